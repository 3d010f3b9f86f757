//! Words that mean something in a language of the outputs, as names of everything that a blueprint names.

use crate::support;

/// Reserved words of Bicep and HCL, and functions of ARM.
const WORDS: [&str; 20] = [
    "true",
    "false",
    "null",
    "for",
    "if",
    "in",
    "resource",
    "module",
    "param",
    "var",
    "output",
    "existing",
    "data",
    "local",
    "locals",
    "provider",
    "concat",
    "guid",
    "copy",
    "resourceGroup",
];

/// Blueprints with a hole for the name.
const NAMED: [&str; 5] = [
    "identities: { \"$\": {} }\ncomputes: { c01: { size: Standard_DS3_v2, max_instances: 1, identity: \"$\" } }\n",
    "storage: { \"$\": {} }\nkey_vaults: { \"$\": {} }\ndatastores: { \"$\": { type: azure_blob, storage: \"$\", container: images } }\n",
    "principals: { \"$\": { type: group, object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, persona: data_scientist } }\n",
    "computes: { \"$\": { size: Standard_DS3_v2, max_instances: 1 } }\ntags: { \"$\": x }\n",
    "identities: { jobs: {} }\nrbac:\n  roles: [{ name: \"$\", description: x, actions: [Microsoft.Storage/*/read] }]\n  \
     extra: [{ principal: identities/jobs, role: \"$\", scope: storage/default, reason: tests }]\n",
];

#[test]
fn every_name_is_a_name_in_every_language() {
    let mut built = 0;
    for word in WORDS {
        for named in NAMED {
            let text = format!(
                "version: 1\nname: demo\nlocation: westeurope\n{}",
                named.replace('$', word)
            );
            let compiled = support::compile("demo.yaml", text.as_bytes());
            let Some(model) = &compiled.model else {
                assert!(compiled.diags.has_errors());
                continue;
            };
            built += 1;
            for (path, file) in support::built(model) {
                match path.rsplit('.').next() {
                    Some("bicep") => {
                        for literal in ["true", "false", "null"] {
                            let member = file.contains(&format!(".{literal}"));
                            assert!(!member, "{text}{path}:\n{file}");
                        }
                    }
                    Some("tf") => {
                        hcl::parse(&file).unwrap_or_else(|error| panic!("{text}{path}: {error}\n{file}"));
                    }
                    Some("json") => {
                        let parsed: Result<serde_json::Value, _> = serde_json::from_str(&file);
                        parsed.unwrap_or_else(|error| panic!("{text}{path}: {error}"));
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(built > WORDS.len() * NAMED.len() / 2, "{built} blueprints");
}

/// Names of everything that can exist already, with a hole each.
const EXISTING: [&str; 9] = [
    "identities: { workspace: { existing: { name: \"$\" } } }\n",
    "storage: { default: { existing: { name: \"$\" } } }\n",
    "registry: { existing: { name: \"$\" } }\n",
    "key_vault: { existing: { name: \"$\" } }\n",
    "monitoring: { log_analytics: { existing: { name: \"$\" } } }\n",
    "computes: { edge: { type: kubernetes, cluster: { existing: { name: \"$\" } }, namespace: ml } }\n",
    "workspace: { kind: project, hub: { existing: { name: \"$\" } } }\n",
    "identities: { job: {} }\ncomputes: { cpu: { size: Standard_DS3_v2, max_instances: 1, identity: job, uses: [{ openai: \"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-demo/providers/Microsoft.CognitiveServices/accounts/$\" }] } }\n",
    "identities: { job: {} }\ncomputes: { cpu: { size: Standard_DS3_v2, max_instances: 1, identity: job, uses: [{ search: \"/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-demo/providers/Microsoft.Search/searchServices/$\", access: read }] } }\n",
];

#[test]
fn no_name_of_what_exists_is_more_than_one_part_of_a_path() {
    for existing in EXISTING {
        for name in ["a/b", "a\\nb", "a?b", "a#b", "a%2Fb", "a\\\\b", " ab", ""] {
            let text = format!(
                "version: 1\nname: demo\nlocation: westeurope\nsubscription: 11111111-1111-1111-1111-111111111111\nresource_group: rg-demo\n{}",
                existing.replace('$', name)
            );
            let found = support::compile("demo.yaml", text.as_bytes()).findings();
            let told = [
                "error[AML3001]",
                "error[AML2012]",
                "error[AML1014]",
                "error[AML2001]",
            ];
            assert!(told.iter().any(|code| found.contains(code)), "{text}\n{found}");
        }
    }
}

#[test]
fn names_that_differ_in_case_only_are_one_name() {
    for twins in [
        "endpoints: { Score: { type: online }, score: { type: online } }\n",
        "identities: { Train: {}, train: {} }\n",
        "storage: { a: { name: stdemo }, b: { name: STDEMO } }\n",
        "storage: { default: {} }\ndatastores: { Data: { type: azure_blob, storage: default, container: abc }, data: { type: azure_blob, storage: default, container: abc } }\n",
        "key_vaults: { a: { name: kv-Demo }, b: { name: kv-demo } }\n",
        "computes: { Cpu: { size: Standard_DS3_v2, max_instances: 1 }, cpu: { size: Standard_DS3_v2, max_instances: 1 } }\n",
        "computes: { Dev: { type: computeinstance, size: Standard_DS3_v2, assigned_to: { object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, tenant_id: 12345678-aaaa-4bbb-8ccc-1234567890ac } }, dev: { type: computeinstance, size: Standard_DS3_v2, assigned_to: { object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab, tenant_id: 12345678-aaaa-4bbb-8ccc-1234567890ac } } }\n",
        "connections: { Feed: { type: python_feed, target: \"https://pypi.org/simple\", credentials: { type: none } }, feed: { type: python_feed, target: \"https://pypi.org/simple\", credentials: { type: none } } }\n",
    ] {
        let text = format!("version: 1\nname: demo\nlocation: westeurope\n{twins}");
        let found = support::compile("demo.yaml", text.as_bytes()).findings();
        assert!(found.contains("error[AML2004]"), "{text}\n{found}");
    }
}
