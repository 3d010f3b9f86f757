//! Whole answers, as people see them: `golden/doctor/NAME.txt`.

use std::collections::BTreeMap;

use super::{GROUP, diagnosed, refused};
use crate::support;

const SCIENTISTS: &str = "44444444-4444-4444-4444-444444444444";
const LABELERS: &str = "55555555-5555-5555-5555-555555555555";
const NOBODY: &str = "0b0b0b0b-aaaa-4bbb-8ccc-123456789012";
const HOME: &str = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-vision-ml";

/// A refusal of an action on what lies in the group of the platform.
fn no(object: &str, action: &str, place: &str) -> String {
    let (provider, name) = place.split_once(' ').unwrap();
    refused(
        object,
        &format!("Microsoft.{action}"),
        &format!("{HOME}/providers/Microsoft.{provider}/{name}"),
    )
}

/// The name of a golden, who asked, and a text.
type Case = (&'static str, Option<&'static str>, String);

/// Role assignments that are refused, each with who asked, where the text does not say it.
fn assignments() -> Vec<Case> {
    let assignment = format!(
        "{HOME}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-0000000000bb"
    );
    vec![
        (
            "preflight",
            Some("deployer"),
            format!(
                r#"{{"code":"InvalidTemplateDeployment","message":"The template deployment failed with error: 'Authorization failed for template resource '00000000-0000-0000-0000-0000000000bb' of type 'Microsoft.Authorization/roleAssignments'. The client 'b' with object id '{NOBODY}' does not have permission to perform action 'Microsoft.Authorization/roleAssignments/write' at scope '{assignment}'.'."}}"#
            ),
        ),
        (
            "condition",
            None,
            format!(
                "The client 'u' with object id '{NOBODY}' has an authorization with ABAC condition that is not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '{assignment}'"
            ),
        ),
    ]
}

/// What else is refused.
fn refusals() -> Vec<Case> {
    let workspace = "MachineLearningServices workspaces/mlw-vision";
    let account = "Storage storageAccounts/stvisiondata1234abcd";
    let images = format!("{account}/blobServices/default/containers/images");
    let blobs = "Storage/storageAccounts/blobServices/containers/blobs";
    vec![
        (
            "container-of-an-address",
            Some("training"),
            "AuthorizationPermissionMismatch https://stvisiondata1234abcd.blob.core.windows.net/images/a.png"
                .to_owned(),
        ),
        (
            "container-unknown",
            Some("training"),
            "AuthorizationPermissionMismatch abfss://other@stvisiondata1234abcd.dfs.core.windows.net/a"
                .to_owned(),
        ),
        (
            "container-to-write",
            None,
            no(SCIENTISTS, &format!("{blobs}/write"), &images),
        ),
        (
            "tags",
            None,
            no(SCIENTISTS, &format!("{blobs}/tags/write"), &images),
        ),
        (
            "keys-of-the-workspace",
            None,
            no(
                SCIENTISTS,
                "MachineLearningServices/workspaces/listKeys/action",
                workspace,
            ),
        ),
        (
            "keys-of-an-account",
            None,
            no(
                SCIENTISTS,
                "Storage/storageAccounts/listKeys/action",
                "Storage storageAccounts/stvision1234abcd",
            ),
        ),
        (
            "credentials-of-a-registry",
            None,
            no(
                SCIENTISTS,
                "ContainerRegistry/registries/listCredentials/action",
                "ContainerRegistry registries/crvision1234abcd",
            ),
        ),
        (
            "endpoint-unknown",
            None,
            no(
                LABELERS,
                "MachineLearningServices/workspaces/onlineEndpoints/score/action",
                &format!("{workspace}/onlineEndpoints/e"),
            ),
        ),
        (
            "compute-to-delete",
            None,
            no(
                SCIENTISTS,
                "MachineLearningServices/workspaces/computes/delete",
                &format!("{workspace}/computes/cpu"),
            ),
        ),
        (
            "job-to-submit",
            None,
            no(
                LABELERS,
                "MachineLearningServices/workspaces/jobs/write",
                &format!("{workspace}/jobs/a"),
            ),
        ),
        (
            "denied",
            None,
            format!(
                "(DenyAssignmentAuthorizationFailed) The client 'x' with object id '{SCIENTISTS}' has permission to perform action 'Microsoft.MachineLearningServices/workspaces/jobs/write' on scope '{HOME}/providers/Microsoft.MachineLearningServices/workspaces/mlw-vision'; however, the access is denied because of the deny assignment with name 'Deny assignment 'x' created by Deployment Stack 'y'' and Id '3' at scope '{HOME}'."
            ),
        ),
        (
            "elsewhere",
            None,
            refused(SCIENTISTS, "Microsoft.Storage/storageAccounts/read", GROUP),
        ),
    ]
}

/// What else goes wrong.
fn others() -> Vec<Case> {
    vec![
        (
            "principal",
            None,
            "Principal 44444444444444444444444444444444 does not exist in the directory 00000000-0000-0000-0000-000000000004.".to_owned(),
        ),
        (
            "principal-of-another-type",
            None,
            "UnmatchedPrincipalType: The PrincipalId '44444444444444444444444444444444' has type 'User' , which is different from specified PrinciaplType 'Group'.".to_owned(),
        ),
        (
            "cores",
            None,
            "Operation could not be completed as it results in exceeding approved standardNCADSA100v4Family Cores quota.".to_owned(),
        ),
        (
            "size",
            None,
            "SkuNotAvailable: The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: Standard_NC24ads_A100_v4' is currently not available in location 'westeurope'.".to_owned(),
        ),
        (
            "size-of-nothing",
            None,
            "Not enough quota available for Standard_F4s_v2 in SubscriptionId 00000000-0000-0000-0000-000000000001.".to_owned(),
        ),
        (
            "pull-of-kubernetes",
            None,
            "Back-off pulling image \"crvision1234abcd.azurecr.io/training:1\"\nError: ImagePullBackOff".to_owned(),
        ),
    ]
}

#[test]
fn golden_answers() {
    let blueprint = support::text("blueprints/secure.yaml");
    let made: BTreeMap<String, String> = assignments()
        .into_iter()
        .chain(refusals())
        .chain(others())
        .map(|(name, who, text)| {
            let answer = diagnosed(&text, &blueprint, who);
            (
                format!("doctor/{name}.txt"),
                format!("$ amlgen doctor {text}\n\n{answer}"),
            )
        })
        .collect();
    support::goldens(&made, |path| path.starts_with("doctor/"));
}
