//! What doorkey keeps, to compare a text with it: read without a prompt, or not at all.

use crate::config::Config;
use crate::digits::hex;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::storing;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::Content;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;
use crate::store::factors;
use crate::totp::base32;

/// Every recovery code, every secret of an enrolment and every key that doorkey keeps, spelled as a text may have it; and why
/// some or all of them could not be had. Nobody is asked for anything, and where nothing was ever kept no store
/// is touched.
#[must_use]
pub fn known(ports: &Ports<'_>, config: &Config) -> (Vec<Secret>, Option<String>) {
    let mut known = Vec::new();
    let note = match read(ports, config, &mut known) {
        Ok(0) => None,
        Ok(1) => Some("not with one record, which cannot be read: see `doorkey doctor`".to_owned()),
        Ok(count) => Some(format!(
            "not with {count} records, which cannot be read: see `doorkey doctor`"
        )),
        Err(Failure { what, because, .. }) => Some(match because {
            Some(because) => format!("{what}: {because}"),
            None => what,
        }),
    };
    let note =
        note.map(|why| format!("the text was not compared with all that doorkey keeps: {why}"));
    (known, note)
}

/// The secrets of all records into `known`; how many records are damaged or gone.
fn read(ports: &Ports<'_>, config: &Config, known: &mut Vec<Secret>) -> Result<usize, Failure> {
    let book = store::book(ports.ledgers)?;
    let sets = book.sets().map(|set| set.id);
    let factors = book.factors().map(|factor| factor.id);
    let keys = book.keys().map(|key| key.id);
    let ids: Vec<RecordId> = sets.chain(factors).chain(keys).collect();
    if ids.is_empty() {
        return Ok(0);
    }
    let (kind, _) = storing::chosen(ports.inputs, config)?;
    let kind = kind.ok_or_else(|| Failure::new(Kind::Store, "no secret store was chosen yet"))?;
    // A keyring that is locked might ask by itself.
    storing::probe(ports, kind).1?;
    let unlocking = UnlockingOptions::default();
    let mut unlock = unlocking.unlock_unasked(ports.inputs);
    let mut store = ports.stores.open(kind, &mut unlock);
    let mut unread = 0;
    for id in ids {
        match store::fetch(store.as_mut(), id) {
            Ok(record) => match spelled(record) {
                Some(secrets) => known.extend(secrets),
                None => unread += 1,
            },
            Err(StoreError::NotFound | StoreError::Damaged { .. }) => unread += 1,
            // A store that does not open for one record does not for the next.
            Err(error) => return Err(error.into()),
        }
    }
    Ok(unread)
}

/// The secrets of a record as a text may have them: codes and keys as they are, a shared secret in base 32 and in hex.
fn spelled(record: Record) -> Option<Vec<Secret>> {
    let record = match record.content {
        Content::RecoveryCodes(codes) => return Some(codes),
        Content::ServiceKey(key) => return Some(vec![key]),
        Content::Enrolment(_) => record,
    };
    let enrolment = factors::enrolment(&record).ok()?;
    let bytes = enrolment.secret.reveal();
    Some(vec![base32::encode(bytes), hex::encode_secret(bytes)])
}
