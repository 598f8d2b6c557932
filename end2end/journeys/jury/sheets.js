// How a journey finds and opens a juror's sheets.

import assert from "node:assert/strict";

import { leave } from "../../site.js";

/** The addresses of a juror's sheets. */
export async function sheets(page) {
  await page.goto("/en/2027/kobe/jury");
  const links = await page
    .locator("tbody a")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  // One of three may have left the contest in an earlier test.
  assert.ok(links.length >= 2);
  return links;
}

/** Opens a sheet that is finished. */
export async function reopen(page) {
  const again = page.getByRole("button", { name: "Open the sheet again" });
  if (await again.count()) await leave(page, () => again.click());
}

/** Opens the first sheet that is still to do. */
export async function openSheet(page) {
  await page.goto("/en/2027/kobe/jury");
  const row = page.locator("tbody tr", { hasText: "To do" }).first();
  await row.getByRole("link").click();
  await page.waitForLoadState("networkidle");
}
