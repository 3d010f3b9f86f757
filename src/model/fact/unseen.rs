//! What a build cannot see of a resource that exists already.

use super::Citation;

/// Switches of a resource that decide whether its keys are off and whether roles on it count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// The hard rule, such as `V-DATA-15`.
    pub rule: &'static str,
    /// What cannot be seen, as the end of a sentence that names the resource.
    pub what: &'static str,
    /// Why it cannot be seen, and why it matters.
    pub because: &'static str,
    /// The command that asks Azure; `{id}` and `{name}` stand for those of the resource.
    pub command: &'static str,
    /// What it has to answer.
    pub wanted: &'static str,
    /// Where that was read.
    pub citations: &'static [&'static Citation],
}
