//! Durations as ISO 8601 writes them, where a number is wanted: templates and the CLI take them.

/// The seconds of a duration such as `PT5M` or `P1DT12H`, of days, hours, minutes and seconds.
pub(super) fn seconds(text: &str) -> Option<u64> {
    let (days, time) = text
        .strip_prefix('P')
        .map(|rest| rest.split_once('T').unwrap_or((rest, "")))?;
    let of = |part: &str, units: &[(char, u64)]| {
        let mut total: u64 = 0;
        let mut rest = part;
        while !rest.is_empty() {
            let end = rest.find(|char: char| !char.is_ascii_digit())?;
            let (number, unit) = rest.split_at(end);
            let mut letters = unit.chars();
            let unit = letters.next()?;
            let (_, factor) = units.iter().find(|(letter, _)| *letter == unit)?;
            total = total.checked_add(number.parse::<u64>().ok()?.checked_mul(*factor)?)?;
            rest = letters.as_str();
        }
        Some(total)
    };
    let days = of(days, &[('D', 86_400)])?;
    let time = of(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
    days.checked_add(time).filter(|_| text.len() > 2)
}

/// It as a number of each unit that goes into it without a rest.
pub(super) fn words(seconds: u64) -> String {
    let units = [
        (1, "seconds"),
        (60, "minutes"),
        (3_600, "hours"),
        (86_400, "days"),
    ];
    let words: Vec<String> = units
        .iter()
        .filter(|(unit, _)| seconds > 0 && seconds.is_multiple_of(*unit))
        .map(|(unit, noun)| format!("`{}` where it is in {noun}", seconds / unit))
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read() {
        for (text, wanted) in [
            ("PT5M", Some(300)),
            ("PT1H30M", Some(5_400)),
            ("P7D", Some(604_800)),
            ("P1DT1S", Some(86_401)),
            ("P", None),
            ("PT", None),
            ("P1Y", None),
            ("5M", None),
            ("PTM", None),
            ("PT99999999999999999999S", None),
            ("PT9999999999999999999H", None),
        ] {
            assert_eq!(seconds(text), wanted, "{text}");
        }
        assert_eq!(
            words(300),
            "`300` where it is in seconds, `5` where it is in minutes"
        );
    }
}
