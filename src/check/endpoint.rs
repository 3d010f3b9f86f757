//! Endpoints, their secrets, and those who call them.

use crate::catalog::roles;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{AccessModel, Activity, ActorKind, Model, Principal, Right, Scope};

/// Endpoints that read secrets of a vault in access-policy mode.
pub(super) fn secrets_of_policy_vaults(model: &Model, diags: &mut Diagnostics) {
    for entry in &model.uses {
        let of_endpoint = matches!(entry.actor, ActorKind::EndpointSystem | ActorKind::EndpointUser);
        let Scope::Resource(target) = entry.target else {
            continue;
        };
        let by_policies = model
            .resource(target)
            .is_some_and(|vault| vault.access == AccessModel::AccessPolicies);
        if of_endpoint && entry.activity == Activity::ReadSecrets && by_policies {
            diags.push(
                Diagnostic::error(
                    Code::SECRETS_OF_POLICY_VAULT,
                    entry.origin.primary(),
                    "secrets of a vault with access policies can't be injected into deployments",
                )
                .cause("the service supports vaults in RBAC mode only")
                .help("write `permission_model: rbac` on the vault, or use another one"),
            );
        }
    }
}

/// Whether a principal is Contributor or Owner of the workspace or of its group, or has a custom role there, of which its author
/// knows what it allows.
fn can_list_keys(model: &Model, principal: Principal) -> bool {
    let workspace = Scope::Resource(model.platform.workspace);
    let wide = [Right::Role(&roles::CONTRIBUTOR), Right::Role(&roles::OWNER)];
    model.role_assignments.iter().any(|assignment| {
        assignment.principal == principal
            && (wide.contains(&assignment.right)
                || matches!(assignment.right, Right::Custom(_) | Right::Unlisted(_)))
            && model.covers(assignment.scope, workspace)
    })
}

/// Callers of batch endpoints, whose jobs read and write as the caller.
pub(super) fn batch_callers(model: &Model, diags: &mut Diagnostics) {
    let needed: Vec<_> = model
        .uses
        .iter()
        .filter(|entry| {
            matches!(
                entry.activity,
                Activity::ReadBatchInput | Activity::WriteBatchOutput
            )
        })
        .collect();
    for caller in model
        .uses
        .iter()
        .filter(|entry| entry.activity == Activity::InvokeBatch)
    {
        if !can_list_keys(model, caller.principal) {
            diags.push(
                Diagnostic::warning(
                    Code::BATCH_CALLER_LISTS_NO_KEYS,
                    caller.origin.primary(),
                    format!(
                        "{} calls a batch endpoint and has one action less than the documentation lists",
                        model.principal_display(caller.principal)
                    ),
                )
                .cause("AzureML Data Scientist has all of them but `computes/listKeys`, which only Contributor or a custom role adds")
                .help("try it as it is; if calls are refused, add such a role on the workspace in `rbac.extra`"),
            );
        }
        let of_endpoint = needed
            .iter()
            .filter(|data| data.consumer.map(Scope::Resource) == Some(caller.target));
        for data in of_endpoint {
            let writes = data.activity == Activity::WriteBatchOutput;
            let has = model.uses.iter().any(|own| {
                own.principal == caller.principal
                    && own.actor == ActorKind::Person
                    && model.covers(own.target, data.target)
                    && (own.activity == Activity::WriteData
                        || own.activity == Activity::ReachByAcl
                        || (own.activity == Activity::ReadData && !writes))
            });
            if !has {
                let access = if writes { "write" } else { "read" };
                let mut finding = Diagnostic::warning(
                    Code::BATCH_CALLER,
                    caller.origin.primary(),
                    format!(
                        "{} calls a batch endpoint that {access}s {}, which its own `uses` do not name",
                        model.principal_display(caller.principal),
                        model.scope_display(data.target)
                    ),
                )
                .cause("the endpoint's job reads and writes data as its caller (BE-CALLER-02)")
                .help(format!(
                    "name that data in the caller's `uses` with `access: {access}`"
                ));
                if let Some(span) = data.origin.primary() {
                    finding = finding.also(span, "the endpoint's data");
                }
                diags.push(finding);
            }
        }
    }
}
