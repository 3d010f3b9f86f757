//! `amlgen rules`: the rule base, and what a finding means.

use anyhow::bail;
use serde_json::json;

use super::exit::Exit;
use super::lookup::{self, Format};
use super::rule_base as report;
use super::streams::Streams;
use crate::derive::rules as base;
use crate::diag::code::{self, Code};
use crate::diag::suggest;

/// Arguments of `amlgen rules`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Rule such as `CL-UAI-ACR-01`, finding such as `AML2002`, or hard rule such as `V-ID-03`; all rules without it
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let text = match (&args.id, args.format) {
        (None, Format::Table) => report::list(),
        (None, Format::Json) => report::json(),
        (Some(id), format) => one(id.trim(), format)?,
    };
    lookup::print(&text, streams)
}

fn one(id: &str, format: Format) -> anyhow::Result<String> {
    let codes = codes(id);
    let answer = match format {
        Format::Table => report::one(id).or_else(|| page_of(&codes)),
        Format::Json => lookup::entry(&report::json(), &["id", "code"], &[id]).or_else(|| json_of(&codes)),
    };
    match answer {
        Some(text) => Ok(text),
        None => match suggest::did_you_mean(id, known()) {
            Some(question) => bail!("there is no rule or finding `{id}`; {question}"),
            None => bail!("there is no rule or finding `{id}`; `amlgen rules` lists the rules"),
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

fn page_of(codes: &[Code]) -> Option<String> {
    let pages: Vec<String> = codes
        .iter()
        .map(|code| {
            let info = code.info();
            let rule = info
                .rule
                .map_or_else(String::new, |rule| format!("\nImplements hard rule {rule}.\n"));
            format!(
                "{}: {}\n\n{}\n{rule}",
                info.id,
                info.title,
                wrapped(info.explanation)
            )
        })
        .collect();
    (!pages.is_empty()).then(|| pages.join("\n"))
}

fn json_of(codes: &[Code]) -> Option<String> {
    let entries: Vec<_> = codes
        .iter()
        .map(|code| {
            let info = code.info();
            json!({ "id": info.id, "title": info.title, "explanation": info.explanation, "rule": info.rule })
        })
        .collect();
    match entries.as_slice() {
        [] => None,
        [one] => serde_json::to_string_pretty(one).ok(),
        several => serde_json::to_string_pretty(several).ok(),
    }
}

/// All ids that this command answers to.
fn known() -> impl Iterator<Item = &'static str> {
    let findings = code::all().iter().map(|code| code.info());
    base::all()
        .map(|rule| rule.id)
        .chain(findings.flat_map(|info| [Some(info.id), info.rule]).flatten())
}

/// Text in lines of at most eighty characters, broken at spaces.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 80 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
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
        assert_eq!(json_of(&[]), None);
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
