//! What texts of the outputs come to in [`GROUP`]: as much of each language as ids and names of roles take.

use std::collections::BTreeMap;

use amlgen::model::Expr;
use hcl::Value as Hcl;
use hcl::eval::{Context, Evaluate, FuncDef, ParamType};

/// A resource group, by its id. Case does not count.
pub(crate) const GROUP: &str = "/subscriptions/0A000000-0000-4000-8000-000000000001/resourceGroups/rg-Demo";

/// ARM's `guid()`, whose arguments are hashed with hyphens between them.
pub(crate) fn guid(texts: &[&str]) -> String {
    let namespace = uuid::uuid!("11fb06fb-712d-4ddd-98c7-e71bbd588830");
    uuid::Uuid::new_v5(&namespace, texts.join("-").as_bytes()).to_string()
}

/// The id of a seed in [`GROUP`].
pub(crate) fn guid_in_group(seed: &str) -> String {
    guid(&[&GROUP.to_lowercase(), seed])
}

/// A text of a model with ids in it.
pub(crate) fn deployed(value: &Expr) -> String {
    match value {
        Expr::Text(text) => text.clone(),
        Expr::Concat(parts) => parts.iter().map(deployed).collect(),
        Expr::Guid(seed) => guid_in_group(seed),
        other => panic!("neither text nor id: {other:?}"),
    }
}

/// Variables of a template, by name.
pub(crate) type Variables = BTreeMap<String, String>;

/// A string of an ARM template.
pub(crate) fn arm(text: &str, variables: &Variables) -> String {
    if let Some(literal) = text.strip_prefix("[[") {
        return format!("[{literal}");
    }
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(expression) => Reader::whole(expression, false, variables),
        None => text.to_owned(),
    }
}

/// A file of Bicep with each function call in one line.
pub(crate) fn calls_in_lines(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines() {
        let inner = line.trim_start();
        let (between, line) = match joined.chars().last() {
            Some('(') => ("", inner),
            Some(',') => (" ", inner),
            _ if inner.starts_with(')') => ("", inner),
            _ => ("\n", line),
        };
        joined.push_str(between);
        joined.push_str(line);
    }
    joined
}

/// An expression of Bicep.
pub(crate) fn bicep(text: &str, variables: &Variables) -> String {
    Reader::whole(text, true, variables)
}

/// Reads an expression of ARM or Bicep, which have their functions in common.
struct Reader<'t> {
    rest: &'t str,
    bicep: bool,
    variables: &'t Variables,
}

impl<'t> Reader<'t> {
    fn whole(text: &'t str, bicep: bool, variables: &'t Variables) -> String {
        let mut reader = Reader {
            rest: text,
            bicep,
            variables,
        };
        let value = reader.value();
        assert_eq!(reader.rest, "", "something is left of {text}");
        value
    }

    fn eat(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self) -> String {
        if self.eat("resourceGroup().id") {
            return GROUP.to_owned();
        }
        if self.eat("'") {
            return self.string();
        }
        let end = self.rest.find(|letter: char| !letter.is_ascii_alphanumeric());
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if self.eat("(") {
            let mut arguments = vec![self.value()];
            while self.eat(", ") {
                arguments.push(self.value());
            }
            assert!(self.eat(")"), "no end of {word}(): {}", self.rest);
            return self.call(word, &arguments);
        }
        match self.variables.get(word) {
            Some(value) if self.bicep => value.clone(),
            _ => word.to_owned(), // a number
        }
    }

    /// What follows the quote of a string.
    fn string(&mut self) -> String {
        let mut text = String::new();
        loop {
            if self.bicep && self.eat("${") {
                text.push_str(&self.value());
                assert!(self.eat("}"));
            } else if self.bicep && self.eat("\\") {
                text.push(match self.letter() {
                    'n' => '\n',
                    escaped => escaped,
                });
            } else if !self.bicep && self.eat("''") {
                text.push('\'');
            } else if self.eat("'") {
                return text;
            } else {
                text.push(self.letter());
            }
        }
    }

    fn letter(&mut self) -> char {
        let letter = self.rest.chars().next().expect("a string ends");
        self.rest = &self.rest[letter.len_utf8()..];
        letter
    }

    fn call(&self, function: &str, arguments: &[String]) -> String {
        let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
        match (function, texts.as_slice()) {
            ("guid", texts) => guid(texts),
            ("toLower", [text]) => text.to_lowercase(),
            ("substring", [text, "0", length]) => text[..length.parse().unwrap()].to_owned(),
            ("variables", [name]) => self.variables[*name].clone(),
            ("format", [pattern, ..]) => formatted(pattern, &arguments[1..]),
            _ => panic!("a function that this test does not know: {function}({arguments:?})"),
        }
    }
}

/// `format()` of ARM.
pub(crate) fn formatted(pattern: &str, holes: &[String]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else {
            let (index, after) = rest.split_once('}').unwrap();
            text.push_str(&holes[index.parse::<usize>().unwrap()]);
            rest = after;
        }
    }
    text + rest
}

/// What an expression of Terraform may refer to: the functions, the variables, and the locals of a configuration.
pub(crate) fn terraform(files: &BTreeMap<String, String>) -> Context<'static> {
    let mut context = Context::new();
    let text = || FuncDef::builder().param(ParamType::String);
    context.declare_func(
        "lower",
        text().build(|args| Ok(args[0].as_str().unwrap().to_lowercase().into())),
    );
    let namespaced = text().param(ParamType::String);
    context.declare_func(
        "uuidv5",
        namespaced.build(|args| {
            assert_eq!(args[0].as_str(), Some("11fb06fb-712d-4ddd-98c7-e71bbd588830"));
            Ok(guid(&[args[1].as_str().unwrap()]).into())
        }),
    );
    let part = text().param(ParamType::Number).param(ParamType::Number);
    context.declare_func(
        "substr",
        part.build(|args| Ok(args[0].as_str().unwrap()[..8].into())),
    );
    let lines = text().param(ParamType::array_of(ParamType::String));
    context.declare_func(
        "join",
        lines.build(|args| {
            let lines = args[1].as_array().unwrap().iter();
            let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
            Ok(lines.join(args[0].as_str().unwrap()).into())
        }),
    );
    let (subscription, group) = GROUP["/subscriptions/".len()..]
        .split_once("/resourceGroups/")
        .unwrap();
    let variables = [("subscription_id", subscription), ("resource_group_name", group)];
    let variables: hcl::Map<String, Hcl> = variables
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    context.declare_var("var", variables);
    let body: hcl::Body = hcl::from_str(&files["locals.tf"]).unwrap();
    let mut locals: hcl::Map<String, Hcl> = hcl::Map::new();
    let mut left: Vec<&hcl::Attribute> = body.blocks().flat_map(|block| block.body.attributes()).collect();
    // one may refer to another below it
    while !left.is_empty() {
        context.declare_var("local", locals.clone());
        let before = left.len();
        left.retain(|attribute| match attribute.expr.evaluate(&context) {
            Ok(value) => locals.insert(attribute.key.to_string(), value).is_some(),
            Err(_) => true,
        });
        assert!(left.len() < before, "locals that nothing is known of: {left:?}");
    }
    context.declare_var("local", locals);
    context
}
