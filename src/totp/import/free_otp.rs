//! FreeOTP, the first one: its own file on the phone, `tokens.xml`, which is what its backups hold.
//!
//! ```xml
//! <map><string name="PyPI:ada">{&quot;algo&quot;:&quot;SHA1&quot;,…}</string><string name="tokenOrder">[…]</string></map>
//! ```
//!
//! Each text is an entry of [FreeOTP+](super::free_otp_plus). Source: FreeOTP's `TokenPersistence.java`, and Aegis'
//! `FreeOtpImporter.java` and `PreferenceParser.java`.

#[cfg(test)]
mod tests;

use quick_xml::Reader;
use quick_xml::events::BytesRef;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::formats::Ask;
use crate::formats::loose;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries::TOO_MANY;
use crate::totp::import::free_otp_plus::Token;
use crate::totp::import::listing::Entry;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "FreeOTP",
    is: |look| is(look.file),
    read,
};

/// It is XML, and the first texts in it have the names that every entry has.
fn is(file: &Secret) -> bool {
    let text = trimmed(file);
    let near = text.get(..MAX_LOOK).unwrap_or(text);
    let holds = |name: &[u8]| near.windows(name.len()).any(|window| window == name);
    text.trim_ascii_start().starts_with(b"<") && holds(b"<map") && holds(b"issuerExt")
}

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let mut imported = Imported::default();
    let mut texts = Texts::of(file)?;
    while let Some(Text { is_order, json }) = texts.next()? {
        if is_order {
            continue;
        }
        if imported.rows.len() == MAX_ROWS {
            return Err(TOO_MANY);
        }
        let place = format!("entry {}", imported.rows.len() + 1);
        let token = loose::read::<Loose<Object<Token>>>(&json);
        imported.rows.push(match token {
            Ok(Loose::Given(Object(token))) => token.row(place),
            _ => Row::bad(place, String::new(), Bad::Other("it is no entry")),
        });
    }
    Ok(imported)
}

fn trimmed(file: &Secret) -> &[u8] {
    let text = file.reveal();
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

/// The texts of a map, one after the other.
struct Texts<'a> {
    reader: Reader<&'a [u8]>,
    /// How many elements are open; the map is the first of them.
    depth: usize,
}

/// A text.
struct Text {
    /// It is the order in which the app shows its entries, and none of them.
    is_order: bool,
    json: Secret,
}

impl<'a> Texts<'a> {
    fn of(file: &'a Secret) -> Result<Self, Trouble> {
        let text = str::from_utf8(trimmed(file)).map_err(|_| NOT_XML)?;
        Ok(Self {
            reader: Reader::from_str(text),
            depth: 0,
        })
    }

    /// The next one; `None` where the map ends. What is no text is passed over.
    fn next(&mut self) -> Result<Option<Text>, Trouble> {
        let mut text: Option<Text> = None;
        loop {
            match self.reader.read_event().map_err(|_| NOT_XML)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    // A map in a map, and what not.
                    if self.depth > MAX_DEPTH {
                        return Err(Trouble::Damaged("its XML is nested too deeply"));
                    }
                    if self.depth == 2 && tag.name().as_ref() == b"string" {
                        text = Some(Text {
                            is_order: is_order(&tag),
                            json: Secret::default(),
                        });
                    }
                }
                Event::End(_) => {
                    self.depth = self.depth.checked_sub(1).ok_or(NOT_XML)?;
                    if self.depth == 1 && text.is_some() {
                        return Ok(text);
                    }
                }
                Event::Text(part) => {
                    if let Some(text) = &mut text {
                        let part = part.xml10_content().map_err(|_| NOT_XML)?;
                        text.json.extend(part.as_bytes());
                    }
                }
                Event::CData(part) => {
                    if let Some(text) = &mut text {
                        text.json.extend(&part);
                    }
                }
                Event::GeneralRef(name) => {
                    let char = resolved(&name)?;
                    if let Some(text) = &mut text {
                        text.json.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                }
                Event::DocType(_) => {
                    return Err(Trouble::Damaged(
                        "its XML has a document type, which no app writes",
                    ));
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::Eof => return Err(Trouble::Damaged("its XML ends too early")),
            }
        }
    }
}

fn is_order(tag: &BytesStart<'_>) -> bool {
    let mut attributes = tag.attributes();
    attributes.with_checks(false).flatten().any(|attribute| {
        attribute.key.as_ref() == b"name" && attribute.value.as_ref() == b"tokenOrder"
    })
}

/// Entities of its own need a document type, which is refused.
fn resolved(name: &BytesRef<'_>) -> Result<char, Trouble> {
    match &name[..] {
        b"amp" => Ok('&'),
        b"lt" => Ok('<'),
        b"gt" => Ok('>'),
        b"quot" => Ok('"'),
        b"apos" => Ok('\''),
        _ => name.resolve_char_ref().ok().flatten().ok_or(NOT_XML),
    }
}

const NOT_XML: Trouble = Trouble::Damaged("it is not XML");
/// A set of texts in the map of another app's settings is three deep.
const MAX_DEPTH: usize = 16;
/// How much of a file is looked at to know it, in bytes.
const MAX_LOOK: usize = 1 << 16;
