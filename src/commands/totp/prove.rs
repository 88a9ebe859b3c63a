//! The proof that an enrolment works: a code that another device made of it, or that the site took.

use crate::commands::totp::symbol::Drawn;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Proof;
use crate::options::confirm::is_yes;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::store::factors;
use crate::totp::base32;
use crate::totp::diagnosis::Diagnosis;
use crate::totp::diagnosis::diagnose;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// Let the owner prove `enrolment`: by a code of their phone, or, where Enter says that there is none, by the
/// site's taking one of ours.
///
/// # Errors
/// It is not proved; nothing is kept then.
pub(super) fn prove(
    ports: &mut Ports<'_>,
    name: &str,
    enrolment: &Enrolment,
    drawn: &Drawn,
) -> Result<Proof, Failure> {
    let mut said = String::new();
    let mut tried: Vec<Secret> = Vec::new();
    for _ in 0..TRIES {
        let screen = screen(name, enrolment, drawn, &said);
        let typed = shown(
            ports,
            drawn,
            &screen,
            "Code that your phone shows (Enter: no phone): ",
        )?;
        if typed.is_empty() {
            return by_the_site(ports, name, enrolment);
        }
        let typed = Secret::new(typed.into_bytes());
        let now = factors::sane(ports.clock.now())?;
        said = match diagnose(enrolment, &typed, now, None) {
            Diagnosis::Right(step) => {
                return Ok(proved(enrolment, step, true));
            }
            Diagnosis::Wrong if tried.iter().any(|before| before.is_same(&typed)) => {
                "that is the code you typed before: wait for the next one".to_owned()
            }
            other => other.to_string(),
        };
        tried.push(typed);
    }
    Err(Failure::new(Kind::Cancelled, "no code was right, so nothing is kept")
        .because(&said)
        .hint("check the clock of this computer and of the phone, take the secret of the site again, and start over"))
}

/// What is known once the code of `step` was right, and whether another device has the secret.
fn proved(enrolment: &Enrolment, step: u64, elsewhere: bool) -> Proof {
    Proof {
        confirmed: true,
        elsewhere,
        last: Some(step),
        counter: match enrolment.method {
            Method::Hotp { .. } => step.saturating_add(1),
            _ => 0,
        },
    }
}

/// The site is the proof.
fn by_the_site(ports: &mut Ports<'_>, name: &str, enrolment: &Enrolment) -> Result<Proof, Failure> {
    let mut last = None;
    for _ in 0..TRIES {
        let now = factors::sane(ports.clock.now())?;
        let step = match enrolment.method {
            Method::Hotp { counter, .. } => last.map_or(counter, |last: u64| last + 1),
            _ => enrolment.step_at(now).unwrap_or_default(),
        };
        last = Some(step);
        let screen = code_screen(name, enrolment, step, now);
        let question = "Type it in at the site. Did the site take it? [y] yes  [Enter] show the next one  [n] no: ";
        let answer = ports.terminal.reveal(&screen, question)?;
        if is_yes(&answer) {
            return Ok(proved(enrolment, step, false));
        }
        if answer.to_ascii_lowercase().starts_with('n') {
            break;
        }
    }
    Err(Failure::new(Kind::Cancelled, "the site took no code, so nothing is kept").hint(
        "take the secret of the site again, to its end; check the clock of this computer (`doorkey doctor`)",
    ))
}

/// This code and the next, for sites that ask for two in a row.
///
/// # Errors
/// The terminal is gone.
pub(super) fn two_in_a_row(
    ports: &mut Ports<'_>,
    name: &str,
    enrolment: &Enrolment,
) -> Result<(), Failure> {
    let now = factors::sane(ports.clock.now())?;
    let step = enrolment.step_at(now).unwrap_or_default();
    let screen = code_screen(name, enrolment, step, now);
    ports.terminal.reveal(
        &screen,
        "The site asks for two codes in a row: these. [Enter] goes on: ",
    )?;
    Ok(())
}

/// Ask below the QR code, where one is shown.
pub(super) fn shown(
    ports: &mut Ports<'_>,
    drawn: &Drawn,
    screen: &Secret,
    question: &str,
) -> Result<String, Failure> {
    match drawn {
        Drawn::Picture(picture) => ports.terminal.reveal_picture(picture, screen, question),
        Drawn::File(_) | Drawn::Nothing => ports.terminal.reveal(screen, question),
    }
}

fn screen(name: &str, enrolment: &Enrolment, drawn: &Drawn, said: &str) -> Secret {
    let mut screen = Secret::new(Vec::with_capacity(4096));
    let mut line = |text: &str| {
        screen.extend(text.as_bytes());
        screen.extend(b"\n");
    };
    if !said.is_empty() {
        line(said);
    }
    match drawn {
        // The picture leaves little room.
        Drawn::Picture(_) if !said.is_empty() => {}
        Drawn::Picture(_) => line(&format!("{name}: scan this with your authenticator app.")),
        Drawn::File(path) => {
            line(&format!(
                "{name}: scan `{}` with your authenticator app, then delete it.",
                path.display()
            ));
        }
        Drawn::Nothing => {
            line(&format!(
                "{name}: type this secret into your authenticator app."
            ));
            screen.extend(b"  ");
            screen.extend(grouped(&enrolment.secret).reveal());
            screen.extend(b"\n");
        }
    }
    screen
}

/// In groups of four, as people type.
pub(super) fn grouped(secret: &Secret) -> Secret {
    let text = base32::encode(secret.reveal());
    let mut groups = Secret::new(Vec::with_capacity(text.len() * 5 / 4 + 1));
    for (at, group) in text.reveal().chunks(4).enumerate() {
        if at > 0 {
            groups.extend(b" ");
        }
        groups.extend(group);
    }
    groups
}

fn code_screen(name: &str, enrolment: &Enrolment, step: u64, now: u64) -> Secret {
    let mut screen = Secret::new(Vec::with_capacity(1024));
    screen.extend(format!("\n  {name}\n\n      ").as_bytes());
    screen.extend(enrolment.code(step).reveal());
    match enrolment.span(step) {
        Some(span) => {
            let left = span.to.saturating_sub(now);
            screen.extend(format!("   for {left} seconds, then\n      ").as_bytes());
        }
        None => screen.extend(b"   then\n      "),
    }
    screen.extend(enrolment.code(step.saturating_add(1)).reveal());
    screen.extend(b"\n\n");
    screen
}

/// How often a code may be typed.
const TRIES: usize = 5;
