//! What a blueprint accepts of the findings about it: its `waivers`, and comments at the lines of the findings.

use super::{Blueprint, Ignored, Waiver, yaml};
use crate::diag::acceptance::{Acceptance, Acceptances, Reach, unknown};
use crate::diag::suggest::did_you_mean;
use crate::diag::{Accepted, Code, Diagnostic, Diagnostics, Means};
use crate::source::{Source, Span, Spanned};

/// What a comment begins with that speaks to the program.
const PREFIX: &str = "amlgen:";
/// What it may say.
const IGNORE: &str = "ignore";

/// What a text accepts, read before it is understood.
#[derive(Debug, Clone, Default)]
pub struct Accepting {
    /// What its comments accept.
    comments: Vec<Acceptance>,
    /// What is wrong with the comments.
    mistakes: Diagnostics,
}

/// Reads the comments of a text: `# amlgen:ignore CODE reason`.
#[must_use]
pub fn accepting(source: &Source) -> Accepting {
    let mut found = Accepting::default();
    for comment in yaml::comments(source, PREFIX) {
        match acceptance(&comment) {
            Ok(Some(one)) => found.comments.push(one),
            Ok(None) => {}
            Err(mistake) => found.mistakes.push(*mistake),
        }
    }
    found
}

impl Accepting {
    /// All that is accepted in one environment, as far as it could be read.
    #[must_use]
    pub fn of(&self, written: Option<&Blueprint>) -> Acceptances {
        let waivers = written.into_iter().flat_map(|written| &written.waivers);
        let mut all = Acceptances::default();
        all.extend(self.comments.iter().cloned());
        all.extend(waivers.map(|entry| of_waiver(&entry.value)));
        all
    }

    /// What comments accept of a tree, as it is in one environment: what that replaces or leaves out is not there.
    #[must_use]
    pub fn ignored(&self, source: &Source, tree: &yaml::Node) -> Vec<Ignored> {
        let here = self.comments.iter().filter_map(|comment| {
            let Reach::Line(line) = comment.reach else {
                return None;
            };
            Some(Ignored {
                rule: comment.named.clone(),
                at: yaml::path(source, tree, line)?,
                reason: comment.by.reason.clone(),
            })
        });
        here.collect()
    }

    /// What is wrong with the comments.
    #[must_use]
    pub fn mistakes(&self) -> &Diagnostics {
        &self.mistakes
    }
}

fn of_waiver(waiver: &Waiver) -> Acceptance {
    let Waiver {
        rule,
        reason,
        owner,
        until,
    } = waiver;
    let text = |written: &Option<Spanned<String>>| written.as_ref().map(|text| text.value.clone());
    let by = Accepted {
        means: Means::Waiver,
        reason: reason.value.clone(),
        owner: text(owner),
        until: text(until),
    };
    Acceptance::new(&rule.value, rule.span, Reach::Everywhere, by)
}

/// What a comment accepts; nothing if it does not speak to the program.
fn acceptance(comment: &yaml::Comment<'_>) -> Result<Option<Acceptance>, Box<Diagnostic>> {
    let text = comment.text.trim_start();
    let Some(said) = text.strip_prefix(PREFIX) else {
        return Ok(None);
    };
    let blank = |letter: char| letter == ' ' || letter == '\t';
    // where a part of the text stands, which ends where it ends
    let place = |part: &str, rest: &str| {
        let length = |text: &str| u32::try_from(text.len()).unwrap_or_default();
        let start = comment.at.end - length(rest);
        Span::new(start, start + length(part))
    };
    let (word, rest) = said.split_once(blank).unwrap_or((said, ""));
    if word != IGNORE {
        let parted = word.is_empty() && rest.trim_start().starts_with(IGNORE);
        // `# amlgen: makes this` speaks of the program, not to it
        if !parted && did_you_mean(word, [IGNORE]).is_none() {
            return Ok(None);
        }
        let instruction = text.split(blank).next().unwrap_or(text);
        let message = format!("`{instruction}` accepts nothing");
        return Err(Box::new(
            Diagnostic::warning(Code::WAIVER, place(instruction, text), message)
                .help(format!("did you mean `{PREFIX}{IGNORE}`?")),
        ));
    }
    let rest = rest.trim_start_matches(blank);
    let (named, reason) = rest.split_once(blank).unwrap_or((rest, ""));
    let named = named.trim_end();
    let at = place(named, rest);
    let form = format!("write `# {PREFIX}{IGNORE} CODE reason`");
    if named.is_empty() {
        let message = "the comment names no finding";
        return Err(Box::new(
            Diagnostic::error(Code::BAD_VALUE, place(text, text), message).help(form),
        ));
    }
    if let Some(mistake) = unknown(named, at, Means::Comment) {
        return Err(Box::new(mistake));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        let message = format!("the comment does not say why `{named}` is accepted");
        return Err(Box::new(
            Diagnostic::error(Code::BAD_VALUE, at, message).help(form),
        ));
    }
    let by = Accepted {
        means: Means::Comment,
        reason: reason.to_owned(),
        owner: None,
        until: None,
    };
    let reach = comment.line.map_or(Reach::Nothing, Reach::Line);
    Ok(Some(Acceptance::new(named, at, reach, by)))
}
