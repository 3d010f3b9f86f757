//! Errors of images: pulled from a registry, or built.

use crate::catalog::sources::{
    ACR_ABAC, ACR_FIREWALL, ACR_PUSH, ACR_REFUSED, ACR_TASKS, ACR_TOKEN, EP_TROUBLE, IMAGE_COMPUTE, PULL_AML,
    PULL_EVENTS, VNET,
};
use crate::model::fact::KnownError;

const PULL: &[&str] = &[
    "Microsoft.ContainerRegistry/registries/pull/read",
    "Microsoft.ContainerRegistry/registries/repositories/content/read",
];

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "ImagePullUnauthorized",
        marks: &[
            &["azurecr.io", "401 unauthorized"],
            &["azurecr.io", "403 forbidden"],
            &["azurecr.io", "unauthorized: authentication required"],
            &["azurecr.io", "failed to authorize"],
            &["aka.ms/acr/authorization"],
            &["container registry authorization failure"],
            &["startup task failed due to incorrect role assignments"],
            &["startup task failed due to authorization error"],
        ],
        means: "The identity that pulls the image has no role for it on the registry; the same is told of an image that does not exist.",
        steps: &[
            "It is the identity of the compute or endpoint that pulls, not the one that submits: AcrPull on the registry, or in a registry in ABAC mode Container Registry Repository Reader.",
            "The workspace's own registry needs no line: amlgen gives the role to every compute and endpoint. Another registry of the blueprint takes `uses: [{ registry: NAME }]`.",
            "The nodes of an AKS cluster pull with the identity of the cluster's nodes.",
            "Whoever pushes needs AcrPush, `uses: [{ registry: NAME, access: write }]`, and to be signed in: `az acr login --name REGISTRY` again.",
            "Roles have to be honoured when an endpoint's deployment is made: repeat it after some minutes.",
            "Look whether repository and tag exist: `az acr repository show-tags --name REGISTRY --repository NAME`.",
        ],
        missed: PULL,
        rules: &[
            "CL-UAI-ACR-01",
            "CL-UAI-ACR-02",
            "EP-UAI-ACR-01",
            "K8S-KUBELET-ACR-01",
        ],
        page: "docs/uses.md",
        citations: &[&ACR_REFUSED, &EP_TROUBLE, &ACR_ABAC, &ACR_PUSH, &ACR_TOKEN],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ImagePullBackOff",
        marks: &[
            &["imagepullbackoff"],
            &["errimagepull"],
            &["back-off pulling image"],
        ],
        wraps: true,
        means: "Kubernetes could not pull the image and tries again later; what it could not do stands in an event before this one.",
        steps: &[
            "Read the events: `kubectl describe pod NAME`. `401`, `403` or `unauthorized` there: see ImagePullUnauthorized; `not found`: repository or tag are wrong.",
            "The nodes of the cluster pull, with the identity of its nodes: `kubelet_pull: true` of the compute brings it AcrPull.",
            "Names that are not resolved and time-outs: the nodes have to reach the registry and its data endpoint, see RegistryFirewall.",
        ],
        missed: PULL,
        rules: &["K8S-KUBELET-ACR-01"],
        citations: &[&PULL_AML, &PULL_EVENTS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "RegistryFirewall",
        marks: &[
            &["client with ip", "is not allowed access"],
            &["aka.ms/acr/firewall"],
        ],
        over: &["ImagePullUnauthorized"],
        means: "The network of the registry does not let this address in; no role helps there.",
        steps: &[
            "Pull or push from the virtual network of the registry's private endpoint; its two names (of the registry and of its data) have to resolve to private addresses.",
            "Addresses that may ask from outside stand under `allowed_ip_ranges` of the registry.",
            "A build in tasks of the registry comes from outside: name a cluster as `workspace.image_build_compute`.",
        ],
        page: "docs/networks.md",
        citations: &[&ACR_FIREWALL],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "TasksOperationsNotAllowed",
        marks: &[
            &["tasksoperationsnotallowed"],
            &["acr tasks requests for the registry"],
        ],
        means: "This subscription may not build images in tasks of a registry, as free and some other subscriptions may not.",
        steps: &[
            "Name a cluster with CPUs as `workspace.image_build_compute`: it builds the images of environments instead.",
            "Or use images that exist: curated environments, or images that a pipeline pushes.",
            "Support of Azure can allow tasks.",
        ],
        rules: &["IB-01", "IB-02"],
        page: "docs/troubleshooting.md",
        citations: &[&ACR_TASKS],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ImageBuildComputeNotValid",
        marks: &[
            &["imagebuildcomputenotvalid"],
            &["set the imagebuildcompute property"],
            &["failed to communicate with the workspace's container registry"],
        ],
        means: "The registry is closed to the public, and the workspace has no compute that builds images inside of its network.",
        steps: &[
            "Name a cluster with CPUs as `workspace.image_build_compute`, in the network of the registry's private endpoint; it then has the feature `image_build`.",
            "It needs a way out to `mcr.microsoft.com` and to the hosts of the packages.",
        ],
        rules: &["IB-01", "IB-02", "V-ACR-04"],
        page: "docs/troubleshooting.md",
        citations: &[&IMAGE_COMPUTE, &EP_TROUBLE, &VNET],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "ImageBuildFailure",
        marks: &[&["imagebuildfailure"], &["image build failed"]],
        means: "The image of an environment was not built; the log of the build says why.",
        steps: &[
            "Open the log: the text names it, or `azureml/ImageLogs` in the workspace's own account.",
            "Hosts of packages that are not reached: `network.outbound_rules` of a managed network, or the way out of your own.",
            "A registry that is not reached from outside: see ImageBuildComputeNotValid.",
        ],
        rules: &["IB-01"],
        page: "docs/networks.md",
        citations: &[&EP_TROUBLE],
        ..KnownError::PLAIN
    },
];
