//! A data set in the words that other programs know: Frictionless Data Package, DCAT-AP 3 as
//! JSON-LD, schema.org, CSV on the Web. All of it says what the data set's page says.

use contest::{DataTopic, Language, Localized};
use dataset_spec::ColumnProfile;
use serde_json::{Map, Value, json};

use crate::{DatasetView, editions::calendar};

/// A licence that is known by its identifier.
struct KnownLicence {
    /// As publishers write it.
    written: &'static [&'static str],
    /// SPDX identifier.
    id: &'static str,
    address: &'static str,
}

const LICENCES: [KnownLicence; 5] = [
    KnownLicence {
        written: &["CC BY 4.0", "CC-BY-4.0"],
        id: "CC-BY-4.0",
        address: "https://creativecommons.org/licenses/by/4.0/",
    },
    KnownLicence {
        written: &["CC BY-SA 4.0", "CC-BY-SA-4.0"],
        id: "CC-BY-SA-4.0",
        address: "https://creativecommons.org/licenses/by-sa/4.0/",
    },
    KnownLicence {
        written: &["CC BY 2.1 JP", "CC-BY-2.1-JP"],
        id: "CC-BY-2.1-JP",
        address: "https://creativecommons.org/licenses/by/2.1/jp/",
    },
    KnownLicence {
        written: &["CC0 1.0", "CC0-1.0", "CC0"],
        id: "CC0-1.0",
        address: "https://creativecommons.org/publicdomain/zero/1.0/",
    },
    KnownLicence {
        written: &["ODbL 1.0", "ODbL-1.0"],
        id: "ODbL-1.0",
        address: "https://opendatacommons.org/licenses/odbl/1-0/",
    },
];

fn find_licence(licence: &str) -> Option<&'static KnownLicence> {
    LICENCES.iter().find(|known| {
        known
            .written
            .iter()
            .any(|written| written.eq_ignore_ascii_case(licence.trim()))
    })
}

/// That everybody may read a data set, in the words of the European portals.
const ACCESS_PUBLIC: &str = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
/// Where each theme of a data set has its address.
const DATA_THEMES: &str = "http://publications.europa.eu/resource/authority/data-theme/";
/// Where each language has its address.
const LANGUAGES: &str = "http://id.loc.gov/vocabulary/iso639-1/";
/// Where each media type has its address.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// A download: name, address, media type and SHA-256.
type Download<'v> = (&'static str, String, &'static str, &'v str);

/// What a column's kind is called elsewhere.
struct Types {
    frictionless: &'static str,
    csv_on_the_web: &'static str,
}

impl Types {
    fn of(column: &ColumnProfile) -> Self {
        let (frictionless, csv_on_the_web) = match column.kind.as_str() {
            "integer" => ("integer", "integer"),
            "number" => ("number", "double"),
            "flag" => ("boolean", "boolean"),
            "date" => ("date", "date"),
            "month" => ("yearmonth", "gYearMonth"),
            "moment" => ("datetime", "dateTime"),
            _ => ("string", "string"),
        };
        Self {
            frictionless,
            csv_on_the_web,
        }
    }
}

impl DatasetView {
    /// Whether every row has a value in a column.
    const fn requires(&self, column: &ColumnProfile) -> bool {
        column.missing == 0 && self.profile.rows > 0
    }

    /// The licence's address, or what the publisher calls it.
    fn licence_address(&self) -> &str {
        find_licence(&self.card.licence).map_or(self.card.licence.as_str(), |known| known.address)
    }

    fn base(&self, address: &str) -> String {
        format!("{address}/data/{}", self.card.slug)
    }

    fn page(&self, address: &str, language: Language) -> String {
        format!("{address}/{}/data/{}", language.tag(), self.card.slug)
    }

    /// The two downloads: name, address, media type and SHA-256.
    fn downloads(&self, address: &str) -> [Download<'_>; 2] {
        let base = self.base(address);
        [
            (
                "csv",
                format!("{base}/table.csv"),
                "text/csv",
                self.csv_hash.as_str(),
            ),
            (
                "parquet",
                format!("{base}/table.parquet"),
                "application/vnd.apache.parquet",
                self.parquet_hash.as_str(),
            ),
        ]
    }

    /// Frictionless Data Package (version 1): the CSV with its schema, and the Parquet beside it.
    #[must_use]
    pub fn data_package(&self, address: &str) -> Value {
        self.package(address, &self.downloads(address))
    }

    /// The same for files that lie beside it.
    #[must_use]
    pub fn data_package_beside(&self, address: &str) -> Value {
        self.package(
            address,
            &self.downloads(address).map(|(name, _, media_type, hash)| {
                (name, format!("table.{name}"), media_type, hash)
            }),
        )
    }

    fn package(&self, address: &str, downloads: &[Download]) -> Value {
        let fields: Vec<Value> = self
            .profile
            .columns
            .iter()
            .map(|column| {
                let mut field =
                    json!({ "name": column.name, "type": Types::of(column).frictionless });
                if column.kind == "moment" {
                    // A clock of the publisher's, without a zone: the default would want one.
                    field["format"] = "%Y-%m-%dT%H:%M:%S".into();
                }
                if !column.unit.is_empty() {
                    field["unit"] = column.unit.clone().into();
                }
                if self.requires(column) {
                    field["constraints"] = json!({ "required": true });
                }
                field
            })
            .collect();
        let resources: Vec<Value> = downloads
            .iter()
            .map(|(name, path, media_type, hash)| {
                let mut resource = json!({
                    "name": format!("{}-{name}", self.card.slug),
                    "path": path,
                    "format": name,
                    "mediatype": media_type,
                    "hash": format!("sha256:{hash}"),
                });
                if *name == "csv" {
                    resource["profile"] = "tabular-data-resource".into();
                    resource["encoding"] = "utf-8".into();
                    resource["schema"] = json!({ "fields": fields, "missingValues": [""] });
                }
                resource
            })
            .collect();
        let licence = find_licence(&self.card.licence).map_or_else(
            || json!({ "name": "other", "title": self.card.licence }),
            |known| json!({ "name": known.id, "title": self.card.licence, "path": known.address }),
        );
        let mut package = json!({
            "profile": "data-package",
            "name": self.card.slug,
            "title": self.card.title.text(Language::En),
            "description": self.describe(Language::En),
            "homepage": self.page(address, Language::En),
            "created": calendar::machine(self.card.prepared_at),
            "licenses": [licence],
            "contributors": [{ "title": self.card.publisher, "role": "publisher" }],
            "resources": resources,
        });
        // What is invented has no source.
        if !self.card.invented {
            package["sources"] = json!([{ "title": self.attribution, "path": self.source }]);
        }
        package
    }

    /// DCAT-AP 3 as JSON-LD.
    #[must_use]
    pub fn dcat(&self, address: &str) -> Value {
        let mut dataset = self.dcat_node(address);
        dataset["@context"] = dcat_context();
        dataset
    }

    /// A download in the words of DCAT-AP.
    fn dcat_distribution(
        &self,
        address: &str,
        (name, download, media_type, hash): Download<'_>,
    ) -> Value {
        let licence = find_licence(&self.card.licence).map_or_else(
            || json!({ "rdfs:label": self.card.licence }),
            |known| json!({ "@id": known.address }),
        );
        let credit = self.credit(Language::En);
        json!({
            "@id": download,
            "@type": "dcat:Distribution",
            "dct:title": name.to_uppercase(),
            "dct:license": licence,
            "dct:rights": { "@type": "dct:RightsStatement", "rdfs:label": credit },
            "dcat:accessURL": { "@id": self.page(address, Language::En) },
            "dcat:downloadURL": { "@id": download },
            "dcat:mediaType": { "@id": format!("{MEDIA_TYPES}{media_type}") },
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
                "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": hash }
            }
        })
    }

    fn dcat_node(&self, address: &str) -> Value {
        let description = |language: Language| {
            let text = self.describe(language);
            json!({ "@language": language.tag(), "@value": text })
        };
        let distributions = self
            .downloads(address)
            .map(|download| self.dcat_distribution(address, download));
        let modified = calendar::machine(self.card.prepared_at);
        let mut node = json!({
            "@id": self.base(address),
            "@type": "dcat:Dataset",
            "dct:identifier": self.card.slug,
            "dct:title": tag_languages(&self.card.title),
            "dct:description": Language::ALL.map(description),
            "dct:publisher": { "@type": "foaf:Agent", "foaf:name": self.card.publisher },
            "dct:accessRights": { "@id": ACCESS_PUBLIC },
            "dct:modified": { "@type": "xsd:dateTime", "@value": modified },
            "dcat:theme": self.card.topic.map(theme),
            "dcat:version": self.number.to_string(),
            "dcat:landingPage": { "@id": self.page(address, Language::En) },
            "dcat:distribution": distributions,
        });
        if self.card.invented {
            let told = Language::ALL.map(
                |language| json!({ "@language": language.tag(), "@value": self.model(language) }),
            );
            node["dct:provenance"] =
                json!({ "@type": "dct:ProvenanceStatement", "rdfs:label": told });
        } else {
            node["dct:source"] = json!({ "@id": self.source });
        }
        node
    }

    /// The summary, and whether what it speaks of is invented.
    fn describe(&self, language: Language) -> String {
        let summary = self.card.summary.text(language);
        let model = self.model(language);
        [Some(summary.to_owned()), model]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// schema.org's Dataset, for the page in a language.
    #[must_use]
    pub fn schema_org(&self, address: &str, language: Language) -> Value {
        let columns = self.profile.columns.iter();
        let columns: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        let mut dataset = json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": self.card.title.text(language),
            "description": self.describe(language),
            "url": self.page(address, language),
            "license": self.licence_address(),
            "creditText": self.credit(language),
            "publisher": { "@type": "Organization", "name": self.card.publisher },
            "dateModified": calendar::machine(self.card.prepared_at),
            "variableMeasured": columns,
            "distribution": self.downloads(address).map(|(_, download, media_type, _)| json!({
                "@type": "DataDownload", "encodingFormat": media_type, "contentUrl": download
            })),
        });
        if !self.card.invented {
            dataset["isBasedOn"] = self.source.clone().into();
        }
        dataset
    }

    /// CSV on the Web: what stands beside the CSV as `table.csv-metadata.json`.
    #[must_use]
    pub fn csv_on_the_web(&self, address: &str) -> Value {
        let columns: Vec<Value> = self
            .profile
            .columns
            .iter()
            .map(|column| {
                json!({
                    "titles": column.name,
                    "datatype": Types::of(column).csv_on_the_web,
                    "required": self.requires(column),
                })
            })
            .collect();
        json!({
            "@context": "http://www.w3.org/ns/csvw",
            "url": format!("{}/table.csv", self.base(address)),
            "dc:title": self.card.title.text(Language::En),
            "dc:description": self.describe(Language::En),
            "dc:license": self.licence_address(),
            "dc:publisher": self.card.publisher,
            "tableSchema": { "columns": columns }
        })
    }
}

fn dcat_context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "spdx": "http://spdx.org/rdf/terms#",
        "xsd": "http://www.w3.org/2001/XMLSchema#"
    })
}

/// The themes of the European data portals that a topic belongs to.
fn theme(topic: DataTopic) -> Value {
    let code = match topic {
        DataTopic::Population | DataTopic::Housing => "SOCI",
        DataTopic::Economy => "ECON",
        DataTopic::Mobility => "TRAN",
        DataTopic::Environment => "ENVI",
        DataTopic::Safety => "JUST",
        DataTopic::Culture => "EDUC",
        DataTopic::Territory => "REGI",
    };
    json!({ "@id": format!("{DATA_THEMES}{code}") })
}

/// The whole catalogue in DCAT-AP 3 as JSON-LD, for portals that harvest it.
#[must_use]
pub fn dcat_catalogue(datasets: &[DatasetView], address: &str, title: &str) -> Value {
    let publishers: std::collections::BTreeSet<&str> = datasets
        .iter()
        .map(|view| view.card.publisher.as_str())
        .collect();
    let publishers = publishers.into_iter().collect::<Vec<_>>().join(", ");
    let description = format!("Open data of {publishers}, prepared.");
    let language = |language: Language| json!({ "@id": format!("{LANGUAGES}{}", language.tag()) });
    json!({
        "@context": dcat_context(),
        "@id": format!("{address}/data/catalogue.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": [{ "@language": "en", "@value": title }],
        "dct:description": [{ "@language": "en", "@value": description }],
        "dct:publisher": { "@type": "foaf:Agent", "foaf:name": title },
        "dct:language": Language::ALL.map(language),
        "dcat:dataset": datasets.iter().map(|view| view.dcat_node(address)).collect::<Vec<_>>(),
    })
}

/// A text in its languages, as JSON-LD tags them.
fn tag_languages(text: &Localized) -> Vec<Map<String, Value>> {
    let tag = |(language, text): (&Language, &String)| {
        Map::from_iter([
            ("@language".to_owned(), language.tag().into()),
            ("@value".to_owned(), text.as_str().into()),
        ])
    };
    text.0.iter().map(tag).collect()
}
