//! `doorkey codes status` and `list`: what is left. The secret store is not touched.

use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::commands::codes::named::name;
use crate::commands::codes::named::numbered;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::ledger::event::Phase;
use crate::ports::Ports;
use crate::store;
use crate::told::Fact;
use crate::told::SetRow;
use crate::told::Told;

/// How many recovery codes are left, maybe used and burnt
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Status {
    /// Only this site
    #[arg(value_name = "SITE")]
    site: Option<String>,
    /// Only this account of it
    #[arg(value_name = "ACCOUNT", requires = "site")]
    account: Option<String>,
    /// Exit with 1 where fewer than N unused codes are left
    #[arg(long, value_name = "N")]
    min_left: Option<usize>,
}

/// Every set of recovery codes, also those that another took the place of
#[derive(clap::Args, Clone, Debug)]
pub(super) struct List {}

impl Status {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let now = ports.clock.now();
        let named = self.site.map(|site| Named {
            site,
            account: self.account,
        });
        let sets: Vec<_> = match &named {
            Some(named) => named.all(&book).filter(|set| !set.void).collect(),
            None => book.sets().filter(|set| !set.void).collect(),
        };
        if let (Some(named), []) = (&named, &sets[..]) {
            return Err(named.unknown());
        }
        let mut told = Told::default();
        for set in &sets {
            let left = set.count(Phase::Unused);
            if let Some(wanted) = self.min_left.filter(|&wanted| left < wanted) {
                told.found = true;
                told = told.say(format!("{}: {left} left, {wanted} are wanted", name(set)));
            } else {
                told.notes.extend(few_left(&book, set));
            }
            told.notes.extend(in_doubt(&book, set));
        }
        Ok(whole(told, &sets, now))
    }
}

impl List {
    #[expect(clippy::unused_self, reason = "it has no flags yet")]
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let sets: Vec<_> = book.sets().collect();
        Ok(whole(Told::default(), &sets, ports.clock.now()))
    }
}

fn whole(told: Told, sets: &[&Set], now: u64) -> Told {
    let told = match sets {
        [] => told
            .say("no recovery codes are kept here yet; take some in with `doorkey codes add SITE`"),
        _ => told,
    };
    told.fact(Fact::Sets(sets.iter().map(|set| row(set, now)).collect()))
}

fn row(set: &Set, now: u64) -> SetRow {
    let [unused, handed_out, burnt] =
        [Phase::Unused, Phase::HandedOut, Phase::Burnt].map(|phase| set.count(phase));
    let counts = |count| if set.void { 0 } else { count };
    SetRow {
        site: set.site.clone(),
        account: set.account.clone(),
        total: set.marks.len(),
        unused: counts(unused),
        handed_out: counts(handed_out),
        burnt,
        void: if set.void { unused + handed_out } else { 0 },
        added: set.added,
        days: now.saturating_sub(set.added) / SECONDS_OF_A_DAY,
    }
}

/// That it is time for a new set, where it is.
pub(super) fn few_left(book: &Book, set: &Set) -> Option<String> {
    let left = set.count(Phase::Unused);
    // A site that hands out a single code has a set of one, whole.
    let is_few = left <= FEW && left < set.marks.len();
    let advice = format!(
        "make a new set at the site, then `doorkey codes replace {}`",
        arguments(book, &set.site, &set.account)
    );
    is_few.then(|| match left {
        0 => format!("no unused code of {} is left: {advice}", name(set)),
        1 => format!("the last unused code of {} is left: {advice}", name(set)),
        _ => format!("{left} unused codes of {} are left: {advice}", name(set)),
    })
}

/// Which codes are maybe used, and how to settle it.
fn in_doubt(book: &Book, set: &Set) -> Option<String> {
    let numbers: Vec<_> = set
        .numbered()
        .filter(|(_, mark)| mark.phase == Phase::HandedOut)
        .map(|(number, _)| number)
        .collect();
    let first = numbered(book, set, *numbers.first()?);
    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    Some(format!(
        "maybe used of {}: {}; settle each: `doorkey codes burn {first}` or `doorkey codes give-back {first}`",
        name(set),
        numbers.join(", "),
    ))
}

const FEW: usize = 2;
