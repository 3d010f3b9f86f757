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
