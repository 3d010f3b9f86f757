//! What back ends share, decided before one of them prints: symbolic names, dependencies, modules of role assignments,
//! access policies, limits, and what is deployed beside the platform.
//!
//! Nothing here knows a target.

pub(super) mod command;
pub(super) mod cut;
pub(super) mod declaration;
pub(super) mod dependencies;
pub(super) mod deployable;
pub(super) mod limits;
pub(super) mod lookup;
pub(super) mod modules;
pub(super) mod namer;
pub(super) mod parameters;
pub(super) mod parts;
pub(super) mod policies;
pub(super) mod principals;
pub(super) mod references;
pub(super) mod symbols;
pub(super) mod value;
