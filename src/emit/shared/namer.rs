//! Identifiers for the text targets: legal, unique and recognisable.
//!
//! A [`Namer`] knows words, case and what is taken. It knows no language: each target brings its reserved words.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToLowerCamelCase, ToSnakeCase};

/// Longest name before a number is added; every target allows more.
const LONGEST: usize = 128;

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Style {
    /// `dataLakeStorage`, for ARM and Bicep.
    Camel,
    /// `data_lake_storage`, for Terraform.
    Snake,
}

/// Hands out identifiers, each at most once, without regard to case.
#[derive(Debug, Clone)]
pub(in crate::emit) struct Namer {
    style: Style,
    /// In lower case.
    taken: BTreeSet<String>,
    /// The number that was given last to a name, in lower case: those before it are taken.
    numbers: BTreeMap<String, u64>,
}

impl Namer {
    /// A namer that never hands out one of the `reserved` words, in any case.
    #[must_use]
    pub(in crate::emit) fn new(style: Style, reserved: &[&str]) -> Self {
        Self {
            style,
            taken: reserved.iter().map(|word| word.to_ascii_lowercase()).collect(),
            numbers: BTreeMap::new(),
        }
    }

    /// Takes a fixed name out of the stock, such as that of a parameter every file has.
    pub(in crate::emit) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_ascii_lowercase());
    }

    /// An identifier made of `words`. When it is taken, it gets the first free number from 2 on, so that the order of
    /// requests decides who keeps the plain name.
    pub(in crate::emit) fn name(&mut self, words: &[&str]) -> String {
        let base = self.identifier(words);
        if self.taken.insert(base.to_ascii_lowercase()) {
            base
        } else {
            self.numbered(&base)
        }
    }

    fn numbered(&mut self, base: &str) -> String {
        // `lake1` and a 2 must not look like the twelfth lake.
        let separator = match self.style {
            Style::Camel if !base.ends_with(|last: char| last.is_ascii_digit()) => "",
            Style::Camel | Style::Snake => "_",
        };
        let number = self.numbers.entry(base.to_ascii_lowercase()).or_insert(1);
        loop {
            *number += 1;
            let name = format!("{base}{separator}{number}");
            if self.taken.insert(name.to_ascii_lowercase()) {
                return name;
            }
        }
    }

    fn identifier(&self, words: &[&str]) -> String {
        let other = |character: char| !character.is_ascii_alphanumeric();
        let joined = words.join("-").replace(other, "-");
        let mut cased = match self.style {
            Style::Camel => joined.to_lower_camel_case(),
            Style::Snake => joined.to_snake_case(),
        };
        // all of it is ASCII by now
        cased.truncate(LONGEST);
        if cased.starts_with(|first: char| first.is_ascii_alphabetic()) {
            cased
        } else {
            format!("n{cased}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_one_identifier() {
        for (words, camel, snake) in [
            (
                &["data-lake", "storage"][..],
                "dataLakeStorage",
                "data_lake_storage",
            ),
            (&["Data_Lake"], "dataLake", "data_lake"),
            (&["GPU", "cluster-01"], "gpuCluster01", "gpu_cluster_01"),
            (&["1st"], "n1st", "n1st"),
            (&["café", "x"], "cafX", "caf_x"),
            (&["--"], "n", "n"),
            (&[], "n", "n"),
            (&["a.b/c d"], "aBCD", "a_b_c_d"),
        ] {
            assert_eq!(Namer::new(Style::Camel, &[]).name(words), camel);
            assert_eq!(Namer::new(Style::Snake, &[]).name(words), snake);
        }
    }

    #[test]
    fn collisions_are_numbered_in_order_of_request() {
        let mut namer = Namer::new(Style::Camel, &["guid", "resourceGroup"]);
        let given: Vec<String> = [
            &["lake"][..],
            &["lake"],
            &["LAKE"],
            &["lake2"],
            &["guid"],
            &["resourcegroup"],
            &["lake1"],
            &["lake-1"],
        ]
        .iter()
        .map(|words| namer.name(words))
        .collect();
        assert_eq!(
            given,
            [
                "lake",
                "lake2",
                "lake3",
                "lake2_2",
                "guid2",
                "resourcegroup2",
                "lake1",
                "lake1_2"
            ]
        );
        let mut namer = Namer::new(Style::Snake, &[]);
        namer.reserve("location");
        assert_eq!(namer.name(&["location"]), "location_2");
        assert_eq!([namer.name(&["a-b"]), namer.name(&["a", "b"])], ["a_b", "a_b_2"]);
    }

    #[test]
    fn long_words_are_cut_and_stay_unique() {
        let mut namer = Namer::new(Style::Snake, &[]);
        let long = "x".repeat(300);
        assert_eq!(namer.name(&[&long]).len(), 128);
        assert_eq!(namer.name(&[&long]).len(), 130);
    }
}
