//! The errors of the YAML parser in our words.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::findings::span;
use super::{MAX_DEPTH, lines};
use crate::diag::{Code, Diagnostic};
use crate::source::Source;

/// The finding for an error of the parser.
pub(super) fn finding(source: &Source, error: &ScanError) -> Diagnostic {
    let text = source.text();
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let place = span(
        at,
        at + text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8),
    );
    let kind = error.kind();

    let is_tab = matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    );
    // whatever the parser makes of it: with a tab in front of the line, the tab is the mistake
    if let Some(tab) = tab_in_indentation(text, at, is_tab) {
        return Diagnostic::error(
            Code::TAB,
            span(tab, tab + 1),
            "YAML forbids tabs in the indentation",
        )
        .help("indent with spaces");
    }
    if is_tab {
        return Diagnostic::error(Code::TAB, place, "YAML forbids a tab here").help("use spaces");
    }
    if *kind == ErrorKind::RecursionLimitExceeded {
        return Diagnostic::error(
            Code::TOO_DEEP,
            place,
            format!("lists and mappings stand in each other more than {MAX_DEPTH} deep"),
        );
    }
    let surrogate = matches!(
        kind,
        ErrorKind::InvalidLowSurrogate
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape
    );
    if surrogate {
        let message = "this escape is half of a surrogate pair or no character at all";
        return Diagnostic::error(Code::FORBIDDEN_CHARACTER, place, message)
            .help("write the character itself, or `\\U` with its eight hexadecimal digits");
    }
    if let ErrorKind::Custom(_) | ErrorKind::UnexpectedCharacter { .. } = kind
        && let Some(char @ ('@' | '`' | '%')) = text.get(at..).and_then(|rest| rest.chars().next())
    {
        let char = if char == '`' {
            "a backtick".to_owned()
        } else {
            format!("`{char}`")
        };
        let message = format!("a text cannot begin with {char} unless it is in quotes");
        return Diagnostic::error(Code::SYNTAX, place, message).help("put the text in quotes");
    }
    let (message, help) = words(kind);
    if matches!(help, Some(INDENTATION | QUOTES))
        && let Some(slip) = lines::slip(text, at)
    {
        return slip;
    }
    Diagnostic::error(Code::SYNTAX, place, message).maybe_help(help.map(str::to_owned))
}

/// The tab in the indentation of the line at `at`, or of the line before: some errors are noticed late. If the parser
/// complains of a tab, it may also be further down, because a text is reported where it begins.
fn tab_in_indentation(text: &str, at: usize, is_tab: bool) -> Option<usize> {
    let start_of = |end: usize| {
        text.get(..end)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1)
    };
    let start = start_of(at);
    let previous = start_of(start.saturating_sub(1));
    let tab = |start: usize| {
        let line = text.get(start..)?;
        let content = line.trim_start_matches([' ', '\t']);
        // an empty line and a comment may be indented with anything
        if content.starts_with(['\r', '\n', '#']) {
            return None;
        }
        line.get(..line.len() - content.len())?
            .find('\t')
            .map(|tab| start + tab)
    };
    tab(start)
        .or_else(|| tab(previous).filter(|tab| *tab == previous))
        .or_else(|| {
            let rest = text.get(at..).filter(|_| is_tab)?;
            rest.match_indices('\n').find_map(|(line, _)| tab(at + line + 1))
        })
}

const INDENTATION: &str =
    "keys of one mapping begin in the same column, what belongs to a key begins further right";
const QUOTES: &str =
    "put text with `: ` or ` #` in it, or with special characters at its beginning, in quotes";
const BRACKET: &str = "close the bracket, or put the text in quotes";

/// The usual mistakes: what is wrong, and what to do.
const USUAL: &[(&[ErrorKind], &str, &str)] = &[
    (
        &[
            ErrorKind::UnexpectedEofFlowSequence,
            ErrorKind::UnexpectedEofFlowMapping,
            ErrorKind::UnexpectedEofImplicitFlowMapping,
        ],
        "a bracket is never closed",
        BRACKET,
    ),
    (
        &[ErrorKind::MisplacedFlowCollectionEnd],
        "this bracket closes nothing",
        "remove the bracket, or put the text in quotes",
    ),
    (
        &[
            ErrorKind::UnclosedQuotedScalar,
            ErrorKind::DocumentIndicatorInQuotedScalar,
        ],
        "a quote is opened and never closed",
        "close the quote",
    ),
    (
        &[
            ErrorKind::InvalidTrailingDoubleQuotedScalar,
            ErrorKind::InvalidTrailingSingleQuotedScalar,
        ],
        "there is more text after the closing quote",
        "put the whole text in one pair of quotes",
    ),
    (
        &[
            ErrorKind::UnknownQuotedScalarEscape,
            ErrorKind::InvalidQuotedScalarHexEscape,
        ],
        "this is no escape that YAML knows",
        "in double quotes a backslash is written `\\\\`; single quotes need no escapes",
    ),
    (
        &[
            ErrorKind::MappingValueNotAllowed,
            ErrorKind::InvalidColonPlacement,
        ],
        "a `:` with a value cannot stand here",
        QUOTES,
    ),
    (
        &[ErrorKind::SimpleKeyExpected, ErrorKind::InvalidSimpleKey],
        "a key needs a `:` after it, on the same line",
        INDENTATION,
    ),
    (
        &[
            ErrorKind::ExpectedBlockMappingKey,
            ErrorKind::ExpectedBlockSequenceEntry,
            ErrorKind::InvalidIndentation,
            ErrorKind::InvalidFlowScalarIndent,
            ErrorKind::InvalidQuotedScalarIndent,
            ErrorKind::MappingKeyNotAllowed,
            ErrorKind::UnexpectedEofBlockMapping,
            ErrorKind::UnexpectedEofBlockSequence,
        ],
        "the indentation does not fit, or a key lacks its `:`",
        INDENTATION,
    ),
    (
        &[
            ErrorKind::BlockSequenceEntryNotAllowed,
            ErrorKind::BlockEntryInFlowCollection,
        ],
        "an element of a list (`- `) cannot stand here",
        "begin the list on a line of its own, or write `[a, b]`",
    ),
    (
        &[ErrorKind::ExpectedFlowMappingSeparator],
        "a `,` or `}` is missing",
        "separate the entries by `,` and close with `}`",
    ),
    (
        &[ErrorKind::ExpectedFlowSequenceSeparator],
        "a `,` or `]` is missing",
        "separate the elements by `,` and close with `]`",
    ),
    (&[ErrorKind::ExpectedNodeContent], "a value is missing", QUOTES),
    (
        &[
            ErrorKind::UndeclaredTagHandle,
            ErrorKind::InvalidTagTerminator,
            ErrorKind::MissingTagUri,
            ErrorKind::UnclosedVerbatimTag,
        ],
        "a text that begins with `!` is a tag",
        "put the text in quotes",
    ),
    (
        &[ErrorKind::MissingAnchorOrAliasName],
        "`&` and `*` begin an anchor or alias, and a name must follow",
        "put the text in quotes if it is none",
    ),
    (
        &[ErrorKind::ExpectedDocumentStart, ErrorKind::InvalidDocumentEnd],
        "there is more text after the end of the blueprint",
        INDENTATION,
    ),
    (
        &[
            ErrorKind::InvalidBlockScalarIndent,
            ErrorKind::CommentInterceptedScalar,
        ],
        "a line of this text is not indented as the others",
        "indent all lines of the text in the same way",
    ),
];

fn words(kind: &ErrorKind) -> (String, Option<&'static str>) {
    if let ErrorKind::UnclosedFlowCollection { open } = kind {
        return (format!("the bracket `{open}` is never closed"), Some(BRACKET));
    }
    if let ErrorKind::MismatchedFlowCollectionEnd { open, close } = kind {
        let help = "close each bracket by its own kind";
        return (format!("the bracket `{open}` is closed by `{close}`"), Some(help));
    }
    USUAL.iter().find(|(kinds, ..)| kinds.contains(kind)).map_or_else(
        || (plain_words(kind), None),
        |(_, message, help)| ((*message).to_owned(), Some(*help)),
    )
}

/// What the parser says, in lower case and without what it was doing.
fn plain_words(kind: &ErrorKind) -> String {
    let text = kind.to_string();
    let text = text
        .strip_prefix("while ")
        .and_then(|text| text.split_once(", "))
        .map_or(text.as_str(), |(_, text)| text);
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "the text is not YAML".to_owned(),
    }
}
