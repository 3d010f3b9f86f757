//! Principals as values.

use crate::emit::bug::Bug;
use crate::model::{Expr, Principal, ResourceId};

/// The resource behind a principal and the value that is its principal id; none for people.
pub(in crate::emit) fn identity_of(principal: Principal) -> Option<(ResourceId, Expr)> {
    match principal {
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) => Some((id, Expr::PrincipalId(id))),
        Principal::Kubelet(id) => Some((id, Expr::KubeletPrincipalId(id))),
        Principal::Directory(_) | Principal::Outside(_) => None,
    }
}

/// The same for one that has to be an identity.
pub(in crate::emit) fn principal_value(principal: Principal) -> Result<(ResourceId, Expr), Bug> {
    identity_of(principal).ok_or_else(|| Bug::new(format!("{principal:?} is no identity of a resource")))
}
