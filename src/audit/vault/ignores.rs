//! What the owner chose to live with: one rule, at one place, for a reason, until a day.
//!
//! ```toml
//! [[ignore]]
//! rule = "reused"
//! site = "example.org"        # a host and all below it; or
//! title = "Licence key"       # user, folder: all that are given must fit
//! reason = "shared with the team"
//! until = 2027-01-01
//! ```

use std::error::Error;
use std::fmt;

use serde::Deserialize;

use crate::audit::vault::checks;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::date::Date;
use crate::failure::Explain;
use crate::failure::Kind;

/// What is ignored.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ignores(Vec<Ignore>);

/// One thing that is ignored.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Ignore {
    rule: &'static str,
    site: Option<String>,
    title: Option<String>,
    user: Option<String>,
    folder: Option<String>,
    reason: String,
    until: Date,
}

impl Ignores {
    /// Read a file.
    ///
    /// # Errors
    /// It is not TOML, or an entry has no rule that is known, no reason or no day. The entry is told by its number.
    pub fn parse(text: &[u8]) -> Result<Self, BadIgnore> {
        let text = str::from_utf8(text).map_err(|_| BadIgnore::NotToml(None))?;
        let file: File = toml::from_str(text).map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            BadIgnore::NotToml(before.map(|before| before.matches('\n').count() + 1))
        })?;
        let entries = file.ignore.into_iter().enumerate();
        let read =
            entries.map(|(at, entry)| entry.read().map_err(|why| BadIgnore::Entry(at + 1, why)));
        Ok(Self(read.collect::<Result<_, _>>()?))
    }

    /// Take away what is ignored at `now`; say of each entry that no longer does anything.
    pub fn apply(&self, list: &mut List, now: u64) {
        let today = Date::at(now);
        for (at, ignore) in self.0.iter().enumerate() {
            let number = at + 1;
            if ignore.until <= today {
                let note = format!(
                    "entry {number} of the ignore file ended on {}: {} is told again",
                    ignore.until, ignore.rule
                );
                list.account.notes.push(note);
                continue;
            }
            let mut count = 0;
            for row in list.rows.iter_mut().filter(|row| ignore.fits(row)) {
                let hidden = row.hide("ignored", |finding| finding.rule.id != ignore.rule);
                count += hidden.len();
                list.hidden.extend(hidden);
            }
            if count == 0 {
                let note = format!("entry {number} of the ignore file fits nothing: it can go");
                list.account.notes.push(note);
            } else {
                let why = format!("{} (until {})", ignore.reason, ignore.until);
                list.account.ignored.push((ignore.rule, why, count));
            }
        }
        list.arrange();
    }
}

impl Ignore {
    fn fits(&self, row: &Row) -> bool {
        let is = |wanted: &Option<String>, text: &str| {
            wanted
                .as_ref()
                .is_none_or(|it| it.eq_ignore_ascii_case(text))
        };
        let is_site = self.site.as_ref().is_none_or(|site| {
            let above = row.host.strip_suffix(&site.to_ascii_lowercase());
            above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
        });
        is_site
            && is(&self.title, &row.title)
            && is(&self.user, &row.user)
            && is(&self.folder, &row.folder)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    ignore: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    // What every entry needs is missed by its number: a line of TOML cannot be told for what is not there.
    rule: Option<String>,
    site: Option<String>,
    title: Option<String>,
    user: Option<String>,
    folder: Option<String>,
    reason: Option<String>,
    until: Option<toml::Value>,
}

impl Entry {
    fn read(self) -> Result<Ignore, &'static str> {
        let named = self.rule.ok_or("it has no `rule`")?;
        let rule = checks::named(&named)
            .ok_or("there is no such rule")?
            .rule
            .id;
        let filled =
            |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let reason = self.reason.ok_or("it has no `reason`")?;
        if reason.trim().is_empty() {
            return Err("it gives no reason");
        }
        // What fits everything is `--rules -RULE`, which stands in plain sight.
        if ![&self.site, &self.title, &self.user, &self.folder]
            .into_iter()
            .any(filled)
        {
            return Err("it names no site, title, user or folder");
        }
        // `2027-01-01`, with quotation marks or without.
        let day = match self
            .until
            .ok_or("it has no `until`, as in `until = 2027-01-01`")?
        {
            toml::Value::Datetime(day) => day.to_string(),
            toml::Value::String(day) => day,
            _ => String::new(),
        };
        let until = Date::parse(&day).ok_or("`until` is no day such as 2027-01-01")?;
        let Self {
            site,
            title,
            user,
            folder,
            ..
        } = self;
        Ok(Ignore {
            rule,
            site,
            title,
            user,
            folder,
            reason,
            until,
        })
    }
}

/// Why an ignore file cannot be used.
#[derive(PartialEq, Eq, Debug)]
pub enum BadIgnore {
    /// It is not TOML of the right shape; the line, where it is known.
    NotToml(Option<usize>),
    /// What is wrong with an entry; its number.
    Entry(usize, &'static str),
}

impl fmt::Display for BadIgnore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotToml(None) => formatter.write_str("the ignore file cannot be read"),
            Self::NotToml(Some(line)) => {
                write!(formatter, "line {line} of the ignore file cannot be read")
            }
            Self::Entry(number, why) => write!(
                formatter,
                "entry {number} of the ignore file cannot be used: {why}"
            ),
        }
    }
}

impl Error for BadIgnore {}

impl Explain for BadIgnore {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<String> {
        let hint = "an entry is `[[ignore]]`, then `rule`, `site`, `title`, `user` or `folder`, `reason`, `until`";
        Some(hint.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::vault::list::Finding;
    use crate::report::Severity;

    fn list() -> List {
        let finding = |id: &str| {
            let rule = checks::named(id).map(|check| check.rule)?;
            Some(Finding {
                rule,
                severity: Severity::Error,
                message: String::new(),
                detail: None,
                group: None,
                counts: true,
                is_known: false,
            })
        };
        let row = |host: &str, title: &str| Row {
            host: host.to_owned(),
            title: title.to_owned(),
            findings: [finding("weak"), finding("old")]
                .into_iter()
                .flatten()
                .collect(),
            ..Row::default()
        };
        List {
            rows: vec![row("git.example.org", "Git"), row("example.net", "Licence")],
            ..List::default()
        }
    }

    /// What is left, and what is said.
    fn after(text: &str, now: &str) -> (usize, Vec<String>) {
        let mut list = list();
        let now = Date::parse(now).map_or(0, Date::second);
        match Ignores::parse(text.as_bytes()) {
            Ok(ignores) => ignores.apply(&mut list, now),
            Err(error) => return (0, vec![error.to_string()]),
        }
        (list.account.found, list.account.notes)
    }

    #[test]
    fn one_rule_is_ignored_where_all_that_is_named_fits_until_its_day() {
        let entry = |more: &str| {
            format!("[[ignore]]\nrule = \"weak\"\nreason = \"x\"\nuntil = 2027-01-01\n{more}\n")
        };
        assert_eq!(
            after(&entry("site = \"Example.org\""), "2026-12-31"),
            (3, vec![])
        );
        assert_eq!(
            after(&entry("title = \"licence\""), "2026-12-31"),
            (3, vec![])
        );
        assert_eq!(after(&entry("site = \"ample.org\""), "2026-12-31").0, 4);
        let ended = after(&entry("site = \"example.org\""), "2027-01-01");
        assert_eq!(
            ended,
            (
                4,
                vec![
                    "entry 1 of the ignore file ended on 2027-01-01: weak is told again".to_owned()
                ]
            )
        );
        let idle = after(&entry("title = \"Git\"\nuser = \"ada\""), "2026-12-31");
        assert_eq!(
            idle,
            (
                4,
                vec!["entry 1 of the ignore file fits nothing: it can go".to_owned()]
            )
        );
    }

    #[test]
    fn an_entry_without_rule_reason_place_or_day_is_refused_by_its_number() {
        for (text, why) in [
            (
                "rule = \"wek\"\nsite = \"a\"\nreason = \"x\"\nuntil = 2027-01-01",
                "there is no such rule",
            ),
            (
                "rule = \"weak\"\nsite = \"a\"\nreason = \" \"\nuntil = 2027-01-01",
                "it gives no reason",
            ),
            (
                "rule = \"weak\"\nreason = \"x\"\nuntil = 2027-01-01",
                "it names no site, title, user or folder",
            ),
            (
                "rule = \"weak\"\nsite = \"a\"\nreason = \"x\"",
                "it has no `until`, as in `until = 2027-01-01`",
            ),
            (
                "rule = \"weak\"\nsite = \"a\"\nuntil = 2027-01-01",
                "it has no `reason`",
            ),
            ("site = \"a\"", "it has no `rule`"),
            (
                "rule = \"weak\"\nsite = \"a\"\nreason = \"x\"\nuntil = \"soon\"",
                "`until` is no day such as 2027-01-01",
            ),
            (
                "rule = \"weak\"\nsite = \"a\"\nreason = \"x\"\nuntil = 2027-01-01T00:00:00Z",
                "`until` is no day such as 2027-01-01",
            ),
        ] {
            let error = Ignores::parse(format!("[[ignore]]\n{text}\n").as_bytes()).err();
            let told = error.map(|error| error.to_string()).unwrap_or_default();
            assert_eq!(
                told,
                format!("entry 1 of the ignore file cannot be used: {why}"),
                "{text}"
            );
        }
        let lines = Ignores::parse(b"[[ignore]]\nrule = \"weak\"\nsecret = 1\n").err();
        assert!(matches!(lines, Some(BadIgnore::NotToml(Some(_)))));
        assert_eq!(
            Ignores::parse(b"\xff").err(),
            Some(BadIgnore::NotToml(None))
        );
        assert_eq!(Ignores::parse(b""), Ok(Ignores::default()));
    }
}
