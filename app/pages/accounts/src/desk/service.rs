//! What whoever runs the service, or may change its data and editions, finds on the desk.

use contest::{AdministratorTask, Standing};
use frame::{failure::PageError, visit::Visit};
use leptos::prelude::*;
use office::{Edition, Organisation, Person};
use parts::owner::path_of;

/// What somebody may do beside the calls in which they work.
pub(super) struct Service {
    /// Whether they may change the data sets.
    manages_data: bool,
    /// Whether they may make editions.
    makes: bool,
    /// Whether they may bring files of editions.
    imports: bool,
    /// The editions whose organisers they choose.
    staffed: Vec<Edition>,
    /// Whether they may see and change the cities.
    sets_cities: bool,
    /// Whether they find accounts and help with them.
    helps: bool,
    /// The organisations that they administer; every one for who runs the service.
    organisations: Vec<Organisation>,
    /// What an administrator does next.
    task: Option<AdministratorTask>,
}

impl Service {
    pub(super) async fn read(visit: &Visit, person: &Person) -> Result<Self, PageError> {
        let office = visit.office();
        let task = if person.administrator {
            Some(find_task(visit).await?)
        } else {
            None
        };
        Ok(Self {
            manages_data: office.may_manage_data(Some(person)).await.is_ok(),
            makes: office.may_make_edition(person).await.is_ok(),
            imports: office.may_import(person).await.is_ok(),
            staffed: office.editions_to_staff(person).await?,
            sets_cities: office.may_set_cities(person).is_ok(),
            helps: office.may_help(person).await.is_ok(),
            organisations: office.organisations_of(person).await?,
            task,
        })
    }

    /// Whether there is anything.
    pub(super) const fn is_any(&self) -> bool {
        self.manages_data || self.makes || self.imports || !self.staffed.is_empty()
    }

    pub(super) fn view(&self, visit: &Visit) -> Option<impl IntoView + use<>> {
        self.is_any().then(|| {
            view! {
                <section class="role" id="service">
                    <div class="section-head">
                        <h2>{self.title(visit)}</h2>
                        {self.view_task(visit)}
                    </div>
                    <ul class="lines">{self.view_links(visit)}</ul>
                </section>
            }
        })
    }

    const fn title(&self, visit: &Visit) -> &'static str {
        if self.task.is_some() {
            i18n::desk_service(visit.language)
        } else {
            i18n::desk_editions(visit.language)
        }
    }

    /// What an administrator does next, where something is to be done.
    fn view_task(&self, visit: &Visit) -> Option<impl IntoView + use<>> {
        let language = visit.language;
        let task = self.task.filter(|task| task.is_due())?;
        let text = match task {
            AdministratorTask::FirstEdition => i18n::desk_first_edition(language),
            AdministratorTask::NextEdition => i18n::desk_next_edition(language),
            AdministratorTask::Nothing => return None,
        };
        Some(view! { <p class="quiet">{text}</p> })
    }

    fn view_links(&self, visit: &Visit) -> impl IntoView + use<> {
        let language = visit.language;
        let make = self.makes.then(|| {
            let name = i18n::desk_editions_new(language).to_owned();
            (visit.link("/editions/new"), name)
        });
        let import = self.imports.then(|| {
            let name = i18n::desk_editions_import(language).to_owned();
            (visit.link("/editions/import"), name)
        });
        let data = self.manages_data.then(|| {
            let name = i18n::desk_data(language).to_owned();
            (visit.link("/data"), name)
        });
        let staffed = self.staffed.iter().map(|edition| {
            let title = edition.title.text(language);
            (
                visit.link(&format!("/{}/organisers", edition.slug)),
                i18n::desk_organisers(language, title),
            )
        });
        let organisations = self.organisations.iter().map(|organisation| {
            let name = organisation.name.text(language);
            (
                visit.link(&path_of(&organisation.code)),
                i18n::join_label(language, i18n::organisation_title(language), name),
            )
        });
        let cities = self.sets_cities.then(|| {
            let name = i18n::desk_cities(language).to_owned();
            (visit.link("/cities"), name)
        });
        let people = self.helps.then(|| {
            let name = i18n::desk_people(language).to_owned();
            (visit.link("/people"), name)
        });
        make.into_iter()
            .chain(import)
            .chain(staffed)
            .chain(organisations)
            .chain(cities)
            .chain(data)
            .chain(people)
            .map(|(address, name)| {
                view! {
                    <li>
                        <a href=address>{name}</a>
                    </li>
                }
            })
            .collect_view()
    }
}

/// What an administrator does next.
async fn find_task(visit: &Visit) -> Result<AdministratorTask, PageError> {
    let office = visit.office();
    let editions = office.every_edition().await?;
    let prepared = editions.iter().any(|edition| edition.in_preparation);
    let newest_over = match editions.iter().find(|edition| !edition.in_preparation) {
        Some(newest) => {
            let calls = office.edition(&newest.slug).await?.calls;
            let mut phases = calls.iter().flat_map(|call| &call.schedule.0);
            Some(phases.all(|phase| phase.standing(visit.now) == Standing::Closed))
        }
        None => None,
    };
    Ok(AdministratorTask::choose(prepared, newest_over))
}
