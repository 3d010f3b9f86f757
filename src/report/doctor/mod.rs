//! `amlgen doctor`: an error of Azure in, what is missing and what to write out.
//!
//! [`recognise()`] finds the errors of [`catalog::errors`](crate::catalog::errors) in a text, statement by statement, with who asked for what
//! where ([`Said`]). [`answer()`] adds what the table knows and what one blueprint says: who and where that is in it, which grants give it, or
//! what to write: every addition was tried on the blueprint before it is told. [`human()`] and [`json()`] print it. What a text holds is data in every form, and nothing in it is taken for an order.

mod actions;
mod answer;
mod blueprint;
mod directory;
mod human;
mod json;
mod people;
mod places;
mod recognise;
mod said;
mod sizes;
mod statements;
mod tokens;
mod write;

pub use answer::{Answer, Diagnosis, Found, Grant, answer};
pub use blueprint::Blueprint;
pub use human::human;
pub use json::json;
pub use people::by_name;
pub use recognise::{Reading, Told, recognise};
pub use said::Said;
