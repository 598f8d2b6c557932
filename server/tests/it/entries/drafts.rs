//! Teams and entries: from founding to the receipt, and everything that is refused on the way.

use crate::app::{App, Upload, on_both_engines, png};

/// CRC-32 of a PNG header that claims 100,000 x 100,000 pixels.
const CHECKSUM_OF_HUGE: [u8; 4] = [0x27, 0x30, 0x9c, 0x9f];
const TEAM: &str = "/en/2027/barcelona/team";

/// A new account with a session.
pub fn newcomer(app: &App, mail: &str) -> String {
    app.post("/en/sign-up", &[("name", mail), ("mail", mail)], "");
    let link = app.mailed_link("Confirm your address");
    app.post(
        &link,
        &[("name", mail), ("password", "a rather long phrase")],
        "",
    )
    .cookie
}

/// A founded team; answers its captain's cookie and the path of its draft.
pub fn team(app: &App, mail: &str) -> (String, String) {
    let cookie = newcomer(app, mail);
    app.post(TEAM, &[("name", "Test Team")], &cookie).is(303);
    let page = app.get(TEAM, &cookie);
    let entry = page
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/entry/"))
        .expect("a draft");
    (cookie, entry)
}

pub fn complete(version: &str) -> Vec<(&str, &str)> {
    vec![
        ("version", version),
        ("title-en", "A work"),
        ("summary-en", "About something."),
        ("alternative-en", "A dot."),
        ("topic", "SDG11"),
        ("datasets", "climate-normals"),
        ("licence", "CC-BY-4.0"),
    ]
}

/// A PDF of one empty page whose catalogue holds `more`.
fn pdf(more: &str) -> Vec<u8> {
    let objects = [
        format!("<< /Type /Catalog /Pages 2 0 R {more} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = text.len();
    text += &format!(
        "xref\n0 4\n{table}trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

/// An SVG of one kilobyte whose entities make a billion words.
fn laughs() -> Vec<u8> {
    let entities: String = (1..10)
        .map(|level| {
            format!(
                "<!ENTITY l{level} \"{}\">",
                format!("&l{};", level - 1).repeat(10)
            )
        })
        .collect();
    format!(
        "<!DOCTYPE svg [<!ENTITY l0 \"lol\">{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\" \
        width=\"9\" height=\"9\"><text>&l9;</text></svg>"
    )
    .into_bytes()
}

fn version(app: &App, entry: &str, cookie: &str) -> String {
    app.get(entry, cookie).value("version")
}

fn from_an_empty_draft_to_a_receipt_and_again(app: App) {
    let (cookie, entry) = team(&app, "one@example.org");
    let page = app.get(&entry, &cookie);
    assert!(
        page.text.contains("form=\"draft\""),
        "one form for both: {}",
        page.text
    );
    assert!(
        page.text.contains("/hand-in\""),
        "one form for both: {}",
        page.text
    );
    app.post(&format!("{entry}/hand-in"), &[], &cookie).is(422);
    app.post(&entry, &complete("1"), &cookie).is(303);
    let files = format!("{entry}/files");
    app.upload(
        &files,
        &[("role", "cover")],
        &Upload {
            name: "secret name.png",
            bytes: &png(),
        },
        &cookie,
    )
    .is(303);
    app.upload(
        &files,
        &[("role", "work")],
        &Upload {
            name: "data.csv",
            bytes: b"a,b\n1,2\n",
        },
        &cookie,
    )
    .is(303);
    let answer = app.post(&format!("{entry}/hand-in"), &[], &cookie);
    answer.is(303);
    let receipt = app.get(answer.location.split('?').next().expect("a path"), &cookie);
    receipt
        .says("Friday 14 May 2027")
        .says("(Barcelona time)")
        .says("UTC");
    receipt.says("secret name.png");
    app.get("/en/mails", "").says("Receipt: A work");
    // The same again is the same hand-in; a change is a new one.
    assert_eq!(
        app.post(&format!("{entry}/hand-in"), &[], &cookie).location,
        answer.location
    );
    let mut changed = complete("2");
    changed[1].1 = "A better work";
    app.post(&entry, &changed, &cookie).is(303);
    assert!(
        app.post(&format!("{entry}/hand-in"), &[], &cookie)
            .location
            .contains("/receipt/2")
    );
    assert_eq!(
        app.get(&format!("{entry}/receipt/1"), &cookie).status,
        200,
        "the first receipt stays"
    );
    app.post(&format!("{entry}/withdraw"), &[], &cookie).is(303);
    app.post(&format!("{entry}/hand-in"), &[], &cookie).is(403);
}

fn two_hand_ins_at_once_are_one(app: App) {
    let (cookie, entry) = team(&app, "two@example.org");
    app.post(&entry, &complete("1"), &cookie);
    let files = format!("{entry}/files");
    app.upload(
        &files,
        &[("role", "cover")],
        &Upload {
            name: "c.png",
            bytes: &png(),
        },
        &cookie,
    );
    app.upload(
        &files,
        &[("role", "work")],
        &Upload {
            name: "d.csv",
            bytes: b"a,b\n1,2\n",
        },
        &cookie,
    );
    let places: Vec<String> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| app.post(&format!("{entry}/hand-in"), &[], &cookie).location))
            .collect();
        hands
            .into_iter()
            .map(|hand| hand.join().expect("a place"))
            .collect()
    });
    assert!(
        places.iter().all(|place| place.contains("/receipt/1")),
        "{places:?}"
    );
    app.get(&format!("{entry}/receipt/2"), &cookie).is(404);
}

/// Uploads the two files that an entry needs: its cover and its work.
fn upload_both(app: &App, entry: &str, cookie: &str) {
    for (role, name, bytes) in [
        ("cover", "c.png", png()),
        ("work", "d.csv", b"a,b\n1,2\n".to_vec()),
    ] {
        let file = Upload {
            name,
            bytes: &bytes,
        };
        app.upload(&format!("{entry}/files"), &[("role", role)], &file, cookie);
    }
}

fn what_is_missing_is_told_beside_its_field_and_every_word_stays(app: App) {
    let (cookie, entry) = team(&app, "typed@example.org");
    // Nothing was saved yet.
    let mut typed = complete("1");
    typed.retain(|(name, _)| !["topic", "licence"].contains(name));
    typed.push(("summary-ca", "Línia\r\nlínia."));
    let answer = app.post(&format!("{entry}/hand-in"), &typed, &cookie);
    answer.is(422);
    for name in ["topic", "licence"] {
        answer.says(&format!("id=\"{name}-problem\""));
    }
    for file in ["#file-cover", "#file-work"] {
        answer.says(&format!("href=\"{file}\""));
    }
    answer.says("value=\"A work\"");
    assert_eq!(answer.area("summary-ca"), "Línia\nlínia.");
    // And what was typed is saved.
    app.get(&entry, &cookie).says("A work");
    app.get(&format!("{entry}/receipt/1"), &cookie).is(404);
}

fn what_stands_on_the_page_is_handed_in(app: App) {
    let (cookie, entry) = team(&app, "typed@example.org");
    let hand_in = format!("{entry}/hand-in");
    let receipt = |number: u32| app.get(&format!("{entry}/receipt/{number}"), &cookie);
    app.post(&entry, &complete("1"), &cookie).is(303);
    upload_both(&app, &entry, &cookie);
    // The words that were never saved are those of the receipt.
    let at = version(&app, &entry, &cookie);
    let mut typed = complete(&at);
    typed[1].1 = "Typed a moment ago";
    let answer = app.post(&hand_in, &typed, &cookie);
    assert!(answer.location.contains("/receipt/1"), "{answer:?}");
    receipt(1).says("Typed a moment ago");
    // The same words on top of a version that a save of the page's own overtook are no conflict,
    // with line ends of either kind.
    typed.push(("sources", "One\r\nTwo"));
    let mut saved = typed.clone();
    saved.last_mut().expect("sources").1 = "One\nTwo";
    saved[0].1 = "3";
    assert_eq!(
        app.post(&entry, &saved, &cookie).status,
        303,
        "saved by the page itself"
    );
    let answer = app.post(&hand_in, &typed, &cookie);
    assert!(answer.location.contains("/receipt/2"), "{answer:?}");
    // Other words are: they are kept on the page, and not handed in.
    typed[1].1 = "Typed in another tab";
    app.post(&hand_in, &typed, &cookie)
        .is(409)
        .says("Typed in another tab")
        .says("data-refused=\"stale\"");
    receipt(3).is(404);
    // Too long a title is told beside the field in which it stands, and nothing is handed in.
    let long = "x".repeat(121);
    typed[1] = ("title-ja", &long);
    app.post(&hand_in, &typed, &cookie)
        .is(422)
        .says("id=\"title-ja-problem\"")
        .lacks("id=\"title-en-problem\"")
        .says(&long);
}

/// An entry that was handed in: its captain's cookie and the path of its draft.
fn handed_in(app: &App, mail: &str) -> (String, String) {
    let (cookie, entry) = team(app, mail);
    upload_both(app, &entry, &cookie);
    let answer = app.post(&format!("{entry}/hand-in"), &complete("1"), &cookie);
    assert!(answer.location.contains("/receipt/1"), "{answer:?}");
    (cookie, entry)
}

/// Changes the title, the topic and the cover of what was handed in.
fn change(app: &App, entry: &str, cookie: &str) {
    let mut changed = complete("2");
    changed[1].1 = "A better work";
    changed[4].1 = "SDG13";
    app.post(entry, &changed, cookie).is(303);
    let file = Upload {
        name: "e.png",
        bytes: &png(),
    };
    app.upload(
        &format!("{entry}/files"),
        &[("role", "cover")],
        &file,
        cookie,
    );
}

fn a_receipt_shows_what_was_handed_in_to_the_team_alone(app: App) {
    let (cookie, entry) = handed_in(&app, "apart@example.org");
    let receipt = app.get(&format!("{entry}/receipt/1"), &cookie);
    receipt
        .says("About something.")
        .says("alt=\"A dot.\"")
        .says("The jury begins");
    let page = receipt.page();
    let picture = page.first("img").attribute("src").expect("a picture");
    app.get(picture, &cookie).is(200);
    assert_eq!(
        app.organiser().get(picture).status,
        404,
        "the receipt is the team's"
    );
}

fn what_is_handed_in_is_told_apart_from_the_draft(app: App) {
    let organiser = app.organiser();
    let (cookie, entry) = handed_in(&app, "apart@example.org");
    app.get(&entry, &cookie)
        .says("Receipt 1 is handed in.")
        .lacks("Changed since:");
    change(&app, &entry, &cookie);
    app.get(&entry, &cookie)
        .says("Receipt 1 is handed in. Changed since: Title, Main topic, Cover picture.");
    // Lists and exports tell what was handed in.
    let base = "/en/2027/barcelona/organise";
    organiser.get(base).says("A work").lacks("A better work");
    organiser
        .get(&format!("{base}/entries.csv"))
        .says("A work")
        .lacks("A better work")
        .says("apart@example.org");
}

fn after_the_end_the_page_says_what_counts_and_what_does_not(app: App) {
    let (cookie, entry) = handed_in(&app, "apart@example.org");
    change(&app, &entry, &cookie);
    let app = app.restarted_at("2027-06-02T12:00:00Z");
    let fields = [
        ("mail", "apart@example.org"),
        ("password", "a rather long phrase"),
    ];
    let cookie = app.post("/en/sign-in", &fields, "").cookie;
    app.get(&entry, &cookie)
        .says("What counts is receipt 1 of")
        .says("does not count: Title, Main topic, Cover picture")
        .lacks("until the deadline")
        .lacks("/hand-in");
}

fn organisers_read_what_was_handed_in_and_take_it_along(app: App) {
    let organiser = app.organiser();
    let base = "/en/2027/kobe/organise";
    let page = organiser.get(&format!("{base}/entries/1"));
    let json = organiser.get(&format!("{base}/entries.json")).json();
    let entry = json
        .as_array()
        .expect("a list")
        .iter()
        .find(|entry| entry["entry"] == 1)
        .expect("entry 1");
    for told in [
        &entry["members"][0]["mail"],
        &entry["content"]["licence"],
        &entry["receipts"][0]["hash"],
        &entry["files"][0]["hash"],
    ] {
        page.says(told.as_str().expect("text"));
    }
    let datasets = entry["content"]["datasets"].as_array().expect("data sets");
    assert!(!datasets.is_empty());
    assert!(datasets.iter().all(|slug| {
        page.text
            .contains(&format!("/en/data/{}", slug.as_str().expect("text")))
    }));
    assert!(
        !page.checked("disqualified"),
        "no reason is chosen beforehand"
    );
    let files: Vec<String> = page
        .links()
        .into_iter()
        .filter(|link| link.contains("/files/2027/kobe/organise/"))
        .collect();
    assert!(!files.is_empty());
    let paths = [
        format!("{base}/entries/1"),
        format!("{base}/entries.json"),
        format!("{base}/works.zip"),
        files[0].clone(),
    ];
    for cookie in ["", &app.team(1), &app.juror(1), &app.administrator()] {
        for path in &paths {
            assert!(
                matches!(app.get(path, cookie).status, 303 | 401 | 404),
                "{path}"
            );
        }
    }
    organiser.get(&files[0]).is(200);
    let mut zip =
        zip::ZipArchive::new(std::io::Cursor::new(organiser.bytes(&paths[2]))).expect("a zip");
    let all: usize = json
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["files"].as_array().map_or(0, Vec::len))
        .sum();
    assert_eq!(zip.len(), all + 2, "every file, and the two lists");
    let mut held = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).expect("a file");
        if file.name().is_ok_and(|name| name.starts_with("entry-1/1-")) {
            std::io::Read::read_to_end(&mut file, &mut held).expect("bytes");
        }
    }
    let hash = sha2::Digest::finalize(sha2::Digest::chain_update(
        <sha2::Sha256 as sha2::Digest>::new(),
        &held,
    ));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        entry["files"][0]["hash"],
        hash.as_str(),
        "as it was handed in"
    );
}

fn a_juror_reads_what_a_work_is_made_from(app: App) {
    let juror = app.juror(1);
    let sheet = crate::jury::open_sheet(&app, &juror);
    let page = juror.get(&sheet);
    page.says("<dt>Main topic</dt>").says("<dt>Licence</dt>");
    assert!(page.text.contains("<dd>SDG "), "as the language writes it");
    let dataset = page
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/data/"))
        .expect("the data used");
    juror.get(&dataset).is(200);
}

fn a_team_has_a_size_and_a_person_one_team(app: App) {
    let (captain, _) = team(&app, "captain@example.org");
    let link = app.get(TEAM, &captain).page().first("[readonly]").value();
    let path = link
        .strip_prefix("http://127.0.0.1:3000")
        .expect("our address")
        .to_owned();
    let members: Vec<String> = (0..3)
        .map(|number| newcomer(&app, &format!("member-{number}@example.org")))
        .collect();
    app.post(&path, &[], &members[0]).is(303);
    let again = app.post(&path, &[], &members[0]);
    assert_eq!(again.status, 303, "already in: {again:?}");
    assert!(again.location.starts_with(TEAM), "already in: {again:?}");
    app.post(&path, &[], &members[1]).is(303);
    let full = app.post(&path, &[], &members[2]);
    full.is(409).says("The team is full: 3");
    assert_eq!(
        app.post(&format!("{path}x"), &[], &members[2]).status,
        410,
        "a changed link is none"
    );
    app.post("/en/2027/barcelona/team/leave", &[], &members[1])
        .is(303);
    assert_eq!(
        app.post("/en/2027/barcelona/team/invitation", &[], &members[0])
            .status,
        403,
        "only the captain renews"
    );
    app.post("/en/2027/barcelona/team/invitation", &[], &captain)
        .is(303);
    assert_eq!(
        app.post(&path, &[], &members[2]).status,
        410,
        "the old link is worthless"
    );
}

fn a_removed_member_can_do_nothing_more(app: App) {
    let (captain, entry) = team(&app, "stays@example.org");
    let path = app
        .get(TEAM, &captain)
        .page()
        .first("[readonly]")
        .value()
        .replace("http://127.0.0.1:3000", "");
    let member = newcomer(&app, "leaves@example.org");
    app.post(&path, &[], &member);
    app.get(&entry, &member).is(200);
    app.post("/en/2027/barcelona/team/leave", &[], &member);
    for answer in [
        app.get(&entry, &member),
        app.post(&entry, &complete("1"), &member),
        app.post(&format!("{entry}/hand-in"), &[], &member),
    ] {
        answer.is(404);
    }
}

fn a_stale_save_loses_nothing(app: App) {
    let (cookie, entry) = team(&app, "tabs@example.org");
    app.post(&entry, &complete("1"), &cookie).is(303);
    let mut second = complete("1");
    second[1].1 = "Typed in the other tab";
    let answer = app.post(&entry, &second, &cookie);
    answer.is(409);
    assert!(
        answer.text.contains("Typed in the other tab"),
        "what was typed is still there"
    );
    app.get(&entry, &cookie).says("A work");
}

fn texts_come_back_unchanged_and_limits_are_stated(app: App) {
    let (cookie, entry) = team(&app, "texts@example.org");
    let mut form = complete("1");
    form[1].1 = "=1+1 שתי ערים 🌊 <b>&";
    app.post(&entry, &form, &cookie).is(303);
    app.get(&entry, &cookie)
        .says("=1+1 שתי ערים 🌊 &lt;b&gt;&amp;");
    let long = "x".repeat(10_000);
    let mut form = complete("2");
    form[1].1 = &long;
    let answer = app.post(&entry, &form, &cookie);
    answer.is(422).says("Too long: at most 120 characters.");
    let mut form = complete("2");
    form[1].1 = "a\0b";
    app.post(&entry, &form, &cookie).is(422);
    assert_eq!(version(&app, &entry, &cookie), "2", "nothing was written");
    // The export shows the formula as text.
    let organiser = app.organiser();
    let csv = organiser.get("/en/2027/barcelona/organise/entries.csv");
    csv.says("'=1+1").lacks(",=1+1");
}

fn svg(inner: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\">{inner}</svg>")
        .into_bytes()
}

/// Pictures and papers that are refused, each with what is told of it.
fn harmful_files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut huge = png();
    // 100,000 x 100,000 pixels, with the header's checksum to match.
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    huge[29..33].copy_from_slice(&CHECKSUM_OF_HUGE);
    let mut cut = png();
    cut.truncate(52);
    let video = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\xff\xffmdat".to_vec();
    vec![
        ("empty.png", Vec::new(), "The file is empty"),
        ("a.pdf", png(), "not what the name says"),
        ("cut.png", cut, "damaged or cut off"),
        ("huge.png", huge, "100000 × 100000 pixels"),
        (
            "script.svg",
            svg("<script>alert(1)</script>"),
            "&lt;script&gt;",
        ),
        (
            "handler.svg",
            svg("<rect onload=\"alert(1)\" width=\"1\" height=\"1\"/>"),
            "onload",
        ),
        (
            "outside.svg",
            svg("<image href=\"https://evil.example/x.png\" width=\"1\" height=\"1\"/>"),
            "somewhere else (https://evil",
        ),
        (
            "bomb.svg",
            laughs(),
            "document type definition (DTD) whose entities multiply",
        ),
        (
            "act.pdf",
            pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
            "JavaScript",
        ),
        (
            "program.png",
            b"MZ\x90\0\x03\0\0\0".to_vec(),
            "not what the name says",
        ),
        ("video.mp4", video, "damaged or cut off"),
    ]
}

/// Tables that are refused, each with what is told of it.
const DAMAGED_TABLES: [(&str, &[u8], &str); 3] = [
    ("open.csv", b"a,b\n1,\"2\n3,4\n", "Line 2"),
    ("ragged.csv", b"a,b\n1,2\n3\n", "Line 3, column 2"),
    ("latin.csv", b"a,b\n\xe9,2\n", "not UTF-8"),
];

/// Fails where anything of a refused file was kept.
fn assert_none_stays(app: &App, entry: &str, cookie: &str) {
    // The draft is as before.
    app.get(entry, cookie).lacks("/files/draft/");
    let left: Vec<_> = std::fs::read_dir(app.files_folder().join("incoming"))
        .expect("a folder")
        .collect();
    assert!(left.is_empty(), "no half file stays: {left:?}");
}

fn harmful_and_damaged_files_are_refused_and_none_stays(app: App) {
    let (cookie, entry) = team(&app, "files@example.org");
    let tables = DAMAGED_TABLES.map(|(name, bytes, finding)| (name, bytes.to_vec(), finding));
    for (name, bytes, finding) in harmful_files().into_iter().chain(tables) {
        let file = Upload {
            name,
            bytes: &bytes,
        };
        let files = format!("{entry}/files");
        let answer = app.upload(&files, &[("role", "work")], &file, &cookie);
        assert_eq!(answer.status, 422, "{name}: {}", answer.text);
        assert!(
            answer.text.contains(finding),
            "{name} should say {finding}: {}",
            answer.text
        );
    }
    assert_none_stays(&app, &entry, &cookie);
}

fn a_file_that_is_too_large_is_refused_before_all_of_it_has_arrived(app: App) {
    let (cookie, entry) = team(&app, "files@example.org");
    // Far more than the connection's buffers hold: the answer arrives although the rest is not
    // wanted.
    let file = Upload {
        name: "large.csv",
        bytes: &b"x".repeat(80_000_000),
    };
    let files = format!("{entry}/files");
    app.upload(&files, &[("role", "work")], &file, &cookie)
        .is(413)
        .says("at most 50.0 MB");
    assert_none_stays(&app, &entry, &cookie);
}

fn after_the_deadline_grace_is_honoured_to_the_second(app: App) {
    let (cookie, entry) = team(&app, "late@example.org");
    app.post(&entry, &complete("1"), &cookie);
    let files = format!("{entry}/files");
    app.upload(
        &files,
        &[("role", "cover")],
        &Upload {
            name: "c.png",
            bytes: &png(),
        },
        &cookie,
    );
    app.upload(
        &files,
        &[("role", "work")],
        &Upload {
            name: "d.csv",
            bytes: b"a,b\n1,2\n",
        },
        &cookie,
    );
    // The call ends on 28 May 2027 at 23:59 in Madrid, which is 21:59 UTC, and gives 15 minutes. A
    // session that was not used for two weeks has ended, so each of them signs in again.
    let again = |app: &App| {
        app.post(
            "/en/sign-in",
            &[
                ("mail", "late@example.org"),
                ("password", "a rather long phrase"),
            ],
            "",
        )
        .cookie
    };
    let app = app.restarted_at("2027-05-28T22:13:30Z");
    let cookie = again(&app);
    let answer = app.post(&format!("{entry}/hand-in"), &[], &cookie);
    assert!(
        answer.location.contains("/receipt/1"),
        "within the grace period: {answer:?}"
    );
    let app = app.restarted_at("2027-05-28T22:14:01Z");
    let cookie = again(&app);
    for answer in [
        app.post(&format!("{entry}/hand-in"), &[], &cookie),
        app.post(&entry, &complete("2"), &cookie),
        app.upload(
            &files,
            &[("role", "work")],
            &Upload {
                name: "e.csv",
                bytes: b"a,b\n1,2\n",
            },
            &cookie,
        ),
    ] {
        answer.is(409);
        answer
            .says("The deadline has passed")
            .says("(Barcelona time)")
            .says("(Kobe time)")
            .says("UTC");
    }
    assert!(
        app.get(&entry, &cookie).text.contains("A work"),
        "nothing is lost"
    );
}

fn a_juror_cannot_take_part(app: App) {
    let juror = app.juror(1);
    // Registration of Kobe is over, and the juror of it may not found a team anyway.
    juror.post("/en/2027/kobe/team", &[("name", "X")]).is(403);
}

on_both_engines![
    from_an_empty_draft_to_a_receipt_and_again,
    two_hand_ins_at_once_are_one,
    what_is_missing_is_told_beside_its_field_and_every_word_stays,
    what_stands_on_the_page_is_handed_in,
    a_receipt_shows_what_was_handed_in_to_the_team_alone,
    what_is_handed_in_is_told_apart_from_the_draft,
    after_the_end_the_page_says_what_counts_and_what_does_not,
    organisers_read_what_was_handed_in_and_take_it_along,
    a_juror_reads_what_a_work_is_made_from,
    a_team_has_a_size_and_a_person_one_team,
    a_removed_member_can_do_nothing_more,
    a_stale_save_loses_nothing,
    texts_come_back_unchanged_and_limits_are_stated,
    harmful_and_damaged_files_are_refused_and_none_stays,
    a_file_that_is_too_large_is_refused_before_all_of_it_has_arrived,
    after_the_deadline_grace_is_honoured_to_the_second,
    a_juror_cannot_take_part
];
