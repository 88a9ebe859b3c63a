//! An image file as grey pixels, within bounds that hold before anything is decoded.

use std::error::Error;
use std::fmt;
use std::io::Cursor;

use image::DynamicImage;
use image::ImageDecoder;
use image::ImageError;
use image::ImageFormat;
use image::ImageReader;
use image::Limits;
use zeroize::Zeroizing;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::qr::grey::Grey;
use crate::secret::Secret;

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 32 << 20;
/// The most pixels of a picture: more than the largest screen and most cameras have.
pub const MAX_PIXELS: u64 = 60_000_000;
/// The longest side of a picture, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// A picture: its brightness, and how opaque it is where it is not so everywhere.
pub struct Picture {
    pub(super) grey: Grey,
    pub(super) alpha: Option<Grey>,
}

impl Picture {
    /// Decode an image file, known by its content: PNG, JPEG, WebP, BMP, or the first frame of a GIF.
    ///
    /// # Errors
    /// [`Trouble`]. Too large a picture is known by its header and costs nothing.
    pub fn open(file: &Secret) -> Result<Self, Trouble> {
        let bytes = file.reveal();
        let Some((format, name)) = known(bytes) else {
            return Err(stranger(bytes).map_or(Trouble::Unknown, Trouble::Unsupported));
        };
        if bytes.len() > MAX_FILE {
            return Err(Trouble::TooLarge);
        }
        let trouble = |error: ImageError| match error {
            ImageError::Limits(_) => Trouble::TooLarge,
            _ => Trouble::Damaged(name),
        };
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(MAX_MEMORY);
        reader.limits(limits);
        let decoder = reader.into_decoder().map_err(trouble)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > MAX_PIXELS || decoder.total_bytes() > MAX_MEMORY {
            return Err(Trouble::TooLarge);
        }
        let image = DynamicImage::from_decoder(decoder).map_err(trouble)?;
        Self::of(image).ok_or(Trouble::Damaged(name))
    }

    /// The same picture, if it has any pixels.
    fn of(image: DynamicImage) -> Option<Self> {
        let width = usize::try_from(image.width()).ok()?;
        let height = usize::try_from(image.height()).ok()?;
        let area = width.checked_mul(height)?;
        let mut grey = Zeroizing::new(Vec::with_capacity(area));
        let mut alpha = None;
        match image {
            DynamicImage::ImageLuma8(image) => grey = Zeroizing::new(image.into_raw()),
            DynamicImage::ImageRgb8(image) => {
                let (pixels, _) = image.as_chunks::<3>();
                grey.extend(
                    pixels
                        .iter()
                        .map(|[red, green, blue]| brightness(*red, *green, *blue)),
                );
            }
            DynamicImage::ImageRgba8(image) => {
                let (pixels, _) = image.as_chunks::<4>();
                grey.extend(
                    pixels
                        .iter()
                        .map(|[red, green, blue, _]| brightness(*red, *green, *blue)),
                );
                alpha = opacity(pixels.iter().map(|[.., alpha]| *alpha), area);
            }
            image => {
                let image = image.into_luma_alpha8();
                let (pixels, _) = image.as_chunks::<2>();
                grey.extend(pixels.iter().map(|[grey, _]| *grey));
                alpha = opacity(pixels.iter().map(|[_, alpha]| *alpha), area);
            }
        }
        Some(Self {
            grey: Grey::new(width, height, grey)?,
            alpha: alpha.and_then(|alpha| Grey::new(width, height, alpha)),
        })
    }
}

/// Why there is no picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// Nothing in the bytes says that they are a picture.
    Unknown,
    /// A kind of picture that is not read.
    Unsupported(&'static str),
    /// More bytes, pixels or memory than are spent on a picture.
    TooLarge,
    /// A picture of this kind that ends early or contradicts itself.
    Damaged(&'static str),
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => formatter.write_str("this is not a picture"),
            Self::Unsupported(name) => {
                write!(formatter, "pictures of the kind {name} are not read")
            }
            Self::TooLarge => write!(
                formatter,
                "the picture is too large: {MAX_FILE} bytes, {MAX_PIXELS} pixels and {MAX_SIDE} pixels a side are read"
            ),
            Self::Damaged(name) => write!(formatter, "the {name} picture is damaged or cut short"),
        }
    }
}

impl Error for Trouble {}

impl Explain for Trouble {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Unknown => "PNG, JPEG, WebP, GIF and BMP are read",
            Self::Unsupported(_) => {
                "show it on the screen, take a screenshot of the code and save that as PNG"
            }
            Self::TooLarge => "cut out the part with the code and save that as PNG",
            Self::Damaged(_) => "save it once more, or take a new screenshot of the code",
        };
        Some(hint.to_owned())
    }
}

/// Whether a file begins as a picture does, also one of a kind that is not read.
#[must_use]
pub fn is_picture(file: &Secret) -> bool {
    let bytes = file.reveal();
    known(bytes).is_some() || stranger(bytes).is_some()
}

/// The format and its name, by the first bytes.
fn known(bytes: &[u8]) -> Option<(ImageFormat, &'static str)> {
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if is_webp {
        return Some((ImageFormat::WebP, "WebP"));
    }
    let kinds: [(&[u8], ImageFormat, &str); 5] = [
        (b"\x89PNG\r\n\x1a\n", ImageFormat::Png, "PNG"),
        (b"\xff\xd8\xff", ImageFormat::Jpeg, "JPEG"),
        (b"GIF87a", ImageFormat::Gif, "GIF"),
        (b"GIF89a", ImageFormat::Gif, "GIF"),
        (b"BM", ImageFormat::Bmp, "BMP"),
    ];
    let kind = kinds
        .into_iter()
        .find(|(start, ..)| bytes.starts_with(start));
    kind.map(|(_, format, name)| (format, name))
}

/// The name of a kind of picture that is not read.
fn stranger(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    let has = |wanted: &[u8]| start.windows(wanted.len()).any(|window| window == wanted);
    if bytes.get(4..8) == Some(b"ftyp") {
        // Source: ISO/IEC 23008-12 and the AV1 Image File Format, the brands of each.
        return match bytes.get(8..12) {
            Some(b"avif" | b"avis") => Some("AVIF"),
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => {
                Some("HEIC")
            }
            _ => None,
        };
    }
    let kinds: [(&[u8], &str); 4] = [
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\xff\x0a", "JPEG XL"),
        (b"\0\0\0\x0cJXL ", "JPEG XL"),
    ];
    let kind = kinds
        .into_iter()
        .find(|(magic, _)| bytes.starts_with(magic));
    match kind {
        Some((_, name)) => Some(name),
        None if has(b"%PDF-") => Some("PDF"),
        None if has(b"<svg") => Some("SVG"),
        None => None,
    }
}

/// How bright a colour is. Source: [ITU-R BT.601](https://www.itu.int/rec/R-REC-BT.601), in 256ths.
fn brightness(red: u8, green: u8, blue: u8) -> u8 {
    let sum = u32::from(red) * 77 + u32::from(green) * 150 + u32::from(blue) * 29;
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

/// How opaque each pixel is, unless all are wholly so.
fn opacity(alpha: impl Iterator<Item = u8> + Clone, area: usize) -> Option<Zeroizing<Vec<u8>>> {
    if alpha.clone().all(|alpha| alpha == u8::MAX) {
        return None;
    }
    let mut kept = Zeroizing::new(Vec::with_capacity(area));
    kept.extend(alpha);
    Some(kept)
}

/// What a decoded picture may take, in bytes: four for each of the most pixels.
const MAX_MEMORY: u64 = 4 * MAX_PIXELS;

#[cfg(test)]
mod tests;
