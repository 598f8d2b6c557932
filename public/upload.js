// Sends a file with a progress bar and without leaving the page, so that nothing typed is lost.
// Without it the form posts itself.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.upload");
  if (!form) return;
  event.preventDefault();
  const { most, tooLarge, sending, checking, failed } = form.dataset;
  const [bar, said, button] = ["progress", "[role=status]", "button"].map((part) =>
    form.querySelector(part),
  );
  const rest = (text) => {
    said.textContent = text;
    bar.hidden = true;
    button.disabled = false;
  };
  // Said before 50 MB and more are sent in vain.
  if (form.elements.file.files[0].size > Number(most)) return rest(tooLarge);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
    said.textContent =
      loaded < total ? sending.replace("{percent}", Math.floor((100 * loaded) / total)) : checking;
  });
  request.addEventListener("error", () => rest(failed));
  request.addEventListener("load", () => {
    const answer = request.response;
    if (!answer?.getElementById("files"))
      return request.status < 400 ? location.assign(request.responseURL) : rest(failed);
    for (const part of ["files", "checklist"])
      document.getElementById(part).replaceWith(document.adoptNode(answer.getElementById(part)));
    const same = document.querySelector(
      `form.upload [name=role][value=${form.elements.role.value}]`,
    ).form;
    same.querySelector("[role=status]").textContent =
      answer.querySelector(".notice.done")?.textContent ?? "";
    (document.getElementById("upload-problem") ?? same.elements.file).focus();
  });
  bar.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
});
