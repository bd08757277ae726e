#!/usr/bin/env node
'use strict';

// What JavaScript makes of regular expressions: the cases and their expectations, one a line, in Cases/regex/cases.jsonl and
// expected.jsonl. The same seed gives the same cases.
//
//   expect.js            writes the expectations of the cases in cases.jsonl
//   expect.js --cases    writes cases.jsonl anew: patterns.js, and random ones
//
// A case is [pattern, flags, text]. Its expectation is "SyntaxError", or [first, all, replaced, parts]: what `exec` finds,
// or null; what is found with the flag `g` too; what replacing by "<$1$&>" gives; what splitting gives, with null for
// undefined. A match is a list of starts and ends in UTF-16 units, its own and its groups', -1 for a group that did not
// match. Where the first match is the first of all, or there is none, `first` is 0.

const fs = require('fs');
const path = require('path');
const file = (name) => path.join(__dirname, '../../Cases/regex', name);

/** Mulberry32: small, fast, and the same everywhere. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomCases(count) {
  const random = randomNumbers(1);
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const characters = ['a', 'b', 'c', 'A', 'B', '1', '_', ' ', '\n', '\u2028', 's', 'S', 'ſ', 'k', '\u212A', 'İ', 'i', 'é', 'É', '😀', '😁', '\uD83D', '\uDE00'];
  const common = ['a', 'a', 'b', 'b', 'c'];
  let groups;
  const character = () => (below(3) ? pick(common) : pick(characters));
  const escape = () => pick(['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\uD83D', '\\uDE00', '\\u{1F600}', '\\x61', '\\n', '\\cJ', '\\0', '\\1', '\\2', '\\8', '\\-', '\\.']);
  const classItem = () => pick([character, character, () => `${pick('abk')}-${pick('cszé')}`, () => pick(['\\d', '\\w', '\\W', '\\s', '\\S', '-', '\\b', '^', '\\uD83D-\\uDE00'])])();
  const many = (make, most) => Array.from({ length: below(most + 1) }, make).join('');
  const quantifier = () => pick(['*', '+', '?', '{2}', '{1,2}', '{0,2}', '{2,}', '{0}', '{1}', '{', '{,2}']) + (below(3) ? '' : '?');
  const atom = (depth) => {
    const kind = below(depth > 0 ? 20 : 11);
    if (kind < 6) return character();
    if (kind < 7) return '.';
    if (kind < 8) return escape();
    if (kind < 10) return `[${pick(['', '', '^'])}${many(classItem, 3)}]`;
    if (kind < 11) return pick(['^', '$', '\\b', '\\B']);
    if (kind < 15) return `(${disjunction(depth - 1)})`;
    if (kind < 16) { groups += 1; return `(?<n${groups}>${disjunction(depth - 1)})`; }
    if (kind < 18) return `(?:${disjunction(depth - 1)})`;
    if (kind < 19) return `(?${pick(['=', '!'])}${disjunction(depth - 1)})`;
    return `(?${pick(['<=', '<!'])}${disjunction(depth - 1)})`;
  };
  const term = (depth) => {
    if (groups && !below(20)) return `\\k<n${1 + below(groups)}>`;
    if (!below(15)) return `\\${1 + below(3)}`;
    return atom(depth) + (below(3) ? '' : quantifier());
  };
  const disjunction = (depth) => {
    let text = many(() => term(depth), 3);
    while (!below(4)) text += `|${many(() => term(depth), 2)}`;
    return text;
  };
  const cases = [];
  while (cases.length < count) {
    groups = 0;
    const pattern = disjunction(3) || character();
    if (pattern.length > 40) continue;
    const flags = pick(['', 'g', 'g', 'i', 'gi', 'm', 'gm', 's', 'u', 'gu', 'iu', 'giu', 'y', 'gy', 'gimsu']);
    const text = many(character, 9);
    cases.push([pattern, flags, text]);
  }
  return cases;
}

function expectation([pattern, flags, text]) {
  let regex;
  try {
    regex = new RegExp(pattern, flags);
  } catch (error) {
    return error.name;
  }
  const indexed = (extra) => new RegExp(pattern, [...new Set(`${flags}d${extra}`)].join(''));
  const positions = (match) => match && match.indices.flatMap((range) => range ?? [-1, -1]);
  const all = [...text.matchAll(indexed('g'))].map(positions);
  const first = positions(indexed('').exec(text));
  return [
    JSON.stringify(first) === JSON.stringify(all[0] ?? null) ? 0 : first,
    all,
    text.replace(regex, '<$1$&>'),
    text.split(regex),
  ];
}

/** JSON that is well-formed UTF-8: surrogates that stand alone are escaped. */
const line = (value) => JSON.stringify(value).replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');

if (process.argv.includes('--cases')) {
  const chosen = [];
  for (const [patterns, flags, texts] of require('./patterns')) {
    for (const pattern of patterns) {
      // Every text with the first flags, and by turns with the others.
      flags.forEach((flag, turn) => texts.forEach((text, index) => {
        if (turn === 0 ? index % 2 === pattern.length % 2 || index < 2 : (index + pattern.length) % (flags.length + 1) === turn) chosen.push([pattern, flag, text]);
      }));
    }
  }
  const cases = new Set([...chosen, ...randomCases(4000)].map(line));
  fs.writeFileSync(file('cases.jsonl'), [...cases, ''].join('\n'));
  console.log(`${chosen.length} cases by hand, ${cases.size} in all`);
}
const cases = fs.readFileSync(file('cases.jsonl'), 'utf8').trim().split('\n').map((text) => JSON.parse(text));
fs.writeFileSync(file('expected.jsonl'), [...cases.map((given) => line(expectation(given))), ''].join('\n'));
