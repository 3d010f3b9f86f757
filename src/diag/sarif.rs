//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::BTreeSet;

use serde_sarif::sarif::{
    ArtifactLocation, Location, Message, MultiformatMessageString, PhysicalLocation, PropertyBag, Region,
    ReportingDescriptor, Result as Finding, ResultLevel, Run, SCHEMA_URL, Sarif, Tool, ToolComponent,
};

use super::{Code, Diagnostic, Found, Severity};
use crate::source::{Source, Span};

/// One run with all findings and the rules they name, indented, with a final newline.
#[must_use]
pub fn render(found: &[Found<'_>]) -> String {
    let codes: BTreeSet<Code> = found
        .iter()
        .flat_map(|(_, diags)| diags.iter().map(|diagnostic| diagnostic.code))
        .collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let results: Vec<Finding> = found
        .iter()
        .flat_map(|(source, diags)| diags.iter().map(|diagnostic| finding(source, diagnostic, &codes)))
        .collect();
    let driver = ToolComponent::builder()
        .name(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .rules(codes.iter().copied().map(rule).collect::<Vec<_>>())
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind("unicodeCodePoints")
        .results(results)
        .build();
    let log = Sarif::builder()
        .schema(SCHEMA_URL)
        .version("2.1.0")
        .runs(vec![run])
        .build();
    // only text, numbers and lists: this cannot fail
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn rule(code: Code) -> ReportingDescriptor {
    let info = code.info();
    let text = |text: &str| MultiformatMessageString::builder().text(text).build();
    let mut rule = ReportingDescriptor::builder()
        .id(info.id)
        .short_description(text(info.title))
        .full_description(text(info.explanation))
        .build();
    rule.properties = info.rule.map(|rule| PropertyBag {
        tags: Some(vec![rule.to_owned()]),
        ..PropertyBag::default()
    });
    rule
}

fn finding(source: &Source, diagnostic: &Diagnostic, codes: &[Code]) -> Finding {
    let text: Vec<&str> = [
        Some(&diagnostic.message),
        diagnostic.cause.as_ref(),
        diagnostic.help.as_ref(),
    ]
    .into_iter()
    .flatten()
    .map(String::as_str)
    .collect();
    let related: Vec<Location> = diagnostic
        .labels
        .iter()
        .map(|label| {
            let mut place = location(source, Some(label.span));
            place.message = Some(message(&label.text));
            place
        })
        .collect();
    let mut finding = Finding::builder()
        .rule_id(diagnostic.code.id())
        .level(match diagnostic.severity {
            Severity::Error => ResultLevel::Error,
            Severity::Warning => ResultLevel::Warning,
            Severity::Information => ResultLevel::Note,
        })
        .message(message(&text.join("\n")))
        .locations(vec![location(source, diagnostic.primary)])
        .build();
    finding.rule_index = codes
        .binary_search(&diagnostic.code)
        .ok()
        .and_then(|at| i64::try_from(at).ok());
    finding.related_locations = (!related.is_empty()).then_some(related);
    finding
}

fn message(text: &str) -> Message {
    Message::builder().text(text).build()
}

fn location(source: &Source, span: Option<Span>) -> Location {
    let mut place = PhysicalLocation::builder()
        .artifact_location(ArtifactLocation::builder().uri(uri(source.name())).build())
        .build();
    place.region = span.map(|span| {
        let (start, end) = (source.position(span.start), source.position(span.end));
        let number = |number: usize| i64::try_from(number).ok();
        Region {
            start_line: number(start.line),
            start_column: number(start.column),
            end_line: number(end.line),
            end_column: number(end.column),
            ..Region::default()
        }
    });
    Location::builder().physical_location(place).build()
}

/// The path as a relative URI: forward slashes, everything unusual as `%XX`.
fn uri(path: &str) -> String {
    use std::fmt::Write;

    let mut out = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // writing to a string cannot fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_document() {
        let (source, diags) = super::super::tests::example();
        let text = render(&[(&source, &diags)]);
        assert_eq!(text, render(&[(&source, &diags)]));
        assert!(text.ends_with("}\n"));
        let tool = env!("CARGO_PKG_VERSION");
        let explanation = |code: Code| code.info().explanation;
        let wanted = serde_json::json!({
            "$schema": SCHEMA_URL,
            "version": "2.1.0",
            "runs": [{
                "columnKind": "unicodeCodePoints",
                "tool": {"driver": {
                    "name": "amlgen",
                    "version": tool,
                    "rules": [
                        {
                            "id": "AML1005",
                            "shortDescription": {"text": "nothing is written"},
                            "fullDescription": {"text": explanation(Code::EMPTY)}
                        },
                        {
                            "id": "AML1008",
                            "shortDescription": {"text": "an unknown key"},
                            "fullDescription": {"text": explanation(Code::UNKNOWN_KEY)}
                        }
                    ]
                }},
                "results": [
                    {
                        "ruleId": "AML1008",
                        "ruleIndex": 1,
                        "level": "error",
                        "message": {"text": "identity `trainning` is not declared\nan identity is named by its key\ndid you mean `training`?"},
                        "locations": [{"physicalLocation": {
                            "artifactLocation": {"uri": "blueprints/vision.yaml"},
                            "region": {"startLine": 10, "startColumn": 28, "endLine": 10, "endColumn": 37}
                        }}],
                        "relatedLocations": [{
                            "message": {"text": "declared here"},
                            "physicalLocation": {
                                "artifactLocation": {"uri": "blueprints/vision.yaml"},
                                "region": {"startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 11}
                            }
                        }]
                    },
                    {
                        "ruleId": "AML1005",
                        "ruleIndex": 0,
                        "level": "warning",
                        "message": {"text": "100% of it\nis a test"},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": "blueprints/vision.yaml"}}}]
                    }
                ]
            }]
        });
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            wanted,
            "{text}"
        );
        assert_eq!(uri("a b\\ä.yaml"), "a%20b/%C3%A4.yaml");
    }
}
