//! A secret store, a ledger and a clipboard in memory, which several runs may share.

use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use doorkey::config::StoreKind;
use doorkey::failure::Failure;
use doorkey::failure::Kind;
use doorkey::ports::Clipboard;
use doorkey::ports::Clock;
use doorkey::ports::Offer;
use doorkey::ports::cases::Cases;
use doorkey::ports::machine::Machine;
use doorkey::ports::machine::Place;
use doorkey::ports::store::Closing;
use doorkey::ports::store::Held;
use doorkey::ports::store::Hold;
use doorkey::ports::store::Ledgers;
use doorkey::ports::store::LockedLedger;
use doorkey::ports::store::Pages;
use doorkey::ports::store::SecretStore;
use doorkey::ports::store::Stores;
use doorkey::ports::store::Unlock;
use doorkey::ports::store::Unlocking;
use doorkey::record::id::Key;
use doorkey::record::trouble::StoreError;
use doorkey::secret::Secret;

/// What outlives a run. Clones are the same safe.
#[derive(Clone, Default)]
pub struct Safe(Rc<Inner>);

/// What happens in another run at the next call of this name.
type Meanwhile = (&'static str, Box<dyn FnOnce()>);

#[derive(Default)]
struct Inner {
    keyring: RefCell<BTreeMap<Key, Vec<u8>>>,
    vault: RefCell<Option<BTreeMap<Key, Vec<u8>>>>,
    pages: RefCell<Pages>,
    trouble: RefCell<Option<StoreError>>,
    config: RefCell<Option<String>>,
    copied: RefCell<Vec<Vec<u8>>>,
    calls: RefCell<Vec<&'static str>>,
    places: RefCell<Vec<Place>>,
    cases: RefCell<BTreeMap<String, Vec<u8>>>,
    meanwhile: RefCell<Option<Meanwhile>>,
    /// How many hold the records; [`ALONE`] where one does and lets nobody else.
    holders: Cell<usize>,
    holds_nobody_off: Cell<bool>,
}

impl Safe {
    /// Every call to the keyring fails like this from now on; `None` mends it.
    pub fn trouble(&self, trouble: impl Into<Option<StoreError>>) {
        *self.0.trouble.borrow_mut() = trouble.into();
    }

    /// The records in the keyring.
    pub fn keyring(&self) -> BTreeMap<Key, Vec<u8>> {
        self.0.keyring.borrow().clone()
    }

    /// Put a record there, or take it away, behind doorkey's back.
    pub fn meddle(&self, key: Key, record: Option<&[u8]>) {
        let mut keyring = self.0.keyring.borrow_mut();
        match record {
            Some(record) => keyring.insert(key, record.to_vec()),
            None => keyring.remove(&key),
        };
    }

    /// The records in the vault; `None` where there is no vault.
    pub fn vault(&self) -> Option<BTreeMap<Key, Vec<u8>>> {
        self.0.vault.borrow().clone()
    }

    /// Spoil a record of the vault behind doorkey's back.
    pub fn meddle_with_vault(&self, key: Key) {
        let mut vault = self.0.vault.borrow_mut();
        let vault = vault.as_mut().expect("a vault");
        vault.insert(key, b"another".to_vec());
    }

    /// The ledger, to look at or to damage.
    pub fn pages(&self) -> std::cell::RefMut<'_, Pages> {
        self.0.pages.borrow_mut()
    }

    /// The config file that doorkey wrote.
    pub fn config(&self) -> Option<String> {
        self.0.config.borrow().clone()
    }

    pub(super) fn write_config(&self, text: &str) {
        *self.0.config.borrow_mut() = Some(text.to_owned());
        self.happens("config");
    }

    /// A place as `doctor` finds it.
    pub fn place(&self, place: Place) {
        self.0.places.borrow_mut().push(place);
    }

    /// What stood on the clipboard, in order.
    pub fn copied(&self) -> Vec<Vec<u8>> {
        self.0.copied.borrow().clone()
    }

    /// The log of a recovery case.
    pub fn case(&self, name: &str) -> Option<String> {
        let lines = self.0.cases.borrow().get(name).cloned();
        lines.map(|lines| String::from_utf8(lines).expect("a log is text"))
    }

    /// Lines of the log of a recovery case, behind doorkey's back.
    pub fn add_to_case(&self, name: &str, lines: &str) {
        let mut cases = self.0.cases.borrow_mut();
        cases
            .entry(name.to_owned())
            .or_default()
            .extend(lines.bytes());
    }

    /// Just before the next call of this name (`probe`, `put`, `get`, `delete`, `list` of a store, `lock` of the
    /// ledger, `hold` of the records), or just after the config file is written (`config`), another run does this.
    pub fn meanwhile(&self, call: &'static str, act: impl FnOnce() + 'static) {
        let before = self.0.meanwhile.replace(Some((call, Box::new(act))));
        assert!(before.is_none(), "what was to happen did not");
    }

    fn happens(&self, call: &'static str) {
        let mut meanwhile = self.0.meanwhile.borrow_mut();
        let act = meanwhile.take_if(|(at, _)| *at == call);
        drop(meanwhile);
        if let Some((_, act)) = act {
            act();
        }
    }

    /// From now on the records are held as on a disk where locks do not hold.
    pub fn holds_nobody_off(&self) {
        self.0.holds_nobody_off.set(true);
    }

    /// The calls to a secret store since the last time this was asked, in order.
    pub fn calls(&self) -> Vec<&'static str> {
        self.0.calls.take()
    }
}

impl Cases for Safe {
    fn names(&self) -> Result<Vec<String>, Failure> {
        Ok(self.0.cases.borrow().keys().cloned().collect())
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        Ok(self.0.cases.borrow().get(name).cloned())
    }

    fn append(&self, name: &str, lines: &[u8]) -> Result<(), Failure> {
        let mut cases = self.0.cases.borrow_mut();
        cases.entry(name.to_owned()).or_default().extend(lines);
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<bool, Failure> {
        Ok(self.0.cases.borrow_mut().remove(name).is_some())
    }
}

impl Stores for Safe {
    fn open<'a>(&'a self, kind: StoreKind, unlock: Unlock<'a>) -> Box<dyn SecretStore + 'a> {
        Box::new(FakeStore {
            safe: self,
            kind,
            unlock: Some(unlock),
        })
    }

    fn vault_identity(&self, unlock: Unlock<'_>) -> Result<Secret, StoreError> {
        match unlock()? {
            Unlocking::Identity(identity) => Ok(identity),
            Unlocking::Passphrase(_) => Err(StoreError::WrongPassphrase),
        }
    }

    fn create_vault(&self, _closing: Closing) -> Result<String, StoreError> {
        let place = "/home/ada/.local/share/doorkey/vault".to_owned();
        let mut vault = self.0.vault.borrow_mut();
        if vault.is_some() {
            return Err(StoreError::VaultExists(place));
        }
        *vault = Some(BTreeMap::new());
        Ok(place)
    }
}

struct FakeStore<'a> {
    safe: &'a Safe,
    kind: StoreKind,
    /// Until it was opened.
    unlock: Option<Unlock<'a>>,
}

impl FakeStore<'_> {
    fn call<T>(
        &mut self,
        name: &'static str,
        act: impl FnOnce(&mut BTreeMap<Key, Vec<u8>>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.safe.happens(name);
        self.safe.0.calls.borrow_mut().push(name);
        if self.kind == StoreKind::Keyring {
            return match &*self.safe.0.trouble.borrow() {
                Some(trouble) => Err(trouble.clone()),
                None => act(&mut self.safe.0.keyring.borrow_mut()),
            };
        }
        let mut vault = self.safe.0.vault.borrow_mut();
        let vault = vault.as_mut().ok_or_else(|| {
            StoreError::NoVault("/home/ada/.local/share/doorkey/vault".to_owned())
        })?;
        if matches!(name, "put" | "get")
            && let Some(unlock) = self.unlock.take()
        {
            unlock()?;
        }
        act(vault)
    }
}

impl SecretStore for FakeStore<'_> {
    fn name(&self) -> String {
        match self.kind {
            StoreKind::Keyring => "the keyring".to_owned(),
            StoreKind::Vault => "the vault".to_owned(),
        }
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.call("probe", |_| Ok(()))
    }

    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError> {
        self.call("put", |records| {
            if records.contains_key(&key) {
                return Err(StoreError::AlreadyThere);
            }
            records.insert(key, record.reveal().to_vec());
            Ok(())
        })
    }

    fn get(&mut self, key: Key) -> Result<Secret, StoreError> {
        self.call("get", |records| {
            let record = records.get(&key).ok_or(StoreError::NotFound)?;
            Ok(Secret::new(record.clone()))
        })
    }

    fn delete(&mut self, key: Key) -> Result<(), StoreError> {
        self.call("delete", |records| {
            records.remove(&key).map(|_| ()).ok_or(StoreError::NotFound)
        })
    }

    fn list(&mut self) -> Result<Vec<Key>, StoreError> {
        self.call("list", |records| Ok(records.keys().copied().collect()))
    }
}

impl Ledgers for Safe {
    fn read(&self) -> Result<Pages, Failure> {
        Ok(self.0.pages.borrow().clone())
    }

    fn lock(&self) -> Result<Box<dyn LockedLedger + '_>, Failure> {
        self.happens("lock");
        Ok(Box::new(self.clone()))
    }

    fn hold(&self, hold: Hold) -> Result<Box<dyn Held + '_>, Failure> {
        self.happens("hold");
        let holders = &self.0.holders;
        let is_free = match hold {
            Hold::Adding => holders.get() != ALONE,
            Hold::Alone => holders.get() == 0,
        };
        if !is_free && !self.0.holds_nobody_off.get() {
            return Err(Failure::new(
                Kind::Store,
                "another doorkey has held the lock",
            ));
        }
        let before = holders.get();
        holders.set(match hold {
            Hold::Adding => before + 1,
            Hold::Alone => ALONE,
        });
        Ok(Box::new(HeldSafe(self, before)))
    }
}

struct HeldSafe<'s>(&'s Safe, usize);

impl Held for HeldSafe<'_> {}

impl Drop for HeldSafe<'_> {
    fn drop(&mut self) {
        self.0.0.holders.set(self.1);
    }
}

const ALONE: usize = usize::MAX;

impl LockedLedger for Safe {
    fn read(&mut self) -> Result<Pages, Failure> {
        Ledgers::read(self)
    }

    fn append(&mut self, keep: u64, lines: &[u8], head: &[u8]) -> Result<(), Failure> {
        let mut pages = self.pages();
        pages.lines.truncate(usize::try_from(keep).unwrap());
        pages.lines.extend_from_slice(lines);
        pages.head = Some(head.to_vec());
        Ok(())
    }

    fn begin_anew(&mut self, lines: &[u8], head: &[u8]) -> Result<PathBuf, Failure> {
        *self.pages() = Pages {
            head: Some(head.to_vec()),
            lines: lines.to_vec(),
        };
        Ok(PathBuf::from(
            "/home/ada/.local/state/doorkey/ledger.damaged-1",
        ))
    }
}

impl Clipboard for Safe {
    fn reach(&self) -> Result<(), Failure> {
        Ok(())
    }

    fn offer(&self, secret: &Secret) -> Result<Box<dyn Offer>, Failure> {
        self.0.copied.borrow_mut().push(secret.reveal().to_vec());
        Ok(Box::new(Pasted))
    }

    fn picture(&self) -> Result<Secret, Failure> {
        Err(Failure::new(
            Kind::Input,
            "there is no picture on the clipboard",
        ))
    }
}

impl Machine for Safe {
    fn places(&self) -> Vec<Place> {
        self.0.places.borrow().clone()
    }

    fn has_terminal(&self) -> bool {
        true
    }
}

struct Pasted;

impl Offer for Pasted {
    fn hold(&mut self, _time: Duration) {}
}

/// A clock that stands still.
pub struct FakeClock(pub u64);

/// A minute past noon on 2026-11-23.
pub const NOON: u64 = 1_795_435_260;

impl Clock for FakeClock {
    fn now(&self) -> u64 {
        self.0
    }

    fn wait_until(&self, _second: u64) {}
}
