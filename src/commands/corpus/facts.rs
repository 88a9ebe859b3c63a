//! What a corpus is, in a sentence and for a program: the same in every answer.

use crate::corpus::layout;
use crate::corpus::page::Header;
use crate::corpus::preamble::Preamble;
use crate::date::Date;
use crate::number::counted;
use crate::number::grouped;
use crate::told::Word;

/// The sentence that says how much it holds.
pub(super) fn sentence(name: &str, header: &Header) -> String {
    let preamble = header.preamble;
    let a_record = match preamble.records {
        0 => String::new(),
        _ => format!(", {} a record", bytes_a_record(&preamble)),
    };
    let shards = match preamble.parts {
        1 => String::new(),
        parts => format!(", in {parts} shards"),
    };
    format!(
        "`{name}` holds {} ({}) in {} bytes{a_record}{shards}",
        counted(preamble.records, "record", "records"),
        preamble.profile,
        grouped(preamble.length)
    )
}

/// What a match below all bits is worth; `None` where nothing needs to be said.
pub(super) fn worth(preamble: &Preamble) -> Option<String> {
    let profile = preamble.profile;
    let of_a_million = profile.false_alarms(preamble.records) * 1e6;
    if profile.is_exact() || preamble.records == 0 {
        return None;
    }
    let by_chance = if of_a_million >= 0.01 {
        format!("{of_a_million:.2} of a million passwords that were never exposed match by chance")
    } else {
        format!(
            "one of {:.0e} passwords that were never exposed matches by chance",
            1e6 / of_a_million
        )
    };
    Some(format!(
        "a match is one of {} bits: {by_chance}",
        profile.bits
    ))
}

/// The note on ranges that are not held, where there are any.
pub(super) fn gaps(header: &Header) -> Option<String> {
    let (held, all) = (header.ranges, layout::RANGES);
    (held < all).then(|| {
        format!(
            "{} of {} ranges are held; of the others nothing is known",
            grouped(held.into()),
            grouped(all.into())
        )
    })
}

/// The same facts under the same names in every document.
pub(super) fn facts(name: &str, header: &Header) -> Vec<(&'static str, Word)> {
    let preamble = header.preamble;
    let profile = preamble.profile;
    let text = |text: &str| Word::Text(text.to_owned());
    let mut facts = vec![
        ("path", text(name)),
        ("hash", text(profile.kind.word())),
        ("bits", Word::Number(profile.bits.into())),
        ("exact", Word::Flag(profile.is_exact())),
        ("min_count", Word::Number(number(profile.min_count))),
        ("records", Word::Number(number(preamble.records))),
        ("rows", Word::Number(number(preamble.rows))),
        ("ranges", Word::Number(number(header.ranges.into()))),
        ("complete", Word::Flag(header.ranges == layout::RANGES)),
        ("bytes", Word::Number(number(preamble.length))),
        ("parts", Word::Number(preamble.parts.into())),
        ("source", text(&header.source)),
        ("build", Word::Text(format!("{:016x}", preamble.build))),
    ];
    if preamble.modified > 0 {
        let day = Date::at(preamble.modified).to_string();
        facts.push(("last_modified", Word::Text(day)));
    }
    facts
}

/// As a number of the JSON document.
pub(super) fn number(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "two digits are shown")]
fn bytes_a_record(preamble: &Preamble) -> String {
    let a_record = preamble.length as f64 / preamble.records as f64;
    if a_record < 1000.0 {
        return format!("{a_record:.2}");
    }
    grouped(preamble.length / preamble.records)
}
