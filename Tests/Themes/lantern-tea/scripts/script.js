// What the views name with `js`.

const day = 24 * 60 * 60 * 1000;
const today = og.smi.dayjs();
const firstDay = today.add(1, "day").format("YYYY-MM-DD");
const lastDay = today.add(120, "days").format("YYYY-MM-DD");

const initials = ({ first_name: first = "", last_name: last = "" } = {}) => `${first[0] ?? ""}${last[0] ?? ""}`;
const greeting = (customer) => (customer?.first_name ? `Good ${new Date().getUTCHours() < 12 ? "morning" : "day"}, ${customer.first_name}` : "Good day");
const isEmpty = (list) => !list?.length;

function upcomingOrders(orders) {
	return (orders ?? []).filter((order) => order.status === "UNSENT").toSorted((a, b) => a.place.localeCompare(b.place));
}
function arrival(order) {
	return new Date(Date.parse(`${order.place.slice(0, 10)}T00:00:00Z`) + 3 * day);
}
var daysUntil = (order) => Math.round((Date.parse(`${order.place.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today.format("YYYY-MM-DD")}T00:00:00Z`)) / day);
const isSoon = (order) => daysUntil(order) < 7;
const total = (orders) => orders.reduce((sum, order) => sum + Number(order.total || 0), 0);
const anchor = (order, index) => ["order", index, order.public_id.slice(0, 4)].join("-");

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const weekday = (date) => weekdays[new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay()];

function linesOf(order, items) {
	const { product_by_id: products = {} } = og.smi.store.getState();
	return (items ?? [])
		.filter((item) => item.order === order.public_id)
		.map((item) => ({ item, id: item.public_id, name: products[item.product]?.name ?? item.product, quantity: item.quantity, total: Number(item.total_price ?? 0) }));
}
const byFrequency = (subscriptions) => new Map(Object.entries(Object.groupBy(subscriptions ?? [], ({ every, every_period: period }) => `${every}/${period}`)));

class Facts {
	#facts;
	constructor(customer, orders) {
		this.#facts = [customer?.email ?? "no address", `${orders?.length ?? 0} orders`, Math.random() < 2];
	}
	*[Symbol.iterator]() {
		yield* this.#facts;
	}
}
async function latest(orders) {
	await new Promise((done) => setTimeout(done, 20));
	return orders?.at(-1)?.place ?? "never";
}
function choose(event, order) {
	event.target.dataset.chosen = order.public_id;
}

customElements.define("lt-counter", class extends HTMLElement {
	connectedCallback() {
		this.textContent = String(document.querySelectorAll("section").length);
	}
});
document.addEventListener("click", () => window.scrollTo(0, 0));
