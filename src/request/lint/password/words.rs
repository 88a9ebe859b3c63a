//! The words around a password: which may stand between, which hand over, and which say that it is none.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// Some words in lower case.
pub(super) struct Words {
    text: &'static str,
    set: OnceLock<HashSet<&'static [u8]>>,
}

impl Words {
    /// Those of `text`, with spaces between.
    pub(super) const fn of(text: &'static str) -> Self {
        Self {
            text,
            set: OnceLock::new(),
        }
    }

    /// Whether `lower` is one of them.
    pub(super) fn has(&self, lower: &[u8]) -> bool {
        let set = self.set.get_or_init(|| {
            let words = self.text.split_ascii_whitespace();
            words.map(str::as_bytes).collect()
        });
        set.contains(lower)
    }

    /// Whether the word at `part` is, in either case.
    pub(super) fn have(&self, view: &View, part: Part) -> bool {
        self.has(&view.lower(part))
    }
}

/// What may stand between the label and what hands over.
pub(super) static FILLERS: Words = Words::of(
    "i we used use set chose my our on for the a remember remembered pypi testpypi account before that which
    have had and recent most last previous old original first there then with back at to in of key may might could
    can must should would will has probably maybe perhaps possibly likely always once also still site this it
    ever think thought believe guess s",
);

/// What is done to a password that gets another value, and the word before that.
pub(super) static CHANGED: Words =
    Words::of("set change changed reset updated switched made update");
pub(super) static GOAL: Words = Words::of("to");

/// What hands over in a sentence.
pub(super) static VERBS: Words = Words::of(
    "is was were are been be s equals era es fue est ist war foi var byl bylo lautet lautete",
);

/// What hands over a part of it: `starts with …`.
pub(super) static PARTIAL: Words =
    Words::of("starts started begins began ends ended contains contained");

/// What may stand between a verb and the value.
pub(super) static HEDGES: Words = Words::of(
    "probably maybe perhaps possibly likely either something like set changed reset from to just simply always
    still actually originally only first then once been be was is the my word words used i think believe guess
    also both one of initially previously formerly now currently",
);

/// What parts one value from the next.
pub(super) static JOINTS: Words = Words::of("or and then later maybe perhaps to now also");

/// What says that a password is an old one.
pub(super) static OLD: Words = Words::of("old previous last former earlier first");

/// Whose sentence goes on about something else.
pub(super) static NOUNS: Words = Words::of(
    "username user login name email mail mailbox project handle nick package laptop phone browser system
    repository",
);

/// What stands between a value and the label behind it: `as my old password`.
pub(super) static DETERMINERS: Words = Words::of(
    "my our your the a an old last previous first current former main only usual second original account pypi
    testpypi github new temporary default initial login own mi tu su la ma mon mein meine minha mio mia",
);

/// What makes a password of what stands before: `… as my password`, `… may have been my password`.
pub(super) static CONNECTORS: Words =
    Words::of("as for was is being used has had may might could must");

/// What stands between such a word and the label.
pub(super) static BE: Words = Words::of("be been");

/// What stands between `used` or `may` and `be`.
pub(super) static TO: Words = Words::of("to have");

/// What leads to the part of a password that is told: `starts with`, `ends in`.
pub(super) static PREPOSITIONS: Words = Words::of("with in on");

/// Who used a password: `I used … as my password`.
pub(super) static USED: Words = Words::of(
    "used use using typed entered chose picked had took set tried put choose with try type enter remember",
);

/// What a sentence behind begins with that goes on about the password: `It was …`, `Maybe …`.
pub(super) static AGAIN: Words = Words::of(
    "it either maybe perhaps probably possibly something like i think guess believe was is be been may might
    could must should have used to they were are s a answer",
);

/// Those of them that alone say so.
pub(super) static AGAIN_SURE: Words =
    Words::of("it either maybe perhaps probably possibly something they");

/// What else may be named in a sentence about a password, and what makes another thing of it: `password manager`.
pub(super) static OTHERS: Words = Words::of(
    "username usernames user users name names login logins handle nick nickname id ids project projects package
    packages repo repository repositories release releases version versions email emails mail mails mailbox
    address branch commit file files issue issues token tokens tag domain url link links phone model
    machine host hostname laptop browser manager managers store reset resets recovery change field fields
    prompt prompts page pages form policy policies hash hashes hashing vault safe generator hint protected
    strength database box entry history checker check rules length index workflow action because since but so
    while when or not type system app code codes authentication auth entropy quality requirements expiry
    spraying column import export breach extension",
);

/// What is said of a password that is none.
pub(super) static STATES: Words = Words::of(
    "lost forgotten forgot unknown known works work worked yes no none ok okay reset same n/a null nil empty
    see unsafe insecure stolen gone invalid true false required there this that it not terrible incorrect
    valid broken password mine yours ours his hers theirs enough here written available unavailable irrelevant
    useless possible impossible necessary unnecessary optional sensitive self auto non well read only sure
    unsure never always hidden default string text input getpass todo pending undefined present absent missing
    intact remembered inactive numeric trivial guessable thanks regards cheers hello please sorry nothing
    something anything somewhere nowhere elsewhere everywhere keyring keychain browser paper time change
    changes idem ditto dunno",
);

/// The same of words that a password of several words may have as well: `correct horse battery staple`.
pub(super) static QUALITIES: Words = Words::of(
    "correct wrong right weak strong short long bad good old new simple fine easy hard fresh first second one
    two three better best worse worst safe secure secret public private unique random perfect active blank
    complex memorable different similar",
);

/// Names with a digit in them that are no passwords: programs, methods and systems.
pub(super) static NAMES: Words = Words::of(
    "2fa mfa2 u2f fido2 webauthn2 oauth2 oauth1 1password 1pass keepass2 keepass1 keepassxc2 argon2 argon2i
    argon2d argon2id pbkdf2 pbkdf1 bcrypt2 sha1 sha2 sha3 sha224 sha256 sha384 sha512 md4 md5 blake2 blake2b
    blake2s blake3 base32 base64 base16 utf8 utf16 ascii7 latin1 x509 ed25519 rsa2048 rsa4096 p256 p384 http2
    http3 ipv4 ipv6 tls12 tls13 ssh2 py2 py3 python2 python3 web2 web3 win10 win11 windows7 windows8 windows10
    windows11 macos12 macos13 macos14 macos15 ubuntu20 ubuntu22 ubuntu24 debian11 debian12 debian13 fedora40
    fedora41 x86 x64 amd64 arm64 aarch64 s3 ec2 gpg2 gpg1 yubikey4 yubikey5 5c i18n l10n k8s mp3 mp4 3d 2d 4g
    5g lastpass bitwarden keepassxc zip2john office365 m365 o365 log4j pgp2 e2e e2ee p2p b2b covid19",
);

/// The small words that every sentence has, and no password of words.
pub(super) static FUNCTION: Words = Words::of(
    "the and but for not nor you your she her his him its our they them their this that these those are was
    were been being does did done has had have can could will would shall should may might must than then from
    into off out over with without about after before since until while where when which who why how what here
    there all any both each few more most other some such own too very just still also now ever already again
    once maybe perhaps because only ago don doesn isn wasn cannot during account mailbox mail email address
    laptop manager code codes token factor recovery login device characters letters digits words year month
    week day days years weeks months yesterday today username user project package site page app authenticator
    backup generated computer disk access help know need use used think want get got",
);
