//! A question as it stands on the screen: plain lines, no wider than the screen, nothing that needs colour.

use crate::request::interview::Choice;
use crate::request::interview::Kind;
use crate::request::interview::Question;

/// The question, why it is asked, and what can be answered; the cursor stays behind it.
#[must_use]
pub fn question(question: &Question, number: usize, width: usize) -> String {
    let mut sheet = String::from("\n");
    put(&mut sheet, &format!("{number}. "), &question.text, width);
    put(&mut sheet, "   Why: ", &question.why, width);
    match &question.kind {
        Kind::Choice(choices) => {
            for (label, choice) in labels(choices).zip(choices) {
                put(&mut sheet, &label, &choice.says, width);
            }
        }
        Kind::Line(form) => put(&mut sheet, "   ", &format!("({form})"), width),
    }
    put(&mut sheet, "   ", "Enter: I do not know", width);
    sheet.push_str(prompt(question));
    sheet
}

/// What stands before the cursor.
#[must_use]
pub fn prompt(question: &Question) -> &'static str {
    match question.kind {
        Kind::Choice(_) => "Number (`?` for help): ",
        Kind::Line(_) => "Answer (`?` for help): ",
    }
}

/// How to answer, for who asks.
#[must_use]
pub fn help(question: &Question, width: usize) -> String {
    let mut sheet = String::new();
    match &question.kind {
        Kind::Choice(choices) => {
            put(&mut sheet, "   ", CHOICE, width);
            let words: Vec<_> = choices.iter().map(|choice| &*choice.word).collect();
            put(&mut sheet, "   Words: ", &words.join(", "), width);
        }
        Kind::Line(_) => put(&mut sheet, "   ", LINE, width),
    }
    put(&mut sheet, "   ", COMMON, width);
    sheet
}

/// A sentence to the person, on lines of its own.
#[must_use]
pub fn sentence(text: &str, width: usize) -> String {
    let mut sheet = String::new();
    put(&mut sheet, "", text, width);
    sheet
}

/// `text` behind `label`, its further lines below its beginning.
fn put(sheet: &mut String, label: &str, text: &str, width: usize) {
    let indent = label.chars().count();
    let mut used = indent;
    sheet.push_str(label);
    for (index, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if index > 0 && used + 1 + length > width {
            sheet.push('\n');
            sheet.extend(std::iter::repeat_n(' ', indent));
            used = indent;
        } else if index > 0 {
            sheet.push(' ');
            used += 1;
        }
        sheet.push_str(word);
        used += length;
    }
    sheet.push('\n');
}

fn labels(choices: &[Choice]) -> impl Iterator<Item = String> {
    let digits = choices.len().to_string().len();
    (1..=choices.len()).map(move |number| format!("   {number:>digits$}  "))
}

const CHOICE: &str =
    "Type the number before the answer that fits best, or the beginning of its word.";
const LINE: &str = "Type it in one line. No password, code or token belongs here; one is not kept.";
const COMMON: &str = "Enter alone says that you do not know: that is fine. `<` goes back to the \
    question before. Ctrl-C stops; what you answered is kept, and the same command goes on from there.";

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::request::facts::Facts;
    use crate::request::interview::of_key;
    use crate::request::interview::of_service;
    use crate::request::topic::TOPICS;

    #[test]
    fn every_question_fits_a_narrow_screen_and_says_why() {
        let mut facts = Facts::default();
        facts.set("project", "sampleproject").expect("it is a fact");
        let keys = ["username", "address", "new_address", "project"];
        let more = ["repository_url", "issue", "filed_on", "since"];
        let topics = TOPICS.iter().map(|topic| topic.key);
        let all = topics.chain(keys).chain(more);
        let mut all: Vec<_> = all.map(|key| of_key(key, &facts).expect(key)).collect();
        all.push(of_service());
        for width in [40, 60, 80] {
            for asked in &all {
                for sheet in [question(asked, 12, width), help(asked, width)] {
                    let longest = sheet.lines().map(|line| line.chars().count()).max();
                    assert!(longest <= Some(width), "{width}:\n{sheet}");
                }
                assert!(question(asked, 1, 400).contains(&asked.why));
            }
        }
    }

    #[test]
    fn a_question_has_its_answers_numbered_below_it() {
        let asked = of_key("recovery_codes", &Facts::default()).expect("it is a question");
        assert_eq!(
            question(&asked, 3, 40)
                .lines()
                .filter(|line| line.starts_with("   1  "))
                .count(),
            1
        );
        assert!(question(&asked, 3, 40).ends_with(": "));
    }
}
