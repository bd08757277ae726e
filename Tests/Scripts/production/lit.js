// What lit-html's documentation says of templates, as far as one render shows it, for a browser:
// https://lit.dev/docs/templates/expressions/ and https://lit.dev/docs/templates/directives/.
//
// A template's strings are joined with markers where its values go, the browser parses the text once as the content of
// a `<template>`, and each place where a marker is found again is a part. Parts take the values in the order of the
// document. A marker that the parser dropped is no part, and one in a name is none that means anything.

var lit = (() => {
  'use strict';

  const nothing = Symbol('nothing');
  const marker = 'part-7f3a';
  const suffix = '$bound';
  const isRawText = (name) => /^(script|style|textarea|title)$/i.test(name);

  /** A template and its values, as the tag of a template literal makes it. */
  class Result {
    constructor(strings, values) {
      this.strings = strings;
      this.values = values;
    }
  }

  const html = (strings, ...values) => new Result(strings, values);

  /** Renders a value into an empty element. */
  function render(value, container) {
    const end = container.ownerDocument.createComment('');
    container.append(end);
    insert(value, end);
  }

  // MARK: Templates

  const templates = new WeakMap();

  function template(strings, document) {
    if (!templates.has(strings)) templates.set(strings, parse(strings, document));
    return templates.get(strings);
  }

  function parse(strings, document) {
    const { text, names } = join(strings);
    const element = document.createElement('template');
    element.innerHTML = text;
    const parts = [];
    const path = document.createTreeWalker(element.content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    for (let index = 0; path.nextNode(); index++) {
      const node = path.currentNode;
      if (node.nodeType === 8) {
        if (node.data === `?${marker}`) parts.push({ kind: 'child', index });
        else for (let i = 1; i < node.data.split(marker).length; i++) parts.push({ kind: 'comment', index });
        continue;
      }
      for (const name of node.getAttributeNames()) {
        if (name.endsWith(suffix)) {
          const [, sign, realName] = /^([.?@]?)(.*)$/s.exec(names.shift());
          const strings = node.getAttribute(name).split(marker);
          parts.push({ kind: sign || 'attribute', index, name: realName, strings });
          node.removeAttribute(name);
        } else if (name.startsWith(marker)) {
          parts.push({ kind: 'element', index });
          node.removeAttribute(name);
        }
      }
      if (!isRawText(node.tagName)) continue;
      const texts = node.textContent.split(marker);
      if (texts.length === 1) continue;
      node.textContent = '';
      texts.forEach((text, i) => {
        node.append(text);
        if (i === texts.length - 1) return;
        node.append(document.createComment(''));
        path.nextNode();
        parts.push({ kind: 'child', index: ++index });
      });
    }
    return { element, parts };
  }

  /**
   * The text that the browser parses, and the names of the attributes that have values in them, as they are written:
   * the parser would put them into lower case.
   */
  function join(strings) {
    let text = '';
    const names = [];
    const place = new Place();
    strings.slice(0, -1).forEach((string, i) => {
      const bound = place.read(string);
      if (place.isText) text += `${string}<!--?${marker}-->`;
      else if (bound?.name !== undefined) {
        names.push(bound.name);
        text += string.slice(0, bound.end) + suffix + string.slice(bound.end) + marker;
      } else text += string + marker + (bound ? i : '');
      // The slash of `a=${value}/>` is no part of the value.
      if (place.isTag && !(bound && bound.name === undefined) && strings[i + 1].startsWith('/>')) text += ' ';
    });
    return { text: text + strings.at(-1), names };
  }

  const isSpace = (character) => ' \t\n\f\r'.includes(character);
  const isLetter = (character) => /^[a-zA-Z]/.test(character ?? '');

  /**
   * Where in the HTML a reader of a template's strings stands: in text, in a tag's name, between its attributes, in an
   * attribute's name, before or in its value, or in something where all is text up to an end.
   */
  class Place {
    constructor() {
      this.state = 'text';
      /** The name of an element whose text is no markup, from its start tag on. */
      this.rawText = null;
      /** What ends a quoted value, a comment or a raw text. */
      this.end = null;
    }

    get isText() { return this.state === 'text'; }
    get isTag() { return !['text', 'raw text', 'comment', 'quoted'].includes(this.state); }

    /**
     * Reads a string to its end.
     *
     * @returns The attribute that begins in this string and whose value ends with it: its name, and where that ends in
     *   the string. Without a name where an attribute may begin; undefined elsewhere.
     */
    read(string) {
      this.string = string;
      this.name = undefined;
      this.nameStart = undefined;
      for (let at = 0; at < string.length;) at = this.step(at);
      switch (this.state) {
        case 'space':
        case 'after name':
          if (!isSpace(string.at(-1) ?? '')) return undefined;
          this.state = 'name';
          return { name: undefined };
        case 'before value':
          this.state = 'value';
          return this.name;
        case 'value':
        case 'quoted':
          return this.name;
        default:
          return undefined;
      }
    }

    /** Reads what stands at an index, and tells where the next thing stands. */
    step(at) {
      const { string } = this;
      const character = string[at];
      switch (this.state) {
        case 'text':
          return this.stepInText(at);
        case 'quoted':
        case 'comment':
        case 'raw text':
          return this.stepToEnd(at);
        case 'name':
          if (character !== '=' && character !== '>' && character !== '/' && !isSpace(character)) return at + 1;
          this.name = this.nameStart === undefined ? undefined : { name: string.slice(this.nameStart, at), end: at };
          this.state = 'after name';
          return at;
        case 'after name':
          if (isSpace(character)) return at + 1;
          this.state = character === '=' ? 'before value' : 'space';
          return character === '=' ? at + 1 : at;
        case 'before value':
          if (isSpace(character)) return at + 1;
          if (character === '"' || character === "'") [this.state, this.end] = ['quoted', character];
          else if (character === '>') return this.leaveTag(at);
          else this.state = 'value';
          return at + 1;
        case 'space':
          if (character === '>') return this.leaveTag(at);
          if (!isSpace(character) && character !== '/') [this.state, this.nameStart] = ['name', at];
          return at + 1;
        default:
          // In a tag's name, a value without quotes, or behind the quote that ends a value.
          if (character === '>') return this.leaveTag(at);
          if (isSpace(character)) this.state = 'space';
          return at + 1;
      }
    }

    stepInText(at) {
      const start = this.string.indexOf('<', at);
      if (start < 0) return this.string.length;
      const rest = this.string.slice(start + 1);
      if (rest.startsWith('!--')) {
        [this.state, this.end] = ['comment', '-->'];
        return start + 4;
      }
      if (rest.startsWith('/') && rest.length > 1 && !isLetter(rest[1])) {
        [this.state, this.end] = ['comment', '>'];
        return start + 2;
      }
      const name = /^\/?[a-zA-Z][^>\s]*/.exec(rest)?.[0];
      if (name === undefined && rest !== '' && rest !== '/') return start + 1;
      this.state = 'tag name';
      if (name !== undefined && isRawText(name)) this.rawText = name;
      return start + 1 + (name ?? rest).length;
    }

    stepToEnd(at) {
      const start = this.string.indexOf(this.end, at);
      if (start < 0) return this.string.length;
      const { state } = this;
      this.state = state === 'quoted' ? 'junk' : state === 'comment' ? 'text' : 'tag name';
      return start + this.end.length;
    }

    leaveTag(at) {
      [this.state, this.end] = this.rawText === null ? ['text', null] : ['raw text', `</${this.rawText}`];
      this.rawText = null;
      return at + 1;
    }
  }

  // MARK: Values

  /** Inserts what a value renders before a node. */
  function insert(value, end) {
    const document = end.ownerDocument;
    if (value === nothing || value === null || value === undefined || value === '') return;
    if (value instanceof Result) end.before(instance(value, document));
    else if (value.nodeType !== undefined) end.before(value);
    else if (Array.isArray(value) || (typeof value === 'object' && value[Symbol.iterator])) {
      for (const item of value) insert(item, end);
    } else end.before(document.createTextNode(String(value)));
  }

  function instance({ strings, values }, document) {
    const { element, parts } = template(strings, document);
    const content = document.importNode(element.content, true);
    const nodes = [];
    const path = document.createTreeWalker(content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
    while (path.nextNode()) nodes.push(path.currentNode);
    let next = 0;
    for (const part of parts) {
      const count = part.strings ? part.strings.length - 1 : 1;
      commit(part, nodes[part.index], values.slice(next, next + count));
      next += count;
    }
    return content;
  }

  function commit({ kind, name, strings }, node, values) {
    const isWhole = strings?.length === 2 && strings[0] === '' && strings[1] === '';
    const isNothing = values.includes(nothing);
    const joined = () => strings.map((string, i) => string + (i < values.length ? values[i] ?? '' : '')).join('');
    switch (kind) {
      case 'child':
        // What is rendered stands behind the marker; the marker of a raw text's part is nothing that is seen.
        insert(values[0], node.parentNode.insertBefore(node.ownerDocument.createComment(''), node.nextSibling));
        break;
      case 'attribute':
        if (isNothing) node.removeAttribute(name);
        else node.setAttribute(name, isWhole ? values[0] ?? '' : joined());
        break;
      case '?':
        node.toggleAttribute(name, !isNothing && !!(isWhole ? values[0] : joined()));
        break;
      case '.':
        node[name] = isNothing ? undefined : isWhole ? values[0] : joined();
        break;
      case '@':
        if (isNothing || values[0] === null || values[0] === undefined) break;
        node.addEventListener(name, values[0]);
        (listeners.get(node) ?? listeners.set(node, []).get(node)).push(name);
        break;
    }
  }

  const listeners = new WeakMap();

  return { html, nothing, render, listeners: (element) => listeners.get(element) ?? [] };
})();
