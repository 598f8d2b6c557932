//! People of the demo who are signed in.

use std::{ops::Deref, sync::Arc};

use super::{Answer, App, PASSWORD, Upload, client::Client};

/// Somebody who is signed in. It outlives a restart of the server, as it does in a browser, and
/// stands for its cookie where one is asked for.
pub struct Session {
    client: Arc<Client>,
    cookie: String,
}

impl Deref for Session {
    type Target = str;

    fn deref(&self) -> &str {
        &self.cookie
    }
}

impl App {
    /// Signs a demo account in.
    #[track_caller]
    pub fn sign_in(&self, mail: &str) -> Session {
        self.sign_in_as(mail, PASSWORD)
    }

    /// Signs an account in that has a password of its own.
    #[track_caller]
    pub fn sign_in_as(&self, mail: &str, password: &str) -> Session {
        let answer = self.post("/en/sign-in", &[("mail", mail), ("password", password)], "");
        assert_eq!(answer.status, 303, "{mail}: {}", answer.text);
        Session {
            client: Arc::clone(&self.client),
            cookie: answer.cookie,
        }
    }

    /// The organiser of every call.
    pub fn organiser(&self) -> Session {
        self.sign_in("organiser@certamen.example")
    }

    /// Who looks after the accounts.
    pub fn administrator(&self) -> Session {
        self.sign_in("administrator@certamen.example")
    }

    /// A juror of Kobe's calls, from 1 to 6.
    pub fn juror(&self, number: usize) -> Session {
        self.sign_in(&format!("juror-{number}@jury.example"))
    }

    /// The member of a team, from 1 to 40.
    pub fn team(&self, number: usize) -> Session {
        self.sign_in(&format!("team-{number}@studio-{number}.example"))
    }
}

impl Session {
    /// GET of a page.
    pub fn get(&self, path: &str) -> Answer {
        self.client.get(path, self)
    }

    /// The bytes of a download.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        self.client.bytes(path, self)
    }

    /// POST of a form as a browser sends it, with what it carries on its page.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.client.post(path, fields, self)
    }

    /// POST of nothing but these fields.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.client.post_bare(path, fields, self)
    }

    /// POST of a form with a file.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: &Upload) -> Answer {
        self.client.upload(path, fields, file, self)
    }
}
