//! What we refuse to build, and what we tell: hard rules of Azure Machine Learning, names and limits.
//!
//! Each file is a family; each check reads the model and adds findings. Nothing here changes the model.
//!
//! May know: `source`, `diag`, `model`, `catalog`, `derive`.

mod access;
mod customer_key;
mod endpoint;
mod environments;
mod features;
mod federation;
mod hub;
mod identity;
mod images;
mod kubernetes;
mod limits;
mod managed_network;
mod names;
mod people;
mod places;
mod platform;
mod rbac;
mod sizes;
mod telemetry;
mod unseen;

pub use environments::differences;

use crate::diag::Diagnostics;
use crate::model::Model;

/// A check: it reads the model and adds what it finds.
type Check = fn(&Model, &mut Diagnostics);

/// Every check, in the order in which it runs.
const CHECKS: &[Check] = &[
    names::resource_names,
    names::same_names,
    names::tags,
    identity::principals,
    identity::carriers,
    identity::shared,
    federation::never_matching,
    federation::wildcards,
    federation::pull_requests,
    federation::names_without_ids,
    federation::retiring_issuers,
    people::object_ids,
    people::undeclared_users,
    people::many_users,
    platform::shared_data,
    unseen::switches,
    customer_key::on_the_side_of_the_service,
    customer_key::batch_endpoints,
    customer_key::policies_of_cosmos_db,
    endpoint::secrets_of_policy_vaults,
    platform::private_base_images,
    images::endpoints_that_overwrite,
    telemetry::of_endpoints,
    platform::hubs,
    hub::makers_of_projects,
    platform::parts_that_exist,
    kubernetes::attachments,
    kubernetes::other_subscriptions,
    kubernetes::inference,
    managed_network::destinations,
    managed_network::twice,
    managed_network::approvals,
    managed_network::provisioning,
    managed_network::spark,
    managed_network::kubernetes,
    managed_network::clouds,
    endpoint::batch_callers,
    features::consumers_without_sources,
    sizes::image_build,
    limits::quotas,
    limits::role_assignments,
    limits::descriptions,
    access::keyless_risks,
    access::idle_role_of_jobs,
    access::writers_of_default_store,
    access::reads_without_effect,
    rbac::switches,
    rbac::extra,
    rbac::keyless_extra,
    rbac::adopted,
    rbac::emission,
    customer_key::grants_apart,
    places::grants,
    places::custom_roles,
    places::made,
    places::parts_of_the_workspace,
    places::parts_behind_endpoints,
    places::in_new_group,
    rbac::not_delegated,
    rbac::condition,
    // What is accepted has to be found first.
    rbac::waivers,
];

/// Checks a model with its role assignments.
pub fn check(model: &Model, diags: &mut Diagnostics) {
    for check in CHECKS {
        check(model, diags);
    }
}
