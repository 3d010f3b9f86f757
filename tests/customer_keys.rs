//! Customer-managed keys: what is encrypted, who opens the key, and in which order.

use std::collections::BTreeSet;

use amlgen::model::{AssignedBy, Expr, Kind, Model, Resource, RoleAssignment, Stage};

use crate::support;

const HEAD: &str =
    "version: 1\nname: demo\nlocation: westeurope\nresource_group: rg-demo\nidentities: { keys: {} }\n";
const KEY: &str = "{ key_vault: default, key_name: disk, create_key: true, identity: keys }";

fn compiled(more: &str) -> support::Compiled {
    support::compile("keys.yaml", format!("{HEAD}{more}").as_bytes())
}

/// All three parts under one key.
fn sealed() -> support::Compiled {
    compiled(&format!(
        "storage: {{ default: {{ customer_managed_key: {KEY} }} }}\nregistry: {{ customer_managed_key: {KEY} }}\n\
         workspace: {{ customer_managed_key: {KEY} }}\n"
    ))
}

/// The resource of a kind of which there is one.
fn only(model: &Model, kind: Kind) -> Option<&Resource> {
    let mut found = model.resources.iter().filter(|one| one.kind == kind);
    found.next().filter(|_| found.next().is_none())
}

fn by_rule<'m>(model: &'m Model, rule: &str) -> Vec<&'m RoleAssignment> {
    let all = model.role_assignments.iter();
    all.filter(|assignment| assignment.is_by_rule(rule)).collect()
}

/// The value at a path of the properties.
fn at<'r>(resource: &'r Resource, path: &str) -> Option<&'r Expr> {
    let mut parts = path.split('.');
    let first = resource.properties.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.as_object()?.get(part))
}

#[test]
fn one_key_is_made_once_and_its_grant_precedes_all_that_it_encrypts() {
    let compiled = sealed();
    let model = compiled.model();
    let key = only(model, Kind::Key).unwrap();
    assert!(!key.existing && key.parent == model.platform.key_vault);
    // what a key that encrypts is for: it wraps other keys, and reads and signs nothing
    let operations = Expr::Array(vec!["wrapKey".into(), "unwrapKey".into()]);
    assert_eq!(at(key, "keyOps"), Some(&operations));
    assert_eq!(at(key, "keySize"), Some(&3072_u32.into()));
    let [grant] = by_rule(model, "CMK-ID-01")[..] else {
        panic!("one grant for all that the key encrypts")
    };
    assert_eq!(grant.stage, Stage::BeforeEncryption);
    assert_eq!(grant.right.name(), "Key Vault Crypto Service Encryption User");
    let identity = model
        .resources
        .iter()
        .find(|one| one.logical == "keys" && one.kind == Kind::Identity);
    let identity = identity.unwrap().id;
    for kind in [Kind::Storage, Kind::Registry, Kind::Workspace] {
        let encrypted = only(model, kind).unwrap();
        let mut waits = encrypted
            .waits
            .assignments
            .iter()
            .map(|at| &model.role_assignments[*at]);
        assert!(waits.any(|one| one.is_by_rule("CMK-ID-01")), "{kind:?}");
        let attached = &encrypted.identity.as_ref().unwrap().user_assigned;
        assert!(attached.contains(&identity), "{kind:?}");
    }
    assert_ne!(model.workspace.primary_identity, Some(identity));
    assert_eq!(
        only(model, Kind::Registry).unwrap().sku.get("name"),
        Some(&"Premium".into())
    );
}

#[test]
fn a_workspace_names_the_version_of_its_key_and_the_others_follow_it() {
    let compiled = sealed();
    let model = compiled.model();
    let key = only(model, Kind::Key).unwrap().id;
    let identifier =
        |resource: &Resource| at(resource, "encryption.keyVaultProperties.keyIdentifier").cloned();
    assert_eq!(
        identifier(only(model, Kind::Workspace).unwrap()),
        Some(Expr::KeyVersion(key))
    );
    let printed = support::built(model);
    let registry = &printed["terraform/registry.tf"];
    assert!(
        registry.contains("/keys/${azapi_resource.disk_key.name}\"\n"),
        "{registry}"
    );
    let storage = only(model, Kind::Storage).unwrap();
    assert_eq!(at(storage, "encryption.keyvaultproperties.keyversion"), None);
    for service in ["blob", "file", "queue", "table"] {
        let kind = at(storage, &format!("encryption.services.{service}.keyType"));
        assert_eq!(kind, Some(&"Account".into()), "{service}");
    }
    let version = "0123456789abcdef0123456789ABCDEF";
    let pinned = format!(
        "{{ key_vault: {{ existing: {{ name: kv-keys }} }}, key_name: disk, key_version: {version}, identity: keys }}"
    );
    let pinned = self::compiled(&format!(
        "storage: {{ default: {{ customer_managed_key: {pinned} }} }}\nworkspace: {{ customer_managed_key: {pinned} }}\n"
    ));
    let model = pinned.model();
    let lowered = version.to_lowercase();
    let storage = only(model, Kind::Storage).unwrap();
    let fixed = at(storage, "encryption.keyvaultproperties.keyversion");
    assert_eq!(fixed, Some(&lowered.as_str().into()));
    let Some(Expr::Concat(parts)) = identifier(only(model, Kind::Workspace).unwrap()) else {
        panic!("an identifier of several parts")
    };
    assert_eq!(parts.last(), Some(&format!("/{lowered}").into()));
    // azurerm has the version in the identifier of the key
    let files = support::built(model);
    let storage = &files["terraform/storage.tf"];
    assert!(storage.contains(&format!("/{lowered}\"\n")), "{storage}");
}

#[test]
fn the_same_role_asked_for_later_or_wider_does_not_take_the_place_of_the_grant() {
    let storage = format!("storage: {{ default: {{ customer_managed_key: {KEY} }} }}\n");
    for scope in ["key_vault", "resource_group"] {
        let extra = format!(
            "{storage}rbac:\n  extra:\n    - {{ principal: identities/keys, role: Key Vault Crypto Service Encryption User, scope: {scope}, reason: other keys }}\n"
        );
        let compiled = compiled(&extra);
        let grants = by_rule(compiled.model(), "CMK-ID-01");
        assert_eq!(grants.len(), 1, "{scope}");
        assert_eq!(grants[0].stage, Stage::BeforeEncryption, "{scope}");
        assert_eq!(grants[0].is_by_rule("EXTRA"), scope == "key_vault");
    }
}

#[test]
fn a_vault_with_access_policies_has_one_entry_for_secrets_and_keys() {
    let compiled = compiled(
        "key_vault: { permission_model: access_policies }\nworkspace:\n  identity: keys\n  customer_managed_key: \
         { key_vault: default, key_name: disk, create_key: true, identity: keys }\n",
    );
    let model = compiled.model();
    let [(_, entry, permissions)] = model.policies().collect::<Vec<_>>()[..] else {
        panic!("one entry")
    };
    assert_eq!(entry.stage, Stage::BeforeEncryption);
    assert_eq!(permissions.keys, ["get", "wrapKey", "unwrapKey"]);
    assert!(permissions.secrets.contains(&"set"));
    let rules: Vec<&str> = entry.reasons.iter().map(|reason| reason.rule).collect();
    assert_eq!(rules, ["WS-UAI-KV-03", "CMK-ID-01"]);
    let printed = support::built(model);
    let vault = &printed["terraform/key_vault.tf"];
    assert!(
        vault.contains("key_permissions    = [\"Get\", \"WrapKey\", \"UnwrapKey\"]"),
        "{vault}"
    );
}

#[test]
fn cosmos_db_opens_the_key_where_the_subscription_side_or_no_identity_asks_for_it() {
    const ID: &str = "5f3a8c1e-7b2d-4e6a-9c0f-1d2e3f4a5b6c";
    let of = |more: &str| {
        compiled(&format!(
            "workspace: {{ customer_managed_key: {{ key_vault: default, key_name: disk, create_key: true{more} }} }}\n"
        ))
    };
    for (more, expected) in [
        (", identity: keys".to_owned(), None),
        (String::new(), Some(AssignedBy::Person)),
        (
            ", identity: keys, encryption: subscription".to_owned(),
            Some(AssignedBy::Person),
        ),
        (format!(", cosmos_db_object_id: {ID}"), Some(AssignedBy::Template)),
        (
            format!(", identity: keys, encryption: subscription, cosmos_db_object_id: {ID}"),
            Some(AssignedBy::Template),
        ),
    ] {
        let compiled = of(&more);
        let model = compiled.model();
        let grants = by_rule(model, "CMK-COSMOS-01");
        assert_eq!(grants.first().map(|grant| grant.assigned_by), expected, "{more}");
        let workspace = only(model, Kind::Workspace).unwrap();
        let mut waits = workspace
            .waits
            .assignments
            .iter()
            .map(|at| &model.role_assignments[*at]);
        let waited = waits.any(|grant| grant.is_by_rule("CMK-COSMOS-01"));
        assert_eq!(waited, expected == Some(AssignedBy::Template), "{more}");
        let opened_by = at(workspace, "encryption.identity");
        assert_eq!(opened_by.is_some(), more.contains("identity"), "{more}");
        let service = at(workspace, "enableServiceSideCMKEncryption");
        assert_eq!(service.is_some(), !more.contains("subscription"), "{more}");
    }
}

#[test]
fn terraform_pauses_between_the_grant_of_a_key_and_what_it_encrypts() {
    let compiled = sealed();
    let printed = support::built(compiled.model());
    for file in ["storage.tf", "registry.tf", "workspace.tf"] {
        let text = &printed[&format!("terraform/{file}")];
        assert!(text.contains("time_sleep.key"), "{file}: {text}");
    }
    let key = &printed["terraform/key_vault.tf"];
    assert!(!key.contains("time_sleep"), "{key}");
}

#[test]
fn the_vault_of_a_key_is_read_and_said_to_be_unseen_where_it_exists() {
    let compiled = compiled(
        "workspace: { customer_managed_key: { key_vault: { existing: { name: kv-keys } }, key_name: disk, identity: keys } }\n",
    );
    assert!(compiled.findings().contains("AML3734"), "{}", compiled.findings());
    let printed = support::built(compiled.model());
    let checked = printed
        .values()
        .filter(|text| text.contains("enablePurgeProtection == true"));
    assert_eq!(checked.count(), 1);
    let read = printed
        .values()
        .filter(|text| text.contains("properties.keyUriWithVersion"));
    assert!(read.count() >= 1);
}

/// A key, and an identity that opens it, for each part.
const KEYS: &str = "
identities:
  seal: {}
  store: {}
  images: {}
workspace: { customer_managed_key: { key_vault: default, key_name: meta, create_key: true, identity: seal } }
storage: { default: { customer_managed_key: { key_vault: default, key_name: data, create_key: true, identity: store } } }
registry: { customer_managed_key: { key_vault: default, key_name: image, create_key: true, identity: images } }
";

/// What is made, what is encrypted, who carries an identity, and which rule gives what on what, in words.
fn facts(model: &Model) -> BTreeSet<String> {
    let made = model.made().flat_map(|made| {
        let what = format!("{:?} {}", made.kind, made.logical);
        let encrypted = made.properties.get("encryption").is_some();
        let identities = made.identity.iter().flat_map(|identity| &identity.user_assigned);
        let identities = identities.filter_map(|id| model.resource(*id));
        let mut facts: Vec<String> = identities
            .map(|identity| format!("{what} carries {}", identity.logical))
            .collect();
        facts.extend(encrypted.then(|| format!("{what} is encrypted")));
        facts.push(what);
        facts
    });
    made.chain(support::grants(model)).collect()
}

#[test]
fn without_a_key_what_it_encrypted_and_who_opened_it_are_gone_and_nothing_else() {
    let compiled = |text: &str| {
        let text = format!("version: 1\nname: demo\nlocation: westeurope\nresource_group: rg-demo\n{text}");
        facts(support::compile("keys.yaml", text.as_bytes()).model())
    };
    let before = compiled(KEYS);
    for (part, key, identity, also) in [
        ("Storage default", "data", "store", None),
        ("Registry ", "image", "images", None),
        (
            "Workspace ",
            "meta",
            "seal",
            // the workspace's own identity manages the vault of its key
            Some("CMK-ID-02 identity `workspace` on key vault"),
        ),
    ] {
        let written = format!(
            "customer_managed_key: {{ key_vault: default, key_name: {key}, create_key: true, identity: {identity} }}"
        );
        let declared = format!("  {identity}: {{}}\n");
        assert_eq!(
            (KEYS.matches(&written).count(), KEYS.matches(&declared).count()),
            (1, 1)
        );
        let after = compiled(&KEYS.replace(&written, "").replace(&declared, ""));
        let come: Vec<_> = after.difference(&before).collect();
        assert!(come.is_empty(), "{come:?}");
        let gone: BTreeSet<String> = before.difference(&after).cloned().collect();
        let mut wanted = BTreeSet::from([
            format!("CMK-ID-01 identity `{identity}` on key vault"),
            format!("Identity {identity}"),
            format!("Key {key}"),
            format!("{part} carries {identity}"),
            format!("{part} is encrypted"),
        ]);
        wanted.extend(also.map(str::to_owned));
        assert_eq!(gone, wanted);
    }
}

#[test]
fn a_key_on_the_side_of_the_service_warns_of_what_two_editions_disagree_about() {
    let key = |more: &str| {
        format!(
            "workspace: {{ image_build_compute: cpu, customer_managed_key: {{ key_vault: default, key_name: disk, create_key: true, identity: keys{more} }} }}\ncomputes: {{ cpu: {{ size: Standard_DS3_v2, max_instances: 2 }} }}\n"
        )
    };
    let (service, subscription) = (key(""), key(", encryption: subscription"));
    let person = |does: &str| {
        format!(
            "principals: {{ team: {{ type: group, object_id: 4b3c2d1e-0f9a-4b8c-9d7e-6f5a4b3c2d1e, {does} }} }}\n"
        )
    };
    let closed = "key_vault: { public_network_access: disabled }\n";
    let labels = [person("persona: labeler"), person("can: [label_data]")];
    for (key, more, told) in [
        (&service, String::new(), 0),
        (&service, closed.to_owned(), 1),
        (&service, labels[0].clone(), 1),
        (&service, labels[1].clone(), 1),
        (&service, format!("{closed}{}", labels[0]), 2),
        (&service, person("persona: data_scientist"), 0),
        (&subscription, format!("{closed}{}", labels[0]), 0),
    ] {
        let compiled = compiled(&format!("{key}{more}"));
        let findings = compiled.findings();
        assert_eq!(findings.matches("AML3735").count(), told, "{more}{findings}");
        // what Azure makes in the subscription needs its providers there
        let access = &support::built(compiled.model())["access.md"];
        let providers = access.contains("Microsoft.DocumentDB");
        assert_eq!(providers, key == &subscription, "{access}");
    }
}

#[test]
fn a_key_that_exists_is_named_and_its_vault_left_as_it_is() {
    let compiled = compiled(
        "workspace: { identity: keys, customer_managed_key: { key_vault: { existing: { name: kv-keys, resource_group: rg-keys } }, key_name: disk, identity: keys } }
principals: { pipeline: { type: service_principal, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, persona: deployer } }\n",
    );
    let model = compiled.model();
    let key = only(model, Kind::Key).unwrap();
    assert!(key.existing && key.properties.0.is_empty());
    // an identity that works and opens is attached once
    let attached = &only(model, Kind::Workspace)
        .unwrap()
        .identity
        .as_ref()
        .unwrap()
        .user_assigned;
    assert_eq!(attached.len(), 1);
    // who deploys reads the key
    let [handles] = by_rule(model, "CMK-DEP-01")[..] else {
        panic!("once")
    };
    assert_eq!(
        model.scope_display(handles.scope),
        "key vault `kv-keys` in resource group `rg-keys`"
    );
}

#[test]
fn a_version_of_a_key_is_32_hexadecimal_digits() {
    let existing = |version: &str| {
        compiled(&format!(
            "workspace:\n  customer_managed_key:\n    key_vault: {{ existing: {{ name: kv-demo }} }}\n    key_name: disk\n    identity: keys\n    \
             key_version: \"{version}\"\n"
        ))
    };
    let whole = "0123456789abcdefABCDEF0123456789";
    assert!(existing(whole).model.is_some(), "{}", existing(whole).findings());
    for wrong in [&whole[1..], &format!("{whole}0"), &whole.replace('a', "g")] {
        let compiled = existing(wrong);
        assert!(
            compiled.findings().contains("AML3730"),
            "{wrong}: {}",
            compiled.findings()
        );
    }
}

#[test]
fn a_key_cannot_wait_for_a_grant_that_another_deployment_or_somebody_makes() {
    for (emit, refused) in [("inline", false), ("separate", true), ("none", true)] {
        let compiled = compiled(&format!(
            "workspace: {{ customer_managed_key: {KEY} }}\nrbac: {{ emit: {emit} }}\n"
        ));
        assert_eq!(
            compiled.model.is_none(),
            refused,
            "{emit}: {}",
            compiled.findings()
        );
        assert_eq!(
            compiled.findings().contains("AML3738"),
            refused,
            "{emit}: {}",
            compiled.findings()
        );
    }
}
