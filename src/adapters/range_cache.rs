//! Ranges that earlier runs fetched, kept in the XDG cache folder.
//!
//! One file a range: a header line, then the rows without padding. The header carries the SHA-1 of the
//! rows, so a damaged file is no file. The names tell which prefixes were asked (20 bits of a digest
//! each); `--no-cache` keeps none.

use std::fs::DirBuilder;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use rustix::fs::OFlags;
use sha1::Digest as _;
use sha1::Sha1;

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
        let text = read(&self.path(kind, prefix)?).ok()?;
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

/// A file of ours and nobody else's: who could write it could say "clear".
fn read(path: &Path) -> io::Result<String> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(NO_LINK_NO_WAIT)
        .open(path)?;
    let metadata = file.metadata()?;
    let is_ours = metadata.uid() == rustix::process::geteuid().as_raw();
    if !metadata.is_file() || !is_ours || metadata.mode() & 0o022 != 0 {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut text = String::new();
    file.take(MAX_KEPT).read_to_string(&mut text)?;
    Ok(text)
}

fn write(path: &Path, kind: HashKind, prefix: Prefix, kept: &Kept) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let rows = kept.range.to_text();
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_err(io::Error::other)?
        .as_secs();
    let digest = sha1(&rows);
    let tag = kept.entity_tag.as_deref().filter(|tag| is_tag(tag));
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(folder)?;
    writeln!(
        file,
        "{FORMAT} {} {prefix} {digest} {now} {}",
        kind.word(),
        tag.unwrap_or_default()
    )?;
    file.write_all(rows.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// What can be sent back in a header, and would not end ours early.
fn is_tag(tag: &str) -> bool {
    (1..=MAX_TAG).contains(&tag.len()) && tag.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// The first 128 bits of a SHA-1: enough to see damage.
fn sha1(text: &str) -> String {
    let [first @ .., _, _, _, _]: [u8; 20] = Sha1::digest(text).into();
    format!("{:032x}", u128::from_be_bytes(first))
}

const FORMAT: &str = "doorkey-range/1";
const DAY: Duration = Duration::from_hours(24);
const FRESH: Duration = DAY;
const MAX_TAG: usize = 256;
/// The rows, and a header.
const MAX_KEPT: u64 = MAX_RANGE + 1024;
#[expect(
    clippy::cast_possible_wrap,
    reason = "the flags are small bits on every Unix"
)]
const NO_LINK_NO_WAIT: i32 = OFlags::NOFOLLOW.union(OFlags::NONBLOCK).bits() as i32;
