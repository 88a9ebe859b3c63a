//! `doorkey totp enroll`: secret, QR code, proof by a live code, and only then kept.

use crate::commands::totp::given::Given;
use crate::commands::totp::given::TakenIn;
use crate::commands::totp::keep::New;
use crate::commands::totp::keep::in_use;
use crate::commands::totp::keep::keep;
use crate::commands::totp::named::taken;
use crate::commands::totp::prove;
use crate::commands::totp::symbol::Drawing;
use crate::commands::totp::symbol::Drawn;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Proof;
use crate::options::opened;
use crate::options::site;
use crate::options::site::joined;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::recovery_codes::service;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::LEAST_BITS;
use crate::totp::site as sites;
use crate::totp::uri;

/// Enrol a second factor: take its secret, show its QR code, and keep it once a live code proves that it works
///
/// Without a phone, Enter at the question for its code shows a code of doorkey, and asks whether the site took
/// it: that is a proof too.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Enroll {
    /// The site: `pypi`, `github`, or any name you give it
    #[arg(value_name = "SITE")]
    site: String,
    /// The account there, if you have several
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// Ask for no code and show no QR code: the enrolment is kept as never confirmed
    #[arg(long)]
    no_verify: bool,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Enroll {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let (site, account) = site::kept(&self.site, self.account.as_deref().unwrap_or_default())?;
        let book = store::book(ports.ledgers)?;
        if taken(&book, &site, &account).is_some() {
            return Err(in_use(&site, &account));
        }
        if !self.no_verify && !ports.machine.has_terminal() {
            return Err(Failure::new(
                Kind::Cancelled,
                "there is no terminal to show a QR code and to ask for a code on",
            )
            .hint("`--no-verify` keeps the enrolment without a proof"));
        }
        // Before the proof: once the site has taken a code, there must be no reason left not to keep the secret.
        let _held = opened::held(ports, config, Hold::Adding)?;
        let TakenIn {
            enrolment,
            mut notes,
            is_new,
        } = self.given.read(ports, &site)?;
        let enrolment = titled(enrolment, &site, &account).checked()?;
        let name = joined(&site, &account);
        let proof = self.proof(ports, &name, &site, &enrolment)?;
        let new = New {
            site: &site,
            account: &account,
            enrolment: &enrolment,
            proof,
        };
        keep(ports, config, &self.unlocking, &mut notes, &new)?;
        if is_new && !proof.confirmed {
            notes.push(format!(
                "give the secret to the service: `doorkey totp show {}`",
                site::word(&name)
            ));
        }
        notes.extend(advice(&book, &site, &enrolment, proof));
        Ok(told(&new, notes))
    }

    fn proof(
        &self,
        ports: &mut Ports<'_>,
        name: &str,
        site: &str,
        enrolment: &Enrolment,
    ) -> Result<Proof, Failure> {
        if self.no_verify {
            if self.drawing.is_file() {
                self.drawing.draw(ports, &uri::write(enrolment), 0)?;
            }
            return Ok(Proof {
                elsewhere: self.drawing.is_file(),
                ..Proof::default()
            });
        }
        let drawn = self.drawing.draw(ports, &uri::write(enrolment), LINES)?;
        let proof = prove::prove(ports, name, enrolment, &drawn)?;
        if sites::known(site).is_some_and(|row| row.two_codes) {
            prove::two_in_a_row(ports, name, enrolment)?;
        }
        let elsewhere = proof.elsewhere || matches!(drawn, Drawn::File(_));
        Ok(Proof { elsewhere, ..proof })
    }
}

/// With the names that the secret itself did not bring.
fn titled(enrolment: Enrolment, site: &str, account: &str) -> Enrolment {
    let title = service::known(site).map_or(site, |service| service.title);
    let or = |given: String, other: &str| {
        if given.is_empty() {
            other.to_owned()
        } else {
            given
        }
    };
    Enrolment {
        issuer: or(enrolment.issuer, title),
        account: or(enrolment.account, account),
        ..enrolment
    }
}

fn told(new: &New<'_>, notes: Vec<String>) -> Told {
    let New {
        site,
        account,
        enrolment,
        proof,
    } = new;
    let name = joined(site, account);
    let how = match (proof.confirmed, proof.elsewhere) {
        (false, _) => "kept and read back, and never confirmed: `doorkey totp verify` does that",
        (true, true) => "confirmed by a code of another device, kept and read back",
        (true, false) => "confirmed by the site, kept and read back",
    };
    let method = &enrolment.method;
    let mut facts = vec![
        ("name", Word::Text(name.clone())),
        ("issuer", Word::Text(enrolment.issuer.clone())),
        ("account", Word::Text(enrolment.account.clone())),
        ("type", Word::Text(method.word().to_owned())),
        ("algorithm", Word::Text(method.algorithm().to_owned())),
        ("digits", Word::Number(usize::from(method.digits()))),
        ("confirmed", Word::Flag(proof.confirmed)),
    ];
    let period = method
        .period()
        .and_then(|period| usize::try_from(period).ok());
    facts.extend(period.map(|period| ("period", Word::Number(period))));
    let mut told = Told::default()
        .say(format!("`{name}` is {how}"))
        .fact(Fact::Words(facts));
    told.notes = notes;
    told
}

/// What the owner should do next.
fn advice(book: &Book, site: &str, enrolment: &Enrolment, proof: Proof) -> Vec<String> {
    let mut advice = Vec::new();
    if factors::traits(enrolment).bits < LEAST_BITS {
        advice.push(format!(
            "the site chose a secret of {} bits; the standard asks for {LEAST_BITS} (RFC 4226, section 4)",
            enrolment.bits()
        ));
    }
    let known = sites::known(site);
    advice.extend(
        known
            .iter()
            .flat_map(|row| row.advice.iter().map(ToString::to_string)),
    );
    let has_codes = book
        .sets()
        .any(|set| !set.void && site::is_same_site(&set.site, site));
    if !has_codes {
        advice.push(format!(
            "take the site's recovery codes in now: `doorkey codes add {}`; without them a lost secret locks you out",
            site::word(site)
        ));
    }
    if !proof.elsewhere {
        advice.push(
            "this secret is on this machine alone: `doorkey totp export FILE`, or `doorkey totp show` to a second \
             device"
                .to_owned(),
        );
    }
    advice
}

/// Lines below the QR code: what to do with it or what was wrong, the question, and room for its answer.
const LINES: u16 = 4;
