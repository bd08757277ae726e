/**
 * The tool bar: a button in a corner that says which page this is, and above it, when it is wanted, a card with what can
 * be chosen of the page, its State, what was done in it, and the theme's settings.
 */

const toolsStyle = `
:host { all: initial; position: fixed; inset: auto 0 0 auto; width: auto; height: 0; max-width: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; color-scheme: light dark; display: none }
:host(:popover-open) { display: block }
[hidden] { display: none !important }
dialog { position: fixed; inset: auto 12px 12px auto; box-sizing: border-box; display: flex; flex-direction: column; align-items: end; gap: 8px; width: auto; height: auto; max-width: calc(100% - 24px); max-height: calc(100vh - 24px); margin: 0; padding: 0; border: 0; background: none; overflow: visible; color: var(--text); font: 14px/1.45 system-ui, sans-serif }
dialog::backdrop { background: none }
.pill { display: flex; align-items: center; gap: .55rem; max-width: 100%; min-height: 2rem; padding: .2rem .9rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--ground); box-shadow: 0 1px 6px rgb(0 0 0 / .2); font-size: 13px; font-weight: 600 }
.pill:hover, .pill[aria-expanded="true"] { border-color: currentcolor; background: var(--ground) }
.pill span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.pill svg { flex: none; width: 14px; height: 14px; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round }
.card { box-sizing: border-box; display: flex; flex-direction: column; width: 27rem; max-width: 100%; min-height: 0; max-height: min(42rem, 100vh - 76px); border: 1px solid var(--line); border-radius: .9rem; background: var(--ground); box-shadow: 0 8px 40px rgb(0 0 0 / .25); overflow: hidden }
@keyframes rise { from { transform: translateY(.6rem); opacity: 0 } }
@media (prefers-reduced-motion: no-preference) { dialog:not(.still) .card { animation: rise .14s ease-out } }
[role="tablist"] { display: flex; flex: none; gap: .15rem; padding: .5rem .6rem 0; border-bottom: 1px solid var(--line); overflow-x: auto }
[role="tab"] { flex: none; padding: .35rem .7rem .45rem; border-radius: .5rem .5rem 0 0; background: none; border-bottom: 2px solid transparent; color: var(--quiet); font-size: 14px }
[role="tab"][aria-selected="true"] { color: var(--text); border-bottom-color: currentcolor; font-weight: 600 }
[role="tabpanel"] { display: flex; flex-direction: column; min-height: 0; overflow: hidden }
.scroll { overflow: auto; overscroll-behavior: contain; padding: .8rem .9rem 1rem }
.view { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: .55rem .9rem }
.view label { color: var(--quiet) }
.view .check { grid-column: 2; display: flex; align-items: center; gap: .5rem; color: var(--text) }
#impact { grid-column: 1 / -1; margin: 0; color: var(--quiet) }
#impact:empty { display: none }
.actions { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-top: .4rem }
a { color: light-dark(#1d5fbf, #8fbcff) }
input, select, textarea { box-sizing: border-box; width: 100%; min-width: 0; min-height: 2rem; padding: .25rem .5rem; border: 1px solid light-dark(#b8a79d, #6a564d); border-radius: .45rem; background: light-dark(#fff, #211a17); color: inherit; font: inherit; font-size: 13px }
input[type="checkbox"] { width: 1.15rem; min-height: 1.15rem; margin: 0; accent-color: light-dark(#1d5fbf, #8fbcff) }
input[type="color"] { width: 3.5rem; padding: .1rem }
:is(input, select, textarea, summary, [tabindex]):focus-visible { outline: 2px solid light-dark(#1d5fbf, #8fbcff); outline-offset: 1px }
:is(input, textarea):invalid { border-color: light-dark(#c62f2f, #ff7a70) }
button { min-height: 1.9rem; font-size: 13px }
button[aria-pressed="true"] { background: light-dark(#2b211d, #f1e9e5); color: var(--ground) }
.row { margin: .1rem 0 }
.leaf { display: flex; align-items: center; gap: .5rem; min-height: 2rem }
.leaf label { flex: 0 0 9.2rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--quiet) }
.leaf > :is(input:not([type="checkbox"]):not([type="color"]), select, textarea) { flex: 1 }
.leaf button { flex: none; min-height: 1.6rem; padding: .1rem .5rem }
summary { display: flex; align-items: baseline; gap: .5rem; padding: .25rem .3rem; border-radius: .4rem; cursor: pointer; list-style: none }
summary::before { content: ""; flex: none; width: .4rem; height: .4rem; border: solid currentcolor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg) translate(-.1rem, -.1rem); color: var(--quiet) }
details[open] > summary::before { transform: rotate(45deg) translate(-.15rem, -.15rem) }
summary:hover { background: light-dark(#efe7e2, #241c19) }
summary b { font-weight: 600 }
summary i { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--quiet); font-style: normal }
.children { margin-inline-start: .5rem; padding-inline-start: .7rem; border-inline-start: 1px solid var(--line) }
.tools { display: flex; gap: .4rem; margin: .2rem 0 .3rem 1.2rem }
.tools button { min-height: 1.6rem; padding: .1rem .6rem }
.addition { color: var(--quiet); width: auto; margin: .25rem 0 }
.empty { margin: .2rem 0; color: var(--quiet) }
.foot { display: flex; flex-direction: column; gap: .5rem; padding: .6rem .9rem .8rem; border-top: 1px solid var(--line) }
.foot div, .foot form { display: flex; flex-wrap: wrap; gap: .5rem }
.foot form input { flex: 1 }
.foot p { margin: 0; color: var(--quiet); font-size: 13px; overflow-wrap: anywhere }
.foot p.bad { color: light-dark(#b3261e, #ff8a80) }
.explanation { min-height: 2.9em; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
ol { margin: 0; padding: 0; list-style: none }
ol li { display: flex; align-items: center; gap: .6rem; padding: .3rem 0; border-bottom: 1px solid var(--line) }
ol li span { flex: 1; min-width: 0; overflow-wrap: anywhere }
@media (forced-colors: active) { .card, .pill { border: 2px solid } }
@media print { :host { display: none !important } }
`;

const openKey = "sm-preview tools";

const tools = {
	layer: undefined,
	root: undefined,
	/** What there is to choose from, as the server says, and the State's schema. */
	site: undefined,
	schema: undefined,
	state: undefined,
	settings: undefined,

	begin() {
		const tab = (name, text) => `<button type="button" role="tab" id="tab-${name}" aria-controls="panel-${name}" data-tab="${name}">${text}</button>`;
		const panelOf = (name, content) => `<div role="tabpanel" id="panel-${name}" aria-labelledby="tab-${name}" hidden>${content}</div>`;
		const choice = (name, text, options = "") => `<label for="${name}">${text}</label><select id="${name}">${options}</select>`;
		const option = (value, text) => `<option value="${value}">${text}</option>`;
		const host = shadowHost("og-preview-tools", `${cardStyle}\n${toolsStyle}`, `<dialog lang="en" dir="ltr" aria-label="Preview"><div class="card" hidden>
<div role="tablist" aria-label="Preview">${tab("view", "View")}${tab("state", "State")}${tab("actions", "Actions")}${tab("settings", "Settings")}</div>
${panelOf("view", `<div class="scroll view">${choice("fixture", "Fixture")}${choice("locale", "Locale")}${choice("width", "Width", option("", "Whole window") + frameWidths.map((each) => option(each, `${each} px`)).join(""))}${choice("scheme", "Colours", option("", "As the system") + option("light", "Light") + option("dark", "Dark"))}${choice("direction", "Direction", option("", "As the language") + option("ltr", "Left to right") + option("rtl", "Right to left"))}<label class="check"><input type="checkbox" id="texts"> Long texts</label><div class="actions"><button type="button" id="inspect" aria-pressed="false" title="Alt+Shift+I, or Alt with a click">Inspect</button><button type="button" id="reset">Reset the page</button><a href="/">All pages</a></div><p id="impact" role="status"></p></div>`)}
${panelOf("state", `<div class="scroll" tabindex="0" aria-label="State" id="tree"></div><div class="foot"><p class="explanation" id="text"></p><div><button type="button" id="save"></button><button type="button" id="save-new" aria-expanded="false">Save as a new fixture…</button></div><form id="new" hidden><input id="title" aria-label="Title of the new fixture" placeholder="Title of the new fixture" required><button>Save</button></form><p role="status" id="told"></p><div id="conflict" hidden><button type="button" id="force">Save all the same</button><button type="button" id="drop">Take what the file has</button></div></div>`)}
${panelOf("actions", `<div class="scroll" tabindex="0" aria-label="Actions"><ol id="list"></ol></div>`)}
${panelOf("settings", `<div class="scroll" tabindex="0" aria-label="Settings" id="settings"></div><div class="foot"><p>These hold until the page is loaded anew. Saving under State writes them into the fixture.</p></div>`)}
</div><button type="button" class="pill" aria-expanded="false"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h6m4 0h2M2 12h2m4 0h6M10 2v4M6 10v4"/></svg><span></span></button></dialog>`, { popover: "manual" });
		this.root = host.shadowRoot;
		this.layer = new Layer(host, this.at("dialog"), () => this.escape(), () => this.isBusy);
		this.at(".pill").onclick = () => this.toggle();
		if (!isLiving()) for (const each of this.root.querySelectorAll('[role=tab]:not([data-tab="view"])')) each.hidden = true;
		this.at("[role=tablist]").onclick = ({ target }) => target.dataset.tab && this.choose(target.dataset.tab);
		this.at("[role=tablist]").onkeydown = (event) => this.moveTab(event);
		this.beginView();
		this.state = new Tree(this.at("#tree"), (path, value) => this.edit(path, value), (text) => (this.at("#text").textContent = text));
		this.settings = new Tree(this.at("#settings"), (path, value) => actions.changeSettings(patchAt(this.settingsNow, path, value)), () => {});
		this.beginSaving();
		this.at("#list").onclick = ({ target }) => target.dataset.count && actions.undo(Number(target.dataset.count));
		pageStore?.subscribe(() => this.refresh());
		impact.told = (text, isNew) => this.tellImpact(text, isNew);
		addEventListener("DOMContentLoaded", () => {
			this.layer.show();
			this.name();
			const kept = storage.getItem(openKey);
			if (kept) this.choose(kept);
		});
	},

	at(selector) {
		return this.root.querySelector(selector);
	},

	/** Shows what a save has done to other pages: under the view until the next one, and for a moment where it is always seen. */
	tellImpact(text, isNew) {
		this.at("#impact").textContent = text && `Last save: ${text}.`;
		if (!isNew) return;
		this.told = text;
		clearTimeout(this.fading);
		this.fading = later(() => {
			this.told = "";
			this.name();
		}, 6000);
		this.name();
	},

	name() {
		this.at(".pill span").textContent = this.told || [fixture, locale, view.texts && "long texts", view.scheme, view.direction, view.patch && "edited"].filter(Boolean).join(" · ");
	},

	// ---- Open and closed

	get isOpen() {
		return !this.at(".card").hidden;
	},

	toggle() {
		if (this.isOpen) this.close();
		else this.choose(storage.getItem(`${openKey} last`) ?? "view");
	},

	escape() {
		if (!this.isOpen) return false;
		this.close();
		return true;
	},

	/** Whether a text is typed. */
	get isBusy() {
		const field = this.root.activeElement;
		return Boolean(field?.matches("textarea, input:not([type=checkbox])")) && !Tree.isDone(field);
	},

	close() {
		this.at(".card").hidden = true;
		this.at(".pill").setAttribute("aria-expanded", "false");
		this.at(".pill").focus({ preventScroll: true });
		storage.removeItem(openKey);
		this.layer.leave();
	},

	async choose(name) {
		if (!isLiving()) name = "view";
		this.at(".card").hidden = false;
		this.at(".pill").setAttribute("aria-expanded", "true");
		for (const each of this.root.querySelectorAll("[role=tab]")) {
			const isChosen = each.dataset.tab === name;
			each.setAttribute("aria-selected", isChosen);
			each.tabIndex = isChosen ? 0 : -1;
			this.at(`#panel-${each.dataset.tab}`).hidden = !isChosen;
		}
		storage.setItem(openKey, name);
		storage.setItem(`${openKey} last`, name);
		if (!this.site) {
			[this.site, this.schema] = await Promise.all([fetched("/-/site.json"), fetched("/-/schema.json")]);
			secrets = new Set(this.site.secrets);
			this.fillView();
		}
		this.refresh();
	},

	moveTab(event) {
		const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
		if (!step) return;
		const tabs = [...this.root.querySelectorAll("[role=tab]:not([hidden])")];
		const next = tabs.at((tabs.findIndex((each) => each.ariaSelected === "true") + step) % tabs.length);
		this.choose(next.dataset.tab);
		next.focus();
	},

	// ---- The view

	beginView() {
		this.at("#fixture").onchange = ({ target }) => location.assign(view.address(target.value));
		this.at("#locale").onchange = ({ target }) => {
			view.chooseLocale(this.site.locales.find(({ name }) => name === target.value));
			this.name();
			check(true);
		};
		for (const name of ["width", "scheme", "direction"]) this.at(`#${name}`).onchange = ({ target }) => {
			view.choose(name, name === "width" ? Number(target.value) : target.value);
			this.name();
		};
		this.at("#texts").onchange = ({ target }) => {
			view.choose("texts", target.checked ? "long" : undefined);
			this.name();
		};
		this.at("#reset").onclick = () => this.reset();
		const button = this.at("#inspect");
		button.hidden = !isLiving();
		button.onclick = () => inspect.toggle();
		inspect.onToggle = () => (button.ariaPressed = String(inspect.isOn));
	},

	/** The page as it is in its files. */
	reset() {
		const url = new URL(location.href);
		for (const parameter of Object.values(parameters)) url.searchParams.delete(parameter);
		const top = outside ?? window;
		const isThere = top.location.href === url.href;
		top.location.replace(url);
		if (isThere) top.location.reload();
	},

	fillView() {
		const { fixtures, locales } = this.site;
		this.at("#fixture").replaceChildren(...fixtures.map(({ name, title }) => new Option(title, name)));
		const { locales: own = [], isOwn } = fixtures.find(({ name }) => name === fixture) ?? {};
		// One of the program's own customers is no file of the theme.
		this.at("#save").hidden = !isOwn;
		this.at("#locale").replaceChildren(...locales.filter(({ name }) => own.includes(name)).map(({ name }) => new Option(name)));
		if (view.width && !frameWidths.includes(view.width)) this.at("#width").append(new Option(`${view.width} px`, view.width));
	},

	// ---- What there is now

	refreshing: false,

	/** Shows what there is now, once for all that happens at the same time. */
	refresh() {
		if (this.refreshing || !this.root) return;
		this.refreshing = true;
		later(() => {
			this.refreshing = false;
			this.name();
			if (this.isOpen && this.site) this.show();
		});
	},

	show() {
		this.at("#fixture").value = fixture;
		this.at("#locale").value = locale;
		for (const name of ["width", "scheme", "direction"]) this.at(`#${name}`).value = view[name] ?? "";
		this.at("#texts").checked = view.texts === "long";
		if (!this.at("#panel-state").hidden) this.state.show(this.shownState, this.schema);
		if (!this.at("#panel-settings").hidden) this.settings.show(this.settingsNow, {});
		if (!this.at("#panel-actions").hidden) this.showActions();
	},

	/** The State, of whose maps only what the lists lack: they are made of the lists, which are edited. */
	get shownState() {
		const state = { ...stateOf() };
		delete state.locale;
		for (const [name, list] of Object.entries(this.site.maps)) {
			const ids = new Set((Array.isArray(state[list]) ? state[list] : []).map((row) => String(idIn(row))));
			const isOfRows = name.startsWith("items_by_");
			const others = isOfRows ? {} : Object.fromEntries(Object.entries(state[name] ?? {}).filter(([id]) => !ids.has(id)));
			if (Object.keys(others).length) state[name] = others;
			else delete state[name];
		}
		return state;
	},

	get settingsNow() {
		const preview = globalThis.ogPreview;
		return preview.patched(preview.templates?.settings ?? {}, preview.settings ?? {});
	},

	edit(path, value) {
		this.tell("");
		actions.edit(patchAt(stateOf(), path, value));
		if (view.isTooLong) this.tell("These changes are too long for a link: save them as a fixture to keep them.");
	},

	showActions() {
		const entry = (text, count, isNow) => {
			const item = make("li", {}, make("span", { textContent: text }));
			if (!isNow) {
				const button = this.state.button(`undo-${count}`, "Back to here", undefined, `Back to: ${text}`);
				button.dataset.count = count;
				item.append(button);
			}
			return item;
		};
		const { noted, isEnded } = actions;
		const items = [entry("The page as it was loaded", 0, noted.length === 0), ...noted.map((text, index) => entry(labelOf(parse(text)), index + 1, index === noted.length - 1))];
		if (isEnded) items.push(make("li", {}, make("span", { textContent: "What came after this could not be noted." })));
		this.at("#list").replaceChildren(...items);
	},

	// ---- Saving

	beginSaving() {
		this.at("#save").textContent = `Save into ${fixture}.json`;
		this.at("#save").onclick = () => this.save({});
		this.at("#save-new").onclick = () => {
			const form = this.at("#new");
			form.hidden = !form.hidden;
			this.at("#save-new").setAttribute("aria-expanded", !form.hidden);
			if (!form.hidden) this.at("#title").focus();
		};
		this.at("#new").onsubmit = (event) => {
			event.preventDefault();
			this.save({ title: this.at("#title").value });
		};
		this.at("#force").onclick = () => this.save({ ...this.failed, isForced: true });
		this.at("#drop").onclick = () => this.reset();
	},

	async save(wish) {
		const patch = actions.change;
		this.at("#conflict").hidden = true;
		if (!patch) return this.tell("Nothing has changed.");
		try {
			const saved = await post("/-/fixture", { fixture, state, patch, ...wish });
			if (wish.title) return location.assign(view.address(saved.fixture));
			this.tell(`Saved as ${saved.fixture}.json.`);
		} catch (error) {
			this.failed = wish;
			this.tell(`Not saved: ${error.message}.`, true);
			this.at("#conflict").hidden = error.status !== 409 || Boolean(wish.title);
		}
	},

	tell(text, isBad = false) {
		const told = this.at("#told");
		told.textContent = text;
		told.classList.toggle("bad", isBad);
	},
};

/** What was done, in a few words. */
function labelOf([name, [first, second]]) {
	const paths = (patch, before = "") => Object.entries(patch).flatMap(([key, each]) => (isObject(each) ? paths(each, `${before}${key}.`) : [before + key]));
	switch (name) {
	case "edit": return `State: ${paths(first).join(", ")}`;
	case "settings": return `Setting: ${paths(first).join(", ")}`;
	case "perform": return `Form: ${first}`;
	case "serve": return `${first} ${new URL(second).pathname}`;
	case "merge": return `Fetched: ${first}`;
	default: return "Everything fetched anew";
	}
}
