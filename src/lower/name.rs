//! Azure names, composed from the blueprint's name and the logical name.
//!
//! The pattern is `<abbreviation>-<blueprint>[-<logical name>][-<environment>]` with the abbreviations of the Cloud Adoption Framework.
//! Names that have to be unique in the world end in a [`Suffix`], so that two people who build the same blueprint never
//! fight over one name.

use super::Lowering;
use crate::catalog::{kinds, limits};
use crate::diag::{Code, Diagnostic};
use crate::model::{Expr, Key, Kind, KindFacts, Suffix};
use crate::resolve::Item;
use crate::source::Spanned;

/// Characters of the readable part of a globally unique name: with the abbreviation of two and a suffix of eight, a
/// storage account's 24 are used up.
const READABLE: usize = 14;

impl Lowering<'_> {
    /// What the parts of a composed name say, joined: `vision`, `vision-data`.
    fn stem(&self, item: &Item) -> String {
        self.composed((!item.is_default()).then_some(&item.logical))
    }

    /// The blueprint's name, a part of it, and the environment.
    fn composed(&self, part: Option<&str>) -> String {
        let environment = self.resolved.environment.as_ref();
        let mut name = self.resolved.name.value.clone();
        for part in part.into_iter().chain(environment.map(|one| one.value.as_str())) {
            name.push('-');
            name.push_str(part);
        }
        name
    }

    /// The name that the author sets for an item, on itself or for its kind.
    fn written_name(&self, item: &Item, facts: &KindFacts) -> Option<Expr> {
        let by_kind = || {
            let word = facts.naming.filter(|_| item.is_default())?;
            let names = &self.resolved.naming.names;
            let (_, name) = names.iter().find(|(key, _)| key.value == word)?;
            self.named_by_kind.borrow_mut().insert(word);
            Some(name)
        };
        item.name
            .as_ref()
            .or_else(by_kind)
            .map(|name| Expr::Text(name.value.clone()))
    }

    /// Tells of names by kind that nothing has.
    pub(super) fn idle_names(&mut self) {
        let used = self.named_by_kind.borrow();
        let idle = self.resolved.naming.names.iter();
        for (key, _) in idle.filter(|(key, _)| !used.contains(key.value.as_str())) {
            self.diags.push(
                Diagnostic::warning(
                    Code::UNUSED,
                    key.span,
                    format!("nothing takes its name from `naming.names.{}`", key.value),
                )
                .cause("it names the one item of its kind that is made and has no `name` of its own")
                .help("remove it, or the item's own `name`"),
            );
        }
    }

    /// The name of a resource that is unique in its group: `mlw-vision`.
    pub(super) fn group_name(&self, kind: Kind, item: &Item) -> Expr {
        self.group_name_as(kinds::facts(kind).abbreviation, kind, item)
    }

    /// The same with an abbreviation that is not that of the kind.
    pub(super) fn group_name_as(&self, abbreviation: Option<&str>, kind: Kind, item: &Item) -> Expr {
        self.written_name(item, kinds::facts(kind)).unwrap_or_else(|| {
            let stem = self.stem(item);
            Expr::Text(match abbreviation {
                Some(abbreviation) => format!("{abbreviation}-{stem}"),
                None => stem,
            })
        })
    }

    /// The name of something that is unique in its region: `score-s3f2a9c01`.
    pub(super) fn regional_name(&mut self, item: &Item) -> Expr {
        if let Some(name) = &item.name {
            return Expr::Text(name.value.clone());
        }
        let prefix = format!("{}-s", item.logical);
        self.ending_in_suffix(prefix, "", self.composed(None))
    }

    /// The GUID of a custom role, which is unique in the tenant.
    pub(super) fn role_id(&self, role: &str) -> Expr {
        Expr::Guid(self.composed(Some(role)))
    }

    /// What a custom role is called in the tenant, where no other has the name: `Reader of metrics (vision-3f2a9c01)`.
    pub(super) fn role_name(&mut self, role: &Spanned<String>) -> Expr {
        let platform = self.composed(None);
        let prefix = format!("{} ({platform}-", role.value);
        let suffix = self.resolved.naming.suffix.as_ref();
        let added = suffix.map_or(Suffix::LENGTH.into(), |suffix| suffix.value.chars().count()) + 1;
        let length = (prefix.chars().count() + added) as u64;
        if !limits::CUSTOM_ROLE_NAME.allows(length) {
            self.diags.push(
                Diagnostic::error(
                    Code::OUT_OF_RANGE,
                    role.span,
                    format!(
                        "the name has {length} characters with what makes it unique in the tenant, and Azure allows {}",
                        limits::CUSTOM_ROLE_NAME.max
                    ),
                )
                .cause(format!("the role is deployed as `<name> ({platform}-<suffix>)`"))
                .help("choose a shorter name"),
            );
        }
        Expr::concat([self.ending_in_suffix(prefix, "", platform), ")".into()])
    }

    /// A name that ends in the literal suffix, or in one that the deployment computes from `seed`.
    fn ending_in_suffix(&mut self, prefix: String, logical: &str, seed: String) -> Expr {
        if let Some(suffix) = &self.resolved.naming.suffix {
            return Expr::Text(format!("{prefix}{}", suffix.value));
        }
        let known = self.seeds.get(&seed).copied();
        let suffix = known.unwrap_or_else(|| {
            let suffix = self.suffixes.len();
            self.seeds.insert(seed.clone(), suffix);
            self.suffixes.push(Suffix {
                logical: logical.to_owned(),
                seed,
            });
            suffix
        });
        Expr::Unique { prefix, suffix }
    }

    /// The name of a resource that is unique in the world: `stvisiondata3f2a9c01`.
    pub(super) fn global_name(&mut self, kind: Kind, item: &Item) -> Expr {
        let facts = kinds::facts(kind);
        if let Some(written) = self.written_name(item, facts) {
            return written;
        }
        let abbreviation = facts.abbreviation.unwrap_or_default();
        let seed = self.stem(item);
        let whole: String = seed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let readable: String = whole.chars().take(READABLE).collect();
        if readable != whole {
            let key = facts.key.path(&item.logical, None).unwrap_or_default();
            let longest = facts
                .name_rule
                .map(|rule| format!(", of {} characters at most", rule.max));
            let longest = longest.unwrap_or_default();
            self.diags.push(
                Diagnostic::information(
                    Code::NAME_CUT,
                    item.span,
                    format!("the name of {} is cut to `{abbreviation}{readable}` and a suffix", spoken(facts, &item.logical)),
                )
                .cause(if self.resolved.naming.suffix.is_some() {
                    "a composed name has 24 characters at most, as many as a storage account's"
                } else {
                    "a composed name has 24 characters at most, as many as a storage account's; the suffix is made from the whole \
                     name, so nothing collides"
                })
                .help(format!("set `{key}.name` to choose another one{longest}")),
            );
        }
        let prefix = format!("{abbreviation}{readable}");
        let logical = if item.is_default() { "" } else { &item.logical };
        self.ending_in_suffix(prefix, logical, seed)
    }
}

/// How a sentence speaks of an item: by the word of the blueprint, where that has one for the workspace's own.
fn spoken(facts: &KindFacts, logical: &str) -> String {
    let noun = match facts.key {
        Key::OwnOrItem { own, .. } => own.replace('_', " "),
        Key::Nowhere | Key::Single(_) | Key::Item(_) | Key::Within { .. } => facts.noun.to_owned(),
    };
    if logical.is_empty() {
        format!("the {noun}")
    } else {
        format!("{noun} `{logical}`")
    }
}
