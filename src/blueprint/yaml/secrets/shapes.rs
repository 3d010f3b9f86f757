//! What secrets look like.
//!
//! Sources: microsoft/security-utilities GeneratedRegexPatterns/HighConfidenceSecurityModels.json (identifiable keys of Azure, client
//! secrets of Entra ID); GitHub, "GitHub's token formats"; gitleaks/gitleaks cmd/generate/config/rules; RFC 7468 (PEM), RFC 7519 (JWT),
//! RFC 3986 3.2.1 (passwords in addresses). Nothing is looked for twice at one place, so the time is linear in the text.

use std::ops::Range;

/// How sure it is that a text is a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// It has a mark that nothing else has.
    Certain,
    /// Something else may look like it.
    Likely,
}

/// A secret in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Secret {
    /// What it is, with an article.
    pub(super) what: &'static str,
    pub(super) certainty: Certainty,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// The letters of an alphabet.
type Alphabet = fn(u8) -> bool;

fn base62(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn base64(byte: u8) -> bool {
    base62(byte) || matches!(byte, b'+' | b'/')
}

fn base64_url(byte: u8) -> bool {
    base62(byte) || matches!(byte, b'-' | b'_')
}

fn unreserved(byte: u8) -> bool {
    base64_url(byte) || matches!(byte, b'.' | b'~')
}

/// What the value of a query or of a connection string is made of.
fn value(byte: u8) -> bool {
    unreserved(byte) || base64(byte) || matches!(byte, b'%' | b'=')
}

/// A token that begins with a word of its own.
struct Prefixed {
    prefix: &'static str,
    rest: Alphabet,
    least: usize,
    what: &'static str,
}

const GITHUB: &str = "a token of GitHub";

const PREFIXED: &[Prefixed] = &[
    Prefixed {
        prefix: "ghp_",
        rest: base62,
        least: 36,
        what: GITHUB,
    },
    Prefixed {
        prefix: "gho_",
        rest: base62,
        least: 36,
        what: GITHUB,
    },
    Prefixed {
        prefix: "ghu_",
        rest: base62,
        least: 36,
        what: GITHUB,
    },
    Prefixed {
        prefix: "ghs_",
        rest: base62,
        least: 36,
        what: GITHUB,
    },
    Prefixed {
        prefix: "ghr_",
        rest: base62,
        least: 36,
        what: GITHUB,
    },
    Prefixed {
        prefix: "github_pat_",
        rest: base64_url,
        least: 60,
        what: GITHUB,
    },
    Prefixed {
        prefix: "glpat-",
        rest: base64_url,
        least: 20,
        what: "a token of GitLab",
    },
    Prefixed {
        prefix: "dapi",
        rest: |byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        least: 32,
        what: "a token of Databricks",
    },
    Prefixed {
        prefix: "hf_",
        rest: |byte| byte.is_ascii_alphabetic(),
        least: 34,
        what: "a token of Hugging Face",
    },
    Prefixed {
        prefix: "sk-proj-",
        rest: base64_url,
        least: 40,
        what: "a key of OpenAI",
    },
    Prefixed {
        prefix: "sk-",
        rest: base62,
        least: 48,
        what: "a key of OpenAI",
    },
    Prefixed {
        prefix: "npm_",
        rest: base62,
        least: 36,
        what: "a token of npm",
    },
    Prefixed {
        prefix: "pypi-AgE",
        rest: base64_url,
        least: 50,
        what: "a token of PyPI",
    },
    Prefixed {
        prefix: "dckr_pat_",
        rest: base64_url,
        least: 27,
        what: "a token of Docker Hub",
    },
    Prefixed {
        prefix: "xoxb-",
        rest: base64_url,
        least: 20,
        what: "a token of Slack",
    },
    Prefixed {
        prefix: "xoxp-",
        rest: base64_url,
        least: 20,
        what: "a token of Slack",
    },
];

/// A key with a mark at a place of its own: letters before it and at least so many after it.
struct Marked {
    mark: &'static str,
    letters: Alphabet,
    before: usize,
    after: usize,
    what: &'static str,
}

const STORAGE: &str = "the key of a storage account";

const MARKED: &[Marked] = &[
    Marked {
        mark: "+ASt",
        letters: base64,
        before: 76,
        after: 6,
        what: STORAGE,
    },
    Marked {
        mark: "ACDb",
        letters: base64,
        before: 76,
        after: 6,
        what: "a key of Cosmos DB",
    },
    Marked {
        mark: "+ABa",
        letters: base64,
        before: 76,
        after: 6,
        what: "a key of Azure Batch",
    },
    Marked {
        mark: "+AMC",
        letters: base64,
        before: 76,
        after: 6,
        what: "a key of Azure Machine Learning",
    },
    Marked {
        mark: "APIM",
        letters: base64,
        before: 76,
        after: 6,
        what: "a key of API Management",
    },
    Marked {
        mark: "+ACR",
        letters: base64,
        before: 42,
        after: 6,
        what: "a password of a container registry",
    },
    Marked {
        mark: "AzSe",
        letters: base62,
        before: 42,
        after: 6,
        what: "a key of Azure AI Search",
    },
    Marked {
        mark: "AzCa",
        letters: base62,
        before: 33,
        after: 6,
        what: "a key of Azure Cache for Redis",
    },
    Marked {
        mark: "AzFu",
        letters: base64_url,
        before: 44,
        after: 6,
        what: "a key of Azure Functions",
    },
    Marked {
        mark: "AIoT",
        letters: base64,
        before: 33,
        after: 6,
        what: "a key of Azure IoT Hub",
    },
    Marked {
        mark: "AZEG",
        letters: base64,
        before: 33,
        after: 6,
        what: "a key of Event Grid",
    },
    Marked {
        mark: "+ASb",
        letters: base64,
        before: 33,
        after: 6,
        what: "a key of Service Bus",
    },
    Marked {
        mark: "+AEh",
        letters: base64,
        before: 33,
        after: 6,
        what: "a key of Event Hubs",
    },
    Marked {
        mark: "+ARm",
        letters: base64,
        before: 33,
        after: 6,
        what: "a key of Azure Relay",
    },
    Marked {
        mark: "JQQJ9",
        letters: base62,
        before: 52,
        after: 27,
        what: "a key of an Azure service",
    },
    Marked {
        mark: "AZDO",
        letters: base62,
        before: 76,
        after: 4,
        what: "a token of Azure DevOps",
    },
    Marked {
        mark: "7Q~",
        letters: unreserved,
        before: 3,
        after: 31,
        what: "a client secret of Entra ID",
    },
    Marked {
        mark: "8Q~",
        letters: unreserved,
        before: 3,
        after: 31,
        what: "a client secret of Entra ID",
    },
];

/// What stands before a value in a connection string or a query.
struct Assigned {
    name: &'static str,
    /// From how many letters on it is certain.
    certain: usize,
    /// Whether fewer letters, and a name that only ends so, may be one.
    or_likely: bool,
    what: &'static str,
}

const PASSWORD: &str = "a password";

const ASSIGNED: &[Assigned] = &[
    Assigned {
        name: "accountkey",
        certain: 20,
        or_likely: true,
        what: STORAGE,
    },
    Assigned {
        name: "sharedaccesskey",
        certain: 20,
        or_likely: true,
        what: "a shared access key",
    },
    Assigned {
        name: "sharedaccesssignature",
        certain: 20,
        or_likely: true,
        what: "a shared access signature",
    },
    Assigned {
        name: "sig",
        certain: 32,
        or_likely: false,
        what: "a shared access signature",
    },
    Assigned {
        name: "clientsecret",
        certain: usize::MAX,
        or_likely: true,
        what: "a client secret",
    },
    Assigned {
        name: "password",
        certain: usize::MAX,
        or_likely: true,
        what: PASSWORD,
    },
    Assigned {
        name: "pwd",
        certain: usize::MAX,
        or_likely: true,
        what: PASSWORD,
    },
    Assigned {
        name: "apikey",
        certain: usize::MAX,
        or_likely: true,
        what: "a key",
    },
    Assigned {
        name: "accesstoken",
        certain: usize::MAX,
        or_likely: true,
        what: "a token",
    },
    Assigned {
        name: "token",
        certain: usize::MAX,
        or_likely: true,
        what: "a token",
    },
];

/// Everything in a text that is a secret or may be one.
pub(super) fn all(text: &str) -> Vec<Secret> {
    // the shortest has more than this, and most texts have less
    if text.len() < 8 {
        return Vec::new();
    }
    let mut found = Vec::new();
    if begins_block(text) {
        found.push(certain("a private key", 0..text.len()));
    }
    let words = long_words(text);
    prefixed(text, &words, &mut found);
    marked(text, &words, &mut found);
    assigned(text, &mut found);
    tokens(text, &words, &mut found);
    addresses(text, &mut found);
    long_keys(text, &mut found);
    found
}

/// Whether a private key begins here.
pub(super) fn begins_block(text: &str) -> bool {
    text.split_once("-----BEGIN ").is_some_and(|(_, rest)| {
        rest.lines()
            .next()
            .is_some_and(|line| line.contains("PRIVATE KEY-----"))
    })
}

fn certain(what: &'static str, range: Range<usize>) -> Secret {
    Secret {
        what,
        certainty: Certainty::Certain,
        range,
    }
}

fn likely(what: &'static str, range: Range<usize>) -> Secret {
    Secret {
        what,
        certainty: Certainty::Likely,
        range,
    }
}

/// How many letters of an alphabet follow an offset, at most `most`.
fn after(text: &str, from: usize, letters: Alphabet, most: usize) -> usize {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    bytes.iter().take(most).take_while(|byte| letters(**byte)).count()
}

/// How many letters of an alphabet stand before an offset, at most `most`.
fn before(text: &str, to: usize, letters: Alphabet, most: usize) -> usize {
    let bytes = text.as_bytes().get(..to).unwrap_or_default();
    bytes
        .iter()
        .rev()
        .take(most)
        .take_while(|byte| letters(**byte))
        .count()
}

/// Longest secret that is measured.
const LONGEST: usize = 4096;

/// The shortest of what stands in one word: a token of three parts.
const SHORTEST: usize = 25;

/// The runs of letters of all alphabets that are long enough for a key or token. Most texts have none.
fn long_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for word in text
        .as_bytes()
        .split(|byte| !(unreserved(*byte) || base64(*byte)))
    {
        let range = start..start + word.len();
        start = range.end + 1;
        if word.len() >= SHORTEST {
            found.push(range);
        }
    }
    found
}

/// Where in words of at least so many letters a mark stands.
fn places<'t>(
    text: &'t str,
    words: &'t [Range<usize>],
    mark: &'t str,
    least: usize,
) -> impl Iterator<Item = usize> {
    let long = words.iter().filter(move |word| word.len() >= least);
    long.flat_map(move |word| {
        let within = text.get(word.clone()).unwrap_or_default();
        within.match_indices(mark).map(|(at, _)| word.start + at)
    })
}

fn prefixed(text: &str, words: &[Range<usize>], found: &mut Vec<Secret>) {
    for shape in PREFIXED {
        let mut done = 0;
        let length = shape.prefix.len();
        for at in places(text, words, shape.prefix, length + shape.least) {
            let begins = before(text, at, |byte| base62(byte) || byte == b'_', 1) == 0;
            if at < done || !begins {
                continue;
            }
            let end = at + length;
            let rest = after(text, end, shape.rest, LONGEST);
            if rest >= shape.least {
                done = end + rest;
                found.push(certain(shape.what, at..done));
            }
        }
    }
}

fn marked(text: &str, words: &[Range<usize>], found: &mut Vec<Secret>) {
    for shape in MARKED {
        let length = shape.mark.len();
        for at in places(text, words, shape.mark, shape.before + length + shape.after) {
            let end = at + length;
            let (ahead, behind) = (
                before(text, at, shape.letters, shape.before),
                after(text, end, shape.letters, 64),
            );
            if ahead == shape.before && behind >= shape.after {
                found.push(certain(shape.what, at - ahead..end + behind));
            }
        }
    }
}

fn assigned(text: &str, found: &mut Vec<Secret>) {
    let mut done = 0;
    for (equals, _) in text.match_indices('=') {
        if equals < done {
            continue;
        }
        let ahead = before(text, equals, |byte| base64_url(byte) || byte == b' ', 24);
        let name: String = text
            .get(equals - ahead..equals)
            .unwrap_or_default()
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_lowercase())
            .collect();
        let Some(shape) = ASSIGNED
            .iter()
            .find(|shape| name == shape.name || (shape.or_likely && name.ends_with(shape.name)))
        else {
            continue;
        };
        let quotes = after(text, equals + 1, |byte| matches!(byte, b'"' | b'\''), 1);
        let from = equals + 1 + quotes;
        let letters = after(text, from, value, LONGEST);
        let range = from..from + letters;
        done = range.end;
        if letters >= shape.certain {
            found.push(certain(shape.what, range));
        } else if shape.or_likely && letters > 0 {
            found.push(likely(shape.what, range));
        }
    }
}

/// Tokens of three parts, of which the first two are JSON in base64.
fn tokens(text: &str, words: &[Range<usize>], found: &mut Vec<Secret>) {
    let mut done = 0;
    for at in places(text, words, "eyJ", SHORTEST) {
        if at < done || before(text, at, base64_url, 1) > 0 {
            continue;
        }
        let end = at + after(text, at, |byte| base64_url(byte) || byte == b'.', LONGEST);
        let mut parts = text.get(at..end).unwrap_or_default().split('.');
        let (head, claims, signature) = (parts.next(), parts.next(), parts.next());
        let long = |part: Option<&str>| part.is_some_and(|part| part.len() >= 10);
        if long(head) && long(signature) && claims.is_some_and(|claims| claims.starts_with("eyJ")) {
            found.push(certain("a token", at..end));
        }
        done = end;
    }
}

/// Addresses with a password: `https://name:password@host`.
fn addresses(text: &str, found: &mut Vec<Secret>) {
    for (at, mark) in text.match_indices("://") {
        let from = at + mark.len();
        let rest = text.get(from..).unwrap_or_default();
        let authority = rest
            .split(|letter: char| letter.is_whitespace() || "/?#\"'<>`".contains(letter))
            .next()
            .unwrap_or_default();
        let Some((user, _)) = authority.rsplit_once('@') else {
            continue;
        };
        let Some((name, password)) = user.split_once(':') else {
            continue;
        };
        // `$(TOKEN)`, `{token}`, `***`: a hole for one
        let is_hole = password.starts_with(['$', '{', '*', '%']) && !password.starts_with("%2");
        if !password.is_empty() && !is_hole {
            let start = from + name.len() + 1;
            found.push(certain("a password in an address", start..start + password.len()));
        }
    }
}

/// Keys of 64 and 32 bytes in base64, as storage accounts and services have had them before they were marked.
fn long_keys(text: &str, found: &mut Vec<Secret>) {
    let mut start = 0;
    for run in text
        .as_bytes()
        .split(|byte| !(base64_url(*byte) || base64(*byte) || *byte == b'='))
    {
        let range = start..start + run.len();
        start = range.end + 1;
        let padding = run.iter().rev().take_while(|byte| **byte == b'=').count();
        let digits = run.get(..run.len() - padding).unwrap_or_default();
        let mixed = |kind: fn(&u8) -> bool| digits.iter().any(kind);
        let is_key = matches!((digits.len(), padding), (86, 2) | (43, 1))
            && digits.iter().all(|byte| base64(*byte))
            && mixed(u8::is_ascii_lowercase)
            && mixed(u8::is_ascii_uppercase)
            && mixed(u8::is_ascii_digit);
        if is_key {
            found.push(likely("a key", range));
        }
    }
}
