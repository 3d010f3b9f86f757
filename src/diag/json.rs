//! Findings as one JSON document, for programs.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::identity::Identity;
use super::{Diagnostic, Diagnostics, Found, Means, Severity};
use crate::source::{Source, Span};
use crate::visible;

/// What `amlgen check --format json` prints, and every other command with `--findings json`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// What was found, file by file.
    findings: Vec<Finding<'a>>,
    /// With `--baseline`, what was found before and is no longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<&'a Identity>,
    /// What failed, such as a file that cannot be read: then something else may be there to find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    failures: Vec<&'a str>,
}

/// Something that was found.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    /// Its kind, which `amlgen rules CODE` explains.
    code: &'a str,
    severity: Severity,
    message: Cow<'a, str>,
    /// The blueprint, as the command line names it.
    file: &'a str,
    #[serde(flatten)]
    place: Option<Place>,
    /// What is at the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Cow<'a, str>>,
    /// Why it is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<Cow<'a, str>>,
    /// What to type, or why it is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'a, str>>,
    /// The hard rule behind the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    /// Further places that belong to it.
    labels: Vec<Second<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Acceptance<'a>>,
    /// With `--baseline`, whether it was found before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    known: bool,
}

/// That the author accepts a finding, and why.
#[derive(Debug, Serialize, JsonSchema)]
struct Acceptance<'a> {
    by: Means,
    reason: Cow<'a, str>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Cow<'a, str>>,
    /// The last day on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Cow<'a, str>>,
}

/// From a character up to another, which is not a part of it. Lines and columns are counted from 1.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// A second place.
#[derive(Debug, Serialize, JsonSchema)]
struct Second<'a> {
    /// What is there.
    text: Cow<'a, str>,
    #[serde(flatten)]
    place: Place,
}

/// The document, indented, with a final newline. What was found before and is no longer is `gone`.
#[must_use]
pub fn render(found: &[Found<'_>], gone: &[Identity], failures: &[String]) -> String {
    let findings = found
        .iter()
        .flat_map(|(source, diags)| diags.iter().map(|diagnostic| finding(source, diags, diagnostic)))
        .collect();
    let document = Document {
        findings,
        gone: gone.iter().collect(),
        failures: failures.iter().map(String::as_str).collect(),
    };
    // only text, numbers and lists: this cannot fail
    let document = serde_json::to_string_pretty(&document).unwrap_or_default();
    visible::json(document) + "\n"
}

fn finding<'a>(source: &'a Source, diags: &'a Diagnostics, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let shown = |text: &'a str| diags.hidden.remove(text);
    Finding {
        code: diagnostic.code.id(),
        severity: diagnostic.severity,
        message: shown(&diagnostic.message),
        file: source.name(),
        place: diagnostic.primary.map(|span| place(source, span)),
        label: diagnostic.label.as_deref().map(shown),
        cause: diagnostic.cause.as_deref().map(shown),
        help: diagnostic.help.as_deref().map(shown),
        rule: diagnostic.code.info().rule,
        labels: diagnostic
            .labels
            .iter()
            .map(|label| Second {
                text: shown(&label.text),
                place: place(source, label.span),
            })
            .collect(),
        accepted: diagnostic.accepted.as_ref().map(|accepted| Acceptance {
            by: accepted.means,
            reason: shown(&accepted.reason),
            owner: accepted.owner.as_deref().map(shown),
            until: accepted.until.as_deref().map(shown),
        }),
        known: diagnostic.known,
    }
}

fn place(source: &Source, span: Span) -> Place {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Place {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_document() {
        let (source, diags) = super::super::tests::example();
        let wanted = r#"{
  "findings": [
    {
      "code": "AML1008",
      "severity": "error",
      "message": "identity `trainning` is not declared",
      "file": "blueprints/vision.yaml",
      "line": 10,
      "column": 28,
      "endLine": 10,
      "endColumn": 37,
      "label": "no identity has this name",
      "cause": "an identity is named by its key",
      "help": "did you mean `training`?",
      "labels": [
        {
          "text": "declared here",
          "line": 5,
          "column": 3,
          "endLine": 5,
          "endColumn": 11
        }
      ]
    },
    {
      "code": "AML1005",
      "severity": "warning",
      "message": "100% of it\nis a test",
      "file": "blueprints/vision.yaml",
      "labels": []
    }
  ]
}
"#;
        assert_eq!(render(&[(&source, &diags)], &[], &[]), wanted);
        let failures = ["cannot read `a\u{1b}`".to_owned()];
        assert_eq!(
            render(&[], &[], &failures),
            "{\n  \"findings\": [],\n  \"failures\": [\n    \"cannot read `a\\u001b`\"\n  ]\n}\n"
        );
    }

    #[test]
    fn words_are_those_of_messages() {
        for severity in [Severity::Error, Severity::Warning, Severity::Information] {
            assert_eq!(serde_json::to_value(severity).unwrap(), severity.word());
        }
        for means in [Means::Waiver, Means::Comment] {
            assert_eq!(serde_json::to_value(means).unwrap(), means.word());
        }
    }
}
