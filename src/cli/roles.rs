//! `amlgen roles`: the built-in roles of Azure that amlgen knows.

use anyhow::bail;

use super::exit::Exit;
use super::lookup::{self, Format};
use super::streams::Streams;
use crate::catalog::roles as catalog;
use crate::diag::suggest;
use crate::report::roles as report;

/// Arguments of `amlgen roles`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Role by its name, a former name or its GUID; all roles without it
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Form of the answer
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let text = match (&args.name, args.format) {
        (None, Format::Table) => report::list(),
        (None, Format::Json) => report::json(),
        (Some(name), format) => one(name.trim(), format)?,
    };
    lookup::print(&text, streams)
}

fn one(name: &str, format: Format) -> anyhow::Result<String> {
    let answer = match format {
        Format::Table => report::one(name),
        Format::Json => catalog::find(name)
            .and_then(|role| lookup::entry(&report::json(), &["guid", "name"], &[role.guid, role.name])),
    };
    match answer {
        Some(text) => Ok(text),
        None => match suggestion(name) {
            Some(question) => bail!("amlgen knows no role `{name}`; {question}"),
            None => bail!("amlgen knows no role `{name}`; `amlgen roles` lists those it knows"),
        },
    }
}

/// Names that are near, or else former names, unless many names have the word.
fn suggestion(name: &str) -> Option<String> {
    let names = || catalog::ALL.iter().map(|role| role.name);
    let word = name.to_lowercase();
    suggest::did_you_mean(name, names()).or_else(|| {
        let is_common = names().any(|known| known.to_lowercase().contains(&word));
        let former = catalog::ALL.iter().flat_map(|role| role.aliases.iter().copied());
        if is_common {
            None
        } else {
            suggest::did_you_mean(name, former)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_is_enough_for_a_suggestion() {
        assert_eq!(
            suggestion("AcrPul").as_deref(),
            Some("did you mean `AcrPull` or `AcrPush`?")
        );
        assert_eq!(
            suggestion("metrics pub").as_deref(),
            Some("did you mean `Monitoring Metrics Publisher`?")
        );
        assert_eq!(suggestion("storage"), None);
        assert_eq!(suggestion(""), None);
    }
}
