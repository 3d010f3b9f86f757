//! What a deployment tells its caller.

use amlgen::emit;
use amlgen::model::{Expr, Kind};

use crate::support;

/// Kinds whose names are composed or computed and whom people or later steps look for.
const TOLD: [Kind; 6] = [
    Kind::Storage,
    Kind::Registry,
    Kind::KeyVault,
    Kind::Instance,
    Kind::OnlineEndpoint,
    Kind::BatchEndpoint,
];

#[test]
fn every_computed_name_is_an_output() {
    let mut seen = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let mut told = Vec::new();
        for output in &model.outputs {
            output.value.each(&mut |part| {
                if let Expr::Name(id) = part {
                    told.push(*id);
                }
            });
        }
        for resource in &model.resources {
            if TOLD.contains(&resource.kind) && !resource.existing {
                assert!(told.contains(&resource.id), "{name}: {}", resource.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} resources have names that are told");
}

#[test]
fn every_target_has_the_same_outputs() {
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        for target in emit::TARGETS {
            let files = target.emit(model).unwrap().files;
            let text: String = files.iter().map(|file| file.text.as_str()).collect();
            for output in &model.outputs {
                let words: Vec<&str> = output.name.split('-').collect();
                let camel: String = words
                    .iter()
                    .enumerate()
                    .map(|(at, word)| match at {
                        0 => (*word).to_owned(),
                        _ => word[..1].to_uppercase() + &word[1..],
                    })
                    .collect();
                let declared = [
                    format!("\n    \"{camel}\": {{\n      \"type\": "),
                    format!("\noutput {camel} "),
                    format!("\noutput \"{}\" {{", words.join("_")),
                ];
                assert!(
                    declared.iter().any(|form| text.contains(form.as_str())),
                    "{name}: {:?} lacks {}",
                    target.name(),
                    output.name
                );
            }
        }
    }
}
