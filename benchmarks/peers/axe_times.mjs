// axe-core's time in the system's Chromium on one page, browser and page warm: node axe_times.mjs MODULES CHROMIUM PAGE ROUNDS
// Prints milliseconds, one round a line: opening the page, then running axe-core in it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, executablePath, pagePath, rounds] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const { chromium } = require("playwright-core");
const script = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  await page.goto(pathToFileURL(pagePath).href);
  const loaded = performance.now() - start;
  await page.evaluate(script);
  const ran = await page.evaluate(async () => {
    const begun = performance.now();
    await globalThis.axe.run();
    return performance.now() - begun;
  });
  console.log(`${loaded.toFixed(1)} ${ran.toFixed(1)}`);
}
await browser.close();
