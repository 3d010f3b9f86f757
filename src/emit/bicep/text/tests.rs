//! What the Bicep text layer writes.

use super::*;

fn printed(code: &Code) -> String {
    var("x", code).to_string()
}

fn name(length: usize) -> Code {
    Code::Name("a".repeat(length))
}

#[test]
fn literals() {
    for (raw, written) in [
        ("", "''"),
        ("it's", r"'it\'s'"),
        ("'''", r"'\'\'\''"),
        (r"C:\new", r"'C:\\new'"),
        ("a\r\nb\t", r"'a\r\nb\t'"),
        ("$", "'$'"),
        ("${x}", r"'\${x}'"),
        ("$${x}", r"'$\${x}'"),
        ("$'{x}", r"'$\'{x}'"),
        (r"\${x}", r"'\\\${x}'"),
        ("%{if}", "'%{if}'"),
        ("[x]", "'[x]'"),
        ("say \"hi\"", "'say \"hi\"'"),
        ("zero\u{200b}width", r"'zero\u{200b}width'"),
        ("\u{202e}evil", r"'\u{202e}evil'"),
        ("\u{1}\u{7f}\u{a0}", r"'\u{1}\u{7f}\u{a0}'"),
        ("e\u{301} 日本 😀", "'e\u{301} 日本 😀'"),
    ] {
        assert_eq!(literal(raw), written);
    }
}

#[test]
fn keys() {
    for (raw, written) in [
        ("name", "name"),
        ("copy", "copy"),
        ("for", "for"),
        ("null", "'null'"),
        ("a-b", "'a-b'"),
        ("1a", "'1a'"),
        ("é", "'é'"),
        ("", "''"),
        ("${k}", r"'\${k}'"),
    ] {
        assert_eq!(key(raw), written);
    }
}

#[test]
fn members() {
    for (raw, written) in [
        ("name", "x.name"),
        ("for", "x.for"),
        ("null", "x['null']"),
        ("true", "x['true']"),
        ("a-b", "x['a-b']"),
    ] {
        assert_eq!(flat(&Code::name("x").member(raw)), written);
    }
}

#[test]
fn neighbouring_literals_cannot_open_a_hole() {
    let pieces = vec![
        Piece::Literal("$".into()),
        Piece::Literal("{x}$".into()),
        Piece::Hole(Code::name("y")),
    ];
    assert_eq!(printed(&Code::Text(pieces)), r"var x = '\${x}$${y}'");
}

#[test]
fn holes_stay_on_one_line() {
    let hole = Code::call(
        "f",
        vec![
            name(80),
            name(80),
            Code::object([("a", Code::Array(vec![Code::Null]))]),
        ],
    );
    let long = printed(&Code::Text(vec![Piece::Hole(hole)]));
    assert!(long.ends_with(", { a: [null] })}'"), "{long}");
}

#[test]
fn a_call_may_end_in_the_last_column() {
    // `var x = f(` and `, b)` take 14 columns.
    assert_eq!(
        printed(&Code::call("f", vec![name(106), Code::name("b")]))
            .lines()
            .count(),
        1
    );
    assert_eq!(
        printed(&Code::call("f", vec![name(107), Code::name("b")]))
            .lines()
            .count(),
        4
    );
    // The formatter does not count what follows the closing parenthesis.
    let call = Code::call("f", vec![name(106), Code::name("b")]);
    assert_eq!(printed(&call.member("properties")).lines().count(), 1);
}

#[test]
fn a_single_argument_hugs_its_parentheses() {
    let inner = Code::call("g", vec![name(60), name(60)]);
    let expected = format!("var x = f(g(\n  {0},\n  {0}\n))", "a".repeat(60));
    assert_eq!(printed(&Code::call("f", vec![inner])), expected);
}

#[test]
fn columns_are_utf16_units() {
    let text = |count: usize| Code::Text(vec![Piece::Literal("😀".repeat(count))]);
    // 52 emoji are 104 units, with the quotes 106.
    assert_eq!(
        printed(&Code::call("f", vec![text(52), Code::name("b")]))
            .lines()
            .count(),
        1
    );
    assert_eq!(
        printed(&Code::call("f", vec![text(53), Code::name("b")]))
            .lines()
            .count(),
        4
    );
}

#[test]
fn a_trailing_object_opens_on_the_line_of_the_call() {
    let extra = || Code::object([("a", Code::Integer(1))]);
    assert_eq!(
        printed(&Code::call("union", vec![Code::name("tags"), extra()])),
        "var x = union(tags, {\n  a: 1\n})"
    );
    assert_eq!(
        printed(&Code::call("union", vec![extra(), extra()])),
        "var x = union(\n  {\n    a: 1\n  },\n  {\n    a: 1\n  }\n)"
    );
}

#[test]
fn bodies_are_multi_line() {
    let body = Code::Object(vec![
        Entry::new("name", Code::text("n")),
        Entry {
            key: "a-b".into(),
            value: Code::Array(vec![
                Code::object([("x", Code::Object(vec![]))]),
                Code::Array(vec![]),
            ]),
            silence: Some("#disable-next-line no-hardcoded-env-urls"),
        },
    ]);
    assert_eq!(
        resource("r", "T/t@2025-01-01", true, &body).as_str(),
        "resource r 'T/t@2025-01-01' existing = {\n  name: 'n'\n  #disable-next-line no-hardcoded-env-urls\n  \
         'a-b': [\n    {\n      x: {}\n    }\n    []\n  ]\n}"
    );
}

#[test]
fn declarations() {
    assert_eq!(
        output("it's", "o", "string", &Code::name("r").member("id")).as_str(),
        "@description('it\\'s')\noutput o string = r.id"
    );
    assert_eq!(comment("a\u{2028}b  \n\nc").as_str(), "// a\\u{2028}b\n//\n// c");
    assert_eq!(
        module("m", "modules/a.bicep", &Code::Object(vec![])).as_str(),
        "module m 'modules/a.bicep' = {}"
    );
    assert_eq!(short(&Code::text("it's")).as_str(), "'it\\'s'");
}

#[test]
fn an_empty_collection_in_last_place_ends_the_measuring() {
    // The formatter stops at its bracket, even inside another call and with text behind it.
    let inner = Code::call("g", vec![Code::name("a"), Code::Array(vec![])]);
    let long = printed(&Code::call("f", vec![inner, name(120), name(120)]));
    assert!(long.starts_with("var x = f(g(a, []), aaa"), "{long}");
    assert_eq!(long.lines().count(), 1);
}
