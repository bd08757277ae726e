// Faults that truly happen, with the real program and a real file system: runs that are killed, runs at the same time, files
// that change while they are read, a disk that is full or cannot be written, a folder of somebody else's.
//
//     node Tests/Scripts/hostile/faults.js .build/release/sm-preview [TIMES]
//
// Kills and pairs are tried TIMES times, 20 by default. After each fault a plain run must make exactly what it always makes,
// and leave nothing else behind. A full disk and another user need root; without it they are left out, and that is said.
"use strict";
const { spawn, spawnSync } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const program = path.resolve(process.argv[2]);
const times = Number(process.argv[3] ?? 20);
const root = path.resolve(__dirname, "../../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sm-preview-faults-"));
fs.chmodSync(folder, 0o755);
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

const theme = path.join(folder, "theme");
const fixtures = path.join(folder, "fixtures");
fs.cpSync(path.join(root, "Templates/standard"), theme, { recursive: true });
fs.mkdirSync(fixtures);
for (const name of ["ordinary.json", "empty-account.json", "prepaid-mid-cycle.json"]) {
  fs.copyFileSync(path.join(root, "Fixtures", name), path.join(fixtures, name));
}
const parameters = (output) => ["render", "--theme", theme, "--fixtures", fixtures, "--output", output, "--quiet"];

/** All files of a folder with their digests, hidden ones too. */
function contents(output) {
  const files = {};
  for (const entry of fs.readdirSync(output, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    files[path.relative(output, file)] = crypto.createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  }
  return JSON.stringify(Object.entries(files).sort());
}

function run(output, options = {}) { return spawnSync(program, parameters(output), options); }

/** Starts a run; gives its exit code, or its signal. */
function start(output) {
  const child = spawn(program, parameters(output), { stdio: "ignore" });
  return { child, ended: new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ?? code))) };
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let failures = 0;
function expect(condition, message) {
  if (condition) return;
  failures += 1;
  console.log(`FAILED: ${message}`);
}

async function main() {
  const plain = path.join(folder, "plain");
  expect(run(plain).status === 0, "a plain run ends with 0");
  const expected = contents(plain);
  const began = Date.now();
  run(plain);
  const duration = Date.now() - began;

  const killed = path.join(folder, "killed");
  let interrupted = 0;
  for (let time = 0; time < times; time++) {
    if (time % 2 === 0) fs.rmSync(killed, { recursive: true, force: true });
    const { child, ended } = start(killed);
    await sleep(Math.random() * duration * 1.2);
    child.kill("SIGKILL");
    if ((await ended) === "SIGKILL") interrupted += 1;
    expect(run(killed).status === 0, `a run after kill ${time} ends with 0`);
    expect(contents(killed) === expected, `a run after kill ${time} makes what it always makes, and nothing else`);
  }
  console.log(`${times} kills, of which ${interrupted} came in time`);

  const shared = path.join(folder, "shared");
  for (let time = 0; time < times; time++) {
    if (time % 2 === 0) fs.rmSync(shared, { recursive: true, force: true });
    const codes = await Promise.all([start(shared).ended, start(shared).ended]);
    expect(codes.join() === "0,0", `both runs of pair ${time} end with 0, not ${codes.join()}`);
    expect(contents(shared) === expected, `pair ${time} makes what one run makes`);
  }
  console.log(`${times} pairs`);

  await changing(duration, expected);
  readOnly();
  fullDisk();
  fs.rmSync(plain, { recursive: true });
  expect(run(plain).status === 0 && contents(plain) === expected, "after all that, a plain run makes what it always makes");
}

/** Files that are written, cut short and renamed away while they are read. */
async function changing(duration, expected) {
  const output = path.join(folder, "changing");
  const files = [
    path.join(theme, "views/main.liquid"), path.join(fixtures, "ordinary.json"), path.join(theme, "locales/en-US.json"),
  ];
  const texts = files.map((file) => fs.readFileSync(file));
  let goesOn = true;
  const changes = (async () => {
    for (let turn = 0; goesOn; turn++) {
      const index = turn % files.length;
      const cut = Math.floor(Math.random() * texts[index].length);
      fs.writeFileSync(files[index], texts[index].subarray(0, cut));
      await sleep(1);
      fs.renameSync(files[index], `${files[index]}.away`);
      await sleep(1);
      fs.writeFileSync(files[index], texts[index]);
      fs.rmSync(`${files[index]}.away`);
      await sleep(Math.random() * 4);
    }
  })();
  for (let time = 0; time < times; time++) {
    const code = await start(output).ended;
    expect([0, 1, 64].includes(code), `a run over changing files ends with 0, 1 or 64, not ${code}`);
    if (!fs.existsSync(output)) continue;
    for (const name of fs.readdirSync(output, { recursive: true }).filter((name) => name.endsWith(".html"))) {
      const page = fs.readFileSync(path.join(output, name), "utf8");
      expect(page.trimEnd().endsWith("</html>"), `${name} is whole`);
    }
  }
  goesOn = false;
  await changes;
  files.forEach((file, index) => fs.writeFileSync(file, texts[index]));
  expect(run(output).status === 0 && contents(output) === expected, "a run after the changes makes what it always makes");
  console.log(`${times} runs over files that change`);
}

const isRoot = process.getuid?.() === 0;

/** Runs as somebody else, to whom neither the files nor the output belong. */
function readOnly() {
  if (!isRoot || spawnSync("setpriv", ["--version"]).error) return console.log("another user: left out, it needs root");
  const output = path.join(folder, "theirs");
  fs.mkdirSync(output, { mode: 0o755 });
  const asOther = (...rest) => spawnSync("setpriv", ["--reuid=65534", "--clear-groups", ...rest], { encoding: "utf8" });
  const refused = asOther(program, ...parameters(output));
  expect(refused.status === 70, `an output of somebody else's ends with 70, not ${refused.status}`);
  expect(/cannot be/.test(refused.stderr), "an output of somebody else's is said to be that");
  expect(fs.readdirSync(output).length === 0, "nothing is written to an output of somebody else's");
  const own = path.join(folder, "own");
  fs.mkdirSync(own);
  fs.chownSync(own, 65534, 65534);
  const secret = path.join(fixtures, "unreadable.json");
  fs.writeFileSync(secret, "{}", { mode: 0o600 });
  const partial = asOther(program, ...parameters(own));
  fs.rmSync(secret);
  expect(partial.status === 1, `a fixture that cannot be read ends with 1, not ${partial.status}`);
  expect(/unreadable/.test(partial.stderr), "a fixture that cannot be read is named");
  console.log("another user");
}

/** A file system that is full, and one that cannot be written. */
function fullDisk() {
  const disk = path.join(folder, "disk");
  fs.mkdirSync(disk);
  if (!isRoot || spawnSync("mount", ["-t", "tmpfs", "-o", "size=200k", "tmpfs", disk]).status !== 0) {
    return console.log("a full disk: left out, it needs root that can mount");
  }
  try {
    const output = path.join(disk, "previews");
    const full = run(output, { encoding: "utf8" });
    expect(full.status === 70, `a full disk ends with 70, not ${full.status}`);
    expect(/No space left/.test(full.stderr), "a full disk is said to be full");
    spawnSync("mount", ["-o", "remount,size=64m", disk]);
    expect(run(output).status === 0, "with room again, a run ends with 0");
    const before = contents(output);
    spawnSync("mount", ["-o", "remount,ro", disk]);
    // What is the same is not written again.
    const refused = spawnSync(program, [...parameters(output), "--fragment"], { encoding: "utf8" });
    expect(refused.status === 70, `a disk that cannot be written ends with 70, not ${refused.status}`);
    expect(/Read-only/.test(refused.stderr), "a disk that cannot be written is said to be that");
    expect(contents(output) === before, "what stood on it stays");
    console.log("a full disk, and one that cannot be written");
  } finally {
    spawnSync("umount", [disk]);
  }
}

main().then(() => {
  console.log(failures === 0 ? "no fault did harm" : `${failures} faults did harm`);
  process.exitCode = failures === 0 ? 0 : 1;
});
