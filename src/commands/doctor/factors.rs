//! The second factors: where is an owner one loss away from a lock-out?

use crate::commands::doctor::good;
use crate::ledger::book::Book;
use crate::ledger::factor::Factor;
use crate::options::site;
use crate::told::Examined;
use crate::told::Health;
use crate::totp::enrolment::LEAST_BITS;

/// Look at each enrolment as the ledger has it; the secret store is not touched.
pub(super) fn examine(book: &Book) -> Vec<Examined> {
    let count = book.factors().count();
    if count == 0 {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut row = |is_so: &dyn Fn(&Factor) -> bool, saw: &str, hint: &str| {
        let names: Vec<_> = book
            .factors()
            .filter(|factor| is_so(factor))
            .map(name)
            .collect();
        if !names.is_empty() {
            rows.push(Examined {
                check: "second_factors",
                health: Health::Bad,
                saw: format!("{saw}: {}", names.join(", ")),
                hint: Some(hint.to_owned()),
            });
        }
    };
    row(
        &|factor| !factor.proof.elsewhere,
        "on this machine alone",
        "`doorkey totp export FILE` makes a copy, `doorkey totp show NAME` gives it to a second device",
    );
    row(
        &|factor| !factor.proof.confirmed,
        "never confirmed by a code",
        "`doorkey totp verify NAME` with a code of your phone, or log in once with `doorkey totp code NAME` and \
         verify that code",
    );
    row(
        &|factor| factor.traits.bits < LEAST_BITS,
        "with a secret shorter than the 128 bits of RFC 4226",
        "the site chose it; where the site lets you, turn the second factor off and on again for a new one",
    );
    row(
        &|factor| {
            let mut sets = book.sets();
            !sets.any(|set| !set.void && site::is_same_site(&set.site, &factor.site))
        },
        "without recovery codes of the same site",
        "`doorkey codes add SITE` takes them in; the site shows them where you set up the second factor",
    );
    if rows.is_empty() {
        rows.push(good(
            "second_factors",
            format!("{count}, each confirmed and with a copy"),
        ));
    }
    rows
}

fn name(factor: &Factor) -> String {
    format!("`{}`", site::joined(&factor.site, &factor.account))
}
