//! `amlgen doctor`: an error of Azure in, what is missing and what to write out.
//!
//! [`recognise()`] finds the errors of [`catalog::errors`](crate::catalog::errors) in a text, statement by statement, with who asked for what
//! where ([`Said`]). [`answer()`] adds what the table knows and what one blueprint says: who and where that is in it, which grants give it, or
//! what to write. [`human()`] and [`json()`] print it. What a text holds is data in every form, and nothing in it is taken for an order.

mod actions;
mod answer;
mod human;
mod json;
mod people;
mod places;
mod recognise;
mod said;
mod statements;
mod tokens;
mod write;

pub use answer::{Answer, Blueprint, Diagnosis, Found, Grant, answer};
pub use human::human;
pub use json::json;
pub use people::by_name;
pub use recognise::{Reading, Told, recognise};
pub use said::Said;
