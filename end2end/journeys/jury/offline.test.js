// A juror without a network for an hour.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, eventually, fits, leave, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("a sheet goes on without the network for an hour and sends everything when it returns", async () => {
  const juror = await visit(site);
  await juror.clock.install();
  await signIn(juror, "juror-4@jury.example");
  await juror.goto("/en/2027/kobe/jury");
  await juror.locator("summary", { hasText: "sheets are not finished" }).click();
  await accessible(juror, "dashboard, what is missing");
  await juror.goto(await juror.locator('details a[href*="/jury/"]').first().getAttribute("href"));
  await juror.locator("summary", { hasText: /^Show File 1/ }).click();
  await accessible(juror, "sheet, a file in place");
  const group = juror.locator("fieldset.criterion");
  await juror.context().setOffline(true);
  for (let criterion = 0; criterion < 4; criterion += 1) {
    await group
      .nth(criterion)
      .getByRole("radio")
      .nth(8 - criterion)
      .check();
    // A quarter of an hour goes by with every mark; the sheet tries again all the while.
    await juror.clock.runFor(15 * 60 * 1000);
  }
  await juror
    .getByText(/waits|kept in this browser/i)
    .first()
    .waitFor();
  await juror.context().setOffline(false);
  await juror.clock.runFor(10 * 1000);
  await juror
    .getByText(/^Saved/)
    .first()
    .waitFor();
  await juror.reload();
  for (let criterion = 0; criterion < 4; criterion += 1) {
    await eventually(async () =>
      assert.ok(
        await group
          .nth(criterion)
          .getByRole("radio")
          .nth(8 - criterion)
          .isChecked(),
        `criterion ${criterion}`,
      ),
    );
  }
  await juror.goto(`${juror.url().split("?")[0]}/beside`);
  await leave(juror, () => juror.getByRole("button", { name: "Show" }).click());
  await accessible(juror, "side by side");
  await juror.setViewportSize({ width: 390, height: 844 });
  await fits(juror, "side by side on a phone");
  calm(juror);
});
