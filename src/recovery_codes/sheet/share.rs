//! A sheet of paper with one share of a split key.

use crate::date::Date;
use crate::recovery_codes::shares::Share;
use crate::recovery_codes::sheet::html::Html;
use crate::recovery_codes::sheet::plain::Plain;
use crate::recovery_codes::sheet::shown;
use crate::secret::Secret;

/// What stands on the sheet of one share.
pub struct ShareSheet<'a> {
    /// What was split, in words.
    pub name: &'a str,
    /// The day it was split.
    pub made: Date,
    /// The share.
    pub share: &'a Share,
    /// The command that puts the shares together, as it must be typed.
    pub command: &'a str,
    /// What comes after that command.
    pub opens: Opens,
}

/// What the key opens.
#[derive(Clone, Copy, Debug)]
pub struct Opens {
    /// In words, after "opens".
    pub what: &'static str,
    /// The command that opens it.
    pub command: &'static str,
    /// One that opens it without doorkey.
    pub without: &'static str,
}

impl ShareSheet<'_> {
    /// The sheet as a page that a browser prints.
    #[must_use]
    pub fn html(&self) -> Secret {
        let text = self.share.text();
        let mut page = Html::begin(&self.title(), ROOM);
        page.facts(&self.facts());
        page.say(&self.warning());
        page.typed(&text);
        page.say(&self.instruction());
        page.command(&shown(self.command));
        page.say(&self.next_step());
        page.command(self.opens.command);
        page.say(WITHOUT);
        page.command(self.opens.without);
        page.begin_foot();
        page.blanks(&BLANKS);
        page.figure(&text, "the share");
        page.end()
    }

    /// The sheet as lines of at most 72 characters, without any escape.
    #[must_use]
    pub fn text(&self) -> Secret {
        let mut page = Plain::begin(&self.title(), ROOM);
        page.facts(&self.facts());
        page.say(&self.warning());
        page.typed(&self.share.text());
        page.say(&self.instruction());
        page.command(&shown(self.command));
        page.say(&self.next_step());
        page.command(self.opens.command);
        page.say(WITHOUT);
        page.command(self.opens.without);
        page.blanks(&BLANKS);
        page.end()
    }

    fn title(&self) -> String {
        let (index, count) = (self.share.index(), self.share.count());
        format!("Share {index} of {count}: {}", shown(self.name))
    }

    fn facts(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Set", self.share.set().to_string()),
            ("Made", self.made.to_string()),
            (
                "Share",
                format!("{} of {}", self.share.index(), self.share.count()),
            ),
            ("Needed", format!("any {}", self.share.threshold())),
        ]
    }

    fn warning(&self) -> String {
        let threshold = self.share.threshold();
        format!(
            "Keep it apart from the others: whoever has {threshold} of them has the key. Fewer tell nothing."
        )
    }

    fn instruction(&self) -> String {
        format!(
            "To put the key together, type {} of the shares into this command. Capitals, spaces and hyphens \
             do not matter.",
            self.share.threshold()
        )
    }

    fn next_step(&self) -> String {
        format!(
            "It writes the key to key.txt, which is not the end: the key opens {}.",
            self.opens.what
        )
    }
}

/// Before the second command.
const WITHOUT: &str = "Or, with age (age-encryption.org) and without doorkey:";
const BLANKS: [&str; 3] = ["Kept at", "Held by", "Date"];
const ROOM: usize = 64 << 10;
