//! The old password, for those who change one: `--previous` and its ways in.

use std::io::Read;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// Where the old password comes from.
#[derive(clap::Args, Clone, Debug)]
#[group(multiple = false)]
pub struct Previous {
    /// Ask for the previous password too, and find minor variations of it
    #[arg(long = "previous")]
    ask: bool,
    /// The previous password is in the variable NAME
    #[arg(id = "previous_env", long = "previous-env", value_name = "NAME")]
    env: Option<String>,
    /// The previous password is in FILE
    #[arg(id = "previous_file", long = "previous-file", value_name = "FILE")]
    file: Option<PathBuf>,
    /// The previous password comes from an open file descriptor
    #[arg(id = "previous_fd", long = "previous-fd", value_name = "N")]
    fd: Option<u32>,
}

impl Previous {
    /// Read it, if there is one.
    ///
    /// # Errors
    /// It was named and cannot be read: the question "is the new one a variation?" would stay open.
    pub fn read(&self, ports: &mut Ports<'_>) -> Result<Option<Secret>, Failure> {
        let secret = if self.ask {
            ports.terminal.ask_secret("Previous password: ")?
        } else if let Some(name) = &self.env {
            ports
                .inputs
                .variable(name)
                .ok_or_else(|| unreadable(&Unreadable::NotSet))?
        } else if let Some(file) = &self.file {
            all(ports.inputs.file(file)).map_err(|why| unreadable(&why))?
        } else if let Some(number) = self.fd {
            all(ports.inputs.descriptor(number)).map_err(|why| unreadable(&why))?
        } else {
            return Ok(None);
        };
        let secret = secret.or_empty().map_err(|why| unreadable(&why))?;
        Ok(Some(secret))
    }
}

fn all(source: Result<Box<dyn Read>, Unreadable>) -> Result<Secret, Unreadable> {
    let mut secret = Secret::read_all(&mut source?)?.or_utf16()?;
    secret.strip_mark();
    secret.strip_line_end();
    Ok(secret)
}

fn unreadable(why: &Unreadable) -> Failure {
    Failure::new(Kind::Input, "the previous password cannot be read").because(why)
}
