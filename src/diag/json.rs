//! Findings as one JSON document, for programs.

use std::borrow::Cow;

use serde::Serialize;

use super::identity::Identity;
use super::{Diagnostic, Diagnostics, Found};
use crate::source::{Source, Span};
use crate::visible;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Finding<'a>>,
    /// What was found before, and is no longer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<&'a Identity>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    message: Cow<'a, str>,
    file: &'a str,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
    labels: Vec<Second<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<Acceptance<'a>>,
    /// Whether it was found before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
}

/// That the author accepts a finding, and why.
#[derive(Serialize)]
struct Acceptance<'a> {
    by: &'a str,
    reason: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Second<'a> {
    text: Cow<'a, str>,
    #[serde(flatten)]
    place: Place,
}

/// The document, indented, with a final newline. What was found before and is no longer is `gone`.
#[must_use]
pub fn render(found: &[Found<'_>], gone: &[&Identity]) -> String {
    let findings = found
        .iter()
        .flat_map(|(source, diags)| diags.iter().map(|diagnostic| finding(source, diags, diagnostic)))
        .collect();
    let gone = gone.to_vec();
    let report = Report { findings, gone };
    // only text, numbers and lists: this cannot fail
    let document = serde_json::to_string_pretty(&report).unwrap_or_default();
    visible::json(document) + "\n"
}

fn finding<'a>(source: &'a Source, diags: &'a Diagnostics, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let shown = |text: &'a str| diags.hidden.remove(text);
    Finding {
        code: diagnostic.code.id(),
        severity: diagnostic.severity.word(),
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
            by: accepted.means.word(),
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
        assert_eq!(render(&[(&source, &diags)], &[]), wanted);
    }
}
