// The help on the score sheet's keys: opens its dialog, and keeps in this browser whether the keys
// of one character do anything, which the sheet asks at every key.
const help = document.getElementById("keys-help");
if (help) {
  const kept = "certamen keys";
  const single = document.getElementById("keys-single");
  single.checked = localStorage.getItem(kept) !== "off";
  single.addEventListener("change", () => {
    if (single.checked) localStorage.removeItem(kept);
    else localStorage.setItem(kept, "off");
  });
  help.addEventListener("click", () => document.getElementById("keys").showModal());
  help.hidden = false;
}
