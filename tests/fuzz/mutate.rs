//! What is done to a blueprint.

use super::rng::Rng;
use crate::support;

/// Texts that some reader, shell or viewer of an output may take for something else, and what YAML makes of its own accord.
pub(super) const HOSTILE: &[&str] = &[
    "${a}",
    "${",
    "%{ if true }",
    "{{ x }}",
    "{{{",
    "'''",
    "'",
    "\"",
    "\\",
    "`",
    "\"\\n::error::x\"",
    "\"a\\nb\"",
    "*/",
    "/*",
    "//",
    "<!--",
    "-->",
    "<script>",
    "[x](javascript:y)",
    "| a |",
    "[parameters('x')]",
    "[[x",
    "=1+1",
    "@x",
    "null",
    "~",
    "true",
    "no",
    "[]",
    "{}",
    "- ",
    "&a",
    "*a",
    "<<: *a",
    "|",
    ">-",
    "!!binary x",
    "0x10",
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    ".inf",
    "\0",
    "\u{feff}",
    "\u{fffe}",
    "\u{202e}",
    "\u{200b}",
    "\u{85}",
    "\u{2028}",
    "e\u{301}",
    "\u{1b}[31m",
    "ä",
    "con",
    "../..",
    "/",
    "/subscriptions/x",
    "00000000-0000-0000-0000-000000000000",
    "https://x:y@z/",
    "sig=abc",
    "AccountKey=abc==",
    "\t",
    "\r",
    "\r\n",
    "---\n",
    "...\n",
    "#",
    ": ",
    "? x",
    "system_assigned",
    "default",
    "none",
];

/// What is mutated, and what mutations take from each other.
pub(super) struct Corpus {
    files: Vec<(String, Vec<u8>)>,
    lines: Vec<String>,
    /// The values behind the keys, and the keys.
    values: Vec<String>,
    keys: Vec<String>,
}

impl Corpus {
    pub(super) fn read() -> Self {
        let folders = [
            "blueprints",
            "blueprints/invalid",
            "tests/data",
            "tests/data/beyond",
        ];
        let mut files = Vec::new();
        for folder in folders {
            for (stem, bytes) in support::blueprints(folder) {
                files.push((format!("{folder}/{stem}.yaml"), bytes));
            }
        }
        assert!(files.len() > 100, "only {} blueprints", files.len());
        let text: String = files
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes))
            .collect();
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let pairs = lines.iter().filter_map(|line| line.split_once(": "));
        let values = pairs.clone().map(|(_, value)| value.to_owned()).collect();
        let keys = pairs.map(|(key, _)| key.trim().to_owned()).collect();
        Self {
            files,
            lines,
            values,
            keys,
        }
    }

    /// A mutated blueprint, with the name of the one that it was.
    pub(super) fn case(&self, rng: &mut Rng) -> (&str, Vec<u8>) {
        let (name, bytes) = rng.pick(&self.files);
        let mut bytes = bytes.clone();
        for _ in 0..=rng.below(3) {
            bytes = match rng.below(4) {
                0 => of_bytes(bytes, rng),
                _ => self.of_lines(&bytes, rng),
            };
        }
        (name, bytes)
    }

    fn of_lines(&self, bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
        let text = String::from_utf8_lossy(bytes);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        if lines.is_empty() {
            return self.lines.join("\n").into_bytes();
        }
        let at = rng.below(lines.len());
        let end = (at + 1 + rng.below(4)).min(lines.len());
        match rng.below(11) {
            0 => drop(lines.drain(at..end)),
            1 => {
                let again: Vec<String> = lines[at..end].to_vec();
                let to = rng.below(lines.len() + 1);
                lines.splice(to..to, again);
            }
            2 => {
                let other = rng.below(lines.len());
                lines.swap(at, other);
            }
            3 => {
                let blanks = " ".repeat(1 + rng.below(4));
                for line in &mut lines[at..end] {
                    line.insert_str(0, &blanks);
                }
            }
            4 => {
                let less = 1 + rng.below(4);
                for line in &mut lines[at..end] {
                    let blanks = line.len() - line.trim_start_matches(' ').len();
                    line.replace_range(..less.min(blanks), "");
                }
            }
            5 => lines.insert(at, rng.pick(&self.lines).clone()),
            6 => replace_value(&mut lines[at], rng.pick(&self.values)),
            7 => replace_value(&mut lines[at], rng.pick(HOSTILE)),
            8 => {
                // in the text of a value: most of what is hostile is so inside of others
                let fragment = rng.pick(HOSTILE);
                if let Some((key, value)) = lines[at].split_once(": ") {
                    let value = value.replace('\'', "''");
                    lines[at] = format!("{key}: '{value} {}'", fragment.replace('\'', "''"));
                }
            }
            9 => {
                if let Some((key, value)) = lines[at].split_once(':') {
                    let blanks = &key[..key.len() - key.trim_start().len()];
                    lines[at] = format!("{blanks}{}:{value}", rng.pick(&self.keys));
                }
            }
            _ => {
                let (_, other) = rng.pick(&self.files);
                let other = String::from_utf8_lossy(other).into_owned();
                let from: Vec<&str> = other.lines().collect();
                let begin = rng.below(from.len().max(1));
                let block = from.iter().skip(begin).take(1 + rng.below(12));
                lines.splice(at..at, block.map(|line| (*line).to_owned()));
            }
        }
        lines.push(String::new());
        lines.join("\n").into_bytes()
    }
}

fn replace_value(line: &mut String, value: impl AsRef<str>) {
    if let Some((key, _)) = line.split_once(':') {
        *line = format!("{key}: {}", value.as_ref());
    }
}

fn of_bytes(mut bytes: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    let at = rng.below(bytes.len() + 1);
    let end = (at + 1 + rng.below(8)).min(bytes.len());
    match rng.below(5) {
        0 => drop(bytes.drain(at.min(end)..end)),
        1 => {
            let again = bytes[at.min(end)..end].to_vec();
            bytes.splice(at..at, again);
        }
        2 => bytes.insert(at, u8::try_from(rng.below(256)).unwrap()),
        3 => {
            let bit = 1 << rng.below(8);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= bit;
            }
        }
        _ => drop(bytes.splice(at..at, rng.pick(HOSTILE).bytes())),
    }
    bytes
}
