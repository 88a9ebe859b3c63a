//! The XML of a database becomes entries and groups.

use sha2::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::digits::base64;
use crate::kdbx::database::Database;
use crate::kdbx::database::Entry;
use crate::kdbx::database::Group;
use crate::kdbx::error::KdbxError;
use crate::kdbx::past::Past;
use crate::kdbx::stream::Stream;
use crate::kdbx::tag::Tag;
use crate::kdbx::time;
use crate::kdbx::walk::Step;
use crate::kdbx::walk::Walk;
use crate::kdbx::walk::attribute;
use crate::secret::Secret;

/// Read it all. Without a `stream` nothing in it may be encrypted; with a `header` its hash must be the one told.
pub(super) fn read(
    xml: &[u8],
    mut stream: Option<Stream>,
    header: Option<&[u8]>,
) -> Result<Database, KdbxError> {
    let mut walk = Walk::new(xml)?;
    let mut outline = Outline::default();
    let mut is_protected = false;
    let mut is_hidden = false;
    loop {
        match walk.step()? {
            Step::Open(tag) => {
                let protected = attribute(&tag, b"Protected")?;
                is_protected = protected.is_some_and(|is| is.eq_ignore_ascii_case(b"true"));
                let hidden = attribute(&tag, b"ProtectInMemory")?;
                is_hidden =
                    is_protected || hidden.is_some_and(|is| is.eq_ignore_ascii_case(b"true"));
                outline.open(Tag::named(tag.name().as_ref()))?;
            }
            Step::Close(text) => {
                let text = match text {
                    // Every value must pass, wanted or not: the stream goes over them all.
                    Some(text) if is_protected => Some(decrypted(&text, stream.as_mut())?),
                    text => text,
                };
                outline.is_hidden = is_hidden;
                (is_protected, is_hidden) = (false, false);
                outline.close(text, header)?;
            }
            Step::End => return Ok(outline.finished()),
        }
    }
}

fn decrypted(text: &Secret, stream: Option<&mut Stream>) -> Result<Secret, KdbxError> {
    let value = base64::decode(text.reveal());
    let value = value.map_err(|_| KdbxError::Damaged("an encrypted value of it is none"))?;
    let stream = stream.ok_or(KdbxError::Damaged("it has encrypted values, and no key"))?;
    let mut value = Zeroizing::new(value.reveal().to_vec());
    stream.apply(&mut value)?;
    Ok(Secret::new(std::mem::take(&mut *value)))
}

/// What was read so far.
#[derive(Default)]
struct Outline {
    database: Database,
    /// The elements that are open.
    path: Vec<Tag>,
    /// The groups that are open.
    groups: Vec<usize>,
    entry: Entry,
    past: Past,
    /// When the entry expires, and whether it does.
    expiry: (Option<u64>, bool),
    /// The `Key` and the `Value` that were read last.
    pair: (Option<Secret>, Option<Secret>),
    /// Whether the element that is closed now is protected, and whether the `Value` was.
    is_hidden: bool,
    is_value_hidden: bool,
    bin: Option<[u8; 16]>,
    is_bin_off: bool,
    fields: usize,
}

impl Outline {
    fn open(&mut self, tag: Tag) -> Result<(), KdbxError> {
        let outer = self.path.last().copied();
        if outer.is_none() && tag != Tag::File {
            return Err(KdbxError::Damaged("what is in it is not KeePass's XML"));
        }
        // What stands where it does not belong means nothing.
        let tag = if tag.belongs(outer) { tag } else { Tag::Other };
        match tag {
            Tag::Group => {
                few(self.database.groups.len())?;
                let parent = self.groups.last().copied();
                self.groups.push(self.database.groups.len());
                self.database.groups.push(Group {
                    parent,
                    ..Group::default()
                });
            }
            Tag::Entry if outer == Some(Tag::Group) => {
                self.entry = Entry {
                    group: self.groups.last().copied().unwrap_or_default(),
                    is_judged: true,
                    ..Entry::default()
                };
                (self.past, self.expiry) = Default::default();
            }
            Tag::Entry => {
                few(self.database.history / 10)?;
                self.past.begin();
            }
            Tag::Pair | Tag::Item => self.pair = (None, None),
            _ => {}
        }
        self.path.push(tag);
        Ok(())
    }

    fn close(&mut self, text: Option<Secret>, header: Option<&[u8]>) -> Result<(), KdbxError> {
        let text = text.unwrap_or_default();
        match self.path[..] {
            [Tag::File, Tag::Meta, Tag::HeaderHash] => {
                let told = base64::decode(text.reveal()).ok();
                let own = header.map(Sha256::digest);
                if let (Some(told), Some(own)) = (told, own)
                    && !told.is_empty()
                    && told.reveal() != &own[..]
                {
                    return Err(KdbxError::Damaged("its header was changed"));
                }
            }
            [Tag::File, Tag::Meta, Tag::BinId] => self.bin = id(&text),
            [Tag::File, Tag::Meta, Tag::BinEnabled] => self.is_bin_off = is(&text, b"false"),
            [.., Tag::Group, Tag::Id] => {
                if let Some(group) = self.group() {
                    group.id = id(&text);
                }
            }
            [.., Tag::Group, Tag::Name] => {
                if let Some(group) = self.group() {
                    group.name = string(&text).chars().take(MAX_NAME).collect();
                }
            }
            [.., Tag::Group, Tag::Entry, Tag::Id] => {
                self.entry.id = id(&text).unwrap_or_default();
            }
            [.., Tag::Group, Tag::Entry, Tag::QualityCheck] => {
                self.entry.is_judged &= !is(&text, b"false");
            }
            [.., Tag::Group, Tag::Entry, Tag::Times, tag] => self.time(tag, &text),
            [.., Tag::History, Tag::Entry, Tag::Times, Tag::Changed] => {
                self.past.changed(time::second(&text));
            }
            [.., Tag::Pair | Tag::Item, Tag::Key] => {
                self.pair.0.get_or_insert(text);
            }
            [.., Tag::Pair | Tag::Item, Tag::Value] => {
                if self.pair.1.is_none() {
                    self.is_value_hidden = self.is_hidden;
                }
                self.pair.1.get_or_insert(text);
            }
            [.., Tag::Group, Tag::Entry, Tag::Pair] => {
                if let Some(key) = self.pair.0.take() {
                    few(self.fields / 10)?;
                    self.fields += 1;
                    let value = self.pair.1.take().unwrap_or_default();
                    let name = string(&key);
                    if std::mem::take(&mut self.is_value_hidden) && !value.is_empty() {
                        self.entry.protected.push(name.clone());
                    }
                    self.entry.fields.push((name, value));
                }
            }
            [.., Tag::History, Tag::Entry, Tag::Pair] => {
                few(self.fields / 10)?;
                self.fields += 1;
                if self
                    .pair
                    .0
                    .take()
                    .is_some_and(|key| key.reveal() == b"Password")
                {
                    self.past.password(self.pair.1.take().unwrap_or_default());
                }
            }
            [.., Tag::Group, Tag::Entry, Tag::CustomData, Tag::Item] => {
                if let (Some(key), Some(value)) = (&self.pair.0, &self.pair.1)
                    && key.reveal() == b"KnownBad"
                    && (is(value, b"true") || is(value, b"1"))
                {
                    self.entry.is_judged = false;
                }
            }
            [.., Tag::Group, Tag::Entry] => {
                few(self.database.entries.len())?;
                let mut entry = std::mem::take(&mut self.entry);
                entry.expires = self.expiry.0.filter(|_| self.expiry.1);
                entry.password_changed = self.past.since(&entry);
                self.database.entries.push(entry);
            }
            [.., Tag::History, Tag::Entry] => self.database.history += 1,
            [.., Tag::Group] => {
                self.groups.pop();
            }
            _ => {}
        }
        self.path.pop();
        Ok(())
    }

    fn time(&mut self, tag: Tag, text: &Secret) {
        match tag {
            Tag::Created => self.entry.created = time::second(text),
            Tag::Changed => self.entry.changed = time::second(text),
            Tag::Expires => self.expiry.1 = is(text, b"true"),
            Tag::Expiry => self.expiry.0 = time::second(text),
            _ => {}
        }
    }

    fn group(&mut self) -> Option<&mut Group> {
        let open = *self.groups.last()?;
        self.database.groups.get_mut(open)
    }

    /// All of it, now that the bin is known.
    fn finished(self) -> Database {
        let mut database = self.database;
        let bin = self.bin.filter(|bin| *bin != [0; 16] && !self.is_bin_off);
        let is_in_bin = |database: &Database, entry: &Entry| {
            bin.is_some() && database.above(entry.group).any(|group| group.id == bin)
        };
        let found: Vec<bool> = database
            .entries
            .iter()
            .map(|entry| is_in_bin(&database, entry))
            .collect();
        for (entry, is_in_bin) in database.entries.iter_mut().zip(found) {
            entry.is_in_bin = is_in_bin;
        }
        database
    }
}

/// So many of anything are in no database.
fn few(count: usize) -> Result<(), KdbxError> {
    if count < MOST {
        return Ok(());
    }
    Err(KdbxError::TooCostly(format!(
        "more than {MOST} entries or groups, or ten times as many fields"
    )))
}

fn id(text: &Secret) -> Option<[u8; 16]> {
    base64::decode(text.reveal()).ok()?.reveal().try_into().ok()
}

fn is(text: &Secret, word: &[u8]) -> bool {
    text.reveal().trim_ascii().eq_ignore_ascii_case(word)
}

fn string(text: &Secret) -> String {
    String::from_utf8_lossy(text.reveal()).into_owned()
}

const MOST: usize = 100_000;
/// Of characters in the name of a group, which stands in the path of every entry in it.
const MAX_NAME: usize = 500;
