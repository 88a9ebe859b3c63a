//! What the zxcvbn crate says of a password, in doorkey's words.

use zxcvbn::feedback::Suggestion;
use zxcvbn::feedback::Warning;

/// What makes a password weak.
#[must_use]
pub fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "rows of keys are easy to guess",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "short keyboard patterns are easy to guess",
        Warning::RepeatsLikeAaaAreEasyToGuess => "a repeated character is easy to guess",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "a repeated pattern is hardly harder to guess than the pattern once"
        }
        Warning::ThisIsATop10Password => "it is one of the ten most common passwords",
        Warning::ThisIsATop100Password => "it is one of the hundred most common passwords",
        Warning::ThisIsACommonPassword => "it is a very common password",
        Warning::ThisIsSimilarToACommonlyUsedPassword => "it is similar to a common password",
        Warning::SequencesLikeAbcAreEasyToGuess => {
            "a sequence of letters or digits is easy to guess"
        }
        Warning::RecentYearsAreEasyToGuess => "recent years are easy to guess",
        Warning::AWordByItselfIsEasyToGuess => "a word by itself is easy to guess",
        Warning::DatesAreOftenEasyToGuess => "dates are often easy to guess",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess => "a name by itself is easy to guess",
        Warning::CommonNamesAndSurnamesAreEasyToGuess => "common names are easy to guess",
    }
}

/// What would help.
#[must_use]
pub fn suggestion(suggestion: Suggestion) -> &'static str {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases => "use a few random words, not a common phrase",
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => {
            "length helps more than symbols, digits or capitals"
        }
        Suggestion::AddAnotherWordOrTwo => "add another word or two, the rarer the better",
        Suggestion::CapitalizationDoesntHelpVeryMuch => "a capital at the start hardly helps",
        Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            "all capitals are almost as easy to guess as none"
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => {
            "a word backwards is hardly harder to guess"
        }
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => {
            "look-alike characters, such as `@` for `a`, hardly help"
        }
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => "leave out keyboard patterns",
        Suggestion::AvoidRepeatedWordsAndCharacters => "leave out repeated words and characters",
        Suggestion::AvoidSequences => "leave out sequences",
        Suggestion::AvoidRecentYears => "leave out recent years",
        Suggestion::AvoidYearsThatAreAssociatedWithYou => {
            "leave out years that have to do with you"
        }
        Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            "leave out dates and years that have to do with you"
        }
    }
}
