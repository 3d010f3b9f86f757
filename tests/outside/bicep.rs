//! Every golden of Bicep, as its compiler compiles and formats it. One process answers for all: its start takes a second.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::{golden_folders, program, trial};

const MISSING: &str = "no bicep on the PATH";

pub(crate) fn trials() -> Vec<Trial> {
    let compiler = program("bicep").map(|path| {
        Arc::new(Compiler {
            path,
            process: Mutex::default(),
        })
    });
    let compiler = compiler.ok_or(MISSING);
    let folders = golden_folders("main.bicep").into_iter();
    folders
        .map(|(name, folder)| {
            trial(
                &format!("bicep_compiles/{name}"),
                compiler.clone(),
                move |compiler| {
                    compiles(compiler, &folder);
                },
            )
        })
        .collect()
}

fn compiles(compiler: &Compiler, folder: &Path) {
    for (method, file) in [("compile", "main.bicep"), ("compileParams", "main.bicepparam")] {
        let file = folder.join(file);
        if !file.is_file() {
            continue;
        }
        let result = compiler.ask(method, &json!({"path": file, "parameterOverrides": {}}));
        assert_eq!(result["diagnostics"], json!([]), "{}", file.display());
        assert_eq!(result["success"], true, "{}", file.display());
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file
            .extension()
            .is_some_and(|ending| ending == "bicep" || ending == "bicepparam")
        {
            let formatted = compiler.ask("format", &json!({"path": file}));
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(formatted["contents"], text, "{}", file.display());
        }
    }
}

/// `bicep jsonrpc`, started with the first question.
struct Compiler {
    path: PathBuf,
    process: Mutex<Option<Process>>,
}

struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Compiler {
    fn ask(&self, method: &str, parameters: &Value) -> Value {
        // Who fails to get an answer leaves no process that could give the next one.
        let mut held = self
            .process
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut process = held.take().unwrap_or_else(|| Process::start(&self.path));
        let answer = process.ask(method, parameters);
        *held = Some(process);
        drop(held);
        assert!(answer.get("error").is_none(), "{method} {parameters}: {answer}");
        answer["result"].clone()
    }
}

impl Process {
    fn start(path: &Path) -> Self {
        let mut child = Command::new(path)
            .args(["jsonrpc", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, input, output }
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let question =
            json!({"jsonrpc": "2.0", "id": 1, "method": format!("bicep/{method}"), "params": [parameters]});
        let question = question.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{question}", question.len()).unwrap();
        self.input.flush().unwrap();
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "bicep has stopped");
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().unwrap();
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut answer = vec![0; length];
        self.output.read_exact(&mut answer).unwrap();
        serde_json::from_slice(&answer).unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
