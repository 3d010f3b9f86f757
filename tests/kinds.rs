//! A kind of resource is its row: one that no code knows is derived for, checked, printed and reported all the same.

use amlgen::diag::{Code, Diagnostics};
use amlgen::model::fact::{Alphabet, Edge, Hyphens};
use amlgen::model::{
    Azapi, Carries, Citation, Expr, ExtraGrant, Identity, Key, Kind, KindFacts, Limit, Model, NameRule,
    Object, Origin, Own, Principal, Provider, Quota, Resource, ResourceId, ResourceType, Right, Scope,
    Section, Stage, Wait,
};

use crate::support;

const PAGE: Citation = Citation {
    key: "PAGE",
    title: "a page",
    date: "2026-01-22",
};

static MIRROR: KindFacts = KindFacts {
    noun: "mirror",
    symbol: "looking-glass",
    resource_type: &ResourceType {
        arm: "Microsoft.Mirrors/mirrors",
        api_version: "2026-01-01",
        citation: &PAGE,
    },
    section: Section::Endpoints,
    part: None,
    terraform: Provider::Azapi(Azapi {
        ignore_casing: true,
        create_only: &["shine", "frame.wood", "frame.glass"],
        identity_create_only: true,
        exported: &["properties.image"],
    }),
    abbreviation: None,
    name_rule: Some(&NameRule {
        kind: "mirror",
        min: 1,
        max: 8,
        rule: "up to 8 letters",
        alphabet: Alphabet::Letters(""),
        first: Edge::Free,
        last: Edge::Free,
        hyphens: Hyphens::Free,
        reserved: &[],
        recommended: None,
        citation: &PAGE,
    }),
    key: Key::Item("mirrors"),
    naming: None,
    own: Own::RegionAndTags,
    carries: Carries::ForCode,
    holds_keys: true,
    scope_from: Stage::AfterComputes,
    waits: Wait::Until(Stage::AfterWorkspace),
    read_where_existing: false,
    set_later: Some("dust"),
    listed: true,
    quota: Some(&Quota {
        noun: "mirrors",
        limit: &Limit {
            what: "mirrors",
            min: 0,
            max: 0,
            citation: &PAGE,
        },
    }),
};

/// A platform with a mirror that carries an identity, and a grant of Contributor on it.
fn with_mirror() -> (Model, ResourceId) {
    let text = "version: 1\nname: vision\nlocation: westeurope\nidentities: { train: {} }\ncomputes:\n  cpu:\n    type: amlcompute\n    size: Standard_DS3_v2\n    max_instances: 2\n    identity: train\n";
    let mut model = support::compile("kinds.yaml", text.as_bytes()).model().clone();
    let train = model
        .resources
        .iter()
        .find(|resource| resource.kind == Kind::Identity)
        .unwrap()
        .id;
    let id = ResourceId(model.resources.len());
    // A workload is of no kind that anything is made of.
    let mut mirror = Resource::new(
        Kind::Workload,
        &MIRROR,
        "one",
        Expr::Text("mirror-one".to_owned()),
        Origin::default(),
    );
    mirror.id = id;
    mirror.identity = Some(Identity::user(vec![train]));
    mirror.properties = Object::new()
        .with("shine", true)
        .with("frame", Object::new().with("wood", "oak"));
    model.resources.push(mirror);
    let contributor = amlgen::catalog::roles::find("Contributor").unwrap();
    model.rbac.extra.push(ExtraGrant {
        principal: Principal::UserAssigned(train),
        right: Right::Role(contributor),
        scope: Scope::Resource(id),
        reason: "polishes it".to_owned(),
        origin: Origin::default(),
    });
    amlgen::derive::derive(&mut model);
    (model, id)
}

#[test]
fn a_row_answers_what_is_derived() {
    let (model, id) = with_mirror();
    let on_it = model
        .role_assignments
        .iter()
        .find(|assignment| assignment.scope == Scope::Resource(id))
        .unwrap();
    assert_eq!(on_it.stage, Stage::AfterComputes);
    // the ways to keys are those to keys of types that are known, which this is not
    assert!(!model.is_keyless_risk(on_it.right, on_it.scope));
    let stages: Vec<Stage> = model
        .waits_of(id)
        .iter()
        .map(|at| model.role_assignments[*at].stage)
        .collect();
    assert!(!stages.is_empty());
    assert!(stages.iter().all(|stage| *stage <= Stage::AfterWorkspace));
}

#[test]
fn a_row_answers_what_is_checked() {
    let (model, _) = with_mirror();
    let mut diags = Diagnostics::new();
    amlgen::check::check(&model, &mut diags);
    let of = |code: Code| {
        let found = diags.iter().find(|finding| finding.code == code).unwrap();
        (found.message.clone(), found.help.clone().unwrap_or_default())
    };
    let (message, help) = of(Code::RESOURCE_NAME);
    assert_eq!(
        message,
        "`mirror-one` can't be the name of a mirror: may hold only letters and digits, not `-`"
    );
    assert_eq!(help, "set `mirrors.one.name`");
    assert_eq!(
        of(Code::QUOTA).0,
        "the blueprint makes 1 mirrors, and a region allows 0 by default"
    );
}

#[test]
fn a_row_answers_what_is_printed() {
    let (model, _) = with_mirror();
    let built = support::built(&model);
    let has = |file: &str, text: &str| {
        assert!(
            built[file].contains(text),
            "{file} lacks {text}:\n{}",
            built[file]
        );
    };
    has("arm/main.json", "\"languageVersion\": \"2.0\"");
    has(
        "arm/main.json",
        "\"oneLookingGlass\": {\n      \"@options\": {\n        \"onlyIfNotExists\": []\n      },\n      \"type\": \"Microsoft.Mirrors/mirrors\"",
    );
    has("bicep/main.bicep", "// Endpoints\n");
    has(
        "bicep/main.bicep",
        "@onlyIfNotExists()\nresource oneLookingGlass 'Microsoft.Mirrors/mirrors@2026-01-01' = {",
    );
    has(
        "terraform/endpoints.tf",
        "resource \"azapi_resource\" \"one_looking_glass\" {",
    );
    has("terraform/terraform.tf", "required_version = \">= 1.11, < 2.0\"");
    has("access.md", "mirror `one`");
}

#[test]
fn a_row_answers_how_terraform_treats_it() {
    let (model, _) = with_mirror();
    let built = support::built(&model);
    let endpoints = &built["terraform/endpoints.tf"];
    let settings = r#"
    properties = {
      shine = true
      frame = {
        wood = "oak"
      }
      dust = {}
    }
  }

  ignore_body_changes    = ["properties.dust"]
  ignore_casing          = true
  response_export_values = ["properties.image"]

  replace_triggers_external_values = {
    shine        = true
    wood         = "oak"
    identityType = "UserAssigned"
    identityIds  = [azurerm_user_assigned_identity.train.id]
  }
"#;
    assert!(endpoints.contains(settings), "{endpoints}");
    for file in ["arm/main.json", "bicep/main.bicep"] {
        assert!(!built[file].contains("dust"), "{file}");
    }
}
