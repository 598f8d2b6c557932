// How long a work was open in this browser while it was looked at; for the juror only: nothing of
// it is sent.
const place = document.getElementById("timer");
if (place) {
  const key = `certamen timer ${place.dataset.sheet}`;
  let seconds = Number(localStorage.getItem(key)) || 0;
  const show = () => {
    const minutes = Math.floor(seconds / 60);
    place.textContent = place.dataset.text.replace(
      "{}",
      `${minutes}:${String(seconds % 60).padStart(2, "0")}`,
    );
  };
  show();
  setInterval(() => {
    if (document.visibilityState !== "visible") return;
    seconds += 1;
    if (seconds % 5 === 0) localStorage.setItem(key, String(seconds));
    show();
  }, 1000);
}
