//! Asking the owner first, and then the others.

use crate::commands::request::foretell::Leave;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::confirm::confirm;
use crate::ports::Ports;
use crate::ports::git::Pushed;
use crate::ports::web::Page;
use crate::request::proof;
use crate::request::proof::Answer;
use crate::request::proof::Asked;
use crate::request::proof::Tried;
use crate::request::proof::plan;
use crate::request::proof::plan::Planned;
use crate::request::proof::plan::Push;
use crate::request::proof::plan::TRIAL;

/// What was asked, and what came.
pub(super) struct Asking {
    leave: Leave,
    /// Pages and their answers.
    pub(super) asked: Vec<Asked>,
    /// Pushes that were tried.
    pub(super) tried: Vec<(Push, Tried)>,
    /// Hosts that do not answer.
    silent: Vec<String>,
}

impl Asking {
    pub(super) fn new(leave: Leave) -> Self {
        Self {
            leave,
            asked: Vec::new(),
            tried: Vec::new(),
            silent: Vec::new(),
        }
    }

    /// Whether these requests may be made.
    ///
    /// # Errors
    /// The owner said no, or nobody can be asked.
    pub(super) fn may(
        &self,
        ports: &mut Ports<'_>,
        pages: &[Planned],
        pushes: &[Push],
        notes: &mut Vec<String>,
    ) -> Result<bool, Failure> {
        let lines = lines(pages, pushes);
        if lines.is_empty() {
            return Ok(true);
        }
        match self.leave {
            Leave::Denied => {
                notes.extend(lines.iter().map(|line| format!("not asked: {line}")));
                Ok(false)
            }
            Leave::Given => {
                notes.extend(lines.iter().map(|line| format!("request: {line}")));
                Ok(true)
            }
            Leave::Ask => {
                let list = lines.join("\n  ");
                let question = format!(
                    "These requests would be made, without your name or any secret in them:\n  {list}\nMake them? [y/N] "
                );
                let asked = confirm(ports, &question);
                asked.map_err(|failure| failure.hint(HINT))?;
                Ok(true)
            }
        }
    }

    /// Ask for the pages. Of a host that does not answer no more is asked.
    ///
    /// # Errors
    /// An address that the owner gave may not be asked.
    pub(super) fn pages(
        &mut self,
        ports: &Ports<'_>,
        pages: Vec<Planned>,
        are_ours: bool,
    ) -> Result<(), Failure> {
        for planned in pages {
            let host = plan::host(&planned.url).unwrap_or_default();
            if self.silent.contains(&host) {
                let why = format!("{host} did not answer before");
                self.asked.push((planned, Err(why)));
                continue;
            }
            let page = Page {
                url: planned.url.clone(),
                accept: planned.accept,
                follows: planned.follows,
            };
            let answer = match ports.web.get(&page) {
                Ok(answered) => Ok(Answer {
                    status: answered.status,
                    body: answered.body,
                    at: answered.at,
                    ahead: answered
                        .second
                        .and_then(|second| ports.clock.now().checked_signed_diff(second)),
                }),
                Err(failure) if failure.kind == Kind::Usage && are_ours => return Err(failure),
                Err(failure) => {
                    if failure.kind == Kind::Network {
                        self.silent.push(host);
                    }
                    Err(failure.because.unwrap_or(failure.what))
                }
            };
            self.asked.push((planned, answer));
        }
        Ok(())
    }

    /// Try a push to each repository that is public, and to no more than a few.
    pub(super) fn pushes(&mut self, ports: &Ports<'_>, pushes: Vec<Push>) {
        let public = pushes
            .into_iter()
            .filter(|push| proof::is_public(&push.repository, &self.asked))
            .take(MOST_PUSHES);
        let tried = public.map(|push| {
            let tried = one(ports, &push);
            (push, tried)
        });
        self.tried = tried.collect();
    }
}

/// Try one way after the other.
fn one(ports: &Ports<'_>, push: &Push) -> Tried {
    let mut refused: Vec<String> = Vec::new();
    for way in &push.ways {
        match ports.git.try_push(way, TRIAL) {
            Ok(Pushed::Taken) => return Tried::Taken,
            Ok(Pushed::Refused(words)) if refused.contains(&words) => {}
            Ok(Pushed::Refused(words)) => refused.push(words),
            Err(failure) => return Tried::Not(failure.because.unwrap_or(failure.what)),
        }
    }
    Tried::Refused(refused.join("; "))
}

/// Each request in a line.
fn lines(pages: &[Planned], pushes: &[Push]) -> Vec<String> {
    let pages = pages
        .iter()
        .map(|planned| format!("GET {} ({})", planned.url, planned.why));
    let pushes = pushes.iter().flat_map(|push| {
        let ways = push.ways.iter();
        ways.map(|way| {
            format!(
                "git push --dry-run {way} HEAD:refs/heads/{TRIAL} (where {} is public: would it take a branch? nothing is pushed)",
                push.repository
            )
        })
    });
    pages.chain(pushes).collect()
}

const MOST_PUSHES: usize = 6;
const HINT: &str =
    "`--yes` makes the requests without asking, `--offline` makes none and says what stays unknown";
