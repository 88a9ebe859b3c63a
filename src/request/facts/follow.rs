//! What follows from other facts, so that nobody is asked for it.

use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::topic::TOPICS;

impl Facts {
    /// What other facts say about a topic that nobody answered.
    pub(super) fn follows(&self, key: &str) -> Option<&'static str> {
        let answered = |key: &str| {
            let at = TOPICS.iter().position(|topic| topic.key == key)?;
            self.answers.get(at).copied()
        };
        match key {
            "filed" => self.text(Text::Issue).map(|_| "yes"),
            "has_projects" if !self.projects.is_empty() => Some("yes"),
            "has_projects" => matches!(answered("repository"), Some("usable")).then_some("yes"),
            "repository" if answered("has_projects") == Some("no") => Some("none"),
            "email_verified" if answered("reset") == Some("not_verified") => Some("no"),
            "email_verified" if answered("stops_at") == Some("unverified") => Some("no"),
            // An address that never received anything cannot have been verified.
            "email_verified" if answered("email") == Some("mistyped") => Some("no"),
            "password" if answered("stops_at") == Some("password") => Some("forgotten"),
            _ => None,
        }
    }
}
