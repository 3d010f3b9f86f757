//! Telemetry of endpoints.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Details, Kind, Model};

/// Whether the Application Insights that the deployment makes lets nothing in by its instrumentation key.
fn refuses_the_key(model: &Model) -> bool {
    let insights = model.platform.application_insights;
    let insights = insights.and_then(|id| model.resource(id));
    insights.is_some_and(|insights| {
        !insights.existing && insights.details == Details::ApplicationInsights { local_auth: false }
    })
}

/// Online endpoints whose inference server sends what is not let in.
pub(super) fn of_endpoints(model: &Model, diags: &mut Diagnostics) {
    if !refuses_the_key(model) {
        return;
    }
    let mut endpoints = model
        .resources
        .iter()
        .filter(|resource| resource.kind == Kind::OnlineEndpoint);
    let Some(first) = endpoints.next() else { return };
    let mut finding = Diagnostic::information(
        Code::TELEMETRY_IS_LOST,
        first.origin.primary(),
        "what the inference server of online endpoints sends to Application Insights is lost",
    )
    .cause("it sends with the instrumentation key, and local authentication is off, whatever role the endpoint has")
    .help(
        "read `az ml online-deployment get-logs` and the diagnostics of the endpoint; or write `monitoring: { application_insights: { local_auth: true } }`",
    );
    for span in endpoints.filter_map(|endpoint| endpoint.origin.primary()) {
        finding = finding.also(span, "and of this one");
    }
    diags.push(finding);
}
