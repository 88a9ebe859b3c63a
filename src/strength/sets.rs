//! Small sets of words: days, months, colours, numbers. Whoever wrote one of a set takes the next from it as well.

use std::ops::Range;

/// Words of each set, those of one language together.
const SETS: [&str; 27] = [
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "january february march april may june july august september october november december",
    "januar februar april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "spring summer autumn fall winter",
    "sommer herbst winter",
    "printemps automne hiver",
    "primavera verano otono invierno",
    "red blue green yellow orange purple pink black white brown grey gray silver gold",
    "rot blau gruen gelb orange lila rosa schwarz weiss braun grau",
    "rouge bleu vert jaune orange violet rose noir blanc gris",
    "rojo azul verde amarillo naranja morado rosa negro blanco gris",
    "rosso blu verde giallo arancione viola rosa nero bianco grigio",
    "one two three four five six seven eight nine ten zero",
    "eins zwei drei vier fuenf sechs sieben acht neun zehn null",
    "deux trois quatre cinq six sept huit neuf dix",
    "uno dos tres cuatro cinco seis siete ocho nueve diez cero",
    "uno due tre quattro cinque sei sette otto nove dieci",
    "north south east west",
    "mother father sister brother mom dad",
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar \
     papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu",
];

/// A set that holds a word: which, and how many words it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Set {
    /// Which one.
    pub id: usize,
    /// How many words.
    pub words: u8,
}

/// Every set that holds `word`, which is folded.
pub fn holding(word: &[char]) -> impl Iterator<Item = Set> {
    let slot = match word {
        [first, second, .., last] => slot(*first as usize, *second as usize, *last as usize),
        _ => 0,
    };
    // Slots are filled one after another: the words of one slot end at an empty one.
    let filled = (slot..).map_while(|slot| {
        let held = *SLOTS.get(slot % SLOTS.len())?;
        (held.length > 0).then_some(held)
    });
    filled
        .filter(move |held| usize::from(held.length) == word.len() && held.is(word))
        .map(|held| Set {
            id: usize::from(held.set),
            words: COUNTS
                .get(usize::from(held.set))
                .copied()
                .unwrap_or(u8::MAX),
        })
}

/// Where a word of a set is written.
#[derive(Clone, Copy)]
struct Held {
    set: u8,
    start: u8,
    length: u8,
}

impl Held {
    fn is(self, word: &[char]) -> bool {
        let set = SETS.get(usize::from(self.set)).map(|set| set.as_bytes());
        let start = usize::from(self.start);
        let letters = set.and_then(|set| set.get(start..start + usize::from(self.length)));
        letters.is_some_and(|letters| {
            letters
                .iter()
                .copied()
                .map(char::from)
                .eq(word.iter().copied())
        })
    }
}

/// Where the first word of each set ended that was met in a password, from left to right.
pub struct Met([usize; SETS.len()]);

impl Default for Met {
    fn default() -> Self {
        Self([usize::MAX; SETS.len()])
    }
}

impl Met {
    /// A word of `set` stands at `place`. Its bits, if another of the set stands before it.
    pub fn meet(&mut self, set: Set, place: &Range<usize>) -> Option<f32> {
        let first = self.0.get_mut(set.id)?;
        if *first <= place.start {
            return Some(f32::from(set.words).log2() + NEXT);
        }
        *first = (*first).min(place.end);
        None
    }
}

/// Bits of staying in a set.
const NEXT: f32 = 0.5;

/// The first slot where a word may be held, by three of its letters.
const fn slot(first: usize, second: usize, last: usize) -> usize {
    (first * 97 + second * 31 + last * 7) & 1023
}

/// All words, where [`slot`] or those before them put them.
static SLOTS: [Held; 1024] = slots().0;

/// How many words each set has.
static COUNTS: [u8; SETS.len()] = slots().1;

const fn slots() -> ([Held; 1024], [u8; SETS.len()]) {
    let mut slots = [Held {
        set: 0,
        start: 0,
        length: 0,
    }; 1024];
    let mut counts = [0; SETS.len()];
    let mut set: u8 = 0;
    while (set as usize) < SETS.len() {
        let letters = SETS[set as usize].as_bytes();
        let (mut start, mut place): (u8, u8) = (0, 0);
        while place as usize <= letters.len() {
            if place as usize == letters.len() || letters[place as usize] == b' ' {
                if place > start {
                    let (first, last) = (start as usize, place as usize - 1);
                    let mut at = slot(
                        letters[first] as usize,
                        letters[first + 1] as usize,
                        letters[last] as usize,
                    );
                    while slots[at].length > 0 {
                        at = (at + 1) % slots.len();
                    }
                    slots[at] = Held {
                        set,
                        start,
                        length: place - start,
                    };
                    counts[set as usize] += 1;
                }
                start = place + 1;
            }
            place += 1;
        }
        set += 1;
    }
    (slots, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(word: &str) -> Vec<usize> {
        holding(&word.chars().collect::<Vec<_>>())
            .map(|set| set.id)
            .collect()
    }

    #[test]
    fn every_word_is_found_in_its_set() {
        for (id, set) in SETS.iter().enumerate() {
            for word in set.split_ascii_whitespace() {
                assert!(sets(word).contains(&id), "{word}");
                assert!(
                    word.bytes().all(|letter| letter.is_ascii_lowercase()),
                    "{word}"
                );
            }
        }
        assert_eq!(sets("north"), sets("west"));
        assert_eq!(sets("rosa").len(), 3);
    }

    #[test]
    fn the_second_of_a_set_is_one_of_few() {
        let mut sets = Met::default();
        let mut meet = |word: &str, place: Range<usize>| {
            let set = holding(&word.chars().collect::<Vec<_>>()).next()?;
            sets.meet(set, &place)
        };
        assert_eq!(meet("north", 0..5), None);
        assert_eq!(meet("red", 5..8), None);
        assert_eq!(meet("east", 4..8), None);
        assert_eq!(meet("west", 8..12), Some(2.0 + NEXT));
        assert_eq!(meet("lantern", 12..19), None);
    }

    #[test]
    fn no_other_word_is() {
        for word in [
            "", "a", "mundey", "password", "greet", "eleven", "été", "nort",
        ] {
            assert!(sets(word).is_empty(), "{word}");
        }
    }
}
