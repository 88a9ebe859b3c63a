//! Passwords that are variations of each other.

use super::*;

/// The passwords under titles of their own, and the titles of those told.
fn alike(passwords: &[&str]) -> Vec<String> {
    let entries = passwords.iter().enumerate().map(|(at, password)| {
        entry(
            &format!("t{at}"),
            &format!("https://site{at}.example"),
            "ada",
            password,
        )
    });
    says(entries.collect(), &known(), "variant")
}

#[test]
fn each_way_to_vary_a_password_is_found() {
    for (one, other, differs) in [
        ("correcthorse", "CorrectHorse", "case"),
        ("p@ssage-way", "passage-way", "look-alike characters"),
        ("dragon-2023", "dragon-2024", "digits, such as a year"),
        ("winter!!", "Winter2024#", "digits and symbols"),
        ("tromboneplayer", "trobmoneplayer", "a character or two"),
        ("tromb0ne", "trombune", "a character or two"),
        ("kXmPzvLqWtRbNc", "kXmPzvLaWtRbNd", "a character or two"),
        ("kXmPzvLqWtRbNc", "kXPzvLqWtRbNcu", "a character or two"),
    ] {
        let told = alike(&[one, other]);
        let sentence = format!("nearly the password of 1 other account: what differs is {differs}");
        assert_eq!(
            told,
            [format!("t0: {sentence}"), format!("t1: {sentence}")],
            "{one} {other}"
        );
        assert_eq!(alike(&[other, one]).len(), 2, "{other} {one}");
    }
}

#[test]
fn the_name_of_the_site_inside_is_seen_through() {
    let entries = vec![
        entry("Acme", "https://acme.example", "ada", "blueFROGacme"),
        entry("Globex", "https://globex.example", "ada", "blueFROGglobex"),
        entry("Plain", "https://initech.example", "ada", "bluefrog"),
        entry(
            "Umbrella",
            "https://umbrella.example",
            "ada",
            "blueFROGhooli",
        ),
    ];
    let told = says(entries, &known(), "variant");
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].ends_with("what differs is the name of the site"),
        "{told:?}"
    );
}

#[test]
fn different_passwords_are_different() {
    for passwords in [
        ["summer2024", "winter2024"],
        ["money", "monkey"],
        ["1234567", "7654321"],
        ["correct horse", "battery staple"],
        ["abc", "ABD"],
        ["kXmPzvLqWtRbNc", "kXmPzvLaWuRbNd"],
    ] {
        assert_eq!(alike(&passwords), [""; 0], "{passwords:?}");
    }
    let random: Vec<String> = (0..300).map(strong).collect();
    let random: Vec<&str> = random.iter().map(String::as_str).collect();
    assert_eq!(alike(&random), [""; 0]);
}

#[test]
fn one_account_with_an_old_and_a_new_password_has_no_variants() {
    let entries = vec![
        entry("A", "https://a.example", "ada", "dragon-2023"),
        entry("A", "https://a.example", "ada", "dragon-2024"),
    ];
    assert_eq!(says(entries, &known(), "variant"), [""; 0]);
}

#[test]
fn the_same_password_is_reuse_and_no_variant() {
    assert_eq!(alike(&["dragon-2023", "dragon-2023"]), [""; 0]);
}

#[test]
fn a_master_password_has_no_relatives() {
    let masters = [secret("Tr0mbone-master")];
    let known = Known {
        masters: &masters,
        ..known()
    };
    let entries = || {
        vec![
            entry("Same", "https://a.example", "ada", "Tr0mbone-master"),
            entry("Near", "https://b.example", "ada", "trombone-master7"),
            entry("Far", "https://c.example", "ada", &strong(1)),
        ]
    };
    let variants = says(entries(), &known, "variant");
    let near = "Near: a variation of the master password, or of the previous one";
    assert!(variants.contains(&near.to_owned()), "{variants:?}");
    assert!(
        variants.iter().all(|it| !it.starts_with("Far")),
        "{variants:?}"
    );
    assert_eq!(
        says(entries(), &known, "reused"),
        ["Same: it is the master password, or the previous one"]
    );
}
