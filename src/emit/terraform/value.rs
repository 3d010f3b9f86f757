//! The model's expressions as HCL.

use super::address::{Addresses, Referent};
use super::bugs::Bugs;
use super::hcl::{Hcl, Piece};
use crate::catalog::clouds;
use crate::emit::bug::Bug;
use crate::model::{Expr, Kind, Level, Model, Object, Place, Resource, ResourceId};

/// The address of the resource group, where the configuration makes it.
pub(super) const GROUP: &str = "azurerm_resource_group.main";

/// Turns expressions of one model into HCL.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) model: &'a Model,
    pub(super) addresses: &'a Addresses,
    pub(super) bugs: &'a Bugs,
}

impl Values<'_> {
    /// A value.
    pub(super) fn hcl(&self, value: &Expr) -> Hcl {
        match value {
            Expr::Bool(truth) => Hcl::Boolean(*truth),
            Expr::Int(number) => Hcl::Integer(*number),
            Expr::Text(text) => Hcl::text(text),
            Expr::Array(items) => Hcl::Array(items.iter().map(|item| self.hcl(item)).collect()),
            Expr::Object(object) => self.object(object),
            Expr::Concat(parts) => self.concat(parts),
            Expr::Parameter(name) => Hcl::reference(format!("var.{name}")),
            Expr::Location => Hcl::reference("var.location"),
            Expr::RegionOfTags => Hcl::reference("local.service_tag_region"),
            Expr::Tags => Hcl::reference("local.tags"),
            Expr::Name(id) => self.name(*id),
            Expr::Id(id) => self.id(*id),
            Expr::PrincipalId(id) => self.principal_id(*id),
            Expr::KubeletPrincipalId(id) => {
                self.attribute(*id, "output.properties.identityProfile.kubeletidentity.objectId")
            }
            Expr::LoginServer(id) => self.login_server(*id),
            Expr::Endpoint(id) => self.attribute(*id, "output.properties.endpoint"),
            Expr::ClientId(id) if self.is_read_by_id(*id) => {
                self.attribute(*id, "output.properties.clientId")
            }
            Expr::ClientId(id) => self.attribute(*id, "client_id"),
            Expr::VaultUrl(id) => self.vault_url(*id),
            Expr::KeyVersion(id) => self.attribute(*id, "output.properties.keyUriWithVersion"),
            Expr::TenantId => Hcl::reference("data.azurerm_client_config.current.tenant_id"),
            Expr::SubscriptionId => Hcl::reference("var.subscription_id"),
            // what refers to the group that is made waits for it
            Expr::ResourceGroupName if self.makes_group() => Hcl::reference(format!("{GROUP}.name")),
            Expr::ResourceGroupName => Hcl::reference("var.resource_group_name"),
            Expr::ResourceGroupId if self.makes_group() => Hcl::reference(format!("{GROUP}.id")),
            Expr::ResourceGroupId => Hcl::reference("local.resource_group_id"),
            Expr::OtherResourceGroupId(name) => Hcl::Text(vec![
                Piece::Literal("/subscriptions/".to_owned()),
                Piece::Hole(Hcl::reference("var.subscription_id")),
                Piece::Literal(format!("/resourceGroups/{name}")),
            ]),
            Expr::StorageSuffix => Hcl::text(clouds::facts(self.model.deployment.cloud).storage_suffix),
            Expr::Guid(_) => self.role(value),
            Expr::Unique { prefix, suffix } => match self.addresses.suffix(*suffix) {
                Some(local) => Hcl::Text(vec![
                    Piece::Literal(prefix.clone()),
                    Piece::Hole(Hcl::reference(format!("local.{local}"))),
                ]),
                None => self.bug(format!("the model has no suffix {suffix}")),
            },
        }
    }

    /// Whether the configuration makes the resource group.
    pub(super) fn makes_group(&self) -> bool {
        self.model.deployment.level == Level::NewGroup
    }

    /// What of a kind stands inside the block of a resource.
    pub(super) fn held_by(&self, id: ResourceId, kind: Kind) -> impl Iterator<Item = &Resource> {
        let held = self.addresses.held_by(id).iter();
        held.filter_map(move |id| self.model.resource(*id).filter(|held| held.kind == kind))
    }

    /// The id of a role.
    pub(super) fn role(&self, id: &Expr) -> Hcl {
        match self.addresses.role(id) {
            Some(key) => Hcl::reference(format!("local.roles.{key}")),
            None => self.bug(format!("{id:?} is the id of no role")),
        }
    }

    /// Notes a bug; what stands for the value is never printed.
    fn bug(&self, text: String) -> Hcl {
        self.bugs.note(Bug::new(text));
        Hcl::Null
    }

    /// Whether a resource is read by its id, whatever subscription it is in.
    fn is_read_by_id(&self, id: ResourceId) -> bool {
        !self.model.is_made(id) && !self.model.place(id).is_own()
    }

    /// The id of a resource group.
    pub(super) fn group_id(&self, place: &Place) -> Vec<Piece> {
        match place {
            Place::Own => vec![Piece::Hole(self.hcl(&Expr::ResourceGroupId))],
            Place::Elsewhere {
                subscription: Some(subscription),
                group,
            } => vec![Piece::Literal(format!(
                "/subscriptions/{subscription}/resourceGroups/{group}"
            ))],
            Place::Elsewhere {
                subscription: None,
                group,
            } => vec![
                Piece::Literal("/subscriptions/".to_owned()),
                Piece::Hole(self.hcl(&Expr::SubscriptionId)),
                Piece::Literal(format!("/resourceGroups/{group}")),
            ],
        }
    }

    /// The host name of a registry; of one that exists already it follows from the name.
    fn login_server(&self, id: ResourceId) -> Hcl {
        let existing = self.model.resource(id).filter(|resource| resource.existing);
        match existing.and_then(|resource| resource.name.as_text()) {
            Some(name) => Hcl::text(format!(
                "{name}.{}",
                clouds::facts(self.model.deployment.cloud).registry_suffix
            )),
            None => self.attribute(id, "login_server"),
        }
    }

    /// The URL of a vault.
    fn vault_url(&self, id: ResourceId) -> Hcl {
        let suffix = clouds::facts(self.model.deployment.cloud).vault_suffix;
        self.concat(&["https://".into(), Expr::Name(id), format!(".{suffix}").into()])
    }

    /// One text of several.
    fn concat(&self, parts: &[Expr]) -> Hcl {
        let mut pieces: Vec<Piece> = Vec::new();
        for part in parts {
            let value = self.hcl(part);
            let more = if let Hcl::Text(more) = value {
                more
            } else {
                vec![Piece::Hole(value)]
            };
            for piece in more {
                match (pieces.last_mut(), piece) {
                    // what is escaped may span two of them
                    (Some(Piece::Literal(known)), Piece::Literal(text)) => known.push_str(&text),
                    (_, piece) => pieces.push(piece),
                }
            }
        }
        Hcl::Text(pieces)
    }

    /// An object.
    pub(super) fn object(&self, object: &Object) -> Hcl {
        Hcl::object(
            object
                .0
                .iter()
                .map(|(key, value)| (key.as_str(), self.hcl(value))),
        )
    }

    /// An attribute of a resource: of its block, or of the data source that reads what exists already.
    pub(super) fn attribute(&self, id: ResourceId, attribute: &str) -> Hcl {
        match self.addresses.referent(id) {
            Some(Referent::Block(address)) => Hcl::reference(format!("{}.{attribute}", address.reference())),
            Some(Referent::Existing { data, .. }) => {
                Hcl::reference(format!("data.{}.{attribute}", data.reference()))
            }
            Some(Referent::Inside) | None => {
                self.bug(format!("{id:?} has no block that could give its {attribute}"))
            }
        }
    }

    /// The name of a resource. Of one that exists already it is known.
    fn name(&self, id: ResourceId) -> Hcl {
        match self.model.resource(id) {
            Some(resource) if resource.existing => self.hcl(&resource.name),
            // its `name` is the one that people see
            Some(resource) if resource.kind == Kind::RoleDefinition => {
                self.attribute(id, "role_definition_id")
            }
            _ => self.attribute(id, "name"),
        }
    }

    /// The id of a resource. A blob service has no block of its own: its id follows from the account's. That of a resource
    /// that exists already is a local.
    pub(super) fn id(&self, id: ResourceId) -> Hcl {
        if let Some(Referent::Existing { id, .. }) = self.addresses.referent(id) {
            return Hcl::reference(format!("local.{id}"));
        }
        let resource = self.model.resource(id);
        if let Some((Kind::BlobService, Some(account))) =
            resource.map(|resource| (resource.kind, resource.parent))
        {
            return Hcl::Text(vec![
                Piece::Hole(self.id(account)),
                Piece::Literal("/blobServices/default".to_owned()),
            ]);
        }
        match resource.map(|resource| resource.kind) {
            // the provider's own `id` has the scope behind it
            Some(Kind::RoleDefinition) => self.attribute(id, "role_definition_resource_id"),
            _ => self.attribute(id, "id"),
        }
    }

    /// The principal id of a user-assigned identity, or of the system-assigned one of another resource.
    pub(super) fn principal_id(&self, id: ResourceId) -> Hcl {
        let attribute = match self.model.resource(id) {
            Some(resource) if resource.kind == Kind::Identity && self.is_read_by_id(id) => {
                "output.properties.principalId"
            }
            Some(resource) if resource.kind == Kind::Identity => "principal_id",
            Some(resource) if resource.existing => "output.identity.principalId",
            _ => "identity[0].principal_id",
        };
        self.attribute(id, attribute)
    }
}
