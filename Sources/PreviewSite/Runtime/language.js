/**
 * What templates call beside the language's own library: translations, the author's JavaScript, macros, and texts that
 * are put together of pieces. As in `filters.js`, a page gets what its theme uses.
 */

import { preview } from "./helpers.js";
import { errorText, report } from "./overlay.js";
import { Markup, html, nothing, textOf } from "./renderer.js";
import { Keywords, environment, isText, printed, raw, remembered, text, truthy, valueAt } from "./filters.js";

/** A text of several pieces; nothing in it leaves the attribute out in which it stands. */
export function pieces(...list) {
	return list.includes(nothing) ? nothing : list.join("");
}

/** The text of a value in an attribute: a list has commas, what templates made is the text of it. */
export function attributeOf(value) {
	return Array.isArray(value) ? String(value) : textOf(value);
}

/** The texts of a loop's turns. */
export function turns(results) {
	if (results === nothing) return "";
	return Array.isArray(results) ? results.join("") : Array.isArray(results.values) ? results.values.join("") : results;
}

function isMarkup(value) {
	return value instanceof Markup || Boolean(value?._$litType$) || (Array.isArray(value) && value.some(isMarkup));
}

/** A text with values in it; where one of them is markup, so is all of it. */
export function plain(strings, ...values) {
	if (values.some(isMarkup)) return html(strings, ...values);
	return strings.reduce((result, part, index) => result + printed(values[index - 1]) + part);
}

/** `a and b`, where a text may be markup. */
export function and(left, right) {
	return truthy(left) ? right() : left;
}

/** `a or b` */
export function or(left, right) {
	return truthy(left) ? left : right();
}

/** `{% switch %}`: the first case of which a value is the subject's. */
export function choose(subject, cases, otherwise) {
	const found = cases.find(([values]) => values.some((value) => raw(value) === raw(subject)));
	return (found?.[1] ?? otherwise)();
}

/** An object of which something is read, as templates write it. Where there is none, it is said once: of `a.b.c`, the first step. */
export function given(object, text, place, name) {
	const isMissing = object === undefined || object === null || object === nothing;
	if (isMissing && !environment.toldPlaces.has(place)) {
		environment.toldPlaces.add(place);
		report(`${place}: cannot read ${name ? `\`${name}\`` : "a property"} of \`${text}\`, which is ${object === null ? null : undefined}; in production the page stays blank.`);
	}
	return object;
}

/** `value(…)`; what is no function gives nothing. */
export function apply(callee, name, ...given) {
	if (typeof callee === "function") return callee(...given);
	report(`${name} is not a function`);
	return undefined;
}

/** A macro as a function. */
export function macro(required, optional, body) {
	return (...given) => {
		const named = given.at(-1) instanceof Keywords ? given.pop() : {};
		const names = [...required, ...optional];
		const values = Object.fromEntries(required.map((name) => [name, undefined]));
		for (const name of [...names, "caller"]) if (Object.hasOwn(named, name)) values[name] = named[name];
		given.slice(0, names.length).forEach((value, index) => (values[names[index]] = value));
		return body(values);
	};
}

/** The value of a property that is an address: as it is, unless it would run code. */
export function harmless(tag, value) {
	return isText(value) || Array.isArray(value) ? tag`${value}` : value;
}

// ---- The author's JavaScript

/** The value of a `js` literal. */
export function js(number, ...values) {
	const { run, source, place } = preview.literals[number] ?? {};
	try {
		if (!run) throw new SyntaxError("this is not an expression of JavaScript");
		return run(...values);
	} catch (error) {
		report(`${place} ${source}: ${errorText(error)}`);
		return undefined;
	}
}

/** What a name means in the page's scripts. */
export function named(value) {
	if (!isText(value)) return value;
	const name = String(value);
	try {
		if (preview.names.has(name)) return preview.names.get(name)();
		const [head, ...path] = name.split(".");
		if (!/^[\w$.]+$/.test(name) || !Object.hasOwn(globalThis, head)) throw new ReferenceError(`${head} is not defined`);
		if (preview.browserNames?.has(head)) throw new ReferenceError(`data can name what the theme's script defines, and \`${head}\` is the browser's own`);
		return path.reduce((object, each) => object[each], globalThis[head]);
	} catch (error) {
		report(`${name}: ${errorText(error)}`);
		return undefined;
	}
}

// ---- Translations

/** The text that is worked out: its variables, what was passed to it, what is around it, and how deep texts use one another. */
let openText;

/** What stands at a dotted key in the first of the locales that has it: `{ found, locale }`. */
function textAt(key) {
	for (const { locale, texts } of environment.texts) {
		const found = valueAt(texts, key);
		if (found !== undefined) return { found, locale };
	}
	return {};
}

/** The texts that have been asked for, by key, and the locales that they are of. */
let knownTexts = new Map();
let textsOf;

/** The text of a dotted key, with the values that are passed and, behind them, the variables in scope. */
export function t(key, values, locals) {
	key = raw(key);
	if (!isText(key) && typeof key !== "number") return undefined;
	if (textsOf !== environment.texts) {
		textsOf = environment.texts;
		knownTexts = new Map();
	}
	const { found, locale } = remembered(knownTexts, String(key), textAt);
	return typeof found === "string" || found === undefined ? found : translated(found, locale, raw(values), locals);
}

const categories = ["zero", "one", "two", "few", "many", "other"];
const pluralRules = new Map();
const knownPlurals = new WeakMap();

/** Whether an object has texts for plural categories, and `other` is one of them. */
function isPlural(found) {
	if (typeof found !== "object" || found === null) return false;
	return remembered(knownPlurals, found, () => "other" in found && Object.keys(found).every((name) => categories.includes(name)));
}

function translated(found, locale, values, locals) {
	const scope = { values, around: openText ? Object.assign(variablesIn(openText), locals) : locals };
	if (isPlural(found) && values && Object.hasOwn(values, "count")) {
		const count = raw(values.count);
		if (!pluralRules.has(locale)) pluralRules.set(locale, new Intl.PluralRules(locale));
		const isNumber = typeof count === "number" || (isText(count) && count.trim() && !isNaN(count));
		found = (isNumber ? found[pluralRules.get(locale).select(Number(count))] : undefined) ?? found.other;
	}
	return evaluated(found, scope);
}

/** What a text sees of one that uses it: what is around that one, and what it sets, but not what was passed to it. */
function variablesIn({ variables, values, around }) {
	const isPassed = (name) => values && Object.hasOwn(values, name) && variables[name] === values[name];
	return { ...around, ...Object.fromEntries(Object.entries(variables).filter(([name]) => !isPassed(name))) };
}

/** A text's value; of an object of texts, each when it is read. */
function evaluated(found, scope) {
	if (typeof found === "function") {
		const before = openText;
		const depth = (before?.depth ?? 0) + 1;
		if (depth > 50) throw new RangeError("texts use one another in a circle");
		openText = { ...scope, variables: Object.assign(Object.create(environment.variables), scope.around, scope.values), depth };
		try {
			return found(openText.variables);
		} finally {
			openText = before;
		}
	}
	if (typeof found !== "object" || found === null || !holdsTemplates(found)) return found;
	const result = Array.isArray(found) ? [] : {};
	for (const name of Object.keys(found)) Object.defineProperty(result, name, { get: () => evaluated(found[name], scope), enumerable: true, configurable: true });
	return result;
}

const templateHolders = new WeakMap();

function holdsTemplates(object) {
	return remembered(templateHolders, object, () => Object.values(object).some((each) => typeof each === "function" || (typeof each === "object" && each !== null && holdsTemplates(each))));
}

// ---- Markdown

/** What became of some Markdown when the page was made, by its options and its source; undefined where there was none like it. */
function prepared(kind, options, source) {
	const { heading_offset: offset = 0, smart, inline } = options ?? {};
	const key = `${kind} ${Number(offset)} ${truthy(smart)} ${truthy(inline)} ${source}`;
	return Object.hasOwn(preview.markdown ?? {}, key) ? new Markup(preview.markdown[key]) : undefined;
}

/** Markdown with values in it: texts, and values in lists of their own; or a text. A page has no renderer of Markdown. */
export function markdown(value, options) {
	value = raw(value);
	if (value === undefined || value === null) return undefined;
	const source = Array.isArray(value) ? value.map((each) => (Array.isArray(each) ? printed(each[0]) : each)).join("") : text(value);
	const known = prepared("markdown", options, source);
	if (!known) report("Markdown that has changed since the page was made is shown as it is written.");
	return known ?? source;
}

/** A Markdown file of the theme, as it was when the page was made. */
export function content(name, options) {
	const known = prepared("content", options, text(name));
	if (!known) report(`The content ${text(name)} was not there when the page was made, and is left out.`);
	return known;
}
