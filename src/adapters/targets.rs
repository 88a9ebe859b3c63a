//! What stands where a file is to be written: known by its device and number, and by its first bytes.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;

use crate::adapters::descriptor;
use crate::adapters::files::SystemFiles;
use crate::adapters::system::file;
use crate::adapters::system::file::Identity;
use crate::adapters::system::streams;
use crate::ports::targets::Meeting;
use crate::ports::targets::Targets;

impl Targets for SystemFiles {
    fn meeting(&self, target: &Path, source: &Path) -> Option<Meeting> {
        if source.as_os_str() == "-" {
            return self.is_behind(target, 0).then_some(Meeting::Same);
        }
        let (there, read) = (file::identity_behind(target), file::identity_behind(source));
        let (Ok(there), Ok(read)) = (there, read) else {
            return is_one_place(target, source).then_some(Meeting::Same);
        };
        if there == read {
            return Some(Meeting::Same);
        }
        let is_inside = source.is_dir() && (is_below(target, read) || leads_to(source, there));
        is_inside.then_some(Meeting::Inside)
    }

    fn is_behind(&self, target: &Path, number: u32) -> bool {
        let read = match number {
            0 => streams::identity_of_input(),
            number => descriptor::open(number).and_then(|open| file::identity(&open)),
        };
        let there = file::identity_behind(target);
        there.is_ok_and(|there| read.is_ok_and(|read| there == read))
    }

    fn stranger(&self, target: &Path) -> Option<&'static str> {
        // What is no file is refused where it is written; to open a pipe would be to take from it.
        let is_file = fs::metadata(target).is_ok_and(|found| found.is_file());
        let head = is_file.then(|| head(target))?;
        head.ok().and_then(|head| kind(&head))
    }
}

/// Whether two paths are one name in one folder.
fn is_one_place(one: &Path, other: &Path) -> bool {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        file::identity_behind(folder.unwrap_or(Path::new("."))).ok()
    };
    let is_one_folder = || folder(one).is_some_and(|it| folder(other) == Some(it));
    one == other || (one.file_name() == other.file_name() && is_one_folder())
}

/// Whether a file lies in this folder, or in one below it.
fn is_below(path: &Path, folder: Identity) -> bool {
    let path = fs::canonicalize(path);
    let is_it = |above: &Path| file::identity_behind(above).is_ok_and(|it| it == folder);
    path.is_ok_and(|path| path.ancestors().skip(1).any(is_it))
}

/// Whether a link in this folder, or in one below it, leads to the file: Kubernetes mounts secrets so.
fn leads_to(folder: &Path, file: Identity) -> bool {
    let mut waiting = vec![(folder.to_owned(), 0)];
    let mut seen = 0;
    let is_file = |path: &Path| file::identity_behind(path).is_ok_and(|it| it == file);
    while let Some((folder, depth)) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            seen += 1;
            if seen > MOST_NAMES {
                return false;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < MOST_LEVELS => {
                    waiting.push((entry.path(), depth + 1));
                }
                Ok(kind) if kind.is_symlink() && is_file(&entry.path()) => return true,
                _ => {}
            }
        }
    }
    false
}

fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file::open_unwaited(path)?
        .take(HEAD)
        .read_to_end(&mut head)?;
    Ok(head)
}

/// What a file that begins so is, where it is none of ours.
fn kind(head: &[u8]) -> Option<&'static str> {
    let known = KINDS.iter().find(|(start, _)| head.starts_with(start));
    let is_text = || match str::from_utf8(head) {
        // A letter may be cut at the end of what was read.
        Err(error) => error.error_len().is_none(),
        Ok(text) => !text.contains('\0'),
    };
    match known {
        Some((_, kind)) => Some(kind),
        None => (!is_text()).then_some("no text"),
    }
}

/// How files begin that hold what nobody wants to lose.
const KINDS: [(&[u8], &str); 6] = [
    (b"\x03\xd9\xa2\x9a", "a KeePass database"),
    (b"PK\x03\x04", "a zip archive"),
    (b"SQLite format 3\0", "a database"),
    (b"age-encryption.org/", "a file sealed with age"),
    (b"AGE-SECRET-KEY-1", "a key of age"),
    (b"-----BEGIN ", "a key, or a sealed text"),
];
const HEAD: u64 = 4096;
/// As many as a folder of secrets may have, and more.
const MOST_NAMES: usize = 20_000;
const MOST_LEVELS: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_no_report_is_known_by_its_beginning() {
        for (head, is) in [
            (&b""[..], None),
            (b"{\"schema\": \"doorkey/audit/1\"", None),
            ("caf\u{e9}".as_bytes(), None),
            (b"cut at its end: \xc3", None),
            (
                b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5",
                Some("a KeePass database"),
            ),
            (b"PK\x03\x04", Some("a zip archive")),
            (b"age-encryption.org/v1\n", Some("a file sealed with age")),
            (
                b"-----BEGIN PGP MESSAGE-----",
                Some("a key, or a sealed text"),
            ),
            (b"doorkey\0", Some("no text")),
            (b"\xff\xd8\xff\xe0 JFIF", Some("no text")),
        ] {
            assert_eq!(kind(head), is, "{head:?}");
        }
    }
}
