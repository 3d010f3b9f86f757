//! Words that people paste and that have no place in a blueprint: those of a key-based setup, each with the reason why it
//! is refused and what to write instead; and those of `az ml` that say nothing.

/// A word that is refused and why.
struct Refused {
    word: &'static str,
    reason: &'static str,
}

const STORAGE: &str =
    "shared keys of a storage account stay off in every output, and there is no switch back; remove it";
const ADMIN: &str = "the admin user of a registry stays off in every output, and there is no switch back: pulling is \
                     a role assignment; remove it";
const SSH: &str =
    "nobody signs in to a compute with a password or an SSH key, and there is no switch back; remove it";
const CONNECTION: &str = "a connection holds no secret: its callers come as themselves or with an identity; remove it, and \
                          write `credentials: { type: aad }` or `credentials: { type: managed_identity, identity: <name> }`";
const CREDENTIALS: &str = "a connection holds no secret: its callers come as themselves or with an identity; write \
                           `type: aad`, `type: managed_identity` with an `identity`, or `type: none` for a public target";
const SERVICE: &str = "this service takes nothing but a key; write `azure_open_ai`, `azure_ai_services` or `azure_ai_search`, \
                       which take identities";
const SECRET: &str =
    "no secret stands in a blueprint or an output; remove it and say under `uses` what an identity does";

/// Keys that are refused wherever they are not known.
const KEYS: &[Refused] = &[
    Refused {
        word: "system_datastores_auth_mode",
        reason: "the workspace reaches its storage with its identity; remove it, or write \
                 `system_datastores_auth_mode: identity` under `workspace`",
    },
    Refused {
        word: "shared_access_key_enabled",
        reason: STORAGE,
    },
    Refused {
        word: "allow_shared_key_access",
        reason: STORAGE,
    },
    Refused {
        word: "admin_enabled",
        reason: ADMIN,
    },
    Refused {
        word: "admin_user_enabled",
        reason: ADMIN,
    },
    Refused {
        word: "ssh_public_access_enabled",
        reason: SSH,
    },
    Refused {
        word: "ssh_public_access",
        reason: SSH,
    },
    Refused {
        word: "ssh_settings",
        reason: SSH,
    },
    Refused {
        word: "admin_username",
        reason: SSH,
    },
    Refused {
        word: "admin_password",
        reason: SSH,
    },
    Refused {
        word: "account_key",
        reason: SECRET,
    },
    Refused {
        word: "sas_token",
        reason: SECRET,
    },
    Refused {
        word: "credentials",
        reason: SECRET,
    },
    Refused {
        word: "api_key",
        reason: CONNECTION,
    },
    Refused {
        word: "key",
        reason: CONNECTION,
    },
    Refused {
        word: "pat",
        reason: CONNECTION,
    },
    Refused {
        word: "username",
        reason: CONNECTION,
    },
    Refused {
        word: "password",
        reason: CONNECTION,
    },
    Refused {
        word: "client_secret",
        reason: CONNECTION,
    },
    Refused {
        word: "access_key_id",
        reason: CONNECTION,
    },
    Refused {
        word: "secret_access_key",
        reason: CONNECTION,
    },
    Refused {
        word: "connection_string",
        reason: SECRET,
    },
];

/// Words that are refused where a fixed set of words is allowed and they are none of it.
const WORDS: &[Refused] = &[
    Refused {
        word: "accesskey",
        reason: "keys stay off in every output, and there is no switch back; write `identity`",
    },
    Refused {
        word: "key",
        reason: "an endpoint with keys cannot be told who calls it, and there is no switch back; write `aad_token`",
    },
    Refused {
        word: "aci",
        reason: "inference on Azure Container Instances needs the admin user of the registry and exists only in \
                 version 1 of the SDK; write an online endpoint under `endpoints`",
    },
    Refused {
        word: "azure_file",
        reason: "datastores on Azure Files work only with an account key or a SAS token; write `azure_blob` or \
                 `azure_data_lake_gen2`",
    },
    Refused {
        word: "azure_data_lake_gen1",
        reason: "Data Lake Storage Gen1 was retired on 2024-02-29; write `azure_data_lake_gen2`",
    },
    Refused {
        word: "account_key",
        reason: CREDENTIALS,
    },
    Refused {
        word: "sas",
        reason: CREDENTIALS,
    },
    Refused {
        word: "api_key",
        reason: CREDENTIALS,
    },
    Refused {
        word: "pat",
        reason: CREDENTIALS,
    },
    Refused {
        word: "username_password",
        reason: CREDENTIALS,
    },
    Refused {
        word: "service_principal",
        reason: CREDENTIALS,
    },
    Refused {
        word: "access_key",
        reason: CREDENTIALS,
    },
    Refused {
        word: "open_ai",
        reason: SERVICE,
    },
    Refused {
        word: "serp",
        reason: SERVICE,
    },
    Refused {
        word: "serverless",
        reason: SERVICE,
    },
];

/// Keys that `az ml` writes and that say nothing in a blueprint.
const IGNORED: &[&str] = &[
    "$schema",
    "creation_context",
    "created_on",
    "provisioning_state",
    "provisioning_errors",
    "discovery_url",
    "mlflow_tracking_uri",
    "notebook_info",
    "scoring_uri",
    "openapi_uri",
    "protocol",
    "endpoint",
];

/// Why a key is refused, if it is one of a key-based setup.
#[must_use]
pub(super) fn key(word: &str) -> Option<&'static str> {
    find(KEYS, word)
}

/// Why a word in place of a value is refused, if it is one of a key-based setup.
#[must_use]
pub(super) fn word(word: &str) -> Option<&'static str> {
    find(WORDS, word)
}

/// What to write instead of the id of a private DNS zone: all zones of private endpoints are in one group.
pub(super) fn instead_of_zone(id: &str) -> Option<String> {
    let mut parts = id.strip_prefix("/subscriptions/")?.split('/');
    let (subscription, _, group) = (parts.next()?, parts.next()?, parts.next()?);
    parts
        .any(|part| part.eq_ignore_ascii_case("privateDnsZones"))
        .then(|| format!("write `{{ resource_group: {group}, subscription: {subscription} }}`"))
}

/// Whether a key of `az ml` says nothing in a blueprint.
#[must_use]
pub(super) fn is_ignored(word: &str) -> bool {
    IGNORED.contains(&word)
}

fn find(table: &[Refused], word: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|refused| refused.word == word)
        .map(|refused| refused.reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_sentences_that_say_what_to_do() {
        for refused in KEYS.iter().chain(WORDS) {
            let word = refused.word;
            assert!(
                !refused.reason.ends_with('.') && refused.reason.contains(';'),
                "{word}"
            );
        }
        assert!(key("admin_enabled").is_some() && key("name").is_none());
        assert!(word("accesskey").is_some() && word("identity").is_none());
    }

    #[test]
    fn the_id_of_a_zone_is_answered_by_where_it_lies() {
        let zone = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/z";
        let wanted = "write `{ resource_group: g, subscription: s }`";
        assert_eq!(instead_of_zone(zone).as_deref(), Some(wanted));
        for other in [
            "by_hand",
            "/subscriptions/s",
            &zone.replace("privateDnsZones", "dnsZones"),
        ] {
            assert_eq!(instead_of_zone(other), None, "{other}");
        }
    }
}
