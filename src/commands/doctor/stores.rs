//! Which store is used, why, and whether it can be.

use crate::commands::doctor::good;
use crate::config::Config;
use crate::config::StoreKind;
use crate::failure::Explain;
use crate::options::storing;
use crate::ports::Ports;
use crate::record::trouble::StoreError;
use crate::told::Examined;
use crate::told::Health;

/// The store, where it can be looked into.
pub(super) enum Shelf {
    /// It can.
    Open(StoreKind),
    /// It cannot, or none was chosen.
    Closed,
}

pub(super) fn examine(ports: &Ports<'_>, config: &Config, rows: &mut Vec<Examined>) -> Shelf {
    let (kind, note) = match storing::chosen(ports.inputs, config) {
        Ok(chosen) => chosen,
        Err(failure) => {
            rows.push(Examined {
                check: "store",
                health: Health::Bad,
                saw: failure.what,
                hint: failure.hint,
            });
            return Shelf::Closed;
        }
    };
    let Some(kind) = kind else {
        rows.push(unchosen(ports));
        return Shelf::Closed;
    };
    let why = note.unwrap_or_else(|| match config.store {
        Some(_) => "the config file says so".to_owned(),
        None => "`DOORKEY_STORE` says so".to_owned(),
    });
    let (name, probed) = storing::probe(ports, kind);
    match probed {
        Ok(()) => {
            rows.push(good("store", format!("{name}; {why}")));
            Shelf::Open(kind)
        }
        Err(error) => {
            rows.push(Examined {
                check: "store",
                health: Health::Bad,
                saw: format!("{name} ({why}): {error}"),
                hint: error.hint(),
            });
            Shelf::Closed
        }
    }
}

/// What `doorkey init` would meet.
fn unchosen(ports: &Ports<'_>) -> Examined {
    let bad = |saw: String, hint: Option<String>| Examined {
        check: "store",
        health: Health::Bad,
        saw,
        hint,
    };
    if let Err(failure) = storing::may_choose(ports) {
        return bad(failure.what, failure.hint);
    }
    match storing::probe(ports, StoreKind::Keyring).1 {
        Ok(()) | Err(StoreError::Locked) => {
            good("store", "none was chosen yet; `doorkey init` chooses one")
        }
        Err(why) => bad(
            format!("none was chosen yet, and `doorkey init` would fail: {why}"),
            Some("to keep anything here: `doorkey init --store vault`".to_owned()),
        ),
    }
}
