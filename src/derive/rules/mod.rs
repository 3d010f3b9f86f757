//! The rule base: who needs which role where, one file per family.
//!
//! A rule is data, so it can be listed, explained and audited without running. Ids are stable and never reused.
//! `because` completes the sentence "this identity …", `without` ends the sentence "without it, …".

mod cluster;
mod human;
mod workspace;

use crate::model::{Activity, Bearer, Citation, Mark, RoleDefinition};

/// What a rule gives, and who gives it.
#[derive(Debug, Clone, Copy)]
pub enum Grant {
    /// A role that the template assigns.
    Template(&'static RoleDefinition),
    /// A role that Azure assigns; a template must not.
    Azure(&'static RoleDefinition),
    /// Rights that Azure gives without saying how.
    AzureUnstated(&'static str),
}

/// Where a rule gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// What the use names.
    Target,
    /// The resource group.
    ResourceGroup,
    /// The workspace.
    Workspace,
    /// The workspace's own storage account.
    Storage,
    /// The workspace's key vault.
    KeyVault,
    /// The workspace's registry.
    Registry,
    /// The workspace's Application Insights; the rule is silent where there is none.
    ApplicationInsights,
}

impl On {
    /// The word for it in lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            On::Target => "what the use names",
            On::ResourceGroup => "resource group",
            On::Workspace => "workspace",
            On::Storage => "workspace's storage account",
            On::KeyVault => "workspace's key vault",
            On::Registry => "workspace's registry",
            On::ApplicationInsights => "workspace's Application Insights",
        }
    }
}

/// One row of the rule base.
#[derive(Debug, Clone, Copy)]
pub struct RoleRule {
    /// Stable id, such as `CL-UAI-ACR-01`.
    pub id: &'static str,
    /// Who gets it.
    pub to: Bearer,
    /// What they do.
    pub when: Activity,
    /// Where they get it.
    pub on: On,
    /// What they get.
    pub grant: Grant,
    /// How well the rule is founded.
    pub mark: Mark,
    /// Completes "this identity …".
    pub because: &'static str,
    /// Ends "without it, …".
    pub without: &'static str,
    /// Where it is read.
    pub sources: &'static [&'static Citation],
}

/// Every family, in the order in which rule ids are listed.
pub const ALL: &[&[RoleRule]] = &[workspace::RULES, cluster::RULES, human::RULES];

/// Every rule, in order.
pub fn all() -> impl Iterator<Item = &'static RoleRule> {
    ALL.iter().flat_map(|family| family.iter())
}

/// The rules of a bearer and an activity, with their places in [`all`].
pub(super) fn matching(to: Bearer, when: Activity) -> impl Iterator<Item = (usize, &'static RoleRule)> {
    all()
        .enumerate()
        .filter(move |(_, rule)| rule.to == to && rule.when == when)
}
