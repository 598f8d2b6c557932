// Every page as each role: axe in light and dark, desktop and phone, and no violation of the
// policy.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";

import { accessible, calm, fits, signIn, start, visit } from "../site.js";

const ROLES = {
  visitor: {
    mail: null,
    pages: [
      "/",
      "/2027",
      "/2027/barcelona",
      "/2027/kobe",
      "/2025/gallery",
      "/2025/results",
      "/2027/gallery",
      "/2027/results",
      "/data",
      "/data?q=kobe&city=kobe",
      "/data/climate-normals",
      "/data/population-example",
      "/data/accidents-example",
      "/data/kobe-wards",
      "/data/kobe-wards?sort=ward&down=true",
      "/data/barcelona-barris",
      "/data/explore",
      "/data/explore?dataset=barcelona-barris",
      "/data/explore?dataset=accidents-example&kind=week&x=Descripcio_dia_setmana&by=Hora_dia&facet=district",
      "/data/explore?dataset=barcelona-barris&kind=lines&x=Nom_Barri",
      "/sign-in",
      "/sign-up",
      "/link",
      "/reset",
      "/mails",
      "/accessibility",
      "/privacy",
      "/nowhere/at/all",
    ],
  },
  team: {
    mail: "team-1@studio-1.example",
    pages: ["/desk", "/account", "/2027/barcelona/team"],
    follow: [["/2027/barcelona/team", 'a[href*="/entry/"]']],
  },
  juror: {
    mail: "juror-1@jury.example",
    pages: [
      "/desk",
      "/2027/kobe/jury",
      "/2027/kobe/jury/conflicts",
      "/2027/kobe/jury/order",
      "/2025/kobe/jury",
    ],
    follow: [
      ["/2027/kobe/jury", "tbody a"],
      ["/2027/kobe/jury", "tbody a", "/sentences"],
      ["/2027/kobe/jury", "tbody a", "/beside"],
    ],
  },
  organiser: {
    mail: "organiser@certamen.example",
    pages: [
      "/desk",
      "/2027/organisers",
      "/2027/setup/what",
      "/2027/setup/who",
      "/2027/setup/when",
      "/2027/setup/judging",
      "/2027/setup/promise",
      "/2027/opening",
      "/2027/kobe/organise",
      "/2027/kobe/organise/entries",
      "/2027/kobe/organise/entries?q=nothing&state=excluded",
      "/2027/kobe/organise/ranking",
      "/2025/barcelona/organise/ranking",
      "/2025/barcelona/organise/ranking/1",
      "/2027/kobe/organise/publication",
      "/2025/kobe/organise/publication",
      "/2025/kobe/organise/publication/comments",
      "/2027/kobe/organise/jury",
      "/2025/kobe/organise/jury",
      "/2027/kobe/organise/plan",
      "/2027/kobe/organise/pairs",
      "/2027/kobe/organise/calendar",
      "/2027/kobe/organise/pause",
      "/2027/kobe/organise/entries/1/deadline",
      "/2027/kobe/organise/criteria",
      "/2027/kobe/organise/topics",
      "/2027/kobe/organise/awards",
      "/2027/kobe/organise/limits",
      "/2027/kobe/organise/facts",
      "/2027/kobe/organise/preview",
      "/2027/kobe/organise/reminders",
      "/2027/kobe/organise/press",
      "/2025/kobe/embargo",
      "/2027/kobe/organise/entries/1",
      "/2027/kobe/organise/entries/1/receipts/1",
      "/2027/kobe/organise/entries/1/team",
      "/2025/kobe/organise/meeting",
      "/2025/kobe/organise/letters",
      "/2025/kobe/organise/letters/1",
      "/data/new",
      "/data/import",
      "/data/population-example",
      "/data/population-example/recipe",
      "/data/population-example/description",
      "/data",
    ],
  },
  administrator: {
    mail: "administrator@certamen.example",
    pages: [
      "/desk",
      "/editions/new",
      "/editions/new?from=2025",
      "/cities",
      "/cities/import",
      "/people",
      "/jobs",
      "/people?q=juror",
    ],
    follow: [["/people?q=juror-1", "tbody a"]],
  },
};

let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

const pictures = process.env.CERTAMEN_PICTURES;

for (const [role, { mail, pages, follow = [] }] of Object.entries(ROLES)) {
  for (const [colorScheme, viewport, name] of [
    ["light", { width: 1280, height: 860 }, "desktop"],
    ["dark", { width: 390, height: 844 }, "phone"],
  ]) {
    test(`${role}, ${colorScheme}, ${name}`, async () => {
      const page = await visit(site, { colorScheme, viewport });
      if (mail) {
        await signIn(page, mail);
      }
      const look = async (path, language) => {
        await page.waitForLoadState("networkidle");
        await accessible(page, `${role} ${language}${path} ${colorScheme}`);
        await fits(page, path);
        if (pictures) {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({
            path: `${pictures}/${role}-${name}-${language}${path.replaceAll(/[/?&=]/g, "_")}.png`,
            fullPage: true,
          });
        }
      };
      // Japanese on the phone, English on the desktop: every page is seen in both scripts.
      const language = name === "phone" ? "ja" : "en";
      for (const path of pages) {
        const answer = await page.goto(`/${language}${path}`);
        assert.equal(answer.status(), path.startsWith("/nowhere") ? 404 : 200, path);
        await look(path, language);
      }
      for (const [from, selector, further = ""] of follow) {
        await page.goto(`/${language}${from}`);
        await page.goto(`${await page.locator(selector).first().getAttribute("href")}${further}`);
        await look(`${from}/first${further}`, language);
      }
      if (role === "visitor") {
        await page.goto(`/${language}/2025/gallery`);
        await page.goto(await page.locator(".gallery a").first().getAttribute("href"));
        await look("/work", language);
      }
      calm(page);
    });
  }
}

// The narrowest window that WCAG's reflow asks for, in the languages of the longest words, with
// everything unfolded.
for (const [role, { mail, pages, follow = [] }] of Object.entries(ROLES)) {
  test(`${role}, nothing is wider than 320 pixels`, async () => {
    const page = await visit(site, { viewport: { width: 320, height: 640 } });
    if (mail) {
      await signIn(page, mail);
    }
    const unfolded = async (path) => {
      await page.evaluate(() => {
        for (const part of document.querySelectorAll("details")) part.open = true;
      });
      await fits(page, path);
    };
    for (const language of ["ca", "es"]) {
      for (const path of pages) {
        await page.goto(`/${language}${path}`);
        await unfolded(`${language}${path}`);
      }
      for (const [from, selector, further = ""] of follow) {
        await page.goto(`/${language}${from}`);
        await page.goto(`${await page.locator(selector).first().getAttribute("href")}${further}`);
        await unfolded(`${language}${from}/first${further}`);
      }
    }
    calm(page);
  });
}
