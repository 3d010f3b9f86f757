//! What references are looked up in while a blueprint is resolved, and where the resources that exist already collect.

use indexmap::IndexMap;

use super::declared::{Account, KeyVault, Registry, Store, UserIdentity};
use super::external::External;
use super::network::reached::Network;
use super::own_parts::OwnParts;
use super::top;
use crate::arena::{Arena, Handle};
use crate::blueprint::Blueprint;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Cloud, Place};
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
    /// Other groups, each as it is spelled first.
    pub(super) places: Vec<Place>,
    /// User-assigned identities, fallbacks and those given by id last.
    pub(super) identities: Arena<UserIdentity>,
    pub(super) accounts: Arena<Account>,
    /// By their names.
    pub(super) stores: IndexMap<String, Store>,
    pub(super) registries: Arena<Registry>,
    pub(super) vaults: Arena<KeyVault>,
    pub(super) externals: Arena<External>,
    pub(super) network: Network,
    pub(super) own_parts: OwnParts,
}

impl Context<'_> {
    /// The place that stands for what is not written.
    pub(super) fn home(&self) -> Span {
        self.blueprint.name.span
    }

    /// The place that a subscription and a group mean; what is not written is the blueprint's own. None where nothing says which group of
    /// another subscription it is.
    fn place(&mut self, subscription: Option<&str>, group: Option<&str>) -> Option<Place> {
        let own_group = self.group.as_ref().map(|group| group.value.as_str());
        let other = |own: Option<&str>, written: Option<&str>| {
            let same = |written: &&str| own.is_some_and(|own| own.eq_ignore_ascii_case(written));
            written.filter(|written| !same(written)).map(str::to_owned)
        };
        let subscription = other(self.subscription.as_deref(), subscription);
        let group = match other(own_group, group) {
            Some(group) => group,
            None if subscription.is_none() => return Some(Place::Own),
            // a group of the same name in another subscription is another one
            None => group.or(own_group)?.to_owned(),
        };
        let place = Place::Elsewhere {
            subscription: subscription.map(|subscription| subscription.to_ascii_lowercase()),
            group,
        };
        let known = self.places.iter().find(|known| known.is(&place)).cloned();
        Some(known.unwrap_or_else(|| {
            self.places.push(place.clone());
            place
        }))
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
        let id = match subscription {
            Some(written) => Some(top::guid(Some(written), "subscription", self.diags)?),
            None => None,
        };
        let place = self.place(id.as_deref(), group.map(|group| group.value.as_str()));
        if place.is_none() {
            self.diags.extend(subscription.map(in_no_group));
        }
        place
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

/// The finding for something in another subscription of which no group is known.
fn in_no_group(subscription: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(
        Code::MISSING_KEY,
        subscription.span,
        "this does not say in which resource group of the subscription it is",
    )
    .cause("the blueprint names no group of its own that could stand for it")
    .help("add `resource_group: <name of its group>`")
}
