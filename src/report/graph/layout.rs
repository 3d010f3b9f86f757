//! Where things stand in a picture of three columns: principals, the roles that they hold, and the scopes that they hold them on.
//!
//! A role stands beside its scope, once for each scope, so that a line from a principal to it says all of a grant.

use std::collections::BTreeMap;

use super::measure::{cut, lines, width};
use super::{Grant, Graph, Node};

/// Sizes of text.
pub(super) const LARGE: u32 = 13;
pub(super) const SMALL: u32 = 11;
/// Heights of lines of either.
const LINE: u32 = 17;
const DETAIL: u32 = 15;
/// Around text in a box, and around everything.
pub(super) const PAD: u32 = 9;
pub(super) const MARGIN: u32 = 24;
/// Above the first box: the heads of the columns.
const TOP: u32 = 60;
/// The widest text of a box, and of a role.
const ROOM: u32 = 250;
const ROLE_ROOM: u32 = 360;
/// A role, and the space to the next, to the next principal and to the next scope.
pub(super) const ROLE: u32 = 24;
const BETWEEN: u32 = 5;
const GAP: u32 = 16;
/// Where lines run: the wider, the higher the picture is, so that they stay apart.
const RUN: (u32, u32) = (160, 340);
/// From a role to its scope.
const STUB: u32 = 22;
/// What says that a role can bring keys back.
pub(super) const KEYS: &str = "keys";
/// How often the order of one side is fitted to the other.
const SWEEPS: usize = 4;

/// A principal or scope with its place.
pub(super) struct Placed<'g> {
    pub(super) node: &'g Node,
    pub(super) index: usize,
    pub(super) y: u32,
    pub(super) height: u32,
    pub(super) lines: Vec<String>,
    pub(super) detail: Option<String>,
}

/// A role on a scope.
pub(super) struct Role {
    pub(super) y: u32,
    pub(super) text: String,
    pub(super) whole: String,
    pub(super) is_risk: bool,
    /// The middle of its scope.
    pub(super) scope_y: u32,
}

/// The line of a grant.
pub(super) struct Line<'g> {
    pub(super) grant: &'g Grant,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A column: where it begins and how wide it is.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) x: u32,
    pub(super) width: u32,
}

impl Column {
    pub(super) fn end(self) -> u32 {
        self.x + self.width
    }
}

pub(super) struct Layout<'g> {
    pub(super) width: u32,
    /// Without what stands below the columns.
    pub(super) height: u32,
    pub(super) who: Column,
    pub(super) role: Column,
    pub(super) on: Column,
    pub(super) principals: Vec<Placed<'g>>,
    pub(super) roles: Vec<Role>,
    pub(super) scopes: Vec<Placed<'g>>,
    pub(super) lines: Vec<Line<'g>>,
}

impl<'g> Layout<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let order = Order::of(graph);
        let text =
            |grant: &Grant| width(&cut(&grant.role, LARGE, ROLE_ROOM), LARGE) + keys_width(grant.is_risk);
        let widest = |nodes: &[Node]| {
            let wide = nodes.iter().map(|node| Placed::new(node, 0).text_width());
            wide.max().unwrap_or_default().max(60) + 2 * PAD
        };
        let who = Column {
            x: MARGIN,
            width: widest(&graph.principals),
        };
        let (scopes, roles, rows) = scopes(graph, &order);
        let bottom = scopes.last().map_or(TOP, |last| last.y + last.height);
        let principals = principals(graph, &order, &roles, &rows, bottom);
        let bottom = principals
            .last()
            .map_or(bottom, |last| bottom.max(last.y + last.height));
        let role = Column {
            x: who.end() + (bottom / 8).clamp(RUN.0, RUN.1),
            width: graph.grants.iter().map(text).max().unwrap_or_default().max(60) + 2 * PAD,
        };
        let on = Column {
            x: role.end() + STUB,
            width: widest(&graph.scopes),
        };
        let lines = lines_of(graph, &principals, &roles, &rows);
        Self {
            width: on.end() + MARGIN,
            height: bottom + MARGIN,
            who,
            role,
            on,
            principals,
            roles,
            scopes,
            lines,
        }
    }
}

/// The room that the word for keys takes.
pub(super) fn keys_width(is_risk: bool) -> u32 {
    if is_risk { width(KEYS, SMALL) + 3 * PAD } else { 0 }
}

impl<'g> Placed<'g> {
    fn new(node: &'g Node, index: usize) -> Self {
        let lines = lines(&node.label, LARGE, ROOM);
        let detail = Some(&node.detail).filter(|detail| !detail.is_empty());
        let detail = detail.map(|detail| cut(detail, SMALL, ROOM));
        let text: u32 = lines.iter().map(|_| LINE).sum();
        let height = text + detail.as_ref().map_or(0, |_| DETAIL) + PAD;
        Self {
            node,
            index,
            y: 0,
            height,
            lines,
            detail,
        }
    }

    fn text_width(&self) -> u32 {
        // names are bold, which is a tenth wider
        let names = self.lines.iter().map(|line| width(line, LARGE) * 11 / 10);
        let detail = self.detail.iter().map(|detail| width(detail, SMALL));
        names.chain(detail).max().unwrap_or_default()
    }

    pub(super) fn middle(&self) -> u32 {
        self.y + self.height / 2
    }

    /// The lines of text with their base lines, and whether each is small.
    pub(super) fn text(&self) -> impl Iterator<Item = (u32, bool, &str)> {
        let top = self.y + PAD / 2;
        let names = self.lines.iter().zip(1..);
        let names = names.map(move |(line, number)| (top + number * LINE - 4, false, line.as_str()));
        let below = u32::try_from(self.lines.len()).unwrap_or(0) * LINE;
        let detail = self.detail.as_deref();
        names.chain(detail.map(move |detail| (top + below + DETAIL - 4, true, detail)))
    }
}

/// The order in which principals and scopes stand: close to what they are joined with.
struct Order {
    principals: Vec<usize>,
    scopes: Vec<usize>,
}

impl Order {
    fn of(graph: &Graph) -> Self {
        let mut order = Self {
            principals: (0..graph.principals.len()).collect(),
            scopes: (0..graph.scopes.len()).collect(),
        };
        for _ in 0..SWEEPS {
            let at = places(&order.principals);
            let middle = |scope: usize| {
                mean(graph, &at, |grant| {
                    (grant.scope == scope).then_some(grant.principal)
                })
            };
            order.scopes.sort_by_cached_key(|scope| (middle(*scope), *scope));
            let at = places(&order.scopes);
            let middle = |principal: usize| {
                mean(graph, &at, |grant| {
                    (grant.principal == principal).then_some(grant.scope)
                })
            };
            order.principals.sort_by_cached_key(|one| {
                let class = graph.principals.get(*one).map(|node| node.class);
                (class, middle(*one), *one)
            });
        }
        order
    }
}

/// Where each stands in an order.
fn places(order: &[usize]) -> BTreeMap<usize, usize> {
    order.iter().enumerate().map(|(at, one)| (*one, at)).collect()
}

/// The mean place of the other ends, in hundredths.
fn mean(graph: &Graph, at: &BTreeMap<usize, usize>, other: impl Fn(&Grant) -> Option<usize>) -> usize {
    let ends = graph.grants.iter().filter_map(other);
    let places: Vec<usize> = ends.filter_map(|end| at.get(&end).copied()).collect();
    places.iter().sum::<usize>() * 100 / places.len().max(1)
}

/// Which role on which scope.
type Row<'g> = (usize, &'g str);

/// The scopes with their roles, one below the other.
fn scopes<'g>(graph: &'g Graph, order: &Order) -> (Vec<Placed<'g>>, Vec<Role>, BTreeMap<Row<'g>, usize>) {
    let at = places(&order.principals);
    let mut held: BTreeMap<usize, BTreeMap<&str, bool>> = BTreeMap::new();
    for grant in &graph.grants {
        let of_scope = held.entry(grant.scope).or_default();
        *of_scope.entry(&grant.role).or_default() |= grant.is_risk;
    }
    let (mut scopes, mut roles, mut rows) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut y = TOP;
    for &index in &order.scopes {
        let Some(node) = graph.scopes.get(index) else {
            continue;
        };
        let mut of_scope: Vec<(&str, bool)> = held.remove(&index).unwrap_or_default().into_iter().collect();
        let is_row = |grant: &Grant, role: &str| grant.scope == index && grant.role == role;
        of_scope.sort_by_cached_key(|(role, _)| {
            mean(graph, &at, |grant| is_row(grant, role).then_some(grant.principal))
        });
        let count = u32::try_from(of_scope.len()).unwrap_or(0);
        let needed = (count * (ROLE + BETWEEN)).saturating_sub(BETWEEN);
        let mut placed = Placed::new(node, index);
        placed.height = placed.height.max(needed);
        placed.y = y;
        let mut row_y = y + (placed.height - needed) / 2;
        for (role, is_risk) in of_scope {
            rows.insert((index, role), roles.len());
            roles.push(Role {
                y: row_y,
                text: cut(role, LARGE, ROLE_ROOM),
                whole: role.to_owned(),
                is_risk,
                scope_y: placed.middle(),
            });
            row_y += ROLE + BETWEEN;
        }
        y += placed.height + GAP;
        scopes.push(placed);
    }
    (scopes, roles, rows)
}

/// The principals, each as close to the middle of its roles as the others let it.
fn principals<'g>(
    graph: &'g Graph,
    order: &Order,
    roles: &[Role],
    rows: &BTreeMap<Row<'g>, usize>,
    bottom: u32,
) -> Vec<Placed<'g>> {
    let mut wished: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for grant in &graph.grants {
        let row = rows.get(&(grant.scope, grant.role.as_str()));
        if let Some(role) = row.and_then(|row| roles.get(*row)) {
            wished.entry(grant.principal).or_default().push(role.y + ROLE / 2);
        }
    }
    let mut free = TOP;
    let mut placed: Vec<Placed<'g>> = Vec::new();
    for &index in &order.principals {
        let Some(node) = graph.principals.get(index) else {
            continue;
        };
        let mut one = Placed::new(node, index);
        let middles = wished.remove(&index).unwrap_or_default();
        let count = u32::try_from(middles.len()).unwrap_or(1).max(1);
        let middle = middles.iter().sum::<u32>() / count;
        one.y = middle.saturating_sub(one.height / 2).max(free);
        free = one.y + one.height + GAP;
        placed.push(one);
    }
    // what was pushed out at the bottom pushes back
    let mut limit = bottom.max(TOP + placed.iter().map(|one| one.height + GAP).sum::<u32>());
    for one in placed.iter_mut().rev() {
        one.y = one.y.min(limit.saturating_sub(one.height));
        limit = one.y.saturating_sub(GAP);
    }
    placed
}

fn lines_of<'g>(
    graph: &'g Graph,
    principals: &[Placed<'g>],
    roles: &[Role],
    rows: &BTreeMap<Row<'g>, usize>,
) -> Vec<Line<'g>> {
    let from: BTreeMap<usize, u32> = principals.iter().map(|one| (one.index, one.middle())).collect();
    graph
        .grants
        .iter()
        .filter_map(|grant| {
            let row = rows.get(&(grant.scope, grant.role.as_str()))?;
            Some(Line {
                grant,
                from: *from.get(&grant.principal)?,
                to: roles.get(*row)?.y + ROLE / 2,
            })
        })
        .collect()
}
