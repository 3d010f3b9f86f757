//! Every output makes the grants of the model, no more and no less, in the order that the model asks for, and leaves no keys on:
//! read back from each language by a parser and compared.
//!
//! Each language is read into the same terms. An id is `group/providers/…` with the names that the language computes: a suffix
//! stands as its seed in angle brackets. In another group it begins with the id of that, in which the own subscription is `own`.

mod arm;
mod bicep;
mod clouds;
mod expression;
mod firewalls;
mod keyless;
mod large;
mod moved;
mod named;
mod order;
mod subnets;
mod terraform;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use amlgen::emit::{TARGETS, Target};
use amlgen::model::{
    Emission, Expr, Kind, Model, Place, Principal, Resource, ResourceId, RoleAssignment, Scope, TargetName,
};
use serde_json::Value;

use crate::support;

/// A role assignment as a language makes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Grant {
    /// The GUID of the role; of a custom one the seed of it in angle brackets.
    role: String,
    /// An object id, or the id of what has the identity.
    principal: String,
    principal_type: String,
    /// An id.
    scope: String,
    description: String,
    condition: Option<String>,
}

/// An entry of the access policies of a vault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Policy {
    /// An id.
    vault: String,
    /// As in a grant.
    principal: String,
    /// Each behind the kind of things that it is about, in lower case.
    permissions: BTreeSet<String>,
}

impl Policy {
    /// The entries of a list as ARM writes it.
    fn read(vault: &str, entries: &Value, found: &mut Vec<Self>) {
        for entry in entries.as_array().into_iter().flatten() {
            let permitted = entry["permissions"].as_object().unwrap().iter();
            let permitted = permitted.flat_map(|(kind, words)| {
                let words = words.as_array().unwrap().iter();
                words.map(move |word| format!("{kind} {}", expression::text(word)).to_lowercase())
            });
            found.push(Policy {
                vault: vault.to_owned(),
                principal: expression::text(&entry["objectId"]),
                permissions: permitted.collect(),
            });
        }
    }
}

/// A declaration of a language.
#[derive(Debug, Default)]
struct Declared {
    /// Its type in ARM and its id, where it is a resource.
    resource: Option<(String, String)>,
    /// What it says, in its language's own terms.
    body: Value,
    /// Whether it is of azurerm, which has words of its own.
    azurerm: bool,
    /// The declarations that are made before it.
    after: BTreeSet<String>,
}

/// What the files of a target make, each by the name of its declaration.
#[derive(Debug, Default)]
struct Made {
    declared: BTreeMap<String, Declared>,
    grants: Vec<(Grant, String)>,
    policies: Vec<Policy>,
    /// What parts give back, by [`output_of`].
    outputs: BTreeMap<String, String>,
}

/// What stands for something that a deployment gives back.
fn output_of(deployment: &str, key: &str) -> String {
    format!("{key} of {deployment}")
}

impl Made {
    /// Notes what a part makes: it waits for all that the part waits for, and who waits for the part waits for it.
    fn part(&mut self, deployment: &str, after: &BTreeSet<String>, members: Vec<(String, Declared)>) {
        let mut parts = after.clone();
        for (name, mut declared) in members {
            declared.after.extend(after.iter().cloned());
            parts.insert(name.clone());
            assert!(
                self.declared.insert(name.clone(), declared).is_none(),
                "{name} twice"
            );
        }
        let declared = Declared {
            after: parts,
            ..Declared::default()
        };
        self.declared.insert(deployment.to_owned(), declared);
    }

    fn read(target: TargetName, files: &BTreeMap<String, String>) -> Self {
        let mut made = match target {
            TargetName::Arm => arm::read(files),
            TargetName::Bicep => bicep::read(files),
            TargetName::Terraform => terraform::read(files),
        };
        for (grant, _) in &mut made.grants {
            if let Some(owner) = made.outputs.get(&grant.principal) {
                grant.principal.clone_from(owner);
            }
        }
        made
    }

    /// All that is made before a declaration.
    fn before(&self, name: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut open = vec![name];
        while let Some(declared) = open.pop().and_then(|name| self.declared.get(name)) {
            let names = declared.after.iter().map(String::as_str);
            open.extend(names.filter(|name| found.insert(*name)).collect::<Vec<_>>());
            open.retain(|name| self.declared.contains_key(*name));
        }
        found
    }

    /// The name of the declaration of a resource.
    fn named(&self, id: &str) -> &str {
        let found = self.declared.iter().find(|(_, declared)| {
            let resource = declared.resource.as_ref();
            resource.is_some_and(|(_, known)| known == id)
        });
        found.map_or_else(|| panic!("no declaration of {id}"), |(name, _)| name)
    }
}

/// What is made before what.
struct Order<'m> {
    at: BTreeMap<&'m str, usize>,
    /// For each declaration a bit for each other one.
    before: Vec<Vec<u64>>,
}

impl<'m> Order<'m> {
    fn new(made: &'m Made) -> Self {
        let at: BTreeMap<&str, usize> = made.declared.keys().map(String::as_str).zip(0..).collect();
        let mut before = vec![vec![0; at.len().div_ceil(64)]; at.len()];
        for (row, declared) in before.iter_mut().zip(made.declared.values()) {
            for other in declared.after.iter().filter_map(|name| at.get(&**name)) {
                row[other / 64] |= 1 << (other % 64);
            }
        }
        for middle in 0..at.len() {
            let onward = before[middle].clone();
            for row in &mut before {
                if row[middle / 64] & (1 << (middle % 64)) != 0 {
                    row.iter_mut().zip(&onward).for_each(|(bits, more)| *bits |= more);
                }
            }
        }
        Self { at, before }
    }

    fn waits(&self, later: &str, earlier: &str) -> bool {
        let earlier = self.at[earlier];
        self.before[self.at[later]][earlier / 64] & (1 << (earlier % 64)) != 0
    }
}

/// The id of a resource of this type with these names, from the outermost.
fn id(kind: &str, names: &[String]) -> String {
    let (provider, types) = kind
        .split_once('/')
        .unwrap_or_else(|| panic!("{kind} is no type"));
    let names = names.join("/");
    let names: Vec<&str> = names.split('/').collect();
    let types: Vec<&str> = types.split('/').collect();
    assert_eq!(types.len(), names.len(), "{kind} {names:?}");
    let pairs = types
        .iter()
        .zip(names)
        .map(|(kind, name)| format!("/{kind}/{name}"));
    format!("group/providers/{provider}{}", pairs.collect::<String>())
}

/// The id of a resource group.
fn group_id(subscription: Option<&str>, group: &str) -> String {
    format!(
        "/subscriptions/{}/resourceGroups/{group}",
        subscription.unwrap_or("own")
    )
}

/// The same of a place.
fn group_of(place: &Place) -> String {
    match place {
        Place::Own => "group".to_owned(),
        Place::Elsewhere { subscription, group } => group_id(subscription.as_deref(), group),
    }
}

/// An id that is told in a group, where that group is another one.
fn told_in(group: &str, id: &str) -> String {
    match id.strip_prefix("group") {
        Some(rest) => format!("{group}{rest}"),
        None => id.to_owned(),
    }
}

fn name(model: &Model, resource: &Resource) -> String {
    match &resource.name {
        Expr::Unique { prefix, suffix } => format!("{prefix}<{}>", model.suffixes[*suffix].seed),
        // a link of a zone is called as its network
        Expr::Name(other) => self::name(model, model.resource(*other).unwrap()),
        name => computed(name),
    }
}

/// A text with ids in it, each as its seed in angle brackets.
fn computed(value: &Expr) -> String {
    match value {
        Expr::Text(text) => text.clone(),
        Expr::Concat(parts) => parts.iter().map(computed).collect(),
        Expr::Guid(seed) => format!("<{seed}>"),
        Expr::StorageSuffix => "environment()".to_owned(),
        other => panic!("neither text nor id: {other:?}"),
    }
}

fn id_of(model: &Model, resource: ResourceId) -> String {
    let kind = &model.resource(resource).unwrap().resource_type.arm;
    let mut names: Vec<String> = model.ancestors(resource).map(|part| name(model, part)).collect();
    names.reverse();
    told_in(&group_of(model.place(resource)), &id(kind, &names))
}

/// What a language has to make of an assignment.
fn wanted(model: &Model, assignment: &RoleAssignment) -> Grant {
    Grant {
        role: computed(&model.role_ref(assignment.right).unwrap().id),
        principal: principal(model, assignment.principal),
        principal_type: model.principal_type(assignment.principal).as_str().to_owned(),
        scope: scope(model, assignment.scope),
        description: assignment.description(),
        condition: assignment.condition.as_ref().map(computed),
    }
}

fn scope(model: &Model, scope: Scope) -> String {
    match scope {
        Scope::Subscription => "subscription".to_owned(),
        Scope::ResourceGroup | Scope::OtherGroup(_) => group_of(model.place_of(scope)),
        Scope::Resource(scope) => id_of(model, scope),
    }
}

fn principal(model: &Model, principal: Principal) -> String {
    match principal {
        Principal::UserAssigned(owner) | Principal::SystemAssigned(owner) => id_of(model, owner),
        Principal::Kubelet(cluster) => format!("nodes of {}", id_of(model, cluster)),
        Principal::Directory(index) => match &model.directory[index].parameter {
            Some(parameter) => format!("parameter {parameter}"),
            None => model.directory[index].object_id.clone(),
        },
        Principal::Outside(outsider) => panic!("{outsider:?} is given a role by the template"),
    }
}

fn output(model: &Model, target: &dyn Target) -> Made {
    let set = target.emit(model).unwrap();
    assert_eq!(
        set.role_assignments,
        model.emitted().count(),
        "{:?} counts otherwise",
        target.name()
    );
    let files = set.files.into_iter().map(|file| (file.path, file.text)).collect();
    Made::read(target.name(), &files)
}

/// Something that is deployed, as each target writes it.
struct Deployed {
    name: String,
    model: Model,
    made: Vec<(TargetName, Made)>,
}

/// Everything that is deployed of every valid blueprint.
fn all() -> &'static [Deployed] {
    static ALL: LazyLock<Vec<Deployed>> = LazyLock::new(|| {
        let mut found = Vec::new();
        for (name, compiled) in support::valid() {
            for one in amlgen::emit::deployables(compiled.model()) {
                let made = TARGETS
                    .iter()
                    .map(|target| (target.name(), output(&one.model, *target)));
                found.push(Deployed {
                    name: format!("{name}, {}", one.folder.unwrap_or("the platform")),
                    made: made.collect(),
                    model: one.model.into_owned(),
                });
            }
        }
        found
    });
    &ALL
}

/// Compares what a target makes with what the model asks for.
fn agrees<T: Ord + std::fmt::Debug>(what: &str, mut made: Vec<T>, mut wanted: Vec<T>) {
    made.sort();
    wanted.sort();
    if made != wanted {
        let missing: Vec<&T> = wanted.iter().filter(|one| !made.contains(one)).collect();
        let surplus: Vec<&T> = made.iter().filter(|one| !wanted.contains(one)).collect();
        panic!("{what}: missing {missing:#?}, surplus {surplus:#?}");
    }
}

fn makes_what_is_asked_for(deployed: &Deployed) {
    let Deployed { name, model, made } = deployed;
    for (target, made) in made {
        let what = format!("{name}, {target:?}");
        let grants = model.emitted();
        agrees(
            &what,
            made.grants.iter().map(|(grant, _)| grant).collect(),
            grants
                .map(|(_, assignment, _)| wanted(model, assignment))
                .collect::<Vec<_>>()
                .iter()
                .collect(),
        );
        let policies = model.policies().map(|(_, assignment, permissions)| Policy {
            vault: scope(model, assignment.scope),
            principal: principal(model, assignment.principal),
            permissions: permissions
                .by_kind()
                .flat_map(|(kind, words)| {
                    words
                        .iter()
                        .map(move |word| format!("{kind} {word}").to_lowercase())
                })
                .collect(),
        });
        agrees(&what, made.policies.clone(), policies.collect());
    }
}

#[test]
fn every_target_makes_the_grants_and_the_access_policies_of_the_model() {
    for deployed in all() {
        makes_what_is_asked_for(deployed);
    }
    let limited = |deployed: &&Deployed| {
        let mut grants = deployed.model.emitted();
        grants.any(|(_, assignment, _)| assignment.condition.is_some())
    };
    assert!(all().iter().any(|one| limited(&one)), "no grant has a condition");
    let existing = |one: &Deployed| {
        let mut policies = one.model.policies();
        policies.any(|(_, assignment, _)| !one.model.makes(assignment.scope))
    };
    assert!(all().iter().any(existing), "no vault that exists has a policy");
    let far = |one: &Deployed| {
        let mut grants = one.model.emitted();
        grants.any(|(_, grant, _)| one.model.place_of(grant.scope).other_subscription().is_some())
    };
    assert!(
        all().iter().any(far),
        "nothing is granted in another subscription"
    );
    let policies = |one: &Deployed| {
        let mut policies = one.model.policies();
        policies.any(|(_, grant, _)| !one.model.place_of(grant.scope).is_own())
    };
    assert!(
        all().iter().any(policies),
        "no vault of another group has a policy"
    );
}

#[test]
fn what_is_granted_apart_is_what_one_deployment_grants() {
    let mut apart_elsewhere = false;
    for (name, compiled) in support::valid() {
        let together = compiled.model();
        let mut apart = together.clone();
        apart.rbac.emission = Emission::Separate;
        let deployables = amlgen::emit::deployables(&apart);
        let of = |folder| deployables.iter().find(|one| one.folder == folder);
        let platform = of(None).unwrap();
        assert_eq!(platform.model.emitted().count(), 0, "{name}");
        for target in TARGETS {
            let what = format!("{name}, {:?}", target.name());
            let inline = output(together, target);
            let platform = output(&platform.model, target);
            assert!(platform.grants.is_empty() && platform.policies.len() <= inline.policies.len());
            let access = of(Some("access")).map(|access| {
                assert_eq!(target.emit(&access.model).unwrap().resources, 0, "{what}");
                output(&access.model, target)
            });
            let access = access.unwrap_or_default();
            let grants = |made: &Made| {
                made.grants
                    .iter()
                    .map(|(grant, _)| grant.clone())
                    .collect::<Vec<_>>()
            };
            agrees(&what, grants(&access), grants(&inline));
            let policies = [platform.policies, access.policies].concat();
            agrees(&what, policies, inline.policies);
        }
        let mut grants = together.emitted();
        apart_elsewhere |= grants.any(|(_, grant, _)| !together.place_of(grant.scope).is_own());
    }
    assert!(apart_elsewhere, "nothing is granted apart in another group");
}

/// ARM takes at most so many parameters of one template.
const PARAMETERS: usize = 256;

#[test]
fn people_on_hundreds_of_containers_get_what_they_are_to_get() {
    let lines = |line: fn(usize) -> String| (0..300).map(line).collect::<Vec<_>>().concat();
    let text = [
        "version: 1\nname: wide\nlocation: westeurope\nstorage: { lake: {} }\ndatastores:\n",
        &lines(|at| format!("  d{at}: {{ type: azure_blob, storage: lake, container: data-{at} }}\n")),
        "principals:\n  readers:\n    type: group\n    object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab\n    uses:\n",
        &lines(|at| format!("      - {{ datastore: d{at} }}\n")),
    ]
    .concat();
    let compiled = support::compile("wide.yaml", text.as_bytes());
    let model = compiled.model();
    let deployed = Deployed {
        name: "wide".to_owned(),
        made: TARGETS
            .iter()
            .map(|target| (target.name(), output(model, *target)))
            .collect(),
        model: model.clone(),
    };
    let of_people = model
        .emitted()
        .filter(|(_, one, _)| matches!(one.principal, Principal::Directory(_)));
    assert_eq!(of_people.count(), 300);
    makes_what_is_asked_for(&deployed);
    let (_, arm) = deployed
        .made
        .iter()
        .find(|(target, _)| *target == TargetName::Arm)
        .unwrap();
    let templates = arm
        .declared
        .values()
        .filter_map(|one| one.body["properties"].get("template"));
    let mut most = 0;
    for template in templates {
        most = most.max(template["parameters"].as_object().map_or(0, serde_json::Map::len));
    }
    assert!((100..=PARAMETERS).contains(&most), "{most} parameters");
}

/// The kinds that wait for a grant, by target.
fn waits_for_what_is_asked_for(deployed: &Deployed) -> BTreeSet<(Kind, TargetName)> {
    let mut waiting = BTreeSet::new();
    let Deployed { name, model, made } = deployed;
    for (target, made) in made {
        let order = Order::new(made);
        for declaration in made.declared.keys() {
            assert!(
                !order.waits(declaration, declaration),
                "{name}, {target:?}: {declaration} waits for itself"
            );
        }
        for resource in &model.resources {
            let assignments = model.waits_of(resource.id);
            if assignments.is_empty() {
                continue;
            }
            let kind = resource.kind;
            let resource = made.named(&id_of(model, resource.id));
            for assignment in assignments {
                let assignment = &model.role_assignments[*assignment];
                if model.role_ref(assignment.right).is_none() {
                    continue;
                }
                let grant = wanted(model, assignment);
                let Some((_, declaration)) = made.grants.iter().find(|(known, _)| *known == grant) else {
                    panic!("{name}, {target:?}: not made: {grant:?}")
                };
                assert!(
                    order.waits(resource, declaration),
                    "{name}, {target:?}: {resource} does not wait for {declaration}: {grant:?}"
                );
                waiting.insert((kind, *target));
            }
        }
    }
    waiting
}

#[test]
fn every_target_waits_for_what_the_model_waits_for_and_for_nothing_in_a_circle() {
    let mut waiting = BTreeSet::new();
    for deployed in all() {
        waiting.extend(waits_for_what_is_asked_for(deployed));
    }
    let kinds = [
        Kind::Workspace,
        Kind::Datastore,
        Kind::Cluster,
        Kind::Instance,
        Kind::KubernetesCompute,
        Kind::OnlineEndpoint,
        Kind::BatchEndpoint,
        Kind::Connection,
    ];
    for kind in kinds {
        for target in TargetName::ALL {
            assert!(
                waiting.contains(&(kind, target)),
                "no {kind:?} waits in {target:?}"
            );
        }
    }
}

#[test]
fn retention_that_is_off_is_said_to_terraform() {
    // without a block, azurerm would leave an account's retention of seven days as it is
    let text = "version: 1\nname: demo\nlocation: westeurope\nstorage:\n  default: { soft_delete_days: 0 }\n";
    let compiled = support::compile("zero.yaml", text.as_bytes());
    let mut printed = support::built(compiled.model()).into_values();
    assert!(printed.any(|text| text.contains("\n  blob_properties {}\n")));
}
