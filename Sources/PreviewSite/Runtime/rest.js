/**
 * The REST API. What a script patches reaches the State when the page asks again, as in
 * production. Bodies are the manager's own.
 */

import { fromEntries, hasOwn, isNone, parseJSON, preview } from "./helpers.js";
import { credentials, current } from "./store.js";
import { ApiError, compare, existing, fail, forbidden, invalid, itemsOf, note, orderOf, others, patches, statusNumber, statuses, tables } from "./server.js";

// These answer to a server's key only, which has no place in a page.
const applicationScope = /^\w+ (customers|product_groups|products-batch|one_time_incentives|offer_profiles|resources)\b|^(?!GET)\w+ products\b|change_price$/;

/** Each leaves alone what it says nothing about. */
const rowFilters = {
	status: (values, it, order) => !order || values.some((value) => statusNumber(value) === statusNumber(order.status)),
	live: ([value], it) => isNone(it.live) || it.live === /^(true|1)$/i.test(value),
	order: (values, it, order) => !order || values.includes(order.public_id),
	subscription: (values, it, order, rows) => !/orders|items|subscriptions/.test(rows) || (rows === "orders" ? itemsOf(it) : [it]).some((each) => values.includes(each.subscription ?? each.public_id)),
};

/** A page of a list: `{ count, next, previous, results }`. */
function listPage(table, url) {
	const query = url.searchParams;
	const values = (name) => query.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
	// A storefront's signature sees one customer.
	if (values("customer").some((id) => id !== String(current.customer?.sig_field))) forbidden();
	for (const value of values("status")) if (isNaN(statusNumber(value))) invalid("status", `"${value}" is not a valid choice.`);
	const order = (it) => ({ orders: it, items: orderOf(it) })[table];
	const wanted = Object.keys(rowFilters).filter((name) => values(name).length);
	const rows = tables[table].filter((it) => wanted.every((name) => rowFilters[name](values(name), it, order(it), table)));
	for (const field of values("ordering").reverse()) {
		const name = field.replace("-", "");
		rows.sort((a, b) => (field === name ? 1 : -1) * compare(a[name], b[name]));
	}
	const size = Math.min(Math.max(parseInt(query.get("page_size")) || 10, 1), 100);
	const last = Math.ceil(rows.length / size) || 1;
	const page = +(query.get("page") ?? 1);
	if (!Number.isInteger(page) || page < 1 || page > last) fail(404, "Invalid page.");
	const link = (number) => {
		const other = new URL(url);
		number === 1 ? other.searchParams.delete("page") : other.searchParams.set("page", number);
		return number < 1 || number > last ? null : other.href;
	};
	return { count: rows.length, next: link(page + 1), previous: link(page - 1), results: rows.slice((page - 1) * size, page * size) };
}

/** Answers a request with its body in the State's form, undefined for none; or throws an `ApiError`. */
export function serve(method, url, body = {}) {
	if (method !== "GET") note("serve", method, url.href, body);
	const path = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
	const [table, id, action] = path;
	if (applicationScope.test(`${method} ${path.join("/")}`)) forbidden();
	if (hasOwn(tables, table) && path.length < 4) {
		if (method === "GET" && !action) return id ? existing(table, id) : listPage(table, url);
		// The path of a subscription alone updates it too.
		const patch = patches[table]?.[action ?? (table === "subscriptions" && method === "PATCH" && id ? "update" : "")];
		if (patch && method === "PATCH") return patch(existing(table, id), body);
		const other = others[`${method} ${table}/${action ? `:/${action}` : id}`];
		if (other) return other(body, action && existing(table, id));
		if (patch || !action) fail(405, `Method "${method}" not allowed.`);
	}
	// What it gives is not documented; a fixture has no such incentives.
	if (method === "GET" && path.join("/") === "advanced_incentives/prepaid/list_by_offer/live") return {};
	console.warn(`The preview does not model ${method} ${url.pathname}: it answers 404.`);
	fail(404, "Not found.");
}

/** A body as the API writes it: with numbers for an order's status and for a payment's kind and card. */
function toWire(body) {
	if (!body) return body;
	if (body.results) return { ...body, results: body.results.map(toWire) };
	const named = Object.keys({ ...preview.numbers, status: statuses }).filter((field) => body[field]);
	return { ...body, ...fromEntries(named.map((field) => [field, field === "status" ? statusNumber(body.status) : (preview.numbers[field][body[field]] ?? body[field])])) };
}

/** Answers a request, of which it reads `method`, `url` and `headers`, and its body: with `{ status, text }`, no text for an answer without a body. */
export function answerREST({ method, url, headers }, sent) {
	let status = method === "POST" ? 201 : 200;
	let body;
	try {
		const given = parseJSON(headers.get("Authorization") ?? fail(401, "Authentication credentials were not provided."));
		if (Object.entries(credentials()).some(([field, value]) => String(given?.[field]) !== String(value))) fail(401, "Incorrect authentication credentials.");
		body = toWire(serve(method, new URL(url), parseJSON(sent || "{}") ?? fail(400, "JSON parse error")));
		if (!body) status = 204;
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		({ status, body } = error);
	}
	return { status, text: body && JSON.stringify(body) };
}
