#!/usr/bin/env node
'use strict';

// Writes Cases/filters/lodash.jsonl: what lodash itself makes of what the filters of the dialect `sm` are given.
//
// The first line is what all requests of `sm-preview eval` share, the context; each of the others is a template and its
// output. Needs Node and lodash 4.17 (Debian: `apt-get install nodejs node-lodash`, then `NODE_PATH=/usr/share/nodejs`).

const fs = require('fs');
const path = require('path');
const _ = require('lodash');

const id = (digit) => digit.repeat(32);

const context = {
  items: [
    { public_id: id('a'), name: 'Coffee', price: '12.50', live: true, tags: ['hot', 'new'], extra: { group: { name: 'x' }, rank: 2 } },
    { public_id: id('b'), name: 'Tea', price: '8.00', live: false, tags: ['hot'], extra: { group: { name: 'y' }, rank: 1 } },
    { external_product_id: 'p1', name: 'Cup', price: null, live: true, tags: [], extra: null },
    { id: 'own', public_id: id('c'), name: 'Coffee', live: true, 'a.b': 1, extra: { rank: 1 } },
    { id: null, public_id: id('d'), name: '', live: 0, extra: { group: 'x', rank: '1' } },
  ],
  mixed: [0, 1, -1, '', 'a', 'Tea', null, true, false, [], ['a'], [1, 2], {}, { a: 1 }, { a: null }, { length: 2 }],
  numbers: [3, 1, 2, 10, 1, -5, 0.5],
  texts: ['b', 'a', 'é', 'B', '10', '9', '', 'Ω', '😀', '\uffee'],
  holes: [2, null, 1, null, 3],
  lists: [[1, 'a'], [2, 'b'], [1, 'b'], []],
  nested: [{ a: { b: [1, { c: 2 }, 3] } }, { a: { b: [3, 1] } }, { a: { b: [] } }, { a: 1 }, {}],
  map: { one: { name: 'Coffee', rank: 1 }, two: { name: 'Tea', rank: 0 }, 10: { name: 'Cup' }, 2: 'x' },
  arraylike: { length: 2, 0: 'a', 1: { name: 'Tea' } },
  text: 'héy😀',
  empty: [],
  bare: {},
  number: 5,
  truth: true,
};
const collections = [...Object.keys(context), 'null', 'nothing'];
const valueOf = (name) => (name === 'null' ? null : context[name]);

// The rule that is not lodash's: `id` means an item's own id, else its public_id, else its external_product_id.
const identified = (item) =>
  (_.isPlainObject(item) && (item.id ?? item.public_id ?? item.external_product_id) !== undefined
    ? { ...item, id: item.id ?? item.public_id ?? item.external_product_id } : item);

/** The predicate that a filter's argument stands for. */
function predicate(argument) {
  if (typeof argument === 'string' && argument.length === 32) return _.matches({ public_id: argument });
  if (_.isPlainObject(argument) && 'id' in argument) return (item) => _.isMatch(identified(item), argument);
  return argument;
}

const matches = [
  undefined, null, 'name', 'live', 'extra.rank', 'a.b', 'extra.group.name', 'tags[0]', 'missing', 'length', '', 0, 1, true,
  id('a'), id('z'), id('c'),
  {}, { name: 'Coffee' }, { name: 'Coffee', live: true }, { live: 0 }, { price: null }, { missing: null }, { a: 1 }, { a: null },
  { extra: { rank: 1 } }, { extra: { group: { name: 'x' } } }, { extra: {} }, { extra: { rank: '1' } }, { tags: [] },
  { tags: ['hot'] }, { tags: ['new', 'hot'] }, { tags: ['hot', 'hot'] }, { 'a.b': 1 }, { name: '' },
  { a: { b: [1] } }, { a: { b: [3, 1] } }, { a: { b: [{ c: 2 }] } }, { a: { b: [{ d: 2 }] } }, { a: {} }, { length: 2 }, { 0: 'a' },
  { id: id('a') }, { id: id('c') }, { id: id('d') }, { id: 'own' }, { id: 'p1' }, { id: 'p1', name: 'Cup' }, { id: null }, { id: { x: 1 } },
  ['name', 'Tea'], ['extra.rank', 1], ['extra', { rank: 1 }], ['a.b', 1], [['extra', 'rank'], 2], ['name'], ['tags', ['hot']], ['missing', null], [],
];

const orders = [
  undefined, null, 'name', 'extra.rank', 'price', 'length', 'missing', 0, ['name', 'price'], [['extra', 'rank'], 'name'], [], { live: true },
  ['live', 'name'],
];

const paths = [
  'a', 'a.b', 'a.b[0]', 'a.b[1].c', 'a.b.1.c', 'a.b[-1]', 'a["b"][0]', "a['b'][0]", 'x.y', 'a..b', '.a', 'a.', '[0]', '[1].name', '0', '1.name',
  'length', 'map.one.name', 'one.name', 'one["name"]', 'a[b', 'a]b', 'a[]', 'a[1.5]', 'a["x\\"y"]', 'items[0].name', '', ' ', 'a b', '10', '[10].name',
  ['a', 'b', 0], ['one', 'name'], [], ['a.b'], 0, 1, null, undefined, true, 'x.y.z', 'deep.a.b', 'q', 'e', 'a.b.c.d', '[""]', '["a.b"]', 'a.[b]', 'a[ 0 ]',
];
const objects = {
  deep: { a: { b: [0, { c: 2 }], '': 7 }, 'x.y': 1, x: { y: 2, 'y.z': 3 }, '': { a: 4 }, q: null, e: '', 'a b': 5, true: 6, 'a[]': 8, 'a]b': 9, 'a[b': 10, 'x"y': 11 },
};
Object.assign(context, objects);

const lines = [];
const add = (template, result) => {
  const output = result === undefined ? '' : JSON.stringify(result);
  if (/[<>&]/.test(output)) throw new Error(`the output of ${template} would be escaped`);
  lines.push(JSON.stringify({ template: `{{ ${template} | dump }}`, output }));
};
// Two braces that meet would end the tag.
const literal = (argument) => JSON.stringify(argument).replace(/\}(?=\})/g, '} ');
const call = (argument) => (argument === undefined ? '' : `(${literal(argument)})`);

for (const name of collections) {
  const value = valueOf(name);
  const subject = name === 'null' ? '(null)' : name;
  for (const argument of matches) {
    add(`${subject} | select${call(argument)}`, _.filter(value, predicate(argument)));
    add(`${subject} | reject${call(argument)}`, _.reject(value, predicate(argument)));
    add(`${subject} | find${call(argument)}`, _.find(value, predicate(argument)));
  }
  // An order that contradicts itself is each engine's own.
  if (name !== 'mixed') {
    for (const argument of orders) add(`${subject} | sort${call(argument)}`, _.sortBy(value, argument));
  }
  add(`${subject} | first`, _.first(value));
  add(`${subject} | last`, _.last(value));
  add(`${subject} | entries`, _.toPairs(value));
}
for (const name of [...Object.keys(objects), ...collections]) {
  const value = objects[name] ?? valueOf(name);
  const subject = name === 'null' ? '(null)' : name;
  for (const at of paths) {
    const text = at === undefined ? 'nothing' : JSON.stringify(at);
    add(`${subject} | get(${text})`, _.get(value, at));
    if (name === 'deep' || name === 'items') add(`${subject} | get(${text}, "none")`, _.get(value, at, 'none'));
  }
}
// Keyword arguments are one object.
for (const [keywords, argument] of [
  ['name="Tea"', { name: 'Tea' }], ['name="Coffee", live=true', { name: 'Coffee', live: true }], ['id="p1"', { id: 'p1' }],
  ['id=nothing', { id: undefined }], ['extra={"rank": 1}', { extra: { rank: 1 } }], ['price=null', { price: null }],
]) {
  for (const [filter, of] of [['select', _.filter], ['reject', _.reject], ['find', _.find]]) {
    add(`items | ${filter}(${keywords})`, of(context.items, predicate(argument)));
  }
}

const file = path.join(__dirname, '../../Cases/filters/lodash.jsonl');
fs.writeFileSync(file, [JSON.stringify({ context }), ...lines].join('\n') + '\n');
console.log(`${lines.length} cases of lodash ${_.VERSION}`);
