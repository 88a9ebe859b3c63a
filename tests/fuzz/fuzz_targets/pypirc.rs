//! Settings files of any bytes are looked through, and nothing of a password comes out of them.
#![no_main]

use std::path::Component;
use std::path::Path;

use doorkey::recipes;
use doorkey::request::search::content;
use doorkey::request::search::names;
use doorkey::request::search::netrc;
use doorkey::request::search::places;
use doorkey::request::search::pypirc;
use doorkey::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let recipe = recipes::known("pypi").expect("it is one of ours");
    let file = Secret::new(input.to_vec());
    let logins = pypirc::logins(&file, &recipe).unwrap_or_default();
    assert!(logins.len() <= input.len());
    for login in &logins {
        assert!(!login.section.chars().any(char::is_control), "{login:?}");
    }
    for login in netrc::logins(&file, &recipe) {
        assert!(login.machine.ends_with("pypi.org") || recipe.names.contains(&login.machine));
    }
    let text = String::from_utf8_lossy(input);
    for folder in places::user_dirs(&text, Path::new("/home/ada")) {
        assert!(folder.is_absolute());
        assert!(folder.components().all(|part| part != Component::ParentDir));
        assert!(!folder.to_string_lossy().contains('\0'));
    }
    let says = names::says(&text, &recipe);
    let _holds = content::holds(&file, &recipe, says);
});
