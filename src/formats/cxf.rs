//! FIDO's Credential Exchange Format, 1.0: known, and its version looked at.
//!
//! Apple hands over the account alone, without the header around it; both are known. Source:
//! [Credential Exchange Format](https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html).

use serde::Deserialize;

use crate::formats::look::Look;
use crate::formats::loose::Loose;
use crate::formats::trouble::Trouble;

/// It names its exporter and has accounts, or is an account alone: its first item has credentials.
pub(crate) fn is(look: &Look<'_>) -> bool {
    let outline = look.outline();
    if !outline.is_whole() {
        return outline.has(&["version", "exporterRpId"]);
    }
    let is_whole = outline.is_there("exporterRpId") && outline.is_there("accounts");
    is_whole || outline.first_has_filled("items", &["credentials"])
}

/// Its version.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Version {
    major: Loose<u64>,
}

impl Version {
    /// # Errors
    /// It is newer than what is read here.
    pub(crate) fn known(self) -> Result<(), Trouble> {
        if self.major.given().is_some_and(|major| major > 1) {
            return Err(Trouble::Unsupported {
                what: "this is Credential Exchange of a version that is newer than this program",
                hint: "export it in another format: Bitwarden's JSON, 1PUX or CSV",
            });
        }
        Ok(())
    }
}
