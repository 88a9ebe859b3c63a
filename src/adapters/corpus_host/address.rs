//! Which addresses of corpora may be asked.

use url::Url;

use crate::adapters::service_address;
use crate::adapters::service_address::Wording;
use crate::failure::Failure;

/// The address as a URL that may be asked. The text is not repeated where it is refused.
pub(super) fn asked(text: &str, allow_http: bool) -> Result<Url, Failure> {
    service_address::asked(text, allow_http, &CORPUS)
}

const CORPUS: Wording = Wording {
    of: "the corpus",
    example: "write it as `https://host.example/corpus/` or name a file",
    bare: Some("leave it out"),
    shown: Some("which digests are looked up"),
    nor: "a file",
};

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
