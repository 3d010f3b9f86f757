//! "a" or "an".

/// A noun with its article: a user-assigned identity, an online endpoint.
#[must_use]
pub fn an(noun: &str) -> String {
    // no noun of ours begins with a `u` that sounds as in "under"
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'A']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_follows_the_sound() {
        for (noun, with_article) in [
            ("user-assigned identity", "a user-assigned identity"),
            (
                "Application Insights component",
                "an Application Insights component",
            ),
            ("online endpoint", "an online endpoint"),
            ("instance type", "an instance type"),
            ("key vault", "a key vault"),
        ] {
            assert_eq!(an(noun), with_article);
        }
    }
}
