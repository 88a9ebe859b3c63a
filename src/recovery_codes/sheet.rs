//! A sheet of paper with one set of recovery codes, and nothing else on it.
//!
//! It comes in two forms, both without a copy of a code in a string: a page for a browser, which loads
//! nothing, runs nothing and links to nothing ([`html`]), and text for a printer of text ([`plain`]). Gaps
//! that help the eye are drawn, not written: what is copied from the page is the code as it was given.

mod html;
mod plain;
mod qr;
pub mod share;

use std::fmt::Write;

use crate::date::Date;
use crate::recovery_codes::sheet::html::Html;
use crate::recovery_codes::sheet::plain::Plain;
use crate::secret::Secret;
use crate::text::is_hostile;

/// What stands on the sheet of one set.
pub struct Sheet<'a> {
    /// The relying party.
    pub site: &'a str,
    /// The account at the site.
    pub account: &'a str,
    /// The day the set was made, or taken in.
    pub made: Date,
    /// Where the site takes a code.
    pub where_to_use: Option<&'a str>,
    /// What tells this set from others of the same account.
    pub fingerprint: Option<&'a str>,
    /// The codes in their order.
    pub codes: Vec<SheetCode<'a>>,
}

/// One code of a sheet.
pub struct SheetCode<'a> {
    /// Its number in the set.
    pub number: u32,
    /// As the site gave it.
    pub code: &'a Secret,
    /// What became of it.
    pub state: CodeState,
}

/// What became of a code, as far as paper can say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeState {
    /// Nobody was shown it.
    Unused,
    /// It was shown; whether it was used is not known.
    HandedOut,
    /// It was used.
    Burnt,
}

impl Sheet<'_> {
    /// The sheet as a page that a browser prints.
    #[must_use]
    pub fn html(&self) -> Secret {
        let longest = self.codes.iter().map(|code| code.code.len()).max();
        let mut page = Html::begin(&self.title(), self.room() * 8);
        page.facts(&self.facts());
        page.say(ONCE);
        page.begin_codes(longest.unwrap_or_default());
        for code in &self.codes {
            page.code(code);
        }
        page.end_codes();
        page.begin_foot();
        page.blanks(&BLANKS);
        let texts = self.qr_texts();
        for (part, text) in (1..).zip(&texts) {
            page.figure(text, &self.caption(part, texts.len()));
        }
        page.end()
    }

    /// The sheet as lines of at most 72 characters, without any escape.
    #[must_use]
    pub fn text(&self) -> Secret {
        let mut page = Plain::begin(&self.title(), self.room() * 2);
        page.facts(&self.facts());
        page.say(ONCE);
        for code in &self.codes {
            page.code(code);
        }
        page.blanks(&BLANKS);
        page.end()
    }

    fn title(&self) -> String {
        format!("Recovery codes for {}", shown(self.site))
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        let mut facts = vec![
            ("Site", shown(self.site)),
            ("Account", shown(self.account)),
            ("Made", self.made.to_string()),
        ];
        let where_to_use = self.where_to_use.map(|text| ("Where to use", shown(text)));
        let fingerprint = self.fingerprint.map(|text| ("Set", shown(text)));
        facts.extend(where_to_use);
        facts.extend(fingerprint);
        facts
    }

    /// The codes that may still work, one a line below a line that says what they are, in as many parts
    /// as a telephone can read.
    fn qr_texts(&self) -> Vec<Secret> {
        let alive: Vec<_> = (self.codes.iter())
            .filter(|code| code.state != CodeState::Burnt)
            .collect();
        let mut parts: Vec<Vec<&SheetCode<'_>>> = Vec::new();
        let mut room = 0;
        for code in alive {
            match parts.last_mut() {
                Some(part) if code.code.len() < room => part.push(code),
                _ => {
                    parts.push(vec![code]);
                    room = QR_ROOM;
                }
            }
            room = room.saturating_sub(code.code.len() + 1);
        }
        let count = parts.len();
        (parts.iter().enumerate())
            .map(|(at, part)| self.qr_text(part, at + 1, count))
            .collect()
    }

    fn qr_text(&self, codes: &[&SheetCode<'_>], part: usize, parts: usize) -> Secret {
        let mut head = format!("{}, {}, ", shown(self.site), shown(self.account));
        // Writing to a string cannot fail.
        let _ = write!(head, "recovery codes of {}", self.made);
        if parts > 1 {
            let _ = write!(head, ", part {part} of {parts}");
        }
        let length: usize = codes.iter().map(|code| code.code.len() + 1).sum();
        let mut text = Secret::new(Vec::with_capacity(head.len() + length));
        text.extend(head.as_bytes());
        for code in codes {
            text.extend(b"\n");
            text.extend(code.code.reveal());
        }
        text
    }

    fn caption(&self, part: usize, parts: usize) -> String {
        let burnt = (self.codes.iter()).any(|code| code.state == CodeState::Burnt);
        let what = if burnt {
            "codes that are not burnt"
        } else {
            "all codes"
        };
        match parts {
            1 => format!("{what}, one a line"),
            parts => format!("{what}, part {part} of {parts}"),
        }
    }

    /// How many bytes the codes need, roughly.
    fn room(&self) -> usize {
        let codes: usize = self.codes.iter().map(|code| code.code.len() + 200).sum();
        codes + 8000
    }
}

impl CodeState {
    /// The word beside the code; nothing where it may simply be used.
    fn word(self) -> &'static str {
        match self {
            Self::Unused => "",
            Self::HandedOut => "handed out, perhaps used",
            Self::Burnt => "burnt",
        }
    }
}

/// Text from outside as it may stand on paper: in one line, of bounded length, and in the order in which
/// it is read.
fn shown(text: &str) -> String {
    let mut shown: String = (text.chars().take(MAX_SHOWN))
        .map(|char| if is_hostile(char) { '\u{fffd}' } else { char })
        .collect();
    if text.chars().count() > MAX_SHOWN {
        shown.push('…');
    }
    shown
}

/// Where an eye may rest: the offsets in `code` before which a gap is drawn. Parts that the site itself
/// made (`abcde-fghij`) are left as they are unless they are long.
fn rests(code: &str) -> Vec<usize> {
    let mut rests = Vec::new();
    let mut start = 0;
    for part in code.split_inclusive(|char: char| !char.is_alphanumeric()) {
        let letters = part.chars().filter(|char| char.is_alphanumeric()).count();
        let size = if letters % 4 != 0 && (letters % 5 == 0 || letters % 5 > letters % 4) {
            5
        } else {
            4
        };
        if letters > LONGEST_GROUP {
            let firsts = part.char_indices().take(letters).step_by(size).skip(1);
            rests.extend(firsts.map(|(at, _)| start + at));
        }
        start += part.len();
    }
    rests
}

const ONCE: &str = "Each code works once. Tick the one that was used.";
const BLANKS: [&str; 3] = ["Kept at", "Date", "Signature"];
const MAX_SHOWN: usize = 200;
const LONGEST_GROUP: usize = 7;
/// What the codes of one QR code may have together, in bytes: with its first line it stays below 105
/// modules a side, which a telephone reads from paper.
const QR_ROOM: usize = 420;

#[cfg(test)]
mod tests;
