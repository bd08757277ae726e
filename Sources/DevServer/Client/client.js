/**
 * What a page of this server does when something changes. An event has digests of all that a page is made of; the page
 * compares them with those of what it has loaded, and fetches what is different: so it does not matter what it missed.
 */

const own = document.currentScript;
const facts = JSON.parse(own.dataset.facts);
const loaded = { ...facts.parts };
const { fixture } = facts;
const isPage = fixture !== undefined;
let { run, state, edition, locale } = facts;
/** The digests that came last. */
let latest = facts.parts;
/** Whether the page renders itself: neither the gallery, nor an error page. */
const isLiving = () => Boolean(globalThis.ogPreview?.rendering && globalThis.ogPreview.templates);

// What the theme's script changes afterwards is not ours.
const { fetch, setTimeout: later } = globalThis;
/** Asks the server to write or to open something; gives its answer, and throws an error with its message where it refuses. */
async function post(path, body) {
	const headers = { "Content-Type": "application/json", "X-Preview-Token": facts.token };
	const answer = await fetch(path, { method: "POST", headers, body: stringify(body) });
	if (!answer.ok) throw Object.assign(new Error((await answer.text()).trim()), { status: answer.status });
	return answer.json();
}
const fetched = async (path) => (await fetch(path, { cache: "no-store" })).json();
const path = (...names) => names.map(encodeURIComponent).join("/");

/**
 * Runs scripts, in their order: as texts in the page, because Chromium keeps every script that has an address of its own for
 * as long as the page is open. Where the page's policy allows no such script, they are loaded by their addresses.
 */
async function load(addresses) {
	const texts = await Promise.all(addresses.map(async (address) => {
		const answer = await fetch(`${address}?${edition}`, { cache: "no-store" });
		if (!answer.ok) throw new Error(`${address} cannot be loaded`);
		return answer.text();
	}));
	for (const [index, address] of addresses.entries()) {
		const script = make("script", { textContent: `${texts[index]}\ndocument.currentScript.hasRun = true;\n//# sourceURL=${new URL(address, location)}` });
		document.head.append(script);
		script.remove();
		if (!script.hasRun) await loadByAddress(address);
	}
}

function loadByAddress(address) {
	return new Promise((done, fail) => {
		const script = make("script", { src: `${address}?${edition}`, onload: done, onerror: () => fail(new Error(`${address} cannot be loaded`)) });
		document.head.append(script);
	});
}

// ---- Exchanging

/** Loads what is new of the views, the literals in them, and the texts, and renders with it. */
async function exchangeTemplates(differs) {
	const preview = globalThis.ogPreview;
	const { templates, texts, literals } = preview;
	const before = { templates, texts, literals };
	const scripts = [];
	if (differs("texts")) {
		preview.texts = {};
		scripts.push(...Object.keys(texts ?? {}).map((name) => `/assets/locales/${path(name)}.js`));
		if (preview.markdown) scripts.push(`/assets/markdown/${path(fixture, locale)}.js`);
	}
	if (differs("templates")) scripts.push(inspect.isUsed ? "/-/templates.js" : "/assets/templates.js");
	if (differs("literals")) {
		preview.literals = [];
		const separate = [...document.querySelectorAll('script[src*="/assets/literals/"]')].map(({ src }) => new URL(src).pathname);
		scripts.push(...separate, "/assets/literals.js");
	}
	try {
		await load(scripts);
	} catch (error) {
		Object.assign(preview, before);
		throw error;
	}
	renew(false);
}

async function exchangeState() {
	const answer = await fetched(`/-/state/${path(fixture)}`);
	if (answer.state === state) return false;
	const preview = globalThis.ogPreview;
	let next;
	try {
		await load([`/assets/states/${path(fixture)}.js`]);
		next = globalThis.ogPreview;
	} finally {
		globalThis.ogPreview = preview;
	}
	// The clock has begun, and ids have been given.
	if (["now", "timeZone", "seed"].some((name) => next[name] !== preview[name])) return reload();
	state = answer.state;
	Object.assign(preview, { state: next.state, settings: next.settings });
	actions.forget();
	renew(true);
	return true;
}

/** Exchanges the style sheet once the new one is there, so that the page is never without one. */
async function exchangeStyles() {
	const old = [...document.querySelectorAll('link[rel="stylesheet"]')].filter(({ href }) => new URL(href).pathname === "/assets/theme.css");
	const link = document.createElement("link");
	link.rel = "stylesheet";
	link.href = `/assets/theme.css?${edition}`;
	await new Promise((done) => {
		const end = () => {
			link.onload = link.onerror = null;
			done();
		};
		link.onload = end;
		// There may be no styles any more.
		link.onerror = () => end(link.remove());
		if (old.length) old.at(-1).after(link);
		else document.head.append(link);
	});
	for (const each of old) each.remove();
}

function reload(keepsActions) {
	if (keepsActions) actions.keep();
	location.reload();
	// What comes next is the next page's.
	return new Promise(() => {});
}

function announce(changes) {
	const target = document.querySelector("#og-msi, og-smi") ?? document;
	target.dispatchEvent(new CustomEvent("og:preview:update", { bubbles: true, composed: true, detail: { edition, changes } }));
}

// ---- Events

async function take(event) {
	latest = event.parts;
	const isOtherRun = event.run !== run;
	({ run, edition } = event);
	const differs = (part) => event.parts[part] !== loaded[part];
	// Of another run, only digests of what was read can be compared.
	const hasOtherFixtures = isOtherRun || differs("fixtures");
	const mustRender = ["templates", "literals", "texts"].some(differs);
	const hasChanged = mustRender || ["styles", "script"].some(differs) || (!isOtherRun && differs("others"));
	if (facts.reloading === "off" || (!hasChanged && !hasOtherFixtures)) return void Object.assign(loaded, event.parts);
	if (!isPage) return refreshGallery();
	if (facts.reloading === "full" || differs("script") || (!isOtherRun && differs("others"))) return reload(differs("script"));
	const changes = [];
	if (mustRender && !isLiving()) return reload();
	if (differs("styles")) changes.push("styles");
	const styles = differs("styles") ? exchangeStyles() : undefined;
	if (mustRender) {
		await exchangeTemplates(differs);
		changes.push("templates");
	}
	await styles;
	if (hasOtherFixtures && (isLiving() ? await exchangeState() : await reload())) changes.push("state");
	Object.assign(loaded, event.parts);
	if (changes.length) announce(changes);
}

/**
 * Looks for what is wrong with this page: soon where something is or was, else when the page has come to rest. In a burst
 * of edits, as of git, what is wrong for a moment is not worth a word.
 */
let checking;
function check(isUrgent) {
	if (!isPage || facts.reloading === "off") return;
	clearTimeout(checking);
	checking = later(async () => {
		const found = await fetched(`/-/diagnostics/${path(fixture, locale)}`);
		if (found.edition !== edition) return;
		panel.show(isLiving() ? found : { errors: 0 });
		// The errors come first: what else was found, the page that is shown may not have.
		badge.show(isLiving() && !found.errors ? found : { warnings: 0 });
	}, isUrgent ? 80 : 400);
}

// ---- The gallery

const filterKey = "sm-preview filter";

/** Loads the gallery anew, for which the server makes all pages: when it is seen, and edits have come to rest. */
function refreshGallery() {
	if (document.querySelector("dialog[open]")) return;
	clearTimeout(checking);
	checking = later(() => {
		if (document.hidden) return document.addEventListener("visibilitychange", refreshGallery, { once: true });
		sessionStorage[filterKey] = document.querySelector("#filter").value;
		reload();
	}, 400);
}

if (!isPage) addEventListener("DOMContentLoaded", () => {
	const filter = document.querySelector("#filter");
	filter.value = sessionStorage[filterKey] ?? "";
	delete sessionStorage[filterKey];
	if (filter.value) filter.dispatchEvent(new Event("input"));
	// What changed while the viewer was open.
	document.querySelector("dialog").addEventListener("close", () => ["templates", "texts", "fixtures", "script"].some((part) => latest[part] !== facts.parts[part]) && refreshGallery());
});

let queue = Promise.resolve();
/** Takes the templates once more, with their places: what is rendered stays as it is. */
const takePlaces = () => (queue = queue.then(() => exchangeTemplates((part) => part === "templates")).catch((error) => console.warn(error)));
/** Events are taken one after another; of those that wait, the last has all. */
let waiting;
function receive(event) {
	const isFirst = !waiting;
	waiting = event;
	if (!isFirst) return;
	queue = queue.then(async () => {
		const next = waiting;
		waiting = undefined;
		try {
			await take(next);
		} catch (error) {
			// A file that is gone again: the next event tells of it.
			console.warn(error);
		}
		check(next.hasErrors || panel.shown !== "");
	});
}

function begin() {
	if (isPage) view.read();
	if (isPage && view.width && !outside) return showFrame();
	if (isPage) {
		longTexts.begin();
		scheme.begin(view.scheme);
		actions.begin();
		if (view.direction) view.showDirection();
		if (outside) view.write();
		tools.begin();
		inspect.begin();
	}
	listen({ message: receive, impact: (event) => impact.take(event) });
	check(facts.hasErrors);
}
begin();
