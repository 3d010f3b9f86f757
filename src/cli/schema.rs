//! `amlgen schema`: the JSON Schema of a blueprint.

use super::exit::Exit;
use super::lookup::print;
use super::streams::Streams;

/// Arguments of `amlgen schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    print(&crate::blueprint::schema(), streams)
}
