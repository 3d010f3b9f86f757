//! The one test binary: each module is a kind of test.
//!
//! `cfg(test)` tells clippy that helpers are tests too, where `unwrap` is the right word.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod determinism;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod invalid;
#[cfg(test)]
mod process;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod support;
#[cfg(test)]
mod worked;
