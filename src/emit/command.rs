//! Commands that people type to deploy an output.

use std::fmt;

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

/// A text as one argument of a command.
#[must_use]
pub fn argument(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./\\:=,+@%".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
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
        assert_eq!(argument("infra/arm/main.json"), "infra/arm/main.json");
        assert_eq!(argument("it's here/x"), r"'it'\''s here/x'");
    }
}
