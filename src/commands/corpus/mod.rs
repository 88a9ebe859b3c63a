//! `doorkey corpus`: exposed digests offline, made, kept fresh, proved and passed on.

mod beside;
mod build;
mod download;
mod export;
mod facts;
mod fetching;
mod incomplete;
mod info;
mod named;
mod serve;
mod split;
mod update;
mod verify;

use std::io::Write;

use crate::commands::corpus::build::Build;
use crate::commands::corpus::download::Download;
use crate::commands::corpus::export::Export;
use crate::commands::corpus::info::Info;
use crate::commands::corpus::serve::Serve;
use crate::commands::corpus::split::Split;
use crate::commands::corpus::update::Update;
use crate::commands::corpus::verify::Verify;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Told;

/// Keep the exposed digests offline: download or build a corpus, keep it fresh, verify, serve and split it
#[derive(clap::Args, Clone, Debug)]
pub struct Corpus {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Build(Build),
    Download(Download),
    Update(Update),
    Verify(Verify),
    Info(Info),
    Export(Export),
    Serve(Serve),
    Split(Split),
}

/// Where goes what cannot wait for the end of the run.
pub struct Streams<'a> {
    /// Data; `None` where standard output has one document.
    pub out: Option<&'a mut dyn Write>,
    /// Talk, a line at a time.
    pub say: &'a mut dyn FnMut(&str),
}

impl Corpus {
    /// Do what was asked.
    ///
    /// # Errors
    /// It could not be done; what stood there before still does.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        streams: Streams<'_>,
    ) -> Result<Told, Failure> {
        match self.action {
            Action::Build(build) => build.run(ports, config),
            Action::Download(download) => download.run(ports, config),
            Action::Update(update) => update.run(ports, config),
            Action::Verify(verify) => verify.run(ports, config),
            Action::Info(info) => info.run(ports, config),
            Action::Export(export) => export.run(ports, config, streams.out),
            Action::Serve(serve) => serve.run(ports, config, streams),
            Action::Split(split) => split.run(ports, config),
        }
    }
}
