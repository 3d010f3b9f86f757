//! The three standard streams, handed in, with what was decided about them once: colour, and whether anyone watches.

use std::fmt;
use std::io::{self, ErrorKind, Read, Write};
use std::time::Duration;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Colour {
    // On a terminal, unless the environment asks for plain text.
    Auto,
    // Everywhere.
    Always,
    // Nowhere.
    Never,
}

/// Makes a document of what failed in the run.
type Document = Box<dyn FnOnce(&[String]) -> String>;

/// Standard output or standard error.
///
/// A reader that went away (`amlgen rules | head -1`) is no failure: what would follow is dropped, and the run ends as
/// it would have ended. Where a document is held, nothing else is written: who parses the stream finds it alone.
pub struct Stream<'a> {
    name: &'static str,
    to: &'a mut dyn Write,
    terminal: bool,
    colour: bool,
    gone: bool,
    document: Option<Document>,
    patience: Duration,
}

impl fmt::Debug for Stream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream")
            .field("terminal", &self.terminal)
            .finish_non_exhaustive()
    }
}

impl<'a> Stream<'a> {
    /// A stream that messages call `name` and that writes to `to`, which is a terminal or is not.
    #[must_use]
    pub fn new(name: &'static str, to: &'a mut dyn Write, terminal: bool) -> Self {
        Self {
            name,
            to,
            terminal,
            colour: false,
            gone: false,
            document: None,
            patience: Duration::from_millis(300),
        }
    }

    /// The same for somebody who wants to see at once how far work is; otherwise what is done within a moment needs no words.
    #[must_use]
    pub fn impatient(mut self) -> Self {
        self.patience = Duration::ZERO;
        self
    }

    /// How long work may last before it says how far it is.
    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    /// Holds a document until the run has ended, in place of one that is held already.
    pub(super) fn hold(&mut self, document: impl FnOnce(&[String]) -> String + 'static) {
        self.document = Some(Box::new(document));
    }

    /// Whether a document is held.
    pub(super) fn holds(&self) -> bool {
        self.document.is_some()
    }

    /// Writes the document that is held, now that all is known that failed, and whatever else waits to be written.
    pub(super) fn finish(&mut self, failures: &[String]) -> io::Result<()> {
        if let Some(document) = self.document.take() {
            self.write_all(document(failures).as_bytes())?;
        }
        self.flush()
    }

    /// Whether a person watches.
    pub(super) fn terminal(&self) -> bool {
        self.terminal
    }

    /// Whether the reader went away, as far as is known after a flush.
    pub(super) fn gone(&self) -> bool {
        self.gone
    }

    /// Whether to colour.
    pub(super) fn colour(&self) -> bool {
        self.colour
    }

    /// `text` in a style of ANSI, or as it is on a stream without colour.
    pub(super) fn paint(&self, style: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{style}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn alive<T>(&mut self, done: io::Result<T>, otherwise: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(otherwise)
            }
            Err(error) => {
                let told = format!("cannot write to {}: {error}", self.name);
                Err(io::Error::new(error.kind(), told))
            }
            done @ Ok(_) => done,
        }
    }
}

impl Write for Stream<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone || self.document.is_some() {
            return Ok(bytes.len());
        }
        let done = self.to.write(bytes);
        self.alive(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let done = self.to.flush();
        self.alive(done, ())
    }
}

/// All three.
pub struct Streams<'a> {
    /// Standard input, for a FILE that is `-`.
    pub input: &'a mut dyn Read,
    /// Standard output: the product.
    pub out: Stream<'a>,
    /// Standard error: everything else.
    pub err: Stream<'a>,
    /// Whether the environment asks for text without colour.
    pub plain: bool,
    /// How many characters of a line are shown where something is laid out.
    pub width: usize,
}

impl fmt::Debug for Streams<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streams")
            .field("out", &self.out)
            .field("err", &self.err)
            .field("plain", &self.plain)
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

impl Streams<'_> {
    /// Decides about colour, once for the whole run.
    pub(super) fn decide_colour(&mut self, when: Colour) {
        for stream in [&mut self.out, &mut self.err] {
            stream.colour = match when {
                Colour::Auto => stream.terminal && !self.plain,
                Colour::Always => true,
                Colour::Never => false,
            };
        }
    }
}

/// Whether the environment asks for text without colour: by `NO_COLOR` (<https://no-color.org>), or with a terminal
/// that has none.
#[must_use]
pub fn wants_plain() -> bool {
    variable("NO_COLOR").is_some_and(|value| !value.is_empty())
        || variable("TERM").is_some_and(|value| value == "dumb")
}

/// Width of what is laid out where nobody says how wide it may be: the same on every machine, so that it can be committed.
const WIDTH: usize = 100;

/// The least width: in less, nothing can be laid out.
const MIN_WIDTH: usize = 80;

/// How many characters of a line are shown: as `COLUMNS` says, or else as many as the terminal has, if standard output is one.
#[must_use]
pub fn width(is_terminal: bool) -> usize {
    let asked = variable("COLUMNS").and_then(|value| value.to_str()?.parse().ok());
    let of_terminal = || {
        let (width, _) = terminal_size::terminal_size().filter(|_| is_terminal)?;
        Some(usize::from(width.0))
    };
    asked.or_else(of_terminal).unwrap_or(WIDTH).max(MIN_WIDTH)
}

#[expect(
    clippy::disallowed_methods,
    reason = "colour and width may depend on the environment, the bytes of what is built never do"
)]
fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(when: Colour, plain: bool) -> (bool, bool) {
        let (mut input, mut out, mut err) = (io::empty(), Vec::new(), Vec::new());
        let mut streams = Streams {
            input: &mut input,
            out: Stream::new("out", &mut out, false),
            err: Stream::new("err", &mut err, true),
            plain,
            width: WIDTH,
        };
        streams.decide_colour(when);
        (streams.out.colour(), streams.err.colour())
    }

    #[test]
    fn colour_is_for_terminals_unless_asked() {
        assert_eq!(colours(Colour::Auto, false), (false, true));
        assert_eq!(colours(Colour::Auto, true), (false, false));
        assert_eq!(colours(Colour::Always, true), (true, true));
        assert_eq!(colours(Colour::Never, false), (false, false));
    }

    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure_but_a_full_disk_is() {
        let mut gone = Failing(ErrorKind::BrokenPipe);
        let mut stream = Stream::new("out", &mut gone, false);
        assert!(stream.write_all(b"text").is_ok() && stream.flush().is_ok());
        let mut full = Failing(ErrorKind::StorageFull);
        let mut stream = Stream::new("out", &mut full, false);
        assert!(stream.write_all(b"text").is_err() && stream.flush().is_err());
    }

    #[test]
    fn nothing_stands_beside_a_document() {
        let mut text = Vec::new();
        let mut stream = Stream::new("err", &mut text, false);
        stream.hold(|_| "first".to_owned());
        write!(stream, "words").unwrap();
        stream.hold(|failures| format!("second {failures:?}"));
        stream.finish(&["full".to_owned()]).unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), "second [\"full\"]");
    }
}
