//! How long a whole compilation takes where platforms are large: computes with grants on data of other groups, which ARM and Bicep
//! hold in parts. Ten times as much may take ten times as long.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark stops at the first surprise, as a test does"
)]

use std::fmt::Write;
use std::hint::black_box;

use amlgen::blueprint::yaml;
use amlgen::compile;
use amlgen::diag::Diagnostics;
use amlgen::emit::{self, Target};
use amlgen::source::Source;
use criterion::{BenchmarkId, Criterion, Throughput};

const HEAD: &str = "version: 1\nname: many\nlocation: westeurope\nsubscription: 00000000-0000-0000-0000-000000000001\n\
                    resource_group: rg-many\nstorage:\n  default: {}\n";
/// Datastores of each account.
const DATASTORES: u64 = 20;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let all = &emit::TARGETS;
    many(
        &mut criterion,
        "computes of five groups, every target",
        &[60, 600],
        all,
        |count| platform(count, 4, 5),
    );
    let terraform: &[&dyn Target] = &[&emit::terraform::Terraform];
    many(
        &mut criterion,
        "computes of four subscriptions, Terraform",
        &[10, 100, 1_000],
        terraform,
        |count| platform(count, 10, 4),
    );
    criterion.final_summary();
}

/// Computes that each read so many datastores, which lie in so many groups of as many subscriptions.
fn platform(computes: u64, grants: u64, groups: u64) -> String {
    let mut text = HEAD.to_owned();
    for group in 0..groups {
        writeln!(
            text,
            "  lake-{group}: {{ existing: {{ name: stlake{group}, resource_group: rg-lake-{group}, subscription: \
             00000000-0000-0000-0000-00000000000{group} }} }}"
        )
        .unwrap();
    }
    text.push_str("datastores:\n");
    for at in 0..groups * DATASTORES {
        let (group, store) = (at % groups, at / groups);
        writeln!(
            text,
            "  data_{at}: {{ type: azure_blob, storage: lake-{group}, container: data-{store} }}"
        )
        .unwrap();
    }
    text.push_str("computes:\n");
    for compute in 0..computes {
        let uses =
            (0..grants).map(|at| format!("{{ datastore: data_{} }}", (compute + at) % (groups * DATASTORES)));
        writeln!(
            text,
            "  cpu-{compute}-x: {{ size: Standard_DS3_v2, max_instances: 2, identity: system_assigned, default_store: none, uses: [{}] }}",
            uses.collect::<Vec<_>>().join(", ")
        )
        .unwrap();
    }
    text
}

/// Times a blueprint to the files of some targets, and what these have to say about it.
fn many(
    criterion: &mut Criterion,
    what: &str,
    counts: &[u64],
    targets: &[&dyn Target],
    text: impl Fn(u64) -> String,
) {
    let mut group = criterion.benchmark_group(what);
    group.sample_size(10);
    for count in counts {
        let source = yaml::source("many.yaml", text(*count).as_bytes(), &mut Diagnostics::new());
        group.throughput(Throughput::Elements(*count));
        group.bench_with_input(BenchmarkId::from_parameter(count), &source, |bencher, source| {
            bencher.iter(|| built(black_box(source), targets));
        });
    }
    group.finish();
}

fn built(source: &Source, targets: &[&dyn Target]) -> usize {
    let diags = &mut Diagnostics::new();
    let model = compile(source, None, diags).unwrap();
    for target in targets {
        target.limits(&model, diags);
    }
    let outputs = targets.iter();
    outputs
        .map(|target| target.emit(&model).unwrap().files.len())
        .sum()
}
