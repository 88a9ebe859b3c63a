//! The rows of all files, and what is to become of each.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::commands::totp::import::New;
use crate::commands::totp::named::taken;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::options::password::PasswordOptions;
use crate::options::site;
use crate::options::site::joined;
use crate::ports::Ports;
use crate::qr::picture;
use crate::qr::read;
use crate::record::MAX_NAME;
use crate::record::id::RecordId;
use crate::secret::Secret;
use crate::told::Fate;
use crate::told::ImportedRow;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::import;
use crate::totp::import::keepass;
use crate::totp::import::migration;
use crate::totp::import::row::Row;

/// Everything that was found in the files.
#[derive(Default)]
pub(super) struct Found {
    pub(super) rows: Vec<Row>,
    pub(super) notes: Vec<String>,
    pub(super) is_incomplete: bool,
    /// Google's exports, to be put together when all files are read.
    migration: Vec<Secret>,
}

impl Found {
    /// What one file has.
    pub(super) fn add(
        &mut self,
        file: &Secret,
        place: &str,
        is_one_of_several: bool,
        password: &PasswordOptions,
        ports: &mut Ports<'_>,
    ) -> Result<(), Failure> {
        let before = self.rows.len();
        if picture::is_picture(file) {
            self.add_picture(file)?;
        } else if is_migration(file) {
            let lines = file.reveal().split(|&byte| byte == b'\n');
            let filled = lines
                .map(<[u8]>::trim_ascii)
                .filter(|line| !line.is_empty());
            self.migration
                .extend(filled.map(|line| Secret::new(line.to_vec())));
        } else {
            let imported = if let Some(key) = password.key(ports)? {
                keepass::read_with(file, Some(&password.password(ports)?), Some(&key))?
            } else {
                let format = import::detect(file).ok_or_else(|| unknown(place))?;
                (format.read)(file, &mut || password.password(ports))?
            };
            self.rows.extend(imported.rows);
            self.notes.extend(imported.notes);
            self.is_incomplete |= imported.is_incomplete;
        }
        if is_one_of_several {
            for row in self.rows.iter_mut().skip(before) {
                row.place = format!("{place}, {}", row.place);
            }
        }
        Ok(())
    }

    /// Every QR code in a picture.
    fn add_picture(&mut self, file: &Secret) -> Result<(), Failure> {
        let seen = read::read(file)?;
        if seen.unread > 0 {
            self.is_incomplete = true;
            let of = seen.texts.len() + seen.unread;
            self.notes.push(format!(
                "{} of {of} QR codes could be read",
                seen.texts.len()
            ));
        }
        for (number, text) in (1..).zip(seen.texts) {
            if migration::is_one(text.reveal()) {
                self.migration.push(text);
            } else {
                let place = format!("QR code {number}");
                self.rows.push(Row::of_text(place, String::new(), &text));
            }
        }
        Ok(())
    }

    /// All files are read.
    pub(super) fn close(&mut self) -> Result<(), Failure> {
        if self.migration.is_empty() {
            return Ok(());
        }
        let texts: Vec<_> = self.migration.iter().collect();
        let imported = migration::read_all(&texts)?;
        self.rows.extend(imported.rows);
        self.notes.extend(imported.notes);
        self.is_incomplete |= imported.is_incomplete;
        self.migration.clear();
        Ok(())
    }
}

/// What is to become of rows: which are new, which are known, and what each is to be called.
pub(super) struct Plan {
    /// The names that are taken, by an enrolment of here or by a row before.
    names: BTreeSet<(String, String)>,
    /// The number to try next behind a name that is taken.
    next: BTreeMap<(String, String), u32>,
    /// What is kept, or is to be, by what makes its codes.
    known: BTreeMap<[u8; 32], Known>,
}

/// An enrolment that is kept here.
pub(super) struct Kept {
    pub(super) id: RecordId,
    pub(super) name: String,
    pub(super) enrolment: Enrolment,
    /// The counter of the next code, where a counter decides.
    pub(super) counter: u64,
}

struct Known {
    id: RecordId,
    name: String,
    counter: u64,
}

/// What is to be done for a row.
pub(super) enum Act {
    /// Nothing.
    Leave,
    /// Keep it.
    Keep(New),
    /// It is kept, and the other app has come further.
    Count {
        /// Which.
        id: RecordId,
        /// The counter of its next code.
        counter: u64,
    },
}

impl Plan {
    pub(super) fn new(book: &Book, kept: Vec<Kept>) -> Self {
        let names = book
            .factors()
            .map(|factor| (factor.site.to_lowercase(), factor.account.clone()));
        let known = kept.into_iter().map(|kept| {
            let known = Known {
                id: kept.id,
                name: kept.name,
                counter: kept.counter,
            };
            (kept.enrolment.fingerprint(), known)
        });
        Self {
            names: names.collect(),
            next: BTreeMap::new(),
            known: known.collect(),
        }
    }

    /// What becomes of a row.
    pub(super) fn decide(
        &mut self,
        row: Row,
        random: &mut dyn rand::CryptoRng,
    ) -> (ImportedRow, Act) {
        let mut notes: Vec<_> = row.notes.iter().map(ToString::to_string).collect();
        let enrolment = match row.content {
            Ok(enrolment) => enrolment,
            Err(bad) => {
                notes.push(bad.to_string());
                return (told(row.place, row.name, Fate::Bad, notes), Act::Leave);
            }
        };
        let print = enrolment.fingerprint();
        let counter = match enrolment.method {
            Method::Hotp { counter, .. } => counter,
            _ => 0,
        };
        if let Some(known) = self.known.get_mut(&print) {
            notes.push(format!("the same secret is kept as `{}`", known.name));
            let mut act = Act::Leave;
            if counter > known.counter {
                // Behind it are codes that the other app has given already.
                notes.push(format!("its counter goes on from {counter}, as there"));
                let id = known.id;
                act = Act::Count { id, counter };
                known.counter = counter;
            }
            return (told(row.place, known.name.clone(), Fate::Known, notes), act);
        }
        let site = site_of(&enrolment, &row.name);
        let wanted = &enrolment.account;
        let account = self.free(&site, wanted);
        if account != *wanted {
            notes.push(format!(
                "`{}` is the name of another enrolment; `doorkey totp rename` gives this one a better name",
                joined(&site, wanted)
            ));
        }
        let name = joined(&site, &account);
        self.names.insert((site.to_lowercase(), account.clone()));
        let id = RecordId::random(random);
        let known = Known {
            id,
            name: name.clone(),
            counter,
        };
        self.known.insert(print, known);
        let new = New {
            id,
            site,
            account,
            enrolment,
        };
        (told(row.place, name, Fate::Taken, notes), Act::Keep(new))
    }

    /// The account, with a number behind it where its name is taken.
    fn free(&mut self, site: &str, account: &str) -> String {
        let wanted = (site.to_lowercase(), account.to_owned());
        if !self.names.contains(&wanted) {
            return wanted.1;
        }
        // Those below were taken when this was asked the last time.
        let first = self.next.get(&wanted).copied().unwrap_or(2);
        let numbered = (first..).map(|number| (number, numbered(account, number)));
        let is_free = |name: &str| {
            let name = (wanted.0.clone(), name.to_owned());
            !self.names.contains(&name)
        };
        let found = numbered.into_iter().find(|(_, name)| is_free(name));
        let (number, name) = found.unwrap_or_default();
        self.next.insert(wanted, number.saturating_add(1));
        name
    }
}

/// The account with a number behind it, no longer than a name may be.
fn numbered(account: &str, number: u32) -> String {
    let tail = format!("({number})");
    let room = MAX_NAME - tail.len() - 1;
    let cut = (0..=room)
        .rev()
        .find_map(|end| account.get(..end.min(account.len())));
    let name = format!("{} {tail}", cut.unwrap_or_default());
    name.trim().to_owned()
}

/// The account, with a number behind it where the ledger as it is now has its name.
pub(super) fn free_in(book: &Book, site: &str, account: &str) -> String {
    let is_free = |account: &String| taken(book, site, account).is_none();
    let others = (2..).map(|number| numbered(account, number));
    let all = [account.to_owned()].into_iter().chain(others);
    all.into_iter().find(is_free).unwrap_or_default()
}

fn told(place: String, name: String, fate: Fate, notes: Vec<String>) -> ImportedRow {
    ImportedRow {
        place,
        name,
        fate,
        notes,
    }
}

/// What the site is called here: as its issuer says, else as the file says.
fn site_of(enrolment: &Enrolment, name: &str) -> String {
    let given = [&enrolment.issuer, name, &enrolment.account];
    let said = given.into_iter().find(|name| !name.trim().is_empty());
    let canonical = site::canonical(said.map_or("imported", |said| said));
    let kept: String = canonical
        .chars()
        .filter(|char| !char.is_control())
        .collect();
    if kept.is_empty() || kept.len() > MAX_NAME {
        return "imported".to_owned();
    }
    kept
}

/// Whether the first line that is not empty is of Google's export.
fn is_migration(file: &Secret) -> bool {
    let mut lines = file
        .reveal()
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii);
    lines
        .find(|line| !line.is_empty())
        .is_some_and(migration::is_one)
}

fn unknown(place: &str) -> Failure {
    Failure::new(
        Kind::Input,
        format!("`{place}` is of no format that is known here"),
    )
    .hint(KNOWN)
}

const KNOWN: &str = "known are pictures of QR codes, lists of otpauth URIs, and the exports of Google Authenticator, \
    Aegis, 2FAS, andOTP, Stratum, FreeOTP+, Ente, Bitwarden, Proton, 1Password (1PUX), KeePass (KDBX, XML), CXF, and \
    CSV files with a column for one-time codes";
