//! Roles beside that of a whole edition's organisers: who organises one call, and who only watches.

use crate::{
    app::{App, Session, Upload, on_both_engines, read_routes},
    entries::newcomer,
};

const ORGANISERS: &str = "/en/2027/organisers";
const KOBE: &str = "/en/2027/kobe/organise";
const BARCELONA: &str = "/en/2027/barcelona/organise";

/// The id of a call of the edition, by its place in the form that gives roles; 0 is all of it.
fn call(organiser: &Session, place: usize) -> String {
    let page = organiser.get(ORGANISERS).page();
    let options = page.first("#invite select[name=call]").all("option");
    options[place].attribute("value").expect("an id").to_owned()
}

/// Gives a role in Kobe's call, or in the whole edition, to somebody new; answers their cookie.
pub fn give(app: &App, mail: &str, role: &str, whole: bool) -> String {
    give_in(app, mail, role, if whole { 0 } else { 2 })
}

/// The same in a call by its place in the form that gives roles.
fn give_in(app: &App, mail: &str, role: &str, place: usize) -> String {
    let organiser = app.organiser();
    let cookie = newcomer(app, mail);
    let call = call(&organiser, place);
    let fields = [("mail", mail), ("role", role), ("call", &call)];
    let given = organiser.post(ORGANISERS, &fields);
    assert_eq!(
        (given.status, given.location.as_str()),
        (303, "/en/2027/organisers?done=organiser"),
        "{}",
        given.text
    );
    cookie
}

/// Paths of the routes below a language that hold `post(`, or `get(`.
fn routes(method: &str) -> Vec<String> {
    let source = read_routes();
    let routes = source.split(".route(").skip(1).filter_map(|route| {
        let (path, handlers) = route.trim_start().strip_prefix('"')?.split_once('"')?;
        let handlers = handlers.split("\n}").next().unwrap_or_default();
        handlers.contains(method).then(|| path.to_owned())
    });
    let mut found: Vec<String> = routes.filter(|path| !path.starts_with("/files")).collect();
    found.sort_unstable();
    found.dedup();
    assert!(found.len() > 30, "the routes are found");
    found
}

/// A route's address in Kobe's call.
fn address(route: &str, entry: &str) -> String {
    let path = route
        .replace("{edition}", "2027")
        .replace("{call}", "kobe")
        .replace("{number}", "1")
        .replace("{receipt}", "1")
        .replace("{entry}", entry)
        .replace("{person}", "nobody")
        .replace("{dataset}", "climate-normals")
        .replace("{organisation}", "north");
    format!("/en{path}")
}

fn who_organises_one_call_runs_it_and_nothing_of_the_other(app: App) {
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    app.get("/en/desk", &cookie)
        .says("/en/2027/kobe/organise")
        .lacks("/en/2027/barcelona/organise");
    for end in [
        "",
        "/ranking",
        "/plan",
        "/meeting",
        "/letters",
        "/texts",
        "/calendar",
        "/criteria",
        "/press",
        "/marks.csv",
    ] {
        app.get(&format!("{KOBE}{end}"), &cookie).is(200);
        app.get(&format!("{BARCELONA}{end}"), &cookie).is(404);
    }
    let closing = [("closed", "1")];
    app.post(&format!("{KOBE}/round"), &closing, &cookie)
        .is(303);
    app.post_bare(&format!("{BARCELONA}/round"), &closing, &cookie)
        .is(404);
    // What belongs to no call, or to the whole site, is not theirs.
    for path in ["/en/data/new", "/en/editions/import"] {
        app.get(path, &cookie).is(404);
    }
}

fn what_the_calls_share_is_shown_and_not_changed(app: App) {
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    let page = format!("{KOBE}/texts");
    let shown = app.get(&page, &cookie);
    shown.says("This belongs to the whole edition");
    let read = shown.page();
    assert_eq!(
        read.all("fieldset[disabled] [name=edition-title-en]").len(),
        1
    );
    // As a browser sends it: what is disabled is left out.
    let form = read.form("/organise/texts", "").fields();
    let typed = |title: &str, shared: bool| -> Vec<(String, String)> {
        form.iter()
            .filter(|(name, _)| shared || !name.starts_with("edition-"))
            .map(|(name, value)| match name.as_str() {
                "title-en" => (name.clone(), title.to_owned()),
                "edition-title-en" => (name.clone(), "Another edition".to_owned()),
                _ => (name.clone(), value.clone()),
            })
            .collect()
    };
    let send = |fields: &[(String, String)], page: &str| {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        app.post_bare(page, &fields, &cookie)
    };
    // What a browser would not send is refused with words, and kept on the page.
    let refused = send(&typed("The port", true), &page);
    refused
        .is(403)
        .says("ask those who organise the edition")
        .says("Another edition");
    app.get("/en/2027", "").lacks("Another edition");
    send(&typed("The port", false), &page).is(303);
    app.get("/en/2027", "")
        .says("The port")
        .lacks("Another edition");
    // The other call does not exist for them.
    send(&typed("The hill", false), &format!("{BARCELONA}/texts")).is(404);
    app.get("/en/2027", "").lacks("The hill");
}

/// A form that shows both calls says why the other one is not theirs, and keeps what was typed.
fn a_form_that_changes_the_other_call_too_is_shown_again(app: App) {
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    let who = "/en/2027/setup/who";
    let page = app.get(who, &cookie).page();
    let mut fields = page.form("/setup/who", "").fields();
    for (name, value) in &mut fields {
        if name == "team_size-barcelona" {
            "7".clone_into(value);
        }
    }
    let typed: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let refused = app.post_bare(who, &typed, &cookie);
    refused.is(403).says("another of its calls");
    assert_eq!(refused.value("team_size-barcelona"), "7");
}

fn who_organises_one_call_chooses_for_it_alone(app: App) {
    let organiser = app.organiser();
    let (barcelona, kobe) = (call(&organiser, 1), call(&organiser, 2));
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    newcomer(&app, "second@example.org");
    let page = app.get(ORGANISERS, &cookie);
    // They see who organises the edition.
    page.is(200)
        .says("organiser@certamen.example")
        .says("You organise one call");
    let read = page.page();
    assert_eq!(read.all("#invite select[name=call] option").len(), 1);
    let row = read.row("organiser@certamen.example");
    assert!(
        row.all("form").is_empty(),
        "nobody of the edition is theirs to remove"
    );
    let give = |call: &str| {
        let fields = [
            ("mail", "second@example.org"),
            ("role", "press"),
            ("call", call),
        ];
        app.post(ORGANISERS, &fields, &cookie)
    };
    give("")
        .is(422)
        .says("You choose for your own call: name it.");
    give(&barcelona).is(404);
    give("nonsense").is(422);
    give(&kobe).is(303);
    let list = "address,name,role,call,language\nthird@example.org,,,,\n\
                fourth@example.org,,,barcelona,\n";
    app.post(&format!("{ORGANISERS}/list"), &[("list", list)], &cookie)
        .is(422)
        .says("Line 3: The call must be one of these: kobe.");
    let list = "address,name,role,call,language\nthird@example.org,,,,\n";
    app.post(&format!("{ORGANISERS}/list"), &[("list", list)], &cookie)
        .is(422)
        .says("Line 2: You choose for your own call: name it.");
    let list = "address,name,role,call,language\nthird@example.org,,observer,KOBE,\n";
    app.post(&format!("{ORGANISERS}/list"), &[("list", list)], &cookie)
        .is(200)
        .says("third@example.org: invited by mail");
    // They remove nobody of the whole edition, however it is sent.
    let person = organiser.get(ORGANISERS).page();
    let person = person
        .row("organiser@certamen.example")
        .field("person")
        .value();
    let fields = [
        ("person", person.as_str()),
        ("role", "organiser"),
        ("call", ""),
    ];
    app.post(&format!("{ORGANISERS}/remove"), &fields, &cookie)
        .is(403);
    organiser.get(KOBE).is(200);
}

fn an_observer_reads_every_page_and_posts_nothing(app: App) {
    let organiser = app.organiser();
    let cookie = give(&app, "notary@example.org", "observer", true);
    app.get("/en/desk", &cookie)
        .says("You watch over")
        .says("/en/2027/kobe/organise");
    let mut pages = 0;
    for route in routes("get(") {
        if !route.contains("/organise") {
            continue;
        }
        let path = address(&route, "");
        let (theirs, own) = (app.get(&path, &cookie), organiser.get(&path));
        assert_eq!(theirs.status, own.status, "{path}");
        if !own.text.contains("<main") || own.status != 200 {
            continue;
        }
        pages += 1;
        theirs.says("You see this page as an observer");
        let main = theirs.page();
        assert!(main.all("main form[method=post]").is_empty(), "{path}");
        assert!(
            main.all("main fieldset.observed button").is_empty(),
            "{path}"
        );
    }
    assert!(pages > 10, "{pages} pages were read");
    // What a form says is still there to be read.
    let criteria = app.get(&format!("{KOBE}/criteria"), &cookie).page();
    let weight = criteria.first("fieldset[disabled] [name=weight-0]");
    assert!(!weight.value().is_empty());
    let entry = organiser.get(&format!("{KOBE}/ranking")).values("finalist");
    let entry = entry.first().expect("an entry").clone();
    for route in routes("post(") {
        // Their own account is theirs, as it is anybody's.
        if [
            "/account",
            "/sign-",
            "/link",
            "/reset",
            "/verify",
            "/enter",
            "/new-password",
            "/people/act/end",
        ]
        .iter()
        .any(|own| route.starts_with(own))
            || route.starts_with("/reminders")
        {
            continue;
        }
        let path = address(&route, &entry);
        let fields = [
            ("seen", "0"),
            ("name", "A Team"),
            ("closed", "1"),
            ("open", "1"),
        ];
        let answer = app.post_bare(&path, &fields, &cookie);
        assert!(
            (400..500).contains(&answer.status),
            "{path}: {} {}",
            answer.status,
            answer.location
        );
        if route.contains("/organise") && !route.ends_with("/file") {
            answer.is(403).says("you see everything and change nothing");
        }
    }
}

fn an_observer_of_one_call_sees_nothing_of_the_other(app: App) {
    let cookie = give(&app, "notary@example.org", "observer", false);
    app.get(KOBE, &cookie).is(200);
    app.get(&format!("{KOBE}/marks.csv"), &cookie).is(200);
    app.get(BARCELONA, &cookie).is(404);
    app.post_bare(&format!("{BARCELONA}/round"), &[("closed", "1")], &cookie)
        .is(404);
    // Nor who has a role there; who runs the whole edition they see.
    give_in(&app, "barcelona@example.org", "press", 1);
    give_in(&app, "kobe@example.org", "press", 2);
    let organiser = app.organiser();
    organiser
        .get(ORGANISERS)
        .says("barcelona@example.org")
        .says("kobe@example.org");
    app.get(ORGANISERS, &cookie)
        .says("organiser@certamen.example")
        .says("kobe@example.org")
        .lacks("barcelona@example.org");
}

fn who_has_a_role_neither_takes_part_nor_judges(app: App) {
    let organiser = app.organiser();
    for (role, told) in [
        ("organiser", "Whoever organises an edition"),
        ("press", "Whoever follows a call for the press"),
        ("observer", "Whoever follows a call for the press"),
    ] {
        let mail = format!("{role}@example.org");
        let cookie = give_in(&app, &mail, role, 1);
        let (path, team) = ("/en/2027/barcelona/team", [("name", "A Team")]);
        app.post(path, &team, &cookie).is(403).says(told);
        let juror = [("name", "A Juror"), ("mail", &mail), ("language", "en")];
        organiser
            .post(&format!("{BARCELONA}/jurors"), &juror)
            .is(403)
            .says(told);
        // The other call is open to them, who see nothing of it.
        organiser.post(&format!("{KOBE}/jurors"), &juror).is(303);
        // That does not end with the role.
        let page = organiser.get(ORGANISERS).page();
        let row = page.row(&mail);
        let form = row.first("form[action$=\"/remove\"]").fields();
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        organiser
            .post_bare(&format!("{ORGANISERS}/remove"), &form)
            .is(303);
        app.post(path, &team, &cookie).is(403).says(told);
    }
    // And the other way round: who judges or takes part in the edition gets no role in all of it.
    for (mail, told) in [
        ("juror-1@jury.example", "is on a jury here"),
        ("team-1@studio-1.example", "takes part here"),
    ] {
        for role in ["organiser", "press", "observer"] {
            let fields = [("mail", mail), ("role", role), ("call", "")];
            organiser.post(ORGANISERS, &fields).is(422).says(told);
        }
    }
}

fn a_role_that_goes_with_no_other_is_refused_and_a_larger_one_is_not(app: App) {
    let organiser = app.organiser();
    let (barcelona, kobe) = (call(&organiser, 1), call(&organiser, 2));
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    let give = |role: &str, call: &str| {
        let fields = [("mail", "kobe@example.org"), ("role", role), ("call", call)];
        organiser.post(ORGANISERS, &fields)
    };
    give("organiser", &kobe)
        .is(422)
        .says("organises this already");
    give("observer", &barcelona)
        .is(422)
        .says("goes with no other");
    give("organiser", &barcelona).is(303);
    app.get(BARCELONA, &cookie).is(200);
    give("organiser", "").is(303);
    app.get(&format!("{KOBE}/texts"), &cookie)
        .lacks("This belongs to the whole edition");
}

fn one_person_alone_is_told_to_add_another(app: App) {
    let organiser = app.organiser();
    let told = "Only one person organises this edition.";
    organiser.get(ORGANISERS).says(told);
    give(&app, "kobe@example.org", "organiser", false);
    organiser.get(ORGANISERS).says(told);
    give(&app, "second@example.org", "organiser", true);
    organiser.get(ORGANISERS).lacks(told);
}

fn an_invitation_to_a_role_is_taken_up_by_its_link(app: App) {
    let organiser = app.organiser();
    let kobe = call(&organiser, 2);
    let fields = [
        ("mail", "new@example.org"),
        ("role", "observer"),
        ("call", &kobe),
    ];
    organiser.post(ORGANISERS, &fields).is(303);
    let page = organiser.get(ORGANISERS).page();
    assert!(page.row("new@example.org").says("Observer"));
    let link = app.mailed_link("Invitation to “");
    let account = [("name", "A Notary"), ("password", "a rather long phrase")];
    let cookie = app.post(&link, &account, "").cookie;
    app.get(KOBE, &cookie)
        .is(200)
        .says("You see this page as an observer");
    app.get(BARCELONA, &cookie).is(404);
}

fn an_invitation_that_does_not_arrive_is_mended(app: App) {
    let organiser = app.organiser();
    let fields = [
        ("mail", "typo@example.org"),
        ("language", "en"),
        ("role", "organiser"),
        ("call", ""),
    ];
    organiser.post(ORGANISERS, &fields).is(303);
    let first = app.mailed_link("Invitation to organise");
    organiser.get(ORGANISERS).lacks("Not delivered");
    app.execute(
        "UPDATE mail
         SET sent_at = NULL,
             tried_at = created_at,
             failed_at = created_at,
             fault = 'refused',
             failure = '550 5.1.1 No such user here'
         WHERE recipient = 'typo@example.org'",
    );
    let page = organiser.get(ORGANISERS).page();
    let row = page.row("typo@example.org");
    for told in [
        "Not delivered",
        "there is no mailbox with this address",
        "550 5.1.1",
    ] {
        assert!(row.says(told), "{told}: {}", row.html());
    }
    let correct = format!("{ORGANISERS}/address");
    for (address, told) in [
        ("nobody", "This is not a mail address"),
        ("juror-1@jury.example", "is on a jury here"),
    ] {
        let fields = [("invited", "typo@example.org"), ("address", address)];
        let refused = organiser.post(&correct, &fields);
        refused.is(422).says(told);
        assert_eq!(refused.page().first("#address").value(), address);
    }
    let fields = [
        ("invited", "typo@example.org"),
        ("address", "right@example.org"),
    ];
    organiser.post(&correct, &fields).is(303);
    organiser
        .get(ORGANISERS)
        .says("right@example.org")
        .lacks("typo@example.org");
    app.get(&first, "").is(410);
    let account = [("name", "Right"), ("password", "a rather long phrase")];
    let cookie = app
        .post(&app.mailed_link("Invitation to organise"), &account, "")
        .cookie;
    app.get(KOBE, &cookie).is(200);
}

fn a_list_is_read_in_the_encoding_in_which_it_was_saved(app: App) {
    let organiser = app.organiser();
    let path = format!("{ORGANISERS}/file");
    let upload = |path: &str, bytes: &[u8]| {
        let name = "list.csv";
        organiser.upload(path, &[], &Upload { name, bytes })
    };
    let send = |bytes: &[u8]| upload(&path, bytes);
    // 山田花子 and 神戸市職員 in CP932, as Excel saves it in Japan.
    let mut japanese = b"address,name,role,call,language\r\nhanako@example.org,".to_vec();
    japanese.extend([0x8e, 0x52, 0x93, 0x63, 0x89, 0xd4, 0x8e, 0x71]);
    japanese.extend(b",observer,kobe,ja\r\nstaff@example.org,");
    japanese.extend([0x90, 0x5f, 0x8c, 0xcb, 0x8e, 0x73, 0x90, 0x45, 0x88, 0xf5]);
    japanese.extend(b",organiser,kobe,ja\r\n");
    upload("/ja/2027/organisers/file", &japanese)
        .is(200)
        .says("Shift_JISとして読み取りました。")
        .says("hanako@example.org：");
    organiser
        .get(ORGANISERS)
        .says("山田花子")
        .says("神戸市職員");
    let marked = "\u{feff}address,name,role,call,language\nnuria@example.org,Núria,press,,ca\n";
    send(marked.as_bytes()).is(200).lacks("Read as");
    organiser.get(ORGANISERS).says("Núria");
    // What cannot be read is kept, or says why it is not.
    let wrong = "address,name\nx@example.org,X\n";
    let refused = send(wrong.as_bytes());
    refused.is(422).says("The first line must name");
    assert_eq!(refused.area("list").trim(), wrong.trim());
    send(b"\x00\x01\x02\xff\x00").is(422).says("is no text");
    send(&vec![b'x'; 2_500_000]).is(422);
    let many: String = (0..20_000)
        .map(|number| format!("p{number}@example.org,,,,\n"))
        .collect();
    let many = format!("address,name,role,call,language\n{many}");
    send(many.as_bytes()).is(422).says("At most 200");
    organiser.get(ORGANISERS).lacks("p1@example.org");
}

/// What a form does not say is not guessed: the largest role is nobody's by mistake.
fn a_form_that_names_no_role_gives_none(app: App) {
    let organiser = app.organiser();
    let mail = "nobody@example.org";
    for role in ["", "presss", "Press", "press ", "juror", "administrator"] {
        let fields = [("mail", mail), ("role", role), ("call", "")];
        organiser
            .post(ORGANISERS, &fields)
            .is(422)
            .says("href=\"#role\"");
    }
    organiser
        .post_bare(ORGANISERS, &[("mail", mail), ("seen", "0")])
        .is(422);
    let fields = [("mail", mail), ("role", "organiser"), ("seen", "0")];
    organiser.post_bare(ORGANISERS, &fields).is(422);
    organiser.get(ORGANISERS).lacks(mail);
}

/// The router and what is decided by the path read one address.
fn an_address_in_another_spelling_is_none(app: App) {
    let organiser = app.organiser();
    organiser.get("/en/%32027/kobe/organise").is(404);
    organiser
        .post_bare("/en/%32027/kobe/organise/pause", &[("reason-en", "No")])
        .is(404);
    app.get("/en/2027/kobe", "").lacks("paused");
}

fn a_role_that_was_taken_ends_at_once_and_its_holder_is_told(app: App) {
    let organiser = app.organiser();
    let cookie = give(&app, "kobe@example.org", "organiser", false);
    let texts = format!("{KOBE}/texts");
    let open = app.get(&texts, &cookie).page();
    let mut form = open.form("/organise/texts", "").fields();
    for (name, value) in &mut form {
        if name == "title-en" {
            *value = "Words of an hour".to_owned();
        }
    }
    let page = organiser.get(ORGANISERS).page();
    let removal = page
        .row("kobe@example.org")
        .first("form[action$=\"/remove\"]")
        .fields();
    let send = |path: &str, form: &[(String, String)], cookie: &str| {
        let fields: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        app.post_bare(path, &fields, cookie)
    };
    send(&format!("{ORGANISERS}/remove"), &removal, &organiser).is(303);
    send(&texts, &form, &cookie)
        .is(410)
        .says("You no longer have this role")
        .says("Words of an hour");
    app.get(KOBE, &cookie).is(410);
    // What was never theirs is unknown to them still.
    app.get(BARCELONA, &cookie).is(404);
    let mails = app.get("/en/mails", "").page();
    let mail = mails.first_with("article", "has ended");
    assert!(mail.says("kobe@example.org"));
    organiser
        .get(ORGANISERS)
        .says("Who had a role before")
        .says("kobe@example.org");
}

on_both_engines![
    who_organises_one_call_runs_it_and_nothing_of_the_other,
    what_the_calls_share_is_shown_and_not_changed,
    who_organises_one_call_chooses_for_it_alone,
    a_form_that_changes_the_other_call_too_is_shown_again,
    an_observer_reads_every_page_and_posts_nothing,
    an_observer_of_one_call_sees_nothing_of_the_other,
    who_has_a_role_neither_takes_part_nor_judges,
    a_role_that_goes_with_no_other_is_refused_and_a_larger_one_is_not,
    one_person_alone_is_told_to_add_another,
    an_invitation_to_a_role_is_taken_up_by_its_link,
    an_invitation_that_does_not_arrive_is_mended,
    a_list_is_read_in_the_encoding_in_which_it_was_saved,
    a_form_that_names_no_role_gives_none,
    an_address_in_another_spelling_is_none,
    a_role_that_was_taken_ends_at_once_and_its_holder_is_told,
];
