// Templates of many shapes that become other versions of themselves, in a page that has the runtime and `exchange.js` of
// the development server. `exchangeTest(seed, rounds)` gives the first difference between what was exchanged and what is
// rendered anew, or null.
"use strict";

globalThis.exchangeTest = (seed, rounds) => {
	const { render } = ogPreview.rendering;
	let state = seed;
	const random = (count) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * count);
	};
	const pick = (...list) => list[random(list.length)];
	const listen = () => {};

	const attribute = () => ({ name: pick("title", "class", "?hidden", ".value", "@click", "id", "data-x"), text: pick("a", "b", ""), isBound: random(2) === 0 });
	const element = (depth) => ({ kind: "element", tag: pick("div", "span", "b", "section", "input", "textarea", "dialog"), attributes: Array.from({ length: random(3) }, attribute), children: children(depth + 1) });
	const hole = (depth) => ({ kind: "hole", content: pick("text", "nothing", "nested", "list"), text: pick("x", "y"), nested: template(depth + 2) });
	const node = (depth) => (depth > 4 ? { kind: "text", text: pick("one", "two") } : pick(() => ({ kind: "text", text: pick("one", "two", " ") }), () => element(depth), () => element(depth), () => hole(depth))());
	const children = (depth) => Array.from({ length: random(4) }, () => node(depth));
	const template = (depth) => ({ children: depth > 5 ? [] : children(depth) });

	/** A version of a template: something in it comes, goes, moves or changes. */
	function mutate(version) {
		const next = structuredClone(version);
		const lists = [];
		const collect = (list) => {
			lists.push(list);
			for (const each of list) {
				if (each.kind === "element") collect(each.children);
				if (each.kind === "hole") collect(each.nested.children);
			}
		};
		collect(next.children);
		for (let change = random(3); change >= 0; change -= 1) {
			const list = lists[random(lists.length)];
			const place = random(list.length + 1);
			const one = list[place];
			pick(
				() => list.splice(place, 0, node(2)), () => list.splice(place, 1), () => list.reverse(),
				() => one?.kind === "text" && (one.text = pick("three", "four")),
				() => one?.attributes && (one.attributes = Array.from({ length: random(3) }, attribute)),
				() => one?.kind === "hole" && (one.content = pick("text", "nothing", "nested", "list")),
			)();
		}
		return next;
	}

	/** A version as a function of a turn, whose strings are the same in every turn. */
	function compiled(version) {
		const strings = [""];
		const values = [];
		const write = (text) => (strings[strings.length - 1] += text);
		const bind = (value) => (values.push(value), strings.push(""));
		const writeNode = (each) => {
			if (each.kind === "text") return write(each.text);
			if (each.kind === "hole") {
				const nested = compiled(each.nested);
				const contents = { text: (turn) => each.text + turn, nothing: () => undefined, nested, list: (turn) => Array.from({ length: 1 + ((turn + each.text.length) % 3) }, () => nested(turn)) };
				return bind(contents[each.content]);
			}
			write(`<${each.tag}`);
			const names = new Set();
			for (const { name, text, isBound } of each.attributes) {
				const plain = name.replace(/^\W/, "");
				if (names.has(plain) || (!isBound && plain !== name)) continue;
				names.add(plain);
				write(` ${name}="${plain === name ? text : ""}`);
				if (isBound) bind(name === "@click" ? () => listen : name === "?hidden" ? (turn) => turn % 2 === 0 : (turn) => text + turn);
				write('"');
			}
			write(">");
			if (each.tag === "input") return;
			if (each.tag === "textarea") write("text");
			else for (const child of each.children) writeNode(child);
			write(`</${each.tag}>`);
		};
		for (const each of version.children) writeNode(each);
		return (turn) => ({ _$litType$: 1, strings, values: values.map((value) => value(turn)) });
	}

	const shown = (root) => Array.from(root.childNodes, (each) => {
		if (each.nodeType === Node.TEXT_NODE) return each.data;
		if (each.nodeType === Node.COMMENT_NODE) return each.data === "?" ? "" : `<!--${each.data}-->`;
		const attributes = Array.from(each.attributes, ({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort().join("");
		return `<${each.localName}${attributes}>${shown(each)}</${each.localName}>`;
	}).join("");
	const fresh = (make, turn) => {
		const container = document.createElement("div");
		render(make(turn), container);
		return shown(container);
	};

	for (let round = 0; round < rounds; round += 1) {
		const container = document.createElement("div");
		document.body.append(container);
		let version = template(0);
		let make = compiled(version);
		render(make(0), container);
		for (let step = 1; step < 6; step += 1) {
			const before = shown(container);
			version = mutate(version);
			make = compiled(version);
			isExchanging = true;
			render(make(step - 1), container);
			isExchanging = false;
			for (const turn of [step - 1, step]) {
				render(make(turn), container);
				const [found, wanted] = [shown(container), fresh(make, turn)];
				if (found !== wanted) return { round, step, turn, before, found, wanted };
			}
		}
		container.remove();
	}
	return null;
};
