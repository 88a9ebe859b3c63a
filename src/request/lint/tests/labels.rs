//! What the words before a string say it is: a secret, or something of the same shape that may be seen.

use super::edges::tells;

const UUID: &str = "0b5c7d2e-1234-4abc-9def-0123456789ab";
const HASH: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

/// The same behind each of `heads`.
fn lines(heads: &[&str], tail: &str) -> Vec<String> {
    heads.iter().map(|head| format!("{head}{tail}")).collect()
}

fn told(id: &str, found: &[String], passed: &[String]) {
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    let passed: Vec<&str> = passed.iter().map(String::as_str).collect();
    tells(id, &found, &passed);
}

#[test]
fn a_uuid_is_a_secret_where_it_has_the_name_of_one() {
    let found = lines(
        &[
            "NPM_TOKEN=",
            "CODECOV_TOKEN: ",
            "  CODECOV_TOKEN: \"",
            "ANACONDA_API_TOKEN=ad-",
            "API_KEY=",
            "x-api-key = ",
            "\"clientSecret\": \"",
            "token: ",
            "my token is ",
            "the secret was ",
            "--token ",
            "access_token=",
        ],
        UUID,
    );
    let passed = lines(
        &[
            "",
            "Token id ",
            "token id: ",
            "TOKEN_ID=",
            "The id of the token is ",
            "request id: ",
            "trace ",
            "key: ",
            "The token was revoked, see event ",
            "req-",
        ],
        UUID,
    );
    told("high_entropy", &found, &passed);
    tells(
        "high_entropy",
        &[&format!("access_token={UUID}&state=1")],
        &[
            "NPM_TOKEN=00000000-0000-0000-0000-000000000000",
            "NPM_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        ],
    );
}

#[test]
fn a_hash_is_a_secret_where_it_has_the_name_of_one_and_no_public_name() {
    let found = lines(
        &[
            "my API token is ",
            "Token ",
            "Bearer ",
            "token ",
            "api key ",
            "secret access key: ",
            "SENTRY_AUTH_TOKEN=",
            "key: ",
        ],
        HASH,
    );
    let passed = lines(
        &[
            "public key: ",
            "my public key is ",
            "gpg key: ",
            "signing key: ",
            "cache-key: pip-",
            "Key fingerprint = ",
            "the token class at ",
            "commit ",
        ],
        HASH,
    );
    told("high_entropy", &found, &passed);
    let capitals = HASH.to_uppercase();
    told(
        "high_entropy",
        &lines(&["api key: ", "token: "], &capitals),
        &lines(&["key: ", "Key fingerprint = ", ""], &capitals),
    );
}

#[test]
fn the_branch_that_staff_ask_for_is_no_secret_on_any_way_to_it() {
    const TOKEN: &str = "aB3dE5gH7jK9mN1p";
    let passed = lines(
        &[
            "git push origin HEAD:refs/heads/",
            "git push git@github.com:ada/x.git HEAD:refs/heads/",
            "origin/",
            "upstream/",
            "remotes/origin/",
            "ada/",
            " * [new branch]      HEAD -> ",
            "https://github.com/ada/x/tree/",
        ],
        TOKEN,
    );
    // What is longer looks drawn by lot, wherever it stands.
    let found = lines(
        &["origin/", "refs/heads/", "example/", "aB3/"],
        &TOKEN.repeat(2),
    );
    told("high_entropy", &found, &passed);
}

#[test]
fn a_hook_is_a_link_that_works_like_a_key() {
    let slack = format!("hooks.slack.com/serv{}/T0A1B2C3D/B0E1F2G3H", "ices");
    let discord = format!("discord.com/api/web{}/123456789012345678", "hooks");
    let drawn = "aB3dE5gH7jK9mN1pQ2rS4tU6";
    let found = [
        format!("https://{slack}/{drawn}"),
        format!("{slack}/{drawn}"),
        format!("https://{discord}/{drawn}{drawn}"),
    ];
    let passed = [
        format!("https://{slack}/{}", "X".repeat(24)),
        format!("https://{discord}"),
        format!("https://github.com/ada/webhook-server/commit/{HASH}"),
        format!("https://github.com/ada/reset-tool/blob/{HASH}/x.py"),
        format!("webhook/{drawn}"),
    ];
    told("secret_link", &found, &passed);
}

#[test]
fn a_scratch_token_is_told_by_its_name_where_it_has_few_digits() {
    tells(
        "recovery_code",
        &[
            "scratch token: LEJ6JJAAPP",
            "Your scratch token is LEJKJJAAPP",
            "recovery code: LEJ6JJAAPP",
        ],
        &[
            "LEJ6JJAAPP",
            "code: DEPRECATED",
            "scratch token: DEPRECATED",
            "error code: LEJ6JJAAPP",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ\nabcdefghijklmnopqrstuvwxyz\n0123456789",
        ],
    );
}

#[test]
fn a_seed_is_told_by_its_name_where_it_could_be_a_word() {
    tells(
        "totp_secret",
        &[
            "setup key: mzxw6ytboilqgezd",
            "setup key: mzxwhytboilqgezd",
            "key: mzxw6ytboilqgezd",
            "my secret is MZXWHYTBOILQGEZD",
            "setup key: abcd efgh 2jkl mnop",
        ],
        &[
            "mzxw6ytboilqgezd",
            "key: authentification",
            "key: internationalize",
            "the key of them: they need more time",
        ],
    );
}

#[test]
fn the_number_of_a_public_key_is_no_code() {
    tells(
        "recovery_code",
        &[
            "my recovery key 4AEE18F83AFDEB23",
            "4AEE18F83AFDEB23",
            "my signing key 4aee18f83afdeb23",
        ],
        &[
            "gpg: using RSA key 4AEE18F83AFDEB23",
            "gpg: Signature made Fri Nov 27 by EDDSA key 4AEE18F83AFDEB23",
            "my signing key 4AEE18F83AFDEB23",
            "git config user.signingkey 4AEE18F83AFDEB23",
            "sig 3 4AEE18F83AFDEB23",
        ],
    );
}

#[test]
fn a_commit_in_a_sentence_is_no_code() {
    tells(
        "recovery_code",
        &[
            "I typed in 83af75d865cc",
            "I logged in with 83af75d865cc",
            "my code is in 83af75d865cc",
            "in 83AF75D865CC",
            "in 83af75d865cc4f60",
            "and 83af75d865cc",
        ],
        &[
            "in 83af75d865cc I fixed it",
            "since 83af75d865cc it works",
            "reverts 83af75d865cc",
            "version 83af75d865cc of the docs",
            "HEAD is now at 83af75d865cc",
            "bisected to 83af75d865cc",
        ],
    );
}

#[test]
fn what_was_joined_elsewhere_is_no_claim() {
    tells(
        "creation_date_claim",
        &[
            "I registered on PyPI in 2014",
            "I signed up for the PyPI account in 2014",
            "I joined GitHub in 2012",
            "I signed up in early 2014",
            "I registered with the site in 2014",
            "I joined in March 2014",
            "I joined March 2014",
        ],
        &[
            "I signed up for Mastodon in 2022",
            "I joined Mastodon in 2022",
            "I registered at Mastodon in 2022",
            "I signed up for the newsletter in 2022",
            "I joined the Fediverse in 2019",
        ],
    );
}
