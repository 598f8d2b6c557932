// A team from its registration to the receipts of what it handed in, with JavaScript and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { calm, eventually, signIn, start, visit } from "../../site.js";

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
