/** What every part of the runtime uses, and the helpers that themes' scripts find in `og.smi`. */

export const { assign, fromEntries, groupBy, hasOwn } = Object;
export const preview = (globalThis.ogPreview ??= {});
export const clone = structuredClone;
export const isNone = (value) => value === undefined || value === null;
/** The value of a JSON text, or undefined. */
export function parseJSON(text) {
	try {
		return JSON.parse(text);
	} catch {}
}
/** Waits for the next task. */
export const turn = () => new Promise((done) => setTimeout(done));

/** Calls `action` once no call came for `wait` milliseconds. */
export function debounce(action, wait) {
	let timer, result;
	const cancel = () => clearTimeout(timer);
	function debounced(...args) {
		cancel();
		timer = setTimeout(() => (result = action.apply(this, args)), wait);
		return result;
	}
	return assign(debounced, { cancel });
}

/** Remembers results by all arguments, or by the key that `resolver` makes of them. */
export function memoize(action, resolver) {
	function memoized(...args) {
		let node = memoized.cache;
		for (const key of resolver ? [resolver.apply(this, args)] : args) {
			if (!node.has(key)) node.set(key, new Map());
			node = node.get(key);
		}
		if (!("value" in node)) node.value = action.apply(this, args);
		return node.value;
	}
	return assign(memoized, { cache: new Map() });
}

/** Lit's shape of a template, which only lit can render. */
export const html = (strings, ...values) => ({ _$litType$: 1, strings, values });
