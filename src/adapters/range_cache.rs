//! Ranges that earlier runs fetched, kept in the XDG cache folder.
//!
//! One file a range: a header line, then the rows without padding. The header carries the SHA-1 of the
//! rows, so a damaged file is no file. The names tell which prefixes were asked (20 bits of a digest
//! each); `--no-cache` keeps none.

use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::adapters::kept_file;
use crate::adapters::kept_file::sha1;
use crate::adapters::places;
use crate::adapters::range_folder::MAX_RANGE;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::ports::Answer;
use crate::ports::RangeSource;
use crate::ports::Unavailable;

/// The kept ranges of one service.
pub struct RangeCache {
    /// `None` where there is no home to keep anything in.
    folder: Option<PathBuf>,
}

/// A kept range.
pub(crate) struct Kept {
    pub(crate) range: Range,
    pub(crate) entity_tag: Option<String>,
    age: Duration,
}

impl RangeCache {
    /// The kept ranges of the service at `url`; services never share.
    #[must_use]
    pub fn of(url: &str) -> Self {
        let service = sha1(url);
        Self {
            folder: places::cache().map(|cache| cache.join("ranges").join(service)),
        }
    }

    /// A cache that keeps nothing.
    pub(crate) fn none() -> Self {
        Self { folder: None }
    }

    /// The kept range under `prefix`, if it is whole.
    pub(crate) fn get(&self, kind: HashKind, prefix: Prefix) -> Option<Kept> {
        let kept = kept_file::read(&self.path(kind, prefix)?, MAX_KEPT).ok()?;
        let text = String::from_utf8(kept).ok()?;
        let (header, rows) = text.split_once('\n')?;
        let mut fields = header.splitn(6, ' ');
        let mut field = || fields.next();
        let genuine = field()? == FORMAT
            && field()? == kind.word()
            && field()? == prefix.to_string()
            && field()? == sha1(rows);
        let fetched = UNIX_EPOCH.checked_add(Duration::from_secs(field()?.parse().ok()?))?;
        let entity_tag = field().filter(|tag| is_tag(tag)).map(str::to_owned);
        // A time in the future is not believed: the clock went back, or someone lies.
        let age = SystemTime::now().duration_since(fetched).ok()?;
        let range = Range::parse(rows.as_bytes(), kind).ok()?;
        genuine.then_some(Kept {
            range,
            entity_tag,
            age,
        })
    }

    /// Keep `range` as of now. A cache that cannot be written is no reason to fail.
    pub(crate) fn put(&self, kind: HashKind, prefix: Prefix, kept: &Kept) {
        if let Some(path) = self.path(kind, prefix) {
            let _not_kept = write(&path, kind, prefix, kept);
        }
    }

    fn path(&self, kind: HashKind, prefix: Prefix) -> Option<PathBuf> {
        let prefix = prefix.to_string();
        Some(
            self.folder
                .as_ref()?
                .join(kind.word())
                .join(prefix.get(..2)?)
                .join(prefix),
        )
    }
}

impl Kept {
    /// A range as it came just now.
    pub(crate) fn now(range: Range, entity_tag: Option<String>) -> Self {
        Self {
            range,
            entity_tag,
            age: Duration::ZERO,
        }
    }

    /// Whether it answers without asking: the service itself is refreshed at most once a day.
    pub(crate) fn is_fresh(&self) -> bool {
        self.age < FRESH
    }
}

impl RangeSource for RangeCache {
    fn name(&self) -> &'static str {
        "ranges kept from earlier runs"
    }

    fn is_remote(&self) -> bool {
        false
    }

    fn fetch(
        &mut self,
        kind: HashKind,
        prefixes: &[Prefix],
        each: &mut dyn FnMut(Prefix, Result<Answer, Unavailable>),
    ) {
        for &prefix in prefixes {
            let answer = self.get(kind, prefix).map(|kept| Answer {
                stale: (!kept.is_fresh()).then(|| {
                    format!(
                        "the kept range is {} days old",
                        kept.age.as_secs() / DAY.as_secs()
                    )
                }),
                range: kept.range,
            });
            each(
                prefix,
                answer.ok_or_else(|| Unavailable("offline".to_owned())),
            );
        }
    }
}

fn write(path: &Path, kind: HashKind, prefix: Prefix, kept: &Kept) -> io::Result<()> {
    let rows = kept.range.to_text();
    let tag = kept.entity_tag.as_deref().filter(|tag| is_tag(tag));
    let header = format!(
        "{FORMAT} {} {prefix} {} {} {}",
        kind.word(),
        sha1(&rows),
        kept_file::now()?,
        tag.unwrap_or_default()
    );
    kept_file::write(path, &header, rows.as_bytes())
}

/// What can be sent back in a header, and would not end ours early.
fn is_tag(tag: &str) -> bool {
    (1..=MAX_TAG).contains(&tag.len()) && tag.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

const FORMAT: &str = "doorkey-range/1";
const DAY: Duration = Duration::from_hours(24);
const FRESH: Duration = DAY;
const MAX_TAG: usize = 256;
/// The rows, and a header.
const MAX_KEPT: u64 = MAX_RANGE + 1024;
