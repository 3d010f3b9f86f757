//! Where the projects of a hub are made.

use super::context::Context;
use super::reference::is_resource_id;
use crate::catalog::names;
use crate::diag::{Code, Diagnostic};
use crate::model::WorkspaceKind;
use crate::source::Spanned;

/// The resource group in which projects of a hub are made by whoever may join it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefaultGroup {
    /// The hub's own.
    Own,
    /// Another one of the subscription.
    Named(String),
    /// Another one, by its id.
    Id(String),
}

/// The subscription and the group of an id as `/subscriptions/…/resourceGroups/…`.
fn parts(id: &str) -> Option<(&str, &str)> {
    let mut segments = id.strip_prefix('/')?.split('/');
    let mut word = |word: &str| {
        segments
            .next()
            .filter(|segment| segment.eq_ignore_ascii_case(word))
    };
    word("subscriptions")?;
    let subscription = segments.next()?;
    let mut word = |word: &str| {
        segments
            .next()
            .filter(|segment| segment.eq_ignore_ascii_case(word))
    };
    word("resourceGroups")?;
    let group = segments.next()?;
    let whole = segments.next().is_none() && uuid::Uuid::try_parse(subscription).is_ok();
    whole.then_some((subscription, group))
}

impl Context<'_> {
    /// `workspace.default_resource_group`.
    pub(super) fn default_group(
        &mut self,
        written: Option<&Spanned<String>>,
        kind: WorkspaceKind,
    ) -> Option<Spanned<DefaultGroup>> {
        let written = written?;
        if kind != WorkspaceKind::Hub {
            self.diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    written.span,
                    "only a hub has a default resource group",
                )
                .help("write `kind: hub`, or remove `default_resource_group`"),
            );
            return None;
        }
        let own = self.group.as_ref().map(|group| group.value.as_str());
        let is_own = |group: &str| own.is_some_and(|own| own.eq_ignore_ascii_case(group));
        let (name, group) = if is_resource_id(&written.value) {
            let Some((subscription, name)) = parts(&written.value) else {
                self.diags.push(
                    Diagnostic::error(
                        Code::RESOURCE_ID,
                        written.span,
                        format!("`{}` is not the id of a resource group", written.value),
                    )
                    .help("write `/subscriptions/<id>/resourceGroups/<name>`, or the name of a group of the subscription"),
                );
                return None;
            };
            let same = self
                .subscription
                .as_deref()
                .is_some_and(|own| own.eq_ignore_ascii_case(subscription));
            let group = if same && is_own(name) {
                DefaultGroup::Own
            } else {
                DefaultGroup::Id(written.value.clone())
            };
            (name, group)
        } else {
            let group = if is_own(&written.value) {
                DefaultGroup::Own
            } else {
                DefaultGroup::Named(written.value.clone())
            };
            (written.value.as_str(), group)
        };
        if let Some(reason) = names::RESOURCE_GROUP.violation(name) {
            self.diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    written.span,
                    format!("`{name}` can't be the name of a resource group: {reason}"),
                )
                .cause(format!("Azure wants {}", names::RESOURCE_GROUP.rule)),
            );
            return None;
        }
        Some(Spanned::new(group, written.span))
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn ids_of_groups_are_taken_apart() {
        let subscription = "00000000-0000-0000-0000-000000000001";
        let id = format!("/subscriptions/{subscription}/resourceGroups/rg");
        assert_eq!(parts(&id), Some((subscription, "rg")));
        assert_eq!(
            parts(&id.to_uppercase()),
            Some((&*subscription.to_uppercase(), "RG"))
        );
        for wrong in [
            "",
            "/subscriptions/s/resourceGroups/rg",
            &format!("{id}/providers/Microsoft.Storage"),
            &format!("/subscriptions/{subscription}/resourceGroups"),
        ] {
            assert_eq!(parts(wrong), None, "{wrong}");
        }
    }
}
