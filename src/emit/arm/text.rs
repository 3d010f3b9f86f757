//! String literals, property names and expressions of ARM template JSON.
//!
//! JSON escaping itself is left to `serde_json`: everything here returns the text *before* it becomes a JSON string.
//! The resources and their order are written elsewhere.

/// Text in value position that the ARM engine must take literally.
///
/// A string is an expression exactly when it starts with `[` and ends with `]`; one more `[` in front keeps it text.
/// Text that only starts with `[` must not get it, the engine would show both brackets.
#[must_use]
pub fn literal(text: &str) -> String {
    if text.starts_with('[') && text.ends_with(']') {
        format!("[{text}")
    } else {
        text.to_owned()
    }
}

/// A string literal inside an expression: single quotes, inner ones doubled, nothing else escaped.
#[must_use]
pub fn string_in_expression(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A property name that the ARM engine must take literally.
///
/// Names are evaluated like values. Besides, a property called `copy` in any case is a loop instruction: only as an
/// expression does it reach the resource.
#[must_use]
pub fn key(text: &str) -> String {
    if text.eq_ignore_ascii_case("copy") {
        format!("[string({})]", string_in_expression(text))
    } else {
        literal(text)
    }
}

/// Literal text of the first argument of `format()`, where `{0}` are holes: braces are doubled.
#[must_use]
pub fn format_literal(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// An expression of the ARM template language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true()` or `false()`: the language has no words for them.
    Boolean(bool),
    /// A function call: name and arguments.
    Call(String, Vec<Expression>),
    /// A property of a value, such as `.principalId`.
    Member(Box<Expression>, String),
}

impl Expression {
    /// A string literal.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A function call.
    pub fn call(name: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self::Call(name.into(), arguments)
    }

    /// The property `name` of this expression's value.
    #[must_use]
    pub fn member(self, name: impl Into<String>) -> Self {
        Self::Member(Box::new(self), name.into())
    }

    /// The expression's text without the outer brackets.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&string_in_expression(text)),
            Self::Integer(number) => out.push_str(&number.to_string()),
            Self::Boolean(truth) => out.push_str(if *truth { "true()" } else { "false()" }),
            Self::Call(name, arguments) => {
                out.extend([name, "("]);
                for (place, argument) in arguments.iter().enumerate() {
                    if place > 0 {
                        out.push_str(", ");
                    }
                    argument.write(out);
                }
                out.push(')');
            }
            Self::Member(base, name) => {
                base.write(out);
                if crate::emit::characters::is_identifier(name) {
                    out.extend([".", name]);
                } else {
                    out.extend(["[", &string_in_expression(name), "]"]);
                }
            }
        }
    }
}

/// The string that stands for `expression` in value position; a bare text needs no expression and gets none.
#[must_use]
pub fn value(expression: &Expression) -> String {
    match expression {
        Expression::Text(text) => literal(text),
        Expression::Integer(_) | Expression::Boolean(_) | Expression::Call(..) | Expression::Member(..) => {
            format!("[{}]", expression.render())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bracketed_text_gets_a_bracket() {
        for (raw, written) in [
            ("", ""),
            ("[", "["),
            ("]", "]"),
            ("[]", "[[]"),
            ("[x]", "[[x]"),
            ("[x", "[x"),
            ("x]", "x]"),
            (" [x]", " [x]"),
            ("[x] ", "[x] "),
            ("[[", "[["),
            ("[[x]", "[[[x]"),
            ("[[x]]", "[[[x]]"),
            ("[test[]test2]", "[[test[]test2]"),
            (
                "[concat('a', parameters('b'))]",
                "[[concat('a', parameters('b'))]",
            ),
            ("a\nb", "a\nb"),
        ] {
            assert_eq!(literal(raw), written);
        }
    }

    #[test]
    fn keys_follow_values_except_copy() {
        for (raw, written) in [
            ("name", "name"),
            ("copy", "[string('copy')]"),
            ("Copy", "[string('Copy')]"),
            ("[k]", "[[k]"),
            ("[k", "[k"),
        ] {
            assert_eq!(key(raw), written);
        }
    }

    #[test]
    fn strings_in_expressions_double_quotes_only() {
        assert_eq!(
            string_in_expression("it's [x] {0} \\ \n"),
            "'it''s [x] {0} \\ \n'"
        );
        assert_eq!(string_in_expression("'"), "''''");
        assert_eq!(format_literal("{a}-[b]"), "{{a}}-[b]");
    }

    #[test]
    fn expressions_nest() {
        let id = Expression::call(
            "resourceId",
            vec![Expression::text("A/b"), Expression::text("it's")],
        );
        let principal = Expression::call(
            "reference",
            vec![id, Expression::Integer(-1), Expression::Boolean(true)],
        )
        .member("identity")
        .member("principalId");
        assert_eq!(
            value(&principal),
            "[reference(resourceId('A/b', 'it''s'), -1, true()).identity.principalId]"
        );
        assert_eq!(Expression::call("f", vec![]).member("a-b").render(), "f()['a-b']");
        assert_eq!(value(&Expression::text("[x]")), "[[x]");
        assert_eq!(value(&Expression::Boolean(false)), "[false()]");
    }
}
