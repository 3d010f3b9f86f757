//! The one template engine.
//!
//! Templates lay out blocks: banners, sections, blank lines. They never write a literal; the tokens come finished
//! from the text module of each target. This module knows no target and no view.

use std::sync::OnceLock;

use handlebars::{Context, Handlebars};
use serde::Serialize;

use super::bug::Bug;

/// Templates that belong together. Each may include any other as a partial. They are compiled when the first is filled, once
/// per process.
#[derive(Debug)]
pub struct Templates<'t> {
    texts: &'t [(&'t str, &'t str)],
    engine: OnceLock<Result<Handlebars<'static>, Bug>>,
}

impl<'t> Templates<'t> {
    /// Templates from pairs of a name and a text.
    #[must_use]
    pub const fn new(texts: &'t [(&'t str, &'t str)]) -> Self {
        Self {
            texts,
            engine: OnceLock::new(),
        }
    }

    /// Fills the template `name` with `view`, which is handed over where it is large: the engine makes a copy of its own.
    ///
    /// # Errors
    ///
    /// When a template does not compile or has a carriage return (it would reach the output on a checkout with other line
    /// ends), a name comes twice or not at all, the view lacks a variable, or the output does not end in exactly one
    /// newline.
    pub fn render(&self, name: &str, view: impl Serialize) -> Result<String, Bug> {
        let engine = self.engine.get_or_init(|| compiled(self.texts));
        let engine = engine.as_ref().map_err(Clone::clone)?;
        let text = Context::wraps(view)
            .and_then(|view| engine.render_with_context(name, &view))
            .map_err(|error| Bug::new(format!("template `{name}` cannot be filled: {error}")))?;
        if !text.ends_with('\n') || text.ends_with("\n\n") || text == "\n" {
            return Err(Bug::new(format!(
                "template `{name}` must end in exactly one newline"
            )));
        }
        Ok(text)
    }
}

fn compiled(texts: &[(&str, &str)]) -> Result<Handlebars<'static>, Bug> {
    let mut engine = Handlebars::new();
    // The targets escape for themselves; HTML entities would corrupt them.
    engine.register_escape_fn(handlebars::no_escape);
    // A misspelt variable is an error, not an empty line.
    engine.set_strict_mode(true);
    for (name, text) in texts {
        if text.contains('\r') {
            return Err(Bug::new(format!("template `{name}` has a carriage return")));
        }
        if engine.has_template(name) {
            return Err(Bug::new(format!("template `{name}` is registered twice")));
        }
        engine
            .register_template_string(name, text)
            .map_err(|error| Bug::new(format!("template `{name}` does not compile: {error}")))?;
    }
    Ok(engine)
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

    fn render(template: &str, view: impl Serialize) -> Result<String, Bug> {
        Templates::new(&[("t", template)]).render("t", view)
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
    fn partials_are_templates_of_the_list() {
        let templates = Templates::new(&[("banner", "// generated\n"), ("t", "{{> banner}}\n{{text}}\n")]);
        assert_eq!(
            templates.render("t", &View { text: "x", ..VIEW }).unwrap(),
            "// generated\nx\n"
        );
        assert!(render("{{> absent}}\n", &VIEW).is_err());
    }

    #[test]
    fn carriage_returns_doubles_and_broken_templates_are_refused() {
        for wrong in [
            &[("t", "a\r\n")][..],
            &[("t", "a\n"), ("t", "b\n")],
            &[("t", "{{#if x}}\n")],
            &[],
        ] {
            assert!(Templates::new(wrong).render("t", &VIEW).is_err(), "{wrong:?}");
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
