//! The one test binary: each module is a kind of test.
//!
//! `cfg(test)` tells clippy that helpers are tests too, where `unwrap` is the right word.

#![expect(
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise"
)]

#[cfg(test)]
mod accepted;
#[cfg(test)]
mod adjusted;
#[cfg(test)]
mod agreement;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod azml;
#[cfg(test)]
mod baseline;
#[cfg(test)]
mod book;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod clouds;
#[cfg(test)]
mod connections;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod covering;
mod customer_keys;
#[cfg(test)]
mod delegation;
#[cfg(test)]
mod derivation;
#[cfg(test)]
mod determinism;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod environments;
#[cfg(test)]
mod existing_workspace;
mod findings;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod graph;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hubs;
#[cfg(test)]
mod identifiers;
#[cfg(test)]
mod invalid;
#[cfg(test)]
mod junit;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod leaves;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod managed_network;
#[cfg(test)]
mod merging;
mod migration;
#[cfg(test)]
mod mutation;
#[cfg(test)]
mod near_misses;
#[cfg(test)]
mod network;
#[cfg(test)]
mod new_group;
#[cfg(test)]
mod outputs;
#[cfg(test)]
mod parameters;
#[cfg(test)]
mod pipelines;
#[cfg(test)]
mod policies;
#[cfg(test)]
mod process;
#[cfg(test)]
mod references;
#[cfg(test)]
mod report_of_networks;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod sarif;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod scopes;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod support;
mod terraform;
#[cfg(test)]
mod transcripts;
#[cfg(test)]
mod uses;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod weak;
#[cfg(test)]
mod worked;
