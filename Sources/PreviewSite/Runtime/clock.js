/**
 * The page's clock. `Date` stands at the fixture's `now` until the first render ends, so that every page renders the same;
 * then it runs on, so that no script waits for ever. So does `Math.random`, which gives the fixture's own numbers until then.
 */

import { preview } from "./helpers.js";
import { momentOf } from "./zones.js";

const BrowserDate = Date;

/** The moment at which the page's clock stood when the page was opened, in milliseconds, or undefined for the browser's own. */
const beginning = (([, year, month, day, hour = 0, minute = 0, second = 0] = []) =>
	year && momentOf(Date.UTC(year, month - 1, day, hour, minute, second), preview.timeZone)
)(/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/.exec(preview.now) ?? undefined);
let started;
let skipped = 0;
/** How many milliseconds have passed on the page's clock. */
export const elapsed = () => skipped + (started === undefined ? 0 : Math.floor(performance.now() - started));
const now = () => beginning + elapsed();

/** Puts the clock to where it was when so many milliseconds had passed. */
export function setClock(time) {
	skipped += time - elapsed();
}
/** Lets the clock run. */
export function startClock() {
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

/** `Math.random` from the fixture's seed (SplitMix32). */
const { random: browserRandom, imul } = Math;
let seed = preview.seed ?? 0;
Math.random = function random() {
	if (started !== undefined) return browserRandom();
	seed = (seed + 0x9e3779b9) | 0;
	let mixed = imul(seed ^ (seed >>> 16), 0x21f0aaad);
	mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
	return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};
