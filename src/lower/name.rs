//! Azure names, composed from the blueprint's name and the logical name.
//!
//! The pattern is `<abbreviation>-<blueprint>[-<logical name>]` with the abbreviations of the Cloud Adoption Framework.
//! Names that have to be unique in the world end in a [`Suffix`], so that two people who build the same blueprint never
//! fight over one name.

use super::Lowering;
use crate::diag::{Code, Diagnostic};
use crate::model::{Expr, Suffix};
use crate::resolve::Item;

/// Characters of the readable part of a globally unique name: with the abbreviation of two and a suffix of eight, a
/// storage account's 24 are used up.
const READABLE: usize = 14;

impl Lowering<'_> {
    /// What the parts of a composed name say, joined: `vision`, `vision-data`.
    fn stem(&self, item: &Item) -> String {
        let platform = &self.resolved.name.value;
        if item.is_default() {
            platform.clone()
        } else {
            format!("{platform}-{}", item.logical)
        }
    }

    /// The name that the author sets for an item, on itself or for its kind.
    fn written_name(&self, item: &Item, kind: &str) -> Option<Expr> {
        let by_kind = || {
            let names = &self.resolved.naming.names;
            let only = item.is_default();
            names
                .iter()
                .find(|(key, _)| only && key.value == kind)
                .map(|(_, name)| name)
        };
        item.name
            .as_ref()
            .or_else(by_kind)
            .map(|name| Expr::Text(name.value.clone()))
    }

    /// The name of a resource that is unique in its group: `mlw-vision`.
    pub(super) fn group_name(&self, abbreviation: &str, kind: &str, item: &Item) -> Expr {
        self.written_name(item, kind)
            .unwrap_or_else(|| Expr::Text(format!("{abbreviation}-{}", self.stem(item))))
    }

    /// The name of something that is unique in its region: `score-s3f2a9c01`.
    pub(super) fn regional_name(&mut self, item: &Item) -> Expr {
        if let Some(name) = &item.name {
            return Expr::Text(name.value.clone());
        }
        let prefix = format!("{}-s", item.logical);
        let seed = self.resolved.name.value.clone();
        self.ending_in_suffix(prefix, "", seed)
    }

    /// A name that ends in the literal suffix, or in one that the deployment computes from `seed`.
    fn ending_in_suffix(&mut self, prefix: String, logical: &str, seed: String) -> Expr {
        if let Some(suffix) = &self.resolved.naming.suffix {
            return Expr::Text(format!("{prefix}{}", suffix.value));
        }
        let known = self.suffixes.iter().position(|known| known.seed == seed);
        let suffix = known.unwrap_or_else(|| {
            self.suffixes.push(Suffix {
                logical: logical.to_owned(),
                seed,
            });
            self.suffixes.len() - 1
        });
        Expr::Unique { prefix, suffix }
    }

    /// The name of a resource that is unique in the world: `stvisiondata3f2a9c01`.
    pub(super) fn global_name(&mut self, abbreviation: &str, kind: &str, item: &Item) -> Expr {
        if let Some(written) = self.written_name(item, kind) {
            return written;
        }
        let seed = self.stem(item);
        let whole: String = seed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let readable: String = whole.chars().take(READABLE).collect();
        if readable != whole {
            let (noun, key) = match kind {
                "storage" => (
                    format!("storage account `{}`", item.logical),
                    format!("storage.{}", item.logical),
                ),
                kind if item.is_default() => (format!("the {}", kind.replace('_', " ")), kind.to_owned()),
                kind => {
                    let section = if kind == "registry" {
                        "registries"
                    } else {
                        "key_vaults"
                    };
                    (
                        format!("{} `{}`", kind.replace('_', " "), item.logical),
                        format!("{section}.{}", item.logical),
                    )
                }
            };
            self.diags.push(
                Diagnostic::information(
                    Code::NAME_CUT,
                    item.span,
                    format!("the name of {noun} is cut to `{abbreviation}{readable}` and a suffix"),
                )
                .cause(if self.resolved.naming.suffix.is_some() {
                    "such names hold 24 characters"
                } else {
                    "such names hold 24 characters; the suffix is made from the whole name, so nothing collides"
                })
                .help(format!("set `{key}.name` to choose another one")),
            );
        }
        let prefix = format!("{abbreviation}{readable}");
        let logical = if item.is_default() { "" } else { &item.logical };
        self.ending_in_suffix(prefix, logical, seed)
    }
}
