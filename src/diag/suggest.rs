//! "Did you mean …?"

/// The candidates nearest to `word` in whatever case: an edit distance of at most two and less than the word is long, at most three,
/// the nearest first.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let length = word.chars().count();
    // far longer than any word of ours: no typing mistake, and not worth the time
    if length > 100 {
        return Vec::new();
    }
    let word = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 8)
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= 2 && *distance < length)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, candidate)| candidate).collect()
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
        assert_eq!(
            did_you_mean("CPU", known).as_deref(),
            Some("did you mean `cpu` or `gpu`?")
        );
        assert_eq!(did_you_mean("storage", known), None);
        // one letter is not near to everything
        assert_eq!(did_you_mean("b", known), None);
        assert_eq!(closest("aa", ["ab", "ac", "ad", "ae"]), ["ab", "ac", "ad"]);
        assert_eq!(alternatives(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(did_you_mean(&"x".repeat(100_000), known), None);
    }
}
