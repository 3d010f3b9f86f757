//! One list of findings out of those of several environments.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

impl Diagnostics {
    /// The findings of all environments, each told once. One that not every environment has says which have it.
    #[must_use]
    pub fn united(parts: Vec<(String, Self)>) -> Self {
        let environments = parts.len();
        let mut all: Vec<(Diagnostic, Vec<String>)> = Vec::new();
        let mut known: BTreeMap<(Code, Option<Span>, String), Vec<usize>> = BTreeMap::new();
        let mut united = Self::new();
        for (environment, found) in parts {
            united.hidden.extend(found.hidden);
            for finding in found.list {
                let key = (finding.code, finding.primary, finding.message.clone());
                let alike = known.entry(key).or_default();
                let same = alike
                    .iter()
                    .find(|at| all.get(**at).is_some_and(|(known, _)| *known == finding));
                if let Some((_, names)) = same.and_then(|at| all.get_mut(*at)) {
                    names.push(environment.clone());
                } else {
                    alike.push(all.len());
                    all.push((finding, vec![environment.clone()]));
                }
            }
        }
        for (mut finding, names) in all {
            if names.len() < environments {
                let noun = if names.len() == 1 {
                    "environment"
                } else {
                    "environments"
                };
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                finding.message = format!("{} ({noun} {})", finding.message, names.join(", "));
            }
            united.push(finding);
        }
        united.sort();
        united
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_not_all_environments_have_says_which_do() {
        let found = |messages: &[&str]| {
            let mut diags = Diagnostics::new();
            for message in messages {
                diags.push(Diagnostic::warning(Code::UNUSED, None, *message));
            }
            diags
        };
        let parts = vec![
            ("dev".to_owned(), found(&["all", "dev alone"])),
            ("test".to_owned(), found(&["all", "two"])),
            ("prod".to_owned(), found(&["two", "all"])),
        ];
        let united = Diagnostics::united(parts);
        let messages: Vec<&str> = united.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "all",
                "dev alone (environment `dev`)",
                "two (environments `test`, `prod`)"
            ]
        );
    }
}
