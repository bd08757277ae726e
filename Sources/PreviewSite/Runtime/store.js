/**
 * The page's State: Redux' functions. A dispatched action is the page's own: it reaches the listeners and changes nothing.
 *
 * `ogPreview.maps` says what the State's maps are made of: for each its `[name, list, form, keepsOthers, field, owners]`,
 * as `StateSchema.DerivedMap` has them.
 */

import { fromEntries, groupBy, isNone, preview } from "./helpers.js";

export const production = "https://restapi.ordergroove.com";
export const lists = { orders: "orders", items: "order_items", subscriptions: "subscriptions", products: "products", addresses: "addresses", payments: "payments" };
/** A list of the State's; nothing where there is something else in its place. */
export const rowsOf = (state, list) => (Array.isArray(state[list]) ? state[list] : []);
export const idOf = (row) => row.external_product_id ?? row.public_id;

/** The State with the maps that go with its lists; maps in `kept`, for its locale, stay as they are there. */
function derived(state, kept = {}) {
	const localize = (row) => {
		const texts = Object.entries(row.extra_data?.i18n_display?.[state.locale] ?? {}).filter(([name, text]) => text && /^(name|image_url|detail_url)$/.test(name));
		return { ...row, ...fromEntries(texts) };
	};
	const maps = {};
	for (const [name, list, form, keepsOthers, field, owners] of preview.maps) {
		const isLocal = form === "localized";
		// The interface has lists of one in `order_item_by_id`; some stores have the item itself. What is there stays so.
		const isList = form === "list" && Object.values(state[name] ?? {}).every(Array.isArray);
		const write = isLocal ? localize : (row) => (owners ? [] : isList ? [row] : row);
		if (!isLocal || state.locale === kept.locale) maps[name] = kept[name];
		maps[name] ??= {
			...(keepsOthers && state[name]),
			...fromEntries(rowsOf(state, owners ?? list).map((row) => [idOf(row), write(row)])),
			...(owners && groupBy(rowsOf(state, list), (row) => row[field])),
		};
	}
	return { ...state, ...maps };
}

function initialState() {
	const given = preview.state ?? {};
	const { lego_api, lego_url } = given.environment ?? {};
	const lego = lego_api ?? lego_url ?? production;
	const state = { notifications: [], ...given, locale: document.documentElement.lang || given.locale || "en", environment: { ...given.environment, lego_api: lego, lego_url: lego } };
	for (const list of Object.values(lists)) state[list] ??= [];
	return derived(state, given);
}

export let current = initialState();
const listeners = new Set();
/** The Redux developer tools, where the browser has them; they know the store by the name that Ordergroove's documents give. */
const developerTools = globalThis.__REDUX_DEVTOOLS_EXTENSION__?.connect({ name: "Ordergroove SMI" });
developerTools?.init(current);

function announce() {
	for (const listen of [...listeners]) {
		try {
			listen();
		} catch (error) {
			reportError(error);
		}
	}
}
/** Takes the State that `ogPreview.state` has by now, and tells nobody yet. */
export function beginAgain() {
	current = initialState();
}
export function update(values) {
	current = derived({ ...current, ...values });
	developerTools?.send({ type: "update", payload: values }, current);
	announce();
}
export const store = {
	getState: () => current,
	subscribe(listener) {
		const own = () => listener();
		listeners.add(own);
		return () => void listeners.delete(own);
	},
	dispatch(action) {
		if (isNone(action?.type)) throw new TypeError("An action needs a type");
		developerTools?.send(action, current);
		announce();
		return action;
	},
};
export function credentials() {
	const { public_id, sig_field, ts, sig } = current.customer ?? {};
	return { public_id, sig_field, ts, sig };
}
