// What this browser still keeps of somebody's work that was not sent is thrown away when they sign
// out, for the next one at the machine may be another; before that they are told once.
const kept = () =>
  Object.keys(localStorage).filter((key) => key.startsWith("certamen ") && key !== "certamen keys");
const isUnsent = (key) => !key.startsWith("certamen timer ");
for (const form of document.querySelectorAll("form[data-leaving]")) {
  form.addEventListener("submit", (event) => {
    if (kept().some(isUnsent) && !form.dataset.told) {
      event.preventDefault();
      const told = document.createElement("p");
      told.className = "notice";
      told.setAttribute("role", "alert");
      told.textContent = form.dataset.leaving;
      form.append(told);
      form.dataset.told = "yes";
      return;
    }
    for (const key of kept()) localStorage.removeItem(key);
  });
}
