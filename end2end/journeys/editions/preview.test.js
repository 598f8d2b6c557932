// A call is looked at as others will see it: the banner stands on every page, in the narrowest
// window too, and one button ends it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, fits, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

for (const [role, choice, path] of [
  ["visitor", "registration-first", "/2027/kobe"],
  ["member", "submission-first", "/entry/preview"],
  ["juror", "screening-first", "/2027/kobe/jury"],
]) {
  test(`a ${role} is previewed`, async () => {
    const page = await visit(site, { viewport: { width: 320, height: 640 } });
    await signIn(page, "organiser@certamen.example");
    await page.goto("/ca/2027/kobe/organise/preview");
    await page.selectOption("#role", role);
    await page.selectOption("#choice", choice);
    await page.locator("main form button").first().click();
    await page.waitForSelector(".onlooker");
    const answer = await page.goto(`/ca${path}`);
    assert.equal(answer.status(), 200, path);
    await page.waitForLoadState("networkidle");
    await accessible(page, `preview ${role} ${path}`);
    await fits(page, path);
    await page.locator(".onlooker form button").click();
    await page.waitForURL(/organise\/preview/);
    assert.equal(await page.locator(".onlooker").count(), 0);
    calm(page);
  });
}
