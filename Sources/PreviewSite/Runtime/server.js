/**
 * The server's data, a copy of the fixture's own, and what the REST API does to them.
 *
 * Where Ordergroove's documents are silent, what production does was taken from its public API reference; where the
 * preview differs, a comment says so. `ogPreview.numbers` has what the API writes in place of names: by field,
 * `{ name: number }`.
 */

import { assign, clone, fromEntries, groupBy, isNone, preview } from "./helpers.js";
import { elapsed } from "./clock.js";
import { dayjs } from "./dates.js";
import { current, idOf, lists, rowsOf } from "./store.js";

const DAY = "YYYY-MM-DD";
const today = () => dayjs().format(DAY);
/** The fixture's now, also when the page's clock has run on. */
export const stamp = () => dayjs(preview.now).format(`${DAY} HH:mm:ss`);
export const statuses = { ...preview.numbers.status, SENT: 2, CANCELLED: 4 };
export const statusNumber = (status) => statuses[status] ?? (Number(status) || status);

/** Tells what is done to the data or the State, just before: `sm-preview dev` does it once more after a reload. */
export const note = (name, ...values) => preview.note?.(name, values, elapsed());

export class ApiError extends Error {
	name = "ApiError";
	/** The key is that of a notification, where an error has its own. */
	constructor(status, body, key) {
		super(body.detail ?? Object.entries(body).map((entry) => entry.join(": ")).join(" "));
		assign(this, { status, detail: body.detail, body, key });
	}
}
export function fail(status, detail, key) {
	throw new ApiError(status, typeof detail === "string" ? { detail } : detail, key);
}
export const invalid = (field, text) => fail(400, { [field]: [text] });
export const forbidden = () => fail(403, "You do not have permission to perform this action.");

export function compare(a, b) {
	if (isNone(a) || isNone(b)) return isNone(a) - isNone(b);
	const [x, y] = isNaN(a - b) ? [a, b] : [+a, +b];
	return (x > y) - (x < y);
}

export const tables = {};
export const row = (table, id) => tables[table].find((it) => String(idOf(it)) === String(id));
export const existing = (table, id) => row(table, id) ?? fail(404, "Not found.");
const remove = (table, gone) => (tables[table] = tables[table].filter((it) => it !== gone));
const add = (table, it) => (tables[table].push(it), it);
let random;

/** Takes the data of the page's State, and forgets what was done to them. */
export function beginTables() {
	assign(tables, fromEntries(Object.entries(lists).map(([table, list]) => [table, clone(rowsOf(current, list))])));
	// Older stores have some products in the map only.
	for (const id in current.product_by_id) row("products", id) ?? add("products", clone(current.product_by_id[id]));
	random = BigInt(preview.seed ?? 0);
}
beginTables();

const u64 = (number) => BigInt.asUintN(64, number);
/** The next number of SplitMix64, which begins with the fixture's seed: a page makes the same ids whenever it is opened. */
function nextRandom() {
	random = u64(random + 0x9e3779b97f4a7c15n);
	let mixed = u64((random ^ (random >> 30n)) * 0xbf58476d1ce4e5b9n);
	mixed = u64((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
	return mixed ^ (mixed >> 31n);
}
/** An id as the manager writes them: 32 hexadecimal digits. */
export const newId = () => ((nextRandom() << 64n) | nextRandom()).toString(16).padStart(32, "0");
export const itemsOf = (order) => tables.items.filter((item) => item.order === order.public_id);
export const orderOf = (item) => row("orders", item.order) ?? {};
export const isUnsent = (order) => statusNumber(order.status) === 1;
export const upcoming = (id) => tables.items.filter((item) => item.subscription === id && isUnsent(orderOf(item))).sort((a, b) => compare(orderOf(a).place, orderOf(b).place));

function open(order) {
	if (order.locked) fail(423, "This order is locked.");
	return isUnsent(order) ? order : fail(400, "Only an unsent order can be changed.");
}
const openItem = (item) => (open(orderOf(item)), item);
const notPrepaid = (it) => (it?.prepaid_subscription_context ? fail(400, "A prepaid subscription cannot be changed this way.") : it);
export const required = (body, field) => (isNone(body[field]) || body[field] === "" ? invalid(field, "This field is required.") : body[field]);
function positive(body, field, largest = 1e6) {
	const number = +required(body, field);
	return Number.isInteger(number) && number > 0 && number <= largest ? number : invalid(field, "A valid integer is required.");
}
function futureDay(body, field) {
	const day = `${required(body, field)}`.slice(0, 10);
	if (dayjs(day).format(DAY) !== day) invalid(field, "Date has wrong format. Use YYYY-MM-DD.");
	return day > today() ? day : invalid(field, "The date must be in the future.");
}
export const tableOf = (name) => ({ order_item: "items", shipping_address: "addresses" })[name] ?? `${name}s`;
/** The id in a field of the body, of an object that must exist. */
const known = (body, field) => idOf(row(tableOf(field), required(body, field)) ?? invalid(field, `Object with id ${body[field]} does not exist.`));

const cents = (money) => Math.round(money * 100) || 0;
const money = (amount) => (amount / 100).toFixed(2);
const free = money(0);
/** Changes an order's sums by an item's worth; its tax, shipping and discounts stay. */
function charge(order, amount) {
	for (const sum of ["sub_total", "total"]) order[sum] = money(Math.max(0, cents(order[sum]) + amount));
}
/** Gives an item a quantity or a price; the total keeps its ratio to both. */
function reprice(item, { quantity = item.quantity, price = item.price }) {
	const before = cents(item.total_price);
	const [whole, full] = [cents(item.price) * item.quantity, cents(price) * quantity];
	const after = isNone(item.total_price) || !whole ? full : Math.round((full * before) / whole);
	charge(orderOf(item), after - before);
	return assign(item, { quantity, price, total_price: money(after) });
}
/** Takes an item off its order. An order that is left empty is gone. */
function dropItem(item) {
	const order = orderOf(item);
	remove("items", item);
	charge(order, -cents(item.total_price));
	if (!itemsOf(order).length) remove("orders", order);
}
const setDay = (order, day) => assign(order, { place: day + `${order.place ?? ""}`.slice(10) });
/** One interval later, by the calendar. */
function nextDay(place, { every, every_period, frequency_days = 30 }) {
	const unit = [, "day", "week", "month", "year"][every_period];
	return dayjs(place).add(unit ? every : frequency_days, unit ?? "day").format(DAY);
}
/** The unsent order of a day for the same address and payment, else a new one: what ships together is merged. */
function orderOn(day, like) {
	const { shipping_address, payment } = like;
	const isSame = (order) => order !== like && isUnsent(order) && !order.locked && order.place.startsWith(day) && order.shipping_address === shipping_address && order.payment === payment;
	return tables.orders.find(isSame) ?? add("orders", setDay({ ...like, public_id: newId(), status: "UNSENT", created: stamp(), cancelled: null, tries: 0, order_merchant_id: null, locked: false,
		sub_total: free, tax_total: free, shipping_total: free, discount_total: free, total: free }, day));
}
/** Moves items of an order to a day; when they are all it has, the order itself moves and keeps its id. */
function moveItems(order, items, day) {
	if (items.length === itemsOf(order).length) return setDay(order, day);
	for (const item of items) {
		const target = orderOn(day, order);
		charge(order, -cents(item.total_price));
		charge(target, cents(item.total_price));
		item.order = target.public_id;
	}
	return order;
}
/** A subscription's items in an order that can still be changed. */
function itemsIn(order, subscription) {
	const items = itemsOf(open(order)).filter((item) => item.subscription === subscription);
	return items.length ? items : invalid("subscription", "The order has no item of this subscription.");
}
/** Moves a subscription's items in an order, else its next ones, to a day; one that has none gets one. */
function schedule(it, day, order = orderOf(upcoming(it.public_id)[0] ?? {})) {
	const { public_id: subscription, merchant, customer, payment, shipping_address, product, offer, quantity } = it;
	if (order.public_id) return moveItems(order, itemsIn(order, subscription), day);
	order = orderOn(day, { merchant, customer, payment, shipping_address, type: 1, rejected_message: null, extra_data: null });
	const price = it.price ?? row("products", product)?.price ?? free;
	const item = { public_id: newId(), order: order.public_id, subscription, product, offer, quantity: 1, price, total_price: price, components: [], one_time: false, frozen: false, first_placed: null };
	charge(order, cents(price));
	reprice(add("items", item), { quantity });
}
function setFrequency(it, body) {
	const every = positive(body, "every");
	const every_period = positive(body, "every_period", 4);
	return assign(it, { every, every_period, frequency_days: every * [, 1, 7, 30, 365][every_period] });
}
/** Gives a subscription's items another product. What was paid ahead can be changed only within what was paid for. */
function setProduct(it, items, product) {
	const { price, autoship_enabled } = row("products", product);
	if (it?.prepaid_subscription_context) {
		if (autoship_enabled === false) fail(400, "This product cannot be paid ahead.", "prepaid_eligible");
		const isUnderway = (item) => item.subscription === it.public_id && [statuses.SEND_NOW, statuses.PENDING_PLACEMENT].includes(statusNumber(orderOf(item).status));
		if (tables.items.some(isUnderway)) fail(400, "An order has to be placed first.", "orders_needs_placement");
		if (cents(price) > cents(it.price ?? row("products", it.product)?.price)) fail(400, "This product costs more than what was paid ahead.", "higher_price");
	}
	for (const item of items) assign(reprice(item, { price }), { product });
}
/** Gives a subscription another frequency. Its next order stays, and those after it follow in the new interval. */
function changeFrequency(it, body) {
	setFrequency(it, body);
	const [next, ...later] = [...new Set(upcoming(it.public_id).map(orderOf))].map((order) => [order, itemsOf(order).filter((item) => item.subscription === it.public_id)]);
	let day = next?.[0].place;
	const moves = later.map(([order, items]) => [order, items, (day = nextDay(day, it))]);
	// The last first, so that no order is in the way of another.
	for (const move of moves.reverse()) if (!move[0].locked) moveItems(...move);
	return it;
}
/**
 * Production cancels a skipped order and makes the next one. Here the order itself moves, by the frequency of its
 * subscriptions, so that ids stay good. Subscriptions with a longer frequency go to an order of their own; what is
 * bought once stays. With no subscription there is no next order.
 */
function skip(order) {
	const days = groupBy(itemsOf(open(order)), ({ subscription }) => {
		const it = subscription && row("subscriptions", subscription);
		return it ? nextDay(order.place, it) : "";
	});
	const [first, ...later] = Object.keys(days).filter(Boolean).sort();
	for (const day of later) moveItems(order, days[day], day);
	if (first) return setDay(order, first);
	days[""]?.forEach(dropItem);
	remove("orders", order);
	return { ...order, status: "CANCELLED", cancelled: stamp() };
}

const addressFields = "label first_name last_name company_name address address2 city state_province_code zip_postal_code country_code phone fax".split(" ");
const given = (body) => fromEntries(Object.entries(body).filter(([field]) => addressFields.includes(field)));
const set = (field) => (it, body) => assign(it, { [field]: known(body, field) });
const setOpen = (field) => (order, body) => set(field)(open(order), body);
const prepaid = (it, values) => assign(it, { prepaid_subscription_context: { ...it.prepaid_subscription_context, ...values } });

/** What PATCH can do to an object, by collection and action: a function of the object and the body. */
export const patches = {
	orders: {
		cancel: skip,
		skip_subscription(order, body) {
			const subscription = known(body, "subscription");
			return moveItems(order, itemsIn(order, subscription), nextDay(order.place, row("subscriptions", subscription)));
		},
		send_now: (order) => assign(setDay(open(order), today()), { status: "SEND_NOW" }),
		change_place_date: (order, body) => setDay(open(order), futureDay(body, "place")),
		change_shipping: setOpen("shipping_address"),
		change_payment: setOpen("payment"),
	},
	subscriptions: {
		cancel(it, { cancel_reason = null }) {
			if (!notPrepaid(it).live) fail(400, "The subscription is cancelled already.");
			upcoming(it.public_id).forEach(dropItem);
			return assign(it, { live: false, cancelled: today(), cancel_reason, cancel_reason_code: parseInt(cancel_reason) || null });
		},
		reactivate(it, body) {
			if (it.live) fail(400, "The subscription is active already.");
			const day = body.next_order_date ? futureDay(body, "next_order_date") : dayjs().add(1, "day").format(DAY);
			if (body.every ?? body.every_period) setFrequency(it, body);
			schedule(it, day);
			return assign(it, { live: true, cancelled: null, cancel_reason: null, cancel_reason_code: null, start_date: body.start_date ?? today() });
		},
		change_next_order_date: (it, body) => (schedule(it, futureDay(body, "order_date"), row("orders", body.order)), it),
		change_quantity(it, body) {
			const quantity = positive(body, "quantity");
			for (const item of upcoming(notPrepaid(it).public_id)) reprice(item, { quantity });
			return assign(it, { quantity });
		},
		change_frequency: changeFrequency,
		change_product(it, body) {
			const product = known(body, "product");
			setProduct(it, upcoming(it.public_id), product);
			return assign(it, { product, price: it.price && row("products", product).price });
		},
		change_shipping: set("shipping_address"),
		change_payment: set("payment"),
		upgrade_to_prepaid(it, body) {
			const count = positive(body, "prepaid_orders_per_billing");
			return prepaid(it, { prepaid_orders_remaining: count, prepaid_orders_per_billing: count, renewal_behavior: "autorenew", last_renewal_revenue: null, prepaid_origin_merchant_order_id: null });
		},
		change_renewal_behavior(it, body) {
			if (!it.prepaid_subscription_context) fail(400, "Only a prepaid subscription can be renewed.");
			return prepaid(it, { renewal_behavior: required(body, "renewal_behavior") });
		},
		update(it, body) {
			// These two only a server may change.
			if ("price" in body || "components" in body) forbidden();
			const fields = ["extra_data", "offer", "cancel_reason"].filter((field) => field in body);
			if ("cancel_reason" in body) it.cancel_reason_code = parseInt(body.cancel_reason) || null;
			return assign(it, fromEntries(fields.map((field) => [field, body[field]])));
		},
	},
	items: {
		change_quantity(item, body) {
			notPrepaid(row("subscriptions", openItem(item).subscription));
			return reprice(item, { quantity: positive(body, "quantity") });
		},
		change_product(item, body) {
			if (!isUnsent(orderOf(item))) fail(400, "Only an unsent order can be changed.", "unsent_status");
			setProduct(row("subscriptions", item.subscription), [openItem(item)], known(body, "product"));
			return item;
		},
	},
	addresses: { update: (address, body) => assign(address, given(body)) },
};
/** Everything else, by "METHOD path", ":" for the id: a function of the body and the object of that id. */
export const others = {
	"GET subscriptions/:/components"(body, { components = [] }) {
		return { count: components.length, next: null, previous: null, results: components };
	},
	"POST items/iu"(body) {
		const order = open(existing("orders", known(body, "order")));
		const [product, quantity, offer] = [known(body, "product"), positive(body, "quantity"), required(body, "offer")];
		const price = row("products", product).price ?? free;
		const item = { order: order.public_id, offer, subscription: null, product, quantity: 1, components: body.components ?? [], public_id: newId(), price, extra_cost: free, total_price: price,
			one_time: true, frozen: false, first_placed: null, product_attribute: null, subscription_component: null };
		charge(order, cents(price));
		return reprice(add("items", item), { quantity });
	},
	"DELETE items/:/delete": (body, item) => dropItem(openItem(item)),
	"POST addresses/:/use_for_all"(body, { public_id }) {
		for (const it of [...tables.orders.filter(isUnsent), ...tables.subscriptions.filter((each) => each.live)]) it.shipping_address = public_id;
	},
	"POST addresses/create"(body) {
		for (const field of ["first_name", "last_name", "address", "city", "country_code"]) required(body, field);
		const blank = fromEntries(addressFields.map((field) => [field, null]));
		return add("addresses", { ...blank, ...given(body), customer: current.customer?.sig_field, public_id: newId(), live: true, created: stamp() });
	},
	"POST subscriptions/create_from_item"(body) {
		const item = openItem(existing("items", known(body, "item")));
		if (item.subscription) invalid("item", "This item is a subscription's already.");
		const { merchant, customer, payment, shipping_address } = orderOf(item);
		const { product, quantity, offer } = item;
		const it = setFrequency({ public_id: newId(), merchant, customer, payment, shipping_address, product, quantity, offer, subscription_type: "replenishment", components: [], extra_data: {}, price: null,
			start_date: today(), cancelled: null, created: stamp(), live: true, prepaid_subscription_context: null }, body);
		assign(item, { subscription: it.public_id, one_time: false });
		return add("subscriptions", it);
	},
};

