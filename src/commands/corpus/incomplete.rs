//! Why a sweep did not bring all, and what the owner can do about it.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::number::grouped;
use crate::ports::downloads::NotCome;
use crate::ports::downloads::Obstacle;
use crate::ports::downloads::Swept;

/// The failure of a run that has `there` of `total` ranges; `None` where nothing is missing.
pub(super) fn failure(swept: &Swept, there: u64, total: u64) -> Option<Failure> {
    let (why, obstacle) = match (&swept.gave_up, swept.failed.first()) {
        (None, None) => return None,
        (Some(why), _) => (why.reason.clone(), why.obstacle),
        (None, Some((range, why))) => (format!("range {range:05X}: {}", why.reason), why.obstacle),
    };
    let what = match (obstacle, there) {
        (Obstacle::Missing, 0) => "the address has no ranges".to_owned(),
        _ => format!(
            "{} of {} ranges are there, and the others did not come",
            grouped(there),
            grouped(total)
        ),
    };
    let failure = Failure::new(Kind::Network, what).because(&why);
    Some(failure.hint(hint(obstacle, there > 0)))
}

/// `swept`, where `came` of `asked` ranges arrived: one that neither came nor failed is not there either.
pub(super) fn account(mut swept: Swept, asked: u64, came: u64) -> Swept {
    if came < asked && swept.failed.is_empty() && swept.gave_up.is_none() {
        swept.gave_up = Some(NotCome {
            reason: format!(
                "of {} nobody can say what became",
                counted(asked - came, "request", "requests")
            ),
            obstacle: Obstacle::Other,
        });
    }
    swept
}

fn hint(obstacle: Obstacle, has_some: bool) -> &'static str {
    match (obstacle, has_some) {
        (Obstacle::Missing, false) => {
            "give the base of the mirror: `range/00000` is added to the address"
        }
        (Obstacle::Missing, true) => {
            "the source has to put it there; what came is kept, and the same command then goes on from there"
        }
        (Obstacle::NoRange, false) => {
            "see what is at the address: it may be a sign-in page of the network, or not the base of a mirror"
        }
        (Obstacle::NoRange, true) => {
            "see what the address answers; what came is kept, and the same command then goes on from there"
        }
        (Obstacle::Unreachable, false) => "check the network, the proxy and the address",
        (Obstacle::Busy, false) => {
            "the trouble is on the other side: run the same command again later"
        }
        (Obstacle::Busy, true) => {
            "the trouble is on the other side: run the same command again later, it goes on from there"
        }
        (Obstacle::Untrusted, _) => {
            "whoever answers there cannot prove to be the source: check the network, the proxy and the address"
        }
        (Obstacle::Unreachable | Obstacle::Other, true) => {
            "run the same command again: it goes on from there"
        }
        (Obstacle::Other, false) => "run the same command again",
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    fn swept() -> Swept {
        Swept {
            failed: Vec::new(),
            gave_up: None,
        }
    }

    #[test]
    fn a_range_that_neither_came_nor_failed_is_missing() {
        let whole = account(swept(), 5, 5);
        assert!(failure(&whole, 5, 5).is_none());
        let short = account(swept(), 5, 4);
        let failure = failure(&short, 4, 5).expect("one is missing");
        assert_eq!(failure.kind, Kind::Network);
        assert!(failure.what.starts_with("4 of 5 ranges"));
        let because = failure.because.unwrap_or_default();
        assert!(because.contains("1 request "), "{because}");
    }
}
