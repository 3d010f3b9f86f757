//! As much of Bicep's grammar as amlgen writes.

use super::super::expression::Expression;

/// A declaration of a file.
#[derive(Debug)]
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) what: What,
    pub(super) existing: bool,
    pub(super) value: Expression,
    /// Every word of it that may be the name of another one.
    pub(super) words: Vec<String>,
}

#[derive(Debug, PartialEq)]
pub(super) enum What {
    Parameter,
    Variable,
    Output,
    /// Of this type of ARM.
    Resource(String),
    /// From this file.
    Module(String),
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    /// Pieces of text: literals, and the tokens of holes.
    Text(Vec<Piece>),
    Mark(char),
    Line,
    End,
}

#[derive(Debug, Clone, PartialEq)]
enum Piece {
    Literal(String),
    Hole(Vec<Token>),
}

pub(super) fn read(text: &str) -> Vec<Declaration> {
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let mut tokens = scan(&letters, &mut at, None);
    tokens.push(Token::End);
    let mut parser = Parser { tokens, at: 0 };
    let mut found = Vec::new();
    while let Some(declaration) = parser.declaration() {
        found.push(declaration);
    }
    found
}

/// Tokens up to the end, or up to a mark that closes a hole.
fn scan(letters: &[char], at: &mut usize, until: Option<char>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut depth = 0;
    while let Some(letter) = letters.get(*at).copied() {
        if depth == 0 && until == Some(letter) {
            *at += 1;
            return tokens;
        }
        match letter {
            '\n' => {
                *at += 1;
                tokens.push(Token::Line);
            }
            ' ' | '\r' => *at += 1,
            // A comment, or a word to the compiler.
            '/' | '#' if letter == '#' || letters.get(*at + 1) == Some(&'/') => {
                while letters.get(*at).is_some_and(|letter| *letter != '\n') {
                    *at += 1;
                }
            }
            '\'' if letters[*at..].starts_with(&['\'', '\'', '\'']) => {
                let start = *at + 3;
                let mut end = start;
                while !letters[end..].starts_with(&['\'', '\'', '\'']) {
                    end += 1;
                }
                let text: String = letters[start..end].iter().collect();
                let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
                tokens.push(Token::Text(vec![Piece::Literal(text)]));
                *at = end + 3;
            }
            '\'' => {
                *at += 1;
                tokens.push(Token::Text(pieces(letters, at)));
            }
            letter if letter.is_ascii_alphanumeric() || letter == '_' => {
                let start = *at;
                while letters
                    .get(*at)
                    .is_some_and(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                {
                    *at += 1;
                }
                tokens.push(Token::Word(letters[start..*at].iter().collect()));
            }
            mark => {
                match mark {
                    '{' | '(' | '[' => depth += 1,
                    '}' | ')' | ']' => depth -= 1,
                    _ => {}
                }
                *at += 1;
                tokens.push(Token::Mark(mark));
            }
        }
    }
    tokens
}

fn pieces(letters: &[char], at: &mut usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    loop {
        let letter = letters[*at];
        *at += 1;
        match letter {
            '\'' => break,
            '\\' => {
                let escaped = letters[*at];
                *at += 1;
                match escaped {
                    'n' => literal.push('\n'),
                    'r' => literal.push('\r'),
                    't' => literal.push('\t'),
                    'u' => {
                        let end = *at + letters[*at..].iter().position(|letter| *letter == '}').unwrap();
                        let digits: String = letters[*at + 1..end].iter().collect();
                        let code = u32::from_str_radix(&digits, 16).unwrap();
                        literal.push(char::from_u32(code).unwrap());
                        *at = end + 1;
                    }
                    other => literal.push(other),
                }
            }
            '$' if letters[*at] == '{' => {
                *at += 1;
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                pieces.push(Piece::Hole(scan(letters, at, Some('}'))));
            }
            other => literal.push(other),
        }
    }
    pieces.push(Piece::Literal(literal));
    pieces.retain(|piece| *piece != Piece::Literal(String::new()));
    pieces
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn skip(&mut self, mark: char) -> bool {
        let is = *self.peek() == Token::Mark(mark);
        self.at += usize::from(is);
        is
    }

    fn skip_lines(&mut self) {
        while *self.peek() == Token::Line {
            self.at += 1;
        }
    }

    fn word(&mut self) -> String {
        match self.next() {
            Token::Word(word) => word,
            other => panic!("no word: {other:?}"),
        }
    }

    fn literal(&mut self) -> String {
        match self.text() {
            Some(Expression::Literal(text)) => text,
            other => panic!("no literal: {other:?}"),
        }
    }

    fn declaration(&mut self) -> Option<Declaration> {
        loop {
            self.skip_lines();
            match self.peek() {
                Token::End => return None,
                Token::Mark('@') => {
                    self.at += 1;
                    self.value();
                }
                _ => break,
            }
        }
        let start = self.at;
        let keyword = self.word();
        let mut existing = false;
        let (name, what) = match &*keyword {
            "targetScope" => (keyword.clone(), What::Variable),
            "param" => {
                let name = self.word();
                self.word();
                (name, What::Parameter)
            }
            "output" => {
                let name = self.word();
                self.word();
                (name, What::Output)
            }
            "var" => (self.word(), What::Variable),
            "resource" => {
                let name = self.word();
                let kind = self.literal();
                existing = matches!(self.peek(), Token::Word(word) if word == "existing");
                self.at += usize::from(existing);
                (name, What::Resource(kind.split('@').next().unwrap().to_owned()))
            }
            "module" => (self.word(), What::Module(self.literal())),
            other => panic!("an unknown declaration: {other}"),
        };
        let value = if self.skip('=') {
            self.value()
        } else {
            Expression::Other(String::new())
        };
        let words = words(&self.tokens[start..self.at]);
        Some(Declaration {
            name,
            what,
            existing,
            value,
            words,
        })
    }

    fn text(&mut self) -> Option<Expression> {
        let Token::Text(pieces) = self.peek().clone() else {
            return None;
        };
        self.at += 1;
        let mut found: Vec<Expression> = pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Literal(text) => Expression::Literal(text),
                Piece::Hole(tokens) => Parser { tokens, at: 0 }.value(),
            })
            .collect();
        Some(match found.len() {
            0 => Expression::Literal(String::new()),
            1 if matches!(found[0], Expression::Literal(_)) => found.remove(0),
            _ => Expression::Text(found),
        })
    }

    fn value(&mut self) -> Expression {
        let start = self.at;
        let found = self.operand();
        if self.ends() {
            return found;
        }
        // What joins operands is kept as it stands.
        while !self.ends() {
            self.operand_or_mark();
        }
        Expression::Other(format!("{:?}", &self.tokens[start..self.at]))
    }

    fn ends(&self) -> bool {
        matches!(
            self.peek(),
            Token::End | Token::Line | Token::Mark(',' | '}' | ']' | ')' | ':')
        )
    }

    fn operand_or_mark(&mut self) {
        match self.peek() {
            Token::Mark('{' | '[' | '(') | Token::Word(_) | Token::Text(_) => {
                self.operand();
            }
            _ => self.at += 1,
        }
        // The branches of a conditional.
        self.skip(':');
    }

    fn operand(&mut self) -> Expression {
        let mut found = match self.peek().clone() {
            Token::Text(_) => self.text().unwrap(),
            Token::Word(word) => {
                self.at += 1;
                if self.skip('(') {
                    Expression::Call(word, self.items(')'))
                } else {
                    Expression::Name(word)
                }
            }
            Token::Mark('{') => {
                self.at += 1;
                self.object()
            }
            Token::Mark('[') => {
                self.at += 1;
                Expression::List(self.items(']'))
            }
            Token::Mark('(') => {
                self.at += 1;
                Expression::List(self.items(')'))
            }
            Token::Mark('-' | '!') => {
                let mark = self.at;
                self.at += 1;
                let operand = self.operand();
                Expression::Other(format!("{:?}{operand:?}", self.tokens[mark]))
            }
            other => panic!("no value: {other:?}"),
        };
        loop {
            if self.skip('.') {
                found = Expression::Member(Box::new(found), self.word());
            } else if self.skip('[') {
                // `a[?b]` is nothing where there is no such property
                self.skip('?');
                let key = match self.items(']').remove(0) {
                    Expression::Literal(key) | Expression::Name(key) => key,
                    other => panic!("a key of another form: {other:?}"),
                };
                found = Expression::Member(Box::new(found), key);
            } else {
                return found;
            }
        }
    }

    fn items(&mut self, end: char) -> Vec<Expression> {
        let mut items = Vec::new();
        loop {
            self.skip_lines();
            if self.skip(end) {
                return items;
            }
            items.push(self.value());
            self.skip(',');
        }
    }

    fn object(&mut self) -> Expression {
        let mut entries = Vec::new();
        loop {
            self.skip_lines();
            if self.skip('}') {
                return Expression::Object(entries);
            }
            let key = match self.next() {
                Token::Word(word) => Expression::Name(word),
                Token::Text(_) => {
                    self.at -= 1;
                    self.text().unwrap()
                }
                other => panic!("no key: {other:?}"),
            };
            assert!(self.skip(':'), "no colon behind {key:?}");
            entries.push((key, self.value()));
            self.skip(',');
        }
    }
}

/// The words that stand for something: neither keys nor members.
fn words(tokens: &[Token]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Word(word) => {
                let key = tokens.get(at + 1) == Some(&Token::Mark(':'));
                let member = at > 0 && tokens[at - 1] == Token::Mark('.');
                if !key && !member {
                    found.push(word.clone());
                }
            }
            Token::Text(pieces) => {
                for piece in pieces {
                    if let Piece::Hole(tokens) = piece {
                        found.extend(words(tokens));
                    }
                }
            }
            _ => {}
        }
    }
    found
}
