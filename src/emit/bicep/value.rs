//! The model's expressions as Bicep code.

use super::text::{Code, Entry, Piece};
use crate::emit::arm::identity_type;
use crate::emit::plan::Symbols;
use crate::model::{Expr, Identity, Kind, Model, Object, ResourceId};

/// Turns expressions of one model into Bicep.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) model: &'a Model,
    pub(super) symbols: &'a Symbols,
}

/// Hosts that the linter wants to be taken from `environment()`. In text of the blueprint they are only text.
/// Source: Azure/bicep `src/Bicep.Core/Configuration/bicepconfig.json`.
const HOSTS: &[&str] = &[
    "management.core.windows.net",
    "gallery.azure.com",
    "management.azure.com",
    "database.windows.net",
    "core.windows.net",
    "login.microsoftonline.com",
    "graph.windows.net",
    "graph.microsoft.com",
    "trafficmanager.net",
    "datalake.azure.net",
    "azuredatalakestore.net",
    "azuredatalakeanalytics.net",
    "vault.azure.net",
    "api.loganalytics.io",
    "api.loganalytics.iov1",
    "asazure.windows.net",
];

const SILENCE: &str = "#disable-next-line no-hardcoded-env-urls // text of the blueprint";

/// A property whose value is text of the blueprint: where it names a host, the linter is told to let it be.
pub(super) fn text_entry(key: &str, text: &str) -> Entry {
    let mut entry = Entry::new(key, Code::text(text));
    let lowered = text.to_ascii_lowercase();
    if HOSTS.iter().any(|host| lowered.contains(host)) {
        entry.silence = Some(SILENCE);
    }
    entry
}

impl Values<'_> {
    /// A value.
    pub(super) fn code(&self, value: &Expr) -> Code {
        match value {
            Expr::Bool(truth) => Code::Boolean(*truth),
            Expr::Int(number) => Code::Integer(*number),
            Expr::Text(text) => Code::text(text),
            Expr::Array(items) => Code::Array(items.iter().map(|item| self.code(item)).collect()),
            Expr::Object(object) => self.object(object),
            Expr::Location => Code::name("location"),
            Expr::Tags => Code::name("tags"),
            Expr::Name(id) => self.symbol(*id).member("name"),
            Expr::Id(id) => self.symbol(*id).member("id"),
            Expr::PrincipalId(id) => self.principal_id(*id),
            Expr::KubeletPrincipalId(id) => self
                .symbol(*id)
                .member("properties")
                .member("identityProfile")
                .member("kubeletidentity")
                .member("objectId"),
            Expr::LoginServer(id) => self.symbol(*id).member("properties").member("loginServer"),
            Expr::ClientId(id) => self.symbol(*id).member("properties").member("clientId"),
            Expr::TenantId => Code::call("tenant", vec![]).member("tenantId"),
            Expr::SubscriptionId => Code::call("subscription", vec![]).member("subscriptionId"),
            Expr::ResourceGroupName => Code::call("resourceGroup", vec![]).member("name"),
            Expr::ResourceGroupId => Code::call("resourceGroup", vec![]).member("id"),
            Expr::StorageSuffix => Code::call("environment", vec![])
                .member("suffixes")
                .member("storage"),
            Expr::Unique { prefix, suffix } => Code::Text(vec![
                Piece::Literal(prefix.clone()),
                Piece::Hole(Code::name(self.symbols.suffix(*suffix))),
            ]),
        }
    }

    /// An object.
    pub(super) fn object(&self, object: &Object) -> Code {
        let entries = object.0.iter().map(|(key, value)| {
            value.as_text().map_or_else(
                || Entry::new(key.as_str(), self.code(value)),
                |text| text_entry(key, text),
            )
        });
        Code::Object(entries.collect())
    }

    /// The `identity` of a resource.
    pub(super) fn identity(&self, identity: &Identity) -> Code {
        let mut entries = vec![Entry::new("type", Code::text(identity_type(identity)))];
        if !identity.user_assigned.is_empty() {
            let attached = identity.user_assigned.iter().map(|id| {
                let key = super::text::Key::Value(self.symbol(*id).member("id"));
                Entry::new(key, Code::Object(Vec::new()))
            });
            entries.push(Entry::new(
                "userAssignedIdentities",
                Code::Object(attached.collect()),
            ));
        }
        Code::Object(entries)
    }

    /// The symbolic name of a resource.
    pub(super) fn symbol(&self, id: ResourceId) -> Code {
        Code::name(self.symbols.resource(id))
    }

    /// The principal id of a user-assigned identity, or of the system-assigned one of another resource.
    pub(super) fn principal_id(&self, id: ResourceId) -> Code {
        let is_identity = self
            .model
            .resource(id)
            .is_some_and(|resource| resource.kind == Kind::Identity);
        let holder = if is_identity { "properties" } else { "identity" };
        self.symbol(id).member(holder).member("principalId")
    }
}
