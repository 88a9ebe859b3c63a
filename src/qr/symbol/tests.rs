//! What a symbol holds, how large it is, and that it is read back.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

fn symbol(text: &str, level: Level) -> Symbol {
    Symbol::of(&secret(text), level).unwrap()
}

/// As PyPI and gitlab.com write them, and the first without what is the default anyway.
const URIS: [(&str, usize, u16); 3] = [
    (
        "otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI",
        77,
        33,
    ),
    (
        "otpauth://totp/PyPI:alice?digits=6&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1\
         &issuer=PyPI&period=30",
        111,
        37,
    ),
    (
        "otpauth://totp/gitlab.com:gitlab.com_alicia.liddell%40example.org?secret=\
         JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=gitlab.com",
        123,
        41,
    ),
];

/// The level that a reader finds in it: L is 1, M 0, Q 3, H 2.
fn level_read(symbol: &Symbol) -> u16 {
    let is_dark = |x, y| symbol.is_dark(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    let grid = SimpleGrid::from_func(symbol.side().into(), is_dark);
    let told = Grid::new(grid).decode_to(Vec::new());
    told.unwrap().ecc_level
}

#[test]
fn real_uris_have_the_sizes_that_fit_a_terminal() {
    for (uri, length, side) in URIS {
        assert_eq!(uri.len(), length);
        assert_eq!(symbol(uri, Level::Low).side(), side, "{uri}");
        assert!(symbol(uri, Level::Medium).side() > side);
    }
}

#[test]
fn no_symbol_is_larger_than_one_cut_from_left_to_right_and_some_are_smaller() {
    let mut smaller = 0;
    for length in 1..=60 {
        let account = "a".repeat(length);
        for secret in [
            "JB2W34DP5HPK3PXPJB2W34DP5HPK3PXP",
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        ] {
            let uri = format!("otpauth://totp/npm:{account}?secret={secret}&issuer=npm");
            let ours = symbol(&uri, Level::Low).side();
            let usual = QrCode::with_error_correction_level(&uri, EcLevel::L).unwrap();
            assert!(usize::from(ours) <= usual.width());
            smaller += u32::from(usize::from(ours) < usual.width());
        }
    }
    assert!(smaller > 10, "{smaller} of 120");
}

#[test]
fn more_may_be_lost_where_that_costs_no_room() {
    assert_eq!(level_read(&symbol("HELLO", Level::Low)), 2);
    assert_eq!(symbol("HELLO", Level::Low).side(), 21);
    // 17 bytes are all that version 1 holds at level L; 14 all at M, 11 at Q, 7 at H.
    for (length, level) in [(17, 1), (15, 1), (14, 0), (12, 0), (11, 3), (8, 3), (7, 2)] {
        let symbol = symbol(&"a".repeat(length), Level::Low);
        assert_eq!(
            (symbol.side(), level_read(&symbol)),
            (21, level),
            "{length}"
        );
    }
}

#[test]
fn on_paper_no_dot_is_other_than_it_was() {
    for length in [1, 13, 14, 15, 77, 111, 200, 420, 1000, 2331] {
        let text: String = "PyPI, ada, 2026-09-21\n0f3a-99C1 ABCDEF\n"
            .chars()
            .cycle()
            .take(length)
            .collect();
        let usual = QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
        assert!(is_same(&symbol(&text, Level::Medium), &usual), "{length}");
    }
}

#[test]
fn letters_of_other_scripts_are_not_taken_for_japanese() {
    // The first two bytes of many letters in UTF-8 are a kanji in Shift JIS.
    let text = "日本あさひ";
    for (level, version, written) in [(Level::Low, 1, EcLevel::L), (Level::Medium, 2, EcLevel::M)] {
        let mut bits = Bits::new(Version::Normal(version));
        bits.push_byte_data(text.as_bytes()).unwrap();
        bits.push_terminator(written).unwrap();
        let bytes = QrCode::with_bits(bits, written).unwrap();
        assert!(is_same(&symbol(text, level), &bytes));
    }
}

/// Whether every module is as `code` has it.
fn is_same(symbol: &Symbol, code: &QrCode) -> bool {
    let dark = code.to_colors().into_iter();
    let dark = dark.map(|colour| u8::from(colour == Color::Dark));
    dark.eq(symbol.modules.reveal().iter().copied())
}

#[test]
fn every_symbol_reads_back_at_every_length() {
    let text: String = "otpauth://totp/Ünï:a%40b?secret=JB2W34DP5HPK3PXP&x=0123456789"
        .chars()
        .cycle()
        .take(2000)
        .collect();
    let lengths = (0..300).chain((300..2000).step_by(61));
    for length in lengths.filter(|length| text.is_char_boundary(*length)) {
        let text = Secret::new(text.as_bytes()[..length].to_vec());
        for level in [Level::Low, Level::Medium] {
            let symbol = Symbol::of(&text, level).unwrap();
            assert!(symbol.reads_back(&text), "{length} {level:?}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_read_back() {
    let bytes = Secret::new((0..=255).collect());
    assert!(Symbol::of(&bytes, Level::Low).unwrap().reads_back(&bytes));
}

#[test]
fn a_symbol_of_another_text_does_not_read_back() {
    let symbol = symbol(URIS[0].0, Level::Low);
    assert!(symbol.reads_back(&secret(URIS[0].0)));
    for other in [
        URIS[1].0,
        "",
        "otpauth://totp/PyPI",
        &URIS[0].0.to_lowercase(),
    ] {
        assert!(!symbol.reads_back(&secret(other)));
    }
}

#[test]
fn a_symbol_that_was_spoilt_does_not_read_back() {
    let text = secret(URIS[0].0);
    let whole = Symbol::of(&text, Level::Low).unwrap();
    let spoilt = whole.modules.reveal().iter().enumerate();
    let spoilt = spoilt.map(|(at, dot)| if at % 5 == 0 { 1 - dot } else { *dot });
    let spoilt = Symbol {
        side: whole.side,
        modules: Secret::new(spoilt.collect()),
    };
    assert!(!spoilt.reads_back(&text));
}

#[test]
fn what_no_symbol_holds_is_refused_and_the_longest_is_not() {
    for (char, level, most) in [
        ("a", Level::Low, 2953),
        ("a", Level::Medium, 2331),
        ("A", Level::Low, 4296),
        ("7", Level::Low, 7089),
    ] {
        let longest = secret(&char.repeat(most));
        let symbol = Symbol::of(&longest, level).unwrap();
        assert_eq!(symbol.side(), 177);
        assert!(symbol.reads_back(&longest));
        let longer = secret(&char.repeat(most + 1));
        assert_eq!(Symbol::of(&longer, level).err(), Some(TooLong));
    }
    let endless = Secret::new(vec![b'a'; 4 << 20]);
    assert_eq!(Symbol::of(&endless, Level::Low).err(), Some(TooLong));
}

#[test]
fn what_lies_outside_is_light() {
    let symbol = symbol("HELLO", Level::Low);
    assert!(symbol.is_dark(0, 0) && symbol.is_dark(20, 0));
    for (x, y) in [
        (21, 0),
        (0, 21),
        (u16::MAX, 0),
        (0, u16::MAX),
        (u16::MAX, u16::MAX),
    ] {
        assert!(!symbol.is_dark(x, y));
    }
}

#[test]
fn a_symbol_does_not_print_itself() {
    assert_eq!(format!("{:?}", symbol("HELLO", Level::Low)), "Symbol(..)");
}
