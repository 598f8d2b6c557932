// Each role walks its way in a browser, with JavaScript and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { calm, eventually, leave, signIn, start, visit } from "../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#00649b"/></svg>';

async function newAccount(page, mail) {
  await page.goto("/en/sign-up");
  await page.getByLabel("Name", { exact: true }).fill("Journey Person");
  await page.getByLabel("Mail address").fill(mail);
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.waitForURL("**/en/sign-in?done=mailed");
  await page.goto("/en/mails");
  const link = await page
    .locator("article", { hasText: mail })
    .first()
    .getByRole("link")
    .first()
    .getAttribute("href");
  await page.goto(new URL(link).pathname);
  await page.getByLabel("Password").fill("a rather long phrase");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL("**/en/desk?done=verified");
}

async function handIn(page, javascript) {
  await page.goto("/en/2027/barcelona");
  if (javascript) {
    await page
      .locator("[data-timer]")
      .getByText(/^14 d \d\d:\d\d:\d\d left$/)
      .waitFor();
    // The browser keeps UTC, which stands there already: it is not told twice.
    assert.ok(!(await page.locator("[data-local]").first().isVisible()));
  }
  await page.getByRole("link", { name: "Take part" }).click();
  await page.getByLabel("Team name").fill(`Journey Team ${javascript}`);
  await page.getByRole("button", { name: "Create the team" }).click();
  await page.getByRole("link", { name: "Open the entry" }).click();
  await page.locator("#title-en").fill("A journey");
  await page.locator("#summary-en").fill("From the draft to the receipt.");
  await page.locator("#alternative-en").fill("A blue field.");
  await page.getByLabel("Main topic").selectOption("SDG11");
  await page.locator('input[name="datasets"]').first().check();
  await page.getByLabel("Licence", { exact: true }).selectOption("CC-BY-4.0");
  if (javascript) {
    await page.locator(".saved").getByText("Saved", { exact: true }).waitFor();
    await page.reload();
    assert.equal(
      await page.locator("#title-en").inputValue(),
      "A journey",
      "the draft saved itself",
    );
  } else {
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**?done=saved");
  }
  const upload = async (kind, label, file) => {
    await page.locator(`#file-${kind}`).setInputFiles(file);
    const form = page.locator(".upload", { hasText: label });
    await form.getByRole("button", { name: "Upload" }).click();
    // With JavaScript the page stays, and with it what is being typed.
    await (javascript
      ? form.getByRole("status").getByText("The file is in your draft.").waitFor()
      : page.waitForURL("**?done=uploaded"));
  };
  await upload("cover", "Cover picture", {
    name: "cover.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(PICTURE),
  });
  if (javascript) {
    await refusedUploads(page);
  }
  await upload("work", "File of the entry", {
    name: "data.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("a,b\n1,2\n"),
  });
  const address = page.url().split("?")[0];
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.waitForURL("**/receipt/1?done=handed-in");
  await page
    .locator("main")
    .getByText(/SHA-256/)
    .first()
    .waitFor();
  // What is typed in the last moment is handed in, however fast the button is pressed.
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  for (const [receipt, title] of [
    [2, "A journey, to its end"],
    [3, "A journey, and back"],
  ]) {
    await page.locator("#title-en").pressSequentially(".", { delay: 10 });
    if (receipt === 3 && javascript) {
      // A save is on its way while the button is pressed.
      await page.waitForTimeout(1_200);
    }
    await page.locator("#title-en").fill(title);
    await page.getByRole("button", { name: "Hand in again" }).click();
    await page.waitForURL(`**/receipt/${receipt}?done=handed-in`);
    await page.locator("main").getByText(title).first().waitFor();
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("#title-en").inputValue(), title);
    await page.getByText(`Receipt ${receipt} is handed in. You can change`).waitFor();
  }
  if (javascript) {
    await page.locator("#title-en").fill("A journey, and more");
    await page.getByText("Receipt 3 is handed in. You have changed something since").waitFor();
    await page
      .locator(".saved")
      .getByText("Saved in your draft. Receipt 3 is what is handed in")
      .waitFor();
  }
}

async function refusedUploads(page) {
  await page.locator("#title-en").fill("A journey, being typed");
  await page
    .locator("#file-work")
    .setInputFiles({ name: "open.csv", mimeType: "text/csv", buffer: Buffer.from('a,b\n1,"2\n') });
  await page
    .locator(".upload", { hasText: "File of the entry" })
    .getByRole("button", { name: "Upload" })
    .click();
  await page.locator("#upload-problem").getByText("Line 2, column 1").waitFor();
  await eventually(async () =>
    assert.ok(
      await page
        .locator("#upload-problem")
        .evaluate((problem) => problem === document.activeElement),
      "the problem takes the focus",
    ),
  );
  assert.equal(await page.locator("#title-en").inputValue(), "A journey, being typed");
  // Too large: told before it is sent.
  await page.locator("#file-work").evaluate((input) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50_000_001)], "large.csv"));
    input.files = files.files;
  });
  const form = page.locator(".upload", { hasText: "File of the entry" });
  await form.getByRole("button", { name: "Upload" }).click();
  await form.getByRole("status").getByText("at most 50.0 MB").waitFor();
  await page.locator("#title-en").fill("A journey");
  await page.locator(".saved").getByText("Saved", { exact: true }).waitFor();
}

test("a draft that could not be sent comes back in another tab", async () => {
  const page = await visit(site);
  await signIn(page, "team-1@studio-1.example");
  await page.goto("/en/2027/barcelona/team");
  await page.getByRole("link", { name: "Open the entry" }).click();
  await page.waitForLoadState("networkidle");
  const address = page.url();
  await page.context().route("**/api/save_draft", (route) => route.abort());
  await page.locator("#summary-en").fill("Typed while the server was away.");
  await page.locator(".saved").getByText("No connection").waitFor();
  await page.close();
  const again = await page.context().newPage();
  await again.context().unroute("**/api/save_draft");
  await again.goto(address);
  await again
    .locator(".saved")
    .getByText(/^Saved/)
    .waitFor();
  assert.equal(await again.locator("#summary-en").inputValue(), "Typed while the server was away.");
  await again.reload();
  assert.equal(
    await again.locator("#summary-en").inputValue(),
    "Typed while the server was away.",
    "it is on the server",
  );
});

test("a team registers, drafts and hands in", async () => {
  const page = await visit(site);
  await newAccount(page, "journey@example.org");
  await handIn(page, true);
  calm(page);
});

test("a team does the same without JavaScript", async () => {
  const page = await visit(site, { javaScriptEnabled: false });
  await newAccount(page, "plain@example.org");
  await handIn(page, false);
});

async function openSheet(page) {
  await page.goto("/en/2027/kobe/jury");
  const row = page.locator("tbody tr", { hasText: "To do" }).first();
  await row.getByRole("link").click();
  await page.waitForLoadState("networkidle");
}

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

for (const javaScriptEnabled of [true, false]) {
  test(`an organiser decides and publishes, and a visitor sees it (JavaScript ${javaScriptEnabled})`, async () => {
    const page = await visit(site, { javaScriptEnabled });
    const visitor = await visit(site, { javaScriptEnabled });
    await signIn(page, "organiser@certamen.example");
    await page.goto("/en/2027/kobe/organise/ranking");
    for (const box of await page.locator('input[name="finalist"]').all()) await box.check();
    // The jury falls into parts as long as most sheets are open.
    const apart = page
      .locator("#finalists")
      .getByLabel(
        "I choose these finalists although the jury falls into parts that nothing compares.",
      );
    if (await apart.count()) await apart.check();
    await page.getByRole("button", { name: "Save the finalists" }).click();
    await page.waitForURL("**?done=saved");
    const award = page.locator("form.card", { hasText: "Kobe Prize" });
    await award.getByText("Choose the entries").click();
    await award.locator('input[name="entry"]').first().setChecked(true);
    const reason = award.getByRole("group", { name: "Reason, published with the award" });
    await reason.getByLabel("English").fill("Because it is clear.");
    await award.getByRole("button", { name: "Record the decision" }).click();
    await page.waitForURL("**?done=decided");
    await visitor.goto("/en/2027/results");
    assert.doesNotMatch(await visitor.locator("main").innerText(), /Because it is clear/);
    for (const stage of ["Finalists", "Awards"]) {
      const row = page.locator(".lines li", { hasText: stage });
      await row.getByText("Publish", { exact: true }).first().click();
      // What is open is named, and asked about.
      const confirmation = row.locator('input[name="confirmed"]');
      if (await confirmation.count()) await confirmation.check();
      await row.getByRole("button", { name: `Publish: ${stage}` }).click();
      await page.waitForURL("**?done=published");
      await page.goto("/en/2027/kobe/organise/ranking");
    }
    await visitor.reload();
    assert.match(await visitor.locator("main").innerText(), /Because it is clear/);
    await visitor.getByRole("link", { name: "Gallery" }).first().click();
    await visitor.locator(".gallery a").first().click();
    await visitor.locator(".plate img").waitFor();
    // Back to where the demo began, for the next run.
    const row = page.locator(".lines li", { hasText: "Finalists" });
    await row.getByText("Take back", { exact: true }).first().click();
    await row.getByRole("button", { name: "Take back: Finalists" }).click();
    await page.waitForURL("**?done=unpublished");
    if (javaScriptEnabled) {
      calm(page);
      calm(visitor);
    }
  });
}

test("the data page shows a chart for a chosen area", async () => {
  const page = await visit(site);
  await page.goto("/en/data/population-example");
  await page.getByLabel("Area").selectOption({ label: "Nou Barris" });
  await page.getByRole("button", { name: "Draw" }).click();
  await page.waitForURL("**area=district-08**");
  const picture = page.locator("figure.chart img");
  await eventually(async () =>
    assert.match(
      await picture.getAttribute("alt"),
      /Population pyramid of Nou Barris: 174,\d\d\d people/,
    ),
  );
  // The address changes before the picture has arrived.
  await eventually(async () =>
    assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0)),
  );
  calm(page);
});
