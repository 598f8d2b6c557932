// Keeps in view what others change: parts of the page that say so are fetched again while somebody
// looks. Without it a reload does.
const EVERY = 5000;
setInterval(async () => {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(location.href).catch(() => null);
  // Signed out or no network: what stands there stays.
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-live]")) {
    const found = page.getElementById(part.id);
    if (found && found.innerHTML !== part.innerHTML)
      part.replaceChildren(...document.adoptNode(found).childNodes);
  }
}, EVERY);
