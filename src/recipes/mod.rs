//! How services give accounts back: one data file per service, and the table of them.
//!
//! A recipe is a TOML file in this folder. It names doors ([`Door`]), and rules that say which door fits
//! ([`Rule`]): a rule fits where each fact it names is one of its words, and the rules stand in order, best
//! door first. What is not known of a service is said to be not known.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How one service gives accounts back.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Its short name, lower case, stable: `pypi`.
    pub id: String,
    /// Its name as its owner writes it: `PyPI`.
    pub title: String,
    /// Other names and domains it is known by, lower case.
    #[serde(default)]
    pub names: Vec<String>,
    /// When its sources were read last: `2026-09-22`.
    pub checked_on: String,
    /// Where its facts stand: URLs, or `owner/repository:path`.
    pub sources: Vec<String>,
    /// What was not found in any source, one sentence each.
    #[serde(default)]
    pub unknown: Vec<String>,
    /// Pages and mail addresses by name; a step writes `{reset}` for the one called `reset`.
    #[serde(default)]
    pub addresses: BTreeMap<String, String>,
    /// What is taken as proof that an account is yours, one sentence each.
    #[serde(default)]
    pub proof: Vec<String>,
    /// What people offer as proof and nobody takes, one sentence each.
    #[serde(default)]
    pub no_proof: Vec<String>,
    /// Recovery codes it hands out.
    pub recovery_codes: Option<CodeFacts>,
    /// How its one-time codes are made.
    pub totp: Option<TotpFacts>,
    /// Domains of addresses that it refuses.
    #[serde(default)]
    pub refused_domains: Vec<String>,
    /// What its staff ask back about where a request does not say it.
    #[serde(default)]
    pub details: Vec<Detail>,
    /// The form of its public requests.
    pub form: Option<Form>,
    /// What follows once a request is filed.
    #[serde(default)]
    pub follow: Follow,
    /// The doors.
    pub doors: Vec<Door>,
    /// Which door fits, best first.
    pub rules: Vec<Rule>,
    /// What makes a request needless, best first.
    #[serde(default)]
    pub needless: Vec<Remark>,
    /// What to beware of.
    #[serde(default)]
    pub warnings: Vec<Remark>,
    /// What to do in the first hour back in, in order.
    #[serde(default)]
    pub after: Vec<Remark>,
}

/// What is known of its recovery codes.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct CodeFacts {
    /// How many there are at once; 0 where it hands out none of its own.
    pub count: Option<u16>,
    /// What one looks like, in the words of `recovery_codes::shape::Shape`.
    pub shape: Option<String>,
    /// What else to know, one sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// A line of a request that only the person can fill in.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Detail {
    /// What it is about, in a word or two.
    pub label: String,
    /// What is to be filled in.
    pub blank: String,
}

/// How its one-time codes are made, as far as that is known.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct TotpFacts {
    /// `SHA1`, `SHA256`, `SHA512`.
    pub algorithm: Option<String>,
    /// Digits of a code.
    pub digits: Option<u8>,
    /// Seconds that a code counts.
    pub period: Option<u16>,
    /// How many periods before and after now are accepted.
    pub window: Option<u8>,
    /// What else to know, one sentence each.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// A form for public requests.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Where it is opened, without `template` and `title`.
    pub url: String,
    /// The name of the template.
    pub template: String,
    /// The title of the issue.
    pub title: String,
    /// When it was read last.
    pub checked_on: String,
    /// Where its definition stands.
    pub source: String,
    /// The rules of behaviour that it asks for.
    pub conduct: Conduct,
    /// Its fields, in order.
    pub fields: Vec<Field>,
}

/// The rules of behaviour of a form.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Conduct {
    /// Where they stand.
    pub url: String,
    /// In one line.
    pub summary: String,
}

/// A field of a form.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// What it is for: `username`, `reason`, `recovery_codes`, `conduct`, `patience`.
    pub id: String,
    /// What kind of field it is.
    pub kind: FieldKind,
    /// Its label, exactly.
    pub label: String,
    /// Its help text or the sentence beside its box, exactly.
    pub text: String,
    /// Whether the form cannot be sent without it.
    pub required: bool,
}

/// The kinds of field.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// One line.
    Input,
    /// Several lines.
    Textarea,
    /// A box to tick. Only the person ticks it.
    Checkbox,
}

/// What follows once a request is filed, as far as that is known.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug, Default)]
#[serde(deny_unknown_fields)]
pub struct Follow {
    /// The name of the address that staff write from; that of the mail where it is not known.
    pub from: Option<String>,
    /// The subject of their mail.
    pub subject: Option<String>,
    /// Whether they name a branch to push.
    #[serde(default)]
    pub branch: bool,
    /// Days that staff wait on purpose, where only a written intent stands in for the proof.
    pub wait_days: Option<u64>,
    /// Days after which the mail is sent again where nobody answered.
    pub resend_after: Option<u64>,
    /// Days after which one note is written into the request where nobody answered.
    pub remind_after: Option<u64>,
    /// Days after which a request in which nobody answers is closed.
    pub closes_after: Option<u64>,
}

/// A way back in.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Its stable name: `recovery_issue`.
    pub id: String,
    /// What it is, in a few words.
    pub title: String,
    /// What to do, one sentence each; `{name}` stands for an address of the recipe.
    pub steps: Vec<String>,
    /// Whether a public issue is filed through the form.
    #[serde(default)]
    pub issue: bool,
    /// Whether, where it is the best, the texts of no later door are written unasked: they would ask for something else.
    #[serde(default)]
    pub alone: bool,
    /// The private mail that belongs to it.
    pub mail: Option<MailRule>,
    /// How long it takes.
    pub expect: Expect,
}

/// A private mail.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct MailRule {
    /// The name of the address it goes to.
    pub to: String,
    /// From which mailbox it must come.
    pub from: Sender,
    /// What it asks for.
    pub purpose: Purpose,
}

/// From which mailbox a mail must come.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Sender {
    /// The address that is on the account.
    Account,
    /// The new one, because nobody reads the old one.
    New,
    /// Any that the person reads.
    Any,
}

/// What a mail asks for.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Confirm that this address is the account's.
    Confirm,
    /// Put this address in the place of the one that is lost.
    Replace,
    /// Confirm the wish to get the account back, where no repository can prove it.
    Intent,
    /// Look at an account that is suspended or was taken over.
    Security,
    /// Give the account back; there is no public form.
    Recover,
}

/// How long a door takes, as far as anybody has counted.
#[derive(Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Days until a person answers, the median.
    pub first_answer_days: Option<f64>,
    /// Days until the account is back, the median.
    pub resolved_days: Option<f64>,
    /// Where the numbers come from, or why there are none.
    pub basis: String,
}

/// Which door fits.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The door.
    pub door: String,
    /// The facts it takes: each must be one of the words after it.
    #[serde(default)]
    pub when: When,
    /// Why this door, in one sentence.
    pub why: String,
    /// Whether no door after this one is worth naming.
    #[serde(default)]
    pub last: bool,
}

/// Something to say where the facts are so.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Its stable name.
    pub id: String,
    /// The facts it takes.
    #[serde(default)]
    pub when: When,
    /// What to say, in one sentence; `{name}` stands for an address of the recipe.
    pub say: String,
}

/// Facts by topic, and the words that will do for each.
pub type When = BTreeMap<String, Vec<String>>;

/// The recipe of the service that `name` names: `pypi`, `PyPI`, `https://pypi.org/`.
#[must_use]
pub fn known(name: &str) -> Option<Recipe> {
    let name = name.trim();
    if name.len() > MAX_NAME {
        return None;
    }
    let name = name.to_lowercase();
    let name = name.split_once("://").map_or(&*name, |(_, rest)| rest);
    let name = name.split_once('/').map_or(name, |(host, _)| host);
    let name = name.strip_prefix("www.").unwrap_or(name);
    let is_called = |recipe: &Recipe| recipe.id == name || recipe.names.iter().any(|it| it == name);
    all().find(is_called)
}

/// Every recipe.
pub fn all() -> impl Iterator<Item = Recipe> {
    // `tests` proves that every file can be read.
    FILES.iter().filter_map(|(_, text)| read(text).ok())
}

/// Read one recipe. `like = "pypi"` begins with another one; what the file has itself takes its place,
/// addresses and form one by one.
fn read(text: &str) -> Result<Recipe, toml::de::Error> {
    let mut own: toml::Table = toml::from_str(text)?;
    let like = own.remove("like");
    let like = like.as_ref().and_then(toml::Value::as_str);
    let model = FILES.iter().find(|(name, _)| Some(*name) == like);
    let Some((_, model)) = model else {
        return own.try_into();
    };
    let mut whole: toml::Table = toml::from_str(model)?;
    for (key, value) in own {
        match (whole.get_mut(&key), value) {
            (Some(toml::Value::Table(into)), toml::Value::Table(from)) => into.extend(from),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
    whole.try_into()
}

/// No site has a longer name: <https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4>, and the rest of a URL.
const MAX_NAME: usize = 2048;

/// The files, by the id of the recipe.
static FILES: &[(&str, &str)] = &[
    ("pypi", include_str!("pypi.toml")),
    ("testpypi", include_str!("testpypi.toml")),
    ("github", include_str!("github.toml")),
    ("npm", include_str!("npm.toml")),
    ("crates", include_str!("crates_io.toml")),
    ("rubygems", include_str!("rubygems.toml")),
    ("gitlab", include_str!("gitlab.toml")),
    ("dockerhub", include_str!("dockerhub.toml")),
    ("nuget", include_str!("nuget.toml")),
    ("packagist", include_str!("packagist.toml")),
    ("hex", include_str!("hex.toml")),
    ("maven_central", include_str!("maven_central.toml")),
    ("google", include_str!("google.toml")),
    ("codeberg", include_str!("codeberg.toml")),
    ("conda_forge", include_str!("conda_forge.toml")),
    ("anaconda", include_str!("anaconda.toml")),
];

#[cfg(test)]
mod tests;
