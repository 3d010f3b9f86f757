//! How far long work is, for somebody who watches: one line on a terminal, written over and over, gone when the work is done. Nothing
//! of it reaches a pipe or a file.

use std::io::Write;
use std::time::{Duration, Instant};

use super::streams::Stream;

/// How long a line stays at least.
const PAUSE: Duration = Duration::from_millis(100);

/// Work, mostly of a known length. When it is dropped, the line goes away.
///
/// ```text
/// let mut progress = Progress::new("assignments compared", total, judge.quiet, &mut streams.err);
/// for … { …; progress.step(); }
/// ```
pub(super) struct Progress<'s, 'a> {
    /// What is counted.
    what: &'static str,
    total: Option<usize>,
    done: usize,
    /// Where to, if anybody watches.
    to: Option<&'s mut Stream<'a>>,
    begin: Instant,
    /// When the line was written last.
    last: Option<Duration>,
    /// How many characters it has.
    width: usize,
}

impl<'s, 'a> Progress<'s, 'a> {
    /// Work that has not begun: `what` are the parts that are done, such as `files read`.
    pub(super) fn new(what: &'static str, total: usize, quiet: bool, to: &'s mut Stream<'a>) -> Self {
        Self::of(what, Some(total), quiet, to)
    }

    /// Work of which nobody knows how much there is.
    pub(super) fn endless(what: &'static str, quiet: bool, to: &'s mut Stream<'a>) -> Self {
        Self::of(what, None, quiet, to)
    }

    fn of(what: &'static str, total: Option<usize>, quiet: bool, to: &'s mut Stream<'a>) -> Self {
        let is_watched = to.terminal() && !quiet && total != Some(0) && total != Some(1);
        Self {
            what,
            total,
            done: 0,
            to: is_watched.then_some(to),
            begin: Instant::now(),
            last: None,
            width: 0,
        }
    }

    /// One part more is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        if self.to.is_some() {
            self.show(self.begin.elapsed());
        }
    }

    fn show(&mut self, elapsed: Duration) {
        let Some(to) = self.to.as_mut() else { return };
        let due = self.last.map_or(to.patience(), |last| last + PAUSE);
        if elapsed < due {
            return;
        }
        self.last = Some(elapsed);
        let of = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let line = format!("{}{of} {}", self.done, self.what);
        let blanks = self.width.saturating_sub(line.len());
        self.width = line.len();
        // what cannot be shown is not missed
        let _ = write!(to, "\r{line}{:blanks$}", "");
        let _ = to.flush();
    }
}

impl Drop for Progress<'_, '_> {
    fn drop(&mut self) {
        if let Some(to) = self.to.as_mut().filter(|_| self.width > 0) {
            let _ = write!(to, "\r{:width$}\r", "", width = self.width);
            let _ = to.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What three steps at these milliseconds leave on a stream.
    fn written((terminal, quiet): (bool, bool), total: impl Into<Option<usize>>, at: [u64; 3]) -> String {
        let mut text = Vec::new();
        let mut stream = Stream::new("err", &mut text, terminal);
        let mut progress = Progress::of("files read", total.into(), quiet, &mut stream);
        for millis in at {
            progress.done += 1;
            progress.show(Duration::from_millis(millis));
        }
        drop(progress);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn only_who_watches_and_waits_sees_it() {
        assert_eq!(written((false, false), 3, [1000, 2000, 3000]), "");
        assert_eq!(written((true, true), 3, [1000, 2000, 3000]), "");
        assert_eq!(written((true, false), 1, [1000, 2000, 3000]), "");
        assert_eq!(written((true, false), 3, [100, 200, 299]), "");
        let shown = "\r1 of 12 files read\r3 of 12 files read\r                  \r";
        assert_eq!(written((true, false), 12, [300, 399, 400]), shown);
        let shown = "\r1 files read\r3 files read\r            \r";
        assert_eq!(written((true, false), None, [300, 399, 400]), shown);
        assert_eq!(written((false, false), None, [300, 399, 400]), "");
    }
}
