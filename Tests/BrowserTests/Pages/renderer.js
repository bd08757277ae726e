/**
 * What lit-html's documentation says of templates, rule by rule: https://lit.dev/docs/templates/expressions/ and its
 * neighbours. A case has a function, called with a container in the page, and the value that it is to give; the table in
 * the renderer's head names the cases.
 */
let html, render, nothing, noChange, textOf, markupOf, Markup, Keyed, Until, attributes, bound;

/** Errors that were reported while a case ran. */
let reported = [];

/** The name of every case, what it gave, and what it is to give. */
export async function outcomes(renderer) {
	({ html, render, nothing, noChange, textOf, markupOf, Markup, Keyed, Until, attributes, bound } = renderer);
	addEventListener("error", (event) => {
		event.preventDefault();
		reported.push(event.message.replace(/^Uncaught /, ""));
	});
	defineElements();
	const all = [];
	for (const [name, { run, gives }] of Object.entries(cases)) {
		const container = document.createElement("section");
		document.body.append(container);
		reported = [];
		let actual;
		try {
			actual = await run(container);
		} catch (error) {
			actual = `${error.stack}`;
		}
		container.remove();
		all.push({ name, actual: actual === undefined ? null : actual, expected: gives });
	}
	return all;
}

/** The HTML of an element without what the renderer marks its parts with. */
const markup = (element) => element.innerHTML.replaceAll("<!--?-->", "");
/** What a container holds after each of several renderings. */
const shown = (container, ...values) => values.map((value) => (render(value, container), markup(container)));
const pause = () => new Promise((resolve) => setTimeout(resolve));
const deferred = () => {
	const parts = {};
	parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
	return parts;
};
/** What mutations an action makes, each as the text of what it does. */
function mutations(container, action) {
	const observer = new MutationObserver(() => {});
	observer.observe(container, { subtree: true, childList: true, attributes: true, characterData: true });
	action();
	return observer.takeRecords().map(({ type, target, attributeName, addedNodes, removedNodes }) =>
		type === "childList" ? `${target.localName} +${addedNodes.length} -${removedNodes.length}` : `${type} ${attributeName ?? target.data}`);
}

let log = [];
function defineElements() {
	customElements.define("x-own", class extends HTMLElement {
		static observedAttributes = ["kind"];
		constructor() {
			super();
			log.push("made");
		}
		attributeChangedCallback(name, old, value) {
			log.push(`${name}=${value}`);
		}
		connectedCallback() {
			log.push(`connected ${this.isConnected} ${this._data} ${this.textContent}`);
		}
		set data(value) {
			this._data = value;
			log.push(`data=${value}`);
		}
	});
}

const child = (value) => html`<p>${value}</p>`;
const cases = {
	"children: what renders nothing": {
		run: (c) => [undefined, null, "", nothing].map((value) => {
			render(child(value), c);
			return [markup(c), [...c.firstElementChild.childNodes].map((node) => node.nodeName)];
		}),
		gives: Array(4).fill(["<p></p>", ["#comment"]]),
	},
	"children: primitives": {
		run: (c) => shown(c, ...["a", 0, -0, 1.5, NaN, true, false, 10n].map(child)),
		gives: ["a", "0", "0", "1.5", "NaN", "true", "false", "10"].map((text) => `<p>${text}</p>`),
	},
	"children: functions and objects": {
		run: (c) => shown(c, child((a) => a), child({ a: 1 }), child(new Date(NaN)), child(new String("s")), child(Promise.resolve())),
		gives: ["<p>(a) =&gt; a</p>", "<p>[object Object]</p>", "<p>Invalid Date</p>", "<p>s</p>", "<p>[object Promise]</p>"],
	},
	"children: markup in a string": {
		run: (c) => shown(c, child("<b>&amp;</b>"), child("<!--og-part$0$-->")),
		gives: ["<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>", "<p>&lt;!--og-part$0$--&gt;</p>"],
	},
	"children: from nothing and to nothing": {
		run: (c) => shown(c, ...["a", nothing, 1, null, html`<b>c</b>`, undefined, ["d", "e"], "", "f"].map(child)),
		gives: ["a", "", "1", "", "<b>c</b>", "", "de", "", "f"].map((text) => `<p>${text}</p>`),
	},
	"children: nodes": {
		run: (c) => {
			const [a, b] = ["a", "b"].map((text) => Object.assign(document.createElement("i"), { textContent: text }));
			const elsewhere = document.createElement("div");
			elsewhere.append(a);
			const page = (one, two) => html`<p>${one}</p><p>${two}</p>`;
			const first = shown(c, page(a, b), page(a, b), page(b, a), page(null, a));
			const fragment = document.createDocumentFragment();
			fragment.append("x", b);
			return [first, elsewhere.childNodes.length, c.querySelector("i") === a, shown(c, page(fragment, "y"), page(fragment, "z"), page("", ""))];
		},
		gives: [
			["<p><i>a</i></p><p><i>b</i></p>", "<p><i>a</i></p><p><i>b</i></p>", "<p><i>b</i></p><p><i>a</i></p>", "<p></p><p><i>a</i></p>"], 0, true,
			["<p>x<i>b</i></p><p>y</p>", "<p>x<i>b</i></p><p>z</p>", "<p></p><p></p>"],
		],
	},
	"children: several in an element": {
		run: (c) => shown(c, html`<p>${1}${2} a ${3}<b>${4}</b>${5}</p>${6}`, html`${"x"}`),
		gives: ["<p>12 a 3<b>4</b>5</p>6", "x"],
	},
	"children: in tables and selects": {
		run: (c) => {
			const rows = (list) => html`<table>${list.map((n) => html`<tr>${[n, n].map((m) => html`<td>${m}</td>`)}</tr>`)}</table><select>${list.map((n) => html`<option value=${n}>${n}</option>`)}</select>`;
			return shown(c, rows([1]), rows([2, 3]));
		},
		gives: [
			`<table><tr><td>1</td><td>1</td></tr></table><select><option value="1">1</option></select>`,
			`<table><tr><td>2</td><td>2</td></tr><tr><td>3</td><td>3</td></tr></table><select><option value="2">2</option><option value="3">3</option></select>`,
		],
	},
	"children: in SVG": {
		run: (c) => {
			render(html`<svg viewBox="${"0 0 1 1"}"><title>${"t"}</title><circle r=${1} /><g>${"x"}</g></svg>`, c);
			const svg = c.firstElementChild;
			return [svg.getAttribute("viewBox"), markup(svg), svg.children.length, svg.children[1].namespaceURI];
		},
		gives: ["0 0 1 1", `<title>t</title><circle r="1"></circle><g>x</g>`, 3, "http://www.w3.org/2000/svg"],
	},

	"sentinels: noChange": {
		run: (c) => {
			const page = (value) => html`<p title=${value} class="a ${value}" ?hidden=${value} .lang=${value}>${value}</p>`;
			return shown(c, page("de"), page(noChange));
		},
		gives: Array(2).fill(`<p title="de" class="a de" hidden="" lang="de">de</p>`),
	},

	"templates: nested": {
		run: (c) => {
			const page = (name) => html`<main>${html`<p>Hello ${html`<b>${name}</b>`}</p>`}</main>`;
			// Nested templates are the same by their place in the source.
			render(page("a"), c);
			const b = c.querySelector("b");
			render(page("b"), c);
			return [markup(c), c.querySelector("b") === b];
		},
		gives: ["<main><p>Hello <b>b</b></p></main>", true],
	},
	"templates: conditional": {
		run: (c) => {
			const page = (user) => html`<p>${user ? html`<i>${user}</i>` : html`<b>log in</b>`}</p>`;
			render(page("a"), c);
			const i = c.querySelector("i");
			return [shown(c, page("b"), page(""), page("c")), c.querySelector("i") === i];
		},
		gives: [["<p><i>b</i></p>", "<p><b>log in</b></p>", "<p><i>c</i></p>"], false],
	},
	"templates: the same in other places": {
		run: (c) => {
			const item = (value) => html`<i>${value}</i>`;
			const page = (a, b) => html`${item(a)}<hr>${item(b)}`;
			return shown(c, page(1, 2), page(3, 4));
		},
		gives: ["<i>1</i><hr><i>2</i>", "<i>3</i><hr><i>4</i>"],
	},
	"templates: roots": {
		run: (c) => {
			const many = (a, b) => html`x${a}<i></i>${b}`;
			const page = (value) => html`<p>(${value})</p>`;
			return shown(c, page(many(1, 2)), page(many(html`${html`<b>n</b>`}`, [3, 4])), page(html``), page(many(5, 6)), page(html`${nothing}`), page("t"));
		},
		gives: ["(x1<i></i>2)", "(x<b>n</b><i></i>34)", "()", "(x5<i></i>6)", "()", "(t)"].map((text) => `<p>${text}</p>`),
	},
	"templates: comments": {
		run: (c) => {
			const page = (a, b, d) => html`<!-- a ${a} <p title=${a}> --><p title=${b}>${d}</p><!--><i>${d}</i><!---->${a}<!-- ${b}--!>${d}`;
			return shown(c, page(1, 2, 3), page(4, 5, 6)).map((text) => text.replace(/<!--.*?-->/g, ""));
		},
		gives: [`<p title="2">3</p><i>3</i>13`, `<p title="5">6</p><i>6</i>46`],
	},
	"templates: declarations and lone signs": {
		run: (c) => shown(c, html`<!doctype html><?a b?>1 < 2 <3 </>${4}</ a>${5}`).map((text) => text.replace(/<!--.*?-->|<\?.*?>/g, "")),
		gives: ["1 &lt; 2 &lt;3 45"],
	},
	"templates: template elements": {
		run: (c) => {
			const page = (a, b) => html`<template id=${a}><p title=${b} class="x">${a}</p><template>${a}</template><b ${attributes(" q")}></b></template><p>${b}</p>`;
			render(page(1, 2), c);
			render(page(3, 4), c);
			const [template] = c.children;
			return [template.id, template.innerHTML, markup(c.lastElementChild)];
		},
		gives: ["3", `<p class="x"></p><template></template><b></b>`, "4"],
	},
	"templates: raw text": {
		run: (c) => {
			const page = (a, b) => html`<textarea>a ${a} &lt;${b}</textarea><style>.x { --y: ${a}; ${b} }</style><script type="x">${a} < "${b}" </p></script><title>${a}</title><p>${b}</p>`;
			const read = () => [c.children[0].value, ...[...c.children].slice(1).map((element) => element.textContent)];
			render(page("1", "2"), c);
			const first = read();
			render(page("<b>", nothing), c);
			return [first, read()];
		},
		gives: [
			["a 1 <2", ".x { --y: 1; 2 }", `1 < "2" </p>`, "1", "2"],
			["a <b> <", ".x { --y: <b>;  }", `<b> < "" </p>`, "<b>", ""],
		],
	},
	"templates: scripts do not run": {
		run: (c) => {
			globalThis.ran = 0;
			render(html`<script>ran += 1</script>${html`<script>ran += 1; ${1}</script>`}${new Markup("<script>ran += 1</script>")}`, c);
			return [globalThis.ran, c.querySelectorAll("script").length];
		},
		gives: [0, 3],
	},
	"templates: custom elements": {
		run: (c) => {
			log = [];
			const page = (a) => html`<x-own kind="k" .data=${a}>${a}</x-own>`;
			render(page("d"), c);
			const [element] = c.children;
			render(page("e"), c);
			return [log, element === c.children[0]];
		},
		gives: [["made", "kind=k", "data=d", "connected true d d", "data=e"], true],
	},
	"templates: all of it arrives at once": {
		run: (c) => {
			render(nothing, c);
			return mutations(c, () => render(html`<ul>${[1, 2].map((n) => html`<li title=${n}>${n}</li>`)}</ul><p></p>`, c));
		},
		gives: ["section +2 -0"],
	},
	"templates: the first rendering empties the container": {
		run: (c) => {
			c.innerHTML = "<p>old</p>";
			const first = shown(c, html`<b>${1}</b>`)[0];
			c.append("mine");
			const second = shown(c, html`<i></i>`)[0];
			c.innerHTML = "";
			return [first, second, shown(c, html`<b>${1}</b>`)[0]];
		},
		gives: ["<b>1</b>", "<i></i>mine", "<b>1</b>"],
	},

	"updates: the same values": {
		run: (c) => {
			const listener = () => {};
			const page = () => html`<p title=${"t"} class="a ${"b"}" ?hidden=${true} .lang=${"de"} @click=${listener} ${attributes(' id="i"', bound("?dir", 1))}>${"a"}${2}${null}${[1, html`<b>${3}</b>`]}${new Markup("<i>m</i>")}${new Keyed(["k"], [4])}</p>`;
			render(page(), c);
			return [markup(c), mutations(c, () => render(page(), c))];
		},
		gives: [`<p title="t" class="a b" hidden="" lang="de" id="i" dir="">a21<b>3</b><i>m</i>4</p>`, []],
	},
	"updates: only what differs": {
		run: (c) => {
			const page = (a, b) => html`<p title=${a} class="x ${b}" ?hidden=${a}>${a}</p><p title=${b}>${b}</p>`;
			render(page("a", "b"), c);
			return mutations(c, () => render(page("a", "c"), c));
		},
		gives: ["attributes class", "attributes title", "characterData c"],
	},
	"updates: a script's changes": {
		run: (c) => {
			const page = (a, b) => html`<p class="a" title=${a}>${a}</p><ul>${b}</ul>`;
			render(page("a", ["b"]), c);
			const [p, ul] = c.children;
			p.classList.add("mine");
			p.title = "mine";
			p.firstChild.data = "mine";
			p.append("!");
			ul.prepend("first ");
			c.append(document.createElement("hr"));
			return shown(c, page("a", ["b"]), page("a", ["b", "c"]));
		},
		gives: [
			`<p class="a mine" title="mine">mine!</p><ul>first b</ul><hr>`,
			`<p class="a mine" title="mine">mine!</p><ul>first bc</ul><hr>`,
		],
	},
	"updates: a text's node": {
		run: (c) => {
			render(child("a"), c);
			const text = c.firstChild.firstChild;
			render(child(2), c);
			return [text.data, text === c.firstChild.firstChild];
		},
		gives: ["2", true],
	},
	"updates: what a script took away": {
		run: (c) => {
			const page = (a, b) => html`<div>${a ? html`<dialog>${a}</dialog><i></i>` : nothing}</div><p>${b}</p>`;
			render(page("a", 1), c);
			const dialog = c.querySelector("dialog");
			c.append(dialog);
			c.querySelector("p").textContent = "mine";
			const all = shown(c, page("b", 1), page("b", 2), page("", 3));
			return [all, dialog.isConnected];
		},
		gives: [[
			"<div><i></i></div><p>mine</p><dialog>b</dialog>", "<div><i></i></div><p>mine</p><dialog>b</dialog>", "<div></div><p>mine</p>",
		], false],
	},
	"updates: what a script put between goes with it": {
		run: (c) => {
			const page = (a) => html`<p></p>${a ? html`<i></i><b></b>` : nothing}<p></p>`;
			render(page(true), c);
			c.querySelector("i").after("mine");
			return shown(c, page(true), page(false));
		},
		gives: ["<p></p><i></i>mine<b></b><p></p>", "<p></p><p></p>"],
	},
	"updates: what a script sorted": {
		run: (c) => {
			const page = (items) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}<hr></ul>`;
			render(page([1, 2, 3]), c);
			c.firstElementChild.prepend(c.querySelector("li:nth-of-type(3)"));
			return shown(c, page([4, 5, 6]), page([7, 8]), page([]));
		},
		gives: [
			"<ul><li>6</li><li>4</li><li>5</li><hr></ul>", "<ul><li>7</li><li>8</li><hr></ul>", "<ul><hr></ul>",
		],
	},
	"updates: what a script emptied": {
		run: (c) => {
			const page = (keys) => html`<ul>${new Keyed(keys, keys)}</ul><p>${keys.map((key) => html`<i>${key}</i>`)}</p><b>${keys.length}</b>`;
			render(page([1, 2, 3]), c);
			c.children[0].innerHTML = c.children[1].innerHTML = "mine";
			return [shown(c, page([3, 1, 2, 4]), page([2])), reported];
		},
		gives: [["<ul>mine</ul><p>mine</p><b>4</b>", "<ul>mine</ul><p>mine</p><b>1</b>"], []],
	},
	"updates: dialogs stay open": {
		run: (c) => {
			const page = (a) => html`<dialog class=${a}><p>${a}</p><details><summary>s</summary></details></dialog>`;
			render(page("a"), c);
			const dialog = c.querySelector("dialog");
			dialog.showModal();
			c.querySelector("details").open = true;
			render(page("b"), c);
			return [dialog.open, dialog.matches(":modal"), c.querySelector("details").open, dialog.className];
		},
		gives: [true, true, true, "b"],
	},
	"updates: what was typed, focus and scroll stay": {
		run: (c) => {
			const page = (a) => html`<div style="height: 40px; overflow: auto">${[1, 2, 3].map((n) => html`<p>${n} ${a}</p>`)}<input value=${"v"} .placeholder=${a} title=${a}><textarea>${"t"}</textarea><input type="checkbox" ?checked=${false}></div>`;
			render(page("a"), c);
			c.firstElementChild.style.cssText = "height: 40px; overflow: auto";
			const [input, textarea, box] = ["input", "textarea", "[type=checkbox]"].map((name) => c.querySelector(name));
			input.focus();
			input.value = "typed";
			input.setSelectionRange(1, 3);
			textarea.value = "written";
			box.checked = true;
			c.firstElementChild.scrollTop = 25;
			render(page("b"), c);
			return [document.activeElement === input, input.value, input.selectionStart, input.selectionEnd, textarea.value, box.checked, c.firstElementChild.scrollTop, input.title];
		},
		gives: [true, "typed", 1, 3, "written", true, 25, "b"],
	},

	"lists: by position": {
		run: (c) => {
			const page = (items) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
			render(page([1, 2, 3]), c);
			const before = [...c.querySelectorAll("li")];
			render(page([3, 2, 1]), c);
			return [markup(c), [...c.querySelectorAll("li")].map((li) => before.indexOf(li))];
		},
		gives: ["<ul><li>3</li><li>2</li><li>1</li></ul>", [0, 1, 2]],
	},
	"lists: shrink and grow": {
		run: (c) => {
			const page = (items) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}<hr></ul>`;
			render(page([1, 2, 3]), c);
			const first = c.querySelector("li");
			return [shown(c, page([1]), page([]), page([4, 5])), shown(c, page([6, 7, 8])), first.isConnected, c.querySelectorAll("li").length];
		},
		gives: [
			["<ul><li>1</li><hr></ul>", "<ul><hr></ul>", "<ul><li>4</li><li>5</li><hr></ul>"],
			["<ul><li>6</li><li>7</li><li>8</li><hr></ul>"], false, 3,
		],
	},
	"lists: what grows arrives whole": {
		run: (c) => {
			const page = (items) => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
			render(page([1]), c);
			return mutations(c, () => render(page([1, 2, 3]), c));
		},
		gives: ["ul +4 -0"],
	},
	"lists: iterables": {
		run: (c) => {
			const generated = function* () { yield "a"; yield html`<b>b</b>`; };
			return shown(c, child(new Set([1, 2])), child(new Map([["k", "v"]])), child(generated()), child("text"), child(document.createElement("p").childNodes));
		},
		gives: ["12", "kv", "a<b>b</b>", "text", ""].map((text) => `<p>${text}</p>`),
	},
	"lists: nested": {
		run: (c) => shown(c, child([1, [2, [3, null]], [], html`<i></i>`]), child([[4, 5], 6]), child([])),
		gives: ["<p>123<i></i></p>", "<p>456</p>", "<p></p>"],
	},
	"lists: every kind of value in turn": {
		run: (c) => {
			const values = ["a", html`<i></i>`, [1], null, new Markup("<b></b>"), document.createElement("u"), new Keyed([1], ["k"]), new Until(["u"])];
			return [...values, ...[...values].reverse()].map((value) => shown(c, child([value, "|"]))[0].slice(3, -4));
		},
		gives: ["a|", "<i></i>|", "1|", "|", "<b></b>|", "<u></u>|", "k|", "u|", "u|", "k|", "<u></u>|", "<b></b>|", "|", "1|", "<i></i>|", "a|"],
	},

	"keyed: nodes move with their keys": {
		run: (c) => {
			const page = (keys) => html`<ul>${new Keyed(keys, keys.map((key) => html`<li>${key}</li>`))}</ul>`;
			render(page(["a", "b", "c", "d"]), c);
			const old = new Map([...c.querySelectorAll("li")].map((li) => [li.textContent, li]));
			return [["d", "c", "b", "a"], ["b", "x", "d"], [], ["y"], ["x", "y", "z"]].map((keys) => {
				render(page(keys), c);
				return [...c.querySelectorAll("li")].map((li) => `${li.textContent}${old.get(li.textContent) === li ? "=" : ""}`).join(" ");
			});
		},
		gives: ["d= c= b= a=", "b= x d=", "", "y", "x y z"],
	},
	"keyed: values change in place": {
		run: (c) => {
			const page = (keys, text) => html`<ul>${new Keyed(keys, keys.map((key) => html`<li>${key}${text}</li>`))}</ul>`;
			render(page([1, 2], "a"), c);
			const before = [...c.querySelectorAll("li")];
			const first = shown(c, page([1, 2], "b"))[0];
			const second = shown(c, page([2, 1], "c"))[0];
			return [first, second, [...c.querySelectorAll("li")].map((li) => before.indexOf(li))];
		},
		gives: ["<ul><li>1b</li><li>2b</li></ul>", "<ul><li>2c</li><li>1c</li></ul>", [1, 0]],
	},
	"keyed: as few moves as possible": {
		run: (c) => {
			const page = (keys) => html`<ul>${new Keyed(keys, keys.map((key) => html`<li>${key}</li>`))}</ul>`;
			render(page([1, 2, 3, 4, 5]), c);
			const moved = (keys) => {
				const records = new Set();
				const observer = new MutationObserver(() => {});
				observer.observe(c, { subtree: true, childList: true });
				render(page(keys), c);
				for (const { removedNodes } of observer.takeRecords()) for (const node of removedNodes) if (node.localName) records.add(node.textContent);
				return [...records].sort().join("");
			};
			return [moved([5, 1, 2, 3, 4]), moved([1, 2, 3, 4, 5]), moved([1, 4, 2, 3, 5]), moved([1, 2, 3, 5]), moved([1, 9, 2, 3, 5])];
		},
		gives: ["5", "5", "4", "4", ""],
	},
	"keyed: any order, at random": {
		run: (c) => {
			const page = (keys) => html`<ul>${new Keyed(keys, keys.map((key) => (key % 3 ? html`${key}<i>${key}</i>${key % 2 ? html`<b>${key}</b>` : null}` : [key, key])))}<hr></ul>`;
			let seed = 7;
			const random = (below) => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 8) % below;
			const wrong = [];
			for (let turn = 0; turn < 300; turn++) {
				const keys = [...Array(12).keys()].filter(() => random(3)).map((key) => [random(1000), key]).sort((a, b) => a[0] - b[0]).map(([, key]) => key);
				const fresh = document.createElement("section");
				if (shown(c, page(keys))[0] !== shown(fresh, page(keys))[0]) wrong.push(keys);
			}
			return wrong;
		},
		gives: [],
	},
	"keyed: equal keys": {
		run: (c) => {
			const page = (keys) => html`${new Keyed(keys, keys.map((key, i) => html`<i>${key}${i}</i>`))}`;
			const first = shown(c, page(["a", "a", "b"]))[0];
			const [a0, a1, b] = c.children;
			const second = shown(c, page(["b", "a", "a", "a"]))[0];
			const kept = [b, a0, a1].map((i, at) => c.children[at] === i);
			return [first, second, kept, ...shown(c, page(["a"]), page([NaN, undefined, NaN]), page([undefined, NaN]))];
		},
		gives: ["<i>a0</i><i>a1</i><i>b2</i>", "<i>b0</i><i>a1</i><i>a2</i><i>a3</i>", [true, true, true], "<i>a0</i>", "<i>NaN0</i><i>1</i><i>NaN2</i>", "<i>0</i><i>NaN1</i>"],
	},
	"keyed: from and to a list by position": {
		run: (c) => shown(c, child([1, 2]), child(new Keyed(["a"], [3])), child([4, 5]), child(new Keyed([], [])), child("t")),
		gives: ["12", "3", "45", "", "t"].map((text) => `<p>${text}</p>`),
	},
	"keyed: what was typed and the focus move along": {
		run: (c) => {
			const page = (keys) => html`${new Keyed(keys, keys.map((key) => html`<input name=${key}>`))}`;
			render(page(["a", "b", "c"]), c);
			const c3 = c.querySelector("[name=c]");
			c3.value = "typed";
			c3.focus();
			render(page(["c", "a", "b"]), c);
			return [[...c.querySelectorAll("input")].map((input) => input.value), !("moveBefore" in c) || document.activeElement === c3];
		},
		gives: [["typed", "", ""], true],
	},

	"attributes: strings": {
		run: (c) => shown(c, ...["a", "", 0, true, false, 1n, "<\"&'>", { a: 1 }, [1, [2, null]]].map((value) => html`<p title=${value}></p>`)),
		gives: ["a", "", "0", "true", "false", "1", "&lt;&quot;&amp;'&gt;", "[object Object]", "1,2,"].map((text) => `<p title="${text}"></p>`),
	},
	"attributes: null and undefined": {
		run: (c) => shown(c, ...[null, undefined].flatMap((value) => [html`<p title=${value}></p>`, html`<p title="a${value}b"></p>`])),
		gives: [`<p title=""></p>`, `<p title="ab"></p>`, `<p title=""></p>`, `<p title="ab"></p>`],
	},
	"attributes: quotes": {
		run: (c) => shown(c, html`<p a=${1} b="${2}" c='${3}' d = ${4} e
			= "${5}" f='"${6}"' g=${7}></p>`, html`<input a=${1}><br b=${2} /><p c=x d='y' e f=${3}>${4}</p>`),
		gives: [`<p a="1" b="2" c="3" d="4" e="5" f="&quot;6&quot;" g="7"></p>`, `<input a="1"><br b="2"><p c="x" d="y" e="" f="3">4</p>`],
	},
	"attributes: joined": {
		run: (c) => {
			const page = (a, b) => html`<a class="x ${a} y ${b}" href='/${a}/&amp;&lt;${b}?q' title=${a}-${b} lang="${a}${b}" dir=" ${a}"></a>`;
			return shown(c, page("1", null), page(["p", "q"], "2"));
		},
		gives: [
			`<a class="x 1 y " href="/1/&amp;&lt;?q" title="1-" lang="1" dir=" 1"></a>`,
			`<a class="x p,q y 2" href="/p,q/&amp;&lt;2?q" title="p,q-2" lang="p,q2" dir=" p,q"></a>`,
		],
	},
	"attributes: nothing": {
		run: (c) => {
			const page = (a, b) => html`<img alt=${a} src="data:${a},${b}">`;
			return shown(c, page(nothing, 1), page(1, 2), page(1, nothing), page(nothing, nothing), page("", 3));
		},
		gives: [`<img>`, `<img alt="1" src="data:1,2">`, `<img alt="1">`, `<img>`, `<img alt="" src="data:,3">`],
	},
	"attributes: an array that was changed": {
		run: (c) => {
			const list = ["a"];
			const page = () => html`<p title=${list} class="x ${list}"></p>`;
			render(page(), c);
			list.push("b");
			return shown(c, page());
		},
		gives: [`<p title="a,b" class="x a,b"></p>`],
	},
	"attributes: no others appear": {
		run: (c) => {
			render(html`<p a=${1} b="${2}" ?c=${0} .d=${3} @e=${null} ${attributes()}></p>`, c);
			return c.firstElementChild.getAttributeNames();
		},
		gives: ["a", "b"],
	},
	"boolean attributes: by truth": {
		run: (c) => [true, 1, "a", [], {}, false, 0, "", null, undefined, NaN, nothing, new Markup(""), true].map((value) => {
			render(html`<p ?hidden=${value}></p>`, c);
			return c.firstElementChild.getAttribute("hidden");
		}),
		gives: ["", "", "", "", "", null, null, null, null, null, null, null, null, ""],
	},
	"boolean attributes: untouched while the truth is the same": {
		run: (c) => {
			const page = (value) => html`<details ?open=${value}></details>`;
			render(page(0), c);
			c.firstElementChild.open = true;
			const first = shown(c, page(""))[0];
			return [first, ...shown(c, page(1), page(2), page(null))];
		},
		gives: [`<details open=""></details>`, `<details open=""></details>`, `<details open=""></details>`, "<details></details>"],
	},

	"properties: the value itself": {
		run: (c) => {
			const list = [1];
			return [list, 0, null, undefined, "", nothing].map((value) => {
				render(html`<p .someThing=${value}></p>`, c);
				const { someThing } = c.firstElementChild;
				return [someThing === (value === nothing ? undefined : value), "someThing" in c.firstElementChild, c.firstElementChild.getAttributeNames()];
			});
		},
		gives: Array(6).fill([true, true, []]),
	},
	"properties: set only when changed": {
		run: (c) => {
			log = [];
			const list = [1];
			const page = (value) => html`<x-own .data=${value}></x-own>`;
			for (const value of ["a", "a", "b", list, list, [1], undefined, undefined]) render(page(value), c);
			return log;
		},
		gives: ["made", "data=a", "connected true a ", "data=b", "data=1", "data=1", "data=undefined"],
	},
	"properties: an input keeps what was typed until the value changes": {
		run: (c) => {
			const page = (value) => html`<input .value=${value}>`;
			render(page("a"), c);
			const [input] = c.children;
			input.value = "typed";
			render(page("a"), c);
			const first = input.value;
			render(page("b"), c);
			return [first, input.value];
		},
		gives: ["typed", "b"],
	},
	"properties: joined": {
		run: (c) => {
			log = [];
			const page = (a, b) => html`<x-own .data="x ${a} ${b}"></x-own>`;
			for (const [a, b] of [[1, null], [1, undefined], [nothing, 2]]) render(page(a, b), c);
			return log;
		},
		gives: ["made", "data=x 1 ", "connected true x 1  ", "data=x  2"],
	},

	"events: a function": {
		run: (c) => {
			const calls = [];
			function listener(event) {
				calls.push([event.type, this === event.currentTarget]);
			}
			render(html`<button @click=${listener} @my-Event="${listener}"></button>`, c);
			c.firstElementChild.click();
			c.firstElementChild.dispatchEvent(new Event("my-Event"));
			c.firstElementChild.dispatchEvent(new Event("my-event"));
			return calls;
		},
		gives: [["click", true], ["my-Event", true]],
	},
	"events: an object with its options": {
		run: (c) => {
			const calls = [];
			const listener = (name, options) => ({ name, ...options, handleEvent(event) { calls.push(`${this.name} ${event.eventPhase} ${(event.preventDefault(), event.defaultPrevented)}`); } });
			const page = (a, b, d) => html`<p @click=${a}><button @click=${b} @touchstart=${d}></button></p>`;
			const click = () => {
				c.querySelector("button").dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
				c.querySelector("button").dispatchEvent(new Event("touchstart", { cancelable: true }));
				return calls.splice(0);
			};
			render(page(listener("a", { capture: true }), listener("b", { once: true }), listener("c", { passive: true })), c);
			const all = [click(), click()];
			render(page(listener("d"), listener("e"), listener("f", { passive: true })), c);
			return [...all, click()];
		},
		gives: [["a 1 true", "b 2 true", "c 2 false"], ["a 1 true", "c 2 false"], ["e 2 true", "d 3 true", "f 2 false"]],
	},
	"events: exchanged without taking the listener away": {
		run: (c) => {
			const calls = [];
			const page = (name) => html`<button @click=${name && (() => calls.push(name))}></button>`;
			render(page("a"), c);
			const [button] = c.children;
			button.addEventListener("click", () => calls.push("mine"));
			const changes = [];
			for (const method of ["addEventListener", "removeEventListener"]) button[method] = () => changes.push(method);
			render(page("b"), c);
			button.click();
			return [calls, changes];
		},
		gives: [["b", "mine"], []],
	},
	"events: removed": {
		run: (c) => {
			let calls = 0;
			const page = (listener) => html`<button @click=${listener}></button>`;
			return [() => (calls += 1), null, () => (calls += 10), undefined, () => (calls += 100), nothing].map((listener) => {
				render(page(listener), c);
				c.firstElementChild.click();
				return calls;
			});
		},
		gives: [1, 1, 11, 11, 111, 111],
	},

	"elements: attributes": {
		run: (c) => {
			const page = (...pieces) => html`<input id="own" ${attributes(...pieces)} title=${"t"}>`;
			return shown(
				c, page(" checked", ' class="a &amp; b"', [null, [" data-a=1"]], undefined, false, nothing), page(' class="c"'), page(),
				page(' id="other" title="other" CLASS="x" class="y"'));
		},
		gives: [
			`<input id="own" checked="" class="a &amp; b" data-a="1" title="t">`, `<input id="own" class="c" title="t">`, `<input id="own" title="t">`,
			`<input id="own" title="t" class="x">`,
		],
	},
	"elements: a script's changes": {
		run: (c) => {
			const page = (...pieces) => html`<p ${attributes(...pieces)}></p>`;
			render(page(' class="a"', " b"), c);
			c.firstElementChild.className = "mine";
			return shown(c, page(' class="a"', " b"), page(' class="a"', " d"));
		},
		gives: [`<p class="mine" b=""></p>`, `<p class="mine" d=""></p>`],
	},
	"elements: names that only markup can give": {
		run: (c) => {
			render(html`<p ${attributes(" [a] (b)=1 :c='2'")}></p><svg><circle ${attributes(' pathlength=1 xlink:href="#a"')} /></svg>`, c);
			const attribute = c.querySelector("circle").attributes[1];
			return [c.firstElementChild.getAttributeNames(), c.querySelector("circle").getAttributeNames(), attribute.namespaceURI];
		},
		gives: [["[a]", "(b)", ":c"], ["pathLength", "xlink:href"], "http://www.w3.org/1999/xlink"],
	},
	"elements: markup that ends the tag": {
		run: (c) => shown(c, html`<p ${attributes(" a='>'", " b><img src=x onerror=c><p d")}>x</p>`, html`<p ${attributes("></p><img e")}></p>`),
		gives: [`<p a="&gt;" b="">x</p>`, "<p></p>"],
	},
	"elements: bound values": {
		run: (c) => {
			const calls = [];
			const page = (...pieces) => html`<input .min=${"1"} ${attributes(...pieces)}>`;
			const read = () => {
				const [input] = c.children;
				input.click();
				return [input.getAttributeNames().join(" ").replace("lang", `lang=${input.lang}`), input.value, input.min, calls.splice(0)];
			};
			return [
				[bound("title", "a"), bound("?hidden", 1), bound(".value", "v"), bound("@click", () => calls.push("a"))],
				[' class="x"', bound("title", "b"), bound("?hidden", 0), bound(".value", "w"), bound(".min", "2"), bound("@click", () => calls.push("b"))],
				[" hidden title=m", bound("title", "late"), bound("class", nothing)],
				[bound("?title", true)],
				[bound("lang", "a"), ' lang="b"', bound("lang", "c")],
				[],
			].map((pieces) => (render(page(...pieces), c), read()));
		},
		gives: [
			["min title hidden", "v", "1", ["a"]], ["min title class", "w", "1", ["b"]], ["min hidden title", "w", "1", []], ["min title", "w", "1", []],
			["min lang=a", "w", "1", []], ["min", "w", "1", []],
		],
	},
	"elements: bound values that wait": {
		run: async (c) => {
			const { promise, resolve } = deferred();
			const page = () => html`<p ${attributes(bound("title", new Until([promise, "wait"])))}></p>`;
			const first = shown(c, page(), page());
			resolve("there");
			await pause();
			return [...first, ...shown(c, html`${nothing}`, page())];
		},
		gives: [`<p title="wait"></p>`, `<p title="wait"></p>`, "", `<p title="there"></p>`],
	},
	"elements: other values are left out": {
		run: (c) => shown(c, ...["checked", 1, null, { a: 1 }, () => {}, ["a"]].map((value) => html`<p ${value}${value} a=${1}></p>`)),
		gives: Array(6).fill(`<p a="1"></p>`),
	},

	"until: by priority": {
		run: async (c) => {
			const [a, b] = [deferred(), deferred()];
			render(child(new Until([a.promise, b.promise, html`<i>wait</i>`, "never"])), c);
			const all = [markup(c)];
			b.resolve("b");
			await pause();
			all.push(markup(c));
			a.resolve(html`<b>a</b>`);
			await pause();
			return [...all, markup(c)];
		},
		gives: ["<p><i>wait</i></p>", "<p>b</p>", "<p><b>a</b></p>"],
	},
	"until: a lower one that comes later": {
		run: async (c) => {
			const [a, b] = [deferred(), deferred()];
			render(child(new Until([a.promise, b.promise])), c);
			a.resolve("a");
			await pause();
			b.resolve("b");
			await pause();
			return markup(c);
		},
		gives: "<p>a</p>",
	},
	"until: values that are there": {
		run: (c) => shown(c, child(new Until(["a", "b"])), child(new Until([null, "b"])), child(new Until([new Until(["c"]), "d"])), child(new Until([]))),
		gives: ["<p>a</p>", "<p></p>", "<p>c</p>", "<p>c</p>"],
	},
	"until: the same promise does not flicker": {
		run: async (c) => {
			const { promise, resolve } = deferred();
			const page = () => html`<p title=${new Until([promise, "wait"])}>${new Until([promise, html`<i>wait</i>`])}</p>`;
			render(page(), c);
			const waiting = mutations(c, () => render(page(), c));
			resolve("there");
			await pause();
			return [waiting, markup(c), mutations(c, () => render(page(), c))];
		},
		gives: [[], `<p title="there">there</p>`, []],
	},
	"until: another promise keeps what is shown": {
		run: async (c) => {
			const page = (text) => child(new Until([Promise.resolve(html`<b>${text}</b>`)]));
			render(page("a"), c);
			const first = markup(c);
			await pause();
			const b = c.querySelector("b");
			render(page("c"), c);
			const second = markup(c);
			await pause();
			return [first, second, markup(c), c.querySelector("b") === b];
		},
		gives: ["<p></p>", "<p><b>a</b></p>", "<p><b>c</b></p>", true],
	},
	"until: results that are outdated": {
		run: async (c) => {
			const [a, b] = [deferred(), deferred()];
			const page = (value) => html`<p title=${value} class="x ${value}">${value}</p>`;
			render(page(new Until([a.promise, "wait"])), c);
			render(page("now"), c);
			a.resolve("a");
			await pause();
			const first = markup(c);
			render(page(new Until([b.promise, "wait"])), c);
			render(page(new Until([new Promise(() => {}), "other"])), c);
			b.resolve("b");
			await pause();
			return [first, markup(c)];
		},
		gives: [`<p title="now" class="x now">now</p>`, `<p title="other" class="x other">other</p>`],
	},
	"until: the same plain value cancels, too": {
		run: async (c) => {
			const { promise, resolve } = deferred();
			render(child(new Until([promise, "a"])), c);
			render(child("a"), c);
			resolve("late");
			await pause();
			return markup(c);
		},
		gives: "<p>a</p>",
	},
	"until: in every kind of part": {
		run: async (c) => {
			const { promise, resolve } = deferred();
			const listened = [];
			const listener = new Until([promise.then(() => () => listened.push(1)), nothing]);
			const value = () => new Until([promise, nothing]);
			const page = () => html`<p title=${value()} class="a ${value()} ${new Until([promise])}" ?hidden=${value()} .lang=${value()} @click=${listener}></p>`;
			const first = shown(c, page())[0];
			c.firstElementChild.click();
			resolve("de");
			await pause();
			c.firstElementChild.click();
			return [first.replace(' lang="undefined"', ""), markup(c), listened];
		},
		gives: ["<p></p>", `<p lang="de" title="de" class="a de de" hidden=""></p>`, [1]],
	},
	"until: a promise that is rejected": {
		run: async (c) => {
			const promise = Promise.reject(new Error("no luck"));
			const page = () => html`<p>${new Until([promise, "fallback"])}</p><p title=${new Until([promise, "x"])}></p>`;
			render(page(), c);
			await pause();
			render(page(), c);
			await pause();
			return [markup(c), reported];
		},
		gives: [`<p>fallback</p><p title="x"></p>`, ["TypeError: A value in <p>: no luck"]],
	},

	"markup: nodes": {
		run: (c) => {
			const page = (value) => html`<p>${value}</p>`;
			render(page(new Markup("<b>a</b> &amp; c")), c);
			const b = c.querySelector("b");
			b.textContent = "mine";
			return [shown(c, page(new Markup("<b>a</b> &amp; c")), page(new Markup("<i>d</i>")), page(new Markup("")), page("<i>")), b.isConnected];
		},
		gives: [["<p><b>mine</b> &amp; c</p>", "<p><i>d</i></p>", "<p></p>", "<p>&lt;i&gt;</p>"], false],
	},
	"markup: its text in attributes": {
		run: (c) => shown(c, html`<p title=${new Markup("<b>a</b> &amp; c")} class="x ${new Markup("<i>d</i>")}" .lang=${new Markup("de")}></p>`),
		gives: [`<p title="a &amp; c" class="x d" lang="de"></p>`],
	},
	"text: where only text can stand": {
		run: () => [
			"a", 1, true, null, undefined, nothing, noChange, { a: 1 }, [1, [2, null], html`<b>${3}</b>`], html`<p title="x">a &amp; ${"<b>"}<i>${[1, 2]}</i></p>`,
			html`a ${1} b`, new Markup("<b>a</b> &lt;"), new Markup("a"), new Keyed([1, 2], ["x", "y"]), new Until(["u", "v"]), new Until([new Promise(() => {}), "w"]),
		].map(textOf),
		gives: ["a", "1", "true", "", "", "", "", "[object Object]", "123", "a & <b>12", "a 1 b", "a <", "a", "xy", "u", "w"],
	},
	"text: templates and lists in attributes": {
		run: (c) => {
			const page = (items) => html`<p title=${items.map((item) => html`${item} `)} class="a ${html`<b>${items}</b>`} ${[[html`x`], "y"]}"></p>`;
			return shown(c, page([1, 2]), page([3]));
		},
		gives: [`<p title="1 2 " class="a 12 xy"></p>`, `<p title="3 " class="a 3 xy"></p>`],
	},
	"markup: of a value": {
		run: () => {
			log = [];
			const markups = [
				"<b>", null, [1, html`<i title="${'"'}">${"&"}</i>`], new Markup("<b>a"), html`<!-- c --><x-own kind="a"></x-own><textarea>${"t"}</textarea>`,
				new Keyed([1], [html`<p>${[]}</p>`]),
			].map(markupOf);
			return [markups, log];
		},
		gives: [
			["&lt;b&gt;", "", `1<i title="&quot;">&amp;</i>`, "<b>a</b>", `<!-- c --><x-own kind="a"></x-own><textarea>t</textarea>`, "<p></p>"], [],
		],
	},

	"errors: a symbol": {
		run: (c) => {
			const page = (value) => html`<p>${value}</p>${"after"}`;
			return [shown(c, page("a"), page(Symbol("s"))), reported];
		},
		gives: [["<p>a</p>after", "<p>a</p>after"], ["TypeError: A value in <p>: Cannot convert a Symbol value to a string"]],
	},
	"errors: a part that fails leaves the others": {
		run: (c) => {
			const page = (a, b) => html`<button @click=${a} title=${b}>${b}</button><p .innerText=${b} .children=${a}></p><ul>${[b, Symbol("s"), b]}</ul>`;
			return [shown(c, page(() => {}, "a"), page("no", "b"), page("no", "b")), reported];
		},
		gives: [
			[
				`<button title="a">a</button><p>a</p><ul>aa</ul>`, `<button title="b">b</button><p>b</p><ul>bb</ul>`, `<button title="b">b</button><p>b</p><ul>bb</ul>`,
			],
			[
				"TypeError: .children in <p>: Cannot set property children of #<Element> which has only a getter",
				"TypeError: A value: Cannot convert a Symbol value to a string",
				"TypeError: @click in <button>: no is not a listener",
				"TypeError: .children in <p>: Cannot set property children of #<Element> which has only a getter",
				"TypeError: A value in <ul>: Cannot convert a Symbol value to a string",
				"TypeError: A value in <ul>: Cannot convert a Symbol value to a string",
			],
		],
	},
	"errors: names": {
		run: (c) => {
			render(html`<p>before</p>`, c);
			const bad = [
				html`<${"b"}>x</b>`, html`<b></${"b"}>`, html`<my-${"b"}>`, html`<b data-${"a"}="1">`, html`<b ${"a"}="1">`, html`<b ${"a"}b>`,
			];
			for (const value of bad) render(html`<p>before</p>${value}`, c);
			return [markup(c), reported.map((message) => message.slice(0, 120))];
		},
		gives: [
			"<p>before</p>",
			[
				"<${…}>x</b>", "<b></${…}>", "<my-${…}>", `<b data-\${…}="1">`, `<b \${…}="1">`, "<b ${…}b>",
			].map((source, i) => `TypeError: A value${i ? " in <section>" : ""}: A template cannot have a value as ${i < 3 ? "a tag's" : "an attribute's"} name: ${source}`),
		],
	},
};
