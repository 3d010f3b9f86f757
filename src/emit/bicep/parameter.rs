//! Parameters of a file, and the values that the parameters file gives.

use super::text::{self, Code, Markup};
use super::value::{Printer, silence};
use crate::emit::bug::Bug;
use crate::emit::shared::parameters::{bounds, type_of};
use crate::model::{Expr, Parameter, ParameterKind};

impl Printer<'_> {
    /// The declaration of a parameter.
    pub(super) fn parameter(&self, parameter: &Parameter, has_default: bool) -> Result<Markup, Bug> {
        let mut parts: Vec<Markup> = silence(&parameter.description)
            .map(text::silence)
            .into_iter()
            .collect();
        parts.push(text::description(&parameter.description));
        if !parameter.allowed.is_empty() {
            let allowed = parameter.allowed.iter().map(|value| self.of(value));
            let allowed = Code::Array(allowed.collect::<Result<_, _>>()?);
            parts.push(text::decorator(&Code::call("allowed", vec![allowed])));
        }
        for (name, bound) in bounds(parameter) {
            parts.push(text::decorator(&Code::call(name, vec![Code::Integer(bound)])));
        }
        let default = parameter.default.as_ref().filter(|_| has_default);
        let literal = default.and_then(Expr::as_text);
        parts.extend(literal.and_then(silence).map(text::silence));
        let default = default.map(|value| self.of(value)).transpose()?;
        parts.push(text::parameter(
            &parameter.name,
            type_of(parameter),
            default.as_ref(),
        ));
        Ok(text::lines(&parts))
    }

    /// Its line in the parameters file: the value of the blueprint, or else that of the environment variable of its name. One that is not
    /// set is refused by the bounds of the parameter when it is deployed, and not before: `any` lets it pass until then.
    pub(super) fn given(&self, parameter: &Parameter) -> Result<Markup, Bug> {
        let value = if let Some(default) = &parameter.default {
            self.of(default)?
        } else {
            let read = |unset: &str| {
                Code::call(
                    "readEnvironmentVariable",
                    vec![Code::text(&parameter.name), Code::text(unset)],
                )
            };
            let read = match parameter.kind {
                ParameterKind::String | ParameterKind::Guid => read(""),
                ParameterKind::Int => Code::call("int", vec![read("0")]),
                ParameterKind::Bool => Code::call("bool", vec![read("false")]),
            };
            Code::call("any", vec![read])
        };
        Ok(text::given(&parameter.name, &value))
    }
}
