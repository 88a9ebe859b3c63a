//! The folders: closed to others, and not on a network.

use crate::commands::doctor::good;
use crate::ports::machine::Machine;
use crate::ports::machine::Place;
use crate::ports::machine::Standing;
use crate::told::Examined;
use crate::told::Health;

/// Look at each folder of doorkey.
pub(super) fn examine(machine: &dyn Machine) -> Vec<Examined> {
    let places = machine.places();
    let mut rows = unwritable(&places);
    rows.extend(places.iter().flat_map(examine_one));
    if rows.is_empty() {
        rows.push(good("folders", "closed to others, and on this machine"));
    }
    rows
}

fn examine_one(place: &Place) -> Vec<Examined> {
    let Place { what, path, .. } = place;
    let mut rows = Vec::new();
    let wrong = match &place.standing {
        // One that cannot be written is told for all places at once.
        Standing::Unwritable(_) | Standing::Missing | Standing::Closed => None,
        Standing::Open(mode) => Some((
            format!("others may look into the {what} folder `{path}` (mode {mode:o})"),
            format!("`chmod 700 {path}`"),
        )),
        Standing::Foreign => Some((
            format!("the {what} folder `{path}` belongs to another user"),
            "run doorkey as the user it belongs to; under `sudo`, HOME is often still yours"
                .to_owned(),
        )),
        Standing::NotAFolder => Some((
            format!("at `{path}` stands a link or a file, not the {what} folder"),
            "doorkey follows no links there; move the folder itself to this place".to_owned(),
        )),
        Standing::Hidden(why) => Some((
            format!("the {what} folder `{path}` cannot be looked at: {why}"),
            "look at the modes of the folders above it".to_owned(),
        )),
    };
    // What is cached is no secret and no state.
    let matters = *what != "cache" || !matches!(place.standing, Standing::Open(_));
    if let Some((saw, hint)) = wrong.filter(|_| matters) {
        rows.push(bad(saw, hint));
    }
    if let (Some(kind), "state" | "vault") = (place.network, *what) {
        rows.push(bad(
            format!("the {what} folder `{path}` is on a file system of another machine or program ({kind}): locks may not hold there"),
            "keep it on this machine: set XDG_STATE_HOME and XDG_DATA_HOME to a local folder".to_owned(),
        ));
    }
    rows
}

/// Where nothing can be written: a home that is only read makes one row, not four.
fn unwritable(places: &[Place]) -> Vec<Examined> {
    let mut folders: Vec<(&str, Vec<&str>)> = Vec::new();
    // Without a cache all is only slower.
    for place in places.iter().filter(|place| place.what != "cache") {
        let Standing::Unwritable(folder) = &place.standing else {
            continue;
        };
        match folders.iter_mut().find(|(known, _)| known == folder) {
            Some((_, kept)) => kept.push(place.what),
            None => folders.push((folder, vec![place.what])),
        }
    }
    let row = |(folder, kept): (&str, Vec<&str>)| {
        bad(
            format!(
                "nothing can be written in `{folder}`, where doorkey keeps its {}: `doorkey init` and all that stores will fail",
                kept.join(", ")
            ),
            "look at its owner and mode, and whether the disk is only read; or set XDG_STATE_HOME, XDG_CONFIG_HOME and \
             XDG_DATA_HOME to folders of yours"
                .to_owned(),
        )
    };
    folders.into_iter().map(row).collect()
}

fn bad(saw: String, hint: String) -> Examined {
    Examined {
        check: "folders",
        health: Health::Bad,
        saw,
        hint: Some(hint),
    }
}
