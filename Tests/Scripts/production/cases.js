'use strict';

// The case files of `Cases/production`. Cases/FORMAT.md describes the format.

const fs = require('fs');
const path = require('path');

const corpus = path.join(__dirname, '../../Cases/production');

/** Every case file under the corpus, as paths from it, in name order. */
function list(folder = corpus) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...list(place));
    else if (entry.name.endsWith('.case')) found.push(path.relative(corpus, place));
  }
  return found.sort();
}

/** The sections of a case, in the order of the file: `[marker, text]`; the remark's marker is the empty string. */
function sections(text) {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const result = [['', []]];
  for (const line of lines) {
    if (line.startsWith('--- ')) result.push([line.slice(4), []]);
    else result.at(-1)[1].push(line);
  }
  return result.map(([marker, body]) => [marker, body.join('\n')]);
}

/** A case, as `reference.js` takes it, and what is expected of it: the lines of the DOM. */
function parse(text) {
  const result = { templates: {} };
  for (const [marker, body] of sections(text)) {
    const [, kind, name, json] = /^(\w*)(?: (?!\(json\)$)(.+?))?( \(json\))?$/.exec(marker);
    const value = json ? JSON.parse(body) : body;
    switch (kind) {
      case '':
        break;
      case 'fixture':
      case 'locale':
      case 'script':
        result[kind] = value;
        break;
      case 'context':
      case 'options':
      case 'settings':
        result[kind] = JSON.parse(value);
        break;
      case 'translations':
        result.texts = JSON.parse(value);
        break;
      case 'template':
        result.templates[name ?? 'main'] = value;
        break;
      case 'output':
        result.dom = value === '' ? [] : value.split('\n');
        break;
      default:
        throw new Error(`unknown section: ${marker}`);
    }
  }
  if (result.templates.main === undefined) throw new Error('the case has no template');
  return result;
}

/** Reads the case at a path that `list` gave. */
function read(name) {
  try {
    return parse(fs.readFileSync(path.join(corpus, name), 'utf8'));
  } catch (error) {
    throw new Error(`${name}: ${error.message}`);
  }
}

/** Writes the lines of a DOM into a case. */
function write(name, dom) {
  const place = path.join(corpus, name);
  const kept = sections(fs.readFileSync(place, 'utf8')).filter(([marker]) => !/^output( \(json\))?$/.test(marker));
  const lines = kept.flatMap(([marker, body]) => [...(marker ? [`--- ${marker}`] : []), ...(body ? [body] : [])]);
  fs.writeFileSync(place, [...lines, ...output(dom)].join('\n') + '\n');
}

function output(dom) {
  const text = dom.join('\n');
  // What cannot be seen, as in TestSupport's CaseFile.
  const isPlain = !/[\0-\x08\x0b-\x1f\x7f\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(text);
  if (isPlain && !/^--- /m.test(text)) return text ? ['--- output', text] : ['--- output'];
  const escaped = JSON.stringify(text).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return ['--- output (json)', escaped];
}

module.exports = { list, read, write };
