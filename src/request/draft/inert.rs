//! Text from outside, made inert: in Markdown it is a code span, and what looks like a mail address is left
//! out of what everybody reads.
//!
//! In a code span GitHub makes no link, mention, reference, emoji, picture or HTML of anything; what could
//! end the span is a longer run of backticks or the end of the paragraph, and neither can stand in it.
//! Sources: <https://spec.commonmark.org/0.31.2/#code-spans>, <https://github.github.com/gfm/>.

use crate::recipes::Recipe;
use crate::request::at_sign;
use crate::request::proof::plan;
use crate::text::is_hostile;

/// How every blank begins, so that [`Draft::open`](super::Draft::open) finds it; nothing from outside has it.
pub(super) const BLANK: &str = "[fill in: ";
/// What stands where the number of the issue belongs.
pub(super) const NUMBER: &str = "#NUMBER";

/// A blank that the person must fill in.
pub(super) fn blank(what: &str) -> String {
    format!("{BLANK}{what}]")
}

/// `text` on one line, with nothing in it that hides, and nothing that looks like a blank of ours.
pub(super) fn seen(text: &str) -> String {
    shown(text)
        .replace(BLANK, "(fill in: ")
        .replace(NUMBER, "NUMBER")
}

/// `text` on one line, with nothing in it that hides.
pub(super) fn shown(text: &str) -> String {
    let shown = |char| match char {
        char if is_hostile(char) => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    text.chars().map(shown).collect()
}

/// `text` as a code span. Its fence is longer than any run of backticks in it, and a space parts the two.
pub(super) fn code(text: &str) -> String {
    let text = seen(text);
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let touches = text.starts_with('`') || text.ends_with('`');
    // A renderer takes a space off both ends where both have one.
    let is_spaced = text.starts_with(' ') && text.ends_with(' ');
    if touches || is_spaced || text.is_empty() {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// How often `char` stands in a row at most.
pub(super) fn longest_run(text: &str, char: char) -> usize {
    let runs = text.split(|other| other != char).map(str::len);
    runs.max().unwrap_or(0) / char.len_utf8()
}

/// The username, for a text of any kind.
///
/// # Errors
/// It is not known, or is none; what the person must fill in.
pub(super) fn username(text: Option<&str>, recipe: &Recipe) -> Result<String, &'static str> {
    let text = text.ok_or("the username")?;
    if is_placeholder(text) {
        return Err("the username; what was given is an example");
    }
    if !plan::is_known_index(recipe) {
        return Ok(seen(text));
    }
    if shows_address(text) {
        return Err("the username; a mail address is none, and must not stand here");
    }
    if !plan::is_username(text) {
        return Err("the username; what was given has a sign in it that no username has");
    }
    Ok(text.to_owned())
}

/// Whether `text` is what examples have where a username belongs.
fn is_placeholder(text: &str) -> bool {
    let letters: String = text.chars().filter(|char| char.is_alphanumeric()).collect();
    PLACEHOLDERS.contains(&letters.to_lowercase().as_str())
}

const PLACEHOLDERS: &[&str] = &[
    "username",
    "usernamehere",
    "yourusername",
    "yourpypiusername",
    "pypiusername",
    "myusername",
    "yourname",
    "none",
    "na",
];

/// Whether a mail address stands in `text`, or what could be read as one: something before an `@`, however
/// that is written, and something after it.
pub(super) fn shows_address(text: &str) -> bool {
    let signs = text.char_indices().filter_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let (_, after) = rest.split_at_checked(at_sign::length(rest.as_bytes())?)?;
        Some((before.trim_end(), after.trim_start()))
    });
    signs.into_iter().any(|(before, after)| {
        let ends = before.chars().next_back().is_some_and(is_of_address);
        ends && after.chars().next().is_some_and(is_of_address)
    })
}

fn is_of_address(char: char) -> bool {
    char.is_alphanumeric() || "!#$%&'*+=?^_`{|}~.-\"[".contains(char)
}
