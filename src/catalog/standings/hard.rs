//! Ids of the hard rules: what cannot be met, what waits, and what only `access.md` can say.

use super::make::{left_out, note};
use crate::catalog::sources::{
    AKS_NET, AUTH, CI, CLUSTER, CMK, CMK_ACR, CMK_HOW, CMK_ST, DELEG, E2E_CHAT, EP_RES, GEN1, HUB, K8S_EXT,
    KEYLESS, NET, POLICY, QUOTA, RBAC_T, STUDIO_VNET, TF_DOC, TF_KV, TF_SRC, TRUST, TYPES, VNET,
};
use crate::model::fact::{Relevance, Standing};

pub(super) const STANDINGS: &[Standing] = &[
    // Identity.
    note(
        "V-ID-07",
        Relevance::UserIdentities,
        "An update takes away every user-assigned identity of the workspace that it does not list, and one with both kinds of \
         identity cannot go back to the system-assigned one alone. Keep each of them in the blueprint and attach none by hand.",
        &[&AUTH],
    ),
    note(
        "V-ID-08",
        Relevance::Endpoints,
        "An endpoint keeps the identity with which it was created: another kind, or another user-assigned identity, needs a \
         new endpoint. Declare the new one beside the old one, point its callers to it, then remove the old one.",
        &[&AUTH, &EP_RES],
    ),
    note(
        "V-ID-10",
        Relevance::Always,
        "A job reads data as its submitter or as its compute, never as both. Where both are needed, split it into two, each \
         with its own `identity`.",
        &[&AUTH],
    ),
    note(
        "V-ID-11",
        Relevance::Always,
        "A job that runs as its submitter says `identity: { type: user_identity }`, in a pipeline on each step, and is \
         submitted with the CLI or the SDK of version 2, not from the studio. Upload older pipeline components once more \
         where such a job fails the check of their checksums.",
        &[&AUTH],
    ),
    note(
        "V-ID-17",
        Relevance::Kubernetes,
        "Code of jobs on a Kubernetes compute makes its `ManagedIdentityCredential` without a client id. Code on clusters and \
         on serverless compute passes one, which the environment variable `DEFAULT_IDENTITY_CLIENT_ID` holds.",
        &[&AUTH],
    ),
    // Storage and data.
    left_out(
        "V-DATA-01",
        "A workspace on access keys cannot be written: every workspace is built with identity mode, and `accesskey` is \
         refused as AML5001.",
        &[&KEYLESS],
    ),
    note(
        "V-DATA-02",
        Relevance::Isolation,
        "Data isolation is settled when a workspace is created and can be switched neither on nor off later. To change it, \
         make a new workspace.",
        &[&AUTH],
    ),
    note(
        "V-DATA-03",
        Relevance::ExistingDependency,
        "Workspaces that share a storage account, a vault or a registry reach each other's containers, secrets and images \
         unless their data is isolated. If another workspace uses it already, write `enable_data_isolation: true` before the \
         first deployment. Microsoft recommends a user-assigned identity with it, but its role on the account reaches the \
         containers of every workspace there (V-DATA-13): where that matters, write `identity: system_assigned`.",
        &[&AUTH],
    ),
    left_out(
        "V-DATA-04",
        "A datastore on Data Lake Storage Gen1 cannot be written: the word is refused as AML5001.",
        &[&GEN1],
    ),
    note(
        "V-DATA-06",
        Relevance::OtherSubscriptions,
        "Identities of this platform reach nothing in another tenant, and neither an id nor a name tells of which tenant a \
         subscription is. `az account show --subscription SUBSCRIPTION --query tenantId` has to answer the tenant of the \
         workspace for every subscription that is named here.",
        &[&AUTH],
    ),
    note(
        "V-DATA-07",
        Relevance::Always,
        "Model packages do not work in a workspace whose storage account has its keys off. Deploy a model with an environment \
         of its own instead.",
        &[&KEYLESS],
    ),
    note(
        "V-DATA-08",
        Relevance::Instances,
        "Cloning a git repository of many small files into the mounted home directory of a compute instance is slow or fails. \
         Clone it into a directory on the instance's own disk, and push what has to stay.",
        &[&KEYLESS],
    ),
    left_out(
        "V-DATA-10",
        "A datastore with a stored credential cannot be written: `credentials`, `account_key` and `sas_token` are refused as \
         AML5001.",
        &[&AUTH],
    ),
    note(
        "V-DATA-11",
        Relevance::Instances,
        "`azcopy` cannot sign in with the identity of a compute instance. Sign it in as yourself, or copy in code that gets a \
         token of that identity.",
        &[&CI],
    ),
    note(
        "V-DATA-12",
        Relevance::HighBusinessImpact,
        "`hbi_workspace` is settled when a workspace is created. To change it, make a new workspace.",
        &[&CMK],
    ),
    note(
        "V-DATA-14",
        Relevance::Always,
        "A workspace that still works with access keys has to be switched over before the keys of its account go off, and a \
         deployment of everything at once does it the other way round. Assign the roles that `access.md` shows first, then switch the \
         workspace with `az ml workspace update --name NAME --resource-group GROUP --system-datastores-auth-mode identity`, \
         then deploy the rest.",
        &[&KEYLESS],
    ),
    // Registry and image build.
    left_out(
        "V-ACR-03",
        "Inference on Azure Container Instances cannot be written: the word is refused as AML5001.",
        &[&CMK_HOW, &VNET],
    ),
    note(
        "V-ACR-04",
        Relevance::ClosedHub,
        "The service can't build images where the storage account or the registry is closed: it builds on machines outside the network, \
         and there is no cluster here that could do it instead. Curated and ready-made images still work. Build others in a \
         workspace that has such a cluster, and push them to the registry.",
        &[&VNET],
    ),
    left_out(
        "V-ACR-06",
        "The registry of a workspace always comes before its clusters, so Azure makes the grant by itself.",
        &[&AUTH],
    ),
    note(
        "V-ACR-08",
        Relevance::Always,
        "Another registry or Application Insights updates the workspace. Images, environments and telemetry stay behind with the \
         old one. The service refuses another default storage account or vault.",
        &[&TF_SRC, &TYPES],
    ),
    // Kubernetes.
    note(
        "V-K8S-01",
        Relevance::Kubernetes,
        "The extension refuses an AKS cluster that runs as a service principal. `az aks show --name NAME --resource-group \
         GROUP --query servicePrincipalProfile.clientId` answers `msi` where the cluster has the managed identity it needs.",
        &[&K8S_EXT],
    ),
    note(
        "V-K8S-02",
        Relevance::Kubernetes,
        "The extension does not work on an AKS cluster whose local accounts are disabled. `az aks show --name NAME \
         --resource-group GROUP --query disableLocalAccounts` must not answer `true`.",
        &[&K8S_EXT],
    ),
    note(
        "V-K8S-04",
        Relevance::Kubernetes,
        "An AKS cluster that restricts the addresses which reach its API server has to let in those of Azure Machine Learning, \
         and pod-managed identities of Entra are not supported. Add the addresses and do without pod-managed identities \
         before the cluster is attached.",
        &[&K8S_EXT],
    ),
    note(
        "V-K8S-07",
        Relevance::PrivateKubernetes,
        "A workspace with a private endpoint wants its AKS cluster in its region, endpoints of workspace, storage, vault and registry in the \
         cluster's network or a peered one, and no public FQDN of a private cluster.",
        &[&AKS_NET],
    ),
    // Network.
    note(
        "V-NET-01",
        Relevance::ManagedNetworks,
        "A managed network can't be switched off again, nor can its isolation become looser; whether it can become stricter, documents \
         disagree. To change `isolation_mode`, make a new workspace.",
        &[&NET],
    ),
    left_out(
        "V-NET-05",
        "It cannot be met: the firewalls of storage accounts, vaults and Premium registries are always written with the bypass for trusted services.",
        &[&NET, &VNET],
    ),
    note(
        "V-NET-06",
        Relevance::Clusters,
        "A lock on the workspace or on its resource group, be it against deletion or against changes, keeps clusters from \
         scaling. Put locks on single resources instead, such as the storage account of the data.",
        &[&CLUSTER, &NET],
    ),
    note(
        "V-NET-07",
        Relevance::PrivateEndpoints,
        "The studio shows data behind private endpoints to whoever comes from the virtual network in which the endpoints of workspace and \
         storage are; with service endpoints it has to be the same subnet.",
        &[&STUDIO_VNET],
    ),
    note(
        "V-NET-10",
        Relevance::ManagedNetworks,
        "Computes and endpoints that a workspace had before its managed network are not in it. Delete them and make them again.",
        &[&NET],
    ),
    note(
        "V-NET-19",
        Relevance::ClosedUserIdentities,
        "Documents disagree whether storage that is closed lets a workspace in by its user-assigned identity as a trusted service. Look at \
         the four default datastores after the first deployment.",
        &[&TRUST, &AKS_NET],
    ),
    // Hub, project, keys.
    note(
        "V-HUB-02",
        Relevance::Hub,
        "A workspace of another kind that exists already cannot become a hub. If one has the name of the hub, give the hub \
         another name.",
        &[&HUB],
    ),
    note(
        "V-CMK-02",
        Relevance::CustomerKeys,
        "The customer-managed key of a workspace can be changed for another key of the same vault, and for no other. A rotated key reaches \
         the workspace with its next deployment, an account within a day and a registry within an hour, unless `key_version` keeps the \
         old one.",
        &[&CMK, &CMK_ST, &CMK_ACR],
    ),
    note(
        "V-CMK-03",
        Relevance::CustomerKeys,
        "The disks of computes that hold the operating system are never encrypted with a customer-managed key.",
        &[&CMK],
    ),
    note(
        "V-CMK-07",
        Relevance::CustomerKeys,
        "A registry gets its customer-managed key when it is created and keeps it for good; an account encrypts tables and queues with it \
         only if that is said when it is created. Who deletes or disables the key, or takes the grant of its identity away, makes all \
         that it encrypts unreadable until it is back.",
        &[&CMK_ST, &CMK_ACR],
    ),
    note(
        "V-KV-04",
        Relevance::Vaults,
        "A deleted vault keeps its name until its retention is over and cannot be purged. The same blueprint then fails until somebody \
         brings the vault back with `az keyvault recover --name NAME`, for which DEP-16 is the role, or until it has another \
         `naming.suffix`. Terraform recovers the vault itself where the deployer may read deleted vaults.",
        &[&TF_KV],
    ),
    note(
        "V-WS-01",
        Relevance::Always,
        "A deleted workspace stays soft-deleted for a while and blocks its name. To free the name at once, delete it with `az \
         ml workspace delete --name NAME --resource-group GROUP --permanently-delete`; Terraform does so with \
         `workspace.purge_on_destroy: true`.",
        &[&TF_DOC],
    ),
    note(
        "V-EP-01",
        Relevance::SetLater,
        "A PUT over an online endpoint that names no traffic sets every deployment to 0 %; whether the defaults of a batch endpoint are \
         lost likewise is open. ARM and Bicep therefore make endpoints only where they do not exist, and deploy their grants in either \
         case; Terraform keeps traffic and defaults. To change an endpoint that ARM or Bicep made, use `az ml online-endpoint update` \
         or `az ml batch-endpoint update`, or delete it first.",
        &[&E2E_CHAT],
    ),
    note(
        "V-MON-02",
        Relevance::Diagnostics,
        "A resource has one diagnostic setting for a category and a destination. Where another one sends the same logs to the same \
         workspace, such as that of an Azure Policy (`setByPolicy-LogAnalytics`, `setByPolicy`), Azure refuses the second with 409: \
         give ours the name of that one, `monitoring: { diagnostics: { name: setByPolicy } }`, or leave the settings to the policy.",
        &[&POLICY],
    ),
    note(
        "V-COMP-01",
        Relevance::Machines,
        "The quota of the subscription in this region has to cover the vCPUs above. That of VM families with a GPU, which begin with \
         N, is 0 until it is raised, low-priority nodes of all families share one quota, and a compute instance keeps its share while \
         it is stopped.",
        &[&QUOTA, &CI],
    ),
    note(
        "V-COMP-02",
        Relevance::IdleInstances,
        "The minutes after which an idle compute instance stops are set when it is created, and a deployment does not change those of \
         one that exists. Change them in the studio, or with a POST to `…/computes/NAME/updateIdleShutdownSetting`.",
        &[&CI],
    ),
    // Role assignments.
    left_out(
        "V-RBAC-01",
        "Grants are merged by principal, role and scope before anything is written, so no two of them are the same.",
        &[],
    ),
    note(
        "V-RBAC-03",
        Relevance::Condition,
        "If the deployer holds its right to assign roles under an older condition, an assignment of a role or to a kind of \
         principal that the condition does not list fails with `does not have authorization or an ABAC condition not \
         fulfilled`. Give the deployer the condition that `access.md` shows before the deployment.",
        &[&DELEG],
    ),
    left_out(
        "V-RBAC-05",
        "A blueprint builds resources in their place and moves none, so no role assignment is left behind.",
        &[&RBAC_T],
    ),
];
