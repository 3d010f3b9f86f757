//! What Azure would show once a blueprint is deployed, written from the model by other means than the program's.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use amlgen::model::{
    AccessModel, AssignedBy, Cloud, Expr, Model, Object, Place, Principal, ResourceId, Right, Scope,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support;

pub(crate) const SUBSCRIPTION: &str = "0a000000-0000-4000-8000-000000000001";
pub(crate) const GROUP: &str = "rg-Demo";

/// A model whose platform lies in a group, and what is there.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) model: Model,
    pub(crate) assignments: Vec<Value>,
    pub(crate) resources: Vec<Value>,
    pub(crate) roles: Vec<Value>,
}

pub(crate) fn guid(parts: &[&str]) -> String {
    let namespace = uuid::uuid!("11fb06fb-712d-4ddd-98c7-e71bbd588830");
    Uuid::new_v5(&namespace, parts.join("-").as_bytes()).to_string()
}

impl World {
    pub(crate) fn of(model: &Model) -> Self {
        let mut model = model.clone();
        model
            .deployment
            .subscription
            .get_or_insert_with(|| SUBSCRIPTION.to_owned());
        model
            .deployment
            .resource_group
            .get_or_insert_with(|| GROUP.to_owned());
        let mut world = Self {
            model,
            assignments: Vec::new(),
            resources: Vec::new(),
            roles: Vec::new(),
        };
        world.assignments = world.granted();
        world.resources = world.existing();
        world.roles = world.defined();
        world
    }

    fn group(&self, place: &Place) -> String {
        let own = self.model.deployment.subscription.as_deref().unwrap();
        let (subscription, group) = match place {
            Place::Own => (own, self.model.deployment.resource_group.as_deref().unwrap()),
            Place::Elsewhere { subscription, group } => {
                (subscription.as_deref().unwrap_or(own), group.as_str())
            }
        };
        format!("/subscriptions/{subscription}/resourceGroups/{group}")
    }

    fn text(&self, value: &Expr) -> String {
        let own = self.group(&Place::Own).to_lowercase();
        match value {
            Expr::Text(text) => text.clone(),
            Expr::Name(id) => self.text(&self.model.resource(*id).unwrap().name),
            Expr::Guid(seed) => guid(&[&own, seed]),
            Expr::Unique { prefix, suffix } => {
                format!(
                    "{prefix}{}",
                    &guid(&[&own, &self.model.suffixes[*suffix].seed])[..8]
                )
            }
            Expr::Concat(parts) => parts.iter().map(|part| self.text(part)).collect(),
            Expr::StorageSuffix => match self.model.deployment.cloud {
                Cloud::Azure => "core.windows.net",
                Cloud::China => "core.chinacloudapi.cn",
                Cloud::UsGovernment => "core.usgovcloudapi.net",
            }
            .to_owned(),
            other => panic!("no text: {other:?}"),
        }
    }

    pub(crate) fn id(&self, id: ResourceId) -> String {
        let resource = self.model.resource(id).unwrap();
        let name = self.text(&resource.name);
        match resource.parent {
            Some(parent) => {
                let kind = resource.resource_type.arm.rsplit('/').next().unwrap();
                format!("{}/{kind}/{name}", self.id(parent))
            }
            None => format!(
                "{}/providers/{}/{name}",
                self.group(&resource.place),
                resource.resource_type.arm
            ),
        }
    }

    pub(crate) fn scope(&self, scope: Scope) -> String {
        match scope {
            Scope::Subscription => format!(
                "/subscriptions/{}",
                self.model.deployment.subscription.as_deref().unwrap()
            ),
            Scope::ResourceGroup => self.group(&Place::Own),
            Scope::OtherGroup(_) => self.group(self.model.place_of(scope)),
            Scope::Resource(id) => self.id(id),
        }
    }

    /// The object id of a principal: that of the blueprint, or one that the exports tell.
    pub(crate) fn object(&self, principal: Principal) -> String {
        match principal {
            Principal::Directory(at) if self.model.directory[at].parameter.is_none() => {
                self.model.directory[at].object_id.clone()
            }
            Principal::UserAssigned(id) => guid(&["user", &self.id(id).to_lowercase()]),
            Principal::SystemAssigned(id) => guid(&["system", &self.id(id).to_lowercase()]),
            Principal::Kubelet(id) => guid(&["kubelet", &self.id(id).to_lowercase()]),
            Principal::Directory(_) | Principal::Outside(_) => guid(&["somebody", &format!("{principal:?}")]),
        }
    }

    /// A role assignment as `az role assignment list` prints it.
    pub(crate) fn assignment(&self, principal: &str, kind: &str, role: &str, scope: &str) -> Value {
        let name = guid(&[
            &scope.to_lowercase(),
            &principal.to_lowercase(),
            &role.to_lowercase(),
        ]);
        let subscription = self.model.deployment.subscription.as_deref().unwrap();
        json!({
            "condition": null,
            "conditionVersion": null,
            "createdBy": "00000000-0000-4000-8000-00000000abcd",
            "createdOn": "2026-11-01T10:00:00.000000+00:00",
            "delegatedManagedIdentityResourceId": null,
            "description": null,
            "id": format!("{scope}/providers/Microsoft.Authorization/roleAssignments/{name}"),
            "name": name,
            "principalId": principal,
            "principalName": format!("name-of-{principal}"),
            "principalType": kind,
            "resourceGroup": GROUP,
            "roleDefinitionId": format!("/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{role}"),
            "roleDefinitionName": "a name",
            "scope": scope,
            "type": "Microsoft.Authorization/roleAssignments",
            "updatedBy": "00000000-0000-4000-8000-00000000abcd",
            "updatedOn": "2026-11-01T10:00:00.000000+00:00"
        })
    }

    /// Everything that is derived and is a role assignment, whoever makes it.
    fn granted(&self) -> Vec<Value> {
        let mut found = BTreeMap::new();
        for one in self
            .model
            .role_assignments
            .iter()
            .filter(|one| one.elsewhere.is_none())
        {
            let Some(role) = self.model.role_ref(one.right) else {
                continue;
            };
            let kind = self.model.principal_type(one.principal).as_str();
            let (principal, scope) = (self.object(one.principal), self.scope(one.scope));
            let mut entry = self.assignment(&principal, kind, &self.text(&role.id), &scope);
            if let Some(name) = &one.name {
                entry["name"] = name.as_str().into();
                entry["id"] =
                    format!("{scope}/providers/Microsoft.Authorization/roleAssignments/{name}").into();
            }
            if let Some(condition) = &one.condition {
                entry["condition"] = self.text(condition).into();
            }
            let key = entry["id"].as_str().unwrap().to_owned();
            found.entry(key).or_insert(entry);
        }
        found.into_values().collect()
    }

    /// The grants that a template makes, to principals who are known.
    pub(crate) fn of_template(&self) -> Vec<String> {
        let all = self.model.role_assignments.iter();
        all.filter(|one| one.assigned_by == AssignedBy::Template)
            .filter_map(|one| {
                let role = self.text(&self.model.role_ref(one.right)?.id);
                let by_parameter = matches!(one.principal, Principal::Directory(at) if self.model.directory[at].parameter.is_some());
                let (principal, scope) = (self.object(one.principal), self.scope(one.scope));
                let entry = self.assignment(&principal, "", &role, &scope);
                let name = one.name.as_deref().or(entry["name"].as_str()).unwrap();
                (!by_parameter).then(|| name.to_owned())
            })
            .collect()
    }

    /// Resources as `az resource show` prints them: with identities and properties.
    fn existing(&self) -> Vec<Value> {
        let mut found = Vec::new();
        for resource in &self.model.resources {
            let id = self.id(resource.id);
            let mut entry = json!({ "id": id, "name": self.text(&resource.name), "properties": {} });
            if !resource.existing {
                entry["properties"] = properties(&resource.properties);
            }
            let of = |principal| self.object(principal);
            if resource.resource_type.arm.ends_with("/userAssignedIdentities") {
                entry["properties"]["principalId"] = of(Principal::UserAssigned(resource.id)).into();
            } else {
                entry["identity"] = json!({ "type": "SystemAssigned", "principalId": of(Principal::SystemAssigned(resource.id)) });
            }
            if resource.resource_type.arm.ends_with("/managedClusters") {
                entry["properties"]["identityProfile"]["kubeletidentity"]["objectId"] =
                    of(Principal::Kubelet(resource.id)).into();
            }
            if resource.access == AccessModel::AccessPolicies {
                entry["properties"]["accessPolicies"] = self.policies(resource.id).into();
            }
            found.push(entry);
        }
        found
    }

    /// The entries of a vault's access policies, as Azure CLI prints them: spelt as whoever wrote them spelt them.
    fn policies(&self, vault: ResourceId) -> Vec<Value> {
        let all = self.model.role_assignments.iter();
        let on_vault = all.filter(|one| one.scope == Scope::Resource(vault) && one.elsewhere.is_none());
        let entries = on_vault.filter_map(|one| {
            let Right::AccessPolicy(permissions) = one.right else {
                return None;
            };
            let kinds = permissions.by_kind();
            let kinds = kinds.map(|(kind, all)| {
                let spelt: Vec<String> = all.iter().map(|word| word.to_uppercase()).collect();
                (kind.to_owned(), json!(spelt))
            });
            Some(json!({
                "applicationId": null,
                "objectId": self.object(one.principal),
                "permissions": Value::Object(kinds.collect()),
                "tenantId": "72f988bf-0000-4000-8000-000000000000",
            }))
        });
        entries.collect()
    }

    /// Custom roles as `az role definition list` prints them.
    fn defined(&self) -> Vec<Value> {
        let roles = self.model.custom_roles().map(|role| {
            let list = |key: &str| -> Vec<String> {
                let permissions = role.properties.get("permissions").unwrap().as_array().unwrap();
                let list = permissions[0].as_object().unwrap().get(key);
                let list = list.and_then(Expr::as_array).unwrap_or_default().iter();
                list.map(|one| self.text(one)).collect()
            };
            json!({
                "assignableScopes": [self.group(&Place::Own)],
                "description": null,
                "id": format!("/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{}", self.text(&role.name)),
                "name": self.text(&role.name),
                "permissions": [{
                    "actions": list("actions"),
                    "condition": null,
                    "conditionVersion": null,
                    "dataActions": list("dataActions"),
                    "notActions": list("notActions"),
                    "notDataActions": list("notDataActions"),
                }],
                "roleName": self.text(role.properties.get("roleName").unwrap()),
                "roleType": "CustomRole",
                "type": "Microsoft.Authorization/roleDefinitions",
            })
        });
        roles.collect()
    }
}

/// Literal properties.
fn properties(object: &Object) -> Value {
    let entries = object.0.iter().filter_map(|(key, value)| {
        let value = match value {
            Expr::Bool(truth) => (*truth).into(),
            Expr::Text(text) => text.as_str().into(),
            Expr::Object(inner) => properties(inner),
            _ => return None,
        };
        Some((key.clone(), value))
    });
    Value::Object(entries.collect())
}

/// The valid blueprints, each as a world.
pub(crate) fn worlds() -> Vec<(String, World)> {
    static ALL: OnceLock<Vec<(String, World)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let valid = support::valid().into_iter();
        valid
            .map(|(name, compiled)| (name, World::of(compiled.model())))
            .collect()
    });
    assert!(all.len() > 30);
    all.clone()
}
