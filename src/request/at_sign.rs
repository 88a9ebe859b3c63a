//! The `@` of a mail address, and how URLs and HTML write it.

/// How many bytes at the beginning of `text` are read as an `@`. The wide `＠` and the small `﹫` are for who keeps
/// bytes of UTF-8.
pub(crate) fn length(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'@' => Some(1),
        b'%' => text.starts_with(b"%40").then_some(3),
        b'&' => entity(text),
        0xef => {
            let is_at =
                text.starts_with("\u{ff20}".as_bytes()) || text.starts_with("\u{fe6b}".as_bytes());
            is_at.then_some(3)
        }
        _ => None,
    }
}

/// `&commat;`, or the number of the character with any zeros before it.
fn entity(text: &[u8]) -> Option<usize> {
    let end = text
        .iter()
        .take(MAX_ENTITY)
        .position(|&byte| byte == b';')?;
    let name = text.get(1..end)?.to_ascii_lowercase();
    let is_at = name == b"commat"
        || name.strip_prefix(b"#").is_some_and(|number| {
            let (number, at): (&[u8], &[u8]) = match number.strip_prefix(b"x") {
                Some(hex) => (hex, b"40"),
                None => (number, b"64"),
            };
            let zeros = number.iter().take_while(|&&byte| byte == b'0').count();
            number.get(zeros..) == Some(at)
        });
    is_at.then_some(end + 1)
}

const MAX_ENTITY: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_at_sign_is_one_however_it_is_written() {
        for (text, expected) in [
            ("@x", Some(1)),
            ("%40x", Some(3)),
            ("&#64;x", Some(5)),
            ("&#0064;", Some(7)),
            ("&#x40;", Some(6)),
            ("&#X0040;", Some(8)),
            ("&commat;", Some(8)),
            ("\u{ff20}", Some(3)),
            ("\u{fe6b}", Some(3)),
            ("", None),
            ("x@", None),
            ("%41", None),
            ("&#64", None),
            ("&#640;", None),
            ("&#x64;", None),
            ("&amp;", None),
            ("&#00000000000000064;", None),
            ("\u{ff21}", None),
        ] {
            assert_eq!(length(text.as_bytes()), expected, "{text}");
        }
    }
}
