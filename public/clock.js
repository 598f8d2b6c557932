// Fills in what only the browser knows: a deadline in the visitor's own time zone, and the time
// that is left by the server's clock. Asks now and then whether the deadline was moved, and whether
// the call is paused.
const POLL_EVERY = 15000;
// What is told to whom, by the address where it is asked for.
const followers = new Map();
const follow = (poll, tell) => followers.set(poll, [...(followers.get(poll) ?? []), tell]);
const isPaused = () => document.querySelector("[data-pause]:not([hidden])") !== null;
for (const banner of document.querySelectorAll("[data-pause]")) {
  follow(banner.dataset.poll, ({ paused }) => {
    if (paused === undefined || (banner.hidden ? null : banner.textContent) === paused) return;
    banner.textContent = paused ?? "";
    banner.hidden = paused === null;
  });
}
for (const place of document.querySelectorAll("[data-deadline]")) {
  const { left, over, form, months, weekdays, phase, poll, moved } = place.dataset;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  // The page's own clock may be wrong, but it runs as fast as the server's.
  let skew = new Date(place.dataset.now) - Date.now();
  let at;
  const fill = () => {
    at = new Date(place.dataset.deadline);
    // The same form as the server's, with the names that the page brings: a browser would write the
    // date in another.
    const parts = {
      weekday: weekdays.split("|")[(at.getDay() + 6) % 7],
      day: at.getDate(),
      month: months.split("|")[at.getMonth()],
      year: at.getFullYear(),
      time: `${two(at.getHours())}:${two(at.getMinutes())}`,
    };
    const written = form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
    // Whoever lives by a clock that is told already need not read it twice.
    const told = [...place.querySelectorAll("time")].some((time) => time.textContent === written);
    const local = place.querySelector("[data-local]");
    local.querySelector("dd").textContent = written;
    local.hidden = told;
  };
  const timer = place.querySelector("[data-timer]");
  const show = () => {
    const seconds = Math.floor((at - Date.now() - skew) / 1000);
    const clock = `${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    timer.textContent =
      seconds > 0
        ? left.replace("{days}", Math.floor(seconds / 86400)).replace("{clock}", clock)
        : over;
    // While the call is paused nothing runs out.
    timer.hidden = isPaused();
  };
  fill();
  show();
  setInterval(show, 1000);
  follow(poll, (told) => {
    const found = told.phases[phase];
    if (!found) return;
    skew = new Date(told.now) - Date.now();
    if (found.ends === place.dataset.deadline) return;
    place.dataset.deadline = found.ends;
    for (const time of place.querySelectorAll("time[data-zone]")) {
      time.dateTime = found.ends;
      time.textContent = found.written[time.dataset.zone] ?? time.textContent;
    }
    const note = place.querySelector("[data-note]");
    note.textContent = moved;
    note.hidden = false;
    fill();
    show();
  });
}
setInterval(async () => {
  if (document.visibilityState !== "visible") return;
  for (const [poll, tellers] of followers) {
    const answer = await fetch(poll).catch(() => null);
    // No network: what stands there stays.
    const told = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!told) continue;
    for (const tell of tellers) tell(told);
  }
}, POLL_EVERY);
