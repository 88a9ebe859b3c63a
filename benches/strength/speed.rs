//! Passwords a second on one thread, and the slowest single call.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::io;
use std::time::Duration;
use std::time::Instant;

use crate::ESTIMATORS;
use crate::generate;
use crate::table;

/// A set is not started again after this long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Passwords of a set.
const MANY: usize = 20_000;

/// How often each set is run at most; the fastest counts.
const RUNS: usize = 5;

/// How long hostile inputs are, in characters.
const HOSTILE_LENGTHS: [usize; 2] = [256, 10_000];

/// Print what both estimators do in a second, and what one hostile input costs them.
pub(crate) fn print(file: Option<&str>) -> io::Result<()> {
    let words = generate::words()?;
    let made: Vec<String> = match file {
        Some(path) => {
            let rows = table::read(path)?.into_iter();
            rows.map(|row| row.password).collect()
        }
        None => generate::human(&words, MANY),
    };
    let sets = [
        ("human", made.iter().cycle().take(MANY).cloned().collect()),
        ("vault mix", generate::vault(&made, &words, MANY)),
        ("64 random", generate::long_random(MANY / 10)),
    ];
    many(&sets);
    for length in HOSTILE_LENGTHS {
        hostile(&generate::hostile(&made, &words, length), length);
    }
    Ok(())
}

fn many(sets: &[(&str, Vec<String>)]) {
    println!(
        "| set | mean length | estimator | passwords a second | a second of CPU | p50 us | p99 us | worst us |\n|---|---|---|---|---|---|---|---|"
    );
    for (name, passwords) in sets {
        let mean = passwords
            .iter()
            .map(|password| password.chars().count())
            .sum::<usize>() as f64
            / passwords.len() as f64;
        for (estimator, estimate) in ESTIMATORS {
            let (rate, on_cpu, mut calls) = run(estimate, passwords);
            calls.sort_unstable();
            let at =
                |share: f64| calls[((calls.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
            println!(
                "| {name} | {mean:.1} | {estimator} | {rate:.0} | {on_cpu:.0} | {:.1} | {:.1} | {:.0} |",
                at(0.5),
                at(0.99),
                at(1.0)
            );
        }
    }
}

fn hostile(inputs: &[(&str, String)], length: usize) {
    let heads = ESTIMATORS.map(|(name, _)| name).join(" | ");
    println!(
        "\n| hostile, {length} characters, ms | {heads} |\n|---{}|",
        "|---".repeat(ESTIMATORS.len())
    );
    let mut worst = ESTIMATORS.map(|_| (0.0, ""));
    for (name, input) in inputs {
        let mut line = format!("| {name} |");
        for ((_, estimate), worst) in ESTIMATORS.iter().zip(&mut worst) {
            let took = timed(*estimate, input).as_secs_f64() * 1e3;
            if took > worst.0 {
                *worst = (took, *name);
            }
            let _ = write!(line, " {took:.2} |");
        }
        println!("{line}");
    }
    let last = worst.map(|(took, name)| format!("**{took:.2}** ({name})"));
    println!("| **worst** | {} |", last.join(" | "));
}

/// The best rate of several runs by the clock, their rate by CPU time, and what each call of one more run took.
fn run(estimate: fn(&str) -> f64, passwords: &[String]) -> (f64, f64, Vec<Duration>) {
    black_box(estimate("warm-up"));
    let begun = Instant::now();
    let used = cpu_seconds();
    let mut best = 0.0_f64;
    let mut all = 0;
    for _ in 0..RUNS {
        let started = Instant::now();
        let mut done = 0;
        for password in passwords {
            black_box(estimate(black_box(password)));
            done += 1;
            // Reading the clock costs 20 ns: not at every call.
            if done % 64 == 0 && started.elapsed() > PATIENCE {
                break;
            }
        }
        best = best.max(f64::from(done) / started.elapsed().as_secs_f64());
        all += done;
        if begun.elapsed() > PATIENCE {
            break;
        }
    }
    // NaN where the system does not tell.
    let on_cpu = f64::from(all) / (cpu_seconds() - used);
    let begun = Instant::now();
    let calls = passwords
        .iter()
        .take_while(|_| begun.elapsed() < PATIENCE)
        .map(|password| timed(estimate, password))
        .collect();
    (best, on_cpu, calls)
}

/// One call, the better of two: the other may have been interrupted.
fn timed(estimate: fn(&str) -> f64, password: &str) -> Duration {
    let call = || {
        let started = Instant::now();
        black_box(estimate(black_box(password)));
        started.elapsed()
    };
    call().min(call())
}

/// What this thread has had of a CPU: on a busy machine the clock says less.
fn cpu_seconds() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ')
        .next()
        .and_then(|nanoseconds| nanoseconds.parse::<f64>().ok())
        .unwrap_or(f64::NAN)
        / 1e9
}
