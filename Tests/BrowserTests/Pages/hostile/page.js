// What hostile pages have before their markup: traps for scripts that must not run, and what the test reads with.

globalThis.hits = [];
globalThis.hacked = () => hits.push("hacked");
for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = () => hits.push(name);
globalThis.got = [];

// Links are not followed, but for those that the author wrote in JavaScript.
addEventListener("click", (event) => event.target.closest?.("a")?.dataset.follow ?? event.preventDefault(), true);
addEventListener("submit", (event) => event.preventDefault(), true);

// What HTML's parser makes of data: line breaks and halves of surrogate pairs always, U+0000 by where it stands.
const parsed = (a) => a.replace(/\r\n?/g, "\n").toWellFormed();
const text = (a) => parsed(a).replace(/\0/g, "");
const value = (a) => parsed(a).replace(/\0/g, "\uFFFD");
const collapsed = (a) => a.replace(/\s+/g, " ").trim();

// What CSS makes of it, and how it tells a string.
const styled = (a) => a.toWellFormed().replace(/\0/g, "\uFFFD");
const unescaped = (list) => list.replace(/ "b"$/, "").slice(1, -1).replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gis, (_, code, character) => (code ? String.fromCodePoint(parseInt(code, 16)) : character));
const declared = (s) => [...only(s).style].every((name) => ["color", "opacity"].includes(name));
const harmless = (image) => !/^url\("(javascript:|vbscript:|data:(?!image))/i.test(image);

/** The data as an address, or `about:invalid` if the browser's own parser finds a scheme in it that runs code. */
function address(a, isImage = false) {
	let url;
	try {
		url = new URL(parsed(a), document.baseURI);
	} catch {
		return value(a);
	}
	const isData = url.protocol === "data:" && !(isImage ? /^image\//i : /^image\/(?!svg)/i).test(url.pathname.trim());
	return isData || ["javascript:", "vbscript:", "livescript:", "mocha:"].includes(url.protocol) ? "about:invalid" : value(a);
}

const only = (parent) => (parent.children.length === 1 ? parent.children[0] : undefined);
const framed = (s) => new DOMParser().parseFromString(only(only(s).content).srcdoc, "text/html");
const read = (page) => [only(page.body).textContent, only(page.body).title, only(page.body).lang, page.querySelectorAll("*").length];
async function followed(s, i) {
	// A browser follows two hundred links in ten seconds; what it runs then is this.
	if (i % 3) return (0, eval)(decodeURIComponent(only(s).href.slice("javascript:".length))), got[i];
	only(s).dataset.follow = "";
	only(s).click();
	delete only(s).dataset.follow;
	for (let tries = 0; tries < 100 && !(i in got); tries += 1) await new Promise((done) => setTimeout(done, 1));
	return got[i];
}

/** What a value is in a string of a URL of JavaScript. */
const inURL = (a) => a.replace(/<(?![ =\d])/g, "&lt;");

/** The elements of a page, and the names of their attributes. */
function resulting(html) {
	const elements = [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")];
	return [elements.map((each) => each.tagName).join(" "), elements.flatMap((each) => each.getAttributeNames()).join(" ")];
}

/** The elements under one, with the names of their attributes, and its other nodes that are no text. */
function shape(parent, optional) {
	return [...parent.childNodes].filter((node) => node.nodeType !== Node.TEXT_NODE).map((node) => [
		node.nodeName, node.namespaceURI,
		node.getAttributeNames?.().filter((name) => name !== optional && name !== "data-follow").sort(),
		shape(node.content ?? node, optional),
	]);
}

/** What goes wrong on the page; the first piece of the page is one of harmless data. */
globalThis.judge = async (shown, expected, optional) => {
	const pieces = [...document.querySelectorAll("#og-msi > section")];
	const faults = [];
	if (pieces.length !== attacks.length) faults.push(`${pieces.length} pieces, not ${attacks.length}`);
	if (document.querySelectorAll("body > *").length !== 7 + document.querySelectorAll("body > og-preview").length) faults.push("elements outside of the page");
	const show = new (async () => {}).constructor("s", "a", "i", `return ${shown}`);
	const expect = new Function("a", `return ${expected}`);
	const example = JSON.stringify(shape(pieces[0], optional));
	for (const [i, s] of pieces.entries()) {
		const shapeBefore = JSON.stringify(shape(s, optional));
		if (shapeBefore !== example) faults.push([attacks[i], "elements", shapeBefore, example]);
		const wanted = JSON.stringify(expect(attacks[i]));
		let found;
		try {
			found = JSON.stringify(await show(s, attacks[i], i));
		} catch (error) {
			found = `${error}`;
		}
		if (found !== wanted) faults.push([attacks[i], "shows", found, wanted]);
		for (const element of s.querySelectorAll("*")) {
			for (const type of ["click", "mouseover", "focus", "toggle", "load", "error"]) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
		}
	}
	await new Promise((done) => setTimeout(done, 50));
	return { faults: faults.slice(0, 5).map((fault) => [fault].flat().map((part) => String(part).slice(0, 300).toWellFormed())), count: faults.length, hits };
};
