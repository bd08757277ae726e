/**
 * The dates of a preview page, `og.smi.dayjs`: the part of Day.js that themes use.
 *
 * How the page's locale writes dates is in `ogPreview.dates`, from a script before this one, as the `date` filter has it:
 * `{ "ru": { months: [alone, withDay], …, inflection, formats, meridiem: [[endHour, A, a], …], weeks: [firstDay,
 * dayInFirstWeek], ordinals, weekOrdinals } }`. Of names that have one form, and of ordinals that are alike, there is one list.
 *
 * Tokens of `format`: those of the `date` filter. Now is that of the page's clock, and the zone is `ogPreview.timeZone`.
 */

import { assign, preview } from "./helpers.js";
import { ZonedDate, momentOf } from "./zones.js";

/** What the page was given of a locale; more may come while it runs. */
const givenConventions = (locale) => (Object.hasOwn(preview.dates ?? {}, locale) ? preview.dates[locale] : undefined);
const units = { ms: "millisecond", s: "second", m: "minute", h: "hour", d: "day", w: "week", M: "month", Q: "quarter", y: "year" };
const unitName = (unit = "ms") => units[unit] ?? unit.toLowerCase().replace(/s$/, "");
const lengths = { millisecond: 1, second: 1e3, minute: 6e4, hour: 36e5, day: 864e5, date: 864e5, week: 6048e5 };
const monthsOf = { month: 1, quarter: 3, year: 12 };
const daysOf = { day: 1, date: 1, week: 7 };

/** The tag as the page's dates are known by, else its canonical form; one that is none leaves the locale as it was, as in Day.js. */
export function localeTag(tag, otherwise) {
	if (givenConventions(tag)) return tag;
	try {
		return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0];
	} catch {
		return otherwise;
	}
}
let chosenLocale;
const defaultLocale = () => chosenLocale ?? localeTag(document.documentElement.lang || preview.state?.locale || "en", "en");

/** Where in a pattern a name stands with a day of the month; `\x01` is a time zone's name, which Day.js has in brackets. */
const inflections = {
	never: /(?!)/,
	afterSpace: /D MMMM/,
	after: /D(\[[^[\]]*\]|[\s\x01])+MMM/,
	beside: /D(\[[^[\]]*\]|[\s\x01])+MMM|MMM(\[[^[\]]*\]|[\s\x01])+D/,
	anywhere: /D/,
};

const knownConventions = new Map();
/** How a locale writes dates: as the page was given it, else as near as the browser's own data come. */
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
	// A month's name has two forms in many languages: alone, and beside a day.
	const months = (month) => {
		const [alone, withDay] = [{ month }, { month, day: "numeric" }].map((options) => list(12, "month", options, (index) => [index, 1]));
		return isNaN(withDay[0]) ? [alone, withDay] : [alone];
	};
	const weekdays = (weekday) => list(7, "weekday", { weekday }, (index) => [0, index + 1]);
	// The styles of the browser's formats as tokens, by what they write on a day whose numbers have one digit.
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

/** The week's number, and the year it belongs to: that of its day which decides. */
function week(date, [first, yearStart]) {
	const decisive = new date.constructor(date);
	decisive.setDate(date.getDate() - ((date.getDay() - first + 7) % 7) + 7 - yearStart);
	const year = decisive.getFullYear();
	return [Math.floor((Date.UTC(year, decisive.getMonth(), decisive.getDate()) - Date.UTC(year, 0)) / 6048e5) + 1, year];
}

// As in Day.js, each plugin reads a pattern before Day.js itself does; text in brackets is left to the last one.
const localized = /\[[^\]]+\]|LTS?|L{1,4}|l{1,4}/g;
const advanced = /\[[^\]]+\]|Q|wo|ww?|WW?|zzz|z|gggg|GGGG|Do|X|x|kk?/g;
const core = /\[([^\]]+)\]|Y{1,4}|M{1,4}|DD?|d{1,4}|HH?|hh?|a|A|mm?|ss?|ZZ?|SSS|[\0\x01]/g;

export function formatDate(date, tag, format) {
	const locale = conventions(tag);
	const pad = (number, length = 2) => String(number).padStart(length, "0");
	const [year, month, day, weekday, hours, zone] = [date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours(), -Math.round(date.getTimezoneOffset() / 15) * 15];
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
	// One letter is the number, two are the number in two digits.
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

/**
 * The moment that a text stands for in a zone, in milliseconds; NaN for what is no date. Without a zone of its own, a day and a time are those of this one.
 */
export function momentOfText(written, zone) {
	const parts = /^(\d{4})[-/]?(\d{1,2})?[-/]?(\d{1,2})?[Tt \t-\r]*(\d{1,2})?:?(\d{1,2})?:?(\d{1,2})?[.:]?(\d+)?$/.exec(written);
	if (parts) {
		const [, year, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = "0"] = parts;
		return momentOf(Date.UTC(year, month - 1, day, hour, minute, second, fraction.slice(0, 3)), zone);
	}
	if (/[+-]\d\d:?\d\d|\d\s*z|\b(?:ut|utc|gmt|[ecmp][sd]t)\b/i.test(written)) return Date.parse(written);
	// The browser would take it for a time of its own zone.
	const asUTC = Date.parse(`${written} UTC`);
	return Number.isNaN(Date.parse(written)) ? NaN : momentOf(Number.isNaN(asUTC) ? Date.parse(`${written}Z`) : asUTC, zone);
}

export function parseDate(value) {
	if (value === undefined) return parseDate(Date.now());
	if (typeof value === "string") return new ZonedDate(momentOfText(value, zone), zone);
	return new ZonedDate(new Date(value === null ? NaN : value instanceof Dayjs ? +value : value), zone);
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
		// An hour that clocks gain or lose is none of a day's.
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

/** A date; without a value, the page's now. */
export const dayjs = (value) => new Dayjs(parseDate(value), value?.$L ?? defaultLocale());
dayjs.isDayjs = (value) => value instanceof Dayjs;
dayjs.unix = (seconds) => dayjs(seconds * 1000);
dayjs.extend = () => dayjs;
dayjs.locale = (tag) => (tag && (chosenLocale = localeTag(tag, defaultLocale())), defaultLocale());
