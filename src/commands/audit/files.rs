//! From files to vaults: each recognised by its content, one that cannot be read loses no other.

use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::path::Path;
use std::path::PathBuf;

use crate::audit::vault::list::FileAccount;
use crate::audit::vault::scene::Source;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::formats::archive;
use crate::formats::archive::lean;
use crate::formats::trouble::Trouble;
use crate::options::password::PasswordOptions;
use crate::ports::Ports;
use crate::ports::pass_trees::Tree;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::vault::entry::Vault;
use crate::vault::import;
use crate::vault::import::Keys;
use crate::vault::import::csv;
use crate::vault::import::csv::Columns;
use crate::vault::import::pass_tree;

/// How files are opened and read.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Opening {
    /// What the columns of a CSV are that no known manager wrote, such as `title=1,url=2,user=3,password=4`
    #[arg(long, value_name = "NAME=COLUMN,…")]
    columns: Option<String>,
    #[command(flatten)]
    password: PasswordOptions,
}

impl Opening {
    /// What was read, and the files of which nothing could be.
    ///
    /// # Errors
    /// Nothing could be read of any, or nobody gave a password.
    pub(super) fn read(
        &self,
        ports: &mut Ports<'_>,
        files: &[PathBuf],
    ) -> Result<(Vec<Source>, Vec<FileAccount>), Failure> {
        let columns = self.columns.as_deref().map(Columns::parse).transpose()?;
        let keys = Given {
            password: self.password.given(ports)?,
            key_file: self.password.key(ports)?,
        };
        let mut sources = Vec::new();
        let mut unread = Vec::new();
        let mut last = None;
        for path in files {
            let file = path.display().to_string();
            match self.one(ports, path, columns.as_ref(), &keys) {
                Ok(vault) => sources.push(Source { file, vault }),
                Err(failure) if failure.kind == Kind::Cancelled => return Err(failure),
                Err(failure) => {
                    let why = failure
                        .because
                        .as_ref()
                        .map(|why| format!(": {why}"))
                        .unwrap_or_default();
                    let hint = failure.hint.as_ref();
                    let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
                    let trouble = Some(format!("{}{why}{hint}", failure.what));
                    unread.push(FileAccount {
                        name: file,
                        trouble,
                        ..FileAccount::default()
                    });
                    last = Some(failure);
                }
            }
        }
        match last {
            Some(failure) if sources.is_empty() => Err(failure),
            _ => Ok((sources, unread)),
        }
    }

    fn one(
        &self,
        ports: &mut Ports<'_>,
        path: &Path,
        columns: Option<&Columns>,
        given: &Given,
    ) -> Result<Vault, Failure> {
        if ports.pass_trees.is_folder(path) {
            return tree(ports, path);
        }
        let file = whole(ports, path)?;
        let named = |failure: Failure| match &failure.because {
            None => failure.because(&format!("in `{}`", path.display())),
            Some(_) => failure,
        };
        let format = import::detect(&file);
        let is_known = format.is_some_and(|it| !it.is_table() || csv::has_known_columns(&file));
        if let Some(columns) = columns.filter(|_| !is_known) {
            return csv::generic(&file, columns).map_err(|trouble| named(trouble.into()));
        }
        let Some(format) = format else {
            return Err(unknown(path));
        };
        let mut password = || match &given.password {
            Some(password) => Ok(Secret::new(password.reveal().to_vec())),
            None => self.password.asked(ports, path),
        };
        let mut keys = Keys {
            password: &mut password,
            key_file: given.key_file.as_ref(),
        };
        let read = (format.read)(&file, &mut keys);
        let mut vault = read.map_err(|trouble| match trouble {
            Trouble::NoPassword(failure) => failure,
            trouble => named(trouble.into()),
        })?;
        if columns.is_some() && format.is_table() {
            let note = format!(
                "its columns are those of {}: `--columns` was not used for it",
                vault.format
            );
            vault.notes.push(note);
        }
        Ok(vault)
    }
}

/// What opens files, read before the first is.
struct Given {
    password: Option<Secret>,
    key_file: Option<Secret>,
}

/// A folder: one file of it after another is opened by `GnuPG`.
fn tree(ports: &Ports<'_>, folder: &Path) -> Result<Vault, Failure> {
    let Tree { names, bad } = ports.pass_trees.list(folder)?;
    let opened = names.into_iter().map(|name| {
        let content = ports.pass_trees.open(folder, &name);
        (name, content)
    });
    let mut vault = pass_tree::vault(opened);
    vault.is_incomplete |= !bad.is_empty();
    vault.bad.extend(bad);
    Ok(vault)
}

fn unknown(path: &Path) -> Failure {
    let what = format!("`{}` is not what a password manager writes", path.display());
    let hint = format!(
        "exports of {} are read, folders of `pass`, and any other table with `--columns`",
        import::programs().join(", ")
    );
    Failure::new(Kind::Input, what).hint(hint)
}

/// All that matters of a file: of a large zip file the members with passwords, without the attachments.
fn whole(ports: &Ports<'_>, path: &Path) -> Result<Secret, Failure> {
    let unreadable = |why: Unreadable| {
        let failure = Failure::new(Kind::Input, format!("`{}` cannot be read", path.display()));
        let failure = failure.because(&why);
        match why {
            Unreadable::TooLong(_) => failure.hint(
                "export the vault again without its attachments; a zip file may be of any size, but not on standard input",
            ),
            _ => failure,
        }
    };
    let seekable = if path == Path::new("-") {
        None
    } else {
        ports.inputs.seekable_file(path).map_err(unreadable)?
    };
    let Some(mut file) = seekable else {
        let opened = if path == Path::new("-") {
            ports.inputs.stdin()
        } else {
            ports.inputs.file(path)
        };
        let read = opened.and_then(|mut file| Secret::read_at_most(&mut file, MAX_VAULT));
        return read.map_err(unreadable);
    };
    let refused = |error: io::Error| unreadable(Unreadable::Refused(error.to_string()));
    let mut head = Vec::new();
    (&mut file)
        .take(4)
        .read_to_end(&mut head)
        .map_err(refused)?;
    let length = file.seek(SeekFrom::End(0)).map_err(refused)?;
    if length > LARGE_ZIP && archive::is_zip(&Secret::new(head)) {
        return lean::lean(&mut file, import::is_member).map_err(|trouble| {
            let failure: Failure = trouble.into();
            failure.because(&format!("in `{}`", path.display()))
        });
    }
    file.rewind().map_err(refused)?;
    Secret::read_at_most(&mut file, MAX_VAULT).map_err(unreadable)
}

/// What no vault exceeds that is one file with nothing to leave out.
const MAX_VAULT: usize = 256 << 20;
/// Up to this many bytes a zip file is held as it is.
const LARGE_ZIP: u64 = 32 << 20;
