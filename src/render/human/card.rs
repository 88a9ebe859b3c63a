//! The screen for one secret: the answer first, then what to do, then why.

use std::fmt::Write;

use crate::breach::exposure::Exposure;
use crate::number::counted;
use crate::policy::PolicyVerdict;
use crate::render::human::answer::answer;
use crate::render::human::answer::tone;
use crate::render::number::duration;
use crate::render::number::duration_or_longer;
use crate::render::number::guesses;
use crate::render::number::is_lower_bound;
use crate::render::sanitize::sanitize;
use crate::render::stretches::phrases;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::words;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Row;
use crate::rules;
use crate::strength::estimate::ATTACKERS;
use crate::strength::estimate::Estimate;
use crate::strength::reason::Reason;

/// Where the text beside a label begins.
const MARGIN: usize = 12;

/// Where the times stand, counted from the margin.
const TIMES: usize = 43;

/// The least room a time needs beside them.
const TIME: usize = 22;

/// The most reasons that one screen tells.
const REASONS: usize = 3;

/// Nobody could tell whether it was exposed.
const LOOK_IT_UP: &str =
    "look it up again online, or offline in a corpus: `doorkey corpus download` makes one";

/// The screen, each line ended.
#[must_use]
pub fn card(row: &Row, style: Style) -> String {
    let mut card = Card {
        text: String::new(),
        style,
    };
    match &row.outcome {
        Outcome::Unread { reason, hint } => {
            let answer = format!("not checked: {}", sanitize(reason));
            card.answer(&words::name(row), &answer, tone(row));
            card.section("to do", hint);
        }
        Outcome::Judged(judged) => {
            card.answer(&words::name(row), &answer(judged), tone(row));
            card.judgement(judged);
        }
    }
    card.text
}

struct Card {
    text: String,
    style: Style,
}

impl Card {
    fn answer(&mut self, name: &str, answer: &str, tone: Tone) {
        for line in self.style.width.lines(&format!("{name}: {answer}"), 0) {
            self.text.push_str(&self.style.paint(tone, &line));
            self.text.push('\n');
        }
    }

    fn judgement(&mut self, judged: &Judged) {
        self.section("to do", to_do(judged));
        if let Some(estimate) = &judged.strength {
            self.strength(estimate);
            self.section("made of", phrases(estimate, &judged.revealed));
            self.section("why", why(estimate));
            self.section("helps", &estimate.suggestions);
        }
        if let Some(policy) = &judged.policy {
            self.section("policy", policy_lines(policy));
        }
        match &judged.exposure {
            Some(exposure) => self.section("exposure", [exposure_line(exposure)]),
            None if judged.strength.is_some() => self.section("exposure", ["not looked up"]),
            None => {}
        }
        self.section("note", &judged.notes);
    }

    fn strength(&mut self, estimate: &Estimate) {
        let score = format!("{} of 4, {}", estimate.score, guesses(estimate));
        let part = is_lower_bound(estimate).then(|| {
            let length = counted(estimate.length as u64, "character", "characters");
            format!("first {} of {length} analysed", estimate.analysed)
        });
        let has_columns = self.style.width.beside(MARGIN) >= TIMES + TIME;
        let times = ATTACKERS.map(|attacker| {
            let seconds = estimate.crack_seconds(attacker);
            let time = if part.is_some() {
                duration_or_longer(seconds)
            } else {
                duration(seconds)
            };
            if has_columns {
                format!("{:<TIMES$}{time}", attacker.title)
            } else {
                format!("{}: {time}", attacker.title)
            }
        });
        let range = estimate.range_log10.map(|(least, most)| {
            format!("ways to guess differ: 10^{least:.0} to 10^{most:.0} guesses")
        });
        let lines = [score].into_iter().chain(part).chain(range).chain(times);
        if !has_columns {
            return self.section("strength", lines);
        }
        let mut label = "strength";
        for line in lines {
            self.line(label, &line);
            label = "";
        }
    }

    /// Sentences beside a label, wrapped; nothing at all when there are none.
    fn section(&mut self, label: &str, sentences: impl IntoIterator<Item: AsRef<str>>) {
        let mut label = label;
        for sentence in sentences {
            for line in self.style.width.lines(&sanitize(sentence.as_ref()), MARGIN) {
                self.line(label, &line);
                label = "";
            }
        }
    }

    fn line(&mut self, label: &str, line: &str) {
        let label = format!("{label:<10}");
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.text,
            "  {}{line}",
            self.style.paint(Tone::Label, &label)
        );
    }
}

/// What is to be done about what was found, and about what nobody could tell.
fn to_do(judged: &Judged) -> Vec<&'static str> {
    let exposure = judged.exposure.as_ref();
    let is_common = exposure.is_some_and(|exposure| exposure.is_common);
    let is_unknown = exposure.is_some_and(Exposure::is_unknown);
    let mut acts = Vec::new();
    acts.extend(is_common.then_some(rules::EXPOSED.help));
    acts.extend(judged.findings.iter().map(|finding| finding.rule.help));
    acts.extend((is_unknown && !is_common).then_some(LOOK_IT_UP));
    acts
}

/// The weightiest reasons; of a strong one only why it is: what else it holds makes it no weaker.
fn why(estimate: &Estimate) -> impl Iterator<Item = &'static str> {
    let is_told = |reason: &&Reason| estimate.score < 4 || reason.is_good();
    let reasons = estimate.reasons.iter().filter(is_told);
    reasons.take(REASONS).map(|reason| reason.sentence)
}

fn policy_lines(policy: &PolicyVerdict) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", policy.name, words::met(policy))];
    for failure in &policy.failures {
        lines.push(format!("{} ({})", failure.message, failure.source));
    }
    lines
}

/// The label says "exposure" already.
fn exposure_line(exposure: &Exposure) -> String {
    let phrase = words::exposure(exposure);
    let phrase = phrase.strip_prefix("exposure ").unwrap_or(&phrase);
    format!("{phrase} ({})", exposure.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breach::exposure::Verdict;
    use crate::render::Format;
    use crate::render::samples;
    use crate::render::samples::account;
    use crate::report::Finding;
    use crate::report::Report;

    fn screen(rows: &[Row], report: &Report) -> String {
        samples::shown(Format::Human, rows, Ok(report)).0
    }

    #[test]
    fn an_exposed_password_gets_the_answer_first() {
        let text = screen(&[samples::exposed("password")], &account(1, 0));
        insta::assert_snapshot!(text, @"
        password: weak, and exposed 42 times; policy nist not met
          to do     change it everywhere it is used; it stands in the lists attackers
                    try first
          strength  1 of 4, about 18 thousand guesses
                    online, 100 tries an hour                  7 days
                    online, 10 tries a second                  30 minutes
                    stolen slow hashes, 10 thousand a second   2 seconds
                    stolen fast hashes, 10 billion a second    under a second
          made of   a common password with capitals (9 characters)
          why       it is a common password with capitals or look-alikes, which guessers
                    try as well
          helps     choose a new one: no change to this one is enough
          policy    nist: not met
                    too short: 9 characters, at least 15 are needed (NIST SP 800-63B-4,
                    3.1.1.2)
          exposure  exposed 42 times (api.pwnedpasswords.com)
        checked 1 of 1
        ");
        assert!(text.lines().all(|line| line.chars().count() <= 80));
    }

    #[test]
    fn a_strong_password_is_told_calmly() {
        insta::assert_snapshot!(screen(&[samples::clear("password")], &account(1, 0)), @"
        password: strong, and not in any known breach
          strength  4 of 4, about 316 trillion guesses
                    online, 100 tries an hour                  centuries
                    online, 10 tries a second                  centuries
                    stolen slow hashes, 10 thousand a second   centuries
                    stolen fast hashes, 10 billion a second    9 hours
          exposure  not in any known breach (api.pwnedpasswords.com)
        checked 1 of 1
        ");
    }

    #[test]
    fn unknown_exposure_is_part_of_the_answer() {
        insta::assert_snapshot!(screen(&[samples::unknown("password")], &account(0, 1)), @"
        password: strong, but exposure unknown
          to do     look it up again online, or offline in a corpus:
                    `doorkey corpus download` makes one
          strength  4 of 4, about 316 trillion guesses
                    online, 100 tries an hour                  centuries
                    online, 10 tries a second                  centuries
                    stolen slow hashes, 10 thousand a second   centuries
                    stolen fast hashes, 10 billion a second    9 hours
          exposure  unknown: no answer in 5 seconds (api.pwnedpasswords.com)
        checked 0 of 1, 1 not checked (exposure unknown)
        ");
    }

    #[test]
    fn a_lower_bound_says_what_was_analysed() {
        insta::assert_snapshot!(screen(&[samples::lower_bound("-", 9.5)], &account(1, 0)), @"
        -: strong
          strength  4 of 4, at least 3.2 billion guesses
                    first 3 of 9 characters analysed
                    online, 100 tries an hour                  centuries
                    online, 10 tries a second                  at least 10 years
                    stolen slow hashes, 10 thousand a second   at least 4 days
                    stolen fast hashes, 10 billion a second    under a second, or longer
          exposure  not looked up
        checked 1 of 1
        ");
    }

    #[test]
    fn what_could_not_be_read_says_why_and_what_to_do() {
        insta::assert_snapshot!(screen(&[samples::unread("API_KEY")], &account(0, 1)), @"
        .env:3 API_KEY: not checked: empty
          to do     give it a value
        checked 0 of 1, 1 not checked (empty)
        ");
    }

    #[test]
    fn other_findings_and_an_undecided_policy_join_the_answer() {
        let row = samples::judged(
            "b",
            Judged {
                strength: Some(samples::estimate(3, 9.0)),
                policy: Some(PolicyVerdict {
                    name: "nist".to_owned(),
                    passed: None,
                    failures: Vec::new(),
                }),
                exposure: Some(samples::exposure(Verdict::Clear)),
                revealed: Vec::new(),
                findings: vec![Finding {
                    rule: &rules::REUSED,
                    severity: rules::REUSED.severity,
                    message: "the same as a".to_owned(),
                    counts: true,
                }],
                notes: vec!["longer than the 72 bytes bcrypt reads".to_owned()],
            },
        );
        insta::assert_snapshot!(screen(&[row], &account(1, 0)), @"
        b: good, and not in any known breach; policy nist undecided; the same as a
          to do     use a new one that has nothing to do with any other; one breach must
                    not open two doors
          strength  3 of 4, about 1 billion guesses
                    online, 100 tries an hour                  centuries
                    online, 10 tries a second                  3 years
                    stolen slow hashes, 10 thousand a second   1 day
                    stolen fast hashes, 10 billion a second    under a second
          policy    nist: undecided
          exposure  not in any known breach (api.pwnedpasswords.com)
          note      longer than the 72 bytes bcrypt reads
        checked 1 of 1
        ");
    }
}
