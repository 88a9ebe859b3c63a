//! Tests of what somebody needs who has the owner's list, or old passwords.

use super::*;
use crate::strength::context::Ranked;
use crate::strength::zxcvbn::beside_estimate;

struct Only(&'static [u8], u64);

impl Ranked for Only {
    fn rank(&self, password: &[u8]) -> Option<u64> {
        (password == self.0).then_some(self.1)
    }
}

#[test]
fn a_password_of_the_owners_list_is_worth_no_more_than_its_place() {
    let list = Only(b"kX9#mP2$vL5q", 1000);
    let context = Context {
        list: Some(&list),
        ..Context::default()
    };
    let listed = estimate(b"kX9#mP2$vL5q", &context);
    assert!((listed.guesses_log10 - 3.0).abs() < 0.001);
    assert_eq!(
        (listed.basis, listed.reasons[0]),
        (Basis::List, reason::COMMON)
    );
    assert_eq!(estimate(b"kX9#mP2$vL5r", &context), of("kX9#mP2$vL5r"));
}

#[test]
fn what_a_site_makes_of_it_knows_neither_list_nor_old_passwords() {
    let secret = b"kX9#mP2$vL5q-kX9";
    let list = Only(b"kX9#mP2$vL5q", 10);
    let old = Reading::of(b"kX9#mP2$vL5q");
    let context = Context {
        list: Some(&list),
        previous: std::slice::from_ref(&old),
        ..Context::default()
    };
    let ((told, theirs), (plain, expected)) = (
        beside_estimate(secret, &context),
        beside_estimate(secret, &Context::default()),
    );
    assert!(told.guesses_log10 + 3.0 < plain.guesses_log10);
    assert!(
        (theirs - expected).abs() < f64::EPSILON,
        "{theirs} {expected}"
    );
}
