//! Patterns for names: `*` and `?`.

/// Whether `name` matches `pattern`, in which `*` is any run of characters and `?` any one.
pub(super) fn is_match(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut star) = ((0, 0), None);
    while at.1 < name.len() {
        match pattern.get(at.0) {
            Some('*') => {
                star = Some(at);
                at.0 += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == name[at.1] => at = (at.0 + 1, at.1 + 1),
            // Let the last star take one character more.
            _ => match star {
                Some((in_pattern, in_name)) => {
                    star = Some((in_pattern, in_name + 1));
                    at = (in_pattern + 1, in_name + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at.0..].iter().all(|&rest| rest == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("*_PASSWORD", "DB_PASSWORD", true),
            ("*_PASSWORD", "DB_PASSWORD_FILE", false),
            ("DB_?", "DB_A", true),
            ("DB_?", "DB_", false),
            ("*", "", true),
            ("a*b*c", "axbxbxc", true),
            ("a*b*c", "axbxbx", false),
            ("PORT", "PORT", true),
        ] {
            assert_eq!(is_match(pattern, name), expected, "{pattern} {name}");
        }
    }
}
