//! How long an audit takes, from the text of the export to the answer. Ten times as many role assignments may take ten times as long,
//! and 50,000 less than a second.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark stops at the first surprise, as a test does"
)]

use std::fmt::Write;
use std::hint::black_box;

use amlgen::blueprint::yaml;
use amlgen::compile;
use amlgen::diag::Diagnostics;
use amlgen::model::Model;
use amlgen::report::audit::{self, Exports, Given};
use criterion::{BenchmarkId, Criterion, Throughput};

const SUBSCRIPTION: &str = "3f2a9c01-5b7d-4e8f-9a0b-1c2d3e4f5a6b";
const BLUEPRINT: &str = include_str!("../blueprints/enterprise.yaml");

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let source = yaml::source("enterprise.yaml", BLUEPRINT.as_bytes(), &mut Diagnostics::new());
    let mut model = compile(&source, None, &mut Diagnostics::new()).unwrap();
    model.deployment.subscription = Some(SUBSCRIPTION.to_owned());
    model.deployment.resource_group = Some("rg-audit".to_owned());
    let mut group = criterion.benchmark_group("role assignments");
    group.sample_size(10);
    for count in [5_000, 50_000, 100_000] {
        let text = export(count);
        group.throughput(Throughput::Elements(count));
        group.bench_with_input(BenchmarkId::from_parameter(count), &text, |bencher, text| {
            bencher.iter(|| audited(&model, black_box(text)));
        });
    }
    group.finish();
    criterion.final_summary();
}

fn audited(model: &Model, text: &str) -> usize {
    let mut exports = Exports::default();
    exports.add_assignments(text, &mut || ()).unwrap();
    let mut model = model.clone();
    let located = audit::locate(&mut model, Given::default(), &mut exports).unwrap();
    let found = audit::audit(&model, located, &exports, None, &mut || ()).unwrap();
    audit::json(&found, "enterprise.yaml", &[]).unwrap().len()
}

/// As `az role assignment list --all` prints it: a tenth on the platform's group, the rest on accounts of two hundred others.
fn export(count: u64) -> String {
    let mut text = String::from("[\n");
    for at in 0..count {
        let group = if at % 10 == 0 {
            "rg-audit".to_owned()
        } else {
            format!("rg-{}", at % 200)
        };
        let scope = format!(
            "/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/staudit{at}"
        );
        let end = if at + 1 == count { "" } else { "," };
        writeln!(
            text,
            "  {{\n    \"condition\": null,\n    \"conditionVersion\": null,\n    \"createdBy\": \"6f6f6f6f-1111-4222-8333-444455556666\",\n    \
             \"createdOn\": \"2026-10-05T08:14:02.417286+00:00\",\n    \"delegatedManagedIdentityResourceId\": null,\n    \
             \"description\": \"Reads data. [CL-UAI-STORAGE-01]\",\n    \
             \"id\": \"{scope}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-{at:012}\",\n    \
             \"name\": \"00000000-0000-4000-8000-{at:012}\",\n    \"principalId\": \"00000000-0000-4000-9000-{:012}\",\n    \
             \"principalName\": \"00000000-0000-4000-a000-{at:012}\",\n    \"principalType\": \"ServicePrincipal\",\n    \
             \"resourceGroup\": \"{group}\",\n    \
             \"roleDefinitionId\": \"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1\",\n    \
             \"roleDefinitionName\": \"Storage Blob Data Reader\",\n    \"scope\": \"{scope}\",\n    \
             \"type\": \"Microsoft.Authorization/roleAssignments\",\n    \"updatedBy\": \"6f6f6f6f-1111-4222-8333-444455556666\",\n    \
             \"updatedOn\": \"2026-10-05T08:14:02.417286+00:00\"\n  }}{end}",
            at % 977
        )
        .unwrap();
    }
    text + "]\n"
}
