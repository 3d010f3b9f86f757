//! `amlgen completions`: the script that lets a shell complete commands and options.

use clap::Command;
use clap_complete::Shell;

use super::exit::Exit;
use super::lookup::print;
use super::streams::Streams;

/// Arguments of `amlgen completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Shell that the script is for
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Prints the script for a whole program.
pub(super) fn run(args: &Args, mut program: Command, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    // in memory first: the generator panics where a stream fails
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "amlgen", &mut script);
    print(&String::from_utf8(script)?, streams)
}
