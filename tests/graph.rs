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

    let run = folder.run(&["graph", "minimal.yaml", "--principal", "99999999"]);
    assert_eq!((run.status, run.out.as_str()), (Some(3), ""));
    assert!(
        run.err
            .ends_with("called `99999999`; `amlgen graph` without `--principal` shows all\n"),
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

/// The cells of the rows of what can undo keylessness, without tags: role, what it can do, who holds it.
fn risks(page: &str) -> Vec<[String; 3]> {
    let (_, table) = page.split_once("<h2 id=\"keys\">").unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    let (_, body) = table.split_once("<tbody>").unwrap();
    let plain = |cell: &str| {
        let lines = cell
            .replace("</li><li>", "\n")
            .replace("<p class=\"source\">", "\n");
        let texts = lines
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        texts.collect::<String>().replace("&#39;", "'")
    };
    let rows = body.split("<tr>").skip(1);
    rows.map(|row| {
        let cells: Vec<String> = row
            .split("</th><td>")
            .flat_map(|part| part.split("</td><td>"))
            .map(plain)
            .collect();
        let [role, can, held] = cells.as_slice() else {
            panic!("{cells:?}")
        };
        [role, can, held].map(|cell| cell.trim().to_owned())
    })
    .collect()
}

#[test]
fn a_role_undoes_keylessness_only_where_it_reaches_keys() {
    let text = "\
version: 1
name: demo
location: westeurope
subscription: 00112233-4455-4677-8899-aabbccddeeff
resource_group: rg-demo
workspace: { identity: system_assigned }
storage:
  lake: {}
  far: { existing: { name: stfar, resource_group: rg-far } }
datastores: { raw: { type: azure_blob, storage: lake, container: raw } }
principals:
  devs: { type: group, object_id: 11111111-2222-4333-8444-555555555555 }
  ops: { type: group, object_id: 11111111-2222-4333-8444-666666666666 }
rbac:
  extra:
    - { principal: principals/devs, role: Contributor, scope: registry, reason: It does. }
    - { principal: principals/devs, role: Contributor, scope: storage/lake, reason: It does. }
    - { principal: principals/devs, role: Contributor, scope: log_analytics, reason: It does. }
    - { principal: principals/devs, role: Contributor, scope: workspace, reason: It does. }
    - { principal: principals/devs, role: Reader and Data Access, scope: storage/far, reason: It does. }
    - { principal: principals/devs, role: Storage Account Contributor, scope: workspace, reason: It does. }
    - { principal: principals/devs, role: Storage Account Contributor, scope: storage/lake/raw, reason: It does. }
    - { principal: principals/ops, role: Contributor, scope: resource_group, reason: It does. }
    - { principal: principals/ops, role: Search Service Contributor, scope: resource_group, reason: It does. }
";
    let folder = Folder::new().file("demo.yaml", text);
    let run = folder.run(&["graph", "demo.yaml", "--format", "html"]);
    assert_eq!(run.status, Some(0), "{}", run.err);
    let found = risks(&run.out);
    let of = |holder: &str| -> Vec<[&str; 3]> {
        let held = found.iter().filter(|[_, _, held]| held.contains(holder));
        held.map(|row| row.each_ref().map(String::as_str)).collect()
    };
    assert_eq!(
        of("group devs"),
        [
            [
                "Contributor",
                "can list the container registry's admin credentials\n\
                 can switch the container registry's admin user back on",
                "system identity of workspace, group devs on container registry",
            ],
            [
                "Contributor",
                "can list the secrets of the workspace's connections\n\
                 can list the endpoints' keys\n\
                 can list the storage account's keys through the workspace\n\
                 can list the workspace's keys",
                "system identity of workspace, group devs on workspace",
            ],
            [
                "Contributor",
                "can list the storage account's keys\n\
                 can switch the storage account's shared key access back on",
                "group devs on storage account lake",
            ],
            [
                "Reader and Data Access",
                "can list the storage account's keys",
                "group devs on storage account far in resource group rg-far",
            ],
        ]
    );
    // the account in the other group is out of reach
    assert_eq!(
        of("group ops"),
        [
            [
                "Contributor",
                "can list the container registry's admin credentials: container registry\n\
                 can switch the container registry's admin user back on: container registry\n\
                 can list the secrets of the workspace's connections: workspace\n\
                 can list the endpoints' keys: workspace\n\
                 can list the storage account's keys through the workspace: workspace\n\
                 can list the workspace's keys: workspace\n\
                 can rewrite the key vault's access policies: key vault\n\
                 can list the storage account's keys: storage account default, storage account lake\n\
                 can switch the storage account's shared key access back on: storage account default, storage account lake\n\
                 Reaches resources there that the blueprint does not know, too; by such, if there are any, its holder can list the AI \
                 services account's keys, can list the Redis cache's keys, can list the search service's admin keys.",
                "group ops, deployer on resource group",
            ],
            [
                "Search Service Contributor",
                "Reaches resources there that the blueprint does not know, too; by such, if there are any, its holder can list the \
                 search service's admin keys.",
                "group ops on resource group",
            ],
        ]
    );
}

#[test]
fn the_page_prints_every_condition() {
    let mut seen = 0;
    for (name, compiled) in support::valid() {
        let model = compiled.model();
        let page = graph::html(model, &compiled.source, &Filter::default())
            .unwrap()
            .text;
        let limited = model
            .role_assignments
            .iter()
            .filter(|one| one.condition.is_some())
            .count();
        let printed: Vec<&str> = page.split("<pre>").skip(1).collect();
        assert_eq!(printed.len(), limited, "{name}");
        for text in printed {
            assert!(
                text.starts_with("(\n  (\n    !(ActionMatches{&#39;Microsoft.Authorization"),
                "{name}: {text}"
            );
        }
        seen += limited;
    }
    assert!(seen > 30, "only {seen} conditions");
}
