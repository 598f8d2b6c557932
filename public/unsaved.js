// Keeps what is typed from getting lost: whoever leaves the page is asked, and whoever sends one of
// its forms while another holds something unsaved is told once, beside the button.
const { unsaved } = document.currentScript.dataset;
const forms = [...document.querySelectorAll("form[method=post]")];
const read = (form) =>
  JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
// What was refused is saved nowhere, however little of it is changed afterwards.
const isRefused = (form) => form.querySelector("[aria-invalid=true], .problem") !== null;
const stored = new Map(forms.map((form) => [form, isRefused(form) ? null : read(form)]));
const isUnsaved = (form) => stored.get(form) !== read(form);
const told = document.createElement("p");
told.className = "notice";
told.setAttribute("role", "alert");
// The form that was told so; once one leaves, the page.
let sent;
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const others = forms.filter((form) => form !== event.target && isUnsaved(form));
  if (others.length > 0 && sent !== event.target) {
    event.preventDefault();
    const button = event.submitter ?? event.target.lastElementChild;
    (button.closest("p") ?? button).after(told);
    told.textContent = unsaved;
    sent = event.target;
    return;
  }
  sent = document;
});
addEventListener("beforeunload", (event) => {
  if (sent !== document && forms.some(isUnsaved)) event.preventDefault();
});
// A page that comes back from the browser's memory is there to be typed into again.
addEventListener("pageshow", () => {
  sent = undefined;
});
