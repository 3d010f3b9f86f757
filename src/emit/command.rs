//! Commands that people type to deploy an output.

use std::fmt;

use crate::shell::argument;

/// One command, ready for a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command(String);

impl Command {
    /// A command that begins with `words`, which stand as they are.
    pub(super) fn new(words: &str) -> Self {
        Self(words.to_owned())
    }

    /// Adds words that stand as they are: options, or `<what to fill in>`.
    pub(super) fn words(mut self, words: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(words);
        self
    }

    /// Adds an option with a value, which is quoted where a shell would read something else.
    pub(super) fn option(self, name: &str, value: &str) -> Self {
        self.words(&format!("{name} {}", argument(value)))
    }
}

impl fmt::Display for Command {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What to type for one output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commands {
    /// What has to be done once in the folder.
    pub prepare: Option<Command>,
    /// What shows the changes and makes none.
    pub preview: Command,
    /// What makes them.
    pub deploy: Command,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_read_is_quoted() {
        let command = Command::new("az x")
            .option("--name", "rg(one)")
            .words("--to <id>");
        assert_eq!(command.to_string(), "az x --name 'rg(one)' --to <id>");
    }
}
