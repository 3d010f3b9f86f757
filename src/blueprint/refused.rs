//! Words of a key-based setup, each with the reason why it is refused and what to write instead.

/// A word that is refused and why.
struct Refused {
    word: &'static str,
    reason: &'static str,
}

const OFF: &str = "keys stay off in every output, and there is no switch back; remove it";
const STORAGE: &str =
    "shared keys of a storage account stay off in every output, and there is no switch back; remove it";
const ADMIN: &str = "the admin user of a registry stays off in every output, and there is no switch back: pulling is \
                     a role assignment; remove it";
const SSH: &str =
    "nobody signs in to a compute with a password or an SSH key, and there is no switch back; remove it";
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
        word: "connection_string",
        reason: SECRET,
    },
    Refused {
        word: "allow_roleassignment_on_rg",
        reason: "it is in no stable version of the service, and every role assignment is derived and written by the \
                 template (C-13); remove it",
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
        reason: OFF,
    },
    Refused {
        word: "sas",
        reason: OFF,
    },
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
}
