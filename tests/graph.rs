//! Pictures of access: every grant is in them, what is too much is drawn as groups, and both are said.

use std::collections::BTreeSet;
use std::fmt::Write;

use amlgen::report::explain::Filter;
use amlgen::report::graph;
use serde_json::Value;

use crate::process::{Folder, MINIMAL};
use crate::support;

#[test]
fn every_grant_is_drawn() {
    let all = Filter::default();
    let mut seen = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let assignments = &model.role_assignments;
        seen += assignments.len();
        let place = |at: usize| {
            let one = &assignments[at];
            (one.principal, one.scope, one.elsewhere, one.assigned_by)
        };
        let pairs: BTreeSet<_> = (0..assignments.len()).map(place).collect();
        let dot = graph::dot(model, &all).unwrap();
        assert_eq!(dot.text.matches("\" -> \"").count(), pairs.len(), "{name}");

        let chart = graph::mermaid(model, &all).unwrap();
        let drawn = chart.text.lines().filter(|line| {
            let arrows = [" --> ", " -.->|", " ==>|"];
            arrows.iter().any(|arrow| line.contains(arrow))
        });
        let drawn = drawn.count();
        assert!(
            chart.note.is_some() || drawn == assignments.len(),
            "{name}: {drawn} lines"
        );

        let picture = graph::svg(model, &all).unwrap();
        let drawn = picture.text.matches("<path class=\"line c").count();
        assert!(
            picture.note.is_some() || drawn == assignments.len(),
            "{name}: {drawn} lines"
        );

        let page = graph::html(model, &compiled.source, &all).unwrap().text;
        assert_eq!(page.matches("<tr id=\"g").count(), assignments.len(), "{name}");
        let (_, data) = page.split_once("id=\"data\">").unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(
            data["grants"].as_array().unwrap().len(),
            assignments.len(),
            "{name}"
        );
    }
    assert!(seen > 1000, "only {seen} grants");
}

/// A blueprint with so many groups of readers.
fn readers(groups: usize) -> String {
    let mut text = format!("{}\nprincipals:\n", crate::process::blueprint("demo"));
    for at in 0..groups {
        writeln!(
            text,
            "  g{at}: {{ type: group, object_id: {at:08x}-0000-4000-8000-00000000000a, persona: data_reader }}"
        )
        .unwrap();
    }
    text
}

#[test]
fn what_is_too_much_is_drawn_as_groups() {
    let folder = Folder::new().file("many.yaml", &readers(300));
    let run = folder.run(&["graph", "many.yaml"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    let how = "principals with the same access are drawn as one, and so are scopes on which the same principals hold the same";
    assert!(
        run.err
            .contains("note: Mermaid draws 500 lines and 50000 characters at most"),
        "{}",
        run.err
    );
    assert!(run.err.contains(how), "{}", run.err);
    assert!(
        run.out
            .contains("([\"300 #215; group<br/>g0, g1, g2 and 297 more\"])"),
        "{}",
        run.out
    );
    assert!(run.out.contains(how), "{}", run.out);

    let run = folder.run(&["graph", "many.yaml", "--format", "svg", "--findings", "json"]);
    assert!(
        run.out.contains(">300 × group<") && run.out.contains(how),
        "{}",
        run.out
    );
    serde_json::from_str::<Value>(&run.err).unwrap();

    let run = folder.run(&["graph", "many.yaml", "--format", "dot"]);
    assert!(
        run.out.matches("[label=\"group g").count() == 300,
        "dot draws all"
    );
    assert!(!run.err.contains("note: "), "{}", run.err);
}

#[test]
fn a_filter_picks_what_is_drawn() {
    let folder = Folder::new().file("minimal.yaml", MINIMAL);
    let run = folder.run(&["graph", "minimal.yaml", "--role", "AcrPull", "--format", "dot"]);
    assert_eq!(run.status, Some(0));
    assert_eq!(run.out.matches(" -> ").count(), 1, "{}", run.out);

    let run = folder.run(&["graph", "minimal.yaml", "--role", "Owner"]);
    assert_eq!(run.status, Some(0));
    assert!(
        run.err.ends_with("no grant of this build has the role `Owner`\n"),
        "{}",
        run.err
    );
    assert!(run.out.ends_with("  none[\"no grants\"]\n"), "{}", run.out);

    let run = folder.run(&[
        "graph",
        "minimal.yaml",
        "--principal",
        "computte",
        "--format",
        "html",
    ]);
    assert_eq!((run.status, run.out.as_str()), (Some(3), ""));
    assert!(
        run.err
            .contains("no principal of this build is called `computte`; did you mean `compute`?"),
        "{}",
        run.err
    );
}

#[test]
fn an_environment_is_named_in_its_picture() {
    let text = support::text("blueprints/environments.yaml");
    let folder = Folder::new().file("some.yaml", &text);
    let run = folder.run(&["graph", "some.yaml", "--env", "prod", "--format", "svg"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    let (_, title) = run.out.split_once("<title id=\"picture-title\">").unwrap();
    assert!(title.split('<').next().unwrap().ends_with(" in prod"), "{title}");
}
