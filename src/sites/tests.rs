//! What holds of the readers whatever they are given.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::Value;
use serde_json::json;

use crate::date::Date;
use crate::sites::account;
use crate::sites::account::AddressDigest;
use crate::sites::breach_list::BreachList;
use crate::sites::host_name::HostName;
use crate::sites::kept::Kept;
use crate::sites::second_factors::Directory;

const CHARS: [&str; 10] = ["a", "B", "7", ".", "-", " ", "é", "\"", "\\", "\u{1b}"];

fn text(random: &mut StdRng) -> String {
    let length = random.random_range(1..12);
    (0..length)
        .map(|_| CHARS[random.random_range(0..CHARS.len())])
        .collect()
}

fn breach(random: &mut StdRng) -> Value {
    let day = Date::at(random.random_range(0..4_000_000_000)).to_string();
    let classes: Vec<_> = (0..random.random_range(0..4))
        .map(|_| text(random))
        .collect();
    json!({
        "Name": text(random), "Title": text(random), "Domain": text(random), "BreachDate": day,
        "AddedDate": format!("{day}T01:02:03Z"), "PwnCount": random.random::<u64>(), "DataClasses": classes,
        "IsVerified": random.random::<bool>(), "IsMalware": random.random::<bool>(), "Else": [1, {"x": null}],
    })
}

#[test]
fn any_list_that_another_program_writes_comes_back() {
    let mut random = StdRng::seed_from_u64(1);
    for _ in 0..200 {
        let rows: Vec<_> = (0..random.random_range(0..6))
            .map(|_| breach(&mut random))
            .collect();
        let list = BreachList::parse(serde_json::to_string(&rows).unwrap().as_bytes()).unwrap();
        assert_eq!((list.all().len(), list.bad()), (rows.len(), 0));
        for (breach, row) in list.all().iter().zip(&rows) {
            assert_eq!(Some(breach.name.as_str()), row["Name"].as_str());
            assert_eq!(Some(breach.domain.as_str()), row["Domain"].as_str());
            assert_eq!(Some(breach.accounts), row["PwnCount"].as_u64());
            let happened = breach.happened.map(|day| day.to_string());
            assert_eq!(happened.as_deref(), row["BreachDate"].as_str());
            assert_eq!(breach.happened, breach.added);
            assert_eq!(json!(breach.classes), row["DataClasses"]);
            let marks =
                usize::from(row["IsVerified"] == false) + usize::from(row["IsMalware"] == true);
            assert_eq!(breach.marks.len(), marks);
        }
    }
}

#[test]
fn bytes_that_are_changed_anywhere_stop_no_reader() {
    let mut random = StdRng::seed_from_u64(2);
    let digest = AddressDigest::of("ada@example.org");
    let row = breach(&mut random);
    let kept = Kept {
        source: "https://lists.example/".to_owned(),
        fetched: 1,
        checked: 2,
        entity_tag: None,
        most_rows: 3,
        body: b"[]".to_vec(),
    };
    let suffix = "0".repeat(34);
    for whole in [
        json!([row, row]).to_string().into_bytes(),
        json!([["A", {"domain": "a.example", "tfa": ["totp"], "additional-domains": ["b.example"]}]])
            .to_string()
            .into_bytes(),
        json!({"a.example": {"methods": ["totp"], "mfa": "allowed"}}).to_string().into_bytes(),
        json!([{"hashSuffix": suffix, "websites": ["A"]}]).to_string().into_bytes(),
        json!([{"Source": "A", "Id": "b", "EmailCount": 3}]).to_string().into_bytes(),
        kept.to_bytes(),
    ] {
        for _ in 0..1000 {
            let mut bytes = whole.clone();
            for _ in 0..random.random_range(1..4) {
                let at = random.random_range(0..bytes.len());
                bytes[at] = b"[]{}\",:0\\\xff"[random.random_range(0..10)];
            }
            let longest = bytes.len();
            if let Ok(list) = BreachList::parse(&bytes) {
                assert!(list.all().len() + list.bad() <= longest);
            }
            if let Ok(list) = Directory::parse(&bytes) {
                assert!(list.all().len() + list.bad() <= longest);
            }
            let _whatever = account::in_range(&bytes, &digest);
            let _whatever = account::pastes(&bytes);
            let _whatever = account::stealer_logs(&bytes);
            if let Ok(read) = Kept::parse(&bytes) {
                assert_eq!(Kept::parse(&read.to_bytes()), Ok(read));
            }
        }
    }
}

#[test]
fn the_parents_of_any_host_end_with_the_part_of_its_owner() {
    let mut random = StdRng::seed_from_u64(3);
    let labels = [
        "a",
        "co",
        "com",
        "uk",
        "github",
        "io",
        "example",
        "de",
        "xn--mnchen-3ya",
    ];
    for _ in 0..2000 {
        let length = random.random_range(1..6);
        let name: Vec<_> = (0..length)
            .map(|_| labels[random.random_range(0..labels.len())])
            .collect();
        let host = HostName::parse(&name.join(".")).unwrap();
        let names: Vec<_> = host.and_parents().collect();
        assert_eq!(names.first().copied(), Some(host.as_str()));
        assert_eq!(names.last().copied(), Some(host.owners_part()));
        assert!(
            names
                .windows(2)
                .all(|pair| pair[0].ends_with(&format!(".{}", pair[1])))
        );
        assert_eq!(
            HostName::parse(host.owners_part()).unwrap().owners_part(),
            host.owners_part()
        );
    }
}
