//! Settings: each declared once, read from a file and the environment; a wrong one stops the start
//! in one sentence.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, bail};
use contest::{MailAddress, entry::MEGABYTE};
use frame::client::TrustedProxies;
use office::{BucketSettings, Quotas, is_protected_mail};
use secrecy::SecretString;

/// A setting as it is documented.
struct Setting {
    /// Its name in a file.
    name: &'static str,
    /// Its name in the environment.
    variable: &'static str,
    default: &'static str,
    documentation: &'static str,
}

/// Every setting there is.
const SETTINGS: [Setting; 27] = [
    Setting {
        name: "listen",
        variable: "CERTAMEN_LISTEN",
        default: "127.0.0.1:3000",
        documentation: "Address and port on which the server listens.",
    },
    Setting {
        name: "address",
        variable: "CERTAMEN_ADDRESS",
        default: "http://127.0.0.1:3000",
        documentation: "Where people reach the service; links in mails begin with it. With \
             https:// cookies are for HTTPS only.",
    },
    Setting {
        name: "database",
        variable: "DATABASE_URL",
        default: "sqlite:certamen.db",
        documentation: "sqlite:PATH for one machine, or postgres://user:password@host/database. \
             One on another machine ends with ?sslmode=verify-full, and &sslrootcert=FILE where its \
             certificate is of an authority of your own.",
    },
    Setting {
        name: "files",
        variable: "CERTAMEN_FILES",
        default: "files",
        documentation: "Folder of uploaded and prepared files; it is created. With a bucket, of \
             files on their way to it and of copies.",
    },
    Setting {
        name: "bucket",
        variable: "CERTAMEN_BUCKET",
        default: "",
        documentation: "https://HOST/BUCKET: a bucket of a store that speaks S3, in which files \
             are kept that several servers share; empty for the folder. The bucket must be there.",
    },
    Setting {
        name: "bucket_region",
        variable: "CERTAMEN_BUCKET_REGION",
        default: "us-east-1",
        documentation: "Region of the bucket, as its store calls it.",
    },
    Setting {
        name: "bucket_key",
        variable: "CERTAMEN_BUCKET_KEY",
        default: "",
        documentation: "Name of the access key to the bucket.",
    },
    Setting {
        name: "bucket_secret",
        variable: "CERTAMEN_BUCKET_SECRET",
        default: "",
        documentation: "The secret access key itself: in the environment, or in a settings file \
             that only the service reads.",
    },
    Setting {
        name: "copies",
        variable: "CERTAMEN_COPIES",
        default: "10",
        documentation: "Gigabytes of copies of data sets in the bucket, which this server keeps in \
             its folder to compute from; what was used in the last 20 minutes stays beside that.",
    },
    Setting {
        name: "site",
        variable: "CERTAMEN_SITE",
        default: "",
        documentation: "Folder of style sheet, fonts and wasm; empty for the folder site beside \
             the program's own folder.",
    },
    Setting {
        name: "worker",
        variable: "CERTAMEN_WORKER",
        default: "",
        documentation: "The program certamen-worker, which reads files of strangers and computes \
             charts; empty for the one beside the program.",
    },
    Setting {
        name: "mail",
        variable: "CERTAMEN_MAIL",
        default: "folder:mails",
        documentation: "folder:PATH writes mails to a folder; smtps://user:password@host sends \
             them, and so does smtp://user:password@host?tls=required by STARTTLS. What is not \
             taken for now is tried for 48 hours.",
    },
    Setting {
        name: "sender",
        variable: "CERTAMEN_SENDER",
        default: "Certamen <certamen@localhost>",
        documentation: "Sender of the mails: an address, or a name with the address behind it in < \
             >.",
    },
    Setting {
        name: "witnesses",
        variable: "CERTAMEN_WITNESSES",
        default: "",
        documentation: "Addresses to which the state of the log is mailed once a day, with commas \
             between them: what they keep nobody can change afterwards. Empty for none.",
    },
    Setting {
        name: "log",
        variable: "CERTAMEN_LOG",
        default: "info",
        documentation: "What is logged: error, warn, info or debug, or a filter such as \
             certamen=debug,sqlx=warn.",
    },
    Setting {
        name: "log_format",
        variable: "CERTAMEN_LOG_FORMAT",
        default: "text",
        documentation: "text for people, json for machines.",
    },
    Setting {
        name: "sign_in_attempts",
        variable: "CERTAMEN_SIGN_IN_ATTEMPTS",
        default: "20",
        documentation: "Wrong passwords, and mails asked for, of one account in ten minutes. A \
             network (an IPv4 address, 64 bits of an IPv6 address) may try 20 times as often for \
             all accounts together; right passwords are not counted.",
    },
    Setting {
        name: "trusted_proxies",
        variable: "CERTAMEN_TRUSTED_PROXIES",
        default: "127.0.0.0/8, ::1",
        documentation: "Addresses and networks of the proxies in front, with commas between them: \
             their X-Forwarded-For is believed, nobody else's. Empty for none.",
    },
    Setting {
        name: "metrics_from",
        variable: "CERTAMEN_METRICS_FROM",
        default: "127.0.0.0/8, ::1",
        documentation: "Addresses and networks that may read /metrics, with commas between them; \
             for everybody else there is no such page.",
    },
    Setting {
        name: "patience",
        variable: "CERTAMEN_PATIENCE",
        default: "30",
        documentation: "Seconds that a client has to send the headers of a request or the next \
             part of what it sends, and to take some of what is sent to it. A form may take twice \
             as long in all.",
    },
    Setting {
        name: "saves_per_second",
        variable: "CERTAMEN_SAVES_PER_SECOND",
        default: "30",
        documentation: "Saves of a person in a second, so that others are not kept waiting; a \
             browser that sends more waits and sends again. In ten minutes, 4 times as many files, \
             6 times as many forms that lead to mails, and 20 times as many others.",
    },
    Setting {
        name: "daily_megabytes",
        variable: "CERTAMEN_DAILY_MEGABYTES",
        default: "2000",
        documentation: "Megabytes of files that a team, and each person, sends in a day.",
    },
    Setting {
        name: "kept_megabytes",
        variable: "CERTAMEN_KEPT_MEGABYTES",
        default: "3000",
        documentation: "Megabytes that are kept for the teams of a person in a call, with every \
             hand-in.",
    },
    Setting {
        name: "daily_hand_ins",
        variable: "CERTAMEN_DAILY_HAND_INS",
        default: "30",
        documentation: "Hand-ins of an entry in a day; each is kept, and mails its team.",
    },
    Setting {
        name: "free_megabytes",
        variable: "CERTAMEN_FREE_MEGABYTES",
        default: "500",
        documentation: "Megabytes of the disk that no file takes: below, files are refused, and \
             texts and marks are still saved.",
    },
    Setting {
        name: "private_portals",
        variable: "CERTAMEN_PRIVATE_PORTALS",
        default: "no",
        documentation: "yes lets data sets be fetched from portals within private networks; no \
             request goes there otherwise.",
    },
    Setting {
        name: "plain_connections",
        variable: "CERTAMEN_PLAIN_CONNECTIONS",
        default: "no",
        documentation: "yes lets a database and a mail server on other machines be spoken to in \
             the clear, or without checking their certificates: for a network that protects what \
             passes itself. Those of this machine always may.",
    },
];

/// The settings in force.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// What the office needs: database, folder of files, address in links, sender of mails.
    pub office: office::Settings,
    /// Folder of the built site.
    pub site: PathBuf,
    /// The program that reads files of strangers and computes charts.
    pub worker: PathBuf,
    /// How mails leave.
    pub mail: Mail,
    /// Who keeps the state of the log outside.
    pub witnesses: Vec<MailAddress>,
    /// A filter of the log, as `tracing_subscriber` reads it.
    pub log: String,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// Wrong passwords of one account in ten minutes.
    pub sign_in_attempts: u32,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// Who reads the metrics.
    pub metrics_from: TrustedProxies,
    /// How long a client may let wait for it.
    pub patience: Duration,
    /// Saves of a person in a second.
    pub saves_per_second: u32,
    /// Whether portals within private networks are asked.
    pub private_portals: bool,
}

/// How mails leave.
#[derive(Clone, Debug)]
pub(crate) enum Mail {
    /// Each as a file in a folder.
    Folder(PathBuf),
    /// By a server, whose address holds the password.
    Smtp(SecretString),
}

/// The documented settings as a file that can be edited.
#[must_use]
pub(crate) fn documentation() -> String {
    SETTINGS
        .iter()
        .map(|setting| {
            format!(
                "# {} (environment: {})\n# {} = {:?}\n\n",
                setting.documentation, setting.variable, setting.name, setting.default
            )
        })
        .collect()
}

impl Settings {
    /// Reads the settings: defaults, then the file, then the environment.
    ///
    /// # Errors
    ///
    /// One sentence with the setting's name, its value and what is allowed.
    pub(crate) fn read(
        file: Option<&PathBuf>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self> {
        let mut values: BTreeMap<&str, String> = SETTINGS
            .iter()
            .map(|setting| (setting.name, setting.default.to_owned()))
            .collect();
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("The settings file {} cannot be read", path.display()))?;
            let table: toml::Table = text
                .parse()
                .with_context(|| format!("The settings file {} is not TOML", path.display()))?;
            for (name, value) in table {
                let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
                    let known = SETTINGS.map(|setting| setting.name).join(", ");
                    bail!(
                        "The settings file {} has an unknown setting {name} = {value}; allowed are \
                         {known}.",
                        path.display()
                    );
                };
                let text = match value {
                    toml::Value::String(text) => text,
                    toml::Value::Integer(number) => number.to_string(),
                    other => bail!("The setting {name} = {other} must be a text or a number."),
                };
                values.insert(setting.name, text);
            }
        }
        for setting in &SETTINGS {
            if let Some(value) = environment(setting.variable) {
                values.insert(setting.name, value);
            }
        }
        Self::of_values(&Values(values))
    }

    /// The settings that texts mean.
    fn of_values(values: &Values) -> Result<Self> {
        let listen = values.text("listen").parse().with_context(|| {
            values.refuse("listen", "an address and a port such as 127.0.0.1:3000")
        })?;
        let plain_connections = values.choice("plain_connections", ["yes", "no"], "yes or no")?;
        let (address, sender) = (values.address()?, values.sender()?);
        let mail = values.mail(plain_connections)?;
        Ok(Self {
            listen,
            office: office::Settings {
                database: values.text("database").into(),
                files: values.text("files").into(),
                bucket: values.bucket()?,
                address,
                sender,
                plain_connections,
                quotas: Quotas {
                    daily_bytes: u64::from(values.number("daily_megabytes")?) * MEGABYTE,
                    kept_bytes: u64::from(values.number("kept_megabytes")?) * MEGABYTE,
                    daily_hand_ins: values.number("daily_hand_ins")?,
                    free_bytes: u64::from(values.number("free_megabytes")?) * MEGABYTE,
                },
            },
            mail,
            witnesses: values.witnesses()?,
            log: values.text("log").to_owned(),
            log_json: values.choice("log_format", ["json", "text"], "text or json")?,
            sign_in_attempts: values.number("sign_in_attempts")?,
            trusted_proxies: values.networks("trusted_proxies")?,
            metrics_from: values.networks("metrics_from")?,
            patience: Duration::from_secs(values.number("patience")?.into()),
            saves_per_second: values.number("saves_per_second")?,
            private_portals: values.choice("private_portals", ["yes", "no"], "yes or no")?,
            site: values.site()?,
            worker: values.worker()?,
        })
    }
}

/// The settings as texts, by their names.
struct Values<'s>(BTreeMap<&'s str, String>);

impl Values<'_> {
    fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// What is told of a value that is not allowed.
    fn refuse(&self, name: &str, allowed: &str) -> String {
        format!(
            "The setting {name} = {:?} is not allowed: {allowed}.",
            self.text(name)
        )
    }

    /// A number from 1.
    fn number(&self, name: &str) -> Result<u32> {
        self.text(name)
            .parse()
            .ok()
            .filter(|number| *number > 0)
            .with_context(|| self.refuse(name, "a number from 1"))
    }

    /// Whether the value is the first of two words.
    fn choice(&self, name: &str, [yes, no]: [&str; 2], allowed: &str) -> Result<bool> {
        let value = self.text(name);
        if value == yes {
            Ok(true)
        } else if value == no {
            Ok(false)
        } else {
            bail!(self.refuse(name, allowed))
        }
    }

    fn address(&self) -> Result<String> {
        let address = self.text("address").trim_end_matches('/');
        if !(address.starts_with("http://") || address.starts_with("https://")) {
            bail!(self.refuse("address", "it must begin with http:// or https://"));
        }
        Ok(address.to_owned())
    }

    /// How mails leave; `plain` allows that others on the way read them, and the password.
    fn mail(&self, plain: bool) -> Result<Mail> {
        let mail = self.text("mail");
        match mail.split_once(':') {
            Some(("folder", path)) => Ok(Mail::Folder(path.into())),
            Some(("smtp" | "smtps", _)) if plain || is_protected_mail(mail) => {
                Ok(Mail::Smtp(mail.into()))
            }
            // It may hold a password, so it is not shown.
            Some(("smtp" | "smtps", _)) => bail!(
                "The setting mail would send mails and its password in the clear to another \
                 machine: write smtps:// instead of smtp://, or add ?tls=required to it."
            ),
            _ => bail!(self.refuse(
                "mail",
                "folder:PATH, smtp://HOST or smtps://USER:PASSWORD@HOST"
            )),
        }
    }

    /// The bucket with all that it needs.
    fn bucket(&self) -> Result<Option<BucketSettings>> {
        let copies = u64::from(self.number("copies")?) << 30;
        let [address, region, key, secret] =
            ["bucket", "bucket_region", "bucket_key", "bucket_secret"].map(|name| self.text(name));
        if address.is_empty() {
            return Ok(None);
        }
        if key.is_empty() || secret.is_empty() {
            bail!(
                "The setting bucket = {address:?} needs bucket_key and bucket_secret, the access \
                 key to it."
            );
        }
        Ok(Some(BucketSettings {
            address: address.to_owned(),
            region: region.to_owned(),
            key: key.into(),
            secret: secret.into(),
            copies,
        }))
    }

    fn sender(&self) -> Result<String> {
        let sender = self.text("sender");
        if !office::is_sender(sender) {
            bail!(self.refuse(
                "sender",
                "an address such as certamen@contest.example, or Name <certamen@contest.example>"
            ));
        }
        Ok(sender.to_owned())
    }

    fn witnesses(&self) -> Result<Vec<MailAddress>> {
        self.text("witnesses")
            .split(',')
            .map(str::trim)
            .filter(|address| !address.is_empty())
            .map(|address| {
                MailAddress::read(address)
                    .ok()
                    .with_context(|| self.refuse("witnesses", "mail addresses with commas between"))
            })
            .collect()
    }

    fn networks(&self, name: &str) -> Result<TrustedProxies> {
        TrustedProxies::parse(self.text(name)).map_err(|part| {
            let allowed = format!(
                "{part:?} is no address and no network; write such as 127.0.0.1, 10.0.0.0/8"
            );
            anyhow::Error::msg(self.refuse(name, &allowed))
        })
    }

    /// The worker's program: as it is set, or beside this one.
    fn worker(&self) -> Result<PathBuf> {
        match self.text("worker") {
            "" => Ok(std::env::current_exe()?.with_file_name("certamen-worker")),
            path => Ok(path.into()),
        }
    }

    /// The folder of the built site: as it is set, or beside the program's own folder.
    fn site(&self) -> Result<PathBuf> {
        match self.text("site") {
            "" => Ok(std::env::current_exe()?
                .parent()
                .and_then(|folder| folder.parent())
                .map(|folder| folder.join("site"))
                .unwrap_or_default()),
            path => Ok(path.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Settings> {
        Settings::read(None, move |variable| {
            (variable == name).then(|| value.to_owned())
        })
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_value_and_what_is_allowed() {
        for (variable, value, name) in [
            ("CERTAMEN_LISTEN", "nowhere", "listen"),
            ("CERTAMEN_MAIL", "pigeon", "mail"),
            ("CERTAMEN_SENDER", "Certamen", "sender"),
            ("CERTAMEN_LOG_FORMAT", "xml", "log_format"),
            ("CERTAMEN_ADDRESS", "ftp://x", "address"),
            (
                "CERTAMEN_TRUSTED_PROXIES",
                "10.0.0.0/8, the.proxy",
                "trusted_proxies",
            ),
            ("CERTAMEN_PATIENCE", "0", "patience"),
            ("CERTAMEN_PLAIN_CONNECTIONS", "perhaps", "plain_connections"),
            ("CERTAMEN_WITNESSES", "a@b.example, nobody", "witnesses"),
        ] {
            let error = format!("{:#}", with(variable, value).expect_err(name));
            assert!(error.contains(name) && error.contains(value), "{error}");
        }
        assert!(with("CERTAMEN_LISTEN", "127.0.0.1:0").is_ok());
        for proxies in ["", "10.1.2.3", "10.0.0.0/8, fd00::/8, ::1"] {
            assert!(
                with("CERTAMEN_TRUSTED_PROXIES", proxies).is_ok(),
                "{proxies}"
            );
        }
    }

    #[test]
    fn mails_are_not_sent_in_the_clear_to_another_machine() {
        let with = |mail: &'static str, plain: &'static str| {
            Settings::read(None, move |variable| match variable {
                "CERTAMEN_MAIL" => Some(mail.to_owned()),
                "CERTAMEN_PLAIN_CONNECTIONS" => Some(plain.to_owned()),
                _ => None,
            })
        };
        let error = with("smtp://me:secret@mail.example", "no").expect_err("in the clear");
        let error = format!("{error:#}");
        assert!(error.contains("smtps://"), "{error}");
        assert!(!error.contains("secret"), "{error}");
        for (mail, plain) in [
            ("smtp://me:secret@mail.example", "yes"),
            ("smtp://me:secret@mail.example?tls=required", "no"),
            ("smtps://me:secret@mail.example", "no"),
            ("smtp://127.0.0.1:25", "no"),
            ("folder:mails", "no"),
        ] {
            assert!(with(mail, plain).is_ok(), "{mail}");
        }
    }

    #[test]
    fn a_bucket_needs_its_key_and_shows_it_to_nobody() {
        let with = |secret: &'static str| {
            Settings::read(None, move |variable| match variable {
                "CERTAMEN_BUCKET" => Some("https://s3.example/works".to_owned()),
                "CERTAMEN_BUCKET_KEY" => Some("key".to_owned()),
                "CERTAMEN_BUCKET_SECRET" => Some(secret.to_owned()),
                _ => None,
            })
        };
        let error = format!("{:#}", with("").expect_err("no secret"));
        assert!(error.contains("bucket_secret"), "{error}");
        let settings = with("what nobody may know").expect("settings");
        assert!(settings.office.bucket.is_some());
        assert!(!format!("{settings:?}").contains("what nobody may know"));
    }

    #[test]
    fn the_operators_document_lists_every_setting_with_its_default() {
        let document = include_str!("../../docs/OPERATING.md");
        let rows: Vec<_> = document
            .lines()
            .filter(|line| line.contains("| `CERTAMEN_") || line.contains("| `DATABASE_URL"))
            .collect();
        assert_eq!(rows.len(), SETTINGS.len());
        for (row, setting) in rows.into_iter().zip(&SETTINGS) {
            let (name, variable) = (setting.name, setting.variable);
            assert!(
                row.starts_with(&format!("| `{name}` | `{variable}` |")),
                "{row}"
            );
            let default = match setting.default {
                "" => String::new(),
                default => format!("`{default}`"),
            };
            assert!(row.contains(&default), "{name}: {row}");
        }
    }

    #[test]
    fn an_unknown_setting_stops_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("certamen.toml");
        std::fs::write(&path, "listen = \"127.0.0.1:1\"\ncolour = \"red\"\n").expect("written");
        let error = format!(
            "{:#}",
            Settings::read(Some(&path), |_| None).expect_err("unknown")
        );
        assert!(
            error.contains("colour") && error.contains("sign_in_attempts"),
            "{error}"
        );
    }
}
