//! A stretch of a password and what a guesser would take it for.

/// One way to explain the characters from `start` up to `end`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Segment {
    /// The place of its first character in the reading.
    pub start: usize,
    /// The place after its last.
    pub end: usize,
    /// What it is taken for.
    pub kind: Kind,
    /// How it is dressed up.
    pub dress: Dress,
    /// log2 of the guesses it takes, when it is known to be of this kind.
    pub bits: f32,
}

/// What a stretch is taken for. The ids are stable: scripts read them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A common password, or a part of one.
    Common,
    /// A word of a language.
    Word,
    /// A first or last name.
    Name,
    /// A word about the owner.
    Personal,
    /// The old password, or what is left of it.
    Previous,
    /// Keys beside one another.
    Walk,
    /// Letters or digits in order, with one step: `abc`, `7531`.
    Sequence,
    /// The same stretch several times.
    Repeat,
    /// A season, with a number beside it.
    Season,
    /// A year.
    Year,
    /// A day, or a month of a year.
    Date,
    /// What people put at the ends: `!`, `123`.
    Affix,
    /// The address of a machine, or what addresses of sites and mailboxes share.
    Address,
    /// The sign between parts that stood between others before.
    Separator,
    /// A text in hex or another notation.
    Encoded,
    /// Characters that follow no pattern; priced by how often they follow one another.
    Rest,
    /// Characters, or words of a list, that a machine seems to have chosen.
    Made,
}

impl Kind {
    /// Stable name in machine-readable output.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Word => "word",
            Self::Name => "name",
            Self::Personal => "personal",
            Self::Previous => "previous",
            Self::Walk => "walk",
            Self::Sequence => "sequence",
            Self::Repeat => "repeat",
            Self::Season => "season",
            Self::Year => "year",
            Self::Date => "date",
            Self::Affix => "affix",
            Self::Address => "address",
            Self::Separator => "separator",
            Self::Encoded => "encoded",
            Self::Rest => "rest",
            Self::Made => "made",
        }
    }

    /// What the reader is told of a stretch of this kind.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Common => "a common password",
            Self::Word => "a word",
            Self::Name => "a name",
            Self::Personal => "a word about you",
            Self::Previous => "the old password",
            Self::Walk => "keys beside one another",
            Self::Sequence => "letters or digits in order",
            Self::Repeat => "the same again",
            Self::Season => "a season",
            Self::Year => "a year",
            Self::Date => "a date",
            Self::Affix => "an ending that many use",
            Self::Address => "a part of an address",
            Self::Separator => "the same sign again",
            Self::Encoded => "a text in another notation",
            Self::Rest => "no known pattern",
            Self::Made => "made by a generator",
        }
    }
}

/// How a word is dressed up.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Dress {
    /// Look-alikes: `@` for `a`.
    pub leet: bool,
    /// Capitals.
    pub capitals: bool,
    /// Last character first.
    pub reversed: bool,
}

impl Dress {
    /// Stable names in machine-readable output.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        let worn = [
            (self.capitals, "capitals"),
            (self.leet, "look-alikes"),
            (self.reversed, "reversed"),
        ];
        worn.into_iter()
            .filter_map(|(is_worn, id)| is_worn.then_some(id))
    }
}
