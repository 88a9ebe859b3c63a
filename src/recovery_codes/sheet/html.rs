//! A page for a browser: one file that loads, runs and links to nothing.

use crate::recovery_codes::sheet::CodeState;
use crate::recovery_codes::sheet::SheetCode;
use crate::recovery_codes::sheet::qr;
use crate::recovery_codes::sheet::rests;
use crate::secret::Secret;
use crate::text::in_html;

/// A page in the making.
pub(super) struct Html(Secret);

impl Html {
    /// With everything above the facts; `room` is how many bytes it may grow to.
    ///
    /// A browser that translates sends the page away, and one that sees a telephone number makes a link of
    /// it: both are told not to.
    pub(super) fn begin(title: &str, room: usize) -> Self {
        let mut page = Self(Secret::new(Vec::with_capacity(room)));
        page.raw("<!DOCTYPE html>\n<html lang=\"en\" translate=\"no\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"");
        page.raw("default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.raw("<meta name=\"google\" content=\"notranslate\">\n");
        page.raw("<meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no\">\n");
        page.element("title", title);
        page.raw("\n<style>\n");
        page.raw(STYLE);
        page.raw("</style>\n</head>\n<body>\n");
        page.element("h1", title);
        page.raw("\n");
        page
    }

    /// A table of names and values.
    pub(super) fn facts(&mut self, facts: &[(&str, String)]) {
        self.raw("<table>\n");
        for (name, value) in facts {
            self.raw("<tr>");
            self.element("th", name);
            self.element("td", value);
            self.raw("</tr>\n");
        }
        self.raw("</table>\n");
    }

    /// A sentence.
    pub(super) fn say(&mut self, sentence: &str) {
        self.element("p", sentence);
        self.raw("\n");
    }

    /// A line to be typed at a terminal.
    pub(super) fn command(&mut self, line: &str) {
        self.element("pre", line);
        self.raw("\n");
    }

    /// A long text to be typed from paper, in groups of four.
    pub(super) fn typed(&mut self, text: &Secret) {
        self.raw("<div class=\"typed\"><code>");
        self.grouped(text);
        self.raw("</code></div>\n");
    }

    /// Begin the list of codes, the longest of which has so many bytes.
    pub(super) fn begin_codes(&mut self, longest: usize) {
        self.raw(match longest {
            0..=19 => "<ol class=\"short\">\n",
            20..=44 => "<ol class=\"middle\">\n",
            _ => "<ol class=\"long\">\n",
        });
    }

    /// One code with its box.
    pub(super) fn code(&mut self, code: &SheetCode<'_>) {
        let (class, tick) = match code.state {
            CodeState::Unused => ("unused", ""),
            CodeState::HandedOut => ("doubtful", "?"),
            CodeState::Burnt => ("burnt", "\u{d7}"),
        };
        let number = code.number.to_string();
        self.raw("<li class=\"");
        self.raw(class);
        self.raw("\"><span class=\"box\">");
        self.raw(tick);
        self.raw("</span><span class=\"number\">");
        self.raw(&number);
        self.raw("</span><span class=\"code\"><code>");
        self.grouped(code.code);
        self.raw("</code>");
        if code.state != CodeState::Unused {
            self.raw(" ");
            self.element("em", code.state.word());
        }
        self.raw("</span></li>\n");
    }

    /// End the list of codes.
    pub(super) fn end_codes(&mut self) {
        self.raw("</ol>\n");
    }

    /// Begin what stands below: lines to write on, and drawings.
    pub(super) fn begin_foot(&mut self) {
        self.raw("<footer>\n");
    }

    /// Lines to write on.
    pub(super) fn blanks(&mut self, names: &[&str]) {
        self.raw("<div class=\"blanks\">");
        for name in names {
            self.element("div", name);
        }
        self.raw("</div>\n");
    }

    /// A QR code with what it holds in words.
    pub(super) fn figure(&mut self, text: &Secret, caption: &str) {
        self.raw("<figure>");
        if qr::draw(text, &mut self.0) {
            self.element("figcaption", caption);
        } else {
            self.element("figcaption", "too long for a QR code");
        }
        self.raw("</figure>\n");
    }

    /// The whole page.
    pub(super) fn end(mut self) -> Secret {
        self.raw("</footer>\n</body>\n</html>\n");
        self.0
    }

    fn raw(&mut self, markup: &str) {
        self.0.extend(markup.as_bytes());
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw("<");
        self.raw(name);
        self.raw(">");
        self.text(text);
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// `secret` in groups that only the eye sees: between them stands no character.
    fn grouped(&mut self, secret: &Secret) {
        for chunk in secret.reveal().utf8_chunks() {
            let mut rest = chunk.valid();
            let mut done = 0;
            for rest_at in rests(rest) {
                if let Some((group, after)) = rest.split_at_checked(rest_at - done) {
                    self.raw("<span>");
                    self.text(group);
                    self.raw("</span>");
                    (rest, done) = (after, rest_at);
                }
            }
            self.raw("<span>");
            self.text(rest);
            self.raw("</span>");
            if !chunk.invalid().is_empty() {
                self.raw("\u{fffd}");
            }
        }
    }

    /// Text, in which nothing is markup and nothing hides.
    fn text(&mut self, text: &str) {
        let mut bytes = [0; 4];
        for char in text.chars() {
            match in_html(char) {
                Some(told) => self.raw(told),
                None => self.0.extend(char.encode_utf8(&mut bytes).as_bytes()),
            }
        }
    }
}

const STYLE: &str = include_str!("style.css");
