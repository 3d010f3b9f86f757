//! The shared vectors of string literals, run through the escapers of all three targets.
//!
//! The vectors were judged by the real engines and live outside this crate. Where they are missing the test says so;
//! the tables in the escapers' own tests always run.

use std::path::Path;

use serde::Deserialize;

use crate::emit::{arm, bicep, terraform};

#[derive(Deserialize)]
struct Vectors {
    vectors: Vec<Value>,
    keys: Vec<Name>,
}

#[derive(Deserialize)]
struct Value {
    raw: String,
    arm_json: String,
    arm_in_expression: String,
    bicep: String,
    hcl: String,
}

#[derive(Deserialize)]
struct Name {
    raw: String,
    arm_json_key: String,
    bicep_key: String,
    hcl_key: String,
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn all_escapers_agree_with_the_vectors() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reference/escaping-vectors.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("SKIPPED: the escaping vectors are not at {}", path.display());
        return;
    };
    let Vectors { vectors, keys } = serde_json::from_str(&text).unwrap();
    assert!(vectors.len() >= 95 && keys.len() >= 24, "vectors are missing");
    for vector in vectors {
        let raw = vector.raw.as_str();
        assert_eq!(json(&arm::text::literal(raw)), vector.arm_json, "{raw:?}");
        assert_eq!(
            arm::text::string_in_expression(raw),
            vector.arm_in_expression,
            "{raw:?}"
        );
        assert_eq!(bicep::text::literal(raw), vector.bicep, "{raw:?}");
        assert_eq!(terraform::hcl::literal(raw), vector.hcl, "{raw:?}");
    }
    for key in keys {
        let raw = key.raw.as_str();
        assert_eq!(json(&arm::text::key(raw)), key.arm_json_key, "{raw:?}");
        assert_eq!(bicep::text::key(raw), key.bicep_key, "{raw:?}");
        assert_eq!(terraform::hcl::key(raw), key.hcl_key, "{raw:?}");
    }
}
