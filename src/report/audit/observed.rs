//! Role assignments as an export holds them.
//!
//! `az role assignment list --all -o json` gives a list of flat objects: `id`, `name`, `principalId`, `principalName`, `principalType`,
//! `roleDefinitionId`, `roleDefinitionName`, `scope`, `condition`, `conditionVersion`, `description`, `createdOn`, `createdBy`,
//! `updatedOn`, `updatedBy`, `delegatedManagedIdentityResourceId`, `resourceGroup`, `type`. REST and Azure Resource Graph give the
//! same with most of it under `properties`, and without the two names, which Azure CLI looks up itself:
//! `principalName` is the sign-in name of a user, the first service principal name of an application or a managed identity
//! (its client id), the display name of a group, and the empty text of a principal that Microsoft Graph does not find. Where Microsoft
//! Graph could not be asked, no entry has the key. Sources: Azure/azure-cli
//! src/azure-cli/azure/cli/command_modules/role/custom.py, `list_role_assignments` and `_get_displayable_name`, and `_params.py`,
//! `fill_principal_name`. The `principalType` of REST is that of the day of the assignment; only Azure PowerShell and the portal say
//! `Unknown` once the principal is gone.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::reading::{Step, Text, entries};
use crate::catalog::roles;
use crate::model::Model;
use crate::report::naming::{final_text, role_name};

/// Between a scope and the name of an assignment on it, in lower case.
const BETWEEN: &str = "/providers/microsoft.authorization/roleassignments/";

/// What Azure CLI gives classic administrators in place of ids.
const CLASSIC: &str = "NA(classic admin";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", expecting = "an object that is a role assignment")]
struct Raw<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow)]
    name: Option<Text<'a>>,
    #[serde(borrow)]
    principal_id: Option<Text<'a>>,
    #[serde(borrow)]
    principal_name: Option<Text<'a>>,
    #[serde(borrow)]
    principal_type: Option<Text<'a>>,
    #[serde(borrow)]
    role_definition_id: Option<Text<'a>>,
    #[serde(borrow)]
    role_definition_name: Option<Text<'a>>,
    #[serde(borrow)]
    scope: Option<Text<'a>>,
    #[serde(borrow)]
    condition: Option<Text<'a>>,
    #[serde(borrow)]
    created_on: Option<Text<'a>>,
    #[serde(borrow)]
    properties: Option<Box<Raw<'a>>>,
}

/// A role assignment that exists.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Assignment<'a> {
    /// Its resource id, as written.
    pub(super) id: Cow<'a, str>,
    /// Its name: a GUID in lower case.
    pub(super) name: String,
    /// The object id of its principal, in lower case.
    pub(super) principal: String,
    /// What the principal is called; the empty text where it was not found.
    pub(super) principal_name: Option<Cow<'a, str>>,
    /// The kind of the principal.
    pub(super) principal_type: Option<Cow<'a, str>>,
    /// The GUID of the role, in lower case; its name in lower case where the export has that alone.
    pub(super) role: String,
    /// The name of the role.
    pub(super) role_name: Option<Cow<'a, str>>,
    /// Where it holds, in lower case and without a slash at the end.
    pub(super) scope: String,
    /// The same as written.
    pub(super) written_scope: Cow<'a, str>,
    /// What limits it.
    pub(super) condition: Option<Cow<'a, str>>,
    /// Since when it is there, as written.
    pub(super) created_on: Option<Cow<'a, str>>,
}

impl Assignment<'_> {
    /// Whether the directory was asked for the principal and does not know it.
    pub(super) fn is_orphaned(&self) -> bool {
        let kind = self.principal_type.as_deref().unwrap_or_default();
        let unknown = kind.eq_ignore_ascii_case("Unknown");
        // a group of another tenant is never found in this one
        let foreign = kind.eq_ignore_ascii_case("ForeignGroup");
        unknown || (!foreign && self.principal_name.as_deref() == Some(""))
    }

    /// Principal, role and scope, of which Azure has each triple once.
    pub(super) fn grant(&self) -> (&str, &str, &str) {
        (&self.principal, &self.role, &self.scope)
    }

    /// Whether its id is made of its scope and its name, a GUID, as Azure makes it: an export can hold anything.
    pub(super) fn has_fitting_id(&self) -> bool {
        let is_guid = uuid::Uuid::try_parse(&self.name).is_ok();
        is_guid && self.id.to_lowercase() == format!("{}{BETWEEN}{}", self.scope, self.name)
    }

    /// The subscription that its scope lies in, in lower case; none of a wider one.
    pub(super) fn subscription(&self) -> Option<&str> {
        self.scope.strip_prefix("/subscriptions/")?.split('/').next()
    }

    /// Whether it can be the grant of an identity or application.
    pub(super) fn is_of_service_principal(&self) -> bool {
        let kind = self.principal_type.as_deref().unwrap_or("ServicePrincipal");
        kind.eq_ignore_ascii_case("ServicePrincipal") || kind.eq_ignore_ascii_case("MSI")
    }
}

/// All role assignments of some exports, each once, in the order of the exports.
#[derive(Debug, Default)]
pub(super) struct Assignments<'a> {
    pub(super) list: Vec<Assignment<'a>>,
    /// How many entries were there before.
    pub(super) repeated: usize,
    /// How many entries are classic administrators, who have no role assignment.
    pub(super) classic: usize,
    /// The types of principals of which none has a name: so it is where the login may not see them, and then none is gone.
    pub(super) unseen: BTreeSet<String>,
    /// The place of each, by id in lower case.
    known: BTreeMap<String, usize>,
}

impl<'a> Assignments<'a> {
    /// Adds those of an export.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence about it.
    pub(super) fn read(&mut self, text: &'a str, step: &mut Step<'_>) -> Result<(), String> {
        for (at, raw) in entries::<Raw<'a>>(text, step)?.into_iter().enumerate() {
            if raw
                .role_definition_id
                .as_ref()
                .is_some_and(|id| id.0.starts_with(CLASSIC))
            {
                self.classic += 1;
                continue;
            }
            let assignment = understand(raw).map_err(|lacks| {
                format!(
                    "does not hold role assignments: entry {} has no `{lacks}`; export them with `az role assignment list --all -o json`",
                    at + 1
                )
            })?;
            let id = assignment.id.to_lowercase();
            let known = self.known.get(&id).and_then(|at| self.list.get(*at));
            match known {
                None => {
                    self.known.insert(id, self.list.len());
                    self.list.push(assignment);
                }
                Some(known) if is_same(known, &assignment) => self.repeated += 1,
                Some(_) => {
                    return Err(format!(
                        "and what was read before say different things of one role assignment, `{}`; export all at one time",
                        crate::visible::line(&assignment.id)
                    ));
                }
            }
        }
        Ok(())
    }

    /// Forgets the empty names of types of principals of which none has a name. Azure CLI writes the empty text for whom Microsoft Graph
    /// does not know, and for whom it shows without properties, because the login may not read such objects: Microsoft Graph
    /// `directoryObject: getByIds`, azure-cli `role/custom.py`, `_get_displayable_name`.
    pub(super) fn doubt_empty_names(&mut self) {
        let kind = |one: &Assignment<'_>| one.principal_type.as_deref().unwrap_or_default().to_owned();
        let has = |one: &Assignment<'_>, empty: bool| {
            one.principal_name
                .as_ref()
                .is_some_and(|name| name.is_empty() == empty)
        };
        // of these the name tells nothing in any case
        let is_told = |one: &&Assignment<'_>| {
            !matches!(kind(one).to_lowercase().as_str(), "" | "unknown" | "foreigngroup")
        };
        let unnamed = self.list.iter().filter(|one| has(one, true)).filter(is_told);
        self.unseen = unnamed.map(kind).collect();
        for named in self.list.iter().filter(|one| has(one, false)) {
            self.unseen.remove(&kind(named));
        }
        for one in &mut self.list {
            if self.unseen.contains(&kind(one)) {
                one.principal_name = None;
            }
        }
    }

    /// Gives custom roles of a model their GUID where an export has their name alone.
    pub(super) fn know_roles(&mut self, model: &Model) {
        let custom: BTreeMap<String, String> = model
            .custom_roles()
            .map(|role| {
                (
                    role_name(model, role).to_lowercase(),
                    final_text(model, &role.name),
                )
            })
            .collect();
        for one in &mut self.list {
            if let Some(guid) = custom.get(&one.role) {
                one.role.clone_from(guid);
            }
        }
    }
}

fn is_same(one: &Assignment<'_>, two: &Assignment<'_>) -> bool {
    one.principal == two.principal
        && one.role == two.role
        && one.scope == two.scope
        && one.condition == two.condition
}

/// An entry with what REST puts one level deeper; what it lacks, where that is needed.
fn understand(raw: Raw<'_>) -> Result<Assignment<'_>, &'static str> {
    let mut outer = raw;
    let mut inner = outer.properties.take();
    macro_rules! field {
        ($name:ident) => {
            outer
                .$name
                .take()
                .or_else(|| inner.as_mut().and_then(|inner| inner.$name.take()))
                .map(|text| text.0)
        };
    }
    let id = field!(id).ok_or("id")?;
    let principal = field!(principal_id).ok_or("principalId")?.to_lowercase();
    let role_name = field!(role_definition_name);
    let role_id = field!(role_definition_id);
    let role = match (&role_id, &role_name) {
        (Some(id), _) => id.rsplit('/').next().unwrap_or_default().to_lowercase(),
        (None, Some(name)) => {
            roles::find(name).map_or_else(|| name.to_lowercase(), |role| role.guid.to_owned())
        }
        (None, None) => return Err("roleDefinitionId"),
    };
    let written_scope = match field!(scope) {
        Some(scope) => scope,
        None => scope_of(&id).ok_or("scope")?.to_owned().into(),
    };
    let name = field!(name).unwrap_or_else(|| id.rsplit('/').next().unwrap_or_default().to_owned().into());
    Ok(Assignment {
        name: name.to_lowercase(),
        principal,
        principal_name: field!(principal_name),
        principal_type: field!(principal_type),
        role,
        role_name,
        scope: written_scope.trim_end_matches('/').to_lowercase(),
        written_scope,
        condition: field!(condition).filter(|condition| !condition.trim().is_empty()),
        created_on: field!(created_on),
        id,
    })
}

/// The scope that the id of an assignment begins with.
fn scope_of(id: &str) -> Option<&str> {
    let at = id.to_ascii_lowercase().rfind(BETWEEN)?;
    id.get(..at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAT: &str = r#"[{"condition": null, "createdOn": "2026-01-02T03:04:05.6+00:00",
        "id": "/subscriptions/S/resourceGroups/g/providers/Microsoft.Authorization/roleAssignments/N",
        "name": "N", "principalId": "P", "principalName": "", "principalType": "ServicePrincipal",
        "roleDefinitionId": "/subscriptions/S/providers/Microsoft.Authorization/roleDefinitions/R",
        "roleDefinitionName": "Reader", "scope": "/subscriptions/S/resourceGroups/g/"}]"#;

    const NESTED: &str = r#"{"value": [{"properties": {"principalId": "P", "principalType": "ServicePrincipal",
        "roleDefinitionId": "/providers/Microsoft.Authorization/RoleDefinitions/R"},
        "id": "/subscriptions/S/resourceGroups/g/providers/Microsoft.Authorization/roleAssignments/N"}]}"#;

    fn read<'a>(texts: &[&'a str]) -> Result<Assignments<'a>, String> {
        let mut found = Assignments::default();
        for text in texts {
            found.read(text, &mut || ())?;
        }
        Ok(found)
    }

    #[test]
    fn both_shapes_say_the_same() {
        let both = read(&[FLAT, NESTED]).unwrap();
        assert_eq!((both.list.len(), both.repeated), (1, 1));
        let one = &both.list[0];
        assert_eq!(
            (
                one.principal.as_str(),
                one.role.as_str(),
                one.scope.as_str(),
                one.name.as_str()
            ),
            ("p", "r", "/subscriptions/s/resourcegroups/g", "n")
        );
        assert!(one.is_orphaned() && matches!(one.written_scope, Cow::Borrowed(_)));
        assert!(!read(&[NESTED]).unwrap().list[0].is_orphaned());
    }

    #[test]
    fn what_is_something_else_is_told() {
        let told = read(&[r#"[{"id": "/subscriptions/s", "name": "x"}]"#]).unwrap_err();
        assert!(told.contains("entry 1 has no `principalId`"), "{told}");
        let told = read(&[r#"[{"id": 1}]"#]).unwrap_err();
        assert!(
            told.starts_with("does not hold what it should: invalid type: integer `1`"),
            "{told}"
        );
        let other = FLAT.replace("\"P\"", "\"Q\"");
        let told = read(&[FLAT, &other]).unwrap_err();
        assert!(told.contains("different things of one role assignment"), "{told}");
        let nested = format!("[{}1{}]", r#"{"properties":"#.repeat(1_000), "}".repeat(1_000));
        assert!(read(&[&nested]).unwrap_err().contains("recursion limit"));
    }

    #[test]
    fn nobody_is_gone_of_a_type_of_which_nobody_is_seen() {
        let entry = |at: usize, kind: &str, name: &str| {
            format!(
                r#"{{"id": "/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/{at}", "principalId": "p{at}", "principalType": "{kind}",
                "principalName": "{name}", "roleDefinitionName": "Reader", "scope": "/subscriptions/s"}}"#
            )
        };
        let entries = [
            entry(1, "Group", ""),
            entry(2, "Group", ""),
            entry(3, "User", ""),
            entry(4, "User", "somebody"),
            entry(5, "ServicePrincipal", "app"),
        ];
        let text = format!("[{}]", entries.join(","));
        let mut found = read(&[&text]).unwrap();
        found.doubt_empty_names();
        let gone: Vec<&str> = found
            .list
            .iter()
            .filter(|one| one.is_orphaned())
            .map(|one| one.principal.as_str())
            .collect();
        assert_eq!(gone, ["p3"]);
        assert_eq!(Vec::from_iter(&found.unseen), ["Group"]);
    }

    #[test]
    fn classic_administrators_have_no_role() {
        let text = r#"[{"id": "NA(classic admins)", "name": "NA(classic admins)", "principalId": null, "principalName": "a@b",
            "roleDefinitionId": "NA(classic admin role)", "roleDefinitionName": "CoAdministrator", "scope": "/subscriptions/S"}]"#;
        let found = read(&[text]).unwrap();
        assert_eq!((found.list.len(), found.classic), (0, 1));
    }

    #[test]
    fn a_role_is_known_by_its_name_where_there_is_no_id() {
        let text = FLAT.replace("\"roleDefinitionId\"", "\"was\"");
        assert_eq!(
            read(&[&text]).unwrap().list[0].role,
            "acdd72a7-3385-48ef-bd42-f606fba81ae7"
        );
    }
}
