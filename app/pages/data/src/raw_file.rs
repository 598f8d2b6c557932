//! The raw file of a data set, and the version that was made from it last.

use frame::visit::Visit;
use leptos::prelude::*;
use office::DatasetView;

/// The field for a raw file.
pub(super) fn file_field(visit: &Visit, hint: String) -> AnyView {
    let language = visit.language;
    view! {
        <div class="field">
            <label for="file">{i18n::receipt_file(language)}</label>
            <p class="hint" id="file-hint">
                {hint}
            </p>
            <input type="file" id="file" name="file" required aria-describedby="file-hint" />
        </div>
    }
    .into_any()
}

/// The most bytes of a raw file, in words.
pub(super) fn limit(visit: &Visit) -> String {
    i18n::bytes(
        visit.language,
        i64::try_from(office::MAX_RAW_BYTES).unwrap_or(0),
    )
}

/// The newest version of a data set, draft or not.
pub(super) async fn newest(visit: &Visit, slug: &str) -> office::Result<DatasetView> {
    let number = visit
        .office()
        .dataset_versions(slug, true)
        .await?
        .first()
        .map(|version| version.number);
    visit.office().dataset(slug, number, true).await
}
