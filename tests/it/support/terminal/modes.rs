//! The settings of a terminal at one moment.

use std::os::fd::AsFd;

use rustix::termios::LocalModes;
use rustix::termios::SpecialCodeIndex;

/// The settings of a terminal; equal before and after, or something was left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modes {
    input: u32,
    output: u32,
    control: u32,
    local: LocalModes,
    special: [u8; SPECIAL.len()],
}

impl Modes {
    /// As they are now.
    pub(super) fn of(terminal: impl AsFd) -> Self {
        let now = rustix::termios::tcgetattr(terminal).expect("the terminal's settings");
        Self {
            input: now.input_modes.bits(),
            output: now.output_modes.bits(),
            control: now.control_modes.bits(),
            local: now.local_modes,
            special: SPECIAL.map(|index| now.special_codes[index]),
        }
    }

    /// Whether typed characters are shown.
    pub fn echoes(&self) -> bool {
        self.local.contains(LocalModes::ECHO)
    }

    /// Whether input comes by lines.
    pub fn is_canonical(&self) -> bool {
        self.local.contains(LocalModes::ICANON)
    }

    /// Whether Ctrl-C, Ctrl-Z and Ctrl-\ send signals.
    pub fn has_signals(&self) -> bool {
        self.local.contains(LocalModes::ISIG)
    }
}

const SPECIAL: [SpecialCodeIndex; 15] = [
    SpecialCodeIndex::VINTR,
    SpecialCodeIndex::VQUIT,
    SpecialCodeIndex::VERASE,
    SpecialCodeIndex::VKILL,
    SpecialCodeIndex::VEOF,
    SpecialCodeIndex::VTIME,
    SpecialCodeIndex::VMIN,
    SpecialCodeIndex::VSTART,
    SpecialCodeIndex::VSTOP,
    SpecialCodeIndex::VSUSP,
    SpecialCodeIndex::VEOL,
    SpecialCodeIndex::VREPRINT,
    SpecialCodeIndex::VWERASE,
    SpecialCodeIndex::VLNEXT,
    SpecialCodeIndex::VEOL2,
];
