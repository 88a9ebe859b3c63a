//! Tokens that are known by how they begin: those of registries and forges, and of other services.
//!
//! The shapes are those their makers publish, as gitleaks and GitHub's secret scanning list them. Shortened
//! tokens count too: half a token tells whose it is, and the rest is often elsewhere.

use crate::request::lint::Rule;
use crate::request::lint::found::Found;
use crate::request::lint::random::MAX_SAMPLE;
use crate::request::lint::random::Make;
use crate::request::lint::rules::API_TOKEN;
use crate::request::lint::rules::AWS_KEY;
use crate::request::lint::rules::GITHUB_TOKEN;
use crate::request::lint::rules::GITLAB_TOKEN;
use crate::request::lint::rules::JSON_WEB_TOKEN;
use crate::request::lint::rules::NPM_TOKEN;
use crate::request::lint::rules::PRIVATE_KEY;
use crate::request::lint::rules::PYPI_TOKEN;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// How a token begins, and what follows.
struct Prefix {
    text: &'static str,
    body: Body,
    /// How long the rest must be at least.
    least: usize,
    proof: Proof,
    rule: &'static Rule,
}

/// The characters of a token.
#[derive(Clone, Copy)]
enum Body {
    /// Letters and digits.
    Plain,
    /// Those of base64url too.
    Url,
    /// And dots.
    Dotted,
    /// And those of the other base64.
    Any,
}

/// How sure the beginning is.
#[derive(Clone, Copy)]
enum Proof {
    /// Nothing else begins like this: only stand-ins are let pass.
    Sure,
    /// Words and names may: the rest must look drawn by lot.
    Random,
}

/// Look for tokens.
pub(super) fn look(view: &View, found: &mut Found) {
    let mut index = 0;
    while index < view.len() {
        let is_begin = !is_word(view.before(index));
        let end = if is_begin { token(view, index) } else { None };
        if let Some((end, rule)) = end {
            found.add(view, index, end, rule);
            index = end;
        } else {
            index += 1;
        }
    }
}

/// The token at `index`: where it ends, and whose it is.
fn token(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let first = view.byte(index);
    let prefixes = PREFIXES.iter().filter(|prefix| {
        let begin = prefix.text.as_bytes().first();
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(&first))
    });
    for prefix in prefixes {
        let text = prefix.text.as_bytes();
        let body = index + text.len();
        if view.slice(index, body) == text && prefix.is_followed(view, body) {
            return Some((prefix.end(view, body), prefix.rule));
        }
    }
    let known = match first {
        b'A' | b'a' => age(view, index).or_else(|| aws(view, index)),
        b'e' => json_web_token(view, index),
        b'0'..=b'9' => telegram(view, index),
        // In a link of its interface, the word stands right before it.
        b'b' if view.says(index, "bot") => telegram(view, index + 3),
        b'M' | b'N' | b'O' => discord(view, index),
        _ => None,
    };
    known.or_else(|| hex_key(view, index))
}

impl Prefix {
    /// Whether a token goes on at `body`.
    fn is_followed(&self, view: &View, body: usize) -> bool {
        let sample = view.slice(body, body + self.least.max(MAX_SAMPLE));
        let length = sample.iter().take_while(|&&byte| self.body.holds(byte));
        let length = length.count();
        if length < self.least {
            return false;
        }
        let make = Make::of(sample.get(..length).unwrap_or_default());
        match self.proof {
            Proof::Sure => make.is_real(),
            Proof::Random => make.is_real() && make.is_random(),
        }
    }

    fn end(&self, view: &View, body: usize) -> usize {
        view.skip(body, |byte| self.body.holds(byte))
    }
}

impl Body {
    fn holds(self, byte: u8) -> bool {
        byte.is_ascii_alphanumeric()
            || match self {
                Self::Plain => false,
                Self::Url => matches!(byte, b'-' | b'_'),
                Self::Dotted => matches!(byte, b'-' | b'_' | b'.'),
                Self::Any => matches!(byte, b'-' | b'_' | b'.' | b'+' | b'/' | b'='),
            }
    }
}

/// An age identity in either case: <https://age-encryption.org/v1>.
fn age(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let name = ["AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1"]
        .into_iter()
        .find(|name| view.says(index, name))?;
    let body = index + name.len();
    let sample = view.slice(body, body + MAX_SAMPLE);
    let length = sample
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric());
    let is_key = length.count() >= 16 && Make::of(sample).is_real();
    is_key.then(|| {
        (
            view.skip(body, |byte| byte.is_ascii_alphanumeric()),
            &PRIVATE_KEY,
        )
    })
}

/// The name of an AWS key; those of the manuals end in `EXAMPLE`.
fn aws(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let whole = view.slice(index, index + 20);
    let (head, body) = whole.split_at_checked(4)?;
    let is_key = matches!(head, b"AKIA" | b"ASIA" | b"ABIA" | b"ACCA")
        && body.len() == 16
        && body
            .iter()
            .all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9'))
        && !whole.ends_with(b"EXAMPLE")
        && Make::of(body).different > 4
        && !is_word(view.byte(index + 20));
    is_key.then_some((index + 20, &AWS_KEY))
}

/// A JSON object in base64, a dot, and more: RFC 7519.
fn json_web_token(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let head = view.slice(index, index + 3) == b"eyJ";
    if !head {
        return None;
    }
    let sample = view.slice(index, index + MAX_HEAD);
    let dot = sample.iter().position(|&byte| byte == b'.')?;
    let is_head = dot >= 12 && sample.iter().take(dot).all(|&byte| Body::Url.holds(byte));
    let rest = sample.get(dot + 1..)?;
    let rest = rest
        .iter()
        .take_while(|&&byte| Body::Url.holds(byte))
        .count();
    let end = || view.skip(index, |byte| Body::Dotted.holds(byte));
    (is_head && rest >= 8).then(|| (end(), &JSON_WEB_TOKEN))
}

/// The token of a bot: its number, a colon, and 35 characters of which the first two are `AA`.
fn telegram(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let sample = view.slice(index, index + 11 + 36);
    let digits = sample
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let rest = sample.get(digits..)?.strip_prefix(b":AA")?;
    let length = rest
        .iter()
        .take_while(|&&byte| Body::Url.holds(byte))
        .count();
    let is_token = (8..=10).contains(&digits) && length >= 30;
    let end = || view.skip(index + digits + 1, |byte| Body::Url.holds(byte));
    is_token.then(|| (end(), &API_TOKEN))
}

/// The token of a Discord bot: its number in base64, which begins with one of three letters, and two parts more.
fn discord(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let sample = view.slice(index, index + 28 + 7 + 38);
    let mut parts = sample.split(|&byte| byte == b'.');
    let number = parts.next()?;
    let moment = parts.next()?;
    let rest = parts.next()?;
    let length = rest.iter().take_while(|&&byte| Body::Url.holds(byte));
    let is_token = (23..=28).contains(&number.len())
        && moment.len() == 6
        && length.count() >= 27
        && [number, moment]
            .iter()
            .all(|part| part.iter().all(|&byte| Body::Url.holds(byte)))
        && Make::of(rest).is_real();
    let end = || view.skip(index, |byte| Body::Dotted.holds(byte));
    is_token.then(|| (end(), &API_TOKEN))
}

/// 32 hex digits, which alone are a checksum: with the data center of Mailchimp behind them (`-us12`), or with what
/// Twilio writes before them (`SK`).
fn hex_key(view: &View, index: usize) -> Option<(usize, &'static Rule)> {
    let is_digit = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let sample = view.slice(index, index + 38);
    let twilio = sample.strip_prefix(b"SK");
    let hex = twilio.unwrap_or(sample);
    if hex.iter().take_while(is_digit).count() != 32 {
        return None;
    }
    let rest = hex.get(32..)?;
    let after = match (twilio, rest.strip_prefix(b"-us")) {
        (Some(_), _) => 34,
        (None, Some(center)) => {
            35 + center
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        }
        (None, None) => return None,
    };
    let is_key = Make::of(hex).is_real() && after != 35 && !is_word(view.byte(index + after));
    is_key.then_some((index + after, &API_TOKEN))
}

const fn sure(text: &'static str, body: Body, least: usize, rule: &'static Rule) -> Prefix {
    Prefix {
        text,
        body,
        least,
        proof: Proof::Sure,
        rule,
    }
}

const fn random(text: &'static str, body: Body, least: usize, rule: &'static Rule) -> Prefix {
    Prefix {
        text,
        body,
        least,
        proof: Proof::Random,
        rule,
    }
}

/// The head of a JSON web token with a long key name in it, and a piece of the rest.
const MAX_HEAD: usize = 1024;

static PREFIXES: &[Prefix] = &[
    // The macaroons of PyPI: version 2, then where from. The first 15 characters are the same in each.
    sure("pypi-AgE", Body::Url, 13, &PYPI_TOKEN),
    random("pypi-", Body::Url, 20, &PYPI_TOKEN),
    sure("AgEIcHlwaS5vcmc", Body::Url, 16, &PYPI_TOKEN),
    sure("AgENdGVzdC5weXBpLm9yZw", Body::Url, 16, &PYPI_TOKEN),
    sure("ghp_", Body::Plain, 16, &GITHUB_TOKEN),
    sure("gho_", Body::Plain, 16, &GITHUB_TOKEN),
    sure("ghu_", Body::Plain, 16, &GITHUB_TOKEN),
    sure("ghs_", Body::Any, 16, &GITHUB_TOKEN),
    sure("ghr_", Body::Plain, 16, &GITHUB_TOKEN),
    sure("github_pat_", Body::Url, 16, &GITHUB_TOKEN),
    sure("npm_", Body::Plain, 16, &NPM_TOKEN),
    // Those of old were UUIDs, and are told by their name in `.npmrc` alone.
    sure("_authToken=", Body::Url, 16, &NPM_TOKEN),
    sure("glpat-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("gloas-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("gldt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glrt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glrtr-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glcbt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glptt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glft-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glimt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glagent-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glwt-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glsoat-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("glffct-", Body::Dotted, 16, &GITLAB_TOKEN),
    sure("GR1348941", Body::Url, 16, &GITLAB_TOKEN),
    sure("xoxb-", Body::Url, 12, &API_TOKEN),
    sure("xoxp-", Body::Url, 12, &API_TOKEN),
    sure("xoxa-", Body::Url, 12, &API_TOKEN),
    sure("xoxr-", Body::Url, 12, &API_TOKEN),
    sure("xoxs-", Body::Url, 12, &API_TOKEN),
    sure("xoxe-", Body::Url, 12, &API_TOKEN),
    sure("xoxe.xox", Body::Url, 12, &API_TOKEN),
    sure("xapp-", Body::Url, 12, &API_TOKEN),
    sure("sk_live_", Body::Plain, 10, &API_TOKEN),
    sure("sk_test_", Body::Plain, 10, &API_TOKEN),
    sure("rk_live_", Body::Plain, 10, &API_TOKEN),
    sure("rk_test_", Body::Plain, 10, &API_TOKEN),
    sure("whsec_", Body::Any, 16, &API_TOKEN),
    sure("AIza", Body::Url, 30, &API_TOKEN),
    sure("ya29.", Body::Url, 20, &API_TOKEN),
    sure("GOCSPX-", Body::Url, 16, &API_TOKEN),
    sure("SG.", Body::Dotted, 30, &API_TOKEN),
    sure("dckr_pat_", Body::Url, 16, &API_TOKEN),
    sure("dckr_oat_", Body::Url, 16, &API_TOKEN),
    sure("rubygems_", Body::Plain, 16, &API_TOKEN),
    random("cio", Body::Plain, 32, &API_TOKEN),
    sure("hf_", Body::Plain, 16, &API_TOKEN),
    sure("api_org_", Body::Plain, 16, &API_TOKEN),
    sure("sk-proj-", Body::Url, 16, &API_TOKEN),
    sure("sk-svcacct-", Body::Url, 16, &API_TOKEN),
    sure("sk-admin-", Body::Url, 16, &API_TOKEN),
    sure("sk-ant-", Body::Url, 16, &API_TOKEN),
    sure("sk-or-v1-", Body::Plain, 16, &API_TOKEN),
    random("sk-", Body::Plain, 20, &API_TOKEN),
    random("gsk_", Body::Plain, 20, &API_TOKEN),
    random("r8_", Body::Plain, 20, &API_TOKEN),
    sure("nvapi-", Body::Url, 20, &API_TOKEN),
    sure("shpat_", Body::Plain, 16, &API_TOKEN),
    sure("shpss_", Body::Plain, 16, &API_TOKEN),
    sure("shpca_", Body::Plain, 16, &API_TOKEN),
    sure("shppa_", Body::Plain, 16, &API_TOKEN),
    sure("lin_api_", Body::Plain, 16, &API_TOKEN),
    sure("figd_", Body::Url, 16, &API_TOKEN),
    sure("dop_v1_", Body::Plain, 16, &API_TOKEN),
    sure("doo_v1_", Body::Plain, 16, &API_TOKEN),
    sure("dor_v1_", Body::Plain, 16, &API_TOKEN),
    sure("hvs.", Body::Url, 20, &API_TOKEN),
    sure("hvb.", Body::Url, 20, &API_TOKEN),
    sure("PMAK-", Body::Url, 20, &API_TOKEN),
    random("pul-", Body::Plain, 32, &API_TOKEN),
    sure("tskey-", Body::Url, 16, &API_TOKEN),
    sure("sntrys_", Body::Any, 16, &API_TOKEN),
    sure("sntryu_", Body::Plain, 16, &API_TOKEN),
    random("glsa_", Body::Url, 16, &API_TOKEN),
    random("glc_", Body::Any, 20, &API_TOKEN),
    sure("pscale_tkn_", Body::Dotted, 16, &API_TOKEN),
    sure("CLOJARS_", Body::Plain, 16, &API_TOKEN),
    random("oy2", Body::Plain, 40, &API_TOKEN),
    sure("ATATT3", Body::Any, 20, &API_TOKEN),
    random("ATBB", Body::Plain, 24, &API_TOKEN),
    sure("sq0atp-", Body::Url, 16, &API_TOKEN),
    sure("sq0csp-", Body::Url, 16, &API_TOKEN),
    sure("ops_eyJ", Body::Any, 16, &API_TOKEN),
    random("A3-", Body::Url, 28, &API_TOKEN),
    sure("EAACEdEose0cBA", Body::Plain, 10, &API_TOKEN),
];
