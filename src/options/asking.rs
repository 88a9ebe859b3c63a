//! Who is asked about exposure, how patiently, and what an outage means.

use std::path::PathBuf;
use std::time::Duration;

use crate::audit::exposed::Asking;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Origin;
use crate::ports::Ports;
use crate::ports::Service;

/// Who is asked about exposure.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Exposure")]
pub struct AskingOptions {
    /// Open no socket: only kept ranges and the embedded list of common passwords are consulted
    #[arg(long)]
    offline: bool,
    /// A mirror to ask instead of api.pwnedpasswords.com, or a folder of range files [env: `DOORKEY_RANGES`]
    #[arg(long, value_name = "URL|DIR")]
    ranges: Option<String>,
    /// Allow plain HTTP to a mirror on another machine
    #[arg(long)]
    allow_http: bool,
    /// What to make of a secret whose exposure nobody could tell
    #[arg(long, value_name = "WHAT", default_value = "fail")]
    on_error: OnError,
    /// Seconds to wait for one range
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// Seconds to wait for all ranges of the run [default: 30, and a quarter for each range]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=604_800))]
    deadline: Option<u64>,
    /// Neither keep ranges in the cache folder nor use those kept there
    #[arg(long)]
    no_cache: bool,
}

/// What an outage means for the run.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnError {
    /// The run is incomplete: exit code 3
    Fail,
    /// Say so, and let the rest decide the exit code
    Warn,
    /// Ask the embedded list of common passwords; what it does not hold stays unknown: exit code 3
    Fallback,
}

impl AskingOptions {
    /// Open what the flags, the environment or the config name, and the notes the reader needs.
    ///
    /// # Errors
    /// It cannot be asked.
    pub fn open(
        &self,
        ports: &Ports<'_>,
        config: &Config,
    ) -> Result<(Asking, Vec<String>), Failure> {
        let (ranges, named_by) = self.ranges(ports, config);
        let (origin, mut notes) = self.origin(&ranges);
        let source = ports.ranges.open(&origin)?;
        if let Some(named_by) = named_by {
            notes.push(format!("ranges come from {} ({named_by})", source.name()));
        }
        Ok((
            Asking {
                source,
                list: self.offline || self.on_error == OnError::Fallback,
                unknown_matters: self.on_error != OnError::Warn,
            },
            notes,
        ))
    }

    /// The source named, and by what where that is not in plain sight on the command line.
    fn ranges(&self, ports: &Ports<'_>, config: &Config) -> (String, Option<&'static str>) {
        let variable = || {
            let value = ports
                .inputs
                .variable("DOORKEY_RANGES")
                .filter(|value| !value.is_empty())?;
            Some(String::from_utf8_lossy(value.reveal()).into_owned())
        };
        if let Some(ranges) = &self.ranges {
            (ranges.clone(), None)
        } else if let Some(ranges) = variable() {
            (ranges, Some("DOORKEY_RANGES"))
        } else if let Some(ranges) = &config.ranges {
            (ranges.clone(), Some("config file"))
        } else {
            (SERVICE.to_owned(), None)
        }
    }

    fn origin(&self, ranges: &str) -> (Origin, Vec<String>) {
        let is_url = ranges.contains("://");
        match (is_url, self.offline) {
            (false, _) => (Origin::Folder(PathBuf::from(ranges)), Vec::new()),
            (true, true) => (
                Origin::Kept((!self.no_cache).then(|| ranges.to_owned())),
                vec![
                    "offline: exposure can be found, but not ruled out, without ranges".to_owned(),
                ],
            ),
            (true, false) => (
                Origin::Service(Service {
                    url: ranges.to_owned(),
                    allow_http: self.allow_http,
                    timeout: Duration::from_secs(self.timeout),
                    deadline: self.deadline.map(Duration::from_secs),
                    cache: !self.no_cache,
                }),
                Vec::new(),
            ),
        }
    }
}

/// The service everyone knows. Source: <https://haveibeenpwned.com/API/v3#PwnedPasswords>.
pub(crate) const SERVICE: &str = "https://api.pwnedpasswords.com";
