//! What the text of a scalar is: a number, a boolean, nothing; and how it is shown in a message.

use super::node::{Kind, Node};

/// Longest text that a message quotes, in characters.
const QUOTED: usize = 60;

/// What YAML 1.2 makes of a plain scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plain {
    Null,
    Boolean,
    Integer,
    Float,
    Text,
}

/// What the core schema of YAML 1.2 makes of `text`.
pub(super) fn plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => return Plain::Boolean,
        _ => {}
    }
    let digits = |text: &str, radix: u32| !text.is_empty() && text.chars().all(|digit| digit.is_digit(radix));
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let integer = digits(unsigned, 10)
        || text.strip_prefix("0o").is_some_and(|text| digits(text, 8))
        || text.strip_prefix("0x").is_some_and(|text| digits(text, 16));
    if integer {
        Plain::Integer
    } else if is_float(unsigned) || matches!(text, ".nan" | ".NaN" | ".NAN") {
        Plain::Float
    } else {
        Plain::Text
    }
}

/// `1.5`, `.5`, `1.`, `1e3`, `.inf`.
fn is_float(unsigned: &str) -> bool {
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && digits(exponent)
        && !exponent.is_empty()
}

/// What to do about a text that is read as something else.
pub(super) fn put_in_quotes(text: &str) -> String {
    format!("put it in quotes: `\"{text}\"`")
}

/// The text in backticks, on one line and not too long.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::from("`");
    for (at, char) in text.chars().enumerate() {
        if at == QUOTED {
            out.push('…');
            break;
        }
        out.push(if char.is_control() { ' ' } else { char });
    }
    out.push('`');
    out
}

/// What was written, as the end of a sentence.
pub(super) fn describe(node: &Node) -> String {
    match &node.kind {
        Kind::Null | Kind::Removed => "nothing is written".to_owned(),
        Kind::Parameter(_) => "this is a parameter".to_owned(),
        Kind::Sequence(_) => "this is a list".to_owned(),
        Kind::Mapping(_) => "this is a mapping".to_owned(),
        Kind::Scalar {
            text,
            plain: is_plain,
        } => {
            let what = match if *is_plain { plain(text) } else { Plain::Text } {
                Plain::Null => "nothing",
                Plain::Boolean => "a boolean",
                Plain::Integer | Plain::Float => "a number",
                Plain::Text => "text",
            };
            if text.is_empty() {
                "this is empty text".to_owned()
            } else {
                format!("{} is {what}", quote(text))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (text, wanted) in [
            ("", Plain::Null),
            ("~", Plain::Null),
            ("null", Plain::Null),
            ("nULL", Plain::Text),
            ("true", Plain::Boolean),
            ("no", Plain::Text),
            ("on", Plain::Text),
            ("4711", Plain::Integer),
            ("-4", Plain::Integer),
            ("0042", Plain::Integer),
            ("0x1F", Plain::Integer),
            ("0o17", Plain::Integer),
            ("0x", Plain::Text),
            ("1.20", Plain::Float),
            (".5", Plain::Float),
            ("1.", Plain::Float),
            ("1e3", Plain::Float),
            ("1e", Plain::Text),
            ("e3", Plain::Text),
            (".", Plain::Text),
            ("-", Plain::Text),
            ("-.inf", Plain::Float),
            (".nan", Plain::Float),
            ("1.2.3", Plain::Text),
            ("1_000", Plain::Text),
            ("1:30", Plain::Text),
            ("2024-04-01", Plain::Text),
        ] {
            assert_eq!(plain(text), wanted, "{text}");
        }
        assert_eq!(quote("a\nb"), "`a b`");
        assert_eq!(quote(&"é".repeat(100)), format!("`{}…`", "é".repeat(60)));
    }
}
