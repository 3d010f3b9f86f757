//! Errors of deployments, of the network and of endpoints.

use crate::catalog::sources::{
    ARM_ERRORS, E2E_CHAT, EP_MISSING, EP_TROUBLE, GROUP_MISSING, NET, POLICY_DENY, RP_MISSING, RULE_REFUSED,
};
use crate::model::fact::KnownError;

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "MissingSubscriptionRegistration",
        marks: &[
            &["missingsubscriptionregistration"],
            &["the subscription is not registered to use namespace"],
        ],
        means: "A resource provider is not registered in the subscription.",
        steps: &[
            "Somebody who may registers it once per subscription: `az provider register --namespace NAMESPACE --wait`.",
            "`access.md` and the README of the output list every provider that the build uses.",
            "Deploy again when `az provider show --namespace NAMESPACE --query registrationState` says `Registered`.",
        ],
        rules: &["DEP-04"],
        page: "docs/deployments.md",
        citations: &[&RP_MISSING, &ARM_ERRORS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ResourceGroupNotFound",
        marks: &[
            &["resourcegroupnotfound"],
            &["resource group", "could not be found"],
        ],
        means: "The group that is deployed to, or one that holds something existing, is not in this subscription.",
        steps: &[
            "`az account show` says which subscription is asked; `--subscription` of the command, or `subscription` in the blueprint.",
            "Make the group, or let the deployment make it: `resource_group: { name: …, create: true }`.",
            "For a network, a zone or another thing that exists, `resource_group` and `subscription` beside it have to be right.",
        ],
        citations: &[&GROUP_MISSING, &ARM_ERRORS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RequestDisallowedByPolicy",
        marks: &[&["requestdisallowedbypolicy"], &["was disallowed by policy"]],
        means: "A policy of the subscription or of a management group above it refuses the resource as it is written.",
        steps: &[
            "The text names the assignment and the definition: `az policy assignment show --name ID`, and what its rule asks for.",
            "Often it is public access, a tag, a region, a size or a setting for diagnostics: write it in the blueprint (`network`, `tags`, `location`, `size`).",
            "Where the policy cannot fit, somebody grants an exemption for the group.",
        ],
        page: "docs/networks.md",
        citations: &[&POLICY_DENY, &ARM_ERRORS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "OutboundRuleRefused",
        marks: &[&["required permissions to read and approve private endpoint connections"]],
        means: "The workspace's identity may not approve private endpoints on the target of an outbound rule, or has had the role for a few minutes only.",
        steps: &[
            "Repeat the deployment after some minutes: names are stable. Terraform waits 120 seconds between the grant and the first rule.",
            "A target that lies where the templates do not reach, or `rbac.emit: none`: somebody gives Azure AI Enterprise Network Connection Approver there. `access.md` lists it.",
            "A target of Data Factory, Databricks or Functions needs a custom role.",
        ],
        missed: &["Microsoft.Storage/storageAccounts/privateEndpointConnections/write"],
        rules: &["WS-SAI-APPROVE-01", "WS-UAI-APPROVE-01", "DEP-06", "AML3608"],
        citations: &[&RULE_REFUSED, &NET],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "EndpointWithoutTraffic",
        marks: &[
            &["doesn't have any valid deployment with positive weight"],
            &["not found in endpoint"],
        ],
        means: "The endpoint answers no request: it has no deployment with a share of the traffic, or not the one that is asked for.",
        steps: &[
            "See the shares: `az ml online-endpoint show --name NAME --query traffic`; set them: `az ml online-endpoint update --name NAME --traffic \"DEPLOYMENT=100\"`.",
            "An endpoint that is deployed over with its traffic left out has every share set to 0. Templates of amlgen leave an endpoint that exists as it is; others may not.",
            "A deployment that is still being made is not found yet.",
        ],
        rules: &["V-EP-01", "EP-INVOKE-01"],
        page: "docs/deployments.md",
        citations: &[&EP_TROUBLE, &EP_MISSING, &E2E_CHAT],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "DeploymentFailed",
        marks: &[
            &["deploymentfailed"],
            &["invalidtemplatedeployment"],
            &["resourcedeploymentfailure"],
            &["preflightvalidationcheckfailed"],
        ],
        wraps: true,
        means: "Something in the deployment failed, and this text does not say what.",
        steps: &[
            "Give the whole answer: `az deployment group show --resource-group GROUP --name NAME --query properties.error -o json | amlgen doctor -`.",
            "Or what failed in it: `az deployment operation group list --resource-group GROUP --name NAME --query \"[?properties.provisioningState=='Failed']\" -o json | amlgen doctor -`. A nested deployment is one of its own.",
        ],
        page: "docs/deployments.md",
        citations: &[&ARM_ERRORS],
        ..KnownError::PLAIN
    },
];
