//! What references are looked up in while a blueprint is resolved, and where the resources that exist already collect.

use indexmap::IndexMap;

use super::declared::{Account, KeyVault, Registry, Store, UserIdentity};
use super::external::External;
use super::item::Item;
use super::network::reached::Network;
use super::{reference, top};
use crate::arena::{Arena, Handle, Keyed};
use crate::blueprint::{Blueprint, Existing, shape::WordOr};
use crate::catalog::{kinds, types};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Cloud, Kind, Place, ResourceType, VersionedType};
use crate::source::{Span, Spanned};

/// A blueprint under resolution.
pub(super) struct Context<'c> {
    pub(super) blueprint: &'c Blueprint,
    pub(super) diags: &'c mut Diagnostics,
    pub(super) cloud: Cloud,
    /// The region, normalised.
    pub(super) location: String,
    pub(super) subscription: Option<String>,
    pub(super) group: Option<Spanned<String>>,
    /// User-assigned identities, fallbacks and those given by id last.
    pub(super) identities: Arena<UserIdentity>,
    pub(super) accounts: Arena<Account>,
    /// By their names.
    pub(super) stores: IndexMap<String, Store>,
    pub(super) registries: Arena<Registry>,
    pub(super) vaults: Arena<KeyVault>,
    pub(super) externals: Arena<External>,
    pub(super) network: Network,
}

/// A resource id, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parsed<'t> {
    subscription: &'t str,
    group: &'t str,
    /// Provider and type: `Microsoft.Storage/storageAccounts`.
    arm: String,
    /// The names, outermost first.
    names: Vec<&'t str>,
}

/// Takes a resource id apart; none if it is not one of a resource in a resource group.
fn parse(id: &str) -> Option<Parsed<'_>> {
    let mut segments = id.strip_prefix('/')?.split('/');
    let mut word = |wanted: &str| segments.next().filter(|found| found.eq_ignore_ascii_case(wanted));
    word("subscriptions")?;
    let subscription = segments.next()?;
    segments
        .next()
        .filter(|found| found.eq_ignore_ascii_case("resourceGroups"))?;
    let group = segments.next()?;
    segments
        .next()
        .filter(|found| found.eq_ignore_ascii_case("providers"))?;
    let mut arm = segments.next()?.to_owned();
    let mut names = Vec::new();
    while let Some(kind) = segments.next() {
        // what stands behind a second `providers` extends the resource
        if kind.eq_ignore_ascii_case("providers") {
            return None;
        }
        arm.push('/');
        arm.push_str(kind);
        names.push(segments.next().filter(|name| !name.is_empty())?);
    }
    let is_type = arm
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || "./".contains(letter));
    (is_type && !names.is_empty()).then_some(Parsed {
        subscription,
        group,
        arm,
        names,
    })
}

/// The subscription that a resource which exists already is said to be in.
pub(super) fn subscription_of(existing: &Existing) -> Option<&str> {
    match existing {
        WordOr::Word(id) => parse(&id.value).map(|parsed| parsed.subscription),
        WordOr::Body(parts) => parts.subscription.as_ref().map(|text| text.value.as_str()),
    }
}

impl Context<'_> {
    /// The place that stands for what is not written.
    pub(super) fn home(&self) -> Span {
        self.blueprint.name.span
    }

    /// The place that a subscription and a group mean; what is not written is the blueprint's own.
    fn place(&self, subscription: Option<&str>, group: Option<&str>) -> Place {
        let own_group = self.group.as_ref().map(|group| group.value.as_str());
        let other = |own: Option<&str>, written: Option<&str>| {
            let same = |written: &&str| own.is_some_and(|own| own.eq_ignore_ascii_case(written));
            written.filter(|written| !same(written)).map(str::to_owned)
        };
        let subscription = other(self.subscription.as_deref(), subscription);
        let group = other(own_group, group).or_else(|| {
            // a group of the same name in another subscription is another one
            let group = group.or(own_group)?;
            subscription.is_some().then(|| group.to_owned())
        });
        match group {
            Some(group) => Place::Elsewhere {
                subscription: subscription.map(|subscription| subscription.to_ascii_lowercase()),
                group,
            },
            None => Place::Own,
        }
    }

    /// The place that is written; a name that no group can have is a finding.
    pub(super) fn place_of(
        &mut self,
        subscription: Option<&Spanned<String>>,
        group: Option<&Spanned<String>>,
    ) -> Option<Place> {
        if group.is_some_and(|group| !top::group_name(group, self.diags)) {
            return None;
        }
        let subscription = match subscription {
            Some(written) => Some(top::guid(Some(written), "subscription", self.diags)?),
            None => None,
        };
        Some(self.place(subscription.as_deref(), group.map(|group| group.value.as_str())))
    }

    /// The place and names behind a resource id of a type, wherever it lies.
    pub(super) fn id_anywhere(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
        resource_type: &'static ResourceType,
    ) -> Option<(Place, Vec<String>)> {
        let (_, parsed) = self.id_of(written, noun, &[resource_type])?;
        let names = parsed.names.iter().map(|name| (*name).to_owned()).collect();
        let at = |text: &str| Spanned::new(text.to_owned(), written.span);
        let (subscription, group) = (at(parsed.subscription), at(parsed.group));
        Some((self.place_of(Some(&subscription), Some(&group))?, names))
    }

    /// The place and name of a resource that exists already, wherever it lies.
    pub(super) fn existing_anywhere(
        &mut self,
        written: &Spanned<Existing>,
        noun: &str,
        resource_type: &'static ResourceType,
    ) -> Option<(Place, Spanned<String>)> {
        match &written.value {
            WordOr::Word(id) => {
                let (place, mut names) = self.id_anywhere(id, noun, resource_type)?;
                Some((place, Spanned::new(names.pop()?, id.span)))
            }
            WordOr::Body(parts) => {
                let place = self.place_of(parts.subscription.as_ref(), parts.resource_group.as_ref())?;
                Some((place, parts.name.clone()))
            }
        }
    }

    /// A resource that exists already somewhere, collected where it is not yet.
    pub(super) fn external_at(
        &mut self,
        kind: Kind,
        place: Place,
        name: &Spanned<String>,
    ) -> Handle<External> {
        self.external_in(kind, kinds::facts(kind).resource_type.into(), place, None, name)
    }

    /// A child of one, collected where it is not yet.
    pub(super) fn external_within(
        &mut self,
        kind: Kind,
        parent: Handle<External>,
        name: &Spanned<String>,
    ) -> Handle<External> {
        let resource_type = kinds::facts(kind).resource_type.into();
        self.external_in(kind, resource_type, Place::Own, Some(parent), name)
    }

    /// Whether something lies in the blueprint's own subscription, as what computes and private endpoints lie in has to; if not,
    /// that is a finding.
    pub(super) fn in_own_subscription(&mut self, external: Handle<External>, span: Span, noun: &str) -> bool {
        let place = self.externals.get(external).map(|external| &external.place);
        let Some(Place::Elsewhere {
            subscription: Some(subscription),
            ..
        }) = place
        else {
            return true;
        };
        self.diags.push(
            Diagnostic::error(
                Code::NETWORK_OF_ANOTHER_SUBSCRIPTION,
                span,
                format!("the {noun} lies in another subscription, `{subscription}`"),
            )
            .cause("computes and private endpoints lie in networks of the workspace's own subscription")
            .help("name one of the blueprint's subscription, which stands at the top as `subscription`"),
        );
        false
    }

    /// A region, normalised; one of another cloud or an unknown one is a finding.
    pub(super) fn region(&mut self, written: &Spanned<String>) -> String {
        top::region(written, self.cloud, self.diags)
    }

    /// Whether a resource lies in the blueprint's own group; if not, that is a finding.
    fn is_own(&mut self, span: Span, subscription: Option<&str>, group: Option<&str>) -> bool {
        let words = match self.place(subscription, group) {
            Place::Own => return true,
            Place::Elsewhere {
                subscription: Some(subscription),
                group,
            } if self
                .group
                .as_ref()
                .is_some_and(|own| own.value.eq_ignore_ascii_case(&group)) =>
            {
                format!("subscription `{subscription}`")
            }
            Place::Elsewhere { group, .. } => format!("resource group `{group}`"),
        };
        self.diags.push(
            Diagnostic::error(
                Code::NOT_YET,
                span,
                format!("a resource in {words} is not supported yet"),
            )
            .cause("only resources in the blueprint's own resource group can be referred to")
            .help("write the `subscription` and `resource_group` of the blueprint if that is where it is"),
        );
        false
    }

    /// Says that something at `span` belongs to another cloud, if it does.
    pub(super) fn of_another_cloud(&mut self, span: Span, what: &str, cloud: Cloud) {
        if cloud == self.cloud {
            return;
        }
        self.diags.push(
            Diagnostic::warning(
                Code::OF_ANOTHER_CLOUD,
                span,
                format!(
                    "{what} belongs to the cloud `{}`, and the blueprint to `{}`",
                    top::cloud_word(cloud),
                    top::cloud_word(self.cloud)
                ),
            )
            .cause("clouds have identities of their own: a token of one opens nothing in another"),
        );
    }

    /// A resource id, taken apart.
    fn parsed<'t>(&mut self, written: &'t Spanned<String>, noun: &str, example: &str) -> Option<Parsed<'t>> {
        let parsed = parse(&written.value);
        if parsed.is_none() {
            self.diags.push(
                Diagnostic::error(
                    Code::RESOURCE_ID,
                    written.span,
                    format!("`{}` is not the resource id of {noun}", written.value),
                )
                .help(format!(
                    "write `/subscriptions/…/resourceGroups/…/providers/{example}/<name>`"
                )),
            );
        }
        parsed
    }

    /// The type behind a resource id of any type, and its names, outermost first; it has to be in the blueprint's own group.
    pub(super) fn id_of_any(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
    ) -> Option<(VersionedType, Vec<String>)> {
        let parsed = self.parsed(written, noun, "<provider>/<type>")?;
        let names = parsed.names.iter().map(|name| (*name).to_owned()).collect();
        self.is_own(written.span, Some(parsed.subscription), Some(parsed.group))
            .then(|| (types::named(&parsed.arm), names))
    }

    /// The type and names behind a resource id, which has to be of one of `types` and in the blueprint's own group.
    pub(super) fn own_id(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
        types: &[&'static ResourceType],
    ) -> Option<(&'static ResourceType, Vec<String>)> {
        let (kind, parsed) = self.id_of(written, noun, types)?;
        let names = parsed.names.iter().map(|name| (*name).to_owned()).collect();
        self.is_own(written.span, Some(parsed.subscription), Some(parsed.group))
            .then_some((kind, names))
    }

    /// A resource id of one of `types`, taken apart.
    fn id_of<'t>(
        &mut self,
        written: &'t Spanned<String>,
        noun: &str,
        types: &[&'static ResourceType],
    ) -> Option<(&'static ResourceType, Parsed<'t>)> {
        let example = types.first().map_or("", |kind| kind.arm);
        let parsed = self.parsed(written, noun, example)?;
        let Some(kind) = types.iter().copied().find(|kind| kind.is(&parsed.arm)) else {
            let wanted: Vec<&str> = types.iter().map(|kind| kind.arm).collect();
            let mut finding = Diagnostic::error(
                Code::RESOURCE_ID,
                written.span,
                format!("a resource of type `{}` is not {noun}", parsed.arm),
            );
            if wanted.len() <= 4 {
                finding = finding.help(format!("write the id of a {}", reference::ticked(&wanted)));
            }
            self.diags.push(finding);
            return None;
        };
        Some((kind, parsed))
    }

    /// The type and name of a resource that exists already. A bare name is one of the first of `types`.
    pub(super) fn existing(
        &mut self,
        written: &Spanned<Existing>,
        noun: &str,
        types: &[&'static ResourceType],
    ) -> Option<(&'static ResourceType, Spanned<String>)> {
        match &written.value {
            WordOr::Word(id) => {
                let (kind, mut names) = self.own_id(id, noun, types)?;
                Some((kind, Spanned::new(names.pop()?, id.span)))
            }
            WordOr::Body(parts) => {
                let subscription = parts.subscription.as_ref().map(|text| text.value.as_str());
                let group = parts.resource_group.as_ref().map(|text| text.value.as_str());
                self.is_own(written.span, subscription, group)
                    .then_some((*types.first()?, parts.name.clone()))
            }
        }
    }

    /// Makes a declared item one that exists already. One whose id was refused counts as declared all the same, so that
    /// whoever refers to it is not told otherwise.
    pub(super) fn make_existing(
        &mut self,
        item: &mut Item,
        written: &Spanned<Existing>,
        noun: &str,
        resource_type: &'static ResourceType,
    ) {
        let name = self
            .existing(written, noun, &[resource_type])
            .map_or_else(|| Spanned::new(String::new(), written.span), |(_, name)| name);
        item.make_existing(name);
    }

    /// A resource that exists already, collected where it is not yet.
    pub(super) fn external(&mut self, kind: Kind, name: &Spanned<String>) -> Handle<External> {
        self.external_in(
            kind,
            kinds::facts(kind).resource_type.into(),
            Place::Own,
            None,
            name,
        )
    }

    /// A resource that exists already and works on the platform or is a scope, with what it is a child of.
    pub(super) fn workload(
        &mut self,
        resource_type: &VersionedType,
        names: &[String],
        span: Span,
    ) -> Option<Handle<External>> {
        let ends = resource_type.arm.match_indices('/').map(|(at, _)| at).skip(1);
        let types = ends
            .filter_map(|end| resource_type.arm.get(..end))
            .map(types::named)
            .chain([resource_type.clone()]);
        let mut innermost = None;
        for (resource_type, name) in types.zip(names) {
            let name = Spanned::new(name.clone(), span);
            innermost = Some(self.external_in(Kind::Workload, resource_type, Place::Own, innermost, &name));
        }
        innermost
    }

    /// A storage account that exists already, or a container of it, by the names in its id.
    pub(super) fn storage_beside(&mut self, names: &[String], span: Span) -> Option<Handle<External>> {
        let chain = [Kind::Storage, Kind::BlobService, Kind::Container];
        let mut innermost = None;
        for (kind, name) in chain.into_iter().zip(names) {
            let resource_type = kinds::facts(kind).resource_type.into();
            let name = Spanned::new(name.clone(), span);
            innermost = Some(self.external_in(kind, resource_type, Place::Own, innermost, &name));
        }
        innermost
    }

    fn external_in(
        &mut self,
        kind: Kind,
        resource_type: VersionedType,
        place: Place,
        parent: Option<Handle<External>>,
        name: &Spanned<String>,
    ) -> Handle<External> {
        let external = External {
            kind,
            resource_type,
            place,
            parent,
            name: name.value.clone(),
            span: name.span,
        };
        let known = self.externals.keyed(&external.key());
        // who knows what a resource is to the platform says more than who names it as a scope
        if let Some(known) = known.and_then(|known| self.externals.get_mut(known))
            && known.kind == Kind::Workload
        {
            known.kind = kind;
        }
        known.unwrap_or_else(|| self.externals.add(external))
    }

    /// The resource behind an id.
    pub(super) fn external_by_id(
        &mut self,
        kind: Kind,
        written: &Spanned<String>,
        noun: &str,
    ) -> Option<Handle<External>> {
        let (_, mut names) = self.own_id(written, noun, &[kinds::facts(kind).resource_type])?;
        let name = Spanned::new(names.pop()?, written.span);
        Some(self.external(kind, &name))
    }

    /// Findings for keys that would configure a resource that exists already.
    pub(super) fn refuse_beside_existing(&mut self, existing: Span, keys: &[(&str, Option<Span>)]) {
        for (key, span) in keys {
            if let Some(span) = span {
                self.diags.push(
                    Diagnostic::error(
                        Code::CONTRADICTION,
                        *span,
                        format!("`{key}` can't be set on a resource that exists already"),
                    )
                    .also(existing, "it exists")
                    .cause("nothing of it is written")
                    .help(format!("remove `{key}`")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resource_ids_are_taken_apart() {
        let id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/blobServices/default";
        let parsed = parse(id).unwrap();
        assert_eq!(parsed.arm, "Microsoft.Storage/storageAccounts/blobServices");
        assert_eq!((parsed.subscription, parsed.group), ("s", "g"));
        assert_eq!(parsed.names, ["a", "default"]);
        for wrong in [
            "",
            "/",
            "/subscriptions/s",
            "/subscriptions/s/resourceGroups/g",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts",
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/",
            "subscriptions/s/resourceGroups/g/providers/N/t/a",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
