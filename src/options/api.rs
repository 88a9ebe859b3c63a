//! How a service with JSON answers is asked.

use std::time::Duration;

use crate::ports::web_api::ApiService;

/// How a service is asked.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "Asking")]
pub struct ApiOptions {
    /// Allow plain HTTP to a service on another machine
    #[arg(long)]
    allow_http: bool,
    /// Seconds to wait for one answer
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
    /// Seconds to wait for all answers of the run, with the waits that a service wishes
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    deadline: u64,
}

impl ApiOptions {
    /// The service at the address that a flag or the config names, or at the usual one; asked so.
    #[must_use]
    pub fn service(
        &self,
        flag: Option<&String>,
        config: Option<&String>,
        usual: &str,
    ) -> ApiService {
        let url = flag.or(config).map_or(usual, String::as_str);
        ApiService {
            url: url.to_owned(),
            allow_http: self.allow_http,
            timeout: Duration::from_secs(self.timeout),
            deadline: Duration::from_secs(self.deadline),
        }
    }
}

/// Source: <https://haveibeenpwned.com/API/v3>.
pub const BREACHES: &str = "https://haveibeenpwned.com/api/v3";
