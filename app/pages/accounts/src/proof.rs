//! The proof that a session is in the right hands, which is asked for before something changes by
//! which somebody signs in: the present password, or a code of the second factor where the account
//! has no password.

use frame::{
    form::{Fields, Filled, Input},
    limits::Attempt,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Person, PresentProof};

use super::second_step::is_wrong;

/// What was typed as the proof.
pub(super) fn read_proof(fields: &Fields) -> PresentProof {
    PresentProof {
        password: fields.get("present-password").into(),
        code: fields.get("code").to_owned(),
    }
}

/// Does what a proof is asked for; a wrong one may be tried only so often, as at the door.
pub(super) async fn prove<T>(
    visit: &Visit,
    person: &Person,
    work: impl Future<Output = office::Result<T>>,
) -> office::Result<T> {
    visit
        .attempt(Attempt::SignIn, &person.mail, work, is_wrong)
        .await
}

/// The field of the proof; none where there is nothing to prove it with.
pub(super) fn view_proof(
    visit: &Visit,
    person: &Person,
    has_password: bool,
    filled: &Filled,
) -> Option<AnyView> {
    let language = visit.language;
    if has_password {
        let label = i18n::own_password_present(language);
        return Some(filled.text(visit, "present-password", label, "", Input::PASSWORD));
    }
    person.second_factor.then(|| {
        filled.text(
            visit,
            "code",
            i18n::factor_code(language),
            i18n::factor_code_proof(language),
            Input::CODE,
        )
    })
}
