//! Why a password is as strong as it is, and what would help: sentences with stable ids.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// One reason. Its sentence holds no part of the password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reason {
    /// Stable name in machine-readable output.
    pub id: &'static str,
    /// What the reader is told.
    pub sentence: &'static str,
}

impl Reason {
    /// Whether it is a reason why a password is strong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        [RANDOM, PASSPHRASE].contains(self)
    }
}

/// Makes the table short.
const fn reason(id: &'static str, sentence: &'static str) -> Reason {
    Reason { id, sentence }
}

/// There is nothing to guess.
pub const EMPTY: Reason = reason("empty", "it is empty");
/// It stands on a list of common passwords as it is.
pub const COMMON: Reason = reason(
    "common",
    "it is a common password, which guessers try first",
);
/// It stands there but for capitals, look-alikes or direction.
pub const NEARLY_COMMON: Reason = reason(
    "nearly-common",
    "it is a common password with capitals or look-alikes, which guessers try as well",
);
/// It stands in a manual.
pub const PUBLISHED: Reason = reason(
    "published",
    "it stands in manuals as an example, where everyone can read it",
);
/// It is hex or the like of a text.
pub const ENCODED: Reason = reason(
    "encoded",
    "it is a text in another notation, such as hex, base 64, full-width letters or signs put in between, which anyone can undo",
);
/// It was seen in a breach.
pub const EXPOSED: Reason = reason(
    "exposed",
    "it was in a breach, and guessers try every password that was",
);
/// It follows from the old password.
pub const PREVIOUS: Reason = reason("previous", "it follows from the old password");
/// It uses words about the owner.
pub const PERSONAL: Reason = reason("personal", "it uses what you told about yourself");
/// A part of it is a common password.
pub const COMMON_PART: Reason = reason("common-part", "a part of it is a common password");
/// It is made of words.
pub const WORD: Reason = reason("word", "a word of a language is quickly guessed");
/// It has a name in it.
pub const NAME: Reason = reason("name", "a name is quickly guessed");
/// It has a keyboard walk.
pub const WALK: Reason = reason("walk", "keys beside one another are quickly guessed");
/// It has a sequence.
pub const SEQUENCE: Reason = reason("sequence", "letters or digits in order are quickly guessed");
/// It repeats itself.
pub const REPEAT: Reason = reason("repeat", "what is repeated is hardly harder than once");
/// It has a season and a number.
pub const SEASON: Reason = reason(
    "season",
    "a season and a number are what guessers begin with: many choose so who must change a password",
);
/// It has a year.
pub const YEAR: Reason = reason("year", "a year is quickly guessed");
/// It has a date.
pub const DATE: Reason = reason("date", "a date is quickly guessed");
/// It has a part of an address.
pub const ADDRESS: Reason = reason(
    "address",
    "addresses of machines, sites and mailboxes are quickly guessed",
);
/// It has nothing that could be named, and too little of it.
pub const SHORT: Reason = reason(
    "short",
    "it is short enough to try every string of its length and characters",
);
/// It has nothing that could be named, and follows the habits of writing.
pub const LIKE_WORDS: Reason = reason(
    "like-words",
    "its characters follow one another as they do in words, so that guessers come to it early",
);
/// It was derived from what others may know.
pub const DERIVED: Reason = reason(
    "derived",
    "it is derived from a time, a machine or a name: whoever knows those has little left to guess",
);
/// A machine seems to have chosen its characters.
pub const RANDOM: Reason = reason(
    "random",
    "it looks random, and counts for all that its alphabet and length give",
);
/// Words of a list for passphrases.
pub const PASSPHRASE: Reason = reason(
    "passphrase",
    "it is made of words of a list for passphrases, and counts for what a generator would give",
);
/// Words of such a list, but words that people choose.
pub const CHOSEN_WORDS: Reason = reason(
    "chosen-words",
    "its words are common ones, as people choose them; a generator would have chosen others",
);
/// Look-alikes.
pub const LEET: Reason = reason(
    "look-alikes",
    "look-alike characters, such as `@` for `a`, hardly help",
);
/// Capitals.
pub const CAPITALS: Reason = reason("capitals", "capitals where people put them hardly help");
/// Backwards.
pub const REVERSED: Reason = reason("reversed", "a word backwards is hardly harder to guess");

/// The reasons why a whole password that is an entry of a list is weak.
#[must_use]
pub fn of_whole(whole: &Segment) -> Vec<Reason> {
    let plain = whole.dress == Dress::default();
    let mut reasons = vec![match whole.kind {
        Kind::Personal => PERSONAL,
        Kind::Word => WORD,
        Kind::Name => NAME,
        _ if plain => COMMON,
        _ => NEARLY_COMMON,
    }];
    reasons.extend(of_dress(&[*whole]));
    reasons
}

/// What a stretch of this kind is blamed for; `None` where it is no weakness by itself.
#[must_use]
pub fn of_kind(kind: Kind) -> Option<Reason> {
    match kind {
        Kind::Common => Some(COMMON_PART),
        Kind::Word => Some(WORD),
        Kind::Name => Some(NAME),
        Kind::Personal => Some(PERSONAL),
        Kind::Previous => Some(PREVIOUS),
        Kind::Walk => Some(WALK),
        Kind::Sequence => Some(SEQUENCE),
        Kind::Repeat => Some(REPEAT),
        Kind::Season => Some(SEASON),
        Kind::Year => Some(YEAR),
        Kind::Date => Some(DATE),
        Kind::Encoded => Some(ENCODED),
        Kind::Address => Some(ADDRESS),
        Kind::Affix | Kind::Separator | Kind::Rest | Kind::Made => None,
    }
}

/// The reasons that the stretches give: the one that covers most first, each once.
#[must_use]
pub fn of_segments(segments: &[Segment]) -> Vec<Reason> {
    let mut covered: Vec<(usize, Reason)> = Vec::new();
    for segment in segments {
        let Some(reason) = of_kind(segment.kind) else {
            continue;
        };
        let length = segment.end - segment.start;
        match covered.iter_mut().find(|(_, known)| *known == reason) {
            Some((sum, _)) => *sum += length,
            None => covered.push((length, reason)),
        }
    }
    covered.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    let mut reasons: Vec<Reason> = covered.into_iter().map(|(_, reason)| reason).collect();
    reasons.extend(of_dress(segments));
    reasons
}

fn of_dress(segments: &[Segment]) -> impl Iterator<Item = Reason> + use<> {
    let any = |worn: fn(&Segment) -> bool| segments.iter().any(worn);
    [
        (any(|segment| segment.dress.leet), LEET),
        (any(|segment| segment.dress.capitals), CAPITALS),
        (any(|segment| segment.dress.reversed), REVERSED),
    ]
    .into_iter()
    .filter_map(|(worn, reason)| worn.then_some(reason))
}

/// What would help, the most helpful first; nothing where nothing is needed.
#[must_use]
pub fn advice(reasons: &[Reason], score: u8) -> Vec<&'static str> {
    let mut advice = Vec::new();
    let has = |wanted: Reason| reasons.contains(&wanted);
    if score >= 4 {
        return advice;
    }
    let known = [EXPOSED, COMMON, NEARLY_COMMON, PUBLISHED, PREVIOUS];
    if known.into_iter().any(has) {
        advice.push("choose a new one: no change to this one is enough");
    }
    if has(PERSONAL) {
        advice.push("leave out names, dates and words that have to do with you");
    }
    if has(PASSPHRASE) {
        advice.push("add a word; let the generator choose it");
    } else {
        advice.push("let a password manager make it, or a generator choose five words");
    }
    if has(LEET) || has(CAPITALS) || has(REVERSED) {
        advice.push("length helps more than capitals, digits and symbols");
    }
    advice
}
