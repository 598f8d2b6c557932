//! Who judges what: conflicts, plans, and jurors who come and go.

use super::{JUROR, criteria, open_sheet, save};
use crate::app::{App, Session, on_both_engines};

fn nobody_scores_works_of_their_own_organisation(app: App) {
    let (organiser, cookie, member) = (
        app.organiser(),
        app.juror(2),
        app.sign_in("partner-8@studio-8.example"),
    );
    let plan = || organiser.get("/en/2027/kobe/organise/plan").text;
    let before = plan().matches("Demo Juror 2 \u{b7} ").count();
    let say = |cookie: &str, name: &str| {
        app.post(
            "/en/account/organisation",
            &[("organisation", name)],
            cookie,
        )
    };
    say(&cookie, &"x".repeat(81)).is(422);
    assert_eq!(say("", "x").status, 401, "a visitor is asked to sign in");
    say(&cookie, "Universitat de l'Exemple").is(303);
    assert!(
        app.get("/en/account", &cookie)
            .text
            .contains("Universitat de l&#x27;Exemple")
            || app
                .get("/en/account", &cookie)
                .text
                .contains("Universitat de l'Exemple")
    );
    assert_eq!(
        plan().matches("Demo Juror 2 \u{b7} ").count(),
        before,
        "only one of them said so"
    );
    say(&member, " UNIVERSITAT DE L’EXEMPLE ").is(303);
    assert!(plan().matches("Demo Juror 2 \u{b7} ").count() > before);
    // No plan puts them together, however many jurors an entry needs.
    organiser
        .post("/en/2027/kobe/organise/plan/propose", &[("per_entry", "6")])
        .is(303);
    assert!(plan().contains("Entries that lack jurors: 1"));
    assert!(plan().contains("same organisation"));
    // Taken back, nothing stands between them. Nobody else reads it.
    say(&member, "").is(303);
    assert_eq!(plan().matches("Demo Juror 2 \u{b7} ").count(), before);
    member.get("/en/2027/kobe/team").lacks("Universitat");
    assert!(plan().contains("Universitat"), "organisers do");
}

fn a_conflict_declared_beforehand_is_never_planned(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let page = cookie.get("/en/2027/kobe/jury/conflicts");
    page.is(200);
    assert!(
        !page.text.contains("Example Slope"),
        "a blind round shows no team"
    );
    // An entry that is not assigned to this juror yet.
    let read = page.page();
    let open = read.all("label:has([name=entry]:not([disabled]))");
    let open = *open.first().expect("an entry");
    let entry = open.field("entry").value();
    cookie
        .post(
            "/en/2027/kobe/jury/conflicts",
            &[("entry", entry.as_str()), ("reason", "a former student")],
        )
        .is(303);
    organiser
        .post(
            "/en/2027/kobe/organise/plan/propose",
            &[("per_entry", "6"), ("seed", "1")],
        )
        .is(303);
    let csv = organiser.get("/en/2027/kobe/organise/plan.csv");
    let number: i64 = open
        .text()
        .split('.')
        .next()
        .and_then(|number| number.trim().parse().ok())
        .expect("a number");
    csv.lacks(&format!("{number},{JUROR}"));
    // Only jurors see the list, and not while entries are handed in.
    organiser.get("/en/2027/kobe/jury/conflicts").is(404);
    app.get("/en/2027/kobe/jury/conflicts", &app.team(8))
        .is(404);
}

fn stepping_back_takes_the_sheet_out_and_can_be_taken_back(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let step_back = |kind: &str, reason: &str| {
        cookie.post(
            &format!("{sheet}/conflict"),
            &[("declare", "1"), ("kind", kind), ("reason", reason)],
        )
    };
    let refused = step_back("other", " ");
    assert_eq!(
        refused.status, 422,
        "another reason needs words, and the choice stays"
    );
    assert!(
        refused.checked("other"),
        "another reason needs words, and the choice stays"
    );
    // More than is kept is refused, not cut.
    let long = "x".repeat(4_001);
    let refused = step_back("recognised", &long);
    refused.is(422).says(&long);
    assert!(refused.checked("recognised"));
    let refused = cookie.post(
        &format!("{sheet}/flag"),
        &[("kind", "rules"), ("note", &long)],
    );
    refused.is(422).says(&long);
    assert!(refused.checked("rules"));
    let listed = cookie.post("/en/2027/kobe/jury/conflicts", &[("reason", &long)]);
    assert_eq!(listed.status, 422, "what was typed stays");
    assert!(listed.text.contains(&long), "what was typed stays");
    step_back("recognised", "my students").is(303);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    save(&app, &sheet, &criterion, "5", version, "x", &cookie).is(409);
    cookie.get("/en/2027/kobe/jury").says("Stepped back");
    cookie.get(&sheet).says("I know whose entry it is");
    // The organisers see it, and a plan that fills the gap without moving anything else.
    organiser
        .get("/en/2027/kobe/organise/plan")
        .says("Entries that lack jurors: 1");
    organiser
        .get("/en/2027/kobe/organise/ranking")
        .says("Juror stepped back");
    organiser
        .post("/en/2027/kobe/organise/plan/propose", &[])
        .is(303);
    let plan = organiser.get("/en/2027/kobe/organise/plan").text;
    assert!(plan.contains("New pairs: 1. Removed: 0."), "{plan}");
    assert!(!plan.contains("Entries that lack jurors"), "{plan}");
    organiser
        .post("/en/2027/kobe/organise/plan/take", &[("version", "1")])
        .is(303);
    let entry = sheet.rsplit('/').next().expect("an id");
    let jurors: Vec<Session> = (1..=6).map(|number| app.juror(number)).collect();
    let seen = jurors
        .iter()
        .filter(|juror| app.get(&format!("/en/jury/{entry}"), juror).status == 200)
        .count();
    assert_eq!(seen, 4, "three who score it, and the one who stepped back");
    cookie.post(&format!("{sheet}/conflict"), &[]).is(303);
    save(&app, &sheet, &criterion, "5", version, "y", &cookie).is(200);
}

fn a_plan_takes_effect_only_when_a_person_says_so(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let base = "/en/2027/kobe/organise/plan";
    let mine = || {
        cookie
            .get("/en/2027/kobe/jury")
            .text
            .matches("href=\"/en/jury/")
            .count()
    };
    let before = mine();
    organiser
        .post(&format!("{base}/propose"), &[("per_entry", "99")])
        .is(422);
    organiser
        .post(&format!("{base}/propose"), &[("per_entry", "6")])
        .is(303);
    assert_eq!(mine(), before, "nothing has taken effect");
    // Changed by hand, with checks; a version that is old is refused.
    let page = organiser.get(base);
    let entry = page.value("entry");
    organiser
        .post(
            &format!("{base}/entry"),
            &[("entry", &entry), ("juror", "nobody")],
        )
        .is(404);
    organiser
        .post(&format!("{base}/entry"), &[("entry", &entry)])
        .is(303);
    let old = page.value("seen");
    let stale = organiser.post(&format!("{base}/take"), &[("seen", &old)]);
    stale
        .is(409)
        .says("changed this after you had opened the page");
    organiser.post(&format!("{base}/discard"), &[]).is(303);
    assert_eq!(
        organiser
            .post(&format!("{base}/take"), &[("seen", &old)])
            .status,
        409,
        "there is none any more"
    );
    // Out as CSV, in again, and in effect.
    organiser
        .post(
            &format!("{base}/import"),
            &[("plan", "entry,juror\n999,juror-2@jury.example")],
        )
        .is(422);
    organiser
        .post(
            &format!("{base}/import"),
            &[("plan", "entry,juror\n999,juror-2@jury.example")],
        )
        .says("Line 2 names");
    organiser
        .post(&format!("{base}/propose"), &[("per_entry", "6")])
        .is(303);
    let csv = organiser.get(&format!("{base}.csv")).text;
    organiser
        .post(&format!("{base}/import"), &[("plan", &csv)])
        .is(303);
    assert_eq!(organiser.get(&format!("{base}.csv")).text, csv);
    organiser
        .post(&format!("{base}/take"), &[("version", "1")])
        .is(303);
    assert!(mine() > before);
    let done = organiser.get(base);
    done.says("What you see is active.");
    // Marks that were given stay whatever a later plan says.
    let kept = organiser.get("/en/2027/kobe/organise/marks.csv").text;
    organiser
        .post(&format!("{base}/import"), &[("plan", "entry,juror\n")])
        .is(303);
    organiser
        .post(&format!("{base}/take"), &[("version", "1")])
        .is(303);
    assert_eq!(organiser.get("/en/2027/kobe/organise/marks.csv").text, kept);
}

fn what_a_juror_reads_and_takes_binds_the_plan(app: App) {
    let organiser = app.organiser();
    let base = "/en/2027/kobe/organise/plan";
    let person = organiser.get(base).value("person");
    let describe = |least: &str, most: &str| {
        organiser
            .post(
                &format!("{base}/juror"),
                &[
                    ("person", person.as_str()),
                    ("languages", "ca"),
                    ("load_least", least),
                    ("load_most", most),
                ],
            )
            .status
    };
    assert_eq!(describe("5", "2"), 422);
    assert_eq!(describe("0", "2"), 303);
    organiser
        .post(&format!("{base}/propose"), &[("per_entry", "5")])
        .is(303);
    let csv = organiser.get(&format!("{base}.csv")).text;
    // The first juror by name has begun some already; nothing new is added beyond two.
    assert!(csv.matches("juror-1@jury.example").count() <= 4, "{csv}");
}

fn a_juror_who_leaves_in_mid_round_takes_no_finished_sheet_along(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let base = "/en/2027/kobe/organise";
    let sheets = || {
        let export = organiser.get(&format!("{base}/ranking.json")).json();
        export["inputs"]["sheets"].as_array().map_or(0, Vec::len)
    };
    let (before, marks) = (sheets(), organiser.get(&format!("{base}/marks.csv")).text);
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    let page = organiser.get(base).page();
    let person = page.row("Demo Juror 2").field("person").value();
    let remove = |cookie: &str| {
        app.post(
            &format!("{base}/jurors/remove"),
            &[("person", person.as_str())],
            cookie,
        )
        .status
    };
    assert_eq!(remove(&cookie), 404);
    assert_eq!(remove(&organiser), 303);
    assert_eq!(remove(&organiser), 409, "done already");
    assert_eq!(
        (sheets(), organiser.get(&format!("{base}/marks.csv")).text),
        (before, marks),
        "nothing that was given is lost"
    );
    save(&app, &sheet, &criterion, "5", version, "x", &cookie).is(404);
    app.get("/en/2027/kobe/jury", &cookie).is(404);
    organiser
        .get(&format!("{base}/plan"))
        .says("Entries that lack jurors");
    organiser.post(&format!("{base}/plan/propose"), &[]).is(303);
    organiser
        .get(&format!("{base}/plan"))
        .lacks("Entries that lack jurors");
}

fn an_invited_juror_comes_by_link_and_a_participant_is_refused(app: App) {
    let organiser = app.organiser();
    let invite = |mail: &str| {
        organiser.post(
            "/en/2027/kobe/organise/jurors",
            &[("name", "New Juror"), ("mail", mail), ("language", "ja")],
        )
    };
    assert_eq!(
        invite("team-8@studio-8.example").status,
        409,
        "takes part in this call"
    );
    invite("new-juror@jury.example").is(303);
    let link = app.mailed_link("審査員のご依頼");
    let answer = app.post(&link, &[], "");
    answer.is(303);
    let desk = app.get("/ja/2027/kobe/jury", &answer.cookie);
    desk.is(200);
    // Everything is assigned already: a proposal would change nothing.
    organiser
        .post("/en/2027/kobe/organise/plan/propose", &[])
        .is(303);
    organiser
        .get("/en/2027/kobe/organise/plan")
        .says("New pairs: 0. Removed: 0.");
}

/// Who is invited at set-up meets this before there is anything to judge.
fn whose_link_expired_is_invited_again_from_the_row(app: App) {
    const DESK: &str = "/en/2027/kobe/organise";
    let fields = [
        ("name", "New Juror"),
        ("mail", "late@example.org"),
        ("language", "en"),
    ];
    let organiser = app.organiser();
    organiser.post(&format!("{DESK}/jurors"), &fields).is(303);
    organiser.get(DESK).lacks("The link expired");
    let app = app.restarted_at("2027-06-20T12:00:00Z");
    let organiser = app.organiser();
    let page = organiser.get(DESK).page();
    let row = page.row("late@example.org");
    assert!(row.says("The link expired"), "{}", row.html());
    let form = row.first("form[action$=\"/jurors\"]").fields();
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser
        .post_bare(&format!("{DESK}/jurors"), &form)
        .is(303);
    let link = app.mailed_link("Invitation to the jury");
    app.post(&link, &[], "").is(303);
    organiser.get(DESK).says("Has signed in");
}

on_both_engines![
    whose_link_expired_is_invited_again_from_the_row,
    nobody_scores_works_of_their_own_organisation,
    a_conflict_declared_beforehand_is_never_planned,
    stepping_back_takes_the_sheet_out_and_can_be_taken_back,
    a_plan_takes_effect_only_when_a_person_says_so,
    what_a_juror_reads_and_takes_binds_the_plan,
    a_juror_who_leaves_in_mid_round_takes_no_finished_sheet_along,
    an_invited_juror_comes_by_link_and_a_participant_is_refused
];
