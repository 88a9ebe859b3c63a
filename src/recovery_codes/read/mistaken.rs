//! What is handed in by mistake: refused by name.

use crate::recovery_codes::read::piece::Candidate;
use crate::recovery_codes::read::trouble::Mistaken;
use crate::recovery_codes::read::trouble::ReadError;
use crate::recovery_codes::service::Service;

/// Refuse a line that holds a secret of another kind.
///
/// # Errors
/// [`ReadError::Mistaken`].
pub fn look(line: &str, number: u32) -> Result<(), ReadError> {
    let bytes = line.as_bytes();
    for at in (0..bytes.len()).filter(|at| !is_inside_a_word(bytes, *at)) {
        let text = bytes.get(at..).unwrap_or_default();
        for (prefix, least, what) in MARKS {
            let Some((head, rest)) = text.split_at_checked(prefix.len()) else {
                continue;
            };
            let token = rest.iter().take(*least).take_while(|byte| is_token(**byte));
            if head.eq_ignore_ascii_case(prefix.as_bytes()) && token.count() == *least {
                return Err(ReadError::Mistaken(*what, number));
            }
        }
    }
    Ok(())
}

/// Refuse what is no recovery code when it comes alone: six digits, or a secret in base 32. Ten of them are a set.
///
/// # Errors
/// [`ReadError::Mistaken`].
pub fn only_one(only: &Candidate<'_>, service: Option<&Service>) -> Result<(), ReadError> {
    let shape = service.and_then(|service| service.shape.as_ref());
    if shape.is_some_and(|shape| shape.fits_bytes(only.token.as_bytes())) {
        return Ok(());
    }
    let core = || {
        let bytes = only.token.bytes().map(|byte| byte.to_ascii_lowercase());
        bytes.filter(|byte| !matches!(byte, b' ' | b'-'))
    };
    let length = core().count();
    let is_base32 = || core().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
    let is_past_hex = || core().any(|byte| byte > b'f');
    let what = if length == 6 && core().all(|byte| byte.is_ascii_digit()) {
        Mistaken::OneTimeCode
    } else if SECRET_LENGTHS.contains(&length) && is_base32() && is_past_hex() {
        Mistaken::TotpSecret
    } else {
        return Ok(());
    };
    Err(ReadError::Mistaken(what, only.line))
}

fn is_inside_a_word(line: &[u8], at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|before| line.get(before))
        .is_some_and(u8::is_ascii_alphanumeric)
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// How each begins, how many characters of a token must follow, and what it is. Sources: pypi/warehouse
/// docs/user/api/secrets.md; <https://github.blog/engineering/behind-githubs-new-authentication-token-formats/>;
/// docs.gitlab.com/security/tokens; docs.npmjs.com; guides.rubygems.org/api-key-scopes; FiloSottile/age.
const MARKS: &[(&str, usize, Mistaken)] = &[
    ("otpauth://", 0, Mistaken::OtpauthUri),
    ("otpauth-migration://", 0, Mistaken::OtpauthUri),
    ("pypi-", 40, Mistaken::Token("PyPI")),
    ("ghp_", 20, Mistaken::Token("GitHub")),
    ("gho_", 20, Mistaken::Token("GitHub")),
    ("ghu_", 20, Mistaken::Token("GitHub")),
    ("ghs_", 20, Mistaken::Token("GitHub")),
    ("ghr_", 20, Mistaken::Token("GitHub")),
    ("github_pat_", 20, Mistaken::Token("GitHub")),
    ("glpat-", 20, Mistaken::Token("GitLab")),
    ("npm_", 20, Mistaken::Token("npm")),
    ("rubygems_", 20, Mistaken::Token("RubyGems")),
    ("-----BEGIN ", 0, Mistaken::PrivateKey),
    ("AGE-SECRET-KEY-1", 0, Mistaken::PrivateKey),
];

/// The lengths of secrets of 10, 15, 16, 20, 32, 35 and 64 bytes in base 32.
const SECRET_LENGTHS: [usize; 7] = [16, 24, 26, 32, 52, 56, 103];
