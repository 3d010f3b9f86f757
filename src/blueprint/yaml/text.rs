//! What a text may hold, and the placeholders in it.

use unicode_normalization::UnicodeNormalization;

use super::findings::{Fatal, record, span};
use super::scalar::quote;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use crate::visible;

/// Longest text of one scalar, in bytes.
const MAX_SCALAR: usize = 64 * 1024;

/// Refuses a file with characters that YAML forbids.
pub(super) fn check_characters(source: &Source) -> Result<(), Fatal> {
    match source.text().char_indices().find(|(_, char)| is_forbidden(*char)) {
        Some((at, char)) => Err(forbidden(span(at, at + char.len_utf8()), char)),
        None => Ok(()),
    }
}

/// Checks the text of one scalar, escapes resolved.
pub(super) fn check(text: &str, at: Span, diags: &mut Diagnostics) -> Result<(), Fatal> {
    if text.len() > MAX_SCALAR {
        let message = format!("this text has {} bytes", text.len());
        let help = format!("a text in a blueprint has at most {MAX_SCALAR} bytes");
        return Err(Box::new(
            Diagnostic::error(Code::TOO_LARGE, at, message).help(help),
        ));
    }
    if let Some(char) = text.chars().find(|char| is_forbidden(*char)) {
        return Err(forbidden(at, char));
    }
    if !text.is_ascii() && !unicode_normalization::is_nfc(text) {
        let composed: String = text.nfc().collect();
        let message = format!("{} is not in Unicode normal form NFC", quote(text));
        record(
            diags,
            Diagnostic::error(Code::NOT_NFC, at, message)
                .cause("Terraform would normalise it, so the targets would differ")
                .help(format!("write it with composed characters: {}", quote(&composed))),
        );
    }
    Ok(())
}

/// The text with `$${` as a literal `${`; a placeholder is a finding.
pub(super) fn literal(text: &str, at: Span, source: &Source, diags: &mut Diagnostics) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(dollar) = rest.find("${") {
        let (before, placeholder) = rest.split_at(dollar);
        if let Some(before) = before.strip_suffix('$') {
            out.push_str(before);
        } else {
            out.push_str(before);
            record(diags, unknown_placeholder(placeholder, at, source));
        }
        out.push_str("${");
        rest = placeholder.strip_prefix("${").unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn unknown_placeholder(text: &str, at: Span, source: &Source) -> Diagnostic {
    let written = text.split_inclusive('}').next().unwrap_or(text);
    // in quotes the spelling may differ; then the whole value is the place
    let place = source.slice(at).find(written).map_or(at, |offset| {
        let start = at.start as usize + offset;
        span(start, start + written.len())
    });
    let Some(rest) = written.strip_prefix(PARAMETER) else {
        return Diagnostic::error(
            Code::PLACEHOLDER,
            place,
            format!("{} is not a placeholder", quote(written)),
        )
        .help("write `$${` for a literal `${`");
    };
    let name: String = rest
        .chars()
        .take_while(|char| char.is_ascii_alphanumeric() || *char == '_')
        .collect();
    let of_form = format!("{PARAMETER}{}}}", if name.is_empty() { "<name>" } else { &name });
    if parameter(written).is_some() {
        Diagnostic::error(
            Code::PLACEHOLDER,
            place,
            format!("{} stands inside a longer text", quote(written)),
        )
        .cause("a parameter is a whole value, so that what is reviewed here is what is deployed")
        .help(format!(
            "write `{of_form}` alone, with the whole text as its value, or `$${{` for a literal `${{`"
        ))
    } else {
        Diagnostic::error(
            Code::PLACEHOLDER,
            place,
            format!("{} is not a parameter", quote(written)),
        )
        .cause("the name of a parameter begins with a letter and has 1 to 40 of `a-z`, `0-9` and `_`, with `}` behind it")
        .help(format!("write `{of_form}`, or `$${{` for a literal `${{`"))
    }
}

/// How a parameter begins.
const PARAMETER: &str = "${param:";

/// The parameter that a text is, if it is one.
pub(super) fn parameter(text: &str) -> Option<&str> {
    let name = text.strip_prefix(PARAMETER)?.strip_suffix('}')?;
    is_parameter_name(name).then_some(name)
}

/// Whether a parameter can have a name.
#[must_use]
pub fn is_parameter_name(name: &str) -> bool {
    let part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    (1..=40).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(part)
}

/// Checks a key, which others have to be able to tell from its neighbours.
pub(super) fn check_key(text: &str, at: Span) -> Result<(), Fatal> {
    match text
        .chars()
        .find(|char| *char != ' ' && !visible::is_printable(*char))
    {
        Some(char) => {
            let message = format!("the character `{}` is not allowed in a key", name(char));
            Err(refused(at, message, "nobody can see it"))
        }
        None => Ok(()),
    }
}

/// What stands nowhere in a blueprint: what YAML does not allow, controls, and what shows a text in another order than it has.
fn is_forbidden(char: char) -> bool {
    matches!(char, '\u{FFFE}' | '\u{FFFF}')
        || (char.is_control() && !matches!(char, '\t' | '\n' | '\r'))
        || visible::is_reordering(char)
}

fn name(char: char) -> String {
    format!("U+{:04X}", u32::from(char))
}

fn refused(at: Span, message: String, cause: &str) -> Fatal {
    Box::new(
        Diagnostic::error(Code::FORBIDDEN_CHARACTER, at, message)
            .cause(cause)
            .help("remove it"),
    )
}

fn forbidden(at: Span, char: char) -> Fatal {
    let message = if char == '\0' {
        "the null character is not allowed in a text".to_owned()
    } else {
        format!("the character `{}` is not allowed in a text", name(char))
    };
    let cause = if visible::is_reordering(char) {
        "it shows a text in another order than it is read"
    } else {
        "terminals and logs obey such characters, and no name or text of Azure needs them"
    };
    refused(at, message, cause)
}
