//! `doorkey corpus info`: what a corpus says it is, without looking at all of it.

use crate::commands::corpus::facts;
use crate::commands::corpus::named;
use crate::commands::corpus::named::Named;
use crate::config::Config;
use crate::corpus::page::Header;
use crate::date::Date;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Tell what a corpus is: how much it holds, of when, and what its answers are worth
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Info {
    #[command(flatten)]
    named: Named,
}

impl Info {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let place = self.named.place(ports, config)?;
        let corpus = named::open(ports, &place)?;
        let header = named::header(&corpus)?;
        Ok(told(corpus.name(), &header))
    }
}

fn told(name: &str, header: &Header) -> Told {
    let preamble = header.preamble;
    let made_of = match preamble.modified {
        0 => "whose date is not known".to_owned(),
        modified => format!("whose newest part is of {}", Date::at(modified)),
    };
    let mut told = Told::default()
        .say(facts::sentence(name, header))
        .say(format!("it was made from {}, {made_of}", header.source));
    if let Some(worth) = facts::worth(&preamble) {
        told = told.say(worth);
    }
    if let Some(gaps) = facts::gaps(header) {
        told = told.note(gaps);
    }
    if !preamble.profile.is_whole() {
        told = told.note(
            "what was seen less often was left out, so that \"not found\" means rare or never",
        );
    }
    told = told.note("only the header was looked at; `doorkey corpus verify` looks at all of it");
    let mut words = facts::facts(name, header);
    words.push(("verified", Word::Flag(false)));
    told.fact(Fact::Words(words))
}

const EXAMPLES: &str = "\
Examples:
  doorkey corpus info                                the one in the data folder
  doorkey corpus info sha1.corpus --format json      the same facts for a program
  doorkey corpus info https://host.example/corpus/   a set of shards on a host";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breach::digest::HashKind;
    use crate::corpus::layout;
    use crate::corpus::preamble::Preamble;
    use crate::corpus::profile::Profile;

    #[test]
    fn two_billion_records_are_told_in_numbers_a_reader_takes_in() {
        let header = Header {
            preamble: Preamble {
                profile: Profile {
                    kind: HashKind::Sha1,
                    bits: 64,
                    min_count: 1,
                },
                bucket_bits: 21,
                parts: 16,
                build: 0xab,
                records: 2_000_000_000,
                length: 9_800_000_000,
                modified: 1_764_000_000,
                rows: 2_000_000_000,
            },
            ranges: layout::RANGES,
            source: "api.pwnedpasswords.com".to_owned(),
        };
        let told = told("x.corpus", &header);
        assert_eq!(
            told.said,
            [
                "`x.corpus` holds 2,000,000,000 records (sha1, 64 bits) in 9,800,000,000 bytes, 4.90 a record, in 16 shards",
                "it was made from api.pwnedpasswords.com, whose newest part is of 2025-11-24",
                "a match is one of 64 bits: one of 9e9 passwords that were never exposed matches by chance",
            ]
        );
    }
}
