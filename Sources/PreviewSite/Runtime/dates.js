/**
 * The dates of a preview page, `og.smi.dayjs`: the part of Day.js that themes use, with the browser's `Intl` in place of
 * its locale files. Comes before `runtime.js`, in the same file of the page, and hands it `ogPreview.dayjs`.
 *
 * Tokens of `format`: those of the `date` filter. Now is `ogPreview.now`, so that a page does not depend on the day.
 */
(() => {
"use strict";

const preview = (globalThis.ogPreview ??= {});
const units = { ms: "millisecond", s: "second", m: "minute", h: "hour", d: "day", w: "week", M: "month", Q: "quarter", y: "year" };
const unitName = (unit = "ms") => units[unit] ?? unit.toLowerCase().replace(/s$/, "");
const lengths = { millisecond: 1, second: 1e3, minute: 6e4, hour: 36e5, day: 864e5, date: 864e5, week: 6048e5 };
const monthsOf = { month: 1, quarter: 3, year: 12 };
const daysOf = { day: 1, date: 1, week: 7 };

/** The canonical tag; one that is none leaves the locale as it was, as in Day.js. */
function localeTag(tag, otherwise) {
	try {
		return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0];
	} catch {
		return otherwise;
	}
}
let chosenLocale;
const defaultLocale = () => chosenLocale ?? localeTag(document.documentElement.lang || preview.state?.locale || "en", "en");

const formatters = new Map();
function parts(locale, options, date) {
	const key = locale + JSON.stringify(options);
	if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(locale + "-u-ca-gregory-nu-latn", options));
	return formatters.get(key).formatToParts(date);
}

/** The first day of the week (0 is Sunday), and how many days of January make week 1. */
function weekRule(locale) {
	const tag = new Intl.Locale(locale);
	const { firstDay = 7, minimalDays = firstDay === 1 ? 4 : 1 } = tag.getWeekInfo?.() ?? {};
	return [firstDay % 7, minimalDays];
}
/** The week's number, and the year it belongs to: that of its day which decides. */
function week(date, [first, minimum]) {
	const decisive = new Date(date);
	decisive.setDate(date.getDate() - ((date.getDay() - first + 7) % 7) + 7 - minimum);
	const year = decisive.getFullYear();
	return [Math.floor((Date.UTC(year, decisive.getMonth(), decisive.getDate()) - Date.UTC(year, 0)) / 6048e5) + 1, year];
}

const suffixes = { one: "st", two: "nd", few: "rd", other: "th" };
function ordinal(number, language) {
	if (language === "en") return number + suffixes[new Intl.PluralRules("en", { type: "ordinal" }).select(number)];
	return number + (language !== "fr" ? (/es|it|pt/.test(language) ? "\u00ba" : ".") : number === 1 ? "er" : "");
}

const numeric = { year: "numeric", month: "numeric", day: "numeric" };
const short = { ...numeric, month: "short" };
const [longTime, shortTime, long, full] = [{ timeStyle: "medium" }, { timeStyle: "short" }, { dateStyle: "long" }, { dateStyle: "full" }];
const localized = {
	LTS: [longTime], LT: [shortTime], L: [{ ...numeric, month: "2-digit", day: "2-digit" }], LL: [long], LLL: [long, shortTime], LLLL: [full, shortTime],
	l: [numeric], ll: [short], lll: [short, shortTime], llll: [{ ...short, weekday: "short" }, shortTime],
};
const tokens = /\[([^\]]*)\]|LTS|LT|L{1,4}|l{1,4}|YYYY|YY|M{1,4}|Do|DD?|d{1,4}|HH?|hh?|kk?|mm?|ss?|SSS|ZZ?|A|a|Q|ww?|WW?|gggg|GGGG|X|x|zzz|z/g;

function formatDate(date, locale, format) {
	const pad = (number, length = 2) => String(number).padStart(length, "0");
	const name = (type, width, options) => parts(locale, { ...options, [type]: width }, date).find((each) => each.type === type).value;
	// A month's name has two forms in many languages: beside a day, and alone.
	const month = (width) => {
		const beside = /D/.test(format.replace(/\[[^\]]*\]/g, "")) && name("month", width, { day: "numeric" });
		return isNaN(beside) ? beside : name("month", width);
	};
	const [year, hours, zone] = [date.getFullYear(), date.getHours(), -date.getTimezoneOffset()];
	const offset = (between) => (zone < 0 ? "-" : "+") + pad(Math.floor(Math.abs(zone) / 60)) + between + pad(Math.abs(zone) % 60);
	const [[w, gggg], [W, GGGG]] = [week(date, weekRule(locale)), week(date, [1, 4])];
	// One letter is the number, two are the number in two digits.
	const numbers = { M: date.getMonth() + 1, D: date.getDate(), H: hours, h: hours % 12 || 12, k: hours || 24, m: date.getMinutes(), s: date.getSeconds(), w, W };
	const texts = {
		YY: pad(year % 100), YYYY: pad(year, 4), Q: Math.ceil(numbers.M / 3), Do: ordinal(numbers.D, locale.slice(0, 2)), d: date.getDay(), SSS: pad(date.getMilliseconds(), 3),
		A: hours < 12 ? "AM" : "PM", a: hours < 12 ? "am" : "pm", Z: offset(":"), ZZ: offset(""), gggg, GGGG, X: Math.floor(date / 1000), x: +date,
	};
	const names = { MMM: () => month("short"), MMMM: () => month("long"), dd: () => name("weekday", "short").slice(0, 2), ddd: () => name("weekday", "short"),
		dddd: () => name("weekday", "long"), z: () => name("timeZoneName", "short"), zzz: () => name("timeZoneName", "long") };
	const write = (options) => parts(locale, options, date).map((each) => each.value).join("").replace(/\s/g, " ");
	return format.replace(tokens, (token, text) => text ?? texts[token] ?? names[token]?.() ?? localized[token]?.map(write).join(" ") ?? pad(numbers[token[0]], token.length));
}

function parseDate(value) {
	if (value === undefined) return parseDate(preview.now ?? Date.now());
	// Without a zone a date is wall-clock time, also where `Date` would take it for UTC: a day is that day everywhere.
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
		// An hour that clocks gain or lose is none of a day's.
		const shift = name in daysOf ? (that.$d.getTimezoneOffset() - this.$d.getTimezoneOffset()) * 6e4 : 0;
		const exact = name in monthsOf ? monthsBetween(that, this) / monthsOf[name] : (this - that + shift) / lengths[name];
		return isExact ? exact : Math.trunc(exact) + 0;
	}
	startOf(unit) {
		const name = unitName(unit);
		const all = ["year", "month", "date", "hour", "minute", "second", "millisecond"].map((part) => this[part]());
		if (name === "quarter") all[1] -= all[1] % 3;
		if (name === "week") all[2] -= (this.day() - weekRule(this.$L)[0] + 7) % 7;
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

/** A date; without a value, the page's now. */
const dayjs = (value) => new Dayjs(parseDate(value), value?.$L ?? defaultLocale());
dayjs.isDayjs = (value) => value instanceof Dayjs;
dayjs.unix = (seconds) => dayjs(seconds * 1000);
dayjs.extend = () => dayjs;
dayjs.locale = (tag) => (tag && (chosenLocale = localeTag(tag, defaultLocale())), defaultLocale());

preview.dayjs = dayjs;
})();
