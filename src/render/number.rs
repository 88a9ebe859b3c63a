//! Estimates as words: how many guesses, how long they take.

use crate::strength::estimate::Estimate;

/// How many guesses, in words: "about 18 thousand guesses", "at least 10^24 guesses".
#[must_use]
pub fn guesses(estimate: &Estimate) -> String {
    let about = if is_lower_bound(estimate) {
        "at least"
    } else {
        "about"
    };
    let log10 = estimate.guesses_log10;
    if log10.is_nan() {
        return "an unknown number of guesses".to_owned();
    }
    // The logarithm of a thousand may come as 2.999999999.
    let power = (log10.max(0.0) + 1e-9).floor();
    let (unit, below) = match power {
        p if p < 3.0 => ("", 0.0),
        p if p < 6.0 => ("thousand ", 3.0),
        p if p < 9.0 => ("million ", 6.0),
        p if p < 12.0 => ("billion ", 9.0),
        p if p < 15.0 => ("trillion ", 12.0),
        p => return format!("{about} 10^{} guesses", p.min(9999.0)),
    };
    let mantissa = 10_f64.powf(log10.max(0.0) - below);
    let number = match (mantissa, unit) {
        (m, "") if m < 1.5 => return format!("{about} one guess"),
        (m, unit) if m < 9.95 && !unit.is_empty() => format!("{m:.1}").replace(".0", ""),
        (m, _) => format!("{:.0}", m.min(999.0)),
    };
    format!("{about} {number} {unit}guesses")
}

/// How long an attack takes, in words a tired reader takes in: "7 days", "centuries".
#[must_use]
pub fn duration(seconds: f64) -> String {
    const UNITS: [(f64, f64, &str); 6] = [
        (1.0, 60.0, "second"),
        (60.0, 60.0, "minute"),
        (3600.0, 24.0, "hour"),
        (86_400.0, 31.0, "day"),
        (2_629_800.0, 12.0, "month"),
        (31_557_600.0, 100.0, "year"),
    ];
    if seconds.is_nan() {
        return "unknown".to_owned();
    }
    if seconds < 1.0 {
        return "under a second".to_owned();
    }
    for (length, limit, unit) in UNITS {
        let number = (seconds / length).round();
        if number < limit {
            let plural = if number <= 1.0 { "" } else { "s" };
            return format!("{:.0} {unit}{plural}", number.max(1.0));
        }
    }
    "centuries".to_owned()
}

/// The same when the estimate is a lower bound.
#[must_use]
pub fn duration_or_longer(seconds: f64) -> String {
    match duration(seconds) {
        short if seconds < 1.0 => format!("{short}, or longer"),
        other if other == "centuries" || other == "unknown" => other,
        other => format!("at least {other}"),
    }
}

/// Whether only a part of the secret was analysed.
#[must_use]
pub fn is_lower_bound(estimate: &Estimate) -> bool {
    estimate.analysed < estimate.length
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;

    fn told(guesses_log10: f64) -> String {
        guesses(&samples::estimate(0, guesses_log10))
    }

    #[test]
    fn guesses_are_told_in_words() {
        for (log10, words) in [
            (0.0, "about one guess"),
            (2.0, "about 100 guesses"),
            (3.0, "about 1 thousand guesses"),
            (4.26, "about 18 thousand guesses"),
            (6.3, "about 2 million guesses"),
            (9.4, "about 2.5 billion guesses"),
            (14.999_999, "about 999 trillion guesses"),
            (24.2, "about 10^24 guesses"),
            (f64::INFINITY, "about 10^9999 guesses"),
            (f64::NEG_INFINITY, "about one guess"),
            (f64::NAN, "an unknown number of guesses"),
        ] {
            assert_eq!(told(log10), words, "{log10}");
        }
    }

    #[test]
    fn a_duration_never_reads_as_sixty_seconds() {
        for (seconds, words) in [
            (0.0, "under a second"),
            (0.999, "under a second"),
            (1.0, "1 second"),
            (59.4, "59 seconds"),
            (59.6, "1 minute"),
            (1800.0, "30 minutes"),
            (86_300.0, "1 day"),
            (648_000.0, "8 days"),
            (2_678_400.0, "1 month"),
            (31_557_600.0, "1 year"),
            (3e9, "95 years"),
            (3.2e9, "centuries"),
            (f64::INFINITY, "centuries"),
            (f64::NAN, "unknown"),
        ] {
            assert_eq!(duration(seconds), words, "{seconds}");
        }
    }

    #[test]
    fn a_lower_bound_says_so_and_stays_readable() {
        assert_eq!(duration_or_longer(0.1), "under a second, or longer");
        assert_eq!(duration_or_longer(120.0), "at least 2 minutes");
        assert_eq!(duration_or_longer(1e300), "centuries");
    }
}
