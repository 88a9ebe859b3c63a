//! What other apps write: each format in a file of its own, and a row in [`FORMATS`].
//!
//! A file is recognised by its content, never by its name. A row that cannot be read is told with its reason and
//! loses no other. What a file asks for in memory and time is looked at before it is obeyed ([`crate::kdf`]).

mod aegis;
mod and_otp;
mod bitwarden;
mod csv_column;
mod cxf;
mod ente;
pub(in crate::totp) mod entries;
mod fields;
mod free_otp;
mod free_otp_plus;
pub mod keepass;
mod listing;
pub mod migration;
mod one_pux;
mod otpauth_list;
mod proton;
mod proton_pass;
mod refused;
pub mod row;
mod secretstream;
mod settings;
mod stratum;
#[cfg(test)]
mod tests;
mod two_fas;

use crate::formats::Ask;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::row::Imported;

/// One format.
pub struct Format {
    /// Its name as its owner writes it: `Aegis`.
    pub title: &'static str,
    /// Whether a file is of this format, as far as its beginning or its outermost shape tells. Cheap.
    pub is: fn(&Look<'_>) -> bool,
    /// Read it whole.
    pub read: fn(&Secret, Ask<'_>) -> Result<Imported, Trouble>,
}

/// The first format that a file is of.
#[must_use]
pub fn detect(file: &Secret) -> Option<&'static Format> {
    let look = Look::at(file);
    FORMATS.iter().find(|format| (format.is)(&look))
}

/// Every format, the most particular first; what has nothing to be known by stands last.
pub static FORMATS: &[Format] = &[
    aegis::FORMAT,
    two_fas::FORMAT,
    ente::FORMAT,
    stratum::FORMAT,
    bitwarden::FORMAT,
    proton::FORMAT,
    proton_pass::FORMAT,
    one_pux::FORMAT,
    cxf::FORMAT,
    free_otp_plus::FORMAT,
    keepass::KDBX,
    keepass::XML,
    migration::FORMAT,
    otpauth_list::FORMAT,
    csv_column::FORMAT,
    free_otp::FORMAT,
    refused::MICROSOFT_AUTHENTICATOR,
    refused::GOOGLE_AUTHENTICATOR,
    refused::DATABASE,
    refused::WIN_AUTH_ZIP,
    refused::WIN_AUTH,
    refused::AUTHY,
    refused::LAST_PASS,
    refused::FREE_OTP_2,
    refused::OPEN_PGP,
    and_otp::FORMAT,
];
