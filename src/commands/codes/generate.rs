//! `doorkey codes generate`: a set for one's own service, and the verifiers its server keeps.

use crate::commands::codes::keep::Place;
use crate::commands::codes::keep::in_use;
use crate::commands::codes::keep::keep;
use crate::commands::codes::keep::taken;
use crate::commands::codes::named::Named;
use crate::commands::codes::named::arguments;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Content;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::recovery_codes::generate;
use crate::recovery_codes::generate::Drawn;
use crate::recovery_codes::generate::Plan;
use crate::recovery_codes::nist;
use crate::recovery_codes::verifier;
use crate::secret::Secret;
use crate::store;
use crate::told::Fact;
use crate::told::Told;

/// Make a set of recovery codes for a service you run, and the hashes for its server
///
/// The codes are kept in the secret store; `doorkey codes sheet` and `show` give them to their owner.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    named: Named,
    /// How many codes
    #[arg(long, value_name = "N", default_value = "10", value_parser = clap::value_parser!(u16).range(1..=256))]
    count: u16,
    /// What they are made of
    #[arg(long, value_name = "ALPHABET", default_value = "crockford")]
    alphabet: AlphabetName,
    /// How many characters each, without hyphens and check symbol [default: 64 bits' worth or more]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
    length: Option<u8>,
    /// How many characters a group; 0 for none [default: even groups of five at most]
    #[arg(long, value_name = "N")]
    group: Option<u8>,
    /// End each code with a symbol that catches typing errors
    #[arg(long)]
    check_symbol: bool,
    /// Print the verifiers that the server is to keep
    #[arg(long, value_name = "HASH")]
    hashes: Option<HashName>,
    /// Put it in the place of the set that is kept, which is void from then on
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// The alphabets.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum AlphabetName {
    /// Digits and letters without i, l, o and u, which are easily misread
    Crockford,
    /// Hex digits
    Hex,
    /// Decimal digits
    Digits,
}

/// The hashes.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum HashName {
    /// A salted password hash
    Argon2id,
    /// A plain hash, for codes of 112 bits or more
    Sha256,
}

impl Generate {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let (site, account) = self.named.kept()?;
        let book = store::book(ports.ledgers)?;
        if !self.replace && in_use(&book, &site, &account).is_some() {
            return Err(taken(&book, &site, &account));
        }
        let plan = self.plan();
        let recovery_codes = generate::generate(&plan, ports.random)?;
        // Before anything is kept: a hash that is not allowed must leave nothing behind.
        let verifiers = match self.hashes {
            None => None,
            Some(hash) => Some(verifier::file(
                &recovery_codes,
                plan.alphabet.alphabet(),
                plan.bits(),
                match hash {
                    HashName::Argon2id => verifier::Hash::Argon2id,
                    HashName::Sha256 => verifier::Hash::Sha256,
                },
                ports.random,
            )?),
        };
        let record = Record {
            id: RecordId::random(ports.random),
            site,
            account,
            created: ports.clock.now(),
            content: Content::RecoveryCodes(recovery_codes),
        };
        let place = if self.replace {
            Place::OfAnother(Vec::new())
        } else {
            Place::Free
        };
        let told = keep(ports, config, &self.unlocking, &record, &[], &place)?;
        let whose = arguments(&book, &record.site, &record.account);
        Ok(whole(told, &plan, &whose, verifiers))
    }

    fn plan(&self) -> Plan {
        let (alphabet, length) = match self.alphabet {
            AlphabetName::Crockford => (Drawn::Crockford, 13),
            AlphabetName::Hex => (Drawn::Hex, 16),
            AlphabetName::Digits => (Drawn::Digits, 20),
        };
        Plan {
            alphabet,
            count: self.count,
            length: self.length.unwrap_or(length),
            group: self.group,
            check: self.check_symbol,
        }
    }
}

fn whole(mut told: Told, plan: &Plan, whose: &str, verifiers: Option<String>) -> Told {
    told = told
        .note(format!("each code has {:.1} bits of entropy", plan.bits()))
        .note(format!(
            "give them to their owner: `doorkey codes sheet {whose} --to FILE.html` or `doorkey codes show {whose}`"
        ));
    let mut for_the_server = Vec::new();
    for rule in nist::verdict(plan.bits()) {
        let met = match rule.met {
            Some(true) => "met",
            Some(false) => "not met",
            None => {
                for_the_server.push(rule.sentence);
                continue;
            }
        };
        told = told.note(format!("{} ({met}): {}", rule.section, rule.sentence));
    }
    told = told.note(format!(
        "the same standard asks of the server: {}",
        for_the_server.join("; ")
    ));
    if let Some(verifiers) = verifiers {
        // Standard output is the file for the server, and nothing else.
        told.notes.splice(..0, std::mem::take(&mut told.said));
        told = told.fact(Fact::Text("verifiers", Secret::new(verifiers.into_bytes())));
    }
    told
}
