//! `amlgen schema`: the JSON Schema of a blueprint, and of the documents that commands print.

use clap::builder::PossibleValuesParser;

use super::exit::Exit;
use super::lookup::print;
use super::streams::Streams;
use crate::{blueprint, report};

const BLUEPRINT: &str = "blueprint";

/// Arguments of `amlgen schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What the schema is of: a blueprint, or the JSON that a command prints
    #[arg(value_name = "WHAT", value_parser = PossibleValuesParser::new(names()), default_value = BLUEPRINT)]
    what: String,
}

fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(BLUEPRINT).chain(report::SCHEMAS.iter().map(|(command, _)| *command))
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let of_command = report::SCHEMAS.iter().find(|(command, _)| *command == args.what);
    let schema = of_command.map_or_else(blueprint::schema, |(_, schema)| schema());
    print(&schema, streams)
}
