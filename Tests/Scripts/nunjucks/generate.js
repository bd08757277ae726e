#!/usr/bin/env node
'use strict';

// Random expressions and small statements over random JSON values, with what Nunjucks makes of them: one request of
// `sm-preview eval` a line, and `output` or `error` beside it. The same seed gives the same lines.
//
//   generate.js [--seed 1] [--count 3000] > Tests/Cases/nunjucks/generated.jsonl

const { parseArgs } = require('util');
const { render } = require('./reference');

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

const values = {
  number: [0, 1, 2, 3, 7, 10, -1, -5, 42, 100, 0.1, 0.2, 0.5, 1.5, 2.5, -2.5, 2.675, 1.005, 9.99, 1e3, 123456.789, 1e21,
    1.5e-7, 4294967296, 9007199254740993, -0.0001],
  text: ['', ' ', '0', '1', '10', '9.50', '-3', '1e3', '0x1f', ' 12 ', 'a', 'b', 'abc', 'ABC', 'Hello World', 'a,b,c',
    '<b>&"\'</b>', 'é😀', 'ﬁn ß', 'true', 'null', 'one\ntwo\n', '  pad ', 'a-b_c', '2024-01-31', 'the quick brown fox'],
  list: [[], [1, 2, 3], [3, 1, 2], [10, 9, 1.5], ['b', 'a', 'C'], ['x'], ['', '0', 'é'], [[1, 2], [3, 4]], [null, 1, 'z'],
    [true, false], [{ id: 1, n: 'b', p: '9.50' }, { id: 2, n: 'a', p: '10' }, { id: 3, n: 'c' }]],
  record: [{}, { a: 1, b: 'x' }, { 2: 'two', 1: 'one', z: null }, { a: { b: { c: 'deep' } } }, { n: '5', list: [1, 2] },
    { length: 2 }, { 'a b': '<', 'c-d': [] }],
  other: [null, true, false],
};

/** One random template, and the variables it uses. */
class Generator {
  constructor(random) {
    this.random = random;
    this.context = {};
    this.locals = [];
  }

  below(count) { return Math.floor(this.random() * count); }

  chance(probability) { return this.random() < probability; }

  pick(choices) { return choices[this.below(choices.length)]; }

  /** One of several ways to go on; a function is called only where it is chosen. */
  either(...ways) { return this.pick(ways)(); }

  kind() { return this.pick(['number', 'number', 'text', 'text', 'list', 'record', 'other']); }

  // Values

  variable(kind) {
    if (this.locals.length && this.chance(0.3)) return this.pick(this.locals);
    const name = { number: 'n', text: 's', list: 'l', record: 'o', other: 'v' }[kind] + this.below(2);
    if (!(name in this.context)) this.context[name] = this.pick(values[kind]);
    return name;
  }

  small() { return String(this.pick([0, 1, 2, 3, 4])); }

  word() { return JSON.stringify(this.pick(['a', 'b', ',', ' ', 'x', '1', 'an', '<', 'é'])); }

  /** An expression that usually gives a value of this kind. */
  value(kind, depth) {
    if (this.chance(0.06)) return this.value(this.kind(), depth);
    if (depth <= 0) return this.atom(kind);
    switch (kind) {
      case 'number': return this.numberOf(depth - 1);
      case 'text': return this.textOf(depth - 1);
      case 'list': return this.listOf(depth - 1);
      case 'record': return this.recordOf(depth - 1);
      default: return this.truth(depth - 1);
    }
  }

  atom(kind) {
    if (this.chance(0.6)) return this.variable(kind);
    switch (kind) {
      case 'number': return this.pick(['0', '1', '2', '3.5', '10', '0.1', '100', '7', '1.0']);
      case 'text': return this.pick(['""', "'a'", '"b c"', '"<i>"', "'10'", '"é"', '"\\n"', "'it\\'s'", '"x"|safe']);
      case 'list': return this.pick(['[]', '[1, 2]', '["b", "a"]', '[1, "1", true]', '[[1], [2, 3]]', '[none, nothing]']);
      case 'record': return this.pick(['{}', '{a: 1}', '{"b": "x", a: 2}', '{a: {b: 3} }']);
      default: return this.pick(['true', 'false', 'none', 'nothing', 'null', 'nothing.at.all']);
    }
  }

  any(depth) { return this.value(this.kind(), depth); }

  /** Operands in a row, without parentheses, as authors write them. */
  chain(kinds, operators, depth) {
    let text = this.value(this.pick(kinds), depth);
    for (let count = 1 + this.below(3); count > 0; count -= 1) {
      text += ` ${this.pick(operators)} ${this.value(this.pick(kinds), depth)}`;
    }
    return text;
  }

  group(text) { return `(${text})`; }

  numberOf(depth) {
    return this.either(
      () => this.group(this.chain(['number'], ['+', '-', '*', '/', '%', '//', '**'], depth)),
      () => this.group(this.chain(['number', 'text', 'other'], ['+', '-', '*', '/', '%'], depth)),
      () => `${this.value('number', depth)}|${this.pick([
        'abs', 'round', 'round(1)', 'round(2, "floor")', 'round(1, "ceil")', 'int', 'float', 'int(7)', 'default(3)'])}`,
      () => `${this.value('text', depth)}|${this.pick([
        'length', 'wordcount', 'int', 'float', 'int(0, 16)', 'float(1.5)', 'int(default=4)'])}`,
      () => `${this.value('list', depth)}|${this.pick(['length', 'sum', 'first', 'last', 'sum("id")'])}`,
      () => `${this.subject('text', depth)}.${this.pick(['length', 'indexOf("a")', 'lastIndexOf(" ")', 'charCodeAt(0)'])}`,
      () => `${this.subject('list', depth)}.${this.pick(['length', 'indexOf(1)', 'indexOf("a")'])}`,
      () => this.group(`-${this.variable('number')}`),
      () => this.group(`+${this.variable(this.kind())}`),
    );
  }

  textOf(depth) {
    return this.either(
      () => this.group(this.chain(['text', 'number', 'other'], ['~', '~', '+'], depth)),
      () => this.group(this.chain(['text', 'number', 'list', 'record', 'other'], ['~', '+', '-'], depth)),
      () => `${this.value('text', depth)}|${this.pick([
        'upper', 'lower', 'title', 'capitalize', 'trim', 'reverse', 'striptags', 'nl2br', 'urlencode', 'escape', 'safe',
        'forceescape', 'string', 'center(9)', 'indent', 'indent(2, true)', 'truncate(5)', 'truncate(6, true, "~")',
        'default("d")', 'default("d", true)', 'urlize', 'dump', 'e', 'join', 'first', 'last'])}`,
      () => `${this.value('text', depth)}|replace(${this.word()}, ${this.word()})`,
      () => `${this.value('list', depth)}|join(${this.pick(['', '", "', '"<", "n"', '"-"'])})`,
      () => `${this.any(depth)}|${this.pick(['string', 'dump', 'safe', 'escape', 'default("-")', 'dump(1)'])}`,
      () => `${this.subject('text', depth)}.${this.pick([
        'toUpperCase()', 'toLowerCase()', 'trim()', `slice(${this.small()})`, 'slice(-2)', `substring(2, ${this.small()})`,
        `charAt(${this.small()})`, `replace(${this.word()}, ${this.word()})`, 'concat(1, "x")', `repeat(${this.small()})`,
        'padStart(6, "ab")', 'padEnd(4)', `at(-1)`, 'substr(-3, 2)'])}`,
      () => `${this.subject('number', depth)}.${this.pick(['toFixed(2)', 'toFixed()', 'toString()', 'toFixed(1)'])}`,
      () => `${this.subject('list', depth)}.${this.pick(['join("/")', 'toString()', 'join()'])}`,
      () => `${this.subject('text', depth)}[${this.small()}]`,
    );
  }

  listOf(depth) {
    return this.either(
      () => `[${[1, 2, 3].slice(0, 1 + this.below(3)).map(() => this.any(depth)).join(', ')}]`,
      () => `${this.value('list', depth)}|${this.pick(['reverse', 'list', 'select', 'reject', 'batch(2)', 'batch(2, "-")',
        'slice(2)', 'slice(2, "-")', 'selectattr("n")', 'rejectattr("p")', 'select("odd")', 'reject("string")'])}`,
      () => `${this.pick(['[3, 1, 2]', '["b", "A", "c"]', '[10, 9, 100]'])}|sort${this.pick(['', '(true)', '(false, true)'])}`,
      () => `${this.value('record', depth)}|${this.pick(['dictsort', 'list'])}`,
      () => `${this.value('text', depth)}|list`,
      () => `${this.subject('text', depth)}.split(${this.pick(['","', '""', '" "', '"a"', '", ", 2'])})`,
      () => `${this.subject('list', depth)}.${this.pick(['concat([1])', 'slice(1)', 'slice(-1)', 'slice(0, 2)', 'concat(1, "a")'])}`,
      () => `range(${this.small()}${this.chance(0.5) ? `, ${this.pick(['3', '6', '-2'])}` : ''})`,
    );
  }

  recordOf(depth) {
    return this.either(
      () => `{a: ${this.any(depth)}, "b": ${this.any(depth)} }`,
      () => `{x: ${this.any(depth)} }`,
      () => `${this.value('list', depth)}|groupby(${this.pick(['"n"', '"id"', '"p"'])})`,
      () => this.member(depth),
    );
  }

  member(depth) {
    return this.either(
      () => `${this.subject('record', depth)}.${this.pick(['a', 'b', 'a.b', 'a.b.c', 'n', 'z', 'length'])}`,
      () => `${this.subject('record', depth)}[${this.pick(['"a"', '1', '"2"', '"a b"', '"a" ~ ""'])}]`,
      () => `${this.subject('list', depth)}[${this.pick(['0', '1', '-1', '"0"', '9'])}]`,
      () => `${this.subject('list', depth)}[0].${this.pick(['n', 'p', 'id'])}`,
    );
  }

  truth(depth) {
    const comparisons = ['==', '!=', '===', '!==', '<', '>', '<=', '>='];
    return this.either(
      () => this.group(this.chain([this.kind()], comparisons, depth)),
      () => this.group(this.chain([this.kind(), this.kind()], comparisons, depth)),
      () => this.group(this.chain(['number', 'text', 'other'], ['and', 'or', 'and not'], depth)),
      () => this.group(`not ${this.any(depth)}`),
      () => this.group(`not ${this.any(depth)} ${this.pick(comparisons)} ${this.any(depth)}`),
      () => this.group(`${this.any(depth)} ${this.pick(['in', 'not in'])} ${this.value(this.pick(['text', 'list', 'record']), depth)}`),
      () => this.group(`${this.any(depth)} is ${this.pick(['', 'not '])}${this.pick(['defined', 'undefined', 'none', 'null',
        'number', 'string', 'mapping', 'truthy', 'falsy', 'odd', 'even', 'divisibleby(3)', 'escaped', 'eq(1)', 'gt(2)',
        'le("5")', 'ne("a")', 'sameas(none)', 'callable'])}`),
      () => this.group(`${this.any(depth)} if ${this.any(depth)}${this.chance(0.7) ? ` else ${this.any(depth)}` : ''}`),
      () => this.member(depth),
      () => `${this.subject('text', depth)}.${this.pick(['includes("a")', 'startsWith("a")', 'endsWith("c")'])}`,
      () => `${this.subject('list', depth)}.includes(${this.pick(['1', '"a"', 'none'])})`,
    );
  }

  /** An expression that a property or an index may follow. */
  subject(kind, depth) {
    if (this.chance(0.5)) return this.variable(kind);
    return this.group(this.value(kind, depth));
  }

  // Templates

  /** Prints a value; one that prints as a bare `[object Object]` says more when dumped. */
  printed(depth) {
    const kind = this.kind();
    const value = this.value(kind, depth);
    const isOpaque = kind === 'record' || (kind === 'list' && this.chance(0.5));
    return isOpaque ? `{{ (${value})|dump|safe }}` : `{{ ${value} }}`;
  }

  /** What `body` makes while `names` are variables too. */
  within(names, body) {
    this.locals.push(...names);
    const text = body();
    this.locals.length -= names.length;
    return text;
  }

  template() {
    const depth = 1 + this.below(3);
    return this.pick([
      ...Array(16).fill(() => this.printed(depth)),
      () => `{{ ${this.chain(['number', 'text'], ['+', '-', '*', '/', '%', '//', '~', '==', '<', 'and', 'or'], depth - 1)} }}`,
      () => `{{ ${this.chain(['number', 'text', 'other'], ['+', '~', '==', '!=', 'and', 'or', '>'], depth - 1)} }}`,
      () => `{% for x in ${this.value('list', depth)} %}${this.within(['x', 'loop.index'], () => this.printed(1))};{% else %}-{% endfor %}`,
      () => `{% for k, v in ${this.value('record', depth)} %}{{ k }}=${this.within(['k', 'v'], () => this.printed(1))};{% endfor %}`,
      () => `{% if ${this.any(depth)} %}a{% elif ${this.any(1)} %}b{% else %}c{% endif %}`,
      () => `{% set a = ${this.any(depth)} %}${this.within(['a'], () => this.printed(1) + this.printed(1))}`,
      () => `{% set a %}${this.printed(1)}|${this.printed(1)}{% endset %}${this.within(['a'], () => this.printed(1))}`,
      () => `{% macro m(a, b=${this.any(1)}) %}${this.within(['a', 'b'], () => this.printed(1) + this.printed(1))}{% endmacro %}{{ m(${this.any(1)}) }}`,
      () => `{% macro m(a) %}<${this.within(['a'], () => this.printed(1))}>{% endmacro %}{{ m(${this.any(1)}, ${this.any(1)})|${this.pick(['upper', 'length', 'replace("<", "(")', 'string'])} }}`,
      () => `{% filter ${this.pick(['upper', 'trim', 'title', 'replace("a", "<")', 'striptags', 'safe'])} %} a ${this.printed(1)} {% endfilter %}`,
      () => `{% switch ${this.any(1)} %}{% case ${this.any(0)} %}1{% case ${this.any(0)} %}2{% default %}3{% endswitch %}`,
      () => `{% set t = ${this.atom('number')} %}{% for x in ${this.value('list', 1)} %}{% set t = t + x %}${this.within(['t', 'x'], () => this.printed(1))} {% endfor %}{{ t }}`,
    ])();
  }
}

/** One random template about where variables live: the same few names, set and shown in every kind of scope. */
class ScopeGenerator extends Generator {
  constructor(random) {
    super(random);
    this.templates = {};
    this.blocks = 0;
    this.counter = 0;
    for (const name of ['a', 'b']) {
      if (this.chance(0.4)) this.context[name] = `${name}0`;
    }
  }

  name() { return this.pick(['a', 'b', 'c']); }

  shown() { return this.pick(['{{ a }}', '{{ b }}', '{{ c }}', '[{{ a }}{{ b }}{{ c }}]', '{{ loop.index }}']); }

  fresh() { return `"${(this.counter += 1)}"`; }

  body(depth) {
    let text = '';
    for (let count = 1 + this.below(3); count > 0; count -= 1) text += this.statement(depth - 1);
    return text;
  }

  statement(depth) {
    if (depth <= 0) return this.either(() => this.shown(), () => this.shown(), () => this.assignment());
    return this.either(
      () => this.shown(),
      () => this.shown(),
      () => this.assignment(),
      () => this.assignment(),
      () => `{% set ${this.name()} %}${this.body(depth)}{% endset %}`,
      () => `{% if ${this.pick(['a', 'not b', 'c', 'true'])} %}${this.body(depth)}{% else %}${this.body(0)}{% endif %}`,
      () => `{% for ${this.name()} in ${this.pick(['[1, 2]', '["x"]', '[none]', '[]'])} %}${this.body(depth)}{% endfor %}`,
      () => `{% for a, b in ${this.pick(['[[1, 2]]', '{x: "y"}', '[[3]]'])} %}${this.body(depth)}{% else %}e{% endfor %}`,
      () => `{% for i in [1, 2] %}${this.body(depth)}{% endfor %}`,
      () => this.include(depth),
      () => this.macro(depth),
      () => this.macro(depth),
      () => this.importing(depth),
      () => `{% block b${(this.blocks += 1)} %}${this.body(depth)}{% endblock %}`,
      () => `{% filter upper %}${this.body(depth)}{% endfilter %}`,
      () => `{% switch a %}{% case 1 %}${this.body(0)}{% default %}${this.body(0)}{% endswitch %}`,
    );
  }

  assignment() {
    const name = this.name();
    return this.either(
      () => `{% set ${name} = ${this.fresh()} %}`,
      () => `{% set ${name} = ${this.name()} ~ ${this.fresh()} %}`,
      () => `{% set ${name}, ${this.name()} = ${this.fresh()} %}`,
      () => `{% set ${name} = ${this.pick(['none', 'nothing'])} %}`,
    );
  }

  template(depth) {
    const name = `t${Object.keys(this.templates).length + 1}`;
    this.templates[name] = '';
    const outer = this.blocks;
    this.templates[name] = this.body(depth);
    this.blocks = Math.max(outer, this.blocks);
    return name;
  }

  include(depth) { return `{% include "${this.template(depth - 1)}" %}`; }

  macro(depth) {
    const name = this.pick(['m', 'n']);
    const signature = this.pick(['', 'a', 'a, b', 'a="A"', 'b, c=b']);
    const passed = this.pick(['', '7', '7, 8', 'a', 'c=9', 'nothing']);
    const takesBody = this.chance(0.4);
    const inside = this.body(depth) + (takesBody ? `{{ caller(${this.pick(['', '5'])}) if caller }}` : '');
    const between = this.chance(0.3) ? this.statement(depth - 1) : '';
    const use = takesBody
      ? `{% call${this.pick(['', '(a)', '(b, c=2)'])} ${name}(${passed}) %}${this.body(depth - 1)}{% endcall %}`
      : `{{ ${name}(${passed}) }}`;
    return `{% macro ${name}(${signature}) %}${inside}{% endmacro %}${between}${use}`;
  }

  importing(depth) {
    const name = this.template(depth - 1);
    const context = this.pick(['', ' with context']);
    const library = `{% macro f(a) %}${this.body(depth - 1)}{{ caller() if caller }}{% endmacro %}`;
    this.templates[name] += library;
    return this.either(
      () => `{% import "${name}" as l${context} %}{{ l.f(1) }}{{ l.a }}{{ l.c }}`,
      () => `{% from "${name}" import f${context} %}{{ f(${this.pick(['', 'b'])}) }}`,
      () => `{% from "${name}" import f${context} %}{% call f(1) %}${this.body(depth - 1)}{% endcall %}`,
    );
  }

  page() {
    const depth = 2 + this.below(2);
    if (this.chance(0.2)) {
      const parent = this.template(depth);
      const child = this.body(depth);
      const names = [...this.templates[parent].matchAll(/block (b\d+)/g)].map((match) => match[1]);
      const overrides = names.slice(0, 2).map((name) => `{% block ${name} %}${this.shown()}${this.pick(['', '{{ super() }}'])}${this.body(1)}{% endblock %}`);
      return `{% extends "${parent}" %}${child}${overrides.join('')}`;
    }
    return this.body(depth) + this.shown() + '[{{ a }}{{ b }}{{ c }}]';
  }
}

/** One random request, without its answer. */
function invent(random) {
  if (random() < 0.3) {
    const generator = new ScopeGenerator(random);
    const template = generator.page();
    return { template, context: generator.context, templates: generator.templates };
  }
  const generator = new Generator(random);
  const template = generator.template();
  const options = generator.chance(0.08) ? generator.pick([{ autoescape: false }, { throwOnUndefined: true }]) : {};
  return { template, context: generator.context, options };
}

/** As many lines as asked for, from a seed. */
function generate(seed, count) {
  const random = randomNumbers(seed);
  const lines = [];
  const seen = new Set();
  while (lines.length < count) {
    const request = { id: `${seed}-${lines.length + 1}`, dialect: 'nunjucks' };
    for (const [key, value] of Object.entries(invent(random))) {
      if (typeof value === 'string' || Object.keys(value).length) request[key] = value;
    }

    const { output, error, outOfScope } = render(request);
    const key = JSON.stringify({ ...request, id: 0 });
    const isDull = outOfScope || seen.has(key) || key.length > 650 || (output || '').length > 200;
    // Most random expressions are mistakes; a share of those is enough.
    if (isDull || (error !== undefined && random() >= 0.4)) continue;
    seen.add(key);
    lines.push(error === undefined ? { ...request, output } : { ...request, error: true });
  }
  return lines;
}

module.exports = { generate };

if (require.main === module) {
  const { values: flags } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '3000' } },
  });
  for (const line of generate(Number(flags.seed), Number(flags.count))) console.log(JSON.stringify(line));
}
