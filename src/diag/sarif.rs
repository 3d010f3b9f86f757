//! Findings as SARIF 2.1.0, for code scanning.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::identity::identities;
use super::line_hash::line_hashes;
use super::{Code, Diagnostic, Diagnostics, Found, Severity};
use crate::source::{Source, Span};
use crate::visible;

const SCHEMA: &str = "https://schemastore.azurewebsites.net/schemas/json/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    runs: [Run<'a>; 1],
    version: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    column_kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    invocations: Option<[Invocation<'a>; 1]>,
    results: Vec<Finding<'a>>,
    tool: Tool<'a>,
}

/// A run of the program that failed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'a str,
    message: Message<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'a str,
    rules: Vec<Rule<'a>>,
    version: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    full_description: Message<'a>,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties<'a>>,
    short_description: Message<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    tags: [&'a str; 1],
}

/// One of SARIF's results.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'a str>,
    level: &'a str,
    locations: [Location<'a>; 1],
    message: Message<'a>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

/// That the author accepts a finding. Waivers and comments both stand in the file that it is about.
#[derive(Serialize)]
struct Suppression<'a> {
    justification: Cow<'a, str>,
    kind: &'a str,
    status: &'a str,
}

/// What a finding is recognised by after lines have moved.
#[derive(Serialize)]
struct Fingerprints {
    /// By file, code and message.
    #[serde(rename = "amlgenFinding/v1")]
    finding: String,
    /// By the text of its line, as GitHub computes it.
    #[serde(rename = "primaryLocationLineHash", skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

#[derive(Serialize)]
struct Message<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    end_column: usize,
    end_line: usize,
    start_column: usize,
    start_line: usize,
}

/// One run with all findings and the rules they name, indented, with a final newline. Where they were `compared` with those from before,
/// each says whether it is new.
#[must_use]
pub fn render(found: &[Found<'_>], compared: bool, failures: &[String]) -> String {
    let codes: BTreeSet<Code> = found
        .iter()
        .flat_map(|(_, diags)| diags.iter().map(|diagnostic| diagnostic.code))
        .collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let results = found
        .iter()
        .flat_map(|(source, diags)| of_source(source, diags, &codes, compared))
        .collect();
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        rules: codes.iter().copied().map(rule).collect(),
        version: env!("CARGO_PKG_VERSION"),
    };
    let notifications = failures.iter().map(|failure| Notification {
        level: "error",
        message: message(failure),
    });
    let invocation = Invocation {
        execution_successful: false,
        tool_execution_notifications: notifications.collect(),
    };
    let run = Run {
        column_kind: "unicodeCodePoints",
        invocations: (!failures.is_empty()).then_some([invocation]),
        results,
        tool: Tool { driver },
    };
    let log = Log {
        schema: SCHEMA,
        runs: [run],
        version: "2.1.0",
    };
    // only text, numbers and lists: this cannot fail
    let document = serde_json::to_string_pretty(&log).unwrap_or_default();
    visible::json(document) + "\n"
}

fn rule(code: Code) -> Rule<'static> {
    let info = code.info();
    Rule {
        full_description: message(info.explanation),
        id: info.id,
        properties: info.rule.map(|rule| Properties { tags: [rule] }),
        short_description: message(info.title),
    }
}

fn of_source<'a>(
    source: &'a Source,
    diags: &'a Diagnostics,
    codes: &[Code],
    compared: bool,
) -> Vec<Finding<'a>> {
    if diags.is_empty() {
        return Vec::new();
    }
    let lines = line_hashes(source);
    let named = diags.iter().zip(identities(source, diags));
    named
        .map(|(diagnostic, (identity, number))| {
            let line = diagnostic.primary.and_then(|span| {
                let line = source.position(span.start).line;
                lines.get(line - 1).cloned()
            });
            let fingerprints = Fingerprints {
                finding: identity.fingerprint(number),
                line,
            };
            let state = if diagnostic.known { "unchanged" } else { "new" };
            Finding {
                baseline_state: compared.then_some(state),
                ..finding(source, diags, diagnostic, fingerprints, codes)
            }
        })
        .collect()
}

fn finding<'a>(
    source: &'a Source,
    diags: &'a Diagnostics,
    diagnostic: &'a Diagnostic,
    partial_fingerprints: Fingerprints,
    codes: &[Code],
) -> Finding<'a> {
    let text: Vec<Cow<'_, str>> = [
        Some(&diagnostic.message),
        diagnostic.cause.as_ref(),
        diagnostic.help.as_ref(),
    ]
    .into_iter()
    .flatten()
    .map(|text| diags.hidden.remove(text))
    .collect();
    let related = diagnostic.labels.iter().map(|label| Location {
        message: Some(message(diags.hidden.remove(&label.text))),
        ..location(source, Some(label.span))
    });
    Finding {
        baseline_state: None,
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "note",
        },
        locations: [location(source, diagnostic.primary)],
        message: message(text.join("\n")),
        partial_fingerprints,
        related_locations: related.collect(),
        rule_id: diagnostic.code.id(),
        rule_index: codes.binary_search(&diagnostic.code).ok(),
        suppressions: diagnostic
            .accepted
            .iter()
            .map(|accepted| Suppression {
                justification: diags.hidden.remove(&accepted.reason),
                kind: "inSource",
                status: "accepted",
            })
            .collect(),
    }
}

/// A plain text message. Its brackets are escaped where they would be a link (SARIF 2.1.0, 3.11.6).
fn message<'a>(text: impl Into<Cow<'a, str>>) -> Message<'a> {
    let text = text.into();
    let text = if text.contains("](") {
        text.replace('[', "\\[").replace(']', "\\]").into()
    } else {
        text
    };
    Message { text }
}

fn location<'a>(source: &Source, span: Option<Span>) -> Location<'a> {
    let region = span.map(|span| {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Region {
            end_column: end.column,
            end_line: end.line,
            start_column: start.column,
            start_line: start.line,
        }
    });
    Location {
        message: None,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(source.name()),
            },
            region,
        },
    }
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
        let text = render(&[(&source, &diags)], false, &[]);
        assert_eq!(text, render(&[(&source, &diags)], false, &[]));
        assert!(text.ends_with("}\n"));
        let tool = env!("CARGO_PKG_VERSION");
        let explanation = |code: Code| code.info().explanation;
        let names = identities(&source, &diags);
        let fingerprint = |at: usize| names[at].0.fingerprint(names[at].1);
        let line = &line_hashes(&source)[9];
        let wanted = serde_json::json!({
            "$schema": SCHEMA,
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
                        "partialFingerprints": {"amlgenFinding/v1": fingerprint(0), "primaryLocationLineHash": line},
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
                        "partialFingerprints": {"amlgenFinding/v1": fingerprint(1)},
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

    #[test]
    fn a_run_that_failed_says_so() {
        let text = render(&[], false, &["cannot read `[a](b)`".to_owned()]);
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            document["runs"][0]["invocations"],
            serde_json::json!([{
                "executionSuccessful": false,
                "toolExecutionNotifications": [
                    { "level": "error", "message": { "text": "cannot read `\\[a\\](b)`" } }
                ]
            }])
        );
        assert_eq!(document["runs"][0]["results"], serde_json::json!([]));
    }
}
