//! The clock of this machine beside those of the servers that were asked: one-time codes stand on it.

use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::plan;

/// Whether the clock agrees with the first server that says what time it is; `None` where none does.
pub(super) fn look(asked: &[Asked]) -> Option<Seen> {
    let (host, ahead) = asked.iter().find_map(|(planned, answer)| {
        let ahead = answer.as_ref().ok()?.ahead?;
        Some((plan::host(&planned.url)?, ahead))
    })?;
    if ahead.unsigned_abs() < TOLERATED {
        let saw = format!("the clock of this machine agrees with that of {host}");
        return Some(Seen::good("clock", saw));
    }
    let way = if ahead > 0 { "ahead of" } else { "behind" };
    let saw = format!(
        "the clock of this machine is {} seconds {way} that of {host}",
        ahead.unsigned_abs()
    );
    Some(Seen::bad("clock", saw).hint(
        "one-time codes made here are refused: set date, time and time zone to automatic; that alone may end the case",
    ))
}

/// Half of what a one-time code counts, in seconds; an answer takes its time too.
const TOLERATED: u64 = 15;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::proof::Answer;
    use crate::request::proof::Health;
    use crate::request::proof::plan::Planned;
    use crate::request::proof::plan::Subject;

    fn health(ahead: Option<i64>) -> Option<Health> {
        let planned = Planned {
            url: "https://pypi.org/user/ada/".to_owned(),
            accept: "*/*",
            follows: false,
            why: String::new(),
            of: Subject::Profile,
        };
        let answer = Answer {
            status: 200,
            body: Vec::new(),
            at: planned.url.clone(),
            ahead,
        };
        look(&[(planned, Ok(answer))]).map(|seen| seen.health)
    }

    #[test]
    fn a_clock_is_right_wrong_or_not_known() {
        assert_eq!(health(None), None);
        assert_eq!(health(Some(14)), Some(Health::Good));
        assert_eq!(health(Some(-15)), Some(Health::Bad));
        assert_eq!(health(Some(i64::MIN)), Some(Health::Bad));
    }
}
