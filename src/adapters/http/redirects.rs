//! The redirects that are followed.

use reqwest::redirect::Policy;
use url::Url;

/// Follow those that stay at the same scheme, host and port: what was sent is for nobody else to see.
pub(super) fn at_home() -> Policy {
    that(is_at_home)
}

/// Follow at most three, each one that may lead `from` one URL `to` another.
pub(super) fn that(may_lead: impl Fn(&Url, &Url) -> bool + Send + Sync + 'static) -> Policy {
    Policy::custom(move |attempt| {
        let from = attempt.previous().last();
        let follows = from.is_some_and(|from| may_lead(from, attempt.url()));
        if follows && attempt.previous().len() <= MAX_REDIRECTS {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}

/// Whether a redirect stays at this scheme, host and port, and brings no name or password.
fn is_at_home(from: &Url, to: &Url) -> bool {
    from.origin() == to.origin() && to.username().is_empty() && to.password().is_none()
}

/// More are a loop, or a maze.
pub(super) const MAX_REDIRECTS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_stays_at_home() -> Result<(), url::ParseError> {
        let from = Url::parse("https://a.example/corpus/head")?;
        for (to, stays) in [
            ("https://a.example/other/head", true),
            ("http://a.example/corpus/head", false),
            ("https://b.example/corpus/head", false),
            ("https://a.example:8443/corpus/head", false),
            ("https://ada@a.example/corpus/head", false),
        ] {
            assert_eq!(is_at_home(&from, &Url::parse(to)?), stays, "{to}");
        }
        Ok(())
    }
}
