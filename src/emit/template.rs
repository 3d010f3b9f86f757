//! The one template engine.
//!
//! Templates lay out blocks: banners, sections, blank lines. They never write a literal; the tokens come finished
//! from the text module of each target. This module knows no target and no view.

use std::sync::{LazyLock, OnceLock};

use handlebars::{
    Context, Handlebars, RenderContext, RenderError, Renderable, StringOutput, Template as Compiled,
};
use serde::Serialize;

use super::bug::Bug;

/// A piece of a template is at least so long, in bytes: the engine takes time that grows with the square of the length of what it
/// compiles.
const PIECE: usize = 200;

static ENGINE: LazyLock<Handlebars<'static>> = LazyLock::new(|| {
    let mut engine = Handlebars::new();
    // The targets escape for themselves; HTML entities would corrupt them.
    engine.register_escape_fn(handlebars::no_escape);
    // A misspelt variable is an error, not an empty line.
    engine.set_strict_mode(true);
    engine
});

/// A template. It is compiled when it is first filled, once per process.
#[derive(Debug)]
pub struct Template {
    name: &'static str,
    text: &'static str,
    pieces: OnceLock<Result<Vec<Compiled>, Bug>>,
}

impl Template {
    /// A template of this text; the macro of the same name reads it from its file. The name is for messages.
    #[must_use]
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            pieces: OnceLock::new(),
        }
    }

    /// Fills the template with `view`.
    ///
    /// # Errors
    ///
    /// When the template does not compile or has a carriage return (it would reach the output on a checkout with other line
    /// ends), the view lacks a variable, or the output does not end in exactly one newline.
    pub fn render(&self, view: impl Serialize) -> Result<String, Bug> {
        page(&[self], view)
    }

    fn fill(&self, view: &Context, page: &mut StringOutput) -> Result<(), Bug> {
        let pieces = self.pieces.get_or_init(|| self.compiled());
        for piece in pieces.as_ref().map_err(Clone::clone)? {
            piece
                .render(&ENGINE, view, &mut RenderContext::new(None), page)
                .map_err(|error| self.unfilled(&error))?;
        }
        Ok(())
    }

    fn compiled(&self) -> Result<Vec<Compiled>, Bug> {
        if self.text.contains('\r') {
            return Err(Bug::new(format!(
                "template `{}` has a carriage return",
                self.name
            )));
        }
        pieces(self.text)
            .map(|piece| {
                Compiled::compile(piece)
                    .map_err(|error| Bug::new(format!("template `{}` does not compile: {error}", self.name)))
            })
            .collect()
    }

    fn unfilled(&self, error: &RenderError) -> Bug {
        Bug::new(format!("template `{}` cannot be filled: {error}", self.name))
    }
}

/// The template in a file below `templates/`, without `.hbs`.
macro_rules! template {
    ($path:literal) => {
        $crate::emit::Template::new(
            $path,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/", $path, ".hbs")),
        )
    };
}
pub(crate) use template;

/// Fills templates with one view, one behind the other. The view is handed over where it is large: the engine makes a copy of its
/// own.
///
/// # Errors
///
/// As [`Template::render`]; it is the whole that has to end in exactly one newline.
pub fn page(templates: &[&Template], view: impl Serialize) -> Result<String, Bug> {
    let mut page = StringOutput::new();
    let names = || {
        templates
            .iter()
            .map(|template| template.name)
            .collect::<Vec<_>>()
            .join("`, `")
    };
    let broken =
        |error: &dyn std::fmt::Display| Bug::new(format!("template `{}` cannot be filled: {error}", names()));
    let view = Context::wraps(view).map_err(|error| broken(&error))?;
    for template in templates {
        template.fill(&view, &mut page)?;
    }
    let text = page.into_string().map_err(|error| broken(&error))?;
    if !text.ends_with('\n') || text.ends_with("\n\n") || text == "\n" {
        return Err(Bug::new(format!(
            "template `{}` must end in exactly one newline",
            names()
        )));
    }
    Ok(text)
}

/// A template in pieces, each of whole lines and whole blocks.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut open = 0;
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            open += line.matches("{{#").count();
            open -= line.matches("{{/").count().min(open);
            end += line.len();
            if open == 0 && end >= PIECE {
                break;
            }
        }
        let (piece, others) = rest.split_at_checked(end)?;
        rest = others;
        (!piece.is_empty()).then_some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct View {
        text: &'static str,
        maybe: Option<&'static str>,
        list: Vec<(&'static str, u8)>,
        yes: bool,
    }

    const VIEW: View = View {
        text: "R&D <'a'> \"b\" {{text}}",
        maybe: None,
        list: Vec::new(),
        yes: true,
    };

    fn render(template: &'static str, view: impl Serialize) -> Result<String, Bug> {
        Template::new("t", template).render(view)
    }

    #[test]
    fn nothing_is_escaped_or_expanded_twice() {
        assert_eq!(render("{{text}}\n", &VIEW).unwrap(), "R&D <'a'> \"b\" {{text}}\n");
    }

    #[test]
    fn a_missing_variable_is_an_error() {
        let error = render("{{txet}}\n", &VIEW).unwrap_err().to_string();
        assert!(error.contains("txet"), "{error}");
        assert!(render("{{#each lists}}x{{/each}}\n", &VIEW).is_err());
    }

    #[test]
    fn strict_mode_does_not_reach_conditions() {
        // The reason why views hold plain booleans under `#if`: a misspelt one is silently false.
        assert_eq!(render("{{#if yse}}a{{else}}b{{/if}}\n", &VIEW).unwrap(), "b\n");
    }

    #[test]
    fn null_renders_as_nothing() {
        // The reason why an optional block stands only under `#if`.
        assert_eq!(
            render("a{{maybe}}b{{#if maybe}}c{{/if}}\n", &VIEW).unwrap(),
            "ab\n"
        );
    }

    #[test]
    fn lists_keep_their_order() {
        let view = View {
            list: vec![("b", 2), ("a", 1)],
            ..VIEW
        };
        assert_eq!(
            render("{{#each list}}{{this.[0]}}={{this.[1]}}\n{{/each}}", &view).unwrap(),
            "b=2\na=1\n"
        );
    }

    #[test]
    fn standalone_block_lines_leave_no_blank_line() {
        assert_eq!(
            render("a\n{{#if yes}}\nb\n{{/if}}\nc\n", &VIEW).unwrap(),
            "a\nb\nc\n"
        );
    }

    #[test]
    fn multi_line_values_are_not_indented() {
        let view = View {
            text: "x {\n}",
            ..VIEW
        };
        assert_eq!(render("  {{text}}\n", &view).unwrap(), "  x {\n}\n");
    }

    #[test]
    fn a_page_is_what_its_templates_are_one_behind_the_other() {
        let [first, second] = ["# a\n\n", "{{text}}\n"].map(|text| Template::new("t", text));
        let view = View { text: "x", ..VIEW };
        assert_eq!(page(&[&first, &second], view).unwrap(), "# a\n\nx\n");
        assert!(page(&[], &VIEW).is_err());
        assert!(page(&[&first], &VIEW).is_err(), "the page ends in two newlines");
    }

    #[test]
    fn a_long_template_is_cut_between_its_blocks() {
        let block = "{{#if yes}}\n{{#each list}}\na line of a block, long enough to be a piece of its own if it is there four times\n\n{{/each}}\nb\n{{/if}}\n";
        let text: &'static str = [block; 4].concat().leak();
        let cut: Vec<&str> = pieces(text).collect();
        assert_eq!(cut, [[block; 2].concat(), [block; 2].concat()]);
        assert_eq!(render(text, &VIEW).unwrap(), "b\nb\nb\nb\n");
        assert_eq!(pieces("a").collect::<Vec<_>>(), ["a"]);
        assert_eq!(pieces("").count(), 0);
    }

    #[test]
    fn carriage_returns_and_broken_templates_are_refused() {
        for wrong in ["a\r\n", "{{#if x}}\n", "{{/if}}\n"] {
            assert!(render(wrong, &VIEW).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn output_ends_in_one_newline() {
        for wrong in ["a", "a\n\n", "\n", ""] {
            assert!(render(wrong, &VIEW).is_err(), "{wrong:?}");
        }
        assert_eq!(render("a\n", &VIEW).unwrap(), "a\n");
    }
}
