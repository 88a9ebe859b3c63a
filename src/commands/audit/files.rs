//! From files to vaults: each recognised by its content, one that cannot be read loses no other.

use std::cell::RefCell;
use std::path::Path;
use std::path::PathBuf;

use crate::audit::vault::list::FileAccount;
use crate::audit::vault::scene::Source;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::formats::trouble::Trouble;
use crate::options::password::PasswordOptions;
use crate::ports::Ports;
use crate::secret::MAX_PICTURE;
use crate::secret::Secret;
use crate::vault::entry::Vault;
use crate::vault::import;
use crate::vault::import::Keys;
use crate::vault::import::csv;
use crate::vault::import::csv::Columns;

/// How files are opened and read.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Opening {
    /// What the columns of a CSV are that no manager wrote, such as `title=1,url=2,user=3,password=4`
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
        let key_file = self.password.key(ports)?;
        let mut sources = Vec::new();
        let mut unread = Vec::new();
        let mut last = None;
        for path in files {
            let file = path.display().to_string();
            match self.one(ports, path, columns.as_ref(), key_file.as_ref()) {
                Ok(vault) => sources.push(Source { file, vault }),
                Err(failure) if failure.kind == Kind::Cancelled => return Err(failure),
                Err(failure) => {
                    let why = failure
                        .because
                        .as_ref()
                        .map(|why| format!(": {why}"))
                        .unwrap_or_default();
                    let trouble = Some(format!("{}{why}", failure.what));
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
        key_file: Option<&Secret>,
    ) -> Result<Vault, Failure> {
        let file = whole(ports, path)?;
        let named = |failure: Failure| match &failure.because {
            None => failure.because(&format!("in `{}`", path.display())),
            Some(_) => failure,
        };
        if let Some(columns) = columns {
            return csv::generic(&file, columns).map_err(|trouble| named(trouble.into()));
        }
        let Some(format) = import::detect(&file) else {
            let what = format!("`{}` is not what a password manager writes", path.display());
            return Err(Failure::new(Kind::Input, what)
                .hint("name the columns of a table with `--columns`; `doorkey audit --help`"));
        };
        let ports = RefCell::new(ports);
        let mut password = || self.password.password(&mut ports.borrow_mut());
        let mut keys = Keys {
            password: &mut password,
            key_file,
        };
        (format.read)(&file, &mut keys).map_err(|trouble| match trouble {
            Trouble::NoPassword(failure) => failure,
            trouble => named(trouble.into()),
        })
    }
}

fn whole(ports: &Ports<'_>, path: &Path) -> Result<Secret, Failure> {
    let opened = if path == Path::new("-") {
        ports.inputs.stdin()
    } else {
        ports.inputs.file(path)
    };
    let read = opened.and_then(|mut file| Secret::read_at_most(&mut file, MAX_PICTURE));
    read.map_err(|why| {
        Failure::new(Kind::Input, format!("`{}` cannot be read", path.display())).because(&why)
    })
}
