/**
 * The living page: the theme's templates render it, first when all scripts have run, and again whenever the State or
 * `<html lang>` changes.
 *
 * `ogPreview.templates`, from `templates.js`, is `{ make, settings, locales, deferred }`: a function of the library that
 * makes the function that renders, the theme's settings, the names of its locale files, and the attributes that the
 * static markup leaves to scripts, or null where it leaves more to them. `ogPreview.texts`, from `locales/*.js`, has a
 * function of the library by locale.
 */

import { preview } from "./helpers.js";
import { errorText, forgetDiagnostics, report } from "./overlay.js";
import { beginAgain, current, store, update } from "./store.js";
import { ChildPart, TemplateInstance, preparedTemplate, render, renderedInertly } from "./renderer.js";
import { beginTables } from "./server.js";
import { beginRender, endRender, environment } from "./filters.js";

const assets = document.currentScript?.src;
const container = document.querySelector("#og-msi");
let { templates } = preview;
const language = () => document.documentElement.lang || current.locale;

/** The static markup, out of the page while scripts load: nothing in it is upgraded twice. */
const recorded = document.createDocumentFragment();
if (templates && container) recorded.append(...container.childNodes);

/** What renders templates, for tests and for those who look into a page. */
preview.rendering = { library, environment, render, beginRender, endRender, ChildPart, TemplateInstance, preparedTemplate };

preview.literals = [];
/** Takes a `js` literal; one without a function may have come with a script of its own. */
preview.addLiteral = (number, run, source, place) => (preview.literals[number] = { run: run ?? preview.literals[number]?.run, source, place });
preview.names = new Map();
/** What a page has before the theme's script runs: data names none of it. */
preview.browserNames = new Set(Object.getOwnPropertyNames(globalThis));
/** Takes a name that a value may have: classes and constants of a script are not properties of `window`. */
preview.addName = (name, get) => preview.names.set(name, get);

let renderTemplates, isRendering, isStale;

function loadTexts() {
	environment.locale = language();
	environment.texts = Object.entries(preview.texts ?? {}).map(([locale, make]) => ({ locale, texts: make(library) }));
}

/** Gives what the templates render of the State to a function, which puts it somewhere. */
function withTemplates(use) {
	beginRender();
	try {
		environment.state = current;
		environment.variables = Object.assign(Object.create(null), current);
		return use(renderTemplates(environment.variables));
	} finally {
		endRender();
	}
}

/** How often in a row a rendering may change the State, and so ask for the next one. */
const rounds = 20;

/** Renders the page. What throws keeps what is there. */
function renderPage() {
	if (!renderTemplates) return;
	isStale = true;
	if (isRendering) return;
	isRendering = true;
	try {
		for (let round = 0; isStale && round < rounds; round += 1) {
			isStale = false;
			withTemplates((result) => render(result, container));
		}
		if (isStale) report("The page's rendering changes the State again and again.");
	} catch (error) {
		report(`The page cannot be rendered: ${errorText(error)}`);
	} finally {
		isRendering = false;
	}
}

function loadTemplates() {
	({ templates } = preview);
	Object.assign(environment, { settings: [preview.settings ?? {}, templates.settings], seed: preview.seed ?? 0, now: preview.now, timeZone: preview.timeZone ?? "UTC" });
	loadTexts();
	renderTemplates = templates.make(library);
}

/** Renders with the templates, literals and texts that were loaded since; with the State that was, if that is asked for. */
preview.renew = (hasNewState) => {
	forgetDiagnostics();
	environment.toldPlaces.clear();
	loadTemplates();
	if (!hasNewState) return renderPage();
	beginAgain();
	beginTables();
	update({});
};

/** Renders for the first time. */
export function startRendering() {
	if (!templates || !container) return;
	loadTemplates();
	const first = current;
	renderPage();
	if (!container.hasChildNodes()) container.append(recorded);
	else if (templates.deferred) setTimeout(() => current === first && tellDifference());
}

// Before the theme's own listeners, which read what is rendered.
store.subscribe(renderPage);

// ---- The static markup and what is rendered

/** Nodes that count: elements, and texts as they stand between them. */
function linesOf(node, indent = "") {
	const lines = [];
	let text = "";
	const endText = () => {
		if (text.trim()) lines.push(indent + JSON.stringify(text.replace(/\s+/g, " ").trim()));
		text = "";
	};
	for (const child of node.childNodes) {
		if (child.nodeType === Node.TEXT_NODE) text += child.data;
		if (child.nodeType !== Node.ELEMENT_NODE) continue;
		endText();
		const attributes = Array.from(child.attributes, ({ name, value }) => ` ${name}=${JSON.stringify(value)}`).filter((each) => !isLeftToScripts(each));
		if (child.localName !== "tbody") lines.push(`${indent}<${child.localName}${attributes.sort().join("")}>`);
		if (!/^(textarea|script)$/.test(child.localName)) lines.push(...linesOf(child, indent + (child.localName === "tbody" ? "" : " ")));
	}
	endText();
	return lines;
}

/** Whether an attribute may be another one, or missing: what controls hold is a property in one, and an attribute in the other. */
function isLeftToScripts(attribute) {
	const name = attribute.slice(1, attribute.indexOf("="));
	return /^(value|checked|selected)$/.test(name) || attribute === ' type="og-inert"' || templates.deferred.includes(name);
}

/** Renders once more, into no page, where no script has changed anything, and tells where the static markup is not that. */
function tellDifference() {
	const after = withTemplates((result) => linesOf(renderedInertly(result).content));
	const before = linesOf(recorded);
	preview.isCompared = true;
	const position = Array.from({ length: Math.max(before.length, after.length) }).findIndex((_, index) => before[index] !== after[index]);
	if (position < 0) return;
	const shown = (line = "nothing") => line.trim().slice(0, 120);
	report(`The page's own rendering differs from its static markup: ${shown(after[position])} instead of ${shown(before[position])}`);
}

// ---- Another language

/** Loads a script beside the page's others. */
function load(path) {
	return new Promise((done) => {
		const script = document.createElement("script");
		script.src = new URL(path, assets);
		script.onload = script.onerror = done;
		document.head.append(script);
	});
}

/** The locale file that serves a language: its own, else one of the same language, else English, else the first. */
function fileFor(locale) {
	const tag = (name) => name.toLowerCase().replaceAll("_", "-");
	const languageOf = (name) => tag(name).split("-")[0];
	const files = templates.locales;
	return files.find((name) => tag(name) === tag(locale)) ?? files.find((name) => languageOf(name) === languageOf(locale)) ?? files.find((name) => languageOf(name) === "en") ?? files[0];
}

new MutationObserver(async () => {
	const locale = language();
	if (!renderTemplates || locale === environment.locale) return;
	const file = fileFor(locale);
	if (file) {
		preview.texts = {};
		// Every locale of the theme has both.
		const paths = [`locales/${file}.js`, `dates/${file}.js`];
		if (preview.markdown) paths.push(`markdown/${encodeURIComponent(preview.fixture)}/${encodeURIComponent(locale)}.js`);
		await Promise.all(paths.map(load));
	}
	loadTexts();
	update({ locale });
}).observe(document.documentElement, { attributeFilter: ["lang"] });
