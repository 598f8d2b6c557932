// Fills in what only the browser knows: a deadline in the visitor's own time zone, and the time that is left by the server's clock.
for (const place of document.querySelectorAll("[data-deadline]")) {
  const { deadline, now, left, over } = place.dataset;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const written = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, "en-GB"), { dateStyle: "full", timeStyle: "short" });
  const local = place.querySelector("[data-local]");
  local.querySelector("dt").append(` (${zone})`);
  local.querySelector("dd").textContent = written.format(new Date(deadline));
  local.hidden = false;
  // The page's own clock may be wrong, but it runs as fast as the server's.
  const skew = new Date(now) - Date.now();
  const timer = place.querySelector("[data-timer]");
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const show = () => {
    const seconds = Math.floor((new Date(deadline) - Date.now() - skew) / 1000);
    const clock = `${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
    timer.textContent = seconds > 0 ? left.replace("{days}", Math.floor(seconds / 86400)).replace("{clock}", clock) : over;
  };
  timer.hidden = false;
  show();
  setInterval(show, 1000);
}
