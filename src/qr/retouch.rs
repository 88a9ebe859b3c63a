//! Another look at the same picture: smaller, larger, softer, sharper, with more around it.

use image::ImageBuffer;
use image::Luma;
use image::imageops;
use image::imageops::FilterType;
use zeroize::Zeroizing;

use crate::qr::grey::Grey;

/// Half as wide and high, each pixel the mean of four; `None` where nothing would be left.
pub(super) fn halved(grey: &Grey) -> Option<Grey> {
    let (width, height) = (grey.width() / 2, grey.height() / 2);
    let mut pixels = Zeroizing::new(Vec::with_capacity(width * height));
    let mut rows = grey.rows();
    while let (Some(upper), Some(lower)) = (rows.next(), rows.next()) {
        let (upper, _) = upper.as_chunks::<2>();
        let (lower, _) = lower.as_chunks::<2>();
        pixels.extend(upper.iter().zip(lower).map(|([a, b], [c, d])| {
            let sum = u16::from(*a) + u16::from(*b) + u16::from(*c) + u16::from(*d);
            u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX)
        }));
    }
    Grey::new(width, height, pixels)
}

/// `times` as wide and high, smoothly.
pub(super) fn enlarged(grey: &Grey, times: u32) -> Option<Grey> {
    let view = view(grey)?;
    let (width, height) = (
        view.width().checked_mul(times)?,
        view.height().checked_mul(times)?,
    );
    taken(imageops::resize(
        &view,
        width,
        height,
        FilterType::CatmullRom,
    ))
}

/// Softened, against noise.
pub(super) fn softened(grey: &Grey, sigma: f32) -> Option<Grey> {
    let side = |length: usize| u32::try_from(length).ok();
    let image = ImageBuffer::from_raw(
        side(grey.width())?,
        side(grey.height())?,
        grey.pixels().to_vec(),
    )?;
    taken(imageops::fast_blur::<Luma<u8>>(&image, sigma))
}

/// Sharpened, against blur: what is lost when it is softened, `times` added.
pub(super) fn sharpened(grey: &Grey, sigma: f32, times: i32) -> Option<Grey> {
    let soft = softened(grey, sigma)?;
    let pixels = grey.pixels().iter().zip(soft.pixels());
    let sharp = pixels.map(|(pixel, soft)| {
        let pixel = i32::from(*pixel);
        let sharp = pixel + times * (pixel - i32::from(*soft));
        u8::try_from(sharp.clamp(0, 255)).unwrap_or(u8::MAX)
    });
    Grey::new(grey.width(), grey.height(), Zeroizing::new(sharp.collect()))
}

type View<'a> = ImageBuffer<Luma<u8>, &'a [u8]>;

fn view(grey: &Grey) -> Option<View<'_>> {
    let side = |length: usize| u32::try_from(length).ok();
    ImageBuffer::from_raw(side(grey.width())?, side(grey.height())?, grey.pixels())
}

fn taken(image: ImageBuffer<Luma<u8>, Vec<u8>>) -> Option<Grey> {
    let side = |length: u32| usize::try_from(length).ok();
    let (width, height) = (side(image.width())?, side(image.height())?);
    Grey::new(width, height, Zeroizing::new(image.into_raw()))
}
