//! What is found in one blueprint, gathered from the environments that were asked for, and what of it the blueprint accepts.
//!
//! May know: `source`, `diag`, `model`, `blueprint`, `check`.

use crate::blueprint::yaml::{self, Environment};
use crate::blueprint::{Accepting, Blueprint};
use crate::check;
use crate::diag::acceptance::Acceptances;
use crate::diag::{Date, Diagnostics};
use crate::model::Model;
use crate::source::Source;

/// The findings of one blueprint.
pub(crate) struct Gathered {
    environments: Vec<Environment>,
    accepting: Accepting,
    /// What all environments accept, and what it met in them.
    accepted: Acceptances,
    /// By environments.
    found: Vec<(String, Diagnostics)>,
}

impl Gathered {
    pub(crate) fn new(environments: Vec<Environment>, accepting: Accepting) -> Self {
        Self {
            environments,
            accepting,
            accepted: Acceptances::default(),
            found: Vec::new(),
        }
    }

    /// What the blueprint accepts as it is in one environment.
    pub(crate) fn accepted(&self, written: Option<&Blueprint>) -> Acceptances {
        self.accepting.of(written)
    }

    /// Adds what was found in an environment, or in the blueprint by itself, and what is accepted there.
    pub(crate) fn add(
        &mut self,
        source: &Source,
        environment: Option<String>,
        mut diags: Diagnostics,
        mut accepted: Acceptances,
        today: Option<&Date>,
    ) {
        yaml::explain(source, &self.environments, environment.as_deref(), &mut diags);
        accepted.apply(source, today, &mut diags);
        self.accepted.merge(accepted);
        self.found.push((environment.unwrap_or_default(), diags));
    }

    /// How many environments were asked for, or 1 for the blueprint by itself.
    pub(crate) fn asked_for(&self) -> usize {
        self.found.len()
    }

    /// All of it, by place, and what else may be accepted. `models` came of it; `all` environments were asked for, or some, or the blueprint by itself.
    pub(crate) fn findings(
        mut self,
        source: &Source,
        models: &[&Model],
        all: bool,
        today: Option<&Date>,
    ) -> (Diagnostics, Acceptances) {
        let asked_for = self.found.len();
        let mut diags = Diagnostics::united(self.found);
        let all_compiled = models.len() == asked_for;
        if asked_for > 1 && all_compiled {
            let mut differences = Diagnostics::new();
            differences.extend(check::differences(models));
            self.accepted.apply(source, today, &mut differences);
            diags.merge(differences);
        }
        // what one environment does not need another may
        let complete = all_compiled && (all || self.environments.is_empty());
        self.accepted.tell(today, complete, &mut diags);
        diags.extend(self.accepting.mistakes().iter().cloned());
        diags.sort();
        (diags, self.accepted)
    }
}
