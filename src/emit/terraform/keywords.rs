//! Words that are no good as names in Terraform.

/// Reserved words, in ascending order, for `Namer`.
///
/// Variables and modules may not be called like the arguments of a module block; the other words open a reference of
/// their own or are part of the expression language, and a name that repeats them misleads its readers.
pub const RESERVED: &[&str] = &[
    "any",
    "bool",
    "check",
    "count",
    "data",
    "depends_on",
    "dynamic",
    "each",
    "else",
    "endfor",
    "endif",
    "ephemeral",
    "false",
    "for",
    "for_each",
    "if",
    "import",
    "in",
    "lifecycle",
    "list",
    "local",
    "locals",
    "map",
    "module",
    "moved",
    "null",
    "number",
    "object",
    "output",
    "path",
    "provider",
    "providers",
    "removed",
    "resource",
    "self",
    "set",
    "source",
    "string",
    "terraform",
    "true",
    "tuple",
    "var",
    "variable",
    "version",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_holds_each_word_once() {
        assert!(RESERVED.is_sorted_by(|left, right| left < right));
    }

    #[test]
    fn no_parameter_is_called_so() {
        let known = crate::catalog::parameters::RESERVED;
        assert!(known.is_sorted_by(|left, right| left < right));
        for word in RESERVED.iter().filter(|word| !word.contains(char::is_uppercase)) {
            assert!(known.contains(word), "{word}");
        }
    }
}
