//! One page for a browser, whole in itself: the picture, a matrix that can be filtered, and the reason, rule and source of every grant.
//!
//! The tables are HTML, so that the page reads without its script too. The script filters them, draws the matrix from the data behind
//! it, and shows rows of the tables in a dialog. Its policy lets nothing else run and nothing be fetched.

use std::collections::BTreeMap;

use serde::Serialize;

use super::svg::{self, Use};
use super::xml::{self, Markup};
use super::{Drawn, Grant, Graph, Node, shown};
use crate::emit::{Bug, Template, template};
use crate::model::{AssignedBy, Mark, Model, Reason, Resource, Right, RoleAssignment, Scope};
use crate::report::condition;
use crate::report::explain::{self, Filter, Shown};
use crate::report::identification::credentials;
use crate::report::naming::final_text;
use crate::report::wording;
use crate::source::Source;

static PAGE: Template = template!("report/graph/page.html");

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page may do: run this script, look like this, and nothing else. The hashes are those of the three files.
const POLICY: &str = "default-src 'none'; style-src 'sha256-gs0rIOnFSy3E7Me2KAzbVNA64iL1YcEyXyAiLzEYxjM=' 'sha256-brEDocXArFCtnw7E6G8akTOPtsqrneRUWWAkJRSm9ZI='; script-src 'sha256-eNBtjyZqAWqwqZPBeYyX3392uKU/Yd4NWNeIOs7tHQ8='; base-uri 'none'; form-action 'none'";

#[derive(Debug, Serialize)]
struct View {
    policy: Markup,
    title: Markup,
    sum: Markup,
    file: Markup,
    picture_style: Markup,
    style: Markup,
    script: Markup,
    picture: Markup,
    grouped: Option<Markup>,
    risks: Vec<RiskView>,
    sections: Vec<Section>,
    federated: Vec<FederatedView>,
    data: Markup,
}

/// A role that can bring keys back, and what it reaches.
#[derive(Debug, Serialize)]
struct RiskView {
    role: Markup,
    can: Vec<Markup>,
    beyond: Option<Markup>,
    held: Vec<HeldView>,
}

/// Who holds such a role on one thing.
#[derive(Debug, Serialize)]
struct HeldView {
    text: Markup,
    /// The rows of these grants, so that the filter hides it with them.
    grants: Markup,
}

/// The grants of one hand.
#[derive(Debug, Serialize)]
struct Section {
    id: Markup,
    heading: Markup,
    intro: Markup,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    index: usize,
    principal: Markup,
    who: Markup,
    role: Markup,
    keys: bool,
    scope: Markup,
    name: Markup,
    when: Markup,
    reasons: Vec<ReasonView>,
    more: Vec<Markup>,
    condition: Option<Markup>,
    lines: Markup,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    because: Markup,
    rule: Markup,
    mark: Markup,
    sources: Vec<Markup>,
}

#[derive(Debug, Serialize)]
struct FederatedView {
    identity: Markup,
    issuer: Markup,
    subject: Markup,
}

/// What the script knows. The rest it reads in the tables.
#[derive(Debug, Serialize)]
struct Data<'g> {
    principals: Vec<Named<'g>>,
    scopes: Vec<Named<'g>>,
    grants: Vec<Granted<'g>>,
}

#[derive(Debug, Serialize)]
struct Named<'g> {
    label: &'g str,
    detail: &'g str,
}

#[derive(Debug, Serialize)]
struct Granted<'g> {
    index: usize,
    principal: usize,
    scope: usize,
    by: AssignedBy,
    role: &'g str,
    rules: String,
    keys: bool,
}

/// A page of the grants that a filter leaves.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn html(model: &Model, source: &Source, filter: &Filter) -> Result<Drawn, Bug> {
    let graph = Graph::of(model, filter)?;
    let picture = svg::fitted(graph.clone());
    let data = data(model, &graph);
    let data = xml::json(&data).map_err(|error| Bug::new(format!("the page has no data: {error}")))?;
    let of_model: BTreeMap<usize, Shown<'_>> = filter
        .selected(model)
        .into_iter()
        .zip(explain::selected(model, filter))
        .collect();
    let own = |text: &str| xml::own(text.to_owned());
    let view = View {
        policy: own(POLICY),
        title: xml::text(&graph.title),
        sum: xml::text(&graph.sum()),
        file: xml::text(source.name()),
        picture_style: own(svg::STYLE),
        style: own(STYLE),
        script: own(SCRIPT),
        picture: xml::own(svg::picture(&picture, Use::InPage)),
        grouped: picture.grouped.map(xml::text),
        risks: risks(model, &graph),
        sections: sections(model, source, &graph, &of_model),
        federated: credentials(model)
            .map(|credential| FederatedView {
                identity: xml::text(&shown(&credential.identity.display())),
                issuer: xml::text(credential.issuer),
                subject: xml::text(credential.subject),
            })
            .collect(),
        data,
    };
    Ok(Drawn {
        text: PAGE.render(view)?,
        note: None,
    })
}

fn data<'g>(model: &Model, graph: &'g Graph) -> Data<'g> {
    let named = |nodes: &'g [Node]| {
        let named = |node: &'g Node| Named {
            label: &node.label,
            detail: &node.detail,
        };
        nodes.iter().map(named).collect()
    };
    let granted = |grant: &'g Grant| {
        let (index, assignment) = assignment(model, grant)?;
        let rules: Vec<&str> = assignment.reasons.iter().map(|reason| reason.rule).collect();
        Some(Granted {
            index,
            principal: grant.principal,
            scope: grant.scope,
            by: grant.by,
            role: &grant.role,
            rules: rules.join(" "),
            keys: grant.is_risk,
        })
    };
    Data {
        principals: named(&graph.principals),
        scopes: named(&graph.scopes),
        grants: graph.grants.iter().filter_map(granted).collect(),
    }
}

/// The assignment of a grant of a graph without groups.
fn assignment<'m>(model: &'m Model, grant: &Grant) -> Option<(usize, &'m RoleAssignment)> {
    let index = *grant.assignments.first()?;
    Some((index, model.role_assignments.get(index)?))
}

/// Who holds a role on each scope, and in which row that stands.
type ByScope<'g> = BTreeMap<usize, Vec<(&'g str, usize)>>;

/// A row for each role that can bring keys back, and for each thing that it brings back.
fn risks(model: &Model, graph: &Graph) -> Vec<RiskView> {
    let mut found: BTreeMap<(&str, Reached), ByScope<'_>> = BTreeMap::new();
    for grant in graph.grants.iter().filter(|grant| grant.is_risk) {
        let Some((index, assignment)) = assignment(model, grant) else {
            continue;
        };
        let reached = Reached::of(model, assignment.right, assignment.scope);
        let held = found.entry((&grant.role, reached)).or_default();
        let holder = label(&graph.principals, grant.principal);
        held.entry(grant.scope).or_default().push((holder, index));
    }
    let held = |(scope, of_scope): (usize, Vec<(&str, usize)>)| {
        let on = label(&graph.scopes, scope);
        let (holders, grants): (Vec<&str>, Vec<String>) = of_scope
            .into_iter()
            .map(|(holder, index)| (holder, index.to_string()))
            .unzip();
        HeldView {
            text: xml::text(&format!("{} on {on}", holders.join(", "))),
            grants: xml::text(&grants.join(" ")),
        }
    };
    let view = |((role, reached), all): ((&str, Reached), ByScope<'_>)| RiskView {
        role: xml::text(role),
        can: reached.known.iter().map(|can| xml::text(can)).collect(),
        beyond: reached.beyond.map(|text| xml::text(&text)),
        held: all.into_iter().map(held).collect(),
    };
    found.into_iter().map(view).collect()
}

fn label(nodes: &[Node], at: usize) -> &str {
    nodes.get(at).map_or("", |node| node.label.as_str())
}

/// What a role that can bring keys back gets at, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reached {
    known: Vec<String>,
    /// What else may be there, where a group or a subscription is reached.
    beyond: Option<String>,
}

impl Reached {
    fn of(model: &Model, right: Right, scope: Scope) -> Self {
        let risks = model.keyless_risks(right, scope);
        if let Scope::Resource(_) = scope {
            let known = risks.iter().map(|risk| risk.sentence().to_owned()).collect();
            return Self { known, beyond: None };
        }
        let mut known = Vec::new();
        let mut others = Vec::new();
        for risk in risks {
            let resources: Vec<String> = model
                .resources_at_risk(risk, scope)
                .map(Resource::display)
                .collect();
            match resources.as_slice() {
                [] => others.push(risk.sentence()),
                some => known.push(format!("{}: {}", risk.sentence(), shown(&few(some)))),
            }
        }
        let mut beyond = "Reaches resources there that the blueprint does not know, too".to_owned();
        if !others.is_empty() {
            beyond = format!(
                "{beyond}; by such, if there are any, its holder {}",
                others.join(", ")
            );
        }
        Self {
            known,
            beyond: Some(beyond + "."),
        }
    }
}

/// A few of them by name.
fn few(names: &[String]) -> String {
    const SHOWN: usize = 4;
    let (first, others) = names.split_at_checked(SHOWN).unwrap_or((names, &[]));
    let more = match others.len() {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    format!("{}{more}", first.join(", "))
}

/// The tables, those that somebody has to act on first.
fn sections(
    model: &Model,
    source: &Source,
    graph: &Graph,
    of_model: &BTreeMap<usize, Shown<'_>>,
) -> Vec<Section> {
    let parts = [
        (
            AssignedBy::Person,
            "people",
            "What people have to assign",
            "No template makes these grants: somebody who may assign roles does.",
        ),
        (
            AssignedBy::Azure,
            "azure",
            "What Azure assigns itself",
            "Azure makes these grants when a resource is made; a template must not.",
        ),
        (
            AssignedBy::Template,
            "templates",
            "What the templates assign",
            "The deployment makes these grants.",
        ),
    ];
    let section = |(by, id, heading, intro): (AssignedBy, &str, &str, &str)| {
        let of_hand = graph.grants.iter().filter(|grant| grant.by == by);
        Section {
            id: xml::text(id),
            heading: xml::text(heading),
            intro: xml::text(intro),
            rows: of_hand
                .filter_map(|grant| {
                    let index = *grant.assignments.first()?;
                    row(model, source, graph, grant, (index, of_model.get(&index)?))
                })
                .collect(),
        }
    };
    let sections = parts.into_iter().map(section);
    sections.filter(|section| !section.rows.is_empty()).collect()
}

fn row(
    model: &Model,
    source: &Source,
    graph: &Graph,
    grant: &Grant,
    (index, of_model): (usize, &Shown<'_>),
) -> Option<Row> {
    let assignment = of_model.assignment;
    let principal = graph.principals.get(grant.principal)?;
    let scope = graph.scopes.get(grant.scope)?;
    let lines: Vec<String> = explain::lines(source, assignment)
        .iter()
        .map(ToString::to_string)
        .collect();
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    let condition = assignment.condition.as_ref();
    let condition = condition.map(|condition| final_text(model, condition));
    Some(Row {
        index,
        principal: xml::text(&principal.label),
        who: xml::text(&principal.detail),
        role: xml::text(&grant.role),
        keys: grant.is_risk,
        scope: xml::text(&scope.label),
        name: xml::text(&scope.detail),
        when: xml::text(&explain::who(model, assignment)),
        reasons: assignment.reasons.iter().map(reason).collect(),
        more: explain::particulars(model, of_model, &lets(model, condition.as_deref()))
            .iter()
            .map(|phrase| xml::text(&shown(phrase)))
            .collect(),
        condition: condition.as_deref().map(xml::lines),
        lines: xml::text(&format!("{noun} {}", lines.join(", "))),
    })
}

/// What a condition lets its holder assign, by the names of the roles: the condition itself has their ids.
fn lets(model: &Model, condition: Option<&str>) -> String {
    let Some(text) = condition else {
        return String::new();
    };
    let named: Vec<String> = condition::roles(model, text).into_iter().collect();
    format!(
        "version 2.0, under which it can assign and remove these roles alone: {}",
        named.join(", ")
    )
}

fn reason(reason: &Reason) -> ReasonView {
    let mark = match reason.mark {
        Mark::Documented => "documented",
        Mark::Definition => "follows from the role's definition",
        Mark::Open => "open: no source was found",
    };
    let sources = reason.citations.iter();
    let sources = sources.map(|citation| xml::text(&format!("{} {citation}", citation.key)));
    ReasonView {
        because: xml::text(&wording::because(reason)),
        rule: xml::text(reason.rule),
        mark: xml::text(mark),
        sources: sources.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_lets_exactly_these_files_run() {
        let hash = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
        let [picture, style, script] = [svg::STYLE, STYLE, SCRIPT].map(hash);
        let policy = format!(
            "default-src 'none'; style-src {picture} {style}; script-src {script}; base-uri 'none'; form-action 'none'"
        );
        assert_eq!(POLICY, policy, "write it to POLICY");
    }
}
