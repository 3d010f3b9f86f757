//! Secrets in a blueprint: none is built, and none is repeated in a message.
//!
//! Two passes look for them. [`hide`] reads the raw lines, so that nothing is shown even of a text that is no YAML; [`check`] reads the
//! finished tree and says what it found.

mod escapes;
mod shapes;

use super::node::{Kind, Node};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{Source, Span};
use shapes::{Certainty, Secret};

/// What a key ends with, letters and digits alone, whose value is a secret.
const KEYS: &[&str] = &[
    "password",
    "passwd",
    "pwd",
    "secret",
    "accountkey",
    "accesskey",
    "accesskeyid",
    "apikey",
    "authkey",
    "masterkey",
    "primarykey",
    "secondarykey",
    "privatekey",
    "subscriptionkey",
    "connectionstring",
    "sastoken",
    "accesstoken",
    "authtoken",
    "clientsecret",
];

/// Keys that are a secret's only as a whole.
const WHOLE_KEYS: &[&str] = &["key", "pat", "sas", "token"];

/// Whether the value of a key is a secret by the key's name, however it is spelt.
fn names_secret(key: &str) -> bool {
    let word: String = key
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    WHOLE_KEYS.contains(&word.as_str()) || KEYS.iter().any(|end| word.ends_with(end))
}

/// Words at the end of a name that speaks of a key, of whatever service.
const OF_KEYS: &[&str] = &["key", "secret", "token", "password"];

/// Whether a tag or the like is called as one that holds a key, and holds what many services have for one: 32 digits. A version of a
/// key (`key_version`) and an id have them too.
fn is_named_key(name: &str, value: &str) -> bool {
    let name = name.trim_end_matches(|letter: char| !letter.is_ascii_alphabetic());
    let is_digits = value.len() == 32 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digits
        && OF_KEYS
            .iter()
            .any(|word| name.to_ascii_lowercase().ends_with(word))
}

/// Hides in every message what looks like a secret in the lines of a text, be it YAML or not.
pub(super) fn hide(source: &Source, diags: &mut Diagnostics) {
    let text = source.text();
    let mut start = 0;
    // a value that goes on in lines that are further in than its key, or until the end of a block of PEM
    let mut within: Option<usize> = None;
    let mut block = false;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        // what escapes say, and where in the line each of its bytes is written
        let said = escapes::said(line);
        let indent = line.len() - line.trim_start().len();
        let mut from = None;
        if block || shapes::begins_block(line) {
            from = Some(start + indent);
            block = !line.contains("-----END");
        }
        match within {
            Some(outer) if indent > outer && start + indent < end => from = Some(start + indent),
            Some(_) if start + indent >= end => {}
            _ => within = None,
        }
        if from.is_none()
            && let Some((key, value)) = secret_value(&said.text)
        {
            within = Some(said.written(key));
            from = Some(start + said.written(value));
        }
        match from {
            Some(from) => hide_range(source, from, end, diags),
            None => {
                for found in shapes::all(&said.text) {
                    let (from, to) = (said.written(found.range.start), said.written(found.range.end));
                    hide_range(source, start + from, start + to, diags);
                }
            }
        }
        start += line.len();
    }
}

fn hide_range(source: &Source, start: usize, end: usize, diags: &mut Diagnostics) {
    if start < end {
        let span = super::span(start, end);
        diags.hide(span, source.slice(span));
    }
}

/// Where the value of a secret's key begins in a line, and the column of the key.
fn secret_value(line: &str) -> Option<(usize, usize)> {
    for (colon, _) in line.match_indices(':') {
        let before = line.get(..colon)?;
        let after = line.get(colon + 1..)?;
        // `key: value`, and in quotes `"key":"value"`
        if !(after.is_empty() || after.starts_with([' ', '\t', '\r', '\n', '"', '\''])) {
            continue;
        }
        let key = before
            .rsplit(['{', ',', '[', '?', ' ', '\t'])
            .find(|word| !word.is_empty())?;
        let value = after.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let value = value.split([',', '}', ' ', '"', '\'']).next().unwrap_or_default();
        if names_secret(key) || is_named_key(key, value) {
            let column = before.len() - key.len();
            let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
            return Some((column, colon + 1 + blanks));
        }
    }
    None
}

/// Says of every text and key of a finished tree that it is a secret or may be one, and hides it.
pub(super) fn check(root: &Node, diags: &mut Diagnostics) {
    let place = Place {
        top: true,
        ..Place::default()
    };
    walk(root, place, diags);
}

/// What is known of a value from the keys above it.
#[derive(Debug, Clone, Copy, Default)]
struct Place<'t> {
    /// The key that says that it is a secret.
    secret: Option<&'t str>,
    /// Whether it is one of the values that a blueprint takes as they are and puts into the outputs.
    free: bool,
    /// Whether it is the blueprint itself.
    top: bool,
}

fn walk<'t>(node: &'t Node, place: Place<'t>, diags: &mut Diagnostics) {
    match &node.kind {
        Kind::Null | Kind::Removed | Kind::Parameter(_) => {}
        Kind::Scalar { text, .. } => scalar(text, node.span, place, diags),
        Kind::Sequence(items) => items.iter().for_each(|item| walk(item, place, diags)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                scalar(&key.text, key.span, Place::default(), diags);
                if place.top && key.text == "parameters" {
                    parameters(value, diags);
                    continue;
                }
                let free = place.free || matches!(key.text.as_str(), "tags" | "metadata");
                let is_secret = names_secret(&key.text)
                    || matches!(&value.kind, Kind::Scalar { text, .. } if free && is_named_key(&key.text, text));
                let below = Place {
                    secret: place.secret.or(is_secret.then_some(key.text.as_str())),
                    free,
                    top: false,
                };
                walk(value, below, diags);
            }
        }
    }
}

/// Looks at parameters: the name of one says what its values are.
fn parameters(section: &Node, diags: &mut Diagnostics) {
    for (name, declaration) in section.entries() {
        scalar(&name.text, name.span, Place::default(), diags);
        let is_secret = names_secret(&name.text);
        for (key, value) in declaration.entries() {
            let is_value = matches!(key.text.as_str(), "default" | "allowed");
            let place = Place {
                secret: (is_value && is_secret).then_some(name.text.as_str()),
                free: true,
                top: false,
            };
            walk(value, place, diags);
        }
    }
}

fn scalar(text: &str, at: Span, place: Place<'_>, diags: &mut Diagnostics) {
    let found = shapes::all(text);
    let worst = found.iter().min_by_key(|secret| secret.certainty);
    if let Some(Secret { what, certainty, .. }) = worst {
        let help =
            "remove it, and revoke it where it was committed; say under `uses` what an identity does instead";
        let diagnostic = match certainty {
            Certainty::Certain => {
                Diagnostic::error(Code::SECRET, at, format!("{what} stands here")).help(help)
            }
            Certainty::Likely => Diagnostic::warning(Code::LIKELY_SECRET, at, format!("this may be {what}"))
                .help(format!("{help}; a waiver accepts it if it is none")),
        };
        diags.push(diagnostic.cause("templates, state files and logs repeat what a blueprint holds"));
    }
    let Some(key) = place.secret else {
        if worst.is_some() {
            diags.hide(at, text);
        }
        return;
    };
    if text.is_empty() {
        return;
    }
    diags.hide(at, text);
    if place.free && worst.is_none() {
        diags.push(
            Diagnostic::warning(
                Code::LIKELY_SECRET,
                at,
                format!("the value of {} may be a secret", super::scalar::quote(key)),
            )
            .cause("templates, state files and logs repeat what a blueprint holds")
            .help("remove it, and revoke it where it was committed; a waiver accepts it if it is none"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_secrets_in_every_spelling() {
        for key in [
            "account_key",
            "accountKey",
            "\"api-key\"",
            "CLIENT_SECRET",
            "db_password",
            "sas_token",
            "key",
            "token",
        ] {
            assert!(names_secret(key), "{key}");
        }
        for key in [
            "secret_store",
            "shared_access_key_enabled",
            "key_vault",
            "keys",
            "tokens",
            "name",
        ] {
            assert!(!names_secret(key), "{key}");
        }
    }

    #[test]
    fn keys_of_32_digits_under_names_that_speak_of_keys() {
        let digits = "0123456789abcdef0123456789ABCDEF";
        for name in [
            "openai-key",
            "speechKey",
            "key1",
            "\"search_key_2\"",
            "bot-secret",
        ] {
            assert!(is_named_key(name, digits), "{name}");
            for other in [
                "0123456789abcdef0123456789abcde",
                "01234567-89ab-cdef-0123-456789abcdef",
                "",
                "x",
            ] {
                assert!(!is_named_key(name, other), "{other}");
            }
        }
        for name in ["key_version", "key_id", "tenant", "secret-hash", "", "keys"] {
            assert!(!is_named_key(name, digits), "{name}");
        }
    }
}
