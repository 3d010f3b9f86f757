//! `amlgen init`: a starter blueprint.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::ValueEnum;

use super::exit::Exit;
use super::judge::FewWords;
use super::streams::Streams;
use super::temporary::staged;
use super::words::{argument, shown, why};
use crate::resolve::can_name_a_blueprint;

/// The blueprints that are shipped, byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Example {
    // The smallest useful platform.
    Minimal,
    // Identities, datastores, clusters and people of a real one.
    Secure,
    // A private one on resources of other groups, in two environments.
    Enterprise,
}

impl Example {
    fn text(self) -> &'static str {
        match self {
            Example::Minimal => include_str!("../../blueprints/minimal.yaml"),
            Example::Secure => include_str!("../../blueprints/secure.yaml"),
            Example::Enterprise => include_str!("../../blueprints/enterprise.yaml"),
        }
    }
}

/// Arguments of `amlgen init`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to write it: NAME.yaml, whose `name` it becomes too if it can; `blueprint.yaml` without it
    #[arg(value_name = "NAME")]
    name: Option<PathBuf>,
    /// Which blueprint to begin with
    #[arg(long, value_name = "EXAMPLE", value_enum, default_value_t = Example::Minimal)]
    example: Example,
    #[command(flatten)]
    few: FewWords,
}

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> anyhow::Result<Exit> {
    let file = with_extension(args.name.as_deref().unwrap_or(Path::new("blueprint")));
    if file.symlink_metadata().is_ok() {
        bail!(
            "`{}` is there already and stays as it is; choose another name: `amlgen init NAME`",
            shown(&file)
        );
    }
    let text = named(args.example.text(), args.name.as_deref());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| staged(&file, &text, ".amlgen-init-"))
        .and_then(|temporary| temporary.persist_noclobber(&file).map_err(|failed| failed.error))
        .map_err(|error| anyhow!("cannot write `{}`: {}", shown(&file), why(&error)))?;
    if !args.few.quiet {
        writeln!(streams.err, "wrote {}", shown(&file))?;
        writeln!(streams.err, "next: amlgen build {}", argument(&file))?;
    }
    Ok(Exit::Fine)
}

/// An example under the name of its file, so that two of them can be built together, where it can be that of a blueprint.
fn named(example: &str, file: Option<&Path>) -> String {
    let name = file.and_then(Path::file_stem).and_then(|stem| stem.to_str());
    let Some(name) = name.filter(|name| can_name_a_blueprint(name) && *name != "blueprint") else {
        return example.to_owned();
    };
    let line = example.lines().find(|line| line.starts_with("name: "));
    line.map_or_else(
        || example.to_owned(),
        |line| example.replacen(line, &format!("name: {name}"), 1),
    )
}

/// `NAME.yaml`, or NAME itself where it is that of a YAML file.
fn with_extension(name: &Path) -> PathBuf {
    let yaml = |extension: &std::ffi::OsStr| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    };
    if name.extension().is_some_and(yaml) {
        return name.to_owned();
    }
    let mut file = name.as_os_str().to_owned();
    file.push(".yaml");
    PathBuf::from(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gets_its_extension_once() {
        for (name, file) in [
            ("vision", "vision.yaml"),
            ("v.yml", "v.yml"),
            ("a/v1.2", "a/v1.2.yaml"),
        ] {
            assert_eq!(with_extension(Path::new(name)), Path::new(file));
        }
    }
}
