//! Joining two accounts of one person: the other address is asked for, then what would happen is
//! shown, and then both addresses are asked.

use axum::extract::{Path, Query};
use contest::{Language, PersonId};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _, problem_id, seen_field_of},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Account, Failure, JoinedAccount, JoiningObstacle, JoiningPlan, ObstacleKind, Refusal,
};
use serde::Deserialize;

use super::{
    super::people::{self, view_reason},
    path_of, read_form,
};

/// Which other account.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct With {
    mail: String,
}

/// What the page shows.
struct JoiningPage<'a> {
    visit: &'a Visit,
    account: Account,
    /// As it was typed.
    mail: String,
    /// What would happen, where the other account is known.
    plan: Option<JoiningPlan>,
    /// What stands against the address, or against the form that asks both.
    form: Filled,
}

/// Asks for the other account, or shows what would happen.
pub async fn show(visit: Visit, Path(person): Path<String>, Query(with): Query<With>) -> Answer {
    let person = PersonId::new(person);
    let shown = JoiningPage::read(&visit, &person, &with.mail).await?;
    let refusal = shown.form.refusal.clone();
    let place = shown.locate();
    Ok(match refusal {
        Some(refusal) => page_refused(&visit, &refusal, place, || shown.view()),
        None => page(&visit, place, || shown.view()),
    })
}

/// Asks both addresses.
pub async fn ask(visit: Visit, Path(person): Path<String>, fields: Fields) -> Answer {
    let person = PersonId::new(person);
    let administrator = visit.signed_in()?;
    let mail = fields.get("mail");
    let asked = visit
        .office()
        .ask_joining(administrator, read_form(&person, &fields), mail, visit.now)
        .await;
    match asked.on_form()? {
        Ok(()) => Ok(visit.redirect(&path_of(&person), Done::JoiningAsked)),
        Err(refusal) => {
            let mut shown = JoiningPage::read(&visit, &person, mail).await?;
            let stands = shown.account.help.first().map(|row| {
                let done = super::account_page::describe_help(visit.language, row);
                i18n::join_label(visit.language, &done, &row.detail)
            });
            shown.form =
                Filled::with_refusal(&fields, refusal.clone()).beside_where_overtaken(|| Both {
                    stands: stands.into_iter().collect(),
                    typed: vec![mail.to_owned(), fields.text("reason")],
                });
            let place = shown.locate();
            Ok(page_refused(&visit, &refusal, place, || shown.view()))
        }
    }
}

impl<'a> JoiningPage<'a> {
    async fn read(visit: &'a Visit, person: &PersonId, mail: &str) -> Result<Self, PageError> {
        let administrator = visit.signed_in()?;
        let account = visit
            .office()
            .account(administrator, person, visit.now)
            .await?;
        let typed = Fields(vec![("mail".to_owned(), mail.to_owned())]);
        let (plan, form) = if mail.is_empty() {
            (None, Filled::default())
        } else {
            let planned = visit
                .office()
                .plan_joining(administrator, person, mail)
                .await;
            match planned {
                Ok(plan) => (Some(plan), Filled::default()),
                Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
                    (None, Filled::with_refusal(&typed, refusal))
                }
                Err(failure) => return Err(failure.into()),
            }
        };
        Ok(Self {
            visit,
            account,
            mail: mail.to_owned(),
            plan,
            form,
        })
    }

    fn locate(&self) -> PageHead {
        let (visit, language) = (self.visit, self.visit.language);
        PageHead::with_title(i18n::joining_title(language))
            .under(visit.link("/desk"), i18n::menu_desk(language))
            .under(visit.link(people::PATH), i18n::people_title(language))
            .under(
                visit.link(&path_of(&self.account.id)),
                self.account.name.clone(),
            )
    }

    fn view(&self) -> AnyView {
        let (language, account) = (self.visit.language, &self.account);
        let lead = i18n::joining_lead(language, account.name.as_str(), account.mail.as_str());
        let elsewhere = self
            .plan
            .is_none()
            .then(|| self.form.summary(self.visit))
            .flatten();
        view! {
            <section class="band narrow">
                <h1>{i18n::joining_title(language)}</h1>
                <p class="wrap">{lead}</p>
                {elsewhere}
                {self.view_search()}
            </section>
            {self.plan.as_ref().map(|plan| self.view_plan(plan))}
        }
        .into_any()
    }

    /// Asks for the address of the other account.
    fn view_search(&self) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let problem = if self.plan.is_none() {
            self.form.problem_beside(visit, "mail")
        } else {
            None
        };
        let invalid = problem.is_some().then_some("true");
        let described = problem.is_some().then(|| problem_id("mail"));
        view! {
            <form method="get" class="stack" novalidate>
                <div class="field">
                    <label for="mail">{i18n::joining_other(language)}</label>
                    <input
                        id="mail"
                        name="mail"
                        type="email"
                        autocomplete="off"
                        value=self.mail.clone()
                        required
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                    {problem}
                </div>
                <p>
                    <button class="button plain">{i18n::joining_look(language)}</button>
                </p>
            </form>
        }
        .into_any()
    }

    fn view_plan(&self, plan: &JoiningPlan) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let moved = plan.moved;
        let facts = [
            (i18n::joining_kept(language), describe(&plan.kept)),
            (i18n::joining_gone(language), describe(&plan.other)),
            (i18n::joining_teams(language), moved.teams.to_string()),
            (i18n::joining_juries(language), moved.juries.to_string()),
            (i18n::joining_sheets(language), moved.sheets.to_string()),
            (i18n::joining_roles(language), moved.roles.to_string()),
            (i18n::joining_sessions(language), moved.sessions.to_string()),
            (i18n::joining_plans(language), moved.plans.to_string()),
        ]
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd class="wrap">{value}</dd>
                </div>
            }
        });
        let asks = plan.obstacles.is_empty().then(|| self.view_form(plan));
        let hindered = (!plan.obstacles.is_empty()).then(|| {
            let lines = plan
                .obstacles
                .iter()
                .map(|obstacle| view! { <li>{describe_obstacle(language, obstacle)}</li> })
                .collect_view();
            view! {
                <div class="notice refused">
                    <p>
                        <strong>{i18n::joining_hinders(language)}</strong>
                    </p>
                    <ul>{lines}</ul>
                </div>
            }
        });
        let summary = (!plan.obstacles.is_empty())
            .then(|| self.form.summary(visit))
            .flatten();
        view! {
            <section class="band narrow">
                <h2>{i18n::joining_plan(language)}</h2>
                <dl class="facts">{facts.into_iter().collect_view()}</dl>
                <p>{i18n::joining_history(language)}</p>
                {summary}
                {hindered}
                {asks}
            </section>
        }
        .into_any()
    }

    /// The form that asks both addresses.
    fn view_form(&self, plan: &JoiningPlan) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let refused = self.form.refusal.is_some().then_some(&self.form);
        let action = format!("{}/joining", path_of(&self.account.id));
        view! {
            <form method="post" action=visit.link(&action) class="stack" novalidate>
                {self.form.summary(visit)}
                {seen_field_of(refused, plan.version)}
                <input type="hidden" name="mail" value=plan.other.mail.clone() />
                {view_reason(visit, "joining", &plan.kept.name, refused)}
                <p>
                    <button class="button">{i18n::joining_ask(language)}</button>
                </p>
            </form>
        }
        .into_any()
    }
}

fn describe(account: &JoinedAccount) -> String {
    format!("{} · {}", account.name, account.mail)
}

/// What stands against joining two accounts, in a sentence.
fn describe_obstacle(language: Language, obstacle: &JoiningObstacle) -> String {
    let place = obstacle.place.as_ref().map_or_else(String::new, |place| {
        let edition = place.edition.text(language);
        let call = place.call.as_ref().map(|call| call.text(language));
        call.map_or_else(|| edition.to_owned(), |call| format!("{edition} · {call}"))
    });
    match obstacle.kind {
        ObstacleKind::RunsService => i18n::joining_obstacle_service(language).to_owned(),
        ObstacleKind::JudgesAndTakesPart => i18n::joining_obstacle_judges(language, place),
        ObstacleKind::Organises => i18n::joining_obstacle_organises(language, place),
        ObstacleKind::Follows => i18n::joining_obstacle_follows(language, place),
        ObstacleKind::Roles => i18n::joining_obstacle_roles(language, place),
        ObstacleKind::Teams => i18n::joining_obstacle_teams(language, place),
        ObstacleKind::Sheets => i18n::joining_obstacle_sheets(language, place),
        ObstacleKind::Pairs => i18n::joining_obstacle_pairs(language, place),
    }
}
