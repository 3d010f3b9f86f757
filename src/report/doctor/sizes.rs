//! Quotas and sizes that are told, against the computes of a blueprint.

use super::blueprint::{Blueprint, LISTED};
use super::said::Said;
use super::tokens::Compared;
use crate::report::access::{DEDICATED, Machines, machines};
use crate::report::reference;

/// Says which computes are of a size or a family.
pub(super) fn compare(given: Blueprint<'_>, said: &Said) -> Compared {
    let mut found = Compared::default();
    let Some(told) = &said.size else {
        return found;
    };
    let asked = plain(told);
    let all: Vec<Machines<'_>> = machines(given.model).filter(|one| is_of(one, &asked)).collect();
    found
        .conclusions
        .extend(all.iter().take(LISTED).map(|one| sentence(given, one)));
    if all.len() > LISTED {
        let more = all.len() - LISTED;
        found
            .conclusions
            .push(format!("{more} more computes of the blueprint are of it."));
    }
    if all.is_empty() {
        found.conclusions.push(format!(
            "No cluster or instance of the blueprint is of `{told}`: a deployment of an endpoint asks, or something that the blueprint does not make."
        ));
    }
    found
}

fn sentence(given: Blueprint<'_>, one: &Machines<'_>) -> String {
    let id = reference::resource(given.model, one.compute.id).id;
    let most = one.most.map_or_else(
        || "as many as a parameter says".to_owned(),
        |most| format!("at most {most}"),
    );
    let vcpus = one
        .vcpus()
        .map_or_else(String::new, |vcpus| format!(", {vcpus} vCPUs"));
    let line = one.compute.origin.primary().map_or_else(String::new, |span| {
        format!(", line {}", given.source.position(span.start).line)
    });
    let quota = if one.priority == DEDICATED {
        ""
    } else {
        ", which has a quota of its own"
    };
    format!(
        "{id}{line}, is of it: {most} x `{}`{vcpus}, {}{quota}.",
        one.size, one.priority
    )
}

/// Whether machines count in a quota, or are of a size. Those of low priority have a quota for all families.
fn is_of(one: &Machines<'_>, asked: &str) -> bool {
    match asked {
        "totalregional" => one.priority == DEDICATED,
        _ if asked.contains("lowpriority") => one.priority != DEDICATED,
        _ => plain(one.size) == asked || plain(&one.family()) == asked,
    }
}

/// A size or a family without what it may be written with.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    let lower: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let inner = lower.strip_prefix("standard").unwrap_or(&lower);
    inner.strip_suffix("family").unwrap_or(inner).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_families_are_spelt_in_several_ways() {
        for (text, wanted) in [
            ("standardNCADSA100v4Family", "ncadsa100v4"),
            ("Standard DSv2 family", "dsv2"),
            ("Standard_F4s_v2", "f4sv2"),
            ("Total Regional", "totalregional"),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }
}
