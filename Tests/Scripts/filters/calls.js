#!/usr/bin/env node
'use strict';

// Writes Cases/filters/calls.jsonl: what `sm-preview eval` makes of calls of filters, tests, methods and operators, which the page's own library,
// Runtime/filters.js, has to make of them too.
//
// Each line is a call and what it gives: `call` is a name of filters.js and its arguments, in which `{"$": …}` stands for what JSON cannot say; `options`
// are what the request had beside it; `gives` is the result's kind, text, JSON and sign, or null where the call is refused. What is written into a place
// of HTML, a template's tag with its strings, gives a text. Usage: `calls.js path/to/sm-preview`.

const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');

const special = (name, value) => ({ $: name, value });
const missing = special('undefined');
const nan = special('number', 'NaN');
const infinity = special('number', 'Infinity');
const minusZero = special('number', '-0');
const markup = (text) => special('markup', text);
const regex = (source, flags = '') => special('regex', `/${source}/${flags}`);
const keywords = (values) => special('keywords', values);

/** An argument as an expression of a template; what JSON can say goes into the context. */
function expression(value, context) {
  const inner = (each) => expression(each, context);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeof value !== 'object') {
    const name = `v${Object.keys(context).length}`;
    context[name] = value;
    return name;
  }
  switch (value.$) {
    case 'undefined': return 'missing';
    case 'number': return { NaN: '(0 / 0)', Infinity: '(1 / 0)', '-0': '(-0)' }[value.value];
    case 'markup': return `(${inner(value.value)} | safe)`;
    case 'regex': return `r${value.value}`;
    case 'keywords': return Object.entries(value.value).map(([name, each]) => `${name}=${inner(each)}`).join(', ');
    default: return `{ ${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${inner(each)}`).join(', ')} }`;
  }
}

const operators = { plus: '+', concat: '~', floorDivide: '//', equals: '==', less: '<' };

/** The statement that sets `v` to what a call gives. */
function statement([name, ...values], context) {
  const [first, ...rest] = values.map((value) => expression(value, context));
  const given = rest.length ? `(${rest.join(', ')})` : '';
  if (name in operators) return `{% set v = ${first} ${operators[name]} ${rest[0]} %}`;
  if (name === 'contains') return `{% set v = ${first} in ${rest[0]} %}`;
  if (name === 'truthy') return `{% set v = not not ${first} %}`;
  if (name === 'member') return `{% set v = (${first})[${rest[0]}] %}`;
  if (name === 'range') return `{% set v = range(${[first, ...rest].join(', ')}) %}`;
  if (name === 'invoke') {
    const list = values[2].map((value) => expression(value, context)).join(', ');
    return `{% set r = ${first} %}{% set v = r.${values[1]}(${list}) %}`;
  }
  if (name.startsWith('is_')) return `{% set v = ${first} is ${name.slice(3)}${given} %}`;
  return `{% set v = ${first} | ${name.replace(/_$/, '')}${given} %}`;
}

const kinds = { undefined: 'undefined', null: 'null', escaped: 'markup', string: 'text', number: 'number', callable: 'function', iterable: 'list', mapping: 'object' };
const kind = Object.entries(kinds).reduceRight((otherwise, [test, name]) => `('${name}' if v is ${test} else ${otherwise})`, "'boolean'");
const outcome = `{{ { kind: ${kind}, text: '' ~ v, json: v | dump, sign: ('' ~ 1 / v if v is number else '') } | dump }}`;

/** Places of HTML, and how what is written there is read again. */
const places = {
  url: ['<img src="', '">', true], documentUrl: ['<a href="', '"></a>', true], srcset: ['<img srcset="', '">', true], srcdoc: ['<iframe srcdoc="', '"></iframe>', true],
  css: ['<p style="', '"></p>', true], stylesheet: ['<style>', '</style>', false], json: ['<script type="application/json">', '</script>', false],
  script: ['<script type="og-inert">', '</script>', false], scriptAttribute: ['<p onclick="', '"></p>', true],
  comment: ['<!--', '-->', false], attributeNames: ['<input', '>', false],
};
const isPlace = (name) => Object.hasOwn(places, name);
const isTag = (name) => /^(url|documentUrl|src.*|css|stylesheet|script.*)$/.test(name);

/** A template that writes values into a place. */
function written([name, ...given], context) {
  const [strings, values] = isTag(name) ? [given[0], given.slice(1)] : [name === 'attributeNames' ? [' ', ''] : ['', ''], given];
  const [start, end, isAttribute] = places[name];
  // A backslash in a template's text is JavaScript's own.
  const escaped = strings.map((text) => text.replaceAll('\\', '\\\\'));
  const literals = escaped.map((text) => (isAttribute ? text.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : text));
  return start + literals.reduce((all, text, index) => `${all}{{ ${expression(values[index - 1], context)} }}${text}`) + end;
}

/** What has been written there. */
function read(name, output) {
  const [start, end, isAttribute] = places[name];
  if (!output.startsWith(start) || !output.endsWith(end)) throw new Error(`${name}: ${output}`);
  const text = output.slice(start.length, output.length - end.length);
  return { text: isAttribute ? unescape(text) : text };
}

const calls = [];
const add = (call, options) => calls.push({ call, ...(options && { options }) });

const corners = [
  missing, null, true, false, 0, minusZero, nan, infinity, 1.5, -7, '', 'abc', ' Hé😀 wörld\n\n x ', '<b>&"\'</b>', '12.50', markup('<b>A &amp; b</b> c'), markup(''),
  [], [3, 1, 2], ['b', 'A', null, 'a'], [missing, 1, [2, null]], {}, { a: 1, b: [2] }, { 10: 'x', 2: 'y', length: 1 }, regex('a+', 'g'),
];
const people = [{ name: 'Zoë', age: 5, on: true }, { name: 'adam', age: null, on: false }, { name: 'Bob', age: 30 }, { name: 'adam', age: 2, on: 1 }];
const words = 'The quick brown fox jumps over the lazy dog';

/** A filter of each corner, and with each list of arguments of some inputs. */
function filter(name, inputs = [], ...lists) {
  for (const value of [...corners, ...inputs]) add([name, value]);
  for (const list of lists) for (const value of inputs.length ? inputs : corners) add([name, value, ...list]);
}

// Texts
for (const name of ['upper', 'lower', 'capitalize', 'title']) filter(name, ['ÉCOLE straße ŉ', 'ΑΣ ΟΔΟΣ', 'ﬁn İı', '\ud83d x', '😀a', "it's a-b_c\tD"]);
filter('trim', ['\u00a0\ufeff a \u2028\n', markup(' <b> ')]);
filter('center', ['abc', 'é😀', markup('ab'), 5, [1, 2], missing], [8], [7], [3], [nan], ['9'], [0], [4.5]);
filter('indent', ['a\nb\r\n\nc', markup('a\nb'), markup(''), ''], [2], [2, true], [0, true], [-1], ['3'], [nan], [1.5], [missing, true]);
filter('truncate', [words, markup(words), 'abc', missing, 'nospaceshere', 'a😀b c', [1, 2, 3], 5],
  [10], [10, true], [10, false, '…'], [10, true, null], [0], [-1], [nan, true], [nan], ['12'], [3.9, true], [1, false], [9], [3], [10, true, markup('<i>')]);
filter('replace', ['aXbXcX', markup('<b>X</b>'), 1213, true, [1]],
  ['X', 'y'], ['X', 'y', 1], ['X', 'y', 0], ['X', 'y', -1], ['X', 'y', '2'], ['X', 'y', nan], ['', '-'], ['', missing], ['', '-', 1], [1, 'z'], ['1', 2], ['X', missing], ['X', null],
  ['X', '$&$1'], [regex('x', 'i'), '[$&]'], [regex('x', 'gi'), '$$'], [markup('X'), 'y'], [null, 'y'], ['X', [1, 2]], ['nothing', 'y'], ['X', 'y', 1.5]);
filter('wordcount', [words, 'a', "don't -- stop", '___', 'é ü', markup('<b>x</b>')]);
filter('striptags', ['a<b>c</b> <!-- x > --> d', '1 < 2 > 3', '<a_b>x</a_b><1>', 'a <br\n/> b\n\n\n\n c  \r\n d', '<!-->a-->b', '<scr<b>ipt>', 'x<b', markup(' <i>x</i> ')], [true], [false]);
filter('nl2br', ['a\nb\r\nc\rd', markup('a\n<b>')]);
for (const name of ['escape', 'e', 'forceescape', 'safe', 'string']) filter(name, ['a & `b` \\ /', [markup('<i>'), '<']]);
filter('urlencode', ['a b&c=d/é😀!*\'()~', [['a b', 1], ['c', null]], { 'x y': '&', n: [1, 2] }, ['ab', 'cd'], '\ud83d', [null]]);
filter('urlize', ['see http://a.example/x?y=1, (www.b.org) me@c.example <https://d.example> e.com/x f.org: g.net. h.comx &lt;www.i.com&gt; end', 'http://a http://', markup('www.x.com'), 'a@b.c. a@b'],
  [5], [0], [-3], ['7'], [nan], [null], [missing, true], [missing, 1], [10, true]);

// Numbers and values
filter('abs', ['-3', '0x10', ' 7 ', markup('-4'), [-5], ['1', 2]]);
filter('round', [2.5, -2.5, 1.005, 1234.5678, '3.7', 0.5, -0.5, -0.4, 1e21, nan, null, 4.35], [1], [2], [-2], [0, 'ceil'], [1, 'floor'], [1, 'common'], [2, 'x'], ['1'], [missing, 'ceil'], [20], [400], [1.5]);
filter('float', ['3.5px', '-.5e3', 'Infinityx', '+1e', '.', 'x', [7], markup('2.5'), minusZero], [5], ['none'], [missing]);
filter('int', ['12px', '0x1f', ' -8', '101', 'ff', '1e3', 9.99, 1e21, [4], markup('6'), 'x', 'z'], [5], [5, 16], [missing, 2], [0, 36], [0, 1], [0, 37], [0, 0], [0, '16'], [0, nan]);
filter('default', [], ['x'], ['x', true], [missing, true], [null], ['x', 'yes'], ['x', 0], ['x', markup('')]);
filter('dump', [{ a: missing, b: nan, c: [missing, markup('<'), minusZero], d: { e: null } }, '\u2028\ud83d"\\\n\u0001', [[], {}]], [2], ['\t'], [11], [0], ['0123456789ab'], [-1], [nan], [null], [true]);
filter('length', ['😀', [1, missing], { length: 9 }]);

// Lists
filter('list', ['a😀', { b: 1, a: 2 }]);
filter('join', [[1, missing, null, 'a', [2, [3]], true, {}], people, [markup('<'), '&']], [', '], [0], [1], [null], [missing, 'name'], [' ', 'age'], ['-', 'on'], [markup('<br>')]);
filter('sum', [[1, 2, 3], ['1', 2], [1, null], [1, missing], people, []], [missing, 10], [missing, 'x'], ['age'], ['age', 1], ['name', '']);
filter('reverse', ['a😀b', [1, [2, 3], null], { length: 2, 0: 'a' }]);
filter('batch', [[1, 2, 3, 4, 5], 'abcde', [], { length: 3, 1: 'x' }], [2], [2, 0], [2, '-'], [0], [-2, 'x'], ['3', 'x'], [nan], [7, 'x'], [missing], [2.5, 'y']);
filter('slice', [[1, 2, 3, 4, 5], 'abcde', [], markup('abcd'), { length: 2 }, 5], [2], [3, '-'], [0], [-1], ['2'], [nan], [7, 'x'], [2.5], [missing]);
filter('random', [[1, 2, 3, 4, 5], 'abc', { length: 2, 0: 'a', 1: 'b' }]);
for (const name of ['selectattr', 'rejectattr']) filter(name, [people, [{ a: 0 }, 'x', 5], [null]], ['on'], ['age'], ['length'], ['missing'], [0], [missing]);
filter('groupby', [people, ['a', 'bb', 'c'], [{ a: { b: 1 } }, { a: { b: 2 } }, { a: {} }], [{ a: 2 }, { a: 1 }, { a: 'x' }]], ['name'], ['a.b'], ['length'], ['a'], ['on'], [''], [missing], ['toString'], [0]);
filter('dictsort', [{ b: 1, A: 3, a: 2, C: 'x' }, { x: 'b', y: 'A', z: 'a' }, { k: 2, l: null, m: '1' }], [true], [false, 'value'], [true, 'value'], [false, 'key'], [false, 'x'], [missing, missing]);

// The filters of sm, beyond what lodash.jsonl has
for (const name of ['select', 'reject', 'find', 'first', 'last', 'sort', 'entries', 'shuffle']) filter(name);
for (const name of ['select', 'reject', 'find']) {
  filter(name, [people, { x: people[0], y: people[1] }, 'abca', [markup('<'), '', nan, 0, minusZero, 'x', null, [[]]]],
    ['name'], [keywords({ name: 'adam' })], [{ name: 'adam', on: 1 }], [{ age: null }], [{ age: missing }], [['age', 30]], [['age', nan]], [null], [missing], [0], [nan], [markup('name')], [keywords({ missing })], [[]]);
}
for (const name of ['select', 'reject', 'find']) {
  for (const wanted of [{ v: nan }, { v: markup('x') }, { v: 'x' }, { v: minusZero }, { v: null }, { v: missing }, { v: [1] }, { v: { a: 1 } }, { v: [] }]) {
    add([name, [{ v: nan }, { v: markup('x') }, { v: 'x' }, { v: 0 }, { v: null }, { v: missing }, { v: [1, 2] }, { v: { a: 1, b: 2 } }, {}, null, 'v'], wanted]);
  }
}
const known = [{ id: 'x', public_id: 'y' }, { public_id: 'x', external_product_id: 'y' }, { id: null, public_id: null, external_product_id: 'x' }, { id: missing, external_product_id: 'z' }, { id: null }, ['x'], 'x', null];
for (const name of ['select', 'reject', 'find']) for (const id of ['x', 'y', 'z', null, missing, { a: 1 }, markup('x')]) for (const wanted of [keywords({ id }), { id, public_id: 'y' }, ['id', id]]) add([name, known, wanted]);
filter('sort', [people, [3, nan, missing, null, 1, '2'], [true, false, 'a', 2], [[2, 1], [1, 3], [10, 0]], [markup('b'), 'a'], { b: 2, a: 1 }],
  ['name'], ['age', 'name'], [['on', 'age']], [[['name'], 'age']], [missing], [null], [0], [1], [{ name: 'adam' }], ['missing'], ['length']);
filter('get', [{ a: { b: [1, { c: missing, d: null }] }, 'a.b': 'own', '-0': 'minus', '': 'empty' }, 'héy', [[1, 2], markup('xy')], markup('abc')],
  ['a.b'], ['a.b[1].d', 'x'], ['a.b[1].c', 'x'], ["a['b'][0]"], ['length'], ['0'], [1], [minusZero], [''], ['[0][1]'], ['1[0]'], [['a', 'b', 0], 'x'], [missing, 'x'], [null], [['length']], ['constructor', 'x'], ['__proto__', 'x'], ['val', 'x']);
filter('key', [], ['name'], [missing]);
filter('if_defined', ['x', 0]);
filter('until', ['x'], ['y']);
filter('action', ['x']);
for (const settings of [{ a: { b: 1, 'c.d': 2 }, 'a.b': 3, 'x.y': { z: 4 }, list: ['p', { q: 5 }], n: null, f: false, 5: 'five', e: '' }]) {
  for (const name of ['a', 'a.b', 'a.c.d', 'x.y', 'x.y.z', 'x', 'list.0', 'list.1.q', 'list.length', 'n', 'f', 'e', 'none', '', 'a.', 5, nan, missing, null, [], markup('f'), true]) {
    add(['setting', name], { settings });
    add(['setting', name, 'fallback'], { settings });
    add(['setting', name, null], { settings });
  }
}

// Money and dates
const amounts = [0, minusZero, nan, infinity, 1.005, -1234.565, 1e21, '12.50', ' 7 ', '1e3', '-.5', '5.', '+5', '1,000', '0x10', '', ' ', '1e1000', '12345678901234567890.125', markup('3'), true, null, missing, [5], {}];
for (const amount of amounts) add(['currency', amount]);
for (const locale of ['de', 'fr-CA', 'ja', 'ar', 'en-IN', 'pt-BR']) {
  for (const amount of [1234.5, -0.005, '99.99']) for (const list of [[], ['EUR'], ['jpy'], ['KWD'], ['dollars'], [''], [null], [5], [markup('EUR')]]) add(['currency', amount, ...list], { locale });
}
for (const code of ['CAD', '', null, 'x', 7]) add(['currency', 5], { settings: { currency_code: code } });
const dates = [
  '2025-02-16', '2025-02-30', '2025-13-01', '2025-00-00', '2025-02', '2025', '20250216', '2025/2/6', '2025-02-16 10:30', '2025-02-16T10:30:15.5', '2025-02-16T10:30:15.123456', '2025-02-16T10:30:00Z',
  '2025-02-16T23:30:00-05:00', '2025-02-16T10:30+0530', '0050-03-01', '+012025-02-16T00:00:00Z', 'February 16, 2025', 'Feb 16 2025 10:30 PM', '16 Feb 2025 10:30 EST', '2/16/2025', '2025-02-16 10:30 UTC',
  '2025-02-16 25:61', '2025-02-16x', 'soon', '', ' ', ' 2025-02-16', '2025-02-16 ', '5', '1739664000000', 1739664000000, 0, minusZero, -1.9, 1e20, nan, true, false, null, missing, [], {}, markup('2025-02-16'), '2024-12-30', '2025-12-29', '9999-12-31', 'Sun Feb 16 2025 10:30:00 GMT+0100 (CET)', '2025-02-16T24:00:00Z', '2025-02-16T10:30:00+24:00',
];
for (const each of dates) for (const list of [[], ['YYYY-MM-DD HH:mm:ss.SSS Z']]) add(['date', each, ...list]);
const formats = [
  'YY YYYY Q M MM MMM MMMM D DD Do d dd ddd dddd', 'H HH h hh k kk m mm s ss SSS A a Z ZZ X x', 'w ww wo gggg W WW GGGG', 'L LL LLL LLLL l ll lll llll LT LTS', '[week] w [of] YYYY', 'z zzz', 'DDo', 'D MMMM', 'MMMM D', '[D] MMMM', 'MMMM', '', missing, null, 5, '[]', '[a', 'yyyy %B é', 'Y YYY YYYYY',
];
for (const locale of ['en-US', 'de', 'fr', 'ru', 'ja', 'ar', 'pl', 'en-GB', 'pt-BR', 'cs', 'uk']) {
  for (const format of formats) for (const each of ['2025-02-06T09:05:07.089', '2021-01-03T00:00:00']) add(['date', each, format], { locale });
}

// Tests
const names = ['callable', 'defined', 'undefined', 'null', 'none', 'truthy', 'falsy', 'number', 'string', 'escaped', 'mapping', 'iterable', 'even', 'odd', 'lower', 'upper'];
for (const name of names) filter(`is_${name}`, name === 'lower' || name === 'upper' ? ['ABC', 'ß', '1'] : ['7', -3]);
for (const name of ['equalto', 'eq', 'sameas', 'ne', 'gt', 'greaterthan', 'lt', 'lessthan', 'ge', 'le', 'divisibleby']) {
  for (const value of corners.filter((each) => each?.$ !== 'regex')) for (const other of [1.5, '12.50', null, missing, markup('x')]) add([`is_${name}`, value, other]);
}

// Operators, properties and methods
const operands = [missing, null, true, 0, minusZero, nan, '', '5', 'a', markup('5'), markup('<'), [], [5], [[1, null], missing], {}, { toString: 1, valueOf: 2 }];
for (const name of Object.keys(operators)) for (const left of operands) for (const right of operands) add([name, left, right]);
for (const value of corners) add(['truthy', value]);
for (const sought of [missing, null, '', 'a', 'A', 1, nan, 'toString', 'constructor', 'length', '2', markup('A')]) for (const container of corners) add(['contains', sought, container]);
const keys = ['length', 'val', 0, '0', 1, -1, 1.5, nan, missing, null, 'a', 'toString', 'constructor', '__proto__', '__defineGetter__', 'hasOwnProperty', 'map', 'anchor', 'at', 'toFixed', 'source', 'lastIndex', 'name', 'copyWithin', 'matchAll', 'bind', '2'];
for (const value of corners) for (const each of keys) add(['member', value, each]);
const method = (name, values, ...lists) => {
  for (const value of values) for (const list of lists) add(['invoke', value, name, list]);
};
const texts = ['a-b-a', 'Hé😀', '', markup('<i>a</i>')];
for (const name of ['at', 'charAt', 'charCodeAt', 'codePointAt']) method(name, texts, [], [1], [-1], [2], [3], [nan], ['1'], [infinity]);
for (const name of ['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith']) method(name, texts, [], ['a'], ['a', 1], ['a', -5], ['a', infinity], [''], ['', 9], [missing], [null], [markup('a')], [['a']]);
for (const name of ['includes', 'startsWith', 'search', 'match', 'split', 'replace']) method(name, ['banana'], [regex('an')], [regex('an', 'g')], [regex('(a)(x)?')], [regex('', '')]);
for (const name of ['slice', 'substring', 'substr']) method(name, texts, [], [1], [-2], [1, 3], [3, 1], [0, -1], [missing, 2], [nan, nan], ['1', '2']);
method('split', texts, [], ['-'], [''], ['', 2], ['-', 1], ['-', 0], ['-', -1], [missing, 1], [null], [regex('[-é]')], [regex('(-)'), 3]);
for (const name of ['trim', 'trimStart', 'trimEnd', 'trimLeft', 'trimRight', 'toUpperCase', 'toLowerCase', 'toLocaleUpperCase', 'toLocaleLowerCase', 'toString', 'valueOf']) method(name, [' aÉ \u00a0', 'Iİß', markup(' <B> ')], []);
for (const name of ['padStart', 'padEnd']) method(name, ['ab', '😀'], [], [5], [5, 'xyz'], [5, ''], [6, '😀'], [1], ['4', 1], [nan]);
method('repeat', ['ab', ''], [], [0], [3], [1.9], [-1], ['2'], [nan], [infinity]);
method('concat', ['a', markup('<')], [], ['b', 1, null, missing, [2, [3]], markup('&')]);
method('localeCompare', ['a', 'É', 'é', 'résumé', 'B', '10'], ['b'], ['a'], ['A'], ['É'], ['Resume'], ['9'], [missing]);
method('normalize', ['e\u0301', '\ufb01', 'a'], [], ['NFD'], ['NFKC'], ['NFKD'], ['x'], [missing]);
for (const name of ['replace', 'replaceAll']) method(name, ['aXbX', markup('<X>')], ['X', 'y'], ['X', '[$&$`$\']'], ['', '-'], ['X', missing], [missing, 'y'], [regex('x', 'gi'), '$$1'], [regex('(x)|(b)', 'gi'), '<$1|$2|$3>'], [regex('(?<n>X)', 'g'), '<$<n>>'], ['z', 'y'], ['X', markup('<')]);
method('replaceAll', ['aXbX'], [regex('X'), 'y']);
for (const name of ['match', 'search']) method(name, ['aXbX', ''], ['X'], [regex('x', 'i')], [regex('x', 'gi')], [regex('(?:)')], [missing], [null], ['('], [regex('(b)(c)?')]);
const numbers = [0, minusZero, 1.005, -1234.5678, 1e21, 123456789.5, nan, infinity, 0.000001234, 255];
method('toFixed', numbers, [], [2], [0], [20], [-1], [101], ['1']);
method('toPrecision', numbers, [], [3], [1], [21], [0], [101]);
method('toExponential', numbers, [], [2], [0], [-1]);
method('toString', numbers, [], [2], [16], [36], [1], [10]);
method('toLocaleString', numbers, [], ['de'], [missing, { minimumFractionDigits: 2 }], [missing, { maximumFractionDigits: 0 }], [missing, { useGrouping: false }]);
method('valueOf', numbers, []);
const lists = [[3, 1, 2, 1], ['b', missing, null, 'a', 10, 9], [[1, [2, [3]]], markup('<')], []];
for (const name of ['keys', 'values', 'entries', 'toString', 'toLocaleString', 'reverse', 'sort', 'pop', 'shift', 'valueOf']) method(name, lists, []);
for (const name of ['includes', 'indexOf', 'lastIndexOf']) method(name, [...lists, [nan, minusZero]], [1], [1, 2], [1, -1], [missing], [null], [nan], [0], ['a'], []);
method('at', lists, [], [1], [-1], [9], [nan]);
method('concat', lists, [], [1, [2], [[3]]], [markup('x')], [{ length: 1 }]);
method('slice', lists, [], [1], [-1], [1, 2], [missing, -1], ['1']);
method('join', lists, [], ['-'], [''], [missing], [null], [markup('<')]);
method('flat', lists, [], [2], [0], [infinity], [nan]);
method('fill', lists, [7], [7, 1], [7, -1], [7, 1, 2]);
method('push', lists, [], [1, [2]]);
method('unshift', lists, [], [1, [2]]);
method('splice', lists, [], [1], [1, 1], [1, 1, 'x', 'y'], [-1], [0, -1], [missing, 1]);
method('sort', [[10, 9, 1, 2], ['é', 'z', 'Z', '😀', '\uffee']], []);
for (const name of ['map', 'filter', 'some', 'matchAll', 'copyWithin', 'with', 'nothing']) method(name, [[1], 'a'], [1], []);
method('test', [regex('a', 'g'), regex('^b', 'i')], ['banana'], ['Bx'], [missing], [null], [markup('a')]);
method('exec', [regex('a(n)(x)?')], ['banana'], ['x'], []);
for (const name of ['toString', 'hasOwnProperty', 'propertyIsEnumerable', 'isPrototypeOf', 'valueOf', 'constructor', 'toLocaleString', 'nothing']) {
  method(name, [{ a: 1 }, true, [1], 'ab', markup('x'), 5, missing, null, regex('a')], ['a'], ['length'], ['0']);
}

// Functions
for (const list of [[3], [1, 4], [1, 10, 3], [3, 0, -1], [0], [-2], [1, 1], [0, 1, 0.25], ['1', 3], ['2'], [missing], [null], [2, missing, 5], [0, 3, 0], [0, 3, nan], [0, '3', '1'], [nan, 3], [5, null], [1, 3, null], [0, infinity], [0, 2, minusZero], [1.5, 4]]) add(['range', ...list]);

// Places of HTML
const put = (name, strings, ...values) => add([name, strings, ...values]);
const addresses = [
  'https://example.com/?a=1&b="2"', '/x', '', 'javascript:alert(1)', ' JavaScript:x', 'java\tscript:x', 'java\u0000script:x', '\u0001javascript:x', 'vbscript:x', 'data:text/html,x', 'data:image/png;base64,AA', 'data:image/svg+xml,<svg>', 'DATA: image/svg',
  'data:IMAGE/gif', 'livescript:x', 'mocha:x', 'mailto:a@b', 'javascript', ':x', 'a/javascript:x', 'é:javascript:', 'javascript&colon;x', '//evil.example', '&#106;avascript:x', 'data:', 'jav\nascript\r:x', 'x'.repeat(40) + ':y', 'file:///etc',
  missing, null, 5, true, [], ['javascript:', 'x'], {}, markup('<b>javascript:</b>x'), markup('javascript&colon;x'), markup('a &amp; b'),
];
for (const name of ['url', 'documentUrl', 'srcset']) {
  for (const value of addresses) {
    put(name, ['', ''], value);
    put(name, ['', '?x=1'], value);
    put(name, ['/a/', ''], value);
    put(name, ['java', ''], value);
  }
  for (const strings of [['javascript:', ''], ['java', ':x'], ['data:', ''], ['', ':alert(1)'], ['data:image/', ',x'], ['\u0001j', 'javascript:x']]) for (const value of ['x', 'script', 'javascript', 'text/html', 'image/png', 'svg+xml', '', missing]) put(name, strings, value);
  put(name, ['', '', ''], 'java', 'script:x');
  put(name, ['', ':', ''], 'javascript', 'x');
  put(name, ['', '', ''], missing, 'javascript:x');
}
put('srcset', ['a.png 1x, ', ' 2x'], 'b.png');
put('srcset', ['a.png 1x, ', ' 2x'], 'javascript:x');
put('srcset', ['javascript:a 1x, ', ' 2x'], 'b.png');
put('srcset', ['a;', ''], 'x;vbscript:y');
const styles = [
  'red', '#fff', '1.5em', '-3px', '50%', 'red; color: blue', 'red !important', 'url(x)', 'URL(javascript:x)', 'rgb(1, 2, 3)', 'rgb(1, 2', 'expression(alert(1))', 'calc(100% - (2px))', 'calc(1px / 2)', '16/9', '16 / 9', '/* x */ red', 'red /**/', '"a; b"', "'a\\'b'", '"open',
  'a\\b', 'x}y{z', '<b>', '</style>', '</p>', '--x', 'var(--x)', 'color-mix(in srgb, red 10%, blue)', 'rgb2(1)', 'linear-gradient(to right, red, blue)', ')', '(', 'é 😀', '\ud83d', '\u0000', 'a\nb', '@import', 'a:b', '_a', 'x1y(2)', 'RGB(1)', 'https://a.b/?c=d&e=f', 'javascript:x', 'a b"c\'d()', missing, null, 5, [1, 2], true, markup('<b>'), {},
];
for (const name of ['css', 'stylesheet']) {
  for (const value of styles) {
    put(name, ['color: ', ''], value);
    put(name, ['', '; color: red'], value);
    put(name, ['background: url(', ')'], value);
    put(name, ["background: url('", "')"], value);
    put(name, ['content: "', '"; top: 0'], value);
    put(name, ['/* ', ' */ top: 0'], value);
  }
  put(name, ['', ': ', '; ', ''], 'color', 'red;', 'top: 1px');
  put(name, ['--a: "x"; b: ', ''], 'a:b;');
  put(name, ['a: ', 'url(', ')'], 'x', 'y(');
  put(name, ['a: curl(', ')'], 'y(:');
  put(name, ['a: ur', 'l(', ')'], 'b', 'c(');
  put(name, ['/*/ ', ' */', ''], 'a"', 'b:');
}
for (const value of [...styles, ...addresses, '<!-- <script>', "</script>'`${x}", '$ {', '*/', 'a*/b', '\u2028\u2029', { a: ['</script>', '&', nan, missing] }, minusZero, infinity, false, ...corners.filter((each) => each?.$ !== 'regex')]) add(['json', value]);
for (const value of ['-', '--', '>', '->', '-->', '--!>', '!', 'a--b', '</noscript>', '<!-- x', 'a-', 'a->b', '-a', [1, '-', ['-', 2]], missing, null, 5, markup('-->'), '']) add(['comment', value]);
for (const value of ['checked', ' CHECKED  disabled\n', 'onclick', 'checked onclick', 'checked="x"', '', missing, 5, ['checked', ' ', 'open'], markup('hidden'), 'class', true]) add(['attributeNames', value]);
for (const value of [...styles, 'a\'b"c`d', '${x}', '-1', -1, 1.5, nan, { a: [1, '%3c'] }, '</script>', '50%', markup('<b>'), 'a < b <= <3 <!', '<\n<\u0000<', '\\u003cb>', { a: ['<', '<img>'] }]) {
  for (const name of ['script', 'scriptAttribute']) {
    for (const strings of [['f(', ')'], ["f('", "')"], ['f("', '")'], ['f(`', '`)'], ['a -', ''], ["f('it\\'s ", "', 'x')"]]) put(name, strings, value);
    put(name, ['f("a", ', ', \'', "', ", ')'], value, value, value);
  }
  put('url', ["javascript:f('", "', ", ')'], value, value);
  put('url', ["javascript:'<p>", "</p>' + ", " + `", '`'], value, value, value);
}
for (const value of ['<p title="a">\'', '&amp;', markup('<b>'), missing, [1, '<']]) put('srcdoc', ['<i>', '</i>'], value);

const unescape = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]);
// Left out: the page's `if_defined` says that the attribute goes, and sorting the properties of markup is of no use.
// Half of a character in an address is U+FFFD in the page, as in every URL.
const isLeftOut = ([name, value, ...rest]) => (name === 'if_defined' && value === null) || (name === 'dictsort' && value?.$ === 'markup')
  || (/^(css|stylesheet)$/.test(name) && /url\(/.test(value[0]) && rest.includes('\ud83d'));
const unique = [...new Map(calls.filter(({ call }) => !isLeftOut(call)).map((each) => [JSON.stringify(each), each])).values()];
const requests = unique.map(({ call, options }) => {
  const context = {};
  const template = isPlace(call[0]) ? written(call, context) : statement(call, context) + outcome;
  return JSON.stringify({ template, context, ...options });
});
const answers = execFileSync(process.argv[2] ?? 'sm-preview', ['eval'], { input: requests.join('\n'), maxBuffer: 1 << 28 }).toString().trimEnd().split('\n').map((line) => JSON.parse(line));
const lines = unique.map((each, index) => {
  const { output } = answers[index];
  const gives = () => (isPlace(each.call[0]) ? read(each.call[0], output) : JSON.parse(unescape(output)));
  return JSON.stringify({ ...each, gives: output === undefined ? null : gives() });
});
fs.writeFileSync(path.join(__dirname, '../../Cases/filters/calls.jsonl'), lines.map((line) => `${line}\n`).join(''));
