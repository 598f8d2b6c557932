//! Open-data portals that speak CKAN's API, from the outside: what they offer is read, never
//! believed. No request goes to an address within a private network unless the settings allow it,
//! whatever a name or a redirect says.

use std::{
    io::Read as _,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use bytes::Bytes;
use frame::portal::{Fetched, Offer, OfferedFile, Portal, PortalProblem};
use futures::{StreamExt as _, future::BoxFuture, stream};
use serde::Deserialize;
use serde_json::Value;
use ureq::{
    Agent, Error,
    http::{Response, Uri},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

/// Most bytes of an answer of the API.
const MAX_ANSWER_BYTES: u64 = 8 << 20;
/// How long an answer of the API may take.
const ANSWER_PATIENCE: Duration = Duration::from_secs(15);
/// How long a file may take.
const FILE_PATIENCE: Duration = Duration::from_mins(30);
/// How often a portal may send on to another address.
const MAX_REDIRECTS: u32 = 5;

/// Asks portals with a bounded client.
pub(crate) struct CkanPortal {
    answers: Agent,
    files: Agent,
}

/// Resolves names, and refuses those that lead inside.
#[derive(Debug)]
struct OuterResolver {
    inner: DefaultResolver,
    private_allowed: bool,
}

/// What an error says where a name leads inside.
const INSIDE: &str = "the address leads into a private network";

impl Resolver for OuterResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let addresses = self.inner.resolve(uri, config, timeout)?;
        // One inner address among several is enough to be suspicious of the name.
        if !self.private_allowed
            && addresses
                .iter()
                .any(|address: &SocketAddr| is_inner(address.ip()))
        {
            return Err(Error::Io(std::io::Error::new(
                std::io::ErrorKind::PermissionDenied,
                INSIDE,
            )));
        }
        Ok(addresses)
    }
}

/// Whether an address belongs to this machine or a network that is not the public one.
fn is_inner(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_broadcast()
                || v4.is_unspecified()
                || v4.is_multicast()
                || v4.is_documentation()
                // 0.0.0.0/8, carriers' networks, protocol assignments, benchmarks and what is
                // reserved.
                || a == 0
                || (a == 100 && (64..128).contains(&b))
                || (a == 192 && b == 0)
                || (a == 198 && (18..20).contains(&b))
                || a >= 240
        }
        IpAddr::V6(v6) => {
            if let Some(v4) = v6.to_ipv4() {
                return is_inner(IpAddr::V4(v4));
            }
            let first = v6.segments()[0];
            // Only 2000::/3 is routed in public; of it, 6to4 and Teredo carry other addresses
            // inside.
            first & 0xe000 != 0x2000
                || first == 0x2002
                || (first == 0x2001 && v6.segments()[1] == 0)
                || (first == 0x2001 && v6.segments()[1] == 0xdb8)
        }
    }
}

impl CkanPortal {
    /// A client of portals; `private_allowed` lets it ask addresses within private networks.
    pub(crate) fn new(private_allowed: bool) -> Self {
        let agent = |patience: Duration| {
            let config = Agent::config_builder()
                .timeout_global(Some(patience))
                .timeout_connect(Some(Duration::from_secs(10)))
                .max_redirects(MAX_REDIRECTS)
                .http_status_as_error(false)
                // A proxy would be asked instead of the resolver.
                .proxy(None)
                .user_agent(concat!("Certamen/", env!("CARGO_PKG_VERSION")))
                .build();
            Agent::with_parts(
                config,
                DefaultConnector::default(),
                OuterResolver {
                    inner: DefaultResolver::default(),
                    private_allowed,
                },
            )
        };
        Self {
            answers: agent(ANSWER_PATIENCE),
            files: agent(FILE_PATIENCE),
        }
    }
}

/// What went wrong, as the desk tells it.
fn problem(error: Error) -> PortalProblem {
    match error {
        Error::Timeout(_) => PortalProblem::Slow,
        Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            PortalProblem::Inner
        }
        Error::BadUri(_) | Error::Http(_) | Error::RequireHttpsOnly(_) => {
            PortalProblem::NotAnAddress
        }
        other => PortalProblem::Broken(other.to_string()),
    }
}

/// The answer to `package_show`.
#[derive(Deserialize)]
struct Answer {
    success: bool,
    result: Option<Package>,
}

/// A data set as CKAN tells of it; texts may be given by language.
#[derive(Deserialize)]
struct Package {
    name: String,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    title_translated: Value,
    #[serde(default)]
    notes: Value,
    #[serde(default)]
    notes_translated: Value,
    #[serde(default)]
    license_title: Option<String>,
    #[serde(default)]
    license_id: Option<String>,
    #[serde(default)]
    organization: Option<Organization>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    resources: Vec<Resource>,
}

/// Who publishes a data set.
#[derive(Deserialize)]
struct Organization {
    title: Option<String>,
    name: String,
}

/// A file of a data set.
#[derive(Deserialize)]
struct Resource {
    id: String,
    #[serde(default)]
    name: Value,
    url: String,
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    last_modified: Option<String>,
    #[serde(default)]
    license: Option<String>,
}

/// A text that CKAN gives as such or by language.
fn text(value: &Value, language: &str) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Object(texts) => {
            let own = texts
                .get(language)
                .and_then(Value::as_str)
                .filter(|text| !text.trim().is_empty());
            own.or_else(|| {
                texts
                    .values()
                    .filter_map(Value::as_str)
                    .find(|text| !text.trim().is_empty())
            })
            .unwrap_or_default()
            .trim()
            .to_owned()
        }
        _ => String::new(),
    }
}

/// The first of two texts that is not empty.
fn first_text(texts: [String; 2]) -> String {
    texts
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// Where the API of a data set's page may be: CKAN lies at the front or below a folder, and a
/// language may stand between.
fn api_addresses(address: &str) -> Option<Vec<String>> {
    let (before, after) = address.split_once("/dataset/")?;
    let name = after
        .split(['/', '?', '#'])
        .next()
        .filter(|name| !name.is_empty())?;
    let (scheme, rest) = before
        .split_once("://")
        .filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
    let mut parts: Vec<&str> = rest.split('/').collect();
    let mut found = Vec::new();
    while !parts.is_empty() && !parts[0].is_empty() {
        found.push(format!(
            "{scheme}://{}/api/3/action/package_show?id={name}",
            parts.join("/")
        ));
        parts.pop();
    }
    (!found.is_empty()).then_some(found)
}

/// Asks one address of an API for a data set.
fn show_package(agent: &Agent, address: &str) -> Result<Package, PortalProblem> {
    let mut answer = agent
        .get(address)
        .header("Accept", "application/json")
        .call()
        .map_err(problem)?;
    let status = answer.status();
    let text = answer
        .body_mut()
        .with_config()
        .limit(MAX_ANSWER_BYTES)
        .read_to_string()
        .map_err(problem)?;
    match serde_json::from_str::<Answer>(&text) {
        Ok(Answer {
            success: true,
            result: Some(package),
        }) => Ok(package),
        Ok(_) => Err(PortalProblem::Unknown),
        Err(_) if status.as_u16() == 404 => Err(PortalProblem::Unknown),
        Err(_) => Err(PortalProblem::NotAPortal),
    }
}

/// The data set whose page stands at an address.
fn find(agent: &Agent, address: &str, language: &str) -> Result<Offer, PortalProblem> {
    let mut last = PortalProblem::NotAnAddress;
    for candidate in api_addresses(address).ok_or(PortalProblem::NotAnAddress)? {
        match show_package(agent, &candidate) {
            Ok(package) => return Ok(offer(package, address, language)),
            // Elsewhere on the same host the API may yet be found; what is slow or forbidden stays
            // so.
            Err(found @ (PortalProblem::Unknown | PortalProblem::NotAPortal)) => last = found,
            Err(found) => return Err(found),
        }
    }
    Err(last)
}

/// What the desk is told of a data set, in a language where the portal has it.
fn offer(package: Package, address: &str, language: &str) -> Offer {
    let mut licences: Vec<String> = package
        .license_title
        .clone()
        .or(package.license_id)
        .into_iter()
        .collect();
    for licence in package
        .resources
        .iter()
        .filter_map(|resource| resource.license.clone())
    {
        if !licence.is_empty() && !licences.contains(&licence) {
            licences.push(licence);
        }
    }
    Offer {
        name: package
            .name
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(60)
            .collect(),
        title: first_text([
            text(&package.title_translated, language),
            text(&package.title, language),
        ]),
        summary: first_text([
            text(&package.notes_translated, language),
            text(&package.notes, language),
        ]),
        publisher: package
            .organization
            .map(|organization| organization.title.unwrap_or(organization.name))
            .or(package.author)
            .unwrap_or_default(),
        licences,
        address: address.to_owned(),
        files: package
            .resources
            .into_iter()
            .map(|resource| OfferedFile {
                name: first_text([
                    text(&resource.name, language),
                    resource
                        .url
                        .rsplit('/')
                        .next()
                        .unwrap_or_default()
                        .to_owned(),
                ]),
                id: resource.id,
                format: resource.format.unwrap_or_default(),
                changed: resource
                    .last_modified
                    .unwrap_or_default()
                    .chars()
                    .take(10)
                    .collect(),
                address: resource.url,
            })
            .collect(),
    }
}

/// What a file is called: as the server says, else as its address ends.
fn file_name(response: &Response<ureq::Body>, address: &str) -> String {
    let said = response
        .headers()
        .get("content-disposition")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split("filename=").nth(1))
        .map(|name| {
            name.split(';')
                .next()
                .unwrap_or_default()
                .trim_matches(['"', ' '])
                .to_owned()
        });
    let ending = || {
        address
            .split(['?', '#'])
            .next()
            .and_then(|path| path.rsplit('/').next())
            .unwrap_or_default()
            .to_owned()
    };
    said.filter(|name| !name.is_empty()).unwrap_or_else(ending)
}

/// A file, unless it is still the one with this `ETag`; its bytes are read while they come.
fn fetch(agent: &Agent, address: &str, etag: &str) -> Result<Fetched, PortalProblem> {
    let mut request = agent.get(address);
    if !etag.is_empty() {
        request = request.header("If-None-Match", etag);
    }
    let response = request.call().map_err(problem)?;
    match response.status().as_u16() {
        304 => return Ok(Fetched::Unchanged),
        200 => {}
        404 | 410 => return Err(PortalProblem::Unknown),
        status => return Err(PortalProblem::Broken(format!("HTTP {status}"))),
    }
    let header = |name: &str| {
        response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    if header("content-type").starts_with("text/html") {
        return Err(PortalProblem::NotAPortal);
    }
    let (etag, name) = (header("etag"), file_name(&response, address));
    let mut reader = response
        .into_body()
        .into_with_config()
        .limit(office::MAX_RAW_BYTES)
        .reader();
    let (part_sender, parts) = tokio::sync::mpsc::channel(4);
    std::thread::spawn(move || {
        loop {
            let mut part = vec![0; 1 << 16];
            match reader.read(&mut part) {
                Ok(0) => return,
                Ok(read) => {
                    part.truncate(read);
                    if part_sender.blocking_send(Ok(Bytes::from(part))).is_err() {
                        return;
                    }
                }
                Err(error) => {
                    let _ = part_sender.blocking_send(Err(error));
                    return;
                }
            }
        }
    });
    let body = stream::unfold(parts, |mut parts| async {
        Some((parts.recv().await?, parts))
    })
    .boxed();
    Ok(Fetched::File { name, etag, body })
}

impl Portal for CkanPortal {
    fn find<'a>(
        &'a self,
        address: &'a str,
        language: &'a str,
    ) -> BoxFuture<'a, Result<Offer, PortalProblem>> {
        let (agent, address, language) = (
            self.answers.clone(),
            address.to_owned(),
            language.to_owned(),
        );
        Box::pin(ask_in_thread(move || find(&agent, &address, &language)))
    }

    fn fetch<'a>(
        &'a self,
        address: &'a str,
        etag: &'a str,
    ) -> BoxFuture<'a, Result<Fetched, PortalProblem>> {
        let (agent, address, etag) = (self.files.clone(), address.to_owned(), etag.to_owned());
        Box::pin(ask_in_thread(move || fetch(&agent, &address, &etag)))
    }
}

/// Asks in a thread that may wait.
async fn ask_in_thread<T: Send + 'static>(
    ask: impl FnOnce() -> Result<T, PortalProblem> + Send + 'static,
) -> Result<T, PortalProblem> {
    tokio::task::spawn_blocking(ask)
        .await
        .map_err(|error| PortalProblem::Broken(error.to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_outside() {
        for inner in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "::1",
            "fe80::1",
            "fd00::1",
            "::ffff:10.0.0.1",
            "2002:a00:1::",
            "64:ff9b::a00:1",
        ] {
            assert!(is_inner(inner.parse().expect("an address")), "{inner}");
        }
        for outer in ["8.8.8.8", "193.0.6.139", "2a00:1450:4003:80f::200e"] {
            assert!(!is_inner(outer.parse().expect("an address")), "{outer}");
        }
    }

    #[test]
    fn the_api_is_looked_for_from_the_page_outwards() {
        assert_eq!(
            api_addresses("https://portal.example/data/ca/dataset/accidents?x=1"),
            Some(vec![
                "https://portal.example/data/ca/api/3/action/package_show?id=accidents".to_owned(),
                "https://portal.example/data/api/3/action/package_show?id=accidents".to_owned(),
                "https://portal.example/api/3/action/package_show?id=accidents".to_owned(),
            ])
        );
        assert_eq!(api_addresses("https://portal.example/other"), None);
        assert_eq!(api_addresses("file:///etc/dataset/passwd"), None);
    }
}
