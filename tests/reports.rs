//! `access.md` and `explain`: what they say beside the tables of grants.

use amlgen::emit::TARGETS;
use amlgen::model::{Expr, Model};
use amlgen::report::{access, explain, readme};

use crate::support;

/// A platform with a bit of everything that the page has a section for.
const PLATFORM: &str = "
version: 1
name: demo
location: westeurope
identities: { ws: {}, jobs: {}, serving: {}, kube: {} }
storage:
  lake: { hierarchical_namespace: true, containers: [raw] }
key_vaults:
  notes: { permission_model: access_policies }
workspace:
  identity: ws
  enable_data_isolation: true
  hbi_workspace: true
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: 4
    identity: jobs
    uses: [{ secret_store: notes }]
  desk: { type: computeinstance, size: Standard_DS3_v2, identity: jobs }
  aks:
    type: kubernetes
    namespace: ml
    cluster: { existing: { name: aks-demo } }
    identity: kube
endpoints:
  score: { type: online, identity: serving }
principals:
  pipeline:
    type: service_principal
    object_id: 12345678-aaaa-4bbb-8ccc-1234567890aa
    persona: deployer
  readers:
    type: group
    object_id: 12345678-aaaa-4bbb-8ccc-1234567890ab
    uses: [{ storage: lake, container: raw, access: acl }]
";

fn page(more: &str) -> String {
    let text = format!("{PLATFORM}{more}");
    let compiled = support::compile("demo.yaml", text.as_bytes());
    access::render(compiled.model()).unwrap()
}

/// The lines under a heading, up to the next one.
pub(crate) fn section(page: &str, heading: &str) -> String {
    let start = page
        .find(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("no {heading} in\n{page}"));
    let body = &page[start + heading.len() + 2..];
    let end = ["\n## ", "\n### "]
        .iter()
        .filter_map(|next| body.find(next))
        .min()
        .unwrap_or(body.len());
    body[..end].to_owned()
}

/// The cells of the rows of a table, those of the header left out.
pub(crate) fn rows(section: &str) -> Vec<Vec<String>> {
    section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .map(|line| {
            line.split(" | ")
                .map(|cell| cell.trim_matches(['|', ' ']).to_owned())
                .collect()
        })
        .collect()
}

#[test]
fn what_the_deployer_needs_comes_from_the_rules() {
    let page = page("");
    let needs = rows(&section(&page, "### service principal `pipeline`, who deploys"));
    let found: Vec<(&str, &str, &str)> = needs
        .iter()
        .map(|row| (row[0].as_str(), row[1].as_str(), row[3].as_str()))
        .collect();
    for wanted in [
        ("Contributor", "resource group", "DEP-01"),
        (
            "Role Based Access Control Administrator",
            "resource group",
            "DEP-02",
        ),
        (
            "registration of the resource providers that this build uses, NAMESPACE/register/action of each",
            "subscription",
            "DEP-04",
        ),
        (
            "Azure Kubernetes Service Cluster Admin Role",
            "AKS cluster `aks-demo`",
            "K8S-HUM-01, DEP-07",
        ),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} is not in {found:#?}");
    }
    let condition = section(&page, "### The condition of DEP-02");
    assert!(condition.contains("(Group, ServicePrincipal)") || condition.contains("(ServicePrincipal)"));
    assert!(condition.contains("The set holds Contributor (") && condition.contains("WS-UAI-WS-01"));
    assert!(!condition.contains("leaves out"));
    assert!(condition.contains("@Request[") && condition.contains("@Resource["));
}

#[test]
fn roles_that_assign_roles_are_said_to_be_left_out() {
    let page = page(
        "rbac:\n  extra: [{ principal: principals/readers, role: Owner, scope: storage/lake, reason: owns the lake }]\n",
    );
    assert!(section(&page, "### The condition of DEP-02").contains("The set leaves out Owner: "));
    assert_eq!(
        rows(&section(&page, "## Grants that no rule asks for")),
        [[
            "group `readers`",
            "Owner",
            "storage account `lake`",
            "owns the lake"
        ]]
    );
}

#[test]
fn without_emission_people_make_every_grant() {
    let page = page("rbac: { emit: none }\n");
    assert!(!page.contains("## Granted by this deployment") && !page.contains("condition of DEP-02"));
    assert!(!page.contains("V-RBAC-03"), "there is no condition to speak of");
    assert!(!page.contains("DEP-02") && page.contains("DEP-01"));
    section(&page, "## To be granted by people");
    let jobs = rows(&section(&page, "### identity `jobs`"));
    assert!(
        jobs.iter()
            .any(|row| row[0] == "AcrPull" && row[2] == "by a person, before the workspace"),
        "{jobs:#?}"
    );
}

#[test]
fn adjustments_are_shown_with_their_reasons() {
    let page = page(
        "rbac:\n  profile: least_privilege\n  rules: { HUM-MON-02: { enabled: true, reason: operators ask } }\n\
         waivers: [{ rule: V-KV-01, reason: an old vault, owner: security, until: \"2027-01-01\" }]\n",
    );
    assert_eq!(
        rows(&section(&page, "## Rules that the blueprint switches")),
        [["HUM-MON-02", "on", "operators ask"]]
    );
    assert_eq!(
        rows(&section(&page, "## Findings that are accepted where they occur")),
        [["V-KV-01", "an old vault", "security", "2027-01-01"]]
    );
    assert!(!page.contains("By comments"));
    let swaps = rows(&section(&page, "## Narrower roles"));
    assert!(!swaps.is_empty());
    for row in &swaps {
        assert_ne!(row[1], row[2], "{row:?}");
        assert!(
            ["(def)", "(doc)", "(open)"]
                .iter()
                .any(|mark| row[4].contains(mark)),
            "{row:?}"
        );
    }
    assert!(!self::page("").contains("## Narrower roles"));
}

#[test]
fn what_comments_accept_is_shown_at_its_place_in_each_environment() {
    let text = format!(
        "{PLATFORM}tags:\n  # amlgen:ignore aml1026 <no> key | at all\n  a: c\nenvironments:\n  dev:\n    tags:\n      a: d # amlgen:ignore \
         AML1026 in development\n  prod: {{ tags: {{ b: e }} }}\nwaivers: [{{ rule: V-KV-01, reason: an old vault }}]\n"
    );
    let of = |environment| {
        let compiled = support::compile_in("demo.yaml", text.as_bytes(), environment);
        let page = access::render(compiled.model()).unwrap();
        let section = section(&page, "## Findings that are accepted where they occur");
        let (waivers, comments) = section
            .split_once("\nBy comments in the blueprint, each at one place:\n")
            .unwrap();
        assert_eq!(rows(waivers), [["V-KV-01", "an old vault", "", ""]]);
        let rows = rows(comments);
        let [row] = rows.as_slice() else {
            panic!("{rows:?}");
        };
        row.join(", ")
    };
    assert_eq!(of(None), r"AML1026, `tags.a`, \<no\> key \| at all");
    assert_eq!(of(Some("dev")), "AML1026, `tags.a`, in development");
    assert_eq!(of(Some("prod")), of(None));
}

#[test]
fn entries_of_access_control_lists_and_policies_are_shown_as_such() {
    let page = page("");
    let lists = rows(&section(&page, "## Access control lists to set"));
    assert_eq!(lists.len(), 1);
    let oid = "12345678-aaaa-4bbb-8ccc-1234567890ab";
    assert_eq!(lists[0][0], "group `readers`");
    assert_eq!(lists[0][1], "container `raw` of storage account `lake`");
    assert_eq!(lists[0][2], format!("`group:{oid}:r-x`"));
    assert_eq!(
        lists[0][3],
        format!(
            "`az storage fs access update-recursive --acl \"group:{oid}:r-x\" --path PATH --file-system raw --account-name \
             stdemolake<suffix> --auth-mode login`"
        )
    );
    assert!(page.contains("A row that begins with `access policy` is an entry"));
    assert!(
        rows(&section(&page, "### identity `jobs`"))
            .iter()
            .any(|row| row[0] == "access policy for secrets: get" && row[1] == "key vault `notes`"),
    );
}

#[test]
fn vcpus_are_counted_by_family_and_priority() {
    let more = "  gpu: { size: Standard_NC4as_T4_v3, max_instances: 2, identity: jobs, tier: low_priority }
  old: { size: Standard_D3, max_instances: 1, identity: jobs }
";
    let text = PLATFORM.replace("computes:\n", &format!("computes:\n{more}"));
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let page = access::render(compiled.model()).unwrap();
    let rows: Vec<String> = section(&page, "## vCPUs")
        .lines()
        .filter(|line| line.starts_with("| ") && !line.contains("priority | vCPUs"))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        rows,
        [
            "| D | dedicated | not known | cluster `old`: 1 x `Standard_D3` |",
            "| DSv2 | dedicated | 20 | cluster `cpu`: 4 x `Standard_DS3_v2`, compute instance `desk`: 1 x `Standard_DS3_v2` |",
            "| NCASv3\\_T4 | low priority | 8 | cluster `gpu`: 2 x `Standard_NC4as_T4_v3` |",
        ]
    );
    assert!(!support::text("golden/hub/access.md").contains("## vCPUs"));
}

#[test]
fn notes_are_those_that_matter_to_the_platform() {
    let rich = page("");
    for id in [
        "V-ID-08",
        "V-ID-17",
        "V-DATA-02",
        "V-DATA-08",
        "V-DATA-12",
        "V-K8S-01",
        "V-WS-01",
    ] {
        assert!(rich.contains(&format!("({id})\n")), "no {id}");
    }
    assert!(!rich.contains("(V-DATA-15)") && !rich.contains("(V-HUB-02)"));
    let plain = support::text("golden/minimal/access.md");
    for id in [
        "V-ID-08",
        "V-ID-17",
        "V-DATA-02",
        "V-DATA-08",
        "V-DATA-12",
        "V-K8S-01",
    ] {
        assert!(!plain.contains(id), "{id} does not matter to a minimal platform");
    }
    assert!(plain.contains("(V-WS-01)\n"));
}

#[test]
fn what_a_redeployment_leaves_is_said_of_what_there_is_and_for_the_targets_that_are_built() {
    let changes = |page: &str| section(page, "## What a redeployment does not do");
    let both = changes(&page(""));
    assert!(both.contains("| change | ARM, Bicep | Terraform |"), "{both}");
    assert!(
        both.contains("what leaves the blueprint stays in Azure"),
        "{both}"
    );
    for wanted in ["subnet or public address of a cluster", "(V-KV-03)", "(V-KV-04)"] {
        assert!(both.contains(wanted), "{wanted} is not in {both}");
    }
    for other in ["federated credential", "V-COMP-02", "image_build_compute"] {
        assert!(!both.contains(other), "{other} is in {both}");
    }
    let terraform = changes(&page("targets: [terraform]\n"));
    assert!(terraform.contains("| change | Terraform |"), "{terraform}");
    for other in ["incrementally", "delete it by hand"] {
        assert!(!terraform.contains(other), "{other} is in {terraform}");
    }
    let bicep = changes(&page("targets: [bicep]\n"));
    assert!(bicep.contains("| change | ARM, Bicep |\n|---|---|\n"), "{bicep}");
    assert!(!bicep.contains("destroyed"), "{bicep}");
}

#[test]
fn client_ids_of_every_consumer_are_named() {
    let notes = section(&page(""), "## Notes for job authors");
    for line in [
        "  - cluster `cpu`: `identities.jobs.clientId`\n",
        "  - compute instance `desk`: `identities.jobs.clientId`\n",
        "  - Kubernetes compute `aks`: `identities.kube.clientId`, which code of jobs does not pass (V-ID-17)\n",
        "  - online endpoint `score`: `identities.serving.clientId`\n",
    ] {
        assert!(notes.contains(line), "no {line}in\n{notes}");
    }
    assert!(
        !notes.contains("identities.ws"),
        "nobody signs in as the workspace's own"
    );
}

#[test]
fn client_ids_of_serverless_jobs_and_of_sign_in_from_outside_are_named() {
    let text = "
version: 1
name: demo
location: westeurope
identities: { ws: {}, jobs: {}, ci: {} }
storage: { lake: { containers: [raw] } }
workspace:
  identity: { type: user_assigned, user_assigned_identities: [ws, jobs], primary_user_assigned_identity: ws }
  uses: [{ storage: lake, container: raw, access: read, identity: jobs }]
principals:
  ci: { identity: ci, persona: deployer }
";
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let notes = section(
        &access::render(compiled.model()).unwrap(),
        "## Notes for job authors",
    );
    for line in [
        "- Code on serverless compute gets a token",
        "  - attached to the workspace: `identities.jobs.clientId`\n",
        "  - sign-in from outside, as pipelines do: `identities.ci.clientId`\n",
    ] {
        assert!(notes.contains(line), "no {line} in\n{notes}");
    }
    assert!(!notes.contains("identities.ws"));
}

#[test]
fn custom_roles_are_called_by_their_names() {
    let text = support::text("tests/data/beyond/custom-roles.yaml");
    let compiled = support::compile("custom-roles.yaml", text.as_bytes());
    let model = compiled.model();
    let name = "Endpoint caller";
    let page = access::render(model).unwrap();
    assert_eq!(
        rows(&section(&page, "## Grants that no rule asks for"))[0][1],
        name
    );
    let granted = rows(&section(&page, "### group `clinics`"));
    assert_eq!(granted[0][0], name);
    assert!(granted[0][2].starts_with("Clinics have their images scored; without it, "));
    // by hand: uuid5 of `/subscriptions/11111111-1111-1111-1111-111111111111/resourcegroups/rg-triage` and the seed
    let id = "a02e17d8-156d-5ab8-8108-6a40d311c05d";
    let deployed = "Endpoint caller (triage-e6015604)";
    let names = section(&page, "## Names");
    assert!(
        names.contains(&format!("| custom role `{name}` | `{deployed}` |\n")),
        "{names}"
    );
    assert!(
        names.contains(&format!("| id of custom role `{name}` | `{id}` |\n")),
        "{names}"
    );
    assert_eq!(
        section(&page, "### The condition of DEP-02").matches(id).count(),
        2
    );

    let filter = explain::Filter {
        role: Some("endpoint caller".to_owned()),
        ..explain::Filter::default()
    };
    let csv = explain::csv(model, &compiled.source, &filter).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains(&format!(",{name},{id},")), "{csv}");
    let json = explain::json(model, &compiled.source, &filter).unwrap();
    assert!(json.contains(&format!("\"definitionId\": \"{id}\"")), "{json}");
    assert!(
        json.contains(&format!("\"definitionName\": \"{deployed}\"")),
        "{json}"
    );
    for word in [id, deployed] {
        let filter = explain::Filter {
            role: Some(word.to_owned()),
            ..explain::Filter::default()
        };
        assert_eq!(explain::csv(model, &compiled.source, &filter).unwrap(), csv);
    }
    for text in [
        explain::verbose(model, &compiled.source, &filter, 120).unwrap(),
        explain::markdown(model, &compiled.source, &filter).unwrap(),
        json,
    ] {
        assert!(text.contains(name), "{text}");
    }
}

#[test]
fn ids_of_custom_roles_that_only_the_deployment_knows_are_shown_as_formulas() {
    let text = support::text("tests/data/beyond/custom-roles.yaml");
    let text = text.replace("resource_group: rg-triage\n", "");
    let compiled = support::compile("custom-roles.yaml", text.as_bytes());
    let page = access::render(compiled.model()).unwrap();
    let formula = "guid(toLower(<resource group id>), 'triage-Endpoint caller')";
    let names = section(&page, "## Names");
    assert!(names.contains(&format!(
        "| id of custom role `Endpoint caller` | `{formula}` |\n"
    )));
    assert!(names.contains("| custom role `Endpoint caller` | `Endpoint caller (triage-<suffix>)` |\n"));
    assert!(names.contains("`<suffix>` is computed"));
    let condition = section(&page, "### The condition of DEP-02");
    assert_eq!(
        condition.matches(&format!(", {formula}}}\n")).count(),
        2,
        "{condition}"
    );
}

#[test]
fn what_deployments_of_their_own_hold_is_said() {
    let page = page("rbac: { emit: separate }\n");
    section(&page, "## Granted by `access/`, deployed after the platform");
    assert!(!page.contains("## Granted by this deployment"));
    assert!(section(&page, "## Needed before the deployment").contains("`bootstrap/` holds"));
    let without = support::text("golden/minimal/access.md");
    assert!(without.contains("## Granted by this deployment"));
    assert!(!without.contains("`bootstrap/`"), "there is no such folder");
}

#[test]
fn suffixes_are_spoken_of_where_a_name_has_one() {
    let line = "`<suffix>` is computed";
    assert!(page("").contains(line));
    let known = page("subscription: 00112233-4455-4677-8899-aabbccddeeff\nresource_group: rg-demo\n");
    assert!(!known.contains(line) && !known.contains("<suffix>"));
}

#[test]
fn kept_names_are_shown() {
    let name = "99999999-aaaa-4bbb-8ccc-1234567890ab";
    let page = page(&format!(
        "rbac:\n  adopt: [{{ name: {name}, principal: identities/jobs, role: AcrPull, scope: registry }}]\n"
    ));
    assert_eq!(
        rows(&section(&page, "## Grants that keep their names")),
        [[
            "identity `jobs`".to_owned(),
            "AcrPull".to_owned(),
            "container registry".to_owned(),
            format!("`{name}`")
        ]]
    );
}

#[test]
fn keyless_risks_do_not_break_a_narrow_table() {
    let text = support::text("blueprints/people.yaml");
    let compiled = support::compile("people.yaml", text.as_bytes());
    let table = explain::verbose(
        compiled.model(),
        &compiled.source,
        &explain::Filter::default(),
        200,
    )
    .unwrap();
    assert!(
        table.contains("keyless risk, see `amlgen roles Contributor`"),
        "{table}"
    );
    assert!(!table.contains("keyless risk:"), "{table}");
}

#[test]
fn conditions_of_azure_are_said_where_data_is_isolated() {
    let system = |isolation: &str| {
        let text = format!(
            "version: 1\nname: demo\nlocation: westeurope\nworkspace: {{ identity: system_assigned{isolation} }}\n"
        );
        let compiled = support::compile("demo.yaml", text.as_bytes());
        section(
            &access::render(compiled.model()).unwrap(),
            "## Granted by Azure itself",
        )
    };
    let isolated = system(", enable_data_isolation: true");
    assert!(isolated.contains("Azure puts a condition on those with the mark `isolated`"));
    let marked: Vec<Vec<String>> = rows(&isolated)
        .into_iter()
        .filter(|row| row[5].contains("isolated"))
        .collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0][4], "WS-SAI-STORAGE-01");
    assert!(!system("").contains("isolated"));
}

#[test]
fn other_people_have_tables_of_their_own() {
    let group = "/subscriptions/00112233-4455-4677-8899-aabbccddeeff/resourceGroups/rg-demo/providers";
    let text = format!(
        "version: 1
name: demo
location: westeurope
subscription: 00112233-4455-4677-8899-aabbccddeeff
resource_group: rg-demo
identities: {{ ws: {{}}, features: {{}}, lake: {{}} }}
storage: {{ lake: {{ hierarchical_namespace: true, containers: [offline] }} }}
workspace:
  kind: feature_store
  identity: ws
  offline_store: {{ storage: lake, container: offline }}
  materialization_identity: features
  uses: [{{ feature: feature_store_materialization, sources: [lake] }}]
principals:
  pods:
    identity: lake
    uses:
      - {{ storage: lake, access: acl }}
      - {{ ml_registry: {group}/Microsoft.MachineLearningServices/registries/shared }}
"
    );
    let compiled = support::compile("demo.yaml", text.as_bytes());
    let page = access::render(compiled.model()).unwrap();
    let ids = |heading: &str| -> Vec<String> {
        rows(&section(&page, heading))
            .into_iter()
            .map(|row| row[3].clone())
            .collect()
    };
    assert_eq!(
        ids("### feature store administrators"),
        ["FS-ADM-01", "FS-ADM-02", "FS-ADM-03"]
    );
    assert_eq!(ids("### administrators of the ML registry"), ["REG-HUM-03"]);
    assert_eq!(ids("### deployer"), ["DEP-01", "DEP-02", "DEP-04", "DEP-16"]);
    let lists = rows(&section(&page, "## Access control lists to set"));
    assert!(lists[0][0].ends_with("`identities.lake.principalId` for `PRINCIPAL_ID`"));
    assert!(lists[0][2] == "`user:PRINCIPAL_ID:r-x`" && lists[0][3].contains("--file-system CONTAINER"));
}

#[test]
fn a_broken_model_is_a_bug_and_gives_no_report() {
    let compiled = support::compile("demo.yaml", PLATFORM.as_bytes());
    let whole = compiled.model();
    let breaks: [fn(&mut Model); 5] = [
        |model| model.directory.clear(),
        |model| model.suffixes.clear(),
        |model| model.role_assignments[0].reasons.clear(),
        |model| model.resources[0].name = Expr::TenantId,
        |model| model.resources.truncate(3),
    ];
    let filter = explain::Filter::default();
    for damage in breaks {
        let mut model = whole.clone();
        damage(&mut model);
        for report in [
            access::render(&model),
            readme::render(&model, &TARGETS),
            explain::verbose(&model, &compiled.source, &filter, 120),
            explain::json(&model, &compiled.source, &filter),
            explain::csv(&model, &compiled.source, &filter),
            explain::markdown(&model, &compiled.source, &filter),
        ] {
            assert!(report.is_err(), "{report:?}");
        }
    }
}

#[test]
fn the_readme_has_a_value_for_every_variable_without_a_default() {
    for (name, compiled) in support::valid() {
        let built = support::built(compiled.model());
        let readme = &built["README.md"];
        for (path, text) in built.iter().filter(|(path, _)| path.ends_with("/variables.tf")) {
            let folder = path.strip_suffix("/variables.tf").unwrap();
            let lines: Vec<&str> = readme
                .lines()
                .filter(|line| line.starts_with(&format!("terraform -chdir={folder} ")))
                .collect();
            assert_eq!(lines.len(), 3, "{name}: init, plan and apply of {folder}");
            let given = |variable: &str| lines[1].contains(&format!("-var {variable}=<"));
            let mut needed = 0;
            for block in text.split("\nvariable \"").skip(1) {
                let variable = block.split('"').next().unwrap();
                let required = !block.contains("  default ");
                needed += usize::from(required);
                assert_eq!(given(variable), required, "{name}: {variable} in {folder}");
            }
            assert_eq!(lines[1].matches("-var ").count(), needed, "{name}: {}", lines[1]);
        }
        let waits = built
            .iter()
            .any(|(path, text)| path.starts_with("terraform/") && text.contains("\"time_sleep\""));
        assert_eq!(readme.contains("waits 120 seconds"), waits, "{name}");
    }
}

#[test]
fn the_readme_tells_the_order_of_what_is_deployed() {
    let compiled = support::compile(
        "separate.yaml",
        b"version: 1\nname: demo\nlocation: westeurope\nresource_group: rg(demo)\nprincipals:\n  ops:\n    type: group\n    \
          object_id: 88888888-8888-8888-8888-888888888888\n    persona: deployer\nrbac: { emit: separate }\n",
    );
    let readme = &support::built(compiled.model())["README.md"];
    let places: Vec<usize> = [
        "1. `bootstrap/`, once",
        "2. The platform, by group `ops`",
        "3. `access/`, after the platform",
        "--resource-group 'rg(demo)' --template-file bootstrap/bicep/main.bicep --parameters bootstrap/bicep/main.bicepparam",
        "--template-file bicep/main.bicep --parameters bicep/main.bicepparam",
        "--template-file access/bicep/main.bicep",
        "terraform -chdir=bootstrap/terraform init",
        "terraform -chdir=terraform plan",
        "terraform -chdir=access/terraform apply",
    ]
    .iter()
    .map(|part| readme.find(part).unwrap_or_else(|| panic!("no {part} in {readme}")))
    .collect();
    assert!(places.is_sorted(), "{places:?} in {readme}");
}

/// Whoever reviews access compares with the directory: who somebody is stands on the page and in every form of `explain`.
#[test]
fn who_somebody_is_is_in_every_report() {
    let text = |object_id: &str, subject: &str| {
        format!(
            "version: 1
name: demo
location: westeurope
identities:
  release:
    federated_credentials:
      main: {{ issuer: https://token.actions.githubusercontent.com, subject: '{subject}' }}
principals:
  leads: {{ type: group, object_id: {object_id}, persona: data_scientist }}
  delivery: {{ identity: release, can: [submit_jobs] }}
"
        )
    };
    let reports = |object_id: &str, subject: &str| {
        let text = text(object_id, subject);
        let compiled = support::compile("demo.yaml", text.as_bytes());
        let (model, source) = (compiled.model(), &compiled.source);
        let filter = explain::Filter::default();
        [
            access::render(model).unwrap(),
            explain::verbose(model, source, &filter, 100).unwrap(),
            explain::markdown(model, source, &filter).unwrap(),
            explain::csv(model, source, &filter).unwrap(),
            explain::json(model, source, &filter).unwrap(),
        ]
    };
    let (group, branch) = (
        "12345678-aaaa-4bbb-8ccc-1234567890aa",
        "repo:contoso@1/demo@2:ref:refs/heads/main",
    );
    for report in reports(group, branch) {
        for known in [
            group,
            branch,
            "id-demo-release",
            "https://token.actions.githubusercontent.com",
        ] {
            assert!(report.contains(known), "no {known} in\n{report}");
        }
    }
}
