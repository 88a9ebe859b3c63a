//! What decides which door is right: a topic each, its answers, and the words for both.
//!
//! One table serves the file of facts, the interview and the recipes: a recipe's rules name topics and
//! answers by the same words.

/// One thing to know about the case. Every topic can also be unknown.
#[derive(Debug)]
pub struct Topic {
    /// Its key in a file of facts and in recipes.
    pub key: &'static str,
    /// How the interview asks.
    pub question: &'static str,
    /// Why it asks.
    pub why: &'static str,
    /// What can be answered; "unknown" is not among them, it always can.
    pub answers: &'static [Answer],
}

/// An answer to a topic.
#[derive(Debug)]
pub struct Answer {
    /// Its word in files and recipes.
    pub word: &'static str,
    /// The answer as a person would give it.
    pub says: &'static str,
}

/// The word for what is not known.
pub const UNKNOWN: &str = "unknown";

/// The topic with this key.
#[must_use]
pub fn of_key(key: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.key == key)
}

impl Topic {
    /// The word of one of its answers, or of "unknown", as the table spells it.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<&'static str> {
        if word == UNKNOWN {
            return Some(UNKNOWN);
        }
        let found = self.answers.iter().find(|answer| answer.word == word);
        found.map(|answer| answer.word)
    }

    /// All words that stand for an answer, as a sentence has them.
    #[must_use]
    pub fn words(&self) -> String {
        let words: Vec<_> = self.answers.iter().map(|answer| answer.word).collect();
        format!("{}, {UNKNOWN}", words.join(", "))
    }
}

const fn says(word: &'static str, says: &'static str) -> Answer {
    Answer { word, says }
}

const YES: Answer = says("yes", "Yes");
const NO: Answer = says("no", "No");

/// The topics, in the order in which they are asked.
pub static TOPICS: &[Topic] = &[
    Topic {
        key: "goal",
        question: "What do you want in the end?",
        why: "a project can be given to you without its account, and nobody deletes accounts for others",
        answers: &[
            says("account", "To get into the account again"),
            says(
                "project",
                "Only to publish the project; the account does not matter",
            ),
            says("delete", "To have the account deleted"),
        ],
    },
    Topic {
        key: "owner",
        question: "Whose account is it?",
        why: "staff ask for other proof when the account was somebody else's",
        answers: &[
            says("self", "Mine"),
            says(
                "colleague",
                "A colleague's or the company's, and I may act for it",
            ),
            says("deceased", "It belonged to somebody who has died"),
        ],
    },
    Topic {
        key: "filed",
        question: "Is a request to recover this account open already?",
        why: "a second one is closed as a duplicate, and loses your place",
        answers: &[YES, NO],
    },
    Topic {
        key: "stops_at",
        question: "What happens when you try to log in?",
        why: "each has a way out of its own, and several need no help from anybody",
        answers: &[
            says("password", "My password is refused, or I have forgotten it"),
            says("username", "I do not know the username"),
            says(
                "second_factor",
                "It asks for a code or a security key, and there I am stuck",
            ),
            says(
                "device_mail",
                "It says that it sent a mail to confirm this device",
            ),
            says("unverified", "It says that my address is not verified"),
            says(
                "logged_out",
                "It takes everything, and then logs me out or shows an error",
            ),
        ],
    },
    Topic {
        key: "account",
        question: "Did something happen to the account?",
        why: "a suspended or stolen account is for the security team; the usual form refuses it",
        answers: &[
            says("active", "Nothing that I know of"),
            says("suspended", "The site says that it is suspended or banned"),
            says("taken_over", "Somebody else is using it"),
            says("deleted", "It was deleted"),
        ],
    },
    Topic {
        key: "second_factor",
        question: "What about the second factor: the app that shows codes, or the security key?",
        why: "without it, staff must see in another way that the account is yours",
        answers: &[
            says("works", "It works"),
            says("rejected", "I have it, but its codes are refused"),
            says("lost", "It is lost, broken or wiped"),
            says("never_set", "I never set one up"),
        ],
    },
    Topic {
        key: "recovery_codes",
        question: "Do you have the account's recovery codes?",
        why: "one of them lets you in at once; they may be in Downloads, in a backup or on paper",
        answers: &[
            says("held", "Yes"),
            says("rejected", "Yes, but they are refused"),
            says("lost", "I had some, and cannot find them"),
            says("never", "I never made any"),
        ],
    },
    Topic {
        key: "email",
        question: "Can you still read the mail of the account's address?",
        why: "staff write to that address first; where nobody reads it, they need another one from you",
        answers: &[
            says("works", "Yes"),
            says("lost", "No: the mailbox is gone, or not mine any more"),
            says("domain_lapsed", "No: its domain is not mine any more"),
            says("mistyped", "No: I misspelled it when I registered"),
            says(
                "bounces",
                "The mailbox works, but the site's mail does not arrive",
            ),
        ],
    },
    Topic {
        key: "reset",
        question: "What happened when you asked for a password reset?",
        why: "it tells whether the address is verified, and whether mail arrives",
        answers: &[
            says("not_tried", "I have not tried"),
            says("no_mail", "No mail came, not even as spam"),
            says("not_verified", "It said that the address is not verified"),
            says("done", "It worked, but I still cannot get in"),
        ],
    },
    Topic {
        key: "email_verified",
        question: "Is that address verified on the account?",
        why: "no password reset is sent to an address that is not verified",
        answers: &[YES, NO],
    },
    Topic {
        key: "second_address",
        question: "Is there a second address of yours on the account?",
        why: "a verified one can be made the first without anybody's help",
        answers: &[
            says("verified", "Yes, and it is verified"),
            says("unverified", "Yes, but it is not verified"),
            says("none", "No"),
        ],
    },
    Topic {
        key: "password",
        question: "Do you know the password?",
        why: "with it some things can be mended from within",
        answers: &[
            says("known", "Yes"),
            says("forgotten", "No"),
            says(
                "disabled",
                "The site has taken it away, because of a breach or on its own",
            ),
        ],
    },
    Topic {
        key: "repository",
        question: "Does the newest release of a project link to a public repository that you can push to?",
        why: "a branch pushed there is the proof that staff ask for; without it there is a wait of seven days",
        answers: &[
            says("usable", "Yes"),
            says(
                "none",
                "No: there is no such link, or it is private, gone, or closed to me",
            ),
        ],
    },
    Topic {
        key: "has_projects",
        question: "Are there projects on the account?",
        why: "an account without any can be mended or made anew more easily",
        answers: &[YES, NO],
    },
    Topic {
        key: "forge",
        question: "Does the account that you log in with elsewhere (GitHub, GitLab, Microsoft, Google) still work?",
        why: "it can open this one, or is the real root of it",
        answers: &[
            says("works", "Yes"),
            says("lost", "No, that one is lost too"),
            says("none", "There is none linked to it"),
        ],
    },
    Topic {
        key: "familiar_device",
        question: "Do you still have a device, browser or network from which you were logged in before?",
        why: "a place that the site knows is not asked for the mailed confirmation",
        answers: &[YES, NO],
    },
    Topic {
        key: "ssh_key",
        question: "Do you still have an SSH key or an access token of the account?",
        why: "some sites take it as proof, or make new recovery codes for it",
        answers: &[YES, NO],
    },
    Topic {
        key: "paid",
        question: "Is the account on a paid plan?",
        why: "some sites reset a second factor for paying customers only",
        answers: &[YES, NO],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_and_no_word_stands_twice() {
        for (index, topic) in TOPICS.iter().enumerate() {
            assert!(TOPICS[..index].iter().all(|other| other.key != topic.key));
            for (index, answer) in topic.answers.iter().enumerate() {
                let before = &topic.answers[..index];
                assert!(before.iter().all(|other| other.word != answer.word));
                assert_ne!(answer.word, UNKNOWN);
            }
        }
    }

    #[test]
    fn a_question_is_one_and_says_why_it_is_asked() {
        for topic in TOPICS {
            assert!(topic.question.ends_with('?'), "{}", topic.key);
            assert!(
                !topic.why.ends_with('.') && topic.why.len() > 20,
                "{}",
                topic.key
            );
        }
    }
}
