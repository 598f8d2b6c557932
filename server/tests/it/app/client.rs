//! Asking a server over HTTP.

use std::sync::Mutex;

use ureq::{Agent, RequestBuilder, typestate::WithoutBody};

use super::{
    Answer, Upload,
    page::{Fields, carries},
};

/// What asks a server, wherever it listens since it was last started.
pub struct Client {
    agent: Agent,
    address: Mutex<String>,
}

impl Client {
    pub fn new() -> Self {
        Self {
            agent: Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .build()
                .into(),
            address: Mutex::new(String::new()),
        }
    }

    /// From now on the server is here.
    pub fn turn_to(&self, address: &str) {
        address.clone_into(&mut self.address.lock().expect("the address"));
    }

    /// Where the server is.
    pub fn address(&self) -> String {
        self.address.lock().expect("the address").clone()
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address.lock().expect("the address"))
    }

    fn ask(&self, path: &str, cookie: &str) -> RequestBuilder<WithoutBody> {
        self.agent.get(self.url(path)).header("cookie", cookie)
    }

    /// GET as whoever the cookie says; an empty one is a visitor.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        answer(format!("GET {path}"), self.ask(path, cookie).call())
    }

    /// GET with further headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers
            .iter()
            .fold(self.agent.get(self.url(path)), |request, (name, value)| {
                request.header(*name, *value)
            });
        answer(format!("GET {path}"), request.call())
    }

    /// The bytes of a download as whoever the cookie says.
    pub fn bytes(&self, path: &str, cookie: &str) -> Vec<u8> {
        bytes_of(self.ask(path, cookie).call().expect("an answer").body_mut())
    }

    /// POST of a form as a browser sends it: with the version that the form carries on its page,
    /// unless the fields say another.
    pub fn post(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        let carried = self.carried(path, fields, cookie);
        let all: Vec<(&str, &str)> = fields
            .iter()
            .copied()
            .chain(
                carried
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            )
            .collect();
        self.post_bare(path, &all, cookie)
    }

    /// POST of nothing but these fields.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        let request = self.agent.post(self.url(path)).header("cookie", cookie);
        answer(
            format!("POST {path}"),
            request.send_form(fields.iter().copied()),
        )
    }

    /// POST as a proxy on this machine passes it on for somebody at an address.
    pub fn post_from(&self, address: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.agent.post(self.url(path));
        let request = request.header("x-forwarded-for", address);
        answer(
            format!("POST {path}"),
            request.send_form(fields.iter().copied()),
        )
    }

    /// POST of a form with a file.
    pub fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &Upload,
        cookie: &str,
    ) -> Answer {
        const BOUNDARY: &str = "----certamen-test-boundary";
        let carried = self.carried(path, fields, cookie);
        let fields = fields.iter().copied().chain(
            carried
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n\
                 {value}\r\n"
            );
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\
             content-type: application/octet-stream\r\n\r\n",
            file.name
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let request = self.agent.post(self.url(path)).header("cookie", cookie);
        let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
        answer(
            format!("POST {path}"),
            request.header("content-type", media_type).send(&body[..]),
        )
    }

    /// What the form of an address carries on its page as it is now, beside what was typed.
    fn carried(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Fields {
        if fields.iter().any(|(name, _)| carries(name)) {
            return Vec::new();
        }
        let mut carried = pages_of_form(path, fields)
            .into_iter()
            .map(|page| self.get(&page, cookie).carried(&page, path, fields));
        carried
            .find(|carried| !carried.is_empty())
            .unwrap_or_default()
    }
}

/// The pages on which the form of an address may stand, where it carries a version.
fn pages_of_form(path: &str, fields: &[(&str, &str)]) -> Vec<String> {
    let (address, query) = path
        .split_once('?')
        .map_or((path, String::new()), |(address, query)| {
            (address, format!("?{query}"))
        });
    if let Some((base, _)) = address.split_once("/organisers") {
        return vec![format!("{base}/organisers")];
    }
    if let Some((base, _)) = address.split_once("/opening") {
        return vec![format!("{base}/opening")];
    }
    if address.contains("/setup/") {
        return vec![address.to_owned()];
    }
    if let Some((base, form)) = address.split_once("/organise/") {
        let mut parts = form.split('/');
        let page = match parts.next().unwrap_or_default() {
            "finalists" | "decisions" | "ranking" => "/ranking?round=screening".to_owned(),
            "jurors" | "flags" | "round" | "mails" => query,
            "entries" => {
                let number = parts.next().unwrap_or_default();
                let below = match parts.next() {
                    Some("team") => "/team",
                    Some("deadline") => "/deadline",
                    _ => "",
                };
                format!("/entries/{number}{below}")
            }
            first => format!("/{first}{query}"),
        };
        return vec![format!("{base}/organise{page}")];
    }
    if let Some((base, form)) = address.split_once("/people/") {
        let person = form.split('/').next().unwrap_or_default();
        let account = format!("{base}/people/{person}");
        let other = fields.iter().find(|(name, _)| *name == "mail");
        return match other.filter(|_| form.ends_with("/joining")) {
            Some((_, mail)) => vec![format!(
                "{account}/joining?mail={}",
                mail.replace('@', "%40")
            )],
            None => vec![account],
        };
    }
    let Some((base, (slug, form))) = address
        .split_once("/data/")
        .and_then(|(base, form)| Some((base, form.split_once('/')?)))
    else {
        return Vec::new();
    };
    let at = |page: &str| format!("{base}/data/{slug}{page}");
    match form {
        "publication" => vec![at(""), at("/recipe")],
        "refresh" => vec![at("")],
        "file" => vec![at("/recipe")],
        form => vec![at(&format!("/{form}"))],
    }
}

fn bytes_of(body: &mut ureq::Body) -> Vec<u8> {
    let body = body.with_config().limit(100_000_000);
    body.read_to_vec().expect("a body")
}

fn answer(
    asked: String,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Answer {
    let mut response = response.unwrap_or_else(|fault| panic!("{asked}: no answer: {fault}"));
    let header = |name: &str| {
        response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let (location, cookie) = (
        header("location"),
        header("set-cookie")
            .split(';')
            .next()
            .unwrap_or_default()
            .to_owned(),
    );
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                value.to_str().unwrap_or_default().to_owned(),
            )
        })
        .collect();
    let bytes = bytes_of(response.body_mut());
    Answer {
        asked,
        status: response.status().as_u16(),
        location,
        cookie,
        headers,
        text: String::from_utf8_lossy(&bytes).into_owned(),
    }
}
