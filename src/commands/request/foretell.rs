//! `doorkey request foretell`: what staff will ask for as proof, and whether it can be given.
//!
//! Nothing is asked of anybody before the owner has seen the list: once for the pages that the facts lead to,
//! and once more for what only their answers name (repositories, and pushes that are tried and not made).

mod asking;

use std::path::PathBuf;

use crate::commands::request::cases;
use crate::commands::request::foretell::asking::Asking;
use crate::commands::request::gate;
use crate::commands::request::new;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::recipes;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::lint;
use crate::request::lint::Audience;
use crate::request::proof;
use crate::request::proof::Bases;
use crate::request::proof::Health;
use crate::request::proof::Proof;
use crate::request::proof::Standing;
use crate::request::proof::plan;
use crate::told;
use crate::told::Examined;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Foretell the proof that staff will ask for, from public pages and a push that is only tried
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Foretell {
    /// The service: pypi, testpypi
    service: Option<String>,
    /// What is known, from FILE (TOML or JSON; `-` is standard input)
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// The name of the account, exactly
    #[arg(long, value_name = "NAME")]
    username: Option<String>,
    /// A project of the account; can be given several times
    #[arg(long, value_name = "NAME")]
    project: Vec<String>,
    /// The address that should take the place of the old one; only its domain is asked about
    #[arg(long, value_name = "ADDRESS")]
    new_address: Option<String>,
    #[command(flatten)]
    reach: ReachOptions,
}

/// Who is asked, and whether the owner was asked first.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Requests")]
pub(super) struct ReachOptions {
    /// The index, or a mirror of it [default: the service's own]
    #[arg(long, value_name = "URL")]
    index: Option<String>,
    /// A name server that answers JSON over HTTPS
    #[arg(long, value_name = "URL", default_value = DNS)]
    dns: String,
    /// Who knows how long a domain is registered
    #[arg(long, value_name = "URL", default_value = RDAP)]
    rdap: String,
    /// Make the requests without being asked
    #[arg(long)]
    yes: bool,
    /// Make no request, and say what stays unknown
    #[arg(long, conflicts_with = "yes")]
    offline: bool,
}

/// Where to ask, and by whose leave.
pub(super) struct Reach {
    bases: Bases,
    leave: Leave,
}

/// Whether requests may be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    /// The owner is asked.
    Ask,
    /// The owner said so on the command line.
    Given,
    /// None may.
    Denied,
}

impl ReachOptions {
    /// Whether the owner said yes or no to requests on the command line.
    pub(super) fn is_said(&self) -> bool {
        self.yes || self.offline
    }

    /// For the service of `recipe`.
    pub(super) fn of(&self, recipe: &Recipe) -> Reach {
        let own = recipe.addresses.get("index");
        let index = self.index.as_ref().or(own);
        Reach {
            bases: Bases {
                index: index.cloned().unwrap_or_default(),
                dns: self.dns.clone(),
                rdap: self.rdap.clone(),
            },
            leave: match (self.offline, self.yes) {
                (true, _) => Leave::Denied,
                (false, true) => Leave::Given,
                (false, false) => Leave::Ask,
            },
        }
    }
}

impl Reach {
    /// Refuse addresses with a secret in them before they are shown: one was typed in their place.
    fn bases_pass(&self) -> Result<(), Failure> {
        let Bases { index, dns, rdap } = &self.bases;
        for (flag, base) in [("--index", index), ("--dns", dns), ("--rdap", rdap)] {
            let hits = lint::look(base, Audience::Private, &[], &[]);
            if !hits.is_empty() || base.contains('@') {
                let what =
                    format!("the address of `{flag}` has a name, a password or a token in it");
                return Err(Failure::new(Kind::Usage, what).hint("leave it out; nothing was asked"));
            }
        }
        Ok(())
    }
}

impl Foretell {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let (known, note) = kept_secrets::known(ports, config);
        let case = self.case(ports)?;
        let mut facts = match (&self.facts, &case) {
            (Some(path), _) => new::read(ports, path, &known)?,
            (None, Some(case)) => case.facts.clone(),
            (None, None) => Facts::default(),
        };
        let recipe = new::named(self.service.as_deref(), &mut facts)?;
        if let Some(username) = &self.username {
            facts.set("username", username)?;
        }
        for project in &self.project {
            facts.set("project", project)?;
        }
        if let Some(address) = &self.new_address {
            facts.set("new_address", address)?;
        }
        if let Err(blocked) = gate::facts_pass(&facts, &known) {
            return Ok(gate::told(&blocked));
        }
        let mut notes: Vec<String> = note.into_iter().collect();
        let proof = look(ports, &recipe, &facts, &self.reach.of(&recipe), &mut notes)?;
        if let Some(case) = &case {
            proof.tell(&mut facts);
            cases::learn(ports, case, &facts)?;
            notes.push(format!(
                "written down in `{0}`; `doorkey request draft {0}` has the texts that follow",
                case.name
            ));
        }
        Ok(told(&proof, notes))
    }

    /// The case that is open, where nothing else says which account is meant.
    fn case(&self, ports: &Ports<'_>) -> Result<Option<Case>, Failure> {
        if self.facts.is_some() || self.username.is_some() || !self.project.is_empty() {
            return Ok(None);
        }
        let service = self.service.as_deref().and_then(recipes::known);
        let mut open = cases::open(ports)?;
        open.retain(|case| {
            let of_case = case.facts.text(Text::Service);
            service
                .as_ref()
                .is_none_or(|recipe| of_case == Some(&*recipe.id))
        });
        Ok(open.pop().filter(|_| open.is_empty()))
    }
}

/// Look at what is public, and say what follows. `notes` takes what was asked, and what stays out of sight.
///
/// # Errors
/// The owner said no, nobody can be asked, or an address given for the index, the name server or the registry
/// may not be asked.
pub(super) fn look(
    ports: &mut Ports<'_>,
    recipe: &Recipe,
    facts: &Facts,
    reach: &Reach,
    notes: &mut Vec<String>,
) -> Result<Proof, Failure> {
    reach.bases_pass()?;
    let mut asking = Asking::new(reach.leave);
    let pages = plan::pages(recipe, facts, &reach.bases);
    if asking.may(ports, &pages, &[], notes)? {
        asking.pages(ports, pages, true)?;
    }
    let remotes = if plan::links(facts, &reach.bases, &asking.asked).is_empty() {
        Vec::new()
    } else {
        // Without git, trying a push will say so.
        let remotes = ports.git.remotes().unwrap_or_default().into_iter();
        remotes.map(|it| (it.name, it.address)).collect()
    };
    let links = plan::links(facts, &reach.bases, &asking.asked);
    let pushes = plan::pushes(facts, &asking.asked, &remotes);
    // What has been found so far counts, whether or not the owner wants to go on.
    if asking.may(ports, &links, &pushes, notes).unwrap_or(false) {
        asking.pages(ports, links, false)?;
        asking.pushes(ports, pushes);
    }
    let now = ports.clock.now();
    notes.extend(plan::elsewhere(facts, &asking.asked, &remotes));
    Ok(proof::read(
        recipe,
        facts,
        &asking.asked,
        &asking.tried,
        now,
    ))
}

/// What was seen, row by row.
pub(super) fn rows(proof: &Proof) -> Vec<Examined> {
    let health = |health| match health {
        Health::Good => told::Health::Good,
        Health::Bad => told::Health::Bad,
        Health::Unknown => told::Health::Unknown,
    };
    let findings = proof.findings.iter();
    let rows = findings.map(|seen| Examined {
        check: seen.id,
        health: health(seen.health),
        saw: seen.saw.clone(),
        hint: seen.hint.clone(),
    });
    rows.collect()
}

/// What was foretold, as a command tells it.
pub(super) fn told(proof: &Proof, notes: Vec<String>) -> Told {
    let mut rows = rows(proof);
    rows.push(Examined {
        check: "proof",
        health: match proof.standing {
            Standing::Usable => told::Health::Good,
            Standing::None => told::Health::Bad,
            Standing::Unknown => told::Health::Unknown,
        },
        saw: proof.verdict.clone(),
        hint: None,
    });
    let standing = Word::Text(proof.standing.word().to_owned());
    Told {
        found: rows.iter().any(|row| row.health == told::Health::Bad),
        notes,
        ..Told::default()
    }
    .fact(Fact::Examined(rows))
    .fact(Fact::Words(vec![("repository", standing)]))
}

/// Source: <https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/>.
const DNS: &str = "https://cloudflare-dns.com/dns-query";
/// Source: <https://about.rdap.org>.
const RDAP: &str = "https://rdap.org";
