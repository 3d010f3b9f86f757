mod bad_input;
mod network;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::*;
use crate::blueprint::shape::{FalseOr, OneOrMany, WordListOr, WordOr};
use crate::source::{Span, Spanned};

/// What was found, one line each: `line:column code message`.
fn lines(source: &Source, diags: &mut Diagnostics) -> Vec<String> {
    diags.sort();
    diags
        .iter()
        .map(|found| {
            let at = found.primary.map(|span| source.position(span.start));
            let at = at.map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
            format!("{at} {} {}", found.code, found.message)
        })
        .collect()
}

/// The tree, or nothing, and what was found.
fn tree(bytes: &[u8]) -> (Option<Node>, Source, Vec<String>) {
    let mut diags = Diagnostics::new();
    let source = source("b.yaml", bytes, &mut diags);
    let node = diags
        .halt_on_error()
        .and_then(|()| parse(&source, &mut diags))
        .ok();
    let lines = lines(&source, &mut diags);
    (node, source, lines)
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> (Option<T>, Vec<String>) {
    let mut diags = Diagnostics::new();
    let source = source("b.yaml", text.as_bytes(), &mut diags);
    let node = parse(&source, &mut diags).unwrap();
    let value = decode(&source, &node, &mut diags);
    (value, lines(&source, &mut diags))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[expect(dead_code, reason = "some are read only for the mistakes in them")]
struct Platform {
    version: Spanned<u32>,
    name: Spanned<String>,
    location: Spanned<String>,
    #[serde(default)]
    tags: IndexMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    targets: Vec<Spanned<Target>>,
    workspace: Option<Workspace>,
    #[serde(default)]
    computes: IndexMap<Spanned<String>, Spanned<Compute>>,
    network: Option<Workspace>,
    #[serde(default)]
    registry: FalseOr<Registry>,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Target {
    Arm,
    Bicep,
    Terraform,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[expect(dead_code, reason = "some are read only for the mistakes in them")]
struct Workspace {
    system_datastores_auth_mode: Option<Mode>,
    image: Option<WordOr<Image>>,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Mode {
    Identity,
}

#[derive(Debug, Deserialize, JsonSchema, PartialEq)]
struct Image {
    tag: String,
}

#[derive(Debug, Deserialize, JsonSchema, Default, PartialEq)]
struct Registry {
    sku: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[expect(dead_code, reason = "some are read only for the mistakes in them")]
struct Compute {
    #[serde(alias = "vm_size")]
    size: String,
    max_instances: Option<u8>,
    ssl: Option<bool>,
    #[serde(default)]
    scopes: OneOrMany<Spanned<String>>,
    uses: Option<WordListOr<Spanned<String>, Image>>,
}

#[test]
fn nine_mistakes_are_found_in_one_run() {
    let (platform, found) = read::<Platform>(
        "\
version: 1
name: 4711
tags:
  owner: true
targets: [arm, bicepp]
workspase: {}
workspace:
  system_datastores_auth_mode: accesskey
network:
  mode: private
computes:
  cpu:
    size: Standard_DS3_v2
    max_instances: four
    ssl: yes
    admin_password: x
  gpu:
    max_instances: 300
    sise: big
",
    );
    assert_eq!(
        found,
        [
            "1:1 AML1010 the blueprint lacks the required key `location`",
            "2:7 AML1009 `name` wants text, `4711` is a number",
            "4:10 AML1009 `owner` wants text, `true` is a boolean",
            "5:16 AML1011 `bicepp` is no word that an element of `targets` knows",
            "6:1 AML1008 there is no key `workspase` at the top level",
            "8:32 AML5001 `accesskey` belongs to a setup with keys",
            "10:3 AML1008 there is no key `mode` in `network`",
            "14:20 AML1009 `max_instances` wants a whole number, `four` is text",
            "15:10 AML1009 `ssl` wants `true` or `false`, `yes` is text",
            "16:5 AML5001 `admin_password` belongs to a setup with keys",
            "17:3 AML1010 `gpu` lacks the required key `size`",
            "18:20 AML1013 `max_instances` is `300`, which is out of range",
            "19:5 AML1008 there is no key `sise` in `gpu`",
        ]
    );
    // the rest is there to look for more
    let platform = platform.unwrap();
    assert_eq!(platform.computes.len(), 2);
    assert_eq!(platform.targets.len(), 1);
}

#[test]
fn helps_say_what_to_type() {
    let text = "version: 1\nname: [a]\nlocation: 0042\nreggistry: {}\nworkspace:\n  x: 1\ncomputes:\n  cpu: {ssl: off}\n";
    let mut diags = Diagnostics::new();
    let source = Source::new("b.yaml", text);
    let node = parse(&source, &mut diags).unwrap();
    let _ = decode::<Platform>(&source, &node, &mut diags);
    diags.sort();
    let helps: Vec<&str> = diags
        .iter()
        .map(|found| found.help.as_deref().unwrap_or("-"))
        .collect();
    assert_eq!(
        helps,
        [
            "-",
            "put it in quotes: `\"0042\"`",
            "did you mean `registry`?",
            "the keys here are `system_datastores_auth_mode`, `image`",
            "add `size: <text>`",
            "write `false` without quotes",
        ]
    );
}

#[test]
fn a_good_blueprint_has_no_findings_and_keeps_its_places() {
    let text = "\u{feff}version: 1\r\nname: é\r\nlocation: we\r\ntags: {ä: \"1.20\", \"1\": no, \"true\": x}\r\ntargets: [arm]\r\nworkspace:\r\n  \
                system_datastores_auth_mode: identity\r\n  image:\r\n    tag: '1'\r\ncomputes:\r\n  cpu: {vm_size: s, scopes: a, uses: [x]}\r\n  gpu: {size: s, scopes: [a, b], uses: {tag: t}, max_instances: 4}\r\n";
    let mut diags = Diagnostics::new();
    let source = source("b.yaml", text.as_bytes(), &mut diags);
    let node = parse(&source, &mut diags).unwrap();
    let platform: Platform = decode(&source, &node, &mut diags).unwrap();
    assert!(diags.is_empty(), "{:?}", lines(&source, &mut diags));
    assert_eq!(source.slice(platform.name.span), "é");
    assert_eq!(
        source.position(platform.name.span.start),
        crate::source::Position { line: 2, column: 7 }
    );
    assert_eq!(source.slice(platform.location.span), "we");
    let tags: Vec<_> = platform
        .tags
        .iter()
        .map(|(key, value)| (key.value.as_str(), source.slice(key.span), value.value.as_str()))
        .collect();
    assert_eq!(
        tags,
        [
            ("ä", "ä", "1.20"),
            ("1", "\"1\"", "no"),
            ("true", "\"true\"", "x")
        ]
    );
    assert_eq!(
        platform.workspace.unwrap().image,
        Some(WordOr::Body(Image { tag: "1".to_owned() }))
    );
    assert_eq!(platform.registry, FalseOr::Absent);
    let cpu = &platform.computes[0];
    assert_eq!(source.slice(cpu.span), "{vm_size: s, scopes: a, uses: [x]}");
    assert_eq!(cpu.value.scopes.0.len(), 1);
    assert_eq!(platform.version.value, 1);
    assert_eq!(platform.computes[1].value.scopes.0.len(), 2);
}

#[test]
fn shapes() {
    #[derive(Debug, Deserialize)]
    struct Shapes {
        #[serde(default)]
        off: FalseOr<Registry>,
        #[serde(default)]
        none: FalseOr<Registry>,
        word: Option<WordOr<Image>>,
        many: Option<WordListOr<Target, Image>>,
        one: Option<OneOrMany<Target>>,
        #[serde(default)]
        images: Vec<WordOr<Image>>,
    }
    let (value, found) = read::<Shapes>(
        "off: false\nnone:\nword: [x]\nmany: {tagg: x, tag: 1}\none: 7\nimages: [a, {tag: b}, 4, {c: d}]\n",
    );
    assert_eq!(
        found,
        [
            "3:7 AML1009 `word` wants text or a mapping, this is a list",
            "4:8 AML1008 there is no key `tagg` in `many`",
            "4:22 AML1009 `tag` wants text, `1` is a number",
            "5:6 AML1011 `7` is no word that `one` knows",
            "6:23 AML1009 an element of `images` wants text, `4` is a number",
            "6:27 AML1008 there is no key `c` in an element of `images`",
            "6:27 AML1010 an element of `images` lacks the required key `tag`",
        ]
    );
    let value = value.unwrap();
    assert_eq!(value.off, FalseOr::Off(Span::new(5, 10)));
    assert_eq!(value.none, FalseOr::Absent);
    assert!(value.word.is_none() && value.one.is_none() && value.many.is_some());
    assert_eq!(value.images.len(), 3);
}

#[test]
fn a_visitor_of_ones_own_still_finds_unknown_keys() {
    #[derive(Debug)]
    struct Either(#[expect(dead_code, reason = "only read for its mistakes")] Option<Image>);

    impl<'de> Deserialize<'de> for Either {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;

            impl<'de> serde::de::Visitor<'de> for Visitor {
                type Value = Either;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("text or an image")
                }

                fn visit_str<E>(self, _: &str) -> Result<Either, E> {
                    Ok(Either(None))
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Either, A::Error> {
                    Image::deserialize(serde::de::value::MapAccessDeserializer::new(map))
                        .map(|image| Either(Some(image)))
                }
            }

            deserializer.deserialize_any(Visitor)
        }
    }

    let (value, found) = read::<IndexMap<String, Either>>("a: x\nb: {tag: t, tagg: 1}\nc: {}\nd: 4\n");
    assert_eq!(
        found,
        [
            "2:13 AML1008 there is no key `tagg` here",
            "3:1 AML1010 `c` lacks the required key `tag`",
            "4:4 AML1009 `d` wants text or an image, `4` is a number",
        ]
    );
    assert_eq!(value.unwrap().len(), 3);
}

#[test]
fn scalars() {
    #[derive(Debug, Deserialize)]
    struct Row {
        text: Option<String>,
        number: Option<i32>,
        float: Option<f64>,
        flag: Option<bool>,
    }
    let code = |key: &str, text: &str| {
        let (row, found) = read::<Row>(&format!("{key}: {text}\n"));
        if let Some(line) = found.first() {
            return line.split(' ').nth(1).unwrap().to_owned();
        }
        let row = row.unwrap();
        let number = row.number.map(|number| number.to_string());
        let float = row.float.map(|float| float.to_string());
        let flag = row.flag.map(|flag| flag.to_string());
        row.text.or(number).or(float).or(flag).unwrap_or("-".to_owned())
    };
    for (key, text, wanted) in [
        ("text", "no", "no"),
        ("text", "2024-04-01", "2024-04-01"),
        ("text", "1_000", "1_000"),
        ("text", "a b", "a b"),
        ("text", "'1.20'", "1.20"),
        ("text", "\"0042\"", "0042"),
        ("text", "!!str 1", "1"),
        ("text", "|\n  a\n  b", "a\nb\n"),
        ("text", "1.20", "AML1009"),
        ("text", "0042", "AML1009"),
        ("text", "true", "AML1009"),
        ("text", "~", "-"),
        ("text", "", "-"),
        ("text", "[]", "AML1009"),
        ("text", "a $${b} $$${c}", "a ${b} $${c}"),
        ("text", "${param:x}", "AML1027"),
        ("text", "${x", "AML1021"),
        ("number", "4", "4"),
        ("number", "-4", "-4"),
        ("number", "+4", "AML1009"),
        ("number", "010", "AML1009"),
        ("number", "1_000", "AML1009"),
        ("number", "0x10", "AML1009"),
        ("number", "\"4\"", "AML1009"),
        ("number", "4.0", "AML1009"),
        ("number", "2147483648", "AML1013"),
        (
            "number",
            "99999999999999999999999999999999999999999999999",
            "AML1013",
        ),
        ("float", "4", "4"),
        ("float", "0.5", "0.5"),
        ("float", ".inf", "AML1009"),
        ("float", "1e999", "AML1009"),
        ("flag", "true", "true"),
        ("flag", "True", "AML1009"),
        ("flag", "no", "AML1009"),
        ("flag", "'true'", "AML1009"),
    ] {
        assert_eq!(code(key, text), wanted, "{key}: {text}");
    }
}

#[test]
fn aliases_and_merge_keys_work() {
    let (value, found) = read::<IndexMap<String, IndexMap<String, String>>>(
        "base: &base {a: x, b: y}\nmore: &more {b: z, c: w}\none: *base\ntwo:\n  <<: [*more, *base]\n  a: q\nthree: {\"<<\": lit}\n",
    );
    assert_eq!(found, [""; 0]);
    let value = value.unwrap();
    assert_eq!(value["one"], value["base"]);
    let two: Vec<_> = value["two"]
        .iter()
        .map(|(key, value)| format!("{key}{value}"))
        .collect();
    assert_eq!(two, ["aq", "bz", "cw"]);
    assert_eq!(value["three"]["<<"], "lit");
}

#[test]
fn the_schema_of_shapes() {
    let schema = serde_json::to_value(schemars::schema_for!(Platform)).unwrap();
    let properties = &schema["properties"];
    assert_eq!(
        properties["registry"]["anyOf"][1],
        serde_json::json!({"enum": [false, null]})
    );
    assert_eq!(
        schema["required"],
        serde_json::json!(["version", "name", "location"])
    );
}
