//! Networks: which mode there is, the network of one's own with its subnets, private endpoints, and whom firewalls let in.

mod closing;
mod endpoints;
mod firewall;
mod fit;
mod mode;
mod nodes;
mod own;
pub(super) mod place;
mod prefix;
pub(super) mod reached;
mod subnet;

pub(super) use endpoints::parallel_runs;
