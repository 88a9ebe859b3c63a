//! Passwords that a text gives away by saying what they are: `password: …`, `my old password was …`.
//!
//! A label (`password`, `contraseña`) hands a value over by a mark, a verb or nothing; the surer the link, the
//! less the value itself must look like something that was typed.

mod apart;
mod behind;
mod judge;
mod label;
mod languages;
mod link;
mod open;
mod table;
mod value;
mod words;

use crate::request::lint::found::Found;
use crate::request::lint::password::apart::apart;
use crate::request::lint::password::behind::behind;
use crate::request::lint::password::label::Label;
use crate::request::lint::password::label::Labels;
use crate::request::lint::password::link::Link;
use crate::request::lint::password::link::link;
use crate::request::lint::password::open::Open;
use crate::request::lint::password::table::Table;
use crate::request::lint::password::value::values;
use crate::request::lint::rules::PASSWORD;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for them, line by line.
pub(super) fn look(view: &View, found: &mut Found) {
    let labels = Labels::new();
    let mut open = Open::default();
    let mut table = Table::default();
    for line in view.lines() {
        if let Some(value) = open.read(view, line) {
            found.add(view, value.from, value.to, &PASSWORD);
        }
        if let Some(value) = table.read(view, line, &labels) {
            found.add(view, value.from, value.to, &PASSWORD);
        }
        let mut index = line.from;
        let mut last = None;
        while let Some(label) = labels.next(view, index, line.to) {
            index = label.to;
            last = Some(label);
            if let Some(value) = behind(view, line, label) {
                found.add(view, value.from, label.to, &PASSWORD);
            }
            let Some(link) = link(view, line, label) else {
                continue;
            };
            // Nothing but a line to write on.
            let rest = view.slice(link.at, line.to.min(link.at + MAX_BLANK));
            if !rest.iter().any(|&byte| is_word(byte)) && line.to <= link.at + MAX_BLANK {
                open.begin(label);
            }
            index = handed_over(view, line, label, link, found);
        }
        if let Some(label) = last {
            beside(view, line, label, found);
            open.headed(view, line, label);
        }
    }
}

/// Look for what a sentence says over the end of a line: no mark at the end of one hands over the next.
pub(super) fn look_flowed(view: &View, found: &mut Found) {
    let labels = Labels::new();
    for line in view.lines() {
        let mut index = line.from;
        let mut last = None;
        while let Some(label) = labels.next(view, index, line.to) {
            index = label.to;
            last = Some(label);
            if let Some(value) = behind(view, line, label) {
                found.add(view, value.from, label.to, &PASSWORD);
            }
            if let Some(link) = link(view, line, label).filter(|link| link.is_said()) {
                index = handed_over(view, line, label, link, found);
            }
        }
        if let Some(label) = last {
            beside(view, line, label, found);
        }
    }
}

/// Add what the label hands over by `link`. Where to look for the next label.
fn handed_over(view: &View, whole: Part, label: Label, link: Link, found: &mut Found) -> usize {
    let mut end = label.to;
    for value in values(view, whole, label, link) {
        found.add(view, label.from, value.to, &PASSWORD);
        end = end.max(value.to);
    }
    end
}

/// Add what stands apart from the last label of a line.
fn beside(view: &View, line: Part, label: Label, found: &mut Found) {
    for value in apart(view, line, label) {
        found.add(view, value.from, value.to, &PASSWORD);
    }
}

/// How long a line of underscores is.
const MAX_BLANK: usize = 64;
