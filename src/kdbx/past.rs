//! The earlier states of an entry, as far as they tell how old its password is.

use crate::kdbx::database::Entry;
use crate::secret::Secret;

/// The states, in the order of the file, which is that of time.
#[derive(Default)]
pub(super) struct Past(Vec<State>);

#[derive(Default)]
struct State {
    changed: Option<u64>,
    password: Secret,
}

impl Past {
    /// The next state begins.
    pub(super) fn begin(&mut self) {
        self.0.push(State::default());
    }

    /// When this state was made.
    pub(super) fn changed(&mut self, second: Option<u64>) {
        if let Some(state) = self.0.last_mut() {
            state.changed = second;
        }
    }

    /// The password of this state.
    pub(super) fn password(&mut self, password: Secret) {
        if let Some(state) = self.0.last_mut() {
            state.password = password;
        }
    }

    /// Since when an entry has had the password it has. Apps keep some states and not all: it can be older.
    pub(super) fn since(&self, entry: &Entry) -> Option<u64> {
        let nothing = Secret::default();
        let password = entry.field("Password").unwrap_or(&nothing);
        let states = self.0.iter().rev();
        let same = states.take_while(|state| state.password.is_same(password));
        same.filter_map(|state| state.changed)
            .chain(entry.changed)
            .min()
    }
}
