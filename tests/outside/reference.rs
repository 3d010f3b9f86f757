//! `tests/facts/` against the written reference, on machines that have it beside the clone.

use std::collections::{BTreeMap, BTreeSet};

use libtest_mimic::Trial;
use serde_json::Value;

use crate::{repository, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        comparison("reference_has_the_same_strings", "escaping-vectors.json", strings),
        comparison("reference_has_the_same_roles", "builtin-roles.json", roles),
        comparison(
            "reference_has_the_same_permissions",
            "builtin-roles.json",
            permissions,
        ),
        comparison("reference_has_the_same_rules", "role-rules.md", rules),
    ]
}

fn comparison(name: &str, file: &str, test: fn(&str)) -> Trial {
    let reference = std::fs::read_to_string(repository("../shared/reference").join(file));
    trial(
        name,
        reference.map_err(|_| "no reference in ../shared"),
        move |reference| {
            test(reference);
        },
    )
}

/// Whether a role permits something on each plane; what exactly is not in the reference.
fn permissions(reference: &str) {
    let reference: Value = serde_json::from_str(reference).unwrap();
    for row in reference["roles"].as_array().unwrap() {
        let role = amlgen::catalog::roles::find(word(row, "id")).unwrap();
        let known = amlgen::catalog::permissions::of(role);
        let planes = [
            ("has_actions", &known.actions),
            ("has_data_actions", &known.data_actions),
        ];
        for (key, patterns) in planes {
            assert_eq!(
                row[key].as_bool(),
                Some(!patterns.is_empty()),
                "{key} of {}",
                role.name
            );
        }
    }
}

fn fact(name: &str) -> String {
    std::fs::read_to_string(repository("tests/facts").join(name)).unwrap()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no {key} in {value}"))
}

/// By text: the forms in ARM's JSON, in an expression, in Bicep and in HCL.
type Forms = BTreeMap<String, Vec<String>>;

/// The facts of one kind of string, with what their rows leave out.
fn written(classes: &Value, quotes: [&str; 4]) -> Forms {
    let rows = classes.as_object().unwrap().values();
    rows.flat_map(|rows| rows.as_array().unwrap())
        .map(|row| {
            let text = row.as_str().unwrap_or_else(|| word(row, "text"));
            let forms = ["arm", "expression", "bicep", "hcl"].iter().zip(quotes);
            let forms = forms.map(|(language, mark)| match row.get(language) {
                Some(form) => form.as_str().unwrap().to_owned(),
                None => format!("{mark}{text}{mark}"),
            });
            (text.to_owned(), forms.collect())
        })
        .collect()
}

fn strings(reference: &str) {
    let reference: Value = serde_json::from_str(reference).unwrap();
    let facts: Value = serde_json::from_str(&fact("strings.json")).unwrap();
    let read = |json: &str| serde_json::from_str::<String>(json).unwrap();
    let theirs = |list: &str, arm: &str, expression: Option<&str>, bicep: &str, hcl: &str| -> Forms {
        let rows = reference[list].as_array().unwrap().iter();
        rows.map(|row| {
            let text = word(row, "raw");
            let expression = expression.map_or(text, |key| word(row, key)).to_owned();
            let (bicep, hcl) = (word(row, bicep).to_owned(), word(row, hcl).to_owned());
            (
                text.to_owned(),
                vec![read(word(row, arm)), expression, bicep, hcl],
            )
        })
        .collect()
    };
    // the facts may hold more
    let values = written(&facts["values"], ["", "'", "'", "\""]);
    for (text, forms) in theirs("vectors", "arm_json", Some("arm_in_expression"), "bicep", "hcl") {
        assert_eq!(values.get(&text), Some(&forms), "{text}");
    }
    let keys = written(&facts["keys"], [""; 4]);
    for (text, forms) in theirs("keys", "arm_json_key", None, "bicep_key", "hcl_key") {
        assert_eq!(keys.get(&text), Some(&forms), "{text}");
    }
}

fn roles(reference: &str) {
    let reference: Value = serde_json::from_str(reference).unwrap();
    let theirs: BTreeSet<String> = reference["roles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|role| {
            let flags = [
                ("privileged", "privileged"),
                ("can_assign_roles", "assigns-roles"),
            ];
            let flags = flags.iter().filter(|(key, _)| role[*key] == true);
            let risks = role["keyless_risk"].as_array().into_iter().flatten();
            let mut risks: Vec<&str> = risks.map(|risk| risk.as_str().unwrap()).collect();
            risks.sort_unstable();
            let marks: Vec<&str> = flags.map(|(_, mark)| *mark).chain(risks).collect();
            let marks = if marks.is_empty() {
                "-".to_owned()
            } else {
                marks.join(", ")
            };
            let [id, name, plane] = ["id", "name", "plane"].map(|key| word(role, key));
            format!("{id} | {name} | {plane} | {marks}")
        })
        .collect();
    let facts = fact("roles.txt");
    let ours = facts.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(ours.map(str::to_owned).collect::<BTreeSet<_>>(), theirs);
}

/// A row of the reference's tables of role rules (sections 3 to 8) and hard rules (section 11), by column.
type Row<'a> = BTreeMap<&'a str, &'a str>;

fn tables(reference: &str) -> Vec<(&str, Row<'_>)> {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    let mut wanted = false;
    let mut columns = Vec::new();
    let mut found = Vec::new();
    for line in reference.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let number = heading.split('.').next().unwrap();
            wanted = matches!(number, "3" | "4" | "5" | "6" | "7" | "8" | "11");
        }
        let Some(row) = line.strip_prefix("| ").filter(|_| wanted) else {
            continue;
        };
        let cells: Vec<&str> = row.split(" |").map(str::trim).collect();
        if cells[0] == "id" {
            columns = cells;
        } else if cells[0].contains('-') && cells[0].bytes().all(plain) {
            found.push((cells[0], columns.iter().copied().zip(cells).collect()));
        }
    }
    assert!(found.len() > 300, "only {} ids in the reference", found.len());
    found
}

fn rules(reference: &str) {
    let tables = tables(reference);
    let facts = fact("rules.txt");
    let facts: Vec<Vec<&str>> = facts
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
        .map(|line| line.split(" | ").collect())
        .collect();
    let mut ours: Vec<&str> = facts.iter().map(|fact| fact[0]).collect();
    ours.dedup();
    let theirs: Vec<&str> = tables.iter().map(|(id, _)| *id).collect();
    assert_eq!(ours, theirs, "ids and their order");
    let rows: BTreeMap<&str, &Row<'_>> = tables.iter().map(|(id, row)| (*id, row)).collect();
    for id in ours {
        let facts: Vec<&[&str]> = facts
            .iter()
            .filter(|fact| fact[0] == id)
            .map(Vec::as_slice)
            .collect();
        // Lines of grants have the holder behind the id, and more columns behind the role.
        let place = usize::from(facts[0].len() > 3) + 1;
        if let Some(wanted) = who(rows[id]) {
            let says = |fact: &&[&str]| fact.get(place) == Some(&wanted);
            assert!(facts.iter().any(says), "{id}: not by {wanted}: {facts:?}");
        }
        let cell = roles_of(&rows, id);
        for fact in &facts {
            let roles = fact.get(place + 1).into_iter();
            let roles = roles.flat_map(|roles| match fact.len() {
                3 => roles.split(", ").collect(),
                _ => vec![*roles],
            });
            for role in roles.filter(|role| !matches!(*role, "-" | "(in words)")) {
                let role = role
                    .strip_prefix("access policy for ")
                    .unwrap_or(role)
                    .replace(':', "");
                assert!(says(&cell, &role), "{id}: {role} is not of {cell:?}");
            }
        }
        founded(id, rows[id], &facts);
    }
}

fn who(row: &Row<'_>) -> Option<&'static str> {
    match row.get("who").and_then(|who| who.split([' ', ',']).next()) {
        Some("emit") => Some("template"),
        Some("auto") => Some("Azure"),
        Some("report") => Some("person"),
        Some("withdrawn") => Some("nobody"),
        _ => None,
    }
}

/// Whether the lines of a grant have the marks and the sources of their row.
fn founded(id: &str, row: &Row<'_>, facts: &[&[&str]]) {
    let facts: Vec<(&str, &str)> = facts
        .iter()
        .filter_map(|fact| Some((*fact.get(6)?, *fact.get(7)?)))
        .collect();
    let text = row.values().copied().collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .collect();
    for (mark, _) in &facts {
        // A row that stands for another one, or for a role of another registry mode, has the mark of that.
        let other = row["role"].starts_with("as ") || row["role"] == "AcrPull";
        assert!(
            *mark == "doc" || other || words.contains(mark) || words.contains(&"definitions"),
            "{id}: {mark} is not of {row:?}"
        );
    }
    let cited: Vec<&str> = facts
        .iter()
        .flat_map(|(_, sources)| sources.split(", "))
        .collect();
    let cell = row.get("source").copied().unwrap_or_default();
    for key in cell.split('[').skip(1).filter_map(|rest| rest.split(']').next()) {
        assert!(
            facts.is_empty() || cited.contains(&key),
            "{id} lacks {key}: {cited:?}"
        );
    }
}

/// What a row says of its role, with what the rows say that it points to.
fn roles_of(rows: &BTreeMap<&str, &Row<'_>>, id: &str) -> String {
    let cell = rows[id].get("role").copied().unwrap_or_default();
    let mut words = cell.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
    let other = words.find(|word| *word != id && rows.contains_key(word));
    other.map_or_else(
        || cell.to_owned(),
        |other| format!("{cell}; {}", roles_of(rows, other)),
    )
}

/// Whether a cell names a role, or one that the reference does not spell out.
fn says(cell: &str, role: &str) -> bool {
    cell.contains(role) || cell.contains("same role") || cell.contains("data role")
}
