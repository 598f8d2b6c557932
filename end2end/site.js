// A Certamen with a fresh demo, a browser, and a page that reports what must not happen.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const seeds = join(dirname(fileURLToPath(import.meta.url)), "..", "seeds");

export const PASSWORD = "demo password 2027";
export const NOW = "2027-05-14T12:00:00Z";

/** Starts a server with a demo of its own and a browser. */
export async function start() {
  const program = process.env.CERTAMEN;
  assert.ok(program, "CERTAMEN must name the program");
  const folder = mkdtempSync(join(tmpdir(), "certamen-journey-"));
  const env = {
    ...process.env,
    DATABASE_URL: `sqlite:${join(folder, "certamen.db")}`,
    CERTAMEN_FILES: join(folder, "files"),
    CERTAMEN_MAIL: `folder:${join(folder, "mails")}`,
    CERTAMEN_LISTEN: "127.0.0.1:0",
    CERTAMEN_LOG: "warn",
    CERTAMEN_SIGN_IN_ATTEMPTS: "1000",
  };
  const made = spawnSync(program, ["demo", "--seeds", seeds, "--now", NOW], {
    env,
    encoding: "utf8",
  });
  assert.equal(made.status, 0, made.stderr);
  const server = spawn(program, ["serve", "--demo", "--now", NOW], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  const address = await new Promise((resolve, reject) => {
    lines.on("line", (line) => line.includes("listens on") && resolve(line.split(" ").at(-1)));
    server.on("exit", () => reject(new Error("the server ended")));
  });
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    address,
    browser,
    async stop() {
      await browser.close();
      server.removeAllListeners("exit");
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A page in a context of its own. Violations of the policy and errors of scripts are collected in
 * `page.problems`.
 */
export async function visit(site, options = {}) {
  const context = await site.browser.newContext({
    baseURL: site.address,
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  page.problems = [];
  if (options.javaScriptEnabled !== false) {
    await context.exposeFunction("reportViolation", (text) => page.problems.push(text));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        window.reportViolation(
          `${event.violatedDirective} ${event.blockedURI} on ${location.pathname}`,
        ),
      );
    });
  }
  page.on("pageerror", (error) => page.problems.push(`${error} on ${page.url()}`));
  return page;
}

/** Signs in through the form. */
export async function signIn(page, mail) {
  await page.goto("/en/sign-in");
  await page.getByLabel("Mail address").fill(mail);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/en/desk");
}

/** Checks a page with axe against WCAG 2.2 AA. */
export async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  const list = found.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .map((node) => `${node.target} ${node.any.map((check) => check.message).join("; ")}`)
        .slice(0, 3)
        .join(" | ")}`,
  );
  assert.deepEqual(list, [], what);
}

/** Fails if anything of a page is wider than its window. */
export async function fits(page, what) {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(wide <= 1, `${what} is ${wide} px wider than the window`);
}

/**
 * Tries a check again until it holds, for at most ten seconds: a page that loads or changes needs a
 * moment. The last failure is thrown.
 */
export async function eventually(check) {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Does what leads to another page, and waits until that is there. */
export async function leave(page, action) {
  const loaded = page.waitForEvent("load");
  await action();
  await loaded;
}

/** Fails if the page met a violation or an error. */
export function calm(page) {
  assert.deepEqual(page.problems, []);
}
