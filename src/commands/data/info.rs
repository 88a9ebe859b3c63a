//! `doorkey data info`: which lists are here, how old, and from where.

use crate::date::SECONDS_OF_A_DAY;
use crate::options::site_lists;
use crate::ports::Ports;
use crate::ports::site_lists::SiteList;
use crate::sites::kept::Kept;
use crate::sites::kept::ListFate;
use crate::sites::kept::ListRow;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Tell which lists are kept here, how old they are, and where they came from
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Info {}

impl Info {
    #[expect(clippy::unused_self, reason = "it has no flags yet")]
    pub(super) fn run(self, ports: &Ports<'_>) -> Told {
        let now = ports.clock.now();
        let rows = SiteList::ALL.map(|list| row(ports, list));
        let rows = Vec::from(rows);
        let mut told = Told::default();
        let is_old = |row: &&ListRow| {
            let checked = row.fetched.map(|(_, checked)| checked);
            checked.is_some_and(|at| now.saturating_sub(at) > OLD * SECONDS_OF_A_DAY)
        };
        let is_missing = |row: &&ListRow| row.fate == ListFate::Missing;
        if rows.iter().any(|row| is_missing(&row)) {
            told = told.note("`doorkey data update` fetches what is missing");
        } else if let count @ 1.. = rows.iter().filter(is_old).count() {
            told = told.note(format!(
                "{count} of them may be older than {OLD} days: `doorkey data update` asks for newer ones"
            ));
        }
        if let Some(place) = ports.site_lists.place() {
            let place = place.display().to_string();
            let said = format!("they are kept in `{place}`");
            let words = vec![("place", Word::Text(place))];
            told = told.say(said).fact(Fact::Words(words));
        }
        told.fact(Fact::SiteLists(rows))
    }
}

fn row(ports: &Ports<'_>, list: SiteList) -> ListRow {
    let failed = |kept: Option<&Kept>, why: String| of(list, ListFate::Failed, kept, Some(why));
    match site_lists::kept(ports, list) {
        Ok(None) => of(
            list,
            ListFate::Missing,
            None,
            Some("none is here".to_owned()),
        ),
        Ok(Some(kept)) => match site_lists::look_at(list, &kept.body) {
            Ok(extent) => ListRow {
                rows: extent.rows,
                bad: extent.bad,
                ..of(list, ListFate::Here, Some(&kept), None)
            },
            Err(why) => failed(Some(&kept), why.to_string()),
        },
        Err(failure) => failed(None, failure.because.unwrap_or(failure.what)),
    }
}

/// A row of what is kept.
pub(super) fn of(
    list: SiteList,
    fate: ListFate,
    kept: Option<&Kept>,
    why: Option<String>,
) -> ListRow {
    ListRow {
        list: list.word(),
        fate,
        source: kept.map_or_else(String::new, |kept| kept.source.clone()),
        rows: 0,
        bad: 0,
        fetched: kept.map(|kept| (kept.fetched, kept.checked)),
        entity_tag: kept.and_then(|kept| kept.entity_tag.clone()),
        why,
    }
}

/// Days after which something new is likely.
const OLD: u64 = 30;
