//! From bytes to spanned structs, collecting as many mistakes as possible on the way.
//!
//! [`source`] checks that the bytes are text, [`parse`] reads the text into a tree of [`Node`]s that remember their
//! places, and [`decode()`] feeds ordinary `derive(Deserialize)` structs from it. Only files of this room name the YAML
//! crate; of it we use the event parser that it re-exports, because duplicate keys, tags and the spelling of a scalar
//! are gone once it has resolved them.
//!
//! Structs that are decoded must not use `flatten`, `untagged` or an internal `tag`: these buffer values and lose
//! their places. Where a value may have several shapes, use the types in [`shape`](super::shape).

mod certain;
mod comments;
mod declared;
mod decode;
mod explained;
mod findings;
mod layers;
mod lines;
mod mapping;
mod missing;
mod node;
mod path;
mod protocol;
mod scalar;
mod secrets;
mod syntax;
mod text;
mod tree;

pub use certain::certain;
pub(super) use comments::{Comment, comments};
pub use decode::decode;
pub use explained::explain;
pub(super) use layers::OF_THE_FILE;
pub use layers::{Environment, Layers};
pub use node::{Key, Kind, Node};
pub(super) use path::path;
pub(super) use protocol::{PARAMETER_GUID, PARAMETER_INT, PARAMETER_TEXT, SHAPE, SPANNED};
pub use text::is_parameter_name;
pub use tree::parse;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Source;
use findings::span;

/// Largest file that is read, in bytes. Of a larger one no more than one byte beyond has to be handed in.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// How deep lists and mappings may stand in each other.
const MAX_DEPTH: usize = 64;

/// The text of a file. If it is not one, the finding says why and the source serves only to show it: call
/// [`Diagnostics::halt_on_error`] before [`parse`].
pub fn source(name: &str, bytes: &[u8], diags: &mut Diagnostics) -> Source {
    if bytes.len() > MAX_BYTES {
        diags.push(
            Diagnostic::error(
                Code::TOO_LARGE,
                None,
                format!("the file has more than {MAX_BYTES} bytes, the most that is read"),
            )
            .help("split the blueprint"),
        );
        return Source::new(name, "");
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let source = Source::new(name, text);
            secrets::hide(&source, diags);
            source
        }
        Err(error) => {
            let at = error.valid_up_to();
            // up to there the replaced text is the same, so the place is right
            let text = String::from_utf8_lossy(bytes);
            let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
            let byte = bytes.get(at).copied().unwrap_or_default();
            diags.push(
                Diagnostic::error(
                    Code::NOT_UTF8,
                    span(at, end),
                    format!("the byte `{byte:02X}` here is not UTF-8"),
                )
                .help("save the file as UTF-8"),
            );
            let source = Source::new(name, text);
            secrets::hide(&source, diags);
            source
        }
    }
}

#[cfg(test)]
mod tests;
