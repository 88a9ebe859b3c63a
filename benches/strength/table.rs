//! Files of passwords whose strength is known.

use std::fs;
use std::io;

/// The guess number that stands for "no cracker found it".
const NOT_GUESSED: f64 = 15.0;

/// One password and what is known of it.
pub(crate) struct Row {
    pub(crate) password: String,
    /// log10 of the guesses that the best cracker needed, or of its rank in a leak.
    pub(crate) real: f64,
    /// How often it stood in the whole leak.
    pub(crate) weight: f64,
    /// How many lines of the authors' file it stands for.
    pub(crate) stands: f64,
}

impl Row {
    /// No cracker found it: `real` is a lower bound.
    pub(crate) fn at_least(&self) -> bool {
        self.real >= NOT_GUESSED - 1e-9
    }
}

/// Password, guess number and, where they are known, weight and stand, separated by tabs.
pub(crate) fn read(path: &str) -> io::Result<Vec<Row>> {
    let text = fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))?;
    let mut rows = Vec::new();
    for (index, line) in text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.starts_with("# "))
    {
        let fields: Vec<&str> = line.split('\t').collect();
        let wrong = |what: &str| io::Error::other(format!("{path}:{}: {what}", index + 1));
        let number = |place: usize| -> io::Result<f64> {
            match fields.get(place) {
                Some(field) => field.parse().map_err(|_| wrong("no number")),
                None if place > 1 => Ok(1.0),
                None => Err(wrong("too few fields")),
            }
        };
        let real: f64 = number(1)?;
        rows.push(Row {
            password: fields[0].to_owned(),
            real: real.log10().min(NOT_GUESSED),
            weight: number(2)?,
            stands: number(3)?,
        });
    }
    if rows.is_empty() {
        return Err(io::Error::other(format!("{path}: no passwords")));
    }
    Ok(rows)
}
