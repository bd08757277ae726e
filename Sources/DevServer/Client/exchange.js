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
	const places = targets.map((target) => bound[target]);
	const parts = new Map();
	for (const spec of specs) {
		const node = places[spec.target];
		if (!parts.has(node)) parts.set(node, []);
		parts.get(node).push(spec);
	}
	return { content, nodes, numbers, parts, specs, places };
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

/**
 * What has to be done to an instance of a template so that it becomes one of another version: worked out once, by the
 * numbers of nodes and the places of parts. `from` has, for each new node, the number of the old one that becomes it.
 */
function makePlan(oldStrings, newStrings) {
	const [old, next] = [described(oldStrings), described(newStrings)];
	const from = Array.from(next.nodes, () => undefined);
	match(old.content, next.content, from, old, next);
	const kept = new Set(from);
	const numberOf = ({ numbers }, node) => numbers.get(node) ?? -1;
	const partAt = (version, node) => version.specs.findIndex((spec) => spec.Part === rendering.ChildPart && version.places[spec.target] === node);
	const isKept = (node) => node === old.content || kept.has(numberOf(old, node));
	const removed = old.nodes.filter((node) => !isKept(node) && isKept(node.parentNode)).map((node) => ({ number: numberOf(old, node), part: partAt(old, node) }));
	const isNew = (node) => node !== next.content && from[numberOf(next, node)] === undefined;
	const inserted = next.nodes.filter((node) => isNew(node) && !isNew(node.parentNode)).reverse().map((node) => {
		const following = node.nextSibling;
		return { node, number: numberOf(next, node), home: numberOf(next, node.parentNode), following: following ? numberOf(next, following) : -1, part: following && !isNew(following) ? partAt(old, old.nodes[from[numberOf(next, following)]]) : -1 };
	});
	const attributes = [];
	const texts = [];
	for (const [number, node] of next.nodes.entries()) {
		const before = old.nodes[from[number]];
		if (before && !isElement(node) && before.data !== node.data) texts.push({ number, data: node.data });
		if (!before || !isElement(node)) continue;
		const gone = Array.from(before.attributes, ({ name }) => name).filter((name) => !node.hasAttribute(name));
		const set = Array.from(node.attributes, ({ name, value }) => [name, value]).filter(([name, value]) => before.getAttribute(name) !== value);
		if (gone.length + set.length) attributes.push({ number, gone, set });
	}
	const sameNode = (spec) => old.nodes[from[numberOf(next, next.places[spec.target])]];
	const parts = next.specs.map((spec) => {
		const node = sameNode(spec);
		const source = node ? old.specs.findIndex((other) => old.places[other.target] === node && other.sigil === spec.sigil && other.name === spec.name && other.Part === spec.Part) : -1;
		const isSame = source >= 0 && String(spec.strings) === String(old.specs[source].strings);
		return { spec, number: numberOf(next, next.places[spec.target]), source, isSame };
	});
	const used = new Set(parts.map(({ source }) => source));
	const dropped = old.specs.map((_, place) => place).filter((place) => !used.has(place) && kept.has(numberOf(old, old.places[old.specs[place].target])));
	return { from, removed, inserted, attributes, texts, parts, dropped, roots: Array.from(next.content.childNodes, (node) => numberOf(next, node)) };
}

function planFor(oldStrings, newStrings) {
	let known = plans.get(oldStrings);
	if (!known) plans.set(oldStrings, (known = new WeakMap()));
	let plan = known.get(newStrings);
	if (!plan) known.set(newStrings, (plan = makePlan(oldStrings, newStrings)));
	return plan;
}

// ---- In the page

/** Takes from an element what a part set that is no more. */
function takeBack(part) {
	const { node, current, spec: { sigil, name } } = part;
	if (sigil === "@" && current) node.removeEventListener(name, part, current);
	if (sigil === "?" || sigil === "") node.removeAttribute?.(name);
	if (sigil === "<") part.set(undefined);
}

/** The part of a new version for a place that the old one had as well. */
function successor(old, { spec, isSame }) {
	if (isSame) {
		old.spec = spec;
		old.index = spec.index;
		return old;
	}
	const part = new spec.Part(old.node, spec);
	if (spec.sigil === "@" && old.current) old.node.removeEventListener(spec.name, old, old.current);
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
	const plan = planFor(instance.strings, result.strings);
	const oldNodes = nodesOf.get(instance);
	const oldParts = instance.parts;
	// What the new version does not have goes, with what was rendered into it.
	for (const { number, part } of plan.removed) {
		oldParts[part]?.clear();
		oldNodes[number].remove();
	}
	for (const place of plan.dropped) takeBack(oldParts[place]);
	const live = plan.from.map((number) => oldNodes[number]);
	for (const { node, number, home, following, part } of plan.inserted) {
		const copy = document.importNode(node, true);
		[copy, ...allNodes(copy)].forEach((each, offset) => (live[number + offset] = each));
		const parent = home < 0 ? owner.node.parentNode : live[home];
		// Before a part's mark stands what it rendered.
		const [first] = oldParts[part]?.nodes() ?? [];
		const next = first ?? live[following] ?? (home < 0 ? owner.node : null);
		parent.insertBefore(copy, next?.parentNode === parent ? next : home < 0 ? owner.node : null);
	}
	for (const { number, gone, set } of plan.attributes) {
		for (const name of gone) live[number].removeAttribute(name);
		for (const [name, value] of set) live[number].setAttribute(name, value);
	}
	for (const { number, data } of plan.texts) live[number].data = data;
	instance.strings = result.strings;
	instance.parts = plan.parts.map((part) => (part.source < 0 ? new part.spec.Part(live[part.number], part.spec) : successor(oldParts[part.source], part)));
	instance.roots = plan.roots.map((number) => live[number]);
	nodesOf.set(instance, live);
	instance.update(result.values);
}
