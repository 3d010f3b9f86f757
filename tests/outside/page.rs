//! The page of `graph --format html`, in a browser: what it shows, by mouse and by keyboard, in light, in dark and on paper.

use std::path::Path;

use libtest_mimic::Trial;
use serde_json::json;

use crate::browser::{MISSING, Page, chromium};
use crate::{HOSTILE, drawn, example, hostile, npm, platform, trial};

pub(crate) fn trials() -> Vec<Trial> {
    let browser = chromium().ok_or(MISSING);
    let axe = browser
        .clone()
        .and_then(|browser| Ok((browser, npm("axe-core/axe.min.js")?)));
    let tests: [(&str, Test); 6] = [
        ("page_renders_and_filters", filters),
        ("page_opens_reasons", opens_reasons),
        ("page_follows_the_keyboard", follows_the_keyboard),
        ("page_takes_texts_for_texts", takes_texts_for_texts),
        ("page_prints", prints),
        ("page_of_a_large_platform", is_large),
    ];
    let mut trials: Vec<Trial> = tests
        .into_iter()
        .map(|(name, test)| trial(name, browser.clone(), move |browser| test(browser)))
        .collect();
    trials.push(trial("page_is_accessible", axe, |(browser, axe)| {
        is_accessible(browser, axe);
    }));
    trials
}

type Test = fn(&Path);

/// The page of an example, which does nothing but show.
fn opened(browser: &Path, blueprint: &str) -> Page {
    let mut page = Page::open(browser, &drawn(blueprint, "html"), 1400, 1000);
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
    page
}

const COUNT: &str = "document.getElementById('count').textContent";
const FOCUS: &str = "document.activeElement.textContent";
const IS_OPEN: &str = "document.getElementById('reason').open";

fn filters(browser: &Path) {
    let mut page = opened(browser, &example("secure"));
    page.screenshot("graph-secure-light");
    assert_eq!(page.text("document.title"), "Access of vision");
    assert_eq!(page.text(COUNT), "31 grants");
    let rows = "[...document.querySelectorAll('#grid tbody th')].map(e => e.firstChild.textContent)";
    let shown = "[...document.querySelectorAll('table.grants tbody tr:not([hidden])')].length";
    let lines = "document.querySelectorAll('.edge:not(.off)').length";
    assert_eq!(page.value(shown), 31);
    assert_eq!(page.value(lines), 31);
    let risks = "[...document.querySelectorAll('li[data-grants]')].filter(e => e.checkVisibility()).length";
    let tables = "[...document.querySelectorAll('table.filtered')].filter(e => e.checkVisibility()).length";
    assert_ne!(page.value(risks), 0);
    assert_eq!(page.value(tables), 3);

    page.value("document.querySelector('[name=principal]').focus()");
    page.write("Training");
    assert_eq!(page.text(COUNT), "6 of 31 grants");
    assert_eq!(page.value(rows), json!(["identity training"]));
    assert_eq!(page.value(shown), 6);
    assert_eq!(page.value(lines), 6);
    assert_eq!(page.value(risks), 0, "none of the six can undo keylessness");
    assert_eq!(page.value(tables), 1);
    page.screenshot("graph-secure-filtered");

    page.value("document.querySelector('[name=role]').focus()");
    page.write("cl-uai-acr");
    assert_eq!(page.text(COUNT), "1 of 31 grants", "rules are found by their ids");

    page.click("document.querySelector('button[type=reset]')");
    page.value("new Promise(done => setTimeout(done, 50))");
    assert_eq!(page.text(COUNT), "31 grants");
    page.click("document.querySelector('[name=template]')");
    assert_eq!(page.text(COUNT), "4 of 31 grants", "what people assign");
    page.click("document.querySelector('[name=keys]')");
    assert_eq!(page.text(COUNT), "1 of 31 grants", "what can undo keylessness");
    page.click("document.querySelector('[name=person]')");
    assert_eq!(page.text(COUNT), "0 of 31 grants");
    assert_eq!(
        page.text("document.getElementById('grid').textContent"),
        "No grant fits."
    );
    assert_eq!(page.value(tables), 0, "no empty tables");
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}

fn opens_reasons(browser: &Path) {
    let mut page = opened(browser, &example("secure"));
    let cell =
        "[...document.querySelectorAll('#grid td button')].find(e => e.textContent.includes('AcrPull'))";
    page.click(cell);
    assert_eq!(page.value(IS_OPEN), true);
    let said = page.text("document.getElementById('reason').innerText");
    page.screenshot("graph-secure-reason");
    for part in [
        "identity training on container registry",
        "AcrPull",
        "pulls the images of jobs from the workspace's registry; without it, jobs can't pull their images.",
        "CL-UAI-ACR-01",
        "documented",
        "2026-01-22",
        "needed before cluster cpu",
        "line",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    page.click("document.querySelector('#reason form button')");
    assert_eq!(page.value(IS_OPEN), false);

    // the deployer's right to assign roles, with its condition
    let cell =
        "[...document.querySelectorAll('#grid td button')].find(e => e.textContent.includes('Role Based'))";
    page.click(cell);
    let said = page.text("document.getElementById('reason').innerText");
    page.screenshot("graph-secure-condition");
    for part in [
        "can assign and remove these roles alone: AcrPull,",
        "@Request[Microsoft.Authorization/roleAssignments:PrincipalType]",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    page.click("document.querySelector('#reason form button')");

    // a line of the picture opens the same
    let line = "document.querySelector('.edge[aria-label^=\"identity build: AcrPull\"]')";
    page.value(&format!(
        "{line}.querySelector('.hit').dispatchEvent(new MouseEvent('click', {{bubbles: true}}))"
    ));
    assert_eq!(page.value(IS_OPEN), true);
    let title = "document.getElementById('reason-title').textContent";
    assert_eq!(page.text(title), "identity build on container registry");
}

fn follows_the_keyboard(browser: &Path) {
    let mut page = opened(browser, &example("secure"));
    page.press("Tab");
    assert_eq!(page.text(FOCUS), "Skip to the content");
    // the picture is one stop, and so is the matrix
    let mut stops = Vec::new();
    while stops.last().is_none_or(|last| last != "BODY") {
        page.press("Tab");
        stops.push(page.text(
            "(() => { const at = document.activeElement;
             return at.closest('.edge') ? 'edge' : at.closest('#grid td') ? 'cell' : at.name || at.tagName; })()",
        ));
        assert!(stops.len() < 40, "{stops:?}");
    }
    for one in ["edge", "cell", "principal", "role", "scope", "keys"] {
        assert_eq!(
            stops.iter().filter(|stop| *stop == one).count(),
            1,
            "{one} in {stops:?}"
        );
    }

    page.value("document.querySelector('#grid td button').focus()");
    let first = page.text(FOCUS);
    page.press("ArrowRight");
    let second = page.text(FOCUS);
    assert_ne!(first, second);
    page.press("ArrowDown");
    page.press("ArrowUp");
    page.press("Home");
    assert_eq!(page.text(FOCUS), first);
    page.press("ArrowLeft");
    assert_eq!(page.text(FOCUS), first, "there is nothing before the first");
    page.press("End");
    let last = page.text(FOCUS);
    page.press("Enter");
    assert_eq!(page.value(IS_OPEN), true);
    assert_eq!(page.text(FOCUS), "Close");
    page.press("Escape");
    assert_eq!(page.value(IS_OPEN), false);
    assert_eq!(page.text(FOCUS), last, "the focus comes back");

    page.value("document.querySelector('.edge').focus()");
    page.press("ArrowDown");
    let line = "document.activeElement.getAttribute('aria-label')";
    let second = page.text(line);
    assert_eq!(
        page.value("[...document.querySelectorAll('.edge')].indexOf(document.activeElement)"),
        1
    );
    page.screenshot("graph-secure-line");
    page.press("Enter");
    assert_eq!(page.value(IS_OPEN), true);
    page.press("Escape");
    assert_eq!(page.text(line), second, "the focus comes back");
}

fn takes_texts_for_texts(browser: &Path) {
    let mut page = opened(browser, &hostile());
    page.value("new Promise(done => setTimeout(done, 200))");
    assert_eq!(page.value("window.hacked === undefined"), true);
    let foreign = "document.querySelectorAll('img, script:not(#data, #data + script), iframe, style ~ style ~ style').length";
    assert_eq!(page.value(foreign), 0);
    let names = |cells: &str| {
        format!("[...document.querySelectorAll('{cells}')].map(e => e.firstChild.textContent.trim())")
    };
    let roles = page.value(&names(
        "#people ~ table td:nth-child(2), #templates ~ table td:nth-child(2)",
    ));
    let labels = page.value(
        "JSON.stringify([...document.querySelectorAll('.edge')].map(e => e.getAttribute('aria-label')))",
    );
    for text in HOSTILE {
        assert!(
            roles.as_array().unwrap().contains(&json!(text)),
            "{text} is not in {roles}"
        );
        let said = serde_json::to_string(&format!(": {text} (keys) on workspace")).unwrap();
        assert!(
            labels.as_str().unwrap().contains(said.trim_matches('"')),
            "{said} is not in {labels}"
        );
    }
    let cell =
        "[...document.querySelectorAll('#grid td button')].find(e => e.textContent.includes('onerror'))";
    page.click(cell);
    let said = page.text("document.getElementById('reason').textContent");
    for text in HOSTILE {
        // once as a role, once in the reason
        assert!(said.matches(text).count() >= 2, "{text} is not in {said}");
    }
    assert_eq!(
        page.value("document.querySelectorAll('#reason img, #reason script').length"),
        0
    );
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
    // and if something came through, it would not run
    page.value("(() => { const made = document.createElement('script'); made.textContent = 'window.hacked = 1'; document.body.append(made); })()");
    assert_eq!(page.value("window.hacked === undefined"), true);
    assert!(!page.complaints().is_empty(), "the policy says so");
}

fn prints(browser: &Path) {
    let mut page = opened(browser, &example("secure"));
    page.media("print", "dark");
    let seen = |selector: &str| format!("document.querySelector('{selector}').getClientRects().length > 0");
    for hidden in ["#filter", "nav", "#reason"] {
        assert_eq!(page.value(&seen(hidden)), false, "{hidden}");
    }
    for shown in ["svg", "#grid table", "#people ~ table", "footer"] {
        assert_eq!(page.value(&seen(shown)), true, "{shown}");
    }
    let ground = "getComputedStyle(document.body).backgroundColor";
    assert_eq!(
        page.text(ground),
        "rgb(255, 255, 255)",
        "paper is white, whatever the screen is"
    );
    assert_eq!(
        page.text("getComputedStyle(document.querySelector('.ground')).fill"),
        "rgb(255, 255, 255)"
    );
    let sheets = page.printed("graph-secure");
    assert!((3..14).contains(&sheets), "{sheets} sheets");
    page.media("screen", "dark");
    assert_eq!(page.text(ground), "rgb(13, 17, 23)");
    page.screenshot("graph-secure-dark");
    page.value("document.getElementById('keys').scrollIntoView({behavior: 'instant'})");
    page.screenshot("graph-secure-keys");
}

fn is_large(browser: &Path) {
    let teams = 200;
    let mut page = opened(browser, &platform(teams));
    page.screenshot("graph-large-light");
    let all = page.text(COUNT);
    let groups = "document.querySelectorAll('.edge').length";
    assert!(
        page.value(groups).as_u64().unwrap() <= 250,
        "the picture shows groups"
    );
    let rows = "document.querySelectorAll('#grid tbody tr').length";
    assert!(page.value(rows).as_u64().unwrap() > 300, "{all}");
    page.value("document.querySelector('[name=principal]').focus()");
    page.write("team17");
    assert_eq!(page.value(rows), 11, "team17 and team170 to team179");
    page.value("document.getElementById('matrix').scrollIntoView({behavior: 'instant'})");
    page.screenshot("graph-large-filtered");
    page.media("screen", "dark");
    page.click("document.querySelector('button[type=reset]')");
    page.value("new Promise(done => setTimeout(done, 500))");
    page.value("document.getElementById('matrix').scrollIntoView({behavior: 'instant'}); document.getElementById('grid').scrollTo(400, 900)");
    page.screenshot("graph-large-dark");
    page.value("document.getElementById('keys').scrollIntoView({behavior: 'instant'})");
    page.screenshot("graph-large-keys");
    // the heads of rows and columns stay
    let stays = "(() => { const grid = document.getElementById('grid').getBoundingClientRect();
        const head = document.querySelector('#grid thead th:nth-child(5)').getBoundingClientRect();
        const name = document.querySelector('#grid tbody tr:nth-child(20) th').getBoundingClientRect();
        return Math.abs(head.top - grid.top) < 3 && Math.abs(name.left - grid.left) < 3; })()";
    assert_eq!(page.value(stays), true);
    let sheets = page.printed("graph-large");
    assert!(sheets > 20, "{sheets} sheets");
}

/// What axe finds against WCAG 2.2 at level AA and good practice.
fn is_accessible(browser: &Path, axe: &Path) {
    let axe = std::fs::read_to_string(axe).unwrap();
    for blueprint in [example("secure"), hostile()] {
        let mut page = opened(browser, &blueprint);
        page.value(&format!("{axe}; 1"));
        for scheme in ["light", "dark"] {
            page.media("screen", scheme);
            for state in ["1", "document.querySelector('#grid td button').click()"] {
                page.value(state);
                let found = page.value("axe.run().then(found => found.violations.map(one => [one.id, one.help, one.nodes.slice(0, 5).map(node => [node.html.slice(0, 200), node.failureSummary])]))");
                assert_eq!(found, json!([]), "{scheme}: {found:#}");
            }
            page.press("Escape");
        }
    }
}
