//! Resources that exist already beside the platform.

use crate::arena::{Handle, Keyed};
use crate::model::{Kind, Place, VersionedType};
use crate::source::Span;

/// A resource beside the platform, which exists already.
#[derive(Debug, Clone)]
pub struct External {
    /// What it is to the platform.
    pub kind: Kind,
    /// Its type.
    pub resource_type: VersionedType,
    /// Where it lies.
    pub place: Place,
    /// What it is a child of.
    pub parent: Option<Handle<External>>,
    /// The last segment of its name.
    pub name: String,
    /// Where it is first named.
    pub span: Span,
}

/// By where it lies, its type and its name, whose case does not count.
impl Keyed for External {
    type Key = (Option<Handle<External>>, Place, String, String);

    fn key(&self) -> Self::Key {
        (
            self.parent,
            self.place.in_lower_case(),
            self.resource_type.arm.to_ascii_lowercase(),
            self.name.to_ascii_lowercase(),
        )
    }
}
