//! `doorkey init` over fakes: what is chosen, what is written, and what is refused.

use doorkey::config::StoreKind;
use doorkey::exit::Exit;
use doorkey::record::trouble::StoreError;

use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

fn world(safe: &Safe) -> World {
    World::new().safe(safe)
}

#[test]
fn the_keyring_is_chosen_where_there_is_one() {
    let safe = Safe::default();
    let told = world(&safe).run(["init"]).exits(Exit::Done);
    assert_eq!(safe.config().as_deref(), Some("store = \"keyring\"\n"));
    insta::assert_snapshot!(told.screen(), @"
    secrets are kept in the keyring (written in /home/ada/.config/doorkey/config.toml)

    [exit 0]
    ");
}

#[test]
fn a_locked_keyring_is_one() {
    let safe = Safe::default();
    safe.trouble(StoreError::Locked);
    for _ in 0..2 {
        let told = world(&safe).run(["init"]).exits(Exit::Done);
        told.talks("note: the keyring is locked now");
        assert_eq!(safe.config().as_deref(), Some("store = \"keyring\"\n"));
    }
}

#[test]
fn without_a_keyring_nothing_is_chosen_and_both_ways_are_told() {
    for trouble in [
        StoreError::NoBus,
        StoreError::NoService,
        StoreError::NotSetUp,
        StoreError::TimedOut(10),
        StoreError::Lost("gone".to_owned()),
        StoreError::Refused("no".to_owned()),
    ] {
        for args in [&["init"][..], &["init", "--store", "keyring"]] {
            let safe = Safe::default();
            safe.trouble(trouble.clone());
            let told = world(&safe).run(args.iter().copied()).exits(Exit::Store);
            told.talks(&format!("error: {trouble}"))
                .talks("`doorkey init --store vault`");
            assert_eq!(safe.config(), None);
            assert_eq!(safe.vault(), None);
        }
    }
}

#[test]
fn a_vault_asks_for_its_passphrase_twice() {
    let safe = Safe::default();
    let typed = |again| world(&safe).types("correct horse").types(again);
    let args = ["init", "--store", "vault"];
    typed("correct house")
        .run(args)
        .exits(Exit::Input)
        .talks("error: the two passphrases are not the same")
        .never_says("correct");
    assert_eq!((safe.config(), safe.vault()), (None, None));
    let told = typed("correct horse").run(args).exits(Exit::Done);
    assert_eq!(safe.config().as_deref(), Some("store = \"vault\"\n"));
    assert!(safe.vault().is_some());
    insta::assert_snapshot!(told.screen(), @"
    secrets are kept in the vault at /home/ada/.local/share/doorkey/vault (written in /home/ada/.config/doorkey/config.toml)
    keep its passphrase: without it nobody can open the vault, and nobody can set another

    [exit 0]
    ");
}

#[test]
fn a_passphrase_comes_from_the_first_source_that_is_there() {
    let all = |safe: &Safe| {
        world(safe)
            .variable("CREDENTIALS_DIRECTORY", "/run/credentials/x")
            .variable("DOORKEY_PASSPHRASE_COMMAND", "pass show vault")
            .variable("DOORKEY_PASSPHRASE", "correct horse battery")
    };
    let credential = "/run/credentials/x/doorkey-passphrase";
    let short = "fewer than 12 characters";
    let vault = ["init", "--store", "vault"];
    let fd = [&vault[..], &["--passphrase-fd", "3"]].concat();
    // The note tells which one was taken: each other one is long enough.
    let safe = Safe::default();
    all(&safe)
        .file("/dev/fd/3", "tiny")
        .file(credential, "correct horse battery")
        .run(fd.clone())
        .exits(Exit::Done)
        .talks(short)
        .never_says("tiny");
    let safe = Safe::default();
    all(&safe)
        .file(credential, "tiny\n")
        .file("pass show vault", "correct horse battery")
        .run(vault)
        .exits(Exit::Done)
        .talks(short);
    let safe = Safe::default();
    all(&safe)
        .file(
            "pass show vault",
            "tiny\r\nuser: ada, who is not a part of it\n",
        )
        .run(vault)
        .exits(Exit::Done)
        .talks(short);
    let safe = Safe::default();
    world(&safe)
        .variable("DOORKEY_PASSPHRASE", "tiny")
        .types("correct horse battery")
        .types("correct horse battery")
        .run(vault)
        .exits(Exit::Done)
        .talks(short)
        .talks("other programs of yours");
}

#[test]
fn a_source_that_gives_nothing_is_an_error_and_no_reason_to_try_the_next() {
    let vault = ["init", "--store", "vault"];
    let fd = [&vault[..], &["--passphrase-fd", "3"]].concat();
    let typed = |safe: &Safe| world(safe).types("correct horse").types("correct horse");
    let refuse = |world: World, args: &[&str], source: &str, safe: &Safe| {
        world
            .run(args.iter().copied())
            .exits(Exit::Input)
            .talks(&format!(
                "error: the passphrase cannot be read from `{source}`"
            ));
        assert_eq!((safe.config(), safe.vault()), (None, None));
    };
    let safe = Safe::default();
    refuse(typed(&safe), &fd, "--passphrase-fd", &safe);
    refuse(
        typed(&safe).file("/dev/fd/3", "\n"),
        &fd,
        "--passphrase-fd",
        &safe,
    );
    let variable = |name, value| typed(&safe).variable(name, value);
    refuse(
        variable("DOORKEY_PASSPHRASE", ""),
        &vault,
        "DOORKEY_PASSPHRASE",
        &safe,
    );
    for command in ["false", "\u{0}"] {
        let name = "DOORKEY_PASSPHRASE_COMMAND";
        refuse(variable(name, command), &vault, name, &safe);
    }
}

#[test]
fn without_a_terminal_the_other_ways_are_told() {
    let safe = Safe::default();
    let told = world(&safe)
        .run(["init", "--store", "vault"])
        .exits(Exit::Cancelled);
    told.talks("hint: give the vault's passphrase another way: `--passphrase-fd N`");
    assert_eq!((safe.config(), safe.vault()), (None, None));
}

#[test]
fn an_identity_in_the_keyring_needs_no_passphrase() {
    let safe = Safe::default();
    let args = ["init", "--store", "vault", "--identity", "keyring"];
    let told = world(&safe).run(args).exits(Exit::Done);
    told.says("a copy of the folder alone is no backup");
    assert!(safe.vault().is_some());
    for wrong in [
        &["init", "--identity", "keyring"][..],
        &["init", "--store", "keyring", "--identity", "passphrase"],
    ] {
        world(&Safe::default())
            .run(wrong.iter().copied())
            .exits(Exit::Usage);
    }
}

#[test]
fn what_was_chosen_stays_chosen() {
    let safe = Safe::default();
    world(&safe).run(["init"]).exits(Exit::Done);
    for args in [&["init"][..], &["init", "--store", "keyring"]] {
        world(&safe)
            .run(args.iter().copied())
            .exits(Exit::Done)
            .says("nothing was changed");
    }
    world(&safe)
        .run(["init", "--store", "vault"])
        .exits(Exit::Usage)
        .talks("hint: `doorkey store move --to vault`");
    assert_eq!(safe.config().as_deref(), Some("store = \"keyring\"\n"));
    assert_eq!(safe.vault(), None);
}

#[test]
fn a_vault_that_is_gone_is_never_replaced_in_silence() {
    let safe = Safe::default();
    for args in [&["init"][..], &["init", "--store", "vault"]] {
        world(&safe)
            .config("store = \"vault\"\n")
            .run(args.iter().copied())
            .exits(Exit::Store)
            .talks("error: there is no vault at")
            .talks("restore it from your backup");
    }
    assert_eq!((safe.config(), safe.vault()), (None, None));
}

#[test]
fn a_vault_that_nobody_names_is_taken_up_only_when_it_is_asked_for() {
    let safe = Safe::default();
    let made = ["init", "--store", "vault", "--identity", "keyring"];
    world(&safe).run(made).exits(Exit::Done);
    let lost = || World::new().safe(&safe).config("# a new machine\n");
    lost()
        .run(["init"])
        .exits(Exit::Store)
        .talks("a vault may be there already");
    lost()
        .run(["init", "--store", "vault"])
        .exits(Exit::Done)
        .talks("note: the vault was there already");
    let config = safe.config().unwrap();
    assert_eq!(config, "store = \"vault\"\n# a new machine\n");
}

#[test]
fn the_environment_is_told_where_it_overrules_the_choice() {
    let safe = Safe::default();
    let run = |value: &str| -> Told { world(&safe).variable("DOORKEY_STORE", value).run(["init"]) };
    run("vault")
        .exits(Exit::Done)
        .talks("note: `DOORKEY_STORE` is set");
    run("keyring").exits(Exit::Done).never_says("DOORKEY_STORE");
    run("").exits(Exit::Done).never_says("DOORKEY_STORE");
}

#[test]
fn a_script_reads_one_document_also_when_it_fails() {
    let safe = Safe::default();
    let document = || world(&safe).run(["init", "--format", "json"]).json();
    assert_eq!(document()["changed"], true);
    assert_eq!(document()["changed"], false);
    insta::assert_snapshot!(document().to_string(), @r#"{"changed":false,"config":"/home/ada/.config/doorkey/config.toml","exit":0,"notes":[],"place":"the keyring","said":["secrets are kept in the keyring (written in /home/ada/.config/doorkey/config.toml); nothing was changed"],"schema":"doorkey/init/1","store":"keyring"}"#);
    safe.trouble(StoreError::NoBus);
    let failed = world(&Safe::clone(&safe)).run(["init", "--format", "json"]);
    let failed = failed.exits(Exit::Store).json();
    assert_eq!(failed["schema"], "doorkey/init/1");
    assert_eq!(failed["error"]["kind"], "store");
    assert_eq!(failed["exit"], 5);
}

#[test]
fn quiet_says_nothing() {
    let safe = Safe::default();
    let told = world(&safe).run(["init", "--quiet"]).exits(Exit::Done);
    assert_eq!((told.out.as_str(), told.err.as_str()), ("", ""));
    assert!(safe.config().is_some());
    assert_eq!(StoreKind::Keyring.word(), "keyring");
}
