//! HTML in the making: the one place where text from outside becomes markup, and where a link is looked at.

use std::fmt::Display;
use std::fmt::Write;

use url::Url;

use crate::text::in_html;

/// A page in the making.
#[derive(Default)]
pub(super) struct Markup(pub(super) String);

impl Markup {
    /// Our own markup. What comes from outside never goes through here.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A number.
    pub(super) fn number(&mut self, number: impl Display + Copy) {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{number}");
    }

    /// Text, in which nothing is markup and nothing hides. Fit for an element and for a quoted attribute.
    pub(super) fn text(&mut self, text: &str) {
        for char in text.chars() {
            match in_html(char) {
                // Two of them are the beginning of a command to a build server that reads along.
                None if char == '#' => self.raw("&#35;"),
                None => self.0.push(char),
                Some(told) => self.raw(told),
            }
        }
    }

    /// Text from outside, whose direction ends where it ends.
    pub(super) fn outside(&mut self, text: &str) {
        self.raw("<bdi>");
        self.text(text);
        self.raw("</bdi>");
    }

    /// An element with text.
    pub(super) fn element(&mut self, name: &str, class: &str, text: &str) {
        self.open(name, class);
        self.text(text);
        self.close(name);
    }

    /// The same with text from outside.
    pub(super) fn named(&mut self, name: &str, class: &str, text: &str) {
        self.open(name, class);
        self.outside(text);
        self.close(name);
    }

    pub(super) fn open(&mut self, name: &str, class: &str) {
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
    }

    pub(super) fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// A link that opens in a tab of its own and says to nobody where it was; nothing, where `url` is not one of the
    /// web. Whether there was one.
    pub(super) fn link(&mut self, url: &str, words: &str) -> bool {
        let Some(url) = web(url) else {
            return false;
        };
        self.raw("<a target=\"_blank\" rel=\"noreferrer noopener\" href=\"");
        self.text(&url);
        self.raw("\">");
        self.text(words);
        self.raw("</a>");
        true
    }
}

/// `url` as a browser would write it, where it leads to a host of the web and logs nobody in.
fn web(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let is_host = url.host_str().is_some_and(|host| !host.is_empty());
    let is_bare = url.username().is_empty() && url.password().is_none();
    (is_web && is_host && is_bare && url.as_str().len() <= MAX_LINK).then(|| url.to_string())
}

const MAX_LINK: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_hostile;

    fn made(make: impl FnOnce(&mut Markup)) -> String {
        let mut markup = Markup::default();
        make(&mut markup);
        markup.0
    }

    #[test]
    fn text_is_never_markup_and_never_hides() {
        let hostile = "<script>alert(1)</script>\" onload='x' &amp; \u{202e}\u{200b}\u{1b}[2J\0";
        let told = made(|page| page.outside(hostile));
        let inner = told.trim_start_matches("<bdi>").trim_end_matches("</bdi>");
        assert!(!inner.contains(['<', '>', '"', '\'']), "{told}");
        assert!(!told.contains(is_hostile), "{told}");
        assert!(told.contains("&amp;amp;"), "{told}");
        for char in '\0'..=char::MAX {
            let told = made(|page| page.text(&char.to_string()));
            assert!(!told.contains(['<', '>', '"', '\'']) && !told.contains(is_hostile));
        }
    }

    #[test]
    fn a_link_leads_to_the_web_or_is_not_there() {
        let link = |url: &str| {
            made(|page| {
                page.link(url, "x");
            })
        };
        assert_eq!(
            link("https://example.org/a?b=\"c\"&d=<e>"),
            "<a target=\"_blank\" rel=\"noreferrer noopener\" href=\"https://example.org/a?b=%22c%22&amp;d=%3Ce%3E\">x</a>"
        );
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "https://ada:hunter2@example.org/",
            "https://ada@example.org/",
            "//example.org",
            "https://",
            "https://a b",
            "",
        ] {
            assert_eq!(link(url), "", "{url}");
        }
        assert_eq!(
            link(&format!("https://example.org/{}", "x".repeat(3000))),
            ""
        );
    }
}
