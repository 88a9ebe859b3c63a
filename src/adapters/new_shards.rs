//! A set of shards in the making: one file after the other, and the head that makes a set of them at the end.

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::IntoInnerError;
use std::io::Write;
use std::path::Path;

use crate::adapters::corpus_file::HEAD;
use crate::adapters::corpus_file::shard_name;
use crate::adapters::part_folder::PartFolder;
use crate::adapters::system::file;
use crate::corpus::writer::Ends;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::corpora::NewShards;

/// The set.
pub(super) struct ShardFolder {
    folder: PartFolder,
    /// The shard that is written, and its number.
    open: Option<(u16, BufWriter<File>)>,
}

impl ShardFolder {
    /// Begin the set that will be the folder `path`. What an earlier run left of it is overwritten.
    ///
    /// # Errors
    /// There is something at `path`, another run is at it, or what the system says.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let folder = PartFolder::begin(path, is_ours).map_err(|error| {
            let what = format!("the shards `{}` cannot be written", path.display());
            Failure::new(Kind::Output, what).because(&error)
        })?;
        Ok(Self { folder, open: None })
    }

    fn create(&self, name: &str) -> io::Result<BufWriter<File>> {
        let file = file::make_shared(&self.folder.part.join(name))?;
        Ok(BufWriter::with_capacity(BUFFER, file))
    }

    /// Make the open shard durable.
    fn close(&mut self) -> io::Result<()> {
        match self.open.take() {
            Some((_, file)) => synced(file),
            None => Ok(()),
        }
    }
}

impl NewShards for ShardFolder {
    fn write(&mut self, shard: u16, bytes: &[u8]) -> io::Result<()> {
        let is_open = self
            .open
            .as_ref()
            .is_some_and(|(number, _)| *number == shard);
        if !is_open {
            self.close()?;
            self.open = Some((shard, self.create(&shard_name(shard))?));
        }
        match &mut self.open {
            Some((_, file)) => file.write_all(bytes),
            None => Ok(()),
        }
    }

    fn commit(mut self: Box<Self>, ends: &Ends) -> io::Result<()> {
        self.close()?;
        let mut head = self.create(HEAD)?;
        head.write_all(&ends.head)?;
        head.write_all(&ends.trailer)?;
        synced(head)?;
        file::sync_folder(&self.folder.part)?;
        self.folder.commit()
    }
}

fn synced(file: BufWriter<File>) -> io::Result<()> {
    let file = file.into_inner().map_err(IntoInnerError::into_error)?;
    file.sync_all()
}

/// Whether a run of ours may have left a file of this name.
fn is_ours(name: &str) -> bool {
    name == HEAD || name.starts_with("part-")
}

const BUFFER: usize = 256 << 10;
