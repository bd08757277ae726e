// Makes the expectations again: what the `cmark` command prints for every input, with each set of options.
//
//     node Tests/Scripts/markdown/expect.js
//
// An input file holds several documents, divided by lines of three percent signs; an expected file holds what each of
// them becomes, divided in the same way.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const divider = '%%%\n';
const variants = { safe: [], smart: ['--smart'], unsafe: ['--unsafe'] };

const inputs = path.join(__dirname, '../../Cases/markdown/inputs');
const expected = path.join(__dirname, '../../Cases/markdown/expected');
fs.rmSync(expected, { recursive: true, force: true });
fs.mkdirSync(expected);

let documents = 0;
for (const file of fs.readdirSync(inputs).sort()) {
  const sources = fs.readFileSync(path.join(inputs, file), 'utf8').split(/^%%%\n/m);
  documents += sources.length;
  for (const [variant, options] of Object.entries(variants)) {
    const html = sources.map((input) => execFileSync('cmark', ['--validate-utf8', ...options], { input }).toString());
    fs.writeFileSync(path.join(expected, `${path.parse(file).name}.${variant}.html`), html.join(divider));
  }
}
console.log(`${documents} documents, ${Object.keys(variants).length} sets of options`);
