//! `amlgen build --check`: what is not as a build would make it.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::built::Built;
use super::exit::Exit;
use super::plan::{Foreign, Plan};
use super::streams::Streams;
use super::summary::{FOUND, tell, word};
use super::unified;
use super::words::{count, shown};

/// What to compare and what to say of it.
#[derive(Debug, clap::Args)]
pub(super) struct Gate {
    /// Write nothing; name the files on disk that are not what would be written, and exit with 2 if there are any
    #[arg(long, conflicts_with = "force")]
    pub(super) check: bool,
    /// With `--check`, print a unified diff of each such file in place of its name
    #[arg(long, requires = "check")]
    diff: bool,
    /// With `--check`, files that are deployed along and that amlgen did not make are differences too
    #[arg(long, requires = "check")]
    strict: bool,
    /// File of one's own that may be deployed along: its name, or the end of its path
    #[arg(long, value_name = "FILE")]
    allow: Vec<PathBuf>,
}

impl Gate {
    /// Forgets the files that may be there.
    pub(super) fn allow(&self, foreign: &mut Vec<Foreign>) {
        for one in &mut *foreign {
            let is_allowed = |file: &PathBuf| self.allow.iter().any(|allowed| file.ends_with(allowed));
            one.files.retain(|file| !is_allowed(file));
        }
        foreign.retain(|one| !one.files.is_empty());
    }

    /// Says what a build would do: a summary if that is `told`, and on standard output a line for each file, or its diff.
    pub(super) fn run(
        &self,
        out: &Path,
        built: &[&Built],
        plan: &Plan<'_>,
        told: bool,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<Exit> {
        let foreign = plan.foreign.iter().flat_map(|foreign| &foreign.files);
        let foreign: Vec<&PathBuf> = foreign.filter(|_| self.strict).collect();
        // the diffs may be thousands of lines: what they come to is said first
        if told {
            tell(out, built, plan, FOUND, streams)?;
            let files = count(plan.changes.len(), "file");
            if !out.exists() {
                writeln!(
                    streams.err,
                    "{files} missing: nothing was built into {} yet; `amlgen build` without `--check` writes them",
                    shown(out)
                )?;
            } else if !plan.changes.is_empty() {
                let more = if self.diff {
                    ""
                } else {
                    ", and `--diff` shows their lines"
                };
                match plan.refuse_foreign() {
                    Ok(()) => writeln!(
                        streams.err,
                        "{files} not up to date; `amlgen build` without `--check` makes them so{more}"
                    )?,
                    Err(refused) => {
                        writeln!(streams.err, "{files} not up to date")?;
                        writeln!(streams.err, "a build is refused: {refused}")?;
                    }
                }
            }
            if !foreign.is_empty() {
                writeln!(
                    streams.err,
                    "{} deployed along and not made by amlgen; move them away, or name them with `--allow`",
                    count(foreign.len(), "file")
                )?;
            }
            streams.err.flush()?;
        }
        for change in &plan.changes {
            if self.diff {
                unified::print(change, &mut streams.out)?;
            } else {
                writeln!(streams.out, "{:<9} {}", word(change, FOUND), shown(&change.shown))?;
            }
        }
        for file in &foreign {
            writeln!(streams.out, "{:<9} {}", "foreign", shown(file))?;
        }
        if plan.changes.is_empty() && foreign.is_empty() {
            Ok(Exit::Fine)
        } else {
            Ok(Exit::Differences)
        }
    }
}
