//! A picture that READMEs and wikis show: three columns, on a ground of its own in light and in dark.

use std::fmt::Write;

use super::layout::{KEYS, Layout, MARGIN, PAD, Placed, ROLE, keys_width};
use super::measure::cut;
use super::xml;
use super::{Class, Drawn, Grant, Graph};
use crate::emit::Bug;
use crate::model::{AssignedBy, Model};
use crate::report::explain::Filter;

/// Lines that can be followed with the eye.
const MAX_LINES: usize = 250;
/// Principals and scopes, likewise.
const MAX_NODES: usize = 60;
/// How many colours tell principals apart.
const COLOURS: usize = 6;
/// What stands below the columns.
const LEGEND: u32 = 34;

/// How the picture looks, in light and in dark.
pub(super) const STYLE: &str = include_str!("picture.css");

/// A picture of the grants that a filter leaves.
///
/// # Errors
///
/// A [`Bug`]: nothing that the author of a blueprint can cause.
pub fn svg(model: &Model, filter: &Filter) -> Result<Drawn, Bug> {
    let graph = fitted(Graph::of(model, filter)?);
    Ok(Drawn {
        text: picture(&graph, Use::Alone),
        note: graph
            .grouped
            .map(|how| format!("there is more than a picture can show: {how}")),
    })
}

/// A graph of which a picture can be made.
pub(super) fn fitted(graph: Graph) -> Graph {
    graph.fitted(|graph| {
        let nodes = graph.principals.len().max(graph.scopes.len());
        graph.grants.len() <= MAX_LINES && nodes <= MAX_NODES
    })
}

/// Where a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// As a file.
    Alone,
    /// In a page, which brings the style, and in which each line opens its grants.
    InPage,
}

pub(super) fn picture(graph: &Graph, used: Use) -> String {
    let layout = Layout::of(graph);
    let mut out = String::new();
    // writing to a string does not fail
    let _ = write_picture(&mut out, graph, &layout, used);
    out
}

fn write_picture(out: &mut String, graph: &Graph, layout: &Layout<'_>, used: Use) -> std::fmt::Result {
    let legend = layout.height;
    let (width, height) = (layout.width.max(760), legend + LEGEND);
    let role = match used {
        Use::Alone => "role=\"img\"",
        // on paper, what is long runs over several sheets
        Use::InPage if height > width + width / 2 => "class=\"long\" role=\"group\"",
        Use::InPage => "role=\"group\"",
    };
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" {role} aria-labelledby=\"picture-title picture-desc\">"
    )?;
    let [title, sum] = [graph.title.as_str(), &description(graph)].map(xml::text);
    let (title, sum) = (title.as_str(), sum.as_str());
    writeln!(
        out,
        "<title id=\"picture-title\">{title}</title>\n<desc id=\"picture-desc\">{sum}</desc>"
    )?;
    if used == Use::Alone {
        writeln!(out, "<style>\n{STYLE}</style>")?;
    }
    writeln!(
        out,
        "<rect class=\"ground\" x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
        width - 1,
        height - 1
    )?;
    writeln!(
        out,
        "<text class=\"title\" x=\"{MARGIN}\" y=\"26\">{title}</text>"
    )?;
    for (column, head) in [
        (layout.who, "who"),
        (layout.role, "holds which role"),
        (layout.on, "on what"),
    ] {
        writeln!(
            out,
            "<text class=\"small\" x=\"{}\" y=\"48\">{head}</text>",
            column.x
        )?;
    }
    for line in &layout.lines {
        write_line(out, graph, layout, used, line.grant, line.from, line.to)?;
    }
    for role in &layout.roles {
        let (x, end, y) = (layout.role.x, layout.role.end(), role.y + ROLE / 2);
        let on = layout.on.x;
        let middle = on - (on - end) / 2;
        writeln!(
            out,
            "<path class=\"stub\" d=\"M{end} {y}C{middle} {y} {middle} {} {on} {}\"/>",
            role.scope_y, role.scope_y
        )?;
        let risk = if role.is_risk { " risk" } else { "" };
        writeln!(
            out,
            "<g><title>{}</title><rect class=\"role{risk}\" x=\"{x}\" y=\"{}\" width=\"{}\" height=\"{ROLE}\" rx=\"12\"/>",
            xml::text(&role.whole).as_str(),
            role.y,
            layout.role.width
        )?;
        writeln!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            x + PAD,
            y + 5,
            xml::text(&role.text).as_str()
        )?;
        if role.is_risk {
            let at = end - keys_width(true) + 2 * PAD;
            writeln!(
                out,
                "<text class=\"keys\" x=\"{at}\" y=\"{}\">{KEYS}</text>",
                y + 4
            )?;
        }
        out.push_str("</g>\n");
    }
    for one in &layout.principals {
        write_box(out, one, layout.who.x, layout.who.width)?;
    }
    for one in &layout.scopes {
        write_box(out, one, layout.on.x, layout.on.width)?;
    }
    write_legend(out, graph, legend, width)?;
    out.push_str("</svg>\n");
    Ok(())
}

fn description(graph: &Graph) -> String {
    let grouped = graph.grouped.map_or_else(String::new, |how| format!("; {how}"));
    format!("{}{grouped}", graph.sum())
}

fn hand(by: AssignedBy) -> (&'static str, &'static str) {
    match by {
        AssignedBy::Template => ("", "by the template"),
        AssignedBy::Person => (" person", "by a person"),
        AssignedBy::Azure => (" azure", "by Azure itself"),
    }
}

/// What a line says: `identity training: AcrPull on container registry, by the template`.
pub(super) fn sentence(graph: &Graph, grant: &Grant) -> String {
    let label = |node: Option<&super::Node>| node.map_or_else(String::new, |node| node.label.clone());
    let (_, by) = hand(grant.by);
    format!(
        "{}: {} on {}, {by}",
        label(graph.principals.get(grant.principal)),
        grant.words(),
        label(graph.scopes.get(grant.scope))
    )
}

fn write_line(
    out: &mut String,
    graph: &Graph,
    layout: &Layout<'_>,
    used: Use,
    grant: &Grant,
    from: u32,
    to: u32,
) -> std::fmt::Result {
    let (start, end) = (layout.who.end(), layout.role.x);
    let middle = start + (end - start) / 2;
    let path = format!("M{start} {from}C{middle} {from} {middle} {to} {end} {to}");
    let (hand, _) = hand(grant.by);
    let colour = grant.principal % COLOURS;
    let said = sentence(graph, grant);
    let said = xml::text(&said);
    let said = said.as_str();
    let line = format!("<path class=\"line c{colour}{hand}\" d=\"{path}\"/>");
    if used == Use::Alone {
        return writeln!(out, "<g><title>{said}</title>{line}</g>");
    }
    let grants: Vec<String> = grant.assignments.iter().map(ToString::to_string).collect();
    writeln!(
        out,
        "<g class=\"edge\" role=\"button\" tabindex=\"-1\" aria-label=\"{said}\" data-grants=\"{}\"><title>{said}</title><path class=\"hit\" d=\"{path}\"/>{line}</g>",
        grants.join(" ")
    )
}

fn write_box(out: &mut String, placed: &Placed<'_>, x: u32, width: u32) -> std::fmt::Result {
    let node = placed.node;
    let whole = [node.label.as_str(), node.detail.as_str()].join(" ");
    let (outside, corner) = match node.class {
        Class::Identity => ("", 14),
        Class::Directory => ("", 4),
        Class::Outside => (" outside", 4),
        Class::Wide => (" outside", 0),
        Class::Resource => ("", 0),
    };
    writeln!(
        out,
        "<g><title>{}</title><rect class=\"box{outside}\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\" rx=\"{corner}\"/>",
        xml::text(whole.trim_end()).as_str(),
        placed.y,
        placed.height
    )?;
    let text_height: u32 = placed.text().last().map_or(0, |(y, ..)| y - placed.y);
    let down = placed.height.saturating_sub(text_height + PAD) / 2;
    for (y, is_small, line) in placed.text() {
        let class = if is_small { "small" } else { "name" };
        let (x, y) = (x + PAD, y + down);
        writeln!(
            out,
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>",
            xml::text(line).as_str()
        )?;
    }
    out.push_str("</g>\n");
    Ok(())
}

/// What the lines mean.
fn write_legend(out: &mut String, graph: &Graph, top: u32, width: u32) -> std::fmt::Result {
    let y = top + 8;
    let mut x = MARGIN;
    let entries = [
        ("", "made by the templates", 150),
        (" person", "a person has to assign it", 170),
        (" azure", "Azure assigns it itself", 160),
    ];
    for (hand, words, space) in entries {
        let (end, words_x) = (x + 34, x + 42);
        writeln!(out, "<path class=\"line plain{hand}\" d=\"M{x} {y}H{end}\"/>")?;
        writeln!(
            out,
            "<text class=\"small\" x=\"{words_x}\" y=\"{}\">{words}</text>",
            y + 4
        )?;
        x = words_x + space;
    }
    writeln!(
        out,
        "<text class=\"keys\" x=\"{x}\" y=\"{}\">{KEYS}</text><text class=\"small\" x=\"{}\" y=\"{}\">can list keys or switch them on</text>",
        y + 4,
        x + 36,
        y + 4
    )?;
    if let Some(how) = graph.grouped {
        let how = cut(how, 11, width - 2 * MARGIN);
        writeln!(
            out,
            "<text class=\"small\" x=\"{MARGIN}\" y=\"{}\">{}</text>",
            y + 20,
            xml::text(&how).as_str()
        )?;
    }
    Ok(())
}
