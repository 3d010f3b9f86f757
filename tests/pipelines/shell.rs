//! Just enough of a shell to find the command lines of the program in a script.

/// Values of variables in scripts, where the program takes no others.
const VALUES: &[(&str, &str)] = &[
    ("${FAIL_ON:-any}", "broaden,replace"),
    ("$FAIL_ON", "warning"),
    ("$OUT_DIR", "infra"),
    ("$ENVIRONMENT", "prod"),
];

/// Values of arrays: without anything in those that can be empty, and with.
const ARRAYS: &[(&str, &[&str], &[&str])] = &[
    ("${files[@]}", &["blueprints"], &["blueprints", "more/churn.yaml"]),
    ("${environments[@]}", &[], &["--all-envs"]),
    (
        "${flags[@]}",
        &[],
        &["--strict", "--allow", "backend.tf", "--by-name"],
    ),
];

/// Every line that runs `amlgen`, from this word on, with arrays empty and filled.
pub(super) fn program_lines(script: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for command in commands(script) {
        let runs = command.first().is_some_and(|word| word == "amlgen")
            || command.starts_with(&["docker".to_owned(), "run".to_owned()]);
        let Some(start) = command.iter().position(|word| word == "amlgen").filter(|_| runs) else {
            continue;
        };
        for filled in [false, true] {
            let mut line = Vec::new();
            for word in &command[start..] {
                match ARRAYS.iter().find(|(array, ..)| array == word) {
                    Some((_, few, many)) => {
                        let values = if filled { many } else { few };
                        line.extend(values.iter().map(|value| (*value).to_owned()));
                    }
                    None => line.push(
                        VALUES
                            .iter()
                            .fold(word.clone(), |word, (name, value)| word.replace(name, value)),
                    ),
                }
            }
            found.push(line);
        }
    }
    found
}

/// The simple commands of a script as words, without redirections.
fn commands(script: &str) -> Vec<Vec<String>> {
    let mut commands = vec![Vec::new()];
    let mut word: Option<String> = None;
    let script = script.replace("\\\n", " ");
    let mut letters = script.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' | '"' => {
                let quoted: String = letters.by_ref().take_while(|inner| *inner != letter).collect();
                word.get_or_insert_default().push_str(&quoted);
            }
            '#' if word.is_none() => while letters.next_if(|inner| *inner != '\n').is_some() {},
            ' ' | '\t' => commands.last_mut().unwrap().extend(word.take()),
            '\n' | '|' | '&' | ';' | '<' | '>' | '(' | ')' => {
                // the number of a stream
                let number = |word: &String| "<>".contains(letter) && word.parse::<u8>().is_ok();
                commands
                    .last_mut()
                    .unwrap()
                    .extend(word.take().filter(|word| !number(word)));
                commands.push(Vec::new());
            }
            other => word.get_or_insert_default().push(other),
        }
    }
    commands.last_mut().unwrap().extend(word);
    commands.retain(|command| !command.is_empty());
    commands
}

#[test]
fn lines_of_the_program_are_found() {
    let script = "if x; then\n  amlgen check \"${files[@]}\" --format 'a b' 2> /dev/null || true # amlgen no\nfi\n\
                  echo amlgen | sed s/a/b/ > amlgen.txt\ndocker run --rm amlgen build \\\n  x && amlgen man\n";
    let lines: Vec<String> = program_lines(script).iter().map(|line| line.join("_")).collect();
    assert_eq!(
        lines,
        [
            "amlgen_check_blueprints_--format_a b",
            "amlgen_check_blueprints_more/churn.yaml_--format_a b",
            "amlgen_build_x",
            "amlgen_build_x",
            "amlgen_man",
            "amlgen_man",
        ]
    );
}
