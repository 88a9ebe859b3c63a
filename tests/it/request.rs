//! `doorkey request`: the way back into an account.

mod canaries;
mod cases;
mod command;
mod draft;
mod faults;
mod following;
mod foretell;
mod hostile;
mod interview;
mod journey;
mod lint;
mod looking;
mod recipes;
mod services;
mod texts;
mod ways;
