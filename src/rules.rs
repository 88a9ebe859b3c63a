//! The rules `check` and `pwned` can find broken. A rule is one row here.

use crate::report::Rule;
use crate::report::Severity;

/// It was seen in a breach.
pub static EXPOSED: Rule = Rule {
    id: "exposed",
    severity: Severity::Error,
    title: "the secret was exposed in a breach",
    help: "change it everywhere it is used; it stands in the lists attackers try first",
};

/// Two of the secrets in one run are the same, or the new one is nearly the previous one.
pub static REUSED: Rule = Rule {
    id: "reused",
    severity: Severity::Error,
    title: "the same secret is used again",
    help: "use a new one that has nothing to do with any other; one breach must not open two doors",
};

/// The policy asked for is not met.
pub static POLICY: Rule = Rule {
    id: "policy",
    severity: Severity::Warning,
    title: "the policy is not met",
    help: "make it meet the policy, or judge it by another with `--policy`",
};

/// Too few guesses.
pub static WEAK: Rule = Rule {
    id: "weak",
    severity: Severity::Warning,
    title: "the secret is easy to guess",
    help: "let a password manager make a random one, or use four or more random words",
};

/// Every rule, for renderers that list them.
pub static ALL: [&Rule; 4] = [&EXPOSED, &REUSED, &POLICY, &WEAK];
