//! Values that a parameter may bring, as values of the model.

use crate::blueprint::OrParam;
use crate::model::Expr;

impl<T: Into<Expr>> From<OrParam<T>> for Expr {
    fn from(given: OrParam<T>) -> Self {
        match given {
            OrParam::Value(value) => value.into(),
            OrParam::Param(name) => Expr::Parameter(name),
        }
    }
}

/// A value between two texts, such as a number of seconds in a duration.
pub(super) fn within(before: &str, given: &OrParam<u32>, after: &str) -> Expr {
    let given = given.clone().map(|number| number.to_string());
    Expr::concat([before.into(), given.into(), after.into()])
}
