//! Hosts of the services that connections lead to, by which a URL is seen to be one of Azure.
//!
//! Sources: [`AVM_ZONES`](super::sources::AVM_ZONES), [`CHINA_DNS`](super::sources::CHINA_DNS); the storage suffixes are those of
//! [`clouds`].

use super::clouds;
use crate::model::Cloud;

/// What hosts of AI services end in, in all clouds.
const AI_SERVICES: &[&str] = &[
    "cognitiveservices.azure.com",
    "cognitiveservices.azure.cn",
    "cognitiveservices.azure.us",
    "openai.azure.com",
    "openai.azure.us",
    "services.ai.azure.com",
];

/// What hosts of search services end in, in all clouds.
const SEARCH: &[&str] = &["search.azure.cn", "search.azure.us", "search.windows.net"];

/// What the host of an account's second region has behind the name of the account, which itself has no `-`.
const SECONDARY: &str = "-secondary";

/// The storage account that a host is an endpoint of, in whatever cloud.
#[must_use]
pub fn storage_account(host: &str) -> Option<&str> {
    let (account, rest) = host.split_once('.')?;
    let account = account.strip_suffix(SECONDARY).unwrap_or(account);
    let suffix = rest.strip_prefix("blob.").or_else(|| rest.strip_prefix("dfs."))?;
    let mut clouds = Cloud::ALL.iter().map(|cloud| clouds::facts(*cloud));
    clouds
        .any(|facts| facts.storage_suffix == suffix)
        .then_some(account)
}

/// The search service that a host is the endpoint of, in whatever cloud.
#[must_use]
pub fn search_service(host: &str) -> Option<&str> {
    let (service, rest) = host.split_once('.')?;
    SEARCH.contains(&rest).then_some(service)
}

/// Whether a host, in lower case, is one of a service that takes roles.
#[must_use]
pub fn is_azure(host: &str) -> bool {
    let service = |suffix: &&str| host.strip_suffix(*suffix).is_some_and(|name| name.ends_with('.'));
    AI_SERVICES.iter().chain(SEARCH).any(service) || storage_account(host).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_every_cloud_are_known() {
        for host in [
            "oai-demo.openai.azure.com",
            "ais.cognitiveservices.azure.cn",
            "foundry.services.ai.azure.com",
            "srch.search.windows.net",
            "srch.search.azure.us",
            "stlake.dfs.core.windows.net",
            "stlake.blob.core.usgovcloudapi.net",
        ] {
            assert!(is_azure(host), "{host}");
        }
        for host in [
            "openai.azure.com",
            "notopenai.azure.com",
            "stlake.file.core.windows.net",
            "contoso.com",
            "search.windows.net.contoso.com",
            "",
        ] {
            assert!(!is_azure(host), "{host}");
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
