//! `tests/facts/rules.txt`, read.

/// A line about a grant that the rule base makes or reports.
pub(crate) struct Fact {
    pub(crate) id: &'static str,
    /// As what somebody holds it.
    pub(crate) holder: &'static str,
    pub(crate) who: &'static str,
    pub(crate) role: &'static str,
    /// Where it holds: any of these.
    pub(crate) scopes: Vec<&'static str>,
    pub(crate) stage: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) sources: Vec<&'static str>,
    pub(crate) notes: Vec<&'static str>,
}

impl Fact {
    /// What stands behind a word of the notes.
    pub(crate) fn note(&self, word: &str) -> Option<&'static str> {
        self.notes
            .iter()
            .find_map(|note| note.strip_prefix(word))
            .map(str::trim_start)
    }
}

/// The lines that are no headings and no comments, by column.
fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    include_str!("../facts/rules.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
        .map(|line| line.split(" | ").collect())
}

/// Every id once, in order.
pub(crate) fn ids() -> Vec<&'static str> {
    let mut ids: Vec<&str> = lines().map(|columns| columns[0]).collect();
    ids.dedup();
    ids
}

/// The grants of the rule base.
pub(crate) fn grants() -> Vec<Fact> {
    lines()
        .filter(|columns| columns.len() > 3)
        .map(|columns| {
            let [id, holder, who, role, scopes, stage, mark, sources] = columns[..8] else {
                panic!("{columns:?}")
            };
            let sources = sources.split(", ").filter(|source| *source != "-");
            Fact {
                id,
                holder,
                who,
                role,
                scopes: scopes.split(", ").collect(),
                stage,
                mark,
                sources: sources.collect(),
                notes: columns[8..].iter().flat_map(|notes| notes.split("; ")).collect(),
            }
        })
        .collect()
}
