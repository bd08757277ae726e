// What the page's own library makes of the calls of a corpus, beside what it should make of them. The modules of the runtime are in `runtime`.
import * as library from "./runtime/filters.js";
import { Markup } from "./runtime/renderer.js";

const { Keywords, beginRender, dump, endRender, environment, text } = library;
const usual = { ...environment, locale: "en-US" };

/** An argument; `{"$": …}` is what JSON cannot say. */
function decoded(value) {
	if (Array.isArray(value)) return value.map(decoded);
	if (typeof value !== "object" || value === null) return value;
	const members = (object) => Object.fromEntries(Object.entries(object).map(([name, each]) => [name, decoded(each)]));
	switch (value.$) {
		case "undefined": return undefined;
		case "number": return Number(value.value);
		case "markup": return new Markup(value.value);
		case "keywords": return new Keywords(members(value.value));
		case "regex": {
			const end = value.value.lastIndexOf("/");
			return new RegExp(value.value.slice(1, end), value.value.slice(end + 1));
		}
		default: return members(value);
	}
}

const kinds = { undefined: "undefined", null: "null", escaped: "markup", string: "text", number: "number", callable: "function", iterable: "list", mapping: "object" };

/** What a value is, as templates can tell. */
function told(value) {
	const test = Object.keys(kinds).find((name) => library[`is_${name}`](value));
	const json = dump(value);
	return { kind: test ? kinds[test] : "boolean", text: text(value), ...(json !== undefined && { json }), sign: typeof value === "number" ? String(1 / value) : "" };
}

/** What a call gives, or null where it is refused. */
function outcome([name, ...given], options, isTold) {
	Object.assign(environment, usual, options);
	beginRender();
	try {
		const value = library[name === "default" ? "default_" : name](...given.map(decoded));
		return isTold ? told(value) : { text: value };
	} catch (error) {
		if ([TypeError, RangeError, URIError, SyntaxError].includes(error.constructor)) return null;
		throw error;
	} finally {
		endRender();
	}
}

/** The calls of `calls.jsonl` that give something else than they should. */
export function wrongCalls(lines, name, options) {
	return lines.trimEnd().split("\n").map((line) => JSON.parse(line)).filter(({ call }) => !name || call[0] === name).flatMap((each) => {
		const found = outcome(each.call, { ...each.options, ...options }, !each.gives || "kind" in each.gives);
		const expected = JSON.stringify(each.gives);
		return JSON.stringify(found) === expected ? [] : [`${JSON.stringify(each.call)} ${JSON.stringify(each.options ?? {})}: ${JSON.stringify(found)}, not ${expected}`];
	});
}

/** The arguments of a filter, as `lodash.jsonl` writes them: JSON, `nothing` for undefined, and names with values. */
function written(source) {
	const value = (each) => (each === "nothing" ? undefined : JSON.parse(each));
	if (/^\w+=/.test(source)) return [new Keywords(Object.fromEntries(source.split(/, (?=\w+=)/).map((each) => [each.split("=", 1)[0], value(each.slice(each.indexOf("=") + 1))])))];
	const [first, ...rest] = JSON.parse(`[${source.replace(/^nothing/, "null")}]`);
	return source ? [source.startsWith("nothing") ? undefined : first, ...rest] : [];
}

/** The lines of `lodash.jsonl`, a filter of a variable each, that print something else than they should. */
export function wrongLines(lines) {
	const [{ context }, ...cases] = lines.trimEnd().split("\n").map((line) => JSON.parse(line));
	Object.assign(environment, usual);
	return cases.flatMap(({ template, output }) => {
		const [, subject, filter, given = ""] = /^\{\{ \(?(\w+)\)? \| (\w+)(?:\((.*)\))? \| dump \}\}$/s.exec(template);
		const found = dump(library[filter](subject === "null" ? null : context[subject], ...written(given))) ?? "";
		return found === output ? [] : [`${template}: ${found}, not ${output}`];
	});
}
