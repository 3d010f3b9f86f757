//! Grants of Bicep, read as text.

use std::collections::BTreeMap;

use super::{Grant, between};

/// The literal of a line `key: 'text'` of Bicep, escapes resolved.
fn bicep_text(block: &str, key: &str) -> String {
    let literal = block
        .lines()
        .find_map(|line| line.trim().strip_prefix(&format!("{key}: '")))
        .and_then(|line| line.strip_suffix('\''))
        .unwrap_or_else(|| panic!("no {key} in {block}"));
    let mut text = String::new();
    let mut letters = literal.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(letters.next().unwrap()),
            other => text.push(other),
        }
    }
    text
}

pub(super) fn grants(files: &BTreeMap<String, String>) -> Vec<Grant> {
    let mut grants = Vec::new();
    for (path, text) in files {
        let pieces: Vec<&str> = text.split("'Microsoft.Authorization/roleAssignments@").collect();
        assert!(
            pieces.len() == 1 || path.starts_with("modules/"),
            "a grant in {path}"
        );
        for piece in pieces.iter().skip(1) {
            let block = &piece[..piece.find("\n}").unwrap()];
            let id = &block[block.find("roleDefinitionId: subscriptionResourceId(").unwrap()..];
            let key: String = id[id.find("roles.").unwrap() + "roles.".len()..]
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            let roles = between(text, "var roles = {", "\n}").unwrap();
            grants.push((
                bicep_text(roles, &key),
                bicep_text(block, "description"),
                bicep_text(block, "principalType"),
            ));
        }
    }
    grants
}
