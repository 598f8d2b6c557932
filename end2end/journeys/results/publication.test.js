// An organiser decides and publishes, and a visitor sees it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { calm, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

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
    await page.getByRole("link", { name: "Publication", exact: true }).last().click();
    for (const stage of ["Finalists", "Awards"]) {
      const row = page
        .locator(".stages > li")
        .filter({ has: page.getByRole("heading", { name: stage }) });
      // As it will look, before anybody sees it.
      await row.getByRole("link", { name: "See how it will look" }).click();
      await page.getByRole("heading", { level: 1, name: `Preview: ${stage}` }).waitFor();
      await page.goBack();
      await row.getByText("Publish", { exact: true }).first().click();
      // What is open is named, and asked about.
      const confirmation = row.locator('form[action$="publication"] input[name="confirmed"]');
      if (await confirmation.count()) await confirmation.check();
      await row.getByRole("button", { name: `Publish: ${stage}` }).click();
      await page.waitForURL("**?done=published");
    }
    await visitor.reload();
    assert.match(await visitor.locator("main").innerText(), /Because it is clear/);
    await visitor.getByRole("link", { name: "Gallery" }).first().click();
    await visitor.locator(".gallery a").first().click();
    await visitor.locator(".plate img").waitFor();
    // Back to where the demo began, for the next run.
    const row = page.locator("#finalists");
    await row.getByText("Take back", { exact: true }).first().click();
    await row.getByRole("button", { name: "Take back: Finalists" }).click();
    await page.waitForURL("**?done=unpublished");
    if (javaScriptEnabled) {
      calm(page);
      calm(visitor);
    }
  });
}
