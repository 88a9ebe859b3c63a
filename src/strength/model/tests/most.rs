//! Tests of what nothing is worth more than: all strings like it, all pairs of words, the text beneath it.

use super::*;

#[test]
fn nothing_drawn_is_worth_more_than_all_strings_like_it() {
    for (text, most) in [
        // Hex of a length that is not told as such.
        ("4be1907fa3c6", 48.0),
        ("D07E93B1F64A", 48.0),
        // Signs alone are drawn from signs.
        ("]|~<;}^{_?:`", 60.1),
        ("&;(~|\"}>", 40.1),
        // Groups, and numbers as they are written.
        ("w4k9t-h2z7q", 56.0),
        ("+44 7911 203 846", 50.0),
        ("(0711) 926 3058", 47.0),
    ] {
        let bits = of(text).guesses_log10 * LOG2_10;
        assert!((most - 12.0..most + 0.1).contains(&bits), "{text} {bits}");
    }
    for text in ["w4k9th2z7qrx", "T;k4(vQ2>mY!"] {
        assert!(of(text).guesses_log10 * LOG2_10 > 58.0, "{text}");
    }
}

#[test]
fn two_words_of_a_list_are_worth_all_pairs_at_most() {
    for text in [
        "grout-tinsel",
        "hatchback pelican",
        "KelpTurbine",
        "ravioli.unbend",
    ] {
        let found = of(text);
        assert!((6.5..9.5).contains(&found.guesses_log10), "{text}");
        assert_eq!(found.basis, Basis::Patterns, "{text}");
    }
    assert!(of("grout-tinsel-hatchback").guesses_log10 > 11.0);
    assert!(of("grout-tinsxl").guesses_log10 > of("grout-tinsel").guesses_log10);
}

#[test]
fn what_is_put_in_between_hardly_helps() {
    for text in [
        "let-me-in",
        "star wars",
        "s.t.a.r.w.a.r.s",
        "ddrraaggoonn",
        "p\u{335}r\u{335}i\u{335}n\u{335}c\u{335}e\u{335}s\u{335}s\u{335}",
        "drag\u{200d}on",
        #[cfg(feature = "languages")]
        "мoсквa",
    ] {
        let found = of(text);
        assert!(found.guesses_log10 < 6.0, "{text} {}", found.guesses_log10);
    }
    for text in ["pear-cobalt-hinge", "ddrraaggxonn", "dr-ag_on.x"] {
        assert!(of(text).guesses_log10 > 6.5, "{text}");
    }
}

#[test]
fn words_of_one_small_set_are_no_passphrase() {
    for text in [
        "sunday-monday-tuesday",
        "black-white-purple",
        #[cfg(feature = "languages")]
        "montag dienstag sonntag",
        "AprilJuneAugust",
        #[cfg(feature = "languages")]
        "lunes.martes.jueves",
    ] {
        let found = of(text);
        assert!(found.guesses_log10 < 9.9, "{text} {}", found.guesses_log10);
        assert!(!matches!(found.basis, Basis::Passphrase(_)), "{text}");
    }
    for text in ["sunday-lantern-purple", "black-tuesday-eight-kilo"] {
        assert!(of(text).guesses_log10 > 10.0, "{text}");
    }
}

#[test]
fn a_signed_token_is_not_said_to_be_derived() {
    let token = concat!(
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3MjEifQ.",
        "q3VtZk1wN0xhR2Y4c1RyWDJjQmJ5SkVoVW5vS2lQdw9"
    );
    let found = of(token);
    assert_eq!(found.basis.detail(), Some("jwt"));
    assert!(found.reasons.contains(&reason::RANDOM) && !found.reasons.contains(&reason::DERIVED));
    let made_of_time = of("6f1c2b9e-5a7d-11ee-8c99-0242ac120002");
    assert!(made_of_time.reasons.contains(&reason::DERIVED));
}
