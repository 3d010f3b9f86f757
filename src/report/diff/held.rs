//! The grants of both models, with what makes one of them the same in both.

use std::collections::BTreeMap;

use super::pairs::Pairs;
use super::rights::Known;
use crate::model::{Model, Principal, RoleAssignment, Scope};
use crate::report::reference;

/// A grant of one of the models, with what makes it one in both.
pub(super) struct Held<'m> {
    pub(super) model: &'m Model,
    pub(super) grant: &'m RoleAssignment,
    pub(super) principal: String,
    pub(super) right: Known,
    /// Where it holds, and where it would hold, too: the scope, then those that it lies in.
    pub(super) chain: Vec<String>,
}

/// What is the same of a grant in both models: who, what and where.
pub(super) type Key<'h> = (&'h str, &'h str, &'h str);

impl Held<'_> {
    pub(super) fn key(&self) -> Key<'_> {
        (&self.principal, &self.right.key, self.scope())
    }

    pub(super) fn scope(&self) -> &str {
        self.chain.first().map_or("", String::as_str)
    }

    /// Whether something limits it beside its scope.
    pub(super) fn is_limited(&self) -> bool {
        self.grant.condition.is_some() || self.grant.own_containers_only
    }

    /// What a sentence calls its role.
    pub(super) fn role(&self) -> String {
        self.model.right_name(self.grant.right).into_owned()
    }
}

/// The grants of both models.
pub(super) struct Grants<'m> {
    pub(super) old: Vec<Held<'m>>,
    pub(super) new: Vec<Held<'m>>,
}

impl<'m> Grants<'m> {
    pub(super) fn of(pairs: &Pairs<'m>) -> Self {
        Self {
            old: held(pairs, pairs.old, false),
            new: held(pairs, pairs.new, true),
        }
    }
}

fn held<'m>(pairs: &Pairs<'m>, model: Option<&'m Model>, is_new: bool) -> Vec<Held<'m>> {
    let Some(model) = model else { return Vec::new() };
    let keys = Keys { pairs, model, is_new };
    let grants = model.role_assignments.iter();
    grants
        .map(|grant| Held {
            model,
            grant,
            principal: keys.principal(grant.principal),
            right: Known::of(pairs, model, grant.right, is_new),
            chain: keys.chain(grant),
        })
        .collect()
}

/// Grants by who holds them.
pub(super) type ByPrincipal<'h, 'm> = BTreeMap<&'h str, Vec<&'h Held<'m>>>;

pub(super) fn by_principal<'h, 'm>(all: &'h [Held<'m>]) -> ByPrincipal<'h, 'm> {
    let mut found = ByPrincipal::new();
    for one in all {
        found.entry(&one.principal).or_default().push(one);
    }
    found
}

/// The words by which things are one in both models.
struct Keys<'p, 'm> {
    pairs: &'p Pairs<'m>,
    model: &'m Model,
    is_new: bool,
}

impl Keys<'_, '_> {
    fn principal(&self, principal: Principal) -> String {
        let before = if self.is_new {
            self.pairs.principal_before(principal)
        } else {
            Some(principal)
        };
        before.map_or_else(
            || format!("new {principal:?}"),
            |principal| format!("{principal:?}"),
        )
    }

    fn scope(&self, scope: Scope) -> String {
        match scope {
            Scope::Resource(id) if self.is_new => {
                let before = self.pairs.kept(id);
                before.map_or_else(|| format!("new {}", id.0), |id| format!("resource {}", id.0))
            }
            Scope::Resource(id) => format!("resource {}", id.0),
            // what else lies in another group is another reach
            Scope::ResourceGroup if self.is_new && self.pairs.has_other_group() => "new group".to_owned(),
            Scope::Subscription if self.is_new && self.pairs.has_other_subscription() => {
                "new subscription".to_owned()
            }
            Scope::Subscription | Scope::ResourceGroup | Scope::OtherGroup(_) => {
                reference::scope(self.model, scope).id
            }
        }
    }

    fn chain(&self, grant: &RoleAssignment) -> Vec<String> {
        if let Some(words) = grant.elsewhere {
            return vec![words.to_owned()];
        }
        let wider = self.model.wider(grant.scope);
        std::iter::once(grant.scope)
            .chain(wider)
            .map(|scope| self.scope(scope))
            .collect()
    }
}
