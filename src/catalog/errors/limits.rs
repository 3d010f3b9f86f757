//! Errors of quotas.

use crate::catalog::sources::{
    ARM_ERRORS, ARM_QUOTA, CORES, EP_TROUBLE, HISTORY, OUT_OF_QUOTA, QUOTA, SKU, SKU_FULL, VCPUS,
};
use crate::model::fact::KnownError;

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "QuotaExceeded",
        marks: &[
            &["quotaexceeded"],
            &["resourcequotaexceeded"],
            &["exceeding approved", "quota"],
            &["exceeding quota limits of"],
            &["operation cannot be completed without additional quota"],
        ],
        means: "The region has no more of these cores or resources for this subscription.",
        steps: &[
            "See what is used: `az vm list-usage --location REGION --output table`, and for machine learning `az ml compute list-usage`.",
            "Ask for more in the portal (Quotas), by family and region; or take another `size`, a smaller `max_instances` or another region.",
            "`access.md` lists under vCPUs how many cores the computes of the blueprint may take, by family.",
        ],
        rules: &["V-COMP-01"],
        page: "docs/large-platforms.md",
        citations: &[&CORES, &ARM_QUOTA, &QUOTA],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ClusterCoreQuotaReached",
        marks: &[
            &["clustercorequotareached"],
            &["jobnodecountexceedscorequota"],
            &["vcpu quota of"],
        ],
        over: &["QuotaExceeded"],
        means: "The quota of machine learning for these cores, which is apart from the one for virtual machines, is too small for the nodes that are asked for.",
        steps: &[
            "Ask for more cores of this family for Machine Learning in this region; low-priority nodes have a quota of their own.",
            "Lower `max_instances`, or let other clusters scale down to 0: `min_instances: 0`.",
            "An image that is built first takes a node, too: `workspace.image_build_compute` or a ready image.",
        ],
        rules: &["V-COMP-01"],
        page: "docs/large-platforms.md",
        citations: &[&VCPUS, &QUOTA],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "OutOfQuota",
        marks: &[
            &["outofquota"],
            &["not enough quota available for"],
            &["not enough cluster cpu quota"],
            &["endpoint quota reached"],
        ],
        over: &["QuotaExceeded"],
        means: "A deployment of an endpoint needs more cores, disk, endpoints or role assignments than are left.",
        steps: &[
            "The text says how many are used, allowed and needed; an online deployment takes a fifth more than its instances.",
            "Delete deployments that nobody uses, take another `instance_type`, or ask for more.",
            "A managed endpoint with a system-assigned identity needs a role assignment: see RoleAssignmentLimitExceeded.",
        ],
        rules: &["V-COMP-01"],
        page: "docs/large-platforms.md",
        citations: &[&OUT_OF_QUOTA, &EP_TROUBLE, &QUOTA],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "SkuNotAvailable",
        marks: &[
            &["skunotavailable"],
            &["is currently not available in location"],
            &["have failed for capacity restrictions"],
        ],
        means: "The region or zone has no machines of this size, or not for this subscription; no quota and no role helps there.",
        steps: &[
            "See what there is: `az vm list-skus --location REGION --size Standard_D --all --output table`, with the restrictions in its last column.",
            "Take another `size`, or another `location`, to which a workspace does not move; what is scarce may be there later.",
            "Low-priority nodes are the first that a region has none of: `tier: dedicated`.",
            "A size that a subscription may not have is asked for from Azure's support.",
        ],
        rules: &["V-COMP-01"],
        page: "docs/large-platforms.md",
        citations: &[&SKU, &SKU_FULL],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "DeploymentQuotaExceeded",
        marks: &[&["deploymentquotaexceeded"]],
        over: &["QuotaExceeded"],
        means: "The history of the resource group holds 800 deployments, the most it may.",
        steps: &[
            "Delete old entries: `az deployment group list --resource-group GROUP`, `az deployment group delete`. Nothing that was deployed goes with them.",
            "Azure deletes old entries by itself unless a lock or a setting forbids it; whoever deploys needs the right to.",
        ],
        page: "docs/deployments.md",
        citations: &[&ARM_ERRORS, &HISTORY],
        ..KnownError::PLAIN
    },
];
