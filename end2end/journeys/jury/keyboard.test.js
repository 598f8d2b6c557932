// The sheet by keyboard alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accessible, calm, eventually, signIn, start, visit } from "../../site.js";
import { reopen, sheets } from "./sheets.js";

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

/** The step that has the focus, as "criterion step"; empty where none has. */
const focusedStep = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const groups = [...document.querySelectorAll("fieldset.criterion")];
    return at?.matches("fieldset.criterion input[type=radio]")
      ? `${groups.indexOf(at.closest("fieldset"))} ${at.value}`
      : "";
  });

/** The marks that stand, one a criterion. */
const marks = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("fieldset.criterion")].map(
      (group) => group.querySelector("input:checked")?.value ?? "-",
    ),
  );

test("the sheet by keyboard alone: the focus marks nothing, Enter gives what has it, digits count where it is", async () => {
  const juror = await visit(site);
  await signIn(juror, "juror-3@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.waitForLoadState("networkidle");
  const saves = [];
  juror.on(
    "request",
    (request) => request.url().includes("/api/save_mark") && saves.push(request.url()),
  );
  const first = juror.locator("fieldset.criterion").first();
  const at = async (step) =>
    eventually(async () => assert.equal(await focusedStep(juror), `0 ${step}`));
  const stands = async (mark) =>
    eventually(async () => assert.equal((await marks(juror))[0], mark));
  await first.getByLabel("4", { exact: true }).focus();
  // Whatever stood there: one of the two is another.
  for (const key of ["3", "4"]) await juror.keyboard.press(key);
  await stands("4");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 4$/)
    .waitFor();
  saves.length = 0;
  // Every change of what is heard from here on.
  await juror.evaluate(() => {
    window.heard = [];
    const status = document.querySelector("#saving [role=status]");
    new MutationObserver(() => status.textContent && window.heard.push(status.textContent)).observe(
      status,
      { childList: true, characterData: true, subtree: true },
    );
  });
  // Looking around: the arrows move the focus and save nothing, and stop at the ends.
  for (const key of ["ArrowRight", "ArrowDown", "ArrowRight"]) await juror.keyboard.press(key);
  await at(7);
  await juror.keyboard.press("ArrowLeft");
  await juror.keyboard.press("ArrowUp");
  await at(5);
  for (let turn = 0; turn < 7; turn += 1) await juror.keyboard.press("ArrowLeft");
  await at(0);
  assert.deepEqual([(await marks(juror))[0], saves.length], ["4", 0]);
  // Enter gives the step that has the focus; a mark that stands stays, and is not saved again.
  await juror.keyboard.press("ArrowRight");
  await juror.keyboard.press("Enter");
  await stands("1");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 1$/)
    .waitFor();
  await juror.keyboard.press("Enter");
  await juror.keyboard.press("1");
  assert.deepEqual([(await marks(juror))[0], saves.length], ["1", 1]);
  // Space too; a 1 and then a 0 is 10, and a 0 alone is 0.
  await juror.keyboard.press("ArrowRight");
  await juror.keyboard.press(" ");
  await stands("2");
  await juror.keyboard.press("1");
  await juror.keyboard.press("0");
  await stands("10");
  await at(10);
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 10$/)
    .waitFor();
  await juror.keyboard.press("0");
  await stands("0");
  await juror
    .locator("#saving")
    .getByText(/^Saved .*: 0$/)
    .waitFor();
  const heard = await juror.evaluate(() => window.heard);
  assert.ok(
    heard.length <= saves.length && heard.every((text) => text.startsWith("Saved ")),
    heard.join(" | "),
  );
  // What is composed by an input method is no key.
  await first.evaluate((group) =>
    group
      .querySelector("input:checked")
      .dispatchEvent(new KeyboardEvent("keydown", { key: "7", bubbles: true, isComposing: true })),
  );
  assert.equal((await marks(juror))[0], "0");
  // Where no mark has the focus, digits mark nothing and the arrows scroll.
  await juror.evaluate(() => document.activeElement.blur());
  const before = saves.length;
  for (const key of ["8", "3", "Enter"]) await juror.keyboard.press(key);
  const top = await juror.evaluate(() => window.scrollY);
  for (let turn = 0; turn < 3; turn += 1) await juror.keyboard.press("ArrowDown");
  await eventually(async () => assert.ok((await juror.evaluate(() => window.scrollY)) > top));
  assert.equal(saves.length, before);
  await juror.reload();
  await eventually(async () => assert.equal((await marks(juror))[0], "0"));
  calm(juror);
});

test("the list of keys opens where it is seen, keeps the focus, and turns the keys of one character off", async () => {
  const juror = await visit(site, { viewport: { width: 1366, height: 768 } });
  await signIn(juror, "juror-3@jury.example");
  const [link] = await sheets(juror);
  await juror.goto(link);
  await reopen(juror);
  await juror.waitForLoadState("networkidle");
  const list = juror.getByRole("dialog", { name: "Keyboard shortcuts" });
  const step = juror.locator("fieldset.criterion").first().getByLabel("6", { exact: true });
  await step.focus();
  await juror.keyboard.press("?");
  await list.waitFor();
  const box = await list.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 768, JSON.stringify(box));
  assert.ok(
    await list.evaluate((dialog) => dialog.contains(document.activeElement)),
    "the focus is in it",
  );
  await accessible(juror, "the list of keys");
  // A key that is read about is not one that is pressed.
  await juror.keyboard.press("n");
  assert.ok(juror.url().endsWith(link));
  await juror.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  assert.equal(await focusedStep(juror), "0 6");
  // Off, here and on the next page; arrows, Enter and Space stay.
  await juror.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  await list.getByLabel(/^Use the keys of one character/).press(" ");
  await juror.keyboard.press("Escape");
  await juror.reload();
  await juror.waitForLoadState("networkidle");
  const stood = await marks(juror);
  await step.focus();
  for (const key of ["3", "?", "n"]) await juror.keyboard.press(key);
  assert.deepEqual(await marks(juror), stood);
  assert.ok(juror.url().endsWith(link) && !(await list.isVisible()));
  await juror.keyboard.press("Enter");
  await eventually(async () => assert.equal((await marks(juror))[0], "6"));
  await juror.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
  assert.equal(await list.getByLabel(/^Use the keys of one character/).isChecked(), false);
  await list.getByLabel(/^Use the keys of one character/).press(" ");
  await list.getByRole("button", { name: "Close" }).press("Enter");
  await step.focus();
  await juror.keyboard.press("3");
  await eventually(async () => assert.equal((await marks(juror))[0], "3"));
  calm(juror);
});
