//! A progress bar on standard error, only on a terminal and only for a run of over a second.

use std::cell::RefCell;
use std::io;
use std::io::IsTerminal;
use std::time::Duration;
use std::time::Instant;

use indicatif::HumanCount;
use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;

use crate::ports::Progress;

/// The bar; nothing is drawn before a second has passed. The wait for an answer to a prompt does not count.
#[derive(Default)]
pub struct Bar {
    run: RefCell<Option<Run>>,
}

impl Bar {
    /// A bar for a run that starts with its first step.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// From the first step to the end.
struct Run {
    started: Instant,
    /// When there is something to draw again.
    next: Duration,
    pace: Pace,
    bar: Option<ProgressBar>,
}

impl Progress for Bar {
    fn at(&self, done: u64, total: Option<u64>) {
        let mut run = self.run.borrow_mut();
        let run = run.get_or_insert_with(|| Run {
            started: Instant::now(),
            next: PATIENCE,
            pace: Pace::from(done),
            bar: None,
        });
        let now = run.started.elapsed();
        if now < run.next {
            return;
        }
        run.next = now + STEP;
        if !io::stderr().is_terminal() {
            return;
        }
        let rate = run.pace.at(now, done);
        let bar = run.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            // What does not fit into the line is cut off, so that it can be drawn over.
            let template = if total.is_some() {
                "{bar:8} {wide_msg}"
            } else {
                "{wide_msg}"
            };
            let style = ProgressStyle::with_template(template);
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        if let Some(total) = total {
            bar.set_length(total);
            bar.set_message(words(done, total, rate));
        } else {
            bar.set_message(format!("{} done", HumanCount(done)));
        }
        bar.set_position(done);
    }

    fn end(&self) {
        if let Some(bar) = self.run.take().and_then(|run| run.bar) {
            bar.finish_and_clear();
        }
    }
}

/// How fast it goes: what is long ago counts little.
struct Pace {
    at: Duration,
    done: u64,
    rate: f64,
}

impl Pace {
    fn from(done: u64) -> Self {
        Self {
            at: Duration::ZERO,
            done,
            rate: 0.0,
        }
    }

    /// So many a second.
    fn at(&mut self, now: Duration, done: u64) -> f64 {
        let span = now.saturating_sub(self.at).as_secs_f64().max(0.001);
        let latest = float(done.saturating_sub(self.done)) / span;
        let weight = if self.at.is_zero() {
            1.0
        } else {
            1.0 - (-span / MEMORY).exp()
        };
        self.rate += weight * (latest - self.rate);
        (self.at, self.done) = (now, done);
        self.rate
    }
}

fn words(done: u64, total: u64, rate: f64) -> String {
    let so_far = format!("{} of {}", HumanCount(done), HumanCount(total));
    if rate <= 0.0 {
        return so_far;
    }
    let rate_shown = if rate < 10.0 {
        format!("{rate:.1}")
    } else {
        HumanCount(whole(rate)).to_string()
    };
    let seconds = whole(float(total.saturating_sub(done)) / rate);
    let left = match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min", seconds / 60),
        3600..86_400 => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
        _ => format!("{} days", HumanCount(seconds / 86_400)),
    };
    format!("{so_far}, {rate_shown}/s, {left} left")
}

#[expect(clippy::cast_precision_loss, reason = "what is shown is rounded")]
fn float(number: u64) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is not negative, and a cast takes the nearest there is"
)]
fn whole(number: f64) -> u64 {
    number.round() as u64
}

const PATIENCE: Duration = Duration::from_secs(1);
const STEP: Duration = Duration::from_millis(100);
/// Seconds.
const MEMORY: f64 = 8.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_round_and_a_line_fits_into_sixty_columns() {
        assert_eq!(words(5, 200, 3.26), "5 of 200, 3.3/s, 1 min left");
        assert_eq!(words(5, 200, 0.0), "5 of 200");
        let long = words(918_576, 1_048_576, 12.345_678);
        assert_eq!(long, "918,576 of 1,048,576, 12/s, 2 h 55 min left");
        let longest = words(1_000_000, 1_048_576, 48_303.489);
        assert!("12345678 ".len() + longest.len() <= 60, "{longest}");
        assert!(words(1, u64::MAX, 0.001).contains("days left"));
    }

    #[test]
    fn a_burst_does_not_pass_for_the_pace() {
        let mut pace = Pace::from(0);
        let second = Duration::from_secs(1);
        assert!((pace.at(second, 1000) - 1000.0).abs() < 0.1);
        let after_a_burst = pace.at(second + STEP, 11_000);
        assert!(after_a_burst > 1000.0 && after_a_burst < 3000.0);
        let mut done = 11_000;
        for tenth in 2..600 {
            done += 100;
            pace.at(second + STEP * tenth, done);
        }
        assert!((pace.rate - 1000.0).abs() < 5.0, "{}", pace.rate);
    }
}
