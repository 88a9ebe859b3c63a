//! What is wrong with a code that somebody typed: the clock, the app, or the code itself.

use std::fmt;

use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// What a typed code is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Diagnosis {
    /// The right one, of this step or counter. A verifier takes each step once.
    Right(u64),
    /// It was accepted before. Source: RFC 6238, section 5.2.
    Used,
    /// Right, but for another moment: this many seconds later than now, or earlier where it is negative.
    Elsewhen(i64),
    /// It comes out of the same secret by other settings, which the app uses in spite of what it was told.
    Otherwise(Otherwise),
    /// Not of the form of a code: how many characters it should have.
    NotACode(u8),
    /// It comes out of another secret, or was mistyped.
    Wrong,
}

/// Settings that an app may have used in the place of those it was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Otherwise {
    /// Another hash.
    Hash {
        /// The one it used.
        used: Algorithm,
        /// The one it was told.
        told: &'static str,
    },
    /// Another number of digits.
    Digits {
        /// How many it showed.
        used: u8,
        /// How many it was told.
        told: u8,
    },
    /// Another time for each code.
    Period {
        /// The seconds it used.
        used: u32,
        /// The seconds it was told.
        told: u32,
    },
    /// A counter, where the time was to be used.
    Counter(u64),
}

/// Say what `typed` is at `now`. `last` is the step or counter of the last code that was accepted.
#[must_use]
pub fn diagnose(enrolment: &Enrolment, typed: &Secret, now: u64, last: Option<u64>) -> Diagnosis {
    if !has_form_of_a_code(typed) {
        return Diagnosis::NotACode(enrolment.method.digits());
    }
    let found = match &enrolment.method {
        Method::Hotp { counter, .. } => by_counter(enrolment, typed, *counter, last),
        _ => by_time(enrolment, typed, now, last),
    };
    found
        .or_else(|| otherwise(enrolment, typed, now).map(Diagnosis::Otherwise))
        .unwrap_or_else(|| {
            let is_long_enough = form(typed).count() == usize::from(enrolment.method.digits());
            if is_long_enough {
                Diagnosis::Wrong
            } else {
                Diagnosis::NotACode(enrolment.method.digits())
            }
        })
}

/// Five characters or more, all of them letters and digits.
fn has_form_of_a_code(typed: &Secret) -> bool {
    let count = form(typed).count();
    (5..=10).contains(&count) && form(typed).all(u8::is_ascii_alphanumeric)
}

fn form(typed: &Secret) -> impl Iterator<Item = &u8> {
    let typed = typed.reveal().iter();
    typed.filter(|byte| !byte.is_ascii_whitespace() && **byte != b'-')
}

fn by_time(
    enrolment: &Enrolment,
    typed: &Secret,
    now: u64,
    last: Option<u64>,
) -> Option<Diagnosis> {
    let here = enrolment.step_at(now)?;
    let step = nearest(here).find(|&step| enrolment.code(step).is(typed))?;
    let is_used = last.is_some_and(|last| step <= last);
    Some(if step.abs_diff(here) > WINDOW {
        Diagnosis::Elsewhen(seconds_away(enrolment, step, now)?)
    } else if is_used {
        Diagnosis::Used
    } else {
        Diagnosis::Right(step)
    })
}

/// The steps around `here`, the nearest first.
fn nearest(here: u64) -> impl Iterator<Item = u64> {
    let around = (1..=FAR).flat_map(move |away| [here.checked_sub(away), here.checked_add(away)]);
    std::iter::once(Some(here)).chain(around).flatten()
}

/// How far the middle of the step lies from now.
fn seconds_away(enrolment: &Enrolment, step: u64, now: u64) -> Option<i64> {
    let span = enrolment.span(step)?;
    let middle = i64::try_from(span.from / 2 + span.to / 2).ok()?;
    Some(middle - i64::try_from(now).ok()?)
}

fn by_counter(
    enrolment: &Enrolment,
    typed: &Secret,
    counter: u64,
    last: Option<u64>,
) -> Option<Diagnosis> {
    let first = counter.saturating_sub(FAR);
    let mut counters = first..=counter.saturating_add(FAR);
    let found = counters.find(|&counter| enrolment.code(counter).is(typed))?;
    let is_used = found < counter || last.is_some_and(|last| found <= last);
    Some(if is_used {
        Diagnosis::Used
    } else {
        Diagnosis::Right(found)
    })
}

/// The settings that apps fall back to.
fn otherwise(enrolment: &Enrolment, typed: &Secret, now: u64) -> Option<Otherwise> {
    let (Method::Totp {
        algorithm, digits, ..
    }
    | Method::Hotp {
        algorithm, digits, ..
    }) = enrolment.method
    else {
        return None;
    };
    let shown = u8::try_from(form(typed).count()).ok()?;
    let fits = |method: Method| {
        let other = Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(enrolment.secret.reveal().to_vec()),
            method,
        };
        let here = other.step_at(now)?;
        let mut around = here.saturating_sub(WINDOW)..=here.saturating_add(WINDOW);
        around.any(|step| other.code(step).is(typed)).then_some(())
    };
    let period = enrolment.method.period();
    let hashes = [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512];
    let totp = |algorithm, digits, period| Method::Totp {
        algorithm,
        digits,
        period,
    };
    if let Some(told) = period {
        for used in hashes.into_iter().filter(|used| *used != algorithm) {
            if fits(totp(used, digits, told)).is_some() {
                let told = algorithm.word();
                return Some(Otherwise::Hash { used, told });
            }
        }
        if shown != digits && fits(totp(algorithm, shown, told)).is_some() {
            return Some(Otherwise::Digits {
                used: shown,
                told: digits,
            });
        }
        for used in [30, 60].into_iter().filter(|used| *used != told) {
            if fits(totp(algorithm, digits, used)).is_some() {
                return Some(Otherwise::Period { used, told });
            }
        }
    }
    let mut counters = 0..=FAR;
    let by_counter =
        counters.find(|&counter| period.is_some() && enrolment.code(counter).is(typed));
    by_counter.map(Otherwise::Counter)
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Right(_) => formatter.write_str("the code is right"),
            Self::Used => {
                formatter.write_str("this code was used already; a code counts once: wait for the next one")
            }
            Self::Elsewhen(seconds) => {
                let when = match seconds {
                    0.. => format!("in {seconds} seconds"),
                    _ => format!("{} seconds ago", seconds.unsigned_abs()),
                };
                write!(
                    formatter,
                    "the code is right for {when}: the clock of this computer or of the phone is off"
                )
            }
            Self::Otherwise(otherwise) => otherwise.fmt(formatter),
            Self::NotACode(length) => write!(formatter, "a code here has {length} characters"),
            Self::Wrong => formatter.write_str(
                "the code does not come out of this secret: a typing error, or another account's code",
            ),
        }
    }
}

impl fmt::Display for Otherwise {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hash { used, told } => write!(
                formatter,
                "the code matches {}, and the secret says {told}: the app ignores that",
                used.word()
            ),
            Self::Digits { used, told } => write!(
                formatter,
                "the code is right but for its length: the app shows {used} digits, and the secret says {told}"
            ),
            Self::Period { used, told } => write!(
                formatter,
                "the code matches a period of {used} seconds, and the secret says {told}: the app ignores that"
            ),
            Self::Counter(counter) => write!(
                formatter,
                "the code is the one of counter {counter}: the app counts (HOTP) where the time should decide (TOTP)"
            ),
        }
    }
}

/// How many steps to each side a site takes. Source: RFC 6238, section 5.2; PyPI and ROTP take one.
const WINDOW: u64 = 1;
/// How many steps to each side are searched for an explanation.
const FAR: u64 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_435_270;

    fn enrolment(method: Method) -> Enrolment {
        Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(b"12345678901234567890".to_vec()),
            method,
        }
    }

    fn totp(algorithm: Algorithm, digits: u8, period: u32) -> Enrolment {
        enrolment(Method::Totp {
            algorithm,
            digits,
            period,
        })
    }

    fn typed(by: &Enrolment, number: u64) -> Secret {
        by.code(number).into_secret()
    }

    #[test]
    fn a_code_of_now_and_of_its_neighbours_is_right_once() {
        let usual = totp(Algorithm::Sha1, 6, 30);
        let here = NOW / 30;
        for step in [here - 1, here, here + 1] {
            let code = typed(&usual, step);
            assert_eq!(diagnose(&usual, &code, NOW, None), Diagnosis::Right(step));
            assert_eq!(diagnose(&usual, &code, NOW, Some(step)), Diagnosis::Used);
            assert_eq!(
                diagnose(&usual, &code, NOW, Some(step + 1)),
                Diagnosis::Used
            );
        }
    }

    #[test]
    fn a_clock_that_is_off_is_told_in_seconds() {
        let usual = totp(Algorithm::Sha1, 6, 30);
        let here = NOW / 30;
        for (away, seconds) in [(-2, -55), (2, 65), (-20, -595), (20, 605)] {
            let code = typed(&usual, here.checked_add_signed(away).unwrap_or_default());
            assert_eq!(
                diagnose(&usual, &code, NOW, None),
                Diagnosis::Elsewhen(seconds)
            );
        }
        let far = typed(&usual, here - 21);
        assert_eq!(diagnose(&usual, &far, NOW, None), Diagnosis::Wrong);
        // At the beginning of time there is nothing before.
        let first = typed(&usual, 3);
        assert_eq!(diagnose(&usual, &first, 0, None), Diagnosis::Elsewhen(105));
    }

    #[test]
    fn an_app_that_ignores_the_settings_is_found_out() {
        let odd = totp(Algorithm::Sha256, 8, 60);
        let by = |algorithm, digits, period| {
            let app = totp(algorithm, digits, period);
            let code = typed(&app, NOW / u64::from(period));
            diagnose(&odd, &code, NOW, None)
        };
        assert_eq!(
            by(Algorithm::Sha1, 8, 60),
            Diagnosis::Otherwise(Otherwise::Hash {
                used: Algorithm::Sha1,
                told: "SHA256"
            })
        );
        assert_eq!(
            by(Algorithm::Sha256, 6, 60),
            Diagnosis::Otherwise(Otherwise::Digits { used: 6, told: 8 })
        );
        assert_eq!(
            by(Algorithm::Sha256, 8, 30),
            Diagnosis::Otherwise(Otherwise::Period { used: 30, told: 60 })
        );
        let counted = typed(&odd, 7);
        assert_eq!(
            diagnose(&odd, &counted, NOW, None),
            Diagnosis::Otherwise(Otherwise::Counter(7))
        );
    }

    #[test]
    fn a_counter_goes_on_only_forwards() {
        let hotp = enrolment(Method::Hotp {
            algorithm: Algorithm::Sha1,
            digits: 6,
            counter: 5,
        });
        let told = |counter, last| diagnose(&hotp, &typed(&hotp, counter), NOW, last);
        assert_eq!(told(5, None), Diagnosis::Right(5));
        assert_eq!(told(25, None), Diagnosis::Right(25));
        assert_eq!(told(4, None), Diagnosis::Used);
        assert_eq!(told(6, Some(6)), Diagnosis::Used);
        assert_eq!(told(26, None), Diagnosis::Wrong);
    }

    #[test]
    fn what_is_no_code_is_not_compared() {
        let usual = totp(Algorithm::Sha1, 6, 30);
        for text in ["", "12", "otpauth://totp/x", "12345\u{1b}", "äöüßé"] {
            let typed = Secret::new(text.as_bytes().to_vec());
            assert_eq!(
                diagnose(&usual, &typed, NOW, None),
                Diagnosis::NotACode(6),
                "{text}"
            );
        }
        let short = Secret::new(b"1234567".to_vec());
        assert_eq!(diagnose(&usual, &short, NOW, None), Diagnosis::NotACode(6));
        let wrong = Secret::new(b"000 000".to_vec());
        assert_eq!(diagnose(&usual, &wrong, NOW, None), Diagnosis::Wrong);
    }
}
