//! Whatever a server does: the truth or "unknown", never a false "clear".

use super::PASSWORD;
use super::SUFFIX;
use super::UNSEEN;
use super::all_at_once;
use super::honest;
use super::pwned;
use super::verdict;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::faults::Verdict;
use crate::support::server::faults::every_fault;
use crate::support::server::rows;

#[test]
fn an_exposed_password_is_exposed_or_unknown_whatever_the_server_does() {
    judged_rightly(PASSWORD, "exposed 42");
}

#[test]
fn an_unseen_password_is_clear_only_by_a_whole_range() {
    judged_rightly(UNSEEN, "clear");
}

fn judged_rightly(password: &str, truth: &str) {
    let elsewhere = RangeServer::start();
    elsewhere.otherwise(Play::Correct(honest()));
    let cases = every_fault(SUFFIX, &elsewhere.url_as("localhost"));
    all_at_once(&cases, |case| {
        let (home, server) = (Home::new(), RangeServer::start());
        server.otherwise(case.play.clone());
        let ran = pwned(&home, server.url(), password)
            .args(["--timeout", "2"])
            .run();
        let expected = match case.verdict {
            Verdict::NeverClear if truth == "clear" => "unknown",
            Verdict::Exposed | Verdict::NeverClear => truth,
            Verdict::Unknown => "unknown",
        };
        assert_eq!(verdict(&ran), expected, "{}: {ran}", case.name);
        ran.never_says(password).never_says(SUFFIX);
    });
    assert!(elsewhere.requests().is_empty(), "a redirect was followed");
}

#[test]
fn a_range_that_lost_its_last_rows_is_unknown() {
    let last = "FA9B93F3F0682250B6CF8331B7EE68FD800";
    let honest = rows::rows_with(last, 42, 1_900);
    let (home, server) = (Home::new(), RangeServer::start());
    server.otherwise(Play::TruncatedAtLine(honest, last.to_owned()));
    let ran = pwned(&home, server.url(), UNSEEN).run();
    assert_eq!(verdict(&ran), "unknown", "{ran}");
}

#[test]
fn an_ntlm_digest_is_never_judged_by_sha1_rows() {
    let digest = "8846F7EAEE8FB117AD06BDD830B7586C";
    let ntlm = rows::ntlm_rows_with(digest.split_at(5).1, 42, 1_900);
    let server = RangeServer::start();
    for (play, expected) in [
        (Play::Correct(honest()), "unknown"),
        (Play::ByMode(honest(), ntlm.clone()), "exposed 42"),
        (Play::OnlyNtlm(ntlm), "exposed 42"),
    ] {
        let home = Home::new();
        server.otherwise(play);
        let ran = pwned(&home, server.url(), digest)
            .args(["--hash", "ntlm"])
            .run();
        assert_eq!(verdict(&ran), expected, "{ran}");
    }
    let paths: Vec<_> = server.requests().into_iter().map(|it| it.path).collect();
    assert_eq!(paths, ["/range/8846F?mode=ntlm"; 3]);
}

#[test]
fn what_an_outage_means_is_the_owners_choice_and_never_clear() {
    let server = RangeServer::start();
    server.otherwise(Play::Status(400));
    for (password, choice, expected) in [
        (PASSWORD, "fail", 3),
        (PASSWORD, "warn", 0),
        (PASSWORD, "fallback", 1),
        (UNSEEN, "fallback", 3),
    ] {
        let home = Home::new();
        let ran = pwned(&home, server.url(), password)
            .args(["--on-error", choice])
            .run();
        ran.exits(expected);
        assert!(!ran.out().contains("\"clear\""), "{ran}");
    }
}
