//! Closing: private endpoints, and the firewalls of what they lead to.

use super::endpoints::parallel_runs;
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
        let parallel = parallel_runs(clusters, endpoints).is_some();
        self.network.endpoints = self.private_endpoints(workspace.kind, parallel);
        self.firewalls();
        self.close_workspace(workspace);
    }
}
