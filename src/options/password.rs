//! What opens an encrypted file: a password, or an identity of age in a file.

use std::path::Path;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::unlocking::twice;
use crate::options::unlocking::whole;
use crate::ports::Ports;
use crate::ports::store::Unlocking;
use crate::secret::Secret;
use crate::text::is_hostile;

/// What opens an encrypted file. It is never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "What opens the file (default: a prompt)")]
pub struct PasswordOptions {
    /// Read the file's password from an open file descriptor
    #[arg(long, value_name = "N")]
    password_fd: Option<u32>,
    /// The file that opens it: an identity of age (`doorkey codes combine` writes one), or a key file of KeePass
    #[arg(long, value_name = "F")]
    key_file: Option<PathBuf>,
}

/// The password of a new encrypted file. It is never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "What will open the file (default: a prompt)")]
pub struct NewPasswordOptions {
    /// Read the file's password from an open file descriptor
    #[arg(long, value_name = "N")]
    password_fd: Option<u32>,
}

impl PasswordOptions {
    /// What opens a file that is there.
    ///
    /// # Errors
    /// It cannot be read, or nobody can be asked.
    pub fn read(&self, ports: &mut Ports<'_>) -> Result<Unlocking, Failure> {
        if let Some(path) = &self.key_file {
            if self.password_fd.is_some() {
                let what = "`--password-fd` and `--key-file` are two ways to open one file";
                return Err(Failure::new(Kind::Usage, what).hint("leave out one of them"));
            }
            let identity = ports
                .inputs
                .own_file(path)
                .and_then(|mut file| Secret::read_all(&mut file))
                .map_err(|why| {
                    let what = format!("the identity in `{}` cannot be read", path.display());
                    Failure::new(Kind::Input, what).because(&why)
                })?;
            return Ok(Unlocking::Identity(identity));
        }
        let password = match self.password_fd {
            Some(number) => descriptor(ports, number)?,
            None => typed(ports, "Password of the file: ")?,
        };
        Ok(Unlocking::Passphrase(password))
    }
}

impl PasswordOptions {
    /// The file's password, where it is one of another program's.
    ///
    /// # Errors
    /// It cannot be read, or nobody can be asked.
    pub fn password(&self, ports: &mut Ports<'_>) -> Result<Secret, Failure> {
        match self.password_fd {
            Some(number) => descriptor(ports, number),
            None => typed(ports, "Password of the file: "),
        }
    }

    /// The password that was given for all files of a run, where one was; nobody is asked.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn given(&self, ports: &Ports<'_>) -> Result<Option<Secret>, Failure> {
        let given = self.password_fd.map(|number| descriptor(ports, number));
        given.transpose()
    }

    /// Ask for the password of one file of several. Where it has a key file too, it may have none.
    ///
    /// # Errors
    /// Nobody can be asked, or nothing was typed.
    pub fn asked(&self, ports: &mut Ports<'_>, file: &Path) -> Result<Secret, Failure> {
        let name: String = file.display().to_string();
        let name: String = name
            .chars()
            .map(|c| if is_hostile(c) { '?' } else { c })
            .collect();
        let prompt = format!("Password of `{name}`: ");
        match &self.key_file {
            None => typed(ports, &prompt),
            Some(_) => raw(ports, &prompt),
        }
    }

    /// The key file, where one was named.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn key(&self, ports: &Ports<'_>) -> Result<Option<Secret>, Failure> {
        let Some(path) = &self.key_file else {
            return Ok(None);
        };
        let read = ports
            .inputs
            .file(path)
            .and_then(|mut file| Secret::read_all(&mut file));
        read.map(Some).map_err(|why| {
            let what = format!("the key file `{}` cannot be read", path.display());
            Failure::new(Kind::Input, what).because(&why)
        })
    }
}

impl NewPasswordOptions {
    /// A password for a new file, asked twice where it is typed.
    ///
    /// # Errors
    /// It cannot be read, nobody can be asked, or the two are not the same.
    pub fn read(&self, ports: &mut Ports<'_>) -> Result<Secret, Failure> {
        if let Some(number) = self.password_fd {
            return descriptor(ports, number);
        }
        let ask = |prompt: &str| typed(ports, prompt);
        twice(ask, "New password for the file: ", "passwords")
    }
}

fn descriptor(ports: &Ports<'_>, number: u32) -> Result<Secret, Failure> {
    let read = whole(ports.inputs.descriptor(number)).and_then(Secret::or_empty);
    read.map_err(|why| {
        Failure::new(
            Kind::Input,
            "the password cannot be read from `--password-fd`",
        )
        .because(&why)
    })
}

fn raw(ports: &mut Ports<'_>, prompt: &str) -> Result<Secret, Failure> {
    ports
        .terminal
        .ask_secret(prompt)
        .map_err(|failure| match (&failure.kind, &failure.hint) {
            (Kind::Cancelled, Some(_)) => {
                failure.hint("give the file's password another way: `--password-fd N`")
            }
            _ => failure,
        })
}

fn typed(ports: &mut Ports<'_>, prompt: &str) -> Result<Secret, Failure> {
    raw(ports, prompt)?.or_empty().map_err(|_| {
        Failure::new(
            Kind::Cancelled,
            "nothing was typed, and an empty password is none",
        )
    })
}
