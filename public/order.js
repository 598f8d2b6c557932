// Moves works in a juror's own order by dragging, and by its buttons without leaving the page.
// Without it the buttons post the form.
const place = () => document.getElementById("own-order");
// Pixels from the window's edge where it begins to scroll, and by how much.
const [EDGE, STEP] = [56, 14];
let dragged = null;
let posts = false;

const grips = () => {
  for (const grip of place().querySelectorAll(".grip")) grip.hidden = false;
};

async function send(button) {
  const form = place().querySelector("form");
  const again = button && [button.name, button.value];
  const answer = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form, button)),
  }).catch(() => null);
  const found =
    answer?.ok &&
    new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("own-order");
  // Signed out, or no network: the form posts itself, and what comes tells.
  if (!found) {
    posts = true;
    return form.requestSubmit(button);
  }
  place().replaceChildren(...document.adoptNode(found).childNodes);
  grips();
  if (!again) return;
  const row = [...place().querySelectorAll(`[value="${again[1]}"]`)]
    .find((part) => part.tagName === "BUTTON")
    ?.closest("li");
  (
    row?.querySelector(`button[name="${again[0]}"]:enabled`) ?? row?.querySelector("button:enabled")
  )?.focus();
}

document.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("#own-order .grip");
  if (!grip || event.button !== 0) return;
  event.preventDefault();
  dragged = grip.closest("li");
  dragged.classList.add("dragged");
  grip.setPointerCapture(event.pointerId);
});
document.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  // A list that is longer than the window comes along.
  if (event.clientY < EDGE) window.scrollBy(0, -STEP);
  if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
  const rows = [...dragged.parentElement.children].filter((row) => row !== dragged);
  const next = rows.find((row) => {
    const { top, height } = row.getBoundingClientRect();
    return event.clientY < top + height / 2;
  });
  if (next !== dragged.nextElementSibling)
    dragged.parentElement.insertBefore(dragged, next ?? null);
});
const drop = () => {
  if (!dragged) return;
  dragged.classList.remove("dragged");
  dragged = null;
  send();
};
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);

document.addEventListener("submit", (event) => {
  if (posts || !place().contains(event.target)) return;
  event.preventDefault();
  send(event.submitter);
});
grips();
