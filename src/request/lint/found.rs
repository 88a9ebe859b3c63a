//! What was found so far, and how of several that see the same one is told.

use crate::request::lint::Hit;
use crate::request::lint::Rule;
use crate::request::lint::rules::RULES;
use crate::request::lint::view::View;

/// Stretches of the text that must not go out.
#[derive(Default)]
pub(super) struct Found {
    spans: Vec<Span>,
}

/// From one character of the text up to and with another.
struct Span {
    first: usize,
    last: usize,
    rule: &'static Rule,
}

impl Found {
    /// From one index of a view up to another.
    pub(super) fn add(&mut self, view: &View, from: usize, to: usize, rule: &'static Rule) {
        if from < to {
            self.add_characters(view.place(from), view.place(to - 1), rule);
        }
    }

    /// From one character of the text up to and with another.
    pub(super) fn add_characters(&mut self, first: usize, last: usize, rule: &'static Rule) {
        self.spans.push(Span { first, last, rule });
    }

    /// One hit for each stretch, in order: the most specific rule that saw any of it, found first.
    pub(super) fn into_hits(mut self, text: &str) -> Vec<Hit> {
        let rank = |rule: &Rule| RULES.iter().position(|other| other.id == rule.id);
        self.spans.sort_by_key(|span| rank(span.rule));
        let mut taken = vec![false; text.chars().count()];
        let mut kept = Vec::new();
        for span in self.spans {
            let Some(stretch) = taken.get_mut(span.first..=span.last) else {
                continue;
            };
            let is_free = stretch.iter().all(|taken| !taken);
            stretch.fill(true);
            if is_free {
                kept.push((span.first, span.rule));
            }
        }
        kept.sort_by_key(|&(first, _)| first);
        placed(text, &kept)
    }
}

/// The line and column of each character in `found`.
fn placed(text: &str, found: &[(usize, &'static Rule)]) -> Vec<Hit> {
    let mut hits = Vec::with_capacity(found.len());
    let mut found = found.iter().peekable();
    let (mut line, mut column) = (1, 1);
    for (index, char) in text.chars().enumerate() {
        while let Some(&&(at, rule)) = found.peek()
            && at <= index
        {
            found.next();
            hits.push(Hit { rule, line, column });
        }
        if char == '\n' {
            line += 1;
            column = 1;
        } else {
            column += 1;
        }
    }
    hits
}
