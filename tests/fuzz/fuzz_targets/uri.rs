//! Text of any bytes is an enrolment or is refused without being repeated; what is read is bounded and comes back.
#![no_main]

use doorkey::secret::Secret;
use doorkey::totp::base32;
use doorkey::totp::enrolment::MAX_NAME;
use doorkey::totp::enrolment::MAX_SECRET;
use doorkey::totp::uri;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    if let Ok(text) = str::from_utf8(input)
        && let Ok(decoded) = base32::decode(text)
    {
        let written = base32::encode(decoded.secret.reveal());
        let again = str::from_utf8(written.reveal()).expect("letters and digits");
        let again = base32::decode(again).expect("what was just written");
        assert!(again.secret.is_same(&decoded.secret));
        assert_eq!(again.repairs, base32::Repairs::default());
    }
    let read = match uri::read(&Secret::new(input.to_vec())) {
        Ok(read) => read,
        Err(refusal) => {
            assert!(refusal.to_string().len() < 200);
            return;
        }
    };
    let enrolment = read.enrolment;
    assert!((1..=MAX_SECRET).contains(&enrolment.secret.len()));
    for name in [&enrolment.issuer, &enrolment.account] {
        assert!(name.len() <= MAX_NAME && !name.contains(char::is_control));
    }
    let _code = enrolment.code(u64::MAX);
    let written = uri::write(&enrolment);
    let again = uri::read(&written)
        .expect("what was just written")
        .enrolment;
    assert!(again.is_same(&enrolment));
    assert_eq!(
        (&again.issuer, &again.account),
        (&enrolment.issuer, &enrolment.account)
    );
    assert!(uri::write(&again).is_same(&written));
});
