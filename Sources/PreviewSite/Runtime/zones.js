/** Time zones: moments whose calendar and clock are those of a zone, whatever the browser's is. */

/** What tells a zone's time, by its name; null for a name that is none. */
const zoneFormats = new Map();

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
export function zoneShift(time, zone = "UTC") {
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

/** The moment at which a zone's clock shows a time; one that it skips is taken with the shift before. */
export function momentOf(wall, zone) {
	const earlier = wall - zoneShift(wall - 864e5, zone);
	const later = wall - zoneShift(wall + 864e5, zone);
	return earlier !== later && wall - zoneShift(earlier, zone) !== earlier && wall - zoneShift(later, zone) === later ? later : earlier;
}

/** A moment in a zone: its parts are those that a clock there shows. */
export class ZonedDate extends Date {
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
