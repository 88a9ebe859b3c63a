//! Look-ups in a corpus on another machine: what many digests need is asked for together, and where the answers do not
//! belong together, because the corpus was replaced over there, once more.

use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::lookup::Seen;
use crate::corpus::page::Entry;
use crate::corpus::page::Page;
use crate::corpus::preamble::Preamble;
use crate::corpus::row::Key;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Piece;
use crate::corpus::storage::Reach;
use crate::corpus::storage::Storage;

/// What is known of one digest; an error may be that of its neighbours too.
type Answer = Result<Option<u64>, Rc<CorpusError>>;

impl Corpus {
    /// Where its bytes come from.
    #[must_use]
    pub fn storage(&self) -> &dyn Storage {
        self.storage.as_ref()
    }

    /// Page `number` out of its bytes, where it belongs to the pages before it.
    pub(in crate::corpus) fn admit(&self, bytes: &[u8], number: u16) -> Result<Page, CorpusError> {
        let page = Page::parse(bytes, number)?;
        if self.reach() == Reach::Far {
            // One on this machine was measured when it was opened.
            let expected = super::head_length(&page.preamble);
            let found = self.storage.length(FileName::Head)?;
            if found != expected {
                return Err(CorpusError::Length { expected, found });
            }
        }
        self.belongs(page.preamble)?;
        Ok(page)
    }

    pub(in crate::corpus) fn pin(&self) -> &OnceLock<Preamble> {
        if self.is_renewed.load(Ordering::Relaxed) {
            &self.renewed
        } else {
            &self.preamble
        }
    }

    pub(in crate::corpus) fn look_up_far(&self, key: Key) -> Result<Option<u64>, CorpusError> {
        let mut answers = self.ask_twice(&[key]);
        let answer = answers.pop().unwrap_or_else(|| {
            let why = "no answer".to_owned();
            Err(Rc::new(CorpusError::Unavailable(why)))
        });
        // Nobody else holds it: there is one digest.
        answer.map_err(|error| Rc::into_inner(error).unwrap_or(CorpusError::NotHeld))
    }

    pub(in crate::corpus) fn look_up_far_sorted(
        &self,
        keys: &[Key],
        each: &mut dyn FnMut(usize, Seen<'_>),
    ) {
        let mut first = 0;
        for keys in keys.chunks(AT_ONCE) {
            for (index, answer) in self.ask_twice(keys).iter().enumerate() {
                each(first + index, answer.as_ref().copied().map_err(Rc::as_ref));
            }
            first += keys.len();
        }
    }

    fn ask_twice(&self, keys: &[Key]) -> Vec<Answer> {
        let answers = self.ask(keys);
        let is_doubtful = answers.iter().any(|answer| {
            let error = answer.as_ref().err().map(Rc::as_ref);
            error.is_some_and(is_of_another_build)
        });
        if !is_doubtful || !self.storage.forget() {
            return answers;
        }
        self.is_renewed.store(true, Ordering::Relaxed);
        self.ask(keys)
    }

    fn ask(&self, keys: &[Key]) -> Vec<Answer> {
        let mut answers = Vec::with_capacity(keys.len());
        let page_of = |keys: &[Key]| keys.first().map_or(0, |&key| super::page_of(key));
        let groups: Vec<&[Key]> = keys
            .chunk_by(|a, b| super::page_of(*a) == super::page_of(*b))
            .collect();
        let pieces: Vec<Piece> = groups
            .iter()
            .map(|keys| Piece {
                file: FileName::Head,
                offset: layout::page_at(page_of(keys)),
                length: PAGE,
            })
            .collect();
        let mut wanted = Wanted::default();
        let pages = self.storage.read_many(&pieces);
        for (keys, bytes) in groups.into_iter().zip(pages) {
            match bytes.and_then(|bytes| self.admit(&bytes, page_of(keys))) {
                Ok(page) => {
                    for &key in keys {
                        self.want(&page, key, &mut wanted, &mut answers);
                    }
                }
                Err(error) => {
                    self.settle(&mut wanted, &mut answers);
                    let error = Rc::new(error);
                    answers.extend(keys.iter().map(|_| Err(Rc::clone(&error))));
                }
            }
        }
        self.settle(&mut wanted, &mut answers);
        answers
    }

    /// Note the bucket of `key`, which may be that of the key before it.
    fn want(&self, page: &Page, key: Key, wanted: &mut Wanted, answers: &mut Vec<Answer>) {
        let shape = Shape::of(&page.preamble);
        // A page that was parsed has an entry for each of its buckets.
        let (entry, offset) = super::place(page, shape.bucket(key)).unwrap_or((Entry::NotHeld, 0));
        let length = entry.length();
        let piece = Piece {
            file: FileName::Shard(page.shard()),
            offset,
            length,
        };
        if length > 0 && wanted.pieces.last() != Some(&piece) {
            // A directory that asks for gigabytes gets them a little at a time.
            if wanted.bytes + u64::from(length) > MOST {
                self.settle(wanted, answers);
            }
            wanted.bytes += u64::from(length);
            wanted.pieces.push(piece);
        }
        let index = wanted.pieces.len().saturating_sub(1);
        wanted.keys.push((key, shape, entry, index));
    }

    /// Read what is wanted, and answer.
    fn settle(&self, wanted: &mut Wanted, answers: &mut Vec<Answer>) {
        let wanted = std::mem::take(wanted);
        let read = self.storage.read_many(&wanted.pieces);
        let read: Vec<_> = read.into_iter().map(|it| it.map_err(Rc::new)).collect();
        for (key, shape, entry, index) in wanted.keys {
            answers.push(match (entry, read.get(index)) {
                (Entry::Held { is_partial, .. }, Some(Ok(bytes))) => {
                    super::find(shape, key, bytes, is_partial).map_err(Rc::new)
                }
                (Entry::Held { .. }, Some(Err(error))) => Err(Rc::clone(error)),
                _ => super::nothing_there(entry).map_err(Rc::new),
            });
        }
    }
}

/// Buckets to be read, and for whom.
#[derive(Default)]
struct Wanted {
    pieces: Vec<Piece>,
    bytes: u64,
    keys: Vec<(Key, Shape, Entry, usize)>,
}

/// Whether a part of an older corpus, kept from then, would look like this.
fn is_of_another_build(error: &CorpusError) -> bool {
    match error {
        CorpusError::NotACorpus
        | CorpusError::Version(_)
        | CorpusError::Damaged(_)
        | CorpusError::Length { .. }
        | CorpusError::Mixed => true,
        CorpusError::NotHeld
        | CorpusError::OtherKind { .. }
        | CorpusError::Read(_)
        | CorpusError::Unavailable(_) => false,
    }
}

/// So many digests are asked for together.
const AT_ONCE: usize = 512;
/// So many bytes of buckets are held at once, and those of one more bucket.
const MOST: u64 = 16 << 20;
#[expect(clippy::cast_possible_truncation, reason = "2,048")]
const PAGE: u32 = layout::PAGE as u32;
