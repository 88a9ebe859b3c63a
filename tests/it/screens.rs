//! Whole screens, as the owner sees them; lines that begin with `!` are standard error.

use doorkey::exit::Exit;
use insta::assert_snapshot;

use crate::support::world::World;

const STRONG: &str = "gk7#Vw2!pQz9@Lm4xT";

#[test]
fn a_weak_and_exposed_password() {
    let told = World::new()
        .types("password")
        .exposed(&[("password", 52_256_179)])
        .run(["check"]);
    assert_snapshot!(told.screen(), @r#"
    password: very weak, and exposed 52,256,179 times; policy nist not met
      to do     change it everywhere it is used; it stands in the lists attackers
                try first
                make it meet the policy, or judge it by another with `--policy`
                let a password manager make a random one, or use four or more random
                words
      strength  0 of 4, about one guess
                online, 100 tries an hour                  36 seconds
                online, 10 tries a second                  under a second
                stolen slow hashes, 10 thousand a second   under a second
                stolen fast hashes, 10 billion a second    under a second
      made of   a common password (8 characters)
      why       it was in a breach, and guessers try every password that was
                it is a common password, which guessers try first
      helps     choose a new one: no change to this one is enough
                let a password manager make it, or a generator choose five words
      policy    nist: not met
                it has 8 characters; at least 15 are asked for (NIST SP 800-63B-4
                3.1.1.2)
                it was exposed in a breach (NIST SP 800-63B-4 3.1.1.2)
      exposure  exposed 52,256,179 times (ranges.example)
    checked 1 of 1

    [exit 1]
    "#);
}

#[test]
fn a_strong_password_nobody_knows() {
    let told = World::new().types(STRONG).exposed(&[]).run(["check"]);
    assert_snapshot!(told.screen(), @r#"
    password: strong, and not in any known breach
      strength  4 of 4, about 10^33 guesses
                online, 100 tries an hour                  centuries
                online, 10 tries a second                  centuries
                stolen slow hashes, 10 thousand a second   centuries
                stolen fast hashes, 10 billion a second    centuries
      made of   made by a generator (18 characters)
      why       it looks random, and counts for all that its alphabet and length
                give
      policy    nist: met
      exposure  not in any known breach (ranges.example)
    checked 1 of 1

    [exit 0]
    "#);
}

#[test]
fn a_strong_password_without_a_network() {
    let told = World::new().types(STRONG).run(["check"]);
    assert_snapshot!(told.screen(), @r#"
    password: strong, but exposure unknown
      to do     look it up again online, or offline in a corpus:
                `doorkey corpus download` makes one
      strength  4 of 4, about 10^33 guesses
                online, 100 tries an hour                  centuries
                online, 10 tries a second                  centuries
                stolen slow hashes, 10 thousand a second   centuries
                stolen fast hashes, 10 billion a second    centuries
      made of   made by a generator (18 characters)
      why       it looks random, and counts for all that its alphabet and length
                give
      policy    nist: undecided
      exposure  unknown: the connection failed: no network (ranges.example)
    checked 0 of 1, 1 not checked (exposure unknown)

    [exit 3]
    "#);
}

#[test]
fn a_common_password_without_a_network() {
    let told = World::new().types("password").run(["pwned"]);
    assert_snapshot!(told.screen(), @r#"
    password: exposure unknown; it stands in the list of common passwords
      to do     change it everywhere it is used; it stands in the lists attackers
                try first
      exposure  unknown: the connection failed: no network; it stands in the list of
                common passwords (ranges.example)
    checked 0 of 1, 1 not checked (exposure unknown)

    [exit 3]
    "#);
    World::new()
        .types("password")
        .run(["check"])
        .exits(Exit::Found)
        .says("to do     change it everywhere it is used");
}

#[test]
fn the_first_screen_of_the_readme_is_the_one_that_its_command_shows() {
    let readme = include_str!("../../README.md");
    let (_, after) = readme
        .split_once("cargo run --release -- check --offline\n")
        .unwrap_or_default();
    let shown = after.split("```\n").nth(1).unwrap_or_default();
    let told = World::new()
        .types("password1")
        .run(["check", "--offline"])
        .exits(Exit::Found);
    // Notes go to standard error, and come before the last line.
    let (notes, answer): (Vec<_>, Vec<_>) =
        shown.lines().partition(|line| line.starts_with("note: "));
    assert_eq!(answer, told.out.lines().collect::<Vec<_>>());
    assert_eq!(notes, told.err.lines().collect::<Vec<_>>());
}

#[test]
fn the_guide_and_where_it_disagrees_with_the_standards() {
    let told = World::new()
        .types("Summer-Rain-2024!")
        .types("Summer-Rain-2025!")
        .exposed(&[]);
    let told = told.run(["check", "--policy", "guide", "--previous"]);
    assert_snapshot!(told.screen(), @r#"
    password: very weak, though not in any known breach; policy guide not met; not
    new enough: it is the old one with other digits
      to do     use a new one that has nothing to do with any other; one breach must
                not open two doors
                make it meet the policy, or judge it by another with `--policy`
                let a password manager make a random one, or use four or more random
                words
      strength  0 of 4, about 3 guesses
                online, 100 tries an hour                  2 minutes
                online, 10 tries a second                  under a second
                stolen slow hashes, 10 thousand a second   under a second
                stolen fast hashes, 10 billion a second    under a second
      made of   the old password (17 characters)
      why       it follows from the old password
      helps     choose a new one: no change to this one is enough
                let a password manager make it, or a generator choose five words
      policy    guide: not met
                it holds a date or a year (common password guides)
                it is the old one with other digits (common password guides)
      exposure  not in any known breach (ranges.example)
    checked 1 of 1
    ! note: `guide` asks for 12 characters; NIST SP 800-63B-4 3.1.1.2 asks for 15
    !       where the password is the only factor
    ! note: `guide` asks for four kinds of characters; NIST SP 800-63B-4 3.1.1.2
    !       forbids composition rules (`Password12345!` has all four)
    ! note: `guide` refuses words about the owner anywhere; NIST SP 800-63B-4 3.1.1.2
    !       compares the entire password, not its words
    ! note: `guide` refuses dates and years; NIST SP 800-63B-4 3.1.1.2 forbids
    !       composition rules
    ! note: `guide` asks for a new password every 90 days; NIST SP 800-63B-4 3.1.1.2
    !       and OWASP ASVS 5.0 6.2.10 ask for one only on evidence of compromise
    [exit 1]
    "#);
}

#[test]
fn the_secrets_of_a_deployment() {
    let dotenv = format!("DB='{STRONG}'\nSMTP=password\nCACHE='{STRONG}'\nnot a setting\nEMPTY=\n");
    let told = World::new()
        .file(".env", dotenv)
        .exposed(&[("password", 42)]);
    let told = told.run(["check", "--dotenv", ".env", "--policy", "pypi"]);
    assert_snapshot!(told.screen(), @r#"
    .env:1 DB  not in any known breach (ranges.example); score 4 of 4; policy pypi met
    .env:2 SMTP  exposed 42 times; score 0 of 4, too weak; policy pypi not met: zxcvbn would give it about 0; at least 2 is asked for
    .env:3 CACHE  not in any known breach (ranges.example); the same secret as `DB`; score 4 of 4; policy pypi met
    .env:4 line 4  not checked: no `NAME=` at the start of the line
    .env:5 line 5  not checked: empty
    4 things to mend
    checked 3 of 5, 2 not checked (no `NAME=` at the start of the line; empty)
    ! note: `pypi` asks for no length; NIST SP 800-63B-4 3.1.1.2 asks for 8 where the
    !       password is one factor of several
    [exit 1]
    "#);
}

#[test]
fn a_list_of_passwords_looked_up() {
    let told = World::new()
        .stdin("password\ndr8wq!Zt\nletmein\n")
        .exposed(&[("password", 42), ("letmein", 1)]);
    assert_snapshot!(told.run(["pwned"]).screen(), @r#"
    line 1  exposed 42 times
    line 2  not in any known breach (ranges.example)
    line 3  exposed once
    2 things to mend
    checked 3 of 3

    [exit 1]
    "#);
}

#[test]
fn a_secret_on_the_command_line() {
    assert_snapshot!(World::new().run(["check", "hunter2"]).screen(), @r#"
    ! error: an argument was not expected (it is not repeated here: it may be a secret)
    ! hint: a secret is never an argument: pipe it, or use `--env NAME`, `--file F`; if it was one, it may now stand in your shell's history
    [exit 2]
    "#);
}

#[test]
fn nobody_to_ask() {
    assert_snapshot!(World::new().run(["check"]).screen(), @r#"
    ! error: there is no terminal to ask on
    [exit 6]
    "#);
}
