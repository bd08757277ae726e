/**
 * The template language's own library, for templates that run in the page as JavaScript: its operators where they differ from JavaScript's, its loops,
 * filters, tests and functions, and what may be written into an attribute, a style or a script.
 *
 * Each filter, test (`is_…`) and function is a declaration of its own, so that a page gets only those that its theme uses. A value is JavaScript's own;
 * markup is a `Markup`, or a template result, which counts as the markup that it renders to. Where the static renderer stops with an error, these throw.
 */
import { dayjs, formatDate, momentOfText } from "./dates.js";
import { Keyed, Markup, Until, markupOf, nothing, textOf } from "./renderer.js";
import { ZonedDate, momentOf } from "./zones.js";

/** What the page is: `locale`, `settings` (an object, or several, those that override first), `seed`, `now`, `timeZone`, `state`; and the places of which something has been told. */
export const environment = { locale: "en", settings: {}, seed: 0, now: undefined, timeZone: "UTC", state: undefined, toldPlaces: new Set() };

/** The arguments of a call that were given by name; they come after those that were given by position. */
export class Keywords {
	constructor(values) {
		Object.assign(this, values);
	}
}

// ---- Values

/** A value as the language has it: a template result is the markup that it renders to, or a plain text where it has none. */
export function raw(value) {
	if (value === nothing) return undefined;
	return value?._$litType$ ? captured(value) : value;
}

/** What `{% set %}` with a body gives: text, or markup where something in it means something in HTML. */
export function captured(value) {
	const source = markupOf(value);
	return /[&<>"']/.test(source) ? new Markup(source) : source;
}

/** Whether a value has properties of the author's or the State's: an object, and neither a list nor a text. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Markup) && !(value instanceof RegExp);
}

/** The text of a value (ToString), which no property of an object can change. */
export function text(value) {
	value = raw(value);
	if (Array.isArray(value)) return commaList(value, new Set());
	if (typeof value === "function") return `function ${value.name}() { [native code] }`;
	return isRecord(value) && isPlain(value) ? "[object Object]" : String(value);
}

function commaList(elements, around) {
	if (around.has(elements)) return "";
	around.add(elements);
	const result = Array.from(elements, (each) => (each === undefined || each === null ? "" : Array.isArray(each) ? commaList(each, around) : text(each))).join();
	around.delete(elements);
	return result;
}

function isPlain(value) {
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype || value instanceof Keywords;
}

/** A value as JavaScript's operators take it that prefer numbers (ToPrimitive): a date is one, any other object is its text. */
export function primitive(value) {
	value = raw(value);
	return value instanceof Date ? Number(value) : textual(value);
}

/** A value as `+` and `==` take it: an object is its text. */
function textual(value) {
	value = raw(value);
	return (typeof value === "object" && value !== null) || typeof value === "function" ? text(value) : value;
}

/** ToNumber. */
function number(value) {
	return Number(primitive(value));
}

/** Whether a value counts as true. Markup always does, also where it is empty. */
export function truthy(value) {
	return Boolean(raw(value));
}

/** `a + b` */
export function plus(left, right) {
	return textual(left) + textual(right);
}

/** `a ~ b` */
export function concat(left, right) {
	return text(left) + text(right);
}

/** `a // b` */
export function floorDivide(left, right) {
	return Math.floor(number(left) / number(right));
}

/** `a == b` */
export function equals(left, right) {
	if (left === right) return true;
	left = raw(left);
	right = raw(right);
	const isReference = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
	return isReference(left) && isReference(right) ? left === right : isNullish(left) || isNullish(right) ? left == right : textual(left) == textual(right);
}

function isNullish(value) {
	return value === undefined || value === null;
}

/** `a < b`; the others are `less(b, a)`, `!less(…)` only for texts: use `primitive` on both sides. */
export function less(left, right) {
	return primitive(left) < primitive(right);
}

/** `a in b`: an element of a list, a part of a text, a property of an object. Nothing is in anything else. */
export function contains(sought, container) {
	container = raw(container);
	if (Array.isArray(container)) return container.some((each) => is_equalto(each, sought));
	if (typeof container === "string" || container instanceof Markup) return String(container).includes(text(sought));
	return isRecord(container) && (Object.hasOwn(container, text(sought)) || member(container, sought) !== undefined);
}

// ---- Properties and methods

/** What `value.name(…)` can call, by the kind of value; every value has those of `object`. */
const methodNames = {
	string: " at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match normalize padEnd padStart repeat replace replaceAll search slice split startsWith substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim trimEnd trimLeft trimRight trimStart valueOf ",
	number: " toExponential toFixed toLocaleString toPrecision toString valueOf ",
	array: " at concat entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toString unshift values ",
	regex: " test exec toString source flags global ignoreCase multiline dotAll unicode sticky hasIndices unicodeSets ",
	function: " apply call toString ",
	object: " hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf constructor ",
};

function kindOf(value) {
	if (Array.isArray(value)) return "array";
	if (value instanceof Markup) return "string";
	return value instanceof RegExp ? "regex" : typeof value;
}

function hasMethod(value, name) {
	return methodNames[kindOf(value)]?.includes(` ${name} `) || methodNames.object.includes(` ${name} `);
}

/** `value[key]`: a property of the value's own, or a method of the language. */
export function member(value, key) {
	value = raw(value);
	if (isNullish(value)) return undefined;
	if (Array.isArray(value) && typeof key === "number") return value[key];
	const name = text(key);
	if (value instanceof Markup) {
		if (isMarkupProperty(name)) return name === "val" ? String(value) : value.length;
	} else if (Object.hasOwn(Object(value), name) || (isRecord(value) && !isPlain(value))) {
		return value[name];
	}
	if (!hasMethod(value, name)) return undefined;
	if (value instanceof RegExp && typeof value[name] !== "function") return value[name];
	return Object.defineProperty((...given) => invoke(value, name, given), "name", { value: name });
}

/** In the language, markup has these two properties, and no characters. */
function isMarkupProperty(name) {
	return name === "length" || name === "val";
}

/** `value[key]` in a filter, which undefined and null stop. */
function requiredMember(value, key) {
	if (isNullish(raw(value))) throw new TypeError(`cannot read the property \`${text(key)}\` of ${describe(value)}`);
	return member(value, key);
}

/** `value.name(…)`: as JavaScript calls it, but without iterators, without the browser's locale, and with lists that are as before after a render. */
export function invoke(value, name, given = []) {
	value = raw(value);
	if (isNullish(value)) return undefined;
	if (isRecord(value) && (Object.hasOwn(value, name) || !isPlain(value))) return value[name](...given);
	if (!hasMethod(value, name)) throw new TypeError(`\`${name}\` cannot be called: ${describe(value)} has no such function`);
	const kind = kindOf(value);
	if (kind === "array" && /^(fill|pop|push|reverse|shift|sort|splice|unshift)$/.test(name)) remember(value);
	switch (name) {
		case "keys":
		case "values":
		case "entries": return Array.from(value[name]());
		case "toString":
			if (kind !== "number" && kind !== "regex") return text(value);
			break;
		case "toLocaleString": return kind === "number" ? value.toLocaleString("en-US", given[1]) : text(value);
		case "toLocaleLowerCase": return value.toLowerCase();
		case "toLocaleUpperCase": return value.toUpperCase();
		case "localeCompare": return value.localeCompare(text(given[0]), "en");
		case "test":
		case "exec": value.lastIndex = 0; break;
		case "constructor": throw new TypeError("templates cannot make objects with `constructor`");
		case "isPrototypeOf": return false;
		case "valueOf": return kind === "string" ? String(value) : value;
		case "hasOwnProperty":
		case "propertyIsEnumerable":
			if (value instanceof Markup) return isMarkupProperty(text(given[0]));
			break;
	}
	// Texts take texts, whatever is given as one; patterns and functions stay.
	const values = kind === "string" || kind === "regex" ? given.map((each) => (each instanceof RegExp || typeof each === "function" ? each : textual(each))) : given.map(raw);
	return value[name](...values);
}

/** What has been changed since the render began, to be undone when it ends: the State itself never changes. */
const changes = [];

function remember(object) {
	const copy = Array.isArray(object) ? [...object] : { ...object };
	indexes = new WeakMap();
	changes.push(() => {
		if (Array.isArray(object)) return object.splice(0, object.length, ...copy);
		for (const name of Object.keys(object)) if (!Object.hasOwn(copy, name)) delete object[name];
		return Object.assign(object, copy);
	});
}

/** `{% set object.key = value %}`, until the render ends. */
export function setProperty(object, key, value) {
	if (isNullish(object)) return;
	if (!Array.isArray(object) && !isRecord(object)) throw new TypeError("only an object's property can be set");
	const name = Array.isArray(object) ? number(key) : text(key);
	if (Array.isArray(object) && !(Number.isInteger(name) && name >= 0 && name < 1e6)) throw new RangeError("a list has no such position");
	remember(object);
	Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Call before each render: random numbers begin anew. */
export function beginRender() {
	indexes = new WeakMap();
	for (const name in sequences) delete sequences[name];
}

/** Call after each render, also after one that threw. */
export function endRender() {
	while (changes.length) changes.pop()();
}

// ---- Loops

/** What a loop goes through: a list, or what has an iterator. */
function listIn(value) {
	value = raw(value);
	return isRecord(value) && typeof value[Symbol.iterator] === "function" ? Array.from(value) : value;
}

/** `{% for item in list %}`: what the body gives for each item, with the keys that the filter `key` has named. */
export function each(items, body, otherwise) {
	items = listIn(items);
	if (!Array.isArray(items) || !items.length) return otherwise ? otherwise() : nothing;
	const results = Array(items.length);
	const takesLoop = body.length > 2;
	for (let index = 0; index < items.length; index += 1) results[index] = takesLoop ? body(items[index], index, loopOf(index, items.length)) : body(items[index], index);
	return keyedAs(items, results);
}

/** `{% for a, b in value %}`: the parts of each item, or the keys and the values of an object. */
export function eachPair(items, names, body, otherwise) {
	items = listIn(items);
	const isList = Array.isArray(items);
	const turns = isList ? items : isRecord(items) ? Object.entries(items) : [];
	if (!turns.length) return otherwise ? otherwise() : nothing;
	const results = Array.from(turns, (item, index) => {
		item = raw(item);
		let parts;
		if (!isList) parts = names.map((_, position) => item[position]);
		else if (isRecord(item) && names.some((name) => Object.hasOwn(item, name))) parts = names.map((name) => (Object.hasOwn(item, name) ? item[name] : undefined));
		else parts = names.map((_, position) => member(item, position));
		return body.length > names.length + 1 ? body(...parts, index, loopOf(index, turns.length)) : body(...parts, index);
	});
	return isList ? keyedAs(items, results) : results;
}

function loopOf(index0, count) {
	return { index: index0 + 1, index0, revindex: count - index0, revindex0: count - index0 - 1, first: index0 === 0, last: index0 === count - 1, length: count };
}

/** Under which a list has the name of the property that its items are known by. */
const keyName = Symbol("key");

/** Keys that are missing or not unique would mix items up: such a list is matched by position. */
function keyedAs(items, results) {
	if (!items[keyName]) return results;
	const keys = items.map((item) => raw(item)?.[items[keyName]]);
	return new Set(keys).size === keys.length ? new Keyed(keys, results) : results;
}

// ---- What filters need to know of values

function describe(value) {
	value = raw(value);
	if (typeof value === "number") return `the number ${value}`;
	if (typeof value === "string" || value instanceof Markup) return `the text "${value.length > 24 ? `${value.slice(0, 23)}\u2026` : value}"`;
	if (typeof value === "function") return "a function";
	if (Array.isArray(value)) return "a list";
	return value instanceof RegExp ? "a regular expression" : isRecord(value) ? "an object" : String(value);
}

function unfit(value, filter, needs) {
	return new TypeError(`the filter \`${filter}\` needs ${needs}, and was given ${describe(value)}`);
}

export function isText(value) {
	return typeof value === "string" || value instanceof Markup;
}

/** Most filters of texts take undefined, null and false for an empty text. */
function isNoText(value) {
	return isNullish(value) || value === false;
}

function requiredText(value, filter) {
	if (isText(value)) return String(value);
	throw unfit(value, filter, "text");
}

function normalizedText(value, filter) {
	return isNoText(value) ? "" : requiredText(value, filter);
}

/** A text that is markup if the value was. */
function trusted(value, result) {
	return value instanceof Markup ? new Markup(result) : result;
}

function requiredList(value, filter) {
	if (Array.isArray(value)) return value;
	throw unfit(value, filter, "a list");
}

/** The elements that JavaScript sees in a value by `length` and an index. */
function elements(value, filter) {
	if (Array.isArray(value)) return value;
	if (typeof value === "string") return value.split("");
	if (isNullish(value)) throw unfit(value, filter, "a list");
	if (value instanceof Markup) return Array(value.length).fill(undefined);
	return isRecord(value) ? Array.from({ length: roomFor(number(value.length)) }, (_, index) => value[index]) : [];
}

/** Makes sure that a list of so many elements is none that only a mistake asks for. */
function roomFor(count) {
	if (count > 1e6) throw new RangeError("this would need more memory than a page may use");
	return count;
}

/** A property of each element; of no list at all, nothing. */
function attributesOf(value, attribute, filter) {
	return isNullish(value) ? [] : Array.from(elements(value, filter), (element) => requiredMember(element, attribute));
}

/** The value at a dotted path of own properties, as `groupby` reads it. */
function attributeAt(element, path, filter) {
	const names = !truthy(path) ? [] : typeof path === "string" ? path.split(".") : [text(path)];
	let value = raw(element);
	for (const name of names) {
		if (isNullish(value)) throw new TypeError(`the filter \`${filter}\` cannot read \`${name}\` of ${value}`);
		if (!(value instanceof Markup ? isMarkupProperty(name) : Object.hasOwn(Object(value), name))) return undefined;
		value = member(value, name);
	}
	return value;
}

// ---- Random numbers: SplitMix64, as the static renderer has it

/** The state of each sequence that the render has begun. */
const sequences = {};

function nextRandom(sequence) {
	const wrap = (value) => BigInt.asUintN(64, value);
	let mixed = (sequences[sequence] = wrap((sequences[sequence] ?? BigInt(environment.seed)) + 0x9e3779b97f4a7c15n));
	mixed = wrap((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
	mixed = wrap((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
	return mixed ^ (mixed >> 31n);
}

// ---- Filters that choose, order and read items

/** The items of a collection: the elements of a list, the values of an object, the characters of a text. */
function collectionItems(value) {
	value = raw(value);
	if (Array.isArray(value)) return value;
	if (isText(value)) return String(value).split("");
	if (!isRecord(value)) return [];
	const count = Object.hasOwn(value, "length") ? value.length : undefined;
	return Number.isInteger(count) && count >= 0 && count <= 1 << 20 ? Array.from({ length: count }, (_, index) => (Object.hasOwn(value, index) ? value[index] : undefined)) : Object.values(value);
}

/** Whether a value has a property of its own: an object, a list or a text. */
function owns(value, name) {
	return (typeof value === "string" || (typeof value === "object" && value !== null && !(value instanceof RegExp))) && Object.hasOwn(Object(value), name);
}

/** The name of a property; -0 keeps its sign. */
function propertyName(value) {
	return Object.is(value, -0) ? "-0" : text(value);
}

/** What a function gave for a key, asked for once; a page can have more keys than are worth keeping. */
export function remembered(known, key, make) {
	let result = known.get(key);
	if (result === undefined && !known.has(key)) {
		if (known.size > 10000) known.clear();
		known.set(key, (result = make(key)));
	}
	return result;
}

const knownPaths = new Map();

/** The steps of a path, `items[0].name`; and the whole text, which may be the name of a property too. */
function pathOf(path) {
	return typeof path === "string" ? remembered(knownPaths, path, stepsOf) : stepsOf(path);
}

function stepsOf(path) {
	path = raw(path);
	if (Array.isArray(path)) return { names: path.map(propertyName) };
	const whole = propertyName(path);
	if (!isText(path) || !/\.|\[(?:[^[\]]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\]/s.test(whole)) return { names: [whole] };
	// Names; numbers and quoted names in brackets; and an empty name between two dots, and before a dot or brackets at the end.
	const steps = /[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/gs;
	const names = Array.from(whole.matchAll(steps), ([name, index, ...quoted]) => index ?? quoted.find((each) => each !== undefined)?.replace(/\\(.)/gs, "$1") ?? name);
	return { names: whole[0] === "." ? ["", ...names] : names, whole };
}

/** Calls with the value at a path if it is there; what is missing is not the same as undefined. */
function atPath(value, { names, whole }, found, missing) {
	value = raw(value);
	if (whole !== undefined && owns(value, whole)) return found(value[whole]);
	if (!names.length) return missing;
	for (const name of names) {
		if (!owns(value, name)) return missing;
		value = raw(value[name]);
	}
	return found(value);
}

const idNames = ["id", "public_id", "external_product_id"];

/** An item's `id` is its own, else its `public_id`, else its `external_product_id`. */
function idName(item) {
	return isRecord(item) ? (idNames.find((name) => owns(item, name) && !isNullish(item[name])) ?? "id") : "id";
}

/** Whether a value is compared by `===`. */
function isStrict(value) {
	return value === null || (typeof value !== "object" && typeof value !== "function" && !Number.isNaN(value));
}

/** Whether a value has all that another has, lists in any order. */
function hasAll(value, wanted) {
	value = raw(value);
	wanted = raw(wanted);
	if (value === wanted) return true;
	if (typeof value === "number") return Number.isNaN(value) && Number.isNaN(wanted);
	if (value instanceof Markup) return wanted instanceof Markup && String(value) === String(wanted);
	if (Array.isArray(value)) {
		const taken = new Set();
		return Array.isArray(wanted) && wanted.length <= value.length && wanted.every((other) => {
			const index = value.findIndex((element, position) => !taken.has(position) && hasAll(element, other));
			taken.add(index);
			return index >= 0;
		});
	}
	return isRecord(value) && isRecord(wanted) && Object.keys(wanted).every((name) => owns(value, name) && hasAll(value[name], wanted[name]));
}

function fits(value, wanted) {
	return isStrict(wanted) ? raw(value) === wanted : hasAll(value, wanted);
}

/** What `select`, `reject`, `find` and `sort` take, as a function of an item: none is the item itself, an object what it must have, a text the name of a property. */
function matcher(shorthand) {
	shorthand = raw(shorthand);
	if (isNullish(shorthand)) return (item) => item;
	if (typeof shorthand === "function") return (item) => shorthand(item);
	if (Array.isArray(shorthand)) {
		const path = pathOf(shorthand[0]);
		const wanted = raw(shorthand[1]);
		return (item) => atPath(item, path, (value) => fits(value, wanted), false);
	}
	if (isText(shorthand) && shorthand.length === 32) return (item) => owns(item, "public_id") && item.public_id === String(shorthand);
	if (!isRecord(shorthand)) return propertyGetter(shorthand);
	const wanted = Object.entries(shorthand).map(([name, value]) => [name, raw(value)]);
	return (item) => {
		item = raw(item);
		return wanted.every(([name, value]) => {
			const own = name === "id" ? idName(item) : name;
			return owns(item, own) && fits(item[own], value);
		});
	};
}

/** The items of lists by what they have as a property: by list and name, a map by value. Only for a render, while lists stay as they are. */
let indexes = new WeakMap();

/** The items that may match: of a long list that is searched again for one property, those that have it in an index. */
function candidates(items, shorthand) {
	shorthand = raw(shorthand);
	if (items.length < 8 || !isRecord(shorthand)) return items;
	const names = Object.keys(shorthand);
	const value = raw(shorthand[names[0]]);
	if (names.length !== 1 || !isStrict(value)) return items;
	const index = indexOf(items, names[0]);
	return index ? (index.get(value) ?? []) : items;
}

/** The index of a list; none where it is searched for the first time, for which an index costs more than it saves. */
function indexOf(items, name) {
	const known = indexes.get(items) ?? new Map();
	indexes.set(items, known);
	if (!known.has(name)) return void known.set(name, undefined);
	if (!known.get(name)) known.set(name, Map.groupBy(items.map(raw), (item) => raw(Object(item)[name === "id" ? idName(item) : name])));
	return known.get(name);
}

function propertyGetter(path) {
	const steps = pathOf(path);
	return (item) => atPath(item, steps, (value) => value);
}

export function select(value, matches) {
	const isMatch = matcher(matches);
	return candidates(collectionItems(value), matches).filter((item) => truthy(isMatch(item)));
}

export function reject(value, matches) {
	const isMatch = matcher(matches);
	return collectionItems(value).filter((item) => !truthy(isMatch(item)));
}

export function find(value, matches) {
	const isMatch = matcher(matches);
	return candidates(collectionItems(value), matches).find((item) => truthy(isMatch(item)));
}

export function get(value, path, otherwise) {
	const found = atPath(value, pathOf(path), (each) => each);
	return found === undefined ? otherwise : found;
}

export function first(value) {
	return itemAt(value, () => 0);
}

export function last(value) {
	return itemAt(value, (count) => count - 1);
}

function itemAt(value, position) {
	value = raw(value);
	const count = owns(value, "length") ? value.length : 0;
	return Number.isInteger(count) && count > 0 && owns(value, String(position(count))) ? value[position(count)] : undefined;
}

export function entries(value) {
	value = raw(value);
	return isRecord(value) ? Object.entries(value) : collectionItems(value).map((item, index) => [String(index), item]);
}

/** The same items; a loop over them knows each by this property. */
export function key(value, name) {
	value = raw(value);
	return Array.isArray(value) ? Object.assign([...value], { [keyName]: text(name) }) : value;
}

export function shuffle(value) {
	const items = [...collectionItems(value)];
	for (let index = 0; index < items.length - 1; index += 1) {
		const other = index + Number((nextRandom("shuffle") * BigInt(items.length - index)) >> 64n);
		[items[index], items[other]] = [items[other], items[index]];
	}
	return items;
}

export function sort(value, ...given) {
	const last = raw(given.at(-1));
	const isNamed = isRecord(last) && owns(last, "reverse");
	const orders = isNamed ? given.slice(0, -1) : given;
	const direction = isNamed && truthy(last.reverse) ? -1 : 1;
	const getter = (order) => (isText(order) || Array.isArray(order) ? propertyGetter(order) : matcher(order));
	// A list names several properties; a list in it is a path.
	const getters = orders.flatMap((order) => (Array.isArray(raw(order)) ? raw(order).map((each) => getter(raw(each))) : [getter(raw(order))]));
	if (!getters.length) getters.push(matcher());
	const rows = Array.from(collectionItems(value), (item) => ({ item, keys: getters.map((each) => raw(each(item))) }));
	rows.sort((left, right) => {
		for (const index of getters.keys()) {
			const order = ascending(left.keys[index], right.keys[index]);
			if (order) return order * direction;
		}
		return 0;
	});
	return rows.map(({ item }) => item);
}

/** Null, undefined and NaN come last, in this order. */
function ascending(left, right) {
	const rank = (value) => (value === null ? 1 : value === undefined ? 2 : Number.isNaN(value) ? 3 : 0);
	const difference = rank(left) - rank(right);
	if (difference || rank(left)) return difference;
	return less(left, right) ? -1 : less(right, left) ? 1 : 0;
}

// ---- Filters that look something up, or write a value for people

/** What is nested may be named by a dotted key, and the other way round; a key with dots in it wins. */
export function setting(value, otherwise) {
	value = raw(value);
	if (typeof value !== "number" && !isText(value)) return otherwise;
	let result;
	for (const layer of Array.isArray(environment.settings) ? environment.settings : [environment.settings]) {
		const found = valueAt(layer, String(value));
		if (result === undefined) result = found;
		else if (isRecord(found)) result = mergedSettings(result, found);
		if (result !== undefined && !isRecord(result)) return result;
	}
	return result === undefined ? otherwise : result;
}

const knownValues = new WeakMap();

/** What stands at a dotted path of settings or texts, which do not change. */
export function valueAt(object, path) {
	if (typeof object !== "object" || object === null) return undefined;
	if (!knownValues.has(object)) knownValues.set(object, new Map());
	return remembered(knownValues.get(object), path, (path) => settingAt(object, path));
}

function settingAt(settings, path) {
	if (typeof settings !== "object" || settings === null) return undefined;
	if (Object.hasOwn(settings, path) && !(Array.isArray(settings) && path === "length")) return settings[path];
	for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
		const found = Object.hasOwn(settings, path.slice(0, dot)) ? settingAt(settings[path.slice(0, dot)], path.slice(dot + 1)) : undefined;
		if (found !== undefined) return found;
	}
	return undefined;
}

function mergedSettings(above, below) {
	const merged = { ...below };
	for (const [name, value] of Object.entries(above)) merged[name] = isRecord(value) && isRecord(below[name]) ? mergedSettings(value, below[name]) : value;
	return merged;
}

/** The page's locale as `Intl` takes it. */
function intlLocale() {
	try {
		return Intl.getCanonicalLocales(environment.locale.replaceAll("_", "-"))[0] ?? "en";
	} catch {
		return "en";
	}
}

/** How amounts of money are written, by locale and currency, with those that have been written. */
const moneyFormats = new Map();

function moneyFormat(code) {
	return remembered(moneyFormats, `${environment.locale} ${code}`, () => {
		const format = /^[a-z]{3}$/i.test(code) ? new Intl.NumberFormat(intlLocale(), { style: "currency", currency: code }) : undefined;
		const written = new Map();
		return (amount) => remembered(written, amount, () => format?.format(amount));
	});
}

/** An amount, a number or a text, as the locale writes it; a text keeps all its digits. What is none is undefined. */
export function currency(value, code) {
	value = raw(value);
	const isCode = (each) => isText(each) && each.length > 0;
	const configured = typeof code === "string" && code ? code : setting("currency_code");
	const format = moneyFormat(isCode(configured) ? String(configured) : "USD");
	if (typeof value === "number") return Number.isNaN(value) ? undefined : Object.is(value, -0) ? format("-0") : format(value);
	const digits = isText(value) ? value.trim() : "";
	return digits.length <= 400 && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(digits) ? format(digits) : undefined;
}

const knownZones = new Map();

/** The page's zone; UTC where it has none, or one that is unknown. */
function pageZone() {
	return remembered(knownZones, environment.timeZone ?? "UTC", zoneNamed);
}

function zoneNamed(name) {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
	} catch {
		return "UTC";
	}
}

/** The moment that a value stands for, in milliseconds; NaN for what is no date. A date without a zone is a day and a time of the page's zone. */
function momentIn(value, zone) {
	if (typeof value === "number") return value;
	if (typeof value === "boolean") return Number(value);
	if (value instanceof Date || dayjs.isDayjs(value)) return +value;
	return isText(value) ? momentOfText(String(value), zone) : NaN;
}

/** The dates that have been written, by format, locale and zone, and by value. */
const writtenDates = new Map();

export function date(value, pattern) {
	value = raw(value);
	if (value === undefined) return undefined;
	const format = isNullish(pattern) ? "LL" : text(pattern) || "YYYY-MM-DDTHH:mm:ssZ";
	const name = `${environment.locale} ${environment.timeZone} ${format}`;
	const written = writtenDates.get(name) ?? new Map();
	writtenDates.set(name, written);
	const known = isText(value) ? String(value) : value;
	if (!written.has(known)) {
		const zone = pageZone();
		const moment = new ZonedDate(Math.trunc(momentIn(value, zone)), zone);
		const result = Number.isNaN(+moment) ? "Invalid Date" : formatDate(moment, dayjs(0).locale(environment.locale).locale(), format);
		if (typeof known === "object") return result;
		written.set(known, result);
	}
	return written.get(known);
}

/** JSON. Undefined and functions have none. */
export function dump(value, step) {
	return JSON.stringify(raw(value), (_, inner) => raw(inner), typeof step === "number" || typeof step === "string" ? step : undefined);
}

// ---- Filters for what the page's scripts do

/** The value, or what leaves the attribute out. Only for a value of an attribute: anywhere else the filter gives its value. */
export function if_defined(value) {
	return value ?? nothing;
}

export function ifDefined(value) {
	return if_defined(value);
}

/** The first of the values that has settled. */
export function until(...values) {
	const isPromise = (value) => typeof value?.then === "function";
	return isPromise(values[0]) ? new Until(values) : values[0];
}

export function action(value) {
	return value;
}

// ---- Filters of texts

export function upper(value) {
	return normalizedText(raw(value), "upper").toUpperCase();
}

export function lower(value) {
	return normalizedText(raw(value), "lower").toLowerCase();
}

function capitalized(word) {
	const small = word.toLowerCase();
	return small.charAt(0).toUpperCase() + small.slice(1);
}

export function capitalize(value) {
	value = raw(value);
	return trusted(value, capitalized(normalizedText(value, "capitalize")));
}

export function title(value) {
	value = raw(value);
	return trusted(value, normalizedText(value, "title").split(" ").map(capitalized).join(" "));
}

export function trim(value) {
	value = raw(value);
	return trusted(value, requiredText(value, "trim").trim());
}

/** As many spaces as a loop makes that counts up to a number. */
function spaces(count) {
	return " ".repeat(count > 0 ? roomFor(Math.ceil(count)) : 0);
}

export function center(value, asked) {
	value = raw(value);
	const width = truthy(asked) ? number(asked) : 80;
	const shown = isNoText(value) ? "" : value;
	const missing = width - number(member(shown, "length"));
	return missing <= 0 ? shown : trusted(value, spaces(missing / 2 - (missing % 2)) + text(shown) + spaces(missing / 2));
}

export function indent(value, width, indentsFirst) {
	value = raw(value);
	const source = normalizedText(value, "indent");
	const indentation = spaces(truthy(width) ? number(width) : 4);
	if (!source && !(value instanceof Markup)) return "";
	return trusted(value, (truthy(indentsFirst) ? indentation : "") + source.replaceAll("\n", `\n${indentation}`));
}

export function truncate(value, limit, killsWords, mark) {
	value = raw(value);
	const shown = isNoText(value) ? "" : value;
	const most = truthy(limit) ? number(limit) : 255;
	if (number(member(shown, "length")) <= most) return shown;
	const source = requiredText(shown, "truncate");
	const end = Math.min(Math.max(Math.trunc(most) || 0, 0), source.length);
	const space = source.lastIndexOf(" ", Number.isNaN(most) ? source.length : end);
	return trusted(value, source.slice(0, truthy(killsWords) || space < 0 ? end : space) + (isNullish(mark) ? "..." : text(mark)));
}

export function replace(value, old, replacement, limit = -1) {
	value = raw(value);
	if (old instanceof RegExp) return requiredText(value, "replace").replace(old, text(replacement));
	if ((typeof old !== "number" && typeof old !== "string") || (typeof value !== "number" && !isText(value))) return value;
	const source = text(value);
	const [sought, between] = [String(old), text(replacement)];
	// What lies around and between the characters; `join(undefined)` joins with a comma.
	if (!sought) return trusted(value, between + source.split("").join(replacement === undefined ? "," : between) + between);
	const unchanged = typeof value === "number" ? source : value;
	if (limit === 0) return unchanged;
	const parts = source.split(sought);
	if (parts.length === 1) return unchanged;
	const most = limit === -1 ? Infinity : number(limit);
	return trusted(value, parts.reduce((result, part, index) => result + (index - 1 < most ? between : sought) + part));
}

/** The number of words; null where there is none. */
export function wordcount(value) {
	value = raw(value);
	return (truthy(value) && requiredText(value, "wordcount").match(/\w+/g)?.length) || null;
}

export function string(value) {
	if (isNullish(raw(value))) throw unfit(value, "string", "a value");
	return value instanceof Markup || value._$litType$ ? value : text(value);
}

// ---- Filters of markup and addresses

function escaped(source) {
	return source.replace(/[&<>"']/g, (character) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[character]};`);
}

export function safe(value) {
	if (value instanceof Markup || value?._$litType$) return value;
	return new Markup(isNullish(raw(value)) ? "" : text(value));
}

export function escape(value) {
	return value instanceof Markup || value?._$litType$ ? value : forceescape(value);
}

export function e(value) {
	return escape(value);
}

export function forceescape(value) {
	return new Markup(isNullish(raw(value)) ? "" : escaped(text(value)));
}

export function nl2br(value) {
	value = raw(value);
	return isNullish(value) ? "" : trusted(value, requiredText(value, "nl2br").replace(/\r?\n/g, "<br />\n"));
}

export function striptags(value, keepsLines) {
	value = raw(value);
	const stripped = normalizedText(value, "striptags").replace(/<\/?[a-z][a-z0-9]*\b[^>]*>|<!--[^]*?-->/gi, "").trim();
	// Lines without spaces at their ends and with single ones in them, at most one of them blank in a row.
	const tidy = () => stripped.replace(/^ +| +$/gm, "").replace(/ +/g, " ").replaceAll("\r\n", "\n").replace(/\n{3,}/g, "\n\n");
	return trusted(value, truthy(keepsLines) ? tidy() : stripped.replace(/\s+/g, " "));
}

export function urlencode(value) {
	value = raw(value);
	if (typeof value === "string") return encodeURIComponent(value);
	const pairs = Array.isArray(value) ? value.map((pair) => [requiredMember(pair, 0), requiredMember(pair, 1)]) : value instanceof Markup ? [["val", value], ["length", value.length]] : isRecord(value) ? Object.entries(value) : [];
	return pairs.map((pair) => pair.map((part) => encodeURIComponent(text(part))).join("=")).join("&");
}

/** Makes links of the words that look like an address. */
export function urlize(value, limit, noFollow) {
	const asked = limit === undefined || Number.isNaN(limit) ? Infinity : number(limit);
	const shown = Math.max(Math.trunc(asked) || 0, 0);
	const relation = noFollow === true ? ' rel="nofollow"' : "";
	return requiredText(raw(value), "urlize").replace(/\S+/g, (word) => {
		const address = /^(?:\(|<|&lt;)?([^]*?)(?:[.,)]|&gt;)?$/.exec(word)[1];
		const link = (scheme, attribute, label) => `<a href="${scheme}${address}"${attribute}>${label}</a>`;
		if (/^https?:\/\//.test(address)) return link("", relation, address.slice(0, shown));
		if (/^www\./.test(address)) return link("http://", relation, address.slice(0, shown));
		if (/^[\w.!#$%&'*+\-/=?^`{|}~]+@[a-z\d-]+(\.[a-z\d-]+)+$/i.test(address)) return link("mailto:", "", address);
		return /\.(?:org|net|com)(?:[:/]|$)/.test(address) ? link("http://", relation, address.slice(0, shown)) : word;
	});
}

// ---- Filters of numbers and of values of every kind

export function abs(value) {
	return Math.abs(number(value));
}

export function round(value, precision, method) {
	const factor = Math.pow(10, truthy(precision) ? number(precision) : 0);
	const rounded = method === "ceil" ? Math.ceil : method === "floor" ? Math.floor : Math.round;
	return rounded(number(value) * factor) / factor;
}

export function float(value, otherwise) {
	const result = typeof value === "number" ? value + 0 : parseFloat(text(value));
	return Number.isNaN(result) ? otherwise : result;
}

export function int(value, otherwise, base = 10) {
	const result = parseInt(text(value), number(base));
	return Number.isNaN(result) ? otherwise : result;
}

export function default_(value, otherwise, replacesFalsy) {
	return (truthy(replacesFalsy) ? truthy(value) : raw(value) !== undefined) ? value : otherwise;
}

export function d(value, otherwise, replacesFalsy) {
	return default_(value, otherwise, replacesFalsy);
}

// ---- Filters of lists

export function length(value) {
	value = raw(value);
	if (isNoText(value)) return 0;
	return isRecord(value) && isPlain(value) ? Object.keys(value).length : member(value, "length");
}

export function list(value) {
	value = raw(value);
	if (Array.isArray(value)) return value;
	if (typeof value === "string") return value.split("");
	if (!isRecord(value) && !(value instanceof Markup)) throw unfit(value, "list", "a text, a list or an object");
	return Object.entries(value instanceof Markup ? { val: String(value), length: value.length } : value).map(([name, each]) => ({ key: name, value: each }));
}

export function join(value, separator, attribute) {
	value = raw(value);
	const parts = truthy(attribute) ? attributesOf(value, attribute, "join") : requiredList(value, "join");
	return Array.from(parts, (part) => (isNullish(raw(part)) ? "" : text(part))).join(truthy(separator) ? text(separator) : "");
}

export function sum(value, attribute, start = 0) {
	value = raw(value);
	return plus(start, (truthy(attribute) ? attributesOf(value, attribute, "sum") : requiredList(value, "sum")).reduce(plus, 0));
}

export function reverse(value) {
	value = raw(value);
	if (typeof value === "string") return value.split("").reverse().join("");
	return isNullish(value) ? [] : [...elements(value, "reverse")].reverse();
}

/** Rows of so many elements. */
export function batch(value, count, filling) {
	const size = number(count);
	const rows = [];
	Array.from(elements(raw(value), "batch")).forEach((element, index) => (index % size === 0 || !rows.length ? rows.push([element]) : rows.at(-1).push(element)));
	if (rows.length && truthy(filling)) while (rows.at(-1).length < roomFor(size)) rows.at(-1).push(filling);
	return rows;
}

/** So many columns. */
export function slice(value, count, filling) {
	value = raw(value);
	if (isNullish(value)) throw unfit(value, "slice", "a list");
	const columns = number(count);
	const total = number(member(value, "length"));
	const [size, extra] = [Math.floor(total / columns), total % columns];
	const result = [];
	for (let start = 0; result.length < roomFor(columns); ) {
		if (!Array.isArray(value) && !isText(value)) throw unfit(value, "slice", "a list");
		const isLonger = result.length < extra;
		const column = value.slice(start, (start += size + (isLonger ? 1 : 0)));
		if (truthy(filling) && !isLonger) {
			if (!Array.isArray(column)) throw unfit(value, "slice", "a list");
			column.push(filling);
		}
		result.push(column);
	}
	return result;
}

export function random(value) {
	value = raw(value);
	if (isNullish(value)) throw unfit(value, "random", "a list");
	const fraction = Number(nextRandom("random") >> 11n) * 2 ** -53;
	return member(value, Math.floor(fraction * number(member(value, "length"))));
}

export function selectattr(value, attribute) {
	return requiredList(raw(value), "selectattr").filter((element) => truthy(requiredMember(element, attribute)));
}

export function rejectattr(value, attribute) {
	return requiredList(raw(value), "rejectattr").filter((element) => !truthy(requiredMember(element, attribute)));
}

export function groupby(value, attribute) {
	const groups = new Map();
	Array.from(elements(raw(value), "groupby")).forEach((element, index) => {
		const name = text(typeof attribute === "function" ? attribute(element, index) : attributeAt(element, attribute, "groupby"));
		if (!groups.has(name) && methodNames.object.includes(` ${name} `)) throw new TypeError(`groupby cannot make a group \`${name}\`: every object has a method of that name`);
		groups.set(name, [...(groups.get(name) ?? []), element]);
	});
	return Object.fromEntries(groups);
}

export function dictsort(value, isCaseSensitive, by = "key") {
	value = raw(value);
	if (!isRecord(value)) throw unfit(value, "dictsort", "an object");
	if (by !== "key" && by !== "value") throw new TypeError(`dictsort sorts by "key" or by "value", not by ${describe(by)}`);
	const order = (pair) => {
		const each = pair[by === "key" ? 0 : 1];
		return typeof each === "string" && !truthy(isCaseSensitive) ? each.toUpperCase() : each;
	};
	return Object.entries(value).sort((left, right) => (less(order(right), order(left)) ? 1 : order(left) === order(right) ? 0 : -1));
}

// ---- Tests

export function is_callable(value) {
	return typeof value === "function";
}

export function is_defined(value) {
	return raw(value) !== undefined;
}

export function is_undefined(value) {
	return raw(value) === undefined;
}

export function is_null(value) {
	return value === null;
}

export function is_none(value) {
	return value === null;
}

export function is_truthy(value) {
	return truthy(value);
}

export function is_falsy(value) {
	return !truthy(value);
}

export function is_number(value) {
	return typeof value === "number";
}

export function is_string(value) {
	return typeof raw(value) === "string";
}

export function is_escaped(value) {
	return raw(value) instanceof Markup;
}

/** Whether a value is an object, and no list. */
export function is_mapping(value) {
	value = raw(value);
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list or a text. */
export function is_iterable(value) {
	value = raw(value);
	if (isNullish(value)) throw new TypeError(`the test \`iterable\` cannot look into ${value}`);
	return Array.isArray(value) || isText(value);
}

export function is_equalto(value, other) {
	return value === other || raw(value) === raw(other);
}

export function is_eq(value, other) {
	return is_equalto(value, other);
}

export function is_sameas(value, other) {
	return is_equalto(value, other);
}

export function is_ne(value, other) {
	return !is_equalto(value, other);
}

export function is_greaterthan(value, other) {
	return less(other, value);
}

export function is_gt(value, other) {
	return less(other, value);
}

export function is_lessthan(value, other) {
	return less(value, other);
}

export function is_lt(value, other) {
	return less(value, other);
}

export function is_ge(value, other) {
	return primitive(value) >= primitive(other);
}

export function is_le(value, other) {
	return primitive(value) <= primitive(other);
}

export function is_divisibleby(value, divisor) {
	return number(value) % number(divisor) === 0;
}

export function is_even(value) {
	return number(value) % 2 === 0;
}

/** Negative numbers are never odd: their remainder is -1. */
export function is_odd(value) {
	return number(value) % 2 === 1;
}

export function is_lower(value) {
	return requiredText(raw(value), "lower").toLowerCase() === raw(value);
}

export function is_upper(value) {
	return requiredText(raw(value), "upper").toUpperCase() === raw(value);
}

// ---- Functions

/** The numbers from a start up to, and without, a stop. */
export function range(start, stop, step) {
	if (stop === undefined) [start, stop, step] = [0, start, 1];
	step = truthy(step) ? step : 1;
	const ascends = less(0, step);
	const result = [];
	for (let current = start; ascends ? less(current, stop) : less(stop, current); current = plus(current, step)) {
		result.push(current);
		// A text is joined to the step, and grows.
		roomFor(typeof current === "string" ? result.length * current.length : result.length);
	}
	return result;
}

/** An object that goes round its arguments. */
export function cycler(...items) {
	let index = -1;
	const object = {
		current: null,
		reset() {
			index = -1;
			object.current = null;
		},
		next() {
			index = (index + 1) % items.length || 0;
			return (object.current = items[index]);
		},
	};
	return object;
}

/** A function that gives nothing the first time, and the separator from then on. */
export function joiner(separator) {
	let isFirst = true;
	return () => {
		const result = isFirst ? "" : truthy(separator) ? separator : ",";
		isFirst = false;
		return result;
	};
}

// ---- What may be written where

/** The text of a value in an attribute: of markup, what it shows; of a list, its elements with commas. */
function shownText(value) {
	return Array.isArray(value) ? text(value) : textOf(value);
}

/** Joins an attribute's value: `write` gives the text of a value, `literal` sees what the author wrote. Nothing in it leaves the attribute out. */
function joined(strings, values, write, literal = () => {}) {
	if (values.includes(nothing)) return nothing;
	return strings.reduce((result, part, index) => {
		const before = index ? result + write(values[index - 1], result) : result;
		literal(part);
		return before + part;
	}, "");
}

/**
 * Whether a browser that follows an address runs what it holds. Its scheme is what stands before the colon: controls and spaces before it, and tabs and line
 * breaks in it, do not count. A scheme that the author wrote, up to `authored`, is the author's.
 */
function isUnsafeAddress(address, authored, isDocument) {
	const [whole, scheme] = /^[\0- ]*([a-z\d+.\-\t\n\r]*):/i.exec(address) ?? [];
	if (whole === undefined || whole.length - 1 < authored) return false;
	const name = scheme.replace(/[\t\n\r]/g, "").toLowerCase();
	if (name !== "data") return /^(javascript|vbscript|livescript|mocha)$/.test(name);
	const media = address.slice(whole.length, whole.length + 64).replace(/[\0- ]/g, "").toLowerCase();
	return !media.startsWith("image/") || (isDocument && media.startsWith("image/svg"));
}

/** The value of an attribute that is an address of something shown: an image, a poster. */
export function url(strings, ...values) {
	return address(strings, values, false);
}

/** The value of an attribute that is an address of a document: a link, a form's action, a frame. */
export function documentUrl(strings, ...values) {
	return address(strings, values, true);
}

function address(strings, values, isDocument) {
	// What the author wrote as JavaScript stays; values in it are data.
	if (/^[\0- ]*javascript:/i.test(strings[0])) return code(strings, values, true, withoutMarkup);
	const result = joined(strings, values, shownText);
	return result !== nothing && values.length && isUnsafeAddress(result, strings[0].length, isDocument) ? "about:invalid" : result;
}

/** The value of an attribute that lists addresses. */
export function srcset(strings, ...values) {
	const result = joined(strings, values, shownText);
	return result !== nothing && values.length && result.split(/[,; ]/).some((each) => isUnsafeAddress(each, 0, false)) ? "about:invalid" : result;
}

/** The value of an attribute that is a document of its own. */
export function srcdoc(strings, ...values) {
	return joined(strings, values, (value) => escaped(plainText(value)));
}

/** The value of the attribute `style`. */
export function css(strings, ...values) {
	return styled(strings, values, true);
}

/** The text of a `<style>` element. */
export function stylesheet(strings, ...values) {
	return styled(strings, values, false);
}

/** What a value is in an attribute that holds another language: markup is its text there, unless it is JSON. */
export function attributeText(value) {
	const known = raw(value);
	return known instanceof Markup && !isJSON(known) ? textOf(known) : value;
}

/** What a value is in a text of another language; markup is its source. */
function plainText(value) {
	value = raw(value);
	return isNullish(value) ? "" : text(value);
}

function styled(strings, values, isAttribute) {
	const state = { mode: "code", quote: "", isDeclaration: false, word: "", previous: "", isEscaped: false };
	return joined(strings, values, (value) => {
		const source = plainText(isAttribute ? attributeText(value) : value);
		Object.assign(state, { word: "", previous: "", isEscaped: false });
		if (state.mode === "string" || state.mode === "comment") return cssText(source);
		return state.mode === "code" ? cssValue(source, isAttribute && !state.isDeclaration) : cssAddress(source);
	}, (literal) => {
		for (const character of literal) followCSS(state, character);
	});
}

/** Follows what the author wrote, to know where a value stands: in code, a string, a comment, or `url()`. */
function followCSS(state, character) {
	const { mode, previous, word } = state;
	state.previous = character;
	if (state.isEscaped) return void (state.isEscaped = false);
	if (character === "\\" && mode !== "comment") return void (state.isEscaped = true);
	if (mode === "code") {
		state.word = "";
		if (/[url]/i.test(character)) state.word = /^(u|ur|url)$/i.test(word + character) ? word + character : /u/i.test(character) ? "u" : "";
		else if (character === "(" && word.length === 3) state.mode = "url";
		else if (character === '"' || character === "'") Object.assign(state, { mode: "string", quote: character });
		else if (character === "*" && previous === "/") Object.assign(state, { mode: "comment", previous: "" });
		else if (character === ":" || character === ";") state.isDeclaration = character === ":";
	} else if (mode === "string") {
		if (character === state.quote || character === "\n") state.mode = "code";
	} else if (mode === "quoted") {
		if (character === state.quote) state.mode = "url";
	} else if (mode === "url") {
		if (character === ")") state.mode = "code";
		if (character === '"' || character === "'") Object.assign(state, { mode: "quoted", quote: character });
	} else if (character === "/" && previous === "*") state.mode = "code";
}

function cssEscape(character) {
	const codePoint = character.codePointAt(0);
	if (codePoint === 0 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return "\ufffd";
	return codePoint < 0x80 ? `\\${codePoint.toString(16)} ` : character;
}

/** Text in a string or a comment of CSS. */
function cssText(source) {
	return Array.from(source, (character) => (/[\w .,-]/.test(character) ? character : cssEscape(character))).join("");
}

/** An address in `url()`. */
function cssAddress(source) {
	if (isUnsafeAddress(source, 0, false)) return "about:invalid";
	return source.toWellFormed().replace(/[^\w:/?#[\]@!$*+,;=\-.~%&]/gu, (character) => Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
}

/** Functions that a value of CSS may call: colours, sizes and shapes. */
const harmlessFunctions = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|var|calc|min|max|clamp|(linear|radial|conic)-gradient|repeat|minmax|fit-content|translate|scale|rotate|matrix|cubic-bezier|steps|blur|brightness|inset|circle)$/i;

/** A value of a declaration, or a part of one: what could end it, or begin a comment, an address or another function, is escaped; a string that is closed stays one. */
function cssValue(source, acceptsDeclarations) {
	const characters = Array.from(source);
	let [result, word, open] = ["", "", 0];
	for (let index = 0; index < characters.length; index += 1) {
		const character = characters[index];
		const end = /["']/.test(character) ? characters.indexOf(character, index + 1) : -1;
		const isOperand = (each) => each !== undefined && /[\w %().-]/.test(each) && each !== "_";
		if (/[a-z-]/i.test(character)) {
			word += character;
			result += character;
			continue;
		}
		if (/[\d_]/.test(character)) {
			// A name with digits in it is none of the functions.
			word &&= `${word}?`;
			result += character;
			continue;
		}
		if (end >= 0) {
			result += `'${cssText(characters.slice(index + 1, end).join(""))}'`;
			index = end;
		} else if (/[#.,%+ !]/.test(character) || (acceptsDeclarations && /[:;]/.test(character)) || (character === "/" && isOperand(characters[index - 1]) && isOperand(characters[index + 1]))) {
			result += character;
		} else if (character === "(" && harmlessFunctions.test(word)) {
			result += character;
			open += 1;
		} else if (character === ")" && open) {
			result += character;
			open -= 1;
		} else result += cssEscape(character);
		word = "";
	}
	// An open parenthesis would take in the declarations that follow.
	return result + ")".repeat(open);
}

/** The JSON of a value in a `<script>`, which nothing in it can end. Text that is trusted to be JSON, and is, stays what it is. */
export function json(value) {
	return inScript(jsonText(value));
}

function jsonText(value) {
	const known = raw(value);
	return known instanceof Markup && isJSON(known) ? `${known}` : dump(known) ?? "null";
}

function inScript(source) {
	const escapes = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return source.replace(/[<>&'`\u2028\u2029]|\$(?=\{)/g, escapes).replaceAll("*/", "*\\/");
}

/** Text for an address of JavaScript, whose result browsers show as a page: a `<` that begins markup, or could with what follows, is `&lt;`. */
function withoutMarkup(source) {
	return source.replace(/<(?![ =\d])/g, "&lt;");
}

function isJSON(text) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** The value of an attribute that is JavaScript, such as `onclick`. */
export function scriptAttribute(strings, ...values) {
	return code(strings, values, true);
}

/** The text of a `<script>`. */
export function script(strings, ...values) {
	return code(strings, values, false);
}

/** A value is JSON; in a string it is text. An attribute may be an address, which is decoded once more, and so has no percent sign. */
function code(strings, values, isAttribute, prepared = (source) => source) {
	let quote = "";
	let isEscaped = false;
	return joined(strings, values, (given, before) => {
		const value = isAttribute ? attributeText(given) : given;
		isEscaped = false;
		if (quote) return scriptText(prepared(plainText(value)));
		const source = isAttribute ? inScript(prepared(jsonText(value))).replaceAll("%", "\\u0025") : json(value);
		return before.endsWith("-") && source.startsWith("-") ? ` ${source}` : source;
	}, (literal) => {
		for (const character of literal) {
			if (isEscaped) isEscaped = false;
			else if (character === "\\" && quote) isEscaped = true;
			else if (character === quote || (character === "\n" && quote !== "`")) quote = "";
			else if (!quote && /["'`]/.test(character)) quote = character;
		}
	});
}

/** Text in a string of a script. */
export function scriptText(value) {
	return plainText(value).replace(/[^\w ,.\-:@]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Text in a comment, which it cannot end. */
export function comment(value) {
	const source = printed(value);
	const result = source.replace(/(?<=^|-)[->!]|(?<=<)\//g, " $&");
	return source.endsWith("-") ? `${result} ` : result;
}

/** What a value prints as text: a list, its items one after the other. */
export function printed(value) {
	value = raw(value);
	return Array.isArray(value) ? Array.from(value, printed).join("") : plainText(value);
}

/** Names of attributes that a value may add to a tag, with a space before each; others are left out with all that came with them. */
export function attributeNames(value) {
	const harmless = /^(checked|selected|disabled|hidden|required|readonly|multiple|open|novalidate|formnovalidate|inert|reversed|allowfullscreen|ismap|controls|loop|muted)$/;
	const names = printed(value).toLowerCase().split(/\s+/).filter(Boolean);
	return names.every((name) => harmless.test(name)) ? names.map((name) => ` ${name}`).join("") : "";
}
