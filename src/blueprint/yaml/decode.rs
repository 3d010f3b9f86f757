//! Tree to structs: a deserializer over [`Node`]s that records what is wrong and goes on.
//!
//! A derived struct gives up at its first mistake. So the broken value is reported and marked, and the whole is read
//! again without it: a marked entry or element is left out, and a required key that is then missing is made up. This
//! ends when a pass finds nothing new. What does not stop serde, as an unknown key, is reported on the way.

mod access;
mod duration;
mod key;
mod parameter;
mod session;

use serde::de::{DeserializeOwned, DeserializeSeed};

use self::session::Session;
use super::lines::with_blank;
use super::missing::Wanted;
use super::node::{Key, Kind, Node};
use super::protocol::Fault;
use super::scalar::{Plain, describe, plain, put_in_quotes, quote};
use crate::blueprint::{elsewhere, outline, refused};
use crate::diag::suggest::{alternatives, did_you_mean};
use crate::diag::{Code, Diagnostic, Diagnostics, MAX_ERRORS};
use crate::source::{Source, Span};

/// How often the whole is read again; each mistake costs at most three passes.
const MAX_PASSES: usize = 3 * MAX_ERRORS;
/// How many values are read in all passes: of a very large blueprint fewer mistakes are found at once.
const MAX_READ: usize = 10_000_000;
/// How many known keys or words a help lists.
const MAX_LISTED: usize = 30;

/// Reads a `T` from the tree and records every mistake that is found on the way.
///
/// Nothing is returned if not even the root could be built. What is returned beside errors serves only to look for
/// more of them: broken entries are left out, and required values that are missing are made up.
pub fn decode<T: DeserializeOwned>(source: &Source, node: &Node, diags: &mut Diagnostics) -> Option<T> {
    let session = Session::new(source, node, diags);
    let root = Decoder {
        session: &session,
        node,
        subject: Subject::Root,
        beside: &[],
        is_generic: false,
    };
    for _ in 0..MAX_PASSES.min(MAX_READ / node.values()) {
        match T::deserialize(root) {
            Ok(value) => return Some(value),
            Err(fault) => {
                root.handle(fault);
                if session.is_skipped(node) {
                    return None;
                }
            }
        }
    }
    None
}

/// What a value belongs to, for messages.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Root,
    Key(&'a Key),
    /// An element of the list at this key, if the list has one.
    Element(Option<&'a Key>),
}

/// Reads one node.
#[derive(Clone, Copy)]
struct Decoder<'s, 'a, 'd> {
    session: &'s Session<'a, 'd>,
    node: &'a Node,
    subject: Subject<'a>,
    /// The entries of the mapping that it stands in.
    beside: &'a [(Key, Node)],
    /// Whether it is a value in a mapping whose keys serde did not tell: a struct that ignores it does not know its key.
    is_generic: bool,
}

impl<'a> Decoder<'_, 'a, '_> {
    /// The place to show: that of the value, or of its key if nothing is written or it has several lines.
    fn place(self) -> Span {
        let span = self.node.span;
        let text = self.session.source.slice(span);
        let is_long = text.contains('\n');
        match (self.subject, &self.node.kind) {
            (Subject::Key(key), _) if text.is_empty() || is_long => key.span,
            (_, Kind::Mapping(entries)) if is_long => entries.first().map_or(span, |(key, _)| key.span),
            _ => span,
        }
    }

    /// The place of the value, or of its key if nothing is written.
    fn node_place(self) -> Span {
        match self.subject {
            Subject::Key(key) if self.session.source.slice(self.node.span).is_empty() => key.span,
            Subject::Key(_) | Subject::Root | Subject::Element(_) => self.node.span,
        }
    }

    /// The name of the value in a sentence.
    fn name(self) -> String {
        match self.subject {
            Subject::Root => "the blueprint".to_owned(),
            Subject::Key(key) => quote(&key.text),
            Subject::Element(Some(key)) => format!("an element of {}", quote(&key.text)),
            Subject::Element(None) => "an element of the list".to_owned(),
        }
    }

    fn wrong_type(self, wanted: &str) -> Diagnostic {
        let message = format!("{} wants {wanted}, {}", self.name(), describe(self.node));
        Diagnostic::error(Code::WRONG_TYPE, self.place(), message)
    }

    /// Records a finding about this value.
    fn fail<T>(self, finding: Diagnostic) -> Result<T, Fault> {
        self.session.report(finding);
        Err(Fault::Reported)
    }

    /// Records a fault that came out of reading this value, once.
    fn handle(self, fault: Fault) {
        match fault {
            Fault::Handled => return,
            Fault::Missing(key) => return self.session.make_up(self.node, key),
            Fault::Reported => {}
            Fault::Wanted(wanted) => self.session.report(self.wrong_type(&wanted)),
            Fault::Message(message) => {
                self.session
                    .report(Diagnostic::error(Code::BAD_VALUE, self.place(), message));
            }
        }
        self.session.skip(self.node);
    }

    fn text(self) -> Result<&'a str, Fault> {
        self.takes_no_parameter()?;
        let node: &'a Node = self.node;
        match &node.kind {
            Kind::Scalar {
                text,
                plain: is_plain,
            } => {
                if !is_plain || plain(text) == Plain::Text {
                    return Ok(text);
                }
                self.fail(self.wrong_type("text").help(put_in_quotes(text)))
            }
            Kind::Null | Kind::Removed => {
                self.fail(self.wrong_type("text").help("write a text, or remove the key"))
            }
            Kind::Parameter(_) | Kind::Sequence(_) | Kind::Mapping(_) => self.fail(self.wrong_type("text")),
        }
    }

    fn integer<N: TryFrom<i128>>(self, min: i128, max: i128) -> Result<N, Fault> {
        self.takes_no_parameter()?;
        let Kind::Scalar {
            text,
            plain: is_plain,
        } = &self.node.kind
        else {
            return self.fail(self.wrong_type("a whole number"));
        };
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let is_decimal = !unsigned.is_empty() && unsigned.bytes().all(|digit| digit.is_ascii_digit());
        if !is_plain && is_decimal {
            return self.fail(self.wrong_type("a whole number").help("write it without quotes"));
        }
        if !is_decimal || (unsigned.starts_with('0') && unsigned.len() > 1) {
            let mut finding = self.wrong_type("a whole number");
            if text.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '-' | '+')) {
                finding = finding.help("write plain decimal digits");
            } else if let Some(seconds) = duration::seconds(text) {
                finding = finding.help(format!(
                    "write plain decimal digits: {}",
                    duration::words(seconds)
                ));
            }
            return self.fail(finding);
        }
        // what does not fit 128 bits does not fit any type
        let number = text
            .parse::<i128>()
            .ok()
            .filter(|number| (min..=max).contains(number));
        if let Some(number) = number.and_then(|number| N::try_from(number).ok()) {
            return Ok(number);
        }
        let message = format!("{} is {}, which is out of range", self.name(), quote(text));
        self.fail(
            Diagnostic::error(Code::OUT_OF_RANGE, self.place(), message)
                .help(format!("write a number from {min} to {max}")),
        )
    }

    fn float(self) -> Result<f64, Fault> {
        self.takes_no_parameter()?;
        if let Kind::Scalar { text, plain: true } = &self.node.kind
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'))
            && let Some(number) = text.parse::<f64>().ok().filter(|number| number.is_finite())
        {
            return Ok(number);
        }
        self.fail(self.wrong_type("a number"))
    }

    fn boolean(self) -> Result<bool, Fault> {
        self.takes_no_parameter()?;
        if let Kind::Scalar {
            text,
            plain: is_plain,
        } = &self.node.kind
        {
            match (text.as_str(), is_plain) {
                ("true", true) => return Ok(true),
                ("false", true) => return Ok(false),
                _ => {}
            }
            let meant = match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "y" => Some("true"),
                "false" | "no" | "off" | "n" => Some("false"),
                _ => None,
            };
            let help = meant.map(|word| format!("write `{word}` without quotes"));
            return self.fail(self.wrong_type("`true` or `false`").maybe_help(help));
        }
        self.fail(self.wrong_type("`true` or `false`"))
    }

    /// One of the words of an enumeration.
    fn word(self, words: &'static [&'static str]) -> Result<&'static str, Fault> {
        self.takes_no_parameter()?;
        let Kind::Scalar { text, .. } = &self.node.kind else {
            return self.fail(self.wrong_type(&alternatives(words.iter().copied())));
        };
        match words.iter().copied().find(|word| word == text) {
            Some(word) => Ok(word),
            None => self.fail(unknown_word(text, words, self.place(), &self.name())),
        }
    }

    /// Reads a part, and records what goes wrong in it.
    fn part<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Fault> {
        seed.deserialize(self).map_err(|fault| {
            self.handle(fault);
            Fault::Handled
        })
    }

    fn with(self, node: &'a Node, subject: Subject<'a>) -> Self {
        let beside = self.node.entries();
        Self {
            node,
            subject,
            beside,
            is_generic: false,
            ..self
        }
    }

    /// What may have been meant by a text or a list in place of a mapping.
    fn instead_of_mapping(self, fields: Option<&[&'static str]>) -> Option<String> {
        let text = match (&self.node.kind, fields) {
            (Kind::Null | Kind::Removed | Kind::Parameter(_) | Kind::Mapping(_), _) => return None,
            (Kind::Scalar { text, .. }, _) => text,
            (Kind::Sequence(_), Some(_)) => {
                return Some("write its keys without `- ` and without brackets".to_owned());
            }
            (Kind::Sequence(items), None) => {
                return Some(match items.first().map(|item| &item.kind) {
                    Some(Kind::Scalar { text, .. }) => {
                        format!("write `{{ {text}: {{}} }}`: a mapping of names, without `- ` and brackets")
                    }
                    _ => "write `<name>:` in place of each `- `, and what belongs to it below".to_owned(),
                });
            }
        };
        if let Some(meant) = with_blank(text) {
            return Some(format!("write `{meant}`, with a blank behind the `:`"));
        }
        if let Subject::Element(Some(key)) = self.subject
            && key.text == "uses"
            && fields.is_some_and(|fields| fields.contains(&"datastore"))
        {
            return Some(format!(
                "write `{{ datastore: {text} }}`, or another key that says what is used"
            ));
        }
        let Subject::Key(key) = self.subject else {
            return None;
        };
        let (above, _) = holder_above(self.beside, key)?;
        Some(indent_below(key, above))
    }

    fn unknown_key(self, key: &Key, fields: &[&'static str]) {
        if self.session.is_full() {
            return;
        }
        if let Some(reason) = refused::key(&key.text) {
            self.session.report(refusal(&key.text, reason, key.span));
            return;
        }
        let is_root = matches!(self.subject, Subject::Root);
        if !is_root && refused::is_ignored(&key.text) {
            let message = format!("`{}` says nothing here and is ignored", key.text);
            self.session
                .report(Diagnostic::information(Code::IGNORED_KEY, key.span, message).help("remove it"));
            return;
        }
        let place = if is_root {
            "at the top level".to_owned()
        } else {
            format!("in {}", self.name())
        };
        let message = format!("there is no key {} {place}", quote(&key.text));
        let finding = Diagnostic::error(Code::UNKNOWN_KEY, key.span, message);
        self.session.report(match elsewhere::find(&key.text, fields) {
            Some((cause, help)) => finding.cause(cause).help(help),
            None => finding.maybe_help(self.instead_of(key, fields)),
        });
    }

    /// What may have been meant by a key that is not among `fields`.
    fn instead_of(self, key: &Key, fields: &[&'static str]) -> Option<String> {
        if let Some(ours) = elsewhere::spelled(&key.text, fields) {
            return Some(format!("write `{ours}`"));
        }
        if let Some(help) = did_you_mean(&key.text, fields.iter().copied()) {
            return Some(help);
        }
        let entries = self.node.entries();
        if let Some((above, Node { kind: Kind::Null, .. })) = holder_above(entries, key) {
            return Some(indent_below(key, above));
        }
        if matches!(self.subject, Subject::Root)
            && let [section] = outline::sections_with(&key.text).as_slice()
        {
            return Some(format!("`{}` is a key of `{section}`: write it there", key.text));
        }
        (!fields.is_empty() && fields.len() <= MAX_LISTED)
            .then(|| format!("the keys here are {}", list_of(fields)))
    }

    /// Records that a required key is missing, once its type is known.
    fn report_missing(self, key: &str, wanted: Wanted) {
        let Kind::Mapping(entries) = &self.node.kind else {
            return self.report_missing_at(self.place(), key, wanted);
        };
        let written = entries.iter().find(|(written, _)| written.text == key);
        // it is there, and what is wrong with it was said
        if written.is_some_and(|(_, node)| self.session.is_skipped(node)) {
            return;
        }
        let place = match (written, self.subject) {
            // with nothing behind it
            (Some((key, _)), _) => key.span,
            (None, Subject::Key(holder)) => holder.span,
            (None, Subject::Root | Subject::Element(_)) => {
                entries.first().map_or(self.node.span, |(first, _)| first.span)
            }
        };
        self.report_missing_at(place, key, wanted);
    }

    fn report_missing_at(self, place: Span, key: &str, wanted: Wanted) {
        let message = format!("{} lacks the required key `{key}`", self.name());
        let help = match wanted {
            Wanted::Form(form) => format!("add `{key}: {form}`"),
            Wanted::Words(words) if words.len() <= MAX_LISTED => {
                format!("add `{key}:` with {}", alternatives(words.iter().copied()))
            }
            Wanted::Words(_) => format!("add `{key}: <word>`"),
        };
        self.session
            .report(Diagnostic::error(Code::MISSING_KEY, place, message).help(help));
    }
}

fn unknown_word(text: &str, words: &[&'static str], place: Span, name: &str) -> Diagnostic {
    if let Some(reason) = refused::word(text) {
        return refusal(text, reason, place);
    }
    let near = did_you_mean(text, words.iter().copied());
    let help = near.or_else(|| refused::instead_of_zone(text)).or_else(|| {
        (words.len() <= MAX_LISTED).then(|| format!("write {}", alternatives(words.iter().copied())))
    });
    let message = format!("{} is no word that {name} knows", quote(text));
    Diagnostic::error(Code::UNKNOWN_WORD, place, message).maybe_help(help)
}

fn refusal(word: &str, reason: &str, place: Span) -> Diagnostic {
    let message = format!("`{word}` belongs to a setup with keys");
    match reason.split_once("; ") {
        Some((cause, help)) => Diagnostic::error(Code::KEY_BASED, place, message)
            .cause(cause)
            .help(help),
        None => Diagnostic::error(Code::KEY_BASED, place, message).cause(reason),
    }
}

/// The last entry above a key that something may belong to: what was meant to may stand too far left.
fn holder_above<'a>(entries: &'a [(Key, Node)], key: &Key) -> Option<&'a (Key, Node)> {
    entries
        .iter()
        .take_while(|(known, _)| known.span.start < key.span.start)
        .filter(|(_, node)| !matches!(node.kind, Kind::Scalar { .. } | Kind::Parameter(_)))
        .last()
}

fn indent_below(key: &Key, above: &Key) -> String {
    format!(
        "indent `{}` further than `{}` if it belongs to it",
        key.text, above.text
    )
}

/// The words in backticks as `a`, `b` and `c`.
fn list_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
