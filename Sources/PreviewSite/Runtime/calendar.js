/**
 * A calendar in place of cally's: what themes' date pickers use of it. A script of `https://unpkg.com/cally` never reaches the
 * network; when it is inserted, these elements are defined and its `load` is fired.
 *
 * `<calendar-date>` has the date, its bounds and the buttons; each `<calendar-month>` in it shows a month. Dates are texts,
 * `YYYY-MM-DD`; a day in between is a `Date` in UTC, as cally hands one to `isDateDisallowed`.
 */

import { make } from "./overlay.js";
import { dayjs, localeTag } from "./dates.js";

const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : undefined);
const textOfDay = (day) => day.toISOString().slice(0, 10);
const todayText = () => dayjs().format("YYYY-MM-DD");
const daysLater = (day, days) => new Date(+day + days * 864e5);
const monthStart = (day, months = 0) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months));
/** The same day in another month, or the last one there. */
const monthsLater = (day, months) => daysLater(monthStart(day, months), Math.min(day.getUTCDate(), daysLater(monthStart(day, months + 1), -1).getUTCDate()) - 1);

/** An element that a theme's styles can reach with `::part()`. */
function makePart(part, name, properties, ...children) {
	const element = make(name, properties, ...children);
	element.part = part;
	return element;
}
function fillShadow(element, ...children) {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync(`
:host { display: inline-block; max-width: 100%; text-align: center }
header { display: flex; justify-content: space-between; position: relative; margin-bottom: -2.5rem }
[part=heading] { font-weight: 600; line-height: 2.5rem }
table { border-collapse: collapse; table-layout: fixed; width: 18rem; max-width: 100% }
th, td { padding: 0; font-weight: 400 }
th { padding-bottom: .25rem; font-size: .8em }
button { width: 100%; height: 2.5rem; padding: 0; border: 1px solid transparent; border-radius: 6px; background: none; color: inherit; font: inherit; cursor: pointer }
header button { width: 2.5rem; font-size: 1.5em }
button:hover { border-color: currentColor }
:focus-visible { outline: 2px solid currentColor; outline-offset: -4px }
[aria-current] { font-weight: 700; text-decoration: underline }
[aria-pressed=true] { background: var(--color-accent, #1d4ed8); color: var(--color-text-on-accent, #fff) }
:disabled, [aria-disabled] { border-color: transparent; opacity: .4; cursor: default }`);
	const shadow = element.attachShadow({ mode: "open" });
	shadow.adoptedStyleSheets = [sheet];
	shadow.append(...children);
	return shadow;
}

function defineCalendar() {
	if (customElements.get("calendar-date")) return;

	class CalendarMonth extends HTMLElement {
		#heading = makePart("heading", "div", { id: "heading", ariaLive: "polite" });
		#table = makePart("table", "table", {});
		#shadow = fillShadow(this, this.#heading, this.#table);
		connectedCallback() {
			this.#table.setAttribute("aria-labelledby", "heading");
			this.draw(this.closest("calendar-date"));
		}
		draw(owner) {
			if (!owner?.page) return;
			const first = monthStart(owner.page, Number(this.getAttribute("offset")));
			const row = (start, name, cell) => makePart("tr", "tr", {}, ...Array.from({ length: 7 }, (_, index) => makePart(name, name, {}, cell(daysLater(start, index)))));
			const cell = (day) => {
				if (day.getUTCMonth() !== first.getUTCMonth()) return "";
				const value = textOfDay(day);
				const states = { today: value === todayText(), selected: value === owner.value, disallowed: Boolean(owner.isDateDisallowed?.(day)) };
				return makePart(`button day ${Object.keys(states).filter((state) => states[state]).join(" ")}`, "button", {
					type: "button", textContent: day.getUTCDate(), tabIndex: +day === +owner.day ? 0 : -1, disabled: !owner.isInRange(day), ariaLabel: owner.write(day, { dateStyle: "full" }),
					ariaPressed: states.selected, ariaCurrent: states.today ? "date" : null, ariaDisabled: states.disallowed || null,
					onclick: () => owner.choose(day), onkeydown: (event) => owner.press(event),
				});
			};
			let start = daysLater(first, -((first.getUTCDay() - owner.firstDayOfWeek + 7) % 7));
			const rows = [row(start, "th", (day) => make("span", { role: "img", ariaLabel: owner.write(day, { weekday: "long" }), textContent: owner.write(day, { weekday: "narrow" }) }))];
			for (; start < monthStart(first, 1); start = daysLater(start, 7)) rows.push(row(start, "td", cell));
			const title = owner.write(first, { month: "long", year: "numeric" });
			if (this.#heading.textContent !== title) this.#heading.textContent = title;
			const hadFocus = this.#shadow.activeElement;
			this.#table.replaceChildren(...rows);
			if (hadFocus) this.focus();
		}
		focus() {
			this.#shadow.querySelector("[tabindex='0']")?.focus();
		}
	}

	class CalendarDate extends HTMLElement {
		static observedAttributes = ["value", "min", "max", "locale", "months", "first-day-of-week"];
		#disallowed;
		#buttons = ["previous", "next"].map((part, index) =>
			makePart(`button ${part}`, "button", { type: "button", onclick: () => this.#turn(index * 2 - 1) }, make("slot", { name: part, textContent: "\u2039\u203a"[index] })));
		#shadow = fillShadow(this, makePart("container", "div", {}, makePart("header", "header", {}, ...this.#buttons), make("slot")));
		connectedCallback() {
			this.#show(this.day ?? dayOf(this.value) ?? dayOf(todayText()));
		}
		attributeChangedCallback(name, before, text) {
			if (this.day) this.#show((name === "value" && dayOf(text)) || this.day);
		}
		get isDateDisallowed() {
			return this.#disallowed;
		}
		set isDateDisallowed(value) {
			this.#disallowed = value;
			if (this.day) this.#show(this.day);
		}

		get #tag() {
			const page = localeTag(document.documentElement.lang || "en", "en");
			return localeTag(this.locale || page, page);
		}
		write(day, options) {
			return new Intl.DateTimeFormat(this.#tag, { ...options, calendar: "gregory", timeZone: "UTC" }).format(day);
		}
		isInRange(day) {
			return !(day < dayOf(this.min) || day > dayOf(this.max));
		}
		/** Gives a day the focus, or the nearest one that there is, and shows the page of months that it is on. */
		#show(day) {
			const next = (months) => monthStart(this.page, this.months + months);
			if (day > dayOf(this.max)) day = dayOf(this.max);
			if (day < dayOf(this.min)) day = dayOf(this.min);
			this.day = day;
			if (!(day >= this.page && day < next(0))) this.page = monthStart(day);
			this.#buttons.forEach((button, index) => {
				button.ariaLabel = new Intl.RelativeTimeFormat(this.#tag, { numeric: "auto" }).format(index * 2 - 1, "month");
				button.disabled = !this.isInRange(index ? next(0) : daysLater(this.page, -1));
			});
			for (const month of this.#months) month.draw?.(this);
		}
		get #months() {
			return this.querySelectorAll("calendar-month");
		}
		#turn(direction) {
			this.page = monthStart(this.page, direction * this.months);
			this.#show(monthsLater(this.day, direction * this.months));
		}
		choose(day) {
			if (this.#disallowed?.(day)) return;
			this.value = textOfDay(day);
			this.dispatchEvent(new Event("change", { bubbles: true }));
		}
		press(event) {
			const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
			const inWeek = (this.day.getUTCDay() - this.firstDayOfWeek + 7) % 7;
			const days = { ArrowLeft: -forward, ArrowRight: forward, ArrowUp: -7, ArrowDown: 7, Home: -inWeek, End: 6 - inWeek }[event.key];
			const months = { PageUp: -1, PageDown: 1 }[event.key] * (event.shiftKey ? 12 : 1);
			if (days === undefined && !months) return;
			event.preventDefault();
			this.#show(months ? monthsLater(this.day, months) : daysLater(this.day, days));
			this.focus();
		}
		focus() {
			for (const month of this.#months) month.focus();
		}
	}
	for (const attribute of CalendarDate.observedAttributes) {
		const isNumber = /months|first/.test(attribute);
		Object.defineProperty(CalendarDate.prototype, attribute.replace(/-(.)/g, (match, letter) => letter.toUpperCase()), {
			get() { return isNumber ? Number(this.getAttribute(attribute) ?? 1) : (this.getAttribute(attribute) ?? ""); },
			set(value) { this.setAttribute(attribute, value ?? ""); },
		});
	}
	customElements.define("calendar-month", CalendarMonth);
	customElements.define("calendar-date", CalendarDate);
}

const isCalendar = (address) => /^(https:)?\/\/unpkg\.com\/cally(?![\w-])/.test(address);
/** The addresses that the browser must not see, by script, until that is inserted. */
const heldAddresses = new WeakMap();
const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
const { setAttribute } = Element.prototype;
function setSource(script, value, set, values) {
	if (!isCalendar(value)) return Reflect.apply(set, script, values);
	heldAddresses.set(script, `${value}`);
	if (script.isConnected) answerScript(script);
}
Object.defineProperty(HTMLScriptElement.prototype, "src", {
	...source,
	get() { return heldAddresses.get(this) ?? Reflect.apply(source.get, this, []); },
	set(value) { setSource(this, value, source.set, [value]); },
});
HTMLScriptElement.prototype.setAttribute = function (...values) {
	setSource(this, /^src$/i.test(values[0]) && values[1], setAttribute, values);
};

/** Defines the elements for an inserted script, and ends its load. A script of this type may have its address: browsers leave it alone. */
function answerScript(script) {
	const address = heldAddresses.get(script);
	if (!address && !isCalendar(script.getAttribute("src"))) return;
	defineCalendar();
	if (!heldAddresses.delete(script)) return;
	script.type = "text/plain";
	Reflect.apply(setAttribute, script, ["src", address]);
	setTimeout(() => script.dispatchEvent(new Event("load")));
}
const answerScripts = (root) => [root, ...(root.querySelectorAll?.("script") ?? [])].forEach((each) => each.localName === "script" && answerScript(each));
answerScripts(document);
new MutationObserver((records) => {
	for (const { addedNodes } of records) addedNodes.forEach(answerScripts);
}).observe(document, { childList: true, subtree: true });
// What `import()` loads cannot be answered; the elements can still be there.
addEventListener("unhandledrejection", ({ reason }) => isCalendar(/module: (\S+)/.exec(reason?.message)?.[1]) && defineCalendar());
