//! Hosts of the services that connections lead to, by which a URL is seen to be one of Azure.
//!
//! Sources: [`AVM_ZONES`](super::sources::AVM_ZONES), [`CHINA_DNS`](super::sources::CHINA_DNS); the storage suffixes are those of
//! [`clouds`].

use super::clouds;
use crate::model::Cloud;

/// What hosts of AI services end in, and the cloud of each.
const AI_SERVICES: &[(&str, Cloud)] = &[
    ("cognitiveservices.azure.com", Cloud::Azure),
    ("cognitiveservices.azure.cn", Cloud::China),
    ("cognitiveservices.azure.us", Cloud::UsGovernment),
    ("openai.azure.com", Cloud::Azure),
    ("openai.azure.us", Cloud::UsGovernment),
    ("services.ai.azure.com", Cloud::Azure),
];

/// What hosts of search services end in, and the cloud of each.
const SEARCH: &[(&str, Cloud)] = &[
    ("search.azure.cn", Cloud::China),
    ("search.azure.us", Cloud::UsGovernment),
    ("search.windows.net", Cloud::Azure),
];

/// What the host of an account's second region has behind the name of the account, which itself has no `-`.
const SECONDARY: &str = "-secondary";

/// The storage account that a host is an endpoint of, in whatever cloud.
#[must_use]
pub fn storage_account(host: &str) -> Option<&str> {
    storage(host).map(|(account, _)| account)
}

/// The storage account that a host is an endpoint of, and its cloud.
fn storage(host: &str) -> Option<(&str, Cloud)> {
    let (account, rest) = host.split_once('.')?;
    let account = account.strip_suffix(SECONDARY).unwrap_or(account);
    let suffix = rest.strip_prefix("blob.").or_else(|| rest.strip_prefix("dfs."))?;
    let mut clouds = Cloud::ALL.iter();
    let cloud = clouds.find(|cloud| clouds::facts(**cloud).storage_suffix == suffix)?;
    Some((account, *cloud))
}

/// The search service that a host is the endpoint of, in whatever cloud.
#[must_use]
pub fn search_service(host: &str) -> Option<&str> {
    let (service, rest) = host.split_once('.')?;
    SEARCH
        .iter()
        .any(|(suffix, _)| *suffix == rest)
        .then_some(service)
}

/// The cloud of a host, in lower case, of a service that takes roles.
#[must_use]
pub fn cloud(host: &str) -> Option<Cloud> {
    let service =
        |(suffix, _): &&(&str, Cloud)| host.strip_suffix(suffix).is_some_and(|name| name.ends_with('.'));
    let known = AI_SERVICES.iter().chain(SEARCH).find(service);
    known
        .map(|(_, cloud)| *cloud)
        .or_else(|| storage(host).map(|(_, cloud)| cloud))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_every_cloud_are_known() {
        for (host, of) in [
            ("oai-demo.openai.azure.com", Cloud::Azure),
            ("ais.cognitiveservices.azure.cn", Cloud::China),
            ("foundry.services.ai.azure.com", Cloud::Azure),
            ("srch.search.windows.net", Cloud::Azure),
            ("srch.search.azure.us", Cloud::UsGovernment),
            ("stlake.dfs.core.windows.net", Cloud::Azure),
            ("stlake.blob.core.usgovcloudapi.net", Cloud::UsGovernment),
        ] {
            assert_eq!(cloud(host), Some(of), "{host}");
        }
        for host in [
            "openai.azure.com",
            "notopenai.azure.com",
            "stlake.file.core.windows.net",
            "contoso.com",
            "search.windows.net.contoso.com",
            "",
        ] {
            assert_eq!(cloud(host), None, "{host}");
        }
        assert_eq!(
            storage_account("stlake.blob.core.chinacloudapi.cn"),
            Some("stlake")
        );
        assert_eq!(
            storage_account("stlake-secondary.dfs.core.windows.net"),
            Some("stlake")
        );
        assert_eq!(storage_account("stlake.privatelink.blob.core.windows.net"), None);
        assert_eq!(storage_account("oai.openai.azure.com"), None);
        assert_eq!(search_service("srch.search.azure.cn"), Some("srch"));
        assert_eq!(search_service("srch.privatelink.search.windows.net"), None);
        assert_eq!(search_service("oai.openai.azure.com"), None);
    }
}
