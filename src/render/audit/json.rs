//! One JSON document, a finding a line: `doorkey/audit/1`. Valid on failure too.

use std::io;
use std::io::Write;

use crate::audit::vault::diff::SCHEMA;
use crate::audit::vault::list::List;
use crate::failure::Failure;
use crate::render::audit::mirror::Placed;
use crate::render::audit::mirror::Summary;
use crate::render::mirror::Failed;
use crate::render::safe_json;

pub(super) fn write(list: Result<&List, &Failure>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = format!("{{\"schema\":\"{SCHEMA}\",").into_bytes();
    match list {
        Ok(list) => {
            text.extend_from_slice(b"\"findings\":[");
            for (at, finding) in Placed::all(list).enumerate() {
                text.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
                safe_json::append(&mut text, &finding)?;
                out.write_all(&text)?;
                text.clear();
            }
            text.extend_from_slice(b"\n],");
            safe_json::append_members(&mut text, &Summary::of(list))?;
        }
        Err(failure) => safe_json::append_members(&mut text, &Failed::of(failure))?,
    }
    text.extend_from_slice(b"}\n");
    out.write_all(&text)?;
    out.flush()
}
