//! Findings as JUnit XML, which GitLab, Jenkins and Azure Pipelines show as tests: a suite for each file, a test for each finding. What
//! fails the run is a failed test, what is accepted or known from before a skipped one, and what is otherwise good to know a passed one with the words as its output.
//! What failed, such as a file that cannot be read, is a suite of its own with errors.
//!
//! Only what the schema of Jenkins (xunit-plugin, junit-10.xsd) knows is written: it is the strictest of those that are in use.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::identity::identities;
use super::{Accepted, Diagnostic, Diagnostics, Found, human};
use crate::source::Source;
use crate::visible;

const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// The document, indented, with a final newline. `fails` says which findings fail the run.
#[must_use]
pub fn render(found: &[Found<'_>], fails: &dyn Fn(&Diagnostic) -> bool, failures: &[String]) -> String {
    // writing to memory cannot fail
    let document = document(found, fails, failures).unwrap_or_default();
    String::from_utf8(document).unwrap_or_default() + "\n"
}

fn document(
    found: &[Found<'_>],
    fails: &dyn Fn(&Diagnostic) -> bool,
    broken: &[String],
) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let failures = |diags: &Diagnostics| diags.iter().filter(|one| fails(one)).count();
    let skipped = |diags: &Diagnostics| diags.iter().filter(|one| why_skipped(one).is_some()).count();
    let tests = |diags: &Diagnostics| diags.len().max(1);
    let all = |number: &dyn Fn(&Diagnostics) -> usize| -> usize {
        found.iter().map(|(_, diags)| number(diags)).sum()
    };
    let errors = broken.len().to_string();
    writer
        .create_element("testsuites")
        .with_attribute(("name", PROGRAM))
        .with_attribute(("tests", (all(&tests) + broken.len()).to_string().as_str()))
        .with_attribute(("failures", all(&failures).to_string().as_str()))
        .with_attribute(("errors", errors.as_str()))
        .write_inner_content(|writer| {
            for (source, diags) in found {
                let file = visible::line(source.name());
                writer
                    .create_element("testsuite")
                    .with_attribute(("name", &*file))
                    .with_attribute(("tests", tests(diags).to_string().as_str()))
                    .with_attribute(("failures", failures(diags).to_string().as_str()))
                    .with_attribute(("errors", "0"))
                    .with_attribute(("skipped", skipped(diags).to_string().as_str()))
                    .with_attribute(("file", &*file))
                    .write_inner_content(|writer| suite(writer, source, diags, fails))?;
            }
            if !broken.is_empty() {
                writer
                    .create_element("testsuite")
                    .with_attribute(("name", PROGRAM))
                    .with_attribute(("tests", errors.as_str()))
                    .with_attribute(("failures", "0"))
                    .with_attribute(("errors", errors.as_str()))
                    .with_attribute(("skipped", "0"))
                    .write_inner_content(|writer| broken.iter().try_for_each(|one| error(writer, one)))?;
            }
            Ok(())
        })?;
    Ok(writer.into_inner())
}

/// What failed, as a test that could not be made.
fn error(writer: &mut Writer<Vec<u8>>, failure: &str) -> io::Result<()> {
    let message = visible::line(failure);
    writer
        .create_element("testcase")
        .with_attribute(("name", &*message))
        .with_attribute(("classname", PROGRAM))
        .write_inner_content(|writer| {
            let error = writer.create_element("error");
            error
                .with_attribute(("message", &*message))
                .write_empty()
                .map(|_| ())
        })
        .map(|_| ())
}

fn suite(
    writer: &mut Writer<Vec<u8>>,
    source: &Source,
    diags: &Diagnostics,
    fails: &dyn Fn(&Diagnostic) -> bool,
) -> io::Result<()> {
    let file = visible::line(source.name());
    let test = |writer: &mut Writer<Vec<u8>>, name: &str, result: Option<(&Diagnostic, &str)>| {
        let case = writer
            .create_element("testcase")
            .with_attribute(("name", name))
            .with_attribute(("classname", &*file));
        let Some((found, message)) = result else {
            return case.write_empty().map(|_| ());
        };
        let text = human::one(source, &diags.hidden, found, false);
        let text = BytesText::new(text.trim_end());
        let skipped = why_skipped(found).map(|why| shown(diags, &why));
        case.write_inner_content(|writer| {
            let result = if let Some(words) = &skipped {
                let skipped = writer.create_element("skipped");
                skipped.with_attribute(("message", words.as_str()))
            } else if fails(found) {
                let failure = writer.create_element("failure");
                failure
                    .with_attribute(("type", found.code.id()))
                    .with_attribute(("message", message))
            } else {
                writer.create_element("system-out")
            };
            result.write_text_content(text).map(|_| ())
        })
        .map(|_| ())
    };
    if diags.is_empty() {
        return test(writer, "no findings", None);
    }
    for (found, (identity, number)) in diags.iter().zip(identities(source, diags)) {
        let message = visible::line(&identity.message);
        // tests of one name are one to those who read them
        let number = if number > 1 {
            format!(" ({number})")
        } else {
            String::new()
        };
        let name = format!("{}: {message}{number}", found.code);
        test(writer, &name, Some((found, &message)))?;
    }
    Ok(())
}

/// Why a finding is no test that has to pass, if it is none.
fn why_skipped(found: &Diagnostic) -> Option<String> {
    let accepted = found.accepted.as_ref().map(Accepted::words);
    accepted.or_else(|| found.known.then(|| "known from before".to_owned()))
}

/// One line of a text without what is hidden.
fn shown(diags: &Diagnostics, text: &str) -> String {
    visible::line(&diags.hidden.remove(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Severity;

    #[test]
    fn the_whole_document() {
        let (source, diags) = super::super::tests::example();
        let clean = (Source::new("a & b.yaml", ""), Diagnostics::new());
        let fails = |found: &Diagnostic| found.severity == Severity::Error;
        let wanted = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="amlgen" tests="3" failures="1" errors="0">
  <testsuite name="blueprints/vision.yaml" tests="2" failures="1" errors="0" skipped="0" file="blueprints/vision.yaml">
    <testcase name="AML1008: identity `trainning` is not declared" classname="blueprints/vision.yaml">
      <failure type="AML1008" message="identity `trainning` is not declared">blueprints/vision.yaml:10:28: error[AML1008]: identity `trainning` is not declared
"#;
        let found = [(&source, &diags), (&clean.0, &clean.1)];
        let text = render(&found, &fails, &[]);
        assert!(text.starts_with(wanted), "{text}");
        let end = r#"did you mean `training`?</failure>
    </testcase>
    <testcase name="AML1005: 100% of it is a test" classname="blueprints/vision.yaml">
      <system-out>blueprints/vision.yaml: warning[AML1005]: 100% of it is a test</system-out>
    </testcase>
  </testsuite>
  <testsuite name="a &amp; b.yaml" tests="1" failures="0" errors="0" skipped="0" file="a &amp; b.yaml">
    <testcase name="no findings" classname="a &amp; b.yaml"/>
  </testsuite>
</testsuites>
"#;
        assert!(text.ends_with(end), "{text}");
        let text = render(&found, &fails, &["cannot read `<a>`".to_owned()]);
        let head = r#"<testsuites name="amlgen" tests="4" failures="1" errors="1">"#;
        assert_eq!(text.lines().nth(1), Some(head));
        let end = r#"
  <testsuite name="amlgen" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="cannot read `&lt;a&gt;`" classname="amlgen">
      <error message="cannot read `&lt;a&gt;`"/>
    </testcase>
  </testsuite>
</testsuites>
"#;
        assert!(text.ends_with(end), "{text}");
    }
}
