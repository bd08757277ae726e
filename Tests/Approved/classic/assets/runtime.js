(() => {
"use strict";
const preview = (globalThis.ogPreview ??= {});
const dates = { __proto__: null, ...preview.dates };
const units = { ms: "millisecond", s: "second", m: "minute", h: "hour", d: "day", w: "week", M: "month", Q: "quarter", y: "year" };
const unitName = (unit = "ms") => units[unit] ?? unit.toLowerCase().replace(/s$/, "");
const lengths = { millisecond: 1, second: 1e3, minute: 6e4, hour: 36e5, day: 864e5, date: 864e5, week: 6048e5 };
const monthsOf = { month: 1, quarter: 3, year: 12 };
const daysOf = { day: 1, date: 1, week: 7 };
function localeTag(tag, otherwise) {
if (tag in dates) return tag;
try {
return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0];
} catch {
return otherwise;
}
}
let chosenLocale;
const defaultLocale = () => chosenLocale ?? localeTag(document.documentElement.lang || preview.state?.locale || "en", "en");
const inflections = {
never: /(?!)/,
after: /D(\[[^[\]]*\]|[\s\x01])+MMM/,
beside: /D(\[[^[\]]*\]|[\s\x01])+MMM|MMM(\[[^[\]]*\]|[\s\x01])+D/,
anywhere: /D/,
};
const known = new Map();
function conventions(locale) {
if (!known.has(locale)) known.set(locale, dates[locale] ?? fromIntl(locale));
return known.get(locale);
}
function fromIntl(tag) {
const locale = new Intl.Locale(tag, { calendar: "gregory", numberingSystem: "latn" });
const parts = (options, ...day) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).formatToParts(Date.UTC(2017, ...day));
const list = (count, type, options, dayOf) => Array.from({ length: count }, (_, index) => parts(options, ...dayOf(index)).find((each) => each.type === type).value);
const months = (month) => {
const [alone, withDay] = [{ month }, { month, day: "numeric" }].map((options) => list(12, "month", options, (index) => [index, 1]));
return isNaN(withDay[0]) ? [alone, withDay] : [alone];
};
const weekdays = (weekday) => list(7, "weekday", { weekday }, (index) => [0, index + 1]);
const tokens = (options) => parts(options, 0, 2, 3, 4, 5).map(({ type, value }) => {
const number = (letter) => letter.repeat(value.length);
const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions();
return {
year: "YYYY", month: isNaN(value) ? (value === full.months.at(-1)[0] ? "MMMM" : "MMM") : number("M"), day: number("D"), minute: "mm", second: "ss",
weekday: value === full.weekdays[0][1] ? "dddd" : "ddd", hour: number(/h1/.test(hourCycle) ? "h" : "H"), dayPeriod: "A",
}[type] ?? value.replace(/\s/g, " ").replace(/[a-z]+/gi, "[$&]");
}).join("");
const full = { months: months("long"), weekdays: [weekdays("long")] };
const numeric = { year: "numeric", month: "numeric", day: "numeric" };
const [LT, LL, ll] = [{ timeStyle: "short" }, { dateStyle: "long" }, { ...numeric, month: "short" }].map(tokens);
const { firstDay = 7, minimalDays = firstDay === 1 ? 4 : 1 } = locale.getWeekInfo?.() ?? {};
const ordinals = Array.from({ length: 54 }, (_, index) => ordinal(index + 1, locale.language));
return {
...full, shortMonths: months("short"), shortWeekdays: [weekdays("short")], minWeekdays: [weekdays("short").map((name) => name.slice(0, 2))],
inflection: "anywhere", meridiem: [[12, "AM", "am"], [24, "PM", "pm"]], weeks: [firstDay % 7, minimalDays], ordinals,
formats: {
LT, LTS: tokens({ timeStyle: "medium" }), L: tokens({ ...numeric, month: "2-digit", day: "2-digit" }), LL, LLL: `${LL} ${LT}`,
LLLL: `${tokens({ dateStyle: "full" })} ${LT}`, l: tokens(numeric), ll, lll: `${ll} ${LT}`,
llll: `${tokens({ ...numeric, month: "short", weekday: "short" })} ${LT}`,
},
};
}
const suffixes = { one: "st", two: "nd", few: "rd", other: "th" };
function ordinal(number, language) {
if (language === "en") return number + suffixes[new Intl.PluralRules("en", { type: "ordinal" }).select(number)];
return number + (language !== "fr" ? (/es|it|pt/.test(language) ? "\u00ba" : ".") : number === 1 ? "er" : "");
}
function week(date, [first, yearStart]) {
const decisive = new Date(date);
decisive.setDate(date.getDate() - ((date.getDay() - first + 7) % 7) + 7 - yearStart);
const year = decisive.getFullYear();
return [Math.floor((Date.UTC(year, decisive.getMonth(), decisive.getDate()) - Date.UTC(year, 0)) / 6048e5) + 1, year];
}
const localized = /\[[^\]]+\]|LTS?|L{1,4}|l{1,4}/g;
const advanced = /\[[^\]]+\]|Q|wo|ww?|WW?|zzz|z|gggg|GGGG|Do|X|x|kk?/g;
const core = /\[([^\]]+)\]|Y{1,4}|M{1,4}|DD?|d{1,4}|HH?|hh?|a|A|mm?|ss?|ZZ?|SSS|[\0\x01]/g;
function formatDate(date, tag, format) {
const locale = conventions(tag);
const pad = (number, length = 2) => String(number).padStart(length, "0");
const [year, month, day, weekday, hours, zone] = [date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours(), -date.getTimezoneOffset()];
const offset = (between) => (zone < 0 ? "-" : "+") + pad(Math.floor(Math.abs(zone) / 60)) + between + pad(Math.abs(zone) % 60);
const zoneName = (width) => new Intl.DateTimeFormat("en-US", { timeZoneName: width }).formatToParts(date).find((each) => each.type === "timeZoneName").value;
const expanded = format.replace(localized, (token) => locale.formats[token] ?? token);
const [[w, gggg], [W, GGGG]] = [week(date, locale.weeks), week(date, [1, 4])];
const advances = {
Q: () => Math.ceil((month + 1) / 3), wo: () => (locale.weekOrdinals ?? locale.ordinals)[w - 1], Do: () => locale.ordinals[day - 1], gggg: () => gggg,
GGGG: () => GGGG, X: () => Math.floor(date / 1000), x: () => +date, z: () => zoneName("short"), zzz: () => zoneName("long"),
};
const written = [];
const left = expanded.replace(advanced, (token) => {
if (token[0] === "[") return token;
written.push(advances[token]?.() ?? pad({ w, W, k: hours || 24 }[token[0]], token.length));
return token[0] === "z" ? "\x01" : "\0";
});
const isAnywhere = locale.inflection === "anywhere";
const isWithDay = inflections[locale.inflection].test(isAnywhere ? expanded.replace(/\[[^\]]+\]/g, "") : left);
const name = (forms, index) => ((isWithDay && forms[1]) || forms[0])[index];
const part = (index) => locale.meridiem.find(([end]) => hours < end)[index];
const numbers = { M: month + 1, D: day, H: hours, h: hours % 12 || 12, m: date.getMinutes(), s: date.getSeconds() };
const texts = {
YY: () => String(year).slice(-2), YYYY: () => pad(year, 4), MMM: () => name(locale.shortMonths, month), MMMM: () => name(locale.months, month),
d: () => weekday, dd: () => name(locale.minWeekdays, weekday), ddd: () => name(locale.shortWeekdays, weekday), dddd: () => name(locale.weekdays, weekday),
A: () => part(1), a: () => part(2), SSS: () => pad(date.getMilliseconds(), 3), Z: () => offset(":"), ZZ: () => offset(""), Y: () => offset(""),
YYY: () => offset(""), "\0": () => written.shift(), "\x01": () => written.shift(),
};
return left.replace(core, (token, text) => text ?? texts[token]?.() ?? pad(numbers[token[0]], token.length));
}
function parseDate(value) {
if (value === undefined) return parseDate(preview.now ?? Date.now());
const match = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[Tt ](\d\d?):(\d\d?)(?::(\d\d?)(\.\d+)?)?)?$/.exec(typeof value === "string" && value.trim());
if (!match) return new Date(value === null ? NaN : value instanceof Dayjs ? +value : value);
const [, year, month = 1, date = 1, hour = 0, minute = 0, second = 0, fraction = 0] = match;
return new Date(year, month - 1, date, hour, minute, second, fraction * 1000);
}
class Dayjs {
constructor(date, locale) {
Object.assign(this, { $d: date, $L: locale });
}
with(change) {
const date = new Date(this.$d);
change(date);
return new Dayjs(date, this.$L);
}
clone() { return this.with(() => {}); }
isValid() { return !isNaN(this); }
locale(tag) { return tag === undefined ? this.$L : new Dayjs(this.$d, localeTag(tag, this.$L)); }
format(format = "YYYY-MM-DDTHH:mm:ssZ") { return this.isValid() ? formatDate(this.$d, this.$L, format) : "Invalid Date"; }
add(amount, unit) {
const name = unitName(unit);
return this.with((date) => {
if (name in monthsOf) {
const day = date.getDate();
date.setMonth(date.getMonth() + Math.trunc(amount * monthsOf[name]), 1);
date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
} else if (name in daysOf) date.setDate(date.getDate() + Math.round(amount * daysOf[name]));
else date.setTime(+date + amount * lengths[name]);
});
}
subtract(amount, unit) { return this.add(-amount, unit); }
diff(other, unit, isExact) {
const that = dayjs(other);
const name = unitName(unit);
const shift = name in daysOf ? (that.$d.getTimezoneOffset() - this.$d.getTimezoneOffset()) * 6e4 : 0;
const exact = name in monthsOf ? monthsBetween(that, this) / monthsOf[name] : (this - that + shift) / lengths[name];
return isExact ? exact : Math.trunc(exact) + 0;
}
startOf(unit) {
const name = unitName(unit);
const all = ["year", "month", "date", "hour", "minute", "second", "millisecond"].map((part) => this[part]());
if (name === "quarter") all[1] -= all[1] % 3;
if (name === "week") all[2] -= (this.day() - conventions(this.$L).weeks[0] + 7) % 7;
const kept = { year: 1, quarter: 2, month: 2, week: 3, day: 3, date: 3, hour: 4, minute: 5, second: 6 }[name] ?? 7;
return new Dayjs(new Date(...all.slice(0, kept), ...[0, 0, 1, 0, 0, 0, 0].slice(kept)), this.$L);
}
endOf(unit) { return this.startOf(unit).add(1, unit).subtract(1, "ms"); }
isSame(other, unit) { return this.startOf(unit) <= +dayjs(other) && +dayjs(other) <= this.endOf(unit); }
isBefore(other, unit) { return this.endOf(unit) < +dayjs(other); }
isAfter(other, unit) { return this.startOf(unit) > +dayjs(other); }
isSameOrBefore(other, unit) { return this.isSame(other, unit) || this.isBefore(other, unit); }
isSameOrAfter(other, unit) { return this.isSame(other, unit) || this.isAfter(other, unit); }
daysInMonth() { return this.endOf("M").date(); }
valueOf() { return +this.$d; }
unix() { return Math.floor(this / 1000); }
toDate() { return new Date(this.$d); }
toISOString() { return this.$d.toISOString(); }
toJSON() { return this.$d.toJSON(); }
toString() { return this.$d.toUTCString(); }
}
const clock = { year: "FullYear", month: "Month", day: "Day", date: "Date", hour: "Hours", minute: "Minutes", second: "Seconds", millisecond: "Milliseconds" };
for (const name in clock) {
Dayjs.prototype[name] = function (value) {
const now = this.$d[`get${clock[name]}`]();
return value === undefined ? now : this.add(value - now, name);
};
}
function monthsBetween(from, to) {
if (to < from) return -monthsBetween(to, from);
let whole = (to.year() - from.year()) * 12 + to.month() - from.month();
if (from.add(whole, "M") > to) whole -= 1;
const start = from.add(whole, "M");
return whole + (to - start) / (from.add(whole + 1, "M") - start);
}
const dayjs = (value) => new Dayjs(parseDate(value), value?.$L ?? defaultLocale());
dayjs.isDayjs = (value) => value instanceof Dayjs;
dayjs.unix = (seconds) => dayjs(seconds * 1000);
dayjs.extend = () => dayjs;
dayjs.locale = (tag) => (tag && (chosenLocale = localeTag(tag, defaultLocale())), defaultLocale());
preview.dayjs = dayjs;
})();
ogPreview.maps = [["items_by_order","order_items","group",0,"order","orders"],["order_item_by_id","order_items","list",0],["product_by_id","products","object",1],["address_by_id","addresses","object",0],["payment_by_id","payments","object",0],["subscription_by_id","subscriptions","object",0],["localized_product_by_id","products","localized",1]];
ogPreview.numbers = {"status":{"UNSENT":1,"REJECTED":3,"SUCCESS":5,"SEND_NOW":6,"PENDING_PLACEMENT":11,"GENERIC_ERROR":15,"CREDIT_CARD_RETRY":18},"cc_type":{"Visa":1,"Mastercard":2,"American Express":3,"Discover":4,"Diners":5,"JCB":6},"payment_method":{"credit card":1,"paypal":2}};
(() => {
"use strict";
const { assign, entries, fromEntries, groupBy, hasOwn, keys } = Object;
const preview = (globalThis.ogPreview ??= {});
const { dayjs } = preview;
const clone = structuredClone;
const production = "https://restapi.ordergroove.com";
const isNone = (value) => value === undefined || value === null;
const diagnostics = (preview.diagnostics = []);
let overlay, panel;
function make(name, properties, ...children) {
const element = assign(document.createElement(name), properties);
element.append(...children);
return element;
}
function showCard(className, role, content) {
if (!overlay) {
overlay = make("og-preview").attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { all: initial; position: fixed; inset: auto 16px 16px auto; z-index: 2147483647; font: 14px/1.4 system-ui }
div { display: flex; gap: 12px; max-width: min(30rem, 80vw); margin-top: 8px; padding: 10px 16px; border-radius: 8px; background: #7f1d1d; color: #fff; overflow-wrap: anywhere }
.success { background: #14532d }
ol { max-height: 40vh; overflow: auto; padding-left: 2em }
summary, button { all: unset; margin-left: auto; cursor: pointer }
:focus-visible { outline: 2px solid }`);
overlay.adoptedStyleSheets = [sheet];
}
const close = make("button", { ariaLabel: "Close", textContent: "\u00d7" });
const card = make("div", { className, role }, content, close);
close.onclick = () => card.remove();
overlay.append(card);
document.body.append(overlay.host);
overlay.host.popover = "manual";
overlay.host.showPopover();
return card;
}
function report(message) {
if (diagnostics.includes(message)) return;
diagnostics.push(message);
if (document.readyState !== "loading") showDiagnostics();
}
function showDiagnostics() {
if (!diagnostics.length) return;
const summary = make("summary", { textContent: `Preview diagnostics: ${diagnostics.length}` });
const list = make("ol", {}, ...diagnostics.map((textContent) => make("li", { textContent })));
panel?.remove();
panel = showCard("", "status", make("details", {}, summary, list));
}
const textOf = (error) => `${error} ${/[^/\s]+:\d+:\d+/.exec(error?.stack) ?? ""}`.trim();
let isTold = false;
addEventListener("error", (event) => {
if (!(event instanceof ErrorEvent) || isTold) return;
report(event.error ? textOf(event.error) : "A script threw an error. The browser's console has its text.");
});
addEventListener("unhandledrejection", ({ reason }) => report(`A promise was rejected: ${textOf(reason)}`));
function debounce(action, wait) {
let timer, result;
const cancel = () => clearTimeout(timer);
function debounced(...args) {
cancel();
timer = setTimeout(() => (result = action.apply(this, args)), wait);
return result;
}
return assign(debounced, { cancel });
}
function memoize(action, resolver) {
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
const html = (strings, ...values) => ({ _$litType$: 1, strings, values });
const lists = { orders: "orders", items: "order_items", subscriptions: "subscriptions", products: "products", addresses: "addresses", payments: "payments" };
const idOf = (row) => row.external_product_id ?? row.public_id;
function derived(state, kept = {}) {
const localize = (row) => {
const texts = entries(row.extra_data?.i18n_display?.[state.locale] ?? {}).filter(([name, text]) => text && /^(name|image_url|detail_url)$/.test(name));
return { ...row, ...fromEntries(texts) };
};
const maps = {};
for (const [name, list, form, keepsOthers, field, owners] of preview.maps) {
const isLocal = form === "localized";
const isList = form === "list" && Object.values(state[name] ?? {}).every(Array.isArray);
const write = isLocal ? localize : (row) => (owners ? [] : isList ? [row] : row);
if (!isLocal || state.locale === kept.locale) maps[name] = kept[name];
maps[name] ??= {
...(keepsOthers && state[name]),
...fromEntries(state[owners ?? list].map((row) => [idOf(row), write(row)])),
...(owners && groupBy(state[list], (row) => row[field])),
};
}
return { ...state, ...maps };
}
function initialState() {
const given = clone(preview.state ?? {});
const { lego_api, lego_url } = given.environment ?? {};
const lego = lego_api ?? lego_url ?? production;
const state = { notifications: [], ...given, locale: document.documentElement.lang || given.locale || "en", environment: { ...given.environment, lego_api: lego, lego_url: lego } };
for (const list of Object.values(lists)) state[list] ??= [];
return derived(state, given);
}
let current = initialState();
const listeners = new Set();
function announce() {
for (const listen of [...listeners]) {
try {
listen();
} catch (error) {
reportError(error);
}
}
document.dispatchEvent(new CustomEvent("og:preview:state", { detail: { state: current } }));
}
function update(values) {
current = derived({ ...current, ...values });
announce();
}
const store = {
getState: () => current,
subscribe(listener) {
const own = () => listener();
listeners.add(own);
return () => void listeners.delete(own);
},
dispatch(action) {
if (isNone(action?.type)) throw new TypeError("An action needs a type");
announce();
return action;
},
};
function credentials() {
const { public_id, sig_field, ts, sig } = current.customer ?? {};
return { public_id, sig_field, ts, sig };
}
const DAY = "YYYY-MM-DD";
const today = () => dayjs().format(DAY);
const stamp = () => dayjs().format(`${DAY} HH:mm:ss`);
const statuses = { ...preview.numbers.status, SENT: 2, CANCELLED: 4 };
const statusNumber = (status) => statuses[status] ?? (Number(status) || status);
class ApiError extends Error {
name = "ApiError";
constructor(status, body) {
super(body.detail ?? entries(body).map((entry) => entry.join(": ")).join(" "));
assign(this, { status, detail: body.detail, body });
}
}
function fail(status, detail) {
throw new ApiError(status, typeof detail === "string" ? { detail } : detail);
}
const invalid = (field, text) => fail(400, { [field]: [text] });
const forbidden = () => fail(403, "You do not have permission to perform this action.");
const tables = fromEntries(entries(lists).map(([table, list]) => [table, clone(current[list])]));
const row = (table, id) => tables[table].find((it) => String(idOf(it)) === String(id));
const find = (table, id) => row(table, id) ?? fail(404, "Not found.");
const remove = (table, gone) => (tables[table] = tables[table].filter((it) => it !== gone));
const add = (table, it) => (tables[table].push(it), it);
for (const id in current.product_by_id) row("products", id) ?? add("products", clone(current.product_by_id[id]));
let lastId = 0;
const newId = () => "fade" + (++lastId).toString(16).padStart(28, "0");
const itemsOf = (order) => tables.items.filter((item) => item.order === order.public_id);
const orderOf = (item) => row("orders", item.order) ?? {};
const isUnsent = (order) => statusNumber(order.status) === 1;
const upcoming = (id) => tables.items.filter((item) => item.subscription === id && isUnsent(orderOf(item))).sort((a, b) => compare(orderOf(a).place, orderOf(b).place));
function open(order) {
if (order.locked) fail(423, "This order is locked.");
return isUnsent(order) ? order : fail(400, "Only an unsent order can be changed.");
}
const openItem = (item) => (open(orderOf(item)), item);
const notPrepaid = (it) => (it?.prepaid_subscription_context ? fail(400, "A prepaid subscription cannot be changed this way.") : it);
const required = (body, field) => (isNone(body[field]) || body[field] === "" ? invalid(field, "This field is required.") : body[field]);
function positive(body, field, largest = 1e6) {
const number = +required(body, field);
return Number.isInteger(number) && number > 0 && number <= largest ? number : invalid(field, "A valid integer is required.");
}
function futureDay(body, field) {
const day = `${required(body, field)}`.slice(0, 10);
if (dayjs(day).format(DAY) !== day) invalid(field, "Date has wrong format. Use YYYY-MM-DD.");
return day > today() ? day : invalid(field, "The date must be in the future.");
}
const tableOf = (name) => (/address$/.test(name) ? "addresses" : `${name}s`);
const known = (body, field) => idOf(row(tableOf(field), required(body, field)) ?? invalid(field, `Object with id ${body[field]} does not exist.`));
const cents = (money) => Math.round(money * 100) || 0;
const money = (amount) => (amount / 100).toFixed(2);
const free = money(0);
function charge(order, amount) {
for (const sum of ["sub_total", "total"]) order[sum] = money(Math.max(0, cents(order[sum]) + amount));
}
function reprice(item, { quantity = item.quantity, price = item.price }) {
const before = cents(item.total_price);
const after = Math.round(cents(price) * quantity * (before / (cents(item.price) * item.quantity) || 1));
charge(orderOf(item), after - before);
return assign(item, { quantity, price, total_price: money(after) });
}
function dropItem(item) {
const order = orderOf(item);
remove("items", item);
charge(order, -cents(item.total_price));
if (!itemsOf(order).length) remove("orders", order);
}
const setDay = (order, day) => assign(order, { place: day + `${order.place ?? ""}`.slice(10) });
function nextDay(place, { every, every_period, frequency_days = 30 }) {
const unit = [, "day", "week", "month", "year"][every_period];
return dayjs(place).add(unit ? every : frequency_days, unit ?? "day").format(DAY);
}
function orderOn(day, like) {
const { shipping_address, payment } = like;
const isSame = (order) => order !== like && isUnsent(order) && !order.locked && order.place.startsWith(day) && order.shipping_address === shipping_address && order.payment === payment;
return tables.orders.find(isSame) ?? add("orders", setDay({ ...like, public_id: newId(), status: "UNSENT", created: stamp(), cancelled: null, tries: 0, order_merchant_id: null, locked: false,
sub_total: free, tax_total: free, shipping_total: free, discount_total: free, total: free }, day));
}
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
function schedule(it, day) {
const { public_id: subscription, merchant, customer, payment, shipping_address, product, offer, quantity } = it;
const [next] = upcoming(subscription);
if (next) return moveItems(open(orderOf(next)), itemsOf(orderOf(next)).filter((item) => item.subscription === subscription), day);
const order = orderOn(day, { merchant, customer, payment, shipping_address, type: 1, rejected_message: null, extra_data: null });
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
function setProduct(items, product) {
for (const item of items) assign(reprice(item, row("products", product)), { product });
}
function skip(order) {
const days = groupBy(itemsOf(open(order)), ({ subscription }) => {
const it = subscription && row("subscriptions", subscription);
return it ? nextDay(order.place, it) : "";
});
const [first, ...later] = keys(days).filter(Boolean).sort();
for (const day of later) moveItems(order, days[day], day);
if (first) return setDay(order, first);
days[""]?.forEach(dropItem);
remove("orders", order);
return { ...order, status: "CANCELLED", cancelled: stamp() };
}
const addressFields = "label first_name last_name company_name address address2 city state_province_code zip_postal_code country_code phone fax".split(" ");
const given = (body) => fromEntries(entries(body).filter(([field]) => addressFields.includes(field)));
const set = (field) => (it, body) => assign(it, { [field]: known(body, field) });
const setOpen = (field) => (order, body) => set(field)(open(order), body);
const prepaid = (it, values) => assign(it, { prepaid_subscription_context: { ...it.prepaid_subscription_context, ...values } });
const patches = {
orders: {
cancel: skip,
skip_subscription(order, body) {
const subscription = known(body, "subscription");
const items = itemsOf(open(order)).filter((item) => item.subscription === subscription);
if (!items.length) invalid("subscription", "The order has no item of this subscription.");
return moveItems(order, items, nextDay(order.place, row("subscriptions", subscription)));
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
change_next_order_date: (it, body) => (schedule(it, futureDay(body, "order_date")), it),
change_quantity(it, body) {
const quantity = positive(body, "quantity");
for (const item of upcoming(notPrepaid(it).public_id)) reprice(item, { quantity });
return assign(it, { quantity });
},
change_frequency: setFrequency,
change_product(it, body) {
setProduct(upcoming(it.public_id), known(body, "product"));
return set("product")(it, body);
},
change_shipping: set("shipping_address"),
change_payment: set("payment"),
upgrade_to_prepaid(it, body) {
const count = positive(body, "prepaid_orders_per_billing");
return prepaid(it, { prepaid_orders_remaining: count, prepaid_orders_per_billing: count, renewal_behavior: "autorenew", last_renewal_revenue: null, prepaid_origin_merchant_order_id: null });
},
change_renewal_behavior: (it, body) => prepaid(it, { renewal_behavior: required(body, "renewal_behavior") }),
},
items: {
change_quantity(item, body) {
notPrepaid(row("subscriptions", openItem(item).subscription));
return reprice(item, { quantity: positive(body, "quantity") });
},
change_product: (item, body) => (setProduct([openItem(item)], known(body, "product")), item),
},
addresses: { update: (address, body) => assign(address, given(body)) },
};
const others = {
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
const item = openItem(find("items", known(body, "item")));
const { merchant, customer, payment, shipping_address } = orderOf(item);
const { product, quantity, offer } = item;
const it = setFrequency({ public_id: newId(), merchant, customer, payment, shipping_address, product, quantity, offer, subscription_type: "replenishment", components: [], extra_data: {}, price: null,
start_date: today(), cancelled: null, created: stamp(), live: true, prepaid_subscription_context: null }, body);
assign(item, { subscription: it.public_id, one_time: false });
return add("subscriptions", it);
},
};
const applicationScope = /^\w+ (customers|product_groups|products-batch|one_time_incentives|offer_profiles|resources)\b|^(?!GET)\w+ products\b|change_price$/;
const filters = {
status: (values, it, order) => !order || values.some((value) => statusNumber(value) === statusNumber(order.status)),
live: ([value], it) => isNone(it.live) || it.live === /^(true|1)$/i.test(value),
order: (values, it, order) => !order || values.includes(order.public_id),
subscription: (values, it, order, rows) => !/orders|items|subscriptions/.test(rows) || (rows === "orders" ? itemsOf(it) : [it]).some((each) => values.includes(each.subscription ?? each.public_id)),
};
function compare(a, b) {
if (isNone(a) || isNone(b)) return isNone(a) - isNone(b);
const [x, y] = isNaN(a - b) ? [a, b] : [+a, +b];
return (x > y) - (x < y);
}
function list(table, url) {
const query = url.searchParams;
const values = (name) => query.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
if (values("customer").some((id) => id !== String(current.customer?.sig_field))) forbidden();
for (const value of values("status")) if (isNaN(statusNumber(value))) invalid("status", `"${value}" is not a valid choice.`);
const order = (it) => ({ orders: it, items: orderOf(it) })[table];
const wanted = keys(filters).filter((name) => values(name).length);
const rows = tables[table].filter((it) => wanted.every((name) => filters[name](values(name), it, order(it), table)));
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
function serve(method, url, body = {}) {
const path = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
const [table, id, action] = path;
if (applicationScope.test(`${method} ${path.join("/")}`)) forbidden();
if (hasOwn(tables, table) && path.length < 4) {
if (method === "GET" && !action) return id ? find(table, id) : list(table, url);
const patch = patches[table]?.[action];
if (patch && method === "PATCH") return patch(find(table, id), body);
const other = others[`${method} ${table}/${action ? `:/${action}` : id}`];
if (other) return other(body, action && find(table, id));
if (patch || !action) fail(405, `Method "${method}" not allowed.`);
}
console.warn(`The preview does not model ${method} ${url.pathname}: it answers 404.`);
fail(404, "Not found.");
}
function toWire(body) {
if (!body) return body;
if (body.results) return { ...body, results: body.results.map(toWire) };
const named = keys({ ...preview.numbers, status: statuses }).filter((field) => body[field]);
return { ...body, ...fromEntries(named.map((field) => [field, field === "status" ? statusNumber(body.status) : (preview.numbers[field][body[field]] ?? body[field])])) };
}
async function respond(request) {
const text = await request.text();
await turn();
request.signal.throwIfAborted();
let status = request.method === "POST" ? 201 : 200;
let body;
try {
const sent = parse(request.headers.get("Authorization") ?? fail(401, "Authentication credentials were not provided."));
if (entries(credentials()).some(([field, value]) => String(sent?.[field]) !== String(value))) fail(401, "Incorrect authentication credentials.");
body = toWire(serve(request.method, new URL(request.url), parse(text || "{}") ?? fail(400, "JSON parse error")));
if (!body) status = 204;
} catch (error) {
if (!(error instanceof ApiError)) throw error;
({ status, body } = error);
}
const response = new Response(body && JSON.stringify(body), { status, headers: body && { "Content-Type": "application/json" } });
return Object.defineProperty(response, "url", { value: request.url });
}
function parse(text) {
try {
return JSON.parse(text);
} catch {}
}
const turn = () => new Promise((done) => setTimeout(done));
const hosts = [production, current.environment.lego_api].map((url) => URL.parse(url)?.origin);
const browserFetch = globalThis.fetch;
globalThis.fetch = async function fetch(input, options) {
const url = URL.parse(input.url ?? input, document.baseURI);
return url && hosts.includes(url.origin) ? respond(new Request(input, options)) : browserFetch(input, options);
};
async function call(method, path, body) {
await turn();
return clone(serve(method, new URL(path, production), body));
}
function merge(table, rows) {
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
function refresh() {
const all = clone(tables);
const needed = [...all.items, ...all.subscriptions].map((it) => it.product).concat(current.products.map(idOf));
all.products = all.products.filter((it) => needed.includes(idOf(it)));
update(fromEntries(entries(lists).map(([table, list]) => [list, all[table]])));
}
const functions = {
refresh_page_state: async () => (await turn(), refresh()),
request_orders: async ({ status, ordering = "place" } = {}) => request("orders", { status, ordering }),
request_orders_items: async ({ status } = {}) => request("items", { status }),
request_subscriptions: async ({ live } = {}) => request("subscriptions", { live }),
async request_product(id) {
await turn();
const product = clone(find("products", id));
merge("products", [product]);
return product;
},
async request_delete_item(id) {
const item = clone(row("items", id));
await change("item", { item: id }, "delete", {}, "DELETE");
refresh();
return item;
},
async request_skip_order(id) {
const order = await change("order", { order: `${id}` }, "cancel");
refresh();
return order;
},
dayjs, debounce, memoize, html,
};
const aliases = {
item: ["order_item", "item", "item_id", "order_item_id"],
date: ["shipment_date", "order_date", "next_order_date", "place", "date"],
address: ["shipping_address", "address_id", "public_id"],
code: ["code", "discount_code"],
};
const field = (fields, name) => (aliases[name] ?? [name, `${name}_id`]).map((each) => fields[each]).find(Boolean);
const need = (fields, name) => field(fields, name) ?? invalid(name, "This field is required.");
async function change(name, fields, operation, body = fields, method = "PATCH") {
return call(method, `${tableOf(name)}/${encodeURIComponent(need(fields, name))}/${operation}/`, body);
}
function frequencyOf({ every, every_period, frequency }) {
const [one, two] = [every, every_period, frequency].join(" ").match(/\d+/g) ?? [];
return { every: one, every_period: two };
}
const owner = (fields, ...names) => names.find((name) => field(fields, name)) ?? names.at(-1);
const ask = (names, operation, body) => (fields) => change(owner(fields, ...names.split(" ")), fields, operation, body?.(fields));
function setCodes(fields, make) {
const order = need(fields, "order");
const codes = current.discount_codes_by_order_id ?? {};
find("orders", order);
update({ discount_codes_by_order_id: { ...codes, [order]: make(codes[order] ?? [], need(fields, "code")) } });
}
const actions = {
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
send_payment_email() {},
};
function targetOf(fields) {
for (const name of ["item", "subscription", "order"]) {
const it = row(tableOf(name), field(fields, name));
if (it) return clone(it);
}
return null;
}
async function submit(form, action, fields) {
const target = targetOf(fields);
const fire = (type, detail) => form.dispatchEvent(new CustomEvent(type, { detail: { action, fields, ...detail } }));
try {
if (!hasOwn(actions, action)) report(`The form action "${action}" is not modelled in previews: the form succeeds, nothing changes.`);
const result = await actions[action]?.(fields);
refresh();
notify("Your changes were saved.", { target });
fire("success", { result });
} catch (error) {
if (!(error instanceof ApiError)) reportError(error);
notify(`Your changes could not be saved. ${error.message}`, { target, error: error.message });
fire("error", { error });
}
fire("finally");
}
document.addEventListener("submit", (event) => {
const form = event.target;
const action = form.dataset.ogActionKey;
if (!action) return;
event.preventDefault();
submit(form, action, fromEntries(new FormData(form, event.submitter)));
}, true);
function notify(message, about) {
const type = "error" in about ? "error" : "success";
const own = document.querySelector("sm-notifications, .og-toasts");
let isShown = false;
const observer = new MutationObserver(() => (isShown = true));
if (own) observer.observe(own, { childList: true, subtree: true });
update({ notifications: [...current.notifications, { id: `preview-${current.notifications.length + 1}`, type, message, date: stamp(), ...about }] });
setTimeout(() => {
observer.disconnect();
if (isShown) return;
const toast = showCard(type, type === "error" ? "alert" : "status", make("span", { textContent: message }));
setTimeout(() => toast.remove(), 7000);
}, own ? 100 : 0);
}
const getters = {};
preview.names = (names) => assign(getters, names);
function evaluate(source) {
const text = source.trim();
if (hasOwn(getters, text)) return getters[text]();
const [head, ...path] = text.split(".");
if (/^[\w$.]+$/.test(text) && head in globalThis) return path.reduce((value, name) => value[name], globalThis[head]);
return new Function(`return (${text}\n);`)();
}
const explain = (error, what, source) => report(`${what} ${source}: ${error instanceof EvalError ? "the page's Content-Security-Policy forbids to evaluate it" : error.message}`);
let waiting = [];
function bind(element) {
const text = element.getAttribute("data-og-bind");
element.removeAttribute("data-og-bind");
const tag = element.localName;
for (const [key, value] of entries(parse(text) ?? report(`<${tag}> has a binding that cannot be read: ${text}`) ?? {})) {
const [, sign, name, isCode] = /^([.@?]?)(.*?)(\(\))?$/s.exec(key);
const what = `<${tag} ${sign}${name}>`;
const make = sign === "@" ? listen : isCode ? settle : () => (element[name] = value);
const binding = { run: () => make(element, sign, name, value, what), what, value };
isCode ? waiting.push(binding) : attempt(binding);
}
}
function attempt({ run, what, value }, isLast = true) {
try {
run();
return true;
} catch (error) {
if (isLast) explain(error, what, [value].flat().join(""));
return isLast;
}
}
function listen(element, sign, type, source, what) {
element.addEventListener(type, (event) => {
let listener;
try {
listener = evaluate(source);
} catch (error) {
return explain(error, what, source);
}
try {
if (typeof listener === "function") listener.call(element, event);
else listener?.handleEvent ? listener.handleEvent(event) : report(`${what} ${source}: is no function`);
} catch (error) {
report(textOf(error));
isTold = true;
setTimeout(() => (isTold = false));
throw error;
}
});
}
function settle(element, sign, name, source, what) {
const set = (value) => {
if (sign === ".") element[name] = value;
else if (sign) element.toggleAttribute(name, Boolean(value));
else isNone(value) ? element.removeAttribute(name) : element.setAttribute(name, value);
};
const value = Array.isArray(source) ? source.map((each, index) => (index % 2 ? evaluate(each) : each)).join("") : evaluate(source);
if (value?.then) value.then(set, (error) => explain(error, what, source));
else set(value);
}
const bindAll = () => document.querySelectorAll("[data-og-bind]").forEach(bind);
const settleAll = (isLast) => (waiting = waiting.filter((binding) => !attempt(binding, isLast)));
const og = (globalThis.og ??= {});
og.smi = { store, ...functions, api: { ...functions } };
og.store = { ...store, getState: () => ({ auth: credentials() }) };
bindAll();
if (!preview.state) report("The page's State is missing: was its file states/*.js found?");
function start() {
bindAll();
settleAll(document.readyState === "complete");
showDiagnostics();
const target = document.querySelector("#og-msi, og-smi") ?? document;
target.dispatchEvent(new CustomEvent("og:smi:ready", { bubbles: true, composed: true }));
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
if (document.readyState !== "complete") addEventListener("load", () => settleAll(true));
})();
