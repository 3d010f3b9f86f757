//! What the HCL text layer writes.

use super::*;

fn one(value: Hcl) -> String {
    Body(vec![Item::attribute("x", value)]).print().to_string()
}

#[test]
fn literals() {
    for (raw, written) in [
        ("", r#""""#),
        ("it's", r#""it's""#),
        ("say \"hi\"", r#""say \"hi\"""#),
        (r"C:\new", r#""C:\\new""#),
        ("a\r\nb\t", r#""a\r\nb\t""#),
        ("$", r#""$""#),
        ("50%", r#""50%""#),
        ("${x}", r#""$${x}""#),
        ("$${x}", r#""$$${x}""#),
        ("%{if}", r#""%%{if}""#),
        ("%%{x}", r#""%%%{x}""#),
        ("$%{x}", r#""$%%{x}""#),
        ("%${x}", r#""%$${x}""#),
        (r"\${x}", r#""\\$${x}""#),
        ("$ {x}", r#""$ {x}""#),
        ("[x]", r#""[x]""#),
        ("<<EOT", r#""<<EOT""#),
        ("zero\u{200b}width", r#""zero\u200bwidth""#),
        ("\u{0}\u{7f}\u{feff}", r#""\u0000\u007f\ufeff""#),
        ("\u{e0001}", r#""\U000e0001""#),
        ("é 日本 😀", r#""é 日本 😀""#),
    ] {
        assert_eq!(literal(raw), written);
    }
}

#[test]
fn keys() {
    for (raw, written) in [
        ("name", "name"),
        ("in", "in"),
        ("for", r#""for""#),
        ("true", r#""true""#),
        ("a-b", r#""a-b""#),
        ("1", r#""1""#),
        ("é", r#""é""#),
        ("", r#""""#),
        ("${k}", r#""$${k}""#),
        ("\u{928}\u{93f}", r#""न\u093f""#),
        ("😀\u{fe0f}", r#""😀\ufe0f""#),
    ] {
        assert_eq!(key(raw), written);
    }
}

#[test]
fn holes() {
    let hole = || Piece::Hole(Hcl::reference("a.b"));
    let text = |text: &str| Piece::Literal(text.to_owned());
    assert_eq!(one(Hcl::Text(vec![hole()])), "x = a.b");
    assert_eq!(one(Hcl::Text(vec![text("p-"), hole()])), r#"x = "p-${a.b}""#);
    let nested = Hcl::Text(vec![text(""), Piece::Hole(Hcl::Text(vec![hole()]))]);
    assert_eq!(one(nested), "x = a.b");
    assert_eq!(
        one(Hcl::Text(vec![Piece::Hole(Hcl::Integer(-1)), hole()])),
        r#"x = "-1${a.b}""#
    );
    // A dollar before a hole, and one that meets its brace in the next piece.
    assert_eq!(one(Hcl::Text(vec![text("$$"), hole()])), r#"x = "$\u0024${a.b}""#);
    assert_eq!(
        one(Hcl::Text(vec![text("$"), text("{y}"), hole(), text("}")])),
        r#"x = "$${y}${a.b}}""#
    );
}

#[test]
fn equal_signs_align_over_runs_of_one_line_arguments() {
    let item = |name: &str, value| Item::attribute(name, value);
    let body = Body(vec![
        item("a", Hcl::Integer(1)),
        item("long_name", Hcl::Boolean(true)),
        item("tags", Hcl::object([("a", Hcl::Null), ("é-b", Hcl::text("x"))])),
        item("bb", Hcl::Object(vec![])),
        Item::block("features", &[], vec![]),
        item("c", Hcl::Integer(1)),
        Item::Comment("why\nand\twhy \u{2028} ".into()),
        item("long", Hcl::Integer(-1)),
        Item::Blank,
        item("longest", Hcl::Array(vec![Hcl::text("a"), Hcl::Integer(2)])),
    ]);
    let resource = Body(vec![Item::block("resource", &["t", "n"], body.0)]);
    assert_eq!(
        resource.print().as_str(),
        r#"resource "t" "n" {
  a         = 1
  long_name = true
  tags = {
    a     = null
    "é-b" = "x"
  }
  bb = {}
  features {}
  c = 1
  # why
  # and why \u2028
  long = -1

  longest = ["a", 2]
}"#
    );
}

#[test]
fn lists_break_when_long_or_with_objects() {
    let long = |count| Hcl::Array(vec![Hcl::Reference("a".repeat(40)); count]);
    assert_eq!(one(long(2)).lines().count(), 1);
    assert_eq!(one(long(3)).lines().count(), 5);
    assert_eq!(
        one(Hcl::Array(vec![
            Hcl::object([("a", Hcl::Integer(1))]),
            Hcl::Object(vec![])
        ])),
        "x = [\n  {\n    a = 1\n  },\n  {},\n]"
    );
}

#[test]
fn calls_let_a_last_collection_open_on_their_line() {
    let object = || Hcl::object([("a", Hcl::Integer(1))]);
    assert_eq!(
        one(Hcl::call("merge", vec![Hcl::reference("local.tags"), object()])),
        "x = merge(local.tags, {\n  a = 1\n})"
    );
    assert_eq!(
        one(Hcl::call("merge", vec![object(), object()])),
        "x = merge(\n  {\n    a = 1\n  },\n  {\n    a = 1\n  }\n)"
    );
    assert_eq!(
        one(Hcl::call("lower", vec![Hcl::call("jsonencode", vec![object()])])),
        "x = lower(jsonencode({\n  a = 1\n}))"
    );
    let wide = || Hcl::Reference("a".repeat(60));
    assert_eq!(one(Hcl::call("f", vec![wide(), wide()])).lines().count(), 4);
}
