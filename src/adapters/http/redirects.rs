//! The redirects that are followed: those that stay where the question was sent.

use reqwest::redirect::Policy;
use url::Url;

/// Follow at most three, each at the same scheme, host and port: what was sent is for nobody else to see.
pub(super) fn at_home() -> Policy {
    Policy::custom(|attempt| {
        let from = attempt.previous().last();
        let stays = from.is_some_and(|from| is_at_home(from, attempt.url()));
        if stays && attempt.previous().len() <= MAX_REDIRECTS {
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
