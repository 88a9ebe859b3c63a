//! How all ranges of a source are asked for.

use std::time::Duration;

use crate::ports::downloads::SweepSource;

/// How all ranges of a source are asked for.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Asking")]
pub struct SweepingOptions {
    /// Allow plain HTTP to a mirror on another machine
    #[arg(long)]
    allow_http: bool,
    /// Requests at a time
    #[arg(long, value_name = "N", default_value = "32", value_parser = clap::value_parser!(u16).range(1..=256))]
    connections: u16,
    /// Seconds to wait for one range
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// Seconds to go on asking a source that gives nothing
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = clap::value_parser!(u64).range(1..=604_800))]
    patience: u64,
}

impl SweepingOptions {
    /// The source at `url`, asked so.
    #[must_use]
    pub fn source(&self, url: &str) -> SweepSource {
        SweepSource {
            url: url.to_owned(),
            allow_http: self.allow_http,
            connections: self.connections,
            timeout: Duration::from_secs(self.timeout),
            patience: Duration::from_secs(self.patience),
        }
    }
}
