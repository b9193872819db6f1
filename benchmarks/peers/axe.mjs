// axe-core in the system's Chromium on one page, as a whole process: node axe.mjs MODULES CHROMIUM PAGE
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, executablePath, page_path] = process.argv.slice(2);
const require = createRequire(`${modules}/x.js`);
const { chromium } = require("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(pathToFileURL(page_path).href);
await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
const found = await page.evaluate(() => globalThis.axe.run());
console.log(found.violations.length);
await browser.close();
