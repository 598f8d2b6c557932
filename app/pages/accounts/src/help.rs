//! One account as who helps with it sees it, with the steps of help.

mod account_page;
pub mod joining;

use axum::extract::Path;
use contest::{Language, PersonId};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use office::{Account, AddressChange, HelpForm, HelpLink, Joining};

use self::account_page::AccountPage;
use super::people;

/// A step of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Link,
    Password,
    Sessions,
    Address,
    Withdrawal,
    JoiningWithdrawal,
}

impl Step {
    /// What its form is called, and the end of the address that it is sent to.
    const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Password => "password",
            Self::Sessions => "sessions",
            Self::Address => "address",
            Self::Withdrawal => "address/withdrawal",
            Self::JoiningWithdrawal => "joining/withdrawal",
        }
    }

    const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Link => i18n::help_link(language),
            Self::Password => i18n::help_password(language),
            Self::Sessions => i18n::help_sessions(language),
            Self::Address => i18n::address_correct(language),
            Self::Withdrawal | Self::JoiningWithdrawal => i18n::help_withdraw(language),
        }
    }

    const fn done(self) -> Done {
        match self {
            Self::Link | Self::Password => Done::HelpLinkSent,
            Self::Sessions => Done::SessionsEnded,
            Self::Address => Done::AddressAsked,
            Self::Withdrawal | Self::JoiningWithdrawal => Done::HelpWithdrawn,
        }
    }
}

/// The address of an account's page.
fn path_of(person: &PersonId) -> String {
    format!("{}/{person}", people::PATH)
}

/// What the page shows.
struct Held {
    account: Account,
    waiting: Option<AddressChange>,
    joining: Option<Joining>,
}

impl Held {
    async fn read(visit: &Visit, person: &PersonId) -> Result<Self, PageError> {
        let office = visit.office();
        let administrator = visit.signed_in()?;
        Ok(Self {
            account: office.account(administrator, person, visit.now).await?,
            waiting: office.address_change(person, visit.now).await?,
            joining: office.waiting_joining(person, visit.now).await?,
        })
    }

    fn locate(&self, visit: &Visit) -> PageHead {
        let language = visit.language;
        PageHead::with_title(self.account.name.clone())
            .under(visit.link("/desk"), i18n::menu_desk(language))
            .under(visit.link(people::PATH), i18n::people_title(language))
    }

    /// What holds now beside what somebody wanted.
    fn compare(&self, visit: &Visit, step: Step, fields: &Fields) -> Both {
        let language = visit.language;
        let newest = self.account.help.first();
        let done = newest.map(|row| {
            let done = account_page::describe_help(language, row);
            i18n::join_label(language, &done, &row.detail)
        });
        let mut wanted = vec![step.title(language).to_owned()];
        wanted.extend(
            [fields.text("mail"), fields.text("reason")]
                .into_iter()
                .filter(|text| !text.is_empty()),
        );
        Both {
            stands: std::iter::once(self.account.mail.clone())
                .chain(done)
                .collect(),
            typed: wanted,
        }
    }
}

/// The account.
pub async fn show(visit: Visit, Path(person): Path<String>) -> Answer {
    let held = Held::read(&visit, &PersonId::new(person)).await?;
    Ok(page(&visit, held.locate(&visit), || {
        AccountPage::new(&visit, &held, None).view()
    }))
}

/// Answers a step of help.
async fn answer(
    visit: &Visit,
    person: &PersonId,
    fields: &Fields,
    step: Step,
    outcome: office::Result<()>,
) -> Answer {
    match outcome.on_form()? {
        Ok(()) => Ok(visit.redirect(&path_of(person), step.done())),
        Err(refusal) => {
            let held = Held::read(visit, person).await?;
            let filled = Filled::with_refusal(fields, refusal.clone())
                .beside_where_overtaken(|| held.compare(visit, step, fields));
            let place = held.locate(visit);
            Ok(page_refused(visit, &refusal, place, || {
                AccountPage::new(visit, &held, Some((step, &filled))).view()
            }))
        }
    }
}

fn read_form<'a>(person: &'a PersonId, fields: &'a Fields) -> HelpForm<'a> {
    HelpForm {
        person,
        reason: fields.get("reason"),
        seen: fields.seen(),
    }
}

async fn send(visit: &Visit, person: String, fields: &Fields, which: HelpLink) -> Answer {
    let person = PersonId::new(person);
    let form = read_form(&person, fields);
    let administrator = visit.signed_in()?;
    let outcome = visit
        .office()
        .send_help_link(administrator, form, which, visit.now)
        .await;
    let step = match which {
        HelpLink::SignIn => Step::Link,
        HelpLink::NewPassword => Step::Password,
    };
    answer(visit, &person, fields, step, outcome).await
}

/// Sends a link to sign in.
pub async fn send_link(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    send(&visit, person, &fields, HelpLink::SignIn).await
}

/// Sends a link to a new password.
pub async fn send_password(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    send(&visit, person, &fields, HelpLink::NewPassword).await
}

/// Ends all sessions.
pub async fn end_sessions(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    let person = PersonId::new(person);
    let form = read_form(&person, &fields);
    let administrator = visit.signed_in()?;
    let outcome = visit
        .office()
        .end_all_sessions(administrator, form, visit.now)
        .await;
    answer(&visit, &person, &fields, Step::Sessions, outcome).await
}

/// Asks for another address.
pub async fn ask_address(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    let person = PersonId::new(person);
    let form = read_form(&person, &fields);
    let administrator = visit.signed_in()?;
    let outcome = visit
        .office()
        .ask_address(administrator, form, fields.get("mail"), visit.now)
        .await;
    answer(&visit, &person, &fields, Step::Address, outcome).await
}

/// Takes back another address that waits.
pub async fn withdraw_address(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    let person = PersonId::new(person);
    let form = read_form(&person, &fields);
    let administrator = visit.signed_in()?;
    let outcome = visit
        .office()
        .withdraw_address(administrator, form, visit.now)
        .await;
    answer(&visit, &person, &fields, Step::Withdrawal, outcome).await
}

/// Takes back the joining with another account that waits.
pub async fn withdraw_joining(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    let person = PersonId::new(person);
    let form = read_form(&person, &fields);
    let administrator = visit.signed_in()?;
    let outcome = visit
        .office()
        .withdraw_joining(administrator, form, visit.now)
        .await;
    let step = Step::JoiningWithdrawal;
    answer(&visit, &person, &fields, step, outcome).await
}
