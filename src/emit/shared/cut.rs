//! What ARM and Bicep print of a model: its names, its modules of role assignments and its parts.

use super::modules::{Module, modules};
use super::parts::Layout;
use super::symbols::Symbols;
use crate::emit::bug::Bug;
use crate::model::Model;

/// A model, cut into what its template holds and what is nested in that.
#[derive(Debug)]
pub(in crate::emit) struct Cut<'m> {
    pub(in crate::emit) symbols: Symbols,
    pub(in crate::emit) modules: Vec<Module<'m>>,
    pub(in crate::emit) layout: Layout<'m>,
}

impl<'m> Cut<'m> {
    /// Cuts a model for a language with these words of its own.
    pub(in crate::emit) fn new(model: &'m Model, reserved: &[&str]) -> Result<Self, Bug> {
        let mut namer = Symbols::namer(reserved);
        let symbols = Symbols::new(model, &mut namer);
        let modules = modules(model, &symbols, &mut namer, reserved)?;
        let layout = Layout::new(model, &modules, &mut namer);
        Ok(Self {
            symbols,
            modules,
            layout,
        })
    }

    /// How many deployments are nested in the template.
    pub(in crate::emit) fn nested(&self) -> usize {
        self.modules.len() + self.layout.parts.len()
    }

    /// How many resources the template has, nested deployments included.
    pub(in crate::emit) fn resources(&self) -> usize {
        self.layout.main.made().count() + self.nested()
    }
}
