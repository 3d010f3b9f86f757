//! Who a principal is outside of the blueprint: what a reviewer compares with the directory and with Azure.

use std::collections::BTreeMap;

use super::markdown::{self, Markup};
use super::naming::final_name;
use crate::model::{Details, Model, Principal, Resource, ResourceId};

/// Who a principal is.
pub(super) enum Identification<'m> {
    /// An object of the directory, by its object id.
    ObjectId(&'m str),
    /// The identity, or whatever has it as its own, by its Azure name.
    AzureName(String),
    /// Whoever the blueprint does not name.
    Unknown,
}

impl Identification<'_> {
    /// The same in words: `object id 3f2c…`.
    pub(super) fn words(&self) -> Option<String> {
        match self {
            Self::ObjectId(id) => Some(format!("object id {id}")),
            Self::AzureName(name) => Some(format!("Azure name {name}")),
            Self::Unknown => None,
        }
    }

    /// The words for a page.
    pub(super) fn markup(&self) -> Option<Markup> {
        self.words().map(|words| markdown::text(&words))
    }

    pub(super) fn object_id(&self) -> Option<&str> {
        match self {
            Self::ObjectId(id) => Some(id),
            Self::AzureName(_) | Self::Unknown => None,
        }
    }

    pub(super) fn azure_name(&self) -> Option<&str> {
        match self {
            Self::AzureName(name) => Some(name),
            Self::ObjectId(_) | Self::Unknown => None,
        }
    }
}

/// Who a principal of the model is.
pub(super) fn identify(model: &Model, principal: Principal) -> Identification<'_> {
    match principal {
        Principal::Directory(index) => model
            .directory
            .get(index)
            .map_or(Identification::Unknown, |entry| {
                Identification::ObjectId(&entry.object_id)
            }),
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
            model.resource(id).map_or(Identification::Unknown, |resource| {
                Identification::AzureName(final_name(model, resource))
            })
        }
        Principal::Outside(_) => Identification::Unknown,
    }
}

/// Trust in the tokens of an issuer with one subject: whoever holds such a token acts as the identity.
#[derive(Clone, Copy)]
pub(super) struct Credential<'m> {
    pub(super) resource: &'m Resource,
    pub(super) identity: &'m Resource,
    pub(super) issuer: &'m str,
    pub(super) subject: &'m str,
    pub(super) audiences: &'m [String],
}

/// The federated credentials of a model, in its order.
pub(super) fn credentials(model: &Model) -> impl Iterator<Item = Credential<'_>> {
    model
        .resources
        .iter()
        .filter_map(|resource| credential(model, resource))
}

/// What a resource of a model is as a federated credential, if it is one.
pub(super) fn credential<'m>(model: &'m Model, resource: &'m Resource) -> Option<Credential<'m>> {
    let Details::FederatedCredential {
        issuer,
        subject,
        audiences,
    } = &resource.details
    else {
        return None;
    };
    Some(Credential {
        resource,
        identity: model.resource(resource.parent?)?,
        issuer,
        subject,
        audiences,
    })
}

/// The federated credentials of a model by the identity that is acted as.
pub(super) struct Federation<'m>(BTreeMap<ResourceId, Vec<Credential<'m>>>);

impl<'m> Federation<'m> {
    /// Those of a model, each identity's in its order.
    pub(super) fn of(model: &'m Model) -> Self {
        let mut found: BTreeMap<ResourceId, Vec<Credential<'m>>> = BTreeMap::new();
        for credential in credentials(model) {
            found.entry(credential.identity.id).or_default().push(credential);
        }
        Self(found)
    }

    /// Those of a principal; none where it is no user-assigned identity.
    pub(super) fn credentials(&self, principal: Principal) -> &[Credential<'m>] {
        match principal {
            Principal::UserAssigned(id) => self.0.get(&id).map_or(&[], Vec::as_slice),
            Principal::SystemAssigned(_)
            | Principal::Kubelet(_)
            | Principal::Directory(_)
            | Principal::Outside(_) => &[],
        }
    }
}
