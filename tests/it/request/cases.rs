//! Real threads: where doorkey would have sent each, and where staff did.
//!
//! `pypi_cases.jsonl` has the 80 threads of a public sample. `facts` are the sample's own fields in doorkey's
//! words, one to one. `told` is what the requester says besides in the first message, read by a person, as
//! answers to the interview; what staff said or found later is in neither.

use std::collections::BTreeMap;
use std::fmt::Write;

use doorkey::recipes;
use doorkey::recipes::MailRule;
use doorkey::request::facts::Facts;
use doorkey::request::triage::Triage;
use doorkey::request::triage::triage;
use serde::Deserialize;

#[derive(Deserialize)]
struct Thread {
    issue: u32,
    facts: BTreeMap<String, String>,
    told: BTreeMap<String, String>,
    /// What staff asked for first.
    staff: String,
}

/// The routes that are what staff asked for.
fn wanted(staff: &str) -> &'static [&'static str] {
    match staff {
        "recovery_mail_to_primary" => &["recovery_issue"],
        "email_support_new_address" | "recovery_mail_to_other_address" => {
            &["recovery_issue_new_address"]
        }
        "email_support_confirm_address" => &["recovery_issue_confirm_address"],
        "email_support_intent_7_day_wait" => &["recovery_issue_intent_7_day_wait"],
        "security_or_admin_contact" => &["security_contact"],
        "pep541_form" => &["pep541"],
        "use_recovery_codes" => &["use_recovery_codes"],
        "use_device_confirmation_link" => &["device_confirmation_link"],
        // Since then the pages do it: the reset mail names the username, and an address can be corrected.
        "told_username" => &["self_service_reset"],
        "staff_corrected_address" => &["self_service_fix_address", "self_service_second_address"],
        // A request that staff could end at once.
        "staff_reset_directly" => &[
            "recovery_issue",
            "recovery_issue_confirm_address",
            "recovery_issue_new_address",
        ],
        // Nothing was asked, or only what was missing.
        "none" | "duplicate" | "asked_for_clarification" => &[],
        other => panic!("staff asked for `{other}`"),
    }
}

/// Whether staff asked for a mail to them.
fn asks_for_mail(staff: &str) -> bool {
    staff.starts_with("email_support")
}

fn threads() -> Vec<Thread> {
    let text = include_str!("../../fixtures/request/pypi_cases.jsonl");
    let threads: Vec<Thread> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("a thread a line"))
        .collect();
    assert_eq!(threads.len(), 80);
    threads
}

fn routes(facts: &BTreeMap<String, String>, told: &BTreeMap<String, String>) -> Triage {
    let mut known = Facts::default();
    for (key, value) in facts.iter().chain(told) {
        known.set(key, value).expect("a fact");
    }
    let recipe = recipes::known(&facts["service"]).expect("a recipe");
    triage(&recipe, &known)
}

/// Whether staff's first instruction is among the first two routes; looking into `~/.pypirc` is no route,
/// but what makes one needless.
fn is_met(thread: &Thread, triage: &Triage) -> bool {
    if thread.staff == "look_in_pypirc" {
        return triage.needless.iter().any(|hint| hint.id == "pypirc");
    }
    let mut first = triage.routes.iter().take(2);
    first.any(|route| wanted(&thread.staff).contains(&route.id.as_str()))
}

/// Threads met, threads judged, and those not met with the routes they would get.
fn count(use_told: bool) -> (usize, usize, String) {
    let (mut met, mut judged, mut missed) = (0, 0, String::new());
    for thread in threads() {
        if thread.staff != "look_in_pypirc" && wanted(&thread.staff).is_empty() {
            continue;
        }
        let nothing = BTreeMap::new();
        let told = if use_told { &thread.told } else { &nothing };
        let triage = routes(&thread.facts, told);
        judged += 1;
        if is_met(&thread, &triage) {
            met += 1;
        } else {
            let ids: Vec<_> = triage.routes.iter().map(|route| &*route.id).collect();
            let (issue, staff) = (thread.issue, &thread.staff);
            writeln!(
                missed,
                "  #{issue}: staff {staff}, doorkey {}",
                ids.join(", ")
            )
            .expect("text");
        }
    }
    (met, judged, missed)
}

#[test]
fn what_staff_asked_for_first_is_among_the_first_two_routes() {
    let (bare, judged, missed) = count(false);
    println!("by the sample's own fields: {bare} of {judged} threads\n{missed}");
    let (met, _, missed) = count(true);
    println!("with what the requester said besides: {met} of {judged} threads\n{missed}");
    assert!(bare >= LEAST_BARE, "{bare} of {judged}");
    assert!(met >= LEAST_TOLD, "{met} of {judged}");
}

#[test]
fn where_staff_asked_for_a_mail_the_draft_has_it_already() {
    let (mut with_mail, mut asked) = (0, 0);
    for thread in threads() {
        if !asks_for_mail(&thread.staff) {
            continue;
        }
        asked += 1;
        let triage = routes(&thread.facts, &thread.told);
        let goes_to_staff = |mail: &MailRule| mail.to == "support";
        let written = triage
            .routes
            .iter()
            .take(2)
            .filter_map(|route| route.door.mail.as_ref());
        with_mail += usize::from(written.into_iter().any(goes_to_staff));
    }
    println!("{with_mail} of {asked} threads in which staff asked for a mail");
    assert!(with_mail + 1 >= asked, "{with_mail} of {asked}");
}

/// So many are met now; fewer would be a step back.
const LEAST_BARE: usize = 53;
const LEAST_TOLD: usize = 63;
