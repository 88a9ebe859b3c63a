//! What became known between two moments of a case.

use crate::request::facts::Facts;
use crate::request::facts::TEXTS;

impl Facts {
    /// The facts that make these out of those `before`, set one after the other. Nothing that was tried can
    /// have become untried.
    #[must_use]
    pub fn news(&self, before: &Self) -> Vec<(&'static str, String)> {
        let of_project = |key: &str| matches!(key, "project" | "repository_url");
        let is_same = self.projects == before.projects;
        let known = before.pairs();
        let mut news = Vec::new();
        // A text can be taken back: that of a username that there is not.
        for row in TEXTS {
            if self.text(row.text).is_none() && before.text(row.text).is_some() {
                news.push((row.key, String::new()));
            }
        }
        for pair in self.pairs() {
            let is_new = if of_project(pair.0) {
                !is_same
            } else {
                !known.contains(&pair)
            };
            if is_new {
                news.push(pair);
            }
        }
        if !is_same && !before.projects.is_empty() {
            // A repository belongs to the project before it, so the list is begun anew.
            news.insert(0, ("project", String::new()));
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> Facts {
        Facts::read(text.as_bytes()).unwrap_or_default()
    }

    #[test]
    fn the_news_make_the_later_facts_out_of_the_earlier() {
        let some = "username='ada'\nemail='lost'\nprojects=['a',{name='b',repository='https://x.example/b'},'c']";
        let more = "username='ada'\nemail='works'\nrepository='usable'\ntried=['clock']\n\
            projects=[{name='a',repository='https://x.example/a'},{name='b',repository='https://x.example/b'},'c']";
        assert!(facts(some).projects.len() == 3 && facts(more).projects.len() == 3);
        let none = "email='lost'\nprojects=['a',{name='b',repository='https://x.example/b'},'c']";
        for (before, after) in [
            ("", some),
            (some, more),
            ("", more),
            (more, more),
            (some, none),
        ] {
            let (mut before, after) = (facts(before), facts(after));
            for (key, value) in after.news(&before) {
                assert_eq!(before.set(key, &value), Ok(()), "{key}");
            }
            assert_eq!(before, after);
            assert!(after.news(&before).is_empty());
        }
    }
}
