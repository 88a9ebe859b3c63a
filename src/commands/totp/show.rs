//! `doorkey totp show`: a secret once more, for a second device.

use crate::commands::totp::copied::copied;
use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::commands::totp::prove::shown;
use crate::commands::totp::symbol::Drawing;
use crate::commands::totp::symbol::Drawn;
use crate::commands::totp::verify::at_counter;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::confirm::confirm;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::Told;
use crate::totp::uri;

/// Show the QR code or the otpauth URI of an enrolment again, for a second device
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Show {
    #[command(flatten)]
    named: Named,
    /// Print the otpauth URI, which holds the secret
    #[arg(long, conflicts_with_all = ["qr", "to"])]
    uri: bool,
    /// Print it without a question
    #[arg(long, requires = "uri")]
    yes: bool,
    #[command(flatten)]
    drawing: Drawing,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Show {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        is_document: bool,
    ) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let factor = self.named.find(&book)?;
        let (id, name, counter) = (factor.id, handle(factor), factor.proof.counter);
        let prints = self.uri || (is_document && !self.drawing.is_file());
        if prints && !self.yes {
            confirm(ports, &format!("Print the secret of `{name}`? [y/N] "))?;
        }
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, id)?;
        // As far as it has come: the second device goes on from there.
        let enrolment = at_counter(factors::enrolment(&record)?, counter);
        let mut text = uri::write(&enrolment);
        if prints {
            copied(ports, &[id])?;
            if !is_document {
                text.extend(b"\n");
            }
            return Ok(told.fact(Fact::Text("uri", text)));
        }
        match self.drawing.draw(ports, &text, LINES)? {
            Drawn::File(path) => {
                told = told
                    .say(format!(
                        "the QR code of `{name}` is written to `{}`",
                        path.display()
                    ))
                    .note("whoever sees it has the secret: delete it when it is scanned");
            }
            drawn => {
                let screen = Secret::new(format!("{name}\n").into_bytes());
                shown(ports, &drawn, &screen, "[Enter] hides it: ")?;
            }
        }
        copied(ports, &[id])?;
        Ok(told)
    }
}

const LINES: u16 = 3;
