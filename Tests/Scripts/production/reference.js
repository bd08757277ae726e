'use strict';

// What production makes of cases: the lines of their DOM, in the format of `Tests/BrowserTests/Pages/dom.js`.

const { spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { compile } = require('./compile');
const { customer } = require('./customer');

const read = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8');

/**
 * Renders cases.
 *
 * @param cases - Objects with `templates` by name, and perhaps `fixture`, `context`, `locale`, `texts`, `settings` and
 *   `script`.
 * @returns For each, `{ dom }` or `{ error }`.
 */
function render(cases) {
  const results = [];
  const requests = [];
  cases.forEach((each, index) => {
    try {
      requests.push({ index, request: request(each) });
    } catch (error) {
      results[index] = { error: error.message };
    }
  });
  const rendered = browse(requests.map((each) => each.request));
  requests.forEach(({ index }, i) => { results[index] = rendered[i]; });
  return results;
}

function request(given) {
  const { templates, fixture = 'ordinary', context = {}, locale = 'en-US' } = given;
  const { texts = {}, settings = {}, script = '' } = given;
  const { page, texts: textCodes } = compile(templates, texts);
  const { state, settings: overridden } = customer(fixture, context, locale);
  return { page, script, locale, texts, textCodes, settings: { ...settings, ...overridden }, state };
}

/** Renders requests in one run of Chromium. */
function browse(requests) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'production-'));
  try {
    const sources = [read('lit.js'), read('runtime.js'), read('../../BrowserTests/Pages/dom.js')];
    const data = (value) => JSON.stringify(value).replace(/</g, '\\u003c');
    const file = path.join(folder, 'page.html');
    fs.writeFileSync(file, '<!doctype html><meta charset="utf-8"><body>'
      + `<script>${read('page.js')}\nrenderAll(${data(sources)}, ${data(requests)});</script>`);
    const browser = process.env.CHROMIUM || 'chromium';
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${path.join(folder, 'profile')}`];
    const { stdout, stderr, error } = spawnSync(browser, [...flags, '--dump-dom', file],
      { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000 });
    const digits = /results:([0-9a-f]*);/.exec(stdout ?? '')?.[1];
    if (digits === undefined) throw error ?? new Error(`${browser} gave no results\n${stderr}\n${stdout}`);
    return JSON.parse(Buffer.from(digits, 'hex').toString());
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

module.exports = { render };
