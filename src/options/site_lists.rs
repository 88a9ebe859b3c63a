//! The public lists that are kept here, read and looked at.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::site_lists::SiteList;
use crate::sites::breach_list::BreachList;
use crate::sites::kept::Kept;
use crate::sites::known::Lists;
use crate::sites::second_factors::Directory;
use crate::sites::unfit::Unfit;

/// How much of a list can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// Rows that can.
    pub rows: usize,
    /// Rows that cannot.
    pub bad: usize,
}

/// The kept list; `None` where there is none.
///
/// # Errors
/// It cannot be read, or is damaged.
pub fn kept(ports: &Ports<'_>, list: SiteList) -> Result<Option<Kept>, Failure> {
    let Some(file) = ports.site_lists.read(list)? else {
        return Ok(None);
    };
    Kept::parse(&file)
        .map(Some)
        .map_err(|why| damaged(list, &why))
}

/// The kept list of breaches, with what is known of it; `None` where there is none.
///
/// # Errors
/// As [`kept`].
pub fn breaches(ports: &Ports<'_>) -> Result<Option<(Kept, BreachList)>, Failure> {
    let Some(kept) = kept(ports, SiteList::Breaches)? else {
        return Ok(None);
    };
    let list = BreachList::parse(&kept.body).map_err(|why| damaged(SiteList::Breaches, &why))?;
    Ok(Some((kept, list)))
}

/// The lists of second factors and passkeys that are here, and why one that is here cannot be used.
#[must_use]
pub fn lists(ports: &Ports<'_>) -> (Lists, Vec<String>) {
    let mut notes = Vec::new();
    let mut directory = |list| match read_directory(ports, list) {
        Ok(directory) => directory,
        Err(failure) => {
            let why = failure.because.unwrap_or_default();
            notes.push(format!("{}: {why}", failure.what));
            None
        }
    };
    let second_factors = directory(SiteList::SecondFactors);
    let passkeys = directory(SiteList::Passkeys);
    let lists = Lists {
        second_factors,
        passkeys,
    };
    (lists, notes)
}

fn read_directory(ports: &Ports<'_>, list: SiteList) -> Result<Option<Directory>, Failure> {
    let Some(kept) = kept(ports, list)? else {
        return Ok(None);
    };
    let directory = Directory::parse(&kept.body).map_err(|why| damaged(list, &why))?;
    Ok(Some(directory))
}

/// Look at all of a list, whatever it is of.
///
/// # Errors
/// It is none, nothing useful is in it, or more than a tenth of it cannot be read.
pub fn look_at(list: SiteList, body: &[u8]) -> Result<Extent, Unfit> {
    let (rows, bad, is_useful) = match list {
        SiteList::Breaches => {
            let list = BreachList::parse(body)?;
            let is_useful = list.all().iter().any(|it| it.happened.is_some());
            (list.all().len(), list.bad(), is_useful)
        }
        SiteList::SecondFactors => {
            let list = Directory::parse(body)?;
            let is_useful = list.all().iter().any(|it| !it.factors.is_empty());
            (list.all().len(), list.bad(), is_useful)
        }
        SiteList::Passkeys => {
            let list = Directory::parse(body)?;
            let mut sites = list.all().iter();
            let is_useful = sites.any(|it| it.is_passwordless || it.is_passkey_factor);
            (list.all().len(), list.bad(), is_useful)
        }
    };
    match (rows, bad) {
        (0, 0) => Err(Unfit::Empty),
        (rows, bad) if bad * 10 > rows => Err(Unfit::BadRows(bad, rows + bad)),
        _ if !is_useful => Err(Unfit::OtherShape),
        (rows, bad) => Ok(Extent { rows, bad }),
    }
}

fn damaged(list: SiteList, why: &dyn std::error::Error) -> Failure {
    let what = format!("the kept list `{}` cannot be used", list.word());
    Failure::new(Kind::Input, what)
        .because(&why.to_string())
        .hint("`doorkey data update` fetches it anew")
}
