//! References by logical name, and the names themselves.

use indexmap::IndexMap;

use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::shape::WordOr;
use crate::blueprint::{Items, OrParam};
use crate::diag::{Code, Diagnostic, Diagnostics, suggest};
use crate::model::Limit;
use crate::source::{Span, Spanned};

/// Things that have names.
pub(super) trait Declared {
    /// What a name leads to.
    type Found;

    fn named(self, name: &str) -> Option<Self::Found>;

    /// All names, in the order in which they were declared.
    fn names(self) -> Vec<String>;
}

impl<'d, T> Declared for &'d Items<T> {
    type Found = &'d T;

    fn named(self, name: &str) -> Option<&'d T> {
        self.get(name).map(|item| &item.value)
    }

    fn names(self) -> Vec<String> {
        self.keys().map(|key| key.value.clone()).collect()
    }
}

impl<T: Keyed<Key = String>> Declared for &Arena<T> {
    type Found = Handle<T>;

    fn named(self, name: &str) -> Option<Handle<T>> {
        self.keyed(name)
    }

    fn names(self) -> Vec<String> {
        self.iter().map(Keyed::key).collect()
    }
}

/// What `wanted` refers to among what is declared, by its bare name or with the section before it (`computes/cpu`).
///
/// A name that is not declared is a finding that suggests the nearest ones.
pub(super) fn lookup<D: Declared + Copy>(
    wanted: &Spanned<String>,
    section: &str,
    noun: &str,
    declared: D,
    diags: &mut Diagnostics,
) -> Option<D::Found> {
    if is_resource_id(&wanted.value) {
        diags.push(
            Diagnostic::error(
                Code::RESOURCE_ID,
                wanted.span,
                format!("{noun} is given by a resource id, where a name is wanted"),
            )
            .help(format!(
                "declare it, `{section}: {{ <name>: {{ existing: … }} }}`, and use its name here"
            )),
        );
        return None;
    }
    let bare = bare(&wanted.value, section);
    let found = declared.named(bare);
    if found.is_none() {
        let names = declared.names();
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        // where an identity is wanted, a word for the service's own may be
        let words = (section == "identities").then_some("system_assigned");
        let near = suggest::did_you_mean(bare, known.iter().copied().chain(words));
        let help = near.unwrap_or_else(|| {
            if known.is_empty() && matches!(section, "identities" | "storage" | "registries" | "key_vaults") {
                format!("declare it: `{section}: {{ {bare}: {{}} }}`")
            } else if known.is_empty() {
                format!("declare it under `{section}`")
            } else {
                format!("declared under `{section}`: {}", ticked(&known))
            }
        });
        diags.push(
            Diagnostic::error(
                Code::UNDECLARED,
                wanted.span,
                format!("{noun} `{}` is not declared", wanted.value),
            )
            .label(format!("no {noun} has this name"))
            .help(help),
        );
    }
    found
}

/// A name without the section before it, or the prefix that `az ml` writes before names of the workspace.
pub(super) fn bare<'w>(word: &'w str, section: &str) -> &'w str {
    word.strip_prefix(section)
        .and_then(|rest| rest.strip_prefix('/'))
        .or_else(|| word.strip_prefix("azureml:"))
        .unwrap_or(word)
}

/// Words in backticks, joined by commas.
pub(super) fn ticked(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Whether a text is a resource id of Azure.
pub(super) fn is_resource_id(text: &str) -> bool {
    text.get(..15)
        .is_some_and(|start| start.eq_ignore_ascii_case("/subscriptions/"))
}

/// A logical name: letters, digits, `-` and `_`, beginning with a letter, at most 40 characters.
pub(super) fn check_logical(name: &Spanned<String>, noun: &str, diags: &mut Diagnostics) {
    let mut letters = name.value.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    if !begins || !goes_on || name.value.len() > 40 {
        diags.push(
            Diagnostic::error(
                Code::BLUEPRINT_NAME,
                name.span,
                format!("`{}` can't be the name of {noun}", name.value),
            )
            .help("use at most 40 letters, digits, `-` and `_`, beginning with a letter"),
        );
    }
}

/// A number that has to keep within a limit of Azure.
pub(super) fn check_range(value: &Spanned<OrParam<u32>>, key: &str, limit: &Limit, diags: &mut Diagnostics) {
    // the value of a parameter is not seen
    let Some(number) = value.value.value().copied() else {
        return;
    };
    if !limit.allows(u64::from(number)) {
        diags.push(
            Diagnostic::error(
                Code::OUT_OF_RANGE,
                value.span,
                format!(
                    "`{key}` is {}, and Azure allows {} to {}",
                    number, limit.min, limit.max
                ),
            )
            .cause(format!("the limit of {}", limit.what))
            .help(format!("write a number from {} to {}", limit.min, limit.max)),
        );
    }
}

/// Where a value is written, if it is.
pub(super) fn place<T>(written: Option<&Spanned<T>>) -> Option<Span> {
    written.map(|written| written.span)
}

/// The beginning of a mapping: enough to underline it.
pub(super) fn head(span: Span) -> Span {
    Span::new(span.start, span.start + 1)
}

/// Where a word is written, or where the mapping in its place begins.
pub(super) fn place_of_form<M, W>(written: Option<&Spanned<WordOr<M, W>>>) -> Option<Span> {
    written.map(|written| match written.value {
        WordOr::Word(_) => written.span,
        WordOr::Body(_) => head(written.span),
    })
}

/// Where a mapping or list begins, which may go on over many lines.
pub(super) fn body<T>(written: Option<&Spanned<T>>) -> Option<Span> {
    place(written).map(head)
}

/// Where the first of named items is written.
pub(super) fn items<K, V>(written: &IndexMap<Spanned<K>, V>) -> Option<Span> {
    written.keys().next().map(|first| first.span)
}

/// A key that an item has to have; `example` is what to add where it does not.
pub(super) fn required<'v, T>(
    (noun, item): (&str, &Spanned<String>),
    value: Option<&'v Spanned<T>>,
    name: &str,
    example: &str,
    diags: &mut Diagnostics,
) -> Option<&'v Spanned<T>> {
    if value.is_none() {
        diags.push(
            Diagnostic::error(
                Code::MISSING_KEY,
                item.span,
                format!("{noun} `{}` has no `{name}`", item.value),
            )
            .help(format!("add `{example}`")),
        );
    }
    value
}

/// The finding for two spellings of one key in the same place.
pub(super) fn both_written(first: (&str, Span), second: (&str, Span)) -> Diagnostic {
    Diagnostic::error(
        Code::CONTRADICTION,
        second.1,
        format!("`{}` and `{}` say the same thing twice", first.0, second.0),
    )
    .also(first.1, "first written here")
    .help(format!("keep `{}`", first.0))
}

/// The one of two spellings that is written, if any; both is a finding.
pub(super) fn either<'v, T>(
    first: (&str, Option<&'v Spanned<T>>),
    second: (&str, Option<&'v Spanned<T>>),
    diags: &mut Diagnostics,
) -> Option<&'v Spanned<T>> {
    if let (Some(one), Some(two)) = (first.1, second.1) {
        diags.push(both_written((first.0, one.span), (second.0, two.span)));
    }
    first.1.or(second.1)
}
