// One headless Chromium, driven by lines of JSON: {"op": …} on standard input, {"ok": …} or {"error": …} on standard output.
// The tests say what is looked at; nothing here knows the site.
const { createInterface } = require("node:readline");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const puppeteer = require("puppeteer-core");

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
];
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const profile = mkdtempSync(join(tmpdir(), "fiches-chromium-"));
let browser;
let page;
let seen;

/** A blank page that notes what it asks for, what fails and what its console says. */
async function blank() {
  if (page) await page.close();
  page = await browser.newPage();
  await page.setCacheEnabled(true);
  seen = { requests: [], failed: [], console: [] };
  const mine = seen;
  page.on("request", (request) => mine.requests.push(request.url()));
  page.on("requestfailed", (request) => mine.failed.push(request.url()));
  page.on("response", (response) => response.status() >= 400 && mine.failed.push(`${response.status()} ${response.url()}`));
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && mine.console.push(message.text()));
  page.on("pageerror", (error) => mine.console.push(String(error)));
}

const operations = {
  /** Opens an address as a reader has it set; `text`: the size of text, in pixels; `css` is added to the page's own;
   *  `first`: a first visit, nothing being kept; `blocked`: patterns of addresses that are not answered. */
  async open({ url, width = 1280, height = 900, scale = 1, scheme = "light", media = "", features = {}, text = 16, css = "",
    first = false, blocked = [], script = true }) {
    await blank();
    if (first) await page.setCacheEnabled(false);
    if (!script) await page.setJavaScriptEnabled(false);
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    const session = await page.createCDPSession();
    const wanted = { "prefers-color-scheme": scheme, ...features };
    await session.send("Emulation.setEmulatedMedia", {
      media, features: Object.entries(wanted).map(([name, value]) => ({ name, value })),
    });
    if (blocked.length) {
      await session.send("Network.enable");
      await session.send("Network.setBlockedURLs", { urls: blocked });
    }
    if (text !== 16) await session.send("Page.setFontSizes", { fontSizes: { standard: text, fixed: text } });
    await page.goto(url, { waitUntil: "load", timeout: 60000 });
    if (css) await restyle(css);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    return seen;
  },
  async evaluate({ script }) {
    return page.evaluate(script);
  },
  async axe({ options }) {
    if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(AXE);
    const found = await page.evaluate((given) => axe.run(document, given), options);
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ rule: id, help, node: target.join(" "), why: failureSummary })));
  },
  async press({ keys }) {
    for (const key of keys) await page.keyboard.press(key);
    return null;
  },
  /** Presses a key again and again; what `script` says after each. */
  async walk({ key, times, script }) {
    const found = [];
    for (let index = 0; index < times; index += 1) {
      await page.keyboard.press(key);
      found.push(await page.evaluate(script));
      if (found.at(-1) === null) break;
    }
    return found;
  },
  async shot({ path, full = true }) {
    await page.screenshot({ path, fullPage: full });
    return null;
  },
  /** The page as the browser prints it. */
  async print({ path }) {
    await page.pdf({ path, preferCSSPageSize: true });
    return null;
  },
  async tree() {
    const session = await page.createCDPSession();
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    await session.detach();
    const counts = {};
    for (const node of nodes) if (!node.ignored) counts[node.role.value] = (counts[node.role.value] ?? 0) + 1;
    return counts;
  },
  /** Lighthouse on its mobile profile, in a page of the same browser. */
  async lighthouse({ url }) {
    await blank();
    const { default: lighthouse } = await import("lighthouse");
    const { lhr } = await lighthouse(url, { logLevel: "silent", output: "json" }, undefined, page);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
    const short = Object.values(lhr.categories).flatMap(({ id, auditRefs }) => auditRefs
      .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
      .map((ref) => `${id}: ${ref.id}: ${lhr.audits[ref.id].title} ${lhr.audits[ref.id].displayValue ?? ""}`));
    return { scores, short };
  },
};

async function restyle(css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
}

async function answer(line) {
  const { op, ...given } = JSON.parse(line);
  try {
    return { ok: (await operations[op](given)) ?? null };
  } catch (error) {
    return { error: `${op}: ${error.stack ?? error}` };
  }
}

async function main() {
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: FLAGS, userDataDir: profile,
    protocolTimeout: 180000,
  });
  try {
    for await (const line of createInterface({ input: process.stdin })) {
      process.stdout.write(`${JSON.stringify(await answer(line))}\n`);
    }
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

main().catch((error) => { console.error(error); process.exit(1); });
