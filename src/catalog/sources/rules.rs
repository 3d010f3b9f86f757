//! Sources of the rules: who needs which access, and what cannot work.

use crate::model::fact::Citation;

/// How identities authenticate between Azure Machine Learning and other services.
pub const AUTH: Citation = Citation {
    key: "AUTH",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-identity-based-service-authentication.md",
    date: "2026-01-22",
};

/// The edition of [`AUTH`] before.
pub const AUTH_2025: Citation = Citation {
    key: "AUTH-2025",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-identity-based-service-authentication.md (earlier edition)",
    date: "2025-06-10",
};

/// An earlier edition of [`AUTH`].
pub const AUTH_2024: Citation = Citation {
    key: "AUTH-2024",
    title: "Azure Machine Learning, identity-based service authentication (earlier edition)",
    date: "2024-08-28",
};

/// The edition of [`AUTH`] from the preview.
pub const AUTH_PREVIEW: Citation = Citation {
    key: "AUTH-PREVIEW",
    title: "Azure Machine Learning, identity-based service authentication (preview page)",
    date: "undated",
};

/// The oldest edition of [`AUTH`] that was read.
pub const AUTH_2022: Citation = Citation {
    key: "AUTH-2022",
    title: "Azure Machine Learning, identity-based service authentication (earlier edition)",
    date: "2022-09-23",
};

/// A workspace on a storage account without shared keys.
pub const KEYLESS: Citation = Citation {
    key: "KEYLESS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-disable-local-auth-storage.md",
    date: "2026-01-30",
};

/// The edition of [`KEYLESS`] from the preview.
pub const KEYLESS_2024: Citation = Citation {
    key: "KEYLESS-2024",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-disable-local-auth-storage.md (earlier edition)",
    date: "2024-08-08",
};

/// The edition of [`KEYLESS`] for China.
pub const KEYLESS_CHINA: Citation = Citation {
    key: "KEYLESS-CHINA",
    title: "Azure China documentation, how-to-disable-local-auth-storage",
    date: "undated",
};

/// Access to a workspace through roles.
pub const ROLES: Citation = Citation {
    key: "ROLES",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-assign-roles.md",
    date: "2026-01-08",
};

/// The edition of [`ROLES`] before.
pub const ROLES_2024: Citation = Citation {
    key: "ROLES-2024",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-assign-roles.md (earlier edition)",
    date: "2024-09-03",
};

/// Enterprise security: what the service grants by itself.
pub const SEC: Citation = Citation {
    key: "SEC",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-enterprise-security.md",
    date: "2025-10-30",
};

/// Authentication and authorization of online endpoints.
pub const EP_AUTH: Citation = Citation {
    key: "EP-AUTH",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-endpoints-online-auth.md",
    date: "2025-11-14",
};

/// Access from an endpoint to other resources with its identity.
pub const EP_RES: Citation = Citation {
    key: "EP-RES",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-access-resources-from-endpoints-managed-identities.md",
    date: "2024-03-18",
};

/// How clients authenticate to an online endpoint.
pub const EP_HOW: Citation = Citation {
    key: "EP-HOW",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-authenticate-online-endpoint.md",
    date: "2024-04-23",
};

/// Secret injection into online deployments.
pub const INJ: Citation = Citation {
    key: "INJ",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-secret-injection.md",
    date: "2025-11-24",
};

/// Deploying an endpoint with secret injection.
pub const INJ_HOW: Citation = Citation {
    key: "INJ-HOW",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-deploy-online-endpoint-with-secret-injection.md",
    date: "2024-01-10",
};

/// Compute instances: creation, names, idle shutdown, schedules.
pub const CI: Citation = Citation {
    key: "CI",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-create-compute-instance.md",
    date: "commit a39b784",
};

/// Compute clusters.
pub const CLUSTER: Citation = Citation {
    key: "CLUSTER",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-create-attach-compute-cluster.md",
    date: "2024-05-03",
};

/// The managed virtual network of a workspace.
pub const NET: Citation = Citation {
    key: "NET",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-managed-network.md",
    date: "2025-05-23",
};

/// A workspace in one's own virtual network.
pub const VNET: Citation = Citation {
    key: "VNET",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-secure-workspace-vnet.md",
    date: "2024-07-08",
};

/// The studio on data behind a virtual network.
pub const STUDIO_VNET: Citation = Citation {
    key: "STUDIO-VNET",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-enable-studio-virtual-network.md",
    date: "2025-03-04",
};

/// What the firewall of storage lets past as a trusted service.
pub const TRUST: Citation = Citation {
    key: "TRUST",
    title: "MicrosoftDocs/azure-docs articles/storage/common/storage-network-security-trusted-azure-services.md",
    date: "2025-06-24",
};

/// Kubernetes clusters of a workspace behind private endpoints.
pub const AKS_NET: Citation = Citation {
    key: "AKSNET",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-secure-kubernetes-inferencing-environment.md",
    date: "2022-08-31",
};

/// Permissions that a virtual network asks for.
pub const NET_RBAC: Citation = Citation {
    key: "NET-RBAC",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/includes/network-rbac.md",
    date: "2025-02-10",
};

/// Authentication to data.
pub const DATA_AUTH: Citation = Citation {
    key: "DATA-AUTH",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-administrate-data-authentication.md",
    date: "2024-09-06",
};

/// Datastores.
pub const DATASTORE: Citation = Citation {
    key: "DATASTORE",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-datastore.md",
    date: "2024-02-20",
};

/// Customer-managed keys: what they encrypt.
pub const CMK: Citation = Citation {
    key: "CMK",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-customer-managed-keys.md",
    date: "2025-01-28",
};

/// Customer-managed keys of registries.
pub const CMK_ACR: Citation = Citation {
    key: "CMK-ACR",
    title: "MicrosoftDocs/azure-management-docs articles/container-registry/tutorial-customer-managed-keys.md",
    date: "2023-10-31",
};

/// Customer-managed keys of storage accounts.
pub const CMK_ST: Citation = Citation {
    key: "CMK-ST",
    title: "MicrosoftDocs/azure-docs articles/storage/common/customer-managed-keys-configure-new-account.md",
    date: "2023-03-23",
};

/// The edition of [`CMK`] from the preview of keys on the service's side.
pub const CMK_2024: Citation = Citation {
    key: "CMK-2024",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-customer-managed-keys.md (earlier edition)",
    date: "2024-05",
};

/// Customer-managed keys: how to set them up.
pub const CMK_HOW: Citation = Citation {
    key: "CMK-HOW",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-setup-customer-managed-keys.md",
    date: "2025-02-05",
};

/// Attaching a Kubernetes cluster.
pub const K8S_ATT: Citation = Citation {
    key: "K8S-ATT",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-attach-kubernetes-to-workspace.md",
    date: "2025-03-08",
};

/// The cluster extension.
pub const K8S_EXT: Citation = Citation {
    key: "K8S-EXT",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-deploy-kubernetes-extension.md",
    date: "2025-03-07",
};

/// Model monitoring.
pub const MON: Citation = Citation {
    key: "MON",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-monitor-model-performance.md",
    date: "2024-12-13",
};

/// Authorization on batch endpoints.
pub const BATCH: Citation = Citation {
    key: "BATCH",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-authenticate-batch-endpoint.md",
    date: "2023-10-10",
};

/// Serverless compute.
pub const SERVERLESS: Citation = Citation {
    key: "SERVERLESS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-use-serverless-compute.md",
    date: "2025-10-24",
};

/// Spark jobs.
pub const SPARK: Citation = Citation {
    key: "SPARK",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-submit-spark-jobs.md",
    date: "2023-10-05",
};

/// The Spark environment.
pub const SPARK_ENV: Citation = Citation {
    key: "SPARK-ENV",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/apache-spark-environment-configuration.md",
    date: "2024-04-19",
};

/// Secrets in jobs.
pub const SECRETS: Citation = Citation {
    key: "SECRETS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-use-secrets-in-runs.md",
    date: "2026-03-12",
};

/// Deploying a prompt flow.
pub const PF_DEPLOY: Citation = Citation {
    key: "PF-DEPLOY",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/prompt-flow/how-to-deploy-for-real-time-inference.md",
    date: "2024-05-08",
};

/// Compute sessions of prompt flow.
pub const PF_SESSION: Citation = Citation {
    key: "PF-SESSION",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/prompt-flow/how-to-manage-compute-session.md",
    date: "2025-08-25",
};

/// Access control of a feature store.
pub const FS: Citation = Citation {
    key: "FS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-setup-access-control-feature-store.md",
    date: "2024-09-30",
};

/// Hub workspaces.
pub const HUB: Citation = Citation {
    key: "HUB",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/concept-hub-workspace.md",
    date: "2025-05-12",
};

/// Roles on hubs and their projects.
pub const HUB_RBAC: Citation = Citation {
    key: "HUB-RBAC",
    title: "MicrosoftDocs/azure-ai-docs articles/ai-foundry/concepts/hub-rbac-azure-ai-foundry.md",
    date: "2025-09-12",
};

/// Machine learning registries.
pub const REG: Citation = Citation {
    key: "REG",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/how-to-manage-registries.md",
    date: "2024-10-10",
};

/// A custom role for data labeling.
pub const LAB: Citation = Citation {
    key: "LAB",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/includes/custom-role-data-labeling.md",
    date: "2024-03-12",
};

/// Troubleshooting role assignments.
pub const RBAC_T: Citation = Citation {
    key: "RBAC-T",
    title: "MicrosoftDocs/azure-docs articles/role-based-access-control/troubleshooting.md",
    date: "2023-09-20",
};

/// Delegating role assignments under a condition.
pub const DELEG: Citation = Citation {
    key: "DELEG",
    title: "MicrosoftDocs/azure-docs articles/role-based-access-control/delegate-role-assignments-overview.md",
    date: "2024-01-30",
};

/// The table of built-in roles.
pub const ROLE_TABLE: Citation = Citation {
    key: "role table",
    title: "MicrosoftDocs/azure-docs articles/role-based-access-control/built-in-roles.md",
    date: "2026-04-09",
};

/// The definitions of the built-in roles; a rule cites it for what it derives from a definition.
pub const ROLE_DATA: Citation = Citation {
    key: "role data",
    title: "iann0036/iam-dataset azure/built-in-roles-raw.json",
    date: "2026-08-22",
};

/// Repository permissions of a registry under attribute-based access control.
pub const ACR_ABAC: Citation = Citation {
    key: "ACR-ABAC",
    title: "learn.microsoft.com azure/container-registry/container-registry-rbac-abac-repository-permissions",
    date: "undated",
};

/// The built-in roles for container registries.
pub const ACR_ROLES: Citation = Citation {
    key: "ACR-ROLES",
    title: "learn.microsoft.com azure/container-registry/container-registry-rbac-built-in-roles-overview",
    date: "undated",
};

/// The retirement of Data Lake Storage Gen1, with its day.
pub const GEN1: Citation = Citation {
    key: "GEN1",
    title: "learn.microsoft.com lifecycle/products/azure-data-lake-storage-gen1",
    date: "2024-02-29",
};

/// A quickstart that assigns the roles of a user-assigned workspace identity.
pub const QS: Citation = Citation {
    key: "QS",
    title: "Azure/azure-quickstart-templates quickstarts/microsoft.machinelearningservices/machine-learning-dependencies-role-assignment/azuredeploy.json",
    date: "commit ed7d66c",
};

/// The tests of the verified workspace module.
pub const AVM: Citation = Citation {
    key: "AVM",
    title: "Azure/bicep-registry-modules avm/res/machine-learning-services/workspace/tests/e2e/{max,waf-aligned,encr}/dependencies.bicep",
    date: "2026-08-07",
};

/// The verified workspace module.
pub const AVM_MAIN: Citation = Citation {
    key: "AVM-MAIN",
    title: "Azure/bicep-registry-modules avm/res/machine-learning-services/workspace/main.bicep",
    date: "2026-08-07",
};

/// The workspace in the documentation of azurerm.
pub const TF_DOC: Citation = Citation {
    key: "TF-DOC",
    title: "hashicorp/terraform-provider-azurerm website/docs/r/machine_learning_workspace.html.markdown",
    date: "2026-08-21",
};

/// The workspace in the source of azurerm.
pub const TF_SRC: Citation = Citation {
    key: "TF-SRC",
    title: "hashicorp/terraform-provider-azurerm internal/services/machinelearning/machine_learning_workspace_resource.go",
    date: "2026-08-21",
};

/// Arguments of azurerm's resources whose change replaces the resource.
pub const TF_FORCE_NEW: Citation = Citation {
    key: "TF-FORCE-NEW",
    title: "hashicorp/terraform-provider-azurerm internal/services/*/*_resource.go, ForceNew",
    date: "2026-08-21",
};

/// The workspace in the tests of azurerm.
pub const TF_TEST: Citation = Citation {
    key: "TF-TEST",
    title: "hashicorp/terraform-provider-azurerm internal/services/machinelearning/machine_learning_workspace_resource_test.go",
    date: "2026-08-21",
};

/// The types of workspaces and registries.
pub const TYPES: Citation = Citation {
    key: "TYPES",
    title: "Azure/bicep-types-az generated/machinelearningservices/microsoft.machinelearningservices/*/types.json; generated/containerregistry_0/microsoft.containerregistry/2025-11-01/types.json",
    date: "2026-08-20",
};

/// Examples of endpoints that reach storage.
pub const EX_EP: Citation = Citation {
    key: "EX-EP",
    title: "Azure/azureml-examples cli/deploy-managed-online-endpoint-access-resource-{sai,uai}.sh",
    date: "2026-07-31",
};

/// The setup of the Spark examples.
pub const EX_SPARK: Citation = Citation {
    key: "EX-SPARK",
    title: "Azure/azureml-examples sdk/python/jobs/spark/setup_spark.sh",
    date: "2026-07-31",
};

/// The setup of the feature store examples.
pub const EX_FS: Citation = Citation {
    key: "EX-FS",
    title: "Azure/azureml-examples sdk/python/featurestore_sample/{automation-test/setup-resources-cli.sh,featurestore/arm-template/template.json}",
    date: "2026-07-31",
};

/// The diagnostics of Bicep.
pub const BICEP: Citation = Citation {
    key: "BICEP",
    title: "Azure/bicep src/Bicep.Core/Diagnostics/DiagnosticBuilder.cs",
    date: "2026-08-21",
};

/// A discussion on what Bicep knows at the start of a deployment.
pub const BICEP_D: Citation = Citation {
    key: "BICEP-D",
    title: "Azure/bicep discussion 19690",
    date: "undated",
};

/// Keyless Application Insights.
pub const AZMON: Citation = Citation {
    key: "AZMON",
    title: "Azure Monitor, Microsoft Entra authentication for Application Insights",
    date: "undated",
};

/// The roles that a hub's identity has by itself.
pub const AZD_HUB: Citation = Citation {
    key: "AZD-HUB",
    title: "Azure/azure-dev pull request 5158",
    date: "2025-05-06",
};

/// How the inference server sends telemetry.
pub const INFSRV: Citation = Citation {
    key: "INFSRV",
    title: "microsoft/azureml-inference-server azureml_inference_server_http/server/appinsights_client.py",
    date: "2025-12-18",
};

/// Online materialization and inference with a feature store.
pub const TUT_FS: Citation = Citation {
    key: "TUT-FS",
    title: "MicrosoftDocs/azure-ai-docs articles/machine-learning/tutorial-online-materialization-inference.md",
    date: "2023-11-28",
};

/// Roles of a search service, by task, and how they are enabled.
pub const SRCH: Citation = Citation {
    key: "SRCH",
    title: "Azure AI Search, role-based access: roles by task; enabling roles",
    date: "undated",
};

/// A chat baseline with hub, project and endpoint.
pub const E2E_CHAT: Citation = Citation {
    key: "E2E-CHAT",
    title: "Azure-Samples/openai-end-to-end-baseline infra-as-code/bicep/machinelearning.bicep",
    date: "undated",
};

/// The verified baseline of an AI platform.
pub const AVM_AI: Citation = Citation {
    key: "AVM-AI",
    title: "Azure/bicep-registry-modules avm/ptn/ai-platform/baseline/main.bicep",
    date: "2026-08-07",
};

/// The verified workspace module for Terraform.
pub const AVM_TF: Citation = Citation {
    key: "AVM-TF",
    title: "Azure/terraform-azurerm-avm-res-machinelearningservices-workspace main.tf",
    date: "commit 01abc47",
};

/// Vaults that are deployed again, and their access policies.
pub const KV_POL: Citation = Citation {
    key: "KV-POL",
    title: "vault redeployments and `accessPolicies: []`, three practitioners' reports from 2018 to 2026",
    date: "undated",
};

/// The key vault in the source of azurerm.
pub const TF_KV: Citation = Citation {
    key: "TF-KV",
    title: "hashicorp/terraform-provider-azurerm internal/services/keyvault/key_vault_resource.go",
    date: "2026-08-21",
};

/// Resource providers that are not registered.
pub const RP_REG: Citation = Citation {
    key: "RP-REG",
    title: "Azure Resource Manager, errors for resource provider registration",
    date: "undated",
};

/// Subjects that GitHub issues.
pub const FIC_GH: Citation = Citation {
    key: "FIC-GH",
    title: "Microsoft Entra, immutable subjects of GitHub Actions; github/docs pull request 45221",
    date: "2026-07",
};

/// Service connections of Azure DevOps.
pub const ADO_WIF: Citation = Citation {
    key: "ADO-WIF",
    title: "Azure DevOps, conversion of service connections to the Entra issuer",
    date: "2026",
};

/// Policies that make diagnostic settings.
pub const POLICY: Citation = Citation {
    key: "POLICY",
    title: "Azure/azure-policy built-in-policies/policyDefinitions/Monitoring/DiagSettings_logAnalytics_*_DINE.json",
    date: "undated",
};

/// The activity log of a role assignment that already existed.
pub const OCP: Citation = Citation {
    key: "OCP",
    title: "openshift/cloud-credential-operator commit ec23983",
    date: "undated",
};

/// A role assignment that already existed.
pub const ISS1: Citation = Citation {
    key: "ISS1",
    title: "MicrosoftDocs/azure-docs issue 80040",
    date: "2021-08-22",
};

/// The same, once more.
pub const ISS2: Citation = Citation {
    key: "ISS2",
    title: "MicrosoftDocs/azure-docs issue 80686",
    date: "2021-09-06",
};
