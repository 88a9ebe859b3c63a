//! The keyring of the operating system: Secret Service, macOS Keychain, Windows Credential Manager.
//!
//! Records are written by the `keyring` crate everywhere. On Linux all else goes through `secret-service`,
//! the library beneath it (`session.rs`): what the crate itself finds locked it unlocks, so that with a
//! display it waits for an answer for ever; of a keyring that was never set up it says that there is no
//! such entry; and its one connection cannot be made anew in a process. Elsewhere (`elsewhere.rs`) the crate
//! does it all. That half was compiled and run against a Secret Service, never on macOS or Windows.
//!
//! Every call first asks for the state of the keyring, which never prompts, and all of it together has nine
//! seconds. No call writes anywhere else.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
mod errors;
mod patience;
#[cfg(target_os = "linux")]
mod session;
mod writing;

use std::time::Duration;

#[cfg(not(target_os = "linux"))]
use crate::adapters::keyring::elsewhere::Session;
use crate::adapters::keyring::patience::Deadline;
#[cfg(target_os = "linux")]
use crate::adapters::keyring::session::Session;
use crate::ports::store::SecretStore;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// The keyring of this login session. Nothing is asked of it before the first call.
#[derive(Default)]
pub struct Keyring {
    session: Option<Session>,
}

impl SecretStore for Keyring {
    fn name(&self) -> String {
        "the keyring".to_owned()
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.ask(Talk::Plain, |_| Ok(()))
    }

    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError> {
        // The thread that writes may outlive this call, so it has a copy, which is wiped with it.
        let record = Secret::new(record.reveal().to_vec());
        self.order(Talk::Encrypted, move |session, deadline| {
            writing::put(session, key, &record, deadline)
        })
    }

    fn get(&mut self, key: Key) -> Result<Secret, StoreError> {
        self.ask(Talk::Encrypted, move |session| session.read(key))
    }

    fn delete(&mut self, key: Key) -> Result<(), StoreError> {
        self.order(Talk::Plain, move |session, deadline| {
            deadline.still_waits()?;
            session.delete(key)
        })
    }

    fn list(&mut self) -> Result<Vec<Key>, StoreError> {
        self.ask(Talk::Plain, Session::list)
    }
}

impl Keyring {
    /// What changes nothing, and is asked once more when the keyring went away in the middle.
    fn ask<T: Send + 'static>(
        &mut self,
        talk: Talk,
        work: impl Fn(&Session) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.call(move |kept, deadline| {
            let (session, result) = attempt(kept, talk, &work);
            if matches!(result, Err(StoreError::Lost(_))) && deadline.still_waits().is_ok() {
                return attempt(None, talk, &work);
            }
            (session, result)
        })
    }

    /// What changes something, and is done once.
    fn order<T: Send + 'static>(
        &mut self,
        talk: Talk,
        work: impl Fn(&Session, Deadline) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.call(move |kept, deadline| attempt(kept, talk, |session| work(session, deadline)))
    }

    /// Lends the session to a thread that is waited for with patience; then both are given up.
    fn call<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(Option<Session>, Deadline) -> Attempted<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let kept = self.session.take();
        let (session, result) = patience::within(PATIENCE, move |deadline| work(kept, deadline))?;
        self.session = session;
        result
    }
}

/// The session, where it can be used again, and what came of it.
type Attempted<T> = (Option<Session>, Result<T, StoreError>);

/// Does `work` in a session that reaches an open keyring.
fn attempt<T>(
    kept: Option<Session>,
    talk: Talk,
    work: impl FnOnce(&Session) -> Result<T, StoreError>,
) -> Attempted<T> {
    let session = match open(kept, talk) {
        Ok(session) => session,
        Err(error) => return (None, Err(error)),
    };
    match work(&session) {
        Err(error @ StoreError::Lost(_)) => (None, Err(error)),
        result => (Some(session), result),
    }
}

/// The kept session if it still reaches an open keyring, or a new one. Nothing was asked for yet, so this
/// may be tried twice whatever follows.
fn open(kept: Option<Session>, talk: Talk) -> Result<Session, StoreError> {
    if let Some(session) = kept.filter(|session| session.is_fit_for(talk)) {
        match session.probe() {
            Err(StoreError::Lost(_)) => {}
            probed => return probed.map(|()| session),
        }
    }
    let session = Session::open(talk)?;
    session.probe()?;
    Ok(session)
}

/// Whether secrets will cross the bus.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Talk {
    /// None will: no key need be agreed on, which is most of the time that connecting takes.
    Plain,
    /// They will, encrypted.
    Encrypted,
}

/// The user names of all entries for `service`, whoever wrote them, from their attributes alone: no collection is
/// opened, none need be there, and nobody is prompted. Empty where a locked collection hides the name.
///
/// # Errors
/// The keyring cannot be reached, or, where it is not a Secret Service, cannot be asked without a prompt.
pub(crate) fn users_of(service: &str) -> Result<Vec<String>, StoreError> {
    let service = service.to_owned();
    patience::within(PATIENCE, move |deadline| {
        Session::open(Talk::Plain)?.users_of(&service, deadline)
    })?
}

/// What all our records are filed under.
const SERVICE: &str = "doorkey";

/// For everything that one call does. A command has ten seconds, and must still say what happened.
const PATIENCE: Duration = Duration::from_secs(9);
