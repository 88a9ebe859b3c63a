//! What download and update share: a journal that is filled by sweeps and becomes a corpus.
//!
//! The order of what is made durable lets a kill between any two steps do no harm: the journal; the new corpus, by
//! its name in one step; the record of tags, by its name in one step; then the journal goes. The journal knows the build
//! of the corpus it becomes, so that the next run sees how far the one before came.

use std::io;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::commands::corpus::beside;
use crate::commands::corpus::beside::Beside;
use crate::commands::corpus::incomplete;
use crate::corpus::error::CorpusError;
use crate::corpus::journal;
use crate::corpus::journal::Head;
use crate::corpus::journal::Index;
use crate::corpus::journal::Place;
use crate::corpus::layout;
use crate::corpus::merge;
use crate::corpus::merge::Before;
use crate::corpus::merge::Journal;
use crate::corpus::page::Header;
use crate::corpus::tags::Tag;
use crate::corpus::tags::Tags;
use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::downloads::Arrival;
use crate::ports::downloads::Ask;
use crate::ports::downloads::JournalFile;
use crate::ports::downloads::SweepSource;
use crate::ports::downloads::Swept;

/// A journal in use.
pub(super) struct Fetching {
    file: Box<dyn JournalFile>,
    place: Beside,
    /// What it is of.
    pub(super) head: Head,
    /// What it has.
    pub(super) index: Index,
    /// How many ranges the runs before this one had brought.
    pub(super) kept: u32,
    /// When the last of them was at it, in seconds since 1970.
    written: u64,
    /// Ranges of this run whose rows are not those that `update` has.
    pub(super) news: u32,
}

impl Fetching {
    /// Open the journal beside the corpus, or begin one as `wish` says; its build is then taken from `random`. `None`
    /// where there is one and it is of something else.
    ///
    /// # Errors
    /// Another run is at it, or it cannot be used.
    pub(super) fn open(
        ports: &mut Ports<'_>,
        place: Beside,
        wish: Head,
        makes_folder: bool,
    ) -> Result<Self, Failure> {
        place.can_have_tags(ports)?;
        let mut file = ports.downloads.journal(&place.journal, makes_folder)?;
        let written = file
            .written()
            .map_err(|error| unusable(&place.journal, &error))?;
        let found = file
            .read()
            .and_then(|mut from| journal::scan(&mut from))
            .map_err(|error| unusable(&place.journal, &error))?;
        let mut fetching = Self {
            file,
            place,
            head: wish,
            kept: found.index.changed() + found.index.unchanged(),
            index: found.index,
            written,
            news: 0,
        };
        match found.head {
            Some(head) if fetching.is_wished(&head) => {
                fetching.head = head;
                fetching.file.cut(found.end)
            }
            Some(head) => return Err(fetching.other(&head)),
            None => {
                let mut start = Vec::new();
                let most = fetching.head.to_bytes().len() as u64;
                fetching
                    .file
                    .read()
                    .and_then(|from| from.take(most).read_to_end(&mut start))
                    .map_err(|error| unusable(&fetching.place.journal, &error))?;
                if !fetching.head.is_torn(&start) {
                    return Err(beside::foreign(&fetching.place.journal, "journal"));
                }
                fetching.head.build = ports.random.next_u64().max(1);
                fetching
                    .file
                    .cut(0)
                    .and_then(|()| fetching.file.append(&fetching.head.to_bytes()))
                    .map(|_start| ())
            }
        }
        .map_err(|error| unusable(&fetching.place.journal, &error))?;
        Ok(fetching)
    }

    /// Drop what the runs before this one heard, where the last of them was more than a day before `now`: that a range is
    /// as it was, is true of that day. When that was; `None` where nothing is dropped.
    ///
    /// # Errors
    /// The journal cannot be cut.
    pub(super) fn forget_old(&mut self, now: u64) -> Result<Option<Date>, Failure> {
        if self.kept == 0 || now.abs_diff(self.written) <= SECONDS_OF_A_DAY {
            return Ok(None);
        }
        let head = self.head.to_bytes().len() as u64;
        self.file
            .cut(head)
            .map_err(|error| unusable(&self.place.journal, &error))?;
        (self.index, self.kept) = (Index::default(), 0);
        Ok(Some(Date::at(self.written)))
    }

    fn is_wished(&self, head: &Head) -> bool {
        let Head {
            profile,
            base,
            service,
            ..
        } = head;
        *profile == self.head.profile
            && *service == self.head.service
            // The update that this is of may just have put its corpus there.
            && (*base == self.head.base || (*base != 0 && head.build == self.head.base))
    }

    fn other(&self, head: &Head) -> Failure {
        let what = format!(
            "`{}` is of another run: {} from {}",
            self.place.journal.display(),
            head.profile,
            head.service
        );
        let hint = if head.base == 0 {
            "finish that download with its own options, or delete the file"
        } else if self.head.base == 0 {
            "finish that run with `doorkey corpus update`, or delete the file"
        } else {
            "the corpus that it was to bring up to date is no longer there: delete the file"
        };
        Failure::new(Kind::Usage, what).hint(hint)
    }

    /// Ask `source` for `ranges`, with the tags of `before` except for those `anew` holds true of.
    ///
    /// # Errors
    /// What came cannot be kept, or nothing can be asked.
    pub(super) fn sweep(
        &mut self,
        ports: &Ports<'_>,
        source: &SweepSource,
        ranges: Vec<u32>,
        before: Option<&Arc<Tags>>,
    ) -> Result<Swept, Failure> {
        let total = ranges.len() as u64;
        let tags = before.cloned();
        let asks = ranges.into_iter().map(move |range| Ask {
            range,
            entity_tag: tags
                .as_ref()
                .and_then(|tags| tags.tag(range)?.entity_tag().map(str::to_owned)),
        });
        let mut done = 0;
        let swept = ports.downloads.sweep(
            self.head.profile.kind,
            source,
            Box::new(asks),
            &mut |range, arrival| {
                self.add(range, arrival, before.map(Arc::as_ref))?;
                done += 1;
                ports.progress.at(done, Some(total));
                Ok(())
            },
        );
        ports.progress.end();
        Ok(incomplete::account(swept?, total, done))
    }

    fn add(&mut self, range: u32, arrival: Arrival, before: Option<&Tags>) -> Result<(), Failure> {
        let (entry, is_changed) = match arrival {
            Arrival::NotModified => (Some(journal::unchanged(range)), false),
            Arrival::Rows {
                mut rows,
                entity_tag,
                modified,
            } => {
                let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                journal::keep(self.head.profile, &mut rows);
                let tag = Tag::new(
                    &entity_tag.unwrap_or_default(),
                    u32::try_from(modified.unwrap_or(0)).unwrap_or(u32::MAX),
                    count,
                    journal::rows_checksum(&rows),
                );
                let old = before.and_then(|before| before.tag(range));
                let is_same = old.is_some_and(|old| {
                    old.rows() == tag.rows() && old.checksum() == tag.checksum()
                });
                self.news += u32::from(!is_same);
                let entry = journal::changed(self.head.shape(), range, &tag, &rows);
                (entry, true)
            }
        };
        let entry = entry.ok_or_else(|| {
            let what = format!("range {range:05X} does not fit into a corpus");
            Failure::new(Kind::Input, what)
        })?;
        let at = self
            .file
            .append(&entry)
            .map_err(|error| unusable(&self.place.journal, &error))?;
        let length = u32::try_from(entry.len()).unwrap_or(u32::MAX);
        let place = if is_changed {
            Place::Changed { at, length }
        } else {
            Place::Unchanged
        };
        self.index.set(range, place);
        Ok(())
    }

    /// Why the sweep of `total` ranges is not all there; nothing where it is. A journal with nothing in it goes.
    ///
    /// # Errors
    /// It is not.
    pub(super) fn complete(mut self, swept: &Swept, total: u64) -> Result<Self, Failure> {
        let there = u64::from(self.index.changed()) + u64::from(self.index.unchanged());
        let Some(failure) = incomplete::failure(swept, there, total) else {
            return Ok(self);
        };
        if there == 0 {
            let _nothing_lost = self.file.remove();
        } else {
            let _best_effort = self.file.sync();
        }
        Err(failure)
    }

    /// Make the corpus and the record of tags out of the journal and what was there before, each in one step, and
    /// delete the journal. What it became. `standing` is the build of the corpus that it may replace.
    ///
    /// # Errors
    /// It cannot be written; what was there still is, and so is the journal.
    pub(super) fn finish(
        mut self,
        ports: &Ports<'_>,
        source: &str,
        standing: Option<u64>,
        before: Option<Before<'_>>,
    ) -> Result<Header, Failure> {
        let synced = self.file.sync();
        synced.map_err(|error| unusable(&self.place.journal, &error))?;
        let new = ports.corpora.begin(&self.place.corpus)?;
        let mut journal = Journal {
            head: &self.head,
            index: &self.index,
            read_at: &mut |at, bytes| self.file.read_at(at, bytes),
        };
        let total = Some(u64::from(layout::RANGES));
        let merged = merge::corpus(new, &mut journal, before, source, &mut |done| {
            ports.progress.at(done, total);
        });
        ports.progress.end();
        let merged = merged?;
        // No other run can put a corpus there from here on: this one has the lock of the part.
        if self.place.build(ports) != standing {
            return Err(self.overtaken());
        }
        merged.out.commit(&merged.ends).map_err(|error| {
            let what = format!("`{}` cannot be written", self.place.corpus.display());
            Failure::new(Kind::Output, what)
                .because(&error)
                .hint("what was downloaded is kept: make room, and run the same command again")
        })?;
        self.finish_tags(ports, before.map(|before| before.tags))?;
        Ok(merged.ends.header)
    }

    fn overtaken(&self) -> Failure {
        let (corpus, journal) = (self.place.corpus.display(), self.place.journal.display());
        let what = format!(
            "`{corpus}` is not the corpus that stood there when this run began; it is left as it is"
        );
        let hint = if self.head.base == 0 {
            format!(
                "the same command puts what came in its place; to keep the corpus, delete `{journal}`"
            )
        } else {
            format!("delete `{journal}`, and run the update again")
        };
        Failure::new(Kind::Output, what).hint(hint)
    }

    /// The corpus is in its place: write the record of tags, and delete the journal.
    ///
    /// # Errors
    /// It cannot be written; the next run does.
    pub(super) fn finish_tags(
        mut self,
        ports: &Ports<'_>,
        before: Option<&Tags>,
    ) -> Result<(), Failure> {
        let mut journal = Journal {
            head: &self.head,
            index: &self.index,
            read_at: &mut |at, bytes| self.file.read_at(at, bytes),
        };
        let tags = merge::tags(&mut journal, before)?;
        self.place.can_have_tags(ports)?;
        let written = ports.files.replace(&self.place.tags).and_then(|mut file| {
            file.write_all(&tags)?;
            file.commit()
        });
        written.map_err(|error| {
            let what = format!("`{}` cannot be written", self.place.tags.display());
            Failure::new(Kind::Output, what)
                .because(&error)
                .hint("the corpus is there; run the same command again for this file")
        })?;
        self.discard()
    }

    /// Delete the journal.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn discard(self) -> Result<(), Failure> {
        let removed = self.file.remove();
        removed.map_err(|error| unusable(&self.place.journal, &error))
    }

    /// The ranges of the corpus before that are damaged, and so have to come whatever their tags say.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn damaged(ports: &Ports<'_>, before: Before<'_>) -> Result<Vec<u32>, CorpusError> {
        let total = Some(u64::from(layout::RANGES));
        let damaged = merge::damaged(before, &mut |done| ports.progress.at(done, total));
        ports.progress.end();
        damaged
    }
}

fn unusable(path: &Path, error: &io::Error) -> Failure {
    let what = format!("the download's journal `{}` cannot be used", path.display());
    Failure::new(Kind::Output, what)
        .because(error)
        .hint("make room where it is; the same command goes on from what is there")
}
