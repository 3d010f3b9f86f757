//! The keys at the top.

use std::collections::BTreeMap;

use crate::blueprint::{Blueprint, CloudWord, Guid, Naming as NamingSection, OrParam, shape::WordOr};
use crate::catalog::{clouds, folders, kinds, limits, names};
use crate::diag::{Code, Diagnostic, Diagnostics, article::an, suggest};
use crate::model::{Cloud, Kind, NameRule, TargetName};
use crate::source::{Span, Spanned};

/// Tags as pairs, in the order in which they were written.
pub type Tags = Vec<(Spanned<String>, Spanned<OrParam<String>>)>;

/// How names are made.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    /// Literal suffix of globally unique names.
    pub suffix: Option<Spanned<String>>,
    /// Names by kind.
    pub names: Vec<(Spanned<String>, Spanned<String>)>,
}

/// The words of `naming.names`, each with what a name of its kind has to keep.
fn named_kinds() -> impl Iterator<Item = (&'static str, Option<&'static NameRule>)> {
    Kind::ALL.iter().filter_map(|kind| {
        let facts = kinds::facts(*kind);
        Some((facts.naming?, facts.name_rule))
    })
}

/// Tags as pairs, checked where they stand. The shorter limit of storage accounts holds for all: the blueprint's tags are
/// theirs, too.
pub(super) fn tags(written: &crate::blueprint::Tags, diags: &mut Diagnostics) -> Tags {
    let mut tags: Tags = Vec::new();
    let mut known: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    for (key, value) in written {
        let length = key.value.chars().count();
        let too_long = (!limits::TAG_NAME_STORAGE.allows(length as u64)).then(|| {
            format!(
                "has {length} characters, and a storage account's tags allow {}",
                limits::TAG_NAME_STORAGE.max
            )
        });
        if let Some(reason) = names::TAG_NAME.violation(&key.value).or(too_long) {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    key.span,
                    format!("`{}` can't name a tag: {reason}", key.value),
                )
                .cause(format!("Azure wants {}", names::TAG_NAME.rule))
                .help("rename the tag"),
            );
        }
        if let Some(reason) = value
            .value
            .value()
            .and_then(|text| names::TAG_VALUE.violation(text))
        {
            diags.push(
                Diagnostic::error(
                    Code::TAG_RULE,
                    value.span,
                    format!("the value of tag `{}` can't stand: {reason}", key.value),
                )
                .help("shorten it"),
            );
        }
        if let Some(twin) = known.insert(key.value.to_ascii_lowercase(), key) {
            diags.push(
                Diagnostic::error(
                    Code::CONTRADICTION,
                    key.span,
                    format!("tag `{}` differs from `{}` in case only", key.value, twin.value),
                )
                .also(twin.span, "the other one")
                .cause("Azure compares names of tags without regard to case")
                .help("remove one of them"),
            );
        }
        tags.push((key.clone(), value.clone()));
    }
    tags
}

/// The platform's name, checked.
pub(super) fn name(blueprint: &Blueprint, diags: &mut Diagnostics) -> Spanned<String> {
    if blueprint.version.value != 1 {
        diags.push(
            Diagnostic::error(
                Code::VERSION,
                blueprint.version.span,
                format!("blueprint version {} is not known", blueprint.version.value),
            )
            .help("write `version: 1`"),
        );
    }
    let name = &blueprint.name;
    if !is_name(&name.value) {
        diags.push(
            Diagnostic::error(
                Code::BLUEPRINT_NAME,
                name.span,
                format!("`{}` can't name a blueprint", name.value),
            )
            .cause("Azure names are made from it")
            .help("use 2 to 24 of `a-z`, `0-9` and `-`, beginning with a letter"),
        );
    } else if folders::is_device(&name.value) {
        diags.push(
            Diagnostic::error(
                Code::BLUEPRINT_NAME,
                name.span,
                format!(
                    "`{}` can't name a blueprint: Windows reserves the word",
                    name.value
                ),
            )
            .cause("a blueprint that is built beside others has a folder of its name")
            .help("write another name"),
        );
    }
    name.clone()
}

pub(super) fn cloud(blueprint: &Blueprint, diags: &mut Diagnostics) -> Cloud {
    let cloud = match blueprint.cloud.as_ref().map(|cloud| cloud.value) {
        None | Some(CloudWord::Azure) => Cloud::Azure,
        Some(CloudWord::China) => Cloud::China,
        Some(CloudWord::UsGovernment) => Cloud::UsGovernment,
    };
    if let (Some(written), false) = (&blueprint.cloud, clouds::facts(cloud).pins.is_empty()) {
        diags.push(
            Diagnostic::information(
                Code::VERSIONS_OF_CLOUD,
                written.span,
                "API versions reach this cloud late, so ARM, Bicep and azapi are written with older ones",
            )
            .cause(
                "those of azurerm are fixed by the provider: 5.2 calls storage with 2025-08-01, which US Government refused on 2026-05-15",
            )
            .help(
                "ask the cloud: `az provider show --namespace Microsoft.Storage --query \
                 \"resourceTypes[?resourceType=='storageAccounts'].apiVersions\"`, likewise for other types, and set others with \
                 `api_versions`",
            ),
        );
    }
    cloud
}

/// The region, normalised and checked against the cloud's.
pub(super) fn location(blueprint: &Blueprint, cloud: Cloud, diags: &mut Diagnostics) -> Spanned<String> {
    let written = &blueprint.location;
    let region = region(written, cloud, diags);
    let offered = clouds::facts(cloud).aml_regions;
    let is_known = clouds::regions(cloud).contains(&region.as_str());
    if let Some(offered) = offered.filter(|offered| is_known && !offered.contains(&region.as_str())) {
        diags.push(
            Diagnostic::warning(
                Code::UNKNOWN_REGION,
                written.span,
                format!(
                    "region `{region}` is not among the regions where Azure Machine Learning is known in cloud `{}`",
                    cloud_word(cloud)
                ),
            )
            .help(format!(
                "write {}, or check that it is offered there",
                suggest::alternatives(offered.iter().copied())
            )),
        );
    }
    Spanned::new(region, written.span)
}

/// A region, normalised; one of another cloud or an unknown one is a finding.
pub(super) fn region(written: &Spanned<String>, cloud: Cloud, diags: &mut Diagnostics) -> String {
    let region = clouds::normalise_region(&written.value);
    let known = clouds::regions(cloud);
    if region.is_empty() || !region.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        diags.push(
            Diagnostic::error(
                Code::REGION,
                written.span,
                format!("`{}` is not a region", written.value),
            )
            .help("write a region such as `westeurope`"),
        );
    } else if !known.contains(&region.as_str()) {
        match clouds::cloud_of_region(&region) {
            Some(other) => diags.push(
                Diagnostic::error(
                    Code::REGION_OF_ANOTHER_CLOUD,
                    written.span,
                    format!(
                        "region `{region}` belongs to another cloud than `{}`",
                        cloud_word(cloud)
                    ),
                )
                .help(format!(
                    "write `cloud: {}`, or a region of this cloud",
                    cloud_word(other)
                )),
            ),
            None => diags.push(
                Diagnostic::warning(
                    Code::UNKNOWN_REGION,
                    written.span,
                    format!(
                        "region `{region}` is not among the known regions of cloud `{}`",
                        cloud_word(cloud)
                    ),
                )
                .maybe_help(suggest::did_you_mean(&region, known.iter().copied())),
            ),
        }
    }
    region
}

/// The word of a cloud in a blueprint.
pub(super) fn cloud_word(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Azure => "azure",
        Cloud::China => "china",
        Cloud::UsGovernment => "us_government",
    }
}

/// A GUID in lower case.
pub(super) fn guid(written: Option<&Spanned<String>>, key: &str, diags: &mut Diagnostics) -> Option<String> {
    let written = written?;
    let hyphens = [8, 13, 18, 23];
    let fits = written.value.len() == 36
        && written.value.char_indices().all(|(at, letter)| {
            if hyphens.contains(&at) {
                letter == '-'
            } else {
                letter.is_ascii_hexdigit()
            }
        });
    if !fits {
        diags.push(
            Diagnostic::error(
                Code::GUID,
                written.span,
                format!("`{key}` is not a GUID: `{}`", written.value),
            )
            .help("write it as `00000000-0000-0000-0000-000000000000`"),
        );
        return None;
    }
    Some(written.value.to_ascii_lowercase())
}

/// A GUID in lower case, or the parameter that brings one.
pub(super) fn given_guid(
    written: Option<&Spanned<OrParam<Guid>>>,
    key: &str,
    diags: &mut Diagnostics,
) -> Option<OrParam<String>> {
    let written = written?;
    match &written.value {
        OrParam::Value(Guid(id)) => {
            let id = Spanned::new(id.clone(), written.span);
            guid(Some(&id), key, diags).map(OrParam::Value)
        }
        OrParam::Param(name) => Some(OrParam::Param(name.clone())),
    }
}

/// The group, and where the blueprint says that it is made.
pub(super) fn resource_group(
    blueprint: &Blueprint,
    diags: &mut Diagnostics,
) -> (Option<Spanned<String>>, Option<Span>) {
    let (group, create) = match blueprint.resource_group.as_ref().map(|group| &group.value) {
        None => return (None, None),
        Some(WordOr::Word(word)) => (word, None),
        Some(WordOr::Body(group)) => (&group.name, group.create.as_ref()),
    };
    group_name(group, diags);
    let makes = create.filter(|create| create.value);
    (Some(group.clone()), makes.map(|create| create.span))
}

/// Whether a resource group can have a name; if not, that is a finding.
pub(super) fn group_name(group: &Spanned<String>, diags: &mut Diagnostics) -> bool {
    let violation = names::RESOURCE_GROUP.violation(&group.value);
    let fits = violation.is_none();
    if let Some(reason) = violation {
        diags.push(
            Diagnostic::error(
                Code::RESOURCE_NAME,
                group.span,
                format!(
                    "`{}` can't be the name of a resource group: {reason}",
                    group.value
                ),
            )
            .cause(format!("Azure wants {}", names::RESOURCE_GROUP.rule))
            .help(name_in_id(&group.value).unwrap_or_else(|| "correct the name".to_owned())),
        );
    }
    fits
}

/// What to write instead of the id of a group.
fn name_in_id(text: &str) -> Option<String> {
    let (before, name) = text.trim_end_matches('/').rsplit_once('/')?;
    before
        .to_ascii_lowercase()
        .ends_with("/resourcegroups")
        .then(|| format!("write its name alone, `{name}`"))
}

pub(super) fn naming(written: Option<&Spanned<NamingSection>>, diags: &mut Diagnostics) -> Naming {
    let Some(written) = written else {
        return Naming::default();
    };
    if let Some(suffix) = &written.value.suffix {
        let fits = (1..=10).contains(&suffix.value.len())
            && suffix
                .value
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
        if !fits {
            diags.push(
                Diagnostic::error(
                    Code::SUFFIX,
                    suffix.span,
                    format!("`{}` can't end a name", suffix.value),
                )
                .cause("it ends the names of storage accounts, registries and vaults")
                .help("use 1 to 10 lower-case letters and digits"),
            );
        }
    }
    let words: Vec<&str> = named_kinds().map(|(word, _)| word).collect();
    for key in written.value.names.keys() {
        if !words.contains(&key.value.as_str()) {
            let help = suggest::did_you_mean(&key.value, words.iter().copied()).unwrap_or_else(|| {
                format!(
                    "known kinds: {}; a single item takes `name`",
                    super::reference::ticked(&words)
                )
            });
            diags.push(
                Diagnostic::error(
                    Code::UNDECLARED,
                    key.span,
                    format!("no kind of resource is called `{}`", key.value),
                )
                .help(help),
            );
        }
    }
    for (kind, name) in &written.value.names {
        let known = named_kinds().find(|(word, _)| kind.value == *word);
        let Some((_, Some(rule))) = known else {
            continue;
        };
        if let Some(reason) = rule.violation(&name.value) {
            diags.push(
                Diagnostic::error(
                    Code::RESOURCE_NAME,
                    name.span,
                    format!(
                        "`{}` can't be the name of {}: {reason}",
                        name.value,
                        an(rule.kind)
                    ),
                )
                .cause(format!("Azure wants {}", rule.rule))
                .help("write another name"),
            );
        }
    }
    Naming {
        suffix: written.value.suffix.clone(),
        names: names_by_kind(&written.value.names),
    }
}

fn names_by_kind(written: &crate::blueprint::Texts) -> Vec<(Spanned<String>, Spanned<String>)> {
    written
        .iter()
        .map(|(kind, name)| (kind.clone(), name.clone()))
        .collect()
}

pub(super) fn targets(blueprint: &Blueprint, diags: &mut Diagnostics) -> Vec<TargetName> {
    let Some(written) = &blueprint.targets else {
        return TargetName::ALL.to_vec();
    };
    if written.value.is_empty() {
        diags.push(
            Diagnostic::error(Code::MISSING_KEY, written.span, "`targets` names no target")
                .help("write `targets: [arm, bicep, terraform]`, or leave it out"),
        );
    }
    TargetName::ALL
        .into_iter()
        .filter(|target| written.value.iter().any(|wanted| wanted.value == *target))
        .collect()
}

/// Whether Azure names can be made from it.
fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    let begins = letters.next().is_some_and(|first| first.is_ascii_lowercase());
    let goes_on =
        letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    begins && goes_on && (2..=24).contains(&text.len())
}

/// Whether a text can be the `name` of a blueprint.
#[must_use]
pub fn can_name_a_blueprint(text: &str) -> bool {
    is_name(text) && !folders::is_device(text)
}
