//! A comparison as a comment on a pull request.

use serde::Serialize;

use super::change::{BlueprintDiff, Change, Comparison, Consequence, Diff, Presence, PropertyChange, Reach};
use super::items::{self, Item};
use crate::emit::{Bug, Template, template};
use crate::report::markdown::{self, Markup};

static COMMENT: Template = template!("report/diff.md");

/// GitHub takes 65,536 characters; a few are left for whoever adds a line.
const LONGEST: usize = 65_000;

/// How many rows of a table are shown, from the first try to the last.
const ROWS: &[usize] = &[usize::MAX, 300, 100, 40, 15, 5, 0];

/// A table of more rows is folded.
const OPEN_ROWS: usize = 15;

#[derive(Debug, Serialize)]
struct View {
    blueprints: Vec<BlueprintView>,
    cut: Option<Markup>,
}

#[derive(Debug, Serialize)]
struct BlueprintView {
    summary: Markup,
    names: Markup,
    errors: Vec<Markup>,
    comparisons: Vec<ComparisonView>,
}

#[derive(Debug, Serialize)]
struct ComparisonView {
    title: Option<Markup>,
    summary: Option<Markup>,
    sections: Vec<Section>,
    commands: Option<Markup>,
}

#[derive(Debug, Serialize)]
struct Section {
    title: Markup,
    folded: bool,
    header: Vec<Markup>,
    rows: Vec<Vec<Markup>>,
}

/// A comment that is shorter than what GitHub takes; what was left out for that is counted.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn markdown(diff: &Diff) -> Result<String, Bug> {
    let mut text = String::new();
    for rows in ROWS {
        text = COMMENT.render(view(diff, *rows, usize::MAX))?;
        if text.chars().count() <= LONGEST {
            return Ok(text);
        }
    }
    // that many blueprints and environments: the last are named nowhere but in the count
    let mut shown = diff.blueprints.iter().map(parts).sum::<usize>();
    while shown > 0 && text.chars().count() > LONGEST {
        shown /= 2;
        text = COMMENT.render(view(diff, 0, shown))?;
    }
    Ok(text)
}

/// How many parts a blueprint has of which some may be left out: one, if it is named alone.
fn parts(blueprint: &BlueprintDiff) -> usize {
    blueprint.comparisons.len().max(1)
}

fn view(diff: &Diff, rows: usize, most: usize) -> View {
    let (mut left, mut cut) = (most, 0);
    let mut blueprints = Vec::new();
    for one in &diff.blueprints {
        let shown = parts(one).min(left);
        cut += parts(one) - shown;
        left -= shown;
        if shown > 0 {
            blueprints.push(blueprint(one, rows, shown, &mut cut));
        }
    }
    View {
        blueprints,
        cut: (cut > 0).then(|| {
            markdown::text(&format!(
                "{cut} more rows are left out here; `amlgen diff` in a terminal shows all."
            ))
        }),
    }
}

fn blueprint(one: &BlueprintDiff, rows: usize, shown: usize, cut: &mut usize) -> BlueprintView {
    let comparisons = one.comparisons.iter().take(shown);
    // of one alone the first line says it
    let is_alone = one.comparisons.len() == 1;
    *cut += one.errors.len().saturating_sub(rows);
    let errors = one.errors.iter().take(rows);
    BlueprintView {
        summary: markdown::text(&whole(one)),
        names: markdown::text(&items::names(one)),
        errors: errors.map(|error| markdown::text(error)).collect(),
        comparisons: comparisons
            .map(|one| comparison(one, is_alone, rows, cut))
            .collect(),
    }
}

/// The first line: what a reviewer has to know.
fn whole(blueprint: &BlueprintDiff) -> String {
    if !blueprint.errors.is_empty() {
        return "Nothing is compared, because a blueprint has errors: nobody knows whether access broadens."
            .to_owned();
    }
    let comparisons = &blueprint.comparisons;
    let sum = |count: fn(&Comparison) -> usize| comparisons.iter().map(count).sum::<usize>();
    let differing = comparisons.iter().filter(|one| !one.is_empty()).count();
    if differing == 0 {
        return "Access and resources stay as they are.".to_owned();
    }
    let access = match sum(|one| one.summary.broadens) {
        0 => "No access broadens".to_owned(),
        1 => "Access broadens in 1 place".to_owned(),
        many => format!("Access broadens in {many} places"),
    };
    let anew = match sum(|one| one.summary.replaced) {
        0 => "nothing is made anew".to_owned(),
        1 => "1 change is refused or makes something anew".to_owned(),
        many => format!("{many} changes are refused or make something anew"),
    };
    format!("{access}; {anew}.")
}

fn comparison(one: &Comparison, is_alone: bool, rows: usize, cut: &mut usize) -> ComparisonView {
    let title = one.environment.as_ref().map(|environment| {
        let presence = match one.presence {
            Presence::Both => "",
            Presence::Added => ", which is new",
            Presence::Removed => ", which is gone",
        };
        markdown::text(&format!("Environment `{environment}`{presence}"))
    });
    let mut sections = Vec::new();
    let mut add = |title: &str, folded: bool, header: &[&str], all: Vec<Vec<Markup>>| {
        if all.is_empty() {
            return;
        }
        let (header, all) = filled(header, all);
        let count = all.len();
        *cut += count.saturating_sub(rows);
        sections.push(Section {
            title: markdown::text(&format!("{title} ({count})")),
            folded: folded || count > OPEN_ROWS,
            header,
            rows: all.into_iter().take(rows).collect(),
        });
    };
    let (broader, others): (Vec<Item>, Vec<Item>) = items::access(one)
        .into_iter()
        .partition(|item| item.reach == Reach::Broadens);
    let header = ["change", "access", "why", "rules"];
    let (open, more) = broader.split_at(broader.len().min(OPEN_ROWS));
    add(
        "Access that broadens",
        false,
        &header,
        open.iter().map(item).collect(),
    );
    add(
        "More access that broadens",
        true,
        &header,
        more.iter().map(item).collect(),
    );
    let header_of_consequences = [
        "becomes",
        "change",
        "ARM and Bicep",
        "Terraform",
        "lost with the old one",
    ];
    let consequences = one.redeployment.iter().map(consequence).collect();
    add(
        "What a redeployment does and does not do",
        false,
        &header_of_consequences,
        consequences,
    );
    add(
        "Other changes of access",
        true,
        &header,
        others.iter().map(item).collect(),
    );
    let resources = items::resources(one).map(|resource| {
        let properties: Vec<String> = resource.properties.iter().map(property).collect();
        vec![
            word(resource.change),
            markdown::text(&items::resource(resource)),
            markdown::lines(&properties),
        ]
    });
    add(
        "Resources",
        true,
        &["change", "resource", "what differs"],
        resources.collect(),
    );
    let platform = one
        .platform
        .iter()
        .map(|one| vec![markdown::text(&property(one))]);
    add("Platform", true, &["what differs"], platform.collect());
    let commands: Vec<&str> = one
        .redeployment
        .iter()
        .filter(|one| one.incremental.is_some())
        .flat_map(|one| one.commands.iter().map(String::as_str))
        .collect();
    *cut += commands.len().saturating_sub(rows);
    let commands: Vec<&str> = commands.into_iter().take(rows).collect();
    ComparisonView {
        title,
        summary: summary(one, is_alone).map(|text| markdown::text(&text)),
        sections,
        commands: (!commands.is_empty()).then(|| markdown::block(&commands.join("\n"))),
    }
}

/// The numbers of a comparison; of one alone without what the first line says.
fn summary(one: &Comparison, is_alone: bool) -> Option<String> {
    if one.is_empty() {
        return (!is_alone).then(|| "No differences.".to_owned());
    }
    let text = if is_alone {
        items::counts(&one.summary).join("; ")
    } else {
        items::summary(&one.summary)
    };
    (!text.is_empty()).then(|| format!("{}.", capital(&text)))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A table without columns in which nothing stands.
fn filled(header: &[&str], rows: Vec<Vec<Markup>>) -> (Vec<Markup>, Vec<Vec<Markup>>) {
    let nothing = markdown::text("");
    let is_used = |at: usize| {
        rows.iter()
            .any(|row| row.get(at).is_some_and(|cell| *cell != nothing))
    };
    let used: Vec<bool> = (0..header.len()).map(is_used).collect();
    let keep = |row: Vec<Markup>| -> Vec<Markup> {
        let cells = row.into_iter().zip(&used);
        cells.filter_map(|(cell, used)| used.then_some(cell)).collect()
    };
    let header = keep(header.iter().map(|word| markdown::text(word)).collect());
    (header, rows.into_iter().map(keep).collect())
}

/// A value that differs, with its path as code and without what each path begins with.
fn property(one: &PropertyChange) -> String {
    let path = one.path.strip_prefix("properties.").unwrap_or(&one.path);
    items::property(one, &format!("`{}`", path.trim_end_matches("[]")), "→")
}

fn word(change: Change) -> Markup {
    markdown::text(match change {
        Change::Added => "added",
        Change::Changed => "changed",
        Change::Removed => "removed",
    })
}

fn item(item: &Item) -> Vec<Markup> {
    vec![
        word(item.change),
        markdown::text(&item.words),
        markdown::text(&item.because),
        markdown::text(&item.rules),
    ]
}

fn consequence(one: &Consequence) -> Vec<Markup> {
    let maybe = |text: &Option<String>| markdown::text(text.as_deref().unwrap_or_default());
    let terraform = if one.terraform.is_some() && one.terraform == one.incremental {
        markdown::text("likewise")
    } else {
        maybe(&one.terraform)
    };
    vec![
        markdown::text(items::effect(one)),
        markdown::text(&one.what),
        maybe(&one.incremental),
        terraform,
        maybe(&one.lost),
    ]
}
