/**
 * Bindings: one attribute an element, `data-og-bind`, a JSON object, whose keys say what is bound.
 *   ".name": value   the property     ".name()": "js"   the property, from an expression     "@event": "js"   a listener
 *   "?name()": "js"   a boolean attribute     "name()": "js" or ["text", "js", "text"]   an attribute
 */

import { assign, hasOwn, isNone, parseJSON, preview } from "./helpers.js";
import { report, reportOnce } from "./overlay.js";

const getters = {};
/** Takes getters of the script's names that are no properties of `window`: its classes and constants. */
preview.names = (names) => assign(getters, names);

/** The value of a binding's JavaScript. Only what no name leads to is evaluated as code. */
function evaluate(source) {
	const text = source.trim();
	if (hasOwn(getters, text)) return getters[text]();
	const [head, ...path] = text.split(".");
	if (/^[\w$.]+$/.test(text) && head in globalThis) return path.reduce((value, name) => value[name], globalThis[head]);
	return new Function(`return (${text}\n);`)();
}
const explain = (error, what, source) => report(`${what} ${source}: ${error instanceof EvalError ? "the page's Content-Security-Policy forbids to evaluate it" : error.message}`);

/** Bindings that wait for the theme's script. */
let waiting = [];

function bind(element) {
	const text = element.getAttribute("data-og-bind");
	element.removeAttribute("data-og-bind");
	const tag = element.localName;
	for (const [key, value] of Object.entries(parseJSON(text) ?? report(`<${tag}> has a binding that cannot be read: ${text}`) ?? {})) {
		const [, sign, name, isCode] = /^([.@?]?)(.*?)(\(\))?$/s.exec(key);
		const what = `<${tag} ${sign}${name}>`;
		const make = sign === "@" ? listen : isCode ? settle : () => (element[name] = value);
		const binding = { run: () => make(element, sign, name, value, what), what, value };
		isCode ? waiting.push(binding) : attempt(binding);
	}
}
/** Whether a binding was made, or what went wrong was told. */
function attempt({ run, what, value }, isLast = true) {
	try {
		run();
		return true;
	} catch (error) {
		if (isLast) explain(error, what, [value].flat().join(""));
		return isLast;
	}
}
function listen(element, sign, type, source, what) {
	element.addEventListener(type, (event) => {
		let listener;
		try {
			listener = evaluate(source);
		} catch (error) {
			return explain(error, what, source);
		}
		try {
			if (typeof listener === "function") listener.call(element, event);
			else listener?.handleEvent ? listener.handleEvent(event) : report(`${what} ${source}: is no function`);
		} catch (error) {
			reportOnce(error);
			throw error;
		}
	});
}
function settle(element, sign, name, source, what) {
	const set = (value) => {
		if (sign === ".") element[name] = value;
		else if (sign) element.toggleAttribute(name, Boolean(value));
		else isNone(value) ? element.removeAttribute(name) : element.setAttribute(name, value);
	};
	const value = Array.isArray(source) ? source.map((each, index) => (index % 2 ? evaluate(each) : each)).join("") : evaluate(source);
	// A promise's value comes when it comes, as with lit's `until`.
	if (value?.then) value.then(set, (error) => explain(error, what, source));
	else set(value);
}
export const bindAll = () => document.querySelectorAll("[data-og-bind]").forEach(bind);
export const settleAll = (isLast) => (waiting = waiting.filter((binding) => !attempt(binding, isLast)));
