use super::tree;
use crate::blueprint::yaml::Kind;

/// Anchors that each stand for a list of the one before.
fn chain(length: usize, items: impl Fn(usize) -> String) -> String {
    let levels = (1..length).map(|level| format!("a{level}: &a{level} [{}]\n", items(level - 1)));
    std::iter::once("a0: &a0 x\n".to_owned()).chain(levels).collect()
}

/// As many keys, each in a line that begins with these blanks.
fn mapping(length: usize, blanks: &str) -> String {
    (0..length).fold(String::new(), |text, key| text + blanks + &format!("k{key}: x\n"))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line for each kind of bad input")]
fn bad_input_has_a_place_and_a_message() {
    let bomb = chain(30, |before| vec![format!("*a{before}"); 10].join(", "));
    let deep_aliases = chain(200, |before| format!("*a{before}"));
    let long = format!("a: {}\n", "x".repeat(70_000));
    let large = vec![b'#'; 5_000_000];
    let many = format!("a:\n{}", "- b\n".repeat(20_001));
    let keys = mapping(20_001, "");
    let lists = format!("- [{}]\n", "x, ".repeat(9_999)).repeat(41);
    let texts = format!("a: &a {}\nb:\n{}", "x".repeat(60_000), "- *a\n".repeat(70));
    let merged = format!(
        "a: &a\n{}b: &b {{ l: x }}\nc:\n  <<: [*a, *b]\n",
        mapping(20_000, "  ")
    );
    let mut bad = Vec::new();
    for (bytes, wanted) in [
        (&b""[..], "1:1 AML1005 the blueprint is empty"),
        (b"# only\n# comments\n", "1:1 AML1005 the blueprint is empty"),
        (b"---\n", "1:1 AML1005 the blueprint is empty"),
        (
            b"- a\n- b\n",
            "1:1 AML1022 a blueprint is a mapping of keys to values, this is a list",
        ),
        (
            b"hello\n",
            "1:1 AML1022 a blueprint is a mapping of keys to values, this is text",
        ),
        (b"a: 1\n---\nb: 2\n", "2:1 AML1006 a second document begins here"),
        (b"a: 1\nb: \xff\n", "2:4 AML1003 the byte `FF` here is not UTF-8"),
        (
            &large,
            "- AML1004 the file has more than 4194304 bytes, the most that is read",
        ),
        (
            many.as_bytes(),
            "20002:3 AML1004 this list or mapping has more than 20000 entries",
        ),
        (
            keys.as_bytes(),
            "20001:9 AML1004 this list or mapping has more than 20000 entries",
        ),
        (
            merged.as_bytes(),
            "20004:7 AML1004 this list or mapping has more than 20000 entries",
        ),
        (
            lists.as_bytes(),
            "40:29998 AML1004 there are more than 400000 values",
        ),
        (
            texts.as_bytes(),
            "72:3 AML1017 the alias `*a` multiplies the text beyond 4194304 bytes",
        ),
        (long.as_bytes(), "1:4 AML1004 this text has 70000 bytes"),
        (
            b"a:\n\tb: 1\n",
            "2:1 AML1002 YAML forbids tabs in the indentation",
        ),
        (
            b"a:\n  b: 1\n\tc: 1\n",
            "3:1 AML1002 YAML forbids tabs in the indentation",
        ),
        (
            b"a: x\0y\n",
            "1:5 AML1014 the null character is not allowed in a text",
        ),
        (
            b"a: x\x07y\n",
            "1:5 AML1014 the character `U+0007` is not allowed in a text",
        ),
        (
            b"a: \"\\0\"\n",
            "1:4 AML1014 the null character is not allowed in a text",
        ),
        (
            b"a: \"\\ud800\"\n",
            "1:4 AML1014 this escape is half of a surrogate pair or no character at all",
        ),
        (
            "a: e\u{301}\n".as_bytes(),
            "1:4 AML1015 `e\u{301}` is not in Unicode normal form NFC",
        ),
        (b"a: 1\nb: 2\na: 3\n", "3:1 AML1007 the key `a` stands here again"),
        (
            b"a: 1\n? [x, y]\n: 2\n",
            "2:3 AML1019 a key must be text, this is a list or a mapping",
        ),
        (b"a: 1\n: 2\n", "2:1 AML1019 there is no key before this `:`"),
        (
            b"a: !secret x\n",
            "1:4 AML1018 the tag `!secret` is not used in a blueprint",
        ),
        (
            b"a: !!binary x\n",
            "1:4 AML1018 the tag `!!binary` is not used in a blueprint",
        ),
        (b"a: *b\n", "1:4 AML1017 the alias `*b` has no anchor before it"),
        (
            b"a: &a [1, *a]\n",
            "1:11 AML1017 the alias `*a` stands in the value it refers to",
        ),
        (
            b"a: {<<: 4}\n",
            "1:5 AML1020 the merge key `<<` takes an alias of a mapping, or a list of such aliases",
        ),
        (
            bomb.as_bytes(),
            "7:20 AML1017 the alias `*a5` multiplies the text beyond 400000 values",
        ),
        (
            deep_aliases.as_bytes(),
            "65:12 AML1016 lists and mappings stand in each other more than 64 deep",
        ),
        (b"a: [1, 2\n", "1:4 AML1001 the bracket `[` is never closed"),
        (b"a: 'x\n", "1:4 AML1001 a quote is opened and never closed"),
        (b"a: b: c\n", "1:5 AML1001 a `:` with a value cannot stand here"),
        (
            b"a: @x\n",
            "1:4 AML1001 a text cannot begin with `@` unless it is in quotes",
        ),
        (
            b"a: 1\n  b: 2\n",
            "2:3 AML1001 `b` is indented further than the line above, which has its value already",
        ),
        (
            b"a:\n    b: 1\n  c: 2\n",
            "3:3 AML1001 `c` is indented by 2 blanks, and nothing above it is",
        ),
        (b"a: \"\\q\"\n", "1:4 AML1001 this is no escape that YAML knows"),
        (
            b"a: \"x\" y\n",
            "1:8 AML1001 there is more text after the closing quote",
        ),
        (b"a: 1\nb\n", "2:1 AML1001 `b` has no `:`"),
    ] {
        let (_, _, found) = tree(bytes);
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]);
        if found != [wanted] {
            bad.push(format!("{text}\n   {wanted}\n   {found:#?}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    let (_, _, found) = tree("[".repeat(100_000).as_bytes());
    assert!(found[0].contains("AML1016"), "{found:?}");
    let (_, _, found) = tree(format!("a: {}", "{b: ".repeat(100_000)).as_bytes());
    assert!(found[0].contains("AML1016"), "{found:?}");
}

#[test]
fn findings_that_leave_the_rest_readable_do_not_end_the_reading() {
    let (node, source, found) = tree(b"a: *x\na: !y 1\n? [k]\n: v\nb: ${p}\nc: d\n---\n");
    assert_eq!(found.len(), 6, "{found:?}");
    let Kind::Mapping(entries) = node.unwrap().kind else {
        panic!()
    };
    let keys: Vec<&str> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c"]);
    assert_eq!(source.slice(entries[2].1.span), "d");
}
