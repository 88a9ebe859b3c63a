//! What went wrong between us and a service, and whether asking again can mend it.

use std::time::Duration;

use crate::breach::range::RangeError;

/// Why a request brought no range. Every one of these means "unknown".
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// 404: this source has no such range.
    Missing,
    /// It took too long. Asking again would take as long.
    TimedOut,
    /// There is no way to the source: no network, no such name, nobody listens there.
    Unreachable(String),
    /// The connection broke.
    Broken(String),
    /// The certificate is not to be trusted, or this is no TLS. Asking again would not help.
    Untrusted(String),
    /// This machine knows no authority that vouches for certificates.
    NoTrust(String),
    /// A status that may pass: 429, 5xx and Cloudflare's 52x. The wait is the server's own wish.
    Busy(u16, Option<Duration>),
    /// A status that will not pass.
    Refused(u16),
    /// An answer, but not one that can be believed.
    Unfit(&'static str),
    /// A whole answer that is not a range.
    Malformed(RangeError),
}

impl Trouble {
    /// What a status other than 200 means.
    pub(crate) fn status(code: u16, retry_after: Option<&str>) -> Self {
        match code {
            404 => Self::Missing,
            code @ (429 | 500 | 502..=504 | 520..=524) => {
                Self::Busy(code, retry_after.map(wait_of))
            }
            code => Self::Refused(code),
        }
    }

    /// How long to wait at least before asking again; `None` where that will not help.
    pub(crate) fn again(&self) -> Option<Duration> {
        match self {
            Self::Unreachable(_) | Self::Broken(_) => Some(Duration::ZERO),
            Self::Busy(_, wait) => Some(wait.unwrap_or_default()),
            Self::Missing
            | Self::TimedOut
            | Self::Untrusted(_)
            | Self::NoTrust(_)
            | Self::Refused(_)
            | Self::Unfit(_)
            | Self::Malformed(_) => None,
        }
    }

    /// How often to ask in all. Who has no network waits for the answer "unknown", so that comes soon.
    pub(crate) fn tries(&self) -> u32 {
        match self {
            Self::Unreachable(_) => 2,
            _ => 4,
        }
    }

    /// In a few words.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Missing => "the source has no such range (404)".to_owned(),
            Self::TimedOut => "no whole answer in time".to_owned(),
            Self::Unreachable(cause) => format!("the source cannot be reached: {cause}"),
            Self::Broken(cause) => format!("the connection broke: {cause}"),
            Self::Untrusted(cause) => format!("the connection is not to be trusted: {cause}"),
            Self::NoTrust(cause) => format!(
                "this machine trusts no certificates ({cause}): install the `ca-certificates` package, \
                 or point SSL_CERT_FILE at a bundle"
            ),
            Self::Busy(429, _) => "the source asks for patience (429)".to_owned(),
            Self::Busy(code, _) => format!("the source is out of order ({code})"),
            Self::Refused(code @ (301..=303 | 307 | 308)) => {
                format!("redirected elsewhere ({code}), not followed")
            }
            Self::Refused(code) => format!("the source gives no range but status {code}"),
            Self::Unfit(what) => (*what).to_owned(),
            Self::Malformed(error) => error.to_string(),
        }
    }
}

/// The wait of a `Retry-After`: seconds, or a date. A date is not worth a clock here: it counts as a
/// minute, as does what cannot be read, and a minute is more than a run waits.
/// Source: <https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3>.
fn wait_of(retry_after: &str) -> Duration {
    Duration::from_secs(retry_after.trim().parse().unwrap_or(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_source_is_asked_again_after_the_wait_it_wishes() {
        assert_eq!(Trouble::status(503, None).again(), Some(Duration::ZERO));
        assert_eq!(
            Trouble::status(429, Some("7")).again(),
            Some(Duration::from_secs(7))
        );
        for unreadable in [
            "-1",
            "soon",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "99999999999999999999",
        ] {
            assert_eq!(
                Trouble::status(429, Some(unreadable)).again(),
                Some(Duration::from_mins(1))
            );
        }
    }

    #[test]
    fn a_refusal_is_final() {
        for code in [204, 206, 301, 304, 400, 401, 403, 404, 405, 410, 501] {
            assert_eq!(Trouble::status(code, None).again(), None, "{code}");
        }
    }
}
