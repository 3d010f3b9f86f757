//! `amlgen completions`: the script that lets a shell complete commands and options.

use clap::CommandFactory;
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

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    // in memory first: the generator panics where a stream fails
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "amlgen", &mut script);
    print(&String::from_utf8(script)?, streams)
}
