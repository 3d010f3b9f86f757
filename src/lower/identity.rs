//! User-assigned identities, and the workloads elsewhere that act as them.

use super::parts::Ids;
use super::{Lowering, origin};
use crate::model::{Details, Expr, Kind, Object, Origin, ResourceId};
use crate::resolve::UserIdentity;

/// Adds the identities.
pub(super) fn lower(lowering: &mut Lowering<'_>) -> Ids<UserIdentity> {
    let resolved = lowering.resolved;
    resolved.identities.map(|identity| {
        let item = &identity.item;
        let name = lowering.group_name(Kind::Identity, item);
        let mut resource = super::of_kind(Kind::Identity, &item.logical, name, origin(item));
        super::locate(&mut resource, item);
        lowering.place(&mut resource, item);
        let id = lowering.add(resource);
        credentials(lowering, identity, id);
        id
    })
}

/// Adds the federated credentials of an identity, one after the other: Azure answers 409 to parallel writes on one identity.
fn credentials(lowering: &mut Lowering<'_>, identity: &UserIdentity, parent: ResourceId) {
    let mut last: Option<ResourceId> = None;
    for credential in &identity.credentials {
        let item = &credential.item;
        let mut resource = super::of_kind(
            Kind::FederatedCredential,
            &format!("{}-{}", identity.item.logical, item.logical),
            Expr::Text(item.job_name().to_owned()),
            // Checks underline issuer and subject, in this order.
            Origin(vec![item.span, credential.issuer.span, credential.subject.span]),
        );
        resource.parent = Some(parent);
        resource.details = Details::FederatedCredential {
            issuer: credential.issuer.value.to_string(),
            subject: credential.subject.value.to_string(),
            audiences: credential.audiences.clone(),
        };
        resource.waits.resources.extend(last);
        let audiences: Vec<Expr> = credential
            .audiences
            .iter()
            .map(|word| Expr::Text(word.clone()))
            .collect();
        resource.properties = Object::new()
            .with("issuer", credential.issuer.value.clone())
            .with("subject", credential.subject.value.clone())
            .with("audiences", audiences);
        last = Some(lowering.add(resource));
    }
}
