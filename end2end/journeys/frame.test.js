// The frame on a phone: one row, and behind its buttons everything that stands there on a desktop,
// with and without JavaScript.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, fits, leave, signIn, start, visit } from "../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

const PHONE = { width: 390, height: 844 };

/** How high a part of the page is. */
async function height(page, selector) {
  const box = await page.locator(selector).boundingBox();
  return box.height;
}

for (const javaScriptEnabled of [true, false]) {
  test(`the menu and the line of a call open on a phone (JavaScript ${javaScriptEnabled})`, async () => {
    const page = await visit(site, { javaScriptEnabled, viewport: PHONE });
    await signIn(page, "organiser@certamen.example");
    await page.goto("/en/2027/kobe/organise/plan");
    assert.ok((await height(page, ".masthead")) <= 56, "the header is one row");
    assert.ok((await height(page, ".call-line")) <= 49, "the line is one row");
    const menu = page.getByRole("navigation", { name: "Menu" });
    const data = menu.getByRole("link", { name: "Data" });
    assert.ok(!(await data.isVisible()));
    await page.getByRole("button", { name: "Menu" }).click();
    await data.waitFor();
    await page.getByRole("navigation", { name: "Language" }).getByText("日本語").waitFor();
    if (javaScriptEnabled) await accessible(page, "menu, open");
    await fits(page, "menu, open");
    await page.keyboard.press("Escape");
    await data.waitFor({ state: "hidden" });
    const steps = page.getByRole("navigation", { name: "Kobe call" });
    const letters = steps.getByRole("link", { name: "Letters" });
    assert.ok(!(await letters.isVisible()));
    await page.getByRole("button", { name: /^Plan/ }).click();
    await letters.waitFor();
    if (javaScriptEnabled) await accessible(page, "steps, open");
    await fits(page, "steps, open");
    await leave(page, () => letters.click());
    assert.match(page.url(), /\/en\/2027\/kobe\/organise\/letters$/);
    if (javaScriptEnabled) calm(page);
  });
}

test("on a desktop all words stand there, and the keyboard reaches them in order", async () => {
  const page = await visit(site, { viewport: { width: 1440, height: 900 } });
  await signIn(page, "organiser@certamen.example");
  await page.goto("/en/2027/kobe/organise");
  assert.ok(!(await page.getByRole("button", { name: "Menu" }).isVisible()));
  const seen = [];
  for (let presses = 0; presses < 24; presses += 1) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.textContent.trim().split(/\s/)[0]));
  }
  const expected = ["Skip", "Certamen", "The", "Data", "Gallery", "Results", "My"];
  assert.deepEqual(seen.slice(0, expected.length), expected);
  for (const word of ["Kobe", "Overview", "Entries", "Plan", "Publication", "Settings"])
    assert.ok(seen.includes(word), `${word} is not among ${seen}`);
  calm(page);
});
