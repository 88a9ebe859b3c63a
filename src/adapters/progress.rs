//! A progress bar on standard error, only on a terminal and only for a run of over a second.

use std::io;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;
use std::cell::OnceCell;
use std::time::Instant;

use crate::ports::Progress;

/// The bar; nothing is drawn before a second has passed. The wait for an answer to a prompt does not count.
pub struct Bar {
    started: OnceCell<Instant>,
    bar: OnceCell<ProgressBar>,
}

impl Bar {
    /// A bar for a run that starts with its first step.
    #[must_use]
    pub fn new() -> Self {
        Self {
            started: OnceCell::new(),
            bar: OnceCell::new(),
        }
    }
}

impl Default for Bar {
    fn default() -> Self {
        Self::new()
    }
}

impl Progress for Bar {
    fn at(&self, done: u64, total: Option<u64>) {
        let started = self.started.get_or_init(Instant::now);
        if started.elapsed() < PATIENCE || !io::stderr().is_terminal() {
            return;
        }
        let bar = self
            .bar
            .get_or_init(|| ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()));
        match total {
            Some(total) => {
                bar.set_length(total);
                bar.set_style(style("{bar:30} {human_pos} of {human_len}, {eta} left"));
            }
            None => bar.set_style(style("{human_pos} done")),
        }
        bar.set_position(done);
    }

    fn end(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

const PATIENCE: Duration = Duration::from_secs(1);

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
