/**
 * What was done in this page, so that it can be done once more where a changed script needs a reload: forms, requests to
 * the REST API and functions of `og.smi`, as the runtime tells of them. A reload by anybody else begins without.
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

	note(name, values, time) {
		if (this.isEnded || !navigator.userActivation?.hasBeenActive) return;
		const text = isJSON(values) ? stringify([name, values, time]) : undefined;
		if (text !== undefined && this.noted.length < this.limit.count && this.size + text.length <= this.limit.size) {
			this.noted.push(text);
			this.size += text.length;
			return;
		}
		this.isEnded = true;
		const reason = text === undefined ? "it has values that are no JSON" : "they are too many, or too large";
		console.warn(`sm-preview: from "${values[0] ?? name}" on, actions are not done again when a changed script reloads the page: ${reason}.`);
	},

	/** Forgets all: the State is another one. */
	forget() {
		Object.assign(this, { noted: [], size: 0, isEnded: false });
	},

	/** Keeps the actions for the next load. */
	keep() {
		try {
			storage.setItem(this.key, stringify({ page: [fixture, locale, state], noted: this.noted, isEnded: this.isEnded }));
		} catch {
			console.warn("sm-preview: the actions could not be kept: the browser has no room for them.");
		}
	},

	/** Takes the actions that were kept, if they are this page's, and does them once more when it is rendered. */
	begin() {
		let kept;
		try {
			kept = parse(storage.getItem(this.key));
			storage.removeItem(this.key);
		} catch {}
		const preview = globalThis.ogPreview;
		if (!preview) return;
		const isOurs = kept && stringify(kept.page) === stringify([fixture, locale, state]);
		let isReplaying = false;
		preview.note = (...noted) => isReplaying || this.note(...noted);
		if (!isOurs) return;
		preview.resume = () => {
			isReplaying = true;
			try {
				preview.replay(kept.noted.map((text) => parse(text)));
				for (const text of kept.noted) this.size += text.length;
				Object.assign(this, { noted: kept.noted, isEnded: kept.isEnded });
			} catch (error) {
				console.warn("sm-preview: the actions cannot be done again:", error);
			} finally {
				isReplaying = false;
			}
		};
	},
};

const { parse, stringify } = JSON;
const storage = globalThis.sessionStorage;

/** Whether a value is the same after a way through JSON. */
function isJSON(value) {
	if (value === null || ["string", "boolean"].includes(typeof value)) return true;
	if (typeof value === "number") return Number.isFinite(value);
	if (Array.isArray(value)) return value.every(isJSON);
	if (typeof value !== "object" || ![Object.prototype, null].includes(Object.getPrototypeOf(value))) return false;
	return Object.values(value).every((each) => each === undefined || isJSON(each));
}
