/**
 * A renderer of the page's templates with the semantics of lit-html, written from its documentation, https://lit.dev/docs/.
 *
 * `render(value, container)` makes the container show a value, and at the next call changes only what differs. The static
 * strings of a template are parsed once, by the browser; every use of it is a copy of the nodes, and a part for each of
 * its values. A comment `?` stands behind what a child part renders and is all that the renderer adds to a document.
 *
 * The rules, and the cases of `Tests/BrowserTests/Pages/renderer.js` that test them:
 *
 * | rule | case |
 * | --- | --- |
 * | null, undefined, "" and nothing render no node | `children: what renders nothing`, `children: from nothing and to nothing` |
 * | other primitives render as their strings, true and false too; a symbol throws | `children: primitives`, `errors: a symbol` |
 * | functions and objects render as their strings | `children: functions and objects` |
 * | markup in a string is text | `children: markup in a string` |
 * | values may stand side by side, in tables, selects and SVG | `children: several in an element`, `children: in tables and selects`, `children: in SVG` |
 * | nodes are put in, and taken from where they were | `children: nodes` |
 * | noChange leaves what was rendered | `sentinels: noChange` |
 * | the same template is updated in place, another one replaces it | `templates: nested`, `templates: conditional` |
 * | a template may be used several times and have several roots | `templates: the same in other places`, `templates: roots` |
 * | the first rendering empties the container; what is rendered arrives whole | `templates: the first rendering empties the container`, `templates: all of it arrives at once` |
 * | values in comments and in `<template>` are left out, others stay right | `templates: comments`, `templates: declarations and lone signs`, `templates: template elements` |
 * | values in textarea, title, style and script are children; scripts do not run | `templates: raw text`, `templates: scripts do not run` |
 * | custom elements are upgraded, and have their values before they are connected | `templates: custom elements` |
 * | a value that is the same leaves the document untouched | `updates: the same values`, `updates: only what differs`, `updates: a script's changes` |
 * | a text that changes keeps its node | `updates: a text's node` |
 * | dialogs, focus, scroll and what was typed stay | `updates: dialogs stay open`, `updates: what was typed, focus and scroll stay` |
 * | what scripts add, move or take away breaks nothing | `updates: what a script …` |
 * | arrays and iterables render their items by position | `lists: …` |
 * | repeat moves nodes with their keys, as few as possible | `keyed: …` |
 * | an attribute is the value's string, null and undefined are "" | `attributes: strings`, `attributes: null and undefined`, `attributes: an array that was changed` |
 * | the value may be quoted or not; static text and several values join | `attributes: quotes`, `attributes: joined` |
 * | nothing removes the attribute, in any of several values | `attributes: nothing`, `attributes: no others appear` |
 * | `?name` is there for truthy values | `boolean attributes: …` |
 * | `.name` sets a property, its name's case kept, when its value changed | `properties: …` |
 * | `@name` listens: a function or an object with options | `events: …` |
 * | null, undefined and nothing remove a listener | `events: removed` |
 * | values in a tag act on its element; only `attributes()` does so here | `elements: …` |
 * | values as names of tags and attributes are errors | `errors: names` |
 * | until renders by priority while promises wait | `until: …` |
 * | beyond lit: `Markup`, and what has its text in attributes | `markup: …`, `text: …` |
 * | beyond lit: a part that fails is reported, and the others are rendered | `errors: …` |
 */

export const nothing = Symbol("nothing");
export const noChange = Symbol("noChange");

/** A template's strings and values, in lit's shape. */
export const html = (strings, ...values) => ({ _$litType$: 1, strings, values });

/** A string that is markup. */
export class Markup extends String {}

/** A list whose items have a key each: nodes move with their keys. */
export class Keyed {
	constructor(keys, values) {
		this.keys = keys;
		this.values = values;
	}
}

/** Values by priority: the first that is there is shown, a promise once it is fulfilled. */
export class Until {
	constructor(values) {
		this.values = [...values].flatMap((value) => (value instanceof Until ? value.values : [value]));
	}
}

class TagAttributes {
	constructor(pieces) {
		this.pieces = pieces;
	}
}

class BoundAttribute {
	constructor(name, value) {
		this.name = name;
		this.value = value;
	}
}

/** The value of a part in a tag: attribute markup, `bound()` values, and arrays of these. */
export const attributes = (...pieces) => new TagAttributes(pieces);

/** A value for an attribute, or with `?`, `.` or `@` before its name for what they stand for. */
export const bound = (name, value) => new BoundAttribute(name, value);

const isAbsent = (value) => value === undefined || value === null || value === nothing;
const renderedRoots = new WeakMap();

/** Makes a container show a value. What it held before the first call is removed. */
export function render(value, container) {
	let part = renderedRoots.get(container);
	if (part?.node.parentNode !== container) {
		part = new ChildPart(document.createComment(childMark));
		container.replaceChildren(part.node);
		renderedRoots.set(container, part);
	}
	offerValue(part, value);
}

/** The text of a value where only text can stand. */
export function textOf(value) {
	if (typeof value === "string") return value;
	if (isAbsent(value) || value === noChange) return "";
	if (typeof value !== "object") return String(value);
	if (value._$litType$ !== undefined) {
		const { strings, values } = value;
		if (strings.some((string) => /[<&]/.test(string))) return renderedInertly(value).content.textContent;
		return joinedText(strings, values, textOf);
	}
	if (value instanceof Markup) return renderedInertly(value).content.textContent;
	if (value instanceof Until) return textOf(value.values.map(knownValue).find((known) => known !== noChange));
	if (value instanceof Keyed) value = value.values;
	return isList(value) ? Array.from(value, textOf).join("") : String(value);
}

/** The HTML that a value renders to. */
export function markupOf(value) {
	const holder = renderedInertly(value);
	for (const mark of nodesIn(holder.content, NodeFilter.SHOW_COMMENT, ({ data }) => data === childMark)) mark.remove();
	return holder.innerHTML;
}

/** A template's strings with the texts of its values between. */
const joinedText = (strings, values, text) => strings.reduce((all, string, i) => all + text(values[i - 1]) + string);

/** While it is true, copies of templates belong to no page: nothing in them loads or is upgraded. */
let isInert = false;
const copyOf = (content) => (isInert ? content.cloneNode(true) : document.importNode(content, true));

/** A `<template>` that holds what a value renders to, in no page: nothing in it loads or is upgraded. */
export function renderedInertly(value) {
	const wasInert = isInert;
	const holder = parsedTemplate("");
	isInert = true;
	try {
		render(value, holder.content);
	} finally {
		isInert = wasInert;
	}
	return holder;
}

const isList = (value) => typeof value[Symbol.iterator] === "function" && !(value instanceof String);

// MARK: Templates

/** What a child part's comment holds. */
const childMark = "?";
/** Stands for a value in a template's source, and on both sides of a part's number in what is parsed; no text has it. */
const hole = "\uFFFE";
const numberedHole = /\uFFFE(\d+)\uFFFE/;
const rawTextElements = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;
const preparedTemplates = new WeakMap();

/** The parts of a template in the order of their values, and the HTML with a mark for each. */
function scanTemplate(strings) {
	const source = strings.join(hole);
	const specs = [];
	let markup = "", at = 0, index = 0, templateDepth = 0;

	const next = (pattern) => {
		pattern.lastIndex = at;
		const match = pattern.exec(source);
		if (match) at = pattern.lastIndex;
		return match;
	};
	const refuse = (what) => {
		throw new TypeError(`A template cannot have a value as ${what} name: ${strings.join("${\u2026}").trim().slice(0, 120)}`);
	};
	/** A mark for a part of so many values, "" where there can be none. */
	const markFor = (sigil, name, count, isLeftOut) => {
		const spec = { index, sigil, name, strings: ["", ""] };
		index += count;
		return isLeftOut || templateDepth ? "" : `${hole}${specs.push(spec) - 1}${hole}`;
	};
	const countIn = (text) => text.split(hole).length - 1;
	const childMarks = (text, wrap) => text.replaceAll(hole, () => wrap(markFor("", "", 1)));

	while (at < source.length) {
		const start = at;
		const match = next(/<(?:!--(?:-?>|[^]*?(?:--!?>|$))|[!?][^>]*>?|\/[^a-z\uFFFE>][^>]*>?|(\/?)([a-z\uFFFE][^\s/>]*))/gi);
		markup += childMarks(source.slice(start, match?.index), (mark) => mark && `<!--${mark}-->`);
		if (!match) break;
		const [all, slash, tag] = match;
		markup += all.replaceAll(hole, "");
		if (!tag) {
			index += countIn(all);
			continue;
		}
		if (tag.includes(hole)) refuse("a tag's");
		for (;;) {
			const space = next(/[\s/]*/y)[0];
			if (next(/>|$/y)) {
				markup += space.endsWith("/") ? " />" : ">";
				break;
			}
			const [, name, value] = next(/([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>]*))?/y);
			if (name.includes(hole)) {
				if (value !== undefined || name.replaceAll(hole, "")) refuse("an attribute's");
				markup += name.replaceAll(hole, () => ` ${markFor("<", "", 1, slash)}`);
			} else if (value?.includes(hole)) {
				const mark = markFor(...splitName(name), countIn(value), slash);
				if (mark) markup += ` ${mark}=${value}`;
			} else {
				markup += ` ${name}${value === undefined ? "" : `=${value}`}`;
			}
		}
		const tagName = tag.toLowerCase();
		if (tagName === "template") {
			templateDepth = Math.max(0, templateDepth + (slash ? -1 : 1));
		} else if (!slash && rawTextElements.test(tagName)) {
			const textStart = at;
			next(new RegExp(`(?=</${tagName}[\\s/>])|$`, "gi"));
			markup += childMarks(source.slice(textStart, at), (mark) => mark);
		}
	}
	return { specs, markup };
}

/** An attribute's sigil and its name behind it. */
const splitName = (source) => (/^[?.@]/.test(source) ? [source[0], source.slice(1)] : ["", source]);
/** The same for all bindings of which the first in a tag counts. */
const attributeKey = (sigil, name) => (sigil === "." || sigil === "@" ? sigil + name : name.toLowerCase());
/** `SHOW_ELEMENT` and `SHOW_COMMENT` in numbers, so that the module can be imported where there is no document. */
const partKinds = 1 | 128;

/** What a walk over content finds of some kinds and that a test takes. */
function nodesIn(content, kinds, test) {
	const walker = document.createTreeWalker(content, kinds);
	const nodes = [];
	while (walker.nextNode()) if (test(walker.currentNode)) nodes.push(walker.currentNode);
	return nodes;
}

/** A `<template>` of markup. */
function parsedTemplate(source) {
	const holder = document.createElement("template");
	holder.innerHTML = source;
	return holder;
}

/** A parsed template: its content, its parts, and the numbers of the nodes that these stand at. */
function prepareTemplate(strings) {
	const { specs, markup } = scanTemplate(strings);
	const { content } = parsedTemplate(markup);
	// In raw text, marks are text.
	for (const text of nodesIn(content, NodeFilter.SHOW_TEXT, ({ data }) => data.includes(hole))) {
		text.replaceWith(...text.data.split(numberedHole).map((piece, i) => (i % 2 ? document.createComment(hole + piece + hole) : piece)));
	}
	const found = [];
	const targets = [];
	nodesIn(content, partKinds, () => true).forEach((node, number) => {
		const count = found.length;
		const own = new Set();
		const find = (mark, Part, more) => found.push({ ...specs[numberedHole.exec(mark)[1]], Part, target: targets.length, ...more });
		if (node.data?.startsWith(hole)) {
			find(node.data, ChildPart);
			node.data = childMark;
		}
		for (const name of node.getAttributeNames?.() ?? []) {
			if (!name.startsWith(hole)) {
				own.add(name.toLowerCase());
				continue;
			}
			find(name, AttributePart, { own, strings: node.getAttribute(name).split(hole) });
			node.removeAttribute(name);
			const spec = found.at(-1);
			if (spec.sigil === "<") spec.Part = ElementPart;
			else own.add(attributeKey(spec.sigil, spec.name));
		}
		if (found.length > count) targets.push(number);
	});
	return { content, specs: found.sort((a, b) => a.index - b.index), targets };
}

/** A template as it was parsed once. */
export function preparedTemplate(strings) {
	let template = preparedTemplates.get(strings);
	if (!template) preparedTemplates.set(strings, (template = prepareTemplate(strings)));
	return template;
}

/** A copy of a template's nodes with its parts. */
export class TemplateInstance {
	constructor({ strings, values }) {
		const { content, specs, targets } = preparedTemplate(strings);
		this.strings = strings;
		this.fragment = copyOf(content);
		this.roots = [...this.fragment.childNodes];
		const walker = document.createTreeWalker(this.fragment, partKinds);
		let number = -1;
		const nodes = targets.map((target) => {
			for (; number < target; number++) walker.nextNode();
			return walker.currentNode;
		});
		this.parts = specs.map((spec) => new spec.Part(nodes[spec.target], spec));
		this.update(values);
	}

	update(values) {
		for (const part of this.parts) offerValue(part, values[part.index], values);
	}
}

/** Gives a part its value, or all of a template's values where it has several; the same primitive as before is nothing new. */
function offerValue(part, value, values) {
	if (value === part.value && typeof value !== "object" && !part.waits) return;
	if (part.slots) attemptPart(part, "update", values ?? [value]);
	else attemptPart(part, "take", value, 0);
}

function attemptPart(part, method, value, slot) {
	try {
		part[method](value, slot);
	} catch (error) {
		reportPart(part, error);
	}
}

function reportPart({ node, spec: { sigil, name } }, error) {
	const tag = (node.localName ? node : node.parentNode)?.localName;
	const place = `${node.localName ? sigil + name : "A value"}${tag ? ` in <${tag}>` : ""}`;
	const failure = new TypeError(`${place}: ${error?.message ?? error}`, { cause: error });
	if (error?.stack) failure.stack = error.stack;
	reportError(failure);
}

// MARK: Parts

class Part {
	constructor(node, spec) {
		this.node = node;
		this.spec = spec;
		this.index = spec.index;
		/** The value that was set last. */
		this.value = noChange;
		/** What the values that are `Until` wait for. */
		this.waits = undefined;
	}

	take(value, slot) {
		if (value instanceof Until) value = waitFor(this, value, slot);
		else if (this.waits) this.waits[slot] = undefined;
		if (value !== noChange) this.set(value, slot);
	}
}

/** The parts that show the nodes that they were given. */
const nodeOwners = new WeakMap();
const childSpec = { index: 0, sigil: "", name: "" };

/** A place among nodes. What it renders stands before its node, a comment. */
export class ChildPart extends Part {
	constructor(node, spec = childSpec) {
		super(node, spec);
		/** What `content` is: "" for none, "text" and "nodes" for an array of nodes, "template", "list", "keyed". */
		this.kind = "";
		this.content = undefined;
	}

	set(value) {
		this.value = value;
		if (isAbsent(value) || value === "") this.clear();
		else if (typeof value !== "object") this.setText(`${value}`);
		else if (value._$litType$ !== undefined) this.setTemplate(value);
		else if (value instanceof Markup) this.setNodes(String(value), () => copyOf(parsedTemplate(value).content).childNodes);
		else if (value instanceof Node) this.setNodes(value, () => (value instanceof DocumentFragment ? value.childNodes : [value]));
		else if (value instanceof Keyed) this.setList("keyed", value.values, value.keys);
		else if (isList(value)) this.setList("list", [...value]);
		else this.setText(`${value}`);
	}

	setText(text) {
		if (this.kind !== "text") this.replace("text", [document.createTextNode(text)]);
		else if (this.content[0].data !== text) this.content[0].data = text;
	}

	setTemplate(result) {
		if (this.kind === "template" && this.content.strings === result.strings) {
			this.content.update(result.values);
		} else {
			const instance = new TemplateInstance(result);
			this.replace("template", [instance.fragment], instance);
		}
	}

	/** Shows nodes, unless their source is the same; other parts that show them lose them. */
	setNodes(source, make) {
		if (this.source === source) return;
		const nodes = [...make()];
		for (const node of nodes) {
			const owner = nodeOwners.get(node);
			if (owner?.source) {
				owner.content = owner.content.filter((other) => other !== node);
				owner.source = undefined;
			}
			nodeOwners.set(node, this);
		}
		this.replace("nodes", nodes);
		this.source = source;
	}

	/** Shows a list, whose items' keys are their positions where it has none. */
	setList(kind, values, keys) {
		if (this.kind !== kind) this.replace(kind, []);
		const old = this.content;
		if (old.length === values.length && (!keys || keys.every((key, i) => key === old[i].key))) {
			old.forEach((item, i) => offerValue(item, values[i]));
			return;
		}
		keys ??= [...values.keys()];
		// Equal keys are taken in order.
		const places = new Map();
		old.forEach(({ key }, place) => places.set(key, [...(places.get(key) ?? []), place]));
		const from = keys.map((key) => places.get(key)?.shift() ?? -1);
		const items = from.map((place, i) => {
			const item = old[place] ?? new ChildPart(document.createComment(childMark));
			// One that is new has a fragment of its own until it is put in.
			if (place < 0) document.createDocumentFragment().append(item.node);
			item.key = keys[i];
			offerValue(item, values[i]);
			return item;
		});
		const kept = new Set(from);
		old.forEach((item, place) => {
			if (kept.has(place)) return;
			item.clear();
			item.node.remove();
		});
		this.content = items;
		const staying = longestRise(from);
		let next = this.node;
		const { parentNode } = next;
		for (let i = items.length - 1; i >= 0; i--) {
			const { node } = items[i];
			if (from[i] < 0) {
				// What is new goes in together, in its order: a control chooses the first of its options that comes.
				const added = document.createDocumentFragment();
				for (added.prepend(node.parentNode); from[i - 1] < 0; i--) added.prepend(items[i - 1].node.parentNode);
				const { firstChild } = added;
				next.before(added);
				next = firstChild;
				continue;
			}
			const nodes = [...items[i].nodes(), node];
			if (!staying.has(i)) for (const each of nodes) moveNode(each, next, parentNode);
			next = nodes.find((each) => each.parentNode === node.parentNode);
		}
	}

	replace(kind, nodes, content = nodes) {
		this.clear();
		this.kind = kind;
		this.content = content;
		this.node.before(...nodes);
	}

	clear() {
		if (!this.kind) return;
		for (const node of this.nodes()) node.remove();
		this.kind = "";
		this.content = this.source = undefined;
	}

	/** What was rendered here, wherever it is, and what scripts put between, unless they moved what was rendered. */
	nodes() {
		const own = new Set(this.renderedNodes());
		const all = new Set();
		for (let [node] = own; node !== this.node; node = node.nextSibling) {
			if (!node || (node.data === childMark && !own.has(node))) return own;
			all.add(node);
		}
		return new Set([...all, ...own]);
	}

	renderedNodes() {
		const { kind, content } = this;
		if (kind === "list" || kind === "keyed") return content.flatMap((item) => [...item.renderedNodes(), item.node]);
		if (kind !== "template") return content ?? [];
		return content.roots.flatMap((root) => [...(content.parts.find((part) => part.node === root && part instanceof ChildPart)?.renderedNodes() ?? []), root]);
	}
}

/** Moves a node within its parent, with its focus and all where a browser can do that. */
function moveNode(node, next, parent) {
	if (!parent || node.parentNode !== parent) return;
	if (parent.moveBefore) parent.moveBefore(node, next);
	else parent.insertBefore(node, next);
}

/** The places of a longest rising sequence of numbers, negative ones apart. */
function longestRise(numbers) {
	const ends = [];
	const before = [];
	numbers.forEach((number, i) => {
		if (number < 0) return;
		let low = 0, high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (numbers[ends[middle]] < number) low = middle + 1;
			else high = middle;
		}
		before[i] = ends[low - 1];
		ends[low] = i;
	});
	const rise = new Set();
	for (let i = ends.at(-1); i !== undefined; i = before[i]) rise.add(i);
	return rise;
}

/** What is set by an attribute's name, of one value alone or of several and text between. */
class AttributePart extends Part {
	constructor(node, spec) {
		super(node, spec);
		this.slots = spec.strings.slice(1).fill(noChange);
		this.isJoined = spec.strings.length > 2 || spec.strings.some(Boolean);
		this.isUpdating = this.isStale = false;
		/** What the document has: an attribute's text, whether a boolean one is there, or a listener. */
		this.current = undefined;
		this.committed = noChange;
	}

	update(values) {
		this.isUpdating = true;
		for (let slot = 0; slot < this.slots.length; slot++) this.take(values[this.index + slot], slot);
		this.isUpdating = false;
		if (this.isStale) this.commit();
	}

	set(value, slot) {
		// What is in an object may have changed, which a text shows.
		this.isStale ||= this.slots[slot] !== value || typeof value === "object";
		this.slots[slot] = value;
		if (!this.isUpdating && this.isStale) this.commit();
	}

	commit() {
		const { slots, isJoined, spec: { strings, sigil } } = this;
		this.isStale = false;
		let [value] = slots;
		if (isJoined) {
			const isMissing = sigil !== "." && slots.some((each) => each === nothing || each === noChange);
			value = isMissing ? nothing : joinedText(strings, slots, attributeText);
		}
		if (value === this.committed && sigil) return;
		this.committed = value;
		if (!isJoined) this.value = value;
		attributeKinds[sigil](this, value);
	}

	/** An event part is the listener itself, so that the function can be exchanged without taking it away. */
	handleEvent(event) {
		const { current } = this;
		if (typeof current === "function") current.call(this.node, event);
		else current.handleEvent(event);
	}
}

/** How a value is set, by sigil. */
const attributeKinds = {
	""(part, value) {
		const text = value === nothing ? undefined : attributeText(value);
		if (text === part.current) return;
		part.current = text;
		if (text === undefined) part.node.removeAttribute(part.spec.name);
		else part.node.setAttribute(part.spec.name, text);
	},
	"?"(part, value) {
		const isOn = value !== nothing && Boolean(plainValue(value));
		// The tag may have it beside the binding.
		if (isOn !== part.current) part.node.toggleAttribute(part.spec.name, (part.current = isOn));
	},
	"."(part, value) {
		part.node[part.spec.name] = value === nothing ? undefined : plainValue(value);
	},
	"@"(part, value) {
		const { node, spec: { name }, current } = part;
		const isListener = typeof value === "function" || typeof value?.handleEvent === "function";
		const listener = isListener ? value : undefined;
		if (!current || !listener || ["capture", "once", "passive"].some((option) => current[option] !== listener[option])) {
			if (current) node.removeEventListener(name, part, current);
			if (listener) node.addEventListener(name, part, listener);
		}
		part.current = listener;
		if (!isListener && !isAbsent(value)) throw new TypeError(`${String(value)} is not a listener`);
	},
};

const plainValue = (value) => (value instanceof Markup ? String(value) : value);

/** An array of plain values is its string, as in lit; what templates made is the text of it. */
const attributeText = (value) => (Array.isArray(value) && !value.some(isRendered) ? String(value) : textOf(value));
const isRendered = (value) => value?._$litType$ !== undefined || value instanceof Keyed || (Array.isArray(value) && value.some(isRendered));

/** A place in a tag for attributes; those that the tag itself has come first. */
class ElementPart extends Part {
	/** What was set, by key: an attribute's text, or the part of a `bound()` value. */
	current = new Map();

	set(value) {
		const { node, current, spec: { own } } = this;
		const next = new Map();
		const put = (key, make) => {
			if (!own.has(key) && !next.has(key)) next.set(key, make(current.get(key), key));
		};
		for (const piece of value instanceof TagAttributes ? joinedPieces(value.pieces) : []) {
			if (piece instanceof BoundAttribute) {
				const [sigil, name] = splitName(piece.name);
				put(attributeKey(sigil, name), (old) => {
					const part = old?.spec?.sigil === sigil ? old : new AttributePart(node, { index: 0, sigil, name, strings: ["", ""] });
					if (part !== old) this.takeBack(name, old);
					offerValue(part, piece.value);
					return part;
				});
			} else {
				for (const attribute of parsedAttributes(node, piece)) put(attribute.name, (old, key) => {
					if (old instanceof Part) this.takeBack(key, old);
					if (old !== attribute.value) node.setAttributeNode(attribute.cloneNode());
					return attribute.value;
				});
			}
		}
		for (const [key, old] of current) if (!next.has(key)) this.takeBack(key, old);
		this.current = next;
	}

	/** A property cannot be taken back. */
	takeBack(key, old) {
		if (old instanceof Part) offerValue(old, old.spec.sigil === "." ? noChange : nothing);
		else if (old !== undefined) this.node.removeAttribute(key);
	}
}

/** Pieces without what is none, and with the strings that follow each other as one. */
function joinedPieces(pieces, joined = []) {
	for (const piece of pieces) {
		if (Array.isArray(piece)) joinedPieces(piece, joined);
		else if (piece instanceof BoundAttribute) joined.push(piece);
		else if (isAbsent(piece) || piece === false) continue;
		else if (typeof joined.at(-1) === "string") joined.push(joined.pop() + piece);
		else joined.push(String(piece));
	}
	return joined;
}

const knownAttributes = new Map();

/** The attributes that markup gives to an element, read by the browser. */
function parsedAttributes({ localName, namespaceURI }, markup) {
	const isSVG = namespaceURI.endsWith("svg");
	const source = `${isSVG ? "<svg>" : ""}<${localName} ${markup}>`;
	let found = knownAttributes.get(source);
	if (!found) {
		const { firstElementChild } = parsedTemplate(source).content;
		found = [...((isSVG ? firstElementChild.firstElementChild : firstElementChild)?.attributes ?? [])];
		// They may hold values, of which a page can have many.
		if (knownAttributes.size > 1000) knownAttributes.clear();
		knownAttributes.set(source, found);
	}
	return found;
}

// MARK: Promises

const settledValues = new WeakMap();

/** The value itself, what a promise was fulfilled with, or `noChange`: it is not known, or never will be. */
function knownValue(value) {
	if (typeof value?.then !== "function") return value;
	return settledValues.has(value) ? settledValues.get(value) : noChange;
}

/** What is to be shown of an `Until` now; what comes later is set then, unless the part has got another value. */
function waitFor(part, { values }, slot) {
	const waits = (part.waits ??= []);
	const wait = (waits[slot] = { rank: values.length });
	for (let rank = 0; rank < values.length; rank++) {
		const value = values[rank];
		const known = knownValue(value);
		if (known !== noChange) {
			wait.rank = rank;
			return known;
		}
		if (typeof value?.then !== "function" || settledValues.has(value)) continue;
		Promise.resolve(value).then((result) => {
			settledValues.set(value, result);
			if (part.waits?.[slot] !== wait || rank > wait.rank) return;
			wait.rank = rank;
			attemptPart(part, "set", result, slot);
		}, (error) => {
			if (!settledValues.has(value)) reportPart(part, error);
			settledValues.set(value, noChange);
		});
	}
	return noChange;
}
