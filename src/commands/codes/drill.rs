//! `doorkey codes drill`: does the paper say what the store says?

use crate::commands::codes::named::Named;
use crate::commands::codes::named::name;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Set;
use crate::ledger::event::Phase;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::same::same_code;
use crate::recovery_codes::shape::Shape;
use crate::store;
use crate::told::Told;

/// Type two codes from your paper; they are compared with those that are kept, and with nothing else
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Drill {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Drill {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let set = self
            .named
            .find(&store::book(ports.ledgers)?, "drill")?
            .clone();
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, set.id)?;
        let codes: Vec<_> = record.recovery_codes().iter().collect();
        let alphabet = Shape::of(&codes).map_or(Alphabet::Other, |shape| shape.alphabet);
        let mut wrong = Vec::new();
        for number in two_of(&set, ports) {
            let prompt = format!("Code {number} of {}: ", name(&set));
            let typed = ports.terminal.ask_secret(&prompt).map_err(at_a_terminal)?;
            let kept = codes.get(number as usize - 1);
            if !kept.is_some_and(|kept| same_code(kept, &typed, alphabet)) {
                wrong.push(number.to_string());
            }
        }
        if wrong.is_empty() {
            return Ok(told.say(format!("what you typed is what is kept of {}", name(&set))));
        }
        told.found = true;
        Ok(told
            .say(format!(
                "not the same as what is kept of {}: code {}",
                name(&set),
                wrong.join(" and ")
            ))
            .note(
                "look for typing errors, and whether the paper is of an older set; then try again",
            ))
    }
}

/// There is no other way in: who drills has paper in hand.
fn at_a_terminal(failure: Failure) -> Failure {
    match (failure.kind, &failure.hint) {
        (Kind::Cancelled, Some(_)) => failure.hint("run it in a terminal"),
        _ => failure,
    }
}

/// Two different numbers drawn evenly, of the codes that are not burnt where there are so many.
fn two_of(set: &Set, ports: &mut Ports<'_>) -> Vec<u32> {
    let all: Vec<_> = set.numbered().collect();
    let useful: Vec<_> = all
        .iter()
        .filter(|(_, mark)| mark.phase != Phase::Burnt)
        .collect();
    let mut numbers: Vec<u32> = if useful.len() >= 2 {
        useful.iter().map(|(number, _)| *number).collect()
    } else {
        all.iter().map(|(number, _)| *number).collect()
    };
    let mut drawn = Vec::new();
    while drawn.len() < 2 && !numbers.is_empty() {
        let mut bytes = [0; 8];
        ports.random.fill_bytes(&mut bytes);
        // 2^64 over at most 256: no difference that anybody could see.
        let at = u64::from_le_bytes(bytes) % numbers.len() as u64;
        drawn.push(numbers.swap_remove(usize::try_from(at).unwrap_or_default()));
    }
    drawn
}
