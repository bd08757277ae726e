'use strict';

// The JavaScript that a template becomes in production: one function, which returns a template of lit-html.
//
// The page, each branch of an `if`, each body of a `for` and its `else`, each `include` and each translation with
// markup is a template of its own: its text is that of a template literal, so that backslashes are JavaScript's, and
// its values are the literal's. A `set` is a variable of the whole function, a loop's variables and `index` are the
// loop's own.

const nunjucks = require('nunjucks');
const { nodes, parser } = nunjucks;

/** Production's filters, which a call may name as well. */
const filters = new Set([
  'action', 'currency', 'dump', 'entries', 'find', 'first', 'get', 'if_defined', 'ifDefined', 'js', 'key', 'last',
  'reject', 'select', 'setting', 'sort', 't',
]);

/**
 * @param templates - The texts of templates by name; the page is `main`.
 * @param texts - The texts of the locale.
 * @returns The code of the page and of each text: functions of what `runtime.js` gives them.
 */
function compile(templates, texts) {
  const page = new Compiler(templates).page(templates.main);
  const compiled = {};
  const visit = (value, path) => {
    if (typeof value === 'string') compiled[path] = new Compiler(templates, true).text(value);
    else if (value && typeof value === 'object') {
      for (const [key, each] of Object.entries(value)) visit(each, path ? `${path}.${key}` : key);
    }
  };
  visit(texts, '');
  return { page, texts: compiled };
}

class Compiler {
  /** @param isText - Whether a translation is compiled, which sees the values that it is passed, and all variables. */
  constructor(templates, isText = false) {
    this.templates = templates;
    this.isText = isText;
    this.hoisted = new Set();
    this.scopes = [];
    this.including = [];
  }

  page(text) {
    const root = parser.parse(text);
    // What is set further below, or by an include, is a variable from the beginning.
    this.fragment(root);
    const body = this.fragment(root);
    const variables = [...this.hoisted].map((name) => `let ${name} = $.variable(${JSON.stringify(name)});`).join(' ');
    return `with ($.state) { return (() => { ${variables} return ${body}; })(); }`;
  }

  text(text) {
    const root = parser.parse(text);
    const holdsMarkup = /<[a-z!/]/i.test(text);
    const body = holdsMarkup ? this.fragment(root) : this.concatenation(root);
    return `with ($.state) with ($scope) { return ${body}; }`;
  }

  // MARK: Statements

  /** A template of its own. */
  fragment(node) {
    return '$.html`' + this.content(node) + '`';
  }

  content(node) {
    if (!node) return '';
    if (node instanceof nodes.Output) return node.children.map((child) => this.output(child)).join('');
    if (node instanceof nodes.NodeList) return node.children.map((child) => this.content(child)).join('');
    return '${' + this.statement(node) + '}';
  }

  output(node) {
    if (!(node instanceof nodes.TemplateData)) return '${' + this.expression(node) + '}';
    // Neither ends a literal that a preview shows.
    return node.value.replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
  }

  statement(node) {
    if (node instanceof nodes.If) return this.branch(node);
    if (node instanceof nodes.For) return this.loop(node);
    if (node instanceof nodes.Set) return this.assignment(node);
    if (node instanceof nodes.Include) return this.include(node);
    throw new Error(`production has no ${node.typename}`);
  }

  branch(node) {
    const condition = this.expression(node.cond);
    const body = this.fragment(node.body);
    let otherwise = '$.nothing';
    // The parser makes an `elif` the `else` itself.
    if (node.else_ instanceof nodes.If) otherwise = this.branch(node.else_);
    else if (node.else_) otherwise = this.fragment(node.else_);
    return `(${condition} ? ${body} : ${otherwise})`;
  }

  loop(node) {
    const list = this.expression(node.arr);
    const names = node.name instanceof nodes.Array ? node.name.children.map(({ value }) => value) : [node.name.value];
    const item = names.length > 1 ? `{ ${names.join(', ')} }` : names[0];
    this.scopes.push([...names, 'index']);
    const body = this.fragment(node.body);
    this.scopes.pop();
    const otherwise = node.else_ ? this.fragment(node.else_) : '$.nothing';
    return `$.each(${list}, (${item}, index) => ${body}, () => ${otherwise})`;
  }

  assignment(node) {
    const value = node.value ? this.expression(node.value) : this.fragment(node.body.body ?? node.body);
    const targets = node.targets.map((target) => {
      if (!(target instanceof nodes.Symbol)) throw new Error('production sets only variables');
      if (!this.locals.includes(target.value)) this.hoisted.add(target.value);
      return `${target.value} = `;
    });
    return `(${targets.join('')}${value}, $.nothing)`;
  }

  include(node) {
    if (!(node.template instanceof nodes.Literal)) throw new Error('production includes only what a string names');
    const name = node.template.value.replace(/\.liquid$/, '');
    if (this.templates[name] === undefined) throw new Error(`no template is called ${name}`);
    if (this.including.includes(name)) throw new Error(`${name} includes itself`);
    this.including.push(name);
    const body = this.fragment(parser.parse(this.templates[name]));
    this.including.pop();
    return body;
  }

  concatenation(root) {
    const parts = root.children.flatMap((output) => {
      if (!(output instanceof nodes.Output)) throw new Error('a text without markup has no blocks');
      return output.children.map((child) =>
        child instanceof nodes.TemplateData ? '`' + this.output(child) + '`' : `$.print(${this.expression(child)})`);
    });
    return parts.join(' + ') || '``';
  }

  // MARK: Expressions

  get locals() { return this.scopes.flat(); }

  expression(node) {
    if (node instanceof nodes.Literal) return node.value === undefined ? 'undefined' : JSON.stringify(node.value);
    if (node instanceof nodes.Symbol) return this.variable(node.value);
    if (node instanceof nodes.Group) return `(${node.children.map((child) => this.expression(child)).join(', ')})`;
    if (node instanceof nodes.Array) return `[${node.children.map((child) => this.expression(child)).join(', ')}]`;
    if (node instanceof nodes.Dict) return `({ ${node.children.map((pair) => this.pair(pair)).join(', ')} })`;
    if (node instanceof nodes.InlineIf) {
      const otherwise = node.else_ ? this.expression(node.else_) : 'undefined';
      return `(${this.expression(node.cond)} ? ${this.expression(node.body)} : ${otherwise})`;
    }
    if (node instanceof nodes.LookupVal) return `${this.expression(node.target)}[${this.expression(node.val)}]`;
    // A filter is a function call to the parser's nodes.
    if (node instanceof nodes.Filter) return this.filter(node.name.value, node.args.children);
    if (node instanceof nodes.FunCall) return this.call(node);
    if (node instanceof nodes.Compare) return this.comparison(node);
    if (node instanceof nodes.Not) return `(!${this.expression(node.target)})`;
    if (node instanceof nodes.Neg) return `(-${this.expression(node.target)})`;
    const operator = operators.find(([type]) => node instanceof type)?.[1];
    if (operator) return `(${this.expression(node.left)} ${operator} ${this.expression(node.right)})`;
    throw new Error(`the reference knows no ${node.typename}`);
  }

  isVariable(name) { return this.locals.includes(name) || this.hoisted.has(name); }

  variable(name) {
    if (this.isVariable(name)) return name;
    return this.isText ? `$.look($scope, ${JSON.stringify(name)})` : `$.variable(${JSON.stringify(name)})`;
  }

  pair({ key, value }) {
    const name = key instanceof nodes.Symbol ? JSON.stringify(key.value) : `[${this.expression(key)}]`;
    return `${name}: ${this.expression(value)}`;
  }

  comparison(node) {
    return '(' + this.expression(node.expr) + node.ops.map(({ type, expr }) =>
      ` ${comparisons[type]} ${this.expression(expr)}`).join('') + ')';
  }

  call(node) {
    const { name, args } = node;
    if (name instanceof nodes.Symbol && filters.has(name.value) && !this.isVariable(name.value)) {
      return this.filter(name.value, args.children);
    }
    return `${this.expression(name)}(${this.arguments(args.children).join(', ')})`;
  }

  filter(name, values) {
    if (!filters.has(name)) throw new Error(`the reference has no filter ${name}`);
    if (name === 'js' && values[0] instanceof nodes.Literal) return `(${values[0].value})`;
    const given = this.arguments(values).join(', ');
    if (name !== 't') return `$.filters.${name}(${given})`;
    const scope = this.isText ? '$scope' : `{ ${[...this.hoisted, ...this.locals].join(', ')} }`;
    return `$.t(${scope}, ${given})`;
  }

  /** Arguments; keywords become one object behind the others. */
  arguments(values) {
    return values.map((value) => value instanceof nodes.KeywordArgs
      ? `{ ${value.children.map((pair) => this.pair(pair)).join(', ')} }`
      : this.expression(value));
  }
}

const operators = [
  [nodes.And, '&&'], [nodes.Or, '||'], [nodes.Add, '+'], [nodes.Sub, '-'], [nodes.Mul, '*'], [nodes.Div, '/'],
  [nodes.Mod, '%'], [nodes.Pow, '**'], [nodes.Concat, '+'], [nodes.In, 'in'], [nodes.Is, '==='],
];

const comparisons = {
  '==': '==', '===': '===', '!=': '!=', '!==': '!==', '<': '<', '>': '>', '<=': '<=', '>=': '>=',
};

module.exports = { compile };
