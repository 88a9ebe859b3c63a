//! FIDO's Credential Exchange Format, 1.0: known, and its version looked at.
//!
//! Apple hands over the account alone, without the header around it; both are known. Source:
//! [Credential Exchange Format](https://fidoalliance.org/specs/cx/cxf-v1.0-ps-20250814.html).

use serde::Deserialize;

use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// It names its exporter and has accounts, or is an account alone: its first item has credentials.
pub(crate) fn is(file: &Secret) -> bool {
    if !file.reveal().trim_ascii_start().starts_with(b"{") {
        return false;
    }
    let Ok(outline) = loose::read::<Outline>(file) else {
        return outline::has(file, &["version", "exporterRpId"]);
    };
    let is_whole = outline.exporter_rp_id.is_there() && outline.accounts.is_there();
    is_whole || outline.items.gathered().has_credentials
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

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Outline {
    exporter_rp_id: Loose<()>,
    accounts: Loose<()>,
    items: Loose<List<First>>,
}

/// The first of the items.
#[derive(Default)]
struct First {
    is_met: bool,
    has_credentials: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FirstItem {
    credentials: Loose<()>,
}

impl Gather<'_> for First {
    type Element = Loose<Object<FirstItem>>;

    fn gather(&mut self, item: Self::Element) {
        self.has_credentials |= !self.is_met && item.object().credentials.is_there();
        self.is_met = true;
    }
}
