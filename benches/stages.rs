//! How long each stage takes on a blueprint of a real platform.

#![expect(
    clippy::unwrap_used,
    reason = "a benchmark stops at the first surprise, as a test does"
)]

use std::hint::black_box;

use amlgen::blueprint::{Blueprint, yaml};
use amlgen::diag::Diagnostics;
use amlgen::{check, compile, derive, emit, lower, report, resolve};
use criterion::{BatchSize, Criterion};

const SECURE: &[u8] = include_bytes!("../blueprints/secure.yaml");

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    stages(&mut criterion);
    criterion.final_summary();
}

/// Each stage is given what the one before it made; findings are thrown away.
fn stages(criterion: &mut Criterion) {
    let diags = &mut Diagnostics::new();
    let source = yaml::source("secure.yaml", SECURE, diags);

    let tree = yaml::parse(&source, diags).unwrap();
    criterion.bench_function("parse", |bencher| {
        bencher.iter(|| yaml::parse(black_box(&source), &mut Diagnostics::new()));
    });

    let written: Blueprint = yaml::decode(&source, &tree, diags).unwrap();
    criterion.bench_function("decode", |bencher| {
        bencher.iter(|| yaml::decode::<Blueprint>(&source, black_box(&tree), &mut Diagnostics::new()));
    });

    let resolved = resolve::resolve(&written, diags).unwrap();
    criterion.bench_function("resolve", |bencher| {
        bencher.iter(|| resolve::resolve(black_box(&written), &mut Diagnostics::new()));
    });

    let mut model = lower::lower(&resolved, diags);
    criterion.bench_function("lower", |bencher| {
        bencher.iter(|| lower::lower(black_box(&resolved), &mut Diagnostics::new()));
    });

    let lowered = model.clone();
    derive::derive(&mut model);
    criterion.bench_function("derive", |bencher| {
        bencher.iter_batched_ref(|| lowered.clone(), derive::derive, BatchSize::SmallInput);
    });

    criterion.bench_function("check", |bencher| {
        bencher.iter(|| check::check(black_box(&model), &mut Diagnostics::new()));
    });

    for target in emit::TARGETS {
        let name = format!("emit {}", target.name().as_str());
        criterion.bench_function(&name, |bencher| {
            bencher.iter(|| target.emit(black_box(&model)).unwrap());
        });
    }
    criterion.bench_function("emit access.md", |bencher| {
        bencher.iter(|| report::access::render(black_box(&model)).unwrap());
    });

    criterion.bench_function("compile", |bencher| {
        bencher.iter(|| compile(black_box(&source), None, &mut Diagnostics::new()).unwrap());
    });
}
