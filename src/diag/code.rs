//! The table of codes. A code is stable and never reused; `amlgen rules CODE` prints its long text.
//!
//! A new one is one entry of `codes!`, kept in the order of the ids:
//!
//! ```text
//! NAME "AML3404" rule "V-DATA-04": "title", "what causes it and what to do";
//! ```
//!
//! `AML1xxx` the YAML and its shape; `AML2xxx` names and references; `AML3xxx` hard rules of Azure; `AML4xxx` what
//! a target cannot say; `AML5xxx` policy; `AML9xxx` a bug in amlgen.

use std::cmp::Ordering;
use std::fmt;

/// What the table says about one code.
#[derive(Debug)]
pub struct CodeInfo {
    /// `AML` and four digits.
    pub id: &'static str,
    /// The kind of mistake in a few words.
    pub title: &'static str,
    /// The cause and what to do.
    pub explanation: &'static str,
    /// The hard rule it implements, as `V-DATA-04`.
    pub rule: Option<&'static str>,
}

/// The kind of a finding: a handle of its entry in the table.
#[derive(Clone, Copy)]
pub struct Code(&'static CodeInfo);

impl Code {
    /// `AML` and four digits.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// What the table says.
    #[must_use]
    pub fn info(self) -> &'static CodeInfo {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id().cmp(other.id())
    }
}

/// All codes in the order of their ids.
#[must_use]
pub fn all() -> &'static [Code] {
    ALL
}

/// The code with this id, in any case.
#[must_use]
pub fn find(id: &str) -> Option<Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id().eq_ignore_ascii_case(id))
}

macro_rules! codes {
    ($($name:ident $id:literal $(rule $rule:literal)? : $title:literal, $explanation:literal;)*) => {
        impl Code {
            $(
                #[doc = concat!($id, ": ", $title)]
                pub const $name: Self = Self(&CodeInfo {
                    id: $id,
                    title: $title,
                    explanation: $explanation,
                    rule: { let _rule: Option<&'static str> = None; $(let _rule = Some($rule);)? _rule },
                });
            )*
        }

        const ALL: &[Code] = &[$(Code::$name),*];
    };
}

codes! {
    SYNTAX "AML1001": "the text is not YAML",
        "The reader could not make sense of the text at this place. The usual causes are indentation that does not \
         fit, an unclosed quote or bracket, and a value with `: ` or ` #` in it that needs quotes. Reading stops at \
         the first such place, so there may be more behind it.";
    TAB "AML1002": "a tab in the indentation",
        "YAML forbids tabs in the indentation. Indent with spaces; most editors do so for `.yaml` files when told.";
    NOT_UTF8 "AML1003": "the file is not UTF-8",
        "A blueprint is text in UTF-8. The message names the first byte that is not. Save the file as UTF-8.";
    TOO_LARGE "AML1004": "the file or a text in it is too large",
        "A blueprint has at most 4 MiB and one text in it at most 64 KiB, far more than a platform needs.";
    EMPTY "AML1005": "nothing is written",
        "The file is empty or holds only comments. A blueprint needs at least `version`, `name` and `location`.";
    SEVERAL_DOCUMENTS "AML1006": "several documents in one file",
        "A line with `---` begins a second YAML document. A blueprint is one document; use one file for each platform \
         and `environments` for what differs between environments.";
    DUPLICATE_KEY "AML1007": "a key stands twice in one mapping",
        "YAML leaves open which of the two values counts, so it is refused. Remove or rename one.";
    UNKNOWN_KEY "AML1008": "an unknown key",
        "The key does not exist at this place. It may be misspelt, indented too far or too little, or belong to \
         another section.";
    WRONG_TYPE "AML1009": "a value of the wrong type",
        "The key wants another kind of value, such as a whole number where text is written, or a list where a mapping \
         is written. Text that YAML reads as a number, as `true`, `false` or as `null` needs quotes where text is \
         wanted; whole numbers are written in plain decimal digits without quotes.";
    MISSING_KEY "AML1010": "a required key is missing",
        "The mapping needs this key. The message names the mapping, the help what to add.";
    UNKNOWN_WORD "AML1011": "an unknown word where a fixed set of words is allowed",
        "The value is none of the words that may stand here. The help lists them or the one that was probably meant.";
    NOT_YET "AML1012": "not supported yet",
        "The key or value is known and planned, but this version of amlgen cannot build it. Remove it for now.";
    OUT_OF_RANGE "AML1013": "a number out of range",
        "The number is smaller or larger than the key can hold.";
    FORBIDDEN_CHARACTER "AML1014": "a forbidden character",
        "YAML forbids control characters other than tab and line break, and amlgen refuses the null character and \
         halves of surrogate pairs even as escapes, because no Azure name or text can hold them.";
    NOT_NFC "AML1015": "text that is not in Unicode normal form NFC",
        "Terraform normalises strings to NFC, ARM and Bicep do not: the same blueprint would give different names \
         from different targets. Write composed characters.";
    TOO_DEEP "AML1016": "nested too deeply",
        "Lists and mappings may stand in each other up to a depth of 64. A blueprint needs less than ten.";
    ALIAS "AML1017": "an alias that cannot be followed",
        "An alias (`*name`) stands for the value at its anchor (`&name`), which must be written before it and must \
         not contain the alias itself. Aliases that would multiply the text beyond a million values are refused.";
    TAG "AML1018": "a YAML tag",
        "Tags (`!name`) are not used in a blueprint. The types of the YAML core schema, as `!!str`, are accepted.";
    BAD_KEY "AML1019": "a key that is not text",
        "Every key of a blueprint is a word. YAML also allows lists, mappings and nothing as keys; amlgen does not.";
    MERGE "AML1020": "a merge key without a mapping",
        "The merge key `<<` takes the keys of another mapping: an alias of a mapping, or a list of such aliases.";
    PLACEHOLDER "AML1021": "`${` that is not a placeholder",
        "`${` begins a placeholder of the form `${param:name}`. A literal `${` is written `$${`.";
    NOT_A_MAPPING "AML1022": "the top level is not a mapping",
        "A blueprint is a mapping: lines of the form `key: value` beginning in the first column.";
    BAD_VALUE "AML1023": "a value that is not accepted",
        "The value has the right type but not the right form; the message says what is wanted.";
    BLUEPRINT_NAME "AML2001": "a name that a blueprint or an item cannot have",
        "Azure names are made from the blueprint's name, so it is short and plain: 2 to 24 of `a-z`, `0-9` and `-`, \
         beginning with a letter. Items have names of up to 40 letters, digits, `-` and `_`.";
    UNDECLARED "AML2002": "a reference to something that is not declared",
        "Identities, storage accounts, datastores and computes are referred to by the name under which they are \
         declared. The help names the nearest ones.";
    CONTRADICTION "AML2003": "two settings that cannot stand together",
        "The same thing is said twice or in two ways. Keep one of them.";
    SAME_NAME "AML2004": "two resources with one Azure name",
        "Names are compared without regard to case. Two resources of a kind in one place cannot share a name; set `name` on \
         one of them.";
    NAME_CUT "AML2005": "a composed name was cut",
        "Names of storage accounts, registries and vaults hold 24 characters: two of abbreviation, 14 of the blueprint's and \
         the item's name, eight of a suffix. The suffix is made from the whole name, so nothing collides.";
    UNUSED "AML2006": "something declared that nothing refers to",
        "It is created, but nothing uses it and no role follows from it. Remove it, or refer to it.";
    NO_EFFECT "AML2007": "a use that changes nothing",
        "The access it asks for is there already for another reason.";
    VERSION "AML2008": "an unknown version of the blueprint language",
        "This version of amlgen reads `version: 1`.";
    GUID "AML2009": "a value that is not a GUID",
        "Subscriptions, tenants and object ids are GUIDs: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.";
    SUFFIX "AML2010": "a suffix that cannot end a name",
        "`naming.suffix` ends the names of storage accounts, registries and vaults, which hold lower-case letters and digits.";
    USE_REFUSED "AML2011": "a use that its holder cannot have",
        "Features belong to the workspace or to computes; people have data uses and personas.";
    RESOURCE_NAME "AML3001": "a name that Azure does not accept",
        "The name breaks Azure's rule for this kind of resource. If it was composed from the blueprint's name, set `name` on \
         the item or `naming.names` for the kind.";
    TAG_RULE "AML3002": "a tag that Azure does not accept",
        "A resource has 50 tags at most. Names of tags hold 512 characters (128 on storage accounts) without `<`, `>`, `%`, `&`, \
         `\\`, `?` and `/`; values hold 256.";
    REGION "AML3003": "a value that is not a region",
        "A region is written as one word such as `westeurope`; blanks and upper case are taken out.";
    VM_SIZE "AML3004": "a VM size that looks wrong or is retired",
        "VM sizes have the form `Standard_DS3_v2`. `az ml compute list-sizes` shows those of a region.";
    NODES "AML3005": "more nodes than a cluster can have",
        "A cluster has up to 100 nodes by default and up to 65000 where the quota of the region is raised.";
    CLUSTER_IDENTITIES "AML3101" rule "V-ID-01": "a cluster with both kinds of identity",
        "A compute cluster has one system-assigned identity or several user-assigned ones, never both.";
    PRIMARY_IDENTITY "AML3105" rule "V-ID-05": "no valid primary identity",
        "Where user-assigned identities are the only ones of a workspace, one of them has to be the primary one, which acts as \
         the workspace; it has to be attached.";
    PRIMARY_BESIDE_SYSTEM "AML3106" rule "V-ID-06": "a primary identity beside the system-assigned one",
        "Microsoft's module forbids the combination, the service's documentation does not mention it. The grants follow the \
         primary identity.";
    NEEDS_USER_ASSIGNED "AML3109" rule "V-ID-09": "serverless work without a user-assigned identity",
        "Serverless compute and prompt flow sessions cannot use a system-assigned identity; they need a user-assigned one that is \
         attached to the workspace.";
    FEATURE_NEEDS_USER_ASSIGNED "AML3112" rule "V-ID-12": "a feature whose keyless scenario names a user-assigned identity",
        "Parallel run step and the model registry are documented for clusters with a user-assigned identity where keys are off. \
         No role is given to a system-assigned identity for them.";
    IDENTITY_ORDER "AML3116" rule "V-ID-16": "the order of a cluster's identities matters",
        "The first user-assigned identity is the default one: it mounts data, pulls images and gets the roles for that. The others \
         get only what job code asks of them.";
    CARRIES_PRIMARY "AML3119" rule "V-ID-19": "a compute that carries the workspace's primary identity",
        "Every job on it has the rights of the workspace: Contributor on its dependencies and administrator of its vault. Give \
         the compute an identity of its own.";
    CLUSTER_IDENTITY "AML3121": "a cluster without an identity",
        "A cluster pulls images and reaches data with its identity, because there are no keys.";
    WORKSPACE_IDENTITY "AML3122": "a workspace without an identity",
        "A workspace acts on its dependencies with its identity.";
    SHARED_IDENTITY "AML3123": "an identity that several computes share",
        "Each of them can do what the others need. Give a compute an identity of its own where that is too much.";
    DATA_LAKE_NEEDS_HIERARCHY "AML3205" rule "V-DATA-05": "a datastore that does not fit its account",
        "A Data Lake datastore needs an account with a hierarchical namespace.";
    DEFAULT_ACCOUNT_IS_PLAIN "AML3209" rule "V-DATA-09": "a workspace's own account with a hierarchical namespace",
        "The default storage account of a workspace cannot be a Data Lake. Declare a second account for it.";
    REGISTRY_IS_NEEDED "AML3302" rule "V-ACR-02": "a workspace without a registry",
        "The registry that the service then creates by itself has the admin user on, which is access by password.";
    IMAGE_BUILD_COMPUTE "AML3305" rule "V-ACR-05": "an image-build compute that cannot build images",
        "`image_build_compute` is the name of a compute cluster with a CPU size.";
    REGION_OF_ANOTHER_CLOUD "AML3401" rule "V-CLOUD-01": "a region of another cloud",
        "The region belongs to another Azure cloud than the one the blueprint is for.";
    UNKNOWN_REGION "AML3402" rule "V-CLOUD-02": "a region that is not known",
        "The region is not in the list of the cloud's regions that amlgen knows. It may be new.";
    PURGE_PROTECTION "AML3702": "purge protection cannot be switched off",
        "Purge protection keeps a deleted vault until its retention is over. It is always on.";
    TOO_MANY_RESOURCES "AML4001": "more resources than a template holds",
        "An ARM template, and so a Bicep file, holds 800 resources at most.";
    KEY_BASED "AML5001": "a setting for access by keys",
        "The setting turns on, or belongs to, access with a key, a password or a token. Everything amlgen builds is \
         keyless: identities get role assignments, keys stay off in every output, and there is no switch back. The \
         message says what to write instead.";
    INSTRUMENTATION_KEY "AML5002": "telemetry with an instrumentation key",
        "Local authentication of Application Insights lets telemetry in with the instrumentation key. It is the only way by a key \
         that a blueprint can open.";
    KEYLESS_RISK "AML5107" rule "V-RBAC-07": "roles that can switch keys back on",
        "Some roles of Microsoft's tables can list keys or switch them back on: Contributor above all. `explain` and `access.md` \
         mark each of them. Azure Policy is the guard that holds whatever roles say: deny storage accounts with shared keys and \
         registries with an admin user.";
    WRITES_DEFAULT_STORE "AML5108" rule "V-RBAC-08": "people who write to the workspace's own account",
        "The account holds code that runs on the workspace's computes, so whoever writes there can run code as their \
         identities.";
    PLACEHOLDER_ID "AML5109" rule "V-RBAC-09": "an object id that looks like a placeholder",
        "An object id of one repeated digit is nobody's. `az ad group show --group NAME --query id`, `az ad user show --id NAME \
         --query id` and `az ad sp show --id APP_ID --query id` print object ids.";
    APPLICATION_ID "AML5110" rule "V-RBAC-10": "an application id instead of an object id",
        "The id is that of a known application, which is the same in every tenant. Role assignments need the object id of its \
         service principal in your tenant: `az ad sp show --id APP_ID --query id`.";
    BUG "AML9001": "a bug in amlgen",
        "Something that no blueprint should be able to cause. Please report it with the blueprint.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_unique_and_of_one_form() {
        for code in all() {
            let info = code.info();
            let digits = info.id.strip_prefix("AML").unwrap();
            assert!(
                digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit()),
                "{code}"
            );
            assert!(
                !info.title.is_empty() && info.explanation.ends_with('.'),
                "{code}"
            );
        }
        assert!(
            all().is_sorted_by(|a, b| a < b),
            "keep the table in the order of the ids, each once"
        );
        assert_eq!(find("aml1001"), Some(Code::SYNTAX));
        assert_eq!(find("AML0000"), None);
    }
}
