/**
 * Where in the theme's files the nodes of the page come from. The templates of `/-/templates.js` say which of them is
 * which: `ogPreview.templates.places` has for each where its tags and its values stand.
 *
 * Which tag became which node the browser's own parser tells: it reads each template once more, with a mark in every tag.
 * What it added by itself, as a `<tbody>`, has no mark.
 */

const mark = "data-sm-preview-place";
/** By a template's strings what is known of it. */
const literals = new WeakMap();
/** The part that shows all of the page. */
let rootPart;
/** How often templates have been rendered: what was found in the page holds until the next time. */
let renderings = 0;
let lastSurvey;
const forgetSurvey = () => (lastSurvey = undefined);

if (rendering?.ChildPart) {
	const { ChildPart, library } = rendering;
	const { setTemplate } = ChildPart.prototype;
	ChildPart.prototype.setTemplate = function (result) {
		const { parentNode } = this.node;
		renderings += 1;
		// The first part in the container, and no part of a template.
		if (this.spec.Part === undefined && parentNode?.id === "og-msi" && rootPart?.node.parentNode !== parentNode) rootPart = this;
		setTemplate.call(this, result);
	};
	// For tests, and for those who look into a page.
	rendering.provenance = provenance;
	const { html } = library;
	html.at = (places) => places.literals.map((literal) => {
		const known = { places, literal };
		return (strings, ...values) => {
			if (!literals.has(strings)) literals.set(strings, known);
			return html(strings, ...values);
		};
	});
}

const tagsByNode = new WeakMap();

/** For each node of a template what is known of its tag; undefined where it is not known which is which. */
function tagsOf(strings) {
	if (!tagsByNode.has(strings)) tagsByNode.set(strings, findTags(strings, literals.get(strings)?.literal.elements));
	return tagsByNode.get(strings);
}

function findTags(strings, elements) {
	if (!elements) return undefined;
	const marked = [...strings];
	for (const [number, [string, end]] of [...elements.entries()].reverse()) {
		const before = marked[string].slice(0, end);
		if (!/<[a-z][^\s/>]*$/i.test(before)) return undefined;
		marked[string] = `${before} ${mark}=${number} ${marked[string].slice(end)}`;
	}
	const nodes = allNodes(rendering.preparedTemplate(marked).content);
	const same = allNodes(rendering.preparedTemplate(strings).content);
	if (nodes.length !== same.length || nodes.some(({ nodeName }, i) => nodeName !== same[i].nodeName)) return undefined;
	return nodes.map((node) => elements[node.getAttribute?.(mark) ?? -1]);
}

// ---- What is rendered

/**
 * All that is rendered now: by node the instance of a template that it belongs to, and its number among its nodes; by node
 * the value that it is markup of; by element the parts that stand in it. `from` is the part around that, of another
 * instance, and so on.
 */
function surveyed() {
	if (lastSurvey?.renderings === renderings) return lastSurvey;
	const survey = { renderings, owners: new Map(), markup: new Map(), parts: new Map() };
	const { ChildPart } = rendering;
	function visit(part, from) {
		const { kind, content, node } = part;
		if (kind === "list" || kind === "keyed") return content.forEach((item) => visit(item, from));
		if (kind === "nodes") return content.forEach((each) => survey.markup.set(each, from));
		if (kind !== "template") return;
		const nodes = nodesOf.get(content) ?? [];
		const tags = tagsOf(content.strings);
		// What a custom element made in itself before it was put in is not the template's.
		const isWhole = !tags || tags.length === nodes.length;
		nodes.forEach((each, number) => survey.owners.set(each, { instance: content, tag: isWhole ? tags?.[number] : undefined, isKnown: Boolean(tags) && isWhole, from }));
		for (const child of content.parts) {
			const { node: { nodeType, parentNode } } = child;
			const home = nodeType === Node.ELEMENT_NODE ? child.node : parentNode;
			if (!survey.parts.has(home)) survey.parts.set(home, []);
			survey.parts.get(home).push({ instance: content, part: child });
			if (child instanceof ChildPart) visit(child, { instance: content, part: child, from });
		}
	}
	if (rootPart) visit(rootPart);
	return (lastSurvey = survey);
}

const placeOf = ({ sources }, [source, line, column]) => ({ file: sources[source][0], line, column });

/** The expressions that a part's values come from, with their places. */
function valuesOf({ instance, part }) {
	const { places, literal } = literals.get(instance.strings) ?? {};
	if (!literal) return [];
	const { index, strings } = part.spec;
	const count = Math.max(1, (strings?.length ?? 2) - 1);
	return literal.values.slice(index, index + count).flat().map((value) => ({ ...value, place: placeOf(places, value.place), keys: value.keys.map((key) => ({ key, place: placeOfText(places, key) })) }));
}

/** Where a text stands that the page shows: in the file that serves its language. */
function placeOfText({ texts }, key) {
	for (const name of Object.keys(globalThis.ogPreview.texts ?? {})) {
		const [file, keys] = texts[name] ?? [];
		const found = keys?.[key] ?? pluralOf(keys, key);
		if (found) return { file, line: found[0], column: found[1] };
	}
	return undefined;
}

const pluralOf = (keys, key) => (keys ? Object.entries(keys).find(([name]) => name.startsWith(`${key}.`))?.[1] : undefined);

/** The includes by which a template was reached, outermost first, and where macros were called. */
function chainOf(from, file) {
	const chain = [];
	for (let inner = file, each = from; each; each = each.from) {
		const [value] = valuesOf(each);
		if (!value) continue;
		if (value.place.file !== inner) chain.unshift(value);
		inner = value.place.file;
	}
	return chain;
}

/** The place of the value that a template comes from which is none of a view: a text, a literal of JavaScript. */
function placeOfValue(from) {
	for (let each = from; each; each = each.from) {
		const values = valuesOf(each);
		const text = values.flatMap(({ keys }) => keys).find(({ place }) => place);
		if (text) return { place: text.place, note: `It stands in the text “${text.key}”.` };
		if (values.length) return { place: values[0].place, note: `It comes of the value “${values[0].text}”.` };
	}
	return {};
}

const parentOf = (node) => node.parentNode ?? node.host;

/** What is told of the elements that a template does not have itself. */
const strangers = {
	parser: (tag, home) => `The browser put ${tag} here; what is shown is of ${home} around it.`,
	script: (tag, home) => `A script put ${tag} here; what is shown is of ${home}, the nearest element of a view.`,
};

const tagName = ({ localName }) => `<${localName}>`;

/**
 * What wrote an element: `{ element, place, file, note, values, chain }`. The element is the nearest one that a view has;
 * the place is missing where only the file is known.
 */
function provenance(target) {
	const survey = surveyed();
	let stranger;
	for (let element = target; element; element = parentOf(element)) {
		const owner = survey.owners.get(element);
		const markup = survey.markup.get(element);
		if (!owner && !markup) {
			stranger ??= "script";
			continue;
		}
		const from = owner?.from ?? markup;
		const known = owner && literals.get(owner.instance.strings);
		if (owner?.isKnown && !owner.tag) {
			stranger ??= "parser";
			continue;
		}
		const found = { element, values: valuesIn(element, survey), chain: [] };
		if (known) {
			found.file = known.places.sources[known.literal.source]?.[0];
			if (owner.tag) Object.assign(found, { place: placeOf(known.places, owner.tag.slice(2)), note: undefined });
			else found.note = "Which of the view's tags it is cannot be told.";
			found.file = found.place?.file ?? found.file;
		} else {
			Object.assign(found, placeOfValue(from));
			found.file = found.place?.file;
			if (!found.values.length && from) found.values = valuesOf(from).map((value) => ({ name: "", ...value }));
		}
		if (stranger) found.note = strangers[stranger](tagName(target), tagName(element));
		found.chain = chainOf(from, found.file);
		return found;
	}
	return undefined;
}

/** The values in an element's attributes, and those between its tags. */
function valuesIn(element, { parts }) {
	return (parts.get(element) ?? []).flatMap(({ instance, part }) => {
		const { sigil, name } = part.spec;
		const label = part instanceof rendering.ChildPart ? "" : sigil === "<" ? "attributes" : sigil + name;
		return valuesOf({ instance, part }).map((value) => ({ name: label, ...value }));
	});
}
