// Makes many pages in one process, and watches its memory, which must stay as it is after the first tenth of them.
//
//     node Tests/Scripts/hostile/soak.js .build/release/sm-preview [PAGES]
//
// 100,000 pages by default, of all kinds: with dates, money, Markdown, lists, errors; in many locales and time zones, each with
// texts and values that no other page has.
"use strict";
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const readline = require("node:readline");

const [program, pages = 100_000] = process.argv.slice(2);
const mostGrowth = 16; // megabytes

const locales = ["en-US", "fr-CA", "de-DE", "ar", "ja-JP", "pl-PL", "es-ES", "pt-BR", "hi-IN", "zh-Hant-TW"];
const zones = ["UTC", "America/New_York", "Asia/Kolkata", "Europe/Berlin"];
const templates = [
  "<h1>{{ name }}</h1>{% for order in orders %}<p>{{ order.place | date('dddd, D MMMM YYYY') }}: {{ order.total | currency('EUR') }}</p>{% endfor %}",
  "{% markdown %}# {{ name }}\n\n* **{{ name }}**\n* [a](b)\n{% endmarkdown %}",
  "<a href='{{ url }}' title='{{ name }}'>{{ 'greeting' | t }}</a>",
  "{% set list = orders | sort('total') %}{{ list | dump }}{{ (orders | find(id='o1')).total }}",
  "{{ missing.field.of.it }}{{ name | unknown }}",
  "{% for i in [1,2,3,4,5,6,7,8] %}{% set x %}{{ x }}{{ name }}{% endset %}{% endfor %}{{ x | length }}",
  "{{ name | replace(r/[aeiou]/g, '*') }}{{ name.split('').join('-') }}",
  "{% if name %}<p>{{ name",
];

function request(number) {
  const name = `Customer ${number} <b>&`;
  return {
    id: number, template: `${templates[number % templates.length]}<!-- ${number} -->`,
    locale: locales[number % locales.length], timeZone: zones[number % zones.length],
    translations: { greeting: `Hello {{ name }} ${number}` },
    context: {
      name, url: `https://example.com/${number}`, [`field${number}`]: number,
      orders: [0, 1, 2].map((i) => ({ public_id: `o${i}`, place: "2026-03-14", total: `${number}.5${i}` })),
    },
  };
}

const child = spawn(program, ["eval"], { stdio: ["pipe", "pipe", "inherit"] });
const megabytes = () => {
  const status = fs.readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1000;
};

let answered = 0;
let early;
let late;
let lastID = -1;
readline.createInterface({ input: child.stdout }).on("line", (line) => {
  const id = JSON.parse(line).id;
  if (id !== lastID + 1) throw new Error(`page ${id} came after ${lastID}`);
  lastID = id;
  answered += 1;
  if (answered === Math.floor(pages / 10)) early = megabytes();
  if (answered === Number(pages)) late = megabytes();
});

async function ask() {
  for (let number = 0; number < pages; number++) {
    if (!child.stdin.write(`${JSON.stringify(request(number))}\n`)) {
      await new Promise((resolve) => child.stdin.once("drain", resolve));
    }
    // What waits in pipes must not be what grows.
    while (number - answered > 500) await new Promise((resolve) => setImmediate(resolve));
  }
  while (late === undefined && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  child.stdin.end();
}

child.on("exit", (code) => {
  const isFlat = late - early < mostGrowth;
  console.log(
    `${answered} pages; ${early?.toFixed(1)} MB after a tenth, ${late?.toFixed(1)} MB at the end, exit code ${code}`);
  process.exitCode = code === 0 && answered === Number(pages) && isFlat ? 0 : 1;
});
ask();
