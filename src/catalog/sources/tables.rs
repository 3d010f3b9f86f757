//! Sources of the tables: names, limits, types, clouds and sizes.

use crate::model::fact::Citation;

/// Naming rules of Azure resources.
pub const NR: Citation = Citation {
    key: "NR",
    title: "MicrosoftDocs/azure-docs articles/azure-resource-manager/management/resource-name-rules.md",
    date: "2023-11-20",
};

/// Abbreviations for resource names.
pub const CAF: Citation = Citation {
    key: "CAF",
    title: "MicrosoftDocs/cloud-adoption-framework docs/ready/azure-best-practices/resource-abbreviations.md",
    date: "2024-05-07",
};

/// The abbreviations of the Azure Developer CLI.
pub const AZD: Citation = Citation {
    key: "AZD",
    title: "Azure/azure-dev cli/azd/resources/scaffold/base/abbreviations.json",
    date: "2026-08-21",
};

/// Reserved words in resource names, after the page on that error.
pub const AZDRES: Citation = Citation {
    key: "AZDRES",
    title: "Azure/azure-dev cli/azd/pkg/infra/provisioning/bicep/bicep_provider.go",
    date: "2026-08-21",
};

/// The types behind Bicep: API versions, properties, name patterns.
pub const BT: Citation = Citation {
    key: "BT",
    title: "Azure/bicep-types-az generated/**/types.json",
    date: "2026-08-20",
};

/// What azurerm checks of names and values.
pub const TF: Citation = Citation {
    key: "TF",
    title: "hashicorp/terraform-provider-azurerm internal/services/**/validate",
    date: "2026-08-21",
};

/// The Log Analytics workspace in the documentation of azurerm.
pub const TF_LOG: Citation = Citation {
    key: "TF-LOG",
    title: "hashicorp/terraform-provider-azurerm website/docs/r/log_analytics_workspace.html.markdown",
    date: "commit 033fbf0",
};

/// Helpers of azurerm: tags, locations, resource groups.
pub const GAH: Citation = Citation {
    key: "GAH",
    title: "hashicorp/go-azure-helpers resourcemanager",
    date: "2026-08-21",
};

/// Quotas of Azure Machine Learning, and names of endpoints.
pub const QUOTA: Citation = Citation {
    key: "QUOTA",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-manage-quotas.md",
    date: "2026-01-27",
};

/// Service limits of Azure Machine Learning.
pub const RLC: Citation = Citation {
    key: "RLC",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/resource-limits-capacity.md",
    date: "2025-02-05",
};

/// Host names and zones of a workspace, per cloud.
pub const DNS: Citation = Citation {
    key: "DNS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-custom-dns.md",
    date: "2026-03-26",
};

/// The Python SDK: endpoint names, system datastores.
pub const SDK: Citation = Citation {
    key: "SDK",
    title: "PyPI azure-ai-ml 1.35.2",
    date: "undated",
};

/// The R SDK: datastores that a workspace registers for itself.
pub const SDK_R: Citation = Citation {
    key: "SDK-R",
    title: "Azure/azureml-sdk-for-r man/get_default_datastore.Rd",
    date: "2022-09-21",
};

/// The datastore that notebooks and prompt flow work in.
pub const PF_TROUBLE: Citation = Citation {
    key: "PF-TROUBLE",
    title: "MicrosoftDocs/azure-docs articles/machine-learning/prompt-flow/tools-reference/troubleshoot-guidance.md",
    date: "2023-09-05",
};

/// What the service says of a compute instance called `cpu-cluster-1`.
pub const PIPE: Citation = Citation {
    key: "PIPE",
    title: "microsoftdocs/pipelines-azureml issue 19",
    date: "undated",
};

/// The resource types of the Azure Naming Tool.
pub const NT: Citation = Citation {
    key: "NT",
    title: "mspnp/AzureNamingTool src/repository/resourcetypes.json",
    date: "2026-01-13",
};

/// The naming module for Terraform.
pub const TFN: Citation = Citation {
    key: "TFN",
    title: "Azure/terraform-azurerm-naming resourceDefinition.json",
    date: "2025-12-30",
};

/// The naming provider for Terraform.
pub const CAFTF: Citation = Citation {
    key: "CAFTF",
    title: "aztfmod/terraform-provider-azurecaf resourceDefinition.json",
    date: "2026-08-04",
};

/// Limits of templates.
pub const ARM_LIMITS: Citation = Citation {
    key: "ARM-LIMITS",
    title: "learn.microsoft.com azure/azure-resource-manager/templates/best-practices",
    date: "undated",
};

/// What `what-if` leaves out.
pub const WHAT_IF: Citation = Citation {
    key: "WHAT-IF",
    title: "Azure/arm-template-whatif issues 402 and 410 (nested deployments beyond the tenth are skipped; the page on what-if says 500)",
    date: "undated",
};

/// Limits of templates as Bicep's linter checks them.
pub const BICEP_LINT: Citation = Citation {
    key: "BICEP-LINT",
    title: "Azure/bicep src/Bicep.Core/Analyzers/Linter/Rules/MaxNumber*Rule.cs",
    date: "2026-08-21",
};

/// Limits of Bicep.
pub const BICEP_CONST: Citation = Citation {
    key: "BICEP-CONST",
    title: "Azure/bicep src/Bicep.Core/LanguageConstants.cs",
    date: "2026-08-21",
};

/// Limits of copy loops.
pub const COPY: Citation = Citation {
    key: "COPY",
    title: "docs.azure.cn azure-resource-manager/templates/copy-outputs",
    date: "undated",
};

/// The size of a deployment.
pub const JOB_SIZE: Citation = Citation {
    key: "JOB-SIZE",
    title: "MicrosoftDocs azure-resource-manager/troubleshooting/error-job-size-exceeded.md",
    date: "undated",
};

/// The history of deployments.
pub const HISTORY: Citation = Citation {
    key: "HISTORY",
    title: "docs.azure.cn azure-resource-manager/templates/deployment-history-deletions",
    date: "undated",
};

/// Limits of subscriptions, in an old copy.
pub const SUBS: Citation = Citation {
    key: "SUBS",
    title: "MicrosoftDocs/azure-docs includes/azure-subscription-limits-azure-resource-manager.md",
    date: "undated",
};

/// Limits of role assignments and custom roles.
pub const RBAC_LIMITS: Citation = Citation {
    key: "RBAC-LIMITS",
    title: "MicrosoftDocs/azure-docs includes/role-based-access-control/limits.md",
    date: "2023-04-19",
};

/// Compute targets, and the virtual machine series they support.
pub const COMPUTE: Citation = Citation {
    key: "COMPUTE",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-compute-target.md",
    date: "2025-11-13",
};

/// Series of virtual machines that retire.
pub const RETIRED: Citation = Citation {
    key: "RETIRED",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/includes/retiring-vms.md",
    date: "2024-10-17",
};

/// Endpoints and suffixes of each cloud.
pub const ENV: Citation = Citation {
    key: "ENV",
    title: "hashicorp/go-azure-sdk sdk/environments/{azure_public,azure_gov,azure_china}.go",
    date: "2026-08-21",
};

/// Portals and endpoints of each cloud.
pub const AZD_CLOUD: Citation = Citation {
    key: "AZD-CLOUD",
    title: "Azure/azure-dev cli/azd/pkg/cloud/cloud.go",
    date: "2026-08-21",
};

/// The clouds that Bicep knows.
pub const BICEP_CLOUDS: Citation = Citation {
    key: "BICEP-CLOUDS",
    title: "Azure/bicep src/Bicep.Core/Configuration/bicepconfig.json",
    date: "2026-08-21",
};

/// Private DNS zones, per cloud.
pub const PED: Citation = Citation {
    key: "PED",
    title: "MicrosoftDocs/azure-docs articles/private-link/private-endpoint-dns.md",
    date: "2023-10-11",
};

/// Hosts that a workspace talks to.
pub const FW: Citation = Citation {
    key: "FW",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-access-azureml-behind-firewall.md",
    date: "2026-03-19",
};

/// A quickstart of a private workspace, with zones per cloud.
pub const QS_SECURE: Citation = Citation {
    key: "QS-SECURE",
    title: "Azure/azure-quickstart-templates quickstarts/microsoft.machinelearningservices/machine-learning-end-to-end-secure",
    date: "undated",
};

/// Private DNS zones in China.
pub const CHINA_DNS: Citation = Citation {
    key: "CHINA-DNS",
    title: "docs.azure.cn private-link/private-endpoint-dns (zh-cn)",
    date: "undated",
};

/// What the sovereign clouds offer, and where.
pub const PARITY: Citation = Citation {
    key: "PARITY",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/reference-machine-learning-cloud-parity.md",
    date: "2025-02-28",
};

/// The verified module of private DNS zones.
pub const AVM_ZONES: Citation = Citation {
    key: "AVM-ZONES",
    title: "Azure/bicep-registry-modules avm/ptn/network/private-link-private-dns-zones/main.bicep",
    date: "2026-08-07",
};

/// Private endpoints of a registry.
pub const ACR_PE: Citation = Citation {
    key: "ACR-PE",
    title: "MicrosoftDocs/azure-management-docs articles/container-registry/container-registry-private-endpoints.md",
    date: "2026-08-20",
};

/// Regions of the public cloud.
pub const REGIONS: Citation = Citation {
    key: "REGIONS",
    title: "Azure/terraform-azurerm-avm-utl-regions modules/cached-data/locations.tf.json",
    date: "2026-03-12",
};

/// Regions of the other clouds.
pub const NT_REGIONS: Citation = Citation {
    key: "NT-REGIONS",
    title: "mspnp/AzureNamingTool src/repository/resourcelocations.json",
    date: "2026-01-13",
};

/// Federated credentials and the audience of each cloud.
pub const FIC: Citation = Citation {
    key: "FIC",
    title: "Microsoft Entra, considerations for federated identity credentials; Azure/login issue 573",
    date: "undated",
};

/// Service tags: the page, and the names in Microsoft's file of addresses (change 376).
pub const SERVICE_TAGS: Citation = Citation {
    key: "SERVICE-TAGS",
    title: "MicrosoftDocs/azure-docs articles/virtual-network/service-tags-overview.md (2023-01-26); ServiceTags_Public, in eliaquimbrandao/azure-service-tags-tracker docs/data/current.json",
    date: "2025-11-17",
};

/// How regional service tags spell some regions.
pub const TAG_REGIONS: Citation = Citation {
    key: "TAG-REGIONS",
    title: "Azure/bicep-registry-modules pull request 7100; Azure/azure-rest-api-specs issue 21590",
    date: "2026-05-24",
};

/// How to keep data from leaving a workspace.
pub const EXFILTRATION: Citation = Citation {
    key: "EXFILTRATION",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-prevent-data-loss-exfiltration.md",
    date: "2024-01-31",
};
