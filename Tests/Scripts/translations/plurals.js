#!/usr/bin/env node
'use strict';

// Writes Cases/translations/plurals.jsonl: which form of a plural `Intl.PluralRules` picks, for each locale and count.
//
// The first line is what all requests of `sm-preview eval` share; each of the others adds a locale, a template and its
// output. Needs Node with full ICU data.

const fs = require('fs');
const path = require('path');

const locales = [
  'ar', 'be', 'br', 'cs-CZ', 'cy', 'da', 'de-DE', 'en-US', 'es-ES', 'fil', 'fr-CA', 'ga', 'he', 'hi', 'hr', 'is', 'ja-JP', 'ko', 'lt', 'lv',
  'mt', 'nl', 'pl-PL', 'pt-BR', 'pt-PT', 'ro', 'ru', 'sl', 'sv', 'tr', 'uk', 'zh-Hans-CN',
];
const counts = [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19, 20, 21, 22, 42, 99, 100, 101, 102, 103, 111, 1000, 1000000, 0.5, 1.5, 2.5, 1.25, -1];

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'];
const translations = { items: Object.fromEntries(categories.map((name) => [name, `${name} {{ count }}`])) };

const lines = [];
for (const locale of locales) {
  const rules = new Intl.PluralRules(locale);
  for (const count of counts) {
    const output = `${rules.select(count)} ${count}`;
    lines.push(JSON.stringify({ locale, template: `{{ 'items' | t(count=${count}) }}`, output }));
  }
}
const file = path.join(__dirname, '../../Cases/translations/plurals.jsonl');
fs.writeFileSync(file, [JSON.stringify({ translations }), ...lines].join('\n') + '\n');
console.log(`${lines.length} plurals of ICU ${process.versions.icu}`);
