//! Several organisations share one service, and each sees its own.

use std::fs;

use super::files::exported;
use crate::{
    app::{App, on_both_engines},
    entries::newcomer,
};

const NORTH: &str = "hall@north.example";
pub const SOUTH: &str = "hall@south.example";

fn run(app: &App, arguments: &[&str]) -> (bool, String) {
    let output = app.command(arguments);
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

fn done(app: &App, arguments: &[&str]) -> String {
    let (done, said) = run(app, arguments);
    assert!(done, "{arguments:?}: {said}");
    said
}

/// The file of an organisation.
fn file_of(code: &str, name: &str) -> String {
    format!(
        "code = \"{code}\"\ncontact = \"ask@{code}.example\"\naddress = \"https://{code}.example\"\n\
         [name]\nen = \"{name}\"\nca = \"{name} (ca)\"\n"
    )
}

fn import(app: &App, text: &str) -> (bool, String) {
    let path = app.files_folder().join("organisation.toml");
    fs::write(&path, text).expect("written");
    run(
        app,
        &["organisation", "import", path.to_str().expect("a path")],
    )
}

/// Two organisations, each with an administrator, who are signed in: the cookies of the northern
/// and of the southern one.
pub fn share(app: &App) -> [String; 2] {
    [
        ("north", "Northern City Hall", NORTH),
        ("south", "Southern City Hall", SOUTH),
    ]
    .map(|(code, name, mail)| {
        let (made, said) = import(app, &file_of(code, name));
        assert!(made && said.contains(&format!("{code}: new")), "{said}");
        let cookie = newcomer(app, mail);
        done(app, &["organisation", "administrator", mail, code]);
        cookie
    })
}

fn organisations_are_files_and_have_administrators(app: App) {
    let [north, _] = share(&app);
    let (made, said) = import(&app, &file_of("north", "Northern City Hall"));
    assert!(made && said.contains("north: unchanged"), "{said}");
    let (made, said) = import(&app, &file_of("north", "City Hall of the North"));
    assert!(made && said.contains("north: changed"), "{said}");
    let export = done(&app, &["organisation", "export", "north"]);
    let (made, said) = import(&app, &export);
    assert!(made && said.contains("north: unchanged"), "{said}");
    let list = done(&app, &["organisation", "list"]);
    assert!(
        list.contains("north\tCity Hall of the North\task@north.example\tversion 2\t")
            && list.contains(NORTH),
        "{list}"
    );
    for (from, to, told) in [
        (
            "code = \"north\"",
            "code = \"North\"",
            "line 1, column 8: code: ",
        ),
        (
            "ask@north.example",
            "nobody",
            "line 2, column 11: contact: ",
        ),
        (
            "https://north.example",
            "north",
            "line 3, column 11: address: ",
        ),
        ("contact", "kontact", "unknown field `kontact`"),
    ] {
        let (made, said) = import(&app, &file_of("north", "North").replace(from, to));
        assert!(!made && said.contains(told), "{told}: {said}");
    }
    let (made, said) = run(
        &app,
        &["organisation", "administrator", "no@where.example", "north"],
    );
    assert!(!made && said.contains("There is no account"), "{said}");
    let (made, said) = run(&app, &["organisation", "administrator", NORTH, "west"]);
    assert!(!made && said.contains("There is no organisation"), "{said}");
    // In the browser.
    let administrator = app.administrator();
    let page = "/en/organisations/north";
    administrator.get(page).is(200).says(NORTH);
    app.get(page, "")
        .is(200)
        .says("ask@north.example")
        .lacks(NORTH);
    app.get("/ca/organisations/north", "")
        .says("City Hall of the North (ca)");
    app.get("/en/organisations/west", "").is(404);
    let add = format!("{page}/administrators");
    administrator
        .post(&add, &[("mail", "nobody@example.org")])
        .is(422)
        .says("No account has this address");
    administrator.post(&add, &[("mail", SOUTH)]).is(303);
    administrator.get(page).says(SOUTH);
    administrator
        .post(&format!("{add}/remove"), &[("mail", SOUTH)])
        .is(303);
    administrator.get(page).lacks(SOUTH);
    let organiser = app.organiser();
    for cookie in [north.as_str(), &organiser] {
        app.get(page, cookie).is(200).lacks("Add an administrator");
        app.post(&add, &[("mail", SOUTH)], cookie).is(404);
        app.post(&format!("{add}/remove"), &[("mail", NORTH)], cookie)
            .is(404);
    }
    assert!(app.command(&["audit"]).status.success());
}

fn who_administers_an_organisation_makes_its_editions_alone(app: App) {
    let [north, south] = share(&app);
    let plan_of =
        |text: &str, cookie: &str| app.post("/en/editions/import", &[("file", text)], cookie);
    let text = exported(&app, "2025").replacen("slug = \"2025\"", "slug = \"north-31\"", 1);
    app.get("/en/desk", &north)
        .says("Northern City Hall")
        .lacks("Southern");
    // Where nothing is named, it is the organisation that they administer.
    let plan = plan_of(&text, &north);
    plan.is(200).says("north-31");
    let (file, digest) = (plan.value("file"), plan.value("plan"));
    let fields = [("file", file.as_str()), ("plan", digest.as_str())];
    app.post("/en/editions/import", &fields, &north).is(303);
    let stands = exported(&app, "north-31");
    assert!(stands.contains("organisation = \"north\""), "{stands}");
    app.get("/en/north-31/kobe/organise", &north).is(200);
    app.get("/en/organisations/north", "").says("/en/north-31");
    app.get("/en/organisations/south", "").lacks("/en/north-31");
    app.get("/en/north-31", "").says("Northern City Hall");
    // Theirs alone: no edition of others, and none of the service's own.
    for (slug, organisation) in [("south-31", "south"), ("west-31", "west")] {
        let others = text
            .replacen("\"north-31\"", &format!("\"{slug}\""), 1)
            .replacen(
                "slug = ",
                &format!("organisation = \"{organisation}\"\nslug = "),
                1,
            );
        plan_of(&others, &north).is(404);
    }
    let administrator = app.administrator();
    let unknown = text.replacen("\"north-31\"", "\"west-31\"", 1).replacen(
        "slug = ",
        "organisation = \"west\"\nslug = ",
        1,
    );
    plan_of(&unknown, &administrator)
        .is(200)
        .says("no host organisation “west”");
    // Nobody gives away what is another's, or takes it.
    let taken = stands.replacen("organisation = \"north\"", "organisation = \"south\"", 1);
    let organiser = app.organiser();
    for cookie in [north.as_str(), &south, &organiser] {
        plan_of(&taken, cookie).is(404);
    }
    // A file that names none leaves it where it is.
    let unnamed = stands.replacen("organisation = \"north\"\n", "", 1);
    plan_of(&unnamed, &north).is(200).says("nothing to change");
    // Who administers it chooses its organisers, and nobody else's.
    app.get("/en/north-31/organisers", &north).is(200);
    app.get("/en/2027/organisers", &north).is(404);
    app.get("/en/north-31/organisers", &south).is(404);
    administrator.get("/en/north-31/organisers").is(200);
    administrator.get("/en/desk").says("Southern City Hall");
    // Whose right is taken makes no more of them.
    done(
        &app,
        &["organisation", "administrator", "--remove", NORTH, "north"],
    );
    let next = text.replacen("\"north-31\"", "\"north-32\"", 1);
    plan_of(&next, &north).is(404);
    assert!(app.command(&["audit"]).status.success());
}

/// The form of a new edition of one call.
fn new_edition<'a>(slug: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("slug", slug),
        ("edition-title-en", "Northern data"),
        ("edition-lead-en", "See what the north says."),
        ("cities", "barcelona"),
    ];
    fields.extend(more);
    fields
}

fn who_administers_an_organisation_makes_its_editions_step_by_step(app: App) {
    const NEW: &str = "/en/editions/new";
    let [north, south] = share(&app);
    app.get("/en/desk", &north).says(NEW);
    app.get(NEW, &north)
        .is(200)
        .lacks("name=\"organisation\"")
        .lacks("from=2025");
    let make =
        |slug: &str, more: &[(&str, &str)]| app.post_bare(NEW, &new_edition(slug, more), &north);
    make("north-31", &[]).is(303);
    let stands = exported(&app, "north-31");
    assert!(stands.contains("organisation = \"north\""), "{stands}");
    app.get("/en/north-31/setup/what", &north).is(200);
    app.get("/en/north-31", &south).is(404);
    app.administrator().get("/en/north-31").is(200);
    // Nobody takes another's name or people.
    make("south-31", &[("organisation", "south")]).is(404);
    let copy = [("from", "2025"), ("years", "1")];
    make("north-32", &[copy.as_slice(), &[("jurors", "1")]].concat()).is(404);
    make("north-32", &copy).is(303);
    let stands = exported(&app, "north-32");
    assert!(stands.contains("organisation = \"north\""), "{stands}");
    // Who administers several says for which.
    done(&app, &["organisation", "administrator", NORTH, "south"]);
    app.get(NEW, &north)
        .says("name=\"organisation\"")
        .says("Southern City Hall");
    make("south-31", &[("organisation", "south")]).is(303);
    let stands = exported(&app, "south-31");
    assert!(stands.contains("organisation = \"south\""), "{stands}");
    // Who administers it knows of it, and another organisation's does not.
    app.get("/en/south-31", &south).is(200);
    app.get("/en/north-32", &south).is(404);
}

/// A made-up organisation with two made-up towns, which have no areas, and the edition of both.
fn towns_that_share_a_service_have_their_edition(app: App) {
    let [north, south] = share(&app);
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("run by cargo");
    for town in ["norrvik", "sudhamn"] {
        let path = format!("{here}/tests/fixtures/cities/{town}.toml");
        let said = done(&app, &["city", "import", &path]);
        assert!(said.contains(&format!("{town}: new")), "{said}");
    }
    app.page_that_says("/en/", "Town of Norrvik (CC0)");
    app.get("/ja/", "").says("Town of Sudhamn（CC BY 4.0）");
    let text = exported(&app, "2025")
        .replacen("slug = \"2025\"", "slug = \"towns\"", 1)
        .replace("city = \"barcelona\"", "city = \"norrvik\"")
        .replace("city = \"kobe\"", "city = \"sudhamn\"")
        .replace("Europe/Madrid", "Europe/Stockholm")
        .replace("Asia/Tokyo", "Atlantic/Azores");
    let plan = app.post("/en/editions/import", &[("file", &text)], &north);
    let (file, digest) = (plan.value("file"), plan.value("plan"));
    let fields = [("file", file.as_str()), ("plan", digest.as_str())];
    app.post("/en/editions/import", &fields, &north).is(303);
    app.get("/en/towns", "")
        .says("city-norrvik")
        .says("city-sudhamn")
        .says("Northern City Hall");
    app.get("/en/organisations/north", "").says("/en/towns");
    // What is missing of them is told, and it is asked for their own languages first.
    app.administrator()
        .get("/en/cities")
        .says("no table can be joined and no map can be drawn")
        .says("Name: català, español, 日本語");
    let texts = app.get("/en/towns/barcelona/organise/texts", &north);
    let place = |field: &str| {
        let field = format!("id=\"{field}\"");
        texts
            .text
            .find(&field)
            .unwrap_or_else(|| panic!("{field}: {}", texts.text))
    };
    assert!(
        place("title-en") < place("title-ca"),
        "its own language first"
    );
    app.get("/en/towns/barcelona/organise/texts", &south)
        .is(404);
    // Nobody's data is hidden: it is everybody's.
    app.get("/en/data", &south).is(200).says("Barcelona");
}

on_both_engines![
    organisations_are_files_and_have_administrators,
    who_administers_an_organisation_makes_its_editions_alone,
    who_administers_an_organisation_makes_its_editions_step_by_step,
    towns_that_share_a_service_have_their_edition,
];
