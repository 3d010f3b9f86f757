//! Text to tree: the events of the YAML parser become nodes that remember their places.
//!
//! Duplicate keys, merge keys, aliases, tags and limits are handled here, each with a message of ours.

use std::collections::BTreeMap;

use super::findings::{Fatal, first_line, record, span};
use super::mapping::Mapping;
use super::node::{Kind, Node};
use super::scalar::{Plain, plain, quote};
use super::{MAX_BYTES, MAX_DEPTH, secrets, syntax, text};
use crate::diag::suggest::did_you_mean;
use crate::diag::{Code, Diagnostic, Diagnostics, Halt};
use crate::source::{Source, Span};
use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, Tag};

/// How many values there may be, those of aliases counted at each use.
const MAX_NODES: usize = 400_000;
/// How many entries one list or mapping may have. Some stages compare each with each.
const MAX_ENTRIES: usize = 20_000;
/// How many bytes of text aliases may bring.
const MAX_ALIASED: usize = MAX_BYTES;

/// Reads the text into a tree. Mistakes that leave the rest readable are findings, and reading goes on.
///
/// # Errors
/// [`Halt`] if there is no tree, with the reason among the findings.
pub fn parse(source: &Source, diags: &mut Diagnostics) -> Result<Node, Halt> {
    let mut builder = Builder {
        source,
        diags,
        open: Vec::new(),
        anchors: BTreeMap::new(),
        names: Vec::new(),
        nodes: 0,
        aliased: 0,
        root: None,
        documents: 0,
    };
    if let Err(finding) = builder.read() {
        builder.diags.push(*finding);
        return Err(Halt);
    }
    let root = builder.finish()?;
    secrets::check(&root, diags);
    Ok(root)
}

/// A list or mapping whose end was not seen yet.
struct Open {
    span: Span,
    anchor: usize,
    /// What is in it.
    extent: Extent,
    items: Items,
}

/// What the limits need to know of a node.
#[derive(Clone, Copy)]
struct Extent {
    /// How deep it is.
    height: usize,
    /// How many values it has, itself included.
    values: usize,
    /// How many bytes of text.
    bytes: usize,
}

impl Extent {
    const ONE: Self = Self {
        height: 0,
        values: 1,
        bytes: 0,
    };
}

enum Items {
    Sequence(Vec<Node>),
    Mapping(Mapping),
}

/// A complete node.
#[derive(Clone)]
struct Done {
    node: Node,
    extent: Extent,
}

struct Builder<'a> {
    source: &'a Source,
    diags: &'a mut Diagnostics,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Done>,
    names: Vec<String>,
    nodes: usize,
    /// Bytes of text that aliases brought.
    aliased: usize,
    root: Option<Node>,
    documents: usize,
}

impl<'a> Builder<'a> {
    fn read(&mut self) -> Result<(), Fatal> {
        let source: &'a Source = self.source;
        text::check_characters(source)?;
        let mut options = granit_parser::Options::default();
        options.emit_comments = false;
        options.emit_unresolved_aliases = true;
        options.emit_anchor_events = true;
        for event in Parser::new_from_str_with_options(source.text(), options) {
            let (event, place) = event.map_err(|error| Box::new(syntax::finding(source, &error)))?;
            if self.documents == 1 && matches!(event, Event::DocumentStart(..)) {
                record(self.diags,                     Diagnostic::error(Code::SEVERAL_DOCUMENTS, to_span(&place), "a second document begins here")
                        .help("write one document: remove this line and what follows, or put it in a file of its own"),
                );
                return Ok(());
            }
            self.event(event, &place)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, place: &granit_parser::Span) -> Result<(), Fatal> {
        let at = to_span(place);
        match event {
            Event::DocumentStart(..) => self.documents += 1,
            Event::Scalar(text, style, anchor, tag) => {
                // the parser writes `~` where nothing is written
                let text = if style == ScalarStyle::Plain && at.start == at.end {
                    "".into()
                } else {
                    text
                };
                let is_text = self.tag(tag.as_deref(), place);
                let is_plain = style == ScalarStyle::Plain && !is_text;
                self.scalar(&text, is_plain, anchor, at)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), place);
                self.start(at, anchor, Items::Sequence(Vec::new()))?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), place);
                self.start(at, anchor, Items::Mapping(Mapping::default()))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(at)?,
            Event::Alias(anchor) => self.alias(anchor, at)?,
            Event::Anchor(_, name) => self.names.push(name.into_owned()),
            Event::UnresolvedAlias(name) => {
                let help = did_you_mean(&name, self.names.iter().map(String::as_str));
                record(
                    self.diags,
                    Diagnostic::error(
                        Code::ALIAS,
                        at,
                        format!(
                            "the alias {} has no anchor before it",
                            quote(self.source.slice(at))
                        ),
                    )
                    .help("write the anchor before the alias, or put the text in quotes if it is none")
                    .maybe_help(help),
                );
                self.nothing(at)?;
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | _ => {}
        }
        Ok(())
    }

    /// Whether the tag says that a scalar is text; a tag that is not of the core schema is a finding.
    fn tag(&mut self, tag: Option<&Tag>, place: &granit_parser::Span) -> bool {
        let Some(tag) = tag else { return false };
        let core = tag.core_suffix();
        let is_known = core
            .is_some_and(|name| matches!(name, "str" | "int" | "float" | "bool" | "null" | "seq" | "map"));
        let is_text = core == Some("str") || tag.parts() == ("", "!") || tag.parts() == ("!", "");
        if !is_known && !is_text {
            let at = place
                .tag_span()
                .map_or_else(|| to_span(place), |tag| to_span(&tag));
            let name = quote(self.source.slice(at));
            record(
                self.diags,
                Diagnostic::error(
                    Code::TAG,
                    at,
                    format!("the tag {name} is not used in a blueprint"),
                )
                .help("remove the tag, or put the text in quotes if it is none"),
            );
        }
        is_text
    }

    /// Counts a value that stands in the text.
    fn count(&mut self, at: Span) -> Result<(), Fatal> {
        self.nodes += 1;
        if self.nodes <= MAX_NODES {
            return Ok(());
        }
        let message = format!("there are more than {MAX_NODES} values");
        Err(Box::new(
            Diagnostic::error(Code::TOO_LARGE, at, message).help("split the blueprint"),
        ))
    }

    fn scalar(&mut self, text: &str, is_plain: bool, anchor: usize, at: Span) -> Result<(), Fatal> {
        self.count(at)?;
        text::check(text, at, self.diags)?;
        let is_key = matches!(self.open.last(), Some(Open { items: Items::Mapping(mapping), .. }) if mapping.wants_key());
        if is_key {
            text::check_key(text, at)?;
        }
        let kind = if is_plain && plain(text) == Plain::Null && (text.is_empty() || !is_key) {
            Kind::Null
        } else {
            match text::parameter(text) {
                Some(name) if !is_key => Kind::Parameter(name.to_owned()),
                _ => Kind::Scalar {
                    text: if is_key || !text.contains("${") {
                        text.to_owned()
                    } else {
                        text::literal(text, at, self.source, self.diags)
                    },
                    plain: is_plain,
                },
            }
        };
        let extent = Extent {
            bytes: text.len(),
            ..Extent::ONE
        };
        self.add(Node { span: at, kind }, anchor, extent)
    }

    fn start(&mut self, span: Span, anchor: usize, items: Items) -> Result<(), Fatal> {
        self.count(span)?;
        Self::check_depth(self.open.len() + 1, span)?;
        self.open.push(Open {
            span,
            anchor,
            extent: Extent::ONE,
            items,
        });
        Ok(())
    }

    fn check_depth(depth: usize, at: Span) -> Result<(), Fatal> {
        if depth <= MAX_DEPTH {
            return Ok(());
        }
        let message = format!("lists and mappings stand in each other more than {MAX_DEPTH} deep");
        Err(Box::new(Diagnostic::error(Code::TOO_DEEP, at, message)))
    }

    fn end(&mut self, at: Span) -> Result<(), Fatal> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let (last, kind) = match open.items {
            Items::Sequence(items) => (
                items.iter().map(|node| node.span.end).max(),
                Kind::Sequence(items),
            ),
            Items::Mapping(mapping) => {
                let (last, entries) = mapping.finish();
                (last, Kind::Mapping(entries))
            }
        };
        // brackets end where they close, the others with the last thing in them: not at the next key
        let is_flow = matches!(self.source.slice(at), "]" | "}");
        let end = if is_flow {
            at.end
        } else {
            last.unwrap_or(open.span.end).max(open.span.start)
        };
        let span = Span::new(open.span.start, end);
        let extent = Extent {
            height: open.extent.height + 1,
            ..open.extent
        };
        self.add(Node { span, kind }, open.anchor, extent)
    }

    fn alias(&mut self, anchor: usize, at: Span) -> Result<(), Fatal> {
        let name = quote(self.source.slice(at));
        if let Some(open) = self.open.iter().find(|open| open.anchor == anchor) {
            let message = format!("the alias {name} stands in the value it refers to");
            return Err(Box::new(
                Diagnostic::error(Code::ALIAS, at, message).also(open.span, "the value begins here"),
            ));
        }
        // a value that was refused, as a list that is a key, has no node
        let Some(done) = self.anchors.get(&anchor) else {
            return self.nothing(at);
        };
        self.nodes += done.extent.values;
        self.aliased += done.extent.bytes;
        for (number, most, what) in [
            (self.nodes, MAX_NODES, "values"),
            (self.aliased, MAX_ALIASED, "bytes"),
        ] {
            if number > most {
                let message = format!("the alias {name} multiplies the text beyond {most} {what}");
                return Err(Box::new(Diagnostic::error(Code::ALIAS, at, message)));
            }
        }
        Self::check_depth(self.open.len() + done.extent.height, at)?;
        let Done { node, extent } = done.clone();
        self.add(node, 0, extent)
    }

    /// In place of a value that was refused.
    fn nothing(&mut self, span: Span) -> Result<(), Fatal> {
        let kind = Kind::Null;
        self.add(Node { span, kind }, 0, Extent::ONE)
    }

    /// Puts a complete node where it belongs.
    fn add(&mut self, node: Node, anchor: usize, extent: Extent) -> Result<(), Fatal> {
        if anchor != 0 {
            let node = node.clone();
            self.anchors.insert(anchor, Done { node, extent });
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let inside = &mut open.extent;
        inside.height = inside.height.max(extent.height);
        inside.values += extent.values;
        inside.bytes += extent.bytes;
        let at = node.span;
        let entries = match &mut open.items {
            Items::Sequence(items) => {
                items.push(node);
                items.len()
            }
            Items::Mapping(mapping) => {
                mapping.add(node, self.source, self.diags);
                mapping.len()
            }
        };
        if entries <= MAX_ENTRIES {
            return Ok(());
        }
        let message = format!("this list or mapping has more than {MAX_ENTRIES} entries");
        Err(Box::new(
            Diagnostic::error(Code::TOO_LARGE, at, message).help("split the blueprint"),
        ))
    }

    fn finish(self) -> Result<Node, Halt> {
        let Some(root) = self.root.filter(|root| root.kind != Kind::Null) else {
            record(
                self.diags,
                Diagnostic::error(Code::EMPTY, Span::new(0, 0), "the blueprint is empty")
                    .help("begin with `version: 1`, `name: …` and `location: …`"),
            );
            return Err(Halt);
        };
        let what = match &root.kind {
            Kind::Mapping(_) => return Ok(root),
            Kind::Sequence(_) => "a list",
            Kind::Scalar { .. } | Kind::Parameter(_) | Kind::Null | Kind::Removed => "text",
        };
        let message = format!("a blueprint is a mapping of keys to values, this is {what}");
        record(
            self.diags,
            Diagnostic::error(Code::NOT_A_MAPPING, first_line(self.source, root.span), message)
                .help("write lines of the form `key: value` that begin in the first column"),
        );
        Err(Halt)
    }
}

/// A place of the parser as one of ours.
pub(super) fn to_span(place: &granit_parser::Span) -> Span {
    place
        .byte_range()
        .map_or_else(Span::default, |range| span(range.start, range.end))
}
