//! What an error of the keyring means to its owner.
//!
//! An error of the `keyring` crate may hold the secret itself, so none is ever printed with its contents.

use keyring_core::Error;
use keyring_core::error::PlatformError;

use crate::record::trouble::StoreError;

/// What an error of the `keyring` crate means.
pub(crate) fn of_keyring(error: &Error) -> StoreError {
    match error {
        Error::NoEntry => StoreError::NotFound,
        Error::TooLong(..) => StoreError::TooLarge,
        Error::Ambiguous(entries) => StoreError::Ambiguous(entries.len() as u64),
        Error::NoDefaultStore => StoreError::NoService,
        Error::NoStorageAccess(cause) | Error::PlatformFailure(cause) => of_platform(cause),
        Error::NotSupportedByStore(what) | Error::BadStoreFormat(what) => refused(what),
        Error::Invalid(name, _) => {
            refused(&format!("its client library does not take this {name}"))
        }
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            refused("what it holds is not what doorkey writes")
        }
        _ => refused("for a reason that its client library does not name"),
    }
}

#[cfg(target_os = "linux")]
fn of_platform(cause: &PlatformError) -> StoreError {
    match cause.downcast_ref::<secret_service::Error>() {
        Some(error) => of_service(error),
        None => refused(&cause.to_string()),
    }
}

/// What an error of the Secret Service means.
#[cfg(target_os = "linux")]
pub(crate) fn of_service(error: &secret_service::Error) -> StoreError {
    use std::error::Error as _;

    use secret_service::Error;

    match error {
        Error::Unavailable => StoreError::NoBus,
        Error::Locked | Error::Prompt => StoreError::Locked,
        Error::NoResult => StoreError::NotSetUp,
        Error::PromptDisconnected => StoreError::Lost(shown(&error.to_string())),
        Error::Zbus(_) | Error::ZbusFdo(_) => {
            let cause = error.source().map(ToString::to_string);
            of_bus(&cause.unwrap_or_default())
        }
        _ => refused(&error.to_string()),
    }
}

/// What it means where it ended the attempt to connect: a bus that hangs up or lets us not in, such as that
/// of another user, is none of ours.
#[cfg(target_os = "linux")]
pub(crate) fn of_connecting(error: &secret_service::Error) -> StoreError {
    match of_service(error) {
        StoreError::Lost(words) if words.starts_with("I/O error") => StoreError::NoBus,
        StoreError::Refused(words) if words.starts_with("D-Bus handshake failed") => {
            StoreError::NoBus
        }
        meaning => meaning,
    }
}

/// What the words of the bus mean. They begin with the name of the error, which is part of the protocol:
/// <https://dbus.freedesktop.org/doc/api/html/group__DBusProtocol.html>.
#[cfg(target_os = "linux")]
fn of_bus(words: &str) -> StoreError {
    let name = words.split(": ").next().unwrap_or_default();
    let name = name.strip_prefix("org.freedesktop.").unwrap_or(name);
    match name {
        "DBus.Error.ServiceUnknown" | "DBus.Error.NameHasNoOwner" => StoreError::NoService,
        _ if name.starts_with("DBus.Error.Spawn.") => StoreError::NoService,
        "DBus.Error.NoReply"
        | "DBus.Error.Disconnected"
        | "Secret.Error.NoSession"
        | "I/O error" => StoreError::Lost(shown(words)),
        "Secret.Error.IsLocked" => StoreError::Locked,
        _ if name.starts_with("Failed to connect to address") => StoreError::NoBus,
        _ => refused(words),
    }
}

/// What a number of the platform means. The crate hands on most of them without a meaning, and their text
/// is in the owner's language. Sources: `SecBase.h` of Apple, `winerror.h` of Microsoft.
#[cfg(not(target_os = "linux"))]
fn of_platform(cause: &PlatformError) -> StoreError {
    let numbered = format!("{cause:?}");
    let number = numbered
        .split(|c: char| !c.is_ascii_digit() && c != '-')
        .find_map(|word| word.parse::<i64>().ok());
    match number {
        // No dialog can be shown, not authorized, the owner cancelled.
        Some(-25_308 | -25_293 | -128) => StoreError::Locked,
        // No keychain to be had, none by that name, not a keychain, no login session of Windows.
        Some(-25_291 | -25_294 | -25_295 | 1312) => StoreError::NoService,
        _ => refused(&cause.to_string()),
    }
}

fn refused(what: &str) -> StoreError {
    StoreError::Refused(shown(what))
}

/// Words from outside, of a length that fits a line.
fn shown(words: &str) -> String {
    let printable = words.chars().filter(|c| !c.is_control());
    printable.take(LONGEST).collect()
}

const LONGEST: usize = 200;

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_bus_are_told_apart() {
        let lost = |words: &str| StoreError::Lost(words.to_owned());
        for (words, meaning) in [
            (
                "org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided",
                StoreError::NoService,
            ),
            (
                "org.freedesktop.DBus.Error.Spawn.ChildExited: Process exited with status 1",
                StoreError::NoService,
            ),
            (
                "org.freedesktop.Secret.Error.NoSession: no such session",
                lost("org.freedesktop.Secret.Error.NoSession: no such session"),
            ),
            ("I/O error: socket closed", lost("I/O error: socket closed")),
            (
                "Failed to connect to address `unix:path=/run/bus`: Connection refused (os error 111)",
                StoreError::NoBus,
            ),
            (
                "org.freedesktop.Secret.Error.IsLocked: the object is locked",
                StoreError::Locked,
            ),
            (
                "org.example.Odd: a reason",
                StoreError::Refused("org.example.Odd: a reason".to_owned()),
            ),
        ] {
            assert_eq!(of_bus(words), meaning);
        }
    }

    #[test]
    fn what_was_read_is_not_in_the_error() {
        let cause = || Box::new(secret_service::Error::NoResult);
        for error in [
            Error::BadEncoding(b"hunter2".to_vec()),
            Error::BadDataFormat(b"hunter2".to_vec(), cause()),
        ] {
            assert!(!of_keyring(&error).to_string().contains("hunter2"));
        }
    }

    #[test]
    fn a_dismissed_prompt_is_a_locked_keyring() {
        let error = Error::NoStorageAccess(Box::new(secret_service::Error::Prompt));
        assert_eq!(of_keyring(&error), StoreError::Locked);
    }

    #[test]
    fn words_from_outside_are_cut_and_cannot_drive_a_terminal() {
        let words = format!("\x1b[2J{}", "x".repeat(100_000));
        assert_eq!(shown(&words).len(), LONGEST);
        assert!(!shown(&words).contains('\x1b'));
    }
}
