//! Sources of the messages in which Azure tells errors.

use crate::model::fact::Citation;

/// What to do when a subscription holds all role assignments that it may.
pub const RBAC_LIM: Citation = Citation {
    key: "RBAC-LIM",
    title: "MicrosoftDocs/azure-docs articles/role-based-access-control/troubleshoot-limits.md",
    date: "2024-01-12",
};

/// Error codes of deployments.
pub const ARM_ERRORS: Citation = Citation {
    key: "ARM-ERRORS",
    title: "MicrosoftDocs/azure-docs articles/azure-resource-manager/troubleshooting/common-deployment-errors.md",
    date: "2024-06-20",
};

/// Errors of quotas in deployments.
pub const ARM_QUOTA: Citation = Citation {
    key: "ARM-QUOTA",
    title: "MicrosoftDocs/azure-docs articles/azure-resource-manager/troubleshooting/error-resource-quota.md",
    date: "2023-04-05",
};

/// Error codes of key vaults.
pub const KV_REST: Citation = Citation {
    key: "KV-REST",
    title: "MicrosoftDocs/azure-docs articles/key-vault/general/rest-error-codes.md",
    date: "2024-02-20",
};

/// Errors of online endpoints.
pub const EP_TROUBLE: Citation = Citation {
    key: "EP-TROUBLE",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-troubleshoot-online-endpoints.md",
    date: "commit 112100c",
};

/// A log of storage that refuses for want of a role.
pub const DF_FAULTS: Citation = Citation {
    key: "DF-FAULTS",
    title: "MicrosoftDocs/azure-docs articles/data-factory/copy-activity-fault-tolerance.md",
    date: "commit bf870c5",
};

/// Errors of workload identity federation.
pub const ADO_TROUBLE: Citation = Citation {
    key: "ADO-TROUBLE",
    title: "MicrosoftDocs/azure-devops-docs docs/pipelines/release/troubleshoot-workload-identity.md",
    date: "2025-03-12",
};

/// A role definition that is not there yet.
pub const ROLE_LATE: Citation = Citation {
    key: "ROLE-LATE",
    title: "Azure/terraform-azurerm-caf-enterprise-scale docs/wiki/Troubleshooting.md",
    date: "commit 59fb532",
};

/// A linked scope on which something is refused.
pub const LINKED: Citation = Citation {
    key: "LINKED",
    title: "Azure/aad-pod-identity issue 613",
    date: "2020-05-13",
};

/// A role assignment that exists.
pub const RA_EXISTS: Citation = Citation {
    key: "RA-EXISTS",
    title: "hashicorp/terraform-provider-azurerm issue 28557",
    date: "2025-01-20",
};

/// Storage that accepts no keys.
pub const KEYS_OFF: Citation = Citation {
    key: "KEYS-OFF",
    title: "Azure/terraform-azurerm-avm-res-storage-storageaccount issue 184",
    date: "2024-11-22",
};

/// Storage whose network lets nobody in.
pub const ST_FIREWALL: Citation = Citation {
    key: "ST-FIREWALL",
    title: "microsoft/AzureStorageExplorer issue 8183",
    date: "2024-09-13",
};

/// A vault that refuses for want of a role.
pub const KV_ROLE: Citation = Citation {
    key: "KV-ROLE",
    title: "Azure/Commercial-Marketplace-SaaS-Accelerator issue 710",
    date: "2024-05-30",
};

/// A vault without public access.
pub const KV_PRIVATE: Citation = Citation {
    key: "KV-PRIVATE",
    title: "microsoft/multimodal-ai issue 171",
    date: "2025-01-31",
};

/// A vault with a firewall.
pub const KV_FIREWALL: Citation = Citation {
    key: "KV-FIREWALL",
    title: "hashicorp/terraform-provider-azurerm issue 9738",
    date: "2021-01-07",
};

/// A vault that refuses for want of an access policy.
pub const KV_POLICY_GONE: Citation = Citation {
    key: "KV-POLICY-GONE",
    title: "MicrosoftDocs/azure-docs issue 57072",
    date: "2020-06-15",
};

/// A vault that is soft-deleted.
pub const KV_DELETED: Citation = Citation {
    key: "KV-DELETED",
    title: "alan-turing-institute/data-safe-haven issue 2523",
    date: "2026-01-09",
};

/// The name of a vault that is taken.
pub const KV_TAKEN: Citation = Citation {
    key: "KV-TAKEN",
    title: "Azure/azure-powershell issue 15115",
    date: "undated",
};

/// A workspace that is soft-deleted.
pub const WS_DELETED: Citation = Citation {
    key: "WS-DELETED",
    title: "Azure/azure-cli issue 33756",
    date: "2026-07-21",
};

/// An AI services account that is soft-deleted.
pub const COG_DELETED: Citation = Citation {
    key: "COG-DELETED",
    title: "Azure/azure-cli issue 18146",
    date: "2021-05-19",
};

/// The subdomain of an AI services account that is taken.
pub const COG_TAKEN: Citation = Citation {
    key: "COG-TAKEN",
    title: "Azure-Samples/azure-search-openai-demo issue 1093",
    date: "2023-12-27",
};

/// The name of a storage account that is taken.
pub const ST_TAKEN: Citation = Citation {
    key: "ST-TAKEN",
    title: "OfficeDev/microsoft-teams-apps-timetally issue 50",
    date: "2024-08-25",
};

/// The name of a registry that is taken.
pub const ACR_TAKEN: Citation = Citation {
    key: "ACR-TAKEN",
    title: "Azure/azure-cli issue 13951",
    date: "2020-06-13",
};

/// A registry with a firewall.
pub const ACR_FIREWALL: Citation = Citation {
    key: "ACR-FIREWALL",
    title: "docker/build-push-action issue 1214",
    date: "2024-08-19",
};

/// A registry that refuses a pull.
pub const ACR_REFUSED: Citation = Citation {
    key: "ACR-REFUSED",
    title: "Esri/arcgis-gitops issue 168",
    date: "2025-01-31",
};

/// A registry whose tasks are refused.
pub const ACR_TASKS: Citation = Citation {
    key: "ACR-TASKS",
    title: "Azure-Samples/azure-search-openai-demo issue 2220",
    date: "2024-12-10",
};

/// Image builds that need a compute.
pub const IMAGE_COMPUTE: Citation = Citation {
    key: "IMAGE-COMPUTE",
    title: "Azure/terraform-azurerm-avm-res-machinelearningservices-workspace pull request 45",
    date: "2024-08-20",
};

/// A resource provider that is not registered.
pub const RP_MISSING: Citation = Citation {
    key: "RP-MISSING",
    title: "MicrosoftDocs/azure-docs issue 7006",
    date: "2018-04-10",
};

/// A resource group that does not exist.
pub const GROUP_MISSING: Citation = Citation {
    key: "GROUP-MISSING",
    title: "Azure/azure-sdk-for-java issue 1156",
    date: "2016-10-03",
};

/// A policy that refuses a resource.
pub const POLICY_DENY: Citation = Citation {
    key: "POLICY-DENY",
    title: "Azure/Azure-Landing-Zones issue 2954",
    date: "undated",
};

/// An outbound rule that is refused.
pub const RULE_REFUSED: Citation = Citation {
    key: "RULE-REFUSED",
    title: "hashicorp/terraform-provider-azurerm pull request 31165",
    date: "2025-11-21",
};

/// A federated subject in another case.
pub const FIC_CASE: Citation = Citation {
    key: "FIC-CASE",
    title: "Azure/login issue 515",
    date: "2025-02-22",
};

/// A federated credential that fits no token, in the older words.
pub const FIC_OLD: Citation = Citation {
    key: "FIC-OLD",
    title: "Azure/azure-workload-identity issue 616",
    date: "2022-10-27",
};

/// A client id that the tenant does not know.
pub const APP_MISSING: Citation = Citation {
    key: "APP-MISSING",
    title: "Azure/login issue 561",
    date: "2025-10-12",
};

/// Several identities, and none is named.
pub const MI_MANY: Citation = Citation {
    key: "MI-MANY",
    title: "Azure/secrets-store-csi-driver-provider-azure issue 725",
    date: "2021-11-25",
};

/// A client id that code on a cluster has to name.
pub const MI_CLIENT: Citation = Citation {
    key: "MI-CLIENT",
    title: "Azure/azure-sdk-for-python issue 30427",
    date: "2023-06-21",
};

/// Cores of a region that are used up.
pub const CORES: Citation = Citation {
    key: "CORES",
    title: "Azure/azureml-sdk-for-r issue 267",
    date: "2020-03-02",
};

/// Cores of a family that are too few for a cluster.
pub const VCPUS: Citation = Citation {
    key: "VCPUS",
    title: "MicrosoftLearning/mslearn-dp100 issue 35",
    date: "2021-06-21",
};

/// Cores that are too few for a deployment.
pub const OUT_OF_QUOTA: Citation = Citation {
    key: "OUT-OF-QUOTA",
    title: "MicrosoftLearning/mslearn-azure-ml issue 30",
    date: "2023-06-25",
};

/// A vault of customer-managed keys without purge protection.
pub const CMK_PURGE: Citation = Citation {
    key: "CMK-PURGE",
    title: "MicrosoftDocs/azure-docs issue 108584",
    date: "2023-04-21",
};

/// A customer-managed key that cannot be opened.
pub const CMK_REFUSED: Citation = Citation {
    key: "CMK-REFUSED",
    title: "hashicorp/terraform-provider-azurerm issue 27817",
    date: "2024-10-30",
};

/// A customer-managed key that a storage account cannot open.
pub const CMK_STORAGE: Citation = Citation {
    key: "CMK-STORAGE",
    title: "PowerShell/PowerShell issue 20404",
    date: "undated",
};

/// A deployment that an endpoint does not have.
pub const EP_MISSING: Citation = Citation {
    key: "EP-MISSING",
    title: "Azure-Samples/contoso-chat issue 139",
    date: "2024-06-21",
};

/// An authorization that fails before a deployment begins.
pub const PREFLIGHT: Citation = Citation {
    key: "PREFLIGHT",
    title: "Azure/data-management-zone issue 214",
    date: "2021-10-28",
};

/// A role assignment that a condition refuses.
pub const ABAC_REFUSED: Citation = Citation {
    key: "ABAC-REFUSED",
    title: "Azure/enterprise-azure-policy-as-code Scripts/Helpers/RestMethods/Set-AzRoleAssignmentRestMethod.ps1",
    date: "commit 0200bbd",
};

/// A role assignment that a condition on types refuses.
pub const ABAC_TYPE: Citation = Citation {
    key: "ABAC-TYPE",
    title: "hashicorp/terraform-provider-azurerm pull request 25175",
    date: "2024-03-07",
};

/// Deny assignments.
pub const DENY: Citation = Citation {
    key: "DENY",
    title: "MicrosoftDocs/azure-docs articles/role-based-access-control/deny-assignments.md",
    date: "2018-11-30",
};

/// An action that a deny assignment refuses.
pub const DENY_REFUSED: Citation = Citation {
    key: "DENY-REFUSED",
    title: "MicrosoftDocs/azure-docs articles/network-function-manager/delete-functions.md",
    date: "2022-07-09",
};

/// A deny assignment on a linked scope.
pub const DENY_STACK: Citation = Citation {
    key: "DENY-STACK",
    title: "Azure/ARO-RP pull request 423",
    date: "2020-04-04",
};

/// Locks.
pub const LOCKS: Citation = Citation {
    key: "LOCKS",
    title: "MicrosoftDocs/azure-docs articles/azure-resource-manager/management/lock-resources.md",
    date: "2024-03-08",
};

/// A deletion that a lock refuses.
pub const LOCKED: Citation = Citation {
    key: "LOCKED",
    title: "Azure/azure-cli issue 20232",
    date: "2021-11-07",
};

/// Keys that may not be listed.
pub const KEYS_LISTED: Citation = Citation {
    key: "KEYS-LISTED",
    title: "hashicorp/terraform-provider-azurerm issue 11994",
    date: "2021-05-27",
};

/// A resource that no state of Terraform knows.
pub const TF_EXISTS: Citation = Citation {
    key: "TF-EXISTS",
    title: "hashicorp/terraform-provider-azurerm issue 23111",
    date: "2023-08-29",
};

/// A principal of another type.
pub const RA_TYPE: Citation = Citation {
    key: "RA-TYPE",
    title: "Azure/modern-web-app-pattern-dotnet pull request 129",
    date: "2023-04-18",
};

/// An image that may not be pushed.
pub const ACR_PUSH: Citation = Citation {
    key: "ACR-PUSH",
    title: "Azure/acr issue 506",
    date: "2021-01-29",
};

/// A registry that takes a token no more.
pub const ACR_TOKEN: Citation = Citation {
    key: "ACR-TOKEN",
    title: "Azure/acr issue 841",
    date: "2025-06-03",
};

/// An image that Kubernetes cannot pull for machine learning.
pub const PULL_AML: Citation = Citation {
    key: "PULL-AML",
    title: "MicrosoftDocs/azure-docs issue 80746",
    date: "2021-09-08",
};

/// The events of an image that Kubernetes cannot pull.
pub const PULL_EVENTS: Citation = Citation {
    key: "PULL-EVENTS",
    title: "Azure/secrets-store-csi-driver-provider-azure issue 173",
    date: "undated",
};

/// Sizes that are not available.
pub const SKU: Citation = Citation {
    key: "SKU",
    title: "MicrosoftDocs/azure-docs articles/azure-resource-manager/troubleshooting/error-sku-not-available.md",
    date: "2023-01-03",
};

/// A size of which a region has none left.
pub const SKU_FULL: Citation = Citation {
    key: "SKU-FULL",
    title: "Azure-Samples/azuresandbox issue 70",
    date: "2024-07-03",
};
