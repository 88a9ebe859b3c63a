//! Recovery codes: the look-up secrets a site hands out once, for the day the second factor is lost.
//!
//! [`service`] knows what sites hand out, [`read`] finds codes in what the owner saved, [`shape`] and [`fit`] say
//! what they look like and what is odd about that. [`generate`], [`nist`] and [`verifier`] are for the other
//! side: for those who run a site. [`sheet`] puts a set on paper, [`shares`] a key among several people.

pub mod alphabet;
pub mod fit;
pub mod generate;
pub mod nist;
pub mod read;
pub mod same;
pub mod service;
pub mod shape;
pub mod shares;
pub mod sheet;
pub mod verifier;
