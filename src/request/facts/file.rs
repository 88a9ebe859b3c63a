//! A file of facts, TOML or JSON: read within bounds, and every mistake told with its line.

use crate::request::facts::FactError;
use crate::request::facts::Facts;

impl Facts {
    /// Read a file of facts. What begins with `{` is JSON, everything else TOML.
    ///
    /// # Errors
    /// It is neither, is too long, or holds a fact that cannot be; the line is told, the bytes are not.
    pub fn read(text: &[u8]) -> Result<Self, FactError> {
        if text.len() > MAX_FILE {
            let why = format!("the file is longer than {} KiB", MAX_FILE >> 10);
            return Err(FactError::Unreadable(why));
        }
        let text = str::from_utf8(text)
            .map_err(|_| FactError::Unreadable("the file is not text (UTF-8)".to_owned()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut facts = Self::default();
        let mut table = table(text)?;
        // The index names the service more exactly than `service = "pypi"` does.
        if let Some(index) = table.remove("index") {
            table.insert("service".to_owned(), index);
        }
        for (key, value) in table {
            read_fact(&mut facts, &key, &value).map_err(|error| in_line(text, &key, error))?;
        }
        Ok(facts)
    }
}

fn table(text: &str) -> Result<toml::Table, FactError> {
    if !text.trim_start().starts_with('{') {
        return toml::from_str(text).map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            not_read(
                "TOML",
                before.map(|before| before.matches('\n').count() + 1),
            )
        });
    }
    let not_json = |line| not_read("JSON", Some(line));
    let json: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|error| not_json(error.line()))?;
    let mut table = toml::Table::new();
    for (key, value) in json {
        // What is not known is left out.
        if value.is_null() {
            continue;
        }
        let line = line_of(text, &key);
        let value = toml::Value::try_from(value).map_err(|_| not_json(line.unwrap_or(1)))?;
        table.insert(key, value);
    }
    Ok(table)
}

fn not_read(form: &str, line: Option<usize>) -> FactError {
    let error = FactError::Unreadable(format!("this is not {form}"));
    match line {
        Some(line) => FactError::Line(line, Box::new(error)),
        None => error,
    }
}

fn read_fact(facts: &mut Facts, key: &str, value: &toml::Value) -> Result<(), FactError> {
    match (key, value) {
        ("projects", toml::Value::Array(rows)) if rows.is_empty() => {
            facts.set("has_projects", "no")
        }
        ("projects", toml::Value::Array(rows)) => {
            rows.iter().try_for_each(|row| read_project(facts, row))
        }
        ("projects", _) => Err(FactError::Unfit("projects", "it is not a list")),
        ("tried", toml::Value::Array(rows)) => rows.iter().try_for_each(|row| {
            let word = row.as_str();
            facts.set(
                "tried",
                word.ok_or(FactError::Unfit("tried", "it is not a list of words"))?,
            )
        }),
        ("tried", _) => Err(FactError::Unfit("tried", "it is not a list of words")),
        // One at a time is for the log of a request.
        ("project" | "repository_url", _) => Err(FactError::NoSuchFact),
        (_, toml::Value::String(word)) => facts.set(key, word),
        (_, toml::Value::Boolean(flag)) => facts.set(key, if *flag { "yes" } else { "no" }),
        (_, toml::Value::Datetime(day)) => facts.set(key, &day.to_string()),
        // So that a name that is wrong is told before its value.
        (_, _) => match facts.clone().set(key, "") {
            Err(FactError::NoSuchFact) => Err(FactError::NoSuchFact),
            _ => Err(FactError::Unreadable("the value is not a word".to_owned())),
        },
    }
}

fn read_project(facts: &mut Facts, row: &toml::Value) -> Result<(), FactError> {
    let unfit = |why| FactError::Unfit("projects", why);
    match row {
        toml::Value::String(name) if name.trim().is_empty() => Err(unfit("a project has no name")),
        toml::Value::String(name) => facts.set("project", name),
        toml::Value::Table(row) => {
            let word = |key: &str| row.get(key).and_then(toml::Value::as_str);
            if row.keys().any(|key| key != "name" && key != "repository") {
                return Err(unfit(
                    "a project has a `name` and a `repository`, nothing else",
                ));
            }
            let name = word("name").filter(|name| !name.trim().is_empty());
            facts.set("project", name.ok_or(unfit("a project has no `name`"))?)?;
            match (word("repository"), row.get("repository")) {
                (Some("" | "none"), _) | (None, None) => Ok(()),
                (Some(url), _) => facts.set("repository_url", url),
                (None, Some(_)) => Err(unfit("a `repository` is not text")),
            }
        }
        _ => Err(unfit(
            "it is not a list of names, or of tables with a `name`",
        )),
    }
}

/// With the line in which `key` stands, where it can be found.
fn in_line(text: &str, key: &str, error: FactError) -> FactError {
    match line_of(text, key) {
        Some(line) => FactError::Line(line, Box::new(error)),
        None => error,
    }
}

fn line_of(text: &str, key: &str) -> Option<usize> {
    let begins = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '{', ',', '[', '"', '\'']);
        let after = line.strip_prefix(key)?;
        let after = after.trim_start_matches(['"', '\'', ' ', '\t']);
        (after.starts_with(['=', ':', ']'])).then_some(())
    };
    let at = text.lines().position(|line| begins(line).is_some())?;
    Some(at + 1)
}

/// Longer than any file of facts.
const MAX_FILE: usize = 64 << 10;
