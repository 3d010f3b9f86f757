//! Closing: private endpoints, and the firewalls of what they lead to.

use super::endpoints::Readers;
use crate::arena::Arena;
use crate::resolve::context::Context;
use crate::resolve::{Cluster, Endpoint, Workspace};

impl Context<'_> {
    /// Makes the private endpoints, and closes what they lead to.
    pub(in crate::resolve) fn close(
        &mut self,
        workspace: &mut Workspace,
        clusters: &Arena<Cluster>,
        endpoints: &Arena<Endpoint>,
    ) {
        let readers = Readers { clusters, endpoints };
        self.network.endpoints = self.private_endpoints(workspace.kind, &readers);
        self.firewalls();
        self.close_workspace(workspace);
    }
}
