//! `amlgen man`: the manual, one page with a section for each command, so that a packager has one file to install.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::exit::Exit;
use super::lookup::print;
use super::streams::Streams;

/// Arguments of `amlgen man`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

/// Prints the page of a whole program.
pub(super) fn run(_: &Args, whole: Command, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let mut page = Vec::new();
    program(whole, &mut page)?;
    // roff reads a backtick as an opening quote
    print(&String::from_utf8(page)?.replace('`', r"\(ga"), streams)
}

fn program(program: Command, page: &mut Vec<u8>) -> io::Result<()> {
    let mut program = program.subcommand_value_name("command");
    // commands learn their full names and the options of all
    program.build();
    // no clock; an empty date would make the version take its place
    let man = Man::new(program.clone()).title("AMLGEN").date(" ");
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_options_section(page)?;
    for one in program.get_subcommands() {
        command(one.clone(), page)?;
    }
    let end = program.get_after_help().map(ToString::to_string);
    first_steps(&end.unwrap_or_default(), page)
}

/// The section of one command, without the options that every command has.
fn command(command: Command, page: &mut Vec<u8>) -> io::Result<()> {
    let command = command.mut_args(|arg| {
        if arg.is_global_set() || arg.get_id() == "help" {
            arg.hide(true)
        } else {
            arg
        }
    });
    let mut head = Roff::new();
    head.control(
        "SH",
        [command.get_bin_name().unwrap_or_default().to_uppercase().as_str()],
    );
    head.text([roman(
        command.get_about().map(ToString::to_string).unwrap_or_default(),
    )]);
    head.to_writer(page)?;
    let man = Man::new(command);
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    page.write_all(
        String::from_utf8_lossy(&parts)
            .replace("\n.SH ", "\n.SS ")
            .as_bytes(),
    )
}

/// What the help ends in, each paragraph as a section with its lines as they are.
fn first_steps(text: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut end = Roff::new();
    for paragraph in text.split("\n\n") {
        let (title, lines) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
        end.control("SH", [title.trim_end_matches(':').to_uppercase().as_str()]);
        end.control("nf", []);
        for line in lines.lines() {
            end.text([roman(line.trim_start())]);
        }
        end.control("fi", []);
    }
    end.to_writer(page)
}
