// What a juror has beside the marks: works of every kind in place, an own order, sentences for the team, and a work that leaves the contest.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, eventually, leave, PASSWORD, signIn, start, visit } from "../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

/** The addresses of a juror's sheets. */
async function sheets(page) {
  await page.goto("/en/2027/kobe/jury");
  const links = await page
    .locator("tbody a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  // One of three may have left the contest in an earlier test.
  assert.ok(links.length >= 2);
  return links;
}

/** Opens a sheet that is finished. */
async function reopen(page) {
  const again = page.getByRole("button", { name: "Open the sheet again" });
  if (await again.count()) await leave(page, () => again.click());
}

test("a PDF is shown on the sheet, by the browser's own viewer", async () => {
  let shown = false;
  for (let number = 1; number <= 6 && !shown; number += 1) {
    const juror = await visit(site);
    await signIn(juror, `juror-${number}@jury.example`);
    for (const link of await sheets(juror)) {
      await juror.goto(link);
      const summary = juror.locator("summary", { hasText: "PDF" });
      if ((await summary.count()) === 0) continue;
      const answer = juror.waitForResponse(
        (response) =>
          response.url().includes("/files/jury/") &&
          response.headers()["content-type"] === "application/pdf",
      );
      await summary.first().click();
      assert.equal((await answer).status(), 200);
      await juror.waitForFunction(() => document.querySelector(".viewers iframe"));
      // The viewer of this browser is an extension's page within the frame; a frame that was refused shows an error's.
      const inner = () => juror.frames().map((frame) => frame.url());
      for (
        let turn = 0;
        turn < 50 && !inner().some((url) => url.startsWith("chrome-extension:"));
        turn += 1
      )
        await juror.waitForTimeout(100);
      assert.ok(
        inner().some((url) => url.startsWith("chrome-extension:")),
        inner().join(" "),
      );
      shown = true;
      break;
    }
    calm(juror);
    await juror.context().close();
  }
  assert.ok(shown, "a work with a PDF");
});

test("an own order is dragged, moved by keyboard, and warns where the marks say otherwise", async () => {
  const juror = await visit(site);
  await signIn(juror, "juror-2@jury.example");
  const links = await sheets(juror);
  // Marks that tell the works apart.
  for (const [place, link] of links.entries()) {
    await juror.goto(link);
    await reopen(juror);
    for (const group of await juror.locator("fieldset.criterion").all())
      await group.locator(`input[value="${9 - place}"]`).check({ force: true });
    await juror.waitForFunction(
      () => [...document.querySelectorAll('input[name^="version-"]')].length > 0,
    );
    await juror
      .locator("[role=status]")
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await juror.reload();
    await eventually(async () =>
      assert.equal(
        await juror.locator("fieldset.criterion input:checked").count(),
        await juror.locator("fieldset.criterion").count(),
      ),
    );
  }
  await juror.goto("/en/2027/kobe/jury");
  await juror.getByRole("link", { name: "My own order" }).click();
  await juror.getByText("The order and your marks agree.").waitFor();
  await accessible(juror, "own order");
  const order = () => juror.locator(".order li a").allTextContents();
  const titles = (await order()).filter((text) => text !== "Side by side");
  // Away from the window's edges, where the page scrolls along.
  await juror.locator(".order").evaluate((list) => list.scrollIntoView({ block: "center" }));
  const grip = await juror.locator(".grip").first().boundingBox();
  const second = await juror.locator(".order li").nth(1).boundingBox();
  await juror.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await juror.mouse.down();
  await juror.mouse.move(grip.x + grip.width / 2, second.y + second.height - 4, { steps: 8 });
  await juror.mouse.up();
  await juror.getByText("contradicts your marks: 1.").waitFor();
  await juror.getByText(/^You gave more to: Entry \d+ \(90\.00\)\./).waitFor();
  await accessible(juror, "own order with a warning");
  await juror.reload();
  assert.equal((await order())[0], titles[1], "the order is kept");
  // By keyboard, and the focus stays with the work that moved.
  await juror
    .locator(".order li")
    .nth(1)
    .getByRole("button", { name: /^One place up/ })
    .press("Enter");
  await juror.getByText("The order and your marks agree.").waitFor();
  await eventually(async () =>
    assert.match(
      await juror.evaluate(
        () => document.activeElement.closest("li")?.querySelector(".rank").textContent ?? "",
      ),
      /^1$/,
    ),
  );
  calm(juror);
});

test("marked sentences stand in what the team reads; a work that is taken out is told on its open sheet", async () => {
  const juror = await visit(site, { viewport: { width: 390, height: 844 } });
  await signIn(juror, "juror-4@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.getByLabel("For the jury").fill("I doubt the source. The map is a joy.");
  await juror.locator("#comments .saved").getByText(/Saved/).waitFor();
  await juror.getByRole("link", { name: "Sentences for the team" }).click();
  await juror.getByLabel("The map is a joy.").check();
  await accessible(juror, "sentences");
  await juror.getByRole("button", { name: "Save the choice" }).click();
  await juror.locator("blockquote").getByText("The map is a joy.").waitFor();
  await juror.getByRole("link", { name: "Back to the sheet" }).click();
  const number = (await juror.locator(".strip b").first().textContent()).replace(/\D/g, "");

  const organiser = await visit(site);
  await signIn(organiser, "organiser@certamen.example");
  await organiser.goto(`/en/2027/kobe/organise/entries/${number}`);
  await accessible(organiser, "an entry for its organisers");
  await organiser.locator("summary", { hasText: "Remove from the contest" }).click();
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.locator("#kind").getByText("This is needed.").waitFor();
  await accessible(organiser, "an exclusion without its kind");
  await organiser.locator('input[name="kind"][value="disqualified"]').check();
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.locator("#reason-problem").waitFor();
  await accessible(organiser, "an exclusion without a reason");
  await organiser.getByLabel("Reason, as the team will read it").fill("Rule 4.");
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.getByText("The entry is out of the contest.").waitFor();
  await accessible(organiser, "an entry that is out");

  // The page is still open in the juror's hand: what is chosen now is told to be saved nowhere.
  await juror.locator("fieldset.criterion").first().locator("input").nth(3).check({ force: true });
  await juror.getByText("Nothing more is saved here").first().waitFor();
  await juror.goto(link);
  await juror.getByText("This entry is no longer in the contest").waitFor();
  await accessible(juror, "a work that is out, for its juror");
  calm(organiser);
});

test("what is typed and marked before the page's program has arrived is saved when it has", async () => {
  const juror = await visit(site);
  await signIn(juror, "juror-5@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  // A slow network: the page is there, the program is not.
  await juror.route("**/*.wasm", async (route) => {
    await new Promise((done) => setTimeout(done, 3000));
    await route.continue();
  });
  await juror.goto(link, { waitUntil: "commit" });
  await juror.getByLabel("For the jury").fill("Typed early.");
  await juror
    .locator("fieldset.criterion")
    .first()
    .getByLabel("3", { exact: true })
    .check({ force: true });
  await juror.locator("#comments .saved").getByText(/Saved/).waitFor();
  await juror
    .locator("#saving")
    .getByText(/^Saved/)
    .waitFor();
  await juror.unroute("**/*.wasm");
  await juror.reload();
  await eventually(async () =>
    assert.equal(await juror.getByLabel("For the jury").inputValue(), "Typed early."),
  );
  await eventually(async () =>
    assert.ok(
      await juror
        .locator("fieldset.criterion")
        .first()
        .getByLabel("3", { exact: true })
        .isChecked(),
    ),
  );
  calm(juror);
});

/** The step that has the focus, as "criterion step"; empty where none has. */
const focusedStep = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const groups = [...document.querySelectorAll("fieldset.criterion")];
    return at?.matches("fieldset.criterion input[type=radio]")
      ? `${groups.indexOf(at.closest("fieldset"))} ${at.value}`
      : "";
  });

/** The marks that stand, one a criterion. */
const marks = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("fieldset.criterion")].map(
      (group) => group.querySelector("input:checked")?.value ?? "-",
    ),
  );

test("the sheet by keyboard alone: the focus marks nothing, Enter gives what has it, digits count where it is", async () => {
  const juror = await visit(site);
  await signIn(juror, "juror-3@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.waitForLoadState("networkidle");
  const saves = [];
  juror.on(
    "request",
    (request) => request.url().includes("/api/save_mark") && saves.push(request.url()),
  );
  const first = juror.locator("fieldset.criterion").first();
  const at = async (step) =>
    eventually(async () => assert.equal(await focusedStep(juror), `0 ${step}`));
  const stands = async (mark) =>
    eventually(async () => assert.equal((await marks(juror))[0], mark));
  await first.getByLabel("4", { exact: true }).focus();
  // Whatever stood there: one of the two is another.
  for (const key of ["3", "4"]) await juror.keyboard.press(key);
  await stands("4");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 4$/)
    .waitFor();
  saves.length = 0;
  // Every change of what is heard from here on.
  await juror.evaluate(() => {
    window.heard = [];
    const status = document.querySelector("#saving [role=status]");
    new MutationObserver(() => status.textContent && window.heard.push(status.textContent)).observe(
      status,
      { childList: true, characterData: true, subtree: true },
    );
  });
  // Looking around: the arrows move the focus and save nothing, and stop at the ends.
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight"]) await juror.keyboard.press(key);
  await at(7);
  await juror.keyboard.press("ArrowLeft");
  await juror.keyboard.press("ArrowUp");
  await at(5);
  for (let turn = 0; turn < 7; turn += 1) await juror.keyboard.press("ArrowLeft");
  await at(0);
  assert.deepEqual([(await marks(juror))[0], saves.length], ["4", 0]);
  // Enter gives the step that has the focus; a mark that stands stays, and is not saved again.
  await juror.keyboard.press("ArrowRight");
  await juror.keyboard.press("Enter");
  await stands("1");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 1$/)
    .waitFor();
  await juror.keyboard.press("Enter");
  await juror.keyboard.press("1");
  assert.deepEqual([(await marks(juror))[0], saves.length], ["1", 1]);
  // Space too; a 1 and then a 0 is 10, and a 0 alone is 0.
  await juror.keyboard.press("ArrowRight");
  await juror.keyboard.press(" ");
  await stands("2");
  await juror.keyboard.press("1");
  await juror.keyboard.press("0");
  await stands("10");
  await at(10);
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 10$/)
    .waitFor();
  await juror.keyboard.press("0");
  await stands("0");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 0$/)
    .waitFor();
  const heard = await juror.evaluate(() => window.heard);
  assert.ok(
    heard.length <= saves.length && heard.every((text) => text.startsWith("Saved ")),
    heard.join(" | "),
  );
  // What is composed by an input method is no key.
  await first.evaluate((group) =>
    group
      .querySelector("input:checked")
      .dispatchEvent(new KeyboardEvent("keydown", { key: "7", bubbles: true, isComposing: true })),
  );
  assert.equal((await marks(juror))[0], "0");
  // Where no mark has the focus, digits mark nothing and the arrows scroll.
  await juror.evaluate(() => document.activeElement.blur());
  const before = saves.length;
  for (const key of ["8", "3", "Enter"]) await juror.keyboard.press(key);
  const top = await juror.evaluate(() => window.scrollY);
  for (let turn = 0; turn < 3; turn += 1) await juror.keyboard.press("ArrowDown");
  await eventually(async () => assert.ok((await juror.evaluate(() => window.scrollY)) > top));
  assert.equal(saves.length, before);
  await juror.reload();
  await eventually(async () => assert.equal((await marks(juror))[0], "0"));
  calm(juror);
});

test("the list of keys opens where it is seen, keeps the focus, and turns the keys of one character off", async () => {
  const juror = await visit(site, { viewport: { width: 1366, height: 768 } });
  await signIn(juror, "juror-3@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.waitForLoadState("networkidle");
  const list = juror.getByRole("dialog", { name: "Keyboard shortcuts" });
  const step = juror.locator("fieldset.criterion").first().getByLabel("6", { exact: true });
  await step.focus();
  await juror.keyboard.press("?");
  await list.waitFor();
  const box = await list.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 768, JSON.stringify(box));
  assert.ok(
    await list.evaluate((dialog) => dialog.contains(document.activeElement)),
    "the focus is in it",
  );
  await accessible(juror, "the list of keys");
  // A key that is read about is not one that is pressed.
  await juror.keyboard.press("n");
  assert.ok(juror.url().endsWith(link));
  await juror.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await focusedStep(juror), "0 6");
  // Off, here and on the next page; arrows, Enter and Space stay.
  await juror.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  await list.getByLabel(/^Use the keys of one character/).press(" ");
  await juror.keyboard.press("Escape");
  await juror.reload();
  await juror.waitForLoadState("networkidle");
  const stood = await marks(juror);
  await step.focus();
  for (const key of ["3", "?", "n"]) await juror.keyboard.press(key);
  assert.deepEqual(await marks(juror), stood);
  assert.ok(juror.url().endsWith(link) && !(await list.isVisible()));
  await juror.keyboard.press("Enter");
  await eventually(async () => assert.equal((await marks(juror))[0], "6"));
  await juror.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  assert.equal(await list.getByLabel(/^Use the keys of one character/).isChecked(), false);
  await list.getByLabel(/^Use the keys of one character/).press(" ");
  await list.getByRole("button", { name: "Close" }).press("Enter");
  await step.focus();
  await juror.keyboard.press("3");
  await eventually(async () => assert.equal((await marks(juror))[0], "3"));
  calm(juror);
});

for (const javaScriptEnabled of [true, false]) {
  test(`what is sent when the session is over is sent again after signing in, JavaScript ${javaScriptEnabled}`, async () => {
    const juror = await visit(site, { javaScriptEnabled });
    await signIn(juror, "juror-6@jury.example");
    const [link] = await sheets(juror);
    await juror.goto(link);
    await reopen(juror);
    // Unfolded where something was told before.
    const note = juror.getByLabel("What you noticed");
    if (!(await note.isVisible()))
      await juror.locator("summary", { hasText: "Tell the organisers" }).click();
    await juror.locator('form[action$="/flag"] input[value="technical"]').check();
    await note.fill("The first line,\nand a second with <brackets> & more.");
    await juror.context().clearCookies();
    await juror.getByRole("button", { name: "Tell them" }).click();
    await juror.getByRole("heading", { name: "Your session has ended" }).waitFor();
    if (javaScriptEnabled) await accessible(juror, "a session that has ended");
    const [other] = await Promise.all([
      juror.context().waitForEvent("page"),
      juror.getByRole("link", { name: "Sign in in another tab" }).click(),
    ]);
    await other.getByLabel("Mail address").fill("juror-6@jury.example");
    await other.getByLabel("Password").fill(PASSWORD);
    await other.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await other.waitForURL("**/en/desk");
    await juror.getByRole("button", { name: "Send it again" }).click();
    await juror.waitForURL("**?done=flagged");
    await juror.getByText("and a second with <brackets> & more.").first().waitFor();
    if (javaScriptEnabled) calm(juror);
  });
}
