//! `doorkey totp export`: a file that another app opens, encrypted unless the owner says otherwise.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::totp::copied::copied;
use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::commands::totp::symbol::checked;
use crate::commands::totp::verify::at_counter;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::factor::Factor;
use crate::options::confirm::confirm;
use crate::options::new_file;
use crate::options::opened;
use crate::options::password::NewPasswordOptions;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::qr::png;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;
use crate::totp::enrolment::Enrolment;
use crate::totp::export::Exported;
use crate::totp::export::Loss;
use crate::totp::export::aegis;
use crate::totp::export::bitwarden;
use crate::totp::export::cxf;
use crate::totp::export::migration;
use crate::totp::import;
use crate::totp::uri;

/// Write enrolments to a file that another app opens
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Export {
    /// The file; nothing may stand there yet. With `--for google` a name in `.png` gives numbered pictures
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only these enrolments [default: all]
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Whose format it is
    #[arg(long = "for", value_name = "APP", default_value = "aegis")]
    app: App,
    /// Write a file that is not encrypted without a question
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    password: NewPasswordOptions,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// The formats that are written.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum App {
    /// Aegis, encrypted with a password
    Aegis,
    /// The same, not encrypted
    AegisPlain,
    /// A list of otpauth URIs, not encrypted
    Otpauth,
    /// Google Authenticator's QR codes, not encrypted
    Google,
    /// Bitwarden's JSON, not encrypted
    Bitwarden,
    /// FIDO's Credential Exchange Format (CXF), not encrypted
    Cxf,
}

impl Export {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let mut factors = self.chosen(book.factors(), |name| {
            let named = Named {
                name: name.to_owned(),
                account: None,
            };
            Ok(named.find(&book)?.id)
        })?;
        let password = match self.app {
            App::Aegis => Some(self.password.read(ports)?),
            _ if self.yes => None,
            _ => {
                let question = format!(
                    "Write {} secrets to `{}` without encryption? [y/N] ",
                    factors.len(),
                    self.file.display()
                );
                confirm(ports, &question)?;
                None
            }
        };
        let mut told = Told::default();
        let asked = factors.len();
        let enrolments = self.fetched(ports, config, &mut told.notes, &mut factors)?;
        let all: Vec<_> = enrolments.iter().collect();
        let losses = self.write(ports, &all, password.as_ref(), &mut told)?;
        for loss in &losses {
            let name = factors
                .get(loss.entry)
                .map_or_else(String::new, |factor| handle(factor));
            told.notes.push(if loss.is_whole {
                format!("`{name}` is not in the file: {}", loss.what)
            } else {
                format!("`{name}` loses in the file: {}", loss.what)
            });
        }
        let is_lost = |at: usize| losses.iter().any(|loss| loss.entry == at && loss.is_whole);
        let carried: Vec<_> = (0..)
            .zip(&factors)
            .filter(|(at, _)| !is_lost(*at))
            .map(|(_, factor)| factor.id)
            .collect();
        copied(ports, &carried)?;
        told.found = !losses.is_empty() || factors.len() < asked;
        let facts = vec![
            ("file", Word::Text(self.file.display().to_string())),
            ("written", Word::Number(carried.len())),
            ("losses", Word::Number(losses.len())),
        ];
        if password.is_none() {
            told = told.note(
                "whoever has the file has the codes: delete it when it is taken in elsewhere",
            );
        }
        Ok(told
            .say(format!(
                "{} of {} enrolments written to `{}`",
                carried.len(),
                asked,
                self.file.display()
            ))
            .fact(Fact::Words(facts)))
    }

    /// Those that were named, or all.
    fn chosen<'b>(
        &self,
        all: impl Iterator<Item = &'b Factor>,
        find: impl Fn(&str) -> Result<crate::record::id::RecordId, Failure>,
    ) -> Result<Vec<&'b Factor>, Failure> {
        let mut ids = Vec::new();
        for name in &self.names {
            ids.push(find(name)?);
        }
        let chosen: Vec<_> = all
            .filter(|factor| self.names.is_empty() || ids.contains(&factor.id))
            .collect();
        if chosen.is_empty() {
            return Err(Failure::new(Kind::Store, "no enrolment is kept here"));
        }
        Ok(chosen)
    }

    /// The secrets of `factors`; one that is gone or damaged leaves the list, is told, and keeps no other back.
    fn fetched(
        &self,
        ports: &mut Ports<'_>,
        config: &Config,
        notes: &mut Vec<String>,
        factors: &mut Vec<&Factor>,
    ) -> Result<Vec<Enrolment>, Failure> {
        let mut gone = Vec::new();
        let all = opened::with(ports, config, &self.unlocking, notes, |store| {
            let mut all = Vec::with_capacity(factors.len());
            for factor in factors.iter() {
                let fetched = store::fetch(store, factor.id);
                match fetched.and_then(|record| factors::enrolment(&record)) {
                    Ok(enrolment) => all.push(at_counter(enrolment, factor.proof.counter)),
                    Err(error @ (StoreError::NotFound | StoreError::Damaged { .. })) => {
                        gone.push((
                            factor.id,
                            format!("`{}` is not in the file: {error}", handle(factor)),
                        ));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            Ok(all)
        })?;
        factors.retain(|factor| gone.iter().all(|(id, _)| *id != factor.id));
        notes.extend(gone.into_iter().map(|(_, why)| why));
        if factors.is_empty() {
            return Err(Failure::new(Kind::Store, "none of the secrets can be had")
                .hint("`doorkey doctor` says what is there and what is missing"));
        }
        Ok(all)
    }

    fn write(
        &self,
        ports: &mut Ports<'_>,
        all: &[&Enrolment],
        password: Option<&Secret>,
        told: &mut Told,
    ) -> Result<Vec<Loss>, Failure> {
        let mut symbols = Vec::new();
        let exported = match (self.app, password) {
            (App::Google, _) => {
                let (uris, losses) = migration::migration(all, ports.random);
                let content = lines(&uris);
                symbols = uris;
                Exported { content, losses }
            }
            (App::Aegis, Some(password)) => aegis::encrypted(all, password, ports.random),
            (App::Aegis | App::AegisPlain, _) => aegis::plain(all, ports.random),
            (App::Bitwarden, _) => bitwarden::bitwarden(all, ports.random),
            (App::Cxf, _) => cxf::cxf(all, ports.clock.now(), ports.random),
            (App::Otpauth, _) => Exported {
                content: lines(&all.iter().map(|one| uri::write(one)).collect::<Vec<_>>()),
                losses: Vec::new(),
            },
        };
        holds_something(&exported, all)?;
        reads_back(&exported, all, password)?;
        let is_pictures = self
            .file
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
        if self.app == App::Google && is_pictures {
            self.write_pictures(ports, &symbols, told)?;
        } else {
            new_file::write(ports, &self.file, &exported.content)?;
        }
        Ok(exported.losses)
    }

    /// One QR code a picture; each is read back before any is written, and all are there or none.
    fn write_pictures(
        &self,
        ports: &Ports<'_>,
        uris: &[Secret],
        told: &mut Told,
    ) -> Result<(), Failure> {
        let count = uris.len();
        let mut files = Vec::with_capacity(count);
        for (number, uri) in (1..).zip(uris) {
            let path = match count {
                1 => self.file.clone(),
                _ => numbered(&self.file, number, count),
            };
            files.push((path, png::png(&checked(uri)?)));
        }
        new_file::write_all(ports, &files)?;
        let said = (1..).zip(&files).map(|(number, (path, _))| {
            format!("QR code {number} of {count}: `{}`", path.display())
        });
        told.said.extend(said);
        Ok(())
    }
}

/// `codes.png` as `codes-1-of-3.png`.
fn numbered(file: &Path, number: usize, count: usize) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}-{number}-of-{count}.png"))
}

/// One a line.
fn lines(uris: &[Secret]) -> Secret {
    let mut text = Secret::default();
    for uri in uris {
        text.extend(uri.reveal());
        text.extend(b"\n");
    }
    text
}

/// A file that holds nothing looks like a backup, and is none.
fn holds_something(exported: &Exported, all: &[&Enrolment]) -> Result<(), Failure> {
    let mut lost = exported.losses.iter().filter(|loss| loss.is_whole);
    let Some(first) = lost.next().filter(|_| lost.count() + 1 == all.len()) else {
        return Ok(());
    };
    let what = "no enrolment can be in a file of this format";
    Err(Failure::new(Kind::Usage, what)
        .because(&first.what)
        .hint("`--for aegis` carries them all; nothing was written"))
}

/// What was written is read once, as the other app would: an export that holds nothing has lost accounts before.
fn reads_back(
    exported: &Exported,
    all: &[&Enrolment],
    password: Option<&Secret>,
) -> Result<(), Failure> {
    let wrong = || {
        Failure::new(
            Kind::Output,
            "what would be written does not read back as it should",
        )
        .hint("this is a bug of doorkey; nothing was written")
    };
    let format = import::detect(&exported.content).ok_or_else(wrong)?;
    let mut ask = || {
        Ok(Secret::new(
            password.map_or(&[][..], Secret::reveal).to_vec(),
        ))
    };
    let read = (format.read)(&exported.content, &mut ask)?;
    let back: Vec<_> = read
        .rows
        .iter()
        .filter_map(|row| row.content.as_ref().ok())
        .collect();
    let is_lost = |at: usize| {
        exported
            .losses
            .iter()
            .any(|loss| loss.entry == at && loss.is_whole)
    };
    let is_changed = |at: usize| exported.losses.iter().any(|loss| loss.entry == at);
    let mut expected = all.iter().enumerate().filter(|(at, _)| !is_lost(*at));
    let count = expected.clone().count();
    let is_there = back.len() == count
        && expected.all(|(at, one)| is_changed(at) || back.iter().any(|other| other.is_same(one)));
    is_there.then_some(()).ok_or_else(wrong)
}
