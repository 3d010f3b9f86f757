//! A template that another one deploys: a part, or the platform in a group that is made.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::text::{self, Expression};
use super::value::{deployment_name, named};
use crate::catalog::types;
use crate::model::Model;

/// A template that another one deploys, as it is printed.
#[derive(Serialize)]
pub(super) struct Called<'t, T> {
    #[serde(flatten)]
    head: Map<String, Json>,
    properties: Properties<'t, T>,
    #[serde(rename = "dependsOn", skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<Json>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'t, T> {
    expression_evaluation_options: Json,
    mode: &'static str,
    parameters: Map<String, Json>,
    template: &'t T,
}

impl<'t, T> Called<'t, T> {
    /// The deployment of a template with this head under a symbolic name. `argument` gives the value of each of its parameters.
    pub(super) fn new(
        model: &Model,
        symbol: &str,
        head_of: &Map<String, Json>,
        template: &'t T,
        argument: impl Fn(&str) -> Expression,
        depends_on: Vec<Json>,
    ) -> Self {
        let mut head = Map::new();
        let version = model.deployment.api_versions.of(&types::DEPLOYMENTS).api_version;
        head.insert("type".to_owned(), types::DEPLOYMENTS.arm.into());
        head.insert("apiVersion".to_owned(), version.into());
        head.insert("name".to_owned(), text::value(&deployment_name(symbol)).into());
        let parameters = head_of.get("parameters").and_then(Json::as_object);
        let parameters = parameters.into_iter().flat_map(Map::keys);
        let parameters =
            parameters.map(|name| (name.clone(), json!({ "value": text::value(&argument(name)) })));
        Self {
            head,
            properties: Properties {
                expression_evaluation_options: json!({ "scope": "inner" }),
                mode: "Incremental",
                parameters: parameters.collect(),
                template,
            },
            depends_on,
        }
    }

    /// The same deployment, into a group of this name.
    pub(super) fn into_group(mut self, group: &str) -> Self {
        self.head
            .insert("resourceGroup".to_owned(), text::literal(group).into());
        self
    }
}

/// What a template gives for a parameter that it has itself, or a variable in its place: its `tags`, unless it is called by another.
pub(super) fn argument(called: bool) -> impl Fn(&str) -> Expression {
    move |name| {
        named(
            if name == "tags" && !called {
                "variables"
            } else {
                "parameters"
            },
            name,
        )
    }
}
