//! Findings for people: one line that editors and pipelines parse, then the lines of the source with carets.

use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::hidden::{DOTS, Hidden};
use super::{Diagnostic, Diagnostics, Severity};
use crate::source::{Source, Span};
use crate::visible;

/// Longest part of a line that is shown, in characters.
const WIDTH: usize = 120;
/// How many places are shown beside the first; the other formats tell them all.
const PLACES: usize = 20;
/// What is shown before the place when a line is cut.
const LEAD: usize = 40;

/// All findings, separated by empty lines, with a final newline; nothing if there are none.
#[must_use]
pub fn render(source: &Source, diags: &Diagnostics, colour: bool) -> String {
    let findings: Vec<String> = diags
        .iter()
        .map(|diagnostic| one(source, &diags.hidden, diagnostic, colour))
        .collect();
    findings.join("\n")
}

/// The first line of each finding, which says where it is and what.
#[must_use]
pub fn heads(source: &Source, diags: &Diagnostics) -> Vec<String> {
    diags
        .iter()
        .map(|diagnostic| head(source, &diags.hidden, diagnostic, None))
        .collect()
}

fn head(source: &Source, hidden: &Hidden, diagnostic: &Diagnostic, style: Option<&str>) -> String {
    let (word, code, message) = (
        diagnostic.severity.word(),
        diagnostic.code,
        shown(hidden, &diagnostic.message),
    );
    let mut out = visible::line(source.name()).into_owned();
    if let Some(span) = diagnostic.primary {
        let start = source.position(span.start);
        // writing to a string cannot fail
        let _ = write!(out, ":{}:{}", start.line, start.column);
    }
    let _ = match style {
        Some(style) => write!(
            out,
            ": {style}{word}[{code}]\u{1b}[0m: \u{1b}[1m{message}\u{1b}[0m"
        ),
        None => write!(out, ": {word}[{code}]: {message}"),
    };
    out
}

/// One finding, with a final newline.
pub(super) fn one(source: &Source, hidden: &Hidden, diagnostic: &Diagnostic, colour: bool) -> String {
    let (level, style) = match diagnostic.severity {
        Severity::Error => (Level::ERROR, "\u{1b}[1;31m"),
        Severity::Warning => (Level::WARNING, "\u{1b}[1;33m"),
        Severity::Information => (Level::INFO, "\u{1b}[1;34m"),
    };
    let mut out = head(source, hidden, diagnostic, colour.then_some(style)) + "\n";

    let excerpt = diagnostic
        .primary
        .map(|span| Excerpt::new(source, hidden, diagnostic, span));
    let mut groups = Vec::new();
    if let Some(excerpt) = &excerpt {
        groups.push(Group::with_level(level).element(excerpt.snippet()));
    }
    let more = diagnostic.labels.len().saturating_sub(PLACES);
    let more = (more > 0).then(|| format!("{more} more such places are not shown"));
    for (level, text) in [
        (Level::NOTE, &more),
        (Level::NOTE, &diagnostic.cause),
        (Level::HELP, &diagnostic.help),
    ] {
        if let Some(text) = text {
            groups.push(Group::with_title(level.secondary_title(shown(hidden, text))));
        }
    }
    if !groups.is_empty() {
        let renderer = if colour {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        out.push_str(&renderer.render(&groups));
        out.push('\n');
    }
    out
}

/// Where the line of an offset begins.
fn line_start(text: &str, offset: usize) -> usize {
    let before = text.get(..offset.min(text.len())).unwrap_or_default();
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// The line that begins at an offset.
fn line_at(text: &str, begin: usize) -> &str {
    text.get(begin..)
        .and_then(|rest| rest.split('\n').next())
        .unwrap_or_default()
}

/// One line of a message without what is hidden.
fn shown(hidden: &Hidden, text: &str) -> String {
    visible::line(&hidden.remove(text)).into_owned()
}

/// The few lines of the source that a picture needs. The others are empty, so that line numbers stay right and a
/// large file costs nothing; a line too long to read is cut to the surroundings of its first place.
struct Excerpt {
    text: String,
    first_line: usize,
    marks: Vec<(AnnotationKind, std::ops::Range<usize>, Option<String>)>,
}

impl Excerpt {
    fn new(source: &Source, hidden: &Hidden, diagnostic: &Diagnostic, primary: Span) -> Self {
        let mut places = vec![(
            AnnotationKind::Primary,
            primary,
            diagnostic.label.as_deref().map(|text| shown(hidden, text)),
        )];
        places.extend(diagnostic.labels.iter().take(PLACES).map(|label| {
            (
                AnnotationKind::Context,
                label.span,
                Some(shown(hidden, &label.text)),
            )
        }));
        // lines that are shown: the offset of each, and the first column that must be seen
        let mut shown: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (_, span, _) in &places {
            let start = source.position(span.start);
            let begin = line_start(source.text(), span.start as usize);
            let (_, column) = shown.entry(start.line).or_insert((begin, start.column));
            *column = start.column.min(*column);
        }
        // a single line between two of them is shown as well
        let between: Vec<(usize, usize)> = shown
            .iter()
            .filter(|(line, _)| shown.contains_key(&(*line + 2)) && !shown.contains_key(&(*line + 1)))
            .map(|(line, (begin, _))| (line + 1, begin + line_at(source.text(), *begin).len() + 1))
            .collect();
        shown.extend(between.into_iter().map(|(line, begin)| (line, (begin, 1))));

        let first_line = shown.first_key_value().map_or(1, |(line, _)| *line);
        let mut text = String::new();
        let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
        let mut next = first_line;
        for (number, (begin, column)) in shown {
            text.extend(std::iter::repeat_n('\n', number - next));
            let line = Line::cut(
                line_at(source.text(), begin).trim_end_matches('\r'),
                column,
                text.len(),
                |at| hidden.covers(begin + at),
            );
            text.push_str(&line.text);
            lines.insert(number, line);
            next = number;
        }
        text.push('\n');
        let marks = places
            .into_iter()
            .filter_map(|(kind, span, label)| {
                let (start, end) = (source.position(span.start), source.position(span.end));
                let line = lines.get(&start.line)?;
                // a place over several lines is marked on its first
                let end = if end.line == start.line {
                    end.column
                } else {
                    usize::MAX
                };
                let start = line.offset(start.column);
                Some((kind, start..line.offset(end).max(start), label))
            })
            .collect();
        Self {
            text,
            first_line,
            marks,
        }
    }

    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        let mut snippet = Snippet::source(self.text.as_str()).line_start(self.first_line);
        for (kind, range, label) in &self.marks {
            snippet = snippet.annotation(kind.span(range.clone()).label(label.as_deref()));
        }
        snippet
    }
}

/// The visible part of one line.
struct Line {
    text: String,
    /// Columns that are cut off in front.
    cut: usize,
    /// Where each character begins in the excerpt, and at last where the line ends.
    starts: Vec<usize>,
}

impl Line {
    fn cut(line: &str, column: usize, start: usize, is_hidden: impl Fn(usize) -> bool) -> Self {
        let long = line.chars().nth(WIDTH).is_some();
        let cut = if long { column.saturating_sub(LEAD + 1) } else { 0 };
        let mut text = String::from(if cut > 0 { "…" } else { "" });
        let mut starts = Vec::new();
        for (at, char) in line.char_indices().skip(cut).take(WIDTH) {
            starts.push(start + text.len());
            if is_hidden(at) {
                // however long it is, and whatever of it is cut off
                if !text.ends_with(DOTS) {
                    text.push_str(DOTS);
                }
            } else if char == '\t' {
                text.push(char); // the renderer draws it
            } else {
                text.extend(visible::first(line.get(at..).unwrap_or_default()));
            }
        }
        if line.chars().nth(cut + WIDTH).is_some() {
            text.push('…');
        }
        starts.push(start + text.len());
        Self { text, cut, starts }
    }

    /// The offset in the excerpt of a column of the source.
    fn offset(&self, column: usize) -> usize {
        let skip = column.saturating_sub(1).saturating_sub(self.cut);
        let offset = self.starts.get(skip).or(self.starts.last());
        offset.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    fn drawn(text: &str, diagnostic: Diagnostic) -> String {
        let mut diags = Diagnostics::new();
        diags.push(diagnostic);
        render(&Source::new("a.yaml", text), &diags, false)
    }

    #[test]
    fn the_whole_picture() {
        let (source, diags) = super::super::tests::example();
        assert_eq!(
            render(&source, &diags, false),
            "\
blueprints/vision.yaml:10:28: error[AML1008]: identity `trainning` is not declared
   |
 5 |   training: {}
   |   -------- declared here
...
10 |   cpu: {size: S, identity: trainning}
   |                            ^^^^^^^^^ no identity has this name
   |
note: an identity is named by its key
help: did you mean `training`?

blueprints/vision.yaml: warning[AML1005]: 100% of it is a test
"
        );
        assert!(render(&source, &diags, true).contains("\u{1b}[1;31merror[AML1008]\u{1b}[0m"));
    }

    #[test]
    fn places_at_the_edges() {
        let at = |start, end| Diagnostic::error(Code::SYNTAX, Span::new(start, end), "m").label("here");
        let wanted = "a.yaml:1:4: error[AML1001]: m\n  |\n1 | a: \n  |    ^ here\n";
        assert_eq!(drawn("a: ", at(3, 3)), wanted);
        let wanted = "a.yaml:2:1: error[AML1001]: m\n  |\n2 |\n  | ^ here\n";
        assert_eq!(drawn("a:\r\n", at(4, 4)), wanted);
        let wanted = "a.yaml:1:1: error[AML1001]: m\n  |\n1 | é: {\n  | ^^^^ here\n";
        assert_eq!(drawn("é: {\r\n}\n", at(0, 8)), wanted);
        assert!(drawn("", at(0, 0)).starts_with("a.yaml:1:1: error[AML1001]: m\n"));
        assert!(drawn("a", at(99, 100)).starts_with("a.yaml:1:2: error"));
    }

    #[test]
    fn what_does_not_show_is_written_out_and_marked_where_it_stands() {
        let text = "a: x\u{1b}[31m\u{202e} bad\u{9b}1m # ##vso[x]\n";
        let start = u32::try_from(text.find("bad").unwrap()).unwrap();
        let finding = Diagnostic::error(Code::SYNTAX, Span::new(start, start + 3), "m\u{7}")
            .label("l\u{1b}")
            .cause("c\u{200b}\nd")
            .help("h\u{feff}");
        let wanted = "\
a.yaml:1:12: error[AML1001]: m\\u{7}
  |
1 | a: x\\u{1b}[31m\\u{202e} bad\\u{9b}1m # \\u{23}#vso[x]
  |                        ^^^ l\\u{1b}
  |
note: c\\u{200b} d
help: h\\u{feff}
";
        assert_eq!(drawn(text, finding), wanted);
    }

    #[test]
    fn one_line_between_is_shown_and_more_are_not() {
        let at = |start: u32| Span::new(start, start + 1);
        let finding = Diagnostic::error(Code::SYNTAX, at(4), "m")
            .also(at(0), "one")
            .also(at(10), "two");
        let wanted = "\
a.yaml:3:1: error[AML1001]: m
  |
1 | a
  | - one
2 | b
3 | c
  | ^
...
6 | f
  | - two
";
        assert_eq!(drawn("a\nb\nc\nd\ne\nf\n", finding), wanted);
    }

    #[test]
    fn of_many_places_a_few_are_shown() {
        let text = "a: b\n".repeat(50);
        let mut finding = Diagnostic::error(Code::SYNTAX, Span::new(0, 1), "m").cause("c");
        for line in 1..=PLACES + 1 {
            let start = u32::try_from(line * 5).unwrap();
            finding = finding.also(Span::new(start, start + 1), format!("place {line}"));
        }
        let mut fewer = finding.clone();
        fewer.labels.pop();
        let picture = drawn(&text, finding);
        assert!(picture.contains(&format!("- place {PLACES}\n")), "{picture}");
        assert!(!picture.contains("place 21"), "{picture}");
        assert!(
            picture.ends_with("note: 1 more such places are not shown\nnote: c\n"),
            "{picture}"
        );
        assert!(!drawn(&text, fewer).contains("more"));
    }

    #[test]
    fn long_lines_and_files_are_cut() {
        let text = format!(
            "{}bad{}\n{}second\n",
            "é".repeat(500),
            "y".repeat(1_000_000),
            "z: 1\n".repeat(200_000)
        );
        let bad = Span::new(1000, 1003);
        let second = u32::try_from(text.find("second").unwrap()).unwrap();
        let picture = drawn(
            &text,
            Diagnostic::error(Code::SYNTAX, bad, "m").also(Span::new(second, second + 6), "two"),
        );
        assert!(picture.len() < 2000, "{}", picture.len());
        assert!(picture.contains("200002 | second\n"), "{picture}");
        assert!(
            picture.contains(&format!("1 | …{}bad", "é".repeat(LEAD))),
            "{picture}"
        );
    }
}
