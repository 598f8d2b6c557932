// The jury from the plan to the final by pairs, as its organiser and as a juror on a phone.

import { after, before, test } from "node:test";

import { accessible, calm, fits, leave, signIn, start, visit } from "../../site.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("an organiser plans, reads why, and opens the final; a juror tells of a problem and compares on a phone", async () => {
  const organiser = await visit(site);
  await signIn(organiser, "organiser@certamen.example");
  await organiser.goto("/en/2027/kobe/organise/plan");
  await organiser.getByLabel("Jurors per entry").fill("5");
  await organiser.getByRole("button", { name: "Propose a plan" }).click();
  await organiser.getByText("An open plan: none of it is active yet.").waitFor();
  await accessible(organiser, "open plan");
  await organiser.locator("details > summary", { hasText: "Change" }).first().click();
  await accessible(organiser, "open plan, changing an entry");
  await organiser.getByRole("button", { name: "Activate the plan" }).click();
  await organiser.getByText("What you see is active.").waitFor();

  const juror = await visit(site, { viewport: { width: 390, height: 844 } });
  await signIn(juror, "juror-3@jury.example");
  await juror.goto("/en/2027/kobe/jury");
  await juror.goto(
    await juror
      .locator('#main a[href*="/jury/"]')
      .filter({ hasNotText: "Conflicts" })
      .first()
      .getAttribute("href"),
  );
  await juror.locator("summary", { hasText: "Tell the organisers" }).click();
  await juror.locator('form[action$="/flag"] input[value="technical"]').check();
  await juror.getByLabel("What you noticed").fill("The map has no legend.");
  await accessible(juror, "flag");
  await juror.getByRole("button", { name: "Tell them" }).click();
  await juror.getByText("Waits for an answer.").waitFor();

  await organiser.goto("/en/2027/kobe/organise");
  await organiser.getByText("The map has no legend.").waitFor();
  await organiser.getByLabel("Answer to the juror").fill("The team was asked.");
  await organiser.getByRole("button", { name: "Answer" }).click();
  await juror.reload();
  await juror.getByText("The team was asked.").waitFor();

  await organiser.goto("/en/2025/kobe/organise/ranking");
  await organiser.locator("tbody a").first().click();
  await organiser.getByRole("heading", { name: /^Why entry \d+ is ranked 1$/ }).waitFor();
  await organiser.getByRole("columnheader", { name: "Severity" }).waitFor();

  // Without finalists it is refused, in words.
  await organiser.goto("/en/2027/kobe/organise/pairs");
  await organiser.getByRole("button", { name: "Open the final by pairs" }).click();
  await organiser.getByText("A final by pairs takes 2 to 30 finalists").waitFor();
  await organiser.goto("/en/2027/kobe/organise/ranking");
  for (const box of await organiser.locator('input[name="finalist"]').all()) await box.check();
  const apart = organiser
    .locator("#finalists")
    .getByLabel(
      "I choose these finalists although the jury falls into parts that nothing compares.",
    );
  if (await apart.count()) await apart.check();
  await leave(organiser, () =>
    organiser.getByRole("button", { name: "Save the finalists" }).click(),
  );
  await organiser.goto("/en/2027/kobe/organise/pairs");
  await organiser.getByRole("button", { name: "Open the final by pairs" }).click();
  await organiser.getByRole("button", { name: "Close the final by pairs" }).waitFor();

  await juror.goto("/en/2027/kobe/jury/pairs");
  await accessible(juror, "pairs on a phone");
  await fits(juror, "pairs on a phone");
  if (process.env.CERTAMEN_PICTURES) {
    await juror.screenshot({ path: `${process.env.CERTAMEN_PICTURES}/juror-phone-pairs.png` });
  }
  await juror.getByRole("button", { name: "Neither is better" }).click();
  await juror.getByText(/^1 of \d+ pairs decided/).waitFor();
  await juror.getByRole("button", { name: "Take the last choice back" }).click();
  await juror.getByText(/^0 of \d+ pairs decided/).waitFor();
  await juror
    .getByRole("button", { name: /is better$/ })
    .first()
    .click();
  await juror.getByText(/^1 of \d+ pairs decided/).waitFor();
  // What the jury does is seen without a reload.
  await organiser.getByRole("heading", { name: "Ranking" }).waitFor();
  await organiser
    .locator("#pairs-coverage")
    .getByText(/^1 \/ \d+$/)
    .waitFor();
  await accessible(organiser, "pairs' ranking");
  if (process.env.CERTAMEN_PICTURES) {
    await organiser.screenshot({
      path: `${process.env.CERTAMEN_PICTURES}/organiser-desktop-pairs-ranking.png`,
      fullPage: true,
    });
  }
  calm(organiser);
  calm(juror);
});
