//! The properties of a resource, taken one by one.

use crate::emit::terraform::hcl::Hcl;
use crate::emit::terraform::value::Values;
use crate::model::{Expr, Object, Resource};

/// The leaves of a resource's `sku` and `properties` that a mapping has not taken yet.
#[derive(Debug)]
pub(in crate::emit::terraform) struct Properties<'r> {
    leaves: Vec<(String, &'r Expr)>,
}

impl<'r> Properties<'r> {
    /// All properties of a resource, by dotted path; those of `sku` begin with `sku.`.
    pub(super) fn new(resource: &'r Resource) -> Self {
        let mut leaves = Vec::new();
        collect(&resource.properties, "", &mut leaves);
        collect(&resource.sku, "sku.", &mut leaves);
        Self { leaves }
    }

    /// Takes a property.
    pub(super) fn take(&mut self, path: &str) -> Option<&'r Expr> {
        let at = self.leaves.iter().position(|(known, _)| known == path)?;
        Some(self.leaves.remove(at).1)
    }

    /// Takes a property as HCL.
    pub(super) fn hcl(&mut self, path: &str, values: &Values<'_>) -> Option<Hcl> {
        self.take(path).map(|value| values.hcl(value))
    }

    /// Takes a word.
    pub(super) fn text(&mut self, path: &str) -> Option<&'r str> {
        self.take(path)?.as_text()
    }

    /// Takes a switch and turns it around.
    pub(super) fn not(&mut self, path: &str) -> Option<Hcl> {
        self.take(path)?.as_bool().map(|truth| Hcl::Boolean(!truth))
    }

    /// Takes `Enabled` or `Disabled` as a switch.
    pub(super) fn enabled(&mut self, path: &str) -> Option<Hcl> {
        self.text(path).map(|word| Hcl::Boolean(word == "Enabled"))
    }

    /// Takes a property that has to have one value, because azurerm writes that value anyway.
    pub(super) fn always(&mut self, path: &str, expected: &Expr) -> bool {
        self.leaves
            .iter()
            .position(|(known, value)| known == path && *value == expected)
            .is_some_and(|at| {
                self.leaves.remove(at);
                true
            })
    }

    /// Takes a switch that has to be on, because azurerm has it on anyway.
    pub(super) fn always_on(&mut self, path: &str) -> Option<()> {
        self.always(path, &true.into()).then_some(())
    }

    /// Whether nothing is left.
    pub(super) fn all_taken(&self) -> bool {
        self.leaves.is_empty()
    }
}

fn collect<'r>(object: &'r Object, prefix: &str, leaves: &mut Vec<(String, &'r Expr)>) {
    for (key, value) in &object.0 {
        let path = format!("{prefix}{key}");
        match value.as_object().filter(|_| path != "tags") {
            Some(inner) => collect(inner, &format!("{path}."), leaves),
            None => leaves.push((path, value)),
        }
    }
}
