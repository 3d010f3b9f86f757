//! Networks: the one of one's own, private endpoints with their zones, and firewalls.

mod endpoints;
mod firewall;
pub(super) mod made;
mod own;

pub(super) use endpoints::{endpoint_of_workspace, endpoints_to_parts, wait_for_door};
pub(super) use firewall::{access, close_account, close_registry, close_vault, in_storage_rules};
pub(super) use own::own;
