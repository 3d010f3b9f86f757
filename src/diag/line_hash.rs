//! The fingerprint of a line that GitHub compares alerts by, so that an upload means the same through the action and through the API.
//!
//! It is a polynomial over the first hundred UTF-16 code units from the beginning of a line on, blanks and tabs left out, whatever line
//! they stand in; equal ones are numbered. Source: github/codeql-action src/fingerprints.ts.

use std::collections::BTreeMap;

use crate::source::Source;

/// How many characters count.
const BLOCK: usize = 100;
const BASE: u64 = 37;
/// What stands for the end of the file.
const END: u16 = u16::MAX;

/// The fingerprint of each line, the first line first.
pub(super) fn line_hashes(source: &Source) -> Vec<String> {
    let mut units = Vec::with_capacity(source.text().len() + 1);
    let mut starts = Vec::new();
    let mut is_start = true;
    let mut before = 0;
    for unit in source.text().encode_utf16().chain([END]) {
        let is_second_half = before == u16::from(b'\r') && unit == u16::from(b'\n');
        before = unit;
        if is_second_half || unit == u16::from(b' ') || unit == u16::from(b'\t') {
            continue;
        }
        if is_start {
            starts.push(units.len());
        }
        let ends = unit == u16::from(b'\r') || unit == u16::from(b'\n');
        is_start = ends;
        units.push(if ends { u16::from(b'\n') } else { unit });
    }
    let mut known: BTreeMap<u64, usize> = BTreeMap::new();
    let numbered = starts.into_iter().map(|start| {
        let block = units.get(start..).unwrap_or_default().iter().copied();
        let filled = block.chain(std::iter::repeat(0)).take(BLOCK);
        let hash = filled.fold(0_u64, |hash, unit| {
            hash.wrapping_mul(BASE).wrapping_add(u64::from(unit))
        });
        let number = known.entry(hash).or_default();
        *number += 1;
        format!("{hash:x}:{number}")
    });
    numbered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        line_hashes(&Source::new("x", text))
    }

    #[test]
    fn hashes_are_those_that_github_computes() {
        // as the tests of the action have them
        assert_eq!(of(""), ["c129715d7a2bc9a3:1"]);
        let four = [
            "271789c17abda88f:1",
            "54703d4cd895b18:1",
            "180aee12dab6264:1",
            "a23a3dc5e078b07b:1",
        ];
        assert_eq!(of(" a\nb\n  \t\tc\n d"), four);
        assert_eq!(of("a\r\nb\r\nc\rd"), four);
    }

    #[test]
    fn equal_lines_are_numbered() {
        let hashes = of(&"the same\n".repeat(20));
        let (first, one) = hashes[0].split_once(':').unwrap();
        assert_eq!((one, hashes.len()), ("1", 21));
        assert_eq!(hashes[1], format!("{first}:2"));
    }
}
