'use strict';

// Case files: reading, writing and finding them. Cases/FORMAT.md describes the format.

const fs = require('fs');
const path = require('path');

const corpus = path.join(__dirname, '../../Cases/nunjucks');
const generated = path.join(corpus, 'generated.jsonl');

/** Reads a case: `{ remark, options, context, template, templates, output | error }`. */
function parse(text) {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();

  const result = { remark: '', templates: {} };
  let marker = null;
  let body = [];
  const close = () => {
    if (marker === null) result.remark = body.join('\n');
    else assign(result, marker, body.join('\n'));
  };
  for (const line of lines) {
    if (line.startsWith('--- ')) {
      close();
      marker = line.slice(4);
      body = [];
    } else {
      body.push(line);
    }
  }
  close();
  if (result.template === undefined) throw new Error('the case has no template');
  return result;
}

function assign(result, marker, body) {
  const [, kind, name, json] = /^(\w+)(?: (?!\(json\)$)(.+?))?( \(json\))?$/.exec(marker) || [];
  const text = json ? JSON.parse(body) : body;
  switch (kind) {
    case 'options':
    case 'context':
      result[kind] = JSON.parse(body);
      break;
    case 'template':
      if (name === undefined) result.template = text;
      else result.templates[name] = text;
      break;
    case 'output':
    case 'error':
      result[kind] = text;
      break;
    default:
      throw new Error(`unknown section: ${marker}`);
  }
}

/** Writes a case as `parse` reads it, its sections in the order of FORMAT.md. */
function format(testCase) {
  const sections = [];
  const text = (marker, value) => {
    if (readsWell(value)) sections.push(`--- ${marker}`, ...(value === '' ? [] : [value]));
    else sections.push(`--- ${marker} (json)`, escapeJSON(value));
  };
  if (testCase.remark) sections.push(testCase.remark);
  if (testCase.options) sections.push('--- options', JSON.stringify(testCase.options));
  if (testCase.context) sections.push('--- context', formatContext(testCase.context));
  for (const [name, source] of Object.entries(testCase.templates || {})) text(`template ${name}`, source);
  text('template', testCase.template);
  if (testCase.output !== undefined) text('output', testCase.output);
  if (testCase.error !== undefined) text('error', testCase.error);
  return sections.join('\n') + '\n';
}

function formatContext(context) {
  const line = escapeJSON(context);
  if (line.length <= 100) return line;
  const members = Object.entries(context).map(([key, value]) => `  ${JSON.stringify(key)}: ${escapeJSON(value)}`);
  return `{\n${members.join(',\n')}\n}`;
}

const unreadable = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]/;

/** Whether every character can be told apart on a screen, and no line looks like a marker. */
function readsWell(value) {
  const withoutPairs = value.replace(/[\ud800-\udbff][\udc00-\udfff]|\u200d/g, '');
  return !unreadable.test(withoutPairs) && !/^--- /m.test(value);
}

function escapeJSON(value) {
  return JSON.stringify(value).replace(/[\u007f-\u00a0\u00ad\u200b\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

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

/** Reads the case at a path that `list` gave. */
function read(name) {
  try {
    return parse(fs.readFileSync(path.join(corpus, name), 'utf8'));
  } catch (error) {
    throw new Error(`${name}: ${error.message}`);
  }
}

/** A case as a request of `sm-preview eval`. */
function request(id, testCase) {
  const line = { id, dialect: 'nunjucks', template: testCase.template };
  if (testCase.context) line.context = testCase.context;
  if (testCase.options) line.options = testCase.options;
  if (Object.keys(testCase.templates).length) line.templates = testCase.templates;
  return line;
}

module.exports = { corpus, generated, parse, format, list, read, request };
