//! What is known of Azure, as tables: kinds of resources, role definitions, API versions, name rules, limits, sizes and clouds; where its
//! documents disagree, and how it stands with the ids of the rule base that nothing derives.
//!
//! Nothing here decides anything, reads a blueprint or writes a target; and no fact stands without its source
//! in [`sources`]. The shapes of the facts are in [`crate::model::fact`]; who may do what because of them is
//! the business of the role rules.
//!
//! May know: `model`.

pub mod changes;
pub mod clouds;
pub mod contradictions;
pub mod errors;
pub mod firewall;
pub mod folders;
pub mod hosts;
pub mod kinds;
pub mod limits;
pub mod names;
pub mod parameters;
pub mod permissions;
pub mod private_link;
pub mod reach;
pub mod roles;
pub mod service_tags;
pub mod sources;
pub mod standings;
pub mod types;
pub mod unseen;
pub mod uses;
pub mod versions;
pub mod vm_sizes;
