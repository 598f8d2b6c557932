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
    ast::{
        CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
    },
    parser,
};

const LANGUAGES: [(&str, &str); 4] = [("ca", "Ca"), ("es", "Es"), ("en", "En"), ("ja", "Ja")];

type Catalogue = BTreeMap<String, Pattern<String>>;

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
    let reference = &catalogues[2].1;
    for (id, english) in reference {
        let mut arguments = arguments(english);
        for (tag, catalogue) in &catalogues {
            for (name, number) in self::arguments(&catalogue[id]) {
                let known = arguments.iter_mut().find(|(known, _)| *known == name);
                let (_, is_number) = known.unwrap_or_else(|| {
                    panic!("{tag}.ftl: {id} uses ${name}, which en.ftl does not")
                });
                *is_number |= number;
            }
        }
        function(&mut code, id, &arguments, &catalogues);
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("words.rs"), code).expect("the generated code can be written");
}

/// The variables of a message in order, and whether one selects a plural form: then it is a number,
/// in every language.
fn arguments(pattern: &Pattern<String>) -> Vec<(String, bool)> {
    fn add(found: &mut Vec<(String, bool)>, name: &str, number: bool) {
        match found.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known |= number,
            None => found.push((name.to_owned(), number)),
        }
    }
    fn walk(pattern: &Pattern<String>, found: &mut Vec<(String, bool)>) {
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
                            walk(&variant.value, found);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(pattern, &mut found);
    found
}

fn function(
    code: &mut String,
    id: &str,
    arguments: &[(String, bool)],
    catalogues: &[(&str, Catalogue)],
) {
    let name = id.replace('-', "_");
    let english = catalogues
        .iter()
        .find(|(tag, _)| *tag == "en")
        .map(|(_, catalogue)| plain(&catalogue[id]))
        .unwrap_or_default();
    writeln!(code, "/// {}", english.replace('\n', " ").trim()).expect("a string takes all");
    if arguments.is_empty() {
        writeln!(code, "#[must_use]\npub const fn {name}(language: Language) -> &'static str {{\n    match language {{")
            .expect("a string takes all");
        for ((_, catalogue), (_, variant)) in catalogues.iter().zip(LANGUAGES) {
            writeln!(
                code,
                "        Language::{variant} => {:?},",
                plain(&catalogue[id])
            )
            .expect("a string takes all");
        }
        code.push_str("    }\n}\n");
        return;
    }
    // clippy allows seven.
    let expectation = if arguments.len() > 6 {
        "#[expect(clippy::too_many_arguments, reason = \"as many as the message has\")]\n"
    } else {
        ""
    };
    let parameters: String = arguments
        .iter()
        .map(|(name, number)| {
            format!(
                ", {name}: {}",
                if *number {
                    "impl Whole"
                } else {
                    "impl Display"
                }
            )
        })
        .collect();
    writeln!(
        code,
        "{expectation}#[must_use]\npub fn {name}(language: Language{parameters}) -> String {{\n    let mut text = String::new();"
    )
    .expect("a string takes all");
    for (number, _) in arguments.iter().filter(|(_, number)| *number) {
        writeln!(code, "    let {number} = {number}.whole();").expect("a string takes all");
    }
    code.push_str("    match language {\n");
    for ((_, catalogue), (_, variant)) in catalogues.iter().zip(LANGUAGES) {
        writeln!(code, "        Language::{variant} => {{").expect("a string takes all");
        statements(code, &catalogue[id], variant, (id, arguments));
        code.push_str("        }\n");
    }
    code.push_str("    }\n    text\n}\n");
}

fn statements(
    code: &mut String,
    pattern: &Pattern<String>,
    language: &str,
    message: (&str, &[(String, bool)]),
) {
    let (id, arguments) = message;
    let is_number = |name: &str| {
        arguments
            .iter()
            .any(|(known, number)| *number && known == name)
    };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => append(code, value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
                if is_number(&id.name) {
                    writeln!(code, "            text.push_str(&number(Language::{language}, {}));", id.name)
                } else {
                    writeln!(code, "            let _ = write!(text, \"{{{}}}\");", id.name)
                }
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => append(code, value),
            PatternElement::Placeable {
                expression: Expression::Select { selector: InlineExpression::VariableReference { id: number }, variants },
            } => {
                writeln!(code, "            match plural(Language::{language}, {}) {{", number.name).expect("a string takes all");
                for variant in variants {
                    let VariantKey::Identifier { name } = &variant.key else { panic!("{id}: only one and other are known") };
                    let arm = match (name.as_str(), variant.default) {
                        ("one", false) => "Plural::One",
                        ("other", true) => "Plural::Other",
                        _ => panic!("{id}: write [one] and *[other]"),
                    };
                    writeln!(code, "            {arm} => {{").expect("a string takes all");
                    statements(code, &variant.value, language, message);
                    code.push_str("            }\n");
                }
                if variants.len() == 1 {
                    code.push_str("            Plural::One => unreachable!(\"this language has one form\"),\n");
                }
                writeln!(code, "            }}")
            }
            PatternElement::Placeable { expression } => panic!("{id}: {} is not supported", describe(expression)),
        }
        .expect("a string takes all");
    }
}

/// The statement that appends a literal text.
fn append(code: &mut String, value: &str) -> std::fmt::Result {
    let mut characters = value.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => writeln!(code, "            text.push({only:?});"),
        _ => writeln!(code, "            text.push_str({value:?});"),
    }
}

fn describe(expression: &Expression<String>) -> &'static str {
    match expression {
        Expression::Inline(InlineExpression::FunctionReference {
            arguments: CallArguments { .. },
            ..
        }) => "a function",
        _ => "this expression",
    }
}

/// The text of a message without variables, or a message's text with its variables left out.
fn plain(pattern: &Pattern<String>) -> String {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => value.clone(),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => value.clone(),
            PatternElement::Placeable { .. } => "…".to_owned(),
        })
        .collect()
}
