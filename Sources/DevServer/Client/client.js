/**
 * What a page of this server does when something changes. An event has digests of all that a page is made of; the page
 * compares them with those of what it has loaded, and fetches what is different: so it does not matter what it missed.
 */

const own = document.currentScript;
const facts = JSON.parse(own.dataset.facts);
const loaded = { ...facts.parts };
const { fixture, locale } = facts;
const isPage = fixture !== undefined;
let { run, state, edition } = facts;
/** Whether the page renders itself: neither the gallery, nor an error page. */
const isLiving = () => Boolean(globalThis.ogPreview?.rendering && globalThis.ogPreview.templates);

// What the theme's script changes afterwards is not ours.
const { JSON: { parse }, fetch, setTimeout: later } = { JSON, fetch: globalThis.fetch, setTimeout: globalThis.setTimeout };
const fetched = async (path) => parse(await (await fetch(path, { cache: "no-store" })).text());
const path = (...names) => names.map(encodeURIComponent).join("/");

/** Loads scripts, in their order. */
function load(addresses) {
	return Promise.all(addresses.map((address) => new Promise((done, fail) => {
		const script = document.createElement("script");
		script.src = `${address}?${edition}`;
		script.async = false;
		script.onload = () => done(script.remove());
		script.onerror = () => fail(new Error(`${address} cannot be loaded`));
		document.head.append(script);
	})));
}

// ---- Exchanging

async function exchangeTemplates() {
	const preview = globalThis.ogPreview;
	const texts = Object.keys(preview.texts ?? {});
	const markdown = preview.markdown ? [`/assets/markdown/${path(fixture, locale)}.js`] : [];
	const before = { templates: preview.templates, texts: preview.texts, literals: preview.literals };
	Object.assign(preview, { texts: {}, literals: [] });
	try {
		const separate = [...document.querySelectorAll('script[src*="/assets/literals/"]')].map(({ src }) => new URL(src).pathname);
		await load([...texts.map((name) => `/assets/locales/${path(name)}.js`), ...markdown, "/assets/templates.js", ...separate, "/assets/literals.js"]);
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
		link.onload = done;
		// There may be no styles any more.
		link.onerror = () => done(link.remove());
		if (old.length) old.at(-1).after(link);
		else document.head.append(link);
	});
	for (const each of old) each.remove();
}

function reload() {
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
	const isOtherRun = event.run !== run;
	({ run, edition } = event);
	const differs = (part) => event.parts[part] !== loaded[part];
	// Of another run, only digests of what was read can be compared.
	const hasOtherFixtures = isOtherRun || differs("fixtures");
	const hasChanged = ["templates", "styles", "script"].some(differs) || (!isOtherRun && differs("others"));
	if (facts.reloading === "off" || (!hasChanged && !hasOtherFixtures)) return void Object.assign(loaded, event.parts);
	if (!isPage) return refreshGallery(event);
	if (facts.reloading === "full" || differs("script") || (!isOtherRun && differs("others"))) return reload();
	const changes = [];
	const mustRender = differs("templates");
	if (mustRender && !isLiving()) return reload();
	if (differs("styles")) changes.push("styles");
	const styles = differs("styles") ? exchangeStyles() : undefined;
	if (mustRender) {
		await exchangeTemplates();
		changes.push("templates");
	}
	await styles;
	if (hasOtherFixtures && (isLiving() ? await exchangeState() : await reload())) changes.push("state");
	Object.assign(loaded, event.parts);
	if (changes.length) announce(changes);
}

/** Looks for what is wrong with this page: at once where something is or was, else when the page has come to rest. */
let checking;
function check(isUrgent) {
	if (!isPage || facts.reloading === "off") return;
	clearTimeout(checking);
	checking = later(async () => {
		const found = await fetched(`/-/diagnostics/${path(fixture, document.documentElement.lang && locale)}`);
		if (found.edition === edition) panel.show(isLiving() ? found : { errors: 0 });
	}, isUrgent ? 0 : 400);
}

async function refreshGallery() {
	if (document.querySelector("dialog[open]") || document.querySelector("#filter")?.value) {
		// Whoever is looking for something is not disturbed: it is loaded when they come back.
		addEventListener("focus", () => location.reload(), { once: true });
		document.querySelector("dialog[open] iframe")?.contentWindow.location.reload();
		return;
	}
	await reload();
}

let queue = Promise.resolve();
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

// What is around a page in the gallery's viewer tells it.
if (globalThis.top === globalThis) listen(receive);
else if (isPage) listen(receive);
check(facts.hasErrors);
