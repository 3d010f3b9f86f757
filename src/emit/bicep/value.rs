//! Values of a template as Bicep code.

use super::text::{self, Code, Entry};
use crate::emit::bug::Bug;
use crate::emit::shared::parts::PRINCIPAL_IDS;
use crate::emit::shared::value::{Key, Piece, Value, Values};
use crate::model::{Expr, ResourceId};

/// Prints values of one model in Bicep.
#[derive(Clone, Copy)]
pub(super) struct Printer<'a> {
    pub(super) values: Values<'a>,
}

/// Hosts that the linter wants to be taken from `environment()`. In text of the blueprint they are only text.
/// Source: Azure/bicep `src/Bicep.Core/Configuration/bicepconfig.json`.
const HOSTS: &[&str] = &[
    "management.core.windows.net",
    "gallery.azure.com",
    "management.azure.com",
    "database.windows.net",
    "core.windows.net",
    "login.microsoftonline.com",
    "graph.windows.net",
    "graph.microsoft.com",
    "trafficmanager.net",
    "datalake.azure.net",
    "azuredatalakestore.net",
    "azuredatalakeanalytics.net",
    "vault.azure.net",
    "api.loganalytics.io",
    "api.loganalytics.iov1",
    "asazure.windows.net",
];

const OTHER_REGION: &str =
    "#disable-next-line no-hardcoded-location // that of the network, whatever region the rest is in";

const SILENCE: &str = "#disable-next-line no-hardcoded-env-urls // text of the blueprint";

/// A property whose value is text of the blueprint: where it names a host, the linter is told to let it be.
pub(super) fn text_entry(key: &str, text: &str) -> Entry {
    let mut entry = Entry::new(key, Code::text(text));
    entry.silence = silence(text);
    entry
}

/// The line that keeps the linter silent about a text of the blueprint that names a host.
pub(super) fn silence(text: &str) -> Option<&'static str> {
    let lowered = text.to_ascii_lowercase();
    HOSTS.iter().any(|host| lowered.contains(host)).then_some(SILENCE)
}

impl Printer<'_> {
    /// An expression of the model.
    pub(super) fn of(&self, expr: &Expr) -> Result<Code, Bug> {
        self.code(&self.values.of(expr)?)
    }

    /// A value.
    pub(super) fn code(&self, value: &Value) -> Result<Code, Bug> {
        Ok(match value {
            Value::Bool(truth) => Code::Boolean(*truth),
            Value::Int(number) => Code::Integer(*number),
            Value::Text(pieces) => {
                let pieces = pieces.iter().map(|piece| {
                    Ok(match piece {
                        Piece::Literal(text) => text::Piece::Literal(text.clone()),
                        Piece::Hole(value) => text::Piece::Hole(self.code(value)?),
                    })
                });
                Code::Text(pieces.collect::<Result<_, Bug>>()?)
            }
            Value::Array(items) => Code::Array(self.codes(items)?),
            Value::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| self.entry(key, value));
                Code::Object(entries.collect::<Result<_, _>>()?)
            }
            Value::Parameter(name) | Value::Variable(name) => Code::name(name),
            Value::Call(function, arguments) => Code::call(*function, self.codes(arguments)?),
            Value::Member(base, name) => self.code(base)?.member(name),
            Value::Name(id) => self.symbol(*id)?.member("name"),
            Value::Id(id) => self.symbol(*id)?.member("id"),
            Value::Property(id, path) => {
                let properties = self.symbol(*id)?.member("properties");
                path.iter().fold(properties, |value, name| value.member(*name))
            }
            Value::SystemPrincipalId(id) => self.symbol(*id)?.member("identity").member("principalId"),
            Value::OfPart(part, owner) => ["outputs", PRINCIPAL_IDS, owner]
                .into_iter()
                .fold(Code::name(part), Code::member),
        })
    }

    fn codes(&self, values: &[Value]) -> Result<Vec<Code>, Bug> {
        values.iter().map(|value| self.code(value)).collect()
    }

    fn entry(&self, key: &Key, value: &Value) -> Result<Entry, Bug> {
        Ok(match (key, value.literal()) {
            (Key::Text(key), Some(text)) => text_entry(key, text),
            (Key::Text(key), None) => Entry::new(key.as_str(), self.code(value)?),
            (Key::Id(id), _) => Entry::new(
                text::Key::Value(self.symbol(*id)?.member("id")),
                self.code(value)?,
            ),
        })
    }

    /// Properties of a declaration. A region that is written out is not the deployment's, and the linter is told so.
    pub(super) fn entries(&self, body: &[(&'static str, Value)]) -> Result<Vec<Entry>, Bug> {
        let entries = body.iter().map(|(key, value)| {
            let mut entry = Entry::new(*key, self.code(value)?);
            if *key == "location" && value.literal().is_some_and(|region| region != "global") {
                entry.silence = Some(OTHER_REGION);
            }
            Ok(entry)
        });
        entries.collect()
    }

    /// The symbolic name of a resource.
    pub(super) fn symbol(&self, id: ResourceId) -> Result<Code, Bug> {
        Ok(Code::name(self.values.symbols.resource(id)?))
    }
}
