//! What serde and the decoder say to each other: why it gave up, and the names by which types of ours ask for more than a value.

/// The name by which [`Spanned`](crate::source::Spanned) asks for its place.
pub(in crate::blueprint) const SPANNED: &str = "$amlgen::Spanned";
/// The name by which the types of [`shape`](crate::blueprint::shape) ask for the shape of a value.
pub(in crate::blueprint) const SHAPE: &str = "$amlgen::Shape";

/// The names by which [`OrParam`](crate::blueprint::parameter::OrParam) asks for a value or a parameter: of text,
pub(in crate::blueprint) const PARAMETER_TEXT: &str = "$amlgen::ParameterText";
/// of a whole number,
pub(in crate::blueprint) const PARAMETER_INT: &str = "$amlgen::ParameterInt";
/// and of a GUID.
pub(in crate::blueprint) const PARAMETER_GUID: &str = "$amlgen::ParameterGuid";

/// Why serde gave up.
#[derive(Debug)]
pub(super) enum Fault {
    /// Recorded, and the node is marked.
    Handled,
    /// Recorded; the node is not marked yet.
    Reported,
    /// A mapping lacks a required key.
    Missing(&'static str),
    /// Something else is wanted here.
    Wanted(String),
    /// What a `Deserialize` of ours says.
    Message(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Handled | Self::Reported => f.write_str("a mistake that was reported"),
            Self::Missing(key) => write!(f, "the key `{key}` is missing"),
            Self::Wanted(wanted) => write!(f, "{wanted} is wanted"),
            Self::Message(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Message(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, wanted: &dyn serde::de::Expected) -> Self {
        Self::Wanted(wanted.to_string())
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, wanted: &dyn serde::de::Expected) -> Self {
        Self::Wanted(wanted.to_string())
    }
}
