//! The editions that took place, taken in from their files and run again: their calendars in the
//! zones of their cities, the sizes of their teams, and the third from the first team to its final.

use std::{fs, path::PathBuf};

use edition_file::EditionFile;

use crate::{
    app::{Answer, App, Part, Upload, checkout, on_both_engines, png},
    entries::newcomer,
    jury::criteria,
};

const ORGANISER: &str = "organiser@city.example";
const EDITIONS: [&str; 3] = ["2018", "2019", "2020"];
const CALLS: [&str; 2] = ["barcelona", "kobe"];
/// Before the first phase of the first edition.
const BEFORE_ALL: &str = "2018-08-01T09:00:00Z";

fn seed(edition: &str) -> PathBuf {
    checkout().join(format!("../seeds/editions/{edition}.toml"))
}

/// What a command prints that succeeds.
fn run(app: &App, arguments: &[&str]) -> String {
    let output = app.command(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("text")
}

/// What is printed when the file of an edition is taken in.
fn import(app: &App, edition: &str) -> String {
    let file = seed(edition);
    let file = file.to_str().expect("a path");
    run(
        app,
        &["edition", "import", file, "--organiser", ORGANISER, "--yes"],
    )
}

/// A service at a moment in which an edition was taken in and nothing else is.
fn opened(app: App, edition: &str, now: &str) -> App {
    let app = app.emptied_at(now);
    newcomer(&app, ORGANISER);
    let told = import(&app, edition);
    assert!(told.contains("would be new"), "{told}");
    app
}

/// The session of an account that a [`newcomer`] made, after the clock moved.
fn sign_in(app: &App, mail: &str) -> String {
    let fields = [("mail", mail), ("password", "a rather long phrase")];
    let answer = app.post("/en/sign-in", &fields, "");
    answer.is(303);
    answer.cookie
}

/// What a call's page says: how its sentence begins, which day is in it, and the phases that run.
type Shown = (&'static str, &'static str, &'static [&'static str]);

const BOTH: &[&str] = &["Registration", "Submission"];
const SUBMISSION: &[&str] = &["Submission"];
const SCREENING: &[&str] = &["Screening"];
const FINAL: &[&str] = &["Final"];
const PUBLICATION: &[&str] = &["Publication"];
const OVER: Shown = ("All phases are over.", "", &[]);

/// Looks at the pages of both calls at each moment.
fn watch(app: App, edition: &str, moments: &[(&str, [Shown; 2])]) {
    let mut app = opened(app, edition, BEFORE_ALL);
    for (moment, shown) in moments {
        app = app.restarted_at(moment);
        for (call, (sentence, day, running)) in CALLS.into_iter().zip(shown) {
            let answer = app.get(&format!("/en/{edition}/{call}"), "");
            let page = answer.is(200).page();
            let lead = page.first("p.lead").text();
            let told = lead.starts_with(sentence) && lead.contains(day);
            assert!(told, "{moment} {call}: {lead}, and not {sentence} {day}");
            let steps = page.all(".timeline .now b").into_iter();
            let steps: Vec<String> = steps.map(Part::text).collect();
            assert_eq!(steps, *running, "{moment} {call}");
            // Who is late for registration is not sent to a form that would refuse them.
            let invited = !page.all("a.button[href$=\"/team\"]").is_empty();
            assert_eq!(
                invited,
                running.contains(&"Registration"),
                "{moment} {call}"
            );
        }
    }
}

fn the_calendar_of_2018_is_that_of_each_city(app: App) {
    let kobe_waits: Shown = ("Final: begins", "16 February 2019", &[]);
    let bcn_submits: Shown = ("Submission: until", "2 November 2018", SUBMISSION);
    watch(
        app,
        "2018",
        &[
            (
                "2018-10-01T12:00:00Z",
                [
                    ("Registration: begins", "2 October 2018", &[]),
                    ("Submission: until", "19 October 2018", BOTH),
                ],
            ),
            // 26 October, 23:58 in Barcelona, where it is summer time for two days more.
            (
                "2018-10-26T21:58:00Z",
                [
                    ("Submission: until", "2 November 2018", BOTH),
                    ("Screening: until", "31 October 2018", SCREENING),
                ],
            ),
            (
                "2018-10-26T21:59:00Z",
                [
                    bcn_submits,
                    ("Screening: until", "31 October 2018", SCREENING),
                ],
            ),
            // 2 November, 23:58 in Barcelona, where it is winter time.
            ("2018-11-02T22:58:00Z", [bcn_submits, kobe_waits]),
            // What was begun in time may be finished.
            (
                "2018-11-02T23:00:00Z",
                [
                    ("Screening: begins", "3 November 2018", SUBMISSION),
                    kobe_waits,
                ],
            ),
            (
                "2018-11-02T23:14:00Z",
                [("Screening: begins", "3 November 2018", &[]), kobe_waits],
            ),
            (
                "2018-11-05T12:00:00Z",
                [
                    ("Screening: until", "11 November 2018", SCREENING),
                    kobe_waits,
                ],
            ),
            (
                "2018-11-13T12:00:00Z",
                [("Final: begins", "14 November 2018", &[]), kobe_waits],
            ),
            (
                "2018-11-14T12:00:00Z",
                [("Final: until", "14 November 2018", FINAL), kobe_waits],
            ),
            (
                "2018-11-15T12:00:00Z",
                [
                    ("Publication: until", "14 December 2018", PUBLICATION),
                    kobe_waits,
                ],
            ),
            // The Kobe round was three months later: 16 February, 10:00 in Kobe.
            (
                "2019-02-16T01:00:00Z",
                [OVER, ("Final: until", "17 February 2019", FINAL)],
            ),
            ("2019-06-01T12:00:00Z", [OVER, OVER]),
        ],
    );
}

fn the_calendar_of_2019_leads_to_one_final(app: App) {
    watch(
        app,
        "2019",
        &[
            (
                "2019-07-01T12:00:00Z",
                [
                    ("Registration: begins", "16 September 2019", &[]),
                    ("Registration: begins", "1 August 2019", &[]),
                ],
            ),
            (
                "2019-10-01T12:00:00Z",
                [
                    ("Submission: until", "4 November 2019", BOTH),
                    ("Screening: until", "11 October 2019", SCREENING),
                ],
            ),
            (
                "2019-10-28T12:00:00Z",
                [
                    ("Submission: until", "4 November 2019", SUBMISSION),
                    ("Final: begins", "19 November 2019", &[]),
                ],
            ),
            (
                "2019-11-19T07:59:00Z",
                [
                    ("Final: begins", "19 November 2019", &[]),
                    ("Final: begins", "19 November 2019", &[]),
                ],
            ),
            // It is one event: for Kobe it ends on the next day.
            (
                "2019-11-19T08:00:00Z",
                [
                    ("Final: until", "19 November 2019", FINAL),
                    ("Final: until", "20 November 2019", FINAL),
                ],
            ),
            (
                "2019-11-19T19:00:00Z",
                [
                    ("Publication: until", "19 December 2019", PUBLICATION),
                    ("Publication: until", "19 December 2019", PUBLICATION),
                ],
            ),
            ("2020-03-01T12:00:00Z", [OVER, OVER]),
        ],
    );
}

fn the_calendar_of_2020_closes_registration_a_week_before_submission(app: App) {
    let submits: Shown = ("Submission: until", "2 November 2020", SUBMISSION);
    let registers: Shown = ("Submission: until", "2 November 2020", BOTH);
    let judges: Shown = ("Screening: until", "9 November 2020", SCREENING);
    let waits: Shown = ("Final: begins", "3 December 2020", &[]);
    watch(
        app,
        "2020",
        &[
            (
                "2020-06-22T12:00:00Z",
                [("Registration: begins", "14 September 2020", &[]); 2],
            ),
            ("2020-10-10T12:00:00Z", [registers, registers]),
            // 26 October, half past four in the afternoon in Barcelona; in Kobe it is the 27th.
            ("2020-10-26T15:30:00Z", [registers, submits]),
            // Winter time in Barcelona since the day before.
            ("2020-10-26T22:58:00Z", [registers, submits]),
            ("2020-10-26T22:59:00Z", [submits, submits]),
            (
                "2020-11-02T15:30:00Z",
                [submits, ("Screening: begins", "3 November 2020", &[])],
            ),
            (
                "2020-11-02T22:58:00Z",
                [submits, ("Screening: begins", "", &[])],
            ),
            ("2020-11-05T12:00:00Z", [judges, judges]),
            ("2020-11-20T12:00:00Z", [waits, waits]),
            (
                "2020-12-03T09:30:00Z",
                [("Final: until", "3 December 2020", FINAL); 2],
            ),
            (
                "2020-12-03T11:00:00Z",
                [("Publication: until", "3 January 2021", PUBLICATION); 2],
            ),
            ("2021-02-01T12:00:00Z", [OVER, OVER]),
        ],
    );
}

/// A team of a call of Barcelona with its entry.
struct Team {
    edition: &'static str,
    captain: String,
    /// The path of its draft.
    entry: String,
}

impl Team {
    /// Founds a team by a captain who has just signed up.
    fn found(app: &App, edition: &'static str, mail: &str, name: &str) -> Self {
        let captain = newcomer(app, mail);
        let page = format!("/en/{edition}/barcelona/team");
        app.post(&page, &[("name", name)], &captain).is(303);
        let links = app.get(&page, &captain).links().into_iter();
        let mut entries = links.filter(|link| link.starts_with("/en/entry/"));
        Self {
            edition,
            captain: mail.to_owned(),
            entry: entries.next().expect("a draft"),
        }
    }

    /// Lets so many newcomers join; one more must be refused where the team is then full.
    fn fill(&self, app: &App, partners: usize) -> Answer {
        let captain = sign_in(app, &self.captain);
        let page = app.get(&format!("/en/{}/barcelona/team", self.edition), &captain);
        let link = page.page().first("[readonly]").value();
        let link = link.replace("http://127.0.0.1:3000", "");
        let join = |number: usize| {
            let partner = newcomer(app, &format!("{number}-of-{}", self.captain));
            app.post(&link, &[], &partner)
        };
        for number in 0..partners {
            join(number).is(303);
        }
        join(partners)
    }

    /// Writes the draft.
    fn draft(&self, app: &App, title: &str, topic: &str) {
        let captain = sign_in(app, &self.captain);
        let version = app.get(&self.entry, &captain).value("version");
        let content = [
            ("version", version.as_str()),
            ("title-ca", title),
            ("summary-ca", "Què diuen les dades dels barris."),
            ("alternative-ca", "Un mapa dels barris."),
            ("topic", topic),
            // That edition asked for at least one data set of the city's portal.
            ("datasets", "barcelona-barris"),
            ("sources", "Open Data BCN"),
            ("licence", "CC-BY-4.0"),
        ];
        app.post(&self.entry, &content, &captain).is(303);
    }

    /// Uploads a cover and a file of data.
    fn upload(&self, app: &App) {
        let captain = sign_in(app, &self.captain);
        let png = png();
        let data: &[u8] = b"barri,valor\n1,2\n";
        for (role, name, bytes) in [("cover", "a.png", &png[..]), ("work", "b.csv", data)] {
            let file = Upload { name, bytes };
            let files = format!("{}/files", self.entry);
            app.upload(&files, &[("role", role)], &file, &captain)
                .is(303);
        }
    }

    /// The status of a hand-in.
    fn hand_in(&self, app: &App) -> u16 {
        let captain = sign_in(app, &self.captain);
        app.post(&format!("{}/hand-in", self.entry), &[], &captain)
            .status
    }

    fn id(&self) -> &str {
        self.entry.trim_start_matches("/en/entry/")
    }
}

fn teams_of_2018_are_of_two_and_hand_in_by_the_clock_of_barcelona(app: App) {
    let app = opened(app, "2018", "2018-10-10T12:00:00Z");
    app.get("/en/2018/barcelona", "")
        .says("Teams of at most 2 people.");
    let team = Team::found(&app, "2018", "one@teams.example", "Primera fila");
    team.fill(&app, 1)
        .is(409)
        .says("The team is full: 2 at most.");
    // The themes of that edition are listed by their names and asked for, and one has to be chosen.
    let themes = app.get("/en/2018", "").page();
    let themes: Vec<String> = themes
        .all(".topics li")
        .iter()
        .map(|theme| theme.text().trim().to_owned())
        .collect();
    assert_eq!(
        themes,
        [
            "City and services",
            "Territory",
            "Population",
            "Administration",
            "Economy and business"
        ]
    );
    let captain = sign_in(&app, "one@teams.example");
    let draft = app.get(&team.entry, &captain);
    let options = draft.page().field("topic").all("option").len();
    assert_eq!(options, 1 + 5, "nothing yet, and five themes");
    team.upload(&app);
    team.draft(&app, "Cent carrers sense ombra", "");
    assert_eq!(team.hand_in(&app), 422);
    team.draft(&app, "Cent carrers sense ombra", "territory");
    // 2 November, 23:58 in Barcelona, and the day after in Kobe for hours.
    let app = app.restarted_at("2018-11-02T22:58:00Z");
    assert_eq!(team.hand_in(&app), 303);
    let app = app.restarted_at("2018-11-02T23:14:00Z");
    assert_eq!(team.hand_in(&app), 409);
}

/// The works of 2020 as the jury ranks them: title, team and goal. Of the real ones there is the
/// title of the work that won; everything else is made up.
const WORKS: [(&str, &str, &str); 12] = [
    (
        "Nivell educatiu de la població de Barcelona",
        "Llindar",
        "SDG4",
    ),
    ("Qui dorm amb les finestres obertes", "Tramuntana", "SDG3"),
    ("Cent carrers sense ombra", "Figuera", "SDG13"),
    ("Un bus cada vuit minuts", "Parada Vint", "SDG11"),
    ("L’aigua que no es veu", "Sèquia", "SDG6"),
    ("Zones de joc, zones de soroll", "Pati Obert", "SDG11"),
    ("On compra el barri", "Mercat Endins", "SDG12"),
    ("Feina a prop de casa", "Mapa i Compàs", "SDG8"),
    ("Dones que fan ciutat", "Nusos", "SDG5"),
    ("El mar a deu parades", "Espigó", "SDG14"),
    ("Terrats verds", "Testos", "SDG15"),
    ("Bicicletes a l’ombra", "Roda Lliure", "SDG13"),
];
const JURORS: usize = 3;
const ORGANISE: &str = "/en/2020/barcelona/organise";

fn juror(number: usize) -> String {
    format!("juror-{number}@jury.example")
}

/// Teams found themselves, hand in after registration has ended, and nobody else comes in.
fn take_part(app: App) -> (App, Vec<Team>) {
    let teams: Vec<Team> = (0..)
        .zip(WORKS)
        .map(|(place, (_, name, _))| {
            Team::found(
                &app,
                "2020",
                &format!("captain-{place}@teams.example"),
                name,
            )
        })
        .collect();
    app.get("/en/2020/barcelona", "")
        .says("Teams of at most 3 people.");
    teams[1]
        .fill(&app, 2)
        .is(409)
        .says("The team is full: 3 at most.");
    for number in 0..JURORS {
        newcomer(&app, &juror(number));
    }
    let app = app.restarted_at("2020-10-28T12:00:00Z");
    let late = newcomer(&app, "late@teams.example");
    app.post("/en/2020/barcelona/team", &[("name", "Tard")], &late)
        .says("teams could be created until")
        .says("26 October 2020");
    for (team, (title, _, goal)) in teams.iter().zip(WORKS) {
        team.draft(&app, title, goal);
        team.upload(&app);
        assert_eq!(team.hand_in(&app), 303, "{title}");
    }
    (app, teams)
}

/// Three jurors score every entry, in the order of [`WORKS`].
fn judge(app: &App, teams: &[Team]) {
    let organiser = sign_in(app, ORGANISER);
    for number in 0..JURORS {
        let mail = juror(number);
        let fields = [
            ("name", "Invited"),
            ("mail", mail.as_str()),
            ("organisation", ""),
            ("language", "ca"),
        ];
        app.post(&format!("{ORGANISE}/jurors"), &fields, &organiser)
            .is(303);
    }
    let per_entry = JURORS.to_string();
    for (action, fields) in [
        (
            "propose",
            vec![("per_entry", per_entry.as_str()), ("seed", "1")],
        ),
        ("take", Vec::new()),
    ] {
        let path = format!("{ORGANISE}/plan/{action}?round=screening");
        app.post(&path, &fields, &organiser).is(303);
    }
    for number in 0..JURORS {
        let cookie = sign_in(app, &juror(number));
        for (place, team) in teams.iter().enumerate() {
            let sheet = format!("/en/jury/{}", team.id());
            // Fewer points from place to place, spread over the criteria; one juror is stricter.
            let points = 46 - 4 * place.min(11) + usize::from(number != 1);
            let asked = criteria(app, &sheet, &cookie);
            let fields: Vec<(String, String)> = asked
                .iter()
                .enumerate()
                .flat_map(|(index, (id, version))| {
                    let count = asked.len();
                    let steps = points / count + usize::from(index < points % count);
                    [
                        (format!("mark-{id}"), steps.to_string()),
                        (format!("version-{id}"), version.to_string()),
                    ]
                })
                .chain([("finish".to_owned(), "1".to_owned())])
                .collect();
            let fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            app.post(&sheet, &fields, &cookie).is(303);
        }
    }
}

/// The ten that the ranking puts forward become finalists, and the first gets both awards.
fn decide(app: &App, teams: &[Team]) {
    let organiser = sign_in(app, ORGANISER);
    let page = app.get(&format!("{ORGANISE}/ranking?round=screening"), &organiser);
    let proposed: Vec<String> = page
        .page()
        .all("input[name=finalist][checked]")
        .into_iter()
        .map(|field| field.value())
        .collect();
    let best: Vec<&str> = teams.iter().take(10).map(Team::id).collect();
    assert_eq!(proposed, best);
    let chosen: Vec<(&str, &str)> = best
        .iter()
        .map(|entry| ("finalist", *entry))
        .chain([("what", "finalists")])
        .collect();
    app.post(&format!("{ORGANISE}/finalists"), &chosen, &organiser)
        .is(303);
    for name in ["Barcelona Award", "Universities’ Mention"] {
        let form = page.page();
        let award = form.form("/decisions", name).field("award").value();
        let fields = [
            ("award", award.as_str()),
            ("entry", teams[0].id()),
            ("reason-en", "The jury valued it most."),
        ];
        app.post(&format!("{ORGANISE}/decisions"), &fields, &organiser)
            .is(303);
    }
}

fn publish(app: &App) {
    let organiser = sign_in(app, ORGANISER);
    for stage in ["finalists", "winners"] {
        let fields = [("stage", stage), ("public", "1"), ("confirmed", "1")];
        app.post(&format!("{ORGANISE}/publication"), &fields, &organiser)
            .is(303);
    }
}

fn the_edition_of_2020_runs_from_its_teams_to_its_final(app: App) {
    let app = opened(app, "2020", "2020-10-10T12:00:00Z");
    let (app, teams) = take_part(app);
    let app = app.restarted_at("2020-11-04T12:00:00Z");
    judge(&app, &teams);
    let app = app.restarted_at("2020-11-09T15:00:00Z");
    decide(&app, &teams);
    // Decided on 9 November, and told at the virtual final.
    let app = app.restarted_at("2020-11-20T12:00:00Z");
    app.get("/en/2020/results", "").lacks("Nivell educatiu");
    app.get("/en/2020", "").says("3 December 2020");
    for (language, day) in [
        ("ca", "3 de desembre"),
        ("es", "3 de diciembre"),
        ("en", "3 December"),
        ("ja", "12月3日"),
    ] {
        app.get(&format!("/{language}/2020/barcelona"), "")
            .says(day);
    }
    let app = app.restarted_at("2020-12-03T11:30:00Z");
    publish(&app);
    for language in ["ca", "es", "en", "ja"] {
        let answer = app.get(&format!("/{language}/2020/results"), "");
        let page = answer.is(200).page();
        let call = page.first("#barcelona");
        // The one work stands under each of its awards, apart from the finalists.
        let awards = call.all(".podium article");
        assert_eq!(awards.len(), 2, "{language}");
        for award in awards {
            let holders: Vec<String> = award.all("h3").iter().map(|title| title.text()).collect();
            assert_eq!(holders, [WORKS[0].0], "{language}");
        }
        let titles = call.all(".gallery h2").into_iter();
        let titles: Vec<String> = titles.map(Part::text).collect();
        let mut alphabetical: Vec<&str> = WORKS.iter().take(10).map(|(title, ..)| *title).collect();
        alphabetical.sort_unstable();
        assert_eq!(titles, alphabetical, "{language}");
        assert!(page.all("#kobe").is_empty(), "nothing of Kobe is public");
    }
    app.get(&format!("/en/2020/works/{}", teams[0].id()), "")
        .says("Barcelona Award")
        .says("Universities’ Mention")
        .says("SDG 4");
    // Who was no finalist is not named.
    app.get(&format!("/en/2020/works/{}", teams[10].id()), "")
        .is(404);
}

/// A file of an edition without where its schema is found.
fn read(text: &str) -> EditionFile {
    let cities = office::own_cities().expect("the cities");
    let mut file = edition_file::read(text.as_bytes(), &cities.codes()).expect("a sound file");
    file.schema = None;
    file
}

fn a_past_edition_is_taken_in_once_and_comes_out_as_it_went_in(app: App) {
    let app = opened(app, EDITIONS[0], BEFORE_ALL);
    for edition in &EDITIONS[1..] {
        assert!(import(&app, edition).contains("would be new"));
    }
    let log = run(&app, &["audit"]);
    for edition in EDITIONS {
        let told = import(&app, edition);
        assert!(told.contains("nothing is to be changed"), "{told}");
        let file = read(&fs::read_to_string(seed(edition)).expect("a file"));
        let written = run(&app, &["edition", "export", edition]);
        assert_eq!(read(&written), file, "{edition}");
        let written = run(&app, &["edition", "export", edition, "--json"]);
        assert_eq!(read(&written), file, "{edition}");
        let page = app.get("/en/", "");
        page.says(&format!("World Data Viz Challenge {edition}"));
    }
    assert_eq!(run(&app, &["audit"]), log, "nothing was written");
}

on_both_engines![
    the_calendar_of_2018_is_that_of_each_city,
    the_calendar_of_2019_leads_to_one_final,
    the_calendar_of_2020_closes_registration_a_week_before_submission,
    teams_of_2018_are_of_two_and_hand_in_by_the_clock_of_barcelona,
    the_edition_of_2020_runs_from_its_teams_to_its_final,
    a_past_edition_is_taken_in_once_and_comes_out_as_it_went_in,
];
