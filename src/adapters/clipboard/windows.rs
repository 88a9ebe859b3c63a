//! The clipboard of Windows, which is not reached: it keeps a history, and a secret could not be taken out of that.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Clipboard;
use crate::ports::Offer;
use crate::secret::Secret;

/// The clipboard of the desktop this runs on.
pub struct SystemClipboard;

impl Clipboard for SystemClipboard {
    fn reach(&self) -> Result<(), Failure> {
        Err(refused())
    }

    fn offer(&self, _secret: &Secret) -> Result<Box<dyn Offer>, Failure> {
        Err(refused())
    }

    fn picture(&self) -> Result<Secret, Failure> {
        let what = "not on Windows: its clipboard is not read";
        Err(Failure::new(Kind::Input, what)
            .hint("save the picture as a file, and give that: `--image FILE`"))
    }
}

fn refused() -> Failure {
    let what = "nothing was copied: not on Windows, whose clipboard keeps a history";
    Failure::new(Kind::Cancelled, what)
        .hint("leave out `--clip` or `--copy`, and see it on the screen instead")
}
