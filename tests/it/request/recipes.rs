//! The recipes are of one mould: what they name is there, what they say can be read, and no case is left alone.

use std::collections::BTreeSet;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use doorkey::date::Date;
use doorkey::recipes;
use doorkey::recipes::FieldKind;
use doorkey::recipes::Recipe;
use doorkey::recipes::Remark;
use doorkey::recipes::When;
use doorkey::recovery_codes::service;
use doorkey::request::facts::Facts;
use doorkey::request::facts::is_address;
use doorkey::request::topic;
use doorkey::request::topic::TOPICS;
use doorkey::request::topic::UNKNOWN;
use doorkey::request::triage::filled;
use doorkey::request::triage::fits;
use doorkey::request::triage::routes;

/// The facts that these answers are, and nothing else.
pub fn facts<'a>(answers: impl IntoIterator<Item = (&'a str, &'a str)>) -> Facts {
    let mut facts = Facts::default();
    for (key, word) in answers {
        facts.set(key, word).expect("it is a fact");
    }
    facts
}

/// The names of the doors that `recipe` names for `facts`, best first.
pub fn doors(recipe: &Recipe, facts: &Facts) -> Vec<String> {
    let routes = routes(recipe, facts);
    routes.into_iter().map(|route| route.id).collect()
}

/// Everything that a recipe takes facts for: rules by their door, remarks by their name.
fn whens(recipe: &Recipe) -> Vec<(&str, &When)> {
    let rules = recipe
        .rules
        .iter()
        .map(|rule| (rule.door.as_str(), &rule.when));
    let remarks = remarks(recipe).map(|remark| (remark.id.as_str(), &remark.when));
    rules.chain(remarks).collect()
}

fn remarks(recipe: &Recipe) -> impl Iterator<Item = &Remark> {
    let spoken = recipe.needless.iter().chain(&recipe.warnings);
    spoken.chain(&recipe.after)
}

/// Every sentence that an owner reads, with the names in braces still in it.
fn sentences(recipe: &Recipe) -> Vec<&str> {
    let lists = [&recipe.unknown, &recipe.proof, &recipe.no_proof];
    let lists = lists.into_iter().flatten();
    let codes = recipe.recovery_codes.iter().flat_map(|codes| &codes.notes);
    let totp = recipe.totp.iter().flat_map(|totp| &totp.notes);
    let steps = recipe.doors.iter().flat_map(|door| &door.steps);
    let whys = recipe.rules.iter().map(|rule| &rule.why);
    let said = remarks(recipe).map(|remark| &remark.say);
    let all = lists.chain(codes).chain(totp).chain(steps);
    all.chain(whys).chain(said).map(String::as_str).collect()
}

/// Facts to try a recipe with: none, each answer, each pair of answers, and a heap of whole cases.
fn sample() -> Vec<Facts> {
    let answers: Vec<_> = TOPICS
        .iter()
        .flat_map(|topic| {
            topic
                .answers
                .iter()
                .map(move |answer| (topic.key, answer.word))
        })
        .collect();
    let mut sample = vec![Facts::default()];
    for (index, &one) in answers.iter().enumerate() {
        sample.push(facts([one]));
        let others = answers[index + 1..].iter();
        sample.extend(
            others
                .filter(|other| other.0 != one.0)
                .map(|&other| facts([one, other])),
        );
    }
    let mut seed = 0x9E37_79B9_u64;
    for _ in 0..800 {
        sample.push(facts(TOPICS.iter().map(|topic| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap() % (topic.answers.len() + 1);
            let word = topic.answers.get(at).map_or(UNKNOWN, |answer| answer.word);
            (topic.key, word)
        })));
    }
    sample
}

#[test]
fn there_is_a_recipe_for_each_service_that_maintainers_meet() {
    let ids: Vec<_> = recipes::all().map(|recipe| recipe.id).collect();
    let wanted = [
        "pypi",
        "testpypi",
        "github",
        "npm",
        "crates",
        "rubygems",
        "gitlab",
        "dockerhub",
        "nuget",
        "packagist",
        "hex",
        "maven_central",
        "google",
        "codeberg",
        "conda_forge",
        "anaconda",
    ];
    assert_eq!(ids, wanted);
    for (name, id) in [
        ("crates.io", "crates"),
        ("https://crates.io/crates/doorkey", "crates"),
        ("conda-forge", "conda_forge"),
        ("central.sonatype.com", "maven_central"),
        ("Docker Hub", "dockerhub"),
        ("https://hub.docker.com/u/ada", "dockerhub"),
        ("gmail", "google"),
        ("www.nuget.org", "nuget"),
    ] {
        let known = recipes::known(name).map(|recipe| recipe.id);
        assert_eq!(known.as_deref(), Some(id), "{name}");
    }
}

#[test]
fn what_a_rule_takes_is_a_topic_and_one_of_its_answers() {
    for recipe in recipes::all() {
        for (name, when) in whens(&recipe) {
            for (key, words) in when {
                let topic = topic::of_key(key);
                let topic = topic.unwrap_or_else(|| panic!("{}, {name}: `{key}`", recipe.id));
                assert!(!words.is_empty(), "{}, {name}: `{key}`", recipe.id);
                for word in words {
                    let is_answer = topic.word(word) == Some(word);
                    assert!(is_answer, "{}, {name}: `{key}` is `{word}`", recipe.id);
                }
                let once: BTreeSet<_> = words.iter().collect();
                assert_eq!(once.len(), words.len(), "{}, {name}: `{key}`", recipe.id);
            }
        }
    }
}

#[test]
fn every_name_in_braces_stands_for_something() {
    for recipe in recipes::all() {
        for sentence in sentences(&recipe) {
            for piece in sentence.split('{').skip(1) {
                let (name, _) = piece
                    .split_once('}')
                    .unwrap_or_else(|| panic!("{}: {sentence}", recipe.id));
                let is_known = ["service", "id", "username"].contains(&name)
                    || recipe.addresses.contains_key(name);
                assert!(
                    is_known,
                    "{}: there is no `{name}` for: {sentence}",
                    recipe.id
                );
            }
            let shown = filled(sentence, &recipe, &Facts::default());
            assert!(!shown.contains(['{', '}']), "{}: {shown}", recipe.id);
        }
    }
}

#[test]
fn an_address_is_a_page_or_a_mailbox_and_a_mail_goes_to_a_mailbox() {
    for recipe in recipes::all() {
        for (name, address) in &recipe.addresses {
            let is_page = address.starts_with("https://") && !address.contains(char::is_whitespace);
            assert!(is_page || is_address(address), "{}: {name}", recipe.id);
        }
        for door in &recipe.doors {
            let Some(mail) = &door.mail else { continue };
            let to = recipe.addresses.get(&mail.to);
            let is_mailbox = to.is_some_and(|to| is_address(to));
            assert!(is_mailbox, "{}, {}: {}", recipe.id, door.id, mail.to);
        }
    }
}

#[test]
fn an_address_that_no_sentence_names_is_not_kept() {
    // What commands read, not the owner.
    let read_by_commands = ["index", "profile", "keyring", "login", "admin"];
    for recipe in recipes::all() {
        let text = sentences(&recipe).join("\n");
        for name in recipe.addresses.keys() {
            let is_used = text.contains(&format!("{{{name}}}"))
                || recipe
                    .doors
                    .iter()
                    .any(|door| door.mail.as_ref().is_some_and(|mail| mail.to == *name));
            assert!(
                is_used || read_by_commands.contains(&name.as_str()),
                "{}: nobody needs `{name}`",
                recipe.id
            );
        }
    }
}

#[test]
fn a_source_can_be_looked_up_and_was_read_before_today() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let today = Date::at(now.as_secs());
    for recipe in recipes::all() {
        for source in &recipe.sources {
            let is_file = source.split_once(':').is_some_and(|(repository, path)| {
                repository.split('/').count() == 2 && !path.is_empty() && !path.starts_with('/')
            });
            assert!(
                source.starts_with("https://") || is_file,
                "{}: {source}",
                recipe.id
            );
        }
        let form = recipe.form.as_ref().map(|form| &form.checked_on);
        for day in form.into_iter().chain([&recipe.checked_on]) {
            let day = Date::parse(day).expect("it is a day");
            assert!(day <= today, "{} was read on {day}", recipe.id);
        }
    }
}

#[test]
fn names_are_stable_and_stand_once() {
    let mut of_services = BTreeSet::new();
    for recipe in recipes::all() {
        let names = [&recipe.id].into_iter().chain(&recipe.names);
        for name in names {
            assert_eq!(*name, name.to_lowercase(), "{}", recipe.id);
            assert!(of_services.insert(name.clone()), "two are called {name}");
        }
        let lists: [Vec<&String>; 4] = [
            recipe.doors.iter().map(|door| &door.id).collect(),
            recipe.needless.iter().map(|remark| &remark.id).collect(),
            recipe.warnings.iter().map(|remark| &remark.id).collect(),
            recipe.after.iter().map(|remark| &remark.id).collect(),
        ];
        for list in lists {
            let once: BTreeSet<_> = list.iter().collect();
            assert_eq!(once.len(), list.len(), "{}: {list:?}", recipe.id);
            for id in list.into_iter().chain([&recipe.id]) {
                let is_snake = id.starts_with(|first: char| first.is_ascii_lowercase())
                    && id
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                assert!(is_snake, "{}: {id}", recipe.id);
            }
        }
    }
}

#[test]
fn sentences_read_like_the_others() {
    for recipe in recipes::all() {
        for sentence in sentences(&recipe) {
            let name = format!("{}: {sentence}", recipe.id);
            let shown = filled(sentence, &recipe, &Facts::default());
            assert!(shown.chars().count() > 20, "{name}");
            assert!(!sentence.ends_with('.'), "{name}");
            assert_eq!(sentence.matches('`').count() % 2, 0, "{name}");
            assert_eq!(sentence.trim(), sentence, "{name}");
            assert!(
                !sentence.contains("  ") && !sentence.contains('\n'),
                "{name}"
            );
        }
        for door in &recipe.doors {
            assert!(!door.steps.is_empty(), "{}: {}", recipe.id, door.id);
            assert!(!door.title.ends_with('.'), "{}: {}", recipe.id, door.id);
            let basis = &door.expect.basis;
            assert!(basis.len() > 12 && !basis.ends_with('.'), "{basis}");
        }
    }
}

#[test]
fn a_number_of_days_has_a_basis_and_where_there_is_none_it_is_said() {
    for recipe in recipes::all() {
        for door in &recipe.doors {
            let expect = &door.expect;
            for days in [expect.first_answer_days, expect.resolved_days] {
                let is_plausible = days.is_none_or(|days| (0.0..=60.0).contains(&days));
                assert!(is_plausible, "{}: {}", recipe.id, door.id);
            }
            if door.mail.is_some() && door.issue {
                let is_counted = expect.first_answer_days.is_some();
                assert!(is_counted, "{}: {}", recipe.id, door.id);
            }
        }
    }
}

#[test]
fn codes_are_what_the_table_of_codes_says() {
    for recipe in recipes::all() {
        let names = [&recipe.id].into_iter().chain(&recipe.names);
        let listed: Vec<_> = names.filter_map(|name| service::known(name)).collect();
        for row in &listed {
            assert_eq!(row.id, recipe.id, "one service has two names");
            let codes = recipe.recovery_codes.as_ref();
            let codes = codes.unwrap_or_else(|| panic!("{} hands out codes", recipe.id));
            assert_eq!(codes.count, row.count, "{}", recipe.id);
            let shape = row.shape.as_ref().map(ToString::to_string);
            assert_eq!(codes.shape, shape, "{}", recipe.id);
        }
        if listed.is_empty() && recipe.id != "testpypi" {
            let codes = recipe.recovery_codes.as_ref();
            assert!(
                codes.is_none_or(|codes| codes.count == Some(0) && codes.shape.is_none()),
                "{} is missing in the table of codes",
                recipe.id
            );
        }
        let says_nothing = recipe.recovery_codes.is_none();
        let admits = recipe
            .unknown
            .iter()
            .any(|sentence| sentence.contains("recovery codes"));
        assert!(!says_nothing || admits, "{}", recipe.id);
    }
}

#[test]
fn one_time_codes_are_made_as_codes_are() {
    for totp in recipes::all().filter_map(|recipe| recipe.totp) {
        let is_known = totp
            .algorithm
            .as_deref()
            .is_none_or(|name| ["SHA1", "SHA256", "SHA512"].contains(&name));
        assert!(is_known, "{:?}", totp.algorithm);
        assert!(totp.digits.is_none_or(|digits| (6..=8).contains(&digits)));
        assert!(totp.period.is_none_or(|period| [30, 60].contains(&period)));
        assert!(totp.window.is_none_or(|window| window <= 10));
    }
}

#[test]
fn no_case_is_left_without_a_way_and_none_is_named_twice() {
    let sample = sample();
    let mut tried = 0;
    for recipe in recipes::all() {
        for facts in &sample {
            let doors = doors(&recipe, facts);
            assert!(!doors.is_empty(), "{}: {facts:?}", recipe.id);
            let once: BTreeSet<_> = doors.iter().collect();
            assert_eq!(once.len(), doors.len(), "{}: {doors:?}", recipe.id);
            tried += 1;
        }
    }
    println!("{tried} cases, each with a way");
    assert!(tried > 16 * 2000);
}

#[test]
fn nothing_follows_the_rule_that_is_the_last() {
    let sample = sample();
    for recipe in recipes::all() {
        let mut ended = 0;
        for facts in &sample {
            let fitting: Vec<_> = recipe
                .rules
                .iter()
                .filter(|rule| fits(&rule.when, facts))
                .collect();
            let Some(end) = fitting.iter().position(|rule| rule.last) else {
                continue;
            };
            let before: BTreeSet<_> = fitting[..=end].iter().map(|rule| &rule.door).collect();
            let doors = doors(&recipe, facts);
            let named: BTreeSet<_> = doors.iter().collect();
            assert_eq!(named, before, "{}: {facts:?}", recipe.id);
            ended += 1;
        }
        assert!(ended > 0, "{} has no rule that is the last", recipe.id);
    }
}

/// Each choice of one word for each topic of `when`.
fn choices(when: &When) -> Vec<Vec<(&str, &str)>> {
    let mut choices = vec![Vec::new()];
    for (key, words) in when {
        choices = choices
            .iter()
            .flat_map(|choice| {
                words.iter().map(move |word| {
                    let mut choice: Vec<(&str, &str)> = choice.clone();
                    choice.push((key, word));
                    choice
                })
            })
            .collect();
    }
    choices
}

#[test]
fn every_rule_is_the_reason_for_its_door_in_some_case() {
    let sample = sample();
    for recipe in recipes::all() {
        for rule in &recipe.rules {
            let is_reason = |facts: &Facts| {
                routes(&recipe, facts).iter().any(|route| {
                    route.id == rule.door && route.why == filled(&rule.why, &recipe, facts)
                })
            };
            let own = choices(&rule.when).into_iter().map(facts);
            let is_reached =
                own.into_iter().any(|facts| is_reason(&facts)) || sample.iter().any(is_reason);
            assert!(
                is_reached,
                "{}: nothing leads to `{}` because \"{}\"",
                recipe.id, rule.door, rule.why
            );
        }
    }
}

#[test]
fn every_remark_is_made_in_some_case() {
    for recipe in recipes::all() {
        for remark in remarks(&recipe) {
            let is_made = choices(&remark.when)
                .into_iter()
                .any(|choice| fits(&remark.when, &facts(choice)));
            assert!(is_made, "{}: {}", recipe.id, remark.id);
        }
    }
}

#[test]
fn a_form_is_data_and_only_who_has_one_files_an_issue() {
    let mut with_form = Vec::new();
    for recipe in recipes::all() {
        for door in recipe.doors.iter().filter(|door| door.issue) {
            assert!(recipe.form.is_some(), "{}: {}", recipe.id, door.id);
        }
        let Some(form) = &recipe.form else { continue };
        with_form.push(recipe.id.clone());
        assert!(form.url.starts_with("https://") && form.source.starts_with("https://"));
        assert!(form.conduct.url.starts_with("https://"));
        let ids: BTreeSet<_> = form.fields.iter().map(|field| &field.id).collect();
        assert_eq!(ids.len(), form.fields.len());
        for field in &form.fields {
            assert!(!field.label.is_empty() && !field.text.is_empty());
            assert!(field.kind != FieldKind::Checkbox || field.required);
        }
    }
    assert_eq!(with_form, ["pypi", "testpypi"]);
}

#[test]
fn every_recipe_warns_of_paid_recovery_and_ends_with_the_second_owner_or_address() {
    for recipe in recipes::all() {
        let has = |remarks: &[Remark], id: &str| remarks.iter().any(|remark| remark.id == id);
        assert!(has(&recipe.warnings, "paid_recovery"), "{}", recipe.id);
        let second = ["second_owner", "second_address"];
        let is_safer = second.iter().any(|id| has(&recipe.after, id));
        assert!(is_safer && recipe.after.len() >= 5, "{}", recipe.id);
        assert!(
            !recipe.unknown.is_empty() && !recipe.proof.is_empty(),
            "{}",
            recipe.id
        );
    }
}

#[test]
fn who_has_one_code_or_none_is_warned_aloud() {
    for recipe in recipes::all() {
        let count = recipe.recovery_codes.as_ref().and_then(|codes| codes.count);
        let warning = match count {
            Some(0) => "root_is_elsewhere",
            Some(1) => "only_one_code",
            _ => continue,
        };
        let first = recipe.warnings.first().expect("there is a warning");
        assert_eq!(first.id, warning, "{}", recipe.id);
        assert!(first.when.is_empty(), "{}", recipe.id);
    }
}
