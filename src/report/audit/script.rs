//! Commands that would make Azure what the blueprint says: printed, never run.
//!
//! No text of a blueprint or an export becomes anything but an argument or a comment: an argument stands in single quotes, in which a
//! shell reads nothing, and what has a character that does not show as itself is left out with a comment.

use std::fmt::Write;

use super::class::Class;
use super::finding::{Audit, Finding};
use super::ids;
use super::observed::Assignment;
use crate::model::{AssignedBy, Kind, Resource};
use crate::report::naming::{final_text, scope_id};
use crate::visible;

/// The script, for bash.
#[must_use]
pub fn script(audit: &Audit<'_>) -> String {
    let mut out = String::from("#!/usr/bin/env bash\n");
    comment(
        &mut out,
        &format!(
            "What would make Azure what the blueprint {} says, as `amlgen audit` sees it. Nothing of it was run.",
            audit.model.blueprint
        ),
    );
    comment(
        &mut out,
        "Read every line before you run it, and take out what is meant to be as it is.",
    );
    out.push_str("set -euo pipefail\n");
    let sections: [(Class, &str); 6] = [
        (Class::Switched, "Switches that are not as the blueprint says."),
        (
            Class::Missing,
            "Grants that are missing. Deploying again makes those of the templates, too.",
        ),
        (
            Class::Inherited,
            "Grants that are missing while others cover them. Deploying again makes them; what covers them can go then.",
        ),
        (
            Class::Misnamed,
            "Grants under another name: one of the two, either the entry of `rbac.adopt`, or the command and another deployment.",
        ),
        (
            Class::Orphaned,
            "Grants to somebody who is gone, as far as the login could see. Ask for the object, and take the `#` away where there is none.",
        ),
        (
            Class::Extra,
            "Grants that the blueprint does not derive. They may be meant: take the `#` away before what has to go.",
        ),
    ];
    for (class, title) in sections {
        if !audit.has(&[class]) {
            continue;
        }
        out.push('\n');
        comment(&mut out, title);
        for finding in audit.of(class) {
            comment(&mut out, &audit.sentence(finding));
            step(&mut out, audit, finding);
        }
    }
    let without = [Class::Condition, Class::Role, Class::Undecided];
    if audit.has(&without) {
        out.push('\n');
        comment(&mut out, "What no command is printed for.");
    }
    for finding in without.iter().flat_map(|class| audit.of(*class)) {
        comment(&mut out, &audit.sentence(finding));
    }
    out
}

/// What is to be done about one finding.
fn step(out: &mut String, audit: &Audit<'_>, finding: &Finding<'_>) {
    match finding.class {
        Class::Switched => line(out, turn(audit, finding), true),
        Class::Missing => line(out, create(audit, finding), true),
        Class::Orphaned => {
            if let Some(asked) = finding.seen.and_then(|seen| lookup(seen)) {
                line(out, asked, false);
            }
            line(out, delete(finding), false);
        }
        Class::Inherited => {
            line(out, create(audit, finding), true);
            // what covers it may be derived itself
            if finding.why.is_none() {
                line(out, delete(finding), false);
            }
        }
        Class::Misnamed => {
            if let Some(entry) = audit.adoption(finding) {
                comment(out, &format!("rbac.adopt: {entry}"));
            }
            line(out, delete(finding), false);
        }
        Class::Extra => line(out, delete(finding), false),
        Class::Condition | Class::Role | Class::ByAzure | Class::Undecided => {}
    }
}

/// A command as a line, or commented out; why there is none, as a comment.
fn line(out: &mut String, command: Result<Command, String>, active: bool) {
    match command {
        Ok(Command(words)) => {
            let before = if active { "" } else { "# " };
            // writing to a string cannot fail
            let _ = writeln!(out, "{before}{words}");
        }
        Err(why) => comment(out, &format!("no command: {why}")),
    }
}

fn comment(out: &mut String, text: &str) {
    // writing to a string cannot fail
    let _ = writeln!(out, "# {}", visible::line(text));
}

/// A command whose arguments are all quoted.
struct Command(String);

impl Command {
    fn new(words: &str) -> Self {
        Self(words.to_owned())
    }

    fn option(mut self, name: &str, value: &str) -> Result<Self, String> {
        self.0.extend([" ", name, " ", &quoted(value)?]);
        Ok(self)
    }
}

/// A text as one argument of a POSIX shell, in which nothing is read of it.
fn quoted(text: &str) -> Result<String, String> {
    // nor an order to a machine that reads a log of it
    if visible::line(text) == text {
        Ok(format!("'{}'", text.replace('\'', r"'\''")))
    } else {
        Err(format!(
            "`{}` has characters that do not show, or that a log takes for an order",
            visible::line(text)
        ))
    }
}

/// The command that asks the directory for a principal; none of a type that has no such command.
fn lookup(seen: &Assignment<'_>) -> Option<Result<Command, String>> {
    let kind = seen.principal_type.as_deref()?.to_lowercase();
    let (words, option) = match kind.as_str() {
        "user" => ("az ad user show", "--id"),
        "group" => ("az ad group show", "--group"),
        "serviceprincipal" => ("az ad sp show", "--id"),
        _ => return None,
    };
    Some(Command::new(words).option(option, &seen.principal))
}

fn delete(finding: &Finding<'_>) -> Result<Command, String> {
    if finding.policy.is_some() {
        return Err("it is in an entry of access policies, which `az keyvault set-policy` changes and `delete-policy` removes".to_owned());
    }
    let seen = finding.seen.ok_or("the role assignment is not known")?;
    if !seen.has_fitting_id() {
        return Err("the id that the export gives it is not made of its scope and name".to_owned());
    }
    Command::new("az role assignment delete").option("--ids", &seen.id)
}

fn create(audit: &Audit<'_>, finding: &Finding<'_>) -> Result<Command, String> {
    let model = audit.model;
    let unknown = "the grant is not known";
    let at = *finding.grants.first().ok_or(unknown)?;
    let grant = audit.grant(finding).ok_or(unknown)?;
    let wanted = audit
        .wanted(at)
        .ok_or(if grant.assigned_by == AssignedBy::Template {
            "it is an entry of access policies; deploy again, which writes it"
        } else {
            "it is an entry of access policies, which `az keyvault set-policy` makes"
        })?;
    let object = audit
        .object_of(grant.principal)
        .ok_or("the object id of the principal is not known")?;
    let name = audit.name(at).ok_or("its name is not known")?;
    let command = Command::new("az role assignment create")
        .option("--name", &name)?
        .option("--assignee-object-id", object)?
        .option(
            "--assignee-principal-type",
            model.principal_type(grant.principal).as_str(),
        )?
        .option("--role", &wanted.role)?
        .option("--scope", &scope_id(model, grant.scope))?
        .option("--description", &grant.description())?;
    match &grant.condition {
        Some(condition) => command
            .option("--condition", &final_text(model, condition))?
            .option("--condition-version", "2.0"),
        None => Ok(command),
    }
}

fn turn(audit: &Audit<'_>, finding: &Finding<'_>) -> Result<Command, String> {
    let unknown = "the switch is not known";
    let (id, turned) = finding.resource.zip(finding.turned.as_ref()).ok_or(unknown)?;
    let resource = audit.model.resource(id).ok_or(unknown)?;
    if is_fixed(resource) {
        return Err("the service takes it when it makes the resource, and not later; delete the resource and deploy again".to_owned());
    }
    let kind = resource.resource_type.to_string();
    let version = kind.rsplit('@').next().unwrap_or_default();
    Command::new("az resource update")
        .option("--ids", &ids::resource(audit.model, id))?
        .option("--api-version", version)?
        .option("--set", &format!("properties.{}={}", turned.path, turned.wanted))
}

/// Whether the service changes nothing of a resource but how it scales.
fn is_fixed(resource: &Resource) -> bool {
    matches!(
        resource.kind,
        Kind::Cluster | Kind::Instance | Kind::KubernetesCompute
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_shell() {
        assert_eq!(quoted("it's $(x) `y` \\ !").unwrap(), r"'it'\''s $(x) `y` \ !'");
        for hidden in ["a\nb", "a\u{202e}b", "\u{0}", "a\rb"] {
            assert!(quoted(hidden).is_err());
        }
        let mut out = String::new();
        comment(&mut out, "a\nrm -rf /\r\u{1b}[2K");
        assert_eq!(out, "# a rm -rf / \\u{1b}[2K\n");
    }
}
