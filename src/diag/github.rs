//! Workflow commands, which GitHub shows at the changed lines of a pull request.

use std::fmt::Write;

use super::{Found, Severity};
use crate::visible;

/// One command a line for each finding.
#[must_use]
pub fn render(found: &[Found<'_>]) -> String {
    let mut out = String::new();
    for (source, diags) in found {
        for diagnostic in *diags {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information => "notice",
            };
            let mut place = String::new();
            if let Some(span) = diagnostic.primary {
                let (start, end) = (source.position(span.start), source.position(span.end));
                // writing to a string cannot fail
                let _ = write!(place, ",line={},endLine={}", start.line, end.line);
                // GitHub refuses columns of a range over several lines
                if start.line == end.line {
                    let _ = write!(place, ",col={},endColumn={}", start.column, end.column);
                }
            }
            let lines: Vec<String> = [
                Some(&diagnostic.message),
                diagnostic.cause.as_ref(),
                diagnostic.help.as_ref(),
            ]
            .into_iter()
            .flatten()
            .map(|text| visible::line(&diags.hidden.remove(text)).into_owned())
            .collect();
            let file = property(&visible::line(source.name()));
            let message = data(&lines.join("\n"));
            let _ = writeln!(
                out,
                "::{command} file={file}{place},title={}::{message}",
                diagnostic.code
            );
        }
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped() {
        let (source, diags) = super::super::tests::example();
        assert_eq!(
            render(&[(&source, &diags)]),
            "::error file=blueprints/vision.yaml,line=10,endLine=10,col=28,endColumn=37,title=AML1008::identity \
             `trainning` is not declared%0Aan identity is named by its key%0Adid you mean `training`?\n\
             ::warning file=blueprints/vision.yaml,title=AML1005::100%25 of it is a test\n"
        );
        assert_eq!(property("C:\\a,b\r"), "C%3A\\a%2Cb%0D");
    }
}
