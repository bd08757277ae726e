/** What each form action asks of the server, with the field names of both generations of themes. */

import { current, update } from "./store.js";
import { existing, invalid, newId, required, tableOf, upcoming } from "./server.js";
import { call } from "./functions.js";

const aliases = {
	item: ["order_item", "item", "item_id", "order_item_id"],
	date: ["shipment_date", "order_date", "next_order_date", "place", "date"],
	address: ["shipping_address", "address_id", "public_id"],
	code: ["code", "discount_code"],
};
export const field = (fields, name) => (aliases[name] ?? [name, `${name}_id`]).map((each) => fields[each]).find(Boolean);
const need = (fields, name) => field(fields, name) ?? invalid(name, "This field is required.");
async function change(name, fields, operation, body = fields, method = "PATCH") {
	return call(method, `${tableOf(name)}/${encodeURIComponent(need(fields, name))}/${operation}/`, body);
}
/** `every` and `every_period`, also both in one field: "2_3". */
function frequencyOf({ every, every_period, frequency }) {
	const [one, two] = [every, every_period, frequency].join(" ").match(/\d+/g) ?? [];
	return { every: one, every_period: two };
}
/** Which of the objects the fields name, the last when none. */
const owner = (fields, ...names) => names.find((name) => field(fields, name)) ?? names.at(-1);
/** Asks for an operation on the first object of several that the fields name. */
const ask = (names, operation, body) => (fields) => change(owner(fields, ...names.split(" ")), fields, operation, body?.(fields));
function setCodes(fields, make) {
	const order = need(fields, "order");
	const codes = current.discount_codes_by_order_id ?? {};
	existing("orders", order);
	update({ discount_codes_by_order_id: { ...codes, [order]: make(codes[order] ?? [], need(fields, "code")) } });
}

/** What each action asks of the server. */
export const actions = {
	skip_shipment: ask("order", "cancel"),
	send_now: ask("order", "send_now"),
	change_shipment_date: ask("order", "change_place_date", (fields) => ({ place: field(fields, "date") })),
	skip_subscription(fields) {
		const subscription = field(fields, "subscription");
		return change("order", { order: field(fields, "order") ?? upcoming(subscription)[0]?.order }, "skip_subscription", { subscription });
	},
	pause_subscription: ask("subscription", "change_next_order_date", (fields) => ({ order_date: field(fields, "date") })),
	cancel_subscription: ask("subscription", "cancel", (fields) => ({ cancel_reason: [fields.cancel_reason, fields.cancel_reason_details].filter(Boolean).join("|") || undefined })),
	reactivate_subscription: ask("subscription", "reactivate", (fields) => ({ next_order_date: field(fields, "date"), ...frequencyOf(fields) })),
	change_product: ask("subscription item", "change_product"),
	change_quantity: ask("subscription item", "change_quantity"),
	change_frequency: ask("subscription", "change_frequency", frequencyOf),
	change_payment: ask("subscription order", "change_payment"),
	change_renewal_behavior: ask("subscription", "change_renewal_behavior"),
	upgrade_to_prepaid: ask("subscription", "upgrade_to_prepaid"),
	upgrade_to_subscription: (fields) => call("POST", "subscriptions/create_from_item/", { item: field(fields, "item"), ...frequencyOf(fields) }),
	delete_item: (fields) => change("item", fields, "delete", {}, "DELETE"),
	/** Saves an address that was typed, new or not, and sends an order, a subscription or everything there. */
	async change_shipping_address(fields) {
		let shipping_address = field(fields, "address");
		if (fields.address) {
			const saved = shipping_address ? change("address", fields, "update") : call("POST", "addresses/create/", fields);
			shipping_address = (await saved).public_id;
		}
		if (fields.use_for_all) return change("address", { shipping_address }, "use_for_all", {}, "POST");
		const target = owner(fields, "order", "subscription", "");
		target ? await change(target, fields, "change_shipping", { shipping_address }) : required({ shipping_address }, "shipping_address");
	},
	add_discount_code: async (fields) => setCodes(fields, (codes, code) => [...codes, { public_id: newId(), code }]),
	remove_discount_code: async (fields) => setCodes(fields, (codes, code) => codes.filter((each) => each.public_id !== code && each.code !== code)),
	// Leaves nothing in the State.
	send_payment_email() {},
};
