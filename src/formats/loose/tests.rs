//! Values of JSON that are what is expected, and others.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Thing {
    name: Loose<String>,
    count: Loose<u64>,
    inner: Loose<Object<Inner>>,
    list: Loose<List<Longest>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Inner {
    secret: Loose<Secret>,
    is_so: Loose<bool>,
}

#[derive(Default)]
struct Longest(usize);

impl Gather<'_> for Longest {
    type Element = Loose<String>;

    fn gather(&mut self, element: Self::Element) {
        self.0 = self.0.max(element.text().len());
    }
}

fn thing(text: &str) -> Result<Thing, Trouble> {
    read(&Secret::new(text.as_bytes().to_vec()))
}

#[test]
fn what_is_expected_is_read() {
    let thing = thing(
        r#"{"other":[{}],"name":"é\n","count":7,"inner":{"secret":"S","is_so":true},"list":["a","abc",5]}"#,
    )
    .unwrap();
    assert_eq!(thing.name.text(), "é\n");
    assert_eq!(thing.count.given(), Some(7));
    assert_eq!(thing.list.gathered().0, 3);
    let inner = thing.inner.object();
    assert!(inner.is_so.is_true());
    assert_eq!(inner.secret.given().unwrap().reveal(), b"S");
}

#[test]
fn another_type_is_odd_and_null_is_missing() {
    for odd in ["1.5", "-1", "[1,[2]]", r#"{"a":{"b":1}}"#, "true", "1e999"] {
        let text = format!(r#"{{"name":{odd},"list":["ab"]}}"#);
        let Ok(thing) = thing(&text) else {
            // No number at all.
            assert_eq!(odd, "1e999");
            continue;
        };
        assert!(matches!(thing.name, Loose::Odd), "{odd}");
        assert_eq!(thing.list.gathered().0, 2, "{odd}");
    }
    let odd = thing(r#"{"name":null,"count":"7","inner":[],"list":{}}"#).unwrap();
    assert!(!odd.name.is_there());
    assert!(matches!(odd.count, Loose::Odd));
    assert!(matches!(odd.inner, Loose::Odd));
    assert!(matches!(odd.list, Loose::Odd));
}

#[test]
fn every_odd_value_is_counted_and_what_no_field_names_is_not() {
    let count = |text: &str| {
        let file = Secret::new(text.as_bytes().to_vec());
        read_counting::<Thing>(&file).unwrap().1
    };
    assert_eq!(count(r#"{"other":[7,{"name":7}],"name":"a","list":[]}"#), 0);
    assert_eq!(count(r#"{"name":null,"inner":{"secret":null}}"#), 0);
    assert_eq!(
        count(r#"{"name":7,"count":1.5,"inner":{"secret":[],"is_so":"x"}}"#),
        4
    );
    assert_eq!(count(r#"{"list":["a",7,[],{}]}"#), 3);
    assert_eq!(count(r#"{"list":{},"inner":"x"}"#), 2);
}

#[test]
fn what_is_no_json_is_damaged_and_not_repeated() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "{",
        r#"{"name":"hunter2"#,
        "hunter2",
        "{} hunter2",
        &deep,
    ] {
        let told = thing(text).err().unwrap().to_string();
        assert!(told.starts_with("the file is damaged"));
        assert!(!told.contains("hunter2"));
    }
    assert!(thing("\u{feff}{}").is_ok());
}
