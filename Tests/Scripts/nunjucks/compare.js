#!/usr/bin/env node
'use strict';

// Puts cases to the `eval` command of a sm-preview binary, and prints where it and Nunjucks differ.
//
//   compare.js BINARY [--only FOLDER-OR-CASE]… [--fresh COUNT] [--seed SEED] [--show COUNT] [--long]
//
// Compared are the case files, the lines of generated.jsonl, and COUNT lines made on the spot from SEED.
// --only keeps the ids that begin with the given text. --show says how many differences are printed (40, 0: all),
// --long prints them whole. A request that ends the binary, or keeps it busy for 20 seconds, counts as a
// difference, and the rest go to a new process. Ends with 1 where anything differs.

const fs = require('fs');
const { spawn } = require('child_process');
const { parseArgs } = require('util');
const cases = require('./cases');
const { generate } = require('./generate');

const patience = 20_000;

const { values: flags, positionals: [binary] } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    fresh: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now()) },
    show: { type: 'string', default: '40' },
    long: { type: 'boolean', default: false },
  },
});

/** Everything to compare: `{ id, request, output | error }`. */
function gather() {
  const gathered = cases.list().map((name) => {
    const id = name.replace(/\.case$/, '');
    const { output, error, ...testCase } = cases.read(name);
    return { id, request: cases.request(id, testCase), output, error };
  });
  const lines = fs.existsSync(cases.generated) ? fs.readFileSync(cases.generated, 'utf8').trim().split('\n') : [];
  for (const line of [...lines.map((text) => JSON.parse(text)), ...generate(Number(flags.seed), Number(flags.fresh))]) {
    const { output, error, ...request } = line;
    gathered.push({ id: line.id, request, output, error });
  }
  return gathered.filter(({ id }) => !flags.only.length || flags.only.some((prefix) => id.startsWith(prefix)));
}

/** Answers of one process to the requests, in order; fewer than asked where it ended early, with the reason. */
function ask(requests) {
  return new Promise((resolve) => {
    const child = spawn(binary, ['eval'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const answers = [];
    let text = '';
    let complaint = '';
    let reason;
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { reason = 'no answer in time'; child.kill('SIGKILL'); }, patience);
    };
    wait();
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      wait();
      const lines = (text + chunk).split('\n');
      text = lines.pop();
      for (const line of lines) answers.push(JSON.parse(line));
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => { complaint = (complaint + chunk).slice(0, 400); });
    child.stdin.on('error', () => {});
    child.on('error', (error) => { clearTimeout(timer); resolve({ answers, reason: error.message, fatal: true }); });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ answers, reason: reason || `ended with ${signal || code}: ${complaint.split('\n')[0]}` });
    });
    child.stdin.end(requests.map((request) => JSON.stringify(request) + '\n').join(''));
  });
}

async function main() {
  const expected = gather();
  const got = [];
  while (got.length < expected.length) {
    const { answers, reason, fatal } = await ask(expected.slice(got.length).map(({ request }) => request));
    if (fatal) throw new Error(`${binary}: ${reason}`);
    got.push(...answers);
    if (got.length < expected.length) got.push({ crash: reason });
  }

  const differences = expected.flatMap((line, index) => {
    const answer = got[index];
    const agrees = answer.id === line.id
      && (line.output === undefined ? answer.error !== undefined : answer.output === line.output);
    return agrees ? [] : [{ ...line, answer }];
  });
  const shown = Number(flags.show) ? differences.slice(0, Number(flags.show)) : differences;
  for (const { id, request, output, error, answer } of shown) {
    console.log(id);
    console.log(`  template  ${brief(request.template)}`);
    for (const key of ['context', 'options', 'templates']) {
      if (request[key]) console.log(`  ${key.padEnd(9)} ${brief(request[key])}`);
    }
    console.log(`  expected  ${output === undefined ? `error ${brief(error)}` : brief(output)}`);
    console.log(`  got       ${describe(answer)}`);
  }
  const folders = new Map();
  for (const { id } of differences) {
    const folder = id.includes('/') ? id.slice(0, id.indexOf('/')) : 'generated';
    folders.set(folder, (folders.get(folder) || 0) + 1);
  }
  for (const [folder, count] of folders) console.log(`${String(count).padStart(5)}  ${folder}`);
  const seed = Number(flags.fresh) ? ` (seed ${flags.seed})` : '';
  console.log(`${expected.length} compared, ${differences.length} differ${seed}`);
  process.exitCode = differences.length ? 1 : 0;
}

function describe(answer) {
  if (answer.crash !== undefined) return `crash: ${brief(answer.crash)}`;
  if (answer.error === undefined && answer.output === undefined) return brief(answer);
  if (answer.error !== undefined) return `error ${brief(answer.error.message ?? answer.error)}`;
  return brief(answer.output);
}

function brief(value) {
  const text = JSON.stringify(value) ?? String(value);
  return flags.long || text.length <= 160 ? text : `${text.slice(0, 157)}...`;
}

main();
