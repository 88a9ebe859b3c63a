//! One run of a command that keeps or hands out recovery codes, and the secrets that it must not let out.

use std::fs;
use std::time::Duration;

use doorkey::adapters::age_vault::seals::AgeSeals;
use doorkey::ports::seals::Seals;
use doorkey::ports::store::Unlocking;
use doorkey::secret::Secret;

use crate::burning::Bench;
use crate::burning::DOORKEY;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;
use crate::support::terminal::Terminal;

/// One run: what is asked, how the vault is opened, what is typed, and how it must end.
#[derive(Clone)]
pub struct Scene {
    /// The words behind `doorkey`.
    pub line: &'static str,
    stdin: Option<Vec<u8>>,
    opening: Opening,
    password: Option<&'static str>,
    /// Each question with its answer; a terminal is there only where there is one.
    typed: Vec<(&'static str, Vec<u8>)>,
    spoiled: fn(&Home),
    streams: &'static str,
    /// How it must end.
    pub exit: i32,
    /// Whether it was asked for codes on standard output.
    pub shows: bool,
}

/// How the vault is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Identity,
    Passphrase,
    WrongPassphrase,
    Command,
    Nothing,
}

/// A run that opens the vault by its identity in a file, and ends well.
pub fn scene(line: &'static str) -> Scene {
    Scene {
        line,
        stdin: None,
        opening: Opening::Identity,
        password: None,
        typed: Vec::new(),
        spoiled: |_| (),
        streams: "",
        exit: 0,
        shows: false,
    }
}

impl Scene {
    /// These lines on standard input.
    pub fn stdin(mut self, lines: &[&str]) -> Self {
        self.stdin = Some(lines.join("\n").into_bytes());
        self
    }

    /// Opened by its passphrase, on a descriptor.
    pub fn passphrase(mut self) -> Self {
        self.opening = Opening::Passphrase;
        self
    }

    /// Tried to open by another passphrase.
    pub fn wrong_passphrase(mut self) -> Self {
        (self.opening, self.exit) = (Opening::WrongPassphrase, 4);
        self
    }

    /// Opened by what a command writes.
    pub fn command(mut self) -> Self {
        self.opening = Opening::Command;
        self
    }

    /// Nothing opens it but an answer.
    pub fn closed(mut self) -> Self {
        self.opening = Opening::Nothing;
        self
    }

    /// The password of the export, or a wrong one, on a descriptor.
    pub fn password(mut self, password: &'static str) -> Self {
        self.password = Some(password);
        self
    }

    /// On a terminal, where this is typed after that was asked.
    pub fn typed(mut self, question: &'static str, answer: &str) -> Self {
        self.typed.push((question, answer.as_bytes().to_vec()));
        self
    }

    /// In a home in which something is wrong, and it must be told.
    pub fn spoiled(mut self, spoil: fn(&Home), exit: i32) -> Self {
        (self.spoiled, self.exit) = (spoil, exit);
        self
    }

    /// With standard streams that are closed or full.
    pub fn streams(mut self, words: &'static str, exit: i32) -> Self {
        (self.streams, self.exit) = (words, exit);
        self
    }

    /// It ends so.
    pub fn exits(mut self, code: i32) -> Self {
        self.exit = code;
        self
    }

    /// It was asked for codes on standard output.
    pub fn shows(mut self) -> Self {
        self.shows = true;
        self
    }

    /// Whether it is on a terminal.
    pub fn is_typed(&self) -> bool {
        !self.typed.is_empty()
    }

    /// Whether it starts a command of the owner's.
    pub fn starts_a_program(&self) -> bool {
        self.opening == Opening::Command
    }

    /// The home it runs in.
    pub fn home(&self, house: &House) -> Home {
        let home = house.bench.home();
        (self.spoiled)(&home);
        home
    }

    /// The program, to be run in that home.
    pub fn program<'h>(&self, home: &'h Home) -> Program<'h> {
        let mut program = home
            .program(DOORKEY)
            .args(self.line.split(' '))
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "full");
        if let Some(lines) = &self.stdin {
            program = program.stdin(lines);
        }
        program = match self.opening {
            Opening::Identity => program.env(
                "DOORKEY_IDENTITY_FILE",
                home.path().join("planted/identity"),
            ),
            Opening::Passphrase => program
                .args(["--passphrase-fd", "3"])
                .descriptor(3, format!("{PASSPHRASE}\n")),
            Opening::WrongPassphrase => program
                .args(["--passphrase-fd", "3"])
                .descriptor(3, WRONG_PASSPHRASE),
            Opening::Command => program.env("DOORKEY_PASSPHRASE_COMMAND", "cat planted/passphrase"),
            Opening::Nothing => program,
        };
        if let Some(password) = self.password {
            program = program.args(["--password-fd", "4"]).descriptor(4, password);
        }
        match self.streams {
            "" => program,
            streams => program.redirect(streams),
        }
    }

    /// Runs it to its end, and says what stood on its streams. On a terminal everything stands on standard
    /// output.
    pub fn play(&self, program: &Program<'_>) -> Ran {
        if !self.is_typed() {
            return program.run();
        }
        let mut terminal = Terminal::open(program);
        for (question, answer) in &self.typed {
            terminal.read_until(question, PATIENCE);
            terminal.type_bytes(answer);
        }
        let end = terminal.wait(PATIENCE);
        Ran {
            stdout: terminal.output(),
            stderr: Vec::new(),
            end,
            took: Duration::ZERO,
            line: program.line(),
        }
    }
}

/// A vault with a set of codes in it, an export of it, and a key in shares; and all that is secret about it.
pub struct House {
    bench: Bench,
    /// What must not be let out.
    pub secrets: Vec<Vec<u8>>,
    /// The key of the vault, as the 32 bytes it is.
    pub key: Vec<u8>,
}

impl House {
    pub fn new() -> Self {
        let bench = Bench::closed_by(PASSPHRASE);
        let mut house = Self {
            bench,
            secrets: Vec::new(),
            key: Vec::new(),
        };
        let home = house.bench.template();
        fs::create_dir_all(home.path().join("planted/out")).unwrap();
        fs::rename(
            home.path().join("identity"),
            home.path().join("planted/identity"),
        )
        .unwrap();
        home.file("planted/passphrase", PASSPHRASE);
        home.file("planted/new", NEW.join("\n"));
        home.file("planted/there.html", "there");
        home.file("planted/key", KEY);
        home.file("planted/new-key", NEW_KEY);
        home.file("planted/facts.toml", FACTS);
        home.file(
            "planted/told.toml",
            format!("{FACTS}projects = ['{FIRST}', '{SEED}']\n"),
        );
        home.file(
            "planted/letter.md",
            format!("Hello,\n\nmy codes are {}\nand {SEED}\n", CODES.join(" ")),
        );
        let begin = |scene: Scene| scene.play(&scene.program(home)).exits(scene.exit).out();
        begin(scene("codes add example ada --stdin").stdin(&CODES));
        begin(scene("totp enroll phone ada --stdin --no-verify").stdin(&[SEED]));
        begin(scene("breaches key keep --key-fd 5").streams("5< planted/key", 0));
        home.file(
            "planted/list",
            format!("otpauth://totp/New:a?secret={NEW_SEED}\n"),
        );
        begin(scene("codes export planted/export.age").password(PASSWORD));
        begin(scene("codes split --shares 3 --threshold 2 --to planted"));
        let shares = shares_in(home, "planted");
        home.file("planted/shares", shares.join("\n"));
        let identity = fs::read_to_string(home.path().join("planted/identity")).unwrap();
        let key = AgeSeals.key(&Secret::new(identity.clone().into_bytes()));
        house.key = key.expect("an identity").reveal().to_vec();
        let mut lines = identity.lines();
        let identity = lines.find_map(|line| line.strip_prefix(IDENTITY));
        let identity = identity.expect("an identity");
        let words = [
            PASSPHRASE,
            WRONG_PASSPHRASE,
            PASSWORD,
            WRONG_PASSWORD,
            identity,
            SEED,
            NEW_SEED,
            KEY,
            NEW_KEY,
        ];
        let words = words.iter().chain(&CODES).chain(&NEW);
        house.secrets = words.map(|word| word.as_bytes().to_vec()).collect();
        house.secrets.extend(
            shares
                .iter()
                .map(|share| share.as_bytes()[SHARE_HEAD..].to_vec()),
        );
        house
    }

    /// What a run has made that is secret too: drawn codes, a new key in shares, the key of a new vault.
    pub fn made(&self, home: &Home) -> Vec<Vec<u8>> {
        let mut made = self.key_of_a_new_vault(home);
        let show = scene("codes show drawn --yes --format json");
        let ran = show.play(&show.program(home));
        if ran.end.as_shell() == 0 {
            let shown: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
            let rows = shown["recovery_codes"].as_array().unwrap();
            made.extend(
                rows.iter()
                    .map(|row| row["value"].as_str().unwrap().as_bytes().to_vec()),
            );
        }
        let shares = shares_in(home, "planted/out");
        if !shares.is_empty() {
            made.extend(
                shares
                    .iter()
                    .map(|share| share.as_bytes()[SHARE_HEAD..].to_vec()),
            );
            let lines: Vec<&str> = shares.iter().map(String::as_str).collect();
            let combine = scene("codes combine --to planted/combined").stdin(&lines);
            combine.play(&combine.program(home)).exits(0);
            let key = fs::read_to_string(home.path().join("planted/combined")).unwrap();
            made.push(key.trim().as_bytes()[IDENTITY.len()..].to_vec());
        }
        made
    }

    fn key_of_a_new_vault(&self, home: &Home) -> Vec<Vec<u8>> {
        let read = |home: &Home, name| {
            fs::read(home.path().join(".local/share/doorkey/vault").join(name)).ok()
        };
        let recipients = |home| read(home, "recipients.txt");
        let Some(sealed) = read(home, "identity.age") else {
            return Vec::new();
        };
        if recipients(home) == recipients(self.bench.template()) {
            return Vec::new();
        }
        let with = Unlocking::Passphrase(Secret::new(PASSPHRASE.into()));
        let opened = AgeSeals.open(&Secret::new(sealed), &with, "a new vault");
        let identity = opened.expect("the key of a new vault");
        let key = AgeSeals.key(&identity).expect("an identity");
        let text = identity.reveal().trim_ascii();
        vec![text[IDENTITY.len()..].to_vec(), key.reveal().to_vec()]
    }
}

/// The lines of all shares below a folder.
fn shares_in(home: &Home, folder: &str) -> Vec<String> {
    let mut shares = Vec::new();
    for index in 1..=16 {
        let path = home.path().join(folder).join(format!("share-{index}.txt"));
        let text = fs::read_to_string(path).unwrap_or_default();
        // On the sheet it may go on in the next line.
        if let Some((_, rest)) = text.split_once(KIND) {
            let (share, _) = rest.split_once("\n\n").unwrap_or((rest, ""));
            let words: String = share.split_whitespace().collect();
            shares.push(format!("{KIND}{words}"));
        }
    }
    shares
}

pub const CODES: [&str; 4] = [
    "zQ7vXk2mWp9rTb4n",
    "Jd8hVcY3sLf6gRx2",
    "Kw5tPz9qNb7mCj4y",
    "Hg3xDr8vSk6wQp2f",
];
pub const NEW: [&str; 3] = ["Bq4nVz7kXw2mJp9r", "Ty6hGd3sPk8vLc5x", "Mw9fRj2tZb6qNs4g"];
/// The secret of an enrolment, and of one that is taken in.
pub const SEED: &str = "KZ3WQ5RYN7TLHB2XMF4DJ6PCUAVGE3IO";
pub const NEW_SEED: &str = "OB6NXK2VTQ4JGW7MYR3LCF5HDZPUEAIS";
/// The key of a service, and one that takes its place.
pub const KEY: &str = "Gm4tZc8wRx2nVq6kJb9y";
pub const NEW_KEY: &str = "Sd7hPf3vMz5jTk8qLw2x";
const FACTS: &str = "username = 'ada'\nsecond_factor = 'lost'\nemail = 'lost'\n";
pub const FIRST: &str = CODES[0];
pub const PASSPHRASE: &str = "Vz9kQm3xTp7wLd5rYc";
pub const WRONG_PASSPHRASE: &str = "Fh6nBs4jGv8tKr2qWz";
pub const PASSWORD: &str = "Xc7pLm5vQd9kTn3wHb";
pub const WRONG_PASSWORD: &str = "Rk4yJz8sVf6gPw2nDx";
const KIND: &str = "DOORKEY-SHARE-1-";
const IDENTITY: &str = "AGE-SECRET-KEY-1";
/// The kind, the set, how many of how many, and which: what is no secret about a share.
const SHARE_HEAD: usize = "DOORKEY-SHARE-1-7K2Q9XPM-03OF05-02-".len();
pub const PATIENCE: Duration = Duration::from_secs(40);
