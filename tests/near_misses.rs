//! A word that is nearly one that is known is answered with that one, wherever words are taken.

use amlgen::diag::Code;

use crate::process::{Folder, blueprint};
use crate::support;

/// What is behind a blueprint's first three lines, and what has to be suggested.
const IN_BLUEPRINTS: &[(&str, &str)] = &[
    // keys and fixed words
    ("storrage: {}", "storage"),
    ("workspace: { identty: system_assigned }", "identity"),
    ("targets: [bicp]", "bicep"),
    ("cloud: azuer", "azure"),
    (
        "computes: { c: { type: computinstance, size: Standard_DS3_v2 } }",
        "computeinstance",
    ),
    ("workspace: { public_network_access: disable }", "disabled"),
    ("key_vault: { permission_model: rabc }", "rbac"),
    ("storage: { lake: { sku: Standard_LSR } }", "Standard_LRS"),
    (
        "connections: { c: { type: azure_ai_serch, target: x } }",
        "azure_ai_search",
    ),
    ("endpoints: { e: { type: onlin } }", "online"),
    ("network: { mode: manged }", "managed"),
    ("rbac: { profile: least_privlege }", "least_privilege"),
    ("parameters: { p: { type: strng } }", "string"),
    // what is declared elsewhere
    (
        "identities: { train: {} }\nworkspace: { identity: trian }",
        "train",
    ),
    (
        "datastores: { raw: { container: raw } }\nworkspace: { identity: system_assigned }\nidentities: { i: {} }\ncomputes: { c: { size: Standard_DS3_v2, max_instances: 1, identity: i, uses: [{ datastore: rwa }] } }",
        "raw",
    ),
    (
        "computes: { cpu: { size: Standard_DS3_v2, max_instances: 1 } }\nendpoints: { e: { type: batch, compute: cpuu } }",
        "cpu",
    ),
    ("tags: { a: '${param:sise}' }\nparameters: { size: {} }", "size"),
    ("tags: { a: &first x, b: *frist }", "first"),
    (
        "environments: { dev: { identities: { trian: null } } }\nidentities: { train: {} }",
        "train",
    ),
    // what Azure knows
    (
        "computes: { c: { size: Standard_DS3v2, max_instances: 1 } }",
        "Standard_DS3_v2",
    ),
    (
        "computes: { c: { size: Standrd_DS3_v2, max_instances: 1 } }",
        "Standard_DS3_v2",
    ),
    (
        "computes: { c: { size: D4s_v3, max_instances: 1 } }",
        "Standard_D4s_v3",
    ),
    (
        "computes: { c: { size: Standard_D4s_v55, max_instances: 1 } }",
        "Standard_D4s_v3",
    ),
    (
        "api_versions: { Microsoft.Storage/storageAccount: 2023-01-01 }",
        "Microsoft.Storage/storageAccounts",
    ),
    ("naming: { names: { storag: stdemo } }", "storage"),
    (
        "network: { mode: managed, outbound_rules: { r: { type: service_tag, service_tag: Storag, protocol: TCP, port_ranges: '443' } } }",
        "Storage",
    ),
    // who may do what
    (
        "principals: { u: { type: group, object_id: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01, persona: data_scientst } }",
        "data_scientist",
    ),
    (
        "principals: { u: { type: group, object_id: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01, can: [notebook] } }",
        "notebooks",
    ),
    (
        "principals: { u: { type: grop, object_id: 0f5c7f3a-6f0e-4a55-9a8c-3f6f2b1f9f01 } }",
        "group",
    ),
    (
        "identities: { i: {} }\ncomputes: { c: { size: Standard_DS3_v2, max_instances: 1, identity: i, uses: [{ datastor: raw }] } }",
        "datastore",
    ),
    (
        "identities: { i: {} }\ncomputes: { c: { size: Standard_DS3_v2, max_instances: 1, identity: i, uses: [{ storage: default, container: c, access: wirte }] } }",
        "write",
    ),
    (
        "rbac: { extra: [{ principal: workspace, role: Raeder, scope: workspace, reason: x }] }",
        "Reader",
    ),
    (
        "rbac: { extra: [{ principal: workspce, role: Reader, scope: workspace, reason: x }] }",
        "workspace",
    ),
    (
        "identities: { train: {} }\nrbac: { extra: [{ principal: identities/trian, role: Reader, scope: workspace, reason: x }] }",
        "train",
    ),
    (
        "rbac: { extra: [{ principal: workspace, role: Reader, scope: key_valt, reason: x }] }",
        "key_vault",
    ),
    (
        "rbac: { rules: { WS-UAI-STORAGE-11: { enabled: false } } }",
        "WS-UAI-STORAGE-01",
    ),
    // findings
    ("waivers: [{ rule: AML51077, reason: x }]", "AML5107"),
    ("waivers: [{ rule: V-RBAC-7, reason: x }]", "V-RBAC-07"),
    ("tags: {} # amlgen:ignore AML51077 x", "AML5107"),
    ("tags: {} # amlgen:ignor AML5107 x", "amlgen:ignore"),
];

#[test]
fn near_misses_in_a_blueprint_are_answered() {
    let mut missing = Vec::new();
    for (text, meant) in IN_BLUEPRINTS {
        let text = format!("{}{text}\n", blueprint("demo"));
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let question = format!("`{meant}`");
        let is_asked = compiled.diags.iter().any(|found| {
            let help = found.help.as_deref().unwrap_or_default();
            help.contains("did you mean ") && help.contains(&question)
        });
        if !is_asked {
            missing.push(format!("{meant} for\n{text}{}", compiled.findings()));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_region_and_the_version_are_answered() {
    let compiled = support::compile("demo.yaml", b"version: 1\nname: demo\nlocation: westeurop\n");
    assert!(
        compiled.findings().contains("did you mean `westeurope`"),
        "{}",
        compiled.findings()
    );
    let environments = format!("{}environments: {{ prod: {{}} }}\n", blueprint("demo"));
    let compiled = support::compile_in("demo.yaml", environments.as_bytes(), Some("prd"));
    let found = compiled
        .diags
        .iter()
        .find(|found| found.code == Code::ENVIRONMENT)
        .unwrap();
    assert_eq!(found.help.as_deref(), Some("did you mean `prod`?"));
}

#[test]
fn near_misses_in_arguments_are_answered() {
    let folder = Folder::new().file(
        "demo.yaml",
        &format!("{}environments: {{ prod: {{}} }}\n", blueprint("demo")),
    );
    let mut missing = Vec::new();
    for (args, meant) in [
        (&["chek", "demo.yaml"][..], "check"),
        (&["check", "demo.yaml", "--formt", "json"], "--format"),
        (&["check", "demo.yaml", "--format", "sarf"], "sarif"),
        (&["check", "demo.yaml", "--fail-on", "warnings"], "warning"),
        (&["check", "demo.yaml", "--env", "prd"], "prod"),
        (&["build", "demo.yaml", "--target", "bicp"], "bicep"),
        (&["build", "demo.yaml", "--findings", "jsn"], "json"),
        (&["init", "--example", "minimul"], "minimal"),
        (&["completions", "bsh"], "bash"),
        (&["rules", "WS-UAI-STORAGE-11"], "WS-UAI-STORAGE-01"),
        (&["rules", "AML51077"], "AML5107"),
        (&["rules", "V-RBAC-7"], "V-RBAC-07"),
        (&["roles", "Storage Blob Data Readr"], "Storage Blob Data Reader"),
        (&["explain", "demo.yaml", "--principal", "workspce"], "workspace"),
        (
            &["explain", "demo.yaml", "--role", "Storage Blob Data Contributr"],
            "Storage Blob Data Contributor",
        ),
        (
            &["explain", "demo.yaml", "--rule", "WS-SAI-STORAGE-11"],
            "WS-SAI-STORAGE-01",
        ),
    ] {
        let run = folder.run(args);
        let is_asked = run.err.contains(&format!("`{meant}`")) || run.err.contains(&format!("'{meant}'"));
        if run.status != Some(3) || !is_asked {
            missing.push(format!("{meant} for {args:?}: {:?} {}", run.status, run.err));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
