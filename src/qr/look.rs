//! The looks that are taken at a picture, the likeliest to help first.

use std::borrow::Cow;

use crate::qr::bitmap::Bitmap;
use crate::qr::grey::Grey;
use crate::qr::picture::Picture;
use crate::qr::retouch::enlarged;
use crate::qr::retouch::halved;
use crate::qr::retouch::sharpened;
use crate::qr::retouch::softened;

/// One way to look at a picture.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// As it is shown on a white page.
    Plain,
    /// As it is shown on a black page, where one can see through it.
    OnBlack,
    /// The colours as they stand in the file, though they cannot be seen through.
    Unveiled,
    /// Half as wide and high, so many times over.
    Halved(u32),
    /// So many times as wide and high.
    Enlarged(u32),
    /// With a blur so wide, in tenths of a pixel.
    Softened(u8),
    /// What a blur so wide, in pixels, takes away is added so many times.
    Sharpened(u8, u8),
}

impl Look {
    /// Every look, in order.
    pub(super) const ALL: [Self; 14] = [
        Self::Plain,
        Self::OnBlack,
        Self::Unveiled,
        Self::Halved(1),
        Self::Halved(2),
        Self::Enlarged(2),
        Self::Softened(10),
        Self::Softened(20),
        Self::Sharpened(2, 2),
        Self::Sharpened(3, 8),
        Self::Enlarged(3),
        Self::Halved(3),
        Self::Halved(4),
        Self::Softened(40),
    ];

    /// What it takes, in pixels gone over.
    pub(super) fn cost(self, picture: &Picture) -> usize {
        let area = picture.grey.area();
        match self {
            Self::Plain | Self::OnBlack | Self::Unveiled | Self::Halved(_) => area / 2,
            Self::Enlarged(times) => {
                area.saturating_mul(usize::try_from(8 * times * times).unwrap_or(usize::MAX))
            }
            Self::Softened(_) | Self::Sharpened(..) => area.saturating_mul(8),
        }
    }

    /// The picture in this way; `None` where there is nothing to look at.
    pub(super) fn at(self, picture: &Picture) -> Option<Cow<'_, Grey>> {
        let over = |page: u8| match &picture.alpha {
            Some(alpha) => Cow::Owned(picture.grey.over(alpha, page)),
            None => Cow::Borrowed(&picture.grey),
        };
        let page = over(u8::MAX);
        match self {
            Self::Plain => Some(page),
            Self::OnBlack => picture.alpha.is_some().then(|| over(0)),
            Self::Unveiled => picture
                .alpha
                .is_some()
                .then_some(Cow::Borrowed(&picture.grey)),
            Self::Halved(times) => {
                (0..times).try_fold(page, |page, _| halved(&page).map(Cow::Owned))
            }
            Self::Enlarged(times) => enlarged(&page, times).map(Cow::Owned),
            Self::Softened(tenths) => softened(&page, f32::from(tenths) / 10.0).map(Cow::Owned),
            Self::Sharpened(radius, times) => {
                sharpened(&page, f32::from(radius), i32::from(times)).map(Cow::Owned)
            }
        }
    }

    /// How many pixels of the picture one of this look is, either way.
    pub(super) fn scale(self) -> f64 {
        match self {
            Self::Halved(times) => f64::from(1_u32 << times),
            Self::Enlarged(times) => 1.0 / f64::from(times),
            _ => 1.0,
        }
    }
}

/// One way to tell dark from light.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cut {
    /// Darker than what is far around.
    Far,
    /// Darker than what is so many pixels around.
    Near(usize),
    /// Darker than a level.
    Level(usize),
}

impl Cut {
    /// Every cut, in order.
    pub(super) const ALL: [Self; 6] = [
        Self::Far,
        Self::Level(0),
        Self::Level(1),
        Self::Level(2),
        Self::Near(12),
        Self::Near(36),
    ];

    /// Dark and light, cut this way; `None` where that is no cut.
    pub(super) fn of(self, grey: &Grey) -> Option<Bitmap> {
        let longest = grey.width().max(grey.height());
        match self {
            Self::Far => Some(Bitmap::around(grey, longest / 8)),
            Self::Near(radius) => (radius < longest / 8).then(|| Bitmap::around(grey, radius)),
            Self::Level(which) => {
                let level = levels(grey).get(which).copied()?;
                Some(Bitmap::below(grey, level))
            }
        }
    }
}

/// The levels that part the brightnesses best in two, then the darker and the lighter part in two again.
fn levels(grey: &Grey) -> Vec<u8> {
    let mut histogram = [0_u32; 256];
    for pixel in grey.pixels() {
        if let Some(count) = histogram.get_mut(usize::from(*pixel)) {
            *count += 1;
        }
    }
    let Some(level) = parted(&histogram, 0, u8::MAX) else {
        return Vec::new();
    };
    let darker = parted(&histogram, 0, level.saturating_sub(1));
    let lighter = parted(&histogram, level, u8::MAX);
    [Some(level), darker, lighter]
        .into_iter()
        .flatten()
        .collect()
}

/// The level that parts the brightnesses from one to another best: what is below it is dark.
///
/// Source: Otsu, A Threshold Selection Method from Gray-Level Histograms (1979): the variance between both parts is
/// the largest.
fn parted(histogram: &[u32; 256], from: u8, to: u8) -> Option<u8> {
    let counts = || {
        (from..=to).map(|grey| f64::from(histogram.get(usize::from(grey)).copied().unwrap_or(0)))
    };
    let all: f64 = counts().sum();
    let sum: f64 = (from..=to)
        .zip(counts())
        .map(|(grey, count)| f64::from(grey) * count)
        .sum();
    let (mut below, mut below_sum) = (0.0, 0.0);
    let mut best = (0.0, None);
    for (grey, count) in (from..=to).zip(counts()) {
        if below > 0.0 && below < all {
            let apart = below_sum / below - (sum - below_sum) / (all - below);
            let variance = below * (all - below) * apart * apart;
            if variance > best.0 {
                best = (variance, Some(grey));
            }
        }
        below += count;
        below_sum += f64::from(grey) * count;
    }
    best.1
}
