//! A file of facts of any bytes is refused or read; what is drafted from it has every form, and the public text
//! neither drives a terminal nor names an address.
#![no_main]

use doorkey::recipes;
use doorkey::request::draft::Draft;
use doorkey::request::draft::eml;
use doorkey::request::draft::html;
use doorkey::request::draft::markdown;
use doorkey::request::draft::text;
use doorkey::request::facts::Facts;
use doorkey::request::lint::Audience;
use doorkey::request::lint::look;
use doorkey::request::triage::triage;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Ok(facts) = Facts::read(input) else {
        return;
    };
    let mut again = Facts::default();
    for (key, value) in facts.pairs() {
        again.set(key, &value).expect("what was taken before");
    }
    assert_eq!(facts, again);
    for recipe in ["pypi", "testpypi", "github"] {
        let recipe = recipes::known(recipe).expect("it is one of ours");
        let triage = triage(&recipe, &facts);
        for route in &triage.routes {
            let draft = Draft::of(&recipe, &facts, route);
            let _open = draft.open();
            for form in [
                markdown::write(&draft),
                text::write(&draft),
                html::write(&draft),
                eml::write(&draft),
            ] {
                assert!(
                    !form.contains(['\u{1b}', '\0', '\u{7f}', '\u{9b}', '\u{202e}']),
                    "{form:?}"
                );
            }
            for (place, text, audience) in draft.texts() {
                assert!(
                    text.chars().all(|char| char == '\n' || !char.is_control()),
                    "{place}: {text:?}"
                );
                let is_clean = look(&text, audience, &[], &[]).is_empty();
                assert!(
                    audience == Audience::Private || !is_clean || !has_address(&text),
                    "{place}: {text:?}"
                );
            }
        }
    }
});

/// Whether a plain mail address stands in `text`, by the most simple of all rules.
fn has_address(text: &str) -> bool {
    text.split(|char: char| !(char.is_ascii_alphanumeric() || char == '@' || char == '.'))
        .filter(|word| word.matches('@').count() == 1)
        .filter_map(|word| word.split_once('@'))
        .any(|(name, domain)| {
            let letters =
                |text: &str| text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
            let is_domain = domain
                .split_once('.')
                .is_some_and(|(name, top)| letters(name) && letters(top));
            letters(name) && is_domain
        })
}
