//! The lexical form of Bicep: strings that end, brackets that match, and no character between them that no token has.

/// Reads a text, or says where it is none.
pub(super) fn parse(text: &str) -> Result<(), String> {
    let letters: Vec<char> = text.chars().collect();
    let mut reader = Reader {
        letters: &letters,
        at: 0,
    };
    reader.code(None)?;
    Ok(())
}

struct Reader<'a> {
    letters: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn starts_with(&self, word: &str) -> bool {
        let rest = &self.letters[self.at.min(self.letters.len())..];
        rest.len() >= word.len() && word.chars().zip(rest).all(|(wanted, found)| wanted == *found)
    }

    fn next(&mut self) -> Option<char> {
        let next = self.letters.get(self.at).copied();
        self.at += 1;
        next
    }

    fn fail<T>(&self, what: &str) -> Result<T, String> {
        let begin = self.at.saturating_sub(40).min(self.letters.len());
        let near: String = self.letters[begin..self.at.min(self.letters.len())]
            .iter()
            .collect();
        Err(format!("{what} behind {near:?}"))
    }

    /// Code up to the bracket that closes it, or to the end.
    fn code(&mut self, close: Option<char>) -> Result<(), String> {
        loop {
            if self.starts_with("//") {
                while self.letters.get(self.at).is_some_and(|letter| *letter != '\n') {
                    self.at += 1;
                }
                continue;
            }
            if self.starts_with("'''") {
                return self.fail("a text of several lines, which is never written");
            }
            match self.next() {
                None if close.is_none() => return Ok(()),
                None => return self.fail("an open bracket"),
                found if found == close => return Ok(()),
                Some('(') => self.code(Some(')'))?,
                Some('[') => self.code(Some(']'))?,
                Some('{') => self.code(Some('}'))?,
                Some('\'') => self.string()?,
                Some(letter)
                    if letter.is_ascii_alphanumeric() || "\n _.,:=?!@/<>&|+-*%#".contains(letter) => {}
                Some(_) => return self.fail("a character of no token"),
            }
        }
    }

    fn string(&mut self) -> Result<(), String> {
        loop {
            if self.starts_with("${") {
                self.at += 2;
                self.code(Some('}'))?;
                continue;
            }
            match self.next() {
                Some('\'') => return Ok(()),
                Some('\\') => match self.next() {
                    Some('\\' | '\'' | 'n' | 'r' | 't' | '$') => {}
                    Some('u') if self.starts_with("{") => {}
                    _ => return self.fail("no escape"),
                },
                Some(letter) if !letter.is_control() => {}
                _ => return self.fail("a text that does not end"),
            }
        }
    }
}

#[test]
fn broken_texts_are_noticed() {
    assert_eq!(
        parse("// it's\nvar a = { b: 'it\\'s ${c('}')} \\u{41}' }\n"),
        Ok(())
    );
    for broken in [
        "var a = 'x",
        "var a = 'x\ny'",
        "var a = {",
        "var a = )",
        "var a = \"x\"",
        "a '\\q'",
        "a '${b'",
    ] {
        assert!(parse(broken).is_err(), "{broken}");
    }
}
