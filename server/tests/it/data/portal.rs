//! Data sets from a portal with CKAN's API: one that answers on loopback, in the shape of real
//! answers.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use crate::app::{App, Session};

/// What the portal answers, by path.
type Answers = Arc<Mutex<Box<dyn Fn(&str, &str) -> String + Send>>>;

/// A portal on loopback that ends with the test.
struct Portal {
    address: String,
    requests: Arc<AtomicUsize>,
    answers: Answers,
}

impl Portal {
    /// `answer` gives the whole response for a path and the request's If-None-Match.
    fn start(answer: impl Fn(&str, &str) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(AtomicUsize::new(0));
        let answers: Answers = Arc::new(Mutex::new(Box::new(answer)));
        let (counted, answered) = (Arc::clone(&requests), Arc::clone(&answers));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                counted.fetch_add(1, Ordering::Relaxed);
                let mut reader = BufReader::new(stream.try_clone().expect("the stream"));
                let (mut first, mut tag) = (String::new(), String::new());
                if reader.read_line(&mut first).is_err() {
                    continue;
                }
                let mut line = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                    if let Some(value) = line.to_lowercase().strip_prefix("if-none-match:") {
                        value.trim().clone_into(&mut tag);
                    }
                    line.clear();
                }
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                let answer = answered.lock().expect("the answers")(&path, &tag);
                let mut stream = stream;
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Self {
            address,
            requests,
            answers,
        }
    }

    fn answer(&self, answer: impl Fn(&str, &str) -> String + Send + 'static) {
        *self.answers.lock().expect("the answers") = Box::new(answer);
    }
}

fn response(status: &str, media_type: &str, more: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\
         connection: close\r\n\
         {more}\r\n{body}",
        body.len()
    )
}

fn package(address: &str, licence_of_file: &str) -> String {
    serde_json::json!({
        "help": "…", "success": true,
        "result": {
            "id": "11111111-2222-3333-4444-555555555555", "name": "doors",
            "title": "Portes de la ciutat",
            "title_translated": {
                "ca": "Portes de la ciutat", "es": "Puertas de la ciudad",
                "en": "Doors of the city"
            },
            "notes_translated": { "ca": "Cada porta.", "en": "Every door." },
            "license_id": "cc-by", "license_title": "CC BY 4.0", "author": "Made-up Office",
            "organization": { "name": "territory", "title": "Made-up City Council" },
            "resources": [
                {
                    "id": "r-1", "name": "2019_doors.csv", "format": "CSV",
                    "url": format!("{address}/files/2019_doors.csv"),
                    "last_modified": "2020-01-02T03:04:05.678901", "license": licence_of_file
                },
                {
                    "id": "r-2", "name": { "en": "Doors of 2020" }, "format": "CSV",
                    "url": format!("{address}/files/download/2"), "size": null
                }
            ]
        }
    })
    .to_string()
}

#[test]
fn a_data_set_is_fetched_from_a_portal_and_again_when_it_changes() {
    let portal = Portal::start(|_, _| String::new());
    let address = portal.address.clone();
    portal.answer(doors(
        &address,
        "\"one\"",
        "Codi_Districte,doors\n1,5\n2,6\n",
    ));
    let app = App::with_private_portals();
    let organiser = app.organiser();
    import_doors(&organiser, &address);
    organiser
        .post("/en/data/doors/publication", &[("public", "1")])
        .is(303);
    let first = "district,district_name,doors\n01,Ciutat Vella,5\n02,Eixample,6\n";
    assert_eq!(app.get("/data/doors/table.csv", "").text, first);
    // The portal has what is known; then it has something newer.
    let refresh = || organiser.post("/en/data/doors/refresh", &[]).location;
    assert_eq!(refresh(), "/en/data/doors?done=unchanged");
    let newer = "Codi_Districte,doors\n1,5\n2,6\n3,7\n";
    portal.answer(doors(&address, "\"two\"", newer));
    assert_eq!(refresh(), "/en/data/doors/recipe?done=prepared");
    assert_eq!(
        app.get("/data/doors/table.csv", "").text,
        first,
        "a draft until it is published"
    );
    let draft = organiser.get("/data/doors/table.csv?version=2").text;
    assert!(draft.ends_with("03,Sants-Montjuïc,7\n"), "{draft}");
    assert_eq!(refresh(), "/en/data/doors?done=unchanged");
    assert_eq!(
        app.post("/en/data/doors/refresh", &[], "").status,
        401,
        "nobody else may: they are asked to sign in"
    );
}

/// A portal that describes the doors of the city and, behind a redirect, has these rows of them
/// under this tag.
fn doors(
    address: &str,
    tag: &'static str,
    rows: &'static str,
) -> impl Fn(&str, &str) -> String + Send + use<> {
    let package = package(address, "");
    move |path, known| match path {
        "/data/api/3/action/package_show?id=doors" => {
            response("200 OK", "application/json", "", &package)
        }
        "/files/download/2" => response(
            "302 Found",
            "text/plain",
            "location: /files/2020_doors.csv\r\n",
            "",
        ),
        "/files/2020_doors.csv" if known == tag => response("304 Not Modified", "text/csv", "", ""),
        "/files/2020_doors.csv" => {
            response("200 OK", "text/csv", &format!("etag: {tag}\r\n"), rows)
        }
        _ => response("404 Not Found", "text/html", "", "<html>not here</html>"),
    }
}

/// Looks at the doors of the city on a portal, and makes a data set of them.
fn import_doors(organiser: &Session, portal: &str) {
    let address = format!("{portal}/data/ca/dataset/doors");
    let page = organiser.post("/en/data/import", &[("address", &address)]);
    page.is(200);
    for part in [
        "Doors of the city",
        "Every door.",
        "Made-up City Council",
        "CC BY 4.0",
        "Doors of 2020",
        "2020-01-02",
        "value=\"doors\"",
    ] {
        page.says(part);
    }
    let fields = [
        ("address", address.as_str()),
        ("resource", "r-2"),
        ("slug", "doors"),
        ("title", "Doors of the city"),
        ("city", "barcelona"),
        ("licence", "CC BY 4.0"),
        ("source", &address),
    ];
    let made = organiser.post("/en/data/import", &fields);
    assert_eq!(
        (made.status, made.location.as_str()),
        (303, "/en/data/doors?done=prepared"),
        "{}",
        made.text
    );
}

#[test]
fn what_a_portal_does_wrong_is_named() {
    let portal = Portal::start(|_, _| String::new());
    let app = App::with_private_portals();
    let organiser = app.organiser();
    let page_address = format!("{}/dataset/doors", portal.address);
    let told = || {
        let page = organiser.post("/en/data/import", &[("address", &page_address)]);
        (page.status, page.text)
    };
    portal.answer(|_, _| response("200 OK", "text/html", "", "<html>Welcome</html>"));
    let (status, text) = told();
    assert!(status == 422, "{text}");
    assert!(text.contains("What answered is a web page"), "{text}");
    assert!(text.contains(&page_address), "{text}");
    portal.answer(|_, _| {
        response(
            "404 Not Found",
            "application/json",
            "",
            r#"{"success": false, "error": {"message": "Not found"}}"#,
        )
    });
    assert!(told().1.contains("knows no such data set"));
    let address = portal.address.clone();
    portal.answer(move |_, _| {
        response(
            "200 OK",
            "application/json",
            "",
            &package(&address, "All rights reserved"),
        )
    });
    assert!(
        told().1.contains("CC BY 4.0 / All rights reserved"),
        "a person must choose"
    );
    portal.answer(|_, _| {
        std::thread::sleep(Duration::from_secs(18));
        String::new()
    });
    assert!(told().1.contains("did not answer in time"));
    for wrong in [
        "",
        "nothing",
        "ftp://portal.example/dataset/doors",
        "https://portal.example/other",
    ] {
        let page = organiser.post("/en/data/import", &[("address", wrong)]);
        assert_eq!(page.status, 422, "{wrong}");
        assert!(page.text.contains("It must begin with https://"), "{wrong}");
    }
    app.get("/healthz", "").is(200);
}

#[test]
fn no_request_leaves_for_a_private_network() {
    let portal = Portal::start(|_, _| {
        response(
            "200 OK",
            "application/json",
            "",
            &package("http://127.0.0.1", ""),
        )
    });
    let app = App::sqlite();
    let organiser = app.organiser();
    let port = portal.address.rsplit(':').next().expect("a port");
    for host in [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "127.1",
        "2130706433",
    ] {
        let page = organiser.post(
            "/en/data/import",
            &[("address", &format!("http://{host}:{port}/dataset/doors"))],
        );
        assert_eq!(page.status, 422, "{host}");
        assert!(!page.text.contains("Doors of the city"), "{host}");
    }
    assert_eq!(
        portal.requests.load(Ordering::Relaxed),
        0,
        "nothing was asked"
    );
}
