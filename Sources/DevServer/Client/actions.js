/**
 * What was done in this page: forms, requests to the REST API and functions of `og.smi`, as the runtime tells of them, and
 * changes of the State and the settings by hand. It is done once more where a changed script needs a reload, and undone
 * by beginning anew without the last of it. A reload by anybody else begins with the changes that stand in the address.
 *
 * Only what follows something that the user did counts: what a script does by itself, it does again by itself.
 */

const actions = {
	key: "sm-preview actions",
	/** What was done, as JSON texts. */
	noted: [],
	size: 0,
	/** Whether something came that could not be kept: what follows may build on it. */
	isEnded: false,
	limit: { count: 500, size: 1 << 20 },

	/** The State before all that, as JSON, and the settings of the fixture. */
	base: undefined,
	settings: undefined,
	isReplaying: false,

	note(name, values, time) {
		if (this.isReplaying) return;
		const isByHand = ["edit", "settings"].includes(name);
		if (this.isEnded || !(isByHand || navigator.userActivation?.hasBeenActive)) return;
		this.begun();
		const text = isJSON(values) ? stringify([name, values, time]) : undefined;
		if (text !== undefined && this.noted.length < this.limit.count && this.size + text.length <= this.limit.size) {
			this.noted.push(text);
			this.size += text.length;
			// It is about to be done.
			queueMicrotask(() => tools.refresh());
			return;
		}
		this.isEnded = true;
		const reason = text === undefined ? "it has values that are no JSON" : "they are too many, or too large";
		console.warn(`sm-preview: from "${values[0] ?? name}" on, actions are not done again when a changed script reloads the page: ${reason}.`);
	},

	/** Keeps what there was before the first of them. */
	begun() {
		this.base ??= stringify(stateOf());
	},

	/** Forgets all: the State is another one. */
	forget() {
		Object.assign(this, { noted: [], size: 0, isEnded: false, base: undefined, settings: globalThis.ogPreview.settings });
		this.tell();
	},

	/** Puts the changes by hand into the address, and shows what there is now. */
	tell() {
		const edits = this.noted.map((text) => parse(text)).filter(([name]) => name === "edit");
		const base = edits.length ? parse(this.base) : {};
		const edited = edits.reduce((value, [, [patch]]) => globalThis.ogPreview.patched(value, patch), base);
		const patch = difference(base, edited);
		view.patch = patch && withoutSecrets(patch, base, isSecret);
		view.write();
		tools.refresh();
	},

	/** Changes the State by hand. */
	edit(patch) {
		globalThis.ogPreview.edit(patch);
		this.tell();
	},

	changeSettings(patch) {
		globalThis.ogPreview.changeSettings(patch);
		renew(false);
		tools.refresh();
	},

	/** Goes back to where so many of the actions were done. */
	undo(count) {
		const noted = this.noted.slice(0, count);
		const preview = globalThis.ogPreview;
		preview.settings = this.settings;
		this.replay(() => {
			renew(true);
			preview.replay(noted.map((text) => parse(text)));
			renew(false);
		});
		Object.assign(this, { noted, size: noted.reduce((size, text) => size + text.length, 0), isEnded: false });
		this.tell();
	},

	/** The change of all that was done, to the State and, as `$fixture.settings`, to the settings; undefined if there is none. */
	get change() {
		if (this.base === undefined) return undefined;
		const preview = globalThis.ogPreview;
		const [before, after] = [parse(this.base), parse(stringify(stateOf()))];
		const isEdited = (name) => this.noted.some((text) => {
			const [kind, [patch]] = parse(text);
			return kind === "edit" && name in patch;
		});
		for (const state of [before, after]) {
			// The page's own, and the maps that are made of the lists.
			for (const name of ["locale", ...(isEdited("notifications") ? [] : ["notifications"])]) delete state[name];
			for (const [name] of preview.maps) if (!(name in preview.state) && !isEdited(name)) delete state[name];
		}
		const settings = difference(this.settings ?? {}, preview.settings ?? {});
		const patch = difference(before, after);
		return settings ? { $fixture: { settings }, ...patch } : patch;
	},

	/** Does something of which nothing is noted. */
	replay(action) {
		this.isReplaying = true;
		try {
			action();
		} finally {
			this.isReplaying = false;
		}
	},

	/** Keeps the actions for the next load. */
	keep() {
		try {
			storage.setItem(this.key, stringify({ page: [fixture, state], noted: this.noted, isEnded: this.isEnded }));
		} catch {
			console.warn("sm-preview: the actions could not be kept: the browser has no room for them.");
		}
	},

	/** Takes the actions that were kept, if they are this page's, and does them once more when it is rendered; else the change that stands in the address. */
	begin() {
		let kept;
		try {
			kept = parse(storage.getItem(this.key));
			storage.removeItem(this.key);
		} catch {}
		const preview = globalThis.ogPreview;
		if (!preview) return;
		const isOurs = kept && stringify(kept.page) === stringify([fixture, state]);
		this.settings = preview.settings;
		preview.note = (...noted) => this.note(...noted);
		preview.keep = () => this.keep();
		if (!isOurs) return view.patch && this.beginWith(view.patch);
		preview.resume = () => {
			try {
				this.begun();
				this.replay(() => {
					preview.replay(kept.noted.map((text) => parse(text)));
					if (preview.settings !== this.settings) renew(false);
				});
				for (const text of kept.noted) this.size += text.length;
				Object.assign(this, { noted: kept.noted, isEnded: kept.isEnded });
				this.tell();
			} catch (error) {
				console.warn("sm-preview: the actions cannot be done again:", error);
			}
		};
	},

	/** Changes the State before the page is rendered for the first time. */
	beginWith(patch) {
		const preview = globalThis.ogPreview;
		if (!preview.edit) return;
		preview.edit(patch);
		// The static markup has another State.
		if (preview.templates) preview.templates.deferred = null;
	},
};

const { parse, stringify } = JSON;
const storage = globalThis.sessionStorage;
// The theme's script may change what it finds.
const pageStore = globalThis.og?.smi?.store;
const stateOf = () => pageStore.getState();

/** Whether a field's value is a secret; which ones are, the server says, and until then the words for them do. */
let secrets = new Set();
const isSecret = (name) => secrets.has(name) || /(^|_)(sig|signature|token|secret|password|session|cookie|jwt|hmac|nonce|cvc|cvv)(_id|s)?$|_key$/i.test(name);

/** Whether a value is the same after a way through JSON. */
function isJSON(value) {
	if (value === null || ["string", "boolean"].includes(typeof value)) return true;
	if (typeof value === "number") return Number.isFinite(value);
	if (Array.isArray(value)) return value.every(isJSON);
	if (typeof value !== "object" || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return false;
	return Object.values(value).every((each) => each === undefined || isJSON(each));
}
