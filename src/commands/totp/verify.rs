//! `doorkey totp verify`: is a typed code right, and if not, why?

use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::commands::totp::named::is_like_a_code;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::opened::fetched;
use crate::options::site;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;
use crate::totp::diagnosis::Diagnosis;
use crate::totp::diagnosis::diagnose;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// Check a code that another device shows; each code counts once
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Verify {
    #[command(flatten)]
    named: Named,
    /// Read the code from standard input
    #[arg(long)]
    stdin: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Verify {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let factor = self
            .named
            .find(&book)
            .map_err(|failure| self.no_argument(&book).unwrap_or(failure))?;
        let (id, name, proof) = (factor.id, handle(factor), factor.proof);
        let typed = self.typed(ports, &name)?;
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, id)?;
        let enrolment = at_counter(factors::enrolment(&record)?, proof.counter);
        let at = factors::sane(ports.clock.now())?;
        let diagnosis = diagnose(&enrolment, &typed, at, proof.last);
        if let Diagnosis::Right(step) = diagnosis {
            // Another run may have accepted it a moment ago: then it is used.
            store::change(ports.ledgers, |_| {
                let what = What::Accepted { id, step };
                Ok((vec![Event { at, what }], ()))
            })?;
        }
        let is_right = matches!(diagnosis, Diagnosis::Right(_));
        told.found = !is_right;
        let facts = vec![
            ("name", Word::Text(name.clone())),
            ("right", Word::Flag(is_right)),
            ("reason", Word::Text(word(&diagnosis).to_owned())),
        ];
        Ok(told
            .say(format!("`{name}`: {diagnosis}"))
            .fact(Fact::Words(facts)))
    }

    /// That the code was given as an argument, where the shell keeps it; it is not repeated.
    fn no_argument(&self, book: &Book) -> Option<Failure> {
        self.named
            .account
            .as_deref()
            .filter(|text| is_like_a_code(text))?;
        let kept = self.named.without_account();
        let name = handle(kept.find(book).ok()?);
        let what = format!("`{name}` is kept here; its code is asked for, and is no argument");
        let hint = format!(
            "`doorkey totp verify {}` asks for it; `--stdin` reads it from standard input",
            site::word(&name)
        );
        Some(Failure::new(Kind::Usage, what).hint(hint))
    }

    fn typed(&self, ports: &mut Ports<'_>, name: &str) -> Result<Secret, Failure> {
        if !self.stdin && ports.inputs.stdin_is_terminal() {
            return ports.terminal.ask_secret(&format!("Code of {name}: "));
        }
        let read = ports
            .inputs
            .stdin()
            .and_then(|mut source| Secret::read_at_most(&mut source, MAX_CODE));
        let mut typed = read.map_err(|why| {
            Failure::new(Kind::Input, "standard input cannot be read").because(&why)
        })?;
        typed.strip_line_end();
        Ok(typed)
    }
}

/// An enrolment as far as its counter has come since it was kept.
pub(super) fn at_counter(enrolment: Enrolment, counter: u64) -> Enrolment {
    match enrolment.method {
        Method::Hotp {
            algorithm, digits, ..
        } => Enrolment {
            method: Method::Hotp {
                algorithm,
                digits,
                counter,
            },
            ..enrolment
        },
        _ => enrolment,
    }
}

/// The stable word of a diagnosis.
fn word(diagnosis: &Diagnosis) -> &'static str {
    match diagnosis {
        Diagnosis::Right(_) => "right",
        Diagnosis::Used => "used",
        Diagnosis::Elsewhen(_) => "clock",
        Diagnosis::Otherwise(_) => "settings",
        Diagnosis::NotACode(_) => "not_a_code",
        Diagnosis::Wrong => "wrong",
    }
}

/// Longer than any code, in bytes.
const MAX_CODE: usize = 256;
