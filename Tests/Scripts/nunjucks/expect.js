#!/usr/bin/env node
'use strict';

// Renders every case with Nunjucks and writes what came of it into the case, as its `output` or `error` section.
// Cases/FORMAT.md describes the case files.
//
//   expect.js [--check] [FOLDER-OR-CASE]…
//
// --check changes nothing: it prints the cases whose expectation Nunjucks does not meet, and ends with 1.

const fs = require('fs');
const path = require('path');
const cases = require('./cases');
const { render } = require('./reference');

const check = process.argv.includes('--check');
const chosen = process.argv.slice(2).filter((word) => word !== '--check');
const names = cases.list().filter((name) => !chosen.length || chosen.some((prefix) => name.startsWith(prefix)));

let failures = 0;
let changes = 0;
for (const name of names) {
  const testCase = cases.read(name);
  const { outOfScope, ...expected } = render(cases.request(name, testCase));
  if (outOfScope) {
    failures += 1;
    console.log(`${name}: ${outOfScope}`);
    continue;
  }
  const { output, error, ...given } = testCase;
  const place = path.join(cases.corpus, name);
  const before = fs.readFileSync(place, 'utf8');
  const after = cases.format({ ...given, ...expected });
  if (before === after) continue;
  changes += 1;
  if (check) {
    failures += 1;
    console.log(`${name}: expected ${JSON.stringify(output ?? { error })}, Nunjucks gives ${JSON.stringify(expected)}`);
  } else {
    const knew = output !== undefined || error !== undefined;
    if (knew) console.log(`${name}: ${JSON.stringify(output ?? { error })} → ${JSON.stringify(expected)}`);
    fs.writeFileSync(place, after);
  }
}
console.log(`${names.length} cases, ${changes} ${check ? 'differ' : 'written'}, ${failures} failed`);
process.exitCode = failures ? 1 : 0;
