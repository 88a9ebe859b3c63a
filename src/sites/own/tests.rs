//! The table is whole, says nothing twice, and gives an audit its order.

use std::collections::BTreeSet;

use super::*;

#[test]
fn the_table_is_read_and_large_enough() {
    assert!(read(TEXT).is_some());
    assert!(all().len() >= 150, "{}", all().len());
}

#[test]
fn every_host_is_one_and_stands_once() {
    let mut seen = BTreeSet::new();
    for site in all() {
        assert!(!site.hosts.is_empty(), "{}", site.title);
        for host in &site.hosts {
            let parsed = HostName::parse(host).map(|host| host.as_str().to_owned());
            assert_eq!(parsed.as_ref(), Some(host));
            assert!(seen.insert(host), "{host} stands twice");
        }
    }
}

#[test]
fn a_row_names_known_factors_pages_and_its_source() {
    for site in all() {
        let title = &site.title;
        let factors = site.factors.iter().flatten();
        assert!(!factors.clone().any(|it| *it == Factor::Other), "{title}");
        for page in [&site.help, &site.recovery] {
            assert!(page.is_empty() || page.starts_with("https://"), "{title}");
        }
        assert!(!site.source.is_empty(), "{title}");
    }
}

#[test]
fn what_opens_most_comes_first() {
    let protects = |host: &str| Some(of_host(&HostName::parse(host)?)?.protects);
    let order = [
        ("mail.google.com", Protects::Mail),
        ("ap.www.namecheap.com", Protects::Registrar),
        ("gitlab.com", Protects::Forge),
        ("pypi.org", Protects::Registry),
        ("console.aws.amazon.com", Protects::Cloud),
        ("discord.com", Protects::Chat),
    ];
    for (host, what) in order {
        assert_eq!(protects(host), Some(what), "{host}");
    }
    assert!(order.is_sorted_by_key(|(_, what)| *what));
    assert_eq!(protects("example.org"), None);
}

#[test]
fn a_host_of_its_own_goes_before_its_parent() {
    let title = |host: &str| Some(of_host(&HostName::parse(host)?)?.title.clone());
    assert_eq!(
        title("play.google.com").as_deref(),
        Some("Google Play Console")
    );
    assert_eq!(title("accounts.google.com").as_deref(), Some("Google"));
    assert_eq!(title("test.pypi.org").as_deref(), Some("TestPyPI"));
    // A page of a stranger is not the host's owner.
    assert_eq!(title("ada.github.io"), None);
}
