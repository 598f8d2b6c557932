// Draws again as soon as something is chosen, without leaving the page. Without it the form's
// button does the same.
let latest = 0;
document.addEventListener("change", async ({ target }) => {
  const place = document.getElementById("explorer");
  if (!place?.contains(target) || !target.form) return;
  const turn = ++latest;
  // Columns and kinds of another table say nothing about this one.
  const chosen =
    target.name === "dataset"
      ? [["dataset", target.value]]
      : [...new FormData(target.form)].filter(([, value]) => value);
  const address = `${location.pathname}?${new URLSearchParams(chosen)}`;
  place.ariaBusy = "true";
  const answer = await fetch(address).catch(() => null);
  if (turn !== latest) return;
  // Offline, or the session is over: the button leads to a page that says so.
  if (!answer?.ok) {
    place.ariaBusy = "false";
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== latest) return;
  const { id } = document.activeElement;
  place.replaceWith(document.adoptNode(page.getElementById("explorer")));
  // Where something was filled in, the address that was answered says it.
  history.replaceState(null, "", answer.url);
  if (id) document.getElementById(id)?.focus();
});
// What was chosen before this script was there.
for (const select of document.querySelectorAll("#explorer select")) {
  if (![...select.options].every(({ selected, defaultSelected }) => selected === defaultSelected)) {
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
