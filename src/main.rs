//! The command line: arguments in, exit status out.

use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use amlgen::cli::{self, Stream, Streams};

fn main() -> ExitCode {
    let (out, err) = (io::stdout().lock(), io::stderr().lock());
    let (out_terminal, err_terminal) = (out.is_terminal(), err.is_terminal());
    let (mut out, mut err) = (BufWriter::new(out), BufWriter::new(err));
    let mut input = io::stdin().lock();
    let mut streams = Streams {
        input: &mut input,
        out: Stream::new("standard output", &mut out, out_terminal),
        err: Stream::new("standard error", &mut err, err_terminal),
        plain: cli::wants_plain(),
        width: cli::width(out_terminal),
    };
    cli::run(std::env::args_os(), &mut streams).into()
}
