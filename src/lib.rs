//! doorkey: a security toolkit for account owners. This is the map of the house.
//!
//! A run is short: [`run`] reads the command line ([`cli`]), opens a renderer ([`render`]), and lets one
//! command ([`commands`]) tell its story over the [`ports`]. The command reads items ([`options`],
//! [`secret`]), lets them flow through judges ([`audit`]), and each becomes a row of the [`report`].
//!
//! # Floors
//!
//! A file imports only from floors below its own; `tests/it/house.rs` reads every `use crate::` and holds
//! this table to it.
//!
//! | floor | rooms |
//! |---|---|
//! | 6 | `run` in this file, [`cli`] |
//! | 5 | [`commands`]: one file per command; a large one is a folder |
//! | 4 | [`options`]: flags several commands share; [`store`]: the steps that lose nothing; [`adapters`]: the outside; [`render`]: bytes |
//! | 3 | [`ports`]: all the program may do to the world; [`audit`]: many secrets at once, and whole vaults |
//! | 2 | [`report`], [`told`], [`rules`], [`config`]; [`breach`]: was it exposed; [`corpus`]: every exposed digest in one file; [`strength`]: how many guesses it survives; [`policy`]: what is asked of it; [`record`]: what a secret store keeps; [`ledger`]: what became of it; [`recipes`]: how services give accounts back; [`request`]: the way back into one; [`recovery_codes`]: as sites hand them out, and on paper; [`totp`]: one-time codes and their secrets; [`kdbx`]: KeePass databases; [`formats`]: how other programs write files; [`vault`]: what password managers keep; [`sites`]: what is publicly known of sites |
//! | 1 | [`secret`]: bytes that are wiped; [`failure`], [`exit`]; [`text`] from outside; [`date`]; [`number`]s as people write them; [`digits`]: bytes as hex, as base 64 and in URLs; [`host`]: near or far; [`kdf`]: keys out of passwords, at a price that is looked at first; [`qr`]: codes that telephones read |
//!
//! # What is kept
//!
//! A set of recovery codes is a [`record`]: written to the secret store once, never changed, deleted once. What
//! became of each code stands in the [`ledger`], a file without secrets, and is durable there before a code is
//! seen. The ledger is the index too: it knows the names of the sets, so that `status` and `list` touch no
//! store. [`store`] has the order of steps; its own page says what a run that ends anywhere leaves behind. Whoever keeps,
//! moves or mends records holds a lock over all of it, which is not the ledger's.
//!
//! An enrolment of an authenticator is a record too, its content an otpauth URI. The ledger has its name and how
//! its codes are made, whether it was proved, whether another device has it, and how far a counter has come.
//!
//! The key of a service is a record of its own too, with the one address it may be sent to. The ledger has that address
//! and when it was kept, so that no store is opened where there is nothing for the service that is asked.
//!
//! # Invariants
//!
//! 1. Only a five-digit [`Prefix`](breach::digest::Prefix) crosses [`RangeSource`](ports::RangeSource).
//! 2. Rooms on floors 1 to 3 know no clock, network, randomness, environment or terminal; random numbers
//!    come in as an argument.
//! 3. reqwest, rpassword, keyring and age are each named in one place.
//! 4. No secret in arguments, caches, the ledger, reports or error text. An error never echoes what failed to
//!    parse.
//! 5. "Clear" is said only after a complete, well-formed answer; everything else is unknown. "Not found" is
//!    said only of a secret store that is open.
//! 6. A recovery code is durably marked before it is shown; none is lost and none is offered twice.
//! 7. Nothing in the release binary exists only for tests.

pub mod adapters;
pub mod audit;
pub mod breach;
pub mod cli;
pub mod commands;
pub mod config;
pub mod corpus;
pub mod date;
pub mod digits;
pub mod exit;
pub mod failure;
pub mod formats;
pub mod host;
pub mod kdbx;
pub mod kdf;
pub mod ledger;
pub mod number;
pub mod options;
pub mod policy;
pub mod ports;
pub mod qr;
pub mod recipes;
pub mod record;
pub mod recovery_codes;
pub mod render;
pub mod report;
pub mod request;
pub mod rules;
pub mod secret;
pub mod sites;
pub mod store;
pub mod strength;
pub mod text;
pub mod told;
pub mod totp;
pub mod vault;

use std::ffi::OsString;
use std::io;
use std::io::BufWriter;
use std::io::Write;

use crate::cli::Cli;
use crate::cli::Colour;
use crate::cli::Command;
use crate::cli::Stop;
use crate::cli::forms;
use crate::commands::audit::Answer;
use crate::commands::audit::Audit;
use crate::commands::corpus::Streams;
use crate::commands::request::Form as RequestForm;
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::form::FormatName;
use crate::options::storing;
use crate::ports::Ports;
use crate::render::Format;
use crate::render::Options;
use crate::render::Renderer;
use crate::render::Subject;
use crate::render::audit::Form;
use crate::render::wrap::Width;
use crate::report::Report;
use crate::secret::Secret;
use crate::told::Told;

/// Run one command line over `ports`: data to `out`, talk to `err`. Never ends the process.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    ports: &mut Ports<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let told = match Cli::read(args) {
        Ok(cli) => obey(cli, ports, out, err),
        Err(Stop::Help(text)) => out
            .write_all(text.as_bytes())
            .map(|()| Exit::Done)
            .map_err(Failure::from),
        Err(Stop::Wrong(failure)) => Err(failure),
    };
    let told = told.and_then(|exit| Ok(out.flush().map(|()| exit)?));
    told.unwrap_or_else(|failure| tell(&failure, width(ports), err))
}

/// Run a command whose answer needs no renderer, or render it.
fn obey(
    cli: Cli,
    ports: &mut Ports<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    cli.paths.spare(ports.files)?;
    let Some(path) = cli.output.output.clone() else {
        return answer(cli, ports, out, err);
    };
    let unwritable = |error: io::Error| {
        Failure::new(
            Kind::Output,
            format!("`{}` cannot be written", path.display()),
        )
        .because(&error)
    };
    let mut file = BufWriter::new(ports.files.replace(&path).map_err(unwritable)?);
    let exit = answer(cli, ports, &mut file, err)?;
    let file = file
        .into_inner()
        .map_err(|error| unwritable(error.into_error()))?;
    file.commit().map_err(unwritable)?;
    Ok(exit)
}

fn answer(
    cli: Cli,
    ports: &mut Ports<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    let config = storing::settings(ports.inputs)?;
    let options = Options {
        quiet: cli.output.quiet,
        colour: colour(cli.output.color, &cli, ports),
        width: match cli.output.output {
            Some(_) => Width::default(),
            None => width(ports),
        },
    };
    if let Command::Request(request) = cli.command {
        let form = forms::request(cli.output.format)?;
        let told = request.run(ports, &config, form);
        let format = match form {
            RequestForm::Json => Format::Json,
            _ => Format::Human,
        };
        return answered("doorkey/request/1", told, format, options, out, err);
    }
    if let Command::Audit(audit) = cli.command {
        return audited(*audit, cli.output.format, ports, &config, options, out, err);
    }
    let format = forms::format(cli.output.format)?;
    match cli.command {
        Command::Request(_) | Command::Audit(_) => Ok(Exit::Bug),
        Command::Check(check) => {
            let mut renderer = render::renderer(format, Subject::Check, options, out, err);
            let report = check.run(ports, &config, renderer.as_mut());
            finish(renderer.as_mut(), report)
        }
        Command::Pwned(pwned) => {
            if let Some(prefix) = pwned.prefix() {
                let range = pwned.range(prefix, ports, &config)?;
                out.write_all(range.as_bytes())?;
                return Ok(Exit::Done);
            }
            let mut renderer = render::renderer(format, Subject::Pwned, options, out, err);
            let report = pwned.run(ports, &config, renderer.as_mut());
            finish(renderer.as_mut(), report)
        }
        Command::Codes(codes) => {
            let mut shown = |code: &Secret| {
                out.write_all(code.reveal())?;
                out.write_all(b"\n")?;
                Ok(out.flush()?)
            };
            let told = match format {
                Format::Human => codes.run(ports, &config, Some(&mut shown)),
                _ => codes.run(ports, &config, None),
            };
            answered("doorkey/codes/1", told, format, options, out, err)
        }
        Command::Totp(totp) => {
            let told = totp.run(ports, &config, format == Format::Json);
            answered("doorkey/totp/1", told, format, options, out, err)
        }
        Command::Corpus(corpus) => {
            let mut say = |line: &str| talk(line, options, err);
            let streams = Streams {
                out: (format == Format::Human).then_some(&mut *out),
                say: &mut say,
            };
            let told = corpus.run(ports, &config, streams);
            answered("doorkey/corpus/1", told, format, options, out, err)
        }
        Command::Breaches(breaches) => {
            let mut say = |line: &str| talk(line, options, err);
            let told = breaches.run(ports, &config, &mut say);
            answered("doorkey/breaches/1", told, format, options, out, err)
        }
        Command::Data(data) => {
            let told = data.run(ports, &config);
            answered("doorkey/data/1", told, format, options, out, err)
        }
        Command::Store(store) => {
            let told = store.run(ports);
            answered("doorkey/store/1", told, format, options, out, err)
        }
        Command::Doctor(doctor) => {
            let told = doctor.run(ports, &config);
            answered("doorkey/doctor/1", told, format, options, out, err)
        }
        Command::Init(init) => {
            let told = init.run(ports, &config);
            answered("doorkey/init/1", told, format, options, out, err)
        }
        Command::Completions(completions) => {
            out.write_all(&completions.script(Cli::definition()))?;
            Ok(Exit::Done)
        }
    }
}

/// Audit vaults, or compare two audits.
fn audited(
    audit: Audit,
    name: FormatName,
    ports: &mut Ports<'_>,
    config: &Config,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    let is_diff = audit.is_diff();
    let form = forms::list(name)?;
    let format = match form {
        Form::Common(format @ (Format::Human | Format::Json)) => format,
        _ if is_diff => return Err(forms::text_or_json()),
        _ => Format::Json,
    };
    let now = ports.clock.now();
    let answer = audit.run(ports, config, &mut |line| talk(line, options, err));
    let list = match answer {
        Ok(Answer::Diff(told)) => return answered(DIFF, Ok(told), format, options, out, err),
        Err(failure) if is_diff => return answered(DIFF, Err(failure), format, options, out, err),
        Ok(Answer::List(list)) => Ok(list),
        Err(failure) => Err(failure),
    };
    render::audit::write(form, list.as_deref(), now, options, out, err)?;
    Ok(list.map_or_else(|failure| failure.kind.exit(), |list| list.account.exit()))
}

/// The JSON contract of `doorkey audit diff`.
const DIFF: &str = "doorkey/audit-diff/1";

/// Say at once what cannot wait for the end of the run.
fn talk(line: &str, options: Options, err: &mut dyn Write) {
    if !options.quiet {
        // Who has gone misses it.
        let _nobody_listens = render::talk::line(err, line, options.width);
    }
}

/// Write what a command has to say that keeps, hands out or mends.
fn answered(
    schema: &'static str,
    told: Result<Told, Failure>,
    format: Format,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, Failure> {
    if format == Format::Human {
        let told = told?;
        render::told::human(&told, options, out, err)?;
        return Ok(told.exit());
    }
    match format {
        Format::Jsonl => render::told::lines::jsonl(schema, told.as_ref(), out, err)?,
        _ => render::told::json(schema, told.as_ref(), out, err)?,
    }
    Ok(told.map_or_else(|failure| failure.kind.exit(), |told| told.exit()))
}

/// End the document, and say how the run ended.
fn finish(renderer: &mut dyn Renderer, report: Result<Report, Failure>) -> Result<Exit, Failure> {
    if let Err(
        failure @ Failure {
            kind: Kind::Closed | Kind::Output,
            ..
        },
    ) = report
    {
        return Err(failure);
    }
    renderer.finish(report.as_ref())?;
    Ok(match report {
        Ok(report) => report.exit(),
        Err(failure) => failure.kind.exit(),
    })
}

/// `--color` decides, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether anyone looks.
/// Sources: <https://no-color.org>, <https://bixense.com/clicolors>.
fn colour(when: Colour, cli: &Cli, ports: &Ports<'_>) -> bool {
    let is_set = |name| {
        ports
            .inputs
            .variable(name)
            .is_some_and(|value| !value.is_empty())
    };
    let is_dumb = || {
        ports
            .inputs
            .variable("TERM")
            .is_some_and(|term| term.reveal() == b"dumb")
    };
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if is_set("NO_COLOR") => false,
        Colour::Auto if is_set("CLICOLOR_FORCE") => true,
        Colour::Auto => cli.output.output.is_none() && ports.terminal.is_output() && !is_dumb(),
    }
}

/// That of the screen, where somebody looks at one: what `COLUMNS` says, or the terminal itself.
fn width(ports: &Ports<'_>) -> Width {
    if !ports.terminal.is_output() {
        return Width::default();
    }
    let said = ports.inputs.variable("COLUMNS");
    let said = said.and_then(|said| str::from_utf8(said.reveal()).ok()?.trim().parse().ok());
    let columns = said.or_else(|| {
        ports
            .terminal
            .size()
            .map(|(columns, _)| usize::from(columns))
    });
    columns.map_or_else(Width::default, Width::of_screen)
}

/// Say why there is no answer. A reader that has gone is told nothing.
fn tell(failure: &Failure, width: Width, err: &mut dyn Write) -> Exit {
    if failure.kind != Kind::Closed {
        // Where standard error is gone too, the exit code still tells.
        let _nobody_listens = render::talk::failure_on(err, failure, width);
    }
    failure.kind.exit()
}
