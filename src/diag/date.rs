//! A day, as people write it in a blueprint.

use std::fmt;

/// A date such as `2027-06-30`; later days are greater.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(String);

impl Date {
    /// The date that a text is, if it is one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return None;
        };
        let number = |part: &str, length: usize| {
            let is_number = part.len() == length && part.bytes().all(|digit| digit.is_ascii_digit());
            is_number.then(|| part.parse::<u32>().ok()).flatten()
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2027-06-30", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert_eq!(Date::read(text).unwrap().to_string(), text);
        }
        for text in [
            "2027-06-31",
            "2027-02-29",
            "1900-02-29",
            "2027-13-01",
            "2027-00-01",
            "2027-01-00",
            "2027-1-1",
            "27-01-01",
            "2027/01/01",
            "2027-01-01-01",
            "+027-01-01",
            "next summer",
            "",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
        assert!(Date::read("2026-12-31") < Date::read("2027-01-01"));
    }
}
