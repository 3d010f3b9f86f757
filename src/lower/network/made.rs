//! What was made of networks, for those who refer to it.

use crate::arena::HandleMap;
use crate::catalog::private_link::Group;
use crate::model::{Expr, Object, ResourceId};
use crate::resolve::{Nodes, Reached, Subnet};

/// The network of one's own, and every subnet that something lies in.
#[derive(Default)]
pub(in crate::lower) struct OwnNetwork {
    pub(in crate::lower) subnets: HandleMap<Subnet, ResourceId>,
}

impl OwnNetwork {
    /// The property `subnet` of nodes.
    pub(in crate::lower) fn of_nodes(&self, nodes: &Nodes) -> Option<Object> {
        let subnet = nodes.subnet.and_then(|subnet| self.subnets.get(subnet))?;
        Some(Object::new().with("id", Expr::Id(*subnet)))
    }
}

/// A private endpoint, and what it leads to.
#[derive(Debug, Clone, Copy)]
pub(in crate::lower) struct EndpointTo {
    pub(in crate::lower) reached: Reached,
    pub(in crate::lower) group: Group,
    pub(in crate::lower) endpoint: ResourceId,
    /// What has to be there for its name to be resolved: its zones, where they are ours.
    pub(in crate::lower) ready: ResourceId,
}
