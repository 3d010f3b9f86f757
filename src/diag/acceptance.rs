//! Findings that the author accepts: by a waiver wherever they stand, or by a comment at their line. An accepted finding stays, as
//! information with the words of the reason.

use std::collections::BTreeMap;

use super::{Accepted, Code, Date, Diagnostic, Diagnostics, Means, Severity, code, suggest};
use crate::source::{Source, Span};

/// Where the findings stand that are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere, or nowhere.
    Everywhere,
    /// In a line, counted from 1.
    Line(usize),
    /// Nowhere: there is nothing where they would have to be.
    Nothing,
}

/// What accepts findings.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The code or hard rule that it names.
    pub named: String,
    /// Where it stands.
    pub at: Span,
    /// Which findings it is for.
    pub reach: Reach,
    /// What it says of them.
    pub by: Accepted,
    /// How many errors it met, which stay, and how many other findings, which it accepts.
    met: (usize, usize),
}

impl Acceptance {
    /// An acceptance that met nothing yet.
    #[must_use]
    pub fn new(named: &str, at: Span, reach: Reach, by: Accepted) -> Self {
        Self {
            named: named.to_ascii_uppercase(),
            at,
            reach,
            by,
            met: (0, 0),
        }
    }

    /// The codes that it names.
    pub fn codes(&self) -> impl Iterator<Item = Code> {
        code::named(&self.named)
    }

    /// Whether it is over on a day.
    fn is_over(&self, today: Option<&Date>) -> bool {
        let until = self.by.until.as_deref().and_then(Date::read);
        until.is_some_and(|until| today.is_some_and(|today| until < *today))
    }

    /// What is wrong with it after all that it could meet was found. `complete` says that there was nothing else to find.
    fn finding(&self, today: Option<&Date>, complete: bool, diags: &Diagnostics) -> Option<Diagnostic> {
        let Self { named, at, .. } = self;
        let means = self.by.means.word();
        let (errors, others) = self.met;
        if errors > 0 {
            let message = format!("`{named}` is an error, which can't be accepted");
            return Some(
                Diagnostic::error(Code::WAIVER, *at, message)
                    .help(format!("mend what it says, and remove the {means}")),
            );
        }
        if let Some(until) = self.by.until.as_ref().filter(|_| self.is_over(today)) {
            let message = format!("the {means} of `{named}` ended on {until}, and accepts nothing any more");
            return Some(
                Diagnostic::warning(Code::EXPIRED, *at, message)
                    .help("mend what it accepted and remove it, or decide anew and write another day"),
            );
        }
        // what only a change shows, no blueprint by itself does
        let of_change = self.codes().any(Code::is_of_change);
        if others > 0 || !complete || of_change || self.codes().next().is_none() {
            return None;
        }
        let message = format!("the {means} of `{named}` accepts nothing");
        let found = Diagnostic::information(Code::WAIVER, *at, message);
        if self.by.means == Means::Waiver {
            return Some(found.help("remove it"));
        }
        let elsewhere = diags.iter().find(|one| {
            one.severity != Severity::Error
                && one.accepted.is_none()
                && self.codes().any(|code| code == one.code)
        });
        Some(match elsewhere.map(|one| one.primary) {
            Some(Some(place)) => found.also(place, format!("`{named}` stands here")).help(
                "a comment accepts what stands in its own line or, where it has a line for itself, in the line right below",
            ),
            Some(None) => found.help(format!("`{named}` has no line here: `waivers` accept it")),
            None => found.help("remove it"),
        })
    }
}

/// What is wrong with a word in a place that has to name a finding, if something is.
#[must_use]
pub fn unknown(word: &str, at: Span, means: Means) -> Option<Diagnostic> {
    let word = word.to_ascii_uppercase();
    if code::named(&word).next().is_some() {
        return None;
    }
    if code::is_retired(&word) {
        let message = format!("the finding `{word}` is no longer given");
        return Some(
            Diagnostic::information(Code::WAIVER, at, message).help(format!("remove its {}", means.word())),
        );
    }
    let near = suggest::did_you_mean(&word, code::words());
    Some(
        Diagnostic::error(Code::UNKNOWN_RULE, at, format!("no finding is called `{word}`"))
            .help(near.unwrap_or_else(|| "`amlgen rules` lists them".to_owned())),
    )
}

/// All that a blueprint accepts, in the order in which it is written.
#[derive(Debug, Clone, Default)]
pub struct Acceptances(BTreeMap<Span, Acceptance>);

impl Acceptances {
    /// Adds what another environment of the same blueprint accepts, and has met.
    pub fn merge(&mut self, other: Self) {
        for (at, one) in other.0 {
            let (errors, others) = one.met;
            let known = self
                .0
                .entry(at)
                .or_insert_with(|| Acceptance { met: (0, 0), ..one });
            known.met.0 += errors;
            known.met.1 += others;
        }
    }

    /// Makes information of what is accepted, with the words that go with it. What is over on a day accepts nothing any more.
    pub fn apply(&mut self, source: &Source, today: Option<&Date>, diags: &mut Diagnostics) {
        let in_force = self.0.values_mut().filter(|one| !one.is_over(today));
        let mut all: Vec<&mut Acceptance> = in_force.collect();
        let mut known: BTreeMap<(Code, Option<usize>), Vec<usize>> = BTreeMap::new();
        for (at, one) in all.iter().enumerate() {
            let line = match one.reach {
                Reach::Everywhere => None,
                Reach::Line(line) => Some(line),
                Reach::Nothing => continue,
            };
            for code in one.codes() {
                known.entry((code, line)).or_default().push(at);
            }
        }
        diags.amend(|found| {
            let line = found.primary.map(|span| source.position(span.start).line);
            // what stands nearer speaks first
            let here = line.and_then(|line| known.get(&(found.code, Some(line))));
            let wherever = known.get(&(found.code, None));
            for at in [here, wherever].into_iter().flatten().flatten() {
                let Some(one) = all.get_mut(*at) else { continue };
                if found.severity == Severity::Error {
                    one.met.0 += 1;
                } else {
                    one.met.1 += 1;
                    accept(found, &one.by);
                }
            }
        });
    }

    /// Says which of them are over, meet an error, or accept nothing. The last can be said only where `complete`: where all that there is to
    /// find in the blueprint was found.
    pub fn tell(&self, today: Option<&Date>, complete: bool, diags: &mut Diagnostics) {
        if diags.is_full() {
            return;
        }
        let all = self.0.values();
        let found: Vec<Diagnostic> = all
            .filter_map(|one| one.finding(today, complete, diags))
            .collect();
        diags.extend(found);
    }
}

impl Extend<Acceptance> for Acceptances {
    fn extend<I: IntoIterator<Item = Acceptance>>(&mut self, more: I) {
        for one in more {
            self.0.entry(one.at).or_insert(one);
        }
    }
}

fn accept(found: &mut Diagnostic, by: &Accepted) {
    if found.accepted.is_none() {
        found.severity = Severity::Information;
        found.help = Some(by.words());
        found.accepted = Some(by.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a\nb\nc\n";

    fn by(means: Means, until: Option<&str>) -> Accepted {
        Accepted {
            means,
            reason: "tests".to_owned(),
            owner: None,
            until: until.map(str::to_owned),
        }
    }

    /// The severities of two warnings in the first and second line and an error in the third, and what is told of an acceptance.
    fn of(one: Acceptance, today: Option<&str>, complete: bool) -> (Vec<Severity>, Option<(Code, Severity)>) {
        let source = Source::new("x", TEXT);
        let mut diags = Diagnostics::new();
        diags.push(Diagnostic::warning(Code::UNUSED, Span::new(0, 1), "one"));
        diags.push(Diagnostic::warning(Code::UNUSED, Span::new(2, 3), "two"));
        diags.push(Diagnostic::error(Code::SYNTAX, Span::new(4, 5), "three"));
        let today = today.and_then(Date::read);
        let mut all = Acceptances::default();
        all.extend([one]);
        all.apply(&source, today.as_ref(), &mut diags);
        let severities = diags.iter().map(|found| found.severity).collect();
        all.tell(today.as_ref(), complete, &mut diags);
        let told = diags.iter().nth(3).map(|found| (found.code, found.severity));
        (severities, told)
    }

    #[test]
    fn what_is_named_is_accepted_where_it_is_meant() {
        use Severity::{Error, Information, Warning};
        let at = Span::new(0, 1);
        let unused = Code::UNUSED.id();
        let comment = |named: &str, reach| Acceptance::new(named, at, reach, by(Means::Comment, None));
        let waiver = |until| Acceptance::new(unused, at, Reach::Everywhere, by(Means::Waiver, until));
        let nothing = Some((Code::WAIVER, Information));
        let both = vec![Information, Information, Error];
        let none = vec![Warning, Warning, Error];
        assert_eq!(of(waiver(None), None, true), (both.clone(), None));
        let second = of(comment(unused, Reach::Line(2)), None, true);
        assert_eq!(second, (vec![Warning, Information, Error], None));
        assert_eq!(
            of(comment(unused, Reach::Line(3)), None, true),
            (none.clone(), nothing)
        );
        assert_eq!(
            of(comment(unused, Reach::Line(3)), None, false),
            (none.clone(), None)
        );
        assert_eq!(
            of(comment(unused, Reach::Nothing), None, true),
            (none.clone(), nothing)
        );
        let error = comment(&Code::SYNTAX.id().to_lowercase(), Reach::Line(3));
        assert_eq!(
            of(error, None, false),
            (none.clone(), Some((Code::WAIVER, Error)))
        );
        let until = Some("2027-06-30");
        assert_eq!(
            of(waiver(until), None, true),
            (both.clone(), None),
            "there is no clock"
        );
        assert_eq!(
            of(waiver(until), until, true),
            (both, None),
            "the day itself counts"
        );
        let over = of(waiver(until), Some("2027-07-01"), true);
        assert_eq!(over, (none, Some((Code::EXPIRED, Warning))));
    }
}
