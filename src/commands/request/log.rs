//! `doorkey request log`: what happened outside of doorkey.

use crate::commands::request::cases;
use crate::config::Config;
use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::instant;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::case::What;
use crate::request::facts::Facts;
use crate::request::plan::plan;
use crate::text::is_hostile;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Write down what happened: filed, mailed, answered, pushed, back-in, or a note
#[derive(clap::Args, Clone, Debug)]
#[command(
    override_usage = "doorkey request log [CASE] filed LINK | mailed | answered | pushed | back-in | note TEXT [OPTIONS]"
)]
pub(super) struct Log {
    /// The request, where several are open; then what happened: `filed` and the link of the issue, `mailed`,
    /// `answered`, `pushed`, `back-in`, or `note` and its text
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// The day on which it happened, as `2026-11-23`
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// The moment at which it happened (seconds since 1970, or `2026-11-23T12:00:00Z`)
    #[arg(long, value_name = "TIME", value_parser = instant::parse, conflicts_with = "on")]
    at: Option<u64>,
}

/// What the words say.
struct Said {
    case: Option<String>,
    deed: &'static str,
    value: String,
}

impl Log {
    pub(super) fn run(self, ports: &Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let said = said(&self.words)?;
        let (known, note) = kept_secrets::known(ports, config);
        cases::refuse_secrets(what(said.deed), &said.value, &known)?;
        let case = cases::find(ports, said.case.as_deref())?;
        let recipe = cases::recipe(&case)?;
        let now = ports.clock.now();
        let at = self.moment(now)?;
        let day = Date::at(at);
        cases::record_all(ports, &case.name, happened(&said, &recipe, day)?, at)?;
        let mut told =
            Told::default().say(format!("{}: {}, on {day}", case.name, words(said.deed)));
        if let Some(next) = next(ports, &case, &recipe)? {
            told = told.say(format!("next: {next}"));
        }
        if !said.value.is_empty() {
            told.notes.extend(note);
        }
        Ok(told.fact(Fact::Words(vec![
            ("request", Word::Text(case.name)),
            ("logged", Word::Text(said.deed.replace('-', "_"))),
            ("day", Word::Text(day.to_string())),
        ])))
    }

    /// When it happened. Somewhere it is tomorrow already.
    fn moment(&self, now: u64) -> Result<u64, Failure> {
        let at = match (self.at, self.on) {
            (Some(at), _) => at,
            (None, Some(day)) if day == Date::at(now) || day == Date::at(now).after(1) => now,
            (None, Some(day)) => day.second() + SECONDS_OF_A_DAY / 2,
            (None, None) => now,
        };
        if at > now.saturating_add(SECONDS_OF_A_DAY) {
            return Err(Failure::new(Kind::Usage, "that day has not come yet")
                .hint("write it down when it has happened"));
        }
        Ok(at)
    }
}

fn said(words: &[String]) -> Result<Said, Failure> {
    let deed = |word: Option<&String>| {
        let word = word?.replace('_', "-");
        DEEDS.iter().copied().find(|deed| *deed == word)
    };
    let (case, deed, rest) = match (deed(words.first()), deed(words.get(1))) {
        (Some(deed), _) => (None, deed, words.get(1..)),
        (None, Some(deed)) => (words.first().cloned(), deed, words.get(2..)),
        (None, None) => {
            return Err(Failure::new(Kind::Usage, "it is not said what happened")
                .hint(format!("that is one of {}", DEEDS.join(", "))));
        }
    };
    let value = rest.unwrap_or_default().join(" ");
    let wrong = |what: &str, hint: &str| Err(Failure::new(Kind::Usage, what).hint(hint));
    match (deed, value.trim()) {
        ("filed", "") => wrong(
            "the link of the issue is missing",
            "`doorkey request log filed https://…`",
        ),
        ("note", "") => wrong(
            "the note is empty",
            "`doorkey request log note \"what happened\"`",
        ),
        ("filed" | "note", value) => Ok(Said {
            case,
            deed,
            value: value.to_owned(),
        }),
        (_, "") => Ok(Said { case, deed, value }),
        _ => wrong(
            "there is more than it takes behind what happened",
            "`doorkey request log note TEXT` keeps a remark",
        ),
    }
}

/// As the log has it.
fn happened(said: &Said, recipe: &Recipe, day: Date) -> Result<Vec<What>, Failure> {
    Ok(vec![match said.deed {
        "filed" => {
            let issue = link(&said.value, recipe)?;
            let fact = |key: &str, value: String| What::Fact {
                key: key.to_owned(),
                value,
            };
            return Ok(vec![
                fact("filed", "yes".to_owned()),
                fact("filed_on", day.to_string()),
                What::Filed { issue },
            ]);
        }
        "mailed" => What::Mailed,
        "answered" => What::Answered,
        "pushed" => What::Pushed,
        "back-in" => What::BackIn,
        _ => What::Note {
            text: note(&said.value)?,
        },
    }])
}

/// The link of an issue, without the place in it.
fn link(value: &str, recipe: &Recipe) -> Result<String, Failure> {
    let link = value
        .split(['#', '?'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('/');
    let mut facts = Facts::default();
    facts.set("issue", link)?;
    let Some(form) = &recipe.form else {
        return Ok(link.to_owned());
    };
    let issues = form.url.trim_end_matches("new");
    let number = link.strip_prefix(issues).unwrap_or_default();
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Failure::new(
            Kind::Input,
            "this is not the link of an issue at the service's tracker",
        )
        .hint(format!("it looks like {issues}1234")));
    }
    Ok(link.to_owned())
}

fn note(text: &str) -> Result<String, Failure> {
    if text.len() > LONGEST_NOTE {
        return Err(Failure::new(
            Kind::Input,
            "the note is longer than 2000 bytes",
        ));
    }
    if text.chars().any(is_hostile) {
        let why = "it has a character in it that cannot be seen, or that reorders the others";
        return Err(Failure::new(Kind::Input, "the note cannot be kept")
            .because(why)
            .hint("write it in one line of plain text"));
    }
    Ok(text.to_owned())
}

/// What to do now, with what was written just now.
fn next(ports: &Ports<'_>, case: &Case, recipe: &Recipe) -> Result<Option<String>, Failure> {
    let Some((case, _)) = cases::load(ports, &case.name)? else {
        return Ok(None);
    };
    let plan = plan(recipe, &case, ports.clock.now());
    let first = plan.now().next().map(|step| step.say.clone());
    Ok(first.or_else(|| {
        let coming = plan.steps.iter().find(|step| !step.done)?;
        Some(format!("on {}: {}", coming.day, coming.say))
    }))
}

fn what(deed: &str) -> &'static str {
    match deed {
        "filed" => "the link",
        _ => "the note",
    }
}

fn words(deed: &str) -> &'static str {
    match deed {
        "filed" => "the issue is filed",
        "mailed" => "the mail is sent",
        "answered" => "staff answered",
        "pushed" => "the branch is pushed",
        "back-in" => "you are back in",
        _ => "a note",
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day like `2026-11-23`".to_owned())
}

const DEEDS: [&str; 6] = ["filed", "mailed", "answered", "pushed", "back-in", "note"];
const LONGEST_NOTE: usize = 2000;
