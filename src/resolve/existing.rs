//! What exists already: where it lies and what it is called, by its id or by its parts.

use super::context::Context;
use super::external::External;
use super::item::Item;
use super::reference::ticked;
use super::resource_id::{self, Fault, Parsed};
use crate::arena::{Handle, Keyed};
use crate::blueprint::{Existing, shape::WordOr};
use crate::catalog::{kinds, types};
use crate::diag::{Code, Diagnostic};
use crate::model::{Kind, Place, ResourceType, VersionedType};
use crate::source::{Span, Spanned};

impl Context<'_> {
    /// A resource id, taken apart.
    fn parsed<'t>(&mut self, written: &'t Spanned<String>, noun: &str, example: &str) -> Option<Parsed<'t>> {
        let fault = match resource_id::parse(&written.value) {
            Ok(parsed) => return Some(parsed),
            Err(fault) => fault,
        };
        let mut finding = Diagnostic::error(
            Code::RESOURCE_ID,
            written.span,
            format!("`{}` is not the resource id of {noun}", written.value),
        );
        if let Some(cause) = fault.cause() {
            finding = finding.cause(cause);
        }
        let trimmed = written.value.trim();
        let help = if fault == Fault::Blank && resource_id::parse(trimmed).is_ok() {
            format!("write `{trimmed}`")
        } else {
            format!("write `/subscriptions/…/resourceGroups/…/providers/{example}/<name>`")
        };
        self.diags.push(finding.help(help));
        None
    }

    /// The place behind an id that was taken apart, and its names.
    fn placed(&mut self, parsed: &Parsed<'_>, span: Span) -> Option<(Place, Vec<String>)> {
        let at = |text: &str| Spanned::new(text.to_owned(), span);
        let (subscription, group) = (at(parsed.subscription), at(parsed.group));
        let place = self.place_of(Some(&subscription), Some(&group))?;
        let names = parsed.names.iter().map(|name| (*name).to_owned()).collect();
        Some((place, names))
    }

    /// The type behind a resource id of any type, where it lies, and its names, outermost first.
    pub(super) fn id_of_any(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
    ) -> Option<(VersionedType, Place, Vec<String>)> {
        let parsed = self.parsed(written, noun, "<provider>/<type>")?;
        let (place, names) = self.placed(&parsed, written.span)?;
        Some((types::named(&parsed.arm), place, names))
    }

    /// The same for an id that has to be of one of `types`.
    pub(super) fn id_of(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
        types: &[&'static ResourceType],
    ) -> Option<(&'static ResourceType, Place, Vec<String>)> {
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
                finding = finding.help(format!("write the id of a {}", ticked(&wanted)));
            }
            self.diags.push(finding);
            return None;
        };
        let (place, names) = self.placed(&parsed, written.span)?;
        Some((kind, place, names))
    }

    /// The same for an id of one type.
    pub(super) fn id(
        &mut self,
        written: &Spanned<String>,
        noun: &str,
        resource_type: &'static ResourceType,
    ) -> Option<(Place, Vec<String>)> {
        let (_, place, names) = self.id_of(written, noun, &[resource_type])?;
        Some((place, names))
    }

    /// The type, place and name of a resource that exists already. A bare name is one of the first of `types`.
    pub(super) fn existing_of(
        &mut self,
        written: &Spanned<Existing>,
        noun: &str,
        types: &[&'static ResourceType],
    ) -> Option<(&'static ResourceType, Place, Spanned<String>)> {
        match &written.value {
            WordOr::Word(id) => {
                let (kind, place, mut names) = self.id_of(id, noun, types)?;
                Some((kind, place, Spanned::new(names.pop()?, id.span)))
            }
            WordOr::Body(parts) => {
                let place = self.place_of(parts.subscription.as_ref(), parts.resource_group.as_ref())?;
                Some((*types.first()?, place, parts.name.clone()))
            }
        }
    }

    /// The same for one of one type.
    pub(super) fn existing(
        &mut self,
        written: &Spanned<Existing>,
        noun: &str,
        resource_type: &'static ResourceType,
    ) -> Option<(Place, Spanned<String>)> {
        let (_, place, name) = self.existing_of(written, noun, &[resource_type])?;
        Some((place, name))
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
        let (place, name) = self
            .existing(written, noun, resource_type)
            .unwrap_or_else(|| (Place::Own, Spanned::new(String::new(), written.span)));
        item.make_existing(place, name);
    }

    /// A resource that exists already, collected where it is not yet.
    pub(super) fn external(&mut self, kind: Kind, place: Place, name: &Spanned<String>) -> Handle<External> {
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

    /// The resource behind an id.
    pub(super) fn external_by_id(
        &mut self,
        kind: Kind,
        written: &Spanned<String>,
        noun: &str,
    ) -> Option<Handle<External>> {
        let (place, mut names) = self.id(written, noun, kinds::facts(kind).resource_type)?;
        let name = Spanned::new(names.pop()?, written.span);
        Some(self.external(kind, place, &name))
    }

    /// A resource that exists already and works on the platform or is a scope, with what it is a child of.
    pub(super) fn workload(
        &mut self,
        resource_type: &VersionedType,
        place: Place,
        names: &[String],
        span: Span,
    ) -> Option<Handle<External>> {
        let ends = resource_type.arm.match_indices('/').map(|(at, _)| at).skip(1);
        let types = ends
            .filter_map(|end| resource_type.arm.get(..end))
            .map(types::named)
            .chain([resource_type.clone()]);
        let chain = types.map(|resource_type| (Kind::Workload, resource_type));
        self.chain(chain, place, names, span)
    }

    /// A storage account that exists already, or a container of it, by the names in its id.
    pub(super) fn storage_beside(
        &mut self,
        place: Place,
        names: &[String],
        span: Span,
    ) -> Option<Handle<External>> {
        let chain = [Kind::Storage, Kind::BlobService, Kind::Container];
        let chain = chain.map(|kind| (kind, kinds::facts(kind).resource_type.into()));
        self.chain(chain, place, names, span)
    }

    /// The innermost of resources of which each is a child of the one before.
    fn chain(
        &mut self,
        kinds: impl IntoIterator<Item = (Kind, VersionedType)>,
        mut place: Place,
        names: &[String],
        span: Span,
    ) -> Option<Handle<External>> {
        let mut innermost = None;
        for ((kind, resource_type), name) in kinds.into_iter().zip(names) {
            let name = Spanned::new(name.clone(), span);
            // a child lies where its parent does
            let place = std::mem::take(&mut place);
            innermost = Some(self.external_in(kind, resource_type, place, innermost, &name));
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
}
