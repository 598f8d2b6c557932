// From the criteria to the minutes and the letters, as an organiser and a team.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, fits, leave, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("an organiser sees what a weight does, meets with the jury, and writes to the teams", async () => {
  const organiser = await visit(site);
  await signIn(organiser, "organiser@certamen.example");
  await organiser.goto("/en/2027/kobe/organise/criteria");
  for (const summary of await organiser.locator("summary").all()) await summary.click();
  await accessible(organiser, "criteria, all open");
  await organiser.getByLabel("Weight in per cent").first().fill("lots");
  await organiser.getByRole("button", { name: "Check and save" }).click();
  await organiser.getByText("A number between 0 and 100, please.").first().waitFor();
  await accessible(organiser, "criteria, refused");
  await organiser.getByLabel("Weight in per cent").first().fill("60");
  await organiser.getByRole("button", { name: "Check and save" }).click();
  await organiser.getByRole("heading", { name: "What the change does" }).waitFor();
  await accessible(organiser, "effect of a change");
  await leave(organiser, () =>
    organiser.getByRole("button", { name: "Change the criteria" }).click(),
  );
  assert.equal(await organiser.getByLabel("Weight in per cent").first().inputValue(), "60");

  await organiser.goto("/en/2027/kobe/organise/reminders");
  await organiser.getByText("Sheets to go: Kobe call").first().click();
  await accessible(organiser, "reminders");
  await organiser.getByRole("button", { name: "Send the reminders" }).click();
  await organiser.getByText("The reminders were sent.").waitFor();

  await organiser.goto("/en/2025/kobe/organise/meeting");
  await leave(organiser, () => organiser.getByRole("button", { name: "Open the meeting" }).click());
  for (const box of await organiser.locator('form[action$="/presence"] input[type=checkbox]').all())
    await box.check();
  await organiser.locator('form[action$="/presence"] button').click();
  await organiser.getByText(/^Present: /).waitFor();
  await organiser.getByLabel("Abstentions").fill("9");
  await organiser.locator('form[action$="/vote"] button').click();
  await organiser.getByText("no more of them than jurors who are here: 6").first().waitFor();
  await accessible(organiser, "meeting, refused");
  await organiser.getByLabel("Something to note").fill("The jury thanks the teams.");
  // The vote is saved nowhere: that is said once before another form takes it along.
  await organiser.locator('form[action$="/note"] button').click();
  await organiser.getByText("changes that are not saved").waitFor();
  await accessible(organiser, "meeting, a vote that is not saved");
  await leave(organiser, () => organiser.locator('form[action$="/note"] button').click());
  await organiser.getByRole("button", { name: "Close the meeting" }).click();
  await organiser.getByText("The meeting was closed.").waitFor();
  await accessible(organiser, "meeting, closed");
  const pdf = await organiser.request.get("/en/2025/kobe/organise/meeting/minutes.pdf?language=ca");
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");

  await organiser.goto("/en/2025/kobe/organise/letters");
  await accessible(organiser, "letters");
  await organiser.locator("summary", { hasText: "Send 6 letters" }).click();
  await organiser.getByRole("button", { name: "Send the letters" }).click();
  await organiser.getByText("The letters were sent.").waitFor();
  calm(organiser);

  const team = await visit(site, {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
    locale: "ja-JP",
  });
  await signIn(team, "team-7@studio-7.example");
  await team.goto("/en/2025/kobe/team");
  await team.goto(await team.locator('a[href*="/entry/"]').first().getAttribute("href"));
  await team.getByRole("link", { name: "What the jury says" }).click();
  await team.getByRole("heading", { name: "What jurors wrote to you" }).waitFor();
  await accessible(team, "letter on a phone");
  await fits(team, "letter");
  await team.goto(team.url().replace("/en/", "/ja/"));
  await accessible(team, "letter in Japanese");
  calm(team);
});
