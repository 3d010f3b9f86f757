//! What a role permits: patterns of actions, in which `*` is any text. Case does not count.

/// The permissions of a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PermissionSet {
    /// What it allows on the control plane.
    pub actions: Vec<String>,
    /// What of that it leaves out.
    pub not_actions: Vec<String>,
    /// What it allows on the data plane.
    pub data_actions: Vec<String>,
    /// What of that it leaves out.
    pub not_data_actions: Vec<String>,
}

impl PermissionSet {
    /// Nothing at all.
    pub const NOTHING: Self = Self {
        actions: Vec::new(),
        not_actions: Vec::new(),
        data_actions: Vec::new(),
        not_data_actions: Vec::new(),
    };

    /// Whether it allows an action of the control plane.
    #[must_use]
    pub fn allows(&self, action: &str) -> bool {
        names(&self.actions, action) && !names(&self.not_actions, action)
    }

    /// Whether it allows an action of the data plane.
    #[must_use]
    pub fn allows_data(&self, action: &str) -> bool {
        names(&self.data_actions, action) && !names(&self.not_data_actions, action)
    }

    /// Whether it permits everything that another one permits, as far as patterns tell: where it takes several of its patterns to
    /// make up one of the other, the answer is no.
    #[must_use]
    pub fn includes(&self, other: &Self) -> bool {
        plane_includes(
            (&self.actions, &self.not_actions),
            (&other.actions, &other.not_actions),
        ) && plane_includes(
            (&self.data_actions, &self.not_data_actions),
            (&other.data_actions, &other.not_data_actions),
        )
    }
}

/// The patterns of one plane, and those that are left out.
type PlaneOf<'p> = (&'p [String], &'p [String]);

fn plane_includes((wide, wide_not): PlaneOf<'_>, (narrow, narrow_not): PlaneOf<'_>) -> bool {
    narrow.iter().all(|pattern| {
        let missing = |left_out: &String| overlap(left_out, pattern) && !names(narrow_not, left_out);
        names(wide, pattern) && !wide_not.iter().any(missing)
    })
}

/// Whether one of the patterns includes an action, or all that another pattern includes.
fn names(patterns: &[String], action: &str) -> bool {
    patterns.iter().any(|pattern| includes(pattern, action))
}

/// Whether a pattern includes an action, as Azure reads it: in `a/*/b` nothing has to stand for the `*`. So Managed Identity Operator
/// may `userAssignedIdentities/assign/action` by `userAssignedIdentities/*/assign/action`, and whoever is left out of
/// `computes/*/write` makes no computes. A `*` in the action is included by a `*` alone, so that it may be a pattern itself.
#[must_use]
pub fn includes(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.to_ascii_lowercase(), action.to_ascii_lowercase());
    fits(&pattern, &action) || (pattern.contains("/*/") && fits(&pattern.replacen("/*/", "/", 1), &action))
}

/// The same with something, or nothing, for each `*`, in lower case.
fn fits(pattern: &str, action: &str) -> bool {
    let Some((first, others)) = pattern.split_once('*') else {
        return pattern == action;
    };
    let (between, last) = others.rsplit_once('*').unwrap_or(("", others));
    let inner = action
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last));
    let mut parts = between.split('*');
    inner.is_some_and(|inner| {
        parts
            .try_fold(inner, |rest, part| Some(rest.split_once(part)?.1))
            .is_some()
    })
}

/// Whether some action is included by both patterns.
fn overlap(one: &str, two: &str) -> bool {
    let (one, two) = (one.to_ascii_lowercase(), two.to_ascii_lowercase());
    // what is before the first `*` and behind the last decides, but for patterns with several
    let ends = |pattern: &str| {
        let first = pattern.split('*').next().unwrap_or_default().to_owned();
        let last = pattern.rsplit('*').next().unwrap_or_default().to_owned();
        (first, last, pattern.contains('*'))
    };
    let ((first, last, open), (other_first, other_last, other_open)) = (ends(&one), ends(&two));
    match (open, other_open) {
        (false, _) => includes(&two, &one),
        (true, false) => includes(&one, &two),
        (true, true) => {
            (first.starts_with(&other_first) || other_first.starts_with(&first))
                && (last.ends_with(&other_last) || other_last.ends_with(&last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_include_actions_as_azure_reads_them() {
        let keys = "Microsoft.Storage/storageAccounts/listKeys/action";
        for pattern in [
            "*",
            "*/action",
            "microsoft.storage/storageaccounts/listkeys/action",
            "Microsoft.Storage/*",
            "Microsoft.Storage/*/listKeys/action",
            "Microsoft.*/*/listKeys/*",
            "Microsoft.Storage/storageAccounts/*/listKeys/action",
        ] {
            assert!(includes(pattern, keys), "{pattern}");
        }
        for pattern in [
            "",
            "*/read",
            "Microsoft.Storage/storageAccounts/read",
            "Microsoft.*/*/write/*",
        ] {
            assert!(!includes(pattern, keys), "{pattern}");
        }
        assert!(!includes("ab*ba", "aba"));
    }

    fn set(actions: &[&str], not_actions: &[&str]) -> PermissionSet {
        let owned = |some: &[&str]| some.iter().map(|one| (*one).to_owned()).collect();
        PermissionSet {
            actions: owned(actions),
            not_actions: owned(not_actions),
            ..PermissionSet::default()
        }
    }

    #[test]
    fn a_set_includes_what_its_patterns_include_and_nothing_is_left_out_of() {
        let owner = set(&["*"], &[]);
        let contributor = set(&["*"], &["M.Authorization/*/write"]);
        let reader = set(&["*/read"], &[]);
        assert!(owner.includes(&contributor) && owner.includes(&reader));
        assert!(!contributor.includes(&owner) && contributor.includes(&contributor));
        assert!(contributor.includes(&reader) && !reader.includes(&contributor));
        let writer = set(&["M.Authorization/locks/write"], &[]);
        assert!(!contributor.includes(&writer) && owner.includes(&writer));
        let read = set(&["m.authorization/locks/READ"], &[]);
        assert!(reader.includes(&read) && contributor.includes(&read));
        assert!(set(&[], &[]).includes(&set(&[], &[])) && !set(&[], &[]).includes(&read));
    }

    #[test]
    fn patterns_overlap_where_one_action_fits_both() {
        for (one, two, wanted) in [
            ("a/*", "a/b", true),
            ("a/*", "*/b", true),
            ("a/*/c", "a/b/*", true),
            ("a/*", "b/*", false),
            ("*/read", "*/write", false),
            ("a/b", "a/b", true),
        ] {
            assert_eq!(overlap(one, two), wanted, "{one} {two}");
            assert_eq!(overlap(two, one), wanted, "{two} {one}");
        }
    }
}
