// Renders one page from a cold start: loads Nunjucks, compiles the template, renders it, writes the page.
//
//     node nunjucks-cold.js TEMPLATE DATA OUTPUT
'use strict';

const fs = require('node:fs');
const nunjucks = require('nunjucks');

const [templatePath, dataPath, outputPath] = process.argv.slice(2);
const environment = new nunjucks.Environment(null, { autoescape: true, trimBlocks: true, lstripBlocks: true });
const data = JSON.parse(fs.readFileSync(dataPath, 'utf8'));
fs.writeFileSync(outputPath, environment.renderString(fs.readFileSync(templatePath, 'utf8'), data));
