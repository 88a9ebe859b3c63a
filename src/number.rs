//! Numbers as people write them: in groups of three digits, and with the thing that is counted.

/// `1234567` as `1,234,567`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 account`, `3,000 accounts`.
#[must_use]
pub fn counted(number: impl TryInto<u64>, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    let what = if number == 1 { one } else { many };
    format!("{} {what}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_counts_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(52_256_179), "52,256,179");
    }

    #[test]
    fn one_thing_is_one_and_more_or_none_are_many() {
        assert_eq!(counted(1_u64, "account", "accounts"), "1 account");
        assert_eq!(counted(0_u32, "account", "accounts"), "0 accounts");
        assert_eq!(counted(3000_usize, "account", "accounts"), "3,000 accounts");
    }
}
