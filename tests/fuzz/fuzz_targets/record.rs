//! A record or an export of any bytes is refused, or read within bounds and written back as the same.
#![no_main]

use doorkey::record::Content;
use doorkey::record::MAX_KEY;
use doorkey::record::MAX_NAME;
use doorkey::record::MAX_RECOVERY_CODE;
use doorkey::record::MAX_URI;
use doorkey::record::Record;
use doorkey::record::id::Key;
use doorkey::record::id::RecordId;
use doorkey::record::json;
use doorkey::secret::Secret;
use doorkey::store::bundle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    if let Ok(key) = str::from_utf8(text).unwrap_or_default().parse::<Key>() {
        assert_eq!(key.to_string().as_bytes(), text);
    }
    a_record(text);
    a_bundle(text);
});

/// One part a line.
fn a_record(text: &[u8]) {
    let id: RecordId = ID.parse().expect("an id");
    let parts: Vec<_> = text
        .split(|&byte| byte == b'\n')
        .map(|part| Secret::new(part.to_vec()))
        .collect();
    let _refused = json::parts(id.first(), &parts[0]);
    let Ok(record) = json::decode(id, &parts) else {
        return;
    };
    is_bounded(&record);
    assert_eq!(
        json::parts(id.first(), &parts[0]).map(usize::from),
        Ok(parts.len())
    );
    let (keys, again): (Vec<_>, Vec<_>) = json::encode(&record).into_iter().unzip();
    assert!(
        keys.iter()
            .zip(1..)
            .all(|(key, number)| *key == id.part(number))
    );
    let again = json::decode(id, &again).expect("what was just written");
    assert!(is_same(&record, &again));
}

fn a_bundle(text: &[u8]) {
    let Ok(sets) = bundle::decode(&Secret::new(text.to_vec())) else {
        return;
    };
    let written = bundle::encode(&sets, 7);
    let again = bundle::decode(&written).expect("what was just written");
    assert_eq!(sets.len(), again.len());
    for (one, other) in sets.iter().zip(&again) {
        is_bounded(&one.record);
        assert!(is_same(&one.record, &other.record) && one.record.id == other.record.id);
        assert!(one.marks == other.marks && one.void == other.void);
    }
    assert!(bundle::encode(&again, 7).is_same(&written));
}

fn is_bounded(record: &Record) {
    let codes = record.recovery_codes();
    match &record.content {
        Content::RecoveryCodes(_) => assert!((1..=256).contains(&codes.len())),
        Content::Enrolment(uri) => assert!((1..=MAX_URI).contains(&uri.len())),
        Content::ServiceKey(key) => assert!((1..=MAX_KEY).contains(&key.len())),
    }
    assert!(
        codes
            .iter()
            .all(|code| (1..=MAX_RECOVERY_CODE).contains(&code.len()))
    );
    assert!(
        !record.site.is_empty()
            && record.site.len() <= MAX_NAME
            && record.account.len() <= MAX_NAME
    );
}

fn is_same(one: &Record, other: &Record) -> bool {
    let name = |record: &Record| (record.site.clone(), record.account.clone(), record.created);
    name(one) == name(other) && one.has_content_of(other)
}

const ID: &str = "0123456789abcdefghjkmnpqrs";
