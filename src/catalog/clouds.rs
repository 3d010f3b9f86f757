//! The clouds of Azure: what each is called, where its endpoints are, which regions it has.
//!
//! A region is compared in its short form: `West Europe` is `westeurope`.

use crate::catalog::sources::{AZD_CLOUD, DNS, ENV, FIC, FW, NT_REGIONS, PARITY, REGIONS, RETIRED};
use crate::catalog::versions;
use crate::model::fact::{Cloud, CloudFacts, CloudGap};

/// The public cloud.
pub const AZURE: CloudFacts = CloudFacts {
    cloud: Cloud::Azure,
    environment: "AzureCloud",
    terraform_environment: "public",
    storage_suffix: "core.windows.net",
    registry_suffix: "azurecr.io",
    vault_suffix: "vault.azure.net",
    token_audience: "api://AzureADTokenExchange",
    regions: &[
        "australiacentral",
        "australiacentral2",
        "australiaeast",
        "australiasoutheast",
        "austriaeast",
        "belgiumcentral",
        "brazilsouth",
        "brazilsoutheast",
        "canadacentral",
        "canadaeast",
        "centralindia",
        "centralus",
        "chilecentral",
        "denmarkeast",
        "eastasia",
        "eastus",
        "eastus2",
        "francecentral",
        "francesouth",
        "germanynorth",
        "germanywestcentral",
        "indonesiacentral",
        "israelcentral",
        "italynorth",
        "japaneast",
        "japanwest",
        "jioindiacentral",
        "jioindiawest",
        "koreacentral",
        "koreasouth",
        "malaysiawest",
        "mexicocentral",
        "newzealandnorth",
        "northcentralus",
        "northeurope",
        "norwayeast",
        "norwaywest",
        "polandcentral",
        "qatarcentral",
        "southafricanorth",
        "southafricawest",
        "southcentralus",
        "southeastasia",
        "southindia",
        "spaincentral",
        "swedencentral",
        "switzerlandnorth",
        "switzerlandwest",
        "uaecentral",
        "uaenorth",
        "uksouth",
        "ukwest",
        "westcentralus",
        "westeurope",
        "westindia",
        "westus",
        "westus2",
        "westus3",
    ],
    aml_regions: None,
    pins: &[],
    missing: &[],
    citations: &[&ENV, &AZD_CLOUD, &DNS, &FW, &FIC, &REGIONS],
};

/// Azure in China. The parity table names one family of GPUs there, `NCv3`, which was retired on 2025-09-30 ([`RETIRED`]): that
/// there are none is taken until a source says otherwise.
pub const CHINA: CloudFacts = CloudFacts {
    cloud: Cloud::China,
    environment: "AzureChinaCloud",
    terraform_environment: "china",
    storage_suffix: "core.chinacloudapi.cn",
    registry_suffix: "azurecr.cn",
    vault_suffix: "vault.azure.cn",
    token_audience: "api://AzureADTokenExchangeChina",
    regions: &[
        "chinaeast",
        "chinaeast2",
        "chinanorth",
        "chinanorth2",
        "chinanorth3",
    ],
    aml_regions: Some(&["chinaeast2"]),
    pins: versions::PINS,
    missing: &[
        CloudGap::Kubernetes,
        CloudGap::GpuSizes,
        CloudGap::EndpointIsolation,
        CloudGap::ManagedNetwork,
    ],
    citations: &[&ENV, &AZD_CLOUD, &DNS, &FW, &FIC, &NT_REGIONS, &PARITY, &RETIRED],
};

/// Azure for the government of the United States.
pub const US_GOVERNMENT: CloudFacts = CloudFacts {
    cloud: Cloud::UsGovernment,
    environment: "AzureUSGovernment",
    terraform_environment: "usgovernment",
    storage_suffix: "core.usgovcloudapi.net",
    registry_suffix: "azurecr.us",
    vault_suffix: "vault.usgovcloudapi.net",
    token_audience: "api://AzureADTokenExchangeUSGov",
    regions: &[
        "usdodcentral",
        "usdodeast",
        "usgovarizona",
        "usgovtexas",
        "usgovvirginia",
    ],
    aml_regions: Some(&["usgovarizona", "usgovvirginia"]),
    pins: versions::PINS,
    missing: &[
        CloudGap::Kubernetes,
        CloudGap::SparkPools,
        CloudGap::EndpointIsolation,
        CloudGap::ManagedNetwork,
    ],
    citations: &[&ENV, &AZD_CLOUD, &DNS, &FW, &FIC, &NT_REGIONS, &PARITY],
};

/// All clouds, the public one first.
pub const ALL: &[&CloudFacts] = &[&AZURE, &CHINA, &US_GOVERNMENT];

// INVARIANT: every cloud's facts have a source.
const _: () = {
    let mut rest = ALL;
    while let [facts, others @ ..] = rest {
        assert!(!facts.citations.is_empty(), "a cloud without a source");
        rest = others;
    }
};

/// What is known of a cloud.
#[must_use]
pub const fn facts(cloud: Cloud) -> &'static CloudFacts {
    match cloud {
        Cloud::Azure => &AZURE,
        Cloud::China => &CHINA,
        Cloud::UsGovernment => &US_GOVERNMENT,
    }
}

/// Whether Azure Machine Learning lacks this in a cloud, after its parity table ([`PARITY`]).
#[must_use]
pub fn lacks(cloud: Cloud, gap: CloudGap) -> bool {
    facts(cloud).missing.contains(&gap)
}

/// The regions of a cloud, in their short form.
#[must_use]
pub const fn regions(cloud: Cloud) -> &'static [&'static str] {
    facts(cloud).regions
}

/// A region in its short form: in lower case and without spaces.
#[must_use]
pub fn normalise_region(text: &str) -> String {
    text.chars()
        .filter(|c| *c != ' ')
        .flat_map(char::to_lowercase)
        .collect()
}

/// The cloud that has this region, written in either form.
#[must_use]
pub fn cloud_of_region(region: &str) -> Option<Cloud> {
    let region = normalise_region(region);
    ALL.iter()
        .find(|facts| facts.regions.contains(&region.as_str()))
        .map(|facts| facts.cloud)
}

/// The cloud that `text` names: by its environment name or by what Terraform calls it, in any case.
#[must_use]
pub fn find(text: &str) -> Option<Cloud> {
    let named = |facts: &&&CloudFacts| {
        facts.environment.eq_ignore_ascii_case(text) || facts.terraform_environment.eq_ignore_ascii_case(text)
    };
    ALL.iter().find(named).map(|facts| facts.cloud)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn regions_have_one_cloud_and_one_form() {
        let all: Vec<_> = ALL.iter().flat_map(|facts| facts.regions).collect();
        let distinct: BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        for region in all {
            assert_eq!(normalise_region(region), *region);
        }
        for facts in ALL {
            let aml = facts.aml_regions.unwrap_or_default();
            assert!(
                aml.iter().all(|region| facts.regions.contains(region)),
                "{facts:?}"
            );
        }
        let counts = Cloud::ALL.iter().map(|cloud| regions(*cloud).len());
        assert_eq!(counts.collect::<Vec<_>>(), [58, 5, 5]);
    }

    #[test]
    fn a_region_leads_to_its_cloud() {
        assert_eq!(normalise_region("West Europe"), "westeurope");
        assert_eq!(cloud_of_region("West Europe"), Some(Cloud::Azure));
        assert_eq!(cloud_of_region("chinaeast2"), Some(Cloud::China));
        assert_eq!(cloud_of_region("USGov Virginia"), Some(Cloud::UsGovernment));
        assert_eq!(cloud_of_region("westeurop"), None);
    }

    #[test]
    fn facts_are_those_of_the_cloud() {
        for cloud in Cloud::ALL {
            let facts = facts(*cloud);
            assert_eq!(facts.cloud, *cloud);
            assert_eq!(find(facts.environment), Some(*cloud));
            for suffix in [facts.storage_suffix, facts.registry_suffix, facts.vault_suffix] {
                assert!(!suffix.starts_with('.'), "{suffix}");
            }
        }
        assert_eq!(find("azureusgovernment"), Some(Cloud::UsGovernment));
        assert_eq!(find("moon"), None);
        let lacking = |gap| Cloud::ALL.iter().filter(move |cloud| lacks(**cloud, gap)).count();
        assert_eq!(
            [
                CloudGap::Kubernetes,
                CloudGap::SparkPools,
                CloudGap::GpuSizes,
                CloudGap::EndpointIsolation,
                CloudGap::ManagedNetwork
            ]
            .map(lacking),
            [2, 1, 1, 2, 2]
        );
        assert!(CHINA.token_audience.ends_with("China") && US_GOVERNMENT.token_audience.ends_with("USGov"));
    }
}
