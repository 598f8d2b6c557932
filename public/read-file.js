// Puts the text of a chosen file into the field beside it: the form itself carries text, so that it can be looked at and mended.
for (const place of document.querySelectorAll("[data-read-into]")) {
  const target = document.getElementById(place.dataset.readInto);
  const input = place.querySelector("input[type=file]");
  place.hidden = false;
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) target.value = await file.text();
  });
}
