//! Who is what in a call: nobody judges what they worked on, who organises does neither, and a team
//! decides who is in it.

use crate::{
    app::{App, Page, Upload, on_both_engines, png},
    entries::{complete, newcomer, team},
};

const TEAM: &str = "/en/2027/barcelona/team";
const ORGANISE: &str = "/en/2027/barcelona/organise";
/// After the end of submission, while the jury works.
const JUDGING: &str = "2027-06-02T12:00:00Z";

/// The path of a team's invitation.
fn link(app: &App, captain: &str) -> String {
    app.get(TEAM, captain)
        .page()
        .first("[readonly]")
        .value()
        .replace("http://127.0.0.1:3000", "")
}

/// A team of two that has handed in: the cookies of captain and partner, and the path of the work.
fn pair(app: &App, name: &str) -> (String, String, String) {
    let (captain, entry) = team(app, &format!("captain-{name}@example.org"));
    let partner = newcomer(app, &format!("partner-{name}@example.org"));
    app.post(&link(app, &captain), &[], &partner).is(303);
    app.post(&entry, &complete("1"), &captain);
    let files = format!("{entry}/files");
    app.upload(
        &files,
        &[("role", "cover")],
        &Upload {
            name: "c.png",
            bytes: &png(),
        },
        &captain,
    );
    app.upload(
        &files,
        &[("role", "work")],
        &Upload {
            name: "d.csv",
            bytes: b"a,b\n1,2\n",
        },
        &captain,
    );
    assert_eq!(
        app.post(&format!("{entry}/hand-in"), &[], &partner).status,
        303,
        "any member hands in"
    );
    (captain, partner, entry)
}

fn again(app: &App, mail: &str) -> String {
    app.post(
        "/en/sign-in",
        &[("mail", mail), ("password", "a rather long phrase")],
        "",
    )
    .cookie
}

fn invite(app: &App, mail: &str, organiser: &str) -> crate::app::Answer {
    app.post(
        &format!("{ORGANISE}/jurors"),
        &[
            ("name", "Invited"),
            ("mail", mail),
            ("organisation", ""),
            ("language", "en"),
        ],
        organiser,
    )
}

/// The id of a person on the page of a team, by the name.
fn person(page: &str, name: &str) -> String {
    let page = Page::read(page);
    let mut rows = page.all("li:has([name=person])").into_iter();
    let row = rows.find(|row| row.says(name));
    row.unwrap_or_else(|| panic!("no {name}"))
        .field("person")
        .value()
}

fn who_left_a_team_never_judges_its_work(app: App) {
    let organiser = app.organiser();
    let (_, partner, entry) = pair(&app, "left");
    assert_eq!(
        invite(&app, "partner-left@example.org", &organiser).status,
        409,
        "a member is no juror"
    );
    app.post(&format!("{TEAM}/leave"), &[], &partner).is(303);
    invite(&app, "partner-left@example.org", &organiser).is(303);
    let app = app.restarted_at(JUDGING);
    let (organiser, partner) = (app.organiser(), again(&app, "partner-left@example.org"));
    organiser
        .post(
            &format!("{ORGANISE}/plan/propose?round=screening"),
            &[("per_entry", "1"), ("seed", "1")],
        )
        .is(303);
    let plan = organiser
        .get(&format!("{ORGANISE}/plan?round=screening"))
        .text;
    assert!(plan.contains("is or was in the team"), "the plan says why");
    organiser
        .post(&format!("{ORGANISE}/plan/take?round=screening"), &[])
        .is(303);
    let own = entry.replace("/entry/", "/jury/");
    let sheets: Vec<String> = app
        .get("/en/2027/barcelona/jury", &partner)
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
        .collect();
    assert!(!sheets.is_empty(), "{sheets:?}");
    assert!(
        !sheets.iter().any(|sheet| sheet.starts_with(&own)),
        "{sheets:?}"
    );
    // Not even where the table of assignments says so.
    let id = own.rsplit('/').next().expect("an id");
    app.execute(&format!(
        "UPDATE assignment SET entry = '{id}' WHERE entry = (SELECT MIN(entry) FROM \
        assignment WHERE juror = (SELECT id FROM person WHERE mail = 'partner-left@example.org')) \
        AND juror = (SELECT id FROM person WHERE mail = 'partner-left@example.org')"
    ));
    app.get(&own, &partner).is(404);
}

fn nobody_leaves_a_work_that_is_judged(app: App) {
    let (_, partner, _) = pair(&app, "stays");
    let page = app.get(TEAM, &partner);
    page.says("/team/leave")
        .lacks("the members stay as they are");
    let app = app.restarted_at(JUDGING);
    let (captain, partner) = (
        again(&app, "captain-stays@example.org"),
        again(&app, "partner-stays@example.org"),
    );
    let answer = app.post(&format!("{TEAM}/leave"), &[], &partner);
    answer.is(409).says("28 May 2027");
    let page = app.get(TEAM, &captain).text;
    assert!(page.contains("the members stay as they are"));
    assert!(!page.contains("/team/leave"));
    assert!(!page.contains("/team/remove"));
    assert!(page.contains("Nobody can join any more"));
    assert!(page.contains("/team/invitation"));
    let id = person(&page, "partner-stays@example.org");
    app.post(&format!("{TEAM}/remove"), &[("person", &id)], &captain)
        .is(409);
    assert_eq!(
        app.post(&format!("{TEAM}/captain"), &[("person", &id)], &captain)
            .status,
        303,
        "the lead can pass on"
    );
}

fn who_organises_neither_takes_part_nor_judges(app: App) {
    let organiser = app.organiser();
    for answer in [
        organiser.get(TEAM),
        organiser.post(TEAM, &[("name", "Own team")]),
        invite(&app, "organiser@certamen.example", &organiser),
    ] {
        answer
            .says("neither takes part in it nor sits on its jury")
            .lacks("name=\"name\" type=\"text\" value=\"Own team\"");
    }
    let (captain, ..) = pair(&app, "organised");
    let join = link(&app, &captain);
    organiser.get(&join).says("neither takes part");
    organiser.post(&join, &[]).is(403);
    let run = |arguments: &[&str]| {
        let output = app.command(&[&["user", "organiser"], arguments].concat());
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned()
                + &String::from_utf8_lossy(&output.stdout),
        )
    };
    for (mail, told) in [
        ("captain-organised@example.org", "is in a team"),
        ("juror-1@jury.example", "is on a jury"),
        ("nobody@example.org", "no account"),
    ] {
        let (done, text) = run(&[mail, "2027"]);
        assert!(!done, "{mail}: {text}");
        assert!(text.contains(told), "{mail}: {text}");
        assert!(text.contains("Nothing was changed"), "{mail}: {text}");
    }
    assert!(!run(&["administrator@certamen.example", "1999"]).0);
    assert!(run(&["administrator@certamen.example", "2027"]).0);
    let second = app.administrator();
    second.get(ORGANISE).is(200);
    assert!(run(&["organiser@certamen.example", "2027", "--remove"]).0);
    organiser.get(ORGANISE).is(410);
    // Who organised has read what is in it: that does not end with the right.
    organiser.post(TEAM, &[("name", "Own team")]).is(403);
    invite(&app, "organiser@certamen.example", &second).is(403);
    let (done, text) = run(&["administrator@certamen.example", "2027", "--remove"]);
    assert!(!done, "{text}");
    assert!(text.contains("Nobody else"), "{text}");
    // Whom somebody appointed past all doors is named to those who can mend it.
    let told = "Also organises this edition";
    let page = || second.get("/en/2027/kobe/organise").text;
    assert!(!page().contains(told));
    app.execute(
        "INSERT INTO organiser (edition, person)
         SELECT call.edition, MIN(juror.person)
         FROM juror
         JOIN call ON call.id = juror.call
         JOIN edition ON edition.id = call.edition
         WHERE edition.slug = '2027'
           AND call.slug = 'kobe'
         GROUP BY call.edition",
    );
    assert_eq!(page().matches(told).count(), 1);
}

fn a_captain_takes_members_out_and_hands_over(app: App) {
    let (captain, partner, entry) = pair(&app, "roster");
    let old = link(&app, &captain);
    let page = app.get(TEAM, &captain).text;
    let id = person(&page, "partner-roster@example.org");
    for path in ["remove", "captain", "readmit", "invitation"] {
        assert!(
            !app.get(TEAM, &partner)
                .text
                .contains(&format!("/team/{path}\"")),
            "{path} is the captain's"
        );
        app.post(&format!("{TEAM}/{path}"), &[("person", &id)], &partner)
            .is(403);
    }
    // Withdrawing is the captain's too, and the others are told who that is.
    app.get(&format!("{entry}/withdraw"), &partner)
        .says("captain-roster@example.org");
    app.post(&format!("{entry}/withdraw"), &[], &partner)
        .is(403);
    app.get(&entry, &partner).is(200);
    // Taken out: told, and out, and no way back by a link.
    app.post(&format!("{TEAM}/remove"), &[("person", &id)], &captain)
        .is(303);
    assert_eq!(
        app.post(&format!("{TEAM}/remove"), &[("person", &id)], &captain)
            .status,
        303,
        "twice is once"
    );
    app.get(&entry, &partner).is(404);
    let mails = app.get("/en/mails", "").text;
    assert_eq!(
        mails.matches("You are no longer in the team").count(),
        1,
        "one mail"
    );
    assert_eq!(
        app.post(&old, &[], &partner).status,
        410,
        "the link was renewed"
    );
    let new = link(&app, &captain);
    assert_ne!(new, old);
    let answer = app.post(&new, &[], &partner);
    answer.is(409).says("removed from this team");
    app.post(&format!("{TEAM}/readmit"), &[("person", &id)], &captain)
        .is(303);
    app.post(&new, &[], &partner).is(303);
    // Handed over, the former captain is a member like any other.
    app.post(&format!("{TEAM}/captain"), &[("person", &id)], &captain)
        .is(303);
    app.post(&format!("{TEAM}/invitation"), &[], &captain)
        .is(403);
    app.post(&format!("{entry}/withdraw"), &[], &partner)
        .is(303);
    app.post(&format!("{TEAM}/remove"), &[("person", "nobody")], &partner)
        .is(404);
}

fn a_captain_who_founds_another_team_still_renews_its_link(app: App) {
    let (captain, _) = team(&app, "twice@example.org");
    app.post(&format!("{TEAM}/leave"), &[], &captain).is(303);
    app.post(TEAM, &[("name", "Another team")], &captain)
        .is(303);
    app.post(&format!("{TEAM}/invitation"), &[], &captain)
        .is(303);
}

fn organisers_see_a_team_and_take_somebody_out_with_a_reason(app: App) {
    let (captain, partner, entry) = pair(&app, "seen");
    let organiser = app.organiser();
    let roster = organiser
        .get(ORGANISE)
        .links()
        .into_iter()
        .rfind(|link| link.ends_with("/team") && link.contains("/organise/"))
        .expect("the team's page");
    let page = organiser.get(&roster).text;
    assert!(page.contains("captain-seen@example.org"));
    assert!(page.contains("partner-seen@example.org"));
    for cookie in ["", &captain, &partner, &app.juror(1)] {
        assert!(
            matches!(app.get(&roster, cookie).status, 303 | 401 | 404),
            "{roster}"
        );
        assert!(
            matches!(
                app.post(&roster, &[("person", "x"), ("reason", "x")], cookie)
                    .status,
                303 | 401 | 404
            ),
            "{roster}"
        );
    }
    let id = person(&page, "captain-seen@example.org");
    let refused = organiser.post(&roster, &[("person", &id), ("reason", " ")]);
    refused.is(422).says("aria-invalid=\"true\"");
    organiser
        .post(&roster, &[("person", &id), ("reason", "Not of age.")])
        .is(303);
    app.get("/en/mails", "").says("Not of age.");
    app.get(&entry, &captain).is(404);
    assert!(
        app.get(TEAM, &partner).text.contains("/team/invitation"),
        "who joined first leads on"
    );
    // What organisers decided a captain does not undo.
    app.post(&format!("{TEAM}/readmit"), &[("person", &id)], &partner)
        .is(404);
    let page = organiser.get(&roster).text;
    assert!(page.contains("Removed"));
    let last = person(&page, "partner-seen@example.org");
    assert_eq!(
        organiser
            .post(&roster, &[("person", &last), ("reason", "No.")])
            .status,
        409,
        "somebody stands behind what was handed in"
    );
    organiser
        .post(&format!("{roster}/readmission"), &[("person", &id)])
        .is(303);
    app.post(&link(&app, &partner), &[], &captain).is(303);
}

fn a_closed_registration_says_so_at_once_and_partners_still_come(app: App) {
    // Kobe's teams are settled: the page says it, and so does a form that was sent late.
    let person = newcomer(&app, "late@example.org");
    for answer in [
        app.get("/en/2027/kobe/team", &person),
        app.post("/en/2027/kobe/team", &[("name", "Too late")], &person),
    ] {
        answer.says("teams could be created until").says("2027");
        assert!(
            !answer.text.contains("name=\"name\""),
            "no form that cannot work"
        );
    }
    let (captain, ..) = pair(&app, "open");
    // Registration ends before submission does.
    app.execute(
        "UPDATE phase SET ends_at = starts_at + 1 WHERE kind = 'registration' AND call IN \
        (SELECT id FROM call WHERE slug = 'barcelona')",
    );
    let app = app.restarted_at(crate::app::NOW);
    let (captain, person) = (
        if captain.is_empty() {
            captain
        } else {
            again(&app, "captain-open@example.org")
        },
        again(&app, "late@example.org"),
    );
    let page = app.get(TEAM, &person);
    page.says("teams could be created until")
        .says("you can still join a team");
    let join = link(&app, &captain);
    assert_eq!(app.post(&join, &[], &person).status, 303, "a partner comes");
    let again_there = app.get(&join, &person);
    assert_eq!(
        again_there.status, 303,
        "the own link leads to the own team"
    );
    assert!(
        again_there.location.starts_with(TEAM),
        "the own link leads to the own team"
    );
}

fn an_invitation_leaves_twice_only_where_that_is_meant(app: App) {
    let organiser = app.organiser();
    let mails = |app: &App| {
        app.get("/en/mails", "")
            .text
            .matches("Invitation to the jury")
            .count()
    };
    let before = mails(&app);
    invite(&app, "guest@example.org", &organiser).is(303);
    let asked = invite(&app, "guest@example.org", &organiser);
    asked
        .is(409)
        .says("name=\"again\"")
        .says("value=\"guest@example.org\"");
    assert_eq!(mails(&app), before + 1);
    let fields = [
        ("name", "Invited"),
        ("mail", "guest@example.org"),
        ("organisation", ""),
        ("language", "en"),
        ("again", "1"),
    ];
    organiser
        .post(&format!("{ORGANISE}/jurors"), &fields)
        .is(303);
    assert_eq!(mails(&app), before + 2);
}

fn organisers_read_why_somebody_stepped_back(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let sheet = crate::jury::open_sheet(&app, &juror);
    let (kind, reason) = ("recognised", "I taught one of them.");
    juror
        .post(
            &format!("{sheet}/conflict"),
            &[("kind", kind), ("reason", reason), ("declare", "1")],
        )
        .is(303);
    let kobe = "/en/2027/kobe/organise";
    for page in ["/jury", "/plan"] {
        let text = organiser.get(&format!("{kobe}{page}"));
        assert!(text.text.contains(reason), "{page}");
        assert!(text.text.contains("I know whose entry it is"), "{page}");
    }
    organiser
        .post(&format!("{kobe}/meeting/open"), &[("open", "1")])
        .is(303);
    let minutes = organiser.get(&format!("{kobe}/meeting/minutes.md?language=en"));
    assert!(
        minutes.text.contains(reason),
        "{} {}",
        minutes.status,
        minutes.text
    );
    for cookie in ["", &app.juror(1), &app.team(1)] {
        app.get("/en/2027/kobe/jury", cookie).lacks(reason);
    }
}

/// Somebody else who is called as the juror is, and the juror's team-mate of another call.
fn organisers_are_told_who_may_be_one_person_or_know_each_other(app: App) {
    let organiser = app.organiser();
    let plan = || organiser.get("/en/2027/kobe/organise/plan");
    plan().is(200).lacks("To be looked at");
    let (captain, _) = team(&app, "invented@work.example");
    let page = app.get("/en/2027/barcelona/team", &captain);
    let invitation = link(&app, &captain);
    assert!(page.text.contains("invented@work.example"));
    // The same name, written otherwise, under another address.
    let fields = [
        ("name", " INVENTED@work.example "),
        ("mail", "invented@home.example"),
        ("organisation", ""),
        ("language", "en"),
    ];
    organiser
        .post("/en/2027/kobe/organise/jurors", &fields)
        .is(303);
    plan()
        .says("To be looked at")
        .says("somebody of this name is in the team “Test Team”");
    // Whoever has an entry in Kobe joins the team in Barcelona, whose captain judges in Kobe.
    let mate = app.sign_in("team-8@studio-8.example");
    mate.post(&invitation, &[]).is(303);
    let fields = [
        ("name", "Invented Captain"),
        ("mail", "invented@work.example"),
        ("organisation", ""),
        ("language", "en"),
    ];
    organiser
        .post("/en/2027/kobe/organise/jurors", &fields)
        .is(303);
    plan().says("both in the team “Test Team” of another call");
    // Nobody but organisers reads it.
    mate.get("/en/2027/kobe/organise/plan").is(404);
}

on_both_engines![
    organisers_are_told_who_may_be_one_person_or_know_each_other,
    who_left_a_team_never_judges_its_work,
    nobody_leaves_a_work_that_is_judged,
    who_organises_neither_takes_part_nor_judges,
    a_captain_takes_members_out_and_hands_over,
    a_captain_who_founds_another_team_still_renews_its_link,
    organisers_see_a_team_and_take_somebody_out_with_a_reason,
    a_closed_registration_says_so_at_once_and_partners_still_come,
    an_invitation_leaves_twice_only_where_that_is_meant,
    organisers_read_why_somebody_stepped_back
];
