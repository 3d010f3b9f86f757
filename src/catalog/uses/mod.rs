//! Uses: how a blueprint writes each of them, what it names, who may have it and what it means. One table: entries are read by it,
//! role rules are found from it, and the documentation shows it.

mod row;
mod table;

use row::NO;
pub use row::{Access, Choice, Consumer, Feature, Names, UseKind, UseRow};
pub use table::TABLE;

use crate::model::Activity;

/// The row of an entry; the first of its key where its `access` is for others.
#[must_use]
pub fn find(key: &str, feature: Option<Feature>, access: Access, push: bool) -> Option<&'static UseRow> {
    let mut rows = TABLE
        .iter()
        .filter(|row| row.keys.contains(&key) && row.feature.map(|(known, _)| known) == feature);
    rows.clone()
        .find(|row| row.is_chosen(access, push))
        .or_else(|| rows.next())
}

/// The row of a kind of use.
#[must_use]
pub fn row(kind: UseKind) -> Option<&'static UseRow> {
    TABLE.iter().find(|row| row.kind == kind)
}

/// What a consumer does with a kind of use; nothing where it is refused.
#[must_use]
pub fn activities(kind: UseKind, consumer: Consumer) -> &'static [Activity] {
    row(kind).map_or(NO, |row| row.activities(consumer))
}

/// The keys by which entries name what they are about, each once.
pub fn keys() -> impl Iterator<Item = &'static str> {
    let mut seen = Vec::new();
    TABLE.iter().flat_map(|row| row.keys).copied().filter(move |key| {
        let is_new = !seen.contains(key);
        seen.push(*key);
        is_new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_blueprint() {
        for row in TABLE {
            if let Some((feature, word)) = row.feature {
                let read: Feature = serde_json::from_value(word.into()).unwrap();
                assert_eq!(read, feature, "{word}");
            }
            let found = match row.choice {
                Choice::Access(access) => find(row.keys[0], row.feature.map(|it| it.0), access, false),
                Choice::Push(push) => find(row.keys[0], row.feature.map(|it| it.0), Access::Read, push),
                Choice::Only => find(row.keys[0], row.feature.map(|it| it.0), Access::Read, false),
            };
            assert_eq!(found.unwrap().kind, row.kind);
        }
    }
}
