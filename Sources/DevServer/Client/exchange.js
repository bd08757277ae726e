/**
 * Exchanges templates in a page that is rendered, and keeps all of the page that they do not change: where a template is
 * followed by another version of it, its nodes are compared, and those that both have stay where they are, with all that
 * users and scripts have done to them. An open dialog, a text that is being typed, the focus and the scroll position
 * belong to nodes that stay.
 *
 * The versions are matched as they are parsed, once for each pair, and not as they stand in the page.
 */

const rendering = globalThis.ogPreview?.rendering;
/** Whether what is rendered comes of other versions of the templates. */
let isExchanging = false;
/** All nodes that an instance of a template has of its own, in the order of the tree. */
const nodesOf = new WeakMap();
const plans = new WeakMap();

function allNodes(root) {
	const walker = document.createTreeWalker(root);
	const nodes = [];
	while (walker.nextNode()) nodes.push(walker.currentNode);
	return nodes;
}

if (rendering?.TemplateInstance) {
	const { ChildPart, TemplateInstance } = rendering;
	const { update } = TemplateInstance.prototype;
	TemplateInstance.prototype.update = function (values) {
		// Before the first values, its nodes are all there is.
		if (!nodesOf.has(this)) nodesOf.set(this, allNodes(this.fragment));
		update.call(this, values);
	};
	const { setTemplate } = ChildPart.prototype;
	ChildPart.prototype.setTemplate = function (result) {
		if (isExchanging && this.kind === "template" && this.content.strings !== result.strings) migrate(this, result);
		else setTemplate.call(this, result);
	};
}

/** Renders with what was loaded anew. */
function renew(hasNewState) {
	isExchanging = true;
	try {
		globalThis.ogPreview.renew(hasNewState);
	} finally {
		isExchanging = false;
	}
}

// ---- What two versions have in common

/** A parsed template with what each of its nodes is. */
function described(strings) {
	const { content, specs, targets } = rendering.preparedTemplate(strings);
	const nodes = allNodes(content);
	const numbers = new Map(nodes.map((node, number) => [node, number]));
	const bound = nodes.filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE || nodeType === Node.COMMENT_NODE);
	const parts = new Map();
	for (const spec of specs) {
		const node = bound[targets[spec.target]];
		if (!parts.has(node)) parts.set(node, []);
		parts.get(node).push(spec);
	}
	return { content, nodes, numbers, parts, specs, targets, bound };
}

const texts = new WeakMap();

/** The whole text of a template: nearly all of them are the same in the next version. */
function textOf(strings) {
	let text = texts.get(strings);
	if (text === undefined) texts.set(strings, (text = strings.join("\uFFFE")));
	return text;
}

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/** Two nodes with the same signature are the same, with all that is in them. */
function signature(node, { parts }) {
	const own = (parts.get(node) ?? []).map(({ sigil, name, strings }) => `${sigil}${name}=${strings.join("\uFFFE")}`).join();
	if (!isElement(node)) return `${node.nodeType}${node.data}`;
	const attributes = Array.from(node.attributes, ({ name, value }) => `${name}=${value}`).join();
	return `<${node.localName} ${attributes} ${own}>${Array.from(node.childNodes, (child) => signature(child, { parts })).join("")}</>`;
}

/** Two nodes of the same kind can be versions of one another. */
function kind(node) {
	return isElement(node) ? `<${node.localName} ${node.id} ${node.getAttribute("name") ?? ""}` : node.nodeType === Node.COMMENT_NODE ? `!${node.data}` : "text";
}

/** A longest common subsequence of two lists, as pairs of positions; of very long ones only their beginnings and ends. */
function common(left, right) {
	let start = 0;
	while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
	let end = 0;
	while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
	const pairs = Array.from({ length: start }, (_, i) => [i, i]);
	const a = left.slice(start, left.length - end);
	const b = right.slice(start, right.length - end);
	if (a.length * b.length <= 250_000) {
		const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
		for (let i = a.length - 1; i >= 0; i -= 1) {
			for (let j = b.length - 1; j >= 0; j -= 1) lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
		}
		for (let i = 0, j = 0; i < a.length && j < b.length;) {
			if (a[i] === b[j]) pairs.push([start + i++, start + j++]);
			else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
			else j += 1;
		}
	}
	for (let i = end; i > 0; i -= 1) pairs.push([left.length - i, right.length - i]);
	return pairs;
}

/** Matches children: first those that are the same, then what is between them by its kind. */
function match(oldParent, newParent, from, old, next) {
	const [left, right] = [[...oldParent.childNodes], [...newParent.childNodes]];
	const same = common(left.map((node) => signature(node, old)), right.map((node) => signature(node, next)));
	const pairs = [];
	let [i, j] = [0, 0];
	for (const [nextI, nextJ] of [...same, [left.length, right.length]]) {
		const [a, b] = [left.slice(i, nextI), right.slice(j, nextJ)];
		for (const [k, l] of common(a.map(kind), b.map(kind))) pairs.push([a[k], b[l]]);
		if (nextI < left.length) pairs.push([left[nextI], right[nextJ]]);
		[i, j] = [nextI + 1, nextJ + 1];
	}
	for (const [one, other] of pairs) {
		from[next.numbers.get(other)] = old.numbers.get(one);
		if (isElement(one)) match(one, other, from, old, next);
	}
}

/** What becomes of each node of a template in another version of it: `from` has, by the new nodes' numbers, the old ones'. */
function planFor(oldStrings, newStrings) {
	let known = plans.get(oldStrings);
	if (!known) plans.set(oldStrings, (known = new WeakMap()));
	let plan = known.get(newStrings);
	if (!plan) {
		const [old, next] = [described(oldStrings), described(newStrings)];
		plan = { old, next, from: [] };
		match(old.content, next.content, plan.from, old, next);
		known.set(newStrings, plan);
	}
	return plan;
}

// ---- In the page

const partKey = ({ sigil, name }) => `${sigil} ${name}`;

/** Takes from an element what a part set that is no more. */
function takeBack(part) {
	const { node, current, spec: { sigil, name } } = part;
	if (sigil === "@" && current) node.removeEventListener(name, part, current);
	if (sigil === "?" || sigil === "") node.removeAttribute?.(name);
	if (sigil === "<") part.set(undefined);
}

/** The part of a new version for a place that the old one had as well. */
function successor(old, spec, node) {
	if (!old || old.constructor !== spec.Part) return new spec.Part(node, spec);
	const isOtherText = spec.strings && spec.sigil !== "<" && !(old.node.nodeType === Node.COMMENT_NODE) && spec.strings.join("\uFFFE") !== old.spec.strings.join("\uFFFE");
	if (!isOtherText) {
		old.spec = spec;
		old.index = spec.index;
		return old;
	}
	const part = new spec.Part(node, spec);
	if (spec.sigil === "@" && old.current) node.removeEventListener(spec.name, old, old.current);
	else part.current = old.current;
	return part;
}

/** Lets an instance become one of another version. */
function migrate(owner, result) {
	const instance = owner.content;
	if (textOf(instance.strings) === textOf(result.strings)) {
		instance.strings = result.strings;
		instance.update(result.values);
		return;
	}
	const { old, next, from } = planFor(instance.strings, result.strings);
	const oldNodes = nodesOf.get(instance);
	const oldParts = new Map();
	for (const part of instance.parts) oldParts.set(`${oldNodes.indexOf(part.node)} ${partKey(part.spec)}`, part);
	instance.strings = result.strings;
	const kept = new Set(from.filter((number) => number !== undefined));
	// What the new version does not have goes, with what was rendered into it.
	for (const [number, node] of oldNodes.entries()) {
		if (kept.has(number)) continue;
		for (const part of instance.parts) if (part.node === node && part.clear) part.clear();
		node.remove();
	}
	const live = from.map((number) => (number === undefined ? undefined : oldNodes[number]));
	live.length = next.nodes.length;
	insertNew(next.content, owner, live, next, (node) => instance.parts.find((part) => part.node === node && part.nodes));
	for (const [number, node] of next.nodes.entries()) {
		if (from[number] === undefined) continue;
		const before = old.nodes[from[number]];
		if (isElement(node)) exchangeAttributes(before, node, live[number]);
		else if (before.data !== node.data) live[number].data = node.data;
	}
	const used = new Set();
	const parts = next.specs.map((spec) => {
		const number = next.numbers.get(next.bound[next.targets[spec.target]]);
		const before = oldParts.get(`${from[number]} ${partKey(spec)}`);
		if (before) used.add(before);
		return { before, spec, node: live[number] };
	});
	for (const part of instance.parts) if (!used.has(part) && kept.has(oldNodes.indexOf(part.node)) && !part.clear) takeBack(part);
	instance.parts = parts.map(({ before, spec, node }) => successor(before, spec, node));
	instance.roots = [...next.content.childNodes].map((node) => live[next.numbers.get(node)]);
	nodesOf.set(instance, live);
	instance.update(result.values);
}

/** Puts the nodes in that only the new version has, each before the one that follows it there. */
function insertNew(parent, owner, live, next, childPart) {
	const isRoot = parent === next.content;
	const home = isRoot ? owner.node.parentNode : live[next.numbers.get(parent)];
	let following = isRoot ? owner.node : null;
	for (const child of [...parent.childNodes].reverse()) {
		const number = next.numbers.get(child);
		if (live[number] === undefined) {
			const copy = document.importNode(child, true);
			[copy, ...allNodes(copy)].forEach((node, offset) => (live[number + offset] = node));
			home.insertBefore(copy, following?.parentNode === home ? following : null);
			following = copy;
			continue;
		}
		if (isElement(child)) insertNew(child, owner, live, next, childPart);
		const node = live[number];
		// Before a part's mark stands what it rendered.
		const [first] = childPart(node)?.nodes() ?? [];
		if (node.parentNode === home) following = first?.parentNode === home ? first : node;
	}
}

/** Gives an element the attributes that are others in the new version; what a script changed of the rest stays. */
function exchangeAttributes(before, after, element) {
	for (const { name } of [...before.attributes]) if (!after.hasAttribute(name)) element.removeAttribute(name);
	for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) element.setAttribute(name, value);
}
