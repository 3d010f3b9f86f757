//! People and applications that work with the platform.

use std::collections::BTreeMap;

use super::context::Context;
use super::reference::{check_logical, required};
use super::{Endpoint, EndpointKind, External, IdentityRef, ResolvedUse, UserIdentity, top};
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::OrParam;
use crate::blueprint::{
    Can, CanList, CanNames, PrincipalEntry, PrincipalKind, shape::WordListOr, shape::WordOr,
};
use crate::catalog::{types, uses::Consumer};
use crate::diag::{Code, Diagnostic, suggest};
use crate::model::{Persona, PrincipalType};
use crate::source::{Span, Spanned};

/// A group, user, application or identity.
#[derive(Debug, Clone)]
pub struct Person {
    /// Its logical name.
    pub logical: String,
    /// Where it is declared.
    pub span: Span,
    /// Who it is.
    pub who: Who,
    /// Its personas, with their places.
    pub personas: Vec<Spanned<Persona>>,
    /// Its single tasks.
    pub tasks: Vec<CanTask>,
    /// The data it works with.
    pub uses: Vec<ResolvedUse>,
}

/// By its logical name.
impl Keyed for Person {
    type Key = String;

    fn key(&self) -> String {
        self.logical.clone()
    }
}

/// Who a principal is.
#[derive(Debug, Clone)]
pub enum Who {
    /// Known by an object id.
    Directory {
        /// Its kind.
        principal_type: PrincipalType,
        /// Its object id in lower case.
        object_id: Spanned<OrParam<String>>,
    },
    /// A declared identity that works outside Azure Machine Learning.
    Identity(IdentityRef),
    /// The system-assigned identity of an external resource.
    Workload(Spanned<Handle<External>>),
}

/// A single task, and what it is about where names are given.
#[derive(Debug, Clone)]
pub struct CanTask {
    /// The task.
    pub can: Can,
    /// What it is about.
    pub about: About,
    /// Where it is written.
    pub span: Span,
}

/// What a single task is about.
#[derive(Debug, Clone)]
pub enum About {
    /// All that there is.
    All,
    /// These identities.
    Identities(Vec<Handle<UserIdentity>>),
    /// These endpoints.
    Endpoints(Vec<Handle<Endpoint>>),
}

/// The words of single tasks, as the schema has them.
pub const CAN_WORDS: [(&str, Can); 10] = [
    ("manage_computes", Can::ManageComputes),
    ("attach_identities", Can::AttachIdentities),
    ("deploy_models", Can::DeployModels),
    ("submit_jobs", Can::SubmitJobs),
    ("invoke_endpoints", Can::InvokeEndpoints),
    ("autoscale_endpoints", Can::AutoscaleEndpoints),
    ("label_data", Can::LabelData),
    ("notebooks", Can::Notebooks),
    ("monitor", Can::Monitor),
    ("use_spark", Can::UseSpark),
];

/// What a principal is known by, no two by the same: its object id, or the identity or resource that it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum PrincipalKey<'a> {
    ObjectId(&'a OrParam<String>),
    Identity(Handle<UserIdentity>),
    Workload(Handle<External>),
}

impl About {
    /// The identities that are named; none where all are meant.
    #[must_use]
    pub fn identities(&self) -> Option<&[Handle<UserIdentity>]> {
        match self {
            About::Identities(named) => Some(named),
            About::All | About::Endpoints(_) => None,
        }
    }

    /// The endpoints that are named; none where all are meant.
    #[must_use]
    pub fn endpoints(&self) -> Option<&[Handle<Endpoint>]> {
        match self {
            About::Endpoints(named) => Some(named),
            About::All | About::Identities(_) => None,
        }
    }
}

impl Who {
    /// Whether the studio opens for it: applications, managed identities among them, have none.
    fn has_studio(&self) -> bool {
        matches!(
            self,
            Who::Directory {
                principal_type: PrincipalType::Group | PrincipalType::User,
                ..
            }
        )
    }

    /// What it is known by, and where that is written.
    fn key(&self) -> (PrincipalKey<'_>, Span) {
        match self {
            Who::Directory { object_id, .. } => (PrincipalKey::ObjectId(&object_id.value), object_id.span),
            Who::Identity(identity) => (PrincipalKey::Identity(identity.value), identity.span),
            Who::Workload(workload) => (PrincipalKey::Workload(workload.value), workload.span),
        }
    }
}

impl Person {
    /// Whether it has a persona.
    #[must_use]
    pub fn is(&self, persona: Persona) -> bool {
        self.personas.iter().any(|known| known.value == persona)
    }

    /// Whether it works in the studio: people do, applications do not.
    #[must_use]
    pub fn has_studio(&self) -> bool {
        self.who.has_studio()
    }

    /// Whether it deploys and does nothing else: all that it needs is reported, nothing granted.
    #[must_use]
    pub fn only_deploys(&self) -> bool {
        only_deploys(&self.personas, &self.tasks)
    }
}

impl Context<'_> {
    /// The declared people.
    pub(super) fn people(&mut self, endpoints: &Arena<Endpoint>) -> Arena<Person> {
        let mut people: Arena<Person> = Arena::default();
        for (key, entry) in &self.blueprint.principals {
            people.extend(self.person(key, &entry.value, endpoints));
        }
        let mut known: BTreeMap<PrincipalKey<'_>, &Person> = BTreeMap::new();
        for person in &people {
            let (key, span) = person.who.key();
            if let Some(twin) = known.get(&key) {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        span,
                        format!("`{}` is the same principal as `{}`", person.logical, twin.logical),
                    )
                    .also(twin.who.key().1, "first written here")
                    .help("write one principal with both personas: `persona: [data_scientist, labeler]`"),
                );
            } else {
                known.insert(key, person);
            }
        }
        people
    }

    fn person(
        &mut self,
        key: &Spanned<String>,
        entry: &PrincipalEntry,
        endpoints: &Arena<Endpoint>,
    ) -> Option<Person> {
        check_logical(key, "a principal", self.diags);
        let uses = self.uses(&entry.uses, Consumer::Person);
        let tasks = match &entry.can {
            Some(list) => self.tasks(&list.value, endpoints),
            None => Vec::new(),
        };
        let mut personas: Vec<Spanned<Persona>> = Vec::new();
        for persona in &entry.persona.0 {
            if !personas.contains(persona) {
                personas.push(persona.clone());
            }
        }
        if only_deploys(&personas, &tasks) {
            self.uses_of_a_deployer(&personas, &uses);
        }
        self.registries_of_a_registry_user(&personas, &uses);
        let who = self.who(key, entry)?;
        self.deployer_is_there(&personas, &who);
        self.notebooks_of_an_application(&tasks, &who);
        Some(Person {
            logical: key.value.clone(),
            span: key.span,
            who,
            personas,
            tasks,
            uses,
        })
    }

    /// The persona `registry_user` is about the ML registries of its `uses`.
    fn registries_of_a_registry_user(&mut self, personas: &[Spanned<Persona>], uses: &[ResolvedUse]) {
        let persona = personas
            .iter()
            .find(|persona| persona.value == Persona::RegistryUser);
        let names_one = uses.iter().any(ResolvedUse::is_of_ml_registry);
        if let (Some(persona), false) = (persona, names_one) {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    persona.span,
                    "`registry_user` gets no role without an ML registry in `uses`",
                )
                .help("add `uses: [{ ml_registry: /subscriptions/… }]`"),
            );
        }
    }

    /// What a mere deployer needs is reported; of its uses only uploads to the workspace's own account mean something there.
    fn uses_of_a_deployer(&mut self, personas: &[Spanned<Persona>], uses: &[ResolvedUse]) {
        let Some(deployer) = personas.iter().find(|persona| persona.value == Persona::Deployer) else {
            return;
        };
        let own = super::data::default_account(&self.accounts);
        for entry in uses {
            if !entry.writes_data() || entry.account() != own {
                self.diags.push(
                    Diagnostic::error(
                        Code::USE_REFUSED,
                        entry.span,
                        "whoever only deploys gets nothing from the templates, so this use would be left out",
                    )
                    .also(deployer.span, "its persona")
                    .help("add what else it does, as in `persona: [deployer, data_reader]` or `can: submit_jobs`; `{ storage: default, access: write }` reports that it uploads (DEP-11)"),
                );
            }
        }
    }

    /// Notebooks are a matter of the studio.
    fn notebooks_of_an_application(&mut self, tasks: &[CanTask], who: &Who) {
        let notebooks = tasks.iter().find(|task| task.can == Can::Notebooks);
        if let (Some(notebooks), false) = (notebooks, who.has_studio()) {
            self.diags.push(
                Diagnostic::warning(
                    Code::NO_EFFECT,
                    notebooks.span,
                    "`notebooks` gets no role: an application has no studio",
                )
                .help("remove it"),
            );
        }
    }

    /// What the templates make cannot deploy them.
    fn deployer_is_there(&mut self, personas: &[Spanned<Persona>], who: &Who) {
        let deployer = personas.iter().find(|persona| persona.value == Persona::Deployer);
        let Who::Identity(identity) = who else { return };
        let is_made = self
            .identities
            .get(identity.value)
            .is_some_and(|known| !known.item.existing);
        if let (Some(deployer), true) = (deployer, is_made) {
            self.diags.push(
                Diagnostic::warning(
                    Code::CONTRADICTION,
                    identity.span,
                    "the deployment makes this identity, so somebody else has to deploy first",
                )
                .also(deployer.span, "its persona")
                .help("name an identity that exists, `identities: { …: { existing: … } }`, or give it its roles after the first deployment"),
            );
        }
    }

    fn who(&mut self, key: &Spanned<String>, entry: &PrincipalEntry) -> Option<Who> {
        let other = match (&entry.identity, &entry.existing) {
            (Some(one), Some(two)) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        two.span,
                        "a principal is one identity, not two",
                    )
                    .also(one.span, "already this one")
                    .help("write two principals"),
                );
                return None;
            }
            (Some(word), None) => Some((word.span, self.named_identity(word).map(Who::Identity))),
            (None, Some(id)) => Some((id.span, self.resource(id))),
            (None, None) => None,
        };
        if let Some((span, who)) = other {
            let beside = [
                ("type", entry.kind.as_ref().map(|kind| kind.span)),
                ("object_id", entry.object_id.as_ref().map(|id| id.span)),
            ];
            for (word, beside) in beside {
                if let Some(beside) = beside {
                    self.diags.push(
                        Diagnostic::error(
                            Code::CONTRADICTION,
                            beside,
                            format!("`{word}` says again who `{}` is", key.value),
                        )
                        .also(span, "already said here")
                        .help(format!("remove `{word}`")),
                    );
                }
            }
            return who;
        }
        let noun = ("principal", key);
        let kind = required(noun, entry.kind.as_ref(), "type", "type: group", self.diags);
        let object_id = required(
            noun,
            entry.object_id.as_ref(),
            "object_id",
            "object_id: <the group's object id>, which `az ad group show --group <name> --query id` prints",
            self.diags,
        );
        let (kind, object_id) = (kind?, object_id?);
        let id = top::given_guid(Some(object_id), "object_id", self.diags)?;
        Some(Who::Directory {
            principal_type: match kind.value {
                PrincipalKind::Group => PrincipalType::Group,
                PrincipalKind::User => PrincipalType::User,
                PrincipalKind::ServicePrincipal => PrincipalType::ServicePrincipal,
            },
            object_id: Spanned::new(id, object_id.span),
        })
    }

    /// Who a resource that exists is: itself, where it is an identity, or the identity that Azure made for it.
    fn resource(&mut self, id: &Spanned<String>) -> Option<Who> {
        let (resource_type, place, names) = self.id_of_any(id, "a resource with an identity")?;
        if resource_type == (&types::USER_ASSIGNED_IDENTITIES).into() {
            return self.named_identity(id).map(Who::Identity);
        }
        if !types::PRINCIPALS.iter().any(|known| known.is(&resource_type.arm)) {
            self.diags.push(
                Diagnostic::error(
                    Code::RESOURCE_ID,
                    id.span,
                    format!("a resource of type `{}` can't be a principal by its id", resource_type.arm),
                )
                .cause("it is not known where its principal id is read")
                .help(
                    "write `type: service_principal` and as `object_id` what `az resource show --ids <id> --query \
                     identity.principalId` prints",
                ),
            );
            return None;
        }
        let workload = self.workload(&resource_type, place, &names, id.span)?;
        self.diags.push(
            Diagnostic::information(
                Code::IDENTITY_IS_NOT_SEEN,
                id.span,
                "whether this resource has a system-assigned identity cannot be seen",
            )
            .cause("the deployment reads the principal id of that identity, and fails without one")
            .help(format!(
                "look it up: `az resource show --ids {} --query identity.principalId`",
                id.value
            )),
        );
        Some(Who::Workload(Spanned::new(workload, id.span)))
    }

    fn tasks(&mut self, list: &CanList, endpoints: &Arena<Endpoint>) -> Vec<CanTask> {
        let mut found = Vec::new();
        match list {
            WordListOr::Word(word) => found.extend(self.can_task(word, None, endpoints)),
            WordListOr::Body(names) => self.tasks_of_mapping(names, endpoints, &mut found),
            WordListOr::List(items) => {
                for item in items {
                    match &item.value {
                        WordOr::Word(word) => found.extend(self.can_task(word, None, endpoints)),
                        WordOr::Body(names) => self.tasks_of_mapping(names, endpoints, &mut found),
                    }
                }
            }
        }
        found
    }

    fn tasks_of_mapping(&mut self, names: &CanNames, endpoints: &Arena<Endpoint>, found: &mut Vec<CanTask>) {
        for (word, names) in names {
            found.extend(self.can_task(word, Some(&names.value.0), endpoints));
        }
    }

    fn can_task(
        &mut self,
        word: &Spanned<String>,
        names: Option<&Vec<Spanned<String>>>,
        endpoints: &Arena<Endpoint>,
    ) -> Option<CanTask> {
        let Some((_, can)) = CAN_WORDS.iter().find(|(known, _)| *known == word.value) else {
            let known: Vec<&str> = CAN_WORDS.iter().map(|(known, _)| *known).collect();
            self.diags.push(
                Diagnostic::error(
                    Code::UNKNOWN_WORD,
                    word.span,
                    format!("`{}` is not a task", word.value),
                )
                .help(
                    suggest::did_you_mean(&word.value, known.iter().copied())
                        .unwrap_or_else(|| format!("tasks are {}", super::reference::ticked(&known))),
                ),
            );
            return None;
        };
        let about = match (names, can) {
            (None, _) => About::All,
            (Some(names), Can::AttachIdentities | Can::InvokeEndpoints) if names.is_empty() => {
                self.diags.push(
                    Diagnostic::error(
                        Code::MISSING_KEY,
                        word.span,
                        format!("task `{}` is about nothing", word.value),
                    )
                    .help(format!(
                        "name what it is about, or write `{}` alone for all",
                        word.value
                    )),
                );
                About::All
            }
            (Some(names), Can::AttachIdentities) => About::Identities(
                names
                    .iter()
                    .filter_map(|name| self.named_identity(name))
                    .map(|found| found.value)
                    .collect(),
            ),
            (Some(names), Can::InvokeEndpoints) => About::Endpoints(
                names
                    .iter()
                    .filter_map(|name| self.endpoint_named(name, endpoints))
                    .collect(),
            ),
            (Some(_), _) => {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        word.span,
                        format!("task `{}` is not about single items", word.value),
                    )
                    .help(format!("write `{}` alone", word.value)),
                );
                About::All
            }
        };
        if *can == Can::InvokeEndpoints && names.is_none_or(|names| !names.is_empty()) {
            self.calls_without_roles(word, &about, endpoints);
        }
        Some(CanTask {
            can: *can,
            about,
            span: word.span,
        })
    }

    /// Calls of endpoints for which no role is needed, and of no endpoint at all.
    fn calls_without_roles(&mut self, word: &Spanned<String>, about: &About, endpoints: &Arena<Endpoint>) {
        let names = about.endpoints();
        let is_meant = |endpoint| names.is_none_or(|names| names.contains(&endpoint));
        let has_role = endpoints
            .entries()
            .any(|(handle, endpoint)| match &endpoint.kind {
                EndpointKind::Online(online) => !online.aml_token && is_meant(handle),
                EndpointKind::Batch { .. } => names.is_some() && is_meant(handle),
            });
        if !has_role {
            self.diags.push(
                Diagnostic::information(
                    Code::NO_EFFECT,
                    word.span,
                    "no endpoint here is called with a token of Microsoft Entra ID, so this brings no role",
                )
                .cause("calls with a token of Azure Machine Learning need no role, and of batch endpoints only those that are named count")
                .help("name the batch endpoints, or remove it"),
            );
        }
    }
}

fn only_deploys(personas: &[Spanned<Persona>], tasks: &[CanTask]) -> bool {
    !personas.is_empty() && tasks.is_empty() && personas.iter().all(|known| known.value == Persona::Deployer)
}
