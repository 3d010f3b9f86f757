//! Federated credentials: subjects that never match, that match too many, and issuers that retire.

mod form;

use form::{Issuer, PULL_REQUEST, Repository};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Cloud, Details, Expr, Model, Resource};
use crate::source::Span;

/// A federated credential as it is written.
struct Credential<'m> {
    display: String,
    issuer: &'m str,
    subject: &'m str,
    at_issuer: Option<Span>,
    at_subject: Option<Span>,
}

impl<'m> Credential<'m> {
    fn of(resource: &'m Resource) -> Option<Self> {
        let Details::FederatedCredential { issuer, subject, .. } = &resource.details else {
            return None;
        };
        // what a parameter brings is not seen, and neither half says much without the other
        let is_given = |key| {
            resource
                .properties
                .get(key)
                .and_then(Expr::as_parameter)
                .is_some()
        };
        if is_given("issuer") || is_given("subject") {
            return None;
        }
        // The places are those of the credential, its issuer and its subject.
        let place = |at: usize| resource.origin.0.get(at).copied().or(resource.origin.primary());
        Some(Self {
            display: resource.display(),
            issuer,
            subject,
            at_issuer: place(1),
            at_subject: place(2),
        })
    }

    fn whose(&self) -> Issuer {
        Issuer::of(self.issuer, self.subject)
    }

    /// `*` and `?` are compared as letters, and say nothing else about a subject.
    fn has_wildcard(&self) -> bool {
        self.subject.contains(['*', '?'])
    }

    /// The repository of GitHub that it is for; none where the subject can't match.
    fn repository(&self) -> Option<Repository<'m>> {
        let whose = self.whose();
        let judged = matches!(whose, Issuer::GitHub { .. }) && !self.has_wildcard();
        Repository::of(self.subject).filter(|_| judged && form::fault(whose, self.subject).is_none())
    }
}

fn credentials(model: &Model) -> impl Iterator<Item = Credential<'_>> {
    model.resources.iter().filter_map(Credential::of)
}

/// Issuers and subjects that no token has.
pub(super) fn never_matching(model: &Model, diags: &mut Diagnostics) {
    for credential in credentials(model) {
        let whose = credential.whose();
        if let Some(exact) = whose.exact(credential.issuer) {
            diags.push(
                Diagnostic::warning(
                    Code::SUBJECT_NEVER_MATCHES,
                    credential.at_issuer,
                    format!(
                        "the issuer of {} is not written as its tokens have it",
                        credential.display
                    ),
                )
                .cause("Azure compares issuers exactly, with case and every slash")
                .help(format!("write `issuer: {exact}`")),
            );
        }
        let fault = form::fault(whose, credential.subject).filter(|_| !credential.has_wildcard());
        if let Some(fault) = fault {
            diags.push(
                Diagnostic::warning(
                    Code::SUBJECT_NEVER_MATCHES,
                    credential.at_subject,
                    format!(
                        "the subject of {} is none that {} sends",
                        credential.display,
                        whose.noun()
                    ),
                )
                .cause(format!(
                    "{fault}; Azure compares subjects exactly and reports no mismatch"
                ))
                .help(format!("write {}", whose.form())),
            );
        }
    }
}

/// Subjects with `*` or `?`.
pub(super) fn wildcards(model: &Model, diags: &mut Diagnostics) {
    for credential in credentials(model).filter(Credential::has_wildcard) {
        diags.push(
            Diagnostic::warning(
                Code::WILDCARD_IN_SUBJECT,
                credential.at_subject,
                format!(
                    "the subject of {} has a wildcard, which Azure compares as a letter",
                    credential.display
                ),
            )
            .cause("a federated credential matches one subject exactly; expressions exist in previews only")
            .help("write the whole subject, in a credential for each branch or environment"),
        );
    }
}

/// Subjects that every pull request has.
pub(super) fn pull_requests(model: &Model, diags: &mut Diagnostics) {
    for credential in credentials(model) {
        let open = credential
            .repository()
            .filter(|found| found.context == PULL_REQUEST);
        if let Some(repository) = open {
            diags.push(
                Diagnostic::warning(
                    Code::PULL_REQUEST_SUBJECT,
                    credential.at_subject,
                    format!(
                        "every pull request in `{}` can run with the identity of {}",
                        repository.path(),
                        credential.display
                    ),
                )
                .cause("whoever can open one there decides what its workflow does")
                .help(format!(
                    "give the job an environment with reviewers: `subject: {}environment:<name>`",
                    credential.subject.trim_end_matches(PULL_REQUEST)
                )),
            );
        }
    }
}

/// Subjects of github.com that name a repository without its ids.
pub(super) fn names_without_ids(model: &Model, diags: &mut Diagnostics) {
    for credential in credentials(model) {
        if credential.whose() != (Issuer::GitHub { public: true }) {
            continue;
        }
        if let Some(repository) = credential.repository().filter(|found| !found.has_ids()) {
            diags.push(
                Diagnostic::information(
                    Code::SUBJECT_WITHOUT_IDS,
                    credential.at_subject,
                    format!("the subject of {} names a repository without its ids", credential.display),
                )
                .cause("names can be taken over by others, and repositories made or renamed since 2026-07-15 send ids by default, which never match this")
                .help(format!(
                    "where tokens carry ids, write `subject: {}`; `gh api repos/{} --jq '.owner.id, .id'` prints them",
                    repository.with_ids(),
                    repository.path()
                )),
            );
        }
    }
}

/// The issuer of Azure DevOps in the public cloud.
pub(super) fn retiring_issuers(model: &Model, diags: &mut Diagnostics) {
    if model.deployment.cloud != Cloud::Azure {
        return;
    }
    for credential in credentials(model).filter(|found| found.whose() == Issuer::AzureDevOps) {
        diags.push(
            Diagnostic::information(
                Code::RETIRING_ISSUER,
                credential.at_issuer,
                format!("the issuer of {} retires on 2027-07-01", credential.display),
            )
            .cause("service connections of Azure DevOps move to the issuer of Microsoft Entra ID")
            .help("convert the service connection and copy from it: `issuer: https://login.microsoftonline.com/<tenant>/v2.0`, with its `subject`"),
        );
    }
}
