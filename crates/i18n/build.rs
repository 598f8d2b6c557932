//! Turns the four Fluent catalogues into functions: a message becomes `i18n::its_name(language,
//! arguments...)`.
//!
//! A key or an argument that one language lacks fails the build with its name, a text nobody uses
//! costs nothing in the wasm bundle, and a look-up at run time is a `match`. Supported: text,
//! variables, and selectors on a number with `one`/`other`.
//!
//! Written here and not taken from `fluent-templates` or `i18n-embed`: they look texts up at run
//! time, where a missing one is found by its reader, and carry Fluent into the wasm bundle.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
};

const LANGUAGES: [(&str, &str); 4] = [("ca", "Ca"), ("es", "Es"), ("en", "En"), ("ja", "Ja")];

/// The messages of a language by their keys.
type Catalogue = BTreeMap<String, Pattern<String>>;

/// A variable of a message, by its name.
struct Variable {
    name: String,
    /// Whether it selects a plural form in any language: then it is a number in every one.
    is_number: bool,
}

/// Most characters of a text that stand above its function.
const MAX_DOC_CHARS: usize = 80;
/// Most parameters of a function that clippy lets pass, the language among them.
const MAX_PARAMETERS: usize = 7;
const WRITTEN: &str = "a string takes all";

fn main() {
    let mut catalogues = Vec::new();
    for (tag, _) in LANGUAGES {
        let path = format!("locales/{tag}.ftl");
        println!("cargo::rerun-if-changed={path}");
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let resource =
            parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        let mut catalogue = Catalogue::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let id = message.id.name;
                let pattern = message
                    .value
                    .unwrap_or_else(|| panic!("{path}: {id} has no text"));
                assert!(
                    catalogue.insert(id.clone(), pattern).is_none(),
                    "{path}: {id} stands twice"
                );
            }
        }
        catalogues.push((tag, catalogue));
    }
    let mut problems = Vec::new();
    for (tag, catalogue) in &catalogues {
        for (other_tag, other) in &catalogues {
            problems.extend(
                other
                    .keys()
                    .filter(|key| !catalogue.contains_key(*key))
                    .map(|key| format!("{tag}.ftl lacks {key}, which {other_tag}.ftl has")),
            );
        }
    }
    problems.dedup();
    assert!(
        problems.is_empty(),
        "the catalogues differ:\n{}",
        problems.join("\n")
    );

    let mut code = String::new();
    let english = &catalogues[2].1;
    for (id, message) in english {
        let mut variables = variables_of(message);
        for (tag, catalogue) in &catalogues {
            for found in variables_of(&catalogue[id]) {
                let name = &found.name;
                let known = variables
                    .iter_mut()
                    .find(|known| known.name == *name)
                    .unwrap_or_else(|| {
                        panic!("{tag}.ftl: {id} uses ${name}, which en.ftl does not")
                    });
                known.is_number |= found.is_number;
            }
        }
        let texts: Vec<&Pattern<String>> = catalogues
            .iter()
            .map(|(_, catalogue)| &catalogue[id])
            .collect();
        let doc = doc_line(&plain_text(message));
        writeln!(code, "/// {doc}").expect(WRITTEN);
        if variables.is_empty() {
            write_constant(&mut code, id, &texts);
        } else {
            write_function(&mut code, id, &variables, &texts);
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("words.rs"), code).expect("the generated code can be written");
}

/// The variables of a message in the order in which it first names them.
fn variables_of(pattern: &Pattern<String>) -> Vec<Variable> {
    fn add(found: &mut Vec<Variable>, name: &str, is_number: bool) {
        match found.iter_mut().find(|known| known.name == name) {
            Some(known) => known.is_number |= is_number,
            None => found.push(Variable {
                name: name.to_owned(),
                is_number,
            }),
        }
    }
    fn visit(pattern: &Pattern<String>, found: &mut Vec<Variable>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                match expression {
                    Expression::Inline(InlineExpression::VariableReference { id }) => {
                        add(found, &id.name, false);
                    }
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id },
                        variants,
                    } => {
                        add(found, &id.name, true);
                        for variant in variants {
                            visit(&variant.value, found);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    let mut found = Vec::new();
    visit(pattern, &mut found);
    found
}

/// A text as the doc of its function: on one line, cut where it is long, and nothing in it markup.
fn doc_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = line.chars().take(MAX_DOC_CHARS).collect();
    let mut doc = String::new();
    for character in shown.trim_end().chars() {
        if "\\`*_[]<>#|~&".contains(character) {
            doc.push('\\');
        }
        doc.push(character);
    }
    if shown.len() < line.len() {
        doc.push('…');
    }
    doc
}

/// The function of a message without variables; `texts` are in the order of [`LANGUAGES`].
fn write_constant(code: &mut String, id: &str, texts: &[&Pattern<String>]) {
    let name = id.replace('-', "_");
    writeln!(
        code,
        "#[must_use]\n\
         pub const fn {name}(language: Language) -> &'static str {{\n    \
             match language {{"
    )
    .expect(WRITTEN);
    for (text, (_, language)) in texts.iter().zip(LANGUAGES) {
        let text = plain_text(text);
        writeln!(code, "        Language::{language} => {text:?},").expect(WRITTEN);
    }
    code.push_str("    }\n}\n");
}

/// The function of a message with variables; `texts` are in the order of [`LANGUAGES`].
fn write_function(code: &mut String, id: &str, variables: &[Variable], texts: &[&Pattern<String>]) {
    let name = id.replace('-', "_");
    if variables.len() >= MAX_PARAMETERS {
        code.push_str(
            "#[expect(clippy::too_many_arguments, reason = \"as many as the message has\")]\n",
        );
    }
    let parameters: String = variables
        .iter()
        .map(|Variable { name, is_number }| {
            let kind = if *is_number { "Whole" } else { "Display" };
            format!(", {name}: impl {kind}")
        })
        .collect();
    writeln!(
        code,
        "#[must_use]\n\
         pub fn {name}(language: Language{parameters}) -> String {{\n    \
             let mut text = String::new();"
    )
    .expect(WRITTEN);
    for Variable { name, .. } in variables.iter().filter(|variable| variable.is_number) {
        writeln!(code, "    let {name} = {name}.whole();").expect(WRITTEN);
    }
    code.push_str("    match language {\n");
    for (text, (_, language)) in texts.iter().zip(LANGUAGES) {
        writeln!(code, "        Language::{language} => {{").expect(WRITTEN);
        let message = Message {
            id,
            variables,
            language,
        };
        message.write_statements(code, text);
        code.push_str("        }\n");
    }
    code.push_str("    }\n    text\n}\n");
}

/// A message in one language.
struct Message<'a> {
    id: &'a str,
    variables: &'a [Variable],
    /// The language's variant, such as `Ca`.
    language: &'a str,
}

impl Message<'_> {
    /// The statements that append a pattern to `text`.
    fn write_statements(&self, code: &mut String, pattern: &Pattern<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => write_literal(code, value),
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(InlineExpression::VariableReference { id }) => {
                        self.write_variable(code, &id.name);
                    }
                    Expression::Inline(InlineExpression::StringLiteral { value }) => {
                        write_literal(code, value);
                    }
                    Expression::Select {
                        selector: InlineExpression::VariableReference { id },
                        variants,
                    } => self.write_plural(code, &id.name, variants),
                    _ => panic!("{}: {} is not supported", self.id, describe(expression)),
                },
            }
        }
    }

    /// The statement that appends a variable: a number grouped, anything else as it is.
    fn write_variable(&self, code: &mut String, name: &str) {
        let language = self.language;
        let is_number = self
            .variables
            .iter()
            .any(|known| known.is_number && known.name == name);
        if is_number {
            writeln!(
                code,
                "            text.push_str(&number(Language::{language}, {name}));"
            )
            .expect(WRITTEN);
        } else {
            writeln!(code, "            let _ = write!(text, \"{{{name}}}\");").expect(WRITTEN);
        }
    }

    /// The statement that appends the form that a number asks for.
    fn write_plural(&self, code: &mut String, number: &str, variants: &[Variant<String>]) {
        let Self { id, language, .. } = self;
        writeln!(
            code,
            "            match plural(Language::{language}, {number}) {{"
        )
        .expect(WRITTEN);
        for variant in variants {
            let VariantKey::Identifier { name } = &variant.key else {
                panic!("{id}: only one and other are known")
            };
            let form = match (name.as_str(), variant.default) {
                ("one", false) => "Plural::One",
                ("other", true) => "Plural::Other",
                _ => panic!("{id}: write [one] and *[other]"),
            };
            writeln!(code, "            {form} => {{").expect(WRITTEN);
            self.write_statements(code, &variant.value);
            code.push_str("            }\n");
        }
        if variants.len() == 1 {
            code.push_str(
                "            Plural::One => unreachable!(\"this language has one form\"),\n",
            );
        }
        code.push_str("            }\n");
    }
}

/// The statement that appends a literal text.
fn write_literal(code: &mut String, value: &str) {
    let mut characters = value.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => writeln!(code, "            text.push({only:?});"),
        _ => writeln!(code, "            text.push_str({value:?});"),
    }
    .expect(WRITTEN);
}

/// What an expression is, for who wrote it.
const fn describe(expression: &Expression<String>) -> &'static str {
    match expression {
        Expression::Inline(InlineExpression::FunctionReference { .. }) => "a function",
        _ => "this expression",
    }
}

/// The text of a message, with an ellipsis for each variable.
fn plain_text(pattern: &Pattern<String>) -> String {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => value.as_str(),
            PatternElement::Placeable { .. } => "…",
        })
        .collect()
}
