//! What several accounts of the codes of one set come to together: this ledger, a backup, another machine.
//!
//! In one life of a code the later phase counts, and of two lives the later one. But a life begins when a code is given
//! back, and who gave it back may not have known of a use elsewhere. So where the later life is unused and the code
//! was handed out or burnt in an earlier one, it is maybe used: nobody is offered a code that somebody burnt.
//!
//! In whatever order accounts are put together, and however often, they come to the same.

use std::collections::BTreeMap;

use crate::ledger::event::Marked;
use crate::ledger::event::Phase;

/// The marks that `accounts` come to. A code that none of them names is unused from the start.
#[must_use]
pub fn together<'a>(accounts: impl IntoIterator<Item = &'a [Marked]>) -> Vec<Marked> {
    let mut all: BTreeMap<u32, Marked> = BTreeMap::new();
    for mark in accounts.into_iter().flatten() {
        all.entry(mark.number)
            .and_modify(|known| *known = of_two(*known, *mark))
            .or_insert(*mark);
    }
    all.into_values().collect()
}

/// The same of two accounts of one code.
fn of_two(one: Marked, other: Marked) -> Marked {
    let stands = |mark: &Marked| (mark.life, mark.phase);
    let (earlier, later) = if stands(&one) < stands(&other) {
        (one, other)
    } else {
        (other, one)
    };
    let was_used = earlier.phase > Phase::Unused;
    let phase = match later.phase {
        Phase::Unused if was_used => Phase::HandedOut,
        phase => phase,
    };
    Marked { phase, ..later }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Marked> + Clone {
        let phases = [Phase::Unused, Phase::HandedOut, Phase::Burnt];
        (0..3).flat_map(move |life| {
            phases.map(|phase| Marked {
                number: 1,
                life,
                phase,
            })
        })
    }

    fn mark(life: u32, phase: Phase) -> Marked {
        Marked {
            number: 1,
            life,
            phase,
        }
    }

    #[test]
    fn a_later_life_counts_and_in_one_life_the_later_phase() {
        use Phase::{Burnt, HandedOut, Unused};
        for (one, other, both) in [
            ((0, Unused), (0, Burnt), (0, Burnt)),
            ((0, HandedOut), (0, Burnt), (0, Burnt)),
            ((0, Unused), (1, Unused), (1, Unused)),
            ((0, Burnt), (1, HandedOut), (1, HandedOut)),
            ((0, HandedOut), (2, Burnt), (2, Burnt)),
            // Given back there, and used here.
            ((0, HandedOut), (1, Unused), (1, HandedOut)),
            ((0, Burnt), (1, Unused), (1, HandedOut)),
            ((1, Burnt), (2, Unused), (2, HandedOut)),
        ] {
            let [one, other, both] = [one, other, both].map(|(life, phase)| mark(life, phase));
            assert_eq!(of_two(one, other), both);
        }
    }

    #[test]
    fn the_order_of_accounts_and_how_often_they_come_make_no_difference() {
        for one in all() {
            assert_eq!(of_two(one, one), one);
            assert_eq!(of_two(mark(0, Phase::Unused), one), one);
            for two in all() {
                let both = of_two(one, two);
                assert_eq!(both, of_two(two, one));
                assert_eq!(both, of_two(both, two));
                for three in all() {
                    assert_eq!(of_two(both, three), of_two(one, of_two(two, three)));
                }
            }
        }
    }

    #[test]
    fn no_account_of_a_use_is_ever_forgotten_by_another() {
        for one in all().filter(|mark| mark.phase > Phase::Unused) {
            for other in all() {
                assert!(of_two(one, other).phase > Phase::Unused);
            }
        }
    }

    #[test]
    fn each_code_has_its_own() {
        let of = |number, life, phase| Marked {
            number,
            life,
            phase,
        };
        let here = [of(1, 0, Phase::Burnt), of(4, 1, Phase::Unused)];
        let file = [of(1, 1, Phase::Unused), of(3, 0, Phase::HandedOut)];
        let both = [
            of(1, 1, Phase::HandedOut),
            of(3, 0, Phase::HandedOut),
            of(4, 1, Phase::Unused),
        ];
        assert_eq!(together([&here[..], &file[..]]), both);
        assert_eq!(together([]), []);
    }
}
