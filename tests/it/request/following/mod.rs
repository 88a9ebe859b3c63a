//! A case over time: what it keeps, what it says on which day, and the branch that is pushed for it.

mod branch;
mod days;
mod folder;
mod log;

use crate::support::world::NOON;
use crate::support::world::Safe;

const DAY: u64 = 86_400;

/// A case of PyPI, begun at noon on 2026-11-23, whose texts were written that day.
const LINES: &str = r#"{"at":1795435260,"what":"begun"}
{"at":1795435260,"what":"fact","key":"service","value":"pypi"}
{"at":1795435260,"what":"fact","key":"username","value":"ada"}
{"at":1795435260,"what":"fact","key":"second_factor","value":"lost"}
{"at":1795435260,"what":"fact","key":"email","value":"works"}
{"at":1795435260,"what":"fact","key":"address","value":"ada@mail.example"}
{"at":1795435260,"what":"fact","key":"project","value":"engine"}
{"at":1795435260,"what":"fact","key":"repository_url","value":"https://github.com/ada/engine"}
{"at":1795435260,"what":"drafted","value":"recovery_issue"}
"#;

/// A safe with that case in it, called `pypi-ada`.
fn begun() -> Safe {
    let safe = Safe::default();
    safe.add_to_case("pypi-ada", LINES);
    safe
}

/// The same, filed and mailed on that day.
fn filed() -> Safe {
    let safe = begun();
    safe.add_to_case(
        "pypi-ada",
        &format!(
            "{{\"at\":{NOON},\"what\":\"filed\",\"value\":\"https://github.com/pypi/support/issues/7\"}}\n{{\"at\":{NOON},\"what\":\"mailed\"}}\n"
        ),
    );
    safe
}
