//! JSON lines: an entry with all its findings a line, then one line with the account of the run.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::audit::vault::diff::SCHEMA;
use crate::audit::vault::list::List;
use crate::failure::Failure;
use crate::render::audit::mirror::Row;
use crate::render::audit::mirror::Summary;
use crate::render::mirror::Failed;
use crate::render::safe_json;

#[derive(Serialize)]
struct Last<T> {
    schema: &'static str,
    summary: T,
}

#[derive(Serialize)]
struct Broken<'a> {
    schema: &'static str,
    #[serde(flatten)]
    failed: Failed<'a>,
}

pub(super) fn write(list: Result<&List, &Failure>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = Vec::new();
    match list {
        Ok(list) => {
            for row in &list.rows {
                safe_json::append(&mut text, &Row::of(list, row))?;
                text.push(b'\n');
                out.write_all(&text)?;
                text.clear();
            }
            safe_json::append(
                &mut text,
                &Last {
                    schema: SCHEMA,
                    summary: Summary::of(list),
                },
            )?;
        }
        Err(failure) => safe_json::append(
            &mut text,
            &Broken {
                schema: SCHEMA,
                failed: Failed::of(failure),
            },
        )?,
    }
    text.push(b'\n');
    out.write_all(&text)?;
    out.flush()
}
