//! What each family of targets does: ARM and Bicep deploy incrementally, Terraform compares.

use super::change::{Consequence, Effect};
use crate::model::{Model, TargetName};

/// Which families of targets a blueprint is built for.
#[derive(Clone, Copy)]
pub(super) struct Families {
    /// ARM and Bicep.
    pub(super) incremental: bool,
    pub(super) terraform: bool,
}

impl Families {
    pub(super) fn of(model: &Model) -> Self {
        let targets = &model.deployment.targets;
        Self {
            incremental: targets.iter().any(|target| *target != TargetName::Terraform),
            terraform: targets.contains(&TargetName::Terraform),
        }
    }

    /// What becomes of what leaves the blueprint: Terraform destroys it.
    pub(super) fn left(self) -> Effect {
        if self.incremental {
            Effect::Stays
        } else {
            Effect::Note
        }
    }

    pub(super) fn told(
        self,
        what: String,
        effect: Effect,
        incremental: &str,
        terraform: &str,
    ) -> Consequence {
        Consequence {
            what,
            effect,
            incremental: self.incremental.then(|| incremental.to_owned()),
            terraform: self.terraform.then(|| terraform.to_owned()),
            lost: None,
            commands: Vec::new(),
        }
    }
}
