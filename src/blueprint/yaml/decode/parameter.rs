//! Parameters where values stand: which one it is, and whether it fits.

use super::Decoder;
use crate::blueprint::yaml::declared::TEXT;
use crate::blueprint::yaml::node::{Kind, Node};
use crate::blueprint::yaml::protocol::{Fault, PARAMETER_GUID, PARAMETER_INT};
use crate::diag::suggest::did_you_mean;
use crate::diag::{Code, Diagnostic};

/// The words of all types.
const TYPES: [&str; 4] = [TEXT, "int", "bool", "guid"];

impl<'a> Decoder<'_, 'a, '_> {
    /// The parameter that stands here, if one does; one that is not declared, or does not fit, is a finding.
    pub(super) fn parameter(self, protocol: &str) -> Result<Option<&'a str>, Fault> {
        let node: &'a Node = self.node;
        let Kind::Parameter(name) = &node.kind else {
            return Ok(None);
        };
        let declared = &self.session.parameters.0;
        let (first, also) = wanted(protocol);
        let Some((_, kind)) = declared.get(name.as_str()) else {
            let help = did_you_mean(name, declared.keys().copied()).unwrap_or_else(|| {
                format!("declare it at the top: `parameters: {{ {name}: {{ type: {first} }} }}`")
            });
            return self.fail(
                Diagnostic::error(
                    Code::UNDECLARED,
                    self.place(),
                    format!("parameter `{name}` is not declared"),
                )
                .help(help),
            );
        };
        // what is wrong with another word is said where it is declared
        if !TYPES.contains(kind) || *kind == first || Some(*kind) == also {
            return Ok(Some(name));
        }
        self.fail(
            Diagnostic::error(
                Code::WRONG_TYPE,
                self.place(),
                format!(
                    "{} wants a parameter of type `{first}`, and `{name}` is of type `{kind}`",
                    self.name()
                ),
            )
            .help(format!("write `type: {first}` under `parameters.{name}`")),
        )
    }

    /// That this is no parameter: one stands only where it changes neither what exists nor who gets what.
    pub(super) fn takes_no_parameter(self) -> Result<(), Fault> {
        let Kind::Parameter(name) = &self.node.kind else {
            return Ok(());
        };
        self.fail(
            Diagnostic::error(
                Code::PARAMETER_PLACE,
                self.place(),
                format!("{} takes no parameter, and this is `${{param:{name}}}`", self.name()),
            )
            .cause("names, references, groups and kinds decide what exists and who gets what, and that is reviewed in the blueprint")
            .help("write the value itself; what differs between environments stands under `environments`"),
        )
    }
}

/// The type that fits, and another one that does.
fn wanted(protocol: &str) -> (&'static str, Option<&'static str>) {
    match protocol {
        PARAMETER_INT => ("int", None),
        PARAMETER_GUID => ("guid", None),
        _ => (TEXT, Some("guid")),
    }
}
