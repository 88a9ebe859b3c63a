//! An enrolment as the site gives it: typed, piped, in a picture; or made anew.

use std::path::Path;
use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::qr::read;
use crate::secret::MAX_PICTURE;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::uri;
use crate::totp::uri::Read;

/// Where the secret comes from. It is never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Where the secret comes from (default: a prompt)")]
pub(super) struct Given {
    /// Make a new secret, for a service that you run: 160 bits, more with a longer hash
    #[arg(long, conflicts_with_all = ["stdin", "image", "clipboard"])]
    generate: bool,
    /// Read a secret or an otpauth URI from standard input
    #[arg(long, conflicts_with_all = ["image", "clipboard"])]
    stdin: bool,
    /// Read the QR code in a picture (PNG, JPEG, WebP, GIF, BMP); `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "clipboard")]
    image: Option<PathBuf>,
    /// Read the QR code in the picture that was copied last
    #[arg(long)]
    clipboard: bool,
    /// The hash, where a bare secret does not say: SHA1, SHA256, SHA512
    #[arg(long, value_name = "HASH", value_parser = algorithm)]
    algorithm: Option<Algorithm>,
    /// How many digits a code has, where a bare secret does not say
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(6..=10))]
    digits: Option<u8>,
    /// How many seconds a code lasts, where a bare secret does not say
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    period: Option<u32>,
}

/// What was given, and what is to be said of it.
pub(super) struct TakenIn {
    pub(super) enrolment: Enrolment,
    pub(super) notes: Vec<String>,
    /// Nobody but doorkey has this secret yet.
    pub(super) is_new: bool,
}

impl Given {
    /// Read it.
    ///
    /// # Errors
    /// It is no enrolment, or cannot be read.
    pub(super) fn read(&self, ports: &mut Ports<'_>, site: &str) -> Result<TakenIn, Failure> {
        let mut notes = Vec::new();
        let text = if self.generate {
            None
        } else {
            self.text(ports, site, &mut notes)?
        };
        let Some(text) = text else {
            return Ok(TakenIn {
                enrolment: self.new_one(ports),
                notes,
                is_new: true,
            });
        };
        let Read {
            mut enrolment,
            notes: repairs,
        } = uri::read(&text)?;
        notes.extend(repairs.iter().map(ToString::to_string));
        let is_bare = !text.reveal().contains(&b':');
        if is_bare {
            enrolment.method = self.method();
        } else if self.algorithm.is_some() || self.digits.is_some() || self.period.is_some() {
            return Err(Failure::new(
                Kind::Usage,
                "an otpauth URI says itself how its codes are made",
            )
            .hint("leave out `--algorithm`, `--digits` and `--period`, or give the secret alone"));
        }
        Ok(TakenIn {
            enrolment,
            notes,
            is_new: false,
        })
    }

    /// The text that was given; `None` where a new secret is wanted.
    fn text(
        &self,
        ports: &mut Ports<'_>,
        site: &str,
        notes: &mut Vec<String>,
    ) -> Result<Option<Secret>, Failure> {
        if let Some(path) = &self.image {
            let image = picture(ports, path)?;
            return only(&image, &path.display().to_string()).map(Some);
        }
        if self.clipboard {
            let image = ports.clipboard.picture()?;
            return only(&image, "the clipboard").map(Some);
        }
        if self.stdin || !ports.inputs.stdin_is_terminal() {
            let read = ports
                .inputs
                .stdin()
                .and_then(|mut source| Secret::read_all(&mut source));
            let text = read.map_err(|why| {
                Failure::new(Kind::Input, "standard input cannot be read").because(&why)
            })?;
            if is_blank(&text) && !self.stdin {
                notes.push("nothing came on standard input, so a new secret was made".to_owned());
                return Ok(None);
            }
            return Ok(Some(text));
        }
        let prompt = format!("Secret or otpauth URI of {site} (hidden; Enter makes a new one): ");
        let typed = ports.terminal.ask_secret(&prompt).map_err(|failure| {
            match (&failure.kind, &failure.hint) {
                (Kind::Cancelled, Some(_)) => {
                    failure.hint("give it another way: `--stdin`, `--image FILE`, or `--generate`")
                }
                _ => failure,
            }
        })?;
        Ok((!is_blank(&typed)).then_some(typed))
    }

    /// 160 bits, as RFC 4226 section 4 recommends; more where the hash has more.
    fn new_one(&self, ports: &mut Ports<'_>) -> Enrolment {
        let length = match self.algorithm {
            None | Some(Algorithm::Sha1) => 20,
            Some(Algorithm::Sha256) => 32,
            Some(Algorithm::Sha512) => 64,
        };
        let mut bytes = Zeroizing::new(vec![0; length]);
        ports.random.fill_bytes(&mut bytes);
        Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(std::mem::take(&mut *bytes)),
            method: self.method(),
        }
    }

    fn method(&self) -> Method {
        Method::Totp {
            algorithm: self.algorithm.unwrap_or(Algorithm::Sha1),
            digits: self.digits.unwrap_or(6),
            period: self.period.unwrap_or(30),
        }
    }
}

/// The bytes of a picture; `-` is standard input.
pub(super) fn picture(ports: &Ports<'_>, path: &Path) -> Result<Secret, Failure> {
    let opened = if path == Path::new("-") {
        ports.inputs.stdin()
    } else {
        ports.inputs.file(path)
    };
    opened
        .and_then(|mut source| Secret::read_at_most(&mut source, MAX_PICTURE))
        .map_err(|why| {
            let what = format!("`{}` cannot be read", path.display());
            match why {
                Unreadable::TooLong(_) => Failure::new(Kind::Input, what)
                    .because(&format!("it is longer than {} MiB", MAX_PICTURE >> 20)),
                why => Failure::new(Kind::Input, what).because(&why),
            }
        })
}

/// The text of the one QR code in a picture.
fn only(image: &Secret, place: &str) -> Result<Secret, Failure> {
    let seen = read::read(image)?;
    let count = seen.texts.len();
    let mut texts = seen.texts.into_iter();
    let (first, others) = (texts.next(), texts.next());
    match (first, others) {
        (Some(text), None) => Ok(text),
        _ => Err(Failure::new(
            Kind::Input,
            format!("there are {count} different QR codes in {place}"),
        )
        .hint("cut the picture to the one you mean, or take all of them in: `doorkey totp import FILE`")),
    }
}

fn is_blank(text: &Secret) -> bool {
    text.reveal().iter().all(u8::is_ascii_whitespace)
}

fn algorithm(name: &str) -> Result<Algorithm, String> {
    Algorithm::named(name).ok_or_else(|| "SHA1, SHA256 or SHA512".to_owned())
}
