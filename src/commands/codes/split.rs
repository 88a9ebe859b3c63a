//! `doorkey codes split` and `combine`: a key among several people, of whom some must agree.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::codes::export;
use crate::commands::codes::named::Named;
use crate::commands::codes::named::name;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::new_file;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Unlocking;
use crate::recovery_codes::shares;
use crate::recovery_codes::shares::Share;
use crate::recovery_codes::sheet::share::Opens;
use crate::recovery_codes::sheet::share::ShareSheet;
use crate::secret::Secret;
use crate::store;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Split the key of an export, or of the vault, into shares on paper
///
/// With SITE: its set is written encrypted, under a new key that is nowhere but in the shares. Without: the
/// key of the vault itself is split. Fewer shares than the threshold tell nothing.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Split {
    /// The site whose set is written and split [default: the vault's key]
    #[arg(value_name = "SITE")]
    site: Option<String>,
    /// The account there, if you have several
    #[arg(value_name = "ACCOUNT", requires = "site")]
    account: Option<String>,
    /// How many shares
    #[arg(long, value_name = "N", default_value = "5", value_parser = clap::value_parser!(u8).range(2..=16))]
    shares: u8,
    /// How many of them are needed
    #[arg(long, value_name = "K", default_value = "3", value_parser = clap::value_parser!(u8).range(2..=16))]
    threshold: u8,
    /// The folder to write to; it is made where there is none, and no file in it is overwritten
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// Put shares together to the key that was split
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Combine {
    /// The file to write the key to; nothing may stand there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Read the shares from standard input, one a line
    #[arg(long)]
    stdin: bool,
}

impl Split {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        if self.threshold > self.shares {
            return Err(Failure::new(
                Kind::Usage,
                "more shares are needed than there would be",
            ));
        }
        let mut told = Told::default();
        let (identity, what, sealed) = if let Some(site) = &self.site {
            let named = Named {
                site: site.clone(),
                account: self.account.clone(),
            };
            let set = named.find(&store::book(ports.ledgers)?, "split")?.clone();
            let text = export::bundled(ports, config, &self.unlocking, &mut told.notes, &[&set])?;
            let identity = ports.seals.new_identity(ports.random)?;
            (
                identity,
                format!("recovery codes of {}", name(&set)),
                Some(text),
            )
        } else {
            let mut unlock =
                self.unlocking
                    .unlock(&mut *ports.terminal, ports.inputs, &mut told.notes);
            let identity = ports.stores.vault_identity(&mut unlock)?;
            (identity, "the key of the vault".to_owned(), None)
        };
        let key = ports.seals.key(&identity)?;
        let shares = shares::split(&key, self.threshold, self.shares, ports.random)?;
        is_whole(&shares, &key)?;
        let mut files = Vec::new();
        if let Some(text) = sealed {
            let (with, path) = (Unlocking::Identity(identity), self.to.join(SEALED));
            let sealed = export::sealed(ports, &text, &with, &path)?;
            told = told
                .say(format!(
                    "the set is written to `{}`, encrypted",
                    path.display()
                ))
                .note(format!(
                    "keep `{SEALED}` where those with the shares find it, or give each a copy: without it the key \
                     opens nothing, and without the key nobody reads it"
                ));
            files.push((path, sealed));
        }
        self.pages(ports, &shares, &what, &mut files);
        ports
            .files
            .make_folder(&self.to)
            .map_err(|error| unmade(&self.to, &error))?;
        new_file::write_all(ports, &files)?;
        Ok(self.told(told, &shares))
    }

    fn pages(
        &self,
        ports: &Ports<'_>,
        shares: &[Share],
        what: &str,
        files: &mut Vec<(PathBuf, Secret)>,
    ) {
        for share in shares {
            let sheet = ShareSheet {
                name: what,
                made: Date::at(ports.clock.now()),
                share,
                command: "doorkey codes combine --to key.txt",
                opens: if self.site.is_some() { SET } else { VAULT },
            };
            let file = |ending: &str| self.to.join(format!("share-{}.{ending}", share.index()));
            files.push((file("html"), sheet.html()));
            files.push((file("txt"), sheet.text()));
        }
    }

    fn told(&self, told: Told, shares: &[Share]) -> Told {
        let count = shares.len();
        let (threshold, folder) = (self.threshold, self.to.display());
        let facts = vec![
            ("folder", Word::Text(folder.to_string())),
            ("shares", Word::Number(count)),
            ("threshold", Word::Number(usize::from(threshold))),
        ];
        told.say(format!(
            "{count} shares are written to `{folder}`, each as a page and as text; any {threshold} of them give \
             the key"
        ))
        .note("print each page, give each to another person or place, and delete the pages")
        .note(match self.site {
            Some(_) => format!(
                "try it once: `doorkey codes combine --to key.txt`, then `{}`, or `{}`",
                SET.command, SET.without
            ),
            None => format!(
                "try it once: `doorkey codes combine --to key.txt`, then `{}`",
                VAULT.command
            ),
        })
        .fact(Fact::Words(facts))
    }
}

/// That the last shares alone give the key: what is printed must not be found wrong in ten years.
fn is_whole(shares: &[Share], key: &Secret) -> Result<(), Failure> {
    let needed = shares
        .first()
        .map_or(0, |share| usize::from(share.threshold()));
    let last = shares
        .get(shares.len().saturating_sub(needed)..)
        .unwrap_or_default();
    if shares::combine(last)?.is_same(key) {
        return Ok(());
    }
    Err(Failure::new(
        Kind::Output,
        "the shares do not give the key again",
    ))
}

impl Combine {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let shares = if self.stdin || !ports.inputs.stdin_is_terminal() {
            from_stdin(ports)?
        } else {
            typed(ports)?
        };
        let key = shares::combine(&shares)?;
        let mut identity = ports.seals.identity(&key)?;
        identity.extend(b"\n");
        new_file::write(ports, &self.to, &identity)?;
        let place = self.to.display().to_string();
        Ok(told(&self.to)
            .say(format!("the key is written to `{place}`"))
            .fact(Fact::Words(vec![("file", Word::Text(place))])))
    }
}

fn told(path: &Path) -> Told {
    let path = path.display();
    Told::default()
        .note(format!(
            "it opens the encrypted set: `doorkey codes import recovery-codes.age --key-file {path}`, or \
             `age -d -i {path} recovery-codes.age`; and a vault: `DOORKEY_IDENTITY_FILE={path} doorkey …`"
        ))
        .note("delete it when you are done")
}

fn unmade(folder: &Path, error: &std::io::Error) -> Failure {
    let what = format!("the folder `{}` cannot be made", folder.display());
    Failure::new(Kind::Output, what).because(error)
}

fn from_stdin(ports: &Ports<'_>) -> Result<Vec<Share>, Failure> {
    let text = ports
        .inputs
        .stdin()
        .and_then(|mut source| Secret::read_all(&mut source))
        .map_err(|why| Failure::new(Kind::Input, "standard input cannot be read").because(&why))?;
    let lines = text.reveal().split(|&byte| byte == b'\n');
    let filled = lines.filter(|line| !line.trim_ascii().is_empty());
    let mut shares = Vec::new();
    for (place, line) in (1..=MAX_LINES).zip(filled) {
        let line = Secret::new(line.trim_ascii().to_vec());
        shares.push(Share::read(&line, place)?);
    }
    Ok(shares)
}

/// One after another, until there are enough.
fn typed(ports: &mut Ports<'_>) -> Result<Vec<Share>, Failure> {
    let mut shares: Vec<Share> = Vec::new();
    loop {
        let needed = shares.first().map(|share| usize::from(share.threshold()));
        if needed.is_some_and(|needed| shares.len() >= needed) {
            return Ok(shares);
        }
        let place = shares.len() + 1;
        let of = needed.map_or_else(String::new, |needed| format!(" of {needed}"));
        let line = ports.terminal.ask_secret(&format!("Share {place}{of}: "))?;
        shares.push(Share::read(&line, place)?);
    }
}

const SEALED: &str = "recovery-codes.age";

/// What the key of a set opens.
const SET: Opens = Opens {
    what: "the file recovery-codes.age, which was written with the shares",
    command: "doorkey codes import recovery-codes.age --key-file key.txt",
    without: "age -d -i key.txt recovery-codes.age",
};

/// What the key of the vault opens.
const VAULT: Opens = Opens {
    what: "the vault of whoever split it, a folder of the machine it is kept on",
    command: "DOORKEY_IDENTITY_FILE=key.txt doorkey codes use SITE",
    without: "age -d -i key.txt vault/records/ID.age",
};

/// More than any split has.
const MAX_LINES: usize = 64;
