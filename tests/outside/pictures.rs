//! The flowcharts of `graph` as Mermaid draws them, and its graphs as Graphviz reads them: all texts arrive as they are.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use libtest_mimic::Trial;
use serde_json::Value;

use crate::browser::{MISSING, Page, chromium};
use crate::{HOSTILE, drawn, example, hostile, npm, platform, program, trial};

pub(crate) fn trials() -> Vec<Trial> {
    let mermaid = npm("mermaid/dist/mermaid.min.js");
    let mermaid = mermaid.and_then(|library| Ok((chromium().ok_or(MISSING)?, library)));
    let dot = program("dot").ok_or("no dot (Graphviz) on the PATH");
    vec![
        trial("mermaid_draws", mermaid, |(browser, library)| {
            mermaid_draws(browser, library);
        }),
        trial("graphviz_draws", dot, |dot| graphviz_draws(dot)),
    ]
}

/// What is drawn, and how many lines each is.
fn blueprints() -> [(&'static str, String); 5] {
    [
        ("secure", example("secure")),
        ("enterprise", example("enterprise")),
        ("people", example("people")),
        ("hostile", hostile()),
        ("large", platform(200)),
    ]
}

fn mermaid_draws(browser: &Path, library: &Path) {
    let library = std::fs::read_to_string(library).unwrap();
    let mut page = Page::open(
        browser,
        "<!DOCTYPE html><title>x</title><div id=at></div>",
        1600,
        1200,
    );
    page.value(&format!("{library}; 1"));
    // as GitHub does
    page.value("globalThis.mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})");
    for (name, blueprint) in blueprints() {
        let chart = drawn(&blueprint, "mermaid");
        let text = serde_json::to_string(&chart).unwrap();
        let shown = page.value(&format!(
            "globalThis.mermaid.render('drawn', {text}).then(({{svg}}) => {{ document.getElementById('at').innerHTML = svg;
             return [...document.querySelectorAll('.nodeLabel, .edgeLabel p')].map(e => e.innerText); }})"
        ));
        page.screenshot(&format!("mermaid-{name}"));
        let shown: BTreeSet<&str> = shown
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|label| label.as_str().unwrap().split('\n'))
            .collect();
        assert!(shown.len() > 10, "{name}: {shown:?}");
        if name == "hostile" {
            for text in HOSTILE {
                let text = format!("{text} (keys)");
                assert!(shown.contains(text.as_str()), "{text} is not in {shown:#?}");
            }
            assert_eq!(page.value("window.hacked === undefined"), true);
        }
        if name == "large" {
            assert!(
                shown.iter().any(|label| label.contains(" × identity")),
                "{shown:?}"
            );
        }
        let lines = chart.lines().map(|line| line.replace("--- ", "--> "));
        let arrows = lines.filter(|line| {
            ["-->", "-.->", "==>"]
                .iter()
                .any(|arrow| line.contains(&format!(" {arrow}")))
        });
        let paths = page.value("document.querySelectorAll('path.flowchart-link').length");
        assert_eq!(paths, arrows.count(), "{name}");
    }
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

fn graphviz_draws(dot: &Path) {
    for (name, blueprint) in blueprints() {
        let mut command = Command::new(dot);
        // a large graph is only read: to lay it out takes minutes
        let form = if name == "large" { "-Tcanon" } else { "-Tjson0" };
        command
            .arg(form)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let graph = drawn(&blueprint, "dot");
        child.stdin.take().unwrap().write_all(graph.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {told}");
        if name == "large" {
            continue;
        }
        let read: Value = serde_json::from_slice(&output.stdout).unwrap();
        let edges = read["edges"].as_array().unwrap();
        assert_eq!(edges.len(), graph.matches("\" -> \"").count(), "{name}");
        if name == "hostile" {
            let labels: String = edges.iter().filter_map(|edge| edge["label"].as_str()).collect();
            for text in HOSTILE {
                // as it was written: Graphviz itself takes these two out when it draws
                let text = text.replace('\\', "\\\\").replace('&', "&amp;");
                assert!(labels.contains(&text), "{text} is not in {labels}");
            }
        }
    }
}
