#!/usr/bin/env node
'use strict';

// Writes into every case the DOM that production makes of it, as `reference.js` has it. Cases/FORMAT.md describes the
// case files.
//
//   expect.js [--check] [FOLDER-OR-CASE]…
//
// --check changes nothing: it prints the cases whose expectation differs, and ends with 1. What stands in `measured`
// was measured in production, and proves the reference: it is only compared, in every run.

const cases = require('./cases');
const { render } = require('./reference');

const words = process.argv.slice(2);
const check = words.includes('--check');
const chosen = words.filter((word) => word !== '--check');
const isMeasured = (name) => name.startsWith('measured/');
const isChosen = (name) => !chosen.length || chosen.some((prefix) => name.startsWith(prefix));
const names = cases.list().filter((name) => isMeasured(name) || isChosen(name));
const read = names.map(cases.read);

let failures = 0;
let changes = 0;
const fail = (name, reason) => {
  failures += 1;
  console.log(`${name}: ${reason}`);
};
render(read).forEach(({ dom, error }, index) => {
  const name = names[index];
  const before = read[index].dom;
  if (error !== undefined) return fail(name, error);
  if (before?.join('\n') === dom.join('\n')) return;
  const change = `\n${(before ?? ['nothing']).join('\n')}\nthe reference has\n${dom.join('\n')}\n`;
  if (check || isMeasured(name)) return fail(name, change);
  changes += 1;
  if (before) console.log(`${name}: ${change}`);
  cases.write(name, dom);
});
console.log(`${names.length} cases, ${changes} written, ${failures} failed`);
process.exitCode = failures ? 1 : 0;
