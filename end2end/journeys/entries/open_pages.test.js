// Pages that are open while organisers change the deadline of a team, and pause a call.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, fits, signIn, start, visit } from "../../site.js";
import { openSheet } from "../jury/sheets.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

// An open page asks every fifteen seconds.
const SOON = { timeout: 25_000 };
const REASON = "The data portal does not answer.";

async function pause(organiser, call) {
  await organiser.goto(`/en/2027/${call}/organise/pause`);
  await organiser.locator("#reason-en").fill(REASON);
  await organiser.getByRole("button", { name: "Pause the call" }).click();
  await organiser.waitForURL("**?done=paused");
}

async function resume(organiser, call) {
  await organiser.goto(`/en/2027/${call}/organise/pause`);
  await organiser.locator("#minutes").fill("0");
  await organiser.getByRole("button", { name: "Let the call continue" }).click();
  await organiser.waitForURL("**?done=resumed");
}

test("a team's open page learns of its deadline and of a pause, and so does a juror's", async () => {
  const [organiser, team, juror] = await Promise.all([visit(site), visit(site), visit(site)]);
  await signIn(organiser, "organiser@certamen.example");
  await signIn(team, "team-1@studio-1.example");
  await signIn(juror, "juror-1@jury.example");
  await team.goto("/en/2027/barcelona/team");
  await team.getByRole("link", { name: "Open the entry" }).click();
  await team.locator("[data-timer]").getByText(/left$/).waitFor();
  await openSheet(juror);

  const number = (await team.locator("main").innerText()).match(/Entry (\d+)/)[1];
  await organiser.goto(`/en/2027/barcelona/organise/entries/${number}/deadline`);
  await organiser.locator("#ends").fill("2027-05-29T08:00");
  await organiser.locator("#reason").fill("The library was flooded.");
  await organiser.getByRole("button", { name: "Set this deadline" }).click();
  await organiser.waitForURL("**?done=extended");
  await accessible(organiser, "the deadline of a team");
  await fits(organiser, "the deadline of a team");
  await team.locator("time", { hasText: "Saturday 29 May 2027, 08:00" }).waitFor(SOON);
  await team.locator("[data-note]").getByText("The deadline was moved").waitFor();

  await pause(organiser, "barcelona");
  await pause(organiser, "kobe");
  await accessible(organiser, "a call that is paused");
  await fits(organiser, "a call that is paused");
  for (const page of [team, juror]) {
    await page.locator("[data-pause]").getByText(REASON).waitFor(SOON);
  }
  // Nothing runs out meanwhile, and what is typed is kept.
  await team.locator("[data-timer]").waitFor({ state: "hidden" });
  await team.locator("#title-en").fill("Typed in a pause");
  await team.locator(".saved").getByText("Saved", { exact: true }).waitFor();
  await juror.locator("fieldset.criterion").first().getByRole("radio").nth(5).check();
  await juror
    .getByText(/^Saved/)
    .first()
    .waitFor();

  await resume(organiser, "barcelona");
  await resume(organiser, "kobe");
  for (const page of [team, juror]) {
    await page.locator("[data-pause]").waitFor({ state: "hidden", ...SOON });
  }
  await team.locator("[data-timer]").waitFor();
  assert.equal(await team.locator("#title-en").inputValue(), "Typed in a pause");
  for (const page of [organiser, team, juror]) calm(page);
});
