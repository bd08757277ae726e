Object.assign(globalThis.ogPreview ??= {}, {
maps: [["items_by_order","order_items","group",0,"order","orders"],["order_item_by_id","order_items","list",0],["product_by_id","products","object",1],["address_by_id","addresses","object",0],["payment_by_id","payments","object",0],["subscription_by_id","subscriptions","object",0],["localized_product_by_id","products","localized",1]],
numbers: {"status":{"UNSENT":1,"REJECTED":3,"SUCCESS":5,"SEND_NOW":6,"PENDING_PLACEMENT":11,"GENERIC_ERROR":15,"CREDIT_CARD_RETRY":18},"cc_type":{"Visa":1,"Mastercard":2,"American Express":3,"Discover":4,"Diners":5,"JCB":6},"payment_method":{"credit card":1,"paypal":2}},
renewals: ["autorenew","cancel","downgrade"],
actions: {"change_shipment_date":{"aliases":[],"fields":[["order",1,["order_id"],[]],["shipment_date",1,["order_date","next_order_date","place","date"],[]],["change_or_skip",0,[],[]]],"successes":["change_shipment_date_success"],"failures":["change_shipment_date_error"],"change":"The order is placed on another day."},"skip_shipment":{"aliases":[],"fields":[["order",1,["order_id"],[]]],"successes":["order_cancel_success"],"failures":["order_cancel_error"],"change":"The order moves by the frequency of its subscriptions; one-time items stay with it."},"skip_subscription":{"aliases":[],"fields":[["order",1,["order_id"],[]],["subscription",1,["subscription_id"],[]]],"successes":["order_cancel_success"],"failures":["order_cancel_error"],"change":"The subscription's item leaves the order and comes with the next one."},"send_now":{"aliases":[],"fields":[["order",1,["order_id"],[]]],"successes":["send_now_success"],"failures":["send_now_error"],"change":"The status of the order becomes SEND_NOW."},"cancel_subscription":{"aliases":[],"fields":[["subscription",1,["subscription_id"],[]],["cancel_reason",0,[],[]],["cancel_reason_details",0,[],[]]],"successes":["cancel_subscription_success"],"failures":["cancel_subscription_error"],"change":"The subscription is no longer live, and its items leave the orders that have not been sent."},"reactivate_subscription":{"aliases":[],"fields":[["subscription",1,["subscription_id"],[]],["every",1,["frequency"],[]],["every_period",1,["frequency"],[]],["next_order_date",0,["shipment_date","order_date","place","date"],[]]],"successes":["reactivate_subscription_success"],"failures":["reactivate_subscription_error"],"change":"The subscription is live again, and an order is planned."},"pause_subscription":{"aliases":[],"fields":[["order",1,["order_id"],[]],["subscription",1,["subscription_id"],[]],["shipment_date",1,["order_date","next_order_date","place","date"],[]]],"successes":["pause_subscription_success"],"failures":["pause_subscription_error"],"change":"The subscription's next item moves to another day."},"change_quantity":{"aliases":[],"fields":[["subscription",1,["order_item","item","item_id","order_item_id"],[]],["quantity",1,[],[]]],"successes":["change_subscription_quantity_success"],"failures":["change_subscription_quantity_error"],"change":"The subscription, and its items that have not been sent, have another quantity."},"change_item_quantity":{"aliases":[],"fields":[["order_item",1,["item","item_id","order_item_id"],[]],["quantity",1,[],[]]],"successes":["change_one_time_quantity_success"],"failures":["change_one_time_quantity_error"],"change":"A one-time item has another quantity."},"change_subscription_frequency":{"aliases":["change_frequency"],"fields":[["subscription",1,["subscription_id"],[]],["frequency",1,["every_period"],["every","every_period"]]],"successes":["change_subscription_frequency_success"],"failures":["change_subscription_frequency_error"],"change":"The subscription has another frequency, and its later orders move."},"change_product":{"aliases":[],"fields":[["subscription",1,["subscription_id"],[]],["product",1,[],[]],["order_item",0,["item","item_id","order_item_id"],[]]],"successes":["change_product_success"],"failures":["change_product_error","prepaid_eligible","unsent_status","higher_price","orders_needs_placement"],"change":"The subscription, or this item alone, has another product and its price."},"delete_item":{"aliases":[],"fields":[["item",1,["order_item","item_id","order_item_id"],[]]],"successes":["delete_one_time_item_success","delete_subscription_item_success"],"failures":["delete_one_time_item_error","delete_subscription_item_error"],"change":"The item leaves its order."},"change_shipping_address":{"aliases":[],"fields":[["order_id",1,["order"],[]],["customer",1,[],["shipping_address"]],["first_name",1,[],["shipping_address"]],["last_name",1,[],["shipping_address"]],["address",1,[],["shipping_address"]],["address2",0,[],[]],["city",1,[],["shipping_address"]],["state_province_code",1,[],["shipping_address"]],["zip_postal_code",1,[],["shipping_address"]],["country_code",1,[],["shipping_address"]],["phone",0,[],[]],["use_for_all",0,[],[]],["shipping_address",0,["address_id","public_id"],[]]],"successes":["change_shipping_address_success"],"failures":["change_shipping_address_error"],"change":"The order, or every order, goes to another address."},"change_renewal_behavior":{"aliases":[],"fields":[["subscription",1,["subscription_id"],[]],["renewal_behavior",1,[],[]]],"successes":["change_subscription_renewal_behavior_to_renew_success","change_subscription_renewal_behavior_to_not_renew_success"],"failures":["change_subscription_renewal_behavior_error"],"change":"After the last prepaid delivery, something else happens."},"upgrade_to_prepaid":{"aliases":[],"fields":[["subscription",1,["subscription_id"],[]],["prepaid_orders_per_billing",1,[],[]]],"successes":["upgrade_subscription_to_prepaid_success"],"failures":["upgrade_subscription_to_prepaid_error"],"change":"The subscription is paid ahead for a number of deliveries."},"send_payment_email":{"aliases":[],"fields":[["payment_token",1,["payment"],[]],["customer",1,[],[]]],"successes":["change_billing_send_email_success"],"failures":["change_billing_send_email_error"],"change":"The customer gets an email about the payment; nothing in the State changes."},"upgrade_to_subscription":{"aliases":[],"fields":[["order_item",1,["item","item_id","order_item_id"],[]],["frequency",1,["every_period"],["every","every_period"]]],"successes":["upgrade_to_subscription_success"],"failures":["upgrade_to_subscription_error"],"change":"A one-time item becomes a subscription."},"add_discount_code":{"aliases":[],"fields":[["order",1,["order_id","subscription","subscription_id"],[]],["code",1,["discount_code"],[]]],"successes":["add_discount_code_success"],"failures":["add_discount_code_error"],"change":"The order or the subscription gets a discount code."},"remove_discount_code":{"aliases":[],"fields":[["order",1,["order_id","subscription","subscription_id"],[]],["code",1,["discount_code"],[]]],"successes":["remove_discount_code_success"],"failures":["remove_discount_code_error"],"change":"The order or the subscription loses a discount code."},"change_payment":{"aliases":[],"fields":[["order",1,["order_id"],[]],["payment",1,["payment_id"],[]]],"successes":["change_payment_success"],"failures":["change_payment_error"],"change":"The order is paid in another way."}},
});
(() => {
"use strict";
const { assign, fromEntries, groupBy, hasOwn } = Object;
const preview = (globalThis.ogPreview ??= {});
const clone = structuredClone;
const isNone = (value) => value === undefined || value === null;
function parseJSON(text) {
try {
return JSON.parse(text);
} catch {}
}
const turn = () => new Promise((done) => setTimeout(done));
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
const errorText = (error) => `${error} ${/[^/\s]+:\d+:\d+/.exec(error?.stack) ?? ""}`.trim();
let isTold = false;
const later = setTimeout;
function reportOnce(error) {
report(errorText(error));
isTold = true;
later(() => (isTold = false));
}
addEventListener("error", (event) => {
if (!(event instanceof ErrorEvent) || (isTold && !event.error)) return;
report(event.error ? errorText(event.error) : "A script threw an error. The browser's console has its text.");
});
const explained = new WeakSet();
function reportMissing(address, error) {
report(`${address} could not be loaded.`);
if (error) explained.add(error);
}
addEventListener("unhandledrejection", (event) => {
const { reason } = event;
const [, module] = /dynamically imported module: (\S+)/.exec(reason?.message) ?? [];
if (module) report(`${module} could not be loaded: a preview has no answer to import().`);
else if (!explained.has(Object(reason))) return report(`A promise was rejected: ${errorText(reason)}`);
event.preventDefault();
});
addEventListener("error", ({ target }) => {
if (target instanceof Element && (target.src || target.href)) reportMissing(target.src || target.href);
}, true);
const guards = new WeakMap();
const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
function guarded(callback) {
if (!isObject(callback)) return callback;
if (!guards.has(callback)) {
guards.set(callback, function (...values) {
try {
return typeof callback === "function" ? Reflect.apply(callback, this, values) : callback.handleEvent(...values);
} catch (error) {
reportOnce(error);
throw error;
}
});
}
return guards.get(callback);
}
function guardArgument(owner, name, index, types) {
owner[name] &&= new Proxy(owner[name], {
apply: (native, self, values) => Reflect.apply(native, self, types.includes(typeof values[index]) ? values.with(index, guarded(values[index])) : values),
});
}
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback", "queueMicrotask"]) guardArgument(globalThis, name, 0, "function");
guardArgument(EventTarget.prototype, "addEventListener", 1, ["function", "object"]);
EventTarget.prototype.removeEventListener = new Proxy(EventTarget.prototype.removeEventListener, {
apply(native, self, values) {
if (isObject(values[1]) && guards.has(values[1])) Reflect.apply(native, self, values.with(1, guards.get(values[1])));
return Reflect.apply(native, self, values);
},
});
const reactions = ["connected", "disconnected", "connectedMove", "adopted", "attributeChanged", "formAssociated", "formDisabled", "formReset", "formStateRestore"];
CustomElementRegistry.prototype.define = new Proxy(CustomElementRegistry.prototype.define, {
apply(native, self, [name, element, ...rest]) {
const { prototype } = element ?? {};
const own = [];
for (const reaction of isObject(prototype) && Object.isExtensible(prototype) ? reactions : []) {
const key = `${reaction}Callback`;
const value = prototype[key];
if (typeof value !== "function") continue;
const was = Object.getOwnPropertyDescriptor(prototype, key);
if (was?.configurable === false) continue;
own.push([key, was]);
Object.defineProperty(prototype, key, { value: guarded(value), configurable: true });
}
try {
return Reflect.apply(native, self, [name, element, ...rest]);
} finally {
for (const [key, was] of own) was ? Object.defineProperty(prototype, key, was) : delete prototype[key];
}
},
});
const { reportError: tellBrowser } = globalThis;
globalThis.reportError = (error) => {
reportOnce(error);
tellBrowser(error);
};
const zoneFormats = new Map();
function zoneShift(time, zone = "UTC") {
if (zone === "UTC" || Number.isNaN(time)) return 0;
if (!zoneFormats.has(zone)) {
try {
zoneFormats.set(zone, new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }));
} catch {
zoneFormats.set(zone, null);
}
}
const name = zoneFormats.get(zone)?.formatToParts(time).find(({ type }) => type === "timeZoneName").value;
const [, sign, hours, minutes, seconds = 0] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name) ?? [];
return sign ? (sign === "-" ? -1 : 1) * ((hours * 60 + +minutes) * 60 + +seconds) * 1000 : 0;
}
function momentOf(wall, zone) {
const earlier = wall - zoneShift(wall - 864e5, zone);
const later = wall - zoneShift(wall + 864e5, zone);
return earlier !== later && wall - zoneShift(earlier, zone) !== earlier && wall - zoneShift(later, zone) === later ? later : earlier;
}
class ZonedDate extends Date {
constructor(time, zone = time.zone) {
super(+time);
this.zone = zone;
this.wall = new Date(+time + zoneShift(+time, zone));
}
getTimezoneOffset() { return (this - this.wall) / 6e4; }
setTime(time) {
this.wall = new Date(time + zoneShift(time, this.zone));
return super.setTime(time);
}
}
for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
Object.defineProperty(ZonedDate.prototype, `get${part}`, { value() { return this.wall[`getUTC${part}`](); } });
Object.defineProperty(ZonedDate.prototype, `set${part}`, {
value(...values) { return this.setTime(momentOf(this.wall[`setUTC${part}`](...values), this.zone)); },
});
}
const BrowserDate = Date;
const beginning = (([, year, month, day, hour = 0, minute = 0, second = 0] = []) =>
year && momentOf(Date.UTC(year, month - 1, day, hour, minute, second), preview.timeZone)
)(/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(preview.now) ?? undefined);
let started;
const elapsed = () => (started === undefined ? 0 : Math.floor(performance.now() - started));
const now = () => beginning + elapsed();
function startClock() {
started ??= performance.now();
}
if (beginning !== undefined) {
globalThis.Date = new Proxy(BrowserDate, {
apply: () => new BrowserDate(now()).toString(),
construct: (date, values, target) => Reflect.construct(date, values.length ? values : [now()], target),
});
BrowserDate.now = { now }.now;
BrowserDate.prototype.constructor = Date;
}
const givenConventions = (locale) => (Object.hasOwn(preview.dates ?? {}, locale) ? preview.dates[locale] : undefined);
const units = { ms: "millisecond", s: "second", m: "minute", h: "hour", d: "day", w: "week", M: "month", Q: "quarter", y: "year" };
const unitName = (unit = "ms") => units[unit] ?? unit.toLowerCase().replace(/s$/, "");
const lengths = { millisecond: 1, second: 1e3, minute: 6e4, hour: 36e5, day: 864e5, date: 864e5, week: 6048e5 };
const monthsOf = { month: 1, quarter: 3, year: 12 };
const daysOf = { day: 1, date: 1, week: 7 };
function localeTag(tag, otherwise) {
if (givenConventions(tag)) return tag;
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
const knownConventions = new Map();
function conventions(locale) {
const known = givenConventions(locale);
if (known) return known;
if (!knownConventions.has(locale)) knownConventions.set(locale, fromIntl(locale));
return knownConventions.get(locale);
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
const decisive = new date.constructor(date);
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
const zoneName = (width) => new Intl.DateTimeFormat("en-US", { timeZoneName: width, timeZone: date.zone }).formatToParts(date).find((each) => each.type === "timeZoneName").value;
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
const zone = preview.timeZone || "UTC";
const zonedTime = (...parts) => new ZonedDate(momentOf(Date.UTC(...parts), zone), zone);
const daysOfMonth = (date) => new Date(Date.UTC(date.getFullYear(), date.getMonth() + 1, 0)).getUTCDate();
function parseDate(value) {
if (value === undefined) return parseDate(Date.now());
const match = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?:[Tt ](\d\d?):(\d\d?)(?::(\d\d?)(\.\d+)?)?)?$/.exec(typeof value === "string" && value.trim());
if (!match) return new ZonedDate(new Date(value === null ? NaN : value instanceof Dayjs ? +value : value), zone);
const [, year, month = 1, date = 1, hour = 0, minute = 0, second = 0, fraction = 0] = match;
return zonedTime(year, month - 1, date, hour, minute, second, fraction * 1000);
}
class Dayjs {
constructor(date, locale) {
assign(this, { $d: date, $L: locale });
}
with(change) {
const date = new ZonedDate(this.$d);
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
date.setDate(Math.min(day, daysOfMonth(date)));
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
return new Dayjs(zonedTime(...all.slice(0, kept), ...[0, 0, 1, 0, 0, 0, 0].slice(kept)), this.$L);
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
toDate() { return new Date(+this); }
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
const nothing = Symbol("nothing");
const noChange = Symbol("noChange");
const html = (strings, ...values) => ({ _$litType$: 1, strings, values });
class Markup extends String {}
class Keyed {
constructor(keys, values) {
this.keys = keys;
this.values = values;
}
}
class Until {
constructor(values) {
this.values = [...values].flatMap((value) => (value instanceof Until ? value.values : [value]));
}
}
class TagAttributes {
constructor(pieces) {
this.pieces = pieces;
}
}
class BoundAttribute {
constructor(name, value) {
this.name = name;
this.value = value;
}
}
const attributes = (...pieces) => new TagAttributes(pieces);
const bound = (name, value) => new BoundAttribute(name, value);
const isAbsent = (value) => value === undefined || value === null || value === nothing;
const renderedRoots = new WeakMap();
function render(value, container) {
let part = renderedRoots.get(container);
if (part?.node.parentNode !== container) {
part = new ChildPart(document.createComment(childMark));
container.replaceChildren(part.node);
renderedRoots.set(container, part);
}
offerValue(part, value);
}
function textOf(value) {
if (typeof value === "string") return value;
if (isAbsent(value) || value === noChange) return "";
if (typeof value !== "object") return String(value);
if (value._$litType$ !== undefined) {
const { strings, values } = value;
if (strings.some((string) => /[<&]/.test(string))) return renderedInertly(value).content.textContent;
return joinedText(strings, values, textOf);
}
if (value instanceof Markup) return renderedInertly(value).content.textContent;
if (value instanceof Until) return textOf(value.values.map(knownValue).find((known) => known !== noChange));
if (value instanceof Keyed) value = value.values;
return isList(value) ? Array.from(value, textOf).join("") : String(value);
}
function markupOf(value) {
const holder = renderedInertly(value);
for (const mark of nodesIn(holder.content, NodeFilter.SHOW_COMMENT, ({ data }) => data === childMark)) mark.remove();
return holder.innerHTML;
}
const joinedText = (strings, values, text) => strings.reduce((all, string, i) => all + text(values[i - 1]) + string);
let isInert = false;
const copyOf = (content) => (isInert ? content.cloneNode(true) : document.importNode(content, true));
function renderedInertly(value) {
const wasInert = isInert;
const holder = parsedTemplate("");
isInert = true;
try {
render(value, holder.content);
} finally {
isInert = wasInert;
}
return holder;
}
const isList = (value) => typeof value[Symbol.iterator] === "function" && !(value instanceof String);
const childMark = "?";
const hole = "\uFFFE";
const numberedHole = /\uFFFE(\d+)\uFFFE/;
const rawTextElements = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;
const preparedTemplates = new WeakMap();
function scanTemplate(strings) {
const source = strings.join(hole);
const specs = [];
let markup = "", at = 0, index = 0, templateDepth = 0;
const next = (pattern) => {
pattern.lastIndex = at;
const match = pattern.exec(source);
if (match) at = pattern.lastIndex;
return match;
};
const refuse = (what) => {
throw new TypeError(`A template cannot have a value as ${what} name: ${strings.join("${\u2026}").trim().slice(0, 120)}`);
};
const markFor = (sigil, name, count, isLeftOut) => {
const spec = { index, sigil, name, strings: ["", ""] };
index += count;
return isLeftOut || templateDepth ? "" : `${hole}${specs.push(spec) - 1}${hole}`;
};
const countIn = (text) => text.split(hole).length - 1;
const childMarks = (text, wrap) => text.replaceAll(hole, () => wrap(markFor("", "", 1)));
while (at < source.length) {
const start = at;
const match = next(/<(?:!--(?:-?>|[^]*?(?:--!?>|$))|[!?][^>]*>?|\/[^a-z\uFFFE>][^>]*>?|(\/?)([a-z\uFFFE][^\s/>]*))/gi);
markup += childMarks(source.slice(start, match?.index), (mark) => mark && `<!--${mark}-->`);
if (!match) break;
const [all, slash, tag] = match;
markup += all.replaceAll(hole, "");
if (!tag) {
index += countIn(all);
continue;
}
if (tag.includes(hole)) refuse("a tag's");
for (;;) {
const space = next(/[\s/]*/y)[0];
if (next(/>|$/y)) {
markup += space.endsWith("/") ? " />" : ">";
break;
}
const [, name, value] = next(/([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"?|'[^']*'?|[^\s>]*))?/y);
if (name.includes(hole)) {
if (value !== undefined || name.replaceAll(hole, "")) refuse("an attribute's");
markup += name.replaceAll(hole, () => ` ${markFor("<", "", 1, slash)}`);
} else if (value?.includes(hole)) {
const mark = markFor(...splitName(name), countIn(value), slash);
if (mark) markup += ` ${mark}=${value}`;
} else {
markup += ` ${name}${value === undefined ? "" : `=${value}`}`;
}
}
const tagName = tag.toLowerCase();
if (tagName === "template") {
templateDepth = Math.max(0, templateDepth + (slash ? -1 : 1));
} else if (!slash && rawTextElements.test(tagName)) {
const textStart = at;
next(new RegExp(`(?=</${tagName}[\\s/>])|$`, "gi"));
markup += childMarks(source.slice(textStart, at), (mark) => mark);
}
}
return { specs, markup };
}
const splitName = (source) => (/^[?.@]/.test(source) ? [source[0], source.slice(1)] : ["", source]);
const attributeKey = (sigil, name) => (sigil === "." || sigil === "@" ? sigil + name : name.toLowerCase());
const partKinds = 1 | 128;
function nodesIn(content, kinds, test) {
const walker = document.createTreeWalker(content, kinds);
const nodes = [];
while (walker.nextNode()) if (test(walker.currentNode)) nodes.push(walker.currentNode);
return nodes;
}
function parsedTemplate(source) {
const holder = document.createElement("template");
holder.innerHTML = source;
return holder;
}
function prepareTemplate(strings) {
const { specs, markup } = scanTemplate(strings);
const { content } = parsedTemplate(markup);
for (const text of nodesIn(content, NodeFilter.SHOW_TEXT, ({ data }) => data.includes(hole))) {
text.replaceWith(...text.data.split(numberedHole).map((piece, i) => (i % 2 ? document.createComment(hole + piece + hole) : piece)));
}
const found = [];
const targets = [];
nodesIn(content, partKinds, () => true).forEach((node, number) => {
const count = found.length;
const own = new Set();
const find = (mark, Part, more) => found.push({ ...specs[numberedHole.exec(mark)[1]], Part, target: targets.length, ...more });
if (node.data?.startsWith(hole)) {
find(node.data, ChildPart);
node.data = childMark;
}
for (const name of node.getAttributeNames?.() ?? []) {
if (!name.startsWith(hole)) {
own.add(name.toLowerCase());
continue;
}
find(name, AttributePart, { own, strings: node.getAttribute(name).split(hole) });
node.removeAttribute(name);
const spec = found.at(-1);
if (spec.sigil === "<") spec.Part = ElementPart;
else own.add(attributeKey(spec.sigil, spec.name));
}
if (found.length > count) targets.push(number);
});
return { content, specs: found.sort((a, b) => a.index - b.index), targets };
}
class TemplateInstance {
constructor({ strings, values }) {
let template = preparedTemplates.get(strings);
if (!template) preparedTemplates.set(strings, (template = prepareTemplate(strings)));
const { content, specs, targets } = template;
this.strings = strings;
this.fragment = copyOf(content);
this.roots = [...this.fragment.childNodes];
const walker = document.createTreeWalker(this.fragment, partKinds);
let number = -1;
const nodes = targets.map((target) => {
for (; number < target; number++) walker.nextNode();
return walker.currentNode;
});
this.parts = specs.map((spec) => new spec.Part(nodes[spec.target], spec));
this.update(values);
}
update(values) {
for (const part of this.parts) offerValue(part, values[part.index], values);
}
}
function offerValue(part, value, values) {
if (value === part.value && typeof value !== "object" && !part.waits) return;
if (part.slots) attemptPart(part, "update", values ?? [value]);
else attemptPart(part, "take", value, 0);
}
function attemptPart(part, method, value, slot) {
try {
part[method](value, slot);
} catch (error) {
reportPart(part, error);
}
}
function reportPart({ node, spec: { sigil, name } }, error) {
const tag = (node.localName ? node : node.parentNode)?.localName;
const place = `${node.localName ? sigil + name : "A value"}${tag ? ` in <${tag}>` : ""}`;
const failure = new TypeError(`${place}: ${error?.message ?? error}`, { cause: error });
if (error?.stack) failure.stack = error.stack;
reportError(failure);
}
class Part {
constructor(node, spec) {
this.node = node;
this.spec = spec;
this.index = spec.index;
this.value = noChange;
this.waits = undefined;
}
take(value, slot) {
if (value instanceof Until) value = waitFor(this, value, slot);
else if (this.waits) this.waits[slot] = undefined;
if (value !== noChange) this.set(value, slot);
}
}
const nodeOwners = new WeakMap();
const childSpec = { index: 0, sigil: "", name: "" };
class ChildPart extends Part {
constructor(node, spec = childSpec) {
super(node, spec);
this.kind = "";
this.content = undefined;
}
set(value) {
this.value = value;
if (isAbsent(value) || value === "") this.clear();
else if (typeof value !== "object") this.setText(`${value}`);
else if (value._$litType$ !== undefined) this.setTemplate(value);
else if (value instanceof Markup) this.setNodes(String(value), () => copyOf(parsedTemplate(value).content).childNodes);
else if (value instanceof Node) this.setNodes(value, () => (value instanceof DocumentFragment ? value.childNodes : [value]));
else if (value instanceof Keyed) this.setList("keyed", value.values, value.keys);
else if (isList(value)) this.setList("list", [...value]);
else this.setText(`${value}`);
}
setText(text) {
if (this.kind !== "text") this.replace("text", [document.createTextNode(text)]);
else if (this.content[0].data !== text) this.content[0].data = text;
}
setTemplate(result) {
if (this.kind === "template" && this.content.strings === result.strings) {
this.content.update(result.values);
} else {
const instance = new TemplateInstance(result);
this.replace("template", [instance.fragment], instance);
}
}
setNodes(source, make) {
if (this.source === source) return;
const nodes = [...make()];
for (const node of nodes) {
const owner = nodeOwners.get(node);
if (owner?.source) {
owner.content = owner.content.filter((other) => other !== node);
owner.source = undefined;
}
nodeOwners.set(node, this);
}
this.replace("nodes", nodes);
this.source = source;
}
setList(kind, values, keys) {
if (this.kind !== kind) this.replace(kind, []);
const old = this.content;
if (old.length === values.length && (!keys || keys.every((key, i) => key === old[i].key))) {
old.forEach((item, i) => offerValue(item, values[i]));
return;
}
keys ??= [...values.keys()];
const places = new Map();
old.forEach(({ key }, place) => places.set(key, [...(places.get(key) ?? []), place]));
const from = keys.map((key) => places.get(key)?.shift() ?? -1);
const items = from.map((place, i) => {
const item = old[place] ?? new ChildPart(document.createComment(childMark));
if (place < 0) document.createDocumentFragment().append(item.node);
item.key = keys[i];
offerValue(item, values[i]);
return item;
});
const kept = new Set(from);
old.forEach((item, place) => {
if (kept.has(place)) return;
item.clear();
item.node.remove();
});
this.content = items;
const staying = longestRise(from);
let next = this.node;
const { parentNode } = next;
for (let i = items.length - 1; i >= 0; i--) {
const { node } = items[i];
if (from[i] < 0) {
const added = document.createDocumentFragment();
for (added.prepend(node.parentNode); from[i - 1] < 0; i--) added.prepend(items[i - 1].node.parentNode);
const { firstChild } = added;
next.before(added);
next = firstChild;
continue;
}
const nodes = [...items[i].nodes(), node];
if (!staying.has(i)) for (const each of nodes) moveNode(each, next, parentNode);
next = nodes.find((each) => each.parentNode === node.parentNode);
}
}
replace(kind, nodes, content = nodes) {
this.clear();
this.kind = kind;
this.content = content;
this.node.before(...nodes);
}
clear() {
if (!this.kind) return;
for (const node of this.nodes()) node.remove();
this.kind = "";
this.content = this.source = undefined;
}
nodes() {
const own = new Set(this.renderedNodes());
const all = new Set();
for (let [node] = own; node !== this.node; node = node.nextSibling) {
if (!node || (node.data === childMark && !own.has(node))) return own;
all.add(node);
}
return new Set([...all, ...own]);
}
renderedNodes() {
const { kind, content } = this;
if (kind === "list" || kind === "keyed") return content.flatMap((item) => [...item.renderedNodes(), item.node]);
if (kind !== "template") return content ?? [];
return content.roots.flatMap((root) => [...(content.parts.find((part) => part.node === root && part instanceof ChildPart)?.renderedNodes() ?? []), root]);
}
}
function moveNode(node, next, parent) {
if (!parent || node.parentNode !== parent) return;
if (parent.moveBefore) parent.moveBefore(node, next);
else parent.insertBefore(node, next);
}
function longestRise(numbers) {
const ends = [];
const before = [];
numbers.forEach((number, i) => {
if (number < 0) return;
let low = 0, high = ends.length;
while (low < high) {
const middle = (low + high) >> 1;
if (numbers[ends[middle]] < number) low = middle + 1;
else high = middle;
}
before[i] = ends[low - 1];
ends[low] = i;
});
const rise = new Set();
for (let i = ends.at(-1); i !== undefined; i = before[i]) rise.add(i);
return rise;
}
class AttributePart extends Part {
constructor(node, spec) {
super(node, spec);
this.slots = spec.strings.slice(1).fill(noChange);
this.isJoined = spec.strings.length > 2 || spec.strings.some(Boolean);
this.isUpdating = this.isStale = false;
this.current = undefined;
this.committed = noChange;
}
update(values) {
this.isUpdating = true;
for (let slot = 0; slot < this.slots.length; slot++) this.take(values[this.index + slot], slot);
this.isUpdating = false;
if (this.isStale) this.commit();
}
set(value, slot) {
this.isStale ||= this.slots[slot] !== value || typeof value === "object";
this.slots[slot] = value;
if (!this.isUpdating && this.isStale) this.commit();
}
commit() {
const { slots, isJoined, spec: { strings, sigil } } = this;
this.isStale = false;
let [value] = slots;
if (isJoined) {
const isMissing = sigil !== "." && slots.some((each) => each === nothing || each === noChange);
value = isMissing ? nothing : joinedText(strings, slots, attributeText);
}
if (value === this.committed && sigil) return;
this.committed = value;
if (!isJoined) this.value = value;
attributeKinds[sigil](this, value);
}
handleEvent(event) {
const { current } = this;
if (typeof current === "function") current.call(this.node, event);
else current.handleEvent(event);
}
}
const attributeKinds = {
""(part, value) {
const text = value === nothing ? undefined : attributeText(value);
if (text === part.current) return;
part.current = text;
if (text === undefined) part.node.removeAttribute(part.spec.name);
else part.node.setAttribute(part.spec.name, text);
},
"?"(part, value) {
const isOn = value !== nothing && Boolean(plainValue(value));
if (isOn !== part.current) part.node.toggleAttribute(part.spec.name, (part.current = isOn));
},
"."(part, value) {
part.node[part.spec.name] = value === nothing ? undefined : plainValue(value);
},
"@"(part, value) {
const { node, spec: { name }, current } = part;
const isListener = typeof value === "function" || typeof value?.handleEvent === "function";
const listener = isListener ? value : undefined;
if (!current || !listener || ["capture", "once", "passive"].some((option) => current[option] !== listener[option])) {
if (current) node.removeEventListener(name, part, current);
if (listener) node.addEventListener(name, part, listener);
}
part.current = listener;
if (!isListener && !isAbsent(value)) throw new TypeError(`${String(value)} is not a listener`);
},
};
const plainValue = (value) => (value instanceof Markup ? String(value) : value);
const attributeText = (value) => (Array.isArray(value) && !value.some(isRendered) ? String(value) : textOf(value));
const isRendered = (value) => value?._$litType$ !== undefined || value instanceof Keyed || (Array.isArray(value) && value.some(isRendered));
class ElementPart extends Part {
current = new Map();
set(value) {
const { node, current, spec: { own } } = this;
const next = new Map();
const put = (key, make) => {
if (!own.has(key) && !next.has(key)) next.set(key, make(current.get(key), key));
};
for (const piece of value instanceof TagAttributes ? joinedPieces(value.pieces) : []) {
if (piece instanceof BoundAttribute) {
const [sigil, name] = splitName(piece.name);
put(attributeKey(sigil, name), (old) => {
const part = old?.spec?.sigil === sigil ? old : new AttributePart(node, { index: 0, sigil, name, strings: ["", ""] });
if (part !== old) this.takeBack(name, old);
offerValue(part, piece.value);
return part;
});
} else {
for (const attribute of parsedAttributes(node, piece)) put(attribute.name, (old, key) => {
if (old instanceof Part) this.takeBack(key, old);
if (old !== attribute.value) node.setAttributeNode(attribute.cloneNode());
return attribute.value;
});
}
}
for (const [key, old] of current) if (!next.has(key)) this.takeBack(key, old);
this.current = next;
}
takeBack(key, old) {
if (old instanceof Part) offerValue(old, old.spec.sigil === "." ? noChange : nothing);
else if (old !== undefined) this.node.removeAttribute(key);
}
}
function joinedPieces(pieces, joined = []) {
for (const piece of pieces) {
if (Array.isArray(piece)) joinedPieces(piece, joined);
else if (piece instanceof BoundAttribute) joined.push(piece);
else if (isAbsent(piece) || piece === false) continue;
else if (typeof joined.at(-1) === "string") joined.push(joined.pop() + piece);
else joined.push(String(piece));
}
return joined;
}
const knownAttributes = new Map();
function parsedAttributes({ localName, namespaceURI }, markup) {
const isSVG = namespaceURI.endsWith("svg");
const source = `${isSVG ? "<svg>" : ""}<${localName} ${markup}>`;
let found = knownAttributes.get(source);
if (!found) {
const { firstElementChild } = parsedTemplate(source).content;
found = [...((isSVG ? firstElementChild.firstElementChild : firstElementChild)?.attributes ?? [])];
if (knownAttributes.size > 1000) knownAttributes.clear();
knownAttributes.set(source, found);
}
return found;
}
const settledValues = new WeakMap();
function knownValue(value) {
if (typeof value?.then !== "function") return value;
return settledValues.has(value) ? settledValues.get(value) : noChange;
}
function waitFor(part, { values }, slot) {
const waits = (part.waits ??= []);
const wait = (waits[slot] = { rank: values.length });
for (let rank = 0; rank < values.length; rank++) {
const value = values[rank];
const known = knownValue(value);
if (known !== noChange) {
wait.rank = rank;
return known;
}
if (typeof value?.then !== "function" || settledValues.has(value)) continue;
Promise.resolve(value).then((result) => {
settledValues.set(value, result);
if (part.waits?.[slot] !== wait || rank > wait.rank) return;
wait.rank = rank;
attemptPart(part, "set", result, slot);
}, (error) => {
if (!settledValues.has(value)) reportPart(part, error);
settledValues.set(value, noChange);
});
}
return noChange;
}
const library = (() => {
const environment = { locale: "en", settings: {}, seed: 0, now: undefined, timeZone: "UTC", state: undefined };
class Keywords {
constructor(values) {
Object.assign(this, values);
}
}
function placed(given, ...names) {
const named = given.at(-1);
if (!(named instanceof Keywords)) return given;
const result = given.slice(0, -1);
names.forEach((name, index) => Object.hasOwn(named, name) && (result[index] = named[name]));
return result;
}
function raw(value) {
if (value === nothing) return undefined;
return value?._$litType$ ? captured(value) : value;
}
function captured(value) {
const source = markupOf(value);
return /[&<>"']/.test(source) ? new Markup(source) : source;
}
function isRecord(value) {
return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Markup) && !(value instanceof RegExp);
}
function text(value) {
value = raw(value);
if (Array.isArray(value)) return commaList(value, new Set());
if (typeof value === "function") return `function ${value.name}() { [native code] }`;
return isRecord(value) && isPlain(value) ? "[object Object]" : String(value);
}
function commaList(elements, around) {
if (around.has(elements)) return "";
around.add(elements);
const result = Array.from(elements, (each) => (each === undefined || each === null ? "" : Array.isArray(each) ? commaList(each, around) : text(each))).join();
around.delete(elements);
return result;
}
function isPlain(value) {
const prototype = Object.getPrototypeOf(value);
return prototype === null || prototype === Object.prototype || value instanceof Keywords;
}
function primitive(value) {
value = raw(value);
return (typeof value === "object" && value !== null) || typeof value === "function" ? text(value) : value;
}
function number(value) {
return Number(primitive(value));
}
function truthy(value) {
return Boolean(raw(value));
}
function plus(left, right) {
return primitive(left) + primitive(right);
}
function concat(left, right) {
return text(left) + text(right);
}
function equals(left, right) {
if (left === right) return true;
left = raw(left);
right = raw(right);
const isReference = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
return isReference(left) && isReference(right) ? left === right : isNullish(left) || isNullish(right) ? left == right : primitive(left) == primitive(right);
}
function isNullish(value) {
return value === undefined || value === null;
}
function less(left, right) {
return primitive(left) < primitive(right);
}
function contains(sought, container) {
container = raw(container);
if (Array.isArray(container)) return container.some((each) => is_equalto(each, sought));
if (typeof container === "string" || container instanceof Markup) return String(container).includes(text(sought));
return isRecord(container) && (Object.hasOwn(container, text(sought)) || member(container, sought) !== undefined);
}
const methodNames = {
string: " at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match normalize padEnd padStart repeat replace replaceAll search slice split startsWith substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim trimEnd trimLeft trimRight trimStart valueOf ",
number: " toExponential toFixed toLocaleString toPrecision toString valueOf ",
array: " at concat entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toLocaleString toString unshift values ",
regex: " test exec toString source flags global ignoreCase multiline dotAll unicode sticky hasIndices unicodeSets ",
function: " apply call toString ",
object: " hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf constructor ",
};
function kindOf(value) {
if (Array.isArray(value)) return "array";
if (value instanceof Markup) return "string";
return value instanceof RegExp ? "regex" : typeof value;
}
function hasMethod(value, name) {
return methodNames[kindOf(value)]?.includes(` ${name} `) || methodNames.object.includes(` ${name} `);
}
function member(value, key) {
value = raw(value);
if (isNullish(value)) return undefined;
if (Array.isArray(value) && typeof key === "number") return value[key];
const name = text(key);
if (value instanceof Markup) {
if (isMarkupProperty(name)) return name === "val" ? String(value) : value.length;
} else if (Object.hasOwn(Object(value), name) || (isRecord(value) && !isPlain(value))) {
return value[name];
}
if (!hasMethod(value, name)) return undefined;
if (value instanceof RegExp && typeof value[name] !== "function") return value[name];
return Object.defineProperty((...given) => invoke(value, name, given), "name", { value: name });
}
function isMarkupProperty(name) {
return name === "length" || name === "val";
}
function requiredMember(value, key) {
if (isNullish(raw(value))) throw new TypeError(`cannot read the property \`${text(key)}\` of ${describe(value)}`);
return member(value, key);
}
function invoke(value, name, given = []) {
value = raw(value);
if (isNullish(value)) return undefined;
if (isRecord(value) && (Object.hasOwn(value, name) || !isPlain(value))) return value[name](...given);
if (!hasMethod(value, name)) throw new TypeError(`\`${name}\` cannot be called: ${describe(value)} has no such function`);
const kind = kindOf(value);
if (kind === "array" && /^(fill|pop|push|reverse|shift|sort|splice|unshift)$/.test(name)) remember(value);
switch (name) {
case "keys":
case "values":
case "entries": return Array.from(value[name]());
case "toString":
if (kind !== "number" && kind !== "regex") return text(value);
break;
case "toLocaleString": return kind === "number" ? value.toLocaleString("en-US", given[1]) : text(value);
case "toLocaleLowerCase": return value.toLowerCase();
case "toLocaleUpperCase": return value.toUpperCase();
case "localeCompare": return value.localeCompare(text(given[0]), "en");
case "test":
case "exec": value.lastIndex = 0; break;
case "constructor": throw new TypeError("templates cannot make objects with `constructor`");
case "isPrototypeOf": return false;
case "valueOf": return kind === "string" ? String(value) : value;
case "hasOwnProperty":
case "propertyIsEnumerable":
if (value instanceof Markup) return isMarkupProperty(text(given[0]));
break;
}
const values = kind === "string" || kind === "regex" ? given.map((each) => (each instanceof RegExp || typeof each === "function" ? each : primitive(each))) : given.map(raw);
return value[name](...values);
}
const changes = [];
function remember(object) {
const copy = Array.isArray(object) ? [...object] : { ...object };
changes.push(() => {
if (Array.isArray(object)) return object.splice(0, object.length, ...copy);
for (const name of Object.keys(object)) if (!Object.hasOwn(copy, name)) delete object[name];
return Object.assign(object, copy);
});
}
function beginRender() {
for (const name in sequences) delete sequences[name];
}
function endRender() {
while (changes.length) changes.pop()();
}
function each(items, body, otherwise) {
items = raw(items);
if (!Array.isArray(items) || !items.length) return otherwise ? otherwise() : nothing;
const results = Array(items.length);
const takesLoop = body.length > 2;
for (let index = 0; index < items.length; index += 1) results[index] = takesLoop ? body(items[index], index, loopOf(index, items.length)) : body(items[index], index);
return keyedAs(items, results);
}
function loopOf(index0, count) {
return { index: index0 + 1, index0, revindex: count - index0, revindex0: count - index0 - 1, first: index0 === 0, last: index0 === count - 1, length: count };
}
const keyName = Symbol("key");
function keyedAs(items, results) {
if (!items[keyName]) return results;
const keys = items.map((item) => raw(item)?.[items[keyName]]);
return new Set(keys).size === keys.length ? new Keyed(keys, results) : results;
}
function describe(value) {
value = raw(value);
if (typeof value === "number") return `the number ${value}`;
if (typeof value === "string" || value instanceof Markup) return `the text "${value.length > 24 ? `${value.slice(0, 23)}\u2026` : value}"`;
if (typeof value === "function") return "a function";
if (Array.isArray(value)) return "a list";
return value instanceof RegExp ? "a regular expression" : isRecord(value) ? "an object" : String(value);
}
function unfit(value, filter, needs) {
return new TypeError(`the filter \`${filter}\` needs ${needs}, and was given ${describe(value)}`);
}
function isText(value) {
return typeof value === "string" || value instanceof Markup;
}
function isNoText(value) {
return isNullish(value) || value === false;
}
function requiredText(value, filter) {
if (isText(value)) return String(value);
throw unfit(value, filter, "text");
}
function normalizedText(value, filter) {
return isNoText(value) ? "" : requiredText(value, filter);
}
function trusted(value, result) {
return value instanceof Markup ? new Markup(result) : result;
}
function requiredList(value, filter) {
if (Array.isArray(value)) return value;
throw unfit(value, filter, "a list");
}
function elements(value, filter) {
if (Array.isArray(value)) return value;
if (typeof value === "string") return value.split("");
if (isNullish(value)) throw unfit(value, filter, "a list");
if (value instanceof Markup) return Array(value.length).fill(undefined);
return isRecord(value) ? Array.from({ length: roomFor(number(value.length)) }, (_, index) => value[index]) : [];
}
function roomFor(count) {
if (count > 1e6) throw new RangeError("this would need more memory than a page may use");
return count;
}
function attributesOf(value, attribute, filter) {
return isNullish(value) ? [] : Array.from(elements(value, filter), (element) => requiredMember(element, attribute));
}
const sequences = {};
function collectionItems(value) {
value = raw(value);
if (Array.isArray(value)) return value;
if (isText(value)) return String(value).split("");
if (!isRecord(value)) return [];
const count = Object.hasOwn(value, "length") ? value.length : undefined;
return Number.isInteger(count) && count >= 0 && count <= 1 << 20 ? Array.from({ length: count }, (_, index) => (Object.hasOwn(value, index) ? value[index] : undefined)) : Object.values(value);
}
function owns(value, name) {
return (typeof value === "string" || (typeof value === "object" && value !== null && !(value instanceof RegExp))) && Object.hasOwn(Object(value), name);
}
function propertyName(value) {
return Object.is(value, -0) ? "-0" : text(value);
}
function remembered(known, key, make) {
let result = known.get(key);
if (result === undefined && !known.has(key)) {
if (known.size > 10000) known.clear();
known.set(key, (result = make(key)));
}
return result;
}
const knownPaths = new Map();
function pathOf(path) {
return typeof path === "string" ? remembered(knownPaths, path, stepsOf) : stepsOf(path);
}
function stepsOf(path) {
path = raw(path);
if (Array.isArray(path)) return { names: path.map(propertyName) };
const whole = propertyName(path);
if (!isText(path) || !/\.|\[(?:[^[\]]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')\]/s.test(whole)) return { names: [whole] };
const steps = /[^.[\]]+|\[(?:(-?\d+(?:\.\d+)?)|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')\]|(?=(?:\.|\[\])(?:\.|\[\]|$))/gs;
const names = Array.from(whole.matchAll(steps), ([name, index, ...quoted]) => index ?? quoted.find((each) => each !== undefined)?.replace(/\\(.)/gs, "$1") ?? name);
return { names: whole[0] === "." ? ["", ...names] : names, whole };
}
function atPath(value, { names, whole }, found, missing) {
value = raw(value);
if (whole !== undefined && owns(value, whole)) return found(value[whole]);
if (!names.length) return missing;
for (const name of names) {
if (!owns(value, name)) return missing;
value = raw(value[name]);
}
return found(value);
}
const idNames = ["id", "public_id", "external_product_id"];
function idName(item) {
return isRecord(item) ? (idNames.find((name) => owns(item, name) && !isNullish(item[name])) ?? "id") : "id";
}
function isStrict(value) {
return value === null || (typeof value !== "object" && typeof value !== "function" && !Number.isNaN(value));
}
function hasAll(value, wanted) {
value = raw(value);
wanted = raw(wanted);
if (value === wanted) return true;
if (typeof value === "number") return Number.isNaN(value) && Number.isNaN(wanted);
if (value instanceof Markup) return wanted instanceof Markup && String(value) === String(wanted);
if (Array.isArray(value)) {
const taken = new Set();
return Array.isArray(wanted) && wanted.length <= value.length && wanted.every((other) => {
const index = value.findIndex((element, position) => !taken.has(position) && hasAll(element, other));
taken.add(index);
return index >= 0;
});
}
return isRecord(value) && isRecord(wanted) && Object.keys(wanted).every((name) => owns(value, name) && hasAll(value[name], wanted[name]));
}
function fits(value, wanted) {
return isStrict(wanted) ? raw(value) === wanted : hasAll(value, wanted);
}
function matcher(shorthand) {
shorthand = raw(shorthand);
if (isNullish(shorthand)) return (item) => item;
if (typeof shorthand === "function") return (item) => shorthand(item);
if (Array.isArray(shorthand)) {
const path = pathOf(shorthand[0]);
const wanted = raw(shorthand[1]);
return (item) => atPath(item, path, (value) => fits(value, wanted), false);
}
if (isText(shorthand) && shorthand.length === 32) return (item) => owns(item, "public_id") && item.public_id === String(shorthand);
if (!isRecord(shorthand)) return propertyGetter(shorthand);
const wanted = Object.entries(shorthand).map(([name, value]) => [name, raw(value)]);
return (item) => {
item = raw(item);
return wanted.every(([name, value]) => {
const own = name === "id" ? idName(item) : name;
return owns(item, own) && fits(item[own], value);
});
};
}
function propertyGetter(path) {
const steps = pathOf(path);
return (item) => atPath(item, steps, (value) => value);
}
function reject(value, matches) {
const isMatch = matcher(matches);
return collectionItems(value).filter((item) => !truthy(isMatch(item)));
}
function find(value, matches) {
const isMatch = matcher(matches);
return collectionItems(value).find((item) => truthy(isMatch(item)));
}
function get(value, ...given) {
const [path, otherwise] = placed(given, "path", "default");
const found = atPath(value, pathOf(path), (each) => each);
return found === undefined ? otherwise : found;
}
function first(value) {
return itemAt(value, () => 0);
}
function last(value) {
return itemAt(value, (count) => count - 1);
}
function itemAt(value, position) {
value = raw(value);
const count = owns(value, "length") ? value.length : 0;
return Number.isInteger(count) && count > 0 && owns(value, String(position(count))) ? value[position(count)] : undefined;
}
function entries(value) {
value = raw(value);
return isRecord(value) ? Object.entries(value) : collectionItems(value).map((item, index) => [String(index), item]);
}
function key(value, ...given) {
value = raw(value);
return Array.isArray(value) ? Object.assign([...value], { [keyName]: text(placed(given, "name")[0]) }) : value;
}
function sort(value, ...given) {
const named = given.at(-1) instanceof Keywords ? given.at(-1) : undefined;
const orders = named ? given.slice(0, -1) : given;
if (named && Object.hasOwn(named, "attribute")) orders.push(named.attribute);
const direction = named && truthy(named.reverse) ? -1 : 1;
const getter = (order) => (isText(order) || Array.isArray(order) ? propertyGetter(order) : matcher(order));
const getters = orders.flatMap((order) => (Array.isArray(raw(order)) ? raw(order).map((each) => getter(raw(each))) : [getter(raw(order))]));
if (!getters.length) getters.push(matcher());
const rows = Array.from(collectionItems(value), (item) => ({ item, keys: getters.map((each) => raw(each(item))) }));
rows.sort((left, right) => {
for (const index of getters.keys()) {
const order = ascending(left.keys[index], right.keys[index]);
if (order) return order * direction;
}
return 0;
});
return rows.map(({ item }) => item);
}
function ascending(left, right) {
const rank = (value) => (value === null ? 1 : value === undefined ? 2 : Number.isNaN(value) ? 3 : 0);
const difference = rank(left) - rank(right);
if (difference || rank(left)) return difference;
return less(left, right) ? -1 : less(right, left) ? 1 : 0;
}
function setting(value, ...given) {
value = raw(value);
const [otherwise] = placed(given, "default");
if (typeof value !== "number" && !isText(value)) return otherwise;
let result;
for (const layer of Array.isArray(environment.settings) ? environment.settings : [environment.settings]) {
const found = valueAt(layer, String(value));
if (result === undefined) result = found;
else if (isRecord(found)) result = mergedSettings(result, found);
if (result !== undefined && !isRecord(result)) return result;
}
return result === undefined ? otherwise : result;
}
const knownValues = new WeakMap();
function valueAt(object, path) {
if (typeof object !== "object" || object === null) return undefined;
if (!knownValues.has(object)) knownValues.set(object, new Map());
return remembered(knownValues.get(object), path, (path) => settingAt(object, path));
}
function settingAt(settings, path) {
if (typeof settings !== "object" || settings === null) return undefined;
if (Object.hasOwn(settings, path) && !(Array.isArray(settings) && path === "length")) return settings[path];
for (let dot = path.indexOf("."); dot >= 0; dot = path.indexOf(".", dot + 1)) {
const found = Object.hasOwn(settings, path.slice(0, dot)) ? settingAt(settings[path.slice(0, dot)], path.slice(dot + 1)) : undefined;
if (found !== undefined) return found;
}
return undefined;
}
function mergedSettings(above, below) {
const merged = { ...below };
for (const [name, value] of Object.entries(above)) merged[name] = isRecord(value) && isRecord(below[name]) ? mergedSettings(value, below[name]) : value;
return merged;
}
function intlLocale() {
try {
return Intl.getCanonicalLocales(environment.locale.replaceAll("_", "-"))[0] ?? "en";
} catch {
return "en";
}
}
const moneyFormats = new Map();
function moneyFormat(code) {
return remembered(moneyFormats, `${environment.locale} ${code}`, () => {
const format = /^[a-z]{3}$/i.test(code) ? new Intl.NumberFormat(intlLocale(), { style: "currency", currency: code }) : undefined;
const written = new Map();
return (amount) => remembered(written, amount, () => format?.format(amount));
});
}
function currency(value, ...given) {
value = raw(value);
const [code] = placed(given, "code");
const isCode = (each) => isText(each) && each.length > 0;
const configured = typeof code === "string" && code ? code : setting("currency_code");
const format = moneyFormat(isCode(configured) ? String(configured) : "USD");
if (typeof value === "number") return Number.isNaN(value) ? undefined : Object.is(value, -0) ? format("-0") : format(value);
const digits = isText(value) ? value.trim() : "";
return digits.length <= 400 && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(digits) ? format(digits) : undefined;
}
function pageZone() {
try {
return new Intl.DateTimeFormat("en", { timeZone: environment.timeZone ?? "UTC" }).resolvedOptions().timeZone;
} catch {
return "UTC";
}
}
function momentIn(value, zone) {
if (typeof value === "number") return value;
if (typeof value === "boolean") return Number(value);
if (value instanceof Date || dayjs.isDayjs(value)) return +value;
if (!isText(value)) return NaN;
const written = String(value);
const parts = /^(\d{4})[-/]?(\d{1,2})?[-/]?(\d{1,2})?[Tt \t-\r]*(\d{1,2})?:?(\d{1,2})?:?(\d{1,2})?[.:]?(\d+)?$/.exec(written);
if (parts) {
const [, year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = "0"] = parts;
return momentOf(Date.UTC(year, month - 1, day, hour, minute, second, fraction.slice(0, 3)), zone);
}
if (/[+-]\d\d:?\d\d|\d\s*z|\b(?:ut|utc|gmt|[ecmp][sd]t)\b/i.test(written)) return Date.parse(written);
const asUTC = Date.parse(`${written} UTC`);
return Number.isNaN(Date.parse(written)) ? NaN : momentOf(Number.isNaN(asUTC) ? Date.parse(`${written}Z`) : asUTC, zone);
}
const writtenDates = new Map();
function date(value, ...given) {
value = raw(value);
if (value === undefined) return undefined;
const [pattern] = placed(given, "format");
const format = isNullish(pattern) ? "LL" : text(pattern) || "YYYY-MM-DDTHH:mm:ssZ";
const name = `${environment.locale} ${environment.timeZone} ${format}`;
const written = writtenDates.get(name) ?? new Map();
writtenDates.set(name, written);
const known = isText(value) ? String(value) : value;
if (!written.has(known)) {
const zone = pageZone();
const moment = new ZonedDate(Math.trunc(momentIn(value, zone)), zone);
const result = Number.isNaN(+moment) ? "Invalid Date" : formatDate(moment, dayjs(0).locale(environment.locale).locale(), format);
if (typeof known === "object") return result;
written.set(known, result);
}
return written.get(known);
}
function dump(value, ...given) {
const [step] = placed(given, "indent");
return JSON.stringify(raw(value), (_, inner) => raw(inner), typeof step === "number" || typeof step === "string" ? step : undefined);
}
function action(value) {
return value;
}
function trim(value) {
value = raw(value);
return trusted(value, requiredText(value, "trim").trim());
}
function spaces(count) {
return " ".repeat(count > 0 ? roomFor(Math.ceil(count)) : 0);
}
function indent(value, ...given) {
value = raw(value);
const [width, indentsFirst] = placed(given, "width", "first");
const source = normalizedText(value, "indent");
const indentation = spaces(truthy(width) ? number(width) : 4);
if (!source && !(value instanceof Markup)) return "";
return trusted(value, (truthy(indentsFirst) ? indentation : "") + source.replaceAll("\n", `\n${indentation}`));
}
function replace(value, ...given) {
value = raw(value);
const [old, replacement, limit = -1] = placed(given, "old", "new", "count");
if (old instanceof RegExp) return requiredText(value, "replace").replace(old, text(replacement));
if ((typeof old !== "number" && typeof old !== "string") || (typeof value !== "number" && !isText(value))) return value;
const source = text(value);
const [sought, between] = [String(old), text(replacement)];
if (!sought) return trusted(value, between + source.split("").join(replacement === undefined ? "," : between) + between);
const unchanged = typeof value === "number" ? source : value;
if (limit === 0) return unchanged;
const parts = source.split(sought);
if (parts.length === 1) return unchanged;
const most = limit === -1 ? Infinity : number(limit);
return trusted(value, parts.reduce((result, part, index) => result + (index - 1 < most ? between : sought) + part));
}
function string(value) {
if (isNullish(raw(value))) throw unfit(value, "string", "a value");
return value instanceof Markup || value._$litType$ ? value : text(value);
}
function escaped(source) {
return source.replace(/[&<>"']/g, (character) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[character]};`);
}
function escape(value) {
return value instanceof Markup || value?._$litType$ ? value : forceescape(value);
}
function e(value) {
return escape(value);
}
function forceescape(value) {
return new Markup(isNullish(raw(value)) ? "" : escaped(text(value)));
}
function default_(value, ...given) {
const [otherwise, replacesFalsy] = placed(given, "default_value", "boolean");
return (truthy(replacesFalsy) ? truthy(value) : raw(value) !== undefined) ? value : otherwise;
}
function d(value, ...given) {
return default_(value, ...given);
}
function length(value) {
value = raw(value);
if (isNoText(value)) return 0;
return isRecord(value) && isPlain(value) ? Object.keys(value).length : member(value, "length");
}
function list(value) {
value = raw(value);
if (Array.isArray(value)) return value;
if (typeof value === "string") return value.split("");
if (!isRecord(value) && !(value instanceof Markup)) throw unfit(value, "list", "a text, a list or an object");
return Object.entries(value instanceof Markup ? { val: String(value), length: value.length } : value).map(([name, each]) => ({ key: name, value: each }));
}
function join(value, ...given) {
value = raw(value);
const [separator, attribute] = placed(given, "d", "attribute");
const parts = truthy(attribute) ? attributesOf(value, attribute, "join") : requiredList(value, "join");
return Array.from(parts, (part) => (isNullish(raw(part)) ? "" : text(part))).join(truthy(separator) ? text(separator) : "");
}
function reverse(value) {
value = raw(value);
if (typeof value === "string") return value.split("").reverse().join("");
return isNullish(value) ? [] : [...elements(value, "reverse")].reverse();
}
function slice(value, ...given) {
value = raw(value);
const [count, filling] = placed(given, "slices", "fill_with");
if (isNullish(value)) throw unfit(value, "slice", "a list");
const columns = number(count);
const total = number(member(value, "length"));
const [size, extra] = [Math.floor(total / columns), total % columns];
const result = [];
for (let start = 0; result.length < roomFor(columns); ) {
if (!Array.isArray(value) && !isText(value)) throw unfit(value, "slice", "a list");
const isLonger = result.length < extra;
const column = value.slice(start, (start += size + (isLonger ? 1 : 0)));
if (truthy(filling) && !isLonger) {
if (!Array.isArray(column)) throw unfit(value, "slice", "a list");
column.push(filling);
}
result.push(column);
}
return result;
}
function is_equalto(value, other) {
return value === other || raw(value) === raw(other);
}
function shownText(value) {
return Array.isArray(value) ? text(value) : textOf(value);
}
function joined(strings, values, write, literal = () => {}) {
if (values.includes(nothing)) return nothing;
return strings.reduce((result, part, index) => {
const before = index ? result + write(values[index - 1], result) : result;
literal(part);
return before + part;
}, "");
}
function isUnsafeAddress(address, authored, isDocument) {
const [whole, scheme] = /^[\0- ]*([a-z\d+.\-\t\n\r]*):/i.exec(address) ?? [];
if (whole === undefined || whole.length - 1 < authored) return false;
const name = scheme.replace(/[\t\n\r]/g, "").toLowerCase();
if (name !== "data") return /^(javascript|vbscript|livescript|mocha)$/.test(name);
const media = address.slice(whole.length, whole.length + 64).replace(/[\0- ]/g, "").toLowerCase();
return !media.startsWith("image/") || (isDocument && media.startsWith("image/svg"));
}
function url(strings, ...values) {
return address(strings, values, false);
}
function documentUrl(strings, ...values) {
return address(strings, values, true);
}
function address(strings, values, isDocument) {
if (/^[\0- ]*javascript:/i.test(strings[0])) return code(strings, values, true);
const result = joined(strings, values, shownText);
return result !== nothing && values.length && isUnsafeAddress(result, strings[0].length, isDocument) ? "about:invalid" : result;
}
function plainText(value) {
value = raw(value);
return isNullish(value) ? "" : text(value);
}
function json(value) {
const escapes = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
return (dump(value) ?? "null").replace(/[<>&'`\u2028\u2029]|\$(?=\{)/g, escapes).replaceAll("*/", "*\\/");
}
function code(strings, values, isAttribute) {
let quote = "";
let isEscaped = false;
return joined(strings, values, (value, before) => {
isEscaped = false;
if (quote) return scriptText(value);
const source = isAttribute ? json(value).replaceAll("%", "\\u0025") : json(value);
return before.endsWith("-") && source.startsWith("-") ? ` ${source}` : source;
}, (literal) => {
for (const character of literal) {
if (isEscaped) isEscaped = false;
else if (character === "\\" && quote) isEscaped = true;
else if (character === quote || (character === "\n" && quote !== "`")) quote = "";
else if (!quote && /["'`]/.test(character)) quote = character;
}
});
}
function scriptText(value) {
return plainText(value).replace(/[^\w ,.\-:@]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function printed(value) {
value = raw(value);
return Array.isArray(value) ? Array.from(value, printed).join("") : plainText(value);
}
function isMarkup(value) {
return value instanceof Markup || Boolean(value?._$litType$) || (Array.isArray(value) && value.some(isMarkup));
}
function plain(strings, ...values) {
if (values.some(isMarkup)) return html(strings, ...values);
return strings.reduce((result, part, index) => result + printed(values[index - 1]) + part);
}
function and(left, right) {
return truthy(left) ? right() : left;
}
function or(left, right) {
return truthy(left) ? left : right();
}
function apply(callee, name, ...given) {
if (typeof callee === "function") return callee(...given);
report(`${name} is not a function`);
return undefined;
}
function js(number, ...values) {
const { run, source, place } = preview.literals[number] ?? {};
try {
if (!run) throw new SyntaxError("this is not an expression of JavaScript");
return run(...values);
} catch (error) {
report(`${place} ${source}: ${errorText(error)}`);
return undefined;
}
}
function named(value) {
if (!isText(value)) return value;
const name = String(value);
try {
if (preview.names.has(name)) return preview.names.get(name)();
const [head, ...path] = name.split(".");
if (!/^[\w$.]+$/.test(name) || !(head in globalThis)) throw new ReferenceError(`${head} is not defined`);
return path.reduce((object, each) => object[each], globalThis[head]);
} catch (error) {
report(`${name}: ${errorText(error)}`);
return undefined;
}
}
let textDepth = 0;
function t(key, values, locals) {
key = raw(key);
if (!isText(key) && typeof key !== "number") return undefined;
for (const { locale, texts } of environment.texts) {
const found = valueAt(texts, String(key));
if (typeof found === "string") return found;
if (found !== undefined) return translated(found, locale, raw(values), locals);
}
return undefined;
}
const categories = ["zero", "one", "two", "few", "many", "other"];
const pluralRules = new Map();
function translated(found, locale, values, locals) {
const scope = () => Object.assign(Object.create(environment.variables), locals, values);
if (typeof found === "object" && found !== null && "other" in found && Object.keys(found).every((name) => categories.includes(name)) && values && Object.hasOwn(values, "count")) {
const count = raw(values.count);
if (!pluralRules.has(locale)) pluralRules.set(locale, new Intl.PluralRules(locale));
const isNumber = typeof count === "number" || (isText(count) && count.trim() && !isNaN(count));
found = (isNumber ? found[pluralRules.get(locale).select(Number(count))] : undefined) ?? found.other;
}
return evaluated(found, scope);
}
function evaluated(found, scope) {
if (typeof found === "function") {
if (textDepth > 50) throw new RangeError("texts use one another in a circle");
textDepth += 1;
try {
return found(scope());
} finally {
textDepth -= 1;
}
}
if (typeof found !== "object" || found === null || !holdsTemplates(found)) return found;
const result = Array.isArray(found) ? [] : {};
for (const name of Object.keys(found)) Object.defineProperty(result, name, { get: () => evaluated(found[name], scope), enumerable: true, configurable: true });
return result;
}
const templateHolders = new WeakMap();
function holdsTemplates(object) {
if (!templateHolders.has(object)) templateHolders.set(object, Object.values(object).some((each) => typeof each === "function" || (typeof each === "object" && each !== null && holdsTemplates(each))));
return templateHolders.get(object);
}
return { html, nothing, attributes, bound, Keywords, action, beginRender, concat, contains, currency, date, documentUrl, each, endRender, entries, environment, equals, find, get, invoke, js, member, or, plain, plus, reject, setting, sort, t, truthy, url };
})();
const { beginRender, endRender, environment } = library;
const production = "https://restapi.ordergroove.com";
const lists = { orders: "orders", items: "order_items", subscriptions: "subscriptions", products: "products", addresses: "addresses", payments: "payments" };
const idOf = (row) => row.external_product_id ?? row.public_id;
function derived(state, kept = {}) {
const localize = (row) => {
const texts = Object.entries(row.extra_data?.i18n_display?.[state.locale] ?? {}).filter(([name, text]) => text && /^(name|image_url|detail_url)$/.test(name));
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
function update(values) {
current = derived({ ...current, ...values });
developerTools?.send({ type: "update", payload: values }, current);
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
developerTools?.send(action, current);
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
const stamp = () => dayjs(preview.now).format(`${DAY} HH:mm:ss`);
const statuses = { ...preview.numbers.status, SENT: 2, CANCELLED: 4 };
const statusNumber = (status) => statuses[status] ?? (Number(status) || status);
class ApiError extends Error {
name = "ApiError";
constructor(status, body, key) {
super(body.detail ?? Object.entries(body).map((entry) => entry.join(": ")).join(" "));
assign(this, { status, detail: body.detail, body, key });
}
}
function fail(status, detail, key) {
throw new ApiError(status, typeof detail === "string" ? { detail } : detail, key);
}
const invalid = (field, text) => fail(400, { [field]: [text] });
const forbidden = () => fail(403, "You do not have permission to perform this action.");
function compare(a, b) {
if (isNone(a) || isNone(b)) return isNone(a) - isNone(b);
const [x, y] = isNaN(a - b) ? [a, b] : [+a, +b];
return (x > y) - (x < y);
}
const tables = fromEntries(Object.entries(lists).map(([table, list]) => [table, clone(current[list])]));
const row = (table, id) => tables[table].find((it) => String(idOf(it)) === String(id));
const existing = (table, id) => row(table, id) ?? fail(404, "Not found.");
const remove = (table, gone) => (tables[table] = tables[table].filter((it) => it !== gone));
const add = (table, it) => (tables[table].push(it), it);
for (const id in current.product_by_id) row("products", id) ?? add("products", clone(current.product_by_id[id]));
let random = BigInt(preview.seed ?? 0);
const u64 = (number) => BigInt.asUintN(64, number);
function nextRandom() {
random = u64(random + 0x9e3779b97f4a7c15n);
let mixed = u64((random ^ (random >> 30n)) * 0xbf58476d1ce4e5b9n);
mixed = u64((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
return mixed ^ (mixed >> 31n);
}
const newId = () => ((nextRandom() << 64n) | nextRandom()).toString(16).padStart(32, "0");
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
const tableOf = (name) => ({ order_item: "items", shipping_address: "addresses" })[name] ?? `${name}s`;
const known = (body, field) => idOf(row(tableOf(field), required(body, field)) ?? invalid(field, `Object with id ${body[field]} does not exist.`));
const cents = (money) => Math.round(money * 100) || 0;
const money = (amount) => (amount / 100).toFixed(2);
const free = money(0);
function charge(order, amount) {
for (const sum of ["sub_total", "total"]) order[sum] = money(Math.max(0, cents(order[sum]) + amount));
}
function reprice(item, { quantity = item.quantity, price = item.price }) {
const before = cents(item.total_price);
const [whole, full] = [cents(item.price) * item.quantity, cents(price) * quantity];
const after = isNone(item.total_price) || !whole ? full : Math.round((full * before) / whole);
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
function itemsIn(order, subscription) {
const items = itemsOf(open(order)).filter((item) => item.subscription === subscription);
return items.length ? items : invalid("subscription", "The order has no item of this subscription.");
}
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
function changeFrequency(it, body) {
setFrequency(it, body);
const [next, ...later] = [...new Set(upcoming(it.public_id).map(orderOf))].map((order) => [order, itemsOf(order).filter((item) => item.subscription === it.public_id)]);
let day = next?.[0].place;
const moves = later.map(([order, items]) => [order, items, (day = nextDay(day, it))]);
for (const move of moves.reverse()) if (!move[0].locked) moveItems(...move);
return it;
}
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
const patches = {
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
const others = {
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
const applicationScope = /^\w+ (customers|product_groups|products-batch|one_time_incentives|offer_profiles|resources)\b|^(?!GET)\w+ products\b|change_price$/;
const rowFilters = {
status: (values, it, order) => !order || values.some((value) => statusNumber(value) === statusNumber(order.status)),
live: ([value], it) => isNone(it.live) || it.live === /^(true|1)$/i.test(value),
order: (values, it, order) => !order || values.includes(order.public_id),
subscription: (values, it, order, rows) => !/orders|items|subscriptions/.test(rows) || (rows === "orders" ? itemsOf(it) : [it]).some((each) => values.includes(each.subscription ?? each.public_id)),
};
function listPage(table, url) {
const query = url.searchParams;
const values = (name) => query.getAll(name).flatMap((value) => value.split(",")).filter(Boolean);
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
function serve(method, url, body = {}) {
const path = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
const [table, id, action] = path;
if (applicationScope.test(`${method} ${path.join("/")}`)) forbidden();
if (hasOwn(tables, table) && path.length < 4) {
if (method === "GET" && !action) return id ? existing(table, id) : listPage(table, url);
const patch = patches[table]?.[action ?? (table === "subscriptions" && method === "PATCH" && id ? "update" : "")];
if (patch && method === "PATCH") return patch(existing(table, id), body);
const other = others[`${method} ${table}/${action ? `:/${action}` : id}`];
if (other) return other(body, action && existing(table, id));
if (patch || !action) fail(405, `Method "${method}" not allowed.`);
}
if (method === "GET" && path.join("/") === "advanced_incentives/prepaid/list_by_offer/live") return {};
console.warn(`The preview does not model ${method} ${url.pathname}: it answers 404.`);
fail(404, "Not found.");
}
function toWire(body) {
if (!body) return body;
if (body.results) return { ...body, results: body.results.map(toWire) };
const named = Object.keys({ ...preview.numbers, status: statuses }).filter((field) => body[field]);
return { ...body, ...fromEntries(named.map((field) => [field, field === "status" ? statusNumber(body.status) : (preview.numbers[field][body[field]] ?? body[field])])) };
}
function answerREST({ method, url, headers }, sent) {
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
const countries = () => ({});
const apiHosts = [production, "https://staging.restapi.ordergroove.com", current.environment.lego_api].map((url) => URL.parse(url)?.origin);
function answerOf(url) {
if (apiHosts.includes(url?.origin)) return answerREST;
if (/^https:\/\/static\.ordergroove\.com\/@ordergroove\/i18n-data\/[^/]+\/i18n_country_data\.json$/.test(url?.href.replace(/[?#].*/s, ""))) {
return () => ({ status: 200, text: JSON.stringify(countries()) });
}
}
const urlOf = (input) => URL.parse(input?.url ?? input, document.baseURI);
const typeOf = (text) => (text === undefined ? {} : { "Content-Type": "application/json" });
const browserFetch = globalThis.fetch;
globalThis.fetch = function fetch(input, options) {
const url = urlOf(input);
const answer = answerOf(url);
if (answer) return answered(answer, input, options);
const response = browserFetch(input, options);
response.catch((error) => error instanceof TypeError && url && reportMissing(url.href, error));
return response;
};
async function answered(answer, input, options) {
const request = new Request(input, options);
const sent = await request.text();
await turn();
request.signal.throwIfAborted();
const { status, text } = answer(request, sent);
return Object.defineProperty(new Response(text, { status, headers: typeOf(text) }), "url", { value: request.url });
}
const methodOf = (method) => new Request(document.baseURI, { method }).method;
const refuse = (text) => {
throw new DOMException(text, "InvalidStateError");
};
class PageRequest extends XMLHttpRequest {
#own;
open(method, address, isAsync = true, ...rest) {
this.#own = undefined;
const url = urlOf(String(address));
const answer = answerOf(url);
if (!answer) {
super.open(method, address, isAsync, ...rest);
return this.addEventListener("error", () => this.#own || reportMissing(url.href), { once: true });
}
url.hash = "";
super.abort();
this.#own = { answer, method: methodOf(method), url: url.href, headers: new Headers(), isAsync: Boolean(isAsync), state: 0, isSent: false };
this.#enter(1);
}
setRequestHeader(name, value) {
if (!this.#own) return super.setRequestHeader(name, value);
if (this.#own.state !== 1 || this.#own.isSent) refuse("The request is not open");
this.#own.headers.append(name, value);
}
send(body = null) {
const own = this.#own;
if (!own) return super.send(body);
if (own.state !== 1 || own.isSent) refuse("The request is not open");
own.isSent = true;
if (/^(GET|HEAD)$/.test(own.method)) body = null;
if (!own.isAsync) return this.#finish(own, String(body ?? ""));
this.#tell("loadstart");
new Response(body instanceof Document ? new XMLSerializer().serializeToString(body) : body).text().then(async (text) => {
await turn();
if (this.#own === own && own.isSent) this.#finish(own, text);
});
}
#finish(own, sent) {
assign(own, own.answer({ method: own.method, url: own.url, headers: own.headers }, sent));
if (own.isAsync) {
for (const state of [2, 3]) if (this.#own === own && own.isSent) this.#enter(state);
if (this.#own === own && own.isSent) this.#tell("progress");
}
if (this.#own === own && own.isSent) this.#end("load");
}
#end(type) {
this.#own.isSent = false;
this.#enter(4);
this.#tell(type);
this.#tell("loadend");
}
abort() {
const own = this.#own;
if (!own) return super.abort();
if (own.isSent) {
assign(own, { status: undefined, text: undefined });
this.#end("abort");
}
if (this.#own === own && own.state === 4) assign(own, { state: 0, status: undefined, text: undefined });
}
#enter(state) {
this.#own.state = state;
this.dispatchEvent(new Event("readystatechange"));
}
#tell(type) {
const loaded = new Blob([this.#text]).size;
this.dispatchEvent(new ProgressEvent(type, type === "loadstart" ? {} : { loaded, total: loaded, lengthComputable: loaded > 0 }));
}
get #text() { return (this.#own?.state > 2 && this.#own.text) || ""; }
get readyState() { return this.#own ? this.#own.state : super.readyState; }
get status() { return this.#own ? (this.#own.state > 1 && this.#own.status) || 0 : super.status; }
get statusText() { return this.#own ? "" : super.statusText; }
get responseURL() { return this.#own ? (this.status ? this.#own.url : "") : super.responseURL; }
get responseXML() { return this.#own ? null : super.responseXML; }
get responseText() {
if (!this.#own) return super.responseText;
return /^(text)?$/.test(this.responseType) ? this.#text : refuse("The response is no text");
}
get response() {
const own = this.#own;
if (!own) return super.response;
if (/^(text)?$/.test(this.responseType)) return this.#text;
if (own.state < 4 || !own.status) return null;
return (own.response ??= this.#made(own.text ?? ""));
}
#made(text) {
switch (this.responseType) {
case "json": return text ? JSON.parse(text) : null;
case "blob": return new Blob([text], { type: text && "application/json" });
case "arraybuffer": return new TextEncoder().encode(text).buffer;
}
return null;
}
getResponseHeader(name) {
return this.#own ? (this.status ? new Headers(typeOf(this.#own.text)).get(name) : null) : super.getResponseHeader(name);
}
getAllResponseHeaders() {
if (!this.#own) return super.getAllResponseHeaders();
return this.status ? [...new Headers(typeOf(this.#own.text))].map(([name, value]) => `${name}: ${value}\r\n`).join("") : "";
}
}
Object.defineProperty(PageRequest, "name", { value: "XMLHttpRequest" });
globalThis.XMLHttpRequest = PageRequest;
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
function refresh(more) {
const all = clone(tables);
const needed = [...all.items, ...all.subscriptions].map((it) => it.product).concat(current.products.map(idOf));
all.products = all.products.filter((it) => needed.includes(idOf(it)));
update({ ...fromEntries(Object.entries(lists).map(([table, list]) => [list, all[table]])), ...more });
}
const functions = {
refresh_page_state: async () => (await turn(), refresh()),
reset: async () => (await turn(), refresh()),
request_orders: async ({ status, ordering = "place" } = {}) => request("orders", { status, ordering }),
request_orders_items: async ({ status } = {}) => request("items", { status }),
request_subscriptions: async ({ live } = {}) => request("subscriptions", { live }),
async request_product(id) {
await turn();
const product = clone(existing("products", id));
merge("products", [product]);
return product;
},
async request_delete_item(id) {
const item = clone(row("items", id));
await call("DELETE", `items/${encodeURIComponent(id)}/delete/`);
refresh();
return item;
},
async request_skip_order(id) {
const order = await call("PATCH", `orders/${encodeURIComponent(id)}/cancel/`);
refresh();
return order;
},
dayjs, debounce, memoize, html,
};

const actionNamed = (name) => Object.entries(preview.actions).find(([each, { aliases }]) => each === name || aliases.includes(name));
function distance(one, other) {
let line = [...other, ""].map((_, index) => index);
[...one].forEach((letter, row) => {
const next = [row + 1];
[...other].forEach((each, column) => next.push(Math.min(line[column] + (letter !== each), line[column + 1] + 1, next[column] + 1)));
line = next;
});
return line.at(-1);
}
function reportUnknown(name) {
const names = Object.keys(preview.actions);
const [nearest] = names.map((each) => [distance(name, each), each]).filter(([far]) => far <= name.length / 3).sort(([a], [b]) => a - b);
report(`The form action "${name}" is unknown, so its form ends as an error. ${nearest ? `Did you mean "${nearest[1]}"?` : `Known are ${names.join(", ")}.`}`);
}
function readFields({ fields }, sent) {
const valueOf = (names) => sent[names.find((each) => sent[each]) ?? names.find((each) => hasOwn(sent, each))];
const values = fields.map(([name, , aliases]) => [name, valueOf([name, ...aliases])]);
return { ...sent, ...fromEntries(values.filter(([, value]) => value !== undefined)) };
}
function checkFields(action, { fields }, values) {
for (const [name, isRequired, , substitutes] of fields) {
if (!isRequired || values[name] !== undefined || (substitutes.length && substitutes.every((each) => values[each]))) continue;
report(`A form with the action "${action}" has no field "${name}".`);
required(values, name);
}
}
const the = (name, id) => existing(tableOf(name), required({ [name]: id }, name));
const ask = (name, operation, body = (fields) => fields) => (fields, sent) => patches[tableOf(name)][operation](the(name, fields[name]), body(fields, sent));
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
const changes = {
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
const kinds = {
delete_item: ({ item }) => (row("items", item)?.subscription ? "subscription" : "one_time"),
change_renewal_behavior: ({ renewal_behavior }) => (renewal_behavior === "autorenew" ? "to_renew" : "to_not_renew"),
};
async function submit(form, given, sent) {
const fire = (type, detail) => form.dispatchEvent(new CustomEvent(type, { detail: { action: given, fields: sent, ...detail } }));
await turn();
const [name, action] = actionNamed(given) ?? [given];
const fields = action ? readFields(action, sent) : sent;
const target = () => clone(["orders", "items", "subscriptions"].map((table) => row(table, fields[action?.fields[0][0]])).find(Boolean));
const before = clone(tables);
const about = target();
const kind = action && kinds[name]?.(fields);
try {
if (!action) {
reportUnknown(given);
fail(404, `The form action "${given}" is unknown.`);
}
checkFields(given, action, fields);
const result = clone(changes[name](fields, sent));
notify(keyOf(action.successes, kind), { target: target() ?? about ?? null }, action.change, refresh);
fire("success", { result });
} catch (error) {
assign(tables, before);
if (!(error instanceof ApiError)) reportError(error);
const { message } = error;
notify(action ? keyOf(action.failures, error.key ?? kind) : message, { target: about ?? null, error: message }, `This did not work. ${message}`, update);
fire("error", { error });
}
fire("finally");
}
const keyOf = (keys, kind) => keys.find((key) => key.includes(kind)) ?? keys[0];
document.addEventListener("submit", (event) => {
const form = event.target;
const action = form.dataset.ogActionKey;
if (!action) return;
event.preventDefault();
submit(form, action, fromEntries(new FormData(form, event.submitter)));
}, true);
const places = "sm-notifications, [role=status], [role=alert], [role=log], [aria-live], [class*=toast], [class*=notification]";
const isInPlace = (node) => (node.closest ? node : node.parentElement)?.closest(places);
const isShownBy = ({ type, target, addedNodes }) =>
((type === "characterData" || addedNodes.length) && isInPlace(target)) || [...addedNodes].some((node) => node.matches?.(places) || node.querySelector?.(places));
function notify(message, about, text, change) {
let isShown = false;
const look = (records) => (isShown ||= records.some(isShownBy));
const observer = new MutationObserver(look);
observer.observe(document, { childList: true, characterData: true, subtree: true });
change({ notifications: [...current.notifications, { id: newId(), message, date: stamp(), ...about }] });
look(observer.takeRecords());
setTimeout(() => {
look(observer.takeRecords());
observer.disconnect();
if (isShown) return;
const isError = "error" in about;
const toast = showCard(isError ? "error" : "success", isError ? "alert" : "status", make("span", { textContent: text }));
setTimeout(() => toast.remove(), 7000);
}, 100);
}
const assets = document.currentScript?.src;
const container = document.querySelector("#og-msi");
const { templates } = preview;
const language = () => document.documentElement.lang || current.locale;
const recorded = document.createDocumentFragment();
if (templates && container) recorded.append(...container.childNodes);
preview.rendering = { library, environment, render, beginRender, endRender };
preview.literals = [];
preview.addLiteral = (number, run, source, place) => (preview.literals[number] = { run, source, place });
preview.names = new Map();
preview.addName = (name, get) => preview.names.set(name, get);
let renderTemplates, isRendering, isStale;
function loadTexts() {
environment.locale = language();
environment.texts = Object.entries(preview.texts ?? {}).map(([locale, make]) => ({ locale, texts: make(library) }));
}
function withTemplates(use) {
beginRender();
try {
environment.state = current;
environment.variables = Object.assign(Object.create(null), current);
return use(renderTemplates(environment.variables));
} finally {
endRender();
}
}
const rounds = 20;
function renderPage() {
if (!renderTemplates) return;
isStale = true;
if (isRendering) return;
isRendering = true;
try {
for (let round = 0; isStale && round < rounds; round += 1) {
isStale = false;
withTemplates((result) => render(result, container));
}
if (isStale) report("The page's rendering changes the State again and again.");
} catch (error) {
report(`The page cannot be rendered: ${errorText(error)}`);
} finally {
isRendering = false;
}
}
function startRendering() {
if (!templates || !container) return;
Object.assign(environment, { settings: [preview.settings ?? {}, templates.settings], seed: preview.seed ?? 0, now: preview.now, timeZone: preview.timeZone ?? "UTC" });
loadTexts();
renderTemplates = templates.make(library);
const first = current;
renderPage();
if (!container.hasChildNodes()) container.append(recorded);
else if (templates.deferred) setTimeout(() => current === first && tellDifference());
}
store.subscribe(renderPage);
function linesOf(node, indent = "") {
const lines = [];
let text = "";
const endText = () => {
if (text.trim()) lines.push(indent + JSON.stringify(text.replace(/\s+/g, " ").trim()));
text = "";
};
for (const child of node.childNodes) {
if (child.nodeType === Node.TEXT_NODE) text += child.data;
if (child.nodeType !== Node.ELEMENT_NODE) continue;
endText();
const attributes = Array.from(child.attributes, ({ name, value }) => ` ${name}=${JSON.stringify(value)}`).filter((each) => !isLeftToScripts(each));
if (child.localName !== "tbody") lines.push(`${indent}<${child.localName}${attributes.sort().join("")}>`);
if (!/^(textarea|script)$/.test(child.localName)) lines.push(...linesOf(child, indent + (child.localName === "tbody" ? "" : " ")));
}
endText();
return lines;
}
function isLeftToScripts(attribute) {
const name = attribute.slice(1, attribute.indexOf("="));
return /^(value|checked|selected)$/.test(name) || attribute === ' type="og-inert"' || templates.deferred.includes(name);
}
function tellDifference() {
const after = withTemplates((result) => linesOf(renderedInertly(result).content));
const before = linesOf(recorded);
preview.isCompared = true;
const position = Array.from({ length: Math.max(before.length, after.length) }).findIndex((_, index) => before[index] !== after[index]);
if (position < 0) return;
const shown = (line = "nothing") => line.trim().slice(0, 120);
report(`The page's own rendering differs from its static markup: ${shown(after[position])} instead of ${shown(before[position])}`);
}
function load(path) {
return new Promise((done) => {
const script = document.createElement("script");
script.src = new URL(path, assets);
script.onload = script.onerror = done;
document.head.append(script);
});
}
function fileFor(locale) {
const tag = (name) => name.toLowerCase().replaceAll("_", "-");
const languageOf = (name) => tag(name).split("-")[0];
const files = templates.locales;
return files.find((name) => tag(name) === tag(locale)) ?? files.find((name) => languageOf(name) === languageOf(locale)) ?? files.find((name) => languageOf(name) === "en") ?? files[0];
}
new MutationObserver(async () => {
const locale = language();
if (!renderTemplates || locale === environment.locale) return;
const file = fileFor(locale);
if (file) {
preview.texts = {};
await Promise.all([load(`locales/${file}.js`), load(`dates/${file}.js`)]);
}
loadTexts();
update({ locale });
}).observe(document.documentElement, { attributeFilter: ["lang"] });
const og = (globalThis.og ??= {});
og.smi = og.msi = { store, ...functions, api: { ...functions } };
og.store = { ...store, getState: () => ({ auth: credentials() }) };
if (!preview.state) report("The page's State is missing: was its file states/*.js found?");
preview.start = () => {
preview.start = () => {};
startRendering();
showDiagnostics();
const target = document.querySelector("#og-msi, og-smi") ?? document;
target.dispatchEvent(new CustomEvent("og:smi:ready", { bubbles: true, composed: true }));
startClock();
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => preview.start());
else preview.start();
})();
