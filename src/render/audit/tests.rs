//! The list in every form.
