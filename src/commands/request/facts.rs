//! `doorkey request facts`: the file of facts that `--facts` reads.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::request::facts::example;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Told;

/// Print a file with every fact in it, for `request new --facts`
#[derive(clap::Args, Clone, Debug)]
pub(super) struct FactsCommand {
    /// The file, with what each fact means
    #[arg(long)]
    example: bool,
}

impl FactsCommand {
    pub(super) fn run(self) -> Result<Told, Failure> {
        if !self.example {
            return Err(Failure::new(Kind::Usage, "nothing was asked for")
                .hint("`doorkey request facts --example` prints a file with every fact in it"));
        }
        let file = Secret::new(example::file().into_bytes());
        Ok(Told::default().fact(Fact::Text("example", file)))
    }
}
