//! The folders of doorkey on this machine, and its terminal.

use std::path::Path;

use crate::adapters::places;
use crate::adapters::system::machine;
use crate::ports::machine::Machine;
use crate::ports::machine::Place;

/// This machine.
pub struct ThisMachine;

impl Machine for ThisMachine {
    fn places(&self) -> Vec<Place> {
        let config = places::config().and_then(|file| file.parent().map(Path::to_owned));
        let found = [
            ("state", places::state()),
            ("config", config),
            ("vault", places::vault()),
            ("cache", places::cache()),
        ];
        let there = found
            .into_iter()
            .filter_map(|(what, path)| Some((what, path?)));
        there.map(|(what, path)| place(what, &path)).collect()
    }

    fn has_terminal(&self) -> bool {
        machine::has_terminal()
    }
}

fn place(what: &'static str, path: &Path) -> Place {
    Place {
        what,
        standing: machine::standing(path),
        network: machine::network(path),
        path: path.display().to_string(),
    }
}
