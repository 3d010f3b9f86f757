//! The words that pick role assignments, alike for every command that shows them.

use std::io::Write;

use anyhow::bail;
use clap::builder::NonEmptyStringValueParser;

use super::streams::Streams;
use crate::derive::rules;
use crate::model::Model;
use crate::report::explain::Filter;
use crate::visible;

/// The words of a filter.
#[derive(Debug, clap::Args)]
pub(super) struct Words {
    /// Only the principal of this name, reference (`identities/training`) or object id, or those with it in their name
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    principal: Option<String>,
    /// Only the scope of this name, reference (`storage/lake/raw`) or resource id, or those with it in their name
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    scope: Option<String>,
    /// Only the role of this name or GUID, or those with it in their name
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    role: Option<String>,
    /// Only what the rule of this id gives, or those with it in their id
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    rule: Option<String>,
}

impl Words {
    /// The filter that they make.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            principal: self.principal.clone(),
            scope: self.scope.clone(),
            role: self.role.clone(),
            rule: self.rule.clone(),
            deployer: false,
        }
    }
}

/// Says why a command shows nothing, if a word of the filter is the cause, unless few words are asked for.
///
/// # Errors
///
/// When something is asked for that does not exist.
pub(super) fn tell_blank(
    command: &str,
    filter: &Filter,
    model: &Model,
    quiet: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let rules: Vec<&str> = rules::all().map(|rule| rule.id).collect();
    match filter.blank(model, &rules, command) {
        Some(blank) if !blank.is_known => bail!("{}", blank.message),
        Some(blank) if !quiet => writeln!(streams.err, "{}", visible::line(&blank.message))?,
        Some(_) | None => {}
    }
    Ok(())
}
