//! A secret that somebody types or writes into a file of facts goes nowhere.

use super::*;

const TOKEN: &str = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

#[test]
fn a_secret_that_is_typed_is_not_kept_and_the_question_comes_again() {
    let safe = Safe::default();
    let answers = [
        ("goal", "account"),
        ("second_factor", "lost"),
        ("email", "works"),
    ];
    let told = person(&answers)
        .safe(&safe)
        .replies("was not kept", "ada")
        .replies(question("username"), TOKEN)
        .run(["request", "new", "pypi"])
        .exits(Exit::Done)
        .never_says(TOKEN);
    let refusals = told
        .questions
        .iter()
        .filter(|it| it.starts_with("This was not kept"));
    assert_eq!(refusals.count(), 1, "{:?}", told.questions);
    assert!(!told.questions.concat().contains(TOKEN));
    let log = safe.case("pypi").expect("the case is kept");
    assert!(!log.contains(TOKEN) && log.contains("\"ada\""), "{log}");
}

#[test]
fn a_file_of_facts_with_a_secret_in_it_is_blocked_and_neither_shown_nor_kept() {
    for format in ["human", "json", "markdown", "eml"] {
        for key in ["username", "issue", "projects"] {
            let value = match key {
                "issue" => format!("'https://github.com/pypi/support/issues/1?token={TOKEN}'"),
                "projects" => {
                    format!("[{{name = 'one', repository = 'https://{TOKEN}@github.com/a/b'}}]")
                }
                _ => format!("'{TOKEN}'"),
            };
            let facts = format!("service = 'pypi'\nsecond_factor = 'lost'\n{key} = {value}\n");
            let safe = Safe::default();
            let told = World::new()
                .safe(&safe)
                .stdin(facts)
                .run([
                    "request", "new", "--facts", "-", "--keep", "--format", format,
                ])
                .exits(Exit::Found)
                .never_says(TOKEN)
                .never_says("Account recovery request");
            assert!(told.out.contains("github_token"), "{}", told.out);
            assert_eq!(safe.case("pypi"), None);
        }
    }
}
