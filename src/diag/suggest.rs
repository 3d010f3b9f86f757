//! "Did you mean …?"

/// The candidates nearest to `word`, at most three, the nearest first: those that are it but for case, blanks, `-` and `_`; or those
/// that begin with it and those at an edit distance of at most two, which is less than the word is long; or those that share whole
/// words with it, as `data_reader` does with `reader`.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let length = word.chars().count();
    // far longer than any word of ours: no typing mistake, and not worth the time
    if length > 100 {
        return Vec::new();
    }
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let wanted = squeezed(word);
    let mut near: Vec<(usize, std::cmp::Reverse<usize>, &str)> = candidates
        .iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 8)
        .map(|candidate| (squeezed(candidate), *candidate))
        .map(|(known, candidate)| {
            let shared = known
                .chars()
                .zip(wanted.chars())
                .take_while(|(one, other)| one == other);
            let distance = strsim::osa_distance(&wanted, &known);
            (distance, std::cmp::Reverse(shared.count()), candidate)
        })
        .filter(|(distance, ..)| *distance <= 2 && *distance < length)
        .collect();
    near.sort_unstable();
    near.dedup();
    let nearest = near.first().map(|(distance, ..)| *distance);
    if nearest == Some(0) {
        near.retain(|(distance, ..)| *distance == 0);
    }
    // with one slip it is a typing mistake, otherwise rather a word that was cut off
    let mut all = match nearest {
        Some(0 | 1) => Vec::new(),
        _ => beginning_with(&wanted, &candidates),
    };
    if all.is_empty() && near.is_empty() {
        return sharing_words(word, &candidates);
    }
    for (.., candidate) in near {
        if !all.contains(&candidate) {
            all.push(candidate);
        }
    }
    all.truncate(3);
    all
}

/// The few candidates that go on where the word ends, as `westeurope` does after `westeu`.
fn beginning_with<'a>(wanted: &str, candidates: &[&'a str]) -> Vec<&'a str> {
    if wanted.chars().count() < 4 {
        return Vec::new();
    }
    let mut longer: Vec<&str> = candidates.to_vec();
    longer.retain(|candidate| squeezed(candidate).starts_with(wanted));
    longer.sort_unstable();
    longer.dedup();
    // many that begin alike are no answer
    if longer.len() > 3 { Vec::new() } else { longer }
}

/// In lower case, without what stands between words.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_between(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_between(letter: char) -> bool {
    matches!(letter, ' ' | '-' | '_')
}

/// The few candidates that have all words of `word`, or all of whose words it has, with the fewest other words.
fn sharing_words<'a>(word: &str, candidates: &[&'a str]) -> Vec<&'a str> {
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower
            .split(is_between)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    // a beginning is enough: `metrics pub`
    let all_in = |some: &[String], all: &[String]| {
        some.iter().all(|part| {
            let may_be_short = all.len() > 1 && part.len() >= 3;
            all.iter()
                .any(|known| known == part || (may_be_short && known.starts_with(part.as_str())))
        })
    };
    let wanted = words(word);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = candidates
        .iter()
        .map(|candidate| (words(candidate), *candidate))
        .filter(|(known, _)| all_in(&wanted, known) || (known.len() < wanted.len() && all_in(known, &wanted)))
        .map(|(known, candidate)| (known.len().abs_diff(wanted.len()), candidate))
        .collect();
    let fewest = near.iter().map(|(others, _)| *others).min();
    near.retain(|(others, _)| Some(*others) == fewest && *others <= wanted.len().min(2));
    near.dedup();
    // many that share a word are no answer
    if near.len() > 3 {
        return Vec::new();
    }
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The question for the nearest candidates, if there are any.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = closest(word, candidates);
    (!near.is_empty()).then(|| format!("did you mean {}?", alternatives(near)))
}

/// The words in backticks as `a`, `b` or `c`.
pub fn alternatives<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["training", "trainer", "cpu", "gpu", "a"];
        assert_eq!(
            did_you_mean("trainning", known).as_deref(),
            Some("did you mean `training`?")
        );
        assert_eq!(
            did_you_mean("xpu", known).as_deref(),
            Some("did you mean `cpu` or `gpu`?")
        );
        assert_eq!(did_you_mean("CPU", known).as_deref(), Some("did you mean `cpu`?"));
        assert_eq!(did_you_mean("storage", known), None);
        let regions = [
            "westus",
            "westus2",
            "westeurope",
            "germanynorth",
            "germanywestcentral",
        ];
        assert_eq!(closest("westeu", regions), ["westeurope", "westus"]);
        assert_eq!(
            closest("germany", regions),
            ["germanynorth", "germanywestcentral"]
        );
        // one letter is not near to everything
        assert_eq!(did_you_mean("b", known), None);
        assert_eq!(closest("aa", ["ab", "ac", "ad", "ae"]), ["ab", "ac", "ad"]);
        // the one that begins alike comes first, whatever the alphabet says
        assert_eq!(closest("raw", ["caw", "ran"]), ["ran", "caw"]);
        let personas = ["data_scientist", "data_reader", "ml_engineer"];
        assert_eq!(closest("reader", personas), ["data_reader"]);
        assert_eq!(closest("Data Scientist", personas), ["data_scientist"]);
        assert_eq!(closest("storage_accounts", ["storage", "registry"]), ["storage"]);
        let roles = ["Storage Blob Data Reader", "Storage Queue Data Reader", "Reader"];
        assert_eq!(closest("Blob Data Reader", roles), ["Storage Blob Data Reader"]);
        assert_eq!(
            closest("StorageBlobDataReader", roles),
            ["Storage Blob Data Reader"]
        );
        assert_eq!(alternatives(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(did_you_mean(&"x".repeat(100_000), known), None);
    }
}
