//! What stands in a line, by the keys on the way to it.

use super::node::{Kind, Node};
use crate::source::{Source, Span};

/// The keys on the way to what begins in a line, such as `computes.cpu.uses[0]`: to the outermost, if there are several.
pub(in crate::blueprint) fn path(source: &Source, tree: &Node, line: usize) -> Option<String> {
    let begins = |span: Span| source.position(span.start).line == line;
    match &tree.kind {
        Kind::Mapping(entries) => entries.iter().find_map(|(key, value)| {
            let is_inner = matches!(value.kind, Kind::Mapping(_) | Kind::Sequence(_));
            if begins(key.span) || !is_inner && begins(value.span) {
                return Some(key.text.clone());
            }
            let rest = path(source, value, line)?;
            let dot = if rest.starts_with('[') { "" } else { "." };
            Some(format!("{}{dot}{rest}", key.text))
        }),
        Kind::Sequence(items) => items.iter().enumerate().find_map(|(at, item)| {
            if begins(item.span) {
                return Some(format!("[{at}]"));
            }
            let rest = path(source, item, line)?;
            let dot = if rest.starts_with('[') { "" } else { "." };
            Some(format!("[{at}]{dot}{rest}"))
        }),
        Kind::Null | Kind::Removed | Kind::Scalar { .. } | Kind::Parameter(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostics;

    #[test]
    fn lines_lead_to_the_outermost_that_begins_there() {
        let text = "a: 1\nb:\n  c: {d: 1, e: 2}\n  f:\n    g\nh:\n  - i: 1\n    j: 2\n  - [k,\n    l]\n";
        let source = Source::new("x", text);
        let tree = super::super::parse(&source, &mut Diagnostics::new()).unwrap();
        let found: Vec<Option<String>> = (1..=11).map(|line| path(&source, &tree, line)).collect();
        let found: Vec<&str> = found.iter().map(|path| path.as_deref().unwrap_or("-")).collect();
        let wanted = [
            "a", "b", "b.c", "b.f", "b.f", "h", "h[0]", "h[0].j", "h[1]", "h[1][1]", "-",
        ];
        assert_eq!(found, wanted);
    }
}
