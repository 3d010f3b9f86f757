//! Sizes of virtual machines: the series that Azure Machine Learning documents, and how their sizes are
//! named.
//!
//! The table of series is known to be incomplete. A size that belongs to no series here is unknown, not
//! wrong.

mod quota;

pub use quota::quota_family;

use crate::catalog::sources::{COMPUTE, RETIRED};
use crate::model::fact::{SizeForm, VmSeries};

const GENERAL: &str = "General purpose";
const MEMORY: &str = "Memory optimized";
const COMPUTING: &str = "Compute optimized";
const PERFORMANCE: &str = "High performance compute";
const STORAGE: &str = "Storage optimized";
const GPU: &str = "GPU";

const fn cpu(name: &'static str, category: &'static str, form: SizeForm) -> VmSeries {
    VmSeries {
        name,
        category,
        gpu: false,
        compute_cluster: true,
        compute_instance: true,
        retired_on: None,
        form,
        citations: &[&COMPUTE],
    }
}

const fn gpu(name: &'static str, form: SizeForm) -> VmSeries {
    VmSeries {
        gpu: true,
        ..cpu(name, GPU, form)
    }
}

const fn retired_on(day: &'static str, series: VmSeries) -> VmSeries {
    VmSeries {
        retired_on: Some(day),
        citations: &[&COMPUTE, &RETIRED],
        ..series
    }
}

const fn form(family: &'static str, features: &'static [&'static str], version: u32) -> SizeForm {
    SizeForm {
        family,
        features,
        extras: &[""],
        version,
    }
}

const fn with(extras: &'static [&'static str], form: SizeForm) -> SizeForm {
    SizeForm { extras, ..form }
}

/// The documented series, as the table of supported series lists them.
pub const ALL: &[VmSeries] = &[
    cpu("DDSv4", GENERAL, form("d", &["ds"], 4)),
    cpu("Dv2", GENERAL, form("d", &["", "i"], 2)),
    cpu("Dv3", GENERAL, form("d", &[""], 3)),
    cpu("DSv2", GENERAL, form("ds", &["", "i"], 2)),
    cpu("DSv3", GENERAL, form("d", &["s"], 3)),
    cpu("EAv4", MEMORY, form("e", &["a"], 4)),
    cpu("Ev3", MEMORY, form("e", &["", "i"], 3)),
    cpu("ESv3", MEMORY, form("e", &["s", "is"], 3)),
    cpu("FSv2", COMPUTING, form("f", &["s"], 2)),
    VmSeries {
        compute_instance: false,
        ..cpu("FX", COMPUTING, form("fx", &["mds"], 0))
    },
    cpu("H", PERFORMANCE, form("h", &["", "m", "r", "mr"], 0)),
    retired_on("2024-08-31", cpu("HB", PERFORMANCE, form("hb", &["rs"], 0))),
    cpu("HBv2", PERFORMANCE, form("hb", &["rs"], 2)),
    cpu("HBv3", PERFORMANCE, form("hb", &["rs"], 3)),
    cpu("HC", PERFORMANCE, form("hc", &["rs"], 0)),
    cpu("LSv2", STORAGE, form("l", &["s"], 2)),
    cpu("M", MEMORY, form("m", &["", "m", "s", "ms", "ts", "ls"], 0)),
    retired_on("2023-08-31", gpu("NC", form("nc", &["", "r"], 0))),
    gpu("NC Promo", with(&["promo"], form("nc", &["", "r"], 0))),
    retired_on("2023-08-31", gpu("NCv2", form("nc", &["s", "rs"], 2))),
    retired_on("2025-09-30", gpu("NCv3", form("nc", &["s", "rs"], 3))),
    retired_on("2023-08-31", gpu("ND", form("nd", &["s", "rs"], 0))),
    gpu("NDv2", form("nd", &["rs"], 2)),
    retired_on("2023-08-31", gpu("NV", form("nv", &[""], 0))),
    gpu("NVv3", form("nv", &["s"], 3)),
    gpu("NCasT4_v3", with(&["t4"], form("nc", &["as"], 3))),
    gpu("NDasrA100_v4", with(&["", "a100"], form("nd", &["asr"], 4))),
    gpu("ND-H100-v5", with(&["h100"], form("nd", &["isr"], 5))),
    gpu("ND-H200-v5", with(&["h200"], form("nd", &["isr"], 5))),
];

/// Series that retired and that the table of supported series does not list, with the day. Source:
/// [`RETIRED`].
pub const RETIRED_BEYOND_THE_TABLE: &[(SizeForm, &str)] = &[
    // Av1
    (form("a", &[""], 0), "2024-08-31"),
    // NV_Promo
    (with(&["promo"], form("nv", &[""], 0)), "2023-08-31"),
];

/// The series a size belongs to, where the table has it and the name is clear.
#[must_use]
pub fn series_of(size: &str) -> Option<&'static VmSeries> {
    let size = Size::parse(size)?;
    ALL.iter().find(|series| size.has(series.form))
}

/// The size of a listed series that is spelt with the same letters and version, where `text` is of none: `Standard_DS3_v2` for
/// `Standard_D3S_v2` and for `Standard_DS3v2`.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    let mut lower = text.to_ascii_lowercase().replace("-v", "_v");
    // the version with nothing before it
    if let Some((front, version)) = lower.rsplit_once('v')
        && !front.ends_with('_')
        && front.bytes().any(|digit| digit.is_ascii_digit())
        && !version.is_empty()
        && version.bytes().all(|digit| digit.is_ascii_digit())
    {
        lower = format!("{front}_v{version}");
    }
    let size = Size::parse(&lower)?;
    let wanted = sorted(&[&size.family, &size.features]);
    let (form, features) = ALL
        .iter()
        .map(|series| series.form)
        .filter(|form| form.version == size.version && form.extras.contains(&size.extra.as_str()))
        .flat_map(|form| form.features.iter().map(move |features| (form, *features)))
        .find(|(form, features)| sorted(&[form.family, features]) == wanted)?;
    let found = size.written(form.family, features);
    (!found.eq_ignore_ascii_case(text)).then_some(found)
}

/// Sizes of listed series that differ from `text` in the word in front or in the version.
#[must_use]
pub fn near(text: &str) -> Vec<String> {
    let rest = text.split_once('_').map_or(text, |(_, rest)| rest);
    let front = match rest.rsplit_once('_') {
        Some((front, version)) if version.starts_with(['v', 'V']) => front,
        _ => rest,
    };
    let versions = (1..=9).map(|version| format!("Standard_{front}_v{version}"));
    let all = [format!("Standard_{rest}"), format!("Standard_{front}")];
    let mut known: Vec<String> = all
        .into_iter()
        .chain(versions)
        .filter(|size| size != text && series_of(size).is_some())
        .collect();
    known.dedup();
    known
}

fn sorted(texts: &[&str]) -> Vec<char> {
    let mut letters: Vec<char> = texts.iter().flat_map(|text| text.chars()).collect();
    letters.sort_unstable();
    letters
}

/// The day on which Azure retired the series of a size.
#[must_use]
pub fn retired(size: &str) -> Option<&'static str> {
    let parsed = Size::parse(size)?;
    let beyond = RETIRED_BEYOND_THE_TABLE
        .iter()
        .find(|(form, _)| parsed.has(*form))
        .map(|(_, day)| *day);
    series_of(size).and_then(|series| series.retired_on).or(beyond)
}

/// Whether the table lists the series of a size as one that compute instances, or else clusters, cannot use.
#[must_use]
pub fn unfit(size: &str, for_instance: bool) -> bool {
    series_of(size).is_some_and(|series| {
        let fits = if for_instance {
            series.compute_instance
        } else {
            series.compute_cluster
        };
        !fits
    })
}

/// The vCPUs of a size, where its name tells: in general the number after the letters, of which a size with fewer cores in use
/// keeps the first.
///
/// Sources: microsoft/aspire AksNodeVmSizes.cs (2026); no table of every series was found.
#[must_use]
pub fn vcpus(size: &str) -> Option<u32> {
    let size = Size::parse(size)?;
    let of_d = matches!(size.family.as_str(), "d" | "ds");
    match (size.family.as_str(), size.version) {
        (_, 2) if of_d => {
            let by_place = |vcpus: &[u32], first: u32| {
                let place = usize::try_from(size.number.checked_sub(first)?).ok()?;
                vcpus.get(place).copied()
            };
            by_place(&[2, 4, 8, 16, 20], 11).or_else(|| by_place(&[1, 2, 4, 8, 16], 1))
        }
        // The numbers of these old series are those of a list.
        ("a" | "d" | "ds" | "g" | "gs", 0) => None,
        _ => Some(size.number),
    }
}

/// Whether a size has a GPU: its family begins with N.
#[must_use]
pub fn is_gpu(size: &str) -> bool {
    after_standard(&size.to_ascii_lowercase()).is_some_and(|rest| rest.starts_with('n'))
}

/// Whether the text is built like the name of a size; what is not is most likely a slip of the pen.
///
/// No source gives this pattern: `Standard_`, letters, digits, then letters, digits, `_` and `-`.
#[must_use]
pub fn looks_like_size(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let Some(rest) = after_standard(&text) else {
        return false;
    };
    let (family, rest) = split_while(rest, |c| c.is_ascii_lowercase());
    let (cores, rest) = split_while(rest, |c| c.is_ascii_digit());
    let tail = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    !family.is_empty() && !cores.is_empty() && rest.chars().all(tail)
}

/// A size taken apart, in lower case: `Standard_NC4as_T4_v3` is `nc`, `as`, `t4` and 3.
#[derive(Debug, PartialEq, Eq)]
struct Size {
    family: String,
    number: u32,
    /// Cores as written: `4`, or `4-2` of a machine that has more than it shows.
    cores: String,
    features: String,
    extra: String,
    version: u32,
}

impl Size {
    fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let mut parts = after_standard(&text)?.split('_');
        let (family, number) = split_while(parts.next()?, |c| c.is_ascii_lowercase());
        let (cores, rest) = split_while(number, |c| c.is_ascii_digit());
        // fewer cores than the machine has: Standard_E4-2s_v3
        let constrained = |rest| split_while(rest, |c: char| c.is_ascii_digit()).1;
        let features = rest.strip_prefix('-').map_or(rest, constrained);
        if family.is_empty() || !features.chars().all(|c| c.is_ascii_lowercase()) {
            return None;
        }
        let mut extra = String::new();
        let mut version = 0;
        for part in parts {
            match part.strip_prefix('v').and_then(|digits| digits.parse().ok()) {
                Some(number) if version == 0 => version = number,
                _ if version == 0 && extra.is_empty() => part.clone_into(&mut extra),
                _ => return None,
            }
        }
        Some(Self {
            family: family.to_owned(),
            number: cores.parse().ok()?,
            cores: number.strip_suffix(features).unwrap_or(cores).to_owned(),
            features: features.to_owned(),
            extra,
            version,
        })
    }

    /// Its name with these letters, as Azure writes it.
    fn written(&self, family: &str, features: &str) -> String {
        let extra = self
            .extra
            .split_at_checked(1)
            .map(|(first, rest)| format!("_{}{rest}", first.to_ascii_uppercase()));
        let version = (self.version > 0).then(|| format!("_v{}", self.version));
        format!(
            "Standard_{}{}{features}{}{}",
            family.to_ascii_uppercase(),
            self.cores,
            extra.unwrap_or_default(),
            version.unwrap_or_default()
        )
    }

    /// Its series as Azure would call it, from its letters: `Dpldsv5`, `NCads_A100_v4`.
    fn series(&self) -> String {
        let letters = format!("{}{}", self.family.to_ascii_uppercase(), self.features);
        match (self.extra.as_str(), self.version) {
            ("", 0) => letters,
            ("", version) => format!("{letters}v{version}"),
            (extra, 0) => format!("{letters}_{}", extra.to_ascii_uppercase()),
            (extra, version) => format!("{letters}_{}_v{version}", extra.to_ascii_uppercase()),
        }
    }

    fn has(&self, form: SizeForm) -> bool {
        self.family == form.family
            && self.version == form.version
            && form.features.contains(&self.features.as_str())
            && form.extras.contains(&self.extra.as_str())
    }
}

fn after_standard(lower: &str) -> Option<&str> {
    lower.strip_prefix("standard_")
}

fn split_while(text: &str, keep: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !keep(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(size: &str) -> Option<&'static str> {
        series_of(size).map(|series| series.name)
    }

    #[test]
    fn sizes_find_their_series() {
        for (size, series) in [
            ("Standard_DS3_v2", "DSv2"),
            ("STANDARD_DS3_V2", "DSv2"),
            ("STANDARD_D2_V2", "Dv2"),
            ("Standard_DS11-1_v2", "DSv2"),
            ("Standard_D4_v3", "Dv3"),
            ("Standard_D4s_v3", "DSv3"),
            ("Standard_D2ds_v4", "DDSv4"),
            ("Standard_E4a_v4", "EAv4"),
            ("Standard_E64i_v3", "Ev3"),
            ("Standard_E4-2s_v3", "ESv3"),
            ("Standard_F72s_v2", "FSv2"),
            ("Standard_FX4mds", "FX"),
            ("Standard_H16mr", "H"),
            ("Standard_HB60rs", "HB"),
            ("Standard_HB120-16rs_v3", "HBv3"),
            ("Standard_HC44rs", "HC"),
            ("Standard_L8s_v2", "LSv2"),
            ("Standard_M128ms", "M"),
            ("Standard_NC6", "NC"),
            ("Standard_NC6_Promo", "NC Promo"),
            ("Standard_NC24rs_v3", "NCv3"),
            ("Standard_NC4as_T4_v3", "NCasT4_v3"),
            ("Standard_ND40rs_v2", "NDv2"),
            ("Standard_ND96asr_v4", "NDasrA100_v4"),
            ("Standard_ND96isr_H100_v5", "ND-H100-v5"),
            ("Standard_NV12s_v3", "NVv3"),
        ] {
            assert_eq!(name(size), Some(series), "{size}");
            assert!(looks_like_size(size), "{size}");
        }
    }

    #[test]
    fn a_size_of_no_listed_series_is_unknown() {
        for size in [
            "Standard_NC24ads_A100_v4",
            "Standard_D2ads_v5",
            "Standard_D2_v2_Promo",
            "Standard_E2as_v4",
            "Standard_XX99",
            "Standard_B2s",
            "Standard_D4ads_v5",
        ] {
            assert_eq!(name(size), None, "{size}");
            assert_eq!(retired(size), None, "{size}");
            assert!(looks_like_size(size), "{size}");
        }
    }

    #[test]
    fn vcpus_are_the_number_in_the_name_but_for_some() {
        for (size, vcpus) in [
            ("Standard_D4s_v3", Some(4)),
            ("STANDARD_DS3_V2", Some(4)),
            ("Standard_DS1_v2", Some(1)),
            ("Standard_D5_v2", Some(16)),
            ("Standard_DS11-1_v2", Some(2)),
            ("Standard_D15i_v2", Some(20)),
            ("Standard_D6_v2", None),
            ("Standard_D3", None),
            ("Standard_NC24rs_v3", Some(24)),
            ("Standard_NC4as_T4_v3", Some(4)),
            ("Standard_HB120rs_v2", Some(120)),
            ("Standard_M8-2ms", Some(8)),
            ("Standard_E4-2s_v3", Some(4)),
            ("Standard_XX99", Some(99)),
        ] {
            assert_eq!(super::vcpus(size), vcpus, "{size}");
        }
        assert_eq!(super::vcpus("Standard_DS"), None);
    }

    #[test]
    fn a_misspelt_size_of_a_listed_series_is_told() {
        for (text, wanted) in [
            ("Standard_D3S_v2", "Standard_DS3_v2"),
            ("Standard_DS4_v3", "Standard_D4s_v3"),
            ("Standard_DS3v2", "Standard_DS3_v2"),
            ("Standard_DS3-v2", "Standard_DS3_v2"),
            ("Standard_FS2_v2", "Standard_F2s_v2"),
            ("Standard_NCS6_v3", "Standard_NC6s_v3"),
            ("Standard_ES4-2_v3", "Standard_E4-2s_v3"),
            ("Standard_NCAS4_T4_v3", "Standard_NC4as_T4_v3"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(wanted), "{text}");
            assert_eq!(name(text), None, "{text}");
        }
        for text in [
            "Standard_DS3_v2",
            "Standard_D4ads_v5",
            "Standard_B2s",
            "Standard_E2as_v4",
            "x",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn forms_do_not_overlap() {
        let mut forms: Vec<_> = ALL
            .iter()
            .flat_map(|series| {
                let SizeForm {
                    family,
                    features,
                    extras,
                    version,
                } = series.form;
                features
                    .iter()
                    .flat_map(move |f| extras.iter().map(move |e| (family, *f, *e, version)))
            })
            .collect();
        let count = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), count);
    }

    #[test]
    fn gpus_begin_with_n() {
        assert!(is_gpu("Standard_NC24ads_A100_v4") && is_gpu("STANDARD_NV6"));
        assert!(!is_gpu("Standard_D2ads_v5") && !is_gpu("NC6"));
        assert!(
            ALL.iter()
                .all(|series| series.gpu == series.form.family.starts_with('n'))
        );
    }

    #[test]
    fn retired_series_have_a_day() {
        assert_eq!(retired("standard_nc6s_v3"), Some("2025-09-30"));
        assert_eq!(retired("Standard_HB60rs"), Some("2024-08-31"));
        assert_eq!(retired("Standard_A2"), Some("2024-08-31"));
        assert_eq!(retired("Standard_NV6_Promo"), Some("2023-08-31"));
        assert_eq!(retired("Standard_A2_v2"), None);
        assert_eq!(retired("Standard_DS3_v2"), None);
    }

    #[test]
    fn slips_do_not_look_like_sizes() {
        for text in [
            "",
            "DS3_v2",
            "Standard-DS3_v2",
            "Standard_",
            "Standard_DS",
            "Standard_3",
            "Standard_DS3 v2",
        ] {
            assert!(!looks_like_size(text), "{text}");
            assert_eq!(name(text), None, "{text}");
        }
    }
}
