/**
 * The living page: the theme's templates render it, first when all scripts have run, and again whenever the State or
 * `<html lang>` changes.
 *
 * `ogPreview.templates`, from `templates.js`, is `{ make, settings, locales, isStatic }`: a function of the library that
 * makes the function that renders, the theme's settings, the names of its locale files, and whether the static markup
 * is what the first render must give. `ogPreview.texts`, from `locales/*.js`, has a function of the library by locale.
 */

import { preview } from "./helpers.js";
import { errorText, report } from "./overlay.js";
import { current, store, update } from "./store.js";
import { render } from "./renderer.js";
import { beginRender, endRender, environment } from "./filters.js";

const container = document.querySelector("#og-msi");
const { templates } = preview;
const language = () => document.documentElement.lang || current.locale;

/** The static markup, out of the page while scripts load: nothing in it is upgraded twice. */
const recorded = document.createDocumentFragment();
if (templates && container) recorded.append(...container.childNodes);

let renderTemplates, isRendering;

/** What renders templates, for tests and for those who look into a page. */
preview.rendering = { library, environment, render, beginRender, endRender };

preview.literals = [];
/** Takes a `js` literal; without a function, it may come with a script of its own. */
preview.addLiteral = (number, run, source, place) => (preview.literals[number] = { run, source, place });
preview.names = new Map();
/** Takes a name that a value may have: classes and constants of a script are not properties of `window`. */
preview.addName = (name, get) => preview.names.set(name, get);

function loadTexts() {
	environment.locale = language();
	environment.texts = Object.entries(preview.texts ?? {}).map(([locale, make]) => ({ locale, texts: make(library) }));
}

/** Renders the page. What throws keeps what is there. */
function renderPage() {
	if (!renderTemplates || isRendering) return;
	isRendering = true;
	beginRender();
	try {
		environment.state = current;
		environment.variables = Object.assign(Object.create(null), current);
		render(renderTemplates(environment.variables), container);
	} catch (error) {
		report(`The page cannot be rendered: ${errorText(error)}`);
	} finally {
		endRender();
		isRendering = false;
	}
}

/** Renders for the first time. */
export function startRendering() {
	if (!templates || !container) return;
	Object.assign(environment, { settings: [preview.settings ?? {}, templates.settings], seed: preview.seed ?? 0, now: preview.now, timeZone: preview.timeZone ?? "UTC" });
	loadTexts();
	renderTemplates = templates.make(library);
	renderPage();
	if (!container.hasChildNodes()) container.append(recorded);
	else if (templates.isStatic) tellDifference();
}

// Before the theme's own listeners, which read what is rendered.
store.subscribe(renderPage);

// ---- The static markup and what was rendered

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
		// What controls hold is a property in one, and an attribute in the other.
		const attributes = Array.from(child.attributes, ({ name, value }) => ` ${name}=${JSON.stringify(value)}`).filter((each) => !/^ (value|checked|selected|type="og-inert")/.test(each));
		lines.push(`${indent}<${child.localName}${attributes.sort().join("")}>`);
		if (!/^(textarea|script|tbody)$/.test(child.localName)) lines.push(...linesOf(child, `${indent} `));
	}
	endText();
	return lines;
}

function tellDifference() {
	const [before, after] = [linesOf(recorded), linesOf(container)];
	const index = before.findIndex((line, position) => line !== after[position]);
	if (index < 0 && before.length === after.length) return;
	const position = index < 0 ? before.length : index;
	const shown = (line = "nothing") => line.trim().slice(0, 120);
	report(`The page's own rendering differs from its static markup: ${shown(after[position])} instead of ${shown(before[position])}`);
}

// ---- Another language

const loading = new Map();

/** Loads a script beside the page's others, once. */
function load(path) {
	if (!loading.has(path)) loading.set(path, new Promise((done) => {
		const script = document.createElement("script");
		script.src = new URL(path, assets);
		script.onload = script.onerror = done;
		document.head.append(script);
	}));
	return loading.get(path);
}
const assets = document.currentScript?.src;

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
		loading.delete(`locales/${file}.js`);
		await load(`locales/${file}.js`);
	}
	loadTexts();
	update({ locale });
}).observe(document.documentElement, { attributeFilter: ["lang"] });
