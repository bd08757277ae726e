/**
 * How the page is looked at: its locale, width, colours, direction, the length of its texts. All of it stands in the
 * address, beside what was changed in the State, so that a link shows the same page again.
 */

const parameters = { width: "preview-width", scheme: "preview-scheme", direction: "preview-direction", texts: "preview-texts", state: "preview-state" };
const choices = { scheme: ["light", "dark"], direction: ["ltr", "rtl"], texts: ["long"] };
/** The frame in which a page stands whose width was chosen; the page around it is `frame.js`'s. */
const outside = (() => {
	try {
		return window.frameElement?.hasAttribute("data-preview-frame") ? window.parent : undefined;
	} catch {
		return undefined;
	}
})();

const view = {
	/** What was chosen; undefined is as the page is by itself. */
	width: undefined, scheme: undefined, direction: undefined, texts: undefined,
	/** The change of the State, as a merge patch. */
	patch: undefined,
	/** Longer ones make no link. */
	longestPatch: 16000,

	/** Takes what the address says; what it should not say is left out. */
	read() {
		const query = new URLSearchParams((outside ?? window).location.search);
		const width = Number(query.get(parameters.width));
		if (Number.isInteger(width) && width >= 200 && width <= 4000) this.width = width;
		for (const [name, values] of Object.entries(choices)) if (values.includes(query.get(parameters[name]))) this[name] = query.get(parameters[name]);
		const text = new URLSearchParams(location.search).get(parameters.state);
		if (text === null) return;
		try {
			const patch = parse(text);
			if (typeof patch !== "object" || patch === null || Array.isArray(patch)) throw new TypeError("it is no object");
			// The settings are no part of the State.
			delete patch.$fixture;
			this.patch = patch;
		} catch (error) {
			console.warn(`sm-preview: the State in the address cannot be read, so the page has the fixture's: ${error.message}`);
		}
	},

	/** The address of a page with what was chosen; another fixture's has no part of this one's State. */
	address(name = fixture, isWithinFrame = Boolean(outside)) {
		const url = new URL(location.href);
		url.pathname = `/${path(name, locale)}`;
		const values = { ...this, width: isWithinFrame ? undefined : this.width, state: name === fixture && this.patch ? stringify(this.patch) : undefined };
		for (const [each, parameter] of Object.entries(parameters)) {
			if (values[each] === undefined) url.searchParams.delete(parameter);
			else url.searchParams.set(parameter, values[each]);
		}
		return url;
	},

	/** Writes it into the address, which is no step for Back. */
	write() {
		if (this.patch && stringify(this.patch).length > this.longestPatch) {
			const { patch } = this;
			this.patch = undefined;
			this.replaceAddress();
			this.patch = patch;
		} else {
			this.replaceAddress();
		}
	},

	replaceAddress() {
		history.replaceState(history.state, "", this.address());
		outside?.history.replaceState(null, "", this.address(fixture, false));
	},

	/** Whether the changes of the State are too long to stand in a link. */
	get isTooLong() {
		return Boolean(this.patch) && stringify(this.patch).length > this.longestPatch;
	},

	/** Takes another choice, in place where that can be. */
	choose(name, value) {
		this[name] = value || undefined;
		if (name === "width") return this.chooseWidth();
		this.write();
		if (name === "scheme") scheme.choose(this.scheme);
		if (name === "direction") this.showDirection();
		if (name === "texts" && isLiving()) renew(false);
	},

	/** Takes the page into a frame of that width, or out of it; what was done so far is done once more there. */
	chooseWidth() {
		actions.keep();
		(outside ?? window).location.replace(this.address(fixture, false));
		if (outside && this.address(fixture, false).href === outside.location.href) outside.location.reload();
	},

	/** Takes another locale in place: the runtime follows the language of the page. */
	chooseLocale({ name, language, direction }) {
		const ending = ` · ${locale}`;
		if (document.title.endsWith(ending)) document.title = document.title.slice(0, -ending.length) + ` · ${name}`;
		locale = name;
		// An error page has nothing that could follow.
		if (!isLiving()) return location.assign(this.address());
		this.write();
		ownDirection = direction;
		this.showDirection();
		document.documentElement.lang = language;
	},

	showDirection() {
		const direction = this.direction ?? ownDirection;
		if (direction === "rtl" || this.direction) document.documentElement.dir = direction;
		else document.documentElement.removeAttribute("dir");
	},
};

/** The direction of the page's language. */
let ownDirection = document.documentElement.dir || "ltr";

// ---- Light and dark

/**
 * Another colour scheme than the system's: no page can change what the system says, so the conditions of its styles are
 * exchanged, and the answers that scripts get.
 */
const scheme = {
	chosen: undefined,
	/** What stood there: by rule or sheet, the text of its condition; by rule, its `color-scheme`. */
	conditions: new WeakMap(),
	schemes: new WeakMap(),
	/** The answers that scripts hold, weakly, and the oldest of very many no more. */
	answers: [],
	ask: globalThis.matchMedia?.bind(globalThis),

	choose(value) {
		this.chosen = value;
		this.apply();
		for (const { held, query } of this.answers) {
			const list = held.deref();
			list?.dispatchEvent(new MediaQueryListEvent("change", { media: query, matches: list.matches }));
		}
	},

	/** A condition as it is with the chosen scheme: `width` is always at least 0. */
	condition(text) {
		if (!this.chosen) return text;
		return text.replace(/\(\s*prefers-color-scheme\s*(?::\s*(light|dark)\s*)?\)/gi, (_, wanted) => (!wanted || wanted.toLowerCase() === this.chosen ? "(min-width: 0px)" : "(max-width: -1px)"));
	},

	apply() {
		for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) this.applyTo(sheet);
	},

	applyTo(sheet) {
		this.applyToMedia(sheet);
		let rules;
		try {
			rules = sheet.cssRules;
		} catch {
			// Another site's.
			return;
		}
		for (const rule of rules) this.applyToRule(rule);
	},

	applyToRule(rule) {
		if (rule.media) this.applyToMedia(rule);
		if (rule.styleSheet) this.applyTo(rule.styleSheet);
		const own = this.schemes.get(rule) ?? rule.style?.colorScheme;
		if (own && /\blight\b/.test(own) && /\bdark\b/.test(own)) {
			this.schemes.set(rule, own);
			rule.style.setProperty("color-scheme", this.chosen ?? own, rule.style.getPropertyPriority("color-scheme"));
		}
		for (const each of rule.cssRules ?? []) this.applyToRule(each);
	},

	applyToMedia(owner) {
		const own = this.conditions.get(owner) ?? owner.media?.mediaText;
		if (!own || !/prefers-color-scheme/i.test(own)) return;
		this.conditions.set(owner, own);
		if (owner.media.mediaText !== this.condition(own)) owner.media.mediaText = this.condition(own);
	},

	/** Begins before the theme's script: what is asked of the browser is answered with what was chosen. */
	begin(value) {
		this.chosen = value;
		const { ask, answers } = this;
		if (ask) globalThis.matchMedia = (query) => {
			const list = ask(query);
			if (!/prefers-color-scheme/i.test(query)) return list;
			const matches = Object.getOwnPropertyDescriptor(MediaQueryList.prototype, "matches").get;
			Object.defineProperty(list, "matches", { get: () => matches.call(ask(scheme.condition(query))), configurable: true });
			if (answers.push({ held: new WeakRef(list), query }) > 1000) answers.shift();
			return list;
		};
		const apply = () => this.chosen && this.apply();
		document.addEventListener("DOMContentLoaded", apply);
		document.addEventListener("load", ({ target }) => target.matches?.('link[rel~="stylesheet"]') && apply(), true);
		new MutationObserver(apply).observe(document.head, { childList: true, subtree: true, characterData: true });
		apply();
	},
};

// ---- Long texts

/** Texts as a language would have them that needs more room and other letters: `[Šhíp nôôw]`. What is no text stays. */
const longTexts = {
	letters: new Map(Object.entries({ a: "áá", e: "éé", i: "íí", o: "óó", u: "úú", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú", c: "ç", n: "ñ", s: "š", z: "ž", S: "Š", C: "Ç", N: "Ñ" })),
	known: new WeakMap(),

	/** A piece of text, without what is markup or the name of a character in it. */
	longer(text) {
		return text.replace(/<[^>]*>?|&[#\w]+;|[aeioucnszAEIOUSCN]/g, (found) => this.letters.get(found) ?? found);
	},

	/** Whether a text is one that is read: addresses and formats of dates are not. */
	isRead: (text) => /[a-z]{2}/i.test(text) && !/^(?:[a-z]+:|[/#.])\S*$/i.test(text) && !/^(?:\[[^\]]*\]|[YMDdHhmsSAaZQowWkxX\s,./:-])+$/.test(text),

	text(text) {
		return this.isRead(text) ? `[${this.longer(text)}]` : text;
	},

	/** The pieces of a text with values in it: the same ones each time, as they are what templates are known by. */
	pieces(strings) {
		let pieces = this.known.get(strings);
		if (!pieces) {
			pieces = strings.map((piece, index) => (index ? "" : "[") + this.longer(piece) + (index < strings.length - 1 ? "" : "]"));
			pieces.raw = pieces;
			this.known.set(strings, pieces);
		}
		return pieces;
	},

	all(texts) {
		if (typeof texts === "string") return this.text(texts);
		if (typeof texts !== "object" || texts === null) return texts;
		return Array.isArray(texts) ? texts.map((each) => this.all(each)) : Object.fromEntries(Object.entries(texts).map(([key, each]) => [key, this.all(each)]));
	},

	/** What makes the texts of a locale, made to give long ones. */
	made(make) {
		const tag = (own) => (strings, ...values) => own(this.pieces(strings), ...values);
		return (library) => this.all(make({ ...library, plain: tag(library.plain), html: tag(library.html) }));
	},

	/** Stands between the runtime and the texts of locales, whenever they are loaded. */
	begin() {
		const preview = globalThis.ogPreview;
		if (!preview) return;
		const known = new WeakSet();
		const watched = (texts) => {
			if (!texts || known.has(texts)) return texts;
			const proxy = new Proxy(texts, {
				get: (...given) => {
					const make = Reflect.get(...given);
					return view.texts === "long" && typeof make === "function" ? this.made(make) : make;
				},
			});
			known.add(proxy);
			return proxy;
		};
		let texts = watched(preview.texts);
		Object.defineProperty(preview, "texts", { configurable: true, enumerable: true, get: () => texts, set: (value) => void (texts = watched(value)) });
	},
};
