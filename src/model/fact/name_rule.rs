//! The shape of a rule for names, and what it says of a name that breaks it.

use super::Citation;

/// The characters of which a name is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alphabet {
    /// ASCII letters, digits and these.
    Letters(&'static str),
    /// Lower-case ASCII letters, digits and these.
    LowerCase(&'static str),
    /// Everything except control characters and these.
    AllBut(&'static str),
    /// Everything, control characters too, except these.
    AnyBut(&'static str),
}

/// What may stand at the beginning or the end of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// Whatever the alphabet allows.
    Free,
    /// A letter.
    Letter,
    /// A letter or a digit.
    LetterOrDigit,
    /// Whatever the alphabet allows, except these.
    Not(&'static str),
}

/// How hyphens may stand, where the alphabet has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hyphens {
    /// Anywhere.
    Free,
    /// Not two in a row.
    Single,
    /// Not with nothing but digits after the last one.
    NotBeforeDigits,
    /// Only with a letter somewhere after each.
    BeforeLetter,
}

/// What a resource of some kind may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameRule {
    /// What is named, such as `storage account`.
    pub kind: &'static str,
    /// Least number of characters.
    pub min: usize,
    /// Greatest number of characters.
    pub max: usize,
    /// The rule for people.
    pub rule: &'static str,
    /// The characters allowed.
    pub alphabet: Alphabet,
    /// How a name begins.
    pub first: Edge,
    /// How a name ends.
    pub last: Edge,
    /// Where hyphens may stand.
    pub hyphens: Hyphens,
    /// Names that Azure takes for itself, in lower case.
    pub reserved: &'static [&'static str],
    /// The narrower rule that every source accepts, where the sources differ or Azure takes more than is wise.
    pub recommended: Option<&'static NameRule>,
    /// Where the rule was read.
    pub citation: &'static Citation,
}

impl NameRule {
    /// Why `name` breaks the rule, as the rest of a sentence that begins with the name; `None` when it does
    /// not.
    #[must_use]
    pub fn violation(&self, name: &str) -> Option<String> {
        let length = name.chars().count();
        if length == 0 && self.min > 0 {
            return Some("is empty".to_owned());
        }
        if let Some(stranger) = name.chars().find(|c| !self.alphabet.has(*c)) {
            return Some(self.alphabet.complaint(stranger));
        }
        if length < self.min {
            return Some(format!(
                "has {}, at least {} are needed",
                characters(length),
                self.min
            ));
        }
        if length > self.max {
            return Some(format!(
                "has {}, at most {} are allowed",
                characters(length),
                self.max
            ));
        }
        if self.reserved.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
            return Some("is a name that Azure uses itself".to_owned());
        }
        self.first
            .complaint("start", name.chars().next())
            .or_else(|| self.last.complaint("end", name.chars().next_back()))
            .or_else(|| self.hyphens.complaint(name).map(str::to_owned))
    }

    /// Which recommended rule `name` misses, and why, where it keeps the rule itself.
    #[must_use]
    pub fn shortfall(&self, name: &str) -> Option<(&'static str, String)> {
        let narrower = self.recommended?;
        let reason = narrower.violation(name).filter(|_| self.accepts(name))?;
        Some((narrower.rule, reason))
    }

    /// Whether `name` keeps the rule.
    #[must_use]
    pub fn accepts(&self, name: &str) -> bool {
        self.violation(name).is_none()
    }
}

impl Alphabet {
    /// Whether the alphabet has this character.
    #[must_use]
    pub fn has(self, c: char) -> bool {
        match self {
            Self::Letters(also) => c.is_ascii_alphanumeric() || also.contains(c),
            Self::LowerCase(also) => c.is_ascii_lowercase() || c.is_ascii_digit() || also.contains(c),
            Self::AllBut(not) => !c.is_ascii_control() && !not.contains(c),
            Self::AnyBut(not) => !not.contains(c),
        }
    }

    fn complaint(self, stranger: char) -> String {
        let stranger = stranger.escape_debug();
        let (letters, also) = match self {
            Self::Letters(also) => ("letters", also),
            Self::LowerCase(also) => ("lower-case letters", also),
            Self::AllBut(_) | Self::AnyBut(_) => return format!("may not hold `{stranger}`"),
        };
        let mut parts = vec![letters.to_owned(), "digits".to_owned()];
        parts.extend(also.chars().map(|c| format!("`{c}`")));
        let last = parts.pop().unwrap_or_default();
        format!("may hold only {} and {last}, not `{stranger}`", parts.join(", "))
    }
}

impl Edge {
    fn complaint(self, verb: &str, c: Option<char>) -> Option<String> {
        let c = c?;
        let (kept, wanted) = match self {
            Self::Free => return None,
            Self::Letter => (c.is_ascii_alphabetic(), "a letter"),
            Self::LetterOrDigit => (c.is_ascii_alphanumeric(), "a letter or digit"),
            Self::Not(these) => {
                return these.contains(c).then(|| format!("may not {verb} with `{c}`"));
            }
        };
        (!kept).then(|| format!("must {verb} with {wanted}"))
    }
}

impl Hyphens {
    fn complaint(self, name: &str) -> Option<&'static str> {
        let tail = name.rsplit_once('-').map(|(_, tail)| tail)?;
        let (broken, complaint) = match self {
            Self::Free => return None,
            Self::Single => (name.contains("--"), "may not hold two hyphens in a row"),
            Self::NotBeforeDigits => (
                tail.bytes().all(|b| b.is_ascii_digit()),
                "may not end with a hyphen and digits",
            ),
            Self::BeforeLetter => (
                !tail.bytes().any(|b| b.is_ascii_alphabetic()),
                "needs a letter after every hyphen",
            ),
        };
        broken.then_some(complaint)
    }
}

fn characters(count: usize) -> String {
    if count == 1 {
        "1 character".to_owned()
    } else {
        format!("{count} characters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Citation = Citation {
        key: "PAGE",
        title: "a page",
        date: "2026-01-22",
    };
    const RULE: NameRule = NameRule {
        recommended: Some(&NameRule {
            max: 6,
            rule: "3 to 6 lower-case letters and hyphens",
            alphabet: Alphabet::LowerCase("-"),
            ..PLAIN
        }),
        ..PLAIN
    };
    const PLAIN: NameRule = NameRule {
        kind: "thing",
        min: 3,
        max: 8,
        rule: "3 to 8 letters, digits and hyphens",
        alphabet: Alphabet::Letters("-"),
        first: Edge::Letter,
        last: Edge::LetterOrDigit,
        hyphens: Hyphens::Single,
        reserved: &["mine"],
        recommended: None,
        citation: &PAGE,
    };

    fn says(rule: NameRule, name: &str) -> String {
        rule.violation(name)
            .unwrap_or_else(|| panic!("{name:?} should be refused"))
    }

    #[test]
    fn a_violation_says_what_is_wrong() {
        assert_eq!(RULE.violation("a-thing"), None);
        assert_eq!(says(RULE, ""), "is empty");
        assert_eq!(says(RULE, "a"), "has 1 character, at least 3 are needed");
        assert_eq!(says(RULE, "abcdefghi"), "has 9 characters, at most 8 are allowed");
        assert_eq!(
            says(RULE, "a_b"),
            "may hold only letters, digits and `-`, not `_`"
        );
        assert_eq!(says(RULE, "1ab"), "must start with a letter");
        assert_eq!(says(RULE, "ab-"), "must end with a letter or digit");
        assert_eq!(says(RULE, "a--b"), "may not hold two hyphens in a row");
        assert_eq!(says(RULE, "Mine"), "is a name that Azure uses itself");
    }

    #[test]
    fn a_name_can_keep_the_rule_and_miss_what_is_recommended() {
        let reason = |name: &str| RULE.shortfall(name).map(|(_, reason)| reason);
        assert_eq!(reason("a-b"), None);
        assert_eq!(
            reason("a-B").as_deref(),
            Some("may hold only lower-case letters, digits and `-`, not `B`")
        );
        assert_eq!(
            reason("abcdefg").as_deref(),
            Some("has 7 characters, at most 6 are allowed")
        );
        // what breaks the rule itself is said once
        assert_eq!(reason("abcdefghi"), None);
        assert_eq!(
            NameRule {
                recommended: None,
                ..RULE
            }
            .shortfall("a-B"),
            None
        );
    }

    #[test]
    fn other_alphabets_and_edges() {
        let lower = NameRule {
            alphabet: Alphabet::LowerCase(""),
            ..RULE
        };
        assert_eq!(
            says(lower, "st-ml"),
            "may hold only lower-case letters and digits, not `-`"
        );
        let all_but = NameRule {
            alphabet: Alphabet::AllBut("/"),
            last: Edge::Not("."),
            ..RULE
        };
        assert_eq!(says(all_but, "a/b"), "may not hold `/`");
        assert_eq!(says(all_but, "a\tb"), "may not hold `\\t`");
        assert_eq!(says(all_but, "ab."), "may not end with `.`");
        let any = NameRule {
            alphabet: Alphabet::AnyBut(""),
            min: 0,
            first: Edge::Free,
            last: Edge::Free,
            ..RULE
        };
        assert_eq!(any.violation(""), None);
        assert_eq!(any.violation("é é é é"), None);
    }

    #[test]
    fn hyphens_before_digits() {
        let digits = NameRule {
            hyphens: Hyphens::NotBeforeDigits,
            ..RULE
        };
        assert_eq!(says(digits, "cpu-1"), "may not end with a hyphen and digits");
        assert_eq!(digits.violation("a-1-b"), None);
        let letter = NameRule {
            hyphens: Hyphens::BeforeLetter,
            ..RULE
        };
        assert_eq!(says(letter, "a-b-1"), "needs a letter after every hyphen");
        assert_eq!(letter.violation("a-1b"), None);
    }
}
