//! doorkey on the command line: build the real ports, run, return the exit code.

use std::env;
use std::io;
use std::io::BufWriter;
use std::panic;
use std::process::ExitCode;

use doorkey::adapters::age_vault::seals::AgeSeals;
use doorkey::adapters::browser::SystemBrowser;
use doorkey::adapters::case_folder::CaseFolder;
use doorkey::adapters::clipboard::SystemClipboard;
use doorkey::adapters::clock::SystemClock;
use doorkey::adapters::corpora::SystemCorpora;
use doorkey::adapters::corpus_sources::SystemCorpusSources;
use doorkey::adapters::downloads::SystemDownloads;
use doorkey::adapters::evidence::ThisHome;
use doorkey::adapters::files::SystemFiles;
use doorkey::adapters::git::SystemGit;
use doorkey::adapters::inputs::SystemInputs;
use doorkey::adapters::machine::ThisMachine;
use doorkey::adapters::pass_trees::SystemPassTrees;
use doorkey::adapters::process;
use doorkey::adapters::progress::Bar;
use doorkey::adapters::ranges::SystemRanges;
use doorkey::adapters::servers::SystemServers;
use doorkey::adapters::site_list_folder::SiteListFolder;
use doorkey::adapters::state_folder::StateFolder;
use doorkey::adapters::stores::SystemStores;
use doorkey::adapters::system::streams;
use doorkey::adapters::terminal::ControllingTerminal;
use doorkey::adapters::web::SystemWeb;
use doorkey::adapters::web_apis::SystemWebApis;
use doorkey::exit::Exit;
use doorkey::ports::Ports;
use doorkey::secret::stack;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use zeroizing_alloc::ZeroAlloc;

/// Wipes what is freed: libraries copy secrets into strings of their own.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    process::seal();
    let exit = stack::wiped(|| panic::catch_unwind(run));
    ExitCode::from(exit.unwrap_or(Exit::Bug).code())
}

/// Over the real ports, at the real streams.
fn run() -> Exit {
    let mut ports = Ports {
        terminal: &mut ControllingTerminal::default(),
        inputs: &SystemInputs,
        files: &SystemFiles,
        ranges: &SystemRanges,
        progress: &Bar::new(),
        clock: &SystemClock,
        random: &mut UnwrapErr(SysRng),
        stores: &SystemStores::default(),
        ledgers: &StateFolder::of_this_user(),
        clipboard: &SystemClipboard,
        seals: &AgeSeals,
        machine: &ThisMachine,
        cases: &CaseFolder::of_this_user(),
        web: &SystemWeb,
        git: &SystemGit,
        evidence: &ThisHome,
        browser: &SystemBrowser,
        corpora: &SystemCorpora,
        corpus_sources: &SystemCorpusSources,
        downloads: &SystemDownloads,
        servers: &SystemServers,
        web_apis: &SystemWebApis,
        site_lists: &SiteListFolder::of_this_user(),
        pass_trees: &SystemPassTrees::default(),
    };
    let Ok(stdout) = streams::output() else {
        return Exit::Input;
    };
    let mut out = BufWriter::with_capacity(64 << 10, stdout);
    doorkey::run(env::args_os(), &mut ports, &mut out, &mut io::stderr())
}
