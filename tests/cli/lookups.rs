//! `init`, and the commands that tell what amlgen knows.

use crate::process::{Folder, MINIMAL};
use crate::support;

#[test]
fn init_writes_an_example_byte_for_byte_and_never_overwrites() {
    let folder = Folder::new();
    folder
        .run(&["init"])
        .assert(0, "", "wrote blueprint.yaml\nnext: amlgen build blueprint.yaml\n");
    assert_eq!(folder.read("blueprint.yaml"), MINIMAL);
    folder.run(&["init", "vision", "--example", "secure"]).assert(
        0,
        "",
        "wrote vision.yaml\nnext: amlgen build vision.yaml\n",
    );
    assert_eq!(
        folder.read("vision.yaml"),
        include_str!("../../blueprints/secure.yaml")
    );
    // of another name it is another platform, so that both can be built together
    folder
        .run(&["init", "churn"])
        .assert(0, "", "wrote churn.yaml\nnext: [..]\n");
    assert_eq!(
        folder.read("churn.yaml"),
        MINIMAL.replace("name: demo\n", "name: churn\n")
    );
    folder
        .run(&["init", "Über"])
        .assert(0, "", "wrote Über.yaml\nnext: [..]\n");
    assert_eq!(folder.read("Über.yaml"), MINIMAL);
    folder
        .run(&["init", "a.yml"])
        .assert(0, "", "wrote a.yml\nnext: amlgen build a.yml\n");
    folder.write("blueprint.yaml", "mine\n");
    for args in [&["init"][..], &["init", "blueprint"], &["init", "blueprint.yaml"]] {
        folder.run(args).assert(
            3,
            "",
            "error: `blueprint.yaml` is there already and stays as it is; [..]\n",
        );
    }
    assert_eq!(folder.read("blueprint.yaml"), "mine\n");
    let files = [
        "a.yml",
        "blueprint.yaml",
        "churn.yaml",
        "vision.yaml",
        "Über.yaml",
    ];
    assert_eq!(folder.files(""), files);
    folder.run(&["init", "x", "--example", "large"]).assert(
        3,
        "",
        "error: invalid value 'large' [..]\n...\n",
    );
}

#[test]
fn what_init_writes_builds() {
    for example in ["minimal", "secure"] {
        let folder = Folder::new();
        folder
            .run(&["init", "--example", example])
            .assert(0, "", "wrote [..]\nnext: [..]\n");
        folder
            .run(&["build", "blueprint.yaml"])
            .assert(0, "", "...\ninfra/terraform: [..]\n");
    }
}

#[test]
fn explain_prints_the_grants() {
    let folder = Folder::new().file("m.yaml", MINIMAL);
    let run =
        folder
            .run(&["explain", "m.yaml"])
            .assert(0, "...\n", "...\n[..] `amlgen check m.yaml` shows [..]\n");
    assert!(!run.out.is_empty());
    folder
        .run(&["explain", "m.yaml", "--verbose"])
        .assert(0, "...\n┌[..]\n...\n", "...\n");
    let run = folder
        .run(&["explain", "m.yaml", "--format", "json"])
        .assert(0, "{[..]\n...\n", "...\n");
    serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
    folder.write("bad.yaml", "version: 1\nnaame: x\n");
    folder
        .run(&["explain", "bad.yaml"])
        .assert(1, "", "...\n[..]: nothing to explain\n");
    folder.run(&["explain", "m.yaml", "m.yaml"]).assert(
        3,
        "",
        "error: unexpected argument 'm.yaml' found\n...\n",
    );
}

const SECURE: &str = include_str!("../../blueprints/secure.yaml");

#[test]
fn explain_has_a_row_for_each_grant() {
    let folder = Folder::new().file("s.yaml", SECURE);
    let json = folder
        .run(&["explain", "s.yaml", "--format", "json"])
        .assert(0, "...\n", "...\n");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let texts = |list: &serde_json::Value, key: &str, between: &str| {
        let texts: Vec<&str> = list
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one[key].as_str().unwrap())
            .collect();
        texts.join(between)
    };
    let mut wanted: Vec<Vec<String>> = Vec::new();
    for grant in json["roleAssignments"].as_array().unwrap() {
        let lines: Vec<String> = grant["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        let text = |key: &str| grant[key].as_str().unwrap_or_default().to_owned();
        wanted.push(vec![
            text("principal"),
            text("principalType"),
            text("role"),
            grant["roleReference"]["definitionId"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            text("scope"),
            text("assignedBy"),
            texts(&grant["reasons"], "rule", " "),
            texts(&grant["reasons"], "because", "; "),
            texts(&grant["reasons"], "without", "; "),
            lines.join(" "),
        ]);
    }
    wanted.sort();
    let header = "principal,principal_type,principal_kind,principal_id,principal_object_id,principal_azure_name,principal_azure_name_expression,acted_as_by,role,role_id,scope,scope_kind,scope_id,scope_azure_name,scope_azure_name_expression,scope_azure_id,assigned_by,when,rules,because,without,marks,sources,lines,precedes,instead_of,name,condition\n";
    let run =
        folder
            .run(&["explain", "s.yaml", "--format", "csv"])
            .assert(0, &format!("{header}...\n"), "...\n");
    let mut rows: Vec<Vec<String>> = csv::Reader::from_reader(run.out.as_bytes())
        .records()
        .map(|record| {
            let record = record.unwrap();
            let columns = [0, 1, 8, 9, 10, 16, 18, 19, 20, 23];
            columns.map(|column| record[column].to_owned()).to_vec()
        })
        .collect();
    rows.sort();
    assert!(rows.len() > 20);
    assert_eq!(rows, wanted);
    folder
        .run(&["explain", "s.yaml", "--format", "csv", "--rule", "IB-01"])
        .assert(
            0,
            &format!(
                "{header}[..],AcrPull,7f951dda-4ed3-4680-a7ca-43fe172d538d,container registry,registry,registry,[..],template,\
                 before the workspace,CL-UAI-ACR-01 IB-01,[..]; pulls base images [..],doc,AUTH [..]; VNET [..],[..] [..],cluster `image-build`,,,\n"
            ),
            "...\n",
        );
    folder
        .run(&["explain", "s.yaml", "--format", "csv", "--rule", "K8S-KV-01"])
        .assert(
            0,
            header,
            "...\nno grant of this build has the rule `K8S-KV-01`\n",
        );
}

/// One line for each grant, as wide as is asked for; the matrix says the same.
#[test]
fn explain_fits_any_width() {
    let folder = Folder::new().file("s.yaml", SECURE);
    let json = folder.run(&["explain", "s.yaml", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let grants = json["roleAssignments"].as_array().unwrap();
    for (columns, width) in [(20, 80), (80, 80), (100, 100), (133, 133), (300, 300)] {
        let run = folder.run_in_columns(&["explain", "s.yaml"], columns);
        let longest = run.out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(
            longest <= width,
            "{longest} characters with COLUMNS={columns}:\n{}",
            run.out
        );
        let lines = run
            .out
            .lines()
            .filter(|line| line.starts_with("  ") && !line.starts_with("  role"));
        let rules: Vec<&str> = lines.filter(|line| !line.starts_with("   ")).collect();
        assert_eq!(rules.len(), grants.len(), "{}", run.out);
        for grant in grants {
            let rule = grant["reasons"][0]["rule"].as_str().unwrap();
            assert!(
                rules.iter().any(|line| line.contains(rule)),
                "{rule} at {columns}"
            );
        }
    }
    let wide = folder.run_in_columns(&["explain", "s.yaml"], 300).out;
    assert!(wide.contains("pulls the images of jobs from the workspace's registry\n"));
}

/// A word that is nobody's is told, whole names go before parts of names, and object ids are names.
#[test]
fn explain_takes_names_and_says_what_is_none() {
    let team = "11111111-2222-4333-8444-555555555555";
    let blueprint = format!(
        "version: 1\nname: demo\nlocation: westeurope\nidentities: {{ train: {{}}, train-large: {{}} }}\ncomputes:\n  \
         cpu: {{ size: Standard_DS3_v2, max_instances: 4, identity: train }}\n  \
         big: {{ size: Standard_DS3_v2, max_instances: 4, identity: train-large }}\nprincipals:\n  \
         scientists: {{ type: group, object_id: {team}, persona: data_scientist }}\n"
    );
    let folder = Folder::new().file("m.yaml", &blueprint);
    let rows = |option: &str, word: &str| {
        let run = folder
            .run(&["explain", "m.yaml", "--format", "csv", option, word])
            .assert(0, "...\n", "...\n");
        run.out.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let of_train = rows("--principal", "train");
    assert!(!of_train.is_empty());
    assert!(
        of_train.iter().all(|row| !row.contains("train-large")),
        "{of_train:?}"
    );
    assert!(rows("--principal", "trai").len() > of_train.len());
    // words of Azure's own in resource ids are no part of a name; a resource group is the beginning of what lies in it
    let placed =
        format!("{blueprint}subscription: 8a9d1b1e-0c1f-4f7e-9d0c-5b0a0d1f6c11\nresource_group: rg-demo\n");
    folder.write("placed.yaml", &placed);
    for word in ["userAssigned", "resourceGroups", "microsoft"] {
        folder
            .run(&["explain", "placed.yaml", "--principal", word])
            .assert(
                3,
                "",
                &format!("...\nerror: no principal of this build is called `{word}`; [..]\n"),
            );
    }
    let group = "/subscriptions/8a9d1b1e-0c1f-4f7e-9d0c-5b0a0d1f6c11/resourceGroups/rg-demo/";
    folder
        .run(&["explain", "placed.yaml", "--scope", group])
        .assert(0, "...\n", "...\n");
    folder.run(&["explain", "placed.yaml", "--scope", ""]).assert(
        3,
        "",
        "error: a value is required for '--scope <TEXT>' [..]\n...\n",
    );
    assert_eq!(
        rows("--principal", &team.to_uppercase()),
        rows("--principal", "scientists")
    );
    assert!(
        rows("--role", "Reader")
            .iter()
            .all(|row| !row.contains("Data Reader"))
    );
    for (option, word, says) in [
        ("--principal", "scientist", None),
        (
            "--principal",
            "scietists",
            Some("no principal of this build is called `scietists`; did you mean `scientists`?"),
        ),
        (
            "--role",
            "AcrPuul",
            Some("no role of this build is called `AcrPuul`; did you mean [..]?"),
        ),
        (
            "--rule",
            "WS-UAI-RG-99",
            Some("no rule of this build is called `WS-UAI-RG-99`; did you mean [..]?"),
        ),
        (
            "--principal",
            "99999999-2222-4333-8444-555555555555",
            Some(
                "no principal of this build is called `99999999-2222-4333-8444-555555555555`; `amlgen explain` without `--principal` shows all",
            ),
        ),
    ] {
        let run = folder.run(&["explain", "m.yaml", option, word]);
        match says {
            None => run.assert(0, "...\n", "...\n"),
            Some(says) => run.assert(3, "", &format!("...\nerror: {says}\n")),
        };
    }
    folder
        .run(&[
            "explain",
            "m.yaml",
            "--principal",
            "scientists",
            "--role",
            "AcrPull",
        ])
        .assert(
            0,
            "0 grants: [..]\n",
            "...\neach filter fits some grant, and no grant fits all of them\n",
        );
}

#[test]
fn explain_says_what_people_need_beforehand() {
    let folder = Folder::new().file("s.yaml", SECURE);
    folder.run(&["explain", "s.yaml", "--deployer"]).assert(
        0,
        "[..]1[..]\ndeployer [..]\n...\nCondition, version 2.0\n\n(\n...\n4 grants: 0 by the template, 4 by people, 0 by Azure itself\n",
        "...\n",
    );
    let table = folder.run(&["explain", "s.yaml", "--deployer", "--verbose"]).assert(
        0,
        "deployer\n...\nCondition, version 2.0\n\n(\n...\nSources disagree\n\nC-10: [..]\n...\n\n4 grants: 0 by the template, 4 \
         by people, 0 by Azure itself\n",
        "...\n",
    );
    assert!(table.out.contains("subscription") && !table.out.contains("identity `"));
    folder
        .run(&["explain", "s.yaml", "--deployer", "--format", "markdown"])
        .assert(0, "### deployer\n...\n```\n(\n...\n```\n...\n", "...\n");
    let json = folder
        .run(&["explain", "s.yaml", "--format", "json"])
        .assert(0, "...\n", "...\n");
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["counts"]["person"], 4);
    let grants = json["roleAssignments"].as_array().unwrap();
    let by_rule = |rule: &str| {
        grants
            .iter()
            .find(|grant| grant["reasons"][0]["rule"] == rule)
            .unwrap()
    };
    assert!(by_rule("DEP-02")["condition"].as_str().unwrap().starts_with('('));
    assert_eq!(by_rule("DEP-04")["scope"], "subscription");
    assert_eq!(
        by_rule("WS-UAI-KV-02")["precedes"],
        serde_json::json!(["workspace"])
    );
    let contradictions: Vec<&str> = json["contradictions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    assert_eq!(contradictions, ["C-02", "C-03", "C-04", "C-10", "C-24"]);
}

#[test]
fn explain_shows_swaps_and_adopted_names() {
    let rbac = "rbac:\n  profile: least_privilege\n  adopt:\n    - { name: 0f0e0d0c-0b0a-4908-8706-050403020100, principal: identities/training, \
                role: AcrPull, scope: registry }\n";
    let text = SECURE.replace(
        "    persona: data_scientist\n    uses:\n",
        "    persona: data_scientist\n    can: [use_spark]\n    uses:\n",
    );
    let folder = Folder::new().file("s.yaml", &format!("{text}{rbac}"));
    let run = folder
        .run(&["explain", "s.yaml", "--format", "markdown"])
        .assert(0, "...\n", "...\n");
    assert!(
        run.out
            .contains("<br>in place of Contributor, by the profile `least_privilege`"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .contains("<br>keeps the name 0f0e0d0c-0b0a-4908-8706-050403020100")
    );
    let run = folder
        .run(&["explain", "s.yaml", "--format", "csv"])
        .assert(0, "...\n", "...\n");
    assert!(run.out.contains(",Contributor,,\n"), "{}", run.out);
    assert!(run.out.contains(",0f0e0d0c-0b0a-4908-8706-050403020100,\n"));
}

#[test]
fn explain_has_a_markdown_table_for_each_principal() {
    let folder = Folder::new().file("s.yaml", SECURE);
    let run = folder.run(&["explain", "s.yaml", "--format", "markdown"]).assert(
        0,
        "### identity `workspace`\n\nAzure name id-[..]\n\n| role | [..]\n|---|[..]\n...\n",
        "...\n",
    );
    let plain = folder.run(&["explain", "s.yaml"]).assert(0, "...\n", "...\n");
    assert_eq!(run.out.lines().last(), plain.out.lines().last());
    let mut principals: Vec<&str> = run
        .out
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    let count = principals.len();
    principals.sort_unstable();
    principals.dedup();
    assert!(count > 3 && principals.len() == count, "{principals:?}");
    let rows: Vec<&str> = run.out.lines().filter(|line| line.starts_with('|')).collect();
    for row in &rows {
        assert_eq!(row.matches('|').count(), 8, "{row}");
    }
    let csv = folder
        .run(&["explain", "s.yaml", "--format", "csv"])
        .assert(0, "...\n", "...\n");
    assert_eq!(rows.len() - 2 * count, csv.out.lines().count() - 1);
    folder
        .run(&["explain", "s.yaml", "--format", "markdown", "--rule", "IB-01"])
        .assert(
            0,
            "### [..]\n\nAzure name [..]\n\n[..]\n[..]\n| AcrPull | container registry | by the template, before the workspace | pulls [..]<br>pulls [..]<br>needed before cluster `image-build` \
             | CL-UAI-ACR-01 (AUTH [..])<br>IB-01 ([..]) | doc | [..] |\n\n## Sources disagree\n\n- C-24, [..] (IB-01)\n\n1 grants: 1 by the template, 0 by people, 0 by Azure itself\n",
            "...\n",
        );
    folder
        .run(&["explain", "s.yaml", "--format", "markdown", "--rule", "K8S-KV-01"])
        .assert(
            0,
            "0 grants: 0 by the template, 0 by people, 0 by Azure itself\n",
            "...\n",
        );
}

#[test]
fn rules_answer_to_rules_findings_and_hard_rules() {
    let folder = Folder::new();
    folder
        .run(&["rules"])
        .assert(0, "...\n[..]CL-UAI-ACR-01[..]\n...\n", "");
    folder
        .run(&["rules", "cl-uai-acr-01"])
        .assert(0, "[..]CL-UAI-ACR-01[..]\n...\n", "");
    folder
        .run(&["rules", "AML1008"])
        .assert(0, "AML1008: an unknown key\n\n...\n", "");
    let hard = amlgen::diag::code::all()
        .iter()
        .find_map(|code| Some((code.id(), code.info().rule?)));
    if let Some((code, rule)) = hard {
        folder
            .run(&["rules", rule])
            .assert(0, &format!("...\n{code}: [..]\n...\n"), "");
    }
    let run = folder.run(&["rules", "--format", "json"]).assert(0, "...\n", "");
    serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
    for (id, key) in [("CL-UAI-ACR-01", "CL-UAI-ACR-01"), ("aml1008", "AML1008")] {
        let run = folder
            .run(&["rules", id, "--format", "json"])
            .assert(0, "[..]\n...\n", "");
        serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
        assert!(run.out.contains(key), "{}", run.out);
    }
    folder.run(&["rules", "CL-UAI-ACR-1"]).assert(
        3,
        "",
        "error: there is no rule or finding `CL-UAI-ACR-1`; did you mean `CL-UAI-ACR-01`[..]?\n",
    );
    folder.run(&["rules", "nonsense"]).assert(
        3,
        "",
        "error: there is no rule or finding `nonsense`; `amlgen rules` lists them\n",
    );
}

#[test]
fn rules_answer_to_what_no_rule_derives() {
    let folder = Folder::new();
    let list = folder.run(&["rules"]).assert(0, "...\n", "").out;
    for (start, id) in [
        ("RULE ", "CL-UAI-ACR-01 "),
        ("FINDING ", "AML2002 "),
        ("NOTE ", "V-DATA-07 "),
        ("LEFT OUT ", "HUM-DS-05 "),
        ("CONTRADICTION ", "C-08 "),
    ] {
        let group = list.split("\n\n").find(|group| group.starts_with(start)).unwrap();
        assert!(group.lines().any(|line| line.starts_with(id)), "{group}");
    }
    folder.run(&["rules", "c-08"]).assert(
        0,
        "C-08: [..]\n\nsays: [..] (AUTH-PREVIEW, AUTH-2022)\n...\nchoice: [..]\ntouches: [..]IB-BASE-ACR-01[..]\nsource: [..]\n...\n",
        "",
    );
    folder
        .run(&["rules", "V-ACR-03"])
        .assert(0, "V-ACR-03: left-out\n\n[..]\n...\n", "");
    folder.run(&["rules", "v-data-08"]).assert(
        0,
        "V-DATA-08: note\n\n[..]\n...\n\nsaid: [..]with compute instances\nsource: [..]\n",
        "",
    );
    let run = folder.run(&["rules", "--format", "json"]).assert(0, "...\n", "");
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    for (group, key, id, state) in [
        ("rules", "id", "CL-UAI-ACR-01", "implemented"),
        ("findings", "rule", "V-ID-01", "implemented"),
        ("standings", "id", "HUM-DS-05", "left-out"),
        ("standings", "id", "V-DATA-08", "note"),
    ] {
        let entries = document[group].as_array().unwrap();
        let entry = entries.iter().find(|entry| entry[key] == id).unwrap();
        assert_eq!(entry["state"], state, "{id}");
    }
    for (id, key, value) in [
        ("c-08", "id", "C-08"),
        ("v-id-01", "rule", "V-ID-01"),
        ("v-acr-03", "state", "left-out"),
    ] {
        let run = folder
            .run(&["rules", id, "--format", "json"])
            .assert(0, "{\n...\n}\n", "");
        let entry: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(entry[key], value, "{id}");
    }
}

#[test]
fn roles_answer_to_names_and_guids() {
    let folder = Folder::new();
    folder
        .run(&["roles"])
        .assert(0, "...\n[..]AcrPull[..]\n...\n", "");
    folder
        .run(&["roles", "acrpull"])
        .assert(0, "[..]AcrPull[..]\n...\n", "");
    let guid = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    let run = folder
        .run(&["roles", guid, "--format", "json"])
        .assert(0, "{\n...\n}\n", "");
    let role: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(role["name"], "AcrPull");
    let run = folder.run(&["roles", "--format", "json"]).assert(0, "...\n", "");
    serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
    folder.run(&["roles", "AcrPul"]).assert(
        3,
        "",
        "error: amlgen knows no role `AcrPul`; did you mean `AcrPull` or `AcrPush`?\n",
    );
}

#[test]
fn schema_is_json_on_standard_output() {
    let run = Folder::new().run(&["schema"]).assert(0, "{\n...\n}\n", "");
    let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(schema["$schema"].is_string());
}

#[test]
fn completions_know_every_command_in_every_shell() {
    let folder = Folder::new();
    for (shell, mark) in [
        ("bash", "complete -F _amlgen "),
        ("elvish", "edit:completion:arg-completer[amlgen] = "),
        ("fish", "complete -c amlgen "),
        (
            "powershell",
            "Register-ArgumentCompleter -Native -CommandName 'amlgen' ",
        ),
        ("zsh", "#compdef amlgen\n"),
    ] {
        let run = folder.run(&["completions", shell]).assert(0, "...\n", "");
        for word in [mark, "build", "completions", "out-dir"] {
            assert!(run.out.contains(word), "{shell} lacks {word}:\n{}", run.out);
        }
    }
    folder.run(&["completions", "cmd"]).assert(
        3,
        "",
        "error: invalid value 'cmd' for '<SHELL>'\n  [possible values: bash, [..]]\n...\n",
    );
}

#[test]
fn the_manual_is_one_page_with_a_section_for_each_command() {
    let run = Folder::new()
        .run(&["man"])
        .assert(0, "...\n.TH AMLGEN 1 \" \" \"amlgen [..]\"[..]\n...\n", "");
    assert_eq!(run.out.matches("\n.TH ").count(), 1);
    let commands: Vec<String> = support::files(&support::repository("golden/cli"))
        .into_iter()
        .filter_map(|(name, _)| name.strip_suffix("--help.txt").map(str::to_uppercase))
        .filter(|command| !command.is_empty())
        .collect();
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let section = format!("\n.SH \"AMLGEN {command}\"\n");
        assert!(run.out.contains(&section), "no {section}");
    }
    let options = run.out.split_once(".SH \"AMLGEN BUILD\"").unwrap().1;
    let options = options.split_once("\n.SH ").unwrap().0;
    assert!(options.contains("\n.SS OPTIONS\n") && options.contains(r"\fB\-\-out\-dir\fR"));
    assert!(!options.contains(r"\-\-color") && !options.contains(r"\-\-help"));
    assert!(run.out.contains(r"the target \(gaarm\(ga alone") && !run.out.contains('`'));
    let end = run.out.split_once("\n.SH \"EXIT STATUS\"\n").unwrap().1;
    assert!(end.starts_with(".nf\n0  fine\n1  error findings, "), "{end}");
}
