/** The functions of `og.smi`: REST requests whose results, in the State's form, with statuses by name, reach the State. */

import { clone, debounce, fromEntries, memoize, turn } from "./helpers.js";
import { dayjs } from "./dates.js";
import { html } from "./renderer.js";
import { current, idOf, lists, production, update } from "./store.js";
import { existing, note, row, tables } from "./server.js";
import { serve } from "./rest.js";

export async function call(method, path, body) {
	await turn();
	return clone(serve(method, new URL(path, production), body));
}
/** Takes rows into the State: they replace what they are newer than, and none leaves. */
export function merge(table, rows) {
	note("merge", table, rows.map(idOf));
	const all = new Map([...current[lists[table]], ...clone(rows)].map((it) => [idOf(it), it]));
	update({ [lists[table]]: [...all.values()] });
}
async function request(table, filter) {
	const query = new URLSearchParams({ page_size: 100 });
	for (const name in filter) for (const value of [filter[name] ?? []].flat()) query.append(name, value);
	const page = await call("GET", `${table}/?${query}`);
	merge(table, page.results);
	return page;
}
/** Takes everything from the server, but of its products only those that the State has or needs. */
export function refresh(more) {
	const all = clone(tables);
	const needed = [...all.items, ...all.subscriptions].map((it) => it.product).concat(current.products.map(idOf));
	all.products = all.products.filter((it) => needed.includes(idOf(it)));
	update({ ...fromEntries(Object.entries(lists).map(([table, list]) => [list, all[table]])), ...more });
}

const refreshNoted = () => (note("refresh"), refresh());

export const functions = {
	refresh_page_state: async () => (await turn(), refreshNoted()),
	reset: async () => (await turn(), refreshNoted()),
	request_orders: async ({ status, ordering = "place" } = {}) => request("orders", { status, ordering }),
	request_orders_items: async ({ status } = {}) => request("items", { status }),
	request_subscriptions: async ({ live } = {}) => request("subscriptions", { live }),
	async request_product(id) {
		await turn();
		const product = clone(existing("products", id));
		merge("products", [product]);
		return product;
	},
	/** Gives the item that was removed. */
	async request_delete_item(id) {
		const item = clone(row("items", id));
		await call("DELETE", `items/${encodeURIComponent(id)}/delete/`);
		refreshNoted();
		return item;
	},
	/** Gives the order, on its new day. */
	async request_skip_order(id) {
		const order = await call("PATCH", `orders/${encodeURIComponent(id)}/cancel/`);
		refreshNoted();
		return order;
	},
	dayjs, debounce, memoize, html,
};
