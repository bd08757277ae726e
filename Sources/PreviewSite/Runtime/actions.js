/**
 * What each form action changes on the server.
 *
 * `ogPreview.actions` is the table of form actions, as `FormAction` has it: by name `{ aliases, fields: [[name, isRequired,
 * aliases, substitutes], …], successes, failures, change }`. `ogPreview.renewals` are the ways a prepaid subscription goes on.
 */

import { fromEntries, hasOwn, preview } from "./helpers.js";
import { report } from "./overlay.js";
import { current, update } from "./store.js";
import { existing, fail, invalid, newId, others, patches, required, row, tableOf } from "./server.js";

/** The entry of the table for a name or an alias: `[name, entry]`, or undefined. */
export const actionNamed = (name) => Object.entries(preview.actions).find(([each, { aliases }]) => each === name || aliases.includes(name));

/** How many letters have to change to make one word of another. */
function distance(one, other) {
	let line = [...other, ""].map((_, index) => index);
	[...one].forEach((letter, row) => {
		const next = [row + 1];
		[...other].forEach((each, column) => next.push(Math.min(line[column] + (letter !== each), line[column + 1] + 1, next[column] + 1)));
		line = next;
	});
	return line.at(-1);
}
/** Says that an action is not in the table, and what may have been meant. */
export function reportUnknown(name) {
	const names = Object.keys(preview.actions);
	const [nearest] = names.map((each) => [distance(name, each), each]).filter(([far]) => far <= name.length / 3).sort(([a], [b]) => a - b);
	report(`The form action "${name}" is unknown, so its form ends as an error. ${nearest ? `Did you mean "${nearest[1]}"?` : `Known are ${names.join(", ")}.`}`);
}

/** What a form sends, also by the names of the table. */
export function readFields({ fields }, sent) {
	const valueOf = (names) => sent[names.find((each) => sent[each]) ?? names.find((each) => hasOwn(sent, each))];
	const values = fields.map(([name, , aliases]) => [name, valueOf([name, ...aliases])]);
	return { ...sent, ...fromEntries(values.filter(([, value]) => value !== undefined)) };
}
/** Fails where a form has no such field as its action needs. */
export function checkFields(action, { fields }, values) {
	for (const [name, isRequired, , substitutes] of fields) {
		if (!isRequired || values[name] !== undefined || (substitutes.length && substitutes.every((each) => values[each]))) continue;
		report(`A form with the action "${action}" has no field "${name}".`);
		required(values, name);
	}
}

/** The object that a field names. */
const the = (name, id) => existing(tableOf(name), required({ [name]: id }, name));
/** Asks for an operation on the object that a field names. */
const ask = (name, operation, body = (fields) => fields) => (fields, sent) => patches[tableOf(name)][operation](the(name, fields[name]), body(fields, sent));
/** `every` and `every_period`, also both in one field: "2_3". Read as sent, as fields stand in for each other here. */
function frequencyOf(fields, { every, every_period, frequency }) {
	const [one, two] = [every, every_period, frequency].join(" ").match(/\d+/g) ?? [];
	return { every: one, every_period: two };
}
function setCodes({ order: id, code }, make) {
	const owner = row("subscriptions", id) ? "subscription" : "order";
	the(owner, id);
	const name = `discount_codes_by_${owner}_id`;
	const codes = make(current[name]?.[id] ?? [], required({ code }, "code"));
	update({ [name]: { ...current[name], [id]: codes } });
}

/** By action, a function of its fields by the table's names, and of those that were sent. */
export const changes = {
	change_shipment_date: ask("order", "change_place_date", ({ shipment_date }) => ({ place: shipment_date })),
	skip_shipment: ask("order", "cancel"),
	skip_subscription: ask("order", "skip_subscription"),
	send_now: ask("order", "send_now"),
	cancel_subscription: ask("subscription", "cancel", (fields) => ({ cancel_reason: [fields.cancel_reason, fields.cancel_reason_details].filter(Boolean).join("|") || undefined })),
	reactivate_subscription: ask("subscription", "reactivate", (fields, sent) => ({ next_order_date: fields.next_order_date, ...frequencyOf(fields, sent) })),
	pause_subscription: ask("subscription", "change_next_order_date", ({ order, shipment_date }) => ({ order: the("order", order).public_id, order_date: shipment_date })),
	change_quantity({ subscription, quantity }) {
		const item = row("items", subscription);
		return ask(item && !item.subscription ? "item" : "subscription", "change_quantity")({ item: subscription, subscription: item?.subscription ?? subscription, quantity });
	},
	change_item_quantity: ask("order_item", "change_quantity"),
	change_subscription_frequency: ask("subscription", "change_frequency", frequencyOf),
	change_product(fields) {
		const { public_id } = the("subscription", fields.subscription);
		if (fields.order_item && the("order_item", fields.order_item).subscription !== public_id) invalid("order_item", "This item is not the subscription's.");
		return ask(fields.order_item ? "order_item" : "subscription", "change_product")(fields);
	},
	delete_item: ({ item }) => others["DELETE items/:/delete"]({}, the("item", item)),
	/** Saves an address that was typed, new or not, and sends the order or everything there. */
	change_shipping_address({ order_id, use_for_all, shipping_address: id, ...typed }) {
		const order = the("order", order_id);
		const saved = id || !typed.address ? the("shipping_address", id) : others["POST addresses/create"](typed);
		const address = typed.address ? patches.addresses.update(saved, typed) : saved;
		patches.orders.change_shipping(order, { shipping_address: address.public_id });
		if (use_for_all && !/^(false|0|no)$/.test(use_for_all)) others["POST addresses/:/use_for_all"]({}, address);
		return order;
	},
	change_renewal_behavior: ask("subscription", "change_renewal_behavior", ({ renewal_behavior }) => {
		if (!preview.renewals.includes(required({ renewal_behavior }, "renewal_behavior"))) invalid("renewal_behavior", `"${renewal_behavior}" is not a valid choice.`);
		return { renewal_behavior };
	}),
	upgrade_to_prepaid: ask("subscription", "upgrade_to_prepaid"),
	send_payment_email({ payment_token, customer }) {
		required({ payment_token }, "payment_token");
		required({ customer }, "customer");
	},
	upgrade_to_subscription: ({ order_item }, sent) => others["POST subscriptions/create_from_item"]({ item: the("order_item", order_item).public_id, ...frequencyOf({}, sent) }),
	change_payment: ask("order", "change_payment"),
	add_discount_code: (fields) => setCodes(fields, (codes, code) => {
		if (codes.some((each) => each.code === code)) invalid("code", "This code is there already.");
		return [...codes, { public_id: newId(), code }];
	}),
	remove_discount_code: (fields) => setCodes(fields, (codes, code) => {
		const left = codes.filter((each) => each.public_id !== code && each.code !== code);
		return left.length < codes.length ? left : fail(404, "Not found.");
	}),
};

/** For actions with several notifications: what is in the key of the one that fits the fields. */
export const kinds = {
	delete_item: ({ item }) => (row("items", item)?.subscription ? "subscription" : "one_time"),
	change_renewal_behavior: ({ renewal_behavior }) => (renewal_behavior === "autorenew" ? "to_renew" : "to_not_renew"),
};
