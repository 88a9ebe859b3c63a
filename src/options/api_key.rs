//! The key of a service as its owner gives it: from a variable, a descriptor or a prompt, and never an argument.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::unlocking::whole;
use crate::ports::Ports;
use crate::record;
use crate::secret::Secret;

/// Where the service's key comes from. It is never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Where the key comes from")]
pub struct ApiKeyOptions {
    /// Read the key from the variable NAME of the environment
    #[arg(long, value_name = "NAME", conflicts_with = "key_fd")]
    key_env: Option<String>,
    /// Read the key from an open file descriptor
    #[arg(long, value_name = "N")]
    key_fd: Option<u32>,
}

impl ApiKeyOptions {
    /// The key that a flag or the environment gives; `None` where neither does.
    ///
    /// # Errors
    /// As [`named`](Self::named).
    pub fn given(&self, ports: &Ports<'_>) -> Result<Option<Secret>, Failure> {
        match self.named(ports)? {
            Some(key) => Ok(Some(key)),
            None => of_the_environment(ports).map(fit).transpose(),
        }
    }

    /// The key that a flag names; `None` where none does.
    ///
    /// # Errors
    /// It cannot be read, or is none. Neither it nor the name of a variable is repeated: that may be the key.
    pub fn named(&self, ports: &Ports<'_>) -> Result<Option<Secret>, Failure> {
        let unread = |way: &str| {
            let what = format!("the key cannot be read from {way}");
            Failure::new(Kind::Input, what)
        };
        if let Some(name) = &self.key_env {
            let value = ports.inputs.variable(name).filter(|it| !it.is_empty());
            let value = value.ok_or_else(|| {
                unread("the variable that `--key-env` names")
                    .because("it is not set, or empty")
                    .hint("give the name of a variable, never the key itself")
            })?;
            return fit(value).map(Some);
        }
        if let Some(number) = self.key_fd {
            let read = whole(ports.inputs.descriptor(number)).and_then(Secret::or_empty);
            let key = read.map_err(|why| unread("`--key-fd`").because(&why))?;
            return fit(key).map(Some);
        }
        Ok(None)
    }

    /// The key as its owner types it.
    ///
    /// # Errors
    /// Nobody can be asked, or what was typed is none.
    pub fn ask(ports: &mut Ports<'_>, host: &str) -> Result<Secret, Failure> {
        let typed = ports.terminal.ask_secret(&format!("Key of {host}: "));
        let typed = typed.map_err(|failure| match &failure.kind {
            Kind::Cancelled if failure.hint.is_some() => failure.hint(WAYS),
            _ => failure,
        })?;
        fit(typed)
    }
}

/// What a reader must know who keeps a key while the environment has one.
#[must_use]
pub fn overruled(ports: &Ports<'_>) -> Option<String> {
    let is_set = of_the_environment(ports).is_some();
    is_set.then(|| format!("`{VARIABLE}` is set, and is used before a key that is kept"))
}

fn of_the_environment(ports: &Ports<'_>) -> Option<Secret> {
    let value = ports.inputs.variable(VARIABLE);
    value.filter(|value| !value.is_empty())
}

/// What a header can carry.
fn fit(key: Secret) -> Result<Secret, Failure> {
    if record::is_key(&key) {
        return Ok(key);
    }
    let what = "the key is empty, or holds what no key of such a service holds";
    Err(Failure::new(Kind::Input, what).hint("copy it from the service's page once more"))
}

const VARIABLE: &str = "DOORKEY_HIBP_KEY";
/// How a key comes in where nobody can be asked.
pub const WAYS: &str = "give the key another way: DOORKEY_HIBP_KEY, `--key-env NAME`, `--key-fd N`";
