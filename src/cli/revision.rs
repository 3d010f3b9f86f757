//! Blueprints as the surrounding git repository has them: `REV:path`.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{anyhow, bail};

use super::input::limited;
use super::words::{shown, why};
use crate::blueprint::yaml::MAX_BYTES;
use crate::visible;

/// A file of the repository in one of its states.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Revision<'a> {
    revision: &'a str,
    path: &'a str,
}

/// A file of a folder: its name there, and its bytes.
pub(super) type Entry = (String, Vec<u8>);

impl<'a> Revision<'a> {
    /// What an argument names, unless that is a file: one that is there, or one with a drive of Windows before it.
    pub(super) fn of(argument: &'a Path) -> Option<Self> {
        let text = argument.to_str()?;
        let (revision, path) = text.split_once(':')?;
        let drive = revision.len() == 1 && path.starts_with(['/', '\\']);
        (!drive && !argument.exists()).then_some(Self { revision, path })
    }

    /// Its bytes, a few more at most than a blueprint may have.
    pub(super) fn read(&self) -> anyhow::Result<Vec<u8>> {
        let named = self.named()?;
        if self.path.is_empty() {
            bail!("`{}` names no file behind the `:`", visible::line(&named));
        }
        match blob(&named)? {
            Some(bytes) => Ok(bytes),
            None => bail!("{}", self.missing(&named)),
        }
    }

    /// The files that lie in it, not those below, in the order of their names, where it is a folder.
    pub(super) fn folder(&self, wanted: impl Fn(&Path) -> bool) -> anyhow::Result<Option<Vec<Entry>>> {
        let named = self.named()?;
        if self.path.is_empty() || answer(&["cat-file", "-t", &named]).as_deref() != Some(b"tree\n") {
            return Ok(None);
        }
        let Some(listed) = answer(&["ls-tree", "-z", &named]) else {
            bail!("`git` cannot list `{}`", visible::line(&named));
        };
        let mut files = Vec::new();
        // `MODE blob OBJECT<tab>NAME`: names are written as they are, whatever letters they have
        for entry in listed.split(|byte| *byte == 0) {
            let entry = String::from_utf8_lossy(entry);
            let Some((facts, name)) = entry.split_once('\t') else {
                continue;
            };
            let mut facts = facts.split(' ').skip(1);
            let (Some("blob"), Some(object)) = (facts.next(), facts.next()) else {
                continue;
            };
            if !wanted(Path::new(name)) {
                continue;
            }
            match blob(object)? {
                Some(bytes) => files.push((name.to_owned(), bytes)),
                None => bail!(
                    "`git` cannot read `{}` of `{}`",
                    visible::line(name),
                    visible::line(&named)
                ),
            }
        }
        files.sort();
        Ok(Some(files))
    }

    /// How git calls it.
    fn named(&self) -> anyhow::Result<String> {
        if self.revision.starts_with('-') {
            bail!(
                "`{}` is no revision: none begins with `-`",
                visible::line(self.revision)
            );
        }
        // alone it is no path to git
        let path = if self.path == "." { "./" } else { self.path };
        Ok(format!("{}:{path}", self.revision))
    }

    /// Why there is no such file.
    fn missing(&self, named: &str) -> String {
        let named = visible::line(named);
        if !answers(&["rev-parse", "--git-dir"]) {
            return format!("`{named}` is no file here, and this folder is in no git repository");
        }
        let revision = visible::line(self.revision);
        if !self.revision.is_empty() && !answers(&["rev-parse", "--verify", "--quiet", self.revision]) {
            return format!(
                "`{named}`: the git repository knows no revision `{revision}`; a shallow clone may lack it"
            );
        }
        let path = shown(Path::new(self.path));
        format!(
            "`{named}`: the revision `{revision}` has no file `{path}`; paths begin at the top of the repository, or with `./` in this folder"
        )
    }
}

/// A command of git that asks nobody, neither a person nor a server.
fn git(arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .args(arguments)
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Whether git says yes.
fn answers(arguments: &[&str]) -> bool {
    git(arguments).status().is_ok_and(|status| status.success())
}

/// What git answers, if it does.
fn answer(arguments: &[&str]) -> Option<Vec<u8>> {
    let done = git(arguments).stdout(Stdio::piped()).output().ok()?;
    done.status.success().then_some(done.stdout)
}

/// The bytes of a file, a few more at most than a blueprint may have, if git has it: as they are, through no filter and no program that
/// the repository's configuration names.
fn blob(object: &str) -> anyhow::Result<Option<Vec<u8>>> {
    let mut git = git(&["cat-file", "blob", object])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| {
            if error.kind() == ErrorKind::NotFound {
                let object = visible::line(object);
                anyhow!("`{object}` is read by `git`, which is not installed; give a file instead")
            } else {
                anyhow!("cannot run `git`: {}", why(&error))
            }
        })?;
    let bytes = match git.stdout.take() {
        Some(out) => limited(out, MAX_BYTES as u64)?,
        None => Vec::new(),
    };
    let done = git.wait()?;
    // where there is more than was read, git ends by that
    Ok((done.success() || bytes.len() > MAX_BYTES).then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_go_first() {
        let of = |text: &'static str| Revision::of(Path::new(text)).map(|one| (one.revision, one.path));
        assert_eq!(of("main:a/b.yaml"), Some(("main", "a/b.yaml")));
        assert_eq!(of("HEAD~2:./b.yaml"), Some(("HEAD~2", "./b.yaml")));
        assert_eq!(of("a.yaml"), None);
        assert_eq!(of("C:\\a.yaml"), None);
        assert_eq!(of("c:/a.yaml"), None);
        assert_eq!(of("-"), None);
    }

    #[test]
    fn no_revision_is_an_option() {
        let refused = Revision {
            revision: "--output=x",
            path: "y",
        }
        .read()
        .unwrap_err();
        assert!(refused.to_string().contains("none begins with `-`"), "{refused}");
    }
}
