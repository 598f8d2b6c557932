//! What holds for every text of the catalogues, and of the demo's texts where a person writes in
//! four languages too.

use std::fs;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};
use serde_json::Value;

/// A message of a catalogue.
struct Message {
    language: &'static str,
    key: String,
    pattern: Pattern<String>,
}

/// A file of this crate as it is now, by its path: a test that another checkout built and this one
/// found again would know the other's.
fn source(path: &str) -> String {
    let folder = std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo");
    fs::read_to_string(format!("{folder}/{path}")).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn messages() -> Vec<Message> {
    let mut messages = Vec::new();
    for language in ["ca", "es", "en", "ja"] {
        let path = format!("locales/{language}.ftl");
        let resource =
            parser::parse(source(&path)).unwrap_or_else(|(_, errors)| panic!("{path}: {errors:?}"));
        messages.extend(resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(Message {
                language,
                key: message.id.name,
                pattern: message.value?,
            }),
            _ => None,
        }));
    }
    messages
}

/// The texts in each language of the editions, works and data sets that the project brings.
fn seeds() -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    let demo = serde_json::from_str(&source("../../seeds/demo.json")).expect("JSON");
    collect_texts(&demo, &mut texts);
    for edition in ["2018", "2019", "2020", "example-2025", "example-2027"] {
        let file = source(&format!("../../seeds/editions/{edition}.toml"));
        collect_texts(&toml::from_str(&file).expect("TOML"), &mut texts);
    }
    let neutral = source("../edition_file/src/neutral.toml");
    collect_texts(&toml::from_str(&neutral).expect("TOML"), &mut texts);
    assert!(
        texts.len() > 400,
        "the files' form has changed: {} texts",
        texts.len()
    );
    texts
}

/// The texts of every object that has languages as its keys.
fn collect_texts(value: &Value, texts: &mut Vec<(&'static str, String)>) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect_texts(item, texts);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                let language = ["ca", "es", "en", "ja"]
                    .into_iter()
                    .find(|language| language == key);
                match (language, value) {
                    (Some(language), Value::String(text)) => texts.push((language, text.clone())),
                    _ => collect_texts(value, texts),
                }
            }
        }
        _ => {}
    }
}

/// How a message reads with the variable `counted` as one or as more, and every variable but that
/// as `{name}`.
fn read(pattern: &Pattern<String>, counted: &str, one: bool) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                if id.name != counted {
                    text.push_str(&format!("{{{}}}", id.name));
                }
            }
            PatternElement::Placeable {
                expression: Expression::Inline(_),
            } => {}
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                let asked = matches!(
                    selector,
                    InlineExpression::VariableReference { id } if id.name == counted
                );
                let wanted = |variant: &&fluent_syntax::ast::Variant<String>| {
                    let VariantKey::Identifier { name } = &variant.key else {
                        return false;
                    };
                    (name == "one") == (asked && one)
                };
                let variant = variants
                    .iter()
                    .find(wanted)
                    .or_else(|| variants.first())
                    .expect("a selector has a variant");
                text.push_str(&read(&variant.value, counted, one));
            }
        }
    }
    text
}

/// A message with all its forms, one after the other, as what a person may read of it.
fn whole(pattern: &Pattern<String>) -> String {
    let mut texts = vec![read(pattern, "", false)];
    let variables = variables(pattern);
    texts.extend(
        variables
            .iter()
            .filter(|(_, selected)| *selected)
            .map(|(name, _)| read(pattern, name, true)),
    );
    texts.join("\n")
}

/// The variables of a message, and which of them select a form.
fn variables(pattern: &Pattern<String>) -> Vec<(String, bool)> {
    fn add(found: &mut Vec<(String, bool)>, name: &str, selects: bool) {
        match found.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known |= selects,
            None => found.push((name.to_owned(), selects)),
        }
    }
    let mut found = Vec::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                add(&mut found, &id.name, false);
            }
            Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            } => {
                add(&mut found, &id.name, true);
                for (name, selects) in variants
                    .iter()
                    .flat_map(|variant| variables(&variant.value))
                {
                    add(&mut found, &name, selects);
                }
            }
            _ => {}
        }
    }
    found
}

/// Variables that may be one or several of something.
const NUMBERS: &str = "\
     abstained added aggregate all below changed columns count counted declared entries expected \
     finished found hours jurors marks minutes moved per points present read removed rows samples \
     seconds sheets shown size teams works done";
/// Variables that are words, names, moments, figures with their unit, numbers that name something,
/// and limits, which are more than one.
const OTHERS: &str = "\
     address administrator after again allowed anchor answer area areas award before bytes call \
     captain change chosen cities city clock code column corrected criterion daily day days \
     dimension early edition encoding ended ends entry error feature fewest field fields file \
     files finding first floor format free from gigabytes hash height high high_text highest \
     hour is juror kept key kind kinds known languages largest last late least least_day \
     least_hour least_value least_year left licences line link local low low_text mail mark \
     mate mean meaning median megapixels member memory men message method mild moment month \
     more most most_day most_value most_year name names next now number old one other part \
     parts percent phase place portals program r rank ratio raw reason receipt request role \
     round seed severe sheet shortlist side smallest source sources starts step stop subject \
     sum team there time title to today topic total two until value votes wait wanted weekday \
     what when who width women word words x x_least x_most y y_least y_most year years zone";

/// Numbers that stand in a sentence without changing it, and why.
const UNCHANGED: [(&str, &str, &str); 27] = [
    ("chart-shown", "shown", "the noun follows the number of all"),
    (
        "chart-stripes-alternative",
        "count",
        "it speaks of thirty years and more",
    ),
    ("data-about-distinct", "count", "an estimate is of many"),
    (
        "effect-changed",
        "all",
        "the number of all follows the other",
    ),
    ("effect-moved", "all", "the number of all follows the other"),
    (
        "entry-files-work",
        "seconds",
        "a limit, which is more than one",
    ),
    ("finding-cells", "expected", "it answers another number"),
    (
        "finding-cube-categories",
        "declared",
        "it answers another number",
    ),
    (
        "finding-limits",
        "seconds",
        "a limit, which is more than one",
    ),
    (
        "finding-more-cells",
        "expected",
        "it answers another number",
    ),
    ("finding-zip-members", "found", "more than a limit"),
    (
        "jury-progress",
        "finished",
        "the noun follows the number of all",
    ),
    (
        "order-contradicts-more",
        "count",
        "and so many more, whatever they are",
    ),
    (
        "pairs-progress",
        "done",
        "the noun follows the number of all",
    ),
    (
        "plan-parts",
        "count",
        "what has fallen apart has two parts or more",
    ),
    (
        "problem-file-too-heavy",
        "seconds",
        "a limit, which is more than one",
    ),
    (
        "ranking-apart",
        "count",
        "what has fallen apart has two parts or more",
    ),
    ("ranking-record", "samples", "thousands"),
    (
        "ranking-without-more",
        "count",
        "and so many more, whatever they are",
    ),
    (
        "ranking-without-parts",
        "count",
        "what has fallen apart has two parts or more",
    ),
    (
        "refused-finalists-apart",
        "count",
        "what has fallen apart has two parts or more",
    ),
    (
        "refused-jury-apart",
        "count",
        "what has fallen apart has two parts or more",
    ),
    ("refused-team-full", "size", "no noun follows"),
    ("reminders-lead", "hours", "a limit, which is more than one"),
    ("table-cells", "expected", "it answers another number"),
    (
        "undelivered-lead",
        "hours",
        "a limit, which is more than one",
    ),
    ("unfit-groups-of", "count", "more than a limit"),
];

/// Names that are numbers in one message and something else in another: there they are words.
const WORDS: [(&str, &str); 11] = [
    ("check-rows", "rows"),
    ("entry-files-hint", "size"),
    ("meeting-decided", "works"),
    ("meeting-standing", "points"),
    ("meeting-standing-points", "points"),
    ("meeting-standing-sure", "points"),
    ("note-other-sheets", "sheets"),
    ("note-renamed", "columns"),
    ("problem-file-kind", "found"),
    ("ranking-part-jurors", "jurors"),
    ("work-score", "points"),
];

#[test]
fn one_of_something_is_told_in_the_singular() {
    let mut faults = Vec::new();
    let mut used = Vec::new();
    for Message {
        language,
        key,
        pattern,
    } in messages()
    {
        for (name, selects) in variables(&pattern) {
            let known = |list: &str| list.split_whitespace().any(|known| known == name);
            if !known(NUMBERS) && !known(OTHERS) {
                faults.push(format!(
                    "{language}.ftl: {key}: is ${name} a number? Write it into NUMBERS or OTHERS"
                ));
                continue;
            }
            if selects
                && language != "ja"
                && read(&pattern, &name, true) == read(&pattern, &name, false)
            {
                faults.push(format!(
                    "{language}.ftl: {key} says the same for one ${name} as for two"
                ));
            }
            if selects
                || language == "ja"
                || !known(NUMBERS)
                || WORDS.contains(&(key.as_str(), name.as_str()))
            {
                continue;
            }
            // "Entries: 1" is right for any number.
            let text = whole(&pattern);
            if text.contains(&format!(": {{{name}}}")) {
                continue;
            }
            match UNCHANGED
                .iter()
                .position(|(of, number, _)| *of == key && *number == name)
            {
                Some(place) => used.push(place),
                None => faults.push(format!(
                    "{language}.ftl: {key} has no singular for ${name}: {text}"
                )),
            }
        }
    }
    faults.extend(
        (0..UNCHANGED.len())
            .filter(|place| !used.contains(place))
            .map(|place| format!("{:?} is no exception", UNCHANGED[place])),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Words that were given up, what is said instead, and the messages in which they mean something
/// else.
const RETIRED: [(&str, &str, &str, &str); 31] = [
    ("ca", "amplitud", "dispersió", ""),
    ("ca", "capitania", "representant", ""),
    ("ca", "els finalistes", "les finalistes", ""),
    (
        "ca",
        "full",
        "fitxa",
        "check-formula data-recipe-sheet finding-password finding-sheet finding-spreadsheet",
    ),
    ("ca", "fulls", "fitxes", "note-other-sheets"),
    (
        "ca",
        "lloc",
        "posició",
        "accessibility-standard active-elsewhere finding-cells finding-more-cells ranking-fixed \
         table-cells team-invite-lead",
    ),
    ("ca", "rebut", "justificant", "mail-receipt-body"),
    ("ca", "rebuts", "justificants", ""),
    ("ca", "sdg", "ODS", ""),
    ("en", "go on", "continue", "table-markup"),
    ("en", "in effect", "active", ""),
    ("en", "into effect", "activate", ""),
    ("en", "recuse", "step back", ""),
    ("en", "shortlist", "finalists", ""),
    ("en", "stands in", "appears in", ""),
    ("en", "take out", "remove", ""),
    ("en", "taken out", "removed", ""),
    ("en", "typed in", "transcribed by hand", ""),
    ("es", "amplitud", "dispersión", ""),
    ("es", "capitanía", "representante", ""),
    ("es", "fichero", "archivo", ""),
    (
        "es",
        "hoja",
        "ficha",
        "check-formula data-recipe-sheet finding-password finding-sheet finding-spreadsheet",
    ),
    ("es", "hojas", "fichas", "note-other-sheets"),
    ("es", "los finalistas", "las finalistas", ""),
    ("es", "muertos", "fallecidos", ""),
    ("es", "recibo", "justificante", ""),
    ("es", "sdg", "ODS", ""),
    ("ja", "お名前", "氏名", ""),
    ("ja", "ファイナリスト", "最終候補", ""),
    ("ja", "優劣", "より多くの審査員が上位とした作品", ""),
    ("ja", "受領書", "受付証", ""),
];

/// Whether a word or several stand in a text, as whole words where words are parted.
fn says(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !words.is_ascii() && words.chars().all(|letter| !letter.is_ascii())
            || ![before, after]
                .into_iter()
                .flatten()
                .any(char::is_alphabetic)
    })
}

#[test]
fn a_word_that_was_given_up_does_not_come_back() {
    let messages = messages();
    let mut faults = Vec::new();
    for (language, word, instead, elsewhere) in RETIRED {
        for message in messages
            .iter()
            .filter(|message| message.language == language)
        {
            let text = whole(&message.pattern);
            // The names of variables are not read.
            let read: Vec<&str> = text
                .split('{')
                .map(|part| part.split_once('}').map_or(part, |(_, after)| after))
                .collect();
            let found = says(&read.join("…"), word);
            let other = elsewhere.split_whitespace().any(|key| key == message.key);
            if found && !other {
                faults.push(format!(
                    "{language}.ftl: {} says “{word}”: say “{instead}”",
                    message.key
                ));
            } else if other && !found {
                faults.push(format!(
                    "{language}.ftl: {} does not say “{word}” and is no exception",
                    message.key
                ));
            }
        }
        let found = seeds()
            .into_iter()
            .filter(|(of, text)| *of == language && says(text, word));
        faults.extend(found.map(|(_, text)| {
            format!("the demo ({language}) says “{word}”: say “{instead}”: {text}")
        }));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the public sees is a work; whoever has signed in sees entries.
#[test]
fn a_work_is_what_the_public_sees() {
    const PUBLIC: [&str; 7] = [
        "accessibility-gaps",
        "call-",
        "data-used",
        "edition-example",
        "gallery-",
        "results-",
        "work-",
    ];
    let faults: Vec<_> = messages()
        .into_iter()
        .filter(|message| {
            message.language == "en" && !PUBLIC.iter().any(|start| message.key.starts_with(start))
        })
        .filter(|message| {
            let text = whole(&message.pattern).to_lowercase();
            [
                "the work",
                "a work",
                "this work",
                "your work ",
                "your work.",
                "works of",
                "the works",
                "all works",
                "tied work",
                "whose work",
            ]
            .iter()
            .any(|words| says(&text, words))
        })
        .map(|message| message.key)
        .collect();
    assert!(
        faults.is_empty(),
        "these say work and not entry: {faults:?}"
    );
}

#[test]
fn marks_are_those_of_the_language() {
    let mut faults = Vec::new();
    let texts = messages().into_iter().map(|message| {
        (
            message.language,
            message.key.clone(),
            whole(&message.pattern),
        )
    });
    let seeds = seeds()
        .into_iter()
        .map(|(language, text)| (language, "the demo".to_owned(), text.replace("\\n", "\n")));
    for (language, key, text) in texts.chain(seeds) {
        // An address, a name in statistics, and the key of a keyboard.
        let plain = text
            .replace("https://", "")
            .replace("ICC(2,k)", "")
            .replace("n、?", "");
        let wrong: &[&str] = match language {
            "ja" => &[
                "(", ")", ":", "~", "～", ",", "?", "!", "'", " %", " ·", "｡", "､",
            ],
            _ => &["'", "...", "（", "：", "、"],
        };
        let found: Vec<_> = wrong.iter().filter(|mark| plain.contains(**mark)).collect();
        if !found.is_empty() {
            faults.push(format!("{language}: {key} has {found:?}: {text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_date_has_its_article_and_elision() {
    let mut faults = Vec::new();
    for Message {
        language,
        key,
        pattern,
    } in messages()
    {
        let text = whole(&pattern);
        let wrong: &[&str] = match language {
            "ca" => &[
                "fins a {moment}",
                "fins a {ends}",
                "fins a {until}",
                "fins a\n{until}",
                "fins a:\n{until}",
                "de {month}",
                "del {day}",
                "el {day}",
            ],
            "es" => &[
                "hasta {moment}",
                "hasta {ends}",
                "hasta {until}",
                "hasta:\n{until}",
                "de {month}",
            ],
            _ => &[],
        };
        faults.extend(
            wrong
                .iter()
                .filter(|part| text.contains(**part))
                .map(|part| format!("{language}.ftl: {key} has {part}: {text}")),
        );
    }
    for (month, name) in ["d’abril", "d’agost", "d’octubre"]
        .into_iter()
        .zip(["abril", "agost", "octubre"])
    {
        let wrong = format!("de {name}");
        faults.extend(
            seeds()
                .into_iter()
                .filter(|(language, text)| *language == "ca" && text.contains(&wrong))
                .map(|(_, text)| format!("say {month}: {text}")),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A button says what it does: in Spanish by the infinitive, in Catalan by the imperative.
/// Sentences end with a mark and are free.
#[test]
fn buttons_speak_in_one_mood() {
    const SPANISH: &str = "\
         Abre Acaba Activa Añade Busca Cambia Cierra Comprueba Confirma Continúa Copia Crea Deja \
         Descarga Deshaz Dibuja Edita Elige Empieza Entra Envía Filtra Guarda Haz Importa Invita \
         Lee Llena Mira Muestra Pega Prepara Publica Puntúa Quita Reabre Responde Retira Revisa \
         Sal Sigue Sube Termina Usa Ve Vuelve";
    const CATALAN: &str = "\
         Abstenir-se Acabar Activar Afegir Baixar Buscar Canviar Comprovar Confirmar Continuar \
         Crear Deixar Desar Desfer Dibuixar Editar Entrar Enviar Filtrar Fer Importar Convidar \
         Llegir Mirar Mostrar Enganxar Preparar Publicar Puntuar Treure Reobrir Respondre Retirar \
         Revisar Sortir Seguir Pujar Tancar Triar Tornar Obrir";
    // A heading that speaks to the reader, and what somebody or something does.
    const FREE: [&str; 4] = [
        "check-serious",
        "plan-reads-all",
        "round-ends",
        "round-starts",
    ];
    let mut faults = Vec::new();
    for Message {
        language,
        key,
        pattern,
    } in messages()
    {
        let moods = match language {
            "es" => SPANISH,
            "ca" => CATALAN,
            _ => continue,
        };
        let text = whole(&pattern);
        let sentence = text.ends_with(['.', '?', '…', ':', '}'])
            || text.contains(". ")
            || key.starts_with("mail-")
            || key.ends_with("-hint");
        let first = text.split([' ', '\n']).next().unwrap_or_default();
        if !sentence
            && !FREE.contains(&key.as_str())
            && moods.split_whitespace().any(|word| word == first)
        {
            faults.push(format!("{language}.ftl: {key}: {text}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
