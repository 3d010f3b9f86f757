//! Compute instances: workstations of one person each.

use super::compute::written_uses;
use super::context::Context;
use super::identity::Identities;
use super::reference::{both_written, check_range, lookup, required};
use super::{IdentityRef, Item, Nodes, ResolvedUse, top};
use crate::arena::Keyed;
use crate::blueprint::OrParam;
use crate::blueprint::{AssignedUser, Compute, ComputeType, PrincipalKind, shape::WordListOr, shape::WordOr};
use crate::catalog::{limits, uses::Consumer};
use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A compute instance.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Name, place and tags.
    pub item: Item,
    /// What it is for.
    pub description: Option<OrParam<String>>,
    /// VM size.
    pub size: Spanned<OrParam<String>>,
    /// Its user-assigned identities; none where it works as its user.
    pub identity: Vec<IdentityRef>,
    /// Where it is said that it works as its user.
    pub works_as_user: Option<Span>,
    /// Minutes before it stops when idle.
    pub idle_minutes: Option<Spanned<OrParam<u32>>>,
    /// Where it lies.
    pub nodes: Nodes,
    /// Its user.
    pub assigned: Option<Assigned>,
    /// What it does.
    pub uses: Vec<ResolvedUse>,
}

/// By its logical name.
impl Keyed for Instance {
    type Key = String;

    fn key(&self) -> String {
        self.item.logical.clone()
    }
}

/// The user of a compute instance.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// The user's object id, in lower case.
    pub object_id: OrParam<String>,
    /// The user's tenant; the deployment's if nothing is written.
    pub tenant: Option<OrParam<String>>,
    /// Where that is written.
    pub span: Span,
}

impl Context<'_> {
    pub(super) fn instance(&mut self, key: &Spanned<String>, entry: &Compute) -> Option<Instance> {
        self.refuse_other_keys(key, entry, ComputeType::ComputeInstance);
        let uses = self.uses(written_uses(entry), Consumer::Instance);
        let (identity, works_as_user) = self.instance_identity(key, entry)?;
        let size = required(
            ("compute instance", key),
            entry.size.as_ref(),
            "size",
            "size: Standard_DS3_v2",
            self.diags,
        );
        if let Some(minutes) = &entry.idle_time_before_shutdown_minutes {
            check_range(
                minutes,
                "idle_time_before_shutdown_minutes",
                &limits::INSTANCE_IDLE_MINUTES,
                self.diags,
            );
        }
        let assigned = self.assigned(key, entry);
        let size = size?.clone();
        self.check_size(&size, ComputeType::ComputeInstance);
        let uses = if let Some(span) = works_as_user {
            for entry in &uses {
                self.diags.push(
                    Diagnostic::error(
                        Code::USE_REFUSED,
                        entry.span,
                        format!("instance `{}` works as its user, who needs this use", key.value),
                    )
                    .also(span, "it has no identity")
                    .help("write it under the user's entry in `principals`"),
                );
            }
            Vec::new()
        } else {
            let carried = Identities::user(identity.clone());
            self.carried_only(uses, &carried, "compute instance")
        };
        Some(Instance {
            item: Item::of(key, entry.name.as_ref(), &entry.tags, self.diags),
            description: entry.description.as_ref().map(|text| text.value.clone()),
            size,
            identity,
            works_as_user,
            idle_minutes: entry.idle_time_before_shutdown_minutes.clone(),
            nodes: self.nodes(key, entry),
            assigned,
            uses,
        })
    }

    /// The user-assigned identities of an instance, or where it is said that it works as its user.
    fn instance_identity(
        &mut self,
        key: &Spanned<String>,
        entry: &Compute,
    ) -> Option<(Vec<IdentityRef>, Option<Span>)> {
        if let Some(Spanned {
            value: WordListOr::Word(word),
            ..
        }) = &entry.identity
            && word.value == "none"
        {
            return Some((Vec::new(), Some(word.span)));
        }
        let found = self.compute_identity(key, entry, "compute instance")?;
        if let Some(span) = found.system_assigned {
            self.diags.push(
                Diagnostic::error(
                    Code::INSTANCE_SYSTEM_IDENTITY,
                    span,
                    format!("compute instance `{}` can't have a system-assigned identity", key.value),
                )
                .cause("where the workspace reaches its storage with identities, the instance's file share can't be mounted with it")
                .help("name a declared identity, or write `identity: none`: it then works as its user"),
            );
            return None;
        }
        Some((found.user_assigned, None))
    }

    /// The user of an instance.
    fn assigned(&mut self, key: &Spanned<String>, entry: &Compute) -> Option<Assigned> {
        if let (Some(one), Some(two)) = (&entry.assigned_to, &entry.create_on_behalf_of) {
            self.diags.push(both_written(
                ("assigned_to", one.span),
                ("create_on_behalf_of", two.span),
            ));
        }
        let user = match (&entry.assigned_to, &entry.create_on_behalf_of) {
            (Some(written), _) => match &written.value {
                WordOr::Word(word) => return self.assigned_person(word),
                WordOr::Body(user) => user,
            },
            (None, Some(user)) => &user.value,
            (None, None) => {
                self.diags.push(
                    Diagnostic::warning(
                        Code::INSTANCE_WITHOUT_USER,
                        key.span,
                        format!("compute instance `{}` belongs to whoever deploys it", key.value),
                    )
                    .cause("nobody else can use it; in a pipeline that is the service principal")
                    .help("add `assigned_to` with a declared user or `{ object_id: … }`"),
                );
                return None;
            }
        };
        self.assigned_user(user)
    }

    fn assigned_user(&mut self, user: &AssignedUser) -> Option<Assigned> {
        let tenant = top::given_guid(user.tenant_id.as_ref(), "tenant_id", self.diags);
        let object_id = top::given_guid(Some(&user.object_id), "object_id", self.diags)?;
        Some(Assigned {
            object_id,
            tenant,
            span: user.object_id.span,
        })
    }

    fn assigned_person(&mut self, word: &Spanned<String>) -> Option<Assigned> {
        let person = lookup(
            word,
            "principals",
            "principal",
            &self.blueprint.principals,
            self.diags,
        )?;
        let is_user = person
            .kind
            .as_ref()
            .is_some_and(|kind| kind.value == PrincipalKind::User);
        let Some(object_id) = person.object_id.as_ref().filter(|_| is_user) else {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    word.span,
                    format!(
                        "`{}` is not a user, and an instance belongs to one person",
                        word.value
                    ),
                )
                .help("name a principal of `type: user`"),
            );
            return None;
        };
        Some(Assigned {
            object_id: top::given_guid(Some(object_id), "object_id", self.diags)?,
            tenant: None,
            span: word.span,
        })
    }
}
