//! Vaults that are put together here, and what is found of them.
