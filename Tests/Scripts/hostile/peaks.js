// Holds the program to its limits: whatever a template of a megabyte says, and whatever operations a small one multiplies,
// the program ends by itself, in time, and takes less than 300 MB.
//
//     node Tests/Scripts/hostile/peaks.js .build/release/sm-preview [NAME…]
//
// Prints what went beyond, and ends with 1 if anything did; with names, prints these, whatever they take.
"use strict";
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const shapes = require("./shapes.js");

const [program, ...names] = process.argv.slice(2);
const mostMegabytes = 300;
// A page may take twenty seconds; the machine may be slow.
const mostSeconds = 60;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sm-preview-peaks-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
for (const name of ["theme/views", "fixtures"]) fs.mkdirSync(path.join(folder, name), { recursive: true });
fs.writeFileSync(path.join(folder, "theme/views/b.liquid"), "x");
fs.writeFileSync(path.join(folder, "fixtures/a.json"), "{}");

/** Runs the program, and tells what it took: its largest process, and all of their time. */
function run(parameters, input) {
  const report = path.join(folder, "report");
  const result = spawnSync("/usr/bin/time", ["-o", report, "-f", "%M %e", path.resolve(program), ...parameters], {
    cwd: folder, input, maxBuffer: 2 ** 30, timeout: 4 * mostSeconds * 1000,
  });
  const [kilobytes, seconds] = fs.readFileSync(report, "utf8").trim().split("\n").pop().split(" ").map(Number);
  return { status: result.status, output: result.stdout, megabytes: kilobytes / 1000, seconds };
}

let count = 0;
let failures = 0;

function check(name, parameters, input, isRight) {
  if (names.length > 0 && !names.includes(name)) return;
  const { status, output, megabytes, seconds } = run(parameters, input);
  const faults = [];
  if (!isRight(status, output)) faults.push(`ended with ${status}`);
  if (!(megabytes < mostMegabytes)) faults.push(`took ${Math.round(megabytes)} MB`);
  if (!(seconds < mostSeconds)) faults.push(`took ${seconds} s`);
  count += 1;
  if (faults.length > 0) failures += 1;
  if (faults.length > 0 || names.length > 0) {
    console.log(`${parameters[0]} ${name}: ${Math.round(megabytes)} MB, ${seconds} s; ${faults.join(", ") || "fine"}`);
  }
}

function checkLine(name, request) {
  check(name, ["eval"], JSON.stringify(request) + "\n", (status, output) => {
    if (status !== 0) return false;
    const answer = JSON.parse(output);
    return "output" in answer || "error" in answer;
  });
}

for (const line of fs.readFileSync(path.join(__dirname, "operations.jsonl"), "utf8").trim().split("\n")) {
  const request = JSON.parse(line);
  checkLine(request.id, request);
}
const context = { a: [1], x: "y", b: "z" };
for (const [name, shape] of Object.entries(shapes)) {
  const template = shape();
  checkLine(name, { template, context, templates: { b: "x" } });
  fs.writeFileSync(path.join(folder, "theme/views/main.liquid"), template);
  const flags = ["render", "--theme", "theme", "--fixtures", "fixtures", "--output", "previews"];
  check(name, flags, "", (status) => status === 0 || status === 1);
  check(name, ["lint", "--theme", "theme", "--no-fixtures"], "", (status) => status === 0 || status === 1);
}
fs.writeFileSync(path.join(folder, "theme/views/main.liquid"), '<p class="og-a og-{{a}}"></p>');
fs.writeFileSync(path.join(folder, "theme/sm-preview.json"),
  JSON.stringify({ rules: { "unstyled-class": "warning", "unused-class": "warning", "locale-order": "warning" } }));
fs.mkdirSync(path.join(folder, "theme/styles"), { recursive: true });
for (const [name, shape] of Object.entries(require("./styles.js"))) {
  fs.writeFileSync(path.join(folder, "theme/styles/main.less"), shape());
  check(name, ["lint", "--theme", "theme", "--no-fixtures"], "", (status) => status === 0 || status === 1);
}
fs.mkdirSync(path.join(folder, "shard"));
for (const [name, manifest] of Object.entries(require("./manifests.js"))) {
  fs.writeFileSync(path.join(folder, "shard/manifest.json"), manifest());
  check(`manifest-${name}`, ["merge", "--output", "merged", "shard"], "", (status) => status === 1);
}
console.log(`${count} hostile inputs, ${failures} of which the program did not withstand`);
process.exitCode = failures > 0 ? 1 : 0;
