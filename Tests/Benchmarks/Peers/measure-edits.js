// How long an edit takes until an open page shows it: from the file's rename to the page's new DOM, with the server as its
// users run it and a page of the largest fixture in Chromium. `theme` and `fixtures` are copies, which are edited.
//
//     node measure-edits.js SM_PREVIEW CHROMIUM FOLDER EDITS
//
// prints `{"view": [18.2, …], "style": [150.4, …], "memory": [21.5, …]}`: milliseconds, and the server's memory in MiB
// after each tenth of the edits.
//
//     node measure-edits.js SM_PREVIEW CHROMIUM FOLDER --minutes 20
//
// edits views, texts, styles and the fixture for so long, and prints what page and server have each minute, after a
// collection of garbage: `{"edits", "view": {"median", "99th"}, "style": {…}, "minutes": [{"heap", "nodes", "listeners",
// "elements", "server"}, …]}`: MiB, and numbers. With a fifth argument, a pause in milliseconds, edits come faster than
// they are made by hand: then only what is kept counts, and not the times.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const [program, chromium, folder, edits, minutes, pause = "250"] = process.argv.slice(2);
const wait = (time) => new Promise((done) => setTimeout(done, time));
const now = () => performance.timeOrigin + performance.now();

/** Saves a file as editors do: beside its place, and renamed; gives the time of the rename. */
function save(name, text) {
	const file = path.join(folder, name);
	fs.writeFileSync(`${file}.new~`, text);
	const time = now();
	fs.renameSync(`${file}.new~`, file);
	return time;
}
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");

/** Ends the run where a process ends that is still needed, and would be waited for in vain. */
function expectToRun(name, process) {
	process.on("exit", (code, signal) => {
		if (isDone) return;
		console.error(`${name} has ended: ${signal ?? code}`);
		globalThis.process.exit(1);
	});
}
let isDone = false;

/** Starts the server; gives the process and the address that it prints. */
async function serve() {
	const server = spawn(program, ["dev", "--theme", "theme", "--fixtures", "fixtures"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
	expectToRun("sm-preview", server);
	let text = "";
	server.stdout.on("data", (data) => (text += data));
	for (;;) {
		const address = /http:\S+/.exec(text)?.[0];
		if (address) return { server, address };
		await wait(20);
	}
}

/** Starts a browser with one page; gives functions that send commands of the DevTools Protocol to it. */
async function browse() {
	const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${folder}/profile`];
	const browser = spawn(chromium, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
	expectToRun("the browser", browser);
	const waiting = new Map();
	let rest = "", last = 0;
	browser.stdio[4].on("data", (data) => {
		const messages = (rest + data).split("\0");
		rest = messages.pop();
		for (const message of messages.map(JSON.parse)) {
			waiting.get(message.id)?.(message.result ?? message);
			waiting.delete(message.id);
		}
	});
	const send = (method, params = {}, sessionId) => new Promise((done) => {
		waiting.set(++last, done);
		browser.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
	});
	const { targetId } = await send("Target.createTarget", { url: "about:blank" });
	const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
	const ask = (method, params) => send(method, params, sessionId);
	const evaluate = async (expression) => {
		const { result } = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
		return result.value;
	};
	return { browser, ask, evaluate };
}

/** The memory of a process, in MiB. */
function memoryOf(pid) {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	return Number(kilobytes) / 1024;
}

const viewName = "theme/views/order-item/main.liquid";
const styleName = "theme/styles/main.less";

/** Saves an edit once the browser has laid out what it was given; gives how long the page takes to show it. */
async function measure(evaluate, isShown, save) {
	const shown = evaluate(`until(() => ${isShown})`);
	await wait(Number(pause));
	const time = save();
	let timer;
	const late = new Promise((_, fail) => {
		timer = setTimeout(() => fail(new Error(`after a minute the page does not fulfil ${isShown}`)), 60_000);
	});
	try {
		return (await Promise.race([shown, late])) - time;
	} finally {
		clearTimeout(timer);
	}
}

const editView = (evaluate, view, edit) => measure(evaluate, `document.querySelector("[data-edit='${edit}']")`, () => save(viewName, `<i data-edit="${edit}"></i>${view}`));
// A style that no earlier run has kept.
const editStyle = (evaluate, style, edit) => measure(evaluate, `getComputedStyle(document.body).getPropertyValue("--edit").trim() === "${edit}"`, () => save(styleName, `${style}\nbody { --edit: ${edit}; --run: ${start}; }\n`));

async function measureEdits(server, evaluate) {
	const [view, style] = [read(viewName), read(styleName)];
	const answer = { view: [], style: [], memory: [] };
	for (let edit = 0; edit < edits; edit += 1) {
		answer.view.push(await editView(evaluate, view, edit));
		if (edit % Math.ceil(edits / 10) === 0) answer.memory.push(memoryOf(server.pid));
	}
	for (let edit = 0; edit < Math.min(edits, 12); edit += 1) answer.style.push(await editStyle(evaluate, style, edit));
	return answer;
}

function summary(times) {
	const sorted = times.toSorted((one, other) => one - other);
	const at = (part) => Number(sorted[Math.floor((sorted.length - 1) * part)].toFixed(1));
	return { median: at(0.5), "99th": at(0.99) };
}

async function measureMinutes(server, { ask, evaluate }) {
	const [view, style] = [read(viewName), read(styleName)];
	const [texts, fixture] = [read("theme/locales/en-US.json"), read("fixtures/many-orders.json")];
	await ask("Performance.enable");
	const have = async () => {
		for (let turn = 0; turn < 3; turn += 1) await ask("HeapProfiler.collectGarbage");
		const { metrics } = await ask("Performance.getMetrics");
		const metric = (name) => metrics.find((metric) => metric.name === name).value;
		return {
			heap: Number((metric("JSHeapUsedSize") / 1048576).toFixed(2)), nodes: metric("Nodes"), listeners: metric("JSEventListeners"),
			elements: await evaluate("document.querySelectorAll('*').length"), server: Number(memoryOf(server.pid).toFixed(1)),
		};
	};
	const times = { view: [], style: [] };
	const answer = { edits: 0, view: undefined, style: undefined, minutes: [] };
	const end = now() + minutes * 60_000;
	for (let edit = 0, next = 0; now() < end; edit += 1) {
		// What the first edits bring with them, and keep, is not counted.
		if (edit >= 40 && now() >= next) {
			answer.minutes.push(await have());
			next = now() + 60_000;
		}
		const kind = edit % 10;
		if (kind === 3) times.style.push(await editStyle(evaluate, style, edit));
		else if (kind === 5) save("theme/locales/en-US.json", texts.replace(/": "/, `$&${edit} `));
		else if (kind === 7) save("fixtures/many-orders.json", fixture.replace(/"first_name": "/g, `$&${edit} `));
		else times.view.push(await editView(evaluate, view, edit));
		if (kind === 5 || kind === 7) await wait(150 + Number(pause));
		answer.edits += 1;
	}
	answer.minutes.push(await have());
	return Object.assign(answer, { view: summary(times.view), style: summary(times.style) });
}

async function main() {
	const { server, address } = await serve();
	const { browser, ask, evaluate } = await browse();
	try {
		await ask("Page.navigate", { url: `${address}many-orders/en-US` });
		while (!(await evaluate("document.readyState === 'complete' && Boolean(document.querySelector('article'))"))) await wait(50);
		await wait(1500);
		// Tells the time at which the DOM, or a style, is the one that is waited for.
		await evaluate(`globalThis.until = (isNew) => new Promise((done) => {
			const look = () => {
				if (!isNew()) return;
				observer.disconnect();
				document.removeEventListener("og:preview:update", look);
				done(performance.timeOrigin + performance.now());
			};
			const observer = new MutationObserver(look);
			observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
			document.addEventListener("og:preview:update", look);
		}); null`);
		const answer = edits === "--minutes" ? await measureMinutes(server, { ask, evaluate }) : await measureEdits(server, evaluate);
		console.log(JSON.stringify(answer));
	} finally {
		isDone = true;
		server.kill("SIGINT");
		browser.kill();
	}
}

/** Makes the styles of each run others than those that are kept. */
const start = Date.now();
main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
