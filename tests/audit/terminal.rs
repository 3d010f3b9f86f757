//! What somebody sees who watches: lines as wide as the terminal, and how far a large export is.

use std::fmt::Write;

use amlgen::cli::{self, Exit, Stream, Streams};

use crate::process::Folder;
use crate::support;

fn case(name: &str) -> Folder {
    let case = |file: &str| support::text(&format!("tests/data/audit/{name}/{file}"));
    Folder::new()
        .file("b.yaml", &case("blueprint.yaml"))
        .file("ra.json", &case("ra.json"))
}

#[test]
fn lines_are_as_wide_as_the_terminal() {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for name in ["platform", "hostile"] {
        let folder = case(name);
        let of = |columns: usize| {
            folder
                .run_in_columns(&["audit", "b.yaml", "--assignments", "ra.json"], columns)
                .out
        };
        let wide = of(1_000);
        assert!(wide.lines().any(|line| line.len() > 120));
        for columns in [80, 120] {
            let text = of(columns);
            // a word that is longer than a line has one of its own
            let long = text.lines().filter(|line| line.chars().count() > columns);
            let long: Vec<&str> = long.filter(|line| line.trim().contains(' ')).collect();
            assert!(long.is_empty(), "{columns}: {long:#?}");
            assert_eq!(words(&text).len(), words(&wide).len(), "{columns}");
            assert!(
                !text.lines().any(|line| line.trim_start().starts_with("::")),
                "{text}"
            );
        }
    }
}

/// What a run leaves on standard error, with or without somebody who watches.
fn told(folder: &Folder, watched: bool) -> String {
    let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        out: Stream::new("out", &mut out, watched),
        err: Stream::new("err", &mut err, watched).impatient(),
        plain: true,
        width: 100,
    };
    let (blueprint, assignments) = (folder.path("b.yaml"), folder.path("ra.json"));
    let args = [
        "amlgen",
        "audit",
        blueprint.to_str().unwrap(),
        "--assignments",
        assignments.to_str().unwrap(),
    ];
    let args = [
        &args[..],
        &[
            "--subscription",
            "0a000000-0000-4000-8000-000000000001",
            "--resource-group",
            "rg",
        ],
    ]
    .concat();
    let status = cli::run(args.into_iter().map(Into::into), &mut streams);
    let err = String::from_utf8(err).unwrap();
    assert_eq!(status, Exit::Differences, "{err}");
    err
}

#[test]
fn how_far_a_large_export_is_shows_on_a_terminal_alone() {
    let scope = "/subscriptions/0a000000-0000-4000-8000-000000000001/resourceGroups/rg-";
    let mut export = String::from("[");
    for at in 0..4 {
        let comma = if at == 0 { "" } else { "," };
        write!(
            export,
            r#"{comma}{{"id": "{scope}{at}/providers/Microsoft.Authorization/roleAssignments/{at}", "name": "{at}", "principalId": "p{}",
            "principalName": "x", "principalType": "User", "roleDefinitionId": "r", "roleDefinitionName": "Reader", "scope": "{scope}{at}"}}"#,
            at % 977
        )
        .unwrap();
    }
    export.push(']');
    let folder = Folder::new()
        .file("b.yaml", "version: 1\nname: demo\nlocation: westeurope\n")
        .file("ra.json", &export);
    let watched = told(&folder, true);
    assert!(watched.contains(" entries of the exports read"), "{watched:?}");
    assert!(watched.contains(" of 4 role assignments compared"), "{watched:?}");
    assert!(!told(&folder, false).contains('\r'));
}
