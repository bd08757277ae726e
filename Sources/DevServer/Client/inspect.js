/**
 * Inspecting: what wrote an element, and of which values it is made. While Alt is held, or after Alt+Shift+I or a button
 * of ours, the element under the pointer is outlined; a click shows its card and opens its place in the editor. Nothing of
 * that reaches the page.
 */

const outlineStyle = `
:host { all: initial; position: fixed; inset: 0; width: auto; height: auto; max-width: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none; color-scheme: light dark; display: none }
:host(:popover-open) { display: block }
[hidden] { display: none !important }
.outline { position: fixed; box-sizing: border-box; border: 2px solid light-dark(#1d5fbf, #8fbcff); border-radius: 2px; background: light-dark(rgb(29 95 191 / .1), rgb(143 188 255 / .16)); box-shadow: 0 0 0 1px light-dark(rgb(255 255 255 / .8), rgb(0 0 0 / .6)) }
.label, .hint { position: fixed; max-width: calc(100vw - 16px); box-sizing: border-box; padding: .15rem .5rem; border-radius: .3rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; background: #173f78; color: #fff; font: 12px/1.5 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace }
.hint { inset: 8px auto auto 50%; transform: translateX(-50%); padding: .3rem .9rem; border-radius: 1rem; font-family: system-ui, sans-serif; font-size: 13px }
@media (forced-colors: active) { .outline { border-color: Highlight } }
`;

const inspectStyle = `
:host { all: initial; position: fixed; inset: auto 0 0 0; width: auto; height: 0; max-width: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; color-scheme: light dark; display: none }
:host(:popover-open) { display: block }
[hidden] { display: none !important }
.panel { position: fixed; inset: auto 12px 56px auto; width: min(36rem, 100vw - 24px); height: auto; max-width: none; max-height: min(70vh, 40rem); margin: 0; padding: 0; overflow: visible; border-radius: .9rem; box-shadow: 0 8px 40px rgb(0 0 0 / .25) }
.panel.left { inset-inline: 12px auto }
.panel.top { inset-block: 12px auto }
.panel::backdrop { background: none }
.bar { flex-wrap: wrap }
.bar h2 { flex: 1 1 12rem; min-width: 0; overflow-wrap: anywhere }
.list { padding: .9rem 1.2rem 1.1rem; font-size: .9375rem }
.list > :first-child { margin-top: 0 }
p { margin: .5rem 0 }
h3 { margin: 1rem 0 .3rem; font-size: .8125rem; font-weight: 600; color: var(--quiet) }
.note { color: var(--quiet) }
code, pre, .open { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .8125rem; overflow-wrap: anywhere }
pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; border-radius: .5rem; background: light-dark(#fff, #231b18); line-height: 1.5; tab-size: 4; overflow-wrap: normal }
pre i { margin-inline-end: 1.25em; font-style: normal; color: var(--quiet); user-select: none }
pre mark { border-radius: .2em; background: light-dark(#cfe0f8, #24477a); color: inherit }
ul { margin: 0; padding: 0; list-style: none }
li { padding: .45rem 0; border-top: 1px solid var(--line) }
li:first-child { border-top: 0 }
li b { font-weight: 600; color: var(--quiet); font-size: .8125rem }
.paths { display: flex; flex-wrap: wrap; gap: .15rem .5rem; margin: .2rem 0 0; font-size: .8125rem; color: var(--quiet) }
.paths code { padding: 0 .35em; border-radius: .25em; background: light-dark(#ece4df, #2c221e); color: var(--text) }
@media (max-width: 30rem) { .bar h2 { flex-basis: 100% } }
@media print { :host { display: none !important } }
`;

const inspect = {
	/** Whether the page has, or gets, templates that know where they stand. */
	isUsed: false,
	/** Whether plain clicks inspect. */
	isOn: false,
	/** What has the outline, and what has the card. */
	host: undefined,
	layer: undefined,
	/** The element that is outlined. */
	target: undefined,
	/** Whether a click is taken from the page. */
	isTaking: false,
	/** The place that the card shows. */
	shown: undefined,
	/** The last that the pointer was over, and what waits for Alt to be held. */
	pointed: undefined,
	holding: undefined,
	/** What had the focus before the card. */
	focused: undefined,
	/** Takes Escape while plain clicks inspect, before what was shown earlier. */
	mode: { isShown: true, isBlocked: false, has: () => false, onEscape: () => (inspect.toggle(false), true) },
	/** Called when plain clicks begin to inspect, or end: for a button. */
	onToggle() {},

	begin() {
		const on = (type, listener) => addEventListener(type, listener, { capture: true, passive: false });
		on("keydown", (event) => this.takeKey(event));
		const release = () => {
			clearTimeout(this.holding);
			if (!this.isOn) this.outline(undefined);
		};
		on("keyup", ({ key }) => key === "Alt" && release());
		addEventListener("blur", ({ target }) => target === globalThis && release());
		on("pointermove", (event) => {
			this.pointed = event.composedPath()[0];
			this.outline(this.takes(event) ? this.pointed : undefined);
		});
		on("focusin", (event) => this.isOn && !this.isOurs(event) && this.outline(event.composedPath()[0]));
		on("scroll", () => this.target && this.measure());
		on("pointerdown", (event) => {
			this.isTaking = event.button === 0 && this.takes(event);
			if (this.isTaking) this.outline(event.composedPath()[0]);
		});
		on("pointercancel", () => (this.isTaking = false));
		for (const type of ["pointerdown", "mousedown", "touchstart", "touchend", "pointerup", "mouseup", "click", "dblclick", "auxclick", "dragstart"]) on(type, (event) => {
			// A key's click is no pointer's.
			if (!this.isTaking || !event.isTrusted || (type === "click" && event.detail === 0)) return;
			event.stopImmediatePropagation();
			// A touch that is prevented makes no click.
			if (!type.startsWith("touch")) event.preventDefault();
			// A control that is disabled gets no click.
			if (type === "pointerup") this.choose(this.target, false);
			if (type === "click") this.isTaking = false;
		});
	},

	/** Whether an event is ours: it is one in something that we put over the page. */
	isOurs(event) {
		return event.composedPath().some((each) => each.localName?.startsWith("og-preview"));
	},

	/** Whether what the pointer does is taken from the page. */
	takes(event) {
		if (!isLiving() || this.isOurs(event)) return false;
		return this.isOn || (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey);
	},

	/** Begins to take plain clicks, or ends it. */
	toggle(isOn = !this.isOn) {
		if (!isLiving()) return;
		this.isOn = isOn;
		this.outline(isOn ? this.pointed : undefined);
		Layer.all = Layer.all.filter((layer) => layer !== this.mode);
		if (isOn) {
			Layer.all.unshift(this.mode);
			this.show();
		}
		if (this.host) this.host.shadowRoot.querySelector(".hint").hidden = !isOn;
		this.hideWhereIdle();
		this.onToggle();
	},

	takeKey(event) {
		const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event;
		const take = () => {
			event.preventDefault();
			event.stopImmediatePropagation();
		};
		if (altKey && shiftKey && !ctrlKey && !metaKey && code === "KeyI") {
			take();
			return this.toggle();
		}
		clearTimeout(this.holding);
		// Who goes to another window holds it for a moment, too.
		if (key === "Alt" && !ctrlKey && !metaKey && !shiftKey && isLiving()) this.holding = later(() => this.pointed?.isConnected && this.outline(this.pointed), 250);
		if (!this.isOn || this.isOurs(event)) return;
		const current = this.target ?? document.activeElement;
		const neighbours = { ArrowUp: "parentElement", ArrowDown: "firstElementChild", ArrowLeft: "previousElementSibling", ArrowRight: "nextElementSibling" };
		if (neighbours[key]) {
			take();
			const next = current[neighbours[key]];
			if (!next || next.localName.startsWith("og-preview")) return;
			next.scrollIntoView({ block: "nearest" });
			this.outline(next);
		} else if (key === "Enter") {
			take();
			this.choose(current, true);
		}
	},

	// ---- The outline

	/** Outlines an element; none takes the outline away. */
	outline(target) {
		if (target?.nodeType !== Node.ELEMENT_NODE || target === document.documentElement) target = undefined;
		if (target === this.target) return;
		this.target = target;
		if (!target) return this.hideWhereIdle();
		this.show();
		this.measure();
		this.prepare().then(() => this.target === target && this.measure());
	},

	measure() {
		const root = this.host.shadowRoot;
		const { left, top, width, height } = this.target.getBoundingClientRect();
		const [outline, label] = [root.querySelector(".outline"), root.querySelector(".label")];
		outline.hidden = label.hidden = false;
		outline.style.cssText = `left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
		const found = this.isReady ? provenance(this.target) : undefined;
		label.textContent = [this.target.localName, found?.place ? `${found.place.file}:${found.place.line}` : found?.file].filter(Boolean).join(" ");
		const { offsetWidth, offsetHeight } = label;
		const above = top - offsetHeight - 4;
		label.style.cssText = `left: ${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px; top: ${above >= 4 ? above : Math.min(Math.max(4, top + 4), innerHeight - offsetHeight - 4)}px`;
	},

	// ---- What is known

	/** Whether the page's templates are those of the server: a page that does not follow it can have older ones. */
	get isCurrent() {
		return facts.reloading !== "off" || latest.templates === facts.parts.templates;
	},

	get isReady() {
		return Boolean(globalThis.ogPreview?.templates?.places);
	},

	/** Has the page take templates that know where they stand: the first time that it is needed. */
	prepare() {
		if (!this.isCurrent) return Promise.resolve();
		this.isUsed = true;
		this.preparing ??= this.isReady ? Promise.resolve() : takePlaces().then(() => this.isReady || (this.preparing = undefined));
		return this.preparing;
	},

	// ---- The card

	/** Shows what wrote an element, and opens its place. */
	async choose(target, byKey) {
		if (!target) return;
		await this.prepare();
		const found = this.isReady && this.isCurrent ? provenance(target) : undefined;
		this.outline(undefined);
		this.open(target, found, byKey);
		if (found?.place) this.tell(await editor.open(found.place));
	},

	tell(text) {
		this.layer.host.shadowRoot.querySelector(".told").textContent = text;
	},

	open(target, found, byKey) {
		this.close();
		if (!this.layer) this.makeCard();
		const { host, dialog } = this.layer;
		const root = host.shadowRoot;
		const element = found?.element ?? target;
		root.querySelector("h2").textContent = `<${element.localName}>${found?.file ? ` in ${placeText(found.place) ?? found.file}` : ""}`;
		const reason = this.isCurrent ? "No view wrote this element, as far as the page tells." : "The theme has changed since this page was loaded: load it anew to inspect it.";
		root.querySelector(".list").replaceChildren(...(found ? this.describe(found) : [make("p", { className: "note" }, reason)]));
		this.shown = found?.place;
		for (const button of root.querySelectorAll(".go, .copy")) button.hidden = !found?.place;
		this.tell("");
		const { left, right, top, bottom } = element.getBoundingClientRect();
		dialog.classList.toggle("left", (left + right) / 2 > innerWidth / 2);
		dialog.classList.toggle("top", (top + bottom) / 2 > innerHeight / 2);
		this.layer.show();
		if (!byKey) return;
		if (this.layer.isBlocked) this.layer.enter("key");
		else this.focused = document.activeElement;
		root.querySelector(found?.place ? ".go" : ".close").focus();
	},

	close() {
		if (!this.layer?.isShown) return;
		this.layer.hide();
		this.layer.host.remove();
		this.focused?.focus({ preventScroll: true });
		this.focused = undefined;
	},

	/** What the card has of an element. */
	describe({ place, file, note, values, chain }) {
		const parts = [];
		if (note) parts.push(make("p", { className: "note" }, note));
		if (place) parts.push(excerptOf(place));
		else if (file) parts.push(make("p", {}, opener({ file, line: 1, column: 1 }, file)));
		if (values.length) parts.push(make("h3", {}, "Values"), make("ul", {}, ...values.map(valueItem)));
		if (chain.length) {
			const items = [...chain].reverse().map((each) => make("li", {}, opener(each.place), " ", make("code", {}, each.text)));
			parts.push(make("h3", {}, "Included by"), make("ul", {}, ...items));
		}
		return parts;
	},

	// ---- What shows it

	show() {
		if (!this.host) this.makeOutline();
		if (!this.host.isConnected) document.body.append(this.host);
		if (!this.host.matches(":popover-open")) this.host.showPopover();
	},

	hideWhereIdle() {
		if (!this.host) return;
		const root = this.host.shadowRoot;
		if (!this.target) root.querySelector(".outline").hidden = root.querySelector(".label").hidden = true;
		if (this.target || this.isOn || !this.host.isConnected) return;
		this.host.hidePopover();
		this.host.remove();
		forgetSurvey();
	},

	makeOutline() {
		this.host = shadowHost("og-preview-outline", outlineStyle, `<div lang="en" dir="ltr"><div class="outline" hidden></div><div class="label" aria-hidden="true" hidden></div><div class="hint" role="status" hidden>Click an element, or press the arrow keys and Enter. Esc ends it.</div></div>`, { popover: "manual" });
	},

	makeCard() {
		const host = shadowHost("og-preview-inspect", `${cardStyle}\n${inspectStyle}`, `<dialog class="panel" lang="en" dir="ltr" aria-labelledby="title"><div class="bar"><h2 id="title"></h2><button type="button" class="go">Open in editor</button><button type="button" class="copy">Copy place</button><button type="button" class="close">Close</button></div><div class="list" tabindex="0" aria-labelledby="title"></div></dialog>`, { popover: "manual" });
		const root = host.shadowRoot;
		this.layer = new Layer(host, root.querySelector("dialog"), () => (this.close(), true));
		editor.listen(root);
		root.querySelector(".go").onclick = async () => this.tell(await editor.open(this.shown));
		root.querySelector(".copy").onclick = async () => {
			const text = globalThis.ogPreview.templates.places.folder + placeText(this.shown);
			this.tell(`${(await editor.copy(text)) ? "The place is copied" : "The place is"}: ${text}`);
		};
		root.querySelector(".close").onclick = () => this.close();
	},
};

const placeText = (place) => place && `${place.file}:${place.line}:${place.column}`;

/** A button that opens a place. */
function opener(place, text = placeText(place)) {
	const button = make("button", { type: "button", className: "open" }, text);
	Object.assign(button.dataset, place);
	return button;
}

/** The line of a place, with those around it. */
function excerptOf({ file, line, column }) {
	const { sources } = globalThis.ogPreview.templates.places;
	const lines = sources.find(([name]) => name === file)?.[1].split("\n");
	if (!lines) return make("p", {}, opener({ file, line, column }));
	const width = String(Math.min(line + 1, lines.length)).length;
	const shown = [line - 1, line, line + 1].filter((number) => lines[number - 1] !== undefined);
	const code = make("code", {}, ...shown.flatMap((number) => {
		const text = lines[number - 1].slice(0, 400);
		const gutter = make("i", { ariaHidden: "true" }, String(number).padStart(width));
		const characters = [...text];
		const [before, tag] = [characters.slice(0, column - 1).join(""), /^<[^\s/>]*/.exec(characters.slice(column - 1).join(""))?.[0] ?? ""];
		const rest = number === line && tag ? [before, make("mark", {}, tag), text.slice(before.length + tag.length)] : [text];
		return [gutter, ...rest, "\n"];
	}));
	return make("pre", { tabIndex: 0 }, code);
}

/** A value of an element, with where it comes from. */
function valueItem({ name, text, paths, filters, keys, place }) {
	const item = make("li", {});
	if (name) item.append(make("b", {}, `${name} `));
	item.append(make("code", {}, text));
	const more = [
		...paths.map((path) => make("code", {}, path)), ...filters.map((filter) => make("span", {}, make("code", {}, `| ${filter}`))),
		...keys.filter((key) => key.place).map((key) => opener(key.place)), opener(place),
	];
	item.append(make("div", { className: "paths" }, ...more));
	return item;
}
