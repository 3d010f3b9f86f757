//! Roles that look like those of Azure and belong to a service that keeps roles itself.

/// GUID, name and service. Sources: the reference of data plane roles of Azure Cosmos DB (docs.azure.cn, read 2026-11-29); the scripts
/// and SDK recordings of Azure Synapse Analytics that assign its roles by id (read 2026-11-29).
const ROLES: [(&str, &str, &str); 5] = [
    (
        "00000000-0000-0000-0000-000000000001",
        "Cosmos DB Built-in Data Reader",
        COSMOS,
    ),
    (
        "00000000-0000-0000-0000-000000000002",
        "Cosmos DB Built-in Data Contributor",
        COSMOS,
    ),
    (
        "6e4bf58a-b8e1-4cc3-bbf9-d73143322b78",
        "Synapse Administrator",
        SYNAPSE,
    ),
    (
        "7af0c69a-a548-47d6-aea3-d00e69bd83aa",
        "Synapse SQL Administrator",
        SYNAPSE,
    ),
    (
        "c3a6d2f1-a26f-4810-9b0f-591308d5cbf1",
        "Synapse Apache Spark Administrator",
        SYNAPSE,
    ),
];

const COSMOS: &str = "Azure Cosmos DB";
const SYNAPSE: &str = "Azure Synapse Analytics";

/// The name and the service of a role that a service keeps itself, by GUID or name in any case.
#[must_use]
pub fn of_another_system(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim();
    ROLES
        .iter()
        .find(|(guid, name, _)| guid.eq_ignore_ascii_case(text) || name.eq_ignore_ascii_case(text))
        .map(|(_, name, service)| (*name, *service))
}
