//! `doorkey corpus verify`: every byte looked at, and known digests looked up.

use std::thread;

use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::commands::corpus::facts;
use crate::commands::corpus::named::Named;
use crate::config::Config;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::row::Key;
use crate::corpus::verify;
use crate::corpus::verify::Verified;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::number::grouped;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::told::Examined;
use crate::told::Fact;
use crate::told::Health;
use crate::told::Told;
use crate::told::Word;

/// Prove that a corpus is whole: every length, checksum, order and sum, and known digests looked up
///
/// Exit code 3: it is sound, but ranges are missing. Exit code 4: it is damaged, and what of it is lost.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Verify {
    #[command(flatten)]
    named: Named,
}

impl Verify {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let place = self.named.near(ports, config, "verify")?;
        let storage = ports.corpora.storage(&place)?;
        let name = storage.name().to_owned();
        let unusable = |error: CorpusError| match error.of(&name) {
            // No hint at this very command.
            failure if failure.hint.is_some() && is_damage(&error) => failure.hint(AGAIN),
            failure => failure,
        };
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let pages = Some(u64::from(layout::PAGES));
        let verified = verify::verify(
            storage.as_ref(),
            workers,
            &mut |done| ports.progress.at(done, pages),
            // The seam for a sidecar of tags: it is handed every range.
            &|_range, _rows| {},
        );
        ports.progress.end();
        let verified = verified.map_err(unusable)?;
        let corpus = Corpus::open(storage);
        if let Some(failure) = damage(&name, &verified, corpus.is_ok()) {
            return Err(failure);
        }
        let known = Known::of(&corpus.map_err(unusable)?, &verified).map_err(unusable)?;
        Ok(told(&name, &verified, &known))
    }
}

fn is_damage(error: &CorpusError) -> bool {
    matches!(
        error,
        CorpusError::Damaged(_) | CorpusError::Length { .. } | CorpusError::Mixed
    )
}

/// What is not as it must be, and what of it can still be asked.
fn damage(name: &str, verified: &Verified, opens: bool) -> Option<Failure> {
    verified.damage.first()?;
    let mut causes: Vec<String> = Vec::new();
    let mut more = verified.more_damage;
    for error in &verified.damage {
        let cause = error.to_string();
        if causes.contains(&cause) {
            continue;
        }
        if causes.len() <= LISTED {
            causes.push(cause);
        } else {
            more += 1;
        }
    }
    let mut because = causes.join("; ");
    if more > 0 {
        because = format!("{because}; and {} more", counted(more, "fault", "faults"));
    }
    let lost = verified.ranges_lost;
    let hint = if opens {
        format!(
            "{AGAIN}; until then {} of {} ranges that it holds are sound and answer, and what lies in the others is \
             unknown, never clear",
            grouped(verified.ranges_sound.into()),
            grouped(verified.header.ranges.into())
        )
    } else {
        format!("{AGAIN}; until then no range of it answers: it is refused as a whole")
    };
    let what = match lost {
        0 => format!("the corpus `{name}` is damaged, outside of its ranges"),
        1 => format!("the corpus `{name}` is damaged: one range is affected"),
        _ => format!(
            "the corpus `{name}` is damaged: {} ranges are affected",
            grouped(lost.into())
        ),
    };
    Some(Failure::new(Kind::Input, what).because(&because).hint(hint))
}

/// What became of the passwords that everyone knows to be exposed.
struct Known {
    absent: Vec<&'static str>,
    /// Their ranges are not held.
    unknown: usize,
}

impl Known {
    fn of(corpus: &Corpus, verified: &Verified) -> Result<Self, CorpusError> {
        let (mut absent, mut unknown) = (Vec::new(), 0);
        for (word, hex) in KNOWN {
            let digest = match verified.header.preamble.profile.kind {
                HashKind::Sha1 => Digest::of(&Secret::new(word.as_bytes().to_vec())),
                HashKind::Ntlm => match Digest::parse(hex.as_bytes(), HashKind::Ntlm) {
                    Ok(digest) => digest,
                    Err(_) => continue,
                },
            };
            match corpus.look_up(Key::of(&digest)) {
                Ok(Some(_)) => {}
                Ok(None) => absent.push(word),
                Err(CorpusError::NotHeld) => unknown += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(Self { absent, unknown })
    }

    /// What there is to say, where it means something.
    fn examined(&self, verified: &Verified) -> Option<Examined> {
        let is_large =
            verified.ranges == layout::RANGES && verified.header.preamble.records > LARGE;
        let (health, saw, hint) = match (self.absent.as_slice(), self.unknown) {
            ([], 0) => {
                let saw = "the passwords that everyone uses are in it".to_owned();
                (Health::Good, saw, None)
            }
            ([], unknown) => {
                let saw = format!(
                    "of the {} passwords that everyone uses {unknown} are not known: their ranges are not held",
                    KNOWN.len()
                );
                (Health::Unknown, saw, None)
            }
            (absent, _) if is_large => {
                let saw = format!(
                    "not in it: `{}`, as in every collection of breaches",
                    absent.join("`, `")
                );
                let hint = "a corpus of this size that lacks them was not made from breaches: do not trust its silence";
                (Health::Unknown, saw, Some(hint.to_owned()))
            }
            _ => return None,
        };
        Some(Examined {
            check: "known",
            health,
            saw,
            hint,
        })
    }
}

fn told(name: &str, verified: &Verified, known: &Known) -> Told {
    let header = &verified.header;
    let profile = header.preamble.profile;
    let missing = layout::RANGES - verified.ranges;
    let told = Told::default().say(format!(
        "`{name}` is sound: {} ({profile}) in {}, {}, every checksum holds",
        counted(verified.records, "record", "records"),
        counted(verified.ranges, "range", "ranges"),
        counted(verified.bytes, "byte", "bytes")
    ));
    let examined = |check, health, saw: String| Examined {
        check,
        health,
        saw,
        hint: None,
    };
    let saw = match missing {
        0 => format!("all {} are held", grouped(layout::RANGES.into())),
        _ => format!(
            "{} of {} are held; of the others nothing is known",
            grouped(verified.ranges.into()),
            grouped(layout::RANGES.into())
        ),
    };
    let mut rows = vec![examined("ranges", health(missing == 0), saw)];
    if verified.partial > 0 {
        let saw = format!(
            "of {} rows are missing, so that nothing in them can be ruled out",
            grouped(verified.partial.into())
        );
        rows.push(examined("rows", Health::Unknown, saw));
    }
    rows.extend(known.examined(verified));
    let mut words = facts::facts(name, header);
    for (key, word) in &mut words {
        if *key == "complete" {
            // More is known here than the header says.
            *word = Word::Flag(missing == 0 && verified.partial == 0);
        }
    }
    words.extend([
        ("sound", Word::Flag(true)),
        ("ranges_partial", Word::Number(verified.partial as usize)),
        ("known_absent", Word::Number(known.absent.len())),
        ("known_unknown", Word::Number(known.unknown)),
    ]);
    told.fact(Fact::Words(words)).fact(Fact::Examined(rows))
}

fn health(is_good: bool) -> Health {
    if is_good {
        Health::Good
    } else {
        Health::Unknown
    }
}

/// Passwords that every collection of breaches has, and their NTLM digests.
const KNOWN: [(&str, &str); 3] = [
    ("password", "8846F7EAEE8FB117AD06BDD830B7586C"),
    ("123456", "32ED87BDB5FDC5E9CBA88547376818D4"),
    ("qwerty", "2D20D252A479F485CDF5E171D93985BF"),
];
/// A corpus of so many records has them.
const LARGE: u64 = 100_000_000;
/// What helps against damage.
const AGAIN: &str = "copy, build or download it again";
/// So many faults are named besides the first.
const LISTED: usize = 2;

const EXAMPLES: &str = "\
Examples:
  doorkey corpus verify                      the one in the data folder
  doorkey corpus verify --hash ntlm          that of NTLM digests
  doorkey corpus verify shards/ && rsync -a shards/ host:/srv/www/corpus/";
