// The data desk: an organiser prepares a file, overrules a guess and publishes; a team has its own
// file checked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

for (const javaScriptEnabled of [true, false]) {
  const slug = javaScriptEnabled ? "journey" : "journey-plain";
  test(`an organiser prepares, overrules and publishes a data set, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const page = await visit(site, { javaScriptEnabled });
    await signIn(page, "organiser@certamen.example");
    await page.goto("/en/data");
    await page.getByRole("link", { name: "Prepare a data set" }).click();
    await page.getByLabel("Short name").fill(slug);
    await page.getByLabel("Title").fill("Doors of a journey");
    await page.getByLabel("City", { exact: true }).selectOption("barcelona");
    await page.getByLabel("Topic").selectOption("housing");
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "doors.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("Codi_Districte;door;opened\n1;007;01/02/2020\n2;008;31/12/2020\n"),
    });
    await page.getByRole("button", { name: "Prepare" }).click();
    await page.waitForURL(`**/data/${slug}?done=prepared`);
    await page.getByRole("link", { name: "Review the recipe" }).click();
    if (javaScriptEnabled) {
      await accessible(page, "the recipe");
    }
    await page.getByLabel("Name: door").fill("number");
    await page.getByLabel("Type: door").selectOption("integer");
    await page.getByRole("button", { name: "Prepare again" }).first().click();
    await page.waitForURL(`**/data/${slug}/recipe?done=prepared`);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.waitForURL(`**/data/${slug}?done=published`);
    const visitor = await visit(site, { javaScriptEnabled });
    const table = await visitor.request.get(`/data/${slug}/table.csv`);
    assert.equal(
      await table.text(),
      "district,district_name,number,opened\n01,Ciutat Vella,7,2020-02-01\n02,Eixample,8,2020-12-31\n",
    );
    await visitor.goto(`/en/data/${slug}`);
    await visitor.getByRole("link", { name: "opened" }).click();
    await visitor.waitForURL("**sort=opened**");
    if (javaScriptEnabled) {
      calm(page);
      calm(visitor);
    }
  });
}

test("a file that cannot be prepared is kept and says why", async () => {
  const page = await visit(site);
  await signIn(page, "organiser@certamen.example");
  await page.goto("/en/data/new");
  await page.getByLabel("Short name").fill("open-quote");
  await page.getByLabel("Title").fill("An open quotation mark");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "open.csv", mimeType: "text/csv", buffer: Buffer.from('a,b\n1,"2\n') });
  await page.getByRole("button", { name: "Prepare" }).click();
  await page.waitForURL("**/data/open-quote/recipe?done=kept-raw");
  await page.getByText("line 2, column 3").first().waitFor();
  await accessible(page, "a recipe that failed");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "closed.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n") });
  await page.getByRole("button", { name: "Prepare", exact: true }).click();
  await page.waitForURL("**/data/open-quote/recipe?done=prepared");
  calm(page);
});

test("a team has its own data file checked", async () => {
  const page = await visit(site);
  await signIn(page, "team-1@studio-1.example");
  await page.goto("/en/2027/barcelona/team");
  await page.locator('a[href*="/entry/"]').first().click();
  await page.locator("#file-work").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "Codi_Districte,mail\n1,a@example.org\n99,b@example.org\n1,a@example.org\n",
    ),
  });
  const form = page.locator(".upload", { hasText: "File of the entry" });
  await form.getByRole("button", { name: "Upload" }).click();
  await form.getByRole("status").getByText("The file is in your draft.").waitFor();
  await page.reload();
  await page.getByRole("link", { name: "Check the data" }).last().click();
  await page.getByText("Mail addresses: may they be published?").waitFor();
  await page
    .getByText(/\((1|one); rows? 4\)/)
    .first()
    .waitFor();
  await accessible(page, "the check");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download a tidy copy (CSV)" }).click();
  assert.equal((await download).suggestedFilename(), "tidy.csv");
  calm(page);
});
