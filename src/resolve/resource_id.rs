//! Resource ids: what they are made of, and what is wrong with those that are none.

use crate::catalog::types;

/// The id of a resource in a resource group, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parsed<'t> {
    pub(super) subscription: &'t str,
    pub(super) group: &'t str,
    /// Provider and type: `Microsoft.Storage/storageAccounts`.
    pub(super) arm: String,
    /// The names, outermost first.
    pub(super) names: Vec<&'t str>,
}

/// Why a text is no id of a resource in a resource group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has another form altogether.
    Form,
    /// A part begins or ends with a blank.
    Blank,
    /// It is written as in a URL.
    Percent,
    /// Two slashes follow each other, or one is the last character.
    EmptyPart,
    /// It is of the whole tenant.
    Tenant,
    /// It is of a management group.
    ManagementGroup,
    /// It is of a subscription, and of no resource group.
    Subscription,
    /// It is of a resource group, and of nothing in it.
    Group,
    /// There is a type without a name.
    Odd,
    /// It is of something that extends a resource, such as a lock.
    Extension,
    /// It is of a part of a resource, which it does not name: the type of the part, and of the whole.
    Child { part: &'static str, whole: &'static str },
}

impl Fault {
    /// Why, in words.
    pub(super) fn cause(&self) -> Option<String> {
        let cause = match self {
            Fault::Form => return None,
            Fault::Blank => "a part of it begins or ends with a blank",
            Fault::Percent => "it has a percent sign, as in a URL, and an id is not encoded",
            Fault::EmptyPart => "a part of it is empty",
            Fault::Tenant => "it belongs to no subscription, but to the tenant",
            Fault::ManagementGroup => {
                "it is that of a management group, which no template of a resource group reaches"
            }
            Fault::Subscription => "it names a subscription, and nothing in a resource group of it",
            Fault::Group => "it names a resource group, and nothing in it",
            Fault::Odd => "types and names alternate in it, and the last type has no name",
            Fault::Extension => "it is that of something which extends a resource",
            Fault::Child { part, whole } => {
                return Some(format!(
                    "a `{part}` is part of a `{whole}`, which it does not name"
                ));
            }
        };
        Some(cause.to_owned())
    }
}

/// Subscription and group behind the id of a resource group.
pub(super) fn group(id: &str) -> Option<(&str, &str)> {
    let segments: Vec<&str> = id.split('/').collect();
    let ["", subscriptions, subscription, groups, group] = segments.as_slice() else {
        return None;
    };
    let is_group =
        subscriptions.eq_ignore_ascii_case("subscriptions") && groups.eq_ignore_ascii_case("resourceGroups");
    is_group.then_some((*subscription, *group))
}

/// Takes the id of a resource in a resource group apart.
pub(super) fn parse(id: &str) -> Result<Parsed<'_>, Fault> {
    let rest = id.trim().strip_prefix('/').ok_or(Fault::Form)?;
    let segments: Vec<&str> = rest.split('/').collect();
    let blank = |part: &&str| part.trim() != *part;
    if id.trim() != id || segments.iter().any(blank) {
        return Err(Fault::Blank);
    }
    if id.contains('%') {
        return Err(Fault::Percent);
    }
    if segments.iter().any(|part| part.is_empty()) {
        return Err(if rest.is_empty() {
            Fault::Form
        } else {
            Fault::EmptyPart
        });
    }
    let is = |at: usize, wanted: &str| {
        segments
            .get(at)
            .is_some_and(|found| found.eq_ignore_ascii_case(wanted))
    };
    if is(0, "providers") {
        return Err(if is(1, "Microsoft.Management") {
            Fault::ManagementGroup
        } else {
            Fault::Tenant
        });
    }
    if !is(0, "subscriptions") {
        return Err(Fault::Form);
    }
    let (subscription, group, provider, rest) = match segments.as_slice() {
        [_, subscription, _, group, _, provider, rest @ ..]
            if is(2, "resourceGroups") && is(4, "providers") =>
        {
            (*subscription, *group, *provider, rest)
        }
        [_, _] => return Err(Fault::Subscription),
        [_, _, ..] if is(2, "providers") => return Err(Fault::Subscription),
        [_, _, _, _] if is(2, "resourceGroups") => return Err(Fault::Group),
        _ => return Err(Fault::Form),
    };
    let mut arm = provider.to_owned();
    let mut names = Vec::new();
    for pair in rest.chunks(2) {
        let [kind, name] = pair else {
            return Err(Fault::Odd);
        };
        if kind.eq_ignore_ascii_case("providers") {
            return Err(Fault::Extension);
        }
        arm.push('/');
        arm.push_str(kind);
        names.push(*name);
    }
    if names.is_empty() {
        return Err(Fault::Odd);
    }
    let is_type = |letter: char| letter.is_ascii_alphanumeric() || "./".contains(letter);
    if !arm.chars().all(is_type) {
        return Err(Fault::Form);
    }
    match part_of(&arm, names.len()) {
        Some((part, whole)) => Err(Fault::Child { part, whole }),
        None => Ok(Parsed {
            subscription,
            group,
            arm,
            names,
        }),
    }
}

/// The known type that a type without its parents is short for, and what it is part of.
fn part_of(arm: &str, depth: usize) -> Option<(&'static str, &'static str)> {
    if depth > 1 || types::find(arm).is_some() {
        return None;
    }
    let (provider, last) = arm.split_once('/')?;
    types::ALL.iter().find_map(|known| {
        let (whole, part) = known.arm.rsplit_once('/')?;
        let same = whole.contains('/')
            && part.eq_ignore_ascii_case(last)
            && whole.split('/').next()?.eq_ignore_ascii_case(provider);
        same.then_some((part, whole))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: &str = "/subscriptions/s/resourceGroups/g";

    #[test]
    fn resource_ids_are_taken_apart() {
        let id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/blobServices/default";
        let parsed = parse(id).unwrap();
        assert_eq!(parsed.arm, "Microsoft.Storage/storageAccounts/blobServices");
        assert_eq!((parsed.subscription, parsed.group), ("s", "g"));
        assert_eq!(parsed.names, ["a", "default"]);
        assert_eq!(group(GROUP), Some(("s", "g")));
        assert_eq!(group(&format!("{GROUP}/")), None);
        assert_eq!(group(id), None);
    }

    #[test]
    fn what_is_no_id_is_told_why() {
        let inside = |rest: &str| format!("{GROUP}/providers/{rest}");
        for (text, fault) in [
            (String::new(), Fault::Form),
            ("/".to_owned(), Fault::Form),
            ("stlake".to_owned(), Fault::Form),
            (
                "subscriptions/s/resourceGroups/g/providers/N/t/a".to_owned(),
                Fault::Form,
            ),
            ("/subscriptions/s".to_owned(), Fault::Subscription),
            ("/subscriptions/s/providers/N/t/a".to_owned(), Fault::Subscription),
            (GROUP.to_owned(), Fault::Group),
            (format!("{GROUP}/"), Fault::EmptyPart),
            (format!("{GROUP}/locks/l"), Fault::Form),
            (
                "/subscriptions//resourceGroups/g/providers/N/t/a".to_owned(),
                Fault::EmptyPart,
            ),
            (
                "//subscriptions/s/resourceGroups/g/providers/N/t/a".to_owned(),
                Fault::EmptyPart,
            ),
            (
                "/providers/Microsoft.Management/managementGroups/m".to_owned(),
                Fault::ManagementGroup,
            ),
            (
                "/providers/Microsoft.Authorization/roleDefinitions/r".to_owned(),
                Fault::Tenant,
            ),
            (inside("Microsoft.Storage"), Fault::Odd),
            (inside("Microsoft.Storage/storageAccounts"), Fault::Odd),
            (inside("Microsoft.Storage/storageAccounts/"), Fault::EmptyPart),
            (
                inside("Microsoft.Storage/storageAccounts/a/blobServices"),
                Fault::Odd,
            ),
            (inside("Microsoft.Storage/storageAccounts/a "), Fault::Blank),
            (inside("Microsoft.Storage/storageAccounts /a"), Fault::Blank),
            (inside("Microsoft.Storage/storageAccounts/a%20"), Fault::Percent),
            (inside("Microsoft.Sto-rage/storageAccounts/a"), Fault::Form),
            (
                inside("N/t/a/providers/Microsoft.Authorization/locks/l"),
                Fault::Extension,
            ),
            (
                inside("Microsoft.Storage/blobServices/default"),
                Fault::Child {
                    part: "blobServices",
                    whole: "Microsoft.Storage/storageAccounts",
                },
            ),
        ] {
            assert_eq!(parse(&text), Err(fault), "{text}");
        }
    }
}
