//! The fields of a draft's form: what they say, what stands in them, and which of them something
//! stands against.

use contest::{Language, entry::Field, text::has_unwritable};
use frame::{
    content_fields::{ALTERNATIVE_FIELDS, SUMMARY_FIELDS, TITLE_FIELDS},
    form::{Fields, Filled},
    refusals,
};
use office::{Draft, FieldProblem, Problem, Refusal};

/// The version of the draft that a form was made from.
pub(super) fn read_version(fields: &Fields) -> i64 {
    fields.get("version").parse().unwrap_or(0)
}

/// The form with what the draft says; its boxes are ticked from the draft itself.
pub(super) fn fill_in(draft: &Draft) -> Filled {
    let content = &draft.content;
    let mut fields = Fields::default();
    for (texts, names) in [
        (&content.title, TITLE_FIELDS),
        (&content.summary, SUMMARY_FIELDS),
        (&content.alternative, ALTERNATIVE_FIELDS),
    ] {
        for (language, name) in Language::ALL.into_iter().zip(names) {
            fields.0.push((
                name.to_owned(),
                texts.0.get(&language).cloned().unwrap_or_default(),
            ));
        }
    }
    for (name, value) in [
        ("topic", &content.topic),
        ("sources", &content.sources),
        ("link", &content.link),
        ("licence", &content.licence),
    ] {
        fields.0.push((name.to_owned(), value.clone()));
    }
    Filled::new(&fields)
}

/// What stands against a field of the page, with the field's label.
type LabelledProblem = (String, FieldProblem);

fn label_problem(field: &'static str, label: &str, problem: Problem) -> LabelledProblem {
    let field = field.into();
    (label.to_owned(), FieldProblem { field, problem })
}

/// What stands against each field of the form as it is drawn, with its label: a text stands there
/// once for each language, and what is wrong with it in some of them only. What is missing is asked
/// for in the visitor's own.
pub(super) fn point_at_fields(
    language: Language,
    refusal: &Refusal,
    fields: &Fields,
) -> Vec<LabelledProblem> {
    match refusal {
        Refusal::Incomplete(missing) => missing
            .iter()
            .map(|field| {
                let label = refusals::field(language, *field);
                label_problem(field_of(language, *field), label, Problem::Missing)
            })
            .collect(),
        Refusal::Fields(problems) => problems
            .iter()
            .flat_map(|problem| point_at_texts(language, problem, fields))
            .collect(),
        _ => Vec::new(),
    }
}

/// The field of the page in which a part of the content is asked for.
fn field_of(language: Language, field: Field) -> &'static str {
    let own = Language::ALL
        .into_iter()
        .position(|of| of == language)
        .unwrap_or(0);
    match field {
        Field::Title => TITLE_FIELDS[own],
        Field::Summary => SUMMARY_FIELDS[own],
        Field::Alternative => ALTERNATIVE_FIELDS[own],
        Field::Topic => "topic",
        Field::Datasets => "sources",
        Field::RequiredData => "datasets",
        Field::Link => "link",
        Field::Licence => "licence",
        Field::Cover => "file-cover",
        Field::Files => "file-work",
    }
}

/// What stands against a text, in each language in which it is so.
fn point_at_texts(
    language: Language,
    problem: &FieldProblem,
    fields: &Fields,
) -> Vec<LabelledProblem> {
    let (names, field) = match problem.field.as_ref() {
        "title" => (TITLE_FIELDS, Field::Title),
        "summary" => (SUMMARY_FIELDS, Field::Summary),
        "alternative" => (ALTERNATIVE_FIELDS, Field::Alternative),
        _ => return vec![(String::new(), problem.clone())],
    };
    let is_meant = |name: &&str| match problem.problem {
        Problem::TooLong { most } => fields.get(name).trim().chars().count() > most,
        Problem::ControlCharacters => has_unwritable(fields.get(name)),
        _ => true,
    };
    let label = refusals::field(language, field);
    names
        .into_iter()
        .filter(is_meant)
        .map(|name| label_problem(name, label, problem.problem.clone()))
        .collect()
}
