/**
 * What scripts find while a page is built, before there is one: a document in which nothing is found and nothing happens.
 * What they make they can change and read again; listeners are kept and never called; timers run when a value waits for
 * them, in a time of their own. What only a real page can tell throws `PageOnly`: the value that asked is left to the page.
 *
 * An engine by itself has nothing but ECMAScript.
 */

globalThis.window = globalThis.self = globalThis.top = globalThis.parent = globalThis;

/** Thrown where only a page can answer. */
export class PageOnly extends Error {}
const onlyInPage = (name) => () => {
	throw new PageOnly(`${name} needs a page`);
};

// ---- Time

let passed = 0;
let timers = [];
let timerCount = 0;
const addTimer = (action, wait, given, period) => {
	if (typeof action !== "function") return 0;
	timers.push({ id: (timerCount += 1), at: passed + Math.max(0, Number(wait) || 0), run: () => action(...given), period });
	return timerCount;
};
const removeTimer = (id) => void (timers = timers.filter((timer) => timer.id !== id));
/** Runs the timer that is due next; false where none is left. */
export const runTimer = () => {
	const next = timers.reduce((first, timer) => (first && first.at <= timer.at ? first : timer), undefined);
	if (!next) return false;
	passed = Math.max(passed, next.at);
	if (next.period === undefined) removeTimer(next.id);
	else next.at = passed + Math.max(1, next.period);
	next.run();
	return true;
};
Object.assign(globalThis, {
	performance: { now: () => passed, mark() {}, measure() {}, getEntriesByType: () => [] },
	setTimeout: (action, wait, ...given) => addTimer(action, wait, given),
	setInterval: (action, wait, ...given) => addTimer(action, wait, given, Math.max(1, Number(wait) || 0)),
	requestAnimationFrame: (action) => addTimer(action, 16, [passed + 16]),
	requestIdleCallback: (action) => addTimer(action, 1, [{ didTimeout: false, timeRemaining: () => 0 }]),
	queueMicrotask: (action) => void Promise.resolve().then(action),
	clearTimeout: removeTimer, clearInterval: removeTimer, cancelAnimationFrame: removeTimer, cancelIdleCallback: removeTimer,
});

// ---- Events

class Event {
	constructor(type, options) {
		Object.assign(this, { bubbles: false, cancelable: false, composed: false, defaultPrevented: false, detail: null, target: null, ...options, type: String(type) });
	}
	preventDefault() { this.defaultPrevented = this.cancelable; }
	stopPropagation() {}
	stopImmediatePropagation() {}
}
class EventTarget {
	addEventListener() {}
	removeEventListener() {}
	dispatchEvent(event) { return !event.defaultPrevented; }
}
for (const name of Object.getOwnPropertyNames(EventTarget.prototype)) if (name !== "constructor") globalThis[name] = EventTarget.prototype[name];
globalThis.Event = Event;
globalThis.EventTarget = EventTarget;
for (const name of ["CustomEvent", "UIEvent", "MouseEvent", "KeyboardEvent", "FocusEvent", "InputEvent", "PointerEvent", "SubmitEvent", "ErrorEvent", "MessageEvent"]) globalThis[name] = { [name]: class extends Event {} }[name];

// ---- Elements

export class Node extends EventTarget {
	childNodes = [];
	parentNode = null;
	get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
	get firstChild() { return this.childNodes[0] ?? null; }
	get lastChild() { return this.childNodes.at(-1) ?? null; }
	get isConnected() { return false; }
	get ownerDocument() { return document; }
	get textContent() { return this.childNodes.map((node) => node.textContent).join(""); }
	set textContent(text) { this.replaceChildren(...(String(text ?? "") ? [text] : [])); }
	append(...nodes) {
		for (const node of nodes) this.insertBefore(node instanceof Node ? node : new Text(node), null);
	}
	prepend(...nodes) { this.replaceChildren(...nodes, ...this.childNodes); }
	replaceChildren(...nodes) {
		for (const node of [...this.childNodes]) node.remove();
		this.append(...nodes);
	}
	appendChild(node) { return this.insertBefore(node, null); }
	insertBefore(node, before) {
		const added = node instanceof DocumentFragment ? [...node.childNodes] : [node];
		for (const each of added) {
			each.remove();
			const index = this.childNodes.indexOf(before);
			this.childNodes.splice(index < 0 ? this.childNodes.length : index, 0, each);
			each.parentNode = this;
		}
		return node;
	}
	removeChild(node) { return node.remove(), node; }
	remove() {
		if (!this.parentNode) return;
		this.parentNode.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
		this.parentNode = null;
	}
	contains(node) { return node === this || this.childNodes.some((child) => child.contains(node)); }
	cloneNode() { return onlyInPage("cloneNode")(); }
	getRootNode() { return this.parentNode?.getRootNode() ?? this; }
	querySelector() { return null; }
	querySelectorAll() { return []; }
	getElementsByClassName() { return []; }
	getElementsByTagName() { return []; }
	get children() { return this.childNodes.filter((node) => node instanceof Element); }
	get firstElementChild() { return this.children[0] ?? null; }
	get childElementCount() { return this.children.length; }
}
class Text extends Node {
	constructor(data = "") { super().data = String(data); }
	get textContent() { return this.data; }
}
class Comment extends Text {}
class DocumentFragment extends Node {}
/** A property that is an attribute. */
const reflected = (attribute) => ({ get() { return this.getAttribute(attribute) ?? ""; }, set(value) { this.setAttribute(attribute, value); }, configurable: true });
const attributeName = (key) => `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
class Element extends Node {
	#attributes = new Map();
	localName = "";
	style = Object.assign(Object.create({ setProperty(name, value) { this[name] = value; }, getPropertyValue(name) { return this[name] ?? ""; }, removeProperty(name) { delete this[name]; } }), { cssText: "" });
	classList = ((element) => {
		const names = () => element.className.split(/\s+/).filter(Boolean);
		const set = (list) => void (element.className = [...new Set(list)].join(" "));
		return {
			add: (...added) => set([...names(), ...added]),
			remove: (...removed) => set(names().filter((name) => !removed.includes(name))),
			contains: (name) => names().includes(name),
			toggle(name, force = !names().includes(name)) {
				set(force ? [...names(), name] : names().filter((each) => each !== name));
				return force;
			},
		};
	})(this);
	dataset = new Proxy({}, {
		get: (_, key) => (typeof key === "string" ? (this.getAttribute(attributeName(key)) ?? undefined) : undefined),
		set: (_, key, value) => (this.setAttribute(attributeName(key), value), true),
		has: (_, key) => this.hasAttribute(attributeName(key)),
	});
	get tagName() { return this.localName.toUpperCase(); }
	get nodeName() { return this.tagName; }
	get attributes() { return Array.from(this.#attributes, ([name, value]) => ({ name, value })); }
	getAttribute(name) { return this.#attributes.get(String(name).toLowerCase()) ?? null; }
	setAttribute(name, value) { this.#attributes.set(String(name).toLowerCase(), String(value)); }
	hasAttribute(name) { return this.#attributes.has(String(name).toLowerCase()); }
	removeAttribute(name) { this.#attributes.delete(String(name).toLowerCase()); }
	toggleAttribute(name, force = !this.hasAttribute(name)) { return force ? this.setAttribute(name, "") : this.removeAttribute(name), force; }
	closest() { return null; }
	matches() { return false; }
	attachShadow() { return (this.shadowRoot = new DocumentFragment()); }
	insertAdjacentHTML() {}
	insertAdjacentElement(_, element) { return element; }
	scrollIntoView() {}
	focus() {}
	blur() {}
	click() {}
	showModal() {}
	close() {}
}
for (const [name, attribute] of Object.entries({ id: "id", className: "class", title: "title", lang: "lang", href: "href", src: "src", name: "name", type: "type" })) Object.defineProperty(Element.prototype, name, reflected(attribute));
for (const name of ["offsetWidth", "offsetHeight", "offsetTop", "offsetLeft", "clientWidth", "clientHeight", "scrollWidth", "scrollHeight", "innerText", "innerHTML", "outerHTML"]) {
	Object.defineProperty(Element.prototype, name, { get: onlyInPage(name), set() {}, configurable: true });
}
for (const name of ["getBoundingClientRect", "getClientRects", "animate"]) Element.prototype[name] = onlyInPage(name);

class HTMLElement extends Element {}
for (const name of ["Button", "Input", "Form", "Dialog", "Select", "Option", "TextArea", "Anchor", "Div", "Span", "Template", "Image", "Details", "Script", "Style", "Link"]) globalThis[`HTML${name}Element`] = { [`HTML${name}Element`]: class extends HTMLElement {} }[`HTML${name}Element`];
Object.assign(globalThis, { Node, Text, Comment, DocumentFragment, ShadowRoot: DocumentFragment, Element, HTMLElement, SVGElement: class SVGElement extends Element {}, Image: globalThis.HTMLImageElement });

const named = (name) => Object.assign(new (customElements.get(String(name).toLowerCase()) ?? HTMLElement)(), { localName: String(name).toLowerCase() });
const elements = new Map();
globalThis.CustomElementRegistry = class CustomElementRegistry {
	define(name, element) {
		if (elements.has(name)) throw new Error(`the element <${name}> has been defined already`);
		elements.set(name, element);
	}
	get(name) { return elements.get(name); }
	whenDefined(name) { return elements.has(name) ? Promise.resolve(elements.get(name)) : new Promise(() => {}); }
	upgrade() {}
};
globalThis.customElements = new CustomElementRegistry();

class Document extends Node {
	documentElement = named("html");
	head = named("head");
	body = named("body");
	readyState = "loading";
	visibilityState = "visible";
	hidden = false;
	cookie = "";
	title = "";
	referrer = "";
	currentScript = null;
	activeElement = this.body;
	scripts = [];
	styleSheets = [];
	adoptedStyleSheets = [];
	get defaultView() { return globalThis; }
	get baseURI() { return location.href; }
	get URL() { return location.href; }
	getElementById() { return null; }
	createElement(name) { return named(name); }
	createElementNS(_, name) { return named(name); }
	createTextNode(text) { return new Text(text); }
	createComment(text) { return new Comment(text); }
	createDocumentFragment() { return new DocumentFragment(); }
	createEvent() { return new Event(""); }
	createTreeWalker() { return onlyInPage("createTreeWalker")(); }
	importNode() { return onlyInPage("importNode")(); }
	hasFocus() { return true; }
}
globalThis.Document = globalThis.HTMLDocument = Document;
globalThis.document = new Document();
document.documentElement.lang = ogPreview.locale ?? "";

// ---- Addresses

class URLSearchParams {
	#pairs = [];
	constructor(given = "") {
		const text = (part) => decodeURIComponent(part.replaceAll("+", " "));
		if (typeof given === "string") {
			for (const pair of given.replace(/^\?/, "").split("&").filter(Boolean)) {
				const [, name, value] = /^([^=]*)=?(.*)$/s.exec(pair);
				this.append(text(name), text(value));
			}
		} else for (const [name, value] of given?.[Symbol.iterator] ? given : Object.entries(given ?? {})) this.append(name, value);
	}
	append(name, value) { this.#pairs.push([String(name), String(value)]); }
	delete(name) { this.#pairs = this.#pairs.filter(([each]) => each !== name); }
	set(name, value) { this.delete(name), this.append(name, value); }
	get(name) { return this.getAll(name)[0] ?? null; }
	getAll(name) { return this.#pairs.filter(([each]) => each === name).map(([, value]) => value); }
	has(name) { return this.getAll(name).length > 0; }
	keys() { return this.#pairs.map(([name]) => name).values(); }
	values() { return this.#pairs.map(([, value]) => value).values(); }
	entries() { return this.#pairs.map((pair) => [...pair]).values(); }
	forEach(action) { for (const [name, value] of this.#pairs) action(value, name, this); }
	[Symbol.iterator]() { return this.entries(); }
	toString() { return this.#pairs.map((pair) => pair.map((part) => encodeURIComponent(part).replaceAll("%20", "+")).join("=")).join("&"); }
}
class URL {
	constructor(address, base) {
		const whole = /^(https?:)\/\/([^/?#:]+)(:\d+)?([^?#]*)(\?[^#]*)?(#.*)?$/is;
		let parts = whole.exec(String(address));
		if (!parts && base !== undefined && !/^[a-z][a-z\d+.-]*:/i.test(address)) {
			const { protocol, origin, pathname, search } = new URL(base);
			const text = String(address);
			const path = text.startsWith("//") ? protocol + text : text.startsWith("/") ? origin + text : /^[?#]|^$/.test(text) ? origin + pathname + (text[0] === "?" ? "" : search) + text : origin + pathname.replace(/[^/]*$/, "") + text;
			parts = whole.exec(path);
		}
		if (!parts) throw new TypeError(`Invalid URL: ${address}`);
		const [, protocol, hostname, port = "", path, search = "", hash = ""] = parts;
		const steps = [];
		for (const step of (path || "/").split("/").slice(1)) step === ".." ? steps.pop() : step === "." || steps.push(step);
		Object.assign(this, { protocol: protocol.toLowerCase(), hostname: hostname.toLowerCase(), port: port.slice(1), pathname: `/${steps.join("/")}`, hash, searchParams: new URLSearchParams(search), username: "", password: "" });
		this.written = search;
	}
	get host() { return this.hostname + (this.port && `:${this.port}`); }
	get origin() { return `${this.protocol}//${this.host}`; }
	get search() { return String(this.searchParams) === String(new URLSearchParams(this.written)) ? this.written : `?${this.searchParams}`.replace(/^\?$/, ""); }
	get href() { return this.origin + this.pathname + this.search + this.hash; }
	toString() { return this.href; }
	toJSON() { return this.href; }
	static parse(address, base) {
		try {
			return new URL(address, base);
		} catch {
			return null;
		}
	}
	static canParse(address, base) { return URL.parse(address, base) !== null; }
}
Object.defineProperty(URL.prototype, "written", { writable: true, enumerable: false });
Object.assign(globalThis, { URL, URLSearchParams });
globalThis.location = Object.assign(new URL("https://preview.invalid/"), { assign() {}, replace() {}, reload() {} });

// ---- The rest of the window

const storage = () => {
	const values = new Map();
	return { getItem: (key) => values.get(String(key)) ?? null, setItem: (key, value) => void values.set(String(key), String(value)), removeItem: (key) => void values.delete(String(key)), clear: () => values.clear(), key: (index) => [...values.keys()][index] ?? null, get length() { return values.size; } };
};
class Observer {
	observe() {}
	unobserve() {}
	disconnect() {}
	takeRecords() { return []; }
}
/** The beginning of a copy: of a list or a plain object, its elements or members as they are. */
const emptyCopy = (value) => {
	if (Array.isArray(value)) return value.slice();
	if (value instanceof Date) return new Date(+value);
	if (value instanceof RegExp) return new RegExp(value.source, value.flags);
	return value instanceof Map ? new Map() : value instanceof Set ? new Set() : { ...value };
};
/** What is asked of the network is never answered. */
const unanswered = () => new Promise(() => {});
globalThis.XMLHttpRequest = class XMLHttpRequest extends EventTarget {
	readyState = 0;
	status = 0;
	responseText = "";
	open() {}
	send() {}
	abort() {}
	setRequestHeader() {}
	getResponseHeader() { return null; }
};
Object.assign(globalThis, {
	MutationObserver: Observer, ResizeObserver: Observer, IntersectionObserver: Observer, PerformanceObserver: Observer,
	localStorage: storage(), sessionStorage: storage(),
	navigator: { userAgent: "sm-preview", language: document.documentElement.lang || "en", languages: [document.documentElement.lang || "en"], onLine: false, cookieEnabled: true, sendBeacon: () => true, clipboard: { writeText: unanswered, readText: unanswered } },
	history: { state: null, length: 1, pushState() {}, replaceState() {}, back() {}, forward() {}, go() {} },
	screen: { width: 1280, height: 800 }, innerWidth: 1280, innerHeight: 800, outerWidth: 1280, outerHeight: 800, devicePixelRatio: 1, scrollX: 0, scrollY: 0, pageXOffset: 0, pageYOffset: 0,
	matchMedia: (media) => Object.assign(new EventTarget(), { media, matches: false, addListener() {}, removeListener() {} }),
	getComputedStyle: onlyInPage("getComputedStyle"), getSelection: () => null,
	fetch: unanswered, open: () => null, close() {}, print() {}, alert() {}, confirm: () => false, prompt: () => null, scroll() {}, scrollTo() {}, scrollBy() {}, focus() {}, blur() {}, postMessage() {},
	reportError(error) { throw error; },
	CSS: { supports: () => true, escape: (text) => String(text).replace(/[^\w-]/g, "\\$&") },
	CSSStyleSheet: class CSSStyleSheet { replaceSync() {} replace() { return Promise.resolve(this); } },
	AbortController: class AbortController { signal = Object.assign(new EventTarget(), { aborted: false }); abort() { this.signal.aborted = true; } },
	structuredClone(value) {
		const copies = new Map();
		const copy = (value) => {
			if (typeof value === "function" || typeof value === "symbol") throw new TypeError("this value cannot be cloned");
			if (typeof value !== "object" || value === null) return value;
			const known = copies.get(value);
			if (known) return known;
			const made = emptyCopy(value);
			copies.set(value, made);
			if (value instanceof Map) for (const [key, each] of value) made.set(copy(key), copy(each));
			else if (value instanceof Set) for (const each of value) made.add(copy(each));
			// Most of what a State holds is text.
			else for (const key in made) if (typeof made[key] !== "string" && Object.hasOwn(made, key)) made[key] = copy(made[key]);
			return made;
		};
		return copy(value);
	},
});
