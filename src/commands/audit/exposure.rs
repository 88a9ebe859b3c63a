//! Whether the passwords were exposed: offline where there is a corpus, online only with a yes.

use std::collections::BTreeSet;
use std::path::Path;

use crate::audit::exposed::Asking;
use crate::audit::exposed::Source;
use crate::audit::vault::asked::Asked;
use crate::audit::vault::known::Maybe;
use crate::audit::vault::known::Missing;
use crate::audit::vault::scene::Scene;
use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;
use crate::breach::exposure::Exposure;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::options::asking;
use crate::options::asking::AskingOptions;
use crate::options::confirm::is_yes;
use crate::ports::Ports;

/// Who is asked about exposure.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct ExposureOptions {
    /// Ask for ranges over the network where there is no corpus here, without a question before
    #[arg(long, conflicts_with = "offline", help_heading = "Exposure")]
    online: bool,
    #[command(flatten)]
    asking: AskingOptions,
}

impl ExposureOptions {
    /// The exposure of each password of `scene`, or why it is not known.
    ///
    /// # Errors
    /// What was named cannot be asked, or the question was cancelled.
    pub(super) fn ask(
        &self,
        ports: &mut Ports<'_>,
        config: &Config,
        scene: &Scene<'_>,
        asked: &mut Asked,
        said: &mut Said,
        say: &mut dyn FnMut(&str),
    ) -> Result<Maybe<Vec<Exposure>>, Failure> {
        if scene.passwords.is_empty() {
            return Ok(Ok(Vec::new()));
        }
        let (mut asking, notes) = self.asking.open(ports, config, HashKind::Sha1)?;
        said.names = names(&asking);
        // Before anybody is asked: a "no", and nobody to say "yes", leave it as open as an outage does.
        if asking.unknown_matters {
            asked.want("exposed");
        }
        let digests: Vec<Digest> = scene
            .passwords
            .iter()
            .map(|password| Digest::of(password.secret))
            .collect();
        if asking.is_remote()
            && let Err(missing) = self.consent(ports, &asking, &digests, say)?
        {
            return Ok(Err(missing));
        }
        said.notes.extend(notes);
        let total = asking.is_remote().then_some(digests.len() as u64);
        let progress = ports.progress;
        let exposures = asking.judge(&digests.iter().collect::<Vec<_>>(), &|known| {
            progress.at(known, total);
        });
        progress.end();
        Ok(Ok(exposures))
    }

    /// Whether the network may be asked.
    fn consent(
        &self,
        ports: &mut Ports<'_>,
        asking: &Asking,
        digests: &[Digest],
        say: &mut dyn FnMut(&str),
    ) -> Result<Maybe<()>, Failure> {
        let who = who(asking);
        let prefixes: BTreeSet<_> = digests.iter().map(Digest::prefix).collect();
        let count = counted(prefixes.len(), "prefix", "prefixes");
        say(&format!(
            "exposure: {count} of five hex digits would go to {who}, each once and in shuffled order. No \
             password can be told from one of them; all of them together are a fingerprint of you, by which {who} knows \
             you again. Without a network: `doorkey corpus download`, once, then `--corpus`"
        ));
        if self.online {
            return Ok(Ok(()));
        }
        match ports.terminal.ask_line(&format!("Ask {who}? [y/N] ")) {
            Ok(answer) if is_yes(&answer) => Ok(Ok(())),
            Ok(_) => Ok(Err(missing("you said no to asking online"))),
            // There is no terminal to ask on: that is no reason to ask the network, nor to stop.
            Err(failure) if failure.kind == Kind::Cancelled && failure.hint.is_some() => Ok(Err(
                missing("no corpus is here, and nobody to ask about going online"),
            )),
            Err(failure) => Err(failure),
        }
    }
}

/// What the reader should know of the run, and the names in that.
#[derive(Default)]
pub(super) struct Said {
    pub(super) notes: Vec<String>,
    pub(super) names: Vec<String>,
}

fn who(asking: &Asking) -> &str {
    match &asking.source {
        Source::Ranges(source) => source.name(),
        Source::Corpus(corpus) => corpus.name(),
    }
}

/// What the owner calls the corpus or the mirror; the service that all know is no name.
fn names(asking: &Asking) -> Vec<String> {
    let who = who(asking);
    if asking::SERVICE.ends_with(who) {
        return Vec::new();
    }
    let last = Path::new(who).file_name().unwrap_or_default();
    vec![who.to_owned(), last.to_string_lossy().into_owned()]
}

/// The rule is off.
pub(super) fn off() -> Missing {
    missing("nobody was asked")
}

fn missing(why: &str) -> Missing {
    Missing {
        why: why.to_owned(),
        hint: "`doorkey corpus download` and then `--corpus`, or `--online`".to_owned(),
    }
}
