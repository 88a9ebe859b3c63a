//! `doorkey codes export`: the sets of recovery codes that are kept, in one encrypted file.

use std::path::PathBuf;

use crate::commands::codes::named::name;
use crate::config::Config;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Set;
use crate::options::new_file;
use crate::options::opened;
use crate::options::password::NewPasswordOptions;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Unlocking;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;
use crate::store::bundle;
use crate::store::bundle::Bundled;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Write every set, with what became of each code, to one encrypted file
///
/// It is a file of age: `age -d FILE` opens it where doorkey is not.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Export {
    /// The file to write; nothing may stand there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    password: NewPasswordOptions,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Export {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let sets: Vec<_> = book.sets().collect();
        if sets.is_empty() {
            return Err(Failure::new(Kind::Store, "no recovery codes are kept here"));
        }
        let with = Unlocking::Passphrase(self.password.read(ports)?);
        let mut told = Told::default();
        let asked = sets.len();
        let mut bundle = Vec::with_capacity(asked);
        let mut gone = Vec::new();
        let mut first = None;
        opened::with(ports, config, &self.unlocking, &mut told.notes, |store| {
            for set in sets {
                match store::fetch(store, set.id) {
                    Ok(record) => bundle.push(Bundled::of(set, record)),
                    // It keeps no other back.
                    Err(error @ (StoreError::NotFound | StoreError::Damaged { .. })) => {
                        gone.push(format!("{} is not in the file: {error}", name(set)));
                        first.get_or_insert(not_had(set, &error));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(())
        })?;
        let count = bundle.len();
        if let Some(first) = first.filter(|_| count == 0) {
            return Err(first);
        }
        let text = bundle::encode(&bundle, ports.clock.now());
        new_file::write(ports, &self.file, &sealed(ports, &text, &with, &self.file)?)?;
        told.found = count < asked;
        told.notes.extend(gone);
        let facts = vec![
            ("file", Word::Text(self.file.display().to_string())),
            ("sets", Word::Number(count)),
            ("missing", Word::Number(asked - count)),
        ];
        let sets = match (count, asked) {
            (1, 1) => "one set".to_owned(),
            _ if count == asked => format!("{count} sets"),
            _ => format!("{count} of {asked} sets"),
        };
        Ok(told
            .say(format!("{sets} written to `{}`, encrypted", self.file.display()))
            .note("on the other machine: `doorkey codes import FILE`; use the codes on one of the two from then on")
            .fact(Fact::Words(facts)))
    }
}

/// The text of these sets with their codes.
///
/// # Errors
/// One of them cannot be had; then none is.
pub(super) fn bundled(
    ports: &mut Ports<'_>,
    config: &Config,
    unlocking: &UnlockingOptions,
    notes: &mut Vec<String>,
    sets: &[&Set],
) -> Result<Secret, Failure> {
    let now = ports.clock.now();
    opened::with(ports, config, unlocking, notes, |store| {
        let mut bundle = Vec::with_capacity(sets.len());
        for set in sets {
            let record = store::fetch(store, set.id).map_err(|error| not_had(set, &error))?;
            bundle.push(Bundled::of(set, record));
        }
        Ok(bundle::encode(&bundle, now))
    })
}

/// That the codes of a set are gone or damaged.
fn not_had(set: &Set, error: &StoreError) -> Failure {
    let what = format!("the codes of {} cannot be had", name(set));
    let hint = error.hint().unwrap_or_default();
    Failure::new(error.kind(), what).because(error).hint(hint)
}

/// `text` as the file at `path` is to hold it, so that only `with` opens it; it was opened once to be sure.
///
/// # Errors
/// It cannot be encrypted, or does not come back.
pub(super) fn sealed(
    ports: &Ports<'_>,
    text: &Secret,
    with: &Unlocking,
    path: &std::path::Path,
) -> Result<Secret, Failure> {
    let place = path.display().to_string();
    let sealed = ports.seals.seal(text, with)?;
    if !ports.seals.open(&sealed, with, &place)?.is_same(text) {
        return Err(Failure::new(
            Kind::Output,
            "what was encrypted does not come back as it was",
        ));
    }
    Ok(sealed)
}
