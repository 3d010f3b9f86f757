//! Where resources lie, and when grants are made.

use super::*;
use crate::model::Place;

fn elsewhere(subscription: Option<&str>, group: &str) -> Place {
    Place::Elsewhere {
        subscription: subscription.map(str::to_owned),
        group: group.to_owned(),
    }
}

#[test]
fn an_id_comes_from_the_place_of_the_resource() {
    const OTHER: &str = "11111111-1111-1111-1111-111111111111";
    let mut model = empty();
    let near = model.existing(Kind::Storage, "near", "stnear", None);
    model.resources[near.0].place = elsewhere(None, "rg-data");
    let far = model.existing(Kind::Storage, "far", "stfar", None);
    model.resources[far.0].place = elsewhere(Some(OTHER), "rg-${far}");
    let service = model.existing(Kind::BlobService, "far", "default", Some(far));
    for (name, id) in [("near", near), ("far", service)] {
        model.outputs.push(Output {
            name,
            description: "An id.",
            value: Expr::Id(id),
        });
    }
    assert_eq!(
        model.shown_id(&model.resources[service.0]),
        format!(
            "/subscriptions/{OTHER}/resourceGroups/rg-${{far}}/providers/Microsoft.Storage/storageAccounts/stfar/blobServices/default"
        )
    );
    let arm = text(&model, TargetName::Arm);
    assert!(
        arm.contains(
            "[extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'rg-data'), 'Microsoft.Storage/storageAccounts', 'stnear')]"
        ),
        "{arm}"
    );
    assert!(
        arm.contains(&format!(
            "[extensionResourceId('/subscriptions/{OTHER}/resourceGroups/rg-${{far}}', 'Microsoft.Storage/storageAccounts/blobServices', 'stfar', 'default')]"
        )),
        "{arm}"
    );
    let bicep = text(&model, TargetName::Bicep);
    assert!(bicep.contains("scope: resourceGroup('rg-data')\n"), "{bicep}");
    assert!(
        bicep.contains(&format!("scope: resourceGroup('{OTHER}', 'rg-\\${{far}}')\n")),
        "{bicep}"
    );
    let terraform = text(&model, TargetName::Terraform);
    for id in [
        "\"/subscriptions/${var.subscription_id}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stnear\"".to_owned(),
        format!("\"/subscriptions/{OTHER}/resourceGroups/rg-$${{far}}/providers/Microsoft.Storage/storageAccounts/stfar\""),
    ] {
        assert!(terraform.contains(&id), "{id}\n{terraform}");
    }
}

#[test]
fn a_role_on_the_group_covers_what_lies_in_it_and_nothing_elsewhere() {
    let mut model = empty();
    let here = model.existing(Kind::Storage, "here", "sthere", None);
    let there = model.existing(Kind::Storage, "there", "stthere", None);
    model.resources[there.0].place = elsewhere(None, "rg-data");
    let inside = model.existing(Kind::BlobService, "there", "default", Some(there));
    let covered = |id| model.covers(Scope::ResourceGroup, Scope::Resource(id));
    assert!(covered(here) && !covered(there) && !covered(inside));
    assert!(model.covers(Scope::Resource(there), Scope::Resource(inside)));
}

#[test]
fn every_stage_has_a_module_and_a_block_and_what_is_checked_a_pause() {
    let mut model = empty();
    let identity = model.add(of_kind(
        Kind::Identity,
        "team",
        "id-team".into(),
        Origin::default(),
    ));
    let vault = model.existing(Kind::KeyVault, "", "kv-team", None);
    let workspace = model.add(of_kind(Kind::Workspace, "", "mlw-team".into(), Origin::default()));
    model.platform.workspace = workspace;
    let who = Principal::UserAssigned(identity);
    let stages = [
        Stage::BeforeEncryption,
        Stage::BeforeWorkspace,
        Stage::AfterWorkspace,
        Stage::AfterComputes,
    ];
    for stage in stages {
        model.grant(who, role("Reader"), Scope::Resource(vault), stage);
    }
    model.resources[workspace.0].waits.assignments = vec![0, 1];
    let modules: Vec<String> = files(&model, TargetName::Bicep)
        .into_keys()
        .filter(|path| path.starts_with("modules/"))
        .collect();
    let expected = stages.map(|stage| format!("modules/role-assignments-{}.bicep", stage.symbol()));
    assert_eq!(
        modules.into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(expected)
    );
    let grants = &files(&model, TargetName::Terraform)["role_assignments.tf"];
    for name in [
        "team_before_encryption",
        "team",
        "team_after_workspace",
        "team_after_computes",
    ] {
        let block = format!("resource \"azurerm_role_assignment\" \"{name}\" {{");
        assert!(grants.contains(&block), "{block}\n{grants}");
    }
    let pauses: Vec<&str> = grants
        .lines()
        .filter(|line| line.contains("\"time_sleep\""))
        .collect();
    assert_eq!(
        pauses,
        [
            "resource \"time_sleep\" \"key\" {",
            "resource \"time_sleep\" \"rbac\" {"
        ]
    );
    let main = text(&model, TargetName::Terraform);
    assert!(
        main.contains("depends_on = [time_sleep.key, time_sleep.rbac]"),
        "{main}"
    );
}
