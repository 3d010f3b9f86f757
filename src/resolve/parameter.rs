//! What a blueprint declares as parameters of its templates.

use std::collections::BTreeMap;

use super::top;
use crate::blueprint::yaml::is_parameter_name;
use crate::blueprint::{Items, ParameterEntry, ParameterType, Scalar};
use crate::catalog::parameters::RESERVED;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Expr, Parameter, ParameterKind};
use crate::source::{Span, Spanned};

/// The parameters in the order in which they are written, checked.
pub(super) fn parameters(written: &Items<ParameterEntry>, diags: &mut Diagnostics) -> Vec<Parameter> {
    let mut known: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    written
        .iter()
        .map(|(name, entry)| {
            check_name(name, diags);
            let words: Vec<&str> = name.value.split('_').filter(|word| !word.is_empty()).collect();
            if let Some(twin) = known.insert(words.join("_"), name) {
                let message = format!(
                    "parameters `{}` and `{}` are one in snake case",
                    twin.value, name.value
                );
                diags.push(
                    Diagnostic::error(Code::PARAMETER, name.span, message)
                        .also(twin.span, "the other one")
                        .help("rename one of them"),
                );
            }
            let declaration = Declaration {
                name,
                entry: &entry.value,
            };
            declaration.check_bounds(diags);
            declaration.parameter(diags)
        })
        .collect()
}

fn check_name(name: &Spanned<String>, diags: &mut Diagnostics) {
    let message = format!("`{}` can't name a parameter", name.value);
    if !is_parameter_name(&name.value) {
        diags.push(
            Diagnostic::error(Code::PARAMETER, name.span, message)
                .cause("every target has it under this name")
                .help("begin with a letter and use 1 to 40 of `a-z`, `0-9` and `_`"),
        );
    } else if RESERVED.contains(&name.value.as_str()) {
        diags.push(
            Diagnostic::error(Code::PARAMETER, name.span, message)
                .cause("a target or its templates use the word for something else")
                .help(format!("write another name, such as `{}_value`", name.value)),
        );
    }
}

/// One parameter as it is written.
struct Declaration<'b> {
    name: &'b Spanned<String>,
    entry: &'b ParameterEntry,
}

impl Declaration<'_> {
    fn kind(&self) -> ParameterType {
        self.entry
            .kind
            .as_ref()
            .map(|kind| kind.value)
            .unwrap_or_default()
    }

    fn finding(&self, span: Span, what: impl std::fmt::Display) -> Diagnostic {
        Diagnostic::error(
            Code::PARAMETER,
            span,
            format!("parameter `{}` {what}", self.name.value),
        )
    }

    /// Bounds, which fit the type and each other.
    fn check_bounds(&self, diags: &mut Diagnostics) {
        let (min, max) = (self.entry.min.as_ref(), self.entry.max.as_ref());
        let kind = self.kind();
        for (word, bound) in [("min", min), ("max", max)] {
            let Some(bound) = bound else { continue };
            match kind {
                ParameterType::Bool | ParameterType::Guid => diags.push(
                    self.finding(
                        bound.span,
                        format_args!("has a `{word}` and is of type `{}`", kind.word()),
                    )
                    .cause("bounds are lengths of a `string` or bounds of an `int`")
                    .help(format!("remove `{word}`")),
                ),
                ParameterType::String if bound.value < 0 => diags.push(
                    self.finding(
                        bound.span,
                        format_args!("has a `{word}` of {}, and no text is so short", bound.value),
                    )
                    .help("write a length"),
                ),
                ParameterType::String | ParameterType::Int => {}
            }
        }
        if let (Some(min), Some(max)) = (min, max)
            && min.value > max.value
        {
            diags.push(
                self.finding(
                    min.span,
                    format_args!("has a `min` of {} above its `max` of {}", min.value, max.value),
                )
                .also(max.span, "`max`")
                .help("lower `min`, or raise `max`"),
            );
        }
    }

    fn parameter(&self, diags: &mut Diagnostics) -> Parameter {
        let written = self.entry.allowed.as_ref();
        let mut allowed: Vec<Expr> = Vec::new();
        if let Some(list) = written.filter(|list| list.value.is_empty()) {
            diags.push(
                self.finding(list.span, "allows no value")
                    .help("write values, or remove `allowed`"),
            );
        }
        for item in written.into_iter().flat_map(|list| &list.value) {
            let Some(value) = self.value(item, "allowed", diags) else {
                continue;
            };
            if allowed.contains(&value) {
                diags.push(
                    self.finding(item.span, "allows this value twice")
                        .help("remove one"),
                );
            }
            allowed.push(value);
        }
        let default = self.entry.default.as_ref();
        let value = default.and_then(|default| self.value(default, "default", diags));
        if let (Some(default), Some(value), Some(list)) = (default, &value, written)
            && !allowed.is_empty()
            && !allowed.contains(value)
        {
            diags.push(
                self.finding(
                    default.span,
                    "has a default that is none of the values that it allows",
                )
                .also(list.span, "those that are allowed")
                .help("write one of them as `default`, or allow this one"),
            );
        }
        Parameter {
            name: self.name.value.clone(),
            kind: match self.kind() {
                ParameterType::String => ParameterKind::String,
                ParameterType::Int => ParameterKind::Int,
                ParameterType::Bool => ParameterKind::Bool,
                ParameterType::Guid => ParameterKind::Guid,
            },
            description: self.description(),
            default: value,
            allowed,
            min: self.entry.min.as_ref().map(|min| min.value),
            max: self.entry.max.as_ref().map(|max| max.value),
        }
    }

    /// What whoever deploys reads of it, which is never nothing.
    fn description(&self) -> String {
        let written = self.entry.description.as_ref().map(|text| text.value.as_str());
        written.filter(|text| !text.trim().is_empty()).map_or_else(
            || format!("Parameter {} of the blueprint.", self.name.value),
            str::to_owned,
        )
    }

    /// A value of the parameter's type, within its bounds, that stands under a key.
    fn value(&self, written: &Spanned<Scalar>, key: &str, diags: &mut Diagnostics) -> Option<Expr> {
        let value = match (self.kind(), &written.value) {
            (ParameterType::String, Scalar::Text(text)) => Expr::Text(text.clone()),
            (ParameterType::Int, Scalar::Int(number)) => Expr::Int(*number),
            (ParameterType::Bool, Scalar::Bool(truth)) => Expr::Bool(*truth),
            (ParameterType::Guid, Scalar::Text(text)) => {
                let text = Spanned::new(text.clone(), written.span);
                return top::guid(Some(&text), key, diags).map(Expr::Text);
            }
            (kind, Scalar::Text(_) | Scalar::Int(_) | Scalar::Bool(_)) => {
                let help = match kind {
                    ParameterType::String | ParameterType::Guid => "put it in quotes",
                    ParameterType::Int => "write plain decimal digits without quotes",
                    ParameterType::Bool => "write `true` or `false` without quotes",
                };
                let message = format!(
                    "`{key}` of parameter `{}` is no `{}`",
                    self.name.value,
                    kind.word()
                );
                diags.push(Diagnostic::error(Code::WRONG_TYPE, written.span, message).help(help));
                return None;
            }
        };
        let size = match &written.value {
            Scalar::Text(text) => i64::try_from(text.chars().count()).unwrap_or(i64::MAX),
            Scalar::Int(number) => *number,
            Scalar::Bool(_) => return Some(value),
        };
        let below = self.entry.min.as_ref().filter(|min| size < min.value);
        let above = self.entry.max.as_ref().filter(|max| size > max.value);
        if let Some(bound) = below.or(above) {
            let has = if self.kind() == ParameterType::Int {
                "is"
            } else {
                "has a length of"
            };
            diags.push(
                Diagnostic::error(
                    Code::PARAMETER,
                    written.span,
                    format!(
                        "`{key}` of parameter `{}` {has} {size}, beyond its bound of {}",
                        self.name.value, bound.value
                    ),
                )
                .also(bound.span, "the bound")
                .help("change one of the two"),
            );
        }
        Some(value)
    }
}
