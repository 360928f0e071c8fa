// Firefox for the tests; Playwright drives it only in a build of its own.
//
// The program's path comes as the argument. Each line of standard input is a visit, {address, before, script, given}: a
// page to open; a script to run before the page's own; and the text of a function to call, with what it is given. For
// each there is a line of output, {value, asked, complaints}: what the function gave, the addresses that were asked for,
// and what the page complained about; or {failed}.

import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

async function visited(browser, { address, before, script, given }) {
  const page = await browser.newPage();
  const asked = [];
  const complaints = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    await page.evaluateOnNewDocument(before);
    await page.goto(address);
    const value = await page.evaluate(`(${script})(${JSON.stringify(given)})`);
    return { value, asked, complaints };
  } finally {
    await page.close();
  }
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[2], headless: true });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const came = await visited(browser, JSON.parse(line)).catch((error) => ({ failed: String(error) }));
    process.stdout.write(`${JSON.stringify(came)}\n`);
  }
} finally {
  await browser.close();
}
