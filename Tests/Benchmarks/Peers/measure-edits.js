// How long an edit takes until an open page shows it: from the file's rename to the page's new DOM, with the server as its
// users run it and a page of the largest fixture in Chromium. `theme` and `fixtures` are copies, which are edited.
//
//     node measure-edits.js SM_PREVIEW CHROMIUM FOLDER EDITS
//
// prints `{"view": [18.2, …], "style": [150.4, …], "memory": [21.5, …]}`: milliseconds, and the server's memory in MiB
// after each tenth of the edits.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const [program, chromium, folder, edits] = process.argv.slice(2);
const wait = (time) => new Promise((done) => setTimeout(done, time));
const now = () => performance.timeOrigin + performance.now();

/** Saves a file as editors do: beside its place, and renamed; gives the time of the rename. */
function save(name, text) {
	const file = path.join(folder, "theme", name);
	fs.writeFileSync(`${file}.new~`, text);
	const time = now();
	fs.renameSync(`${file}.new~`, file);
	return time;
}

/** Starts the server; gives the process and the address that it prints. */
async function serve() {
	const server = spawn(program, ["dev", "--theme", "theme", "--fixtures", "fixtures"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
	let text = "";
	server.stdout.on("data", (data) => (text += data));
	for (;;) {
		const address = /http:\S+/.exec(text)?.[0];
		if (address) return { server, address };
		await wait(20);
	}
}

/** Starts a browser with one page; gives a function that sends commands of the DevTools Protocol to it. */
async function browse() {
	const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe", `--user-data-dir=${folder}/profile`];
	const browser = spawn(chromium, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
	const waiting = new Map();
	let rest = "", last = 0;
	browser.stdio[4].on("data", (data) => {
		const messages = (rest + data).split("\0");
		rest = messages.pop();
		for (const message of messages.map(JSON.parse)) waiting.get(message.id)?.(message.result ?? message);
	});
	const send = (method, params = {}, sessionId) => new Promise((done) => {
		waiting.set(++last, done);
		browser.stdio[3].write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
	});
	const { targetId } = await send("Target.createTarget", { url: "about:blank" });
	const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
	const evaluate = async (expression) => {
		const { result } = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true }, sessionId);
		return result.value;
	};
	return { browser, evaluate, open: (url) => send("Page.navigate", { url }, sessionId) };
}

/** The memory of a process, in MiB. */
function memoryOf(pid) {
	const kilobytes = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	return Number(kilobytes) / 1024;
}

async function main() {
	const { server, address } = await serve();
	const { browser, evaluate, open } = await browse();
	try {
		await open(`${address}many-orders/en-US`);
		while (!(await evaluate("document.readyState === 'complete' && Boolean(document.querySelector('article'))"))) await wait(50);
		await wait(1500);
		// Tells the time at which the DOM, or a style, is the one that is waited for.
		await evaluate(`globalThis.until = (isNew) => new Promise((done) => {
			const look = () => isNew() && (observer.disconnect(), done(performance.timeOrigin + performance.now()));
			const observer = new MutationObserver(look);
			observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
			document.addEventListener("og:preview:update", look);
		}); null`);
		const view = fs.readFileSync(path.join(folder, "theme/views/order-item/main.liquid"), "utf8");
		const style = fs.readFileSync(path.join(folder, "theme/styles/main.less"), "utf8");
		const answer = { view: [], style: [], memory: [] };
		for (let edit = 0; edit < edits; edit += 1) {
			const shown = evaluate(`until(() => document.querySelector("[data-edit='${edit}']"))`);
			// The browser lays out what it has been given.
			await wait(250);
			const time = save("views/order-item/main.liquid", `<i data-edit="${edit}"></i>${view}`);
			answer.view.push((await shown) - time);
			if (edit % Math.ceil(edits / 10) === 0) answer.memory.push(memoryOf(server.pid));
		}
		for (let edit = 0; edit < Math.min(edits, 12); edit += 1) {
			const shown = evaluate(`until(() => getComputedStyle(document.body).getPropertyValue("--edit").trim() === "${edit}")`);
			await wait(250);
			// A style that no earlier run has kept.
			const time = save("styles/main.less", `${style}\nbody { --edit: ${edit}; --run: ${start}; }\n`);
			answer.style.push((await shown) - time);
		}
		console.log(JSON.stringify(answer));
	} finally {
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
