// What a juror has beside the marks: works of every kind in place, an own order, sentences for the
// team, and a work that leaves the contest.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, eventually, signIn, start, visit } from "../../site.js";
import { reopen, sheets } from "./sheets.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("a PDF is shown on the sheet, by the browser's own viewer", async () => {
  let shown = false;
  for (let number = 1; number <= 6 && !shown; number += 1) {
    const juror = await visit(site);
    await signIn(juror, `juror-${number}@jury.example`);
    for (const link of await sheets(juror)) {
      await juror.goto(link);
      const summary = juror.locator("summary", { hasText: "PDF" });
      if ((await summary.count()) === 0) continue;
      const answer = juror.waitForResponse(
        (response) =>
          response.url().includes("/files/jury/") &&
          response.headers()["content-type"] === "application/pdf",
      );
      await summary.first().click();
      assert.equal((await answer).status(), 200);
      await juror.waitForFunction(() => document.querySelector(".viewers iframe"));
      // The viewer of this browser is an extension's page within the frame; a frame that was
      // refused shows an error's.
      const inner = () => juror.frames().map((frame) => frame.url());
      for (
        let turn = 0;
        turn < 50 && !inner().some((url) => url.startsWith("chrome-extension:"));
        turn += 1
      )
        await juror.waitForTimeout(100);
      assert.ok(
        inner().some((url) => url.startsWith("chrome-extension:")),
        inner().join(" "),
      );
      shown = true;
      break;
    }
    calm(juror);
    await juror.context().close();
  }
  assert.ok(shown, "a work with a PDF");
});

test("an own order is dragged, moved by keyboard, and warns where the marks say otherwise", async () => {
  const juror = await visit(site);
  await signIn(juror, "juror-2@jury.example");
  const links = await sheets(juror);
  // Marks that tell the works apart.
  for (const [place, link] of links.entries()) {
    await juror.goto(link);
    await reopen(juror);
    for (const group of await juror.locator("fieldset.criterion").all())
      await group.locator(`input[value="${9 - place}"]`).check({ force: true });
    await juror.waitForFunction(
      () => [...document.querySelectorAll('input[name^="version-"]')].length > 0,
    );
    await juror
      .locator("[role=status]")
      .getByText(/^Saved/)
      .first()
      .waitFor();
    await juror.reload();
    await eventually(async () =>
      assert.equal(
        await juror.locator("fieldset.criterion input:checked").count(),
        await juror.locator("fieldset.criterion").count(),
      ),
    );
  }
  await juror.goto("/en/2027/kobe/jury");
  await juror.locator("#main").getByRole("link", { name: "My own order" }).click();
  await juror.getByText("The order and your marks agree.").waitFor();
  await accessible(juror, "own order");
  const order = () => juror.locator(".order li a").allTextContents();
  const titles = (await order()).filter((text) => text !== "Side by side");
  // Away from the window's edges, where the page scrolls along.
  await juror.locator(".order").evaluate((list) => list.scrollIntoView({ block: "center" }));
  const grip = await juror.locator(".grip").first().boundingBox();
  const second = await juror.locator(".order li").nth(1).boundingBox();
  await juror.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await juror.mouse.down();
  await juror.mouse.move(grip.x + grip.width / 2, second.y + second.height - 4, { steps: 8 });
  await juror.mouse.up();
  await juror.getByText("contradicts your marks: 1.").waitFor();
  await juror.getByText(/^You gave more to: Entry \d+ \(90\.00\)\./).waitFor();
  await accessible(juror, "own order with a warning");
  await juror.reload();
  assert.equal((await order())[0], titles[1], "the order is kept");
  // By keyboard, and the focus stays with the work that moved.
  await juror
    .locator(".order li")
    .nth(1)
    .getByRole("button", { name: /^One place up/ })
    .press("Enter");
  await juror.getByText("The order and your marks agree.").waitFor();
  await eventually(async () =>
    assert.match(
      await juror.evaluate(
        () => document.activeElement.closest("li")?.querySelector(".rank").textContent ?? "",
      ),
      /^1$/,
    ),
  );
  calm(juror);
});

test("marked sentences stand in what the team reads; a work that is taken out is told on its open sheet", async () => {
  const juror = await visit(site, { viewport: { width: 390, height: 844 } });
  await signIn(juror, "juror-4@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.getByLabel("For the jury").fill("I doubt the source. The map is a joy.");
  await juror.locator("#comments .saved").getByText(/Saved/).waitFor();
  await juror.getByRole("link", { name: "Sentences for the team" }).click();
  await juror.getByLabel("The map is a joy.").check();
  await accessible(juror, "sentences");
  await juror.getByRole("button", { name: "Save the choice" }).click();
  await juror.locator("blockquote").getByText("The map is a joy.").waitFor();
  await juror.getByRole("link", { name: "Back to the sheet" }).click();
  const number = (await juror.locator(".strip b").first().textContent()).replace(/\D/g, "");

  const organiser = await visit(site);
  await signIn(organiser, "organiser@certamen.example");
  await organiser.goto(`/en/2027/kobe/organise/entries/${number}`);
  await accessible(organiser, "an entry for its organisers");
  await organiser.locator("summary", { hasText: "Remove from the contest" }).click();
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.locator("#kind").getByText("This is needed.").waitFor();
  await accessible(organiser, "an exclusion without its kind");
  await organiser.locator('input[name="kind"][value="disqualified"]').check();
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.locator("#reason-problem").waitFor();
  await accessible(organiser, "an exclusion without a reason");
  await organiser.getByLabel("Reason, as the team will read it").fill("Rule 4.");
  await organiser.getByRole("button", { name: "Remove from the contest" }).click();
  await organiser.getByText("The entry is out of the contest.").waitFor();
  await accessible(organiser, "an entry that is out");

  // The page is still open in the juror's hand: what is chosen now is told to be saved nowhere.
  await juror.locator("fieldset.criterion").first().locator("input").nth(3).check({ force: true });
  await juror.getByText("Nothing more is saved here").first().waitFor();
  await juror.goto(link);
  await juror.getByText("This entry is no longer in the contest").waitFor();
  await accessible(juror, "a work that is out, for its juror");
  calm(organiser);
});
