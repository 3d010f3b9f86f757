//! A browser, driven over the pipe of its `DevTools` protocol: Chromium reads messages on its descriptor 3 and answers on 4.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program;

/// Why there is no browser.
pub(crate) const MISSING: &str = "no chromium on the PATH";

/// The browser of this machine.
pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(program)
}

/// Chromium's sandbox does not start for root.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// One page in a browser of its own.
pub(crate) struct Page {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    session: Option<String>,
    last: u64,
    events: Vec<Value>,
    // deleted after the browser has ended
    _folder: TempDir,
}

/// A key of the keyboard with the number that Windows gives it.
fn code(key: &str) -> u32 {
    match key {
        "Tab" => 9,
        "Enter" => 13,
        "Escape" => 27,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowUp" => 38,
        "ArrowRight" => 39,
        "ArrowDown" => 40,
        _ => panic!("no key {key}"),
    }
}

impl Page {
    /// Opens a document, in a window of this size.
    pub(crate) fn open(chromium: &Path, document: &str, width: u32, height: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("page.html");
        std::fs::write(&file, document).unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null"]);
        command.arg(chromium).args([
            "--headless=new",
            "--remote-debugging-pipe",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
        ]);
        command.arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ));
        command.args(is_root().then_some("--no-sandbox"));
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut page = Self {
            child,
            input,
            output,
            session: None,
            last: 0,
            events: Vec::new(),
            _folder: folder,
        };
        let target = page.ask("Target.createTarget", &json!({"url": "about:blank"}));
        let target = json!({"targetId": target["targetId"], "flatten": true});
        let session = page.ask("Target.attachToTarget", &target);
        page.session = Some(session["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.ask(&format!("{domain}.enable"), &json!({}));
        }
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        page.ask("Emulation.setDeviceMetricsOverride", &size);
        page.ask(
            "Page.navigate",
            &json!({"url": format!("file://{}", file.display())}),
        );
        page.wait("Page.loadEventFired");
        page
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = session.clone().into();
        }
        write!(self.input, "{message}\0").unwrap();
        self.input.flush().unwrap();
        loop {
            let answer = self.next();
            if answer["id"] == self.last {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    fn wait(&mut self, event: &str) {
        while !self.events.iter().any(|known| known["method"] == event) {
            let next = self.next();
            self.events.push(next);
        }
    }

    fn next(&mut self) -> Value {
        let mut message = Vec::new();
        self.output.read_until(0, &mut message).unwrap();
        assert_eq!(message.pop(), Some(0), "the browser has ended");
        serde_json::from_slice(&message).unwrap()
    }

    /// The value of an expression, a promise's included.
    #[track_caller]
    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let ask = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let answer = self.ask("Runtime.evaluate", &ask);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// The value of an expression that is a text.
    #[track_caller]
    pub(crate) fn text(&mut self, expression: &str) -> String {
        let value = self.value(expression);
        value
            .as_str()
            .unwrap_or_else(|| panic!("{expression} is {value}"))
            .to_owned()
    }

    pub(crate) fn press(&mut self, key: &str) {
        let mut event =
            json!({"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code(key)});
        if key == "Enter" {
            event["text"] = "\r".into();
        }
        self.ask("Input.dispatchKeyEvent", &event);
        event["type"] = "keyUp".into();
        self.ask("Input.dispatchKeyEvent", &event);
    }

    /// Writes into what has the focus.
    pub(crate) fn write(&mut self, text: &str) {
        self.ask("Input.insertText", &json!({"text": text}));
    }

    /// Clicks in the middle of what an expression finds.
    #[track_caller]
    pub(crate) fn click(&mut self, element: &str) {
        let at = self.value(&format!(
            "(() => {{ const e = {element}; e.scrollIntoView({{block: 'center', inline: 'center', behavior: 'instant'}});
             const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
            self.ask("Input.dispatchMouseEvent", &event);
        }
    }

    /// Shows the page in a colour scheme, on the screen or on paper.
    pub(crate) fn media(&mut self, media: &str, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.ask(
            "Emulation.setEmulatedMedia",
            &json!({"media": media, "features": features}),
        );
    }

    /// A picture of the page as it is, for people to look at: `target/tmp/NAME.png`.
    pub(crate) fn screenshot(&mut self, name: &str) {
        let answer = self.ask("Page.captureScreenshot", &json!({"format": "png"}));
        let bytes = data_encoding::BASE64.decode(answer["data"].as_str().unwrap().as_bytes());
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        std::fs::write(file, bytes.unwrap()).unwrap();
    }

    /// The page as it is printed, which is left there too: how many sheets that are.
    pub(crate) fn printed(&mut self, name: &str) -> usize {
        let options = json!({"preferCSSPageSize": true, "printBackground": false});
        let answer = self.ask("Page.printToPDF", &options);
        let bytes = data_encoding::BASE64
            .decode(answer["data"].as_str().unwrap().as_bytes())
            .unwrap();
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(file, &bytes).unwrap();
        String::from_utf8_lossy(&bytes).matches("/Type /Page\n").count()
    }

    /// What the page said to the console or asked the network for, beside itself.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        self.value("1"); // whatever was on its way
        let told = |event: &Value| match event["method"].as_str().unwrap_or_default() {
            "Runtime.consoleAPICalled" | "Runtime.exceptionThrown" | "Log.entryAdded" => {
                Some(event.to_string())
            }
            "Network.requestWillBeSent" => {
                let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
                (!url.ends_with("/page.html")).then(|| url.to_owned())
            }
            _ => None,
        };
        self.events.iter().filter_map(told).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
