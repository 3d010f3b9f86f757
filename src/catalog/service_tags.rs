//! Service tags: which there are, how they spell regions, and which ones the subnet of computes reaches.
//!
//! A tag stands for the addresses of an Azure service. Most can be narrowed to a region, `Storage.westeurope`; case does not count.

use crate::catalog::clouds;
#[cfg(doc)]
use crate::catalog::sources::TAG_REGIONS;
use crate::catalog::sources::{EXFILTRATION, FW, SERVICE_TAGS};
use crate::model::fact::{Citation, Cloud};

/// The tags that rules may name: those of the page on service tags, and those that Microsoft's file of addresses has beside them
/// ([`SERVICE_TAGS`]). A tag younger than that file is not here.
pub const NAMES: &[&str] = &[
    "ActionGroup",
    "ApiManagement",
    "AppConfiguration",
    "ApplicationInsightsAvailability",
    "AppService",
    "AppServiceManagement",
    "AutonomousDevelopmentPlatform",
    "AzureActiveDirectory",
    "AzureActiveDirectoryDomainServices",
    "AzureAdvancedThreatProtection",
    "AzureArcInfrastructure",
    "AzureAttestation",
    "AzureBackup",
    "AzureBotService",
    "AzureCloud",
    "AzureCognitiveSearch",
    "AzureConnectors",
    "AzureContainerAppsService",
    "AzureContainerRegistry",
    "AzureCosmosDB",
    "AzureDatabricks",
    "AzureDataExplorerManagement",
    "AzureDataLake",
    "AzureDeviceUpdate",
    "AzureDevOps",
    "AzureDevSpaces",
    "AzureDigitalTwins",
    "AzureEventGrid",
    "AzureFrontDoor.Backend",
    "AzureFrontDoor.FirstParty",
    "AzureFrontDoor.Frontend",
    "AzureFrontDoor.MicrosoftSecurity",
    "AzureHealthcareAPIs",
    "AzureInformationProtection",
    "AzureIoTHub",
    "AzureKeyVault",
    "AzureLoadBalancer",
    "AzureLoadTestingInstanceManagement",
    "AzureMachineLearning",
    "AzureMachineLearningInference",
    "AzureManagedGrafana",
    "AzureMonitor",
    "AzureMonitorForSAP",
    "AzureOpenDatasets",
    "AzurePlatformDNS",
    "AzurePlatformIMDS",
    "AzurePlatformLKM",
    "AzurePortal",
    "AzureResourceManager",
    "AzureSecurityCenter",
    "AzureSentinel",
    "AzureSignalR",
    "AzureSiteRecovery",
    "AzureSphere",
    "AzureSpringCloud",
    "AzureStack",
    "AzureTrafficManager",
    "AzureUpdateDelivery",
    "AzureWebPubSub",
    "BatchNodeManagement",
    "ChaosStudio",
    "CognitiveServicesFrontend",
    "CognitiveServicesManagement",
    "DataFactory",
    "DataFactoryManagement",
    "Dynamics365BusinessCentral",
    "Dynamics365ForMarketingEmail",
    "EOPExternalPublishedIPs",
    "EventHub",
    "GatewayManager",
    "Grafana",
    "GuestAndHybridManagement",
    "HDInsight",
    "Internet",
    "KustoAnalytics",
    "LogicApps",
    "LogicAppsManagement",
    "M365ManagementActivityApi",
    "M365ManagementActivityApiWebhook",
    "Marketplace",
    "MicrosoftAzureFluidRelay",
    "MicrosoftCloudAppSecurity",
    "MicrosoftContainerRegistry",
    "MicrosoftDefenderForEndpoint",
    "MicrosoftPurviewPolicyDistribution",
    "OneDsCollector",
    "PowerBI",
    "PowerPlatformInfra",
    "PowerPlatformPlex",
    "PowerQueryOnline",
    "SCCservice",
    "Scuba",
    "SecurityCopilot",
    "SerialConsole",
    "ServiceBus",
    "ServiceFabric",
    "Sql",
    "SqlManagement",
    "Storage",
    "StorageMover",
    "StorageSyncService",
    "VideoIndexer",
    "VirtualNetwork",
    "WindowsAdminCenter",
    "WindowsVirtualDesktop",
];

/// Regions that tags spell in another way than everything else; the plain name is refused there. Source: [`TAG_REGIONS`], against the
/// file of addresses, which has the plain names but for `AzureCloud`.
///
/// A template that takes the region as a parameter needs the whole map.
pub const REGIONS: &[(&str, &str)] = &[
    ("brazilsoutheast", "brazilse"),
    ("chilecentral", "chilec"),
    ("francecentral", "centralfrance"),
    ("francesouth", "southfrance"),
    ("germanynorth", "germanyn"),
    ("germanywestcentral", "germanywc"),
    ("norwayeast", "norwaye"),
    ("norwaywest", "norwayw"),
    ("switzerlandnorth", "switzerlandn"),
    ("switzerlandwest", "switzerlandw"),
];

/// A region, in its short form, as tags spell it.
#[must_use]
pub fn region(region: &str) -> &str {
    REGIONS
        .iter()
        .find(|(plain, _)| *plain == region)
        .map_or(region, |(_, spelled)| spelled)
}

/// What a text in the place of a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A tag that is known, with or without a region of the cloud.
    Known,
    /// A tag with a region that tags spell in another way, which this is.
    Misspelt(&'static str),
    /// A tag with something behind it that is no region of the cloud.
    UnknownRegion,
    /// No tag that is known.
    Unknown,
}

/// What `text` is in the place of a tag in a cloud.
#[must_use]
pub fn read(text: &str, cloud: Cloud) -> Reading {
    let is_name = |text: &str| NAMES.iter().any(|name| name.eq_ignore_ascii_case(text));
    if is_name(text) {
        return Reading::Known;
    }
    let Some((_, behind)) = text.rsplit_once('.').filter(|(name, _)| is_name(name)) else {
        return Reading::Unknown;
    };
    let behind = behind.to_ascii_lowercase();
    if let Some((_, spelled)) = REGIONS.iter().find(|(plain, _)| *plain == behind) {
        return Reading::Misspelt(spelled);
    }
    if clouds::regions(cloud).iter().any(|known| region(known) == behind) {
        Reading::Known
    } else {
        Reading::UnknownRegion
    }
}

/// Protocols of a rule in a network security group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
    /// Every protocol.
    Any,
}

impl Protocol {
    /// Azure's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tcp => "Tcp",
            Self::Udp => "Udp",
            Self::Any => "*",
        }
    }
}

/// When the subnet of computes needs a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In every case.
    Always,
    /// In clouds that need it; everywhere but in China.
    NotInChina,
    /// Where private endpoints lie in this network or one that is peered with it.
    PrivateEndpoints,
    /// Where the workspace is one of high business impact.
    HighBusinessImpact,
}

/// An outbound rule of the subnet of computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outbound {
    /// Its name in the network security group: that of the tag, with the protocol where a tag has two rules.
    pub name: &'static str,
    /// The destination, without a region.
    pub tag: &'static str,
    /// Whether the region of the workspace stands behind the tag, spelled as [`region`] says.
    pub regional: bool,
    /// The protocol.
    pub protocol: Protocol,
    /// The ports.
    pub ports: &'static [&'static str],
    /// When it is needed.
    pub when: When,
    /// What else is to be said of it.
    pub note: Option<&'static str>,
    /// Where it was read.
    pub citations: &'static [&'static Citation],
}

const fn outbound(tag: &'static str, protocol: Protocol, ports: &'static [&'static str]) -> Outbound {
    Outbound {
        name: tag,
        tag,
        regional: false,
        protocol,
        ports,
        when: When::Always,
        note: None,
        citations: &[&FW],
    }
}

/// What computes reach, in the order of their priorities: 100, 110 and so on for those that are needed.
pub const OUTBOUND: &[Outbound] = &[
    outbound("AzureActiveDirectory", Protocol::Tcp, &["80", "443"]),
    outbound("AzureMachineLearning", Protocol::Tcp, &["443", "8787", "18881"]),
    Outbound {
        name: "AzureMachineLearning-Udp",
        ..outbound("AzureMachineLearning", Protocol::Udp, &["5831"])
    },
    Outbound {
        regional: true,
        ..outbound("BatchNodeManagement", Protocol::Any, &["443"])
    },
    outbound("AzureResourceManager", Protocol::Tcp, &["443"]),
    Outbound {
        regional: true,
        note: Some(
            "leads to every storage account of the region: a service endpoint policy keeps data from leaving that way",
        ),
        // 445 for file shares, whose endpoint may lie in another network
        ..outbound("Storage", Protocol::Tcp, &["443", "445"])
    },
    Outbound {
        when: When::NotInChina,
        note: Some("the studio; on a firewall two host names may stand in its place"),
        citations: &[&FW, &EXFILTRATION],
        ..outbound("AzureFrontDoor.FrontEnd", Protocol::Tcp, &["443"])
    },
    outbound("MicrosoftContainerRegistry", Protocol::Tcp, &["443"]),
    outbound("AzureFrontDoor.FirstParty", Protocol::Tcp, &["443"]),
    Outbound {
        note: Some("not needed where Application Insights is behind a private link scope"),
        ..outbound("AzureMonitor", Protocol::Tcp, &["443"])
    },
    Outbound {
        when: When::PrivateEndpoints,
        ..outbound("VirtualNetwork", Protocol::Tcp, &["443"])
    },
    Outbound {
        // the page prints `Keyvault.<region>`, and no list of tags has that
        regional: true,
        when: When::HighBusinessImpact,
        citations: &[&FW, &SERVICE_TAGS],
        ..outbound("AzureKeyVault", Protocol::Tcp, &["443"])
    },
];

/// The priority of the first rule of each direction, and what the next ones add to it.
pub const PRIORITIES: (u32, u32) = (100, 10);

/// The priority of the rule that denies `Internet` behind all others: the last that there is.
pub const LAST_PRIORITY: u32 = 4096;

/// Where calls to computes with public addresses come from: the tag, over TCP to this port. Without public addresses nothing comes in.
pub const INBOUND: (&str, &str) = ("AzureMachineLearning", "44224");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_regions() {
        let azure = |text| read(text, Cloud::Azure);
        for text in [
            "Storage",
            "storage",
            "Storage.westeurope",
            "AzureFrontDoor.FirstParty",
            "Storage.CentralFrance",
        ] {
            assert_eq!(azure(text), Reading::Known, "{text}");
        }
        assert_eq!(azure("Storage.francecentral"), Reading::Misspelt("centralfrance"));
        assert_eq!(azure("Storage.chinaeast2"), Reading::UnknownRegion);
        assert_eq!(read("Storage.chinaeast2", Cloud::China), Reading::Known);
        for text in ["Keyvault", "Storag", "", ".", "westeurope", "Storage.west.europe"] {
            assert_ne!(azure(text), Reading::Known, "{text}");
        }
        assert_eq!(region("switzerlandwest"), "switzerlandw");
        assert_eq!(region("westeurope"), "westeurope");
    }

    #[test]
    fn names_and_regions_are_sorted_and_known() {
        let lower: Vec<String> = NAMES.iter().map(|name| name.to_lowercase()).collect();
        assert!(lower.windows(2).all(|pair| pair[0] < pair[1]));
        for (plain, spelled) in REGIONS {
            assert!(clouds::regions(Cloud::Azure).contains(plain), "{plain}");
            assert!(!clouds::regions(Cloud::Azure).contains(spelled), "{spelled}");
        }
    }

    #[test]
    fn rules_of_computes_have_names_of_their_own_and_known_tags() {
        for (at, rule) in OUTBOUND.iter().enumerate() {
            assert_eq!(read(rule.tag, Cloud::Azure), Reading::Known, "{}", rule.tag);
            assert!(
                rule.name.starts_with(rule.tag) && !rule.ports.is_empty(),
                "{}",
                rule.name
            );
            assert!(
                OUTBOUND[..at].iter().all(|other| other.name != rule.name),
                "{}",
                rule.name
            );
        }
        assert_eq!(
            OUTBOUND.iter().filter(|rule| rule.when == When::Always).count(),
            9
        );
        assert_eq!(read(INBOUND.0, Cloud::Azure), Reading::Known);
    }
}
