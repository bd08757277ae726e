/**
 * The way between templates and scripts while a page is built. The renderer asks in JSON, and is answered in JSON.
 *
 * A value is a boolean, a number, a text or null as JSON has them, or a list that begins with its kind: `["u"]` undefined,
 * `["n", text]` a number that JSON lacks, `["$", id]` an object that the other side knows, `["o", id, name, value, …]` an
 * object, `["a", id, value, …]` a list. Answers have also `["d", id, milliseconds, text]` a date, `["f", id, name]` a
 * function, `["p", id]` a promise, `["x", id, text, items, name, value, …]` another object, whose items are a list or null,
 * and `["h"]`, what only the page can show. Objects of the renderer's have ids from 1 up, those of scripts from -1 down.
 *
 * A theme's script may change whatever it finds. What is needed here is taken before it runs.
 */

import { preview } from "./helpers.js";
import { PageOnly, Node, runTimer } from "./pretence.js";
import { current, store } from "./store.js";

const { parse, stringify } = JSON;
const { apply, getPrototypeOf } = Reflect;
const { keys, is, hasOwn: isOwn } = Object;
const { isArray, from } = Array;
const { isFinite } = Number;
const asText = String;
const builtin = { Date, Promise, Error, Map };
const objectPrototype = Object.prototype;
const iterator = Symbol.iterator;
const { slice } = Array.prototype;
const bindFunction = Function.prototype.bind;
const then = Promise.prototype.then;
const moment = Date.prototype.getTime;
const { get, set } = Map.prototype;
const bound = (method, map) => apply(bindFunction, method, [map]);
/** A map as two functions, which no script can change. */
const table = () => {
	const map = new builtin.Map();
	return { of: bound(get, map), put: bound(set, map) };
};

const { of: numberOf, put: setNumber } = table();
const { of: objectOf, put: setObject } = table();
/** What an object of the renderer's held when it was last seen: a copy of it. */
const { of: contentsOf, put: setContents } = table();
let lastId = 0;
/** The renderer's objects. */
const given = [];

function know(id, object) {
	if (id > 0) given[given.length] = object;
	setObject(id, object);
	setNumber(object, id);
	return object;
}

const snapshot = (object) => (isArray(object) ? apply(slice, object, []) : { ...object });

function isChanged(id, object) {
	const before = contentsOf(id);
	const names = keys(object);
	if (keys(before).length !== names.length || before.length !== object.length) return true;
	for (let index = 0; index < names.length; index += 1) if (!isOwn(before, names[index]) || !is(before[names[index]], object[names[index]])) return true;
	return false;
}

// ---- From the renderer

/** A value that the renderer sends. */
function read(value) {
	if (!isArray(value)) return value;
	const [kind, id] = value;
	switch (kind) {
	case "n": return +id;
	case "$": return objectOf(id);
	case "a": {
		const list = know(id, []);
		for (let index = 2; index < value.length; index += 1) list[index - 2] = read(value[index]);
		setContents(id, snapshot(list));
		return list;
	}
	case "o": {
		const object = know(id, {});
		for (let index = 2; index < value.length; index += 2) define(object, value[index], read(value[index + 1]));
		setContents(id, snapshot(object));
		return object;
	}
	}
	return undefined;
}

const { defineProperty } = Object;
function define(object, name, value) {
	defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/**
 * Lets the renderer's objects be those of the store, as far as they are the same. Of an object there are only the members that are objects:
 * `["o", id, name, object, …]`; of a list, all elements, with 0 for what is no object: `["a", id, object or 0, …]`.
 * @returns the ids for which the store has nothing, one after the other.
 */
function pair(shape, object, missing = []) {
	const [kind, id] = shape;
	if (typeof object !== "object" || object === null || isArray(object) !== (kind === "a") || numberOf(object) !== undefined) {
		missing[missing.length] = id;
		object = undefined;
	} else {
		know(id, object);
		setContents(id, snapshot(object));
	}
	if (kind === "a") for (let index = 2; index < shape.length; index += 1) shape[index] && pair(shape[index], object?.[index - 2], missing);
	else for (let index = 2; index < shape.length; index += 2) pair(shape[index + 1], object?.[shape[index]], missing);
	return missing;
}

// ---- To the renderer

const limits = { depth: 200, values: 1e6 };

/** Writes values down; an object that comes again in the same answer is known by then. */
class Writer {
	written;
	count = 0;

	write(value, depth = 0) {
		switch (typeof value) {
		case "undefined": return '["u"]';
		case "boolean": return value ? "true" : "false";
		case "string": return stringify(value);
		case "number": return isFinite(value) && !is(value, -0) ? `${value}` : `["n","${is(value, -0) ? "-0" : value}"]`;
		case "bigint": return `["n","${value}"]`;
		case "symbol": return '["u"]';
		}
		return value === null ? "null" : this.object(value, depth);
	}

	object(value, depth) {
		if ((this.count += 1) > limits.values || depth > limits.depth) throw new RangeError("this value is too large for a template");
		if (value._$litType$ !== undefined || value instanceof Node) return '["h"]';
		let id = numberOf(value);
		if (id === undefined) know((id = lastId -= 1), value);
		this.written ??= table();
		if (this.written.of(value)) return `["$",${id}]`;
		this.written.put(value, true);
		if (id > 0 && !isChanged(id, value)) return `["$",${id}]`;
		if (id > 0) setContents(id, snapshot(value));
		if (typeof value === "function") return `["f",${id},${stringify(asText(value.name))}]`;
		if (isArray(value)) return `["a",${id}${this.items(value, depth)}]`;
		if (value instanceof builtin.Date) return `["d",${id},${this.write(apply(moment, value, []))},${stringify(asText(value))}]`;
		if (value instanceof builtin.Promise) return watch(id, value), `["p",${id}]`;
		const prototype = getPrototypeOf(value);
		if (prototype === null || prototype === objectPrototype) return `["o",${id}${this.members(value, depth)}]`;
		const items = typeof value[iterator] === "function" ? `[0${this.items(from(value), depth)}]` : "null";
		return `["x",${id},${stringify(asText(value))},${items}${this.members(value, depth)}]`;
	}

	items(list, depth) {
		let text = "";
		for (let index = 0; index < list.length; index += 1) text += `,${this.write(list[index], depth + 1)}`;
		return text;
	}

	members(object, depth) {
		let text = "";
		const names = keys(object);
		for (let index = 0; index < names.length; index += 1) text += `,${stringify(names[index])},${this.write(object[names[index]], depth + 1)}`;
		return text;
	}
}

/** What has become of promises, by id. */
const { of: outcomeOf, put: setOutcome } = table();

function watch(id, promise) {
	if (outcomeOf(id)) return;
	const outcome = { state: "pending", value: undefined };
	setOutcome(id, outcome);
	apply(then, promise, [(value) => void Object.assign(outcome, { state: "fulfilled", value }), (value) => void Object.assign(outcome, { state: "rejected", value })]);
}

// ---- Questions

const { of: literalOf, put: setLiteral } = table();
const { of: getterOf, put: setGetter } = table();
preview.addLiteral = (number, run) => void setLiteral(number, run);
preview.addName = (name, get) => void setGetter(name, get);

const questions = {
	/** `["state", shape]` */
	state: (shape) => pair(shape, current),
	/** `["name", name]` */
	name: (name) => {
		let head = "";
		for (let index = 0; index < name.length && name[index] !== "."; index += 1) head += name[index];
		if (isBrowserName(head)) throw new builtin.Error(`data can name what the theme's script defines, and \`${head}\` is the browser's own`);
		return getterOf(name)();
	},
	/** `["get", object, name]` */
	get: (object, name) => object[name],
	/** `["call", object, name, value, …]` */
	call: (object, name, ...values) => apply(object[name], object, values),
	/** `["apply", function, value, …]` */
	apply: (callee, ...values) => apply(callee, undefined, values),
};

/** What scripts have written to the console since the last answer: `[level, text]`. */
let printed = [];
const print = (level) => (...values) => {
	if (printed.length < 100) printed[printed.length] = [level, values.map((value) => (typeof value === "object" && value !== null && !(value instanceof builtin.Error) ? shown(value) : asText(value))).join(" ").slice(0, 1000)];
};
const shown = (value) => {
	try {
		return stringify(value);
	} catch {
		return asText(value);
	}
};
globalThis.console = { log: print("log"), info: print("log"), debug: print("log"), warn: print("warn"), error: print("error"), trace() {}, table: print("log"), group: print("log"), groupEnd() {}, assert(condition, ...values) { if (!condition) print("error")("Assertion failed", ...values); }, time() {}, timeEnd() {}, count() {}, dir: print("log") };

/** What a page has before the theme's script runs. */
const { of: isBrowserName, put: addBrowserName } = table();
for (const name of Object.getOwnPropertyNames(globalThis)) addBrowserName(name, true);

/** Where an error was thrown: `[file, line, column]`. */
function placeOf(error) {
	if (typeof error !== "object" || error === null) return "null";
	const { sourceURL, line, column } = error;
	return typeof sourceURL === "string" && typeof line === "number" ? `[${stringify(sourceURL)},${line},${typeof column === "number" ? column : 1}]` : "null";
}

function messages() {
	let text = "";
	for (let index = 0; index < printed.length; index += 1) text += `${index ? "," : ""}[${stringify(printed[index][0])},${stringify(printed[index][1])}]`;
	printed = [];
	return `[${text}]`;
}

/**
 * Answers a question: `["value", value, changed, printed]`, `["pending", printed]`, `["page", text, printed]` or `["error", text, place, printed]`; a
 * text, a number, a boolean or null by itself is a value of which there is nothing else to say; in `["same", value]` it is one for which
 * scripts have not asked for the State so far. `changed` are those of the objects that were given
 * which are no longer what they were.
 */
function answer(text) {
	try {
		const question = parse(text);
		const name = question[0];
		if (name === "settle") return settle(question[1]);
		// Only who has asked for the State can have changed it.
		if (name === "changes") return answered(undefined, isAsked ? given : []);
		const values = [];
		if (name === "js") {
			for (let index = 2; index < question.length; index += 1) values[index - 2] = read(question[index]);
			return answered(apply(literalOf(question[1]), undefined, values), values);
		}
		for (let index = 1; index < question.length; index += 1) values[index - 1] = name === "state" || name === "name" ? question[index] : read(question[index]);
		return answered(apply(questions[name], undefined, values), values);
	} catch (error) {
		return failed(error);
	}
}

function answered(result, values) {
	const writer = new Writer();
	const text = writer.write(result);
	const changes = changed(values, writer);
	if (changes === "" && !printed.length && text[0] !== "[") return isAsked ? text : `["same",${text}]`;
	return `["value",${text},[${changes}],${messages()}]`;
}

/** Writes down what has changed of the objects that a script was given. */
function changed(values, writer) {
	let text = "";
	for (let index = 0; index < values.length; index += 1) {
		const value = values[index];
		if (typeof value !== "object" || value === null) continue;
		const id = numberOf(value);
		if (id > 0 && !writer.written?.of(value) && isChanged(id, value)) text += `${text && ","}${writer.write(value)}`;
	}
	return text;
}

function failed(error) {
	let text = "an error without a text";
	try {
		if (error instanceof PageOnly) return `["page",${stringify(error.message)},${messages()}]`;
		text = asText(error);
	} catch {}
	return `["error",${stringify(text)},${placeOf(error)},${messages()}]`;
}

/** `["settle", id]`: lets a promise's time pass, a timer at a time. */
function settle(id) {
	const outcome = outcomeOf(id);
	if (outcome.state === "fulfilled") return `["value",${new Writer().write(outcome.value)},[],${messages()}]`;
	if (outcome.state === "rejected") return failed(outcome.value);
	return runTimer() ? `["pending",${messages()}]` : `["page","the promise waits for the page",${messages()}]`;
}

// ---- Whether a value depends on the State

/** Whether scripts have asked for the State, or for what is in it. */
let isAsked = false;
function noting(object, name) {
	const original = object[name];
	object[name] = (...values) => {
		isAsked = true;
		return apply(original, object, values);
	};
}
noting(store, "getState");
noting(og.store, "getState");
for (const api of [og.smi, og.smi.api]) for (const name of keys(api)) if (/^(refresh|request|reset)/.test(name)) noting(api, name);
// Scripts find the State there, and nowhere else.
globalThis.ogPreview = { addLiteral: preview.addLiteral, addName: preview.addName };
