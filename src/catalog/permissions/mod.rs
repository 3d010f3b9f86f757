//! What the built-in roles permit: their own definitions, as Azure has them.
//!
//! The table is text, because nearly all of it is names of actions. Source: [`ROLE_DATA`](crate::catalog::sources::ROLE_DATA).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::roles;
use crate::model::{PermissionSet, RoleDefinition};

const TABLE: &str = include_str!("table.txt");

/// What each role of the catalog permits, by GUID: read once, where something asks.
static ALL: LazyLock<BTreeMap<&str, PermissionSet>> =
    LazyLock::new(|| roles::ALL.iter().map(|role| (role.guid, read(role))).collect());

static NOTHING: PermissionSet = PermissionSet::NOTHING;

/// The permissions of a built-in role.
#[must_use]
pub fn of(role: &RoleDefinition) -> &'static PermissionSet {
    ALL.get(role.guid).unwrap_or(&NOTHING)
}

fn read(role: &RoleDefinition) -> PermissionSet {
    let mut found = PermissionSet::default();
    let rows = TABLE
        .lines()
        .skip_while(|line| !line.starts_with(role.guid))
        .skip(1);
    for row in rows.take_while(|line| line.starts_with(' ')) {
        let mut words = row.split_whitespace();
        let list = match words.next() {
            Some("+") => &mut found.actions,
            Some("-") => &mut found.not_actions,
            Some("data+") => &mut found.data_actions,
            _ => &mut found.not_data_actions,
        };
        words.for_each(|word| list.extend(patterns(word)));
    }
    found
}

/// `a/{b,c}` is `a/b` and `a/c`.
fn patterns(word: &str) -> Vec<String> {
    match word.strip_suffix('}').and_then(|word| word.split_once('{')) {
        Some((first, lasts)) => lasts.split(',').map(|last| format!("{first}{last}")).collect(),
        None => vec![word.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalog::roles::{self, ALL};
    use crate::model::KeylessRisk;

    #[test]
    fn every_role_of_the_catalog_is_there_once_and_by_its_name() {
        let heads = || TABLE.lines().filter(|line| !line.starts_with([' ', '#']));
        let written: BTreeSet<&str> = heads().collect();
        let known: BTreeSet<String> = ALL
            .iter()
            .map(|role| format!("{} {}", role.guid, role.name))
            .collect();
        assert_eq!(written, known.iter().map(String::as_str).collect());
        assert_eq!(written.len(), heads().count());
    }

    #[test]
    fn rows_are_of_the_form_that_is_read() {
        for row in TABLE.lines().filter(|line| line.starts_with(' ')) {
            let mut words = row.split_whitespace();
            assert!(
                matches!(words.next(), Some("+" | "-" | "data+" | "data-")),
                "{row}"
            );
            for pattern in words.flat_map(patterns) {
                let plain = |letter: char| letter.is_ascii_alphanumeric() || "./*-_".contains(letter);
                assert!(!pattern.is_empty() && pattern.chars().all(plain), "{pattern}");
            }
        }
        assert_eq!(patterns("a/{b,c}"), ["a/b", "a/c"]);
    }

    #[test]
    fn risks_of_roles_are_those_of_their_permissions() {
        for role in ALL {
            let permissions = of(role);
            let risks: BTreeSet<KeylessRisk> = KeylessRisk::ALL
                .into_iter()
                .filter(|risk| permissions.allows(risk.action()))
                .collect();
            let known: BTreeSet<KeylessRisk> = role.keyless_risks.iter().copied().collect();
            assert_eq!(risks, known, "{}", role.name);
            let assigns = permissions.allows("Microsoft.Authorization/roleAssignments/write");
            assert_eq!(assigns, role.can_assign_roles, "{}", role.name);
        }
    }

    #[test]
    fn roles_include_each_other_as_their_definitions_say() {
        for (wide, narrow) in [
            (&roles::OWNER, &roles::CONTRIBUTOR),
            (&roles::CONTRIBUTOR, &roles::READER),
            (
                &roles::STORAGE_BLOB_DATA_OWNER,
                &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
            ),
            (
                &roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
                &roles::STORAGE_BLOB_DATA_READER,
            ),
            (&roles::ACR_PUSH, &roles::ACR_PULL),
            (&roles::KEY_VAULT_ADMINISTRATOR, &roles::KEY_VAULT_SECRETS_OFFICER),
            (&roles::KEY_VAULT_SECRETS_OFFICER, &roles::KEY_VAULT_SECRETS_USER),
        ] {
            assert!(of(wide).includes(of(narrow)), "{} {}", wide.name, narrow.name);
            assert!(!of(narrow).includes(of(wide)), "{} {}", narrow.name, wide.name);
        }
        // a control role reads no data
        assert!(!of(&roles::OWNER).includes(of(&roles::STORAGE_BLOB_DATA_READER)));
    }
}
