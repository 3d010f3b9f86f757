//! Every source that a rule or a table quotes, under its short key.
//!
//! `rules` holds what the derivation of roles rests on, `errors` how Azure tells what went wrong, `tables` the rest; a page that serves
//! several stands once.

mod errors;
mod rules;
mod tables;

pub use errors::*;
pub use rules::*;
pub use tables::*;

use crate::model::fact::Citation;

/// All sources: those of the rules, of the tables, and of the errors.
pub const ALL: &[&Citation] = &[
    &AUTH,
    &AUTH_2025,
    &AUTH_2024,
    &AUTH_PREVIEW,
    &AUTH_2022,
    &KEYLESS,
    &KEYLESS_2024,
    &KEYLESS_CHINA,
    &ROLES,
    &ROLES_2024,
    &SEC,
    &EP_AUTH,
    &EP_RES,
    &EP_HOW,
    &INJ,
    &INJ_HOW,
    &CI,
    &CLUSTER,
    &NET,
    &VNET,
    &STUDIO_VNET,
    &TRUST,
    &AKS_NET,
    &NET_RBAC,
    &DATA_AUTH,
    &DATASTORE,
    &CMK,
    &CMK_2024,
    &CMK_ACR,
    &CMK_HOW,
    &CMK_ST,
    &K8S_ATT,
    &K8S_EXT,
    &MON,
    &BATCH,
    &SERVERLESS,
    &SPARK,
    &SPARK_ENV,
    &SECRETS,
    &PF_DEPLOY,
    &PF_SESSION,
    &FS,
    &HUB,
    &HUB_RBAC,
    &REG,
    &LAB,
    &RBAC_T,
    &DELEG,
    &ROLE_TABLE,
    &ROLE_DATA,
    &ACR_ABAC,
    &ACR_ROLES,
    &GEN1,
    &QS,
    &AVM,
    &AVM_MAIN,
    &TF_DOC,
    &TF_SRC,
    &TF_FORCE_NEW,
    &TF_TEST,
    &TYPES,
    &EX_EP,
    &EX_SPARK,
    &EX_FS,
    &BICEP,
    &BICEP_D,
    &AZMON,
    &AZD_HUB,
    &INFSRV,
    &TUT_FS,
    &SRCH,
    &E2E_CHAT,
    &AVM_AI,
    &AVM_TF,
    &KV_POL,
    &TF_KV,
    &RP_REG,
    &FIC_GH,
    &ADO_WIF,
    &POLICY,
    &OCP,
    &ISS1,
    &ISS2,
    &NR,
    &CAF,
    &AZD,
    &AZDRES,
    &BT,
    &TF,
    &TF_LOG,
    &GAH,
    &QUOTA,
    &RLC,
    &DNS,
    &SDK,
    &SDK_R,
    &PF_TROUBLE,
    &PIPE,
    &NT,
    &TFN,
    &CAFTF,
    &ARM_LIMITS,
    &WHAT_IF,
    &BICEP_LINT,
    &BICEP_CONST,
    &COPY,
    &JOB_SIZE,
    &HISTORY,
    &SUBS,
    &RBAC_LIMITS,
    &COMPUTE,
    &RETIRED,
    &ENV,
    &AZD_CLOUD,
    &BICEP_CLOUDS,
    &PED,
    &FW,
    &QS_SECURE,
    &CHINA_DNS,
    &PARITY,
    &AVM_ZONES,
    &ACR_PE,
    &REGIONS,
    &NT_REGIONS,
    &FIC,
    &SERVICE_TAGS,
    &TAG_REGIONS,
    &EXFILTRATION,
    &RBAC_LIM,
    &ARM_ERRORS,
    &ARM_QUOTA,
    &KV_REST,
    &EP_TROUBLE,
    &DF_FAULTS,
    &ADO_TROUBLE,
    &ROLE_LATE,
    &LINKED,
    &RA_EXISTS,
    &KEYS_OFF,
    &ST_FIREWALL,
    &KV_ROLE,
    &KV_PRIVATE,
    &KV_FIREWALL,
    &KV_POLICY_GONE,
    &KV_DELETED,
    &KV_TAKEN,
    &WS_DELETED,
    &COG_DELETED,
    &COG_TAKEN,
    &ST_TAKEN,
    &ACR_TAKEN,
    &ACR_FIREWALL,
    &ACR_REFUSED,
    &ACR_TASKS,
    &IMAGE_COMPUTE,
    &RP_MISSING,
    &GROUP_MISSING,
    &POLICY_DENY,
    &RULE_REFUSED,
    &FIC_CASE,
    &FIC_OLD,
    &APP_MISSING,
    &MI_MANY,
    &MI_CLIENT,
    &CORES,
    &VCPUS,
    &OUT_OF_QUOTA,
    &CMK_PURGE,
    &CMK_REFUSED,
    &CMK_STORAGE,
    &EP_MISSING,
    &PREFLIGHT,
    &ABAC_REFUSED,
    &ABAC_TYPE,
    &DENY,
    &DENY_REFUSED,
    &DENY_STACK,
    &LOCKS,
    &LOCKED,
    &KEYS_LISTED,
    &TF_EXISTS,
    &RA_TYPE,
    &ACR_PUSH,
    &ACR_TOKEN,
    &PULL_AML,
    &PULL_EVENTS,
    &SKU,
    &SKU_FULL,
];

/// The source with this key, in any case.
#[must_use]
pub fn find(key: &str) -> Option<&'static Citation> {
    ALL.iter()
        .copied()
        .find(|citation| citation.key.eq_ignore_ascii_case(key))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_are_unique_and_nothing_is_empty() {
        let keys: BTreeSet<_> = ALL.iter().map(|citation| citation.key.to_lowercase()).collect();
        assert_eq!(keys.len(), ALL.len());
        for citation in ALL {
            assert!(
                !citation.key.is_empty() && citation.title.len() > 10,
                "{citation:?}"
            );
        }
    }

    #[test]
    fn dates_are_dates_commits_or_undated() {
        for citation in ALL {
            // A day, a month or a year.
            let day = matches!(citation.date.len(), 4 | 7 | 10)
                && citation.date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            assert!(
                day || citation.date == "undated" || citation.date.starts_with("commit "),
                "{citation:?}"
            );
        }
    }

    #[test]
    fn a_source_is_found_by_key() {
        assert_eq!(find("auth"), Some(&AUTH));
        assert_eq!(find("role table"), Some(&ROLE_TABLE));
        assert_eq!(find("nowhere"), None);
    }
}
