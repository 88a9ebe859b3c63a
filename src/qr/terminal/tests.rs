//! What is sent to a terminal: sizes, escapes, and that nothing is left behind.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::qr::symbol::Level;

const STYLES: [Style; 5] = [
    Style::Full,
    Style::Half,
    Style::Ascii,
    Style::Kitty,
    Style::Sixel,
];

/// A symbol of 21 modules a side, and larger ones.
fn symbol(length: usize) -> Symbol {
    Symbol::of(&Secret::new(vec![b'a'; length]), Level::Low).unwrap()
}

fn lines(picture: &Picture) -> Vec<String> {
    let lines = picture.lines();
    lines
        .map(|line| String::from_utf8(line.to_vec()).unwrap())
        .collect()
}

/// A line in parts: what an escape sets, and the letters after it.
fn parts(line: &str) -> Vec<(&str, &str)> {
    let escapes = line.split("\x1b[").skip(1);
    escapes.map(|part| part.split_once('m').unwrap()).collect()
}

#[test]
fn each_style_takes_the_room_it_says() {
    let symbol = symbol(7);
    for (style, border, columns, rows) in [
        (Style::Full, 4, 58, 29),
        (Style::Full, 0, 42, 21),
        (Style::Half, 4, 29, 15),
        (Style::Half, 1, 23, 12),
        (Style::Ascii, 4, 58, 29),
        (Style::Kitty, 4, 29, 15),
        // 29 modules of 8 pixels, in letters of 8 by 16.
        (Style::Sixel, 4, 29, 15),
        (Style::Half, 255, 531, 266),
    ] {
        let picture = draw(&symbol, style, border, Colours::True);
        assert_eq!(
            (picture.columns(), picture.rows()),
            (columns, rows),
            "{style:?}"
        );
        let lines = lines(&picture);
        assert_eq!(
            lines.len(),
            if style == Style::Sixel {
                1
            } else {
                rows.into()
            }
        );
    }
}

#[test]
fn lines_of_blocks_are_as_wide_as_they_say_and_leave_no_colour_behind() {
    for style in [Style::Full, Style::Half] {
        for colours in [Colours::True, Colours::Palette256] {
            let picture = draw(&symbol(77), style, 2, colours);
            for line in lines(&picture) {
                assert!(line.starts_with("\x1b[") && line.ends_with("\x1b[0m"));
                let letters: String = parts(&line).into_iter().map(|(_, text)| text).collect();
                assert_eq!(letters.chars().count(), usize::from(picture.columns()));
                assert!(letters.chars().all(|char| " \u{2580}".contains(char)));
            }
        }
    }
}

#[test]
fn no_colour_is_one_that_a_theme_may_change() {
    for (colours, known) in [
        (Colours::True, ["2;0;0;0", "2;255;255;255"]),
        (Colours::Palette256, ["5;16", "5;231"]),
    ] {
        for line in lines(&draw(&symbol(77), Style::Full, 4, colours)) {
            let all = parts(&line);
            let (end, others) = all.split_last().unwrap();
            assert_eq!(*end, ("0", ""));
            for (set, _) in others {
                assert!(known.contains(&set.strip_prefix("48;").unwrap()), "{set}");
            }
        }
        for line in lines(&draw(&symbol(77), Style::Half, 4, colours)) {
            let all = parts(&line);
            let (end, others) = all.split_last().unwrap();
            assert_eq!(*end, ("0", ""));
            for (set, text) in others {
                let (letter, ground) = set.split_once(";48;").unwrap();
                let letter = letter.strip_prefix("38;").unwrap();
                assert!(known.contains(&letter) && known.contains(&ground), "{set}");
                // A letter that is its own ground is lightened by some terminals.
                assert_eq!(text.contains('\u{2580}'), letter != ground);
            }
        }
    }
}

#[test]
fn the_odd_last_row_is_light_below() {
    // Without a border the last row of the symbol is the upper half of the last line.
    let all = lines(&draw(&symbol(7), Style::Half, 0, Colours::True));
    for (set, _) in parts(all.last().unwrap()) {
        assert!(set == "0" || set.ends_with("48;2;255;255;255"));
    }
}

#[test]
fn without_colours_there_is_no_escape_and_a_light_border() {
    let symbol = symbol(7);
    let all = lines(&draw(&symbol, Style::Ascii, 4, Colours::True));
    assert_eq!(all[0], " ".repeat(58));
    // The upper edge of two finder patterns.
    assert!(all[4].starts_with(&format!("        {}  ", "#".repeat(14))));
    for (y, line) in (0..).zip(&all[4..25]) {
        let modules = (0..).zip(line.as_bytes()[8..50].chunks(2));
        for (x, module) in modules {
            let expected = if symbol.is_dark(x, y) { b"##" } else { b"  " };
            assert_eq!(module, expected, "{x} {y}");
        }
    }
}

#[test]
fn a_picture_by_kitty_is_in_chunks_that_name_it_once_and_can_be_erased() {
    let picture = draw(&symbol(2000), Style::Kitty, 4, Colours::True);
    let all = lines(&picture);
    let (escapes, others) = all.split_first().unwrap();
    assert!(others.iter().all(String::is_empty));
    let chunks: Vec<_> = escapes.split_terminator("\x1b\\").collect();
    assert!(chunks.len() > 1);
    for (at, chunk) in chunks.iter().enumerate() {
        let (head, text) = chunk
            .strip_prefix("\x1b_G")
            .unwrap()
            .split_once(';')
            .unwrap();
        let is_last = at + 1 == chunks.len();
        let size = format!("c={},r={},", picture.columns(), picture.rows());
        assert_eq!(head.contains("a=T,f=100,") && head.contains(&size), at == 0);
        assert!(head.contains("q=2") && head.ends_with(if is_last { "m=0" } else { "m=1" }));
        assert!(is_last && text.len() <= 4096 || text.len() == 4096);
    }
    assert!(picture.erase().starts_with(b"\x1b_Ga=d,d=I,i=1684763506"));
    assert!(escapes.contains("i=1684763506,"));
}

#[test]
fn sixels_come_in_one_escape_of_printable_letters() {
    for (length, size) in [(7, 232), (2900, 925)] {
        let all = lines(&draw(&symbol(length), Style::Sixel, 4, Colours::True));
        let [line] = &all[..] else { unreachable!() };
        let head = format!("\x1bP0;1;0q\"1;1;{size};{size}#0;2;0;0;0#1;2;100;100;100");
        let body = line
            .strip_prefix(&head)
            .unwrap()
            .strip_suffix("\x1b\\")
            .unwrap();
        assert!(body.bytes().all(|byte| (b'!'..=b'~').contains(&byte)));
        assert_eq!(body.matches('-').count(), usize::div_ceil(size, 6) - 1);
    }
}

#[test]
fn only_kitty_needs_to_be_told_to_forget() {
    for style in STYLES {
        let picture = draw(&symbol(7), style, 4, Colours::True);
        assert_eq!(picture.erase().is_empty(), style != Style::Kitty);
    }
}

#[test]
fn the_best_that_fits_is_chosen() {
    // 33, 37 and 41 modules.
    let symbols = [78, 106, 134].map(symbol);
    assert_eq!(symbols.each_ref().map(Symbol::side), [33, 37, 41]);
    let [small, middle, large] = &symbols;
    for (symbol, columns, rows, choice) in [
        (small, 80, 24, Some((Style::Half, 4))),
        (middle, 80, 24, Some((Style::Half, 4))),
        (large, 80, 24, Some((Style::Half, 2))),
        (small, 82, 41, Some((Style::Full, 4))),
        (small, 81, 41, Some((Style::Full, 2))),
        (small, 82, 40, Some((Style::Full, 2))),
        (small, 74, 37, Some((Style::Full, 2))),
        (small, 73, 37, Some((Style::Half, 4))),
        (small, 41, 21, Some((Style::Half, 4))),
        (small, 40, 21, Some((Style::Half, 2))),
        (small, 37, 19, Some((Style::Half, 2))),
        (small, 35, 18, Some((Style::Half, 1))),
        (small, 34, 18, None),
        (small, 35, 17, None),
        (small, 0, 0, None),
        (small, u16::MAX, u16::MAX, Some((Style::Full, 4))),
    ] {
        assert_eq!(fitting(symbol, columns, rows), choice, "{columns} {rows}");
        if let Some((style, border)) = choice {
            let picture = draw(symbol, style, border, Colours::True);
            assert!(picture.columns() <= columns && picture.rows() <= rows);
        }
    }
}

#[test]
fn a_picture_does_not_print_itself() {
    for style in STYLES {
        let shown = format!("{:?}", draw(&symbol(7), style, 4, Colours::True));
        assert!(shown.starts_with("Picture") && !shown.contains("##") && !shown.contains("48;2"));
    }
}
