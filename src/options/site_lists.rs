//! The public lists that are kept here, read and looked at.

use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
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

/// Why a breach of a site may be known and not found in this list; nothing where all of it can be read and it is not old.
#[must_use]
pub fn doubts(kept: &Kept, list: &BreachList, now: u64) -> Vec<String> {
    unread(list).into_iter().chain(age(kept, now)).collect()
}

/// The rows of a list that may be of any site.
#[must_use]
pub fn unread(list: &BreachList) -> Option<String> {
    match list.of_any_site() {
        0 => None,
        1 => Some("1 row of the list of breaches may be of any site: it cannot be read".to_owned()),
        rows => Some(format!(
            "{rows} rows of the list of breaches may be of any site: they cannot be read"
        )),
    }
}

/// That so much may have happened since a list was the newest that what is not in it is not known.
#[must_use]
pub fn age(kept: &Kept, now: u64) -> Option<String> {
    let day = Date::at(kept.checked);
    let update = "`doorkey data update` asks for a newer one";
    if kept.checked > now.saturating_add(SECONDS_OF_A_DAY) {
        return Some(format!(
            "the list of breaches is of {day}, which is yet to come: {update}"
        ));
    }
    let is_old = now.saturating_sub(kept.checked) > OLD_DAYS * SECONDS_OF_A_DAY;
    is_old.then(|| {
        format!(
            "the list of breaches is of {day}, which is more than {OLD_DAYS} days ago: {update}"
        )
    })
}

/// The lists of second factors and passkeys that are here, and why one that is here cannot be used.
#[must_use]
pub fn lists(ports: &Ports<'_>) -> (Lists, Vec<String>) {
    let mut notes = Vec::new();
    let mut directory = |list: SiteList| match read_directory(ports, list) {
        Ok(directory) => {
            if let Some(bad @ 1..) = directory.as_ref().map(Directory::bad) {
                let list = list.word().replace('_', " ");
                notes.push(format!(
                    "{bad} rows of the list of {list} cannot be read and were passed over"
                ));
            }
            directory
        }
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

/// Days after which a list of breaches calls nothing clear. The service takes in several a week.
pub const OLD_DAYS: u64 = 90;

fn damaged(list: SiteList, why: &dyn std::error::Error) -> Failure {
    let what = format!("the kept list `{}` cannot be used", list.word());
    Failure::new(Kind::Input, what)
        .because(&why.to_string())
        .hint("`doorkey data update` fetches it anew")
}
