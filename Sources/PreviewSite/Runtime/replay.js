/**
 * Changes the State and the settings as somebody wishes who looks at the page, and does once more what was done to them
 * and to the server's data: in the same order, and by the same clock, so that it gives the same days and ids. Only the
 * runtime of `sm-preview dev` has it.
 */

import { clone, hasOwn, preview } from "./helpers.js";
import { setClock } from "./clock.js";
import { current, lists, rowsOf, update } from "./store.js";
import { ApiError, note, row, tables } from "./server.js";
import { serve } from "./rest.js";
import { merge, refresh } from "./functions.js";
import { perform } from "./forms.js";

/** A value with a merge patch in it (RFC 7396). */
function patched(value, patch) {
	if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return clone(patch);
	const result = typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
	for (const [name, change] of Object.entries(patch)) {
		if (change === null) delete result[name];
		else Object.defineProperty(result, name, { value: patched(result[name], change), writable: true, enumerable: true, configurable: true });
	}
	return result;
}

/** Changes the State, and what the server has of it. */
function edit(patch) {
	const after = patched(current, patch);
	update(Object.fromEntries(Object.keys(patch).map((name) => [name, after[name]])));
	for (const [table, list] of Object.entries(lists)) if (hasOwn(patch, list)) tables[table] = clone(rowsOf(current, list));
	// Older stores have some products in the map only.
	for (const [id, product] of Object.entries(current.product_by_id ?? {})) row("products", id) ?? tables.products.push(clone(product));
}

/** Changes the settings that are laid over the theme's; they hold from the next rendering with new templates on. */
function changeSettings(patch) {
	preview.settings = patched(preview.settings ?? {}, patch);
}

const deeds = {
	edit,
	settings: changeSettings,
	perform: (given, sent) => perform(given, sent),
	serve: (method, address, body) => serve(method, new URL(address), body),
	merge: (table, ids) => merge(table, ids.map((id) => row(table, id)).filter(Boolean)),
	refresh: () => refresh(),
};

/** Does what `ogPreview.note` was told: `[name, values, time]` of each. */
preview.replay = (noted) => {
	for (const [name, values, time] of noted) {
		setClock(time);
		try {
			deeds[name](...values);
		} catch (error) {
			// It failed the first time, too.
			if (!(error instanceof ApiError)) throw error;
		}
	}
};

preview.patched = patched;
preview.edit = (patch) => {
	note("edit", patch);
	edit(patch);
};
preview.changeSettings = (patch) => {
	note("settings", patch);
	changeSettings(patch);
};
