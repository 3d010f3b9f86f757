//! The command line: one file per command, with its arguments and a `run`.
//!
//! This is the only room with files, streams, environment and `anyhow`, which carries the world's failures and never a
//! mistake in a blueprint: those are findings. Nothing of the product is decided here; a command reads, calls the
//! library and writes. Read `build.rs` first, then
//! `plan.rs` and `write.rs`, where files are made.
//!
//! May know: every room.

mod audit;
mod audit_exports;
mod baseline;
mod build;
mod built;
mod check;
mod completions;
mod decode;
mod diff;
mod doctor;
mod exit;
mod explain;
mod failures;
mod filter;
mod findings;
mod gate;
mod graph;
mod init;
mod input;
mod judge;
mod layout;
mod lock;
mod lookup;
mod man;
mod parallel;
mod plan;
mod progress;
mod revision;
mod roles;
mod rule_base;
mod rule_notes;
mod rules;
mod schema;
mod states;
mod streams;
mod summary;
mod temporary;
mod unified;
mod words;
mod write;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory, Parser, Subcommand};

use crate::visible;
pub use exit::Exit;
use streams::Colour;
pub use streams::{Stream, Streams, wants_plain, width};

const FIRST_STEPS: &str = "\
To begin with:
  amlgen init                     write a starter blueprint, blueprint.yaml
  amlgen build blueprint.yaml     compile it into infra/arm, infra/bicep and infra/terraform
  amlgen explain blueprint.yaml   show every role assignment and why it is needed

Exit status:
  0  fine
  1  error findings, or an invalid blueprint
  2  differences found (build --check, diff, audit)
  3  wrong usage, or a file or stream that failed";

/// The arguments of the program.
#[derive(Debug, Parser)]
#[command(
    name = "amlgen",
    version,
    about = "Compiles a blueprint of a keyless Azure Machine Learning platform into ARM, Bicep or Terraform",
    after_help = FIRST_STEPS,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// When to colour: `auto` does on a terminal and without `NO_COLOR`
    #[arg(long, global = true, display_order = 99, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    #[command(subcommand)]
    command: Command,
}

/// What to do. A new command is a file of this room and a variant here.
#[derive(Debug, Subcommand)]
enum Command {
    /// Write a starter blueprint
    Init(init::Args),
    /// Compile blueprints into templates, a README and access.md
    Build(build::Args),
    /// Check blueprints and write nothing but the findings
    #[command(visible_aliases = ["validate", "lint"])]
    Check(check::Args),
    /// Show the derived role assignments and why each is needed
    Explain(explain::Args),
    /// Compare exports of Azure with the derived role assignments: what is missing, extra, orphaned, misnamed, switched back
    Audit(audit::Args),
    /// Draw who holds which role on what, and why
    Graph(graph::Args),
    /// Show what a change of a blueprint changes: resources, access, and what a redeployment does not do
    Diff(diff::Args),
    /// Say what an error of Azure means, what is missing, and what to write in the blueprint
    Doctor(doctor::Args),
    /// List the rules that derive role assignments, or explain one rule or finding
    Rules(rules::Args),
    /// List the built-in roles of Azure that amlgen knows, or show one: its plane, whether it is privileged, and how it can bring keys back
    Roles(roles::Args),
    /// Print the JSON Schema of a blueprint, for editors
    Schema(schema::Args),
    /// Print the completion script of a shell
    Completions(completions::Args),
    /// Print the manual as a page for `man`
    Man(man::Args),
}

impl Command {
    /// Keeps the stream of the findings for their document, where a program is to read them.
    fn begin(&self, streams: &mut Streams<'_>) -> io::Result<()> {
        let form = match self {
            Command::Check(args) => return args.form().begin(&mut streams.out),
            Command::Build(args) => args.form(),
            Command::Explain(args) => args.form(),
            Command::Audit(args) => args.form(),
            Command::Graph(args) => args.form(),
            Command::Diff(args) => args.form(),
            Command::Doctor(args) => args.form(),
            Command::Init(_)
            | Command::Rules(_)
            | Command::Roles(_)
            | Command::Schema(_)
            | Command::Completions(_)
            | Command::Man(_) => return Ok(()),
        };
        form.begin(&mut streams.err)
    }

    fn run(&self, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
        self.begin(streams)?;
        match self {
            Command::Init(args) => init::run(args, streams),
            Command::Build(args) => build::run(args, streams),
            Command::Check(args) => check::run(args, streams),
            Command::Explain(args) => explain::run(args, streams),
            Command::Audit(args) => audit::run(args, streams),
            Command::Graph(args) => graph::run(args, streams),
            Command::Diff(args) => diff::run(args, streams),
            Command::Doctor(args) => doctor::run(args, streams),
            Command::Rules(args) => rules::run(args, streams),
            Command::Roles(args) => roles::run(args, streams),
            Command::Schema(args) => schema::run(args, streams),
            Command::Completions(args) => completions::run(args, Cli::command(), streams),
            Command::Man(args) => man::run(args, Cli::command(), streams),
        }
    }
}

/// Runs the program on `args`, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> Exit {
    let done = match Cli::try_parse_from(args) {
        Ok(cli) => {
            streams.decide_colour(cli.color);
            cli.command.run(streams)
        }
        Err(usage) => {
            streams.decide_colour(Colour::Auto);
            print_usage(&usage, streams)
        }
    };
    let (mut exit, mut failures) = match done {
        Ok(exit) => (exit, Vec::new()),
        Err(failure) => (Exit::Failure, failures::each(&failure)),
    };
    // the product first: where it cannot be written, the reason can still be told
    if let Err(failure) = streams.out.finish(&failures) {
        exit = Exit::Failure;
        failures.push(failure.to_string());
        failures.dedup();
    }
    if !streams.err.holds() {
        let error = streams.err.paint("1;31", "error:");
        for failure in &failures {
            // nobody is left to tell if it cannot be said
            let _ = writeln!(streams.err, "{error} {}", visible::lines(failure));
        }
    }
    match streams.err.finish(&failures) {
        Ok(()) => exit,
        Err(_) => Exit::Failure,
    }
}

/// Help and version are a product; everything else that the parser says is about wrong usage.
fn print_usage(usage: &clap::Error, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let (stream, exit) = if usage.use_stderr() {
        (&mut streams.err, Exit::Failure)
    } else {
        (&mut streams.out, Exit::Fine)
    };
    let text = usage.render();
    let plain = text.to_string();
    let shown = visible::lines(&plain);
    // what the arguments hold does not show as it is: no styles then, which are of the same characters
    if stream.colour() && shown == plain {
        write!(stream, "{}", text.ansi())?;
    } else {
        write!(stream, "{shown}")?;
    }
    Ok(exit)
}
