//! The one list of a vault, in every form.

mod chart;
mod csv;
mod html;
mod human;
mod json;
mod jsonl;
mod markup;
mod mirror;
mod names;
mod rows;
#[cfg(test)]
mod tests;

use std::io;
use std::io::Write;

use crate::audit::vault::list::List;
use crate::failure::Failure;
use crate::render::Format;
use crate::render::Options;
use crate::render::talk;
use crate::report::Rule;

/// The forms a list can take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// One that every judging command has.
    Common(Format),
    /// Rows for a spreadsheet.
    Csv,
    /// A page.
    Html,
}

/// Write `list`, or why there is none: the answer to `out`, talk to `err`. `now` is in seconds since 1970.
///
/// # Errors
/// What the streams say.
pub fn write(
    form: Form,
    list: Result<&List, &Failure>,
    now: u64,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    match (form, list) {
        (Form::Common(Format::Human), Ok(_)) if options.quiet => Ok(()),
        (Form::Common(Format::Human), Ok(list)) => human::write(list, options, out, err),
        (Form::Csv, Ok(list)) => {
            csv::write(list, out)?;
            human::account(list, options, err)
        }
        (Form::Html, Ok(list)) => html::write(list, now, out),
        (Form::Common(Format::Json), list) => {
            json::write(list, out)?;
            told(list, err)
        }
        (Form::Common(Format::Jsonl), list) => {
            jsonl::write(list, out)?;
            told(list, err)
        }
        (Form::Common(format), list) => rows::write(format, list, options, out, err),
        (Form::Csv | Form::Html, Err(failure)) => talk::failure(err, failure),
    }
}

/// The rules that an audit can find broken.
pub(super) fn rules() -> Vec<&'static Rule> {
    rows::rules()
}

/// A failure is told to whoever reads the log, too.
fn told(list: Result<&List, &Failure>, err: &mut dyn Write) -> io::Result<()> {
    list.map_or_else(|failure| talk::failure(err, failure), |_| Ok(()))
}
