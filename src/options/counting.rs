//! Which findings decide the exit code.

use crate::report::Finding;
use crate::report::Rule;
use crate::rules;

/// Which findings decide the exit code.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Verdict")]
pub struct Counting {
    /// The findings that make the exit code 1 [default: all]
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    fail_on: Vec<FailOn>,
    /// Exit with 0 whatever was found or could not be looked at; a run that could not start keeps its code
    #[arg(long)]
    pub exit_zero: bool,
}

/// A rule that can decide the exit code.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailOn {
    /// The strength score is too low
    Weak,
    /// The policy is not met
    Policy,
    /// It was seen in a breach
    Exposed,
    /// The same secret was given twice, or is nearly the previous one
    Reused,
}

impl Counting {
    /// A finding of `rule`.
    #[must_use]
    pub fn finding(&self, rule: &'static Rule, message: String) -> Finding {
        let counts =
            self.fail_on.is_empty() || self.fail_on.iter().any(|wanted| wanted.rule() == rule);
        Finding {
            rule,
            severity: rule.severity,
            message,
            counts,
        }
    }
}

impl FailOn {
    fn rule(self) -> &'static Rule {
        match self {
            Self::Weak => &rules::WEAK,
            Self::Policy => &rules::POLICY,
            Self::Exposed => &rules::EXPOSED,
            Self::Reused => &rules::REUSED,
        }
    }
}
