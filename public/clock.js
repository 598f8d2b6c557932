// Fills in what only the browser knows: a deadline in the visitor's own time zone, and the time
// that is left by the server's clock.
for (const place of document.querySelectorAll("[data-deadline]")) {
  const { deadline, now, left, over, form, months, weekdays } = place.dataset;
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  // The same form as the server's, with the names that the page brings: a browser would write the
  // date in another.
  const at = new Date(deadline);
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
  // The page's own clock may be wrong, but it runs as fast as the server's.
  const skew = new Date(now) - Date.now();
  const timer = place.querySelector("[data-timer]");
  const show = () => {
    const seconds = Math.floor((at - Date.now() - skew) / 1000);
    const clock = `${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    timer.textContent =
      seconds > 0
        ? left.replace("{days}", Math.floor(seconds / 86400)).replace("{clock}", clock)
        : over;
  };
  timer.hidden = false;
  show();
  setInterval(show, 1000);
}
