//! The families in whose quota the vCPUs of a size count, as far as they are known.
//!
//! Their names follow no rule: some have the letters of the sizes in them and some not. A size of no known family is said to be of its
//! series, which no quota is called.
//!
//! Sources: Azure/cyclecloud-scalelib, its table of sizes; openshift/openshift-docs, tested instance types for Azure (2026);
//! Azure/az-hop, quotas to ask for (`HBv3`).

use super::{Size, form, series_of, with};
use crate::model::fact::SizeForm;

/// The names without `standard` before and `Family` after them.
const FAMILIES: &[(SizeForm, &str)] = &[
    (form("d", &[""], 0), "D"),
    (form("d", &[""], 2), "Dv2"),
    (form("d", &[""], 3), "Dv3"),
    (form("d", &["s"], 3), "DSv3"),
    (form("d", &["ds"], 4), "DDSv4"),
    (form("b", &["s", "ms", "ls"], 0), "BS"),
    (form("b", &["s", "ls", "ts"], 2), "Bsv2"),
    (form("b", &["as", "als", "ats"], 2), "Basv2"),
    (form("d", &["s"], 4), "DSv4"),
    (form("d", &["s"], 5), "DSv5"),
    (form("d", &["s"], 6), "Dsv6"),
    (form("d", &["ds"], 5), "DDSv5"),
    (form("d", &["ds"], 6), "Ddsv6"),
    (form("d", &["as"], 4), "DASv4"),
    (form("d", &["as"], 5), "DASv5"),
    (form("d", &["as"], 6), "Dav6"),
    (form("d", &["ads"], 5), "DADSv5"),
    (form("d", &["ads"], 6), "Dadv6"),
    (form("ds", &[""], 0), "DS"),
    (form("ds", &[""], 2), "DSv2"),
    (form("e", &[""], 3), "Ev3"),
    (form("e", &["i"], 3), "EIv3"),
    (form("e", &["s"], 3), "ESv3"),
    (form("e", &["is"], 3), "EISv3"),
    (form("e", &["a"], 4), "EAv4"),
    (form("e", &["s"], 4), "ESv4"),
    (form("e", &["s"], 5), "ESv5"),
    (form("e", &["s"], 6), "Esv6"),
    (form("e", &["ds"], 4), "EDSv4"),
    (form("e", &["ds"], 5), "EDSv5"),
    (form("e", &["ds"], 6), "Edsv6"),
    (form("e", &["as"], 4), "EASv4"),
    (form("e", &["as"], 5), "EASv5"),
    (form("e", &["as"], 6), "Eav6"),
    (form("e", &["ads"], 5), "EADSv5"),
    (form("e", &["ads"], 6), "Eadv6"),
    (form("f", &["s"], 2), "FSv2"),
    (form("fx", &["mds"], 0), "FXMDVS"),
    (form("h", &["", "m", "r", "mr"], 0), "H"),
    (form("hb", &["rs"], 0), "HBS"),
    (form("hb", &["rs"], 2), "HBrsv2"),
    (form("hb", &["rs"], 3), "HBv3"),
    (form("hb", &["rs"], 4), "HBv4"),
    (form("hc", &["rs"], 0), "HCS"),
    (form("hx", &["rs"], 0), "HX"),
    (form("l", &["s"], 2), "LSv2"),
    (form("l", &["s"], 3), "LSv3"),
    (form("m", &["", "m", "s", "ms", "ts", "ls"], 0), "MS"),
    (form("nc", &["", "r"], 0), "NC"),
    (with(&["promo"], form("nc", &["", "r"], 0)), "NCPromo"),
    (form("nc", &["s", "rs"], 2), "NCSv2"),
    (form("nc", &["s", "rs"], 3), "NCSv3"),
    (with(&["t4"], form("nc", &["as"], 3)), "NCASv3_T4"),
    (with(&["a100"], form("nc", &["ads"], 4)), "NCADSA100v4"),
    (with(&["h100"], form("nc", &["ads", "adis"], 5)), "NCadsH100v5"),
    (form("nd", &["s", "rs"], 0), "NDS"),
    (form("nd", &["rs"], 2), "NDSv2"),
    (with(&["", "a100"], form("nd", &["asr"], 4)), "NDASv4_A100"),
    (with(&["h100"], form("nd", &["isr"], 5)), "NDSH100v5"),
    (with(&["h200"], form("nd", &["isr"], 5)), "NDISRH200V5"),
    (form("nv", &[""], 0), "NV"),
    (form("nv", &["s"], 3), "NVSv3"),
    (with(&["a10"], form("nv", &["ads"], 5)), "NVADSA10v5"),
];

/// The family of a size in whose quota its vCPUs count: `DSv2`, `NCASv3_T4`. Where that is not known, the series: `Dpldsv5 series`.
#[must_use]
pub fn quota_family(size: &str) -> Option<String> {
    let parsed = Size::parse(size)?;
    let known = FAMILIES.iter().find(|(form, _)| parsed.has(*form));
    let series = || series_of(size).map_or_else(|| parsed.series(), |series| series.name.to_owned());
    Some(known.map_or_else(
        || format!("{} series", series()),
        |(_, family)| (*family).to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::vm_sizes::ALL;

    #[test]
    fn families_are_called_as_azure_calls_them() {
        for (size, family) in [
            ("Standard_D4s_v3", "DSv3"),
            ("STANDARD_DS3_V2", "DSv2"),
            ("Standard_DS11-1_v2", "DSv2"),
            ("Standard_D3", "D"),
            ("Standard_D4ads_v5", "DADSv5"),
            ("Standard_D4as_v6", "Dav6"),
            ("Standard_B2s", "BS"),
            ("Standard_E4-2s_v3", "ESv3"),
            ("Standard_E64is_v3", "EISv3"),
            ("Standard_FX4mds", "FXMDVS"),
            ("Standard_H16mr", "H"),
            ("Standard_HB60rs", "HBS"),
            ("Standard_HB120rs_v2", "HBrsv2"),
            ("Standard_HB120-16rs_v3", "HBv3"),
            ("Standard_HC44rs", "HCS"),
            ("Standard_M8-2ms", "MS"),
            ("Standard_M128", "MS"),
            ("Standard_NC24rs_v3", "NCSv3"),
            ("Standard_NC6_Promo", "NCPromo"),
            ("Standard_NC4as_T4_v3", "NCASv3_T4"),
            ("Standard_NC24ads_A100_v4", "NCADSA100v4"),
            ("Standard_ND40rs_v2", "NDSv2"),
            ("Standard_ND96asr_v4", "NDASv4_A100"),
            ("Standard_ND96isr_H100_v5", "NDSH100v5"),
        ] {
            assert_eq!(quota_family(size).as_deref(), Some(family), "{size}");
        }
    }

    #[test]
    fn a_family_that_is_not_known_is_called_as_its_series() {
        for (size, series) in [
            ("Standard_D15i_v2", "Dv2 series"),
            ("Standard_D4plds_v5", "Dpldsv5 series"),
            ("Standard_E104is_v5", "Eisv5 series"),
            ("Standard_ND96amsr_A100_v4", "NDamsr_A100_v4 series"),
            ("Standard_XX99", "XX series"),
        ] {
            assert_eq!(quota_family(size).as_deref(), Some(series), "{size}");
        }
        assert_eq!(quota_family("DS3_v2"), None);
    }

    #[test]
    fn the_families_of_all_series_are_known() {
        for series in ALL {
            let SizeForm {
                family,
                version,
                extras,
                ..
            } = series.form;
            let known = FAMILIES.iter().any(|(form, _)| {
                form.family == family
                    && form.version == version
                    && extras.iter().all(|extra| form.extras.contains(extra))
            });
            assert!(known, "{}", series.name);
        }
    }
}
