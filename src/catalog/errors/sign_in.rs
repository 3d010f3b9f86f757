//! Errors of sign-in: federated credentials, and identities that code works as.

use crate::catalog::sources::{ADO_TROUBLE, APP_MISSING, FIC, FIC_CASE, FIC_GH, FIC_OLD, MI_CLIENT, MI_MANY};
use crate::model::fact::KnownError;

const COMPARE: &str =
    "Issuer, subject and audience of a token are compared letter by letter, in case and with every slash.";

pub(super) const ERRORS: &[KnownError] = &[
    KnownError {
        id: "AADSTS700213",
        marks: &[
            &["aadsts700213"],
            &["aadsts7002138"],
            &["aadsts7002137"],
            &["no matching federated identity record found for presented assertion subject"],
        ],
        means: "The identity has no federated credential with the subject of this token.",
        steps: &[
            COMPARE,
            "GitHub: a job with `environment:` sends `repo:ORG/REPO:environment:NAME`, one without it the branch, `repo:ORG/REPO:ref:refs/heads/BRANCH`; new repositories send ids beside the names.",
            "Write the subject of the text under `federated_credentials` of the identity, or change the workflow; look whether the client id is of the identity that has the credential.",
            "A new credential takes some minutes.",
        ],
        rules: &["AML3131"],
        page: "docs/troubleshooting.md",
        citations: &[&FIC_CASE, &ADO_TROUBLE, &FIC_GH, &FIC],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AADSTS700211",
        marks: &[
            &["aadsts700211"],
            &["no matching federated identity record found for presented assertion issuer"],
        ],
        means: "The identity has no federated credential with the issuer of this token.",
        steps: &[
            COMPARE,
            "The issuer of an AKS cluster ends with `/`; the one of GitHub is `https://token.actions.githubusercontent.com` without; Azure Pipelines moved to `https://login.microsoftonline.com/TENANT/v2.0`.",
        ],
        rules: &["AML3131"],
        citations: &[&ADO_TROUBLE, &FIC],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AADSTS700212",
        marks: &[
            &["aadsts700212"],
            &["no matching federated identity record found for presented assertion audience"],
        ],
        means: "The identity has no federated credential with the audience of this token.",
        steps: &[
            COMPARE,
            "The usual audience is `api://AzureADTokenExchange`, another one in clouds that are not public; write the one of the text under `audiences`, or ask for the usual one where the token is requested.",
        ],
        rules: &["AML3131"],
        citations: &[&FIC],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AADSTS70021",
        marks: &[
            &["aadsts70021"],
            &["no matching federated identity record found for presented assertion."],
        ],
        means: "The identity has no federated credential that fits this token; the text says its issuer, subject and audience.",
        steps: &[
            COMPARE,
            "A new credential takes some minutes.",
            "Look whether the client id is of the identity that has the credential.",
        ],
        rules: &["AML3131"],
        citations: &[&FIC_OLD, &ADO_TROUBLE, &FIC],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "AADSTS700016",
        marks: &[
            &["aadsts700016"],
            &["application with identifier", "was not found in the directory"],
        ],
        means: "The tenant knows no application or identity with this client id.",
        steps: &[
            "Take the client id, neither the object id nor the name: the templates have it as an output for each identity.",
            "Look at the tenant that is asked; an identity lives in the tenant of its subscription.",
            "An identity that was made anew has another client id: set it where pipelines keep it.",
        ],
        page: "docs/deployments.md",
        citations: &[&APP_MISSING, &ADO_TROUBLE],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "MultipleUserAssignedIdentities",
        marks: &[&["multiple user assigned identities exist"]],
        over: &["CredentialUnavailable"],
        means: "The machine has several identities, and the code did not say which it works as.",
        steps: &[
            "Name the client id: `DefaultAzureCredential(managed_identity_client_id=…)` or `AZURE_CLIENT_ID`. The templates have the client ids as outputs; `access.md` says which.",
            "On a cluster, `DEFAULT_IDENTITY_CLIENT_ID` is the client id of its default identity.",
        ],
        page: "docs/troubleshooting.md",
        citations: &[&MI_MANY, &MI_CLIENT],
        ..KnownError::PLAIN
    },
    KnownError {
        id: "CredentialUnavailable",
        marks: &[
            &["defaultazurecredential failed to retrieve a token"],
            &["credentialunavailableerror"],
            &["managedidentitycredential", "no token received"],
        ],
        means: "The code found nothing to sign in with: no identity, or one that it has to name.",
        steps: &[
            "On a cluster or serverless compute with a user-assigned identity name it: `os.environ[\"AZURE_CLIENT_ID\"] = os.environ[\"DEFAULT_IDENTITY_CLIENT_ID\"]` before the credential is made.",
            "Look whether the compute has an identity at all: `identity` of the compute in the blueprint. A job with `identity: user_identity` works as whoever submitted it.",
            "On a compute instance with single sign-on the code works as its user.",
        ],
        page: "docs/troubleshooting.md",
        citations: &[&MI_CLIENT],
        ..KnownError::PLAIN
    },
];
