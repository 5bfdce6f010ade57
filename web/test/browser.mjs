// Looks at a running picture through headless Chromium, as an operator would, and says as JSON what it saw. Called by the
// Java test BrowserTest, which starts the node and gives the word on stdin when asked for the all-clear.
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const [, , base, name, password, chrome, screenshot] = process.argv;
const seen = { requests: [], sockets: [], faults: [] };
const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

// A busy machine takes its time to start a browser, and a small /dev/shm ends one: neither says anything of the picture.
const start = () => chromium.launch({
  executablePath: chrome,
  timeout: 60_000,
  args: ['--disable-dev-shm-usage', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-component-update', '--disable-sync', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
const browser = await start().catch((first) => {
  console.error(`the browser did not start, once more: ${first}`);
  return start();
});
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('websocket', (socket) => seen.sockets.push(socket.url()));
  page.on('pageerror', (error) => seen.faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('403')) seen.faults.push(message.text());
  });
  const text = (selector) => page.locator(selector).first().innerText();
  const wait = (code, arg) => page.waitForFunction(code, arg, { polling: 50 });

  await page.goto(base);
  await page.waitForSelector('form.signin');
  seen.doorBanner = await text('#banner');
  await page.fill('[name=name]', name);
  await page.fill('[name=password]', 'not this one');
  await page.keyboard.press('Enter');
  await wait(() => document.querySelector('#why')?.textContent?.includes('wrong'));
  seen.refused = await text('#why');
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');

  await page.waitForSelector('[data-test=alert]');
  await wait(() => /\d\d:\d\d/.test(document.querySelector('[data-test=impact]')?.textContent ?? ''));
  seen.banners = [await text('#banner'), await text('#banner2')];
  seen.warning = await text('[data-test=alert]');
  seen.left = await text('aside.l');

  await page.keyboard.press('m');
  await page.waitForSelector('[data-act=flat][aria-pressed=true]');
  await page.keyboard.press('g');
  await page.waitForSelector('[data-act=globe][aria-pressed=true]');
  await page.keyboard.press('?');
  await page.waitForSelector('.sheet');
  seen.help = await text('.sheet');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.sheet', { state: 'detached' });
  await page.keyboard.press('j');
  await page.waitForSelector('.rel .part');
  seen.selected = await text('#sel');
  await page.keyboard.press('Space');
  await page.waitForSelector('[data-test=replay]');
  await page.keyboard.press('ArrowLeft');
  seen.replay = await text('[data-test=replay]');
  await page.keyboard.press('End');
  await page.waitForSelector('[data-test=replay]', { state: 'detached' });
  await page.keyboard.press('a');
  await wait(() => document.querySelector('.ak div:not(.p)')?.textContent?.includes('JPN'));
  seen.acknowledged = await text('.ak');
  if (screenshot) await page.screenshot({ path: screenshot });

  console.log('all-clear, please');
  await input.next();
  await page.waitForSelector('.al.c');
  seen.cleared = await text('[data-test=alert]');
  seen.picture = await page.evaluate(() => performance.getEntriesByName('picture')[0]?.startTime);
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
process.exit(0);
