//! The table of codes. A code is stable and never reused; `amlgen rules CODE` prints its long text.
//!
//! A new one is one entry of `codes!`, kept in the order of the ids:
//!
//! ```text
//! NAME "AML3404" rule "V-DATA-04": "title", "what causes it and what to do";
//! ```
//!
//! `AML1xxx` the YAML and its shape; `AML2xxx` names and references; `AML3xxx` hard rules of Azure; `AML4xxx` what
//! a target cannot say; `AML5xxx` policy; `AML6xxx` what is really there, of `amlgen audit`; `AML9xxx` a bug in amlgen. Gone, and not free for another: `AML4002`.

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

    /// Whether only a comparison of two states of a blueprint can find it.
    #[must_use]
    pub fn is_of_change(self) -> bool {
        OF_CHANGES.contains(&self)
    }

    /// What the table says.
    #[must_use]
    pub fn info(self) -> &'static CodeInfo {
        self.0
    }
}

/// What only a comparison of two states of a blueprint can find.
const OF_CHANGES: &[Code] = &[
    Code::IDENTITIES_OF_WORKSPACE,
    Code::IDENTITY_OF_ENDPOINT,
    Code::DATA_ISOLATION,
    Code::HIGH_BUSINESS_IMPACT,
    Code::KEYS_BEFORE_IDENTITIES,
    Code::PARTS_OF_WORKSPACE,
    Code::ISOLATION_IS_ONE_WAY,
    Code::KIND_OF_WORKSPACE,
    Code::VAULT_OF_WORKSPACE_KEY,
    Code::KEY_AT_CREATION,
];

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

/// Ids of findings that are no longer given. Nothing else is ever called so.
const RETIRED: &[&str] = &[
    "AML1012", // what was known and not supported yet
    "AML3706", // a connection to a service by its resource id, which is right
];

/// Whether a finding was called so once.
#[must_use]
pub fn is_retired(id: &str) -> bool {
    RETIRED.iter().any(|retired| retired.eq_ignore_ascii_case(id))
}

/// Whether an id is of what `amlgen audit` finds, and nothing else does.
#[must_use]
pub fn is_of_audit(id: &str) -> bool {
    id.starts_with("AML6")
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

/// The codes that a code or a hard rule names, in capital letters: a hard rule may have several.
pub fn named(word: &str) -> impl Iterator<Item = Code> {
    ALL.iter()
        .copied()
        .filter(move |code| code.id() == word || code.info().rule == Some(word))
}

/// All words that name a finding: codes and hard rules.
pub fn words() -> impl Iterator<Item = &'static str> {
    ALL.iter()
        .flat_map(|code| [Some(code.id()), code.info().rule])
        .flatten()
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
        "A blueprint has at most 4 MiB and 400,000 values, a list or mapping in it at most 20,000 entries, and a text at \
         most 64 KiB, far more than a platform needs.";
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
    OUT_OF_RANGE "AML1013": "a number out of range",
        "The number is smaller or larger than the key can hold.";
    FORBIDDEN_CHARACTER "AML1014": "a forbidden character",
        "Control characters other than tab and line break, and those that turn the direction of text (U+202A to U+202E, U+2066 to \
         U+2069), stand nowhere in a blueprint, not in a comment and not as an escape: terminals and logs obey them, and a reviewer \
         would see another text than the one that counts. A key holds nothing that cannot be seen, such as U+200B. In other texts \
         invisible characters, which some scripts and emoji need, are accepted, and reports write them as escapes.";
    NOT_NFC "AML1015": "text that is not in Unicode normal form NFC",
        "Terraform normalises strings to NFC, ARM and Bicep do not: the same blueprint would give different names \
         from different targets. Write composed characters.";
    TOO_DEEP "AML1016": "nested too deeply",
        "Lists and mappings may stand in each other up to a depth of 64. A blueprint needs less than ten.";
    ALIAS "AML1017": "an alias that cannot be followed",
        "An alias (`*name`) stands for the value at its anchor (`&name`), which must be written before it and must \
         not contain the alias itself. Aliases that would multiply the text beyond 400,000 values or 4 MiB are refused.";
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
    IGNORED_KEY "AML1024": "a key that says nothing",
        "`az ml` writes it, in its examples or in what it shows of a resource; a blueprint has no use for it, so it is ignored.";
    SECRET "AML1025": "a secret",
        "A key, a token, a password or a private key stands in the blueprint. What a blueprint holds is repeated by templates, by Terraform's \
         state and by the logs of deployments, and nothing here needs one: identities do the work. Remove it, and revoke it if it \
         was ever committed. No message repeats it.";
    LIKELY_SECRET "AML1026": "what may be a secret",
        "A text looks like a key or a password, or stands under a key that says so, and is something else now and then, such as a \
         digest. If it is none, a waiver accepts it.";
    PARAMETER_PLACE "AML1027": "a parameter where none may stand",
        "Parameters bring values that change neither what exists nor who gets what: tags, descriptions, object ids, sizes, numbers, address \
         ranges and URLs. Names, references, resource groups and kinds are written out, because they are what is reviewed.";
    BLUEPRINT_NAME "AML2001": "a name that a blueprint or an item cannot have",
        "Azure names are made from the blueprint's name, so it is short and plain: 2 to 24 of `a-z`, `0-9` and `-`, \
         beginning with a letter, and no word that Windows reserves, such as `con` or `aux`, because it also names a folder. Items have names of up to 40 letters, digits, `-` and `_`.";
    UNDECLARED "AML2002": "a reference to something that is not declared",
        "Identities, storage accounts, datastores and computes are referred to by the name under which they are \
         declared. The help names the nearest ones.";
    CONTRADICTION "AML2003": "two settings that cannot stand together",
        "The same thing is said twice or in two ways. Keep one of them.";
    SAME_NAME "AML2004": "two resources with one Azure name",
        "Names are compared without regard to case. Two resources of a kind in one place cannot share a name; set `name` on \
         one of them. What the blueprint makes cannot be named by its id elsewhere in it, as if it existed already.";
    NAME_CUT "AML2005": "a composed name was cut",
        "Composed names of storage accounts, registries and vaults have 24 characters at most: two of abbreviation, 14 of the \
         blueprint's and the item's name, eight of a suffix. A name that you set may be as long as Azure allows: 50 on a registry. Unless `naming.suffix` sets it, the suffix is made from the \
         whole name, so nothing collides.";
    UNUSED "AML2006": "something declared that nothing refers to",
        "It is created, but nothing uses it and no role follows from it. Remove it, or refer to it. A name in `naming.names` is for \
         the one item of its kind that has no name of its own.";
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
    RESOURCE_ID "AML2012": "a resource id that does not fit",
        "A resource id has the form `/subscriptions/…/resourceGroups/…/providers/<provider>/<type>/<name>`, and its type has to be \
         that of the resource that is meant.";
    UNKNOWN_RULE "AML2013": "an id of a rule that does not exist",
        "`rbac.rules` switches role rules and `waivers` accept findings, both by id. `amlgen rules` lists them.";
    WAIVER "AML2014": "a waiver that accepts nothing",
        "Errors cannot be accepted, and a waiver or a comment (`# amlgen:ignore`) for a finding that does not occur is left over. A comment \
         accepts what stands in its own line or, where it has a line for itself, in the line right below.";
    IDENTITY_IS_NOT_SEEN "AML2015": "a principal whose identity cannot be seen",
        "The principal of a resource that exists already is its system-assigned identity. Whether it has one cannot be seen at build; a \
         deployment fails where it has none.";
    ADDRESSES "AML2016": "an address prefix or range that does not fit",
        "Prefixes of networks and subnets are IPv4 in CIDR form, without bits set behind the prefix, within the network's address \
         space and apart from each other. Ranges of firewalls are public IPv4 addresses.";
    UNUSED_PARAMETER "AML2017": "a parameter that nothing takes its value from",
        "Every parameter of a template is something that whoever deploys has to think about. Remove it, or write `${param:name}` as a value.";
    PARAMETER "AML2018": "a parameter that contradicts itself",
        "The default of a parameter is one of the values that are allowed and lies within its bounds, which are lengths of a `string` and \
         bounds of an `int`; each parameter has a name of its own that every target can write.";
    ENVIRONMENT "AML2020": "an environment that cannot be built",
        "An environment has a name of 1 to 12 of `a-z` and `0-9`, beginning with a letter, that no other folder of an output has. It may change \
         any key of the blueprint but `version`, `parameters` and `environments`.";
    NOTHING_TO_REMOVE "AML2021": "nothing that an environment could remove",
        "In an environment `null` behind a key takes back what the blueprint writes there: a setting has its default again, an item of a map is \
         gone. Where the blueprint writes nothing it is a mistake, as a rule a name that is spelt in another way. An outbound rule that \
         is derived is removed by `null` in either place.";
    EXPIRED "AML2022": "a waiver that is over",
        "The day of its `until` has passed, as `--today` says; without `--today` nothing is ever over. What it accepted counts again.";
    RESOURCE_NAME "AML3001": "a name that Azure does not accept",
        "The name breaks Azure's rule for this kind of resource; as a warning, it only misses the narrower rule that every \
         source accepts. If it was composed from the blueprint's name, set `name` on \
         the item or `naming.names` for the kind.";
    TAG_RULE "AML3002": "a tag that Azure does not accept",
        "A resource has 50 tags at most. Names of tags hold 512 characters (128 on storage accounts) without `<`, `>`, `%`, `&`, \
         `\\`, `?` and `/`; values hold 256.";
    REGION "AML3003": "a value that is not a region",
        "A region is written as one word such as `westeurope`; blanks and upper case are taken out.";
    VM_SIZE "AML3004": "a VM size that looks wrong, is retired or is of no listed series",
        "VM sizes have the form `Standard_DS3_v2`: the letters of a series before and behind the number of cores, each in its place. A size whose series the table of supported series does not list is an information \
         only: the table is incomplete. `az ml compute list-sizes` shows those of a region.";
    NODES "AML3005": "more nodes than a cluster can have, or none",
        "A cluster has up to 100 nodes by default and up to 65000 where the quota of the region is raised. One of at most 0 nodes \
         can be made and runs no job.";
    FEDERATED_CREDENTIAL "AML3006" rule "V-FED-06": "a federated credential that Azure does not accept",
        "Issuer, subject and audiences have to be those of the workload's tokens; the issuer is an https URL.";
    QUOTA "AML3007": "more than Azure allows by default",
        "Azure limits how many computes, endpoints and storage accounts a region has. These quotas can be raised on request.";
    TOO_MANY_ROLE_ASSIGNMENTS "AML3008": "more role assignments than a subscription holds",
        "A subscription holds 4,000 role assignments, those of its groups and resources included, and nobody raises that. Share identities \
         between computes, assign to groups, name accounts instead of each of their containers, or split the blueprint.";
    CLUSTER_IDENTITIES "AML3101" rule "V-ID-01": "a cluster with both kinds of identity",
        "A compute cluster has one system-assigned identity or several user-assigned ones, never both.";
    KUBERNETES_IDENTITIES "AML3102" rule "V-ID-02": "a Kubernetes compute with several identities",
        "A Kubernetes compute has one system-assigned identity or one user-assigned one; further ones are silently ignored when \
         the cluster is attached.";
    INSTANCE_SYSTEM_IDENTITY "AML3103" rule "V-ID-03": "a compute instance with a system-assigned identity",
        "Where the workspace reaches its storage with identities, and it always does here, an instance needs a user-assigned identity or \
         works as its user.";
    INSTANCE_NEEDS_FILES "AML3104" rule "V-ID-04": "an instance without its right on file shares",
        "A compute instance mounts the file share of notebooks with its identity, which needs Storage File Data Privileged Contributor. \
         The rule for that cannot be left out.";
    PRIMARY_IDENTITY "AML3105" rule "V-ID-05": "no valid primary identity",
        "Where user-assigned identities are the only ones of a workspace, one of them has to be the primary one, which acts as \
         the workspace; it has to be attached.";
    PRIMARY_BESIDE_SYSTEM "AML3106" rule "V-ID-06": "a primary identity beside the system-assigned one",
        "Microsoft's module forbids the combination, the service's documentation does not mention it. The grants follow the \
         primary identity.";
    IDENTITIES_OF_WORKSPACE "AML3107" rule "V-ID-07": "identities that a workspace loses, or cannot lose",
        "`amlgen diff` found it. An update takes away every user-assigned identity of the workspace that it does not list, and a workspace \
         with both kinds of identity cannot go back to the system-assigned one alone. Whether one can go from the system-assigned identity \
         to user-assigned ones alone, documents disagree about (C-27).";
    IDENTITY_OF_ENDPOINT "AML3108" rule "V-ID-08": "another identity for an endpoint that is there",
        "`amlgen diff` found it. An endpoint keeps the identity with which it was created: another kind, or another user-assigned identity, \
         needs a new endpoint.";
    NEEDS_USER_ASSIGNED "AML3109" rule "V-ID-09": "serverless work without a user-assigned identity",
        "Serverless compute and prompt flow sessions cannot use a system-assigned identity; they need a user-assigned one that is \
         attached to the workspace.";
    FEATURE_NEEDS_USER_ASSIGNED "AML3112" rule "V-ID-12": "a feature whose keyless scenario names a user-assigned identity",
        "Parallel run step and the model registry are documented for clusters with a user-assigned identity where keys are off. \
         No role is given to a system-assigned identity for them.";
    ENFORCED_SECRET_STORES "AML3113" rule "V-ID-13": "enforced secret stores with a user-assigned identity",
        "The service grants access to the default secret stores to system-assigned identities only.";
    SECRETS_OF_POLICY_VAULT "AML3114" rule "V-ID-14": "an endpoint that reads secrets of a vault with access policies",
        "Secrets can be injected into deployments only from vaults in RBAC mode.";
    TOKEN_ON_KUBERNETES "AML3115" rule "V-ID-15": "an endpoint on Kubernetes with Entra tokens",
        "Online endpoints on Kubernetes do not take tokens of Microsoft Entra ID; they take tokens of Azure Machine Learning.";
    IDENTITY_ORDER "AML3116" rule "V-ID-16": "the order of a cluster's identities matters",
        "The first user-assigned identity is the default one: it mounts data, pulls images and gets the roles for that. The others \
         get only what job code asks of them.";
    INSTANCE_NEVER_STOPS "AML3118" rule "V-ID-18": "an idle instance that never stops",
        "An instance with an identity stops itself with that identity, which needs a role on the workspace. Without CI-IDLE-01 it never \
         stops for inactivity.";
    CARRIES_PRIMARY "AML3119" rule "V-ID-19": "a compute or endpoint that carries the workspace's primary identity",
        "Every job on it has the rights of the workspace: Contributor on its dependencies and administrator of its vault. Give \
         the compute an identity of its own.";
    INSTANCE_WITHOUT_USER "AML3120" rule "V-ID-20": "a compute instance without a user",
        "Its owner is whoever deploys it, and nobody else can use it.";
    CLUSTER_IDENTITY "AML3121": "a cluster without an identity",
        "A cluster pulls images and reaches data with its identity, because there are no keys.";
    WORKSPACE_IDENTITY "AML3122": "a workspace without an identity",
        "A workspace acts on its dependencies with its identity.";
    SHARED_IDENTITY "AML3123": "an identity that several computes share",
        "Each of them can do what the others need. Give a compute an identity of its own where that is too much.";
    UNDECLARED_USER "AML3124" rule "V-ID-21": "a compute instance for somebody whom the blueprint does not declare",
        "An instance opens nothing by itself: without an entry in `principals` its user gets no role on the workspace and its stores \
         from this blueprint.";
    PARTS_ELSEWHERE "AML3125" rule "WS-SAI-XRG-01": "a workspace's own part in another resource group",
        "Azure gives the system-assigned identity of a workspace a role on the group of the workspace, which reaches no other group. What it \
         gives it on a storage account, vault or registry in another group is not documented for all of them. A user-assigned identity gets \
         every role from the template, wherever the parts lie.";
    SUBJECT_NEVER_MATCHES "AML3131" rule "V-FED-01": "a federated credential that never matches",
        "Azure compares issuer, subject and audience of a token exactly, with case and every slash. A credential that cannot match is \
         created without an error, and sign-in fails.";
    WILDCARD_IN_SUBJECT "AML3132" rule "V-FED-02": "a wildcard in the subject of a federated credential",
        "`*` and `?` are compared as letters. Expressions exist in previews only; each branch or environment needs a credential of its own.";
    PULL_REQUEST_SUBJECT "AML3133" rule "V-FED-03": "a federated credential for every pull request",
        "Whoever can open a pull request in the repository runs with the identity. An environment with reviewers asks somebody first.";
    SUBJECT_WITHOUT_IDS "AML3134" rule "V-FED-04": "a GitHub subject without ids",
        "The names of an owner and a repository can be taken over by others; ids cannot. Repositories made or renamed since 2026-07-15 send \
         ids by default, and then a subject without them never matches.";
    RETIRING_ISSUER "AML3135" rule "V-FED-05": "an issuer that retires",
        "In the public cloud Azure DevOps gives up its own issuer on 2027-07-01; service connections move to that of Microsoft Entra ID. \
         Other clouds keep it.";
    DATA_ISOLATION "AML3202" rule "V-DATA-02": "data isolation of a workspace that is there",
        "`amlgen diff` found it. Data isolation is settled when a workspace is created and can be switched neither on nor off later.";
    SHARED_STORAGE "AML3203" rule "V-DATA-03": "a default workspace on parts that exist already",
        "Two default workspaces on one account, vault or registry reach each other's containers, secrets and images without data isolation.";
    DATA_LAKE_NEEDS_HIERARCHY "AML3205" rule "V-DATA-05": "a datastore or connection that does not fit its account",
        "A Data Lake datastore needs an account with a hierarchical namespace. A connection to one without is a warning: the `dfs` \
         endpoint of such an account does less, and refuses requests while soft delete of blobs is on.";
    DEFAULT_ACCOUNT_IS_PLAIN "AML3209" rule "V-DATA-09": "a workspace's own account with a hierarchical namespace",
        "The default storage account of a workspace cannot be a Data Lake. Declare a second account for it.";
    HIGH_BUSINESS_IMPACT "AML3212" rule "V-DATA-12": "high business impact of a workspace that is there",
        "`amlgen diff` found it. `hbi_workspace` is settled when a workspace is created.";
    ISOLATION_WITH_USER_ASSIGNED "AML3213" rule "V-DATA-13": "data isolation with a user-assigned identity",
        "The condition that keeps a workspace to its own containers is made by the service for a system-assigned identity. The grant of a \
         user-assigned one has none and reaches every workspace's containers on the account.";
    KEYS_BEFORE_IDENTITIES "AML3214" rule "V-DATA-14": "keys that go off before a workspace has identities",
        "`amlgen diff` found it. A workspace that still works with access keys has to be switched over before the keys of its account go off, \
         and a deployment of everything at once does it the other way round.";
    KEYS_OF_EXISTING_ACCOUNT "AML3215" rule "V-DATA-15": "an existing account whose keys cannot be seen",
        "Whether shared keys are off on an account that exists already cannot be seen at build. `access.md` prints the query to run.";
    BATCH_CALLER "AML3216" rule "BE-CALLER-02": "a caller of a batch endpoint without its data",
        "The job of a batch endpoint reads its input and writes its output as the caller. `uses` of the caller has to name them \
         (BE-CALLER-02).";
    BATCH_CALLER_LISTS_NO_KEYS "AML3217": "a caller of a batch endpoint without every action that is listed",
        "The documentation of batch endpoints lists the actions that a caller needs. AzureML Data Scientist has all of them but \
         `computes/listKeys`, which only Contributor or a custom role adds; with `rbac.extra` it can be given (BE-CALLER-01).";
    ACCOUNT_OF_ALL_PROJECTS "AML3218" rule "V-DATA-16": "a use of the whole account that a hub and its projects share",
        "Each workspace of a hub keeps its data in containers of its own on the hub's account. A grant on the whole account has no \
         condition, so whoever has it reads the data of every project. The system-assigned identity of a hub or a project has its \
         own containers already, by a grant that Azure makes under a condition: it gets no other one.";
    FEATURES_WITHOUT_SOURCES "AML3219" rule "V-FS-01": "a consumer of features without their sources",
        "Features that are not materialized are computed from their sources by whoever asks for them, who then has to read those, too: \
         they stand in `uses` as data. Features that are materialized lie in the offline and the online store.";
    REGISTRY_IS_PREMIUM "AML3301" rule "V-ACR-01": "a smaller registry than its network needs",
        "Private endpoints and rules for addresses are features of the tier Premium.";
    REGISTRY_IS_NEEDED "AML3302" rule "V-ACR-02": "a workspace without a registry",
        "The registry that the service then creates by itself has the admin user on, which is access by password.";
    NO_IMAGE_BUILDS "AML3304" rule "V-ACR-04": "closed stores without a compute that builds images",
        "The service builds images by tasks of the registry or on serverless compute, which reach neither storage nor a registry that a \
         network closes. A cluster in that network does; curated and ready-made images work without one.";
    IMAGE_BUILD_COMPUTE "AML3305" rule "V-ACR-05": "an image-build compute that cannot build images",
        "`image_build_compute` is the name of a compute cluster with a CPU size.";
    ABAC_REGISTRY "AML3307" rule "V-ACR-07": "a registry in ABAC mode",
        "In this mode the `Acr*` roles count for nothing, so the automatic AcrPull grants of Azure Machine Learning do not work. The build \
         emits repository roles in their place.";
    PARTS_OF_WORKSPACE "AML3308" rule "V-ACR-08": "another part of its own for a workspace that is there",
        "`amlgen diff` found it. Another registry or Application Insights updates the workspace, and what is in the old one stays behind. \
         The service refuses another default storage account or vault.";
    PRIVATE_BASE_IMAGE "AML3309" rule "V-ACR-09": "images of another private registry",
        "Images of another registry are pulled as they are; a Dockerfile on top of one is not built with an identity. With \
         `registries.<name>.build_identity` it is tried the way older documentation describes; the sources disagree (C-08).";
    MODE_OF_EXISTING_REGISTRY "AML3310" rule "V-ACR-10": "an existing registry whose admin user cannot be seen",
        "Whether the admin user is off, and which role mode is on, cannot be seen at build for a registry that exists already. \
         `access.md` prints the query to run.";
    ENDPOINT_OVERWRITES_IMAGES "AML3311" rule "V-ACR-11": "an endpoint that could replace images",
        "The role that Microsoft documents for endpoints on a registry in ABAC mode also overwrites and deletes every image. The profile \
         `least_privilege` gives roles that read.";
    REGION_OF_ANOTHER_CLOUD "AML3401" rule "V-CLOUD-01": "a region of another cloud",
        "The region belongs to another Azure cloud than the one the blueprint is for.";
    UNKNOWN_REGION "AML3402" rule "V-CLOUD-02": "a region that is not known",
        "The region is not in the list of the cloud's regions that amlgen knows, or not among those where Azure Machine Learning is \
         known. It may be new.";
    NOT_IN_CLOUD "AML3403" rule "V-CLOUD-03": "a feature that the cloud does not have",
        "The parity table of Azure Machine Learning lists the feature as not available in this cloud. It is a warning where the table \
         leaves room for doubt.";
    VERSIONS_OF_CLOUD "AML3404" rule "V-CLOUD-04": "a cloud with older API versions",
        "API versions reach China and US Government late. Templates are written there with versions that are old enough to be known and new \
         enough for every property; a newer property raises the version of its resource. `api_versions` sets others.";
    VERSION_WITHOUT_PROPERTY "AML3405": "an API version without a property that is written",
        "A version of `api_versions` is older than a property that this blueprint needs: Azure would ignore or refuse it.";
    OF_ANOTHER_CLOUD "AML3406": "a URL or an audience of another cloud",
        "Hosts of services and audiences of tokens tell which cloud they belong to. Every cloud has its own directory, so what runs in one \
         cannot sign in to another.";
    AKS_SERVICE_PRINCIPAL "AML3501" rule "V-K8S-01": "an AKS cluster that runs as a service principal",
        "The machine learning extension supports AKS clusters with a managed identity only.";
    AKS_LOCAL_ACCOUNTS "AML3502" rule "V-K8S-02": "an AKS cluster without local accounts",
        "The machine learning extension does not support AKS clusters whose local accounts are disabled.";
    AKS_OF_ANOTHER_SUBSCRIPTION "AML3503" rule "V-K8S-03": "an AKS cluster of another subscription",
        "A workspace attaches AKS clusters of its own subscription. One of another is connected through Azure Arc in the subscription of the \
         workspace, and attached as a connected cluster.";
    AKS_RESTRICTIONS "AML3504" rule "V-K8S-04": "an AKS cluster with restrictions",
        "Authorized address ranges have to include those of the service, and Entra pod identity has to go.";
    NAMESPACE "AML3505" rule "V-K8S-05": "a namespace that has to be there",
        "Attaching a Kubernetes cluster neither makes the namespace nor checks that it is there.";
    KUBERNETES_ATTACH "AML3506": "attaching a cluster with the system-assigned identity",
        "Sources disagree on what the workspace's system-assigned identity needs to attach a cluster (C-19): the documentation says nothing, \
         but the role that Azure gives it allows no action on the cluster.";
    RELAY "AML3507": "a relay whose name is not known",
        "The workspace reaches an Arc-enabled cluster through a relay, which is made with the extension. Its name is not known before.";
    INFERENCE "AML3508": "an endpoint on a cluster whose extension is for training",
        "The extension that a blueprint installs is set up for training. Inference needs certificates, which are secrets, so it is set up \
         by hand.";
    KUBERNETES_IN_MANAGED_NETWORK "AML3509" rule "V-K8S-06": "Kubernetes beside a managed network",
        "A workspace with a managed network attaches no Kubernetes clusters.";
    ISOLATION_IS_ONE_WAY "AML3601" rule "V-NET-01": "a managed network that would become looser",
        "`amlgen diff` found it. A managed network can't be switched off again, nor can its isolation become looser; whether it can become \
         stricter, documents disagree.";
    SUBNET_BESIDE_MANAGED "AML3602" rule "V-NET-02": "a compute in a subnet beside a managed network",
        "All computes of a workspace with a managed network lie in it.";
    SERVICE_ENDPOINTS_BESIDE_MANAGED "AML3603" rule "V-NET-03": "service endpoints beside a managed network",
        "A resource that subnets reach by service endpoints takes no private endpoint of a managed network.";
    PARALLEL_RULES "AML3604" rule "V-NET-04": "parallel jobs that don't reach their queues and tables",
        "Parallel run steps and batch endpoints coordinate themselves through queues and tables of the workspace's own account. For these the \
         service makes no private endpoint: the outbound rules `default-queue` and `default-table` do, which are derived.";
    APPROVAL_BY_CUSTOM_ROLE "AML3608" rule "V-NET-08": "a private endpoint that the approver role does not cover",
        "Azure AI Enterprise Network Connection Approver allows approving private endpoints on the usual kinds of resources. On a data factory, \
         Databricks or a function app it takes a custom role with `privateEndpointConnectionsApproval/action` of that provider.";
    NOT_IN_PRIVATE_NETWORKS "AML3609" rule "V-NET-09": "something that networks of one's own do not have",
        "Managed online endpoints, Spark and the materialization of features run on machines of the service, which a network of one's own \
         does not reach: they support the managed network.";
    STORAGE_BY_HOST "AML3611" rule "V-NET-11": "a storage account behind a host name",
        "In mode `allow_only_approved_outbound` no host name leads to a storage account. A private endpoint does.";
    PROVISIONING "AML3612" rule "V-NET-12": "when the managed network is made",
        "It is made with the workspace, with the first compute, or by `az ml workspace provision-network`. What it needs has to be there \
         by then: the grants by which its private endpoints are approved, and the workspace without public access, which otherwise may get \
         no private endpoint in it.";
    NOT_AMONG_INTERNET_RULES "AML3613" rule "V-NET-13": "a host name or service tag beside the whole internet",
        "With `allow_internet_outbound` everything gets out, so rules for host names and service tags belong to \
         `allow_only_approved_outbound`. Private endpoints go with both.";
    NO_WAY_IN "AML3614" rule "V-NET-14": "a resource that nobody reaches",
        "Without public access a resource is reached through private endpoints alone, and none leads to it.";
    CLOSED_TO_COMPUTES "AML3615" rule "V-NET-15": "a closed resource that computes of a managed network don't reach",
        "A storage account, vault or registry that private endpoints close is reached from a managed network by an outbound rule, which is \
         derived where code in it uses the resource. `null` takes the rule away.";
    NETWORK_OF_ANOTHER_SUBSCRIPTION "AML3616" rule "V-NET-16": "a network of another subscription",
        "Computes and private endpoints lie in networks of the workspace's own subscription.";
    RANGES_AND_STUDIO "AML3617" rule "V-NET-17": "address ranges that the studio does not support",
        "The studio reaches data behind private or service endpoints; behind address ranges SDK and CLI do, and the studio does not.";
    TOO_FEW_ADDRESSES "AML3618" rule "V-NET-18": "a subnet with too few addresses",
        "Azure keeps five addresses of each subnet. A private endpoint takes one, that of a workspace three, that of a registry two; each \
         node of a compute takes one.";
    RULE_TWICE "AML3620" rule "V-NET-20": "two outbound rules to one place",
        "A managed network takes one rule for a resource and sub-resource. Those to the workspace itself and to its own account (blob and \
         file), vault and registry the service makes.";
    WORKSPACE_IS_NOT_REACHED "AML3621" rule "V-NET-21": "computes that do not reach their workspace",
        "A compute without a public address reaches its workspace through a private endpoint.";
    SPARK_APPROVED_ONLY "AML3622" rule "V-NET-22": "Spark where only approved destinations are reached",
        "With `allow_only_approved_outbound` a Spark session installs no conda packages, because host names don't reach Spark. Feature \
         stores are documented with `allow_internet_outbound` alone.";
    OUTBOUND_RULE "AML3631": "an outbound rule that does not take this",
        "A host name has letters, digits and hyphens between its dots, and `*` for its whole first label at most. A service tag is one of \
         Azure's, with a region behind it where wanted. Ports are numbers and ranges. A private endpoint leads to a sub-resource that the \
         resource has, such as `blob`.";
    FIREWALL_SKU "AML3632": "a SKU of a firewall that is not there",
        "The managed network has a firewall where a rule names a host, and only there.";
    NO_WAY_OUT "AML3633": "computes without a way out",
        "A compute without a public address needs a NAT gateway or a route to a firewall: Azure's default outbound access is not to be \
         relied on.";
    NOT_IN_HUBS "AML3701" rule "V-HUB-01": "something that hubs and projects do not have",
        "Compute clusters, parallel run step and batch endpoints need an ordinary workspace.";
    PURGE_PROTECTION "AML3702": "purge protection cannot be switched off",
        "Purge protection keeps a deleted vault until its retention is over. It is always on.";
    PROJECT_PARTS "AML3703" rule "V-HUB-03": "a project with parts of its own",
        "A project belongs to a hub and takes the hub's storage, vault, registry and Application Insights.";
    FEATURE_STORE_PARTS "AML3704": "a feature store without its parts",
        "Materialization needs an offline store and an identity of its own.";
    PARTS_OF_THE_HUB "AML3705": "a grant on a part of the hub that is not named",
        "A grant is needed on a resource of the hub, which the blueprint does not name. Name it as `existing`.";
    MAKERS_OF_PROJECTS "AML3707" rule "V-HUB-04": "projects where the hub's identity has no role",
        "Whoever has Azure AI Developer on a hub makes projects in its default resource group, although the role has no \
         `workspaces/write`. No source says whether that works with a user-assigned identity of the hub, or in a group other than the \
         hub's own (C-35).";
    EXISTING_WORKSPACE "AML3708" rule "V-WS-02": "an existing workspace whose settings cannot be seen",
        "A build sees nothing of a workspace that exists: whether it reaches its own stores with identities, which identity it works as and in \
         which network it lies. The blueprint says the last two, as far as grants follow from them.";
    EXISTING_WORKSPACE_SETTING "AML3709": "a setting of a workspace that exists already",
        "Nothing of an existing workspace is written. Beside `existing` stand `kind`, `identity`, `uses` and the mode of its network, which say \
         what it has.";
    KIND_OF_WORKSPACE "AML3710" rule "V-HUB-02": "another kind for a workspace that is there",
        "`amlgen diff` found it. A workspace keeps its kind: a default workspace cannot become a hub.";
    ACCESS_POLICIES "AML3711" rule "V-KV-01": "a key vault in access-policy mode",
        "Whoever is Contributor on such a vault can rewrite its policies and so read its secrets. Role assignments are the keyless choice.";
    MODEL_OF_EXISTING_VAULT "AML3712" rule "V-KV-02": "an existing vault whose permission model cannot be seen",
        "Whether role assignments or access policies decide about a vault that exists already cannot be seen at build. `permission_model` \
         beside `existing` says it; `access.md` prints the query to run, and Terraform checks it.";
    POLICIES_OF_THE_SERVICE "AML3713" rule "V-KV-03": "access policies that a redeployment would take away",
        "An ARM or Bicep deployment writes all access policies of a vault that it makes, and Azure refuses a vault in this mode without them. \
         So every redeployment removes the policy that Azure itself wrote for the system-assigned identity of the workspace, which then \
         reads no secrets.";
    EXISTING_WORKSPACE_PARTS "AML3714": "a part of an existing workspace that is not named, or would be made",
        "The account, registry, vault and monitoring of an existing workspace exist, too. What grants need of them is named as `existing`; \
         none of them is made.";
    EXISTING_WORKSPACE_ELSEWHERE "AML3715": "an existing workspace in another resource group",
        "What is made in a workspace is deployed into its resource group, which has to be that of the blueprint.";
    CONNECTION_WITHOUT_RESOURCE "AML3721" rule "V-CONN-01": "a connection to Azure by a URL alone",
        "Clients of a connection read the id of the resource in its metadata, and the workspace's identity gets a role on that \
         resource. Neither follows from a URL: `resource` says which resource is behind it.";
    CONNECTION "AML3722" rule "V-CONN-02": "a connection that its type does not take",
        "Connections to storage lead to a container. Azure OpenAI, AI services, AI Search and custom services are called as oneself; \
         registries, Git and Python feeds with an identity or without credentials; storage in each of these ways. A workspace that \
         calls as itself needs a role on a resource, which a URL does not name.";
    CUSTOMER_KEY "AML3730": "a customer-managed key that cannot be used as it is written",
        "A key is made only in a vault that the blueprint makes, and there it has to be made. Its identifier is one of its vault, its \
         version 32 hexadecimal digits, and a user-assigned identity opens it.";
    VAULT_OF_KEY "AML3731" rule "V-CMK-01": "a customer-managed key of another subscription",
        "The vault of a customer-managed key lies in the subscription of what the key encrypts, and has soft delete and purge protection \
         on: what a lost key has encrypted is lost. Vaults that a blueprint makes have both.";
    VAULT_OF_WORKSPACE_KEY "AML3732" rule "V-CMK-02": "a key of another vault for a workspace that is there",
        "`amlgen diff` found it. The customer-managed key of a workspace can be changed for another key of the same vault, and for no other.";
    KEY_OF_EXISTING_VAULT "AML3734" rule "V-CMK-04": "an existing vault of a key whose protection cannot be seen",
        "Soft delete and purge protection of a vault that exists already, and whether its network lets the services in, cannot be seen at \
         build. Who purges a key makes all that it encrypts unreadable. `access.md` prints the query to run, and Terraform checks it.";
    SERVICE_SIDE_KEY "AML3735" rule "V-CMK-05": "a key on the side of the service where it may not be supported",
        "While keys on the side of the service were in preview, a vault without public access and data labeling were not supported. The page \
         that took the preview away does not speak of them (C-30). With `encryption: subscription` both work.";
    BATCH_BESIDE_KEY "AML3736" rule "V-CMK-06": "a batch endpoint in a workspace with a customer-managed key",
        "Batch deployments are not supported in workspaces with a customer-managed key.";
    KEY_AT_CREATION "AML3737" rule "V-CMK-07": "a customer-managed key for something that is there",
        "`amlgen diff` found it. A registry gets its customer-managed key when it is created and keeps it for good; an account encrypts tables \
         and queues with it only if that is said when it is created.";
    GRANT_OF_KEY_APART "AML3738" rule "V-CMK-08": "grants apart from what cannot be made before them",
        "What a customer-managed key encrypts is made when an identity may open the key, and an outbound rule to a private endpoint when the \
         workspace may approve it. With `rbac.emit: separate` or `none` these grants come later, and the deployment fails.";
    KEYS_OF_AI_SERVICES "AML3801" rule "V-AIS-01": "an existing AI services account whose switches cannot be seen",
        "Whether keys are off, and whether there is a custom subdomain, without which the account takes no token of Microsoft Entra ID, \
         cannot be seen at build. `access.md` prints the query to run, and Terraform checks it.";
    KEYS_OF_SEARCH "AML3802" rule "V-SRCH-01": "an existing search service whose switches cannot be seen",
        "A search service takes keys alone unless its keys are off or it takes tokens as well; then every role on it is without effect. \
         `access.md` prints the query to run, and Terraform checks it.";
    TELEMETRY_IS_LOST "AML3803" rule "V-MON-01": "telemetry of endpoints that is lost",
        "The inference server of an online deployment logs requests with the instrumentation key of Application Insights. Where local \
         authentication is off, which is the default, nothing comes in that way, whatever role the endpoint has.";
    TOO_MANY_RESOURCES "AML4001": "more resources than a template holds",
        "An ARM template, and so a Bicep file, holds 800 resources at most. Computes, datastores, endpoints, outbound rules and containers \
         stand in templates of their own where there are more; everything else has to fit into one.";
    NEWER_VERSION "AML4003": "an API version that azapi may not know",
        "azapi holds the types of the versions that were there when it was released, and refuses others.";
    KEY_TOO_LONG "AML4004": "a key that is longer than Bicep takes",
        "Keys of mappings, such as entries of `metadata`, become names of properties. Bicep takes 255 characters for one; ARM and Terraform \
         know no such bound.";
    TEMPLATE_TOO_LARGE "AML4005": "a template that is larger than Azure takes",
        "A template may have 4 MB as it is printed, the nested ones included; that of a Bicep file is what it compiles to. Split the blueprint, \
         or build Terraform, which sends resource by resource.";
    MANY_DEPLOYMENTS "AML4006": "more nested deployments than `what-if` shows",
        "The page on `what-if` says that it expands 500 nested deployments. Users saw it stop after ten and leave out the rest, with the role \
         assignments in them, under the warning `NestedDeploymentSkippedFromInternalExpansion`. `access.md` and `amlgen diff` show everything.";
    KEY_BASED "AML5001": "a setting for access by keys",
        "The setting turns on, or belongs to, access with a key, a password or a token. Everything amlgen builds is \
         keyless: identities get role assignments, keys stay off in every output, and there is no switch back. The \
         message says what to write instead.";
    INSTRUMENTATION_KEY "AML5002": "telemetry with an instrumentation key",
        "Local authentication of Application Insights lets telemetry in with the instrumentation key. It is the only way by a key \
         that a blueprint can open.";
    AUTOMATIC_GRANT "AML5102" rule "V-RBAC-02": "a grant that Azure makes itself",
        "Azure makes this role assignment with the resource. A second one of the same principal, role and scope is refused with \
         `RoleAssignmentExists`, whatever its name.";
    NOT_DELEGATED "AML5103" rule "V-RBAC-03": "a grant that the deployer's condition does not allow",
        "The condition of the deployer's right to assign roles lists the roles of the build, but never one by which roles can be \
         assigned: whoever may give it away has it. An Owner or a User Access Administrator has to make that grant.";
    GRANT_ELSEWHERE "AML5104" rule "V-RBAC-04": "a grant in another resource group",
        "ARM and Bicep make it in a deployment of its own there, Terraform by the id of its scope. Who deploys needs the right to assign roles \
         on that scope, and for ARM and Bicep the right to deploy into that group: `access.md` lists both, and `bootstrap/` gives them.";
    LEGACY_ROLE_ON_ABAC "AML5106" rule "V-RBAC-06": "a legacy role on a registry in ABAC mode",
        "`AcrPull`, `AcrPush` and `AcrDelete` are not honoured there; the repository roles are.";
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
    UNKNOWN_ROLE "AML5111" rule "V-RBAC-11": "a role that is not known",
        "Roles are known by name, former name or GUID. A GUID that is not in the catalog is taken as it is.";
    SWITCHED_RULE "AML5112": "a rule that cannot be switched this way",
        "What Azure does itself cannot be switched off, and a rule that a hard rule needs cannot be left out.";
    GRANTS_APART "AML5113": "grants that are deployed apart from what needs them",
        "With `rbac.emit: separate` or `none` the deployment of the platform makes no role assignment. What needs one to be created, \
         above all a workspace with a user-assigned identity, has to wait for it.";
    IDLE_ROLE "AML5114": "a role on a resource where it can do nothing",
        "Every action of the role belongs to another resource provider than the resource on which it is to be given, or the resource \
         decides by other means: a vault by its access policies. The grant would be made, and allow nothing.";
    ROLE_NAMED_TWICE "AML5115" rule "V-RBAC-12": "two roles of one name",
        "The blueprint refers to a custom role by its name, so no two have one name, and none that of a built-in role. Names count without \
         regard to case.";
    ROLE_OF_ANOTHER_SYSTEM "AML5116": "a role of another system of roles",
        "Azure Cosmos DB and Azure Synapse Analytics have roles of their own, which they keep themselves. Azure Resource Manager does not \
         know them and refuses their assignment.";
    MANY_USERS "AML5117": "many users instead of a group",
        "Each user gets role assignments of their own, of which a subscription holds 4,000, and whoever joins or leaves needs a deployment. \
         A group gets them once, and its members are kept in the directory.";
    CUSTOM_ROLE_ELSEWHERE "AML5118": "a custom role in another resource group",
        "The custom roles of a blueprint can be assigned in its own resource group alone, which is their assignable scope.";
    MADE_ELSEWHERE "AML5119": "something that would be made in another resource group",
        "A deployment goes into one resource group. Elsewhere it makes grants, and nothing else.";
    LONG_CONDITION "AML5120": "a condition that is too long",
        "The deployer may assign the roles of the build to the kinds of principals of the build, and nothing else: a condition says so. \
         Azure takes conditions of 8192 bytes at most, which is enough for about a hundred different roles.";
    ACCESS_DIFFERS "AML5121": "grants that one environment has and another lacks",
        "With `--all-envs` the grants of the environments are compared: principal, role and scope, by the names that the blueprint gives them. \
         A difference may be meant, such as people who only read in production; one that nobody meant is found here.";
    GRANT_MISSING "AML6001": "a derived grant that is not there",
        "The blueprint derives a role assignment that Azure does not have: the deployment was not made or did not end, or somebody \
         removed it. Deploy again, or make it as `amlgen audit --format script` shows; until then what needs it fails with 403.";
    GRANT_EXTRA "AML6002": "a grant that the blueprint does not derive",
        "Azure has a role assignment on something of the blueprint, or for one of its identities, that the blueprint does not derive. \
         Remove it, or write it under `rbac.extra` with its reason. Templates of ARM and Bicep never remove what is no longer in them.";
    GRANT_ORPHANED "AML6003": "a grant to somebody who is gone",
        "The principal of a role assignment was deleted from the directory, and its assignments stay: an identity that was made anew has \
         another object id. They count towards the 4,000 of a subscription. Remove them.";
    GRANT_MISNAMED "AML6004": "a derived grant under another name",
        "Principal, role and scope are those of a derived grant, and the assignment has another name than the templates give it. Azure has \
         each grant once, so that a deployment fails with RoleAssignmentExists. Write it under `rbac.adopt`, and it keeps its name.";
    GRANT_INHERITED "AML6005": "a derived grant that another covers",
        "The principal has the role not where the blueprint derives it but on a group, a subscription or a management group around, or has \
         a role that permits more. What the platform does works; what it can do is more than was reviewed.";
    GRANT_CONDITION "AML6006": "a derived grant with another condition",
        "A condition limits a role assignment to some actions or values. One that the blueprint does not derive makes a grant narrower than \
         what was reviewed, one that is missing makes it wider.";
    SWITCHED_BACK "AML6007": "a switch that is not as the blueprint says",
        "A property that keeps keys, passwords or open networks out of the platform has another value than the blueprint gives it. Deploy \
         again, or set it as `amlgen audit --format script` shows; then look for who or what turned it back.";
    NOT_DECIDED "AML6008": "something that the exports do not tell",
        "The exports do not hold what would tell it: the object id of an identity, the role assignments of another subscription, the \
         properties of a resource. `docs/audit.md` lists the commands that export them.";
    GRANT_BY_AZURE "AML6009": "a grant that Azure makes itself",
        "The service makes this role assignment itself, for the identity of a workspace for instance, and makes it again when it is removed.";
    ROLE_CHANGED "AML6010": "a custom role that is not defined as the blueprint says",
        "The definition of a custom role in Azure permits something else than the blueprint gives it, can be assigned elsewhere, or is not \
         there. Everybody who has the role can do more or less than was reviewed. Deploy again, which writes the definition.";
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
        for id in RETIRED {
            assert_eq!(find(id), None, "{id} is given to another finding");
        }
        assert!(is_retired("aml3706") && !is_retired("AML1001"));
        assert_eq!(find("aml1001"), Some(Code::SYNTAX));
        assert_eq!(find("AML0000"), None);
    }
}
