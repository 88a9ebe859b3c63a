//! Which addresses of corpora may be asked.

use url::Url;

use crate::adapters::service_address;
use crate::failure::Failure;
use crate::failure::Kind;

/// The address as a URL that may be asked: HTTPS, or HTTP to this machine or where it is allowed, without a name
/// or password. The text is not repeated: it may hold one.
pub(super) fn asked(text: &str, allow_http: bool) -> Result<Url, Failure> {
    let refuse = |what: &str, hint: &str| Err(Failure::new(Kind::Usage, what).hint(hint));
    let Ok(url) = Url::parse(text) else {
        return refuse(
            "the address of the corpus is not a URL",
            "write it as `https://host.example/corpus/` or name a file",
        );
    };
    if !url.username().is_empty() || url.password().is_some() {
        let what = "the address of the corpus holds a user or password";
        return refuse(what, "leave them out");
    }
    if url.query().is_some() || url.fragment().is_some() {
        let what = "the address of the corpus holds a `?` or `#` part";
        return refuse(what, "leave it out");
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if allow_http || service_address::is_this_machine(&url) => Ok(url),
        "http" => refuse(
            "plain HTTP would show others which digests are looked up, and let them forge the answer",
            "use `https://`, or say `--allow-http` if the network is yours alone",
        ),
        _ => refuse(
            "the address of the corpus is neither `https://` nor a file",
            "use `https://`",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_leak_is_refused_without_repeating_it() {
        for text in [
            "http://host.example/c/",
            "ftp://host.example/c/",
            "https://ada:hunter2@host.example/c/",
            "https://host.example/c?key=hunter2",
            "https://host.example/c#hunter2",
            "hunter2",
        ] {
            let failure = asked(text, false).err();
            assert!(
                failure.is_some_and(|failure| !format!("{failure:?}").contains("hunter2")),
                "{text}"
            );
        }
        for (text, allow) in [
            ("https://host.example/c/", false),
            ("http://127.0.0.1:8080/sha1.corpus", false),
            ("http://host.example/c/", true),
        ] {
            assert!(asked(text, allow).is_ok(), "{text}");
        }
    }
}
