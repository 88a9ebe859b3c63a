//! A walk through XML, element by element, without recursion and without anything that XML can do to a reader.

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::kdbx::error::KdbxError;
use crate::secret::Secret;

/// Where the walk is.
pub(super) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    is_begun: bool,
    /// Nothing was closed since the last element was opened: what stands here is its text.
    is_leaf: bool,
    /// The element that was just opened has no end of its own.
    is_empty: bool,
    text: Secret,
}

/// What comes next.
pub(super) enum Step<'a> {
    /// An element begins.
    Open(BytesStart<'a>),
    /// The last open element ends; with its text, if it has no elements in it.
    Close(Option<Secret>),
    /// The document ends.
    End,
}

impl<'a> Walk<'a> {
    /// Begin at the beginning of UTF-8 text, with or without its mark.
    pub(super) fn new(text: &'a [u8]) -> Result<Self, KdbxError> {
        let text = str::from_utf8(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text));
        Ok(Self {
            reader: Reader::from_str(text.map_err(|_| NOT_XML)?),
            depth: 0,
            is_begun: false,
            is_leaf: false,
            is_empty: false,
            text: Secret::default(),
        })
    }

    /// Go on.
    pub(super) fn step(&mut self) -> Result<Step<'a>, KdbxError> {
        if self.is_empty {
            self.is_empty = false;
            return self.close();
        }
        loop {
            match self.reader.read_event().map_err(|_| NOT_XML)? {
                Event::Start(tag) => return self.open(tag),
                Event::Empty(tag) => {
                    self.is_empty = true;
                    return self.open(tag);
                }
                Event::End(_) => return self.close(),
                Event::Text(text) => {
                    let text = text.xml10_content().map_err(|_| NOT_XML)?;
                    self.text.extend(text.as_bytes());
                }
                Event::CData(text) => {
                    let text = text.xml10_content().map_err(|_| NOT_XML)?;
                    self.text.extend(text.as_bytes());
                }
                Event::GeneralRef(name) => {
                    let char = match &name[..] {
                        b"amp" => '&',
                        b"lt" => '<',
                        b"gt" => '>',
                        b"quot" => '"',
                        b"apos" => '\'',
                        // Entities of its own need a document type, which is refused.
                        _ => name.resolve_char_ref().ok().flatten().ok_or(NOT_XML)?,
                    };
                    self.text.extend(char.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Event::DocType(_) => {
                    return Err(KdbxError::Damaged(
                        "its XML has a document type, which no app writes",
                    ));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof if self.depth == 0 && self.is_begun => return Ok(Step::End),
                Event::Eof => return Err(KdbxError::Damaged("its XML ends too early")),
            }
        }
    }

    fn open(&mut self, tag: BytesStart<'a>) -> Result<Step<'a>, KdbxError> {
        if self.depth == 0 && self.is_begun {
            return Err(NOT_XML);
        }
        if self.depth == MAX_DEPTH {
            return Err(KdbxError::Damaged("its XML is nested too deeply"));
        }
        self.depth += 1;
        self.is_begun = true;
        self.is_leaf = true;
        self.text = Secret::default();
        Ok(Step::Open(tag))
    }

    fn close(&mut self) -> Result<Step<'a>, KdbxError> {
        self.depth = self.depth.checked_sub(1).ok_or(NOT_XML)?;
        let text = std::mem::take(&mut self.text);
        Ok(Step::Close(
            std::mem::replace(&mut self.is_leaf, false).then_some(text),
        ))
    }
}

/// The value of an attribute, as it is written.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Result<Option<Vec<u8>>, KdbxError> {
    // That a name comes twice is not looked for: the first counts.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| NOT_XML)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.value.to_vec()));
        }
    }
    Ok(None)
}

const NOT_XML: KdbxError = KdbxError::Damaged("what is in it is not XML");
/// Ten levels and the groups in groups of the owner.
const MAX_DEPTH: usize = 64;
