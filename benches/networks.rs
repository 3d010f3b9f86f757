//! How long a whole compilation takes where networks are large: outbound rules with approver grants, and accounts with private
//! endpoints. Ten times as much may take ten times as long.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark stops at the first surprise, as a test does"
)]

use std::fmt::Write;
use std::hint::black_box;

use amlgen::blueprint::yaml;
use amlgen::diag::Diagnostics;
use amlgen::source::Source;
use amlgen::{compile, emit};
use criterion::{BenchmarkId, Criterion, Throughput};

const HEAD: &str = "version: 1\nname: many\nlocation: westeurope\nsubscription: 00112233-4455-4677-8899-aabbccddeeff\n\
                    resource_group: rg-many\nworkspace: { identity: system_assigned, image_build_compute: cpu }\n\
                    computes: { cpu: { size: Standard_DS3_v2, max_instances: 4 } }\n";

const RULES: &str =
    "network:\n  mode: managed\n  isolation_mode: allow_only_approved_outbound\n  outbound_rules:\n";

/// Zones are left to a policy: a template of 800 resources has no room for 200 accounts with a zone group each.
const ENDPOINTS: &str = "network:\n  mode: private\n  virtual_network: { address_space: 10.20.0.0/20 }\n  subnets:\n    endpoints: { \
                         address_prefix: 10.20.0.0/23 }\n    compute: { address_prefix: 10.20.8.0/24 }\n  private_endpoints: { \
                         dns_zones: by_policy }\nstorage:\n  default: {}\n";

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    many(&mut criterion, "outbound rules", &[10, 100, 500], |count| {
        written(RULES, count, |text, at| {
            let target = format!(
                "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-many/providers/Microsoft.Search/\
                 searchServices/srch-{at}"
            );
            writeln!(
                text,
                "    rule-{at}: {{ type: private_endpoint, target: {target}, subresource: searchService }}"
            )
        })
    });
    many(&mut criterion, "private endpoints", &[10, 50, 200], |count| {
        written(ENDPOINTS, count, |text, at| writeln!(text, "  a{at}: {{}}"))
    });
    criterion.final_summary();
}

fn written(start: &str, count: u64, mut line: impl FnMut(&mut String, u64) -> std::fmt::Result) -> String {
    let mut text = format!("{HEAD}{start}");
    for at in 0..count {
        line(&mut text, at).unwrap();
    }
    text
}

/// Times a blueprint to the files of every target.
fn many(criterion: &mut Criterion, what: &str, counts: &[u64], text: impl Fn(u64) -> String) {
    let mut group = criterion.benchmark_group(what);
    group.sample_size(20);
    for count in counts {
        let source = yaml::source("many.yaml", text(*count).as_bytes(), &mut Diagnostics::new());
        group.throughput(Throughput::Elements(*count));
        group.bench_with_input(BenchmarkId::from_parameter(count), &source, |bencher, source| {
            bencher.iter(|| built(black_box(source)));
        });
    }
    group.finish();
}

fn built(source: &Source) -> usize {
    let model = compile(source, None, &mut Diagnostics::new()).unwrap();
    let outputs = emit::TARGETS.iter();
    outputs
        .map(|target| target.emit(&model).unwrap().files.len())
        .sum()
}
