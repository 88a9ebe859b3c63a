//! `doorkey request new`: from questions or a file of facts to routes and drafts.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::request::Form;
use crate::commands::request::ask::ask;
use crate::commands::request::foretell;
use crate::commands::request::foretell::ReachOptions;
use crate::commands::request::gate;
use crate::commands::request::keeping::Keeping;
use crate::commands::request::named::path as named_path;
use crate::commands::request::needless;
use crate::commands::request::recipe;
use crate::commands::request::texts;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::recipes::Purpose;
use crate::recipes::Recipe;
use crate::request::case::What;
use crate::request::draft::Draft;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::triage::Route;
use crate::request::triage::Triage;
use crate::request::triage::letters;
use crate::request::triage::triage;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Health;
use crate::told::Told;

/// Find the way back in, and write what to file and to send
#[derive(clap::Args, Clone, Debug)]
pub(super) struct New {
    /// The service: pypi, github, npm …
    service: Option<String>,
    /// Answers from FILE (TOML or JSON; `-` is standard input) instead of questions
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// Keep the case that a file of facts tells of, as an interview does
    #[arg(long, requires = "facts")]
    keep: bool,
    /// Begin a new case, also where one is open
    #[arg(long, conflicts_with = "facts")]
    anew: bool,
    /// Write the texts of this route instead of the best one that has any
    #[arg(long, value_name = "ID")]
    route: Option<String>,
    /// Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Look on this machine for what makes a request needless, without being asked
    #[arg(long)]
    look: bool,
    #[command(flatten)]
    reach: ReachOptions,
}

impl New {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        form: Form,
    ) -> Result<Told, Failure> {
        let (known, note) = kept_secrets::known(ports, config);
        let (recipe, mut facts, mut keeping) = self.case(ports, &known)?;
        // Before anybody is asked about a name that is a secret.
        if let Err(blocked) = gate::facts_pass(&facts, &known) {
            return Ok(gate::told(&blocked));
        }
        let mut asked: Vec<String> = note.into_iter().collect();
        let is_talk = self.facts.is_none();
        let (is_worth_a_look, is_for_proof) = worth(&recipe, &facts);
        let finds = if self.look || (is_talk && is_worth_a_look) {
            needless::machine(ports, &recipe, self.look, &mut asked)?
        } else {
            None
        };
        let mut wrong = Vec::new();
        if self.reach.is_said() || (is_talk && is_for_proof) {
            let reach = self.reach.of(&recipe);
            let proof = needless::public(ports, &recipe, &mut facts, &reach, &mut asked)?;
            wrong = proof.iter().flat_map(foretell::rows).collect();
            wrong.retain(|row| row.health == Health::Bad);
        }
        asked.extend(not_to_come(&mut facts, Date::at(ports.clock.now())));
        let triage = triage(&recipe, &facts);
        let (route, draft) = texts::chosen(&recipe, &facts, &triage, self.route.as_deref())?;
        if let Err(blocked) = gate::pass(&recipe, &draft, &facts, &known) {
            return Ok(gate::told(&blocked));
        }
        let text = texts::of(&draft, form, &triage)?;
        let written = match &self.out {
            Some(folder) => texts::write(ports, folder, &draft, &triage, &known)?,
            None => Vec::new(),
        };
        if let Some(keeping) = &mut keeping {
            // The service is the first line of every case.
            let news = facts.news(&keeping.case.facts).into_iter();
            keeping.facts(ports, &recipe, news.filter(|pair| pair.0 != "service"))?;
            if !draft.is_empty() {
                let route = route.id.clone();
                keeping.take(ports, &recipe, vec![What::Drafted { route }])?;
            }
        }
        let mut told = notes(route, &draft, &triage, keeping.as_ref());
        told.notes.splice(0..0, asked);
        // What was asked to be kept, and is not, is no good end.
        told.is_open = self.keep && keeping.is_some_and(|keeping| keeping.trouble.is_some());
        if !wrong.is_empty() {
            told = told.fact(Fact::Examined(wrong));
        }
        if let Some(finds) = finds {
            told = told.fact(Fact::Finds(finds));
        }
        for path in &written {
            told = told.say(format!("wrote `{}`", path.display()));
        }
        if let Some(text) = text {
            return Ok(told.fact(Fact::Text("draft", text)));
        }
        told = told.fact(Fact::Triage(Box::new(triage.clone())));
        if draft.is_empty() {
            return Ok(told);
        }
        Ok(told.fact(Fact::Draft(draft)))
    }

    /// What is known, from a file or by asking, and where it is kept.
    fn case(
        &self,
        ports: &mut Ports<'_>,
        known: &[Secret],
    ) -> Result<(Recipe, Facts, Option<Keeping>), Failure> {
        let service = self.service.as_deref();
        let Some(path) = &self.facts else {
            let (recipe, keeping) = ask(ports, known, service, self.anew)?;
            return Ok((recipe, keeping.case.facts.clone(), Some(keeping)));
        };
        let mut facts = read(ports, path, known)?;
        let recipe = named(service, &mut facts)?;
        let keeping = self.keep.then(|| Keeping::anew(ports, &facts));
        Ok((recipe, facts, keeping))
    }
}

/// Whether something on this machine could end the case, and whether staff will want a proof.
fn worth(recipe: &Recipe, facts: &Facts) -> (bool, bool) {
    let door = letters(recipe, facts);
    let is_for_security = door
        .and_then(|door| door.mail.as_ref())
        .is_some_and(|mail| mail.purpose == Purpose::Security);
    let is_issue = door.is_some_and(|door| door.issue);
    (door.is_some() && !is_for_security, is_issue)
}

/// A day of the past that has not come yet is a slip of the pen: it is said, and kept out of the texts.
fn not_to_come(facts: &mut Facts, today: Date) -> Option<String> {
    // Somewhere it is tomorrow already.
    let day = facts.day(Text::Since).filter(|&day| day > today.after(1))?;
    let _no_text_is_refused = facts.set("since", "");
    Some(format!(
        "you cannot have been locked out since {day}, which has not come yet; the texts leave that day out"
    ))
}

/// What the reader should know besides.
fn notes(route: &Route, draft: &Draft, triage: &Triage, keeping: Option<&Keeping>) -> Told {
    let mut told = Told::default();
    let first = triage.routes.first().filter(|first| first.id != route.id);
    if let Some(first) = first.filter(|_| !draft.is_empty()) {
        let (texts, first, is_quick) = (
            &route.id,
            &first.id,
            first.expect.resolved_days == Some(0.0),
        );
        let is_security =
            route.door.mail.as_ref().map(|mail| mail.purpose) == Some(Purpose::Security);
        told = told.note(if is_quick && is_security {
            format!("the texts are those of `{texts}`; do `{first}` first, then send them")
        } else if is_quick {
            format!(
                "the texts are those of `{texts}`; try `{first}` first, and file nothing where that opens the account"
            )
        } else {
            format!("the texts are those of `{texts}`; read `{first}` first: it may be all you want")
        });
    }
    if !draft.is_empty() {
        told = told.note("nothing was filed or sent: both are for you to do, once");
    }
    let asking = |route: &&Route| route.door.issue || route.door.mail.is_some();
    if route.door.alone
        && draft.is_empty()
        && let Some(other) = triage.routes.iter().find(asking)
    {
        told = told.note(format!(
            "no text is written: that one has a form of its own; `--route {}` writes those that ask for the account",
            other.id
        ));
    }
    let blanks = draft.open();
    if !blanks.is_empty() {
        told = told.note(format!("still to fill in: {}", blanks.join("; ")));
    }
    match keeping {
        None => told.note("nothing was kept; with `--keep` doorkey follows the case"),
        Some(Keeping {
            trouble: Some(failure),
            ..
        }) => {
            let because = failure.because.as_deref().map(|why| format!(": {why}"));
            let because = because.unwrap_or_default();
            told.note(format!("the case is not kept: {}{because}", failure.what))
        }
        Some(Keeping { case, .. }) => told.note(format!(
            "kept as `{0}`; `doorkey request next {0}` says what to do, and when",
            case.name
        )),
    }
}

/// A file of facts.
pub(super) fn read(ports: &Ports<'_>, path: &Path, known: &[Secret]) -> Result<Facts, Failure> {
    let is_stdin = path == Path::new("-");
    let opened = if is_stdin {
        ports.inputs.stdin()
    } else {
        ports.inputs.file(path)
    };
    let name = if is_stdin {
        "standard input".to_owned()
    } else {
        named_path(path, known)
    };
    let read = opened.and_then(|mut source| Secret::read_at_most(&mut source, MAX_FACTS));
    let text = read
        .map_err(|why| Failure::new(Kind::Input, format!("{name} cannot be read")).because(&why))?;
    Facts::read(text.reveal()).map_err(|error| Failure::from(error).because(&format!("in {name}")))
}

/// The recipe of the service that the command line or the facts name.
pub(super) fn named(service: Option<&str>, facts: &mut Facts) -> Result<Recipe, Failure> {
    let named = service.or(facts.text(Text::Service)).unwrap_or_default();
    let recipe = recipe(named)?;
    facts.set("service", &recipe.id)?;
    Ok(recipe)
}

/// Longer than any file of facts; what is longer is told by its reader.
const MAX_FACTS: usize = (64 << 10) + 1;
