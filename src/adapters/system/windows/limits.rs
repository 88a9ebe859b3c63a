//! What the system could be asked to keep this process from, were there a way without `unsafe`.

/// Windows writes a dump of a process that crashes only where its administrator asked for it, and another program of
/// the same user may always read this memory. Neither can be forbidden from here.
pub(in crate::adapters) fn seal() {}

/// No limit is known.
pub(in crate::adapters) fn memory_left() -> Option<u64> {
    None
}
