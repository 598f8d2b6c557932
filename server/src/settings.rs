//! Settings: each declared once, read from a file and the environment; a wrong one stops the start
//! in one sentence.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, bail};
use app::client::TrustedProxies;
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
const SETTINGS: [Setting; 15] = [
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
        documentation: "sqlite:PATH for one machine, or postgres://user:password@host/database.",
    },
    Setting {
        name: "files",
        variable: "CERTAMEN_FILES",
        default: "files",
        documentation: "Folder of uploaded and prepared files; it is created.",
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
             them. What is not taken for now is tried for 48 hours.",
    },
    Setting {
        name: "sender",
        variable: "CERTAMEN_SENDER",
        default: "Certamen <certamen@localhost>",
        documentation: "Sender of the mails: an address, or a name with the address behind it in < \
             >.",
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
        documentation: "Saves of a juror in a second; a browser that sends more waits and sends \
             again, so that others are not kept waiting.",
    },
    Setting {
        name: "private_portals",
        variable: "CERTAMEN_PRIVATE_PORTALS",
        default: "no",
        documentation: "yes lets data sets be fetched from portals within private networks; no \
             request goes there otherwise.",
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
    /// A filter of the log, as `tracing_subscriber` reads it.
    pub log: String,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// Wrong passwords of one account in ten minutes.
    pub sign_in_attempts: u32,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// How long a client may let wait for it.
    pub patience: Duration,
    /// Saves of a juror in a second.
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
        let (address, mail, sender) = (values.address()?, values.mail()?, values.sender()?);
        Ok(Self {
            listen,
            office: office::Settings {
                database: values.text("database").into(),
                files: values.text("files").into(),
                address,
                sender,
            },
            mail,
            log: values.text("log").to_owned(),
            log_json: values.choice("log_format", ["json", "text"], "text or json")?,
            sign_in_attempts: values.number("sign_in_attempts")?,
            trusted_proxies: values.trusted_proxies()?,
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

    fn mail(&self) -> Result<Mail> {
        let mail = self.text("mail");
        match mail.split_once(':') {
            Some(("folder", path)) => Ok(Mail::Folder(path.into())),
            Some(("smtp" | "smtps", _)) => Ok(Mail::Smtp(mail.into())),
            _ => bail!(self.refuse(
                "mail",
                "folder:PATH, smtp://HOST or smtps://USER:PASSWORD@HOST"
            )),
        }
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

    fn trusted_proxies(&self) -> Result<TrustedProxies> {
        TrustedProxies::parse(self.text("trusted_proxies")).map_err(|part| {
            let allowed = format!(
                "{part:?} is no address and no network; write such as 127.0.0.1, 10.0.0.0/8"
            );
            anyhow::Error::msg(self.refuse("trusted_proxies", &allowed))
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
