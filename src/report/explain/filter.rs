//! Which assignments are shown.

use crate::catalog::roles;
use crate::diag::suggest;
use crate::model::{AssignedBy, EXTRA, Model, Principal, Resource, RoleAssignment, Scope};
use crate::report::naming::{final_name, final_text, role_name};
use crate::report::reference::{self, Reference};
use crate::report::wording;

/// Which assignments to show. Words match without regard to case, whole names before parts of names; an empty filter shows all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The principal's name, reference or object id, or a part of it.
    pub principal: Option<String>,
    /// The scope's name, reference or resource id, or a part of it.
    pub scope: Option<String>,
    /// The role's name, former name or GUID, or a part of it.
    pub role: Option<String>,
    /// A rule's id, or a part of it.
    pub rule: Option<String>,
    /// Only what the deployer and other people need, and the condition of the deployer's right to assign roles.
    pub deployer: bool,
}

/// Why nothing is shown.
#[derive(Debug)]
pub struct Blank {
    /// The reason in a sentence.
    pub message: String,
    /// Whether what was asked for exists, and has no grant.
    pub is_known: bool,
}

/// One of the words of a filter: what it is about, and what an assignment is called there.
struct Column {
    noun: &'static str,
    word: fn(&Filter) -> Option<&String>,
    names: fn(&Model, &RoleAssignment) -> Vec<String>,
}

const COLUMNS: [Column; 4] = [
    Column {
        noun: "principal",
        word: |filter| filter.principal.as_ref(),
        names: principal_names,
    },
    Column {
        noun: "scope",
        word: |filter| filter.scope.as_ref(),
        names: scope_names,
    },
    Column {
        noun: "role",
        word: |filter| filter.role.as_ref(),
        names: role_names,
    },
    Column {
        noun: "rule",
        word: |filter| filter.rule.as_ref(),
        names: |_, assignment| {
            assignment
                .reasons
                .iter()
                .map(|reason| reason.rule.to_owned())
                .collect()
        },
    },
];

/// The names of a resource: the logical and the Azure name.
fn names_of(model: &Model, resource: &Resource) -> Vec<String> {
    vec![resource.logical.clone(), final_name(model, resource)]
}

/// The names that tools use.
fn ids(reference: Reference) -> impl Iterator<Item = String> {
    [Some(reference.id), reference.azure_id].into_iter().flatten()
}

fn principal_names(model: &Model, assignment: &RoleAssignment) -> Vec<String> {
    let mut names = vec![model.principal_display(assignment.principal)];
    names.extend(ids(reference::principal(model, assignment.principal)));
    match assignment.principal {
        Principal::UserAssigned(id) | Principal::SystemAssigned(id) | Principal::Kubelet(id) => {
            names.extend(
                model
                    .resource(id)
                    .into_iter()
                    .flat_map(|resource| names_of(model, resource)),
            );
        }
        Principal::Directory(index) => {
            if let Some(entry) = model.directory.get(index) {
                names.extend([entry.logical.clone(), entry.object_id.clone()]);
            }
        }
        Principal::Outside(_) => {}
    }
    names
}

fn scope_names(model: &Model, assignment: &RoleAssignment) -> Vec<String> {
    let mut names = vec![wording::place(model, assignment)];
    names.extend(ids(reference::scope(model, assignment.scope)));
    if let Scope::Resource(id) = assignment.scope {
        names.extend(
            model
                .resource(id)
                .into_iter()
                .flat_map(|resource| names_of(model, resource)),
        );
    }
    names
}

fn role_names(model: &Model, assignment: &RoleAssignment) -> Vec<String> {
    let mut names = vec![model.right_name(assignment.right).into_owned()];
    names.extend(
        model
            .role_ref(assignment.right)
            .map(|role| final_text(model, &role.id)),
    );
    names.extend(
        model
            .custom_role(assignment.right)
            .map(|role| role_name(model, role)),
    );
    let former = assignment.right.role().into_iter().flat_map(|role| role.aliases);
    names.extend(former.map(|name| (*name).to_owned()));
    names
}

/// Whether a name has a word in it. Ids of Azure have words of Azure's own in them, such as `userAssignedIdentities`: those have it
/// at their beginning, as everything in a resource group does.
fn has_part(name: &str, wanted: &str) -> bool {
    if name.starts_with("/subscriptions/") {
        wanted.starts_with('/') && name.starts_with(wanted)
    } else {
        name.contains(wanted)
    }
}

impl Column {
    /// What a word selects of the assignments: those of exactly this name, or else those with it in a name.
    fn selects<'m>(&self, model: &'m Model, word: &str) -> Vec<&'m RoleAssignment> {
        let wanted = word.to_lowercase();
        let having = |fits: &dyn Fn(&str) -> bool| -> Vec<&'m RoleAssignment> {
            let of_name = |assignment: &&RoleAssignment| {
                let names = (self.names)(model, assignment);
                names.iter().any(|name| fits(&name.to_lowercase()))
            };
            model.role_assignments.iter().filter(of_name).collect()
        };
        let exact = having(&|name| name == wanted);
        if exact.is_empty() {
            having(&|name| has_part(name, &wanted))
        } else {
            exact
        }
    }

    /// All names that may be asked for, those without a grant included.
    fn known(&self, model: &Model, rules: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = model
            .role_assignments
            .iter()
            .flat_map(|assignment| (self.names)(model, assignment))
            .collect();
        match self.noun {
            "role" => names.extend(
                roles::ALL
                    .iter()
                    .flat_map(|role| [role.name.to_owned(), role.guid.to_owned()]),
            ),
            "rule" => names.extend(rules.iter().chain([&EXTRA]).map(|rule| (*rule).to_owned())),
            _ => names.extend(
                model
                    .resources
                    .iter()
                    .flat_map(|resource| names_of(model, resource)),
            ),
        }
        if self.noun == "principal" {
            let people = model.directory.iter();
            names.extend(people.flat_map(|entry| [entry.logical.clone(), entry.object_id.clone()]));
        }
        names.retain(|name| !name.is_empty());
        names
    }

    fn blank(&self, model: &Model, word: &str, rules: &[&str], command: &str) -> Blank {
        let known = self.known(model, rules);
        let noun = self.noun;
        if known.iter().any(|name| name.eq_ignore_ascii_case(word)) {
            return Blank {
                message: format!("no grant of this build has the {noun} `{word}`"),
                is_known: true,
            };
        }
        let near = suggest::did_you_mean(word, known.iter().map(String::as_str));
        let near = near.unwrap_or_else(|| format!("`amlgen {command}` without `--{noun}` shows all"));
        Blank {
            message: format!("no {noun} of this build is called `{word}`; {near}"),
            is_known: false,
        }
    }
}

impl Filter {
    /// Indices of what is shown, in the order of the model.
    pub(in crate::report) fn selected(&self, model: &Model) -> Vec<usize> {
        let chosen: Vec<Vec<&RoleAssignment>> = COLUMNS
            .iter()
            .filter_map(|column| Some(column.selects(model, (column.word)(self)?)))
            .collect();
        let is_chosen = |assignment: &RoleAssignment| {
            let among =
                |some: &Vec<&RoleAssignment>| some.iter().any(|known| std::ptr::eq(*known, assignment));
            (!self.deployer || assignment.assigned_by == AssignedBy::Person) && chosen.iter().all(among)
        };
        let all = model.role_assignments.iter().enumerate();
        all.filter(|(_, assignment)| is_chosen(assignment))
            .map(|(index, _)| index)
            .collect()
    }

    /// Why nothing is shown, if a word of the filter is the cause; `rules` are the ids of all rules, `command` is who asks.
    #[must_use]
    pub fn blank(&self, model: &Model, rules: &[&str], command: &str) -> Option<Blank> {
        let words: Vec<(&Column, &String)> = COLUMNS
            .iter()
            .filter_map(|column| Some((column, (column.word)(self)?)))
            .collect();
        if words.is_empty() || !self.selected(model).is_empty() {
            return None;
        }
        let cause = words
            .iter()
            .find(|(column, word)| column.selects(model, word).is_empty());
        Some(match cause {
            Some((column, word)) => column.blank(model, word, rules, command),
            None => Blank {
                message: "each filter fits some grant, and no grant fits all of them".to_owned(),
                is_known: true,
            },
        })
    }
}
