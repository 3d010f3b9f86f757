//! Findings as JUnit XML are what its readers take.

use std::collections::BTreeMap;

use amlgen::diag::{Diagnostic, Severity, junit};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::support;

/// Of each element its attributes, the required ones with a `*`, and the elements in it: those of the schema that Jenkins reads reports
/// with (xunit-plugin, junit-10.xsd) as far as the document has them. GitLab and Azure Pipelines take more.
const ELEMENTS: &[(&str, &[&str], &[&str])] = &[
    (
        "testsuites",
        &["name", "time", "tests", "failures", "errors"],
        &["testsuite"],
    ),
    (
        "testsuite",
        &[
            "name*",
            "tests*",
            "failures*",
            "errors*",
            "group",
            "time",
            "skipped",
            "timestamp",
            "hostname",
            "id",
            "package",
            "file",
            "log",
            "url",
        ],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name*", "time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &["type", "message"], &[]),
    ("error", &["type", "message"], &[]),
    ("skipped", &["type", "message"], &[]),
    ("system-out", &[], &[]),
];

/// An element with its attributes, the elements in it and its text.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) inner: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = quick_xml::escape::unescape(&attribute.value).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// Asserts that the schema allows it.
    pub(crate) fn check(&self) {
        let (_, attributes, inner) = ELEMENTS
            .iter()
            .find(|(name, ..)| *name == self.name)
            .unwrap_or_else(|| panic!("no element {}", self.name));
        for name in self.attributes.keys() {
            let known = attributes.iter().any(|known| known.trim_end_matches('*') == name);
            assert!(known, "{} has no attribute {name}", self.name);
        }
        for name in attributes.iter().filter_map(|name| name.strip_suffix('*')) {
            assert!(self.attributes.contains_key(name), "{} needs {name}", self.name);
        }
        for element in &self.inner {
            assert!(
                inner.contains(&element.name.as_str()),
                "{} in {}",
                element.name,
                self.name
            );
            element.check();
        }
    }

    fn number(&self, attribute: &str) -> usize {
        self.attributes[attribute].parse().unwrap()
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        let here = usize::from(self.name == name);
        here + self
            .inner
            .iter()
            .map(|element| element.count(name))
            .sum::<usize>()
    }
}

/// The root of a document, which has to be well formed.
pub(crate) fn read(document: &str) -> Element {
    let mut reader = Reader::from_str(document);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Element::new(&start)),
            Event::Empty(start) => open.last_mut().unwrap().inner.push(Element::new(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().inner.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::GeneralRef(name) => {
                let text = format!("&{};", &*name);
                let text = quick_xml::escape::unescape(&text).unwrap();
                open.last_mut().unwrap().text.push_str(&text);
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?}"),
        }
    }
    let mut outside = open.pop().unwrap();
    assert!(open.is_empty() && outside.inner.len() == 1);
    outside.inner.pop().unwrap()
}

#[test]
fn findings_fit_the_schema_of_junit() {
    let compiled: Vec<_> = ["blueprints/invalid", "blueprints"]
        .into_iter()
        .flat_map(|folder| {
            let all = support::blueprints(folder).into_iter();
            all.map(move |(stem, bytes)| support::compile(&format!("{folder}/{stem}.yaml"), &bytes))
        })
        .collect();
    let found: Vec<_> = compiled.iter().map(|one| (&one.source, &one.diags)).collect();
    let fails = |one: &Diagnostic| one.severity == Severity::Error;
    let root = read(&junit::render(&found, &fails, &[]));
    root.check();
    let errors: usize = found.iter().map(|(_, diags)| diags.count(Severity::Error)).sum();
    assert!(errors > 100);
    assert_eq!(root.number("failures"), errors);
    assert_eq!(root.count("failure"), errors);
    assert_eq!(root.count("testcase"), root.number("tests"));
    assert_eq!(root.inner.len(), compiled.len());
    for (suite, one) in root.inner.iter().zip(&compiled) {
        assert_eq!(suite.attributes["name"], one.source.name());
        assert_eq!(suite.number("tests"), suite.inner.len());
        assert_eq!(suite.number("failures"), suite.count("failure"));
        let mut names: Vec<&String> = suite.inner.iter().map(|test| &test.attributes["name"]).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), suite.inner.len(), "each test has a name of its own");
    }
}

#[test]
fn texts_of_a_blueprint_stay_texts() {
    let text = "version: 1\nname: demo\nlocation: westeurope\n\"<failure/>&amp;]]>\": x\n";
    let compiled = support::compile("<a>&\"b'\u{1b}.yaml", text.as_bytes());
    let root = read(&junit::render(
        &[(&compiled.source, &compiled.diags)],
        &|_| true,
        &[],
    ));
    root.check();
    let suite = &root.inner[0];
    assert_eq!(suite.attributes["name"], "<a>&\"b'\\u{1b}.yaml");
    let failure = &suite.inner[0].inner[0];
    assert!(
        failure.attributes["message"].contains("<failure/>&amp;]]>"),
        "{failure:?}"
    );
    assert!(
        failure
            .text
            .starts_with("<a>&\"b'\\u{1b}.yaml:4:1: error[AML1008]: "),
        "{failure:?}"
    );
}
