//! What points to a resource.

use serde::Serialize;

/// A resource of the model: an index into [`Model::resources`](super::Model::resources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ResourceId(pub usize);
