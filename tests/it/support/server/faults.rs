//! Every play with the verdict it may lead to, so that one loop can hold the promise "unknown is never clear".

use self::Verdict::Exposed;
use self::Verdict::NeverClear;
use self::Verdict::Unknown;
use super::play::Play;
use super::rows;

/// What may be said of a password that the honest range holds with a count of [`COUNT`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Exposed, [`COUNT`] times.
    Exposed,
    /// Exposed where a row says so, and otherwise unknown: there may be more rows.
    NeverClear,
    /// Unknown: the answer cannot be trusted or did not come.
    Unknown,
}

/// How often the suffix was exposed, where the answer is right.
pub const COUNT: u64 = 42;

/// One play, its name for a failure message, and what may follow from it.
pub struct Case {
    /// The variant's name.
    pub name: &'static str,
    /// The play.
    pub play: Play,
    /// What may be said.
    pub verdict: Verdict,
}

/// Every fault of [`Play`], for a suffix that is in the honest range; `elsewhere` is another server's base URL.
pub fn every_fault(suffix: &str, elsewhere: &str) -> Vec<Case> {
    let honest = rows::rows_with(suffix, COUNT, 1_900);
    let ntlm = rows::ntlm_rows_with(suffix.split_at(suffix.len().min(27)).0, COUNT, 1_900);
    let rows = || honest.clone();
    let both = || (honest.clone(), suffix.to_owned());
    let hit = |make: fn(String, String) -> Play| {
        let (rows, suffix) = both();
        make(rows, suffix)
    };
    let case = |name, play, verdict| Case {
        name,
        play,
        verdict,
    };
    let away = || elsewhere.to_owned();
    vec![
        case("Correct", Play::Correct(rows()), Exposed),
        case("Chunked", Play::Chunked(rows()), Exposed),
        case("CloseDelimited", Play::CloseDelimited(rows()), NeverClear),
        case("Padded", Play::Padded(rows()), Exposed),
        case("Lf", Play::Lf(rows()), Exposed),
        case("LowerCase", Play::LowerCase(rows()), Exposed),
        case("Bom", Play::Bom(rows()), Exposed),
        case(
            "Tagged",
            Play::Tagged(rows(), "\"0x8DC\"".to_owned()),
            Exposed,
        ),
        case("ByMode", Play::ByMode(rows(), ntlm.clone()), Exposed),
        case("EarlyHints", Play::EarlyHints(rows()), Exposed),
        case("Missing", Play::Missing, Unknown),
        case("ZeroLength", Play::ZeroLength, Unknown),
        case("OnlyPadding", Play::OnlyPadding, Unknown),
        case("TruncatedLine", hit(Play::TruncatedLine), Unknown),
        case("TruncatedAtLine", hit(Play::TruncatedAtLine), Unknown),
        case("HtmlPortal", Play::HtmlPortal, Unknown),
        case("HtmlAsText", Play::HtmlAsText, Unknown),
        case("DuplicateSuffix", hit(Play::DuplicateSuffix), Unknown),
        case("OverflowCount", hit(Play::OverflowCount), Unknown),
        case("NegativeCount", hit(Play::NegativeCount), Unknown),
        case("CountWithJunk", hit(Play::CountWithJunk), Unknown),
        case("CountMissing", hit(Play::CountMissing), Unknown),
        case("NtlmLineInSha1", hit(Play::NtlmLineInSha1), Unknown),
        case("OnlyNtlm", Play::OnlyNtlm(ntlm), Unknown),
        case("NullBytes", hit(Play::NullBytes), Unknown),
        case("Partial", hit(Play::Partial), Unknown),
        case("NotModifiedUnasked", Play::NotModifiedUnasked, Unknown),
        case("GzipUnasked", Play::GzipUnasked(rows()), Unknown),
        case("GzipBomb", Play::GzipBomb, Unknown),
        case("TruncatedBody", hit(Play::TruncatedBody), Unknown),
        case("CloseDelimitedCut", hit(Play::CloseDelimitedCut), Unknown),
        case("ChunkedTruncated", hit(Play::ChunkedTruncated), Unknown),
        case("ShortLengthAtLine", hit(Play::ShortLengthAtLine), Unknown),
        case("ShortLengthMidLine", hit(Play::ShortLengthMidLine), Unknown),
        case("ResetMidway", hit(Play::ResetMidway), Unknown),
        case("NotHttp", Play::NotHttp, Unknown),
        case("CloseAtOnce", Play::CloseAtOnce, Unknown),
        case("SlowDrip", Play::SlowDrip, Unknown),
        case("Hang", Play::Hang, Unknown),
        case("HangAfterHeaders", Play::HangAfterHeaders, Unknown),
        case("HugeBody", Play::HugeBody, Unknown),
        case("HugeHeaders", Play::HugeHeaders, Unknown),
        case("Status(400)", Play::Status(400), Unknown),
        case("Status(403)", Play::Status(403), Unknown),
        case("Status(500)", Play::Status(500), Unknown),
        case("Status(204)", Play::Status(204), Unknown),
        case(
            "Status429",
            Play::Status429 {
                retry_after: None,
                times: usize::MAX,
                rows: rows(),
            },
            Unknown,
        ),
        case(
            "Status503",
            Play::Status503 {
                times: usize::MAX,
                rows: rows(),
            },
            Unknown,
        ),
        case(
            "RedirectHttpOtherHost",
            Play::RedirectHttpOtherHost(away()),
            Unknown,
        ),
        case(
            "RedirectOtherHost",
            Play::RedirectOtherHost(away()),
            Unknown,
        ),
        case("RedirectLoop", Play::RedirectLoop, Unknown),
        case("RedirectSameHost", Play::RedirectSameHost(rows()), Exposed),
        case("RedirectFile", Play::RedirectFile, Unknown),
    ]
}
