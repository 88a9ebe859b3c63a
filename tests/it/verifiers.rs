//! The verifiers of recovery codes are what their head says: Python checks them with hashes of its own.

use std::env;
use std::fs;
use std::process::Command;

use doorkey::recovery_codes::generate::Drawn;
use doorkey::recovery_codes::generate::Plan;
use doorkey::recovery_codes::generate::generate;
use doorkey::recovery_codes::verifier;
use doorkey::recovery_codes::verifier::Hash;
use rand::SeedableRng;
use rand::rngs::StdRng;

#[test]
fn python_accepts_each_code_by_its_sha256_verifier_and_no_other() {
    for (alphabet, length) in [
        (Drawn::Crockford, 23),
        (Drawn::Hex, 28),
        (Drawn::Digits, 34),
    ] {
        check(alphabet, length, 10, Hash::Sha256);
    }
}

#[test]
#[ignore = "needs argon2-cffi; see tests/differential/verifiers.py"]
fn python_accepts_each_code_by_its_argon2_verifier_and_no_other() {
    check(Drawn::Crockford, 13, 3, Hash::Argon2id);
    check(Drawn::Digits, 6, 2, Hash::Argon2id);
}

fn check(alphabet: Drawn, length: u8, count: u16, hash: Hash) {
    let random = &mut StdRng::seed_from_u64(5);
    let plan = Plan {
        alphabet,
        count,
        length,
        ..Plan::default()
    };
    let codes = generate(&plan, random).expect("the plan can be followed");
    let file = verifier::file(&codes, alphabet.alphabet(), plan.bits(), hash, random)
        .expect("it is allowed");
    let mut list = Vec::new();
    for code in &codes {
        list.extend_from_slice(code.reveal());
        list.push(b'\n');
    }
    let folder = tempfile::tempdir().expect("there is room");
    let (verifiers, codes) = (folder.path().join("verifiers"), folder.path().join("codes"));
    fs::write(&verifiers, file).expect("there is room");
    fs::write(&codes, list).expect("there is room");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/differential/verifiers.py"
    );
    let ran = Command::new(python)
        .arg("-I")
        .arg(script)
        .args([verifiers, codes])
        .output();
    let ran = ran.expect("python3 is there");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}
