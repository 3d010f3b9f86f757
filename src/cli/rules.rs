//! `amlgen rules`: the rule base and what stands beside it, and what a finding means.

use anyhow::bail;
use serde_json::json;

use super::exit::Exit;
use super::lookup::{self, Format};
use super::streams::Streams;
use super::{rule_base, rule_notes};
use crate::catalog::{contradictions, standings};
use crate::derive::rules as base;
use crate::diag::code::{self, Code};
use crate::diag::suggest;
use crate::report::page;

/// Arguments of `amlgen rules`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rule such as `CL-UAI-ACR-01`, finding such as `AML2002`, hard rule such as `V-ID-03`, or contradiction of the
    /// sources such as `C-08`; all of them without it
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let text = match (&args.id, args.format) {
        (None, Format::Table) => [rule_base::list(), findings(), rule_notes::list()].join("\n"),
        (None, Format::Json) => json(),
        (Some(id), format) => one(id.trim(), format)?,
    };
    lookup::print(&text, streams)
}

fn one(id: &str, format: Format) -> anyhow::Result<String> {
    let codes = codes(id);
    let answer = match format {
        Format::Table => rule_base::one(id)
            .or_else(|| page_of(&codes))
            .or_else(|| rule_notes::one(id)),
        Format::Json => lookup::entry(&json(), &["id", "rule"], &[id]),
    };
    match answer {
        Some(text) => Ok(text),
        None if code::is_retired(id) => bail!("the finding `{id}` is no longer given"),
        None => match suggest::did_you_mean(id, known()) {
            Some(question) => bail!("there is no rule or finding `{id}`; {question}"),
            None => bail!("there is no rule or finding `{id}`; `amlgen rules` lists them"),
        },
    }
}

/// The codes behind an id: the one that has it, or those that implement the hard rule of that name.
fn codes(id: &str) -> Vec<Code> {
    match code::find(id) {
        Some(code) => vec![code],
        None => code::all()
            .iter()
            .copied()
            .filter(|code| implements(*code, id))
            .collect(),
    }
}

fn implements(code: Code, rule: &str) -> bool {
    code.info()
        .rule
        .is_some_and(|known| known.eq_ignore_ascii_case(rule))
}

/// Every finding, a line each.
fn findings() -> String {
    let rows = code::all().iter().map(|code| {
        let info = code.info();
        [info.id, info.title, info.rule.unwrap_or_default()]
    });
    page::columns(["FINDING", "WHAT", "HARD RULE"], rows)
}

fn page_of(codes: &[Code]) -> Option<String> {
    let pages: Vec<String> = codes
        .iter()
        .map(|code| {
            let info = code.info();
            let rule = info
                .rule
                .map_or_else(String::new, |rule| format!("\nImplements hard rule {rule}.\n"));
            format!(
                "{}: {}\n\n{}{rule}",
                info.id,
                info.title,
                page::paragraph(info.explanation, "", "", 80)
            )
        })
        .collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

/// Everything that this command knows, as one JSON document.
fn json() -> String {
    let findings: Vec<_> = code::all()
        .iter()
        .map(|code| {
            let info = code.info();
            json!({
                "id": info.id,
                "rule": info.rule,
                "state": "implemented",
                "title": info.title,
                "explanation": info.explanation,
            })
        })
        .collect();
    let document = json!({
        "rules": rule_base::rules(),
        "findings": findings,
        "standings": rule_notes::standings(),
        "contradictions": rule_notes::contradictions(),
    });
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

/// All ids that this command answers to.
fn known() -> impl Iterator<Item = &'static str> {
    let findings = code::all().iter().map(|code| code.info());
    base::all()
        .map(|rule| rule.id)
        .chain(findings.flat_map(|info| [Some(info.id), info.rule]).flatten())
        .chain(standings::all().map(|standing| standing.id))
        .chain(contradictions::ALL.iter().map(|entry| entry.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_explained() {
        let page = page_of(&[Code::TAB]).unwrap();
        assert!(
            page.starts_with("AML1002: a tab in the indentation\n\nYAML forbids tabs"),
            "{page}"
        );
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        assert_eq!(codes("aml1002"), [Code::TAB]);
        assert!(codes("V-NOT-99").is_empty());
        assert_eq!(page_of(&[]), None);
    }

    #[test]
    fn hard_rules_lead_to_their_codes() {
        for code in code::all() {
            if let Some(rule) = code.info().rule {
                assert!(codes(&rule.to_lowercase()).contains(code), "{rule}");
            }
        }
    }
}
