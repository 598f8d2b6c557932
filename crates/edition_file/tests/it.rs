//! Files as organisers write them: read, refused to the line, written and read again.

use contest::{PhaseKind, Timestamp, judging::RoundKind};
use edition_file::{
    EditionFile, Fault, FaultKind, Form, MAX_FAULTS, Position, model::LocalTime, read, to_json,
    to_toml,
};

const CITIES: &[&str] = &["barcelona", "kobe"];

/// A small edition in which nothing is wrong.
const SOUND: &str = include_str!("sound.toml");

fn sound() -> EditionFile {
    read(SOUND.as_bytes(), CITIES).expect("a sound file")
}

/// What stands against the sound file once a piece of it is replaced.
fn faults_with(piece: &str, replacement: &str) -> Vec<Fault> {
    assert!(SOUND.contains(piece), "{piece:?} stands in no line");
    read(SOUND.replacen(piece, replacement, 1).as_bytes(), CITIES).expect_err("a fault")
}

#[test]
fn a_file_is_the_same_after_being_written_in_either_notation() {
    let file = sound();
    let toml = to_toml(&file).expect("TOML");
    assert_eq!(read(toml.as_bytes(), CITIES), Ok(file.clone()), "{toml}");
    let json = to_json(&file).expect("JSON");
    assert_eq!(read(json.as_bytes(), CITIES), Ok(file), "{json}");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let marked = format!("\u{feff}{SOUND}");
    assert_eq!(read(marked.as_bytes(), CITIES), Ok(sound()));
}

/// What a fault must be.
type Expected = fn(&FaultKind) -> bool;

/// A piece of the sound file, what stands there instead, the part of it at which a fault is told,
/// and what the fault is.
type Case = (&'static str, &'static str, &'static str, Expected);

/// Keys, types and limits.
const OF_STRUCTURE: [Case; 22] = [
    ("file_megabytes = 20", "file_megabytes = 51", "51", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 1, most: 50 })
    }),
    ("files = 4", "files = 0", "0", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 1, most: 10 })
    }),
    (
        "kinds = [\"png\", \"pdf\"]",
        "kinds = ['exe']",
        "'exe'",
        |kind| matches!(kind, FaultKind::NotAllowed { allowed, .. } if allowed.len() == 7),
    ),
    ("at_least = 1", "at_least = -1", "-1", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 0, most: 20 })
    }),
    ("format = 1", "format = 2", "2", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 1, most: 1 })
    }),
    ("slug = \"2031\"", "slug = 'Any 2031'", "'Any", |kind| {
        matches!(kind, FaultKind::WrongForm { form: Form::Slug })
    }),
    ("slug = \"2031\"", "slug = 2031", "2031", |kind| {
        matches!(kind, FaultKind::WrongType { wanted: "string" })
    }),
    (
        "slug = \"2031\"",
        "slug = '2031'\nslogan = 1",
        "slogan",
        |kind| {
            matches!(kind, FaultKind::UnknownKey { key, allowed }
            if key == "slogan" && allowed.iter().any(|key| key == "slug"))
        },
    ),
    (
        "ca = \"Tema\"",
        "fr = 'Sujet'",
        "fr",
        |kind| matches!(kind, FaultKind::UnknownKey { key, .. } if key == "fr"),
    ),
    ("ca = \"Tema\"", "ca = ''", "''", |kind| {
        matches!(kind, FaultKind::Empty)
    }),
    // PostgreSQL takes the first not at all, and XML the second.
    ("ca = \"Tema\"", r#"ca = "a\u0000b""#, "\"a", |kind| {
        matches!(kind, FaultKind::ControlCharacters)
    }),
    ("ca = \"Tema\"", "ca = 'a\u{ffff}b'", "'a", |kind| {
        matches!(kind, FaultKind::ControlCharacters)
    }),
    ("team_size = 3", "team_size = -3", "-3", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 1, most: 50 })
    }),
    (
        "team_size = 3",
        "team_size = 99999999999999999999",
        "9",
        |kind| matches!(kind, FaultKind::NumberTooLarge),
    ),
    ("team_size = 3", "team_size = 3.5", "3.5", |kind| {
        matches!(kind, FaultKind::WrongType { wanted: "integer" })
    }),
    ("grace_minutes = 15", "grace_minutes = -1", "-1", |kind| {
        matches!(kind, FaultKind::NotBetween { least: 0, .. })
    }),
    (
        "starts = 2031-05-01T09:00:00",
        "starts = 'noon'",
        "'noon'",
        |kind| {
            matches!(
                kind,
                FaultKind::WrongForm {
                    form: Form::LocalTime
                }
            )
        },
    ),
    (
        "kind = \"screening\"",
        "kind = 'semifinal'",
        "'semi",
        |kind| {
            matches!(kind, FaultKind::NotAllowed { allowed, .. }
            if allowed == &["screening", "final"])
        },
    ),
    ("weight = 60", "weight = -60", "-60", |kind| {
        matches!(
            kind,
            FaultKind::NotBetween {
                least: 0,
                most: 100
            }
        )
    }),
    ("code = \"craft\"", "code = 'hand craft'", "'hand", |kind| {
        matches!(kind, FaultKind::WrongForm { form: Form::Code })
    }),
    ("kind = \"prize\"", "kind = 'medal'", "'medal'", |kind| {
        matches!(kind, FaultKind::NotAllowed { allowed, .. }
                if allowed == &["prize", "mention"])
    }),
    ("blind = true", "blind = 'yes'", "'yes'", |kind| {
        matches!(kind, FaultKind::WrongType { wanted: "boolean" })
    }),
];

/// What a schema cannot say.
const OF_SENSE: [Case; 17] = [
    (
        "\"organisers@example.org\"",
        "'organisers'",
        "'organisers'",
        |kind| matches!(kind, FaultKind::NotAMailAddress),
    ),
    (
        "kinds = [\"png\", \"pdf\"]",
        "kinds = [\"png\", 'png']",
        "'png'",
        |kind| matches!(kind, FaultKind::Twice { value } if value == "png"),
    ),
    (
        "datasets = [\"air\"]",
        "datasets = [\"air\", 'air']",
        "'air'",
        |kind| matches!(kind, FaultKind::Twice { value } if value == "air"),
    ),
    (
        "about the topic.\" }, topics = [\"A\"]",
        "about the topic.\" }, topics = ['C']",
        "'C'",
        |kind| matches!(kind, FaultKind::UnknownTopic { code } if code == "C"),
    ),
    ("slug = \"2031\"", "slug = 'desk'", "'desk'", |kind| {
        matches!(kind, FaultKind::Reserved { .. })
    }),
    ("slug = \"kobe\"", "slug = 'works'", "'works'", |kind| {
        matches!(kind, FaultKind::Reserved { .. })
    }),
    (
        "city = \"kobe\"",
        "city = 'kyoto'",
        "'kyoto'",
        |kind| matches!(kind, FaultKind::UnknownCity { allowed, .. } if allowed == CITIES),
    ),
    ("\"Asia/Tokyo\"", "'Asia/Kobe'", "'Asia", |kind| {
        matches!(kind, FaultKind::UnknownZone { .. })
    }),
    (
        "starts = 2031-05-01T09:00:00",
        "starts = '2031-02-30T09:00'",
        "'2031",
        |kind| matches!(kind, FaultKind::NoSuchTime { .. }),
    ),
    (
        "ends = 2031-06-30T23:59:00",
        "ends = 2031-04-01T23:59:00",
        "2031",
        |kind| matches!(kind, FaultKind::EndsBeforeStart),
    ),
    (
        "starts = 2031-07-10T09:00:00",
        "starts = 2031-07-05T00:05:00",
        "2031",
        |kind| {
            matches!(
                kind,
                FaultKind::StartsBefore {
                    phase: PhaseKind::Submission
                }
            )
        },
    ),
    (
        "ends = 2031-07-20T23:59:00 }",
        "ends = 2031-07-20T23:59:00, grace_minutes = 5 }",
        "5 }",
        |kind| matches!(kind, FaultKind::NoGrace),
    ),
    ("method = \"marks\"", "method = 'pass'", "'pass'", |kind| {
        matches!(
            kind,
            FaultKind::NotOneQuestion {
                round: RoundKind::Screening
            }
        )
    }),
    (
        "code = \"craft\"",
        "code = 'idea'",
        "'idea'",
        |kind| matches!(kind, FaultKind::Twice { value } if value == "idea"),
    ),
    (
        "topics = [\"A\"]",
        "topics = ['B']",
        "'B'",
        |kind| matches!(kind, FaultKind::UnknownTopic { code } if code == "B"),
    ),
    ("step = 10", "step = 11", "11", |kind| {
        matches!(kind, FaultKind::LabelOffScale { highest: 10 })
    }),
    (
        "assumed = [\"/calls/0/criteria\"]",
        "assumed = ['/calls/7']",
        "'/calls",
        |kind| matches!(kind, FaultKind::PointsNowhere),
    ),
];

#[test]
fn every_fault_is_told_with_its_line_and_column() {
    for (piece, replacement, part, expected) in OF_STRUCTURE.into_iter().chain(OF_SENSE) {
        let faults = faults_with(piece, replacement);
        let fault = faults.iter().find(|fault| expected(&fault.kind));
        let fault = fault.unwrap_or_else(|| panic!("{replacement}: {faults:#?}"));
        let byte = SOUND.find(piece).expect("stands in it")
            + replacement.find(part).expect("a part of the replacement");
        let text = SOUND.replacen(piece, replacement, 1);
        assert_eq!(
            fault.position,
            Position::of(&text, byte),
            "{replacement}: {fault:?}"
        );
    }
}

#[test]
fn what_is_missing_or_belongs_together_is_told_of_the_whole() {
    let cases: [(&str, &str, Expected); 5] = [
        (
            "slug = \"2031\"\n",
            "",
            |kind| matches!(kind, FaultKind::MissingKey { key } if key == "slug"),
        ),
        ("kind = \"screening\"", "kind = 'final'", |kind| {
            matches!(kind, FaultKind::NoScreening)
        }),
        ("kind = \"screening\"", "kind = 'final'", |kind| {
            matches!(
                kind,
                FaultKind::RoundWithoutPhase {
                    round: RoundKind::Final
                }
            )
        }),
        ("weight = 60", "weight = 0", |kind| {
            matches!(
                kind,
                FaultKind::NothingCounts {
                    round: RoundKind::Screening,
                    topic: Some(_)
                }
            )
        }),
        ("slug = \"2031\"", "slug = \"2031", |kind| {
            matches!(kind, FaultKind::Syntax { .. })
        }),
    ];
    for (piece, replacement, expected) in cases {
        let faults = faults_with(piece, replacement);
        assert!(
            faults.iter().any(|fault| expected(&fault.kind)),
            "{replacement}: {faults:#?}"
        );
    }
}

#[test]
fn json_faults_have_their_place_too() {
    let json = to_json(&sound()).expect("JSON");
    let broken = json.replace("\"format\": 1", "\"format\": 7, \"format\": 1");
    let faults = read(broken.as_bytes(), CITIES).expect_err("a key twice");
    assert!(
        matches!(faults[0].kind, FaultKind::Twice { .. }),
        "{faults:?}"
    );
    assert_eq!(faults[0].position.line, 2);
    let broken = json.replace("\"shortlist\": 10", "\"shortlist\": 10.5");
    let faults = read(broken.as_bytes(), CITIES).expect_err("half an entry");
    assert!(
        matches!(faults[0].kind, FaultKind::WrongType { wanted: "integer" }),
        "{faults:?}"
    );
    let faults = read(b"{\"format\": 1,}", CITIES).expect_err("a comma too many");
    assert!(
        matches!(faults[0].kind, FaultKind::Syntax { .. }),
        "{faults:?}"
    );
}

#[test]
fn what_is_no_file_of_an_edition_is_told_at_once() {
    let million = "a = 1\n".repeat(1_000_000);
    let cases: [(&[u8], Expected); 4] = [
        (million.as_bytes(), |kind| {
            matches!(kind, FaultKind::FileTooLarge { .. })
        }),
        (&[0xff, 0xfe, 0x00], |kind| {
            matches!(kind, FaultKind::NotText)
        }),
        (b"", |kind| matches!(kind, FaultKind::MissingKey { .. })),
        (b"{", |kind| matches!(kind, FaultKind::Syntax { .. })),
    ];
    for (bytes, expected) in cases {
        let faults = read(bytes, CITIES).expect_err("a fault");
        assert!(
            faults.iter().any(|fault| expected(&fault.kind)),
            "{faults:?}"
        );
    }
    let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    read(deep.as_bytes(), CITIES).expect_err("too deep");
    let deep = format!("{{\"a\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    read(deep.as_bytes(), CITIES).expect_err("too deep");
}

#[test]
fn all_faults_come_at_once_in_the_order_of_the_file() {
    let broken = SOUND
        .replace("team_size = 3", "team_size = 0")
        .replace("kind = \"prize\"", "kind = \"medal\"")
        .replace("example = true", "example = 1");
    let faults = read(broken.as_bytes(), CITIES).expect_err("three faults");
    let lines: Vec<_> = faults.iter().map(|fault| fault.position.line).collect();
    assert_eq!(lines, [3, 21, 73], "{faults:#?}");
}

#[test]
fn times_are_those_of_the_zone_and_its_clock() {
    let time = |text: &str| LocalTime(text.to_owned());
    let resolve = |text: &str, zone: &str| time(text).resolve(zone);
    // Europe/Madrid goes from 02:00 to 03:00 on 30 March 2031, and back on 26 October.
    let skipped = FaultKind::TimeSkipped {
        time: "2031-03-30T02:30".to_owned(),
        next: "2031-03-30T03:30".to_owned(),
    };
    assert_eq!(resolve("2031-03-30T02:30", "Europe/Madrid"), Err(skipped));
    assert!(matches!(
        resolve("2031-02-30T02:30", "Europe/Madrid"),
        Err(FaultKind::NoSuchTime { .. })
    ));
    let Err(FaultKind::TimeShownTwice { either }) = resolve("2031-10-26T02:30", "Europe/Madrid")
    else {
        panic!("the clock shows it twice")
    };
    assert_eq!(
        either,
        ["2031-10-26T02:30:00+02:00", "2031-10-26T02:30:00+01:00"]
    );
    let moments = either.map(|text| resolve(&text, "Europe/Madrid").expect("a moment"));
    assert_eq!(moments[1].0 - moments[0].0, 3_600_000_000);
    for moment in moments {
        let written = LocalTime::of(moment, "Europe/Madrid");
        assert_eq!(written.resolve("Europe/Madrid"), Ok(moment), "{written:?}");
    }
    assert_eq!(
        resolve("2031-05-14T23:59", "Asia/Tokyo"),
        resolve("2031-05-14T16:59", "Europe/Madrid")
    );
    assert_eq!(
        LocalTime::of(Timestamp(0), "Asia/Tokyo"),
        time("1970-01-01T09:00")
    );
    assert_eq!(
        time("2031-02-28T23:59").shifted(1),
        time("2031-03-01T23:59:00")
    );
}

#[test]
fn a_moment_is_the_same_however_it_is_written() {
    let starts = "starts = 2031-05-01T09:00:00";
    for other in [
        "starts = '2031-05-01T09:00'",
        "starts = 2031-05-01T09:00:00+09:00",
        "starts = 2031-05-01T00:00:00Z",
    ] {
        let file = read(SOUND.replacen(starts, other, 1).as_bytes(), CITIES);
        assert_eq!(file, Ok(sound()), "{other}");
    }
}

#[test]
fn the_schema_refuses_what_it_does_not_name() {
    let schema = edition_file::schema();
    assert_eq!(schema["additionalProperties"], false);
    assert!(
        !schema.to_string().contains("$ref"),
        "places in the schema are found without following references"
    );
}

#[test]
fn every_file_of_the_seeds_is_sound() {
    // Asked when it runs: another checkout may have built this program.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("run by cargo");
    let folder = std::path::Path::new(&here).join("../../seeds/editions");
    let files = std::fs::read_dir(folder).expect("a folder");
    let files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    assert!(files.len() >= 5, "{files:?}");
    for path in files {
        let text = std::fs::read(&path).expect("a file");
        let file = read(&text, CITIES);
        let file = file.unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
        assert!(
            path.file_stem().is_some_and(|name| {
                name.to_string_lossy().trim_start_matches("example-") == file.slug.0
            }),
            "{} is called {}",
            path.display(),
            file.slug.0
        );
        // What is no example says what of it is known, and whence.
        assert!(
            file.example || !(file.assumed.is_empty() || file.sources.is_empty()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_neutral_edition_is_sound_once_its_call_has_a_city() {
    let mut file = edition_file::neutral();
    assert!(file.in_preparation && !file.calls.is_empty());
    for call in &mut file.calls {
        call.city
            .clone_from(&edition_file::model::Slug(CITIES[0].to_owned()));
        call.time_zone = "Asia/Tokyo".to_owned();
    }
    let faults = edition_file::check(&file, CITIES);
    assert!(faults.is_empty(), "{faults:#?}");
    let texts = [&file.title.0, &file.calls[0].lead.0, &file.calls[0].title.0];
    for text in texts
        .into_iter()
        .chain([&file.lead.0, &file.calls[0].rules.0])
    {
        assert_eq!(text.0.len(), contest::Language::ALL.len(), "{text:?}");
    }
}

#[test]
fn years_later_it_is_the_same_day_and_time_as_far_as_the_zone_has_them() {
    for (time, zone, years, later) in [
        ("2031-05-01T09:00", "Asia/Tokyo", 1, "2032-05-01T09:00"),
        ("2032-02-29T23:59", "Asia/Tokyo", 1, "2033-02-28T23:59"),
        // The clocks are put forward on another day of the year.
        ("2026-03-28T02:30", "Europe/Madrid", 1, "2027-03-28T03:30"),
        ("2025-10-25T02:30", "Europe/Madrid", 0, "2025-10-25T02:30"),
        (
            "2026-10-31T02:30",
            "Europe/Madrid",
            1,
            "2027-10-31T02:30:00+02:00",
        ),
    ] {
        let mut phases = edition_file::model::Phases::default();
        phases.submission.starts = LocalTime(time.to_owned());
        phases.shift_years(years, zone);
        assert_eq!(phases.submission.starts.0, later, "{time} in {zone}");
    }
}

/// A file can break the rules more often than anybody reads: the first breaches are told, and the
/// rest costs nothing.
#[test]
fn of_very_many_faults_the_first_are_told() {
    let file = |notation: &str| match notation {
        "toml" => format!("format = 1\n{}", "[[calls]]\n".repeat(20_000)),
        _ => format!("{{\"format\":1,\"calls\":[{}{{}}]}}", "{},".repeat(60_000)),
    };
    for notation in ["toml", "json"] {
        let faults = read(file(notation).as_bytes(), CITIES).expect_err("faults");
        assert_eq!(faults.len(), MAX_FAULTS, "{notation}");
        let positions: Vec<_> = faults.iter().map(|fault| fault.position).collect();
        assert!(positions.is_sorted(), "{notation}: {positions:?}");
    }
}
