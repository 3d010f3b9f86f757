//! Kubernetes computes, and the extension of their clusters.

use super::parts::Ids;
use super::{Lowering, identity_of, origin};
use crate::arena::Handle;
use crate::model::{Expr, Kind, Object, Origin, Resource, ResourceId};
use crate::resolve::{External, InstanceTypePairs, KubernetesCompute, UserIdentity};

/// Adds the computes.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    workspace: ResourceId,
    identities: &Ids<UserIdentity>,
    externals: &Ids<External>,
) -> Ids<KubernetesCompute> {
    let resolved = lowering.resolved;
    let mut extended: Vec<(Handle<External>, ResourceId)> = Vec::new();
    resolved.kubernetes.filter_map(|compute| {
        let cluster = *externals.get(compute.cluster)?;
        let known = extended
            .iter()
            .find(|(known, _)| *known == compute.cluster)
            .map(|(_, id)| *id);
        let extension = known.or_else(|| {
            let id = extension(lowering, compute, cluster)?;
            extended.push((compute.cluster, id));
            Some(id)
        });
        let mut resource = resource(lowering, compute, workspace, cluster, identities);
        resource.waits.resources.extend(extension);
        Some(lowering.add(resource))
    })
}

/// The machine learning extension, where it is asked for. It is set up for training: inference needs certificates, which no
/// template holds.
fn extension(
    lowering: &mut Lowering<'_>,
    compute: &KubernetesCompute,
    cluster: ResourceId,
) -> Option<ResourceId> {
    let span = compute.extension?;
    let mut resource = super::of_kind(
        Kind::ClusterExtension,
        &compute.item.logical,
        "azureml".into(),
        Origin::at(span),
    );
    resource.scope = Some(cluster);
    resource.comment = Some("Set up for training. Inference needs certificates, which no template holds.");
    resource.properties = Object::new()
        .with("extensionType", "Microsoft.AzureML.Kubernetes")
        .with("autoUpgradeMinorVersion", true)
        .with("releaseTrain", "stable")
        .with(
            "scope",
            Object::new().with("cluster", Object::new().with("releaseNamespace", "azureml")),
        )
        .with(
            "configurationSettings",
            Object::new()
                .with("enableTraining", "True")
                .with("enableInference", "False"),
        );
    Some(lowering.add(resource))
}

fn resource(
    lowering: &Lowering<'_>,
    compute: &KubernetesCompute,
    workspace: ResourceId,
    cluster: ResourceId,
    identities: &Ids<UserIdentity>,
) -> Resource {
    let item = &compute.item;
    let mut resource = super::of_kind(
        Kind::KubernetesCompute,
        &item.logical,
        Expr::Text(item.job_name().to_owned()),
        origin(item),
    );
    resource.parent = Some(workspace);
    lowering.place(&mut resource, item);
    resource.identity = Some(identity_of(&compute.identity, identities));
    let instance_types = (!compute.instance_types.is_empty()).then(|| {
        let types = compute
            .instance_types
            .iter()
            .map(|(name, pairs)| (name.clone(), Expr::Object(instance_type(pairs))));
        Object(types.collect())
    });
    let settings = Object::new()
        .with("namespace", compute.namespace.value.clone())
        .with_some("instanceTypes", instance_types);
    resource.properties = Object::new()
        .with("computeType", "Kubernetes")
        .with_some("description", compute.description.clone())
        .with("disableLocalAuth", true)
        .with("resourceId", Expr::Id(cluster))
        .with("properties", settings);
    resource
}

fn instance_type(entry: &InstanceTypePairs) -> Object {
    let some = |pairs: &Vec<(String, String)>| (!pairs.is_empty()).then(|| super::texts(pairs.clone()));
    let resources = Object::new()
        .with_some("requests", some(&entry.requests))
        .with_some("limits", some(&entry.limits));
    Object::new()
        .with_some("nodeSelector", some(&entry.node_selector))
        .with_some("resources", (!resources.is_empty()).then_some(resources))
}
