//! Text in commands that people copy into a shell.
//!
//! May know: no other room.

/// A text as one argument of a command, quoted where a POSIX shell would read it otherwise.
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
        assert_eq!(argument("infra/arm/main.json"), "infra/arm/main.json");
        assert_eq!(argument("it's here/x"), r"'it'\''s here/x'");
        assert_eq!(argument("/rg(weird)/x"), "'/rg(weird)/x'");
        assert_eq!(argument(""), "''");
    }
}
