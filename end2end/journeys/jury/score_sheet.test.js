// A juror's sheet: marks and comments that save themselves, in two tabs, without JavaScript, and
// when the session is over.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, eventually, leave, PASSWORD, signIn, start, visit } from "../../site.js";
import { openSheet, reopen, sheets } from "./sheets.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("a juror marks by click and key, goes offline, and loses nothing", async () => {
  const page = await visit(site);
  await signIn(page, "juror-2@jury.example");
  await openSheet(page);
  const saving = page.locator("#saving");
  const groups = page.locator("fieldset.criterion");
  await groups.nth(0).getByLabel("7", { exact: true }).check();
  await saving.getByText(/^Saved \d\d:\d\d:\d\d \(Kobe time\)/).waitFor();
  // Keys: a digit marks the criterion in focus.
  await groups.nth(1).getByLabel("0", { exact: true }).focus();
  await page.keyboard.press("8");
  await saving.getByText(/^Saved/).waitFor();
  await eventually(async () =>
    assert.ok(await groups.nth(1).getByLabel("8", { exact: true }).isChecked()),
  );
  // Offline: the mark waits in the browser and is sent when the network returns.
  await page.context().setOffline(true);
  await groups.nth(2).getByLabel("5", { exact: true }).check();
  await saving.getByText("No connection").waitFor();
  await groups.nth(2).getByLabel("6", { exact: true }).check();
  await page.context().setOffline(false);
  await saving.getByText(/^Saved/).waitFor({ timeout: 15_000 });
  await page.reload();
  await eventually(async () =>
    assert.ok(
      await page.locator("fieldset.criterion").nth(2).getByLabel("6", { exact: true }).isChecked(),
      "the newest choice was kept",
    ),
  );
  calm(page);
});

test("comments save themselves, and of two versions the juror chooses", async () => {
  const page = await visit(site);
  await signIn(page, "juror-5@jury.example");
  await openSheet(page);
  const [team, saved] = [
    (of) => of.getByLabel("For the team, after publication"),
    (of) => of.locator("#comments .saved"),
  ];
  await team(page).fill("A clear question.");
  await saved(page).getByText("Saved", { exact: true }).waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForLoadState("networkidle");
  assert.equal(await team(other).inputValue(), "A clear question.");
  const answered = page.waitForResponse("**/api/save_comments");
  await team(page).fill("A clear question, well answered.");
  await answered;
  await team(other).fill("Something else.");
  await saved(other).getByText("Somebody else, or another tab").waitFor();
  assert.equal(await team(other).inputValue(), "Something else.", "what was typed is still there");
  await leave(other, () =>
    other.getByRole("button", { name: "Discard mine and take the other version" }).click(),
  );
  await other.waitForLoadState("networkidle");
  await eventually(async () =>
    assert.equal(await team(other).inputValue(), "A clear question, well answered."),
  );
  const saidMore = page.waitForResponse("**/api/save_comments");
  await team(page).fill("A clear question, and more.");
  await saidMore;
  await team(other).fill("Mine after all.");
  await other.getByRole("button", { name: "Save my version" }).click();
  await saved(other).getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  assert.equal(await team(page).inputValue(), "Mine after all.");
});

test("two tabs of one juror: the stale one is told and nothing is lost", async () => {
  const page = await visit(site);
  await signIn(page, "juror-3@jury.example");
  await openSheet(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForLoadState("networkidle");
  await page.locator("fieldset.criterion").first().getByLabel("4", { exact: true }).check();
  await page
    .locator("#saving")
    .getByText(/^Saved/)
    .waitFor();
  // A click, not a check: the answer may bring the other tab's mark back before anybody looks.
  await other.locator("fieldset.criterion").first().getByLabel("9", { exact: true }).click();
  const criterion = (
    await other
      .locator("fieldset.criterion legend")
      .first()
      .evaluate((legend) => legend.firstChild.textContent)
  ).trim();
  await other
    .locator("#saving")
    .getByText(`${criterion}: another tab or device had saved 4, which is shown. You had chosen 9.`)
    .waitFor();
  await eventually(async () =>
    assert.ok(
      await other
        .locator("fieldset.criterion")
        .first()
        .getByLabel("4", { exact: true })
        .isChecked(),
      "what stands there is shown",
    ),
  );
  // What was chosen is offered again.
  await other.getByRole("button", { name: `Take 9 for ${criterion}` }).click();
  await other
    .locator("#saving")
    .getByText(/^Saved .*: 9$/)
    .waitFor();
  await other.reload();
  await eventually(async () =>
    assert.ok(
      await other
        .locator("fieldset.criterion")
        .first()
        .getByLabel("9", { exact: true })
        .isChecked(),
      "the choice was saved on top",
    ),
  );
  calm(page);
});

test("a juror scores without JavaScript", async () => {
  const page = await visit(site, { javaScriptEnabled: false });
  await signIn(page, "juror-4@jury.example");
  await openSheet(page);
  const address = page.url();
  for (const group of await page.locator("fieldset.criterion").all()) {
    await group.getByLabel("7", { exact: true }).check();
  }
  await page.getByLabel("For the team, after publication").fill("Plain and good.");
  await page.getByRole("button", { name: "Finish the sheet" }).click();
  await page.waitForURL("**done=finished");
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sheet again" }).waitFor();
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
