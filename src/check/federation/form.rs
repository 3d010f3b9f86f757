//! The forms of issuers and subjects, as issuers write them into their tokens.
//!
//! Azure compares both exactly, with case and every slash. Sources: `FIC`, `FIC-GH` and `ADO-WIF` of the catalog.

/// Who issues tokens, as far as the form of their subjects is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Issuer {
    /// GitHub; the public one may send ids with the names of owner and repository.
    GitHub {
        /// Whether it is github.com, be it for one enterprise.
        public: bool,
    },
    /// Service connections of Azure DevOps with the issuer of Azure DevOps itself.
    AzureDevOps,
    /// GitLab.
    GitLab,
    /// A Kubernetes cluster.
    Cluster,
    /// Any other.
    Other,
}

const GITHUB: &str = "https://token.actions.githubusercontent.com";
const GITHUB_SERVER: &str = "/_services/token";
const AZURE_DEVOPS: &str = "https://vstoken.dev.azure.com/";
const GITLAB: &str = "https://gitlab.com";
const CLUSTER_HOST: &str = ".oic.prod-aks.";
const GITLAB_SUBJECT: &str = "project_path:";
const CLUSTER_SUBJECT: &str = "system:serviceaccount:";
const AZURE_DEVOPS_SUBJECT: &str = "sc://";

impl Issuer {
    /// Whose issuer it is, whatever slips are in it. An instance of GitLab and a cluster elsewhere are known by their subjects.
    pub(super) fn of(issuer: &str, subject: &str) -> Self {
        let issuer = issuer.trim().to_ascii_lowercase();
        let bare = issuer.strip_suffix('/').unwrap_or(&issuer);
        let github = bare.strip_prefix(GITHUB);
        if github.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            Self::GitHub { public: true }
        } else if bare.ends_with(GITHUB_SERVER) {
            Self::GitHub { public: false }
        } else if issuer.starts_with(AZURE_DEVOPS) {
            Self::AzureDevOps
        } else if bare == GITLAB || subject.starts_with(GITLAB_SUBJECT) {
            Self::GitLab
        } else if bare.contains(CLUSTER_HOST) || subject.starts_with(CLUSTER_SUBJECT) {
            Self::Cluster
        } else {
            Self::Other
        }
    }

    /// How a sentence calls it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::GitHub { .. } => "GitHub",
            Self::AzureDevOps => "Azure DevOps",
            Self::GitLab => "GitLab",
            Self::Cluster => "a cluster",
            Self::Other => "the issuer",
        }
    }

    /// What its subjects look like.
    pub(super) fn form(self) -> &'static str {
        match self {
            Self::GitHub { .. } => {
                "`repo:<owner>/<repo>:` and then `ref:refs/heads/<branch>`, `ref:refs/tags/<tag>`, `environment:<name>` or `pull_request`"
            }
            Self::AzureDevOps => "`sc://<organisation>/<project>/<service connection>`",
            Self::GitLab => "`project_path:<group>/<project>:ref_type:<branch or tag>:ref:<name>`",
            Self::Cluster => "`system:serviceaccount:<namespace>:<account>`",
            Self::Other => "the `sub` of the workload's tokens",
        }
    }

    /// The issuer as its tokens have it, where this one differs from it in case or by a last slash.
    pub(super) fn exact(self, issuer: &str) -> Option<String> {
        let whole = match self {
            Self::GitHub { public: true } => GITHUB,
            Self::GitLab if issuer.to_ascii_lowercase().starts_with(GITLAB) => GITLAB,
            Self::AzureDevOps => AZURE_DEVOPS,
            // Each instance and each cluster has its own.
            Self::GitHub { public: false } | Self::GitLab | Self::Cluster | Self::Other => return None,
        };
        // What follows, an enterprise or an organisation, is written as its owner does.
        let rest = issuer.get(whole.len()..)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let exact = format!("{whole}{rest}");
        (exact != issuer).then_some(exact)
    }
}

/// What is wrong with a subject, in a few words; none where nothing is, or where its form is not known.
pub(super) fn fault(issuer: Issuer, subject: &str) -> Option<&'static str> {
    if issuer == Issuer::Other {
        return None;
    }
    if subject.trim() != subject {
        return Some("it begins or ends with a blank");
    }
    match issuer {
        Issuer::GitHub { .. } => github_fault(subject),
        Issuer::AzureDevOps => {
            let parts = subject
                .strip_prefix(AZURE_DEVOPS_SUBJECT)
                .map(|rest| (rest, '/', 3));
            parts_fault(parts)
        }
        Issuer::GitLab => gitlab_fault(subject),
        Issuer::Cluster => {
            let parts = subject.strip_prefix(CLUSTER_SUBJECT).map(|rest| (rest, ':', 2));
            parts_fault(parts)
        }
        Issuer::Other => None,
    }
}

const PREFIX: &str = "its beginning is another";
const PART: &str = "a part is missing";

/// Whether what follows the prefix has so many parts.
fn parts_fault(after_prefix: Option<(&str, char, usize)>) -> Option<&'static str> {
    let Some((rest, separator, count)) = after_prefix else {
        return Some(PREFIX);
    };
    let parts = rest.split(separator);
    let filled = parts.clone().filter(|part| !part.is_empty()).count();
    (filled != count || parts.count() != count).then_some(PART)
}

fn gitlab_fault(subject: &str) -> Option<&'static str> {
    let Some(rest) = subject.strip_prefix(GITLAB_SUBJECT) else {
        return Some(PREFIX);
    };
    let Some((project, reference)) = rest.split_once(":ref_type:") else {
        return Some(PART);
    };
    let in_group = project
        .split_once('/')
        .is_some_and(|(group, name)| !group.is_empty() && !name.is_empty());
    let named = |kind: &str| reference.strip_prefix(kind).is_some_and(|name| !name.is_empty());
    let complete = in_group && (named("branch:ref:") || named("tag:ref:"));
    (!complete).then_some(PART)
}

/// The repository of a GitHub subject of the usual form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repository<'s> {
    owner: &'s str,
    name: &'s str,
    /// What follows: a branch, a tag, an environment.
    pub(super) context: &'s str,
}

impl<'s> Repository<'s> {
    /// The repository in a subject; none where it is not `repo:<owner>/<repo>:…`.
    pub(super) fn of(subject: &'s str) -> Option<Self> {
        let rest = subject.strip_prefix("repo:")?;
        let (path, context) = rest.split_once(':').unwrap_or((rest, ""));
        let (owner, name) = path.split_once('/')?;
        Some(Self { owner, name, context })
    }

    /// Whether owner and repository stand with their ids.
    pub(super) fn has_ids(&self) -> bool {
        has_id(self.owner) && has_id(self.name)
    }

    /// Owner and repository as `gh` takes them, without ids.
    pub(super) fn path(&self) -> String {
        let bare = |word: &'s str| word.split_once('@').map_or(word, |(bare, _)| bare);
        format!("{}/{}", bare(self.owner), bare(self.name))
    }

    /// The subject with ids, which stand as placeholders.
    pub(super) fn with_ids(&self) -> String {
        let Self { owner, name, context } = self;
        format!("repo:{owner}@<owner id>/{name}@<repository id>:{context}")
    }

    fn is_complete(&self) -> bool {
        let Self { owner, name, context } = self;
        let half = has_id(owner) != has_id(name);
        !owner.is_empty() && !name.is_empty() && !name.contains('/') && !context.is_empty() && !half
    }
}

fn has_id(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(_, id)| !id.is_empty() && id.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Claims that an organisation may put into its subjects, as `<key>:<value>:…`, are not judged.
fn is_customised(text: &str) -> bool {
    text.split_once(':').is_some_and(|(key, value)| {
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter == b'_';
        !key.is_empty() && key.bytes().all(plain) && !value.is_empty()
    })
}

fn github_fault(subject: &str) -> Option<&'static str> {
    let Some(repository) = Repository::of(subject) else {
        let elsewhere = [GITLAB_SUBJECT, CLUSTER_SUBJECT, AZURE_DEVOPS_SUBJECT];
        let of_another = elsewhere.iter().any(|prefix| subject.starts_with(prefix));
        // Without its repository a job could be one of anybody.
        let names_none = subject == PULL_REQUEST
            || ["ref:refs/", "environment:"]
                .iter()
                .any(|key| subject.strip_prefix(key).is_some_and(|rest| !rest.contains(':')));
        return if subject.starts_with("repo:") || names_none {
            Some(PART)
        } else {
            (of_another || !is_customised(subject)).then_some(PREFIX)
        };
    };
    if !repository.is_complete() {
        return Some(PART);
    }
    let context = repository.context;
    if context == PULL_REQUEST {
        return None;
    }
    if let Some(reference) = context.strip_prefix("ref:") {
        let named = |kind: &str| reference.strip_prefix(kind).is_some_and(|name| !name.is_empty());
        return (!named("refs/heads/") && !named("refs/tags/"))
            .then_some("a branch is `ref:refs/heads/<branch>`, a tag `ref:refs/tags/<tag>`");
    }
    if context.starts_with("refs/") {
        return Some("`ref:` is missing before `refs/`");
    }
    (!is_customised(context)).then_some("a branch is `ref:refs/heads/<branch>`")
}

/// The end of a subject of GitHub that every pull request has.
pub(super) const PULL_REQUEST: &str = "pull_request";

#[cfg(test)]
mod tests {
    use super::*;

    const OF_GITHUB: Issuer = Issuer::GitHub { public: true };

    #[test]
    fn issuers_are_known_by_their_urls_and_some_by_their_subjects() {
        for (issuer, subject, expected) in [
            (GITHUB, "", OF_GITHUB),
            ("https://Token.Actions.githubusercontent.com/", "", OF_GITHUB),
            (
                "https://token.actions.githubusercontent.com/contoso",
                "",
                OF_GITHUB,
            ),
            (
                "https://ghe.contoso.com/_services/token",
                "",
                Issuer::GitHub { public: false },
            ),
            ("https://vstoken.dev.azure.com/0a1b", "", Issuer::AzureDevOps),
            ("https://gitlab.com", "", Issuer::GitLab),
            ("https://git.contoso.com", "project_path:a/b", Issuer::GitLab),
            (
                "https://westeurope.oic.prod-aks.azure.com/a/b/",
                "",
                Issuer::Cluster,
            ),
            (
                "https://oidc.contoso.com",
                "system:serviceaccount:a:b",
                Issuer::Cluster,
            ),
            (
                "https://login.microsoftonline.com/0a1b/v2.0",
                "/eid1/c/pub",
                Issuer::Other,
            ),
            (
                "https://token.actions.githubusercontent.com.evil.com",
                "",
                Issuer::Other,
            ),
        ] {
            assert_eq!(Issuer::of(issuer, subject), expected, "{issuer}");
        }
    }

    #[test]
    fn case_and_a_last_slash_of_an_issuer_count() {
        for (issuer, exact) in [
            ("https://Token.Actions.GitHubUserContent.com", Some(GITHUB)),
            ("https://token.actions.githubusercontent.com/", Some(GITHUB)),
            ("https://token.actions.githubusercontent.com/Contoso", None),
            (GITHUB, None),
            ("https://gitlab.com/", Some(GITLAB)),
            ("https://westeurope.oic.prod-aks.azure.com/a/b/", None),
        ] {
            let found = Issuer::of(issuer, "").exact(issuer);
            assert_eq!(found.as_deref(), exact, "{issuer}");
        }
    }

    #[test]
    fn subjects_that_match_are_left_alone() {
        for (issuer, subject) in [
            (OF_GITHUB, "repo:contoso/ml:ref:refs/heads/main"),
            (OF_GITHUB, "repo:contoso/ml:ref:refs/heads/release/1:2"),
            (OF_GITHUB, "repo:contoso/ml:ref:refs/tags/v1"),
            (OF_GITHUB, "repo:contoso/ml:environment:prod"),
            (OF_GITHUB, "repo:contoso@12/ml@34:pull_request"),
            (
                OF_GITHUB,
                "repo:contoso/ml:job_workflow_ref:contoso/ml/.github/workflows/a.yml@refs/heads/main",
            ),
            (OF_GITHUB, "repository_owner:contoso:environment:prod"),
            (Issuer::AzureDevOps, "sc://contoso/vision/azure"),
            (
                Issuer::GitLab,
                "project_path:contoso/ml/vision:ref_type:branch:ref:main",
            ),
            (Issuer::Cluster, "system:serviceaccount:jobs:trainer"),
            (Issuer::Other, " whatever "),
        ] {
            assert_eq!(fault(issuer, subject), None, "{subject}");
        }
    }

    #[test]
    fn subjects_that_never_match_are_found() {
        for (issuer, subject, words) in [
            (OF_GITHUB, "contoso/ml:ref:refs/heads/main", "beginning"),
            (OF_GITHUB, "Repo:contoso/ml:environment:prod", "beginning"),
            (
                OF_GITHUB,
                "project_path:contoso/ml:ref_type:branch:ref:main",
                "beginning",
            ),
            (OF_GITHUB, "main", "beginning"),
            (OF_GITHUB, "repo:contoso/ml", "part"),
            (OF_GITHUB, "repo:contoso/ml:", "part"),
            (OF_GITHUB, "repo:contoso:ref:refs/heads/main", "part"),
            (OF_GITHUB, "repo:contoso@12/ml:environment:prod", "part"),
            (OF_GITHUB, "environment:prod", "part"),
            (OF_GITHUB, "pull_request", "part"),
            (OF_GITHUB, "repo:contoso/ml:refs/heads/main", "`ref:` is missing"),
            (OF_GITHUB, "repo:contoso/ml:ref:main", "refs/heads"),
            (OF_GITHUB, "repo:contoso/ml:ref:refs/heads/", "refs/heads"),
            (OF_GITHUB, "repo:contoso/ml:main", "refs/heads"),
            (OF_GITHUB, "repo:contoso/ml:environment:", "refs/heads"),
            (OF_GITHUB, "repo:contoso/ml:environment:prod ", "blank"),
            (Issuer::AzureDevOps, "contoso/vision/azure", "beginning"),
            (Issuer::AzureDevOps, "sc://contoso/vision", "part"),
            (Issuer::GitLab, "project_path:ml:ref_type:branch:ref:main", "part"),
            (Issuer::GitLab, "project_path:contoso/ml:ref:main", "part"),
            (
                Issuer::GitLab,
                "project_path:contoso/ml:ref_type:branch:ref:",
                "part",
            ),
            (Issuer::GitLab, "repo:contoso/ml:environment:prod", "beginning"),
            (Issuer::Cluster, "system:serviceaccount:trainer", "part"),
            (Issuer::Cluster, "serviceaccount:jobs:trainer", "beginning"),
        ] {
            let found = fault(issuer, subject).unwrap_or_default();
            assert!(found.contains(words), "{subject}: {found}");
        }
    }

    #[test]
    fn ids_of_a_repository_are_both_or_none() {
        let with = Repository::of("repo:contoso@12/ml@34:environment:prod").unwrap();
        assert!(with.has_ids());
        assert_eq!(with.path(), "contoso/ml");
        let without = Repository::of("repo:contoso/ml:environment:prod").unwrap();
        assert!(!without.has_ids());
        assert_eq!(
            without.with_ids(),
            "repo:contoso@<owner id>/ml@<repository id>:environment:prod"
        );
    }
}
