//! What the program says about mistakes: `blueprints/invalid/<CODE>-<slug>.yaml`, one mistake each.

use std::collections::BTreeMap;

use crate::support;

/// The environment that a comment in the first line asks for: `# --env prod`.
fn environment(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let name = text.lines().next()?.strip_prefix("# --env ")?;
    Some(name.to_owned())
}

#[test]
fn golden_findings_of_invalid_blueprints() {
    let mut made = BTreeMap::new();
    for (stem, bytes) in support::blueprints("blueprints/invalid") {
        let environment = environment(&bytes);
        let file = format!("blueprints/invalid/{stem}.yaml");
        let compiled = support::compile_in(&file, &bytes, environment.as_deref());
        let code = stem.split('-').next().unwrap();
        let findings = compiled.findings();
        assert!(
            compiled.diags.iter().any(|found| found.code.id() == code),
            "blueprints/invalid/{stem}.yaml does not show {code}:\n{findings}"
        );
        assert!(
            findings.contains(&format!("[{code}]")),
            "{stem}: {code} is not printed"
        );
        made.insert(format!("invalid/{stem}/stderr.txt"), findings);
    }
    support::goldens(&made, |path| path.starts_with("invalid/"));
}
