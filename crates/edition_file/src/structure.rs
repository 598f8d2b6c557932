//! Keys, types and limits: what the JSON Schema says, and what of it a file breaks.

use std::sync::LazyLock;

use jsonschema::{
    JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use schemars::generate::SchemaSettings;
use serde::Deserialize as _;
use serde_json::Value;

use crate::{
    fault::{FaultKind, Form, PlacedFault},
    model::{EditionFile, LOCAL_TIME_PATTERN, SLUG_PATTERN},
    source::Source,
};

/// Most breaches of the schema that are looked at, as its validator comes upon them.
const MAX_BREACHES: usize = 2_000;

/// The schema, and what checks by it.
static SCHEMA: LazyLock<(Value, Option<Validator>)> = LazyLock::new(|| {
    // Without references, so that the place of a broken rule leads to its neighbours.
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = settings
        .into_generator()
        .into_root_schema_for::<EditionFile>()
        .to_value();
    let validator = jsonschema::validator_for(&schema).ok();
    (schema, validator)
});

/// The JSON Schema (draft 2020-12) of the file of an edition.
#[must_use]
pub fn schema() -> &'static Value {
    &SCHEMA.0
}

/// A source as a file, where it is of the schema and its texts can be kept.
pub(crate) fn file(source: &Source<'_>) -> Result<EditionFile, Vec<PlacedFault>> {
    let mut faults: Vec<PlacedFault> = SCHEMA
        .1
        .iter()
        .flat_map(|validator| validator.iter_errors(&source.value))
        .take(MAX_BREACHES)
        .flat_map(|error| faults_of(source, &error))
        .collect();
    let unwritable = source.find_unwritable().into_iter().take(MAX_BREACHES);
    faults.extend(unwritable.map(|pointer| source.fault(&pointer, FaultKind::ControlCharacters)));
    if !faults.is_empty() {
        return Err(faults);
    }
    // What the schema lets pass the types take too; a test holds them together.
    EditionFile::deserialize(&source.value).map_err(|error| {
        let message = error.to_string();
        vec![source.fault("", FaultKind::Refused { message })]
    })
}

/// What a broken rule of the schema means, at the value that breaks it.
fn faults_of(source: &Source<'_>, error: &ValidationError<'_>) -> Vec<PlacedFault> {
    let pointer = error.instance_path().as_str();
    let at = |kind| vec![source.fault(pointer, kind)];
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => unexpected
            .iter()
            .take(MAX_BREACHES)
            .map(|key| {
                let kind = FaultKind::UnknownKey {
                    key: key.clone(),
                    allowed: neighbours(error),
                };
                source.key_fault(pointer, key, kind)
            })
            .collect(),
        ValidationErrorKind::Required { property } => at(FaultKind::MissingKey {
            key: property.as_str().unwrap_or_default().to_owned(),
        }),
        ValidationErrorKind::Type { kind } => at(FaultKind::WrongType {
            wanted: match kind {
                TypeKind::Single(kind) => type_name(*kind),
                TypeKind::Multiple(kinds) => kinds.iter().next().map_or("", type_name),
            },
        }),
        ValidationErrorKind::Enum { options } => at(FaultKind::NotAllowed {
            value: shown(error.instance()),
            allowed: words(options),
        }),
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
            let limit = |key| rule(error).and_then(|rule| rule.get(key)?.as_f64());
            #[expect(
                clippy::cast_possible_truncation,
                reason = "limits are small whole numbers"
            )]
            let whole = |key| limit(key).unwrap_or_default() as i64;
            at(FaultKind::NotBetween {
                least: whole("minimum"),
                most: whole("maximum"),
            })
        }
        ValidationErrorKind::MaxLength { limit } => at(FaultKind::TooLong { most: *limit }),
        ValidationErrorKind::MinLength { .. }
        | ValidationErrorKind::MinItems { .. }
        | ValidationErrorKind::MinProperties { .. } => at(FaultKind::Empty),
        ValidationErrorKind::MaxItems { limit } => at(FaultKind::TooMany { most: *limit }),
        ValidationErrorKind::Pattern { pattern } => at(FaultKind::WrongForm {
            form: form(pattern),
        }),
        _ => at(FaultKind::Refused {
            message: error.to_string(),
        }),
    }
}

/// The object of the schema in which a broken rule stands.
fn rule(error: &ValidationError<'_>) -> Option<&'static Value> {
    let path = error.schema_path().as_str();
    let (parent, _) = path.rsplit_once('/')?;
    schema().pointer(parent)
}

/// The keys that an object can have where one is unknown.
fn neighbours(error: &ValidationError<'_>) -> Vec<String> {
    rule(error)
        .and_then(|rule| rule.get("properties")?.as_object())
        .map(|properties| properties.keys().cloned().collect())
        .unwrap_or_default()
}

fn words(options: &Value) -> Vec<String> {
    options
        .as_array()
        .into_iter()
        .flatten()
        .map(shown)
        .collect()
}

/// A value as it stands in a file.
fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The form that a pattern of the schema stands for.
fn form(pattern: &str) -> Form {
    match pattern {
        SLUG_PATTERN => Form::Slug,
        LOCAL_TIME_PATTERN => Form::LocalTime,
        _ => Form::Code,
    }
}

const fn type_name(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Array => "array",
        JsonType::Boolean => "boolean",
        JsonType::Integer => "integer",
        JsonType::Null => "null",
        JsonType::Number => "number",
        JsonType::Object => "table",
        JsonType::String => "string",
    }
}
