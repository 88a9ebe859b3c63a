//! `request new --facts`, as scripts use it.

use doorkey::exit::Exit;

use crate::support::world::World;

#[test]
fn a_file_of_facts_leads_to_routes() {
    let told = World::new()
        .file(
            "lost.toml",
            "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nrecovery_codes = 'lost'\n",
        )
        .run(["request", "new", "--facts", "lost.toml", "--format", "json"])
        .exits(Exit::Done);
    let json = told.json();
    assert_eq!(json["schema"], "doorkey/request/1");
    assert_eq!(json["routes"][0]["id"], "recovery_issue");
    assert_eq!(json["routes"][0]["expect"]["first_answer_days"], 5.0);
    assert!(
        json["routes"][0]["steps"]
            .as_array()
            .is_some_and(|steps| steps.len() > 3)
    );
    for member in ["needless", "warnings", "missing_facts"] {
        assert!(json[member].is_array(), "{member}");
    }
}
