//! The stack, wiped where secrets were worked on.

use std::hint::black_box;

/// Do `work`, then wipe the stack it used.
///
/// The hash and others leave pieces of what they worked on in frames they have returned from, where no
/// drop can reach them, and the system keeps the stack of a thread that has ended.
pub fn wiped<T>(work: impl FnOnce() -> T) -> T {
    let result = in_a_frame_below(work);
    wipe();
    result
}

/// Never inlined: the frame of the caller is not wiped.
#[inline(never)]
fn in_a_frame_below<T>(work: impl FnOnce() -> T) -> T {
    black_box(work())
}

#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what it is about")]
fn wipe() {
    let mut stack = [0_u8; DEPTH];
    // Somebody might look, as far as the compiler knows, so the zeros must be there.
    black_box(&mut stack);
}

/// More than a run reaches down (measured with gdb, `tests/it/leaks/memory.rs`).
const DEPTH: usize = 256 << 10;
