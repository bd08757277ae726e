// Renders a template with Nunjucks on Node, warm and precompiled.
//
//     node nunjucks.js TEMPLATE DATA OUTPUT SECONDS-A-RUN
//
// Prints its version, and for each line on standard input how many seconds one render took.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const nunjucks = require('nunjucks');

const [templatePath, dataPath, outputPath, secondsPerRun] = process.argv.slice(2);
const name = path.basename(templatePath);

const options = { autoescape: true, trimBlocks: true, lstripBlocks: true };
const program = nunjucks.precompileString(fs.readFileSync(templatePath, 'utf8'), {
  name,
  env: new nunjucks.Environment(null, options),
});
const window = {};
new Function('window', program)(window);
const loader = new nunjucks.PrecompiledLoader(window.nunjucksPrecompiled);
const template = new nunjucks.Environment(loader, options).getTemplate(name, true);

const data = JSON.parse(fs.readFileSync(dataPath, 'utf8'));
const output = template.render(data);
fs.writeFileSync(outputPath, output);

/// The seconds that this process has computed, on all its threads together.
function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/// Renders until the time is over: the seconds that one render took.
function run(duration) {
  const start = seconds();
  let renders = 0;
  let now;
  do {
    template.render(data);
    renders += 1;
    now = seconds();
  } while (now - start < duration);
  return (now - start) / renders;
}

run(Math.max(1, secondsPerRun));
console.log(`${require('nunjucks/package.json').version} on Node ${process.versions.node}`);
readline.createInterface({ input: process.stdin }).on('line', () => console.log(run(Number(secondsPerRun))));
