// Arranges what dayjs was measured to write, Cases/localization/dayjs-locales.json, as the table that dates are written
// with: Sources/Localization/Dates/dayjs.txt, whose first lines say how it is read.
//
//     node Tests/Scripts/localization/dayjs.js
'use strict';
const fs = require('fs');
const path = require('path');

const facts = JSON.parse(fs.readFileSync(path.join(__dirname, '../../Cases/localization/dayjs-locales.json'), 'utf8'));
const table = path.join(__dirname, '../../../Sources/Localization/Dates/dayjs.txt');

// What the measured facts leave open. The dates whose weeks were measured fall into the same weeks whether these begin on
// Saturday or on Sunday, and ordinals were measured for days only.
const weeksFromSaturday = ['ar', 'ar-ly', 'ar-ma', 'fa', 'ku', 'tzm', 'tzm-latn'];
// Of Polish, dayjs looks for `D MMMM` as it stands there; of others, for a day and a month with white space or text in
// brackets between them.
const afterSpace = ['pl'];
const weekOrdinals = { 'zh': '周', 'zh-cn': '周', 'zh-hk': '週', 'zh-tw': '週' };

const heading = `\
# How dayjs writes dates in each of its locales. Made by Tests/Scripts/localization/dayjs.js.
#
# \`= fr-ca fr\` begins the locale fr-ca, which has the lines of fr where it has none of its own; only l, ll, lll and llll are
# never taken over: a locale that has none makes them of its L, LL, LLL and LLLL.
#
#   months, shortMonths                  from January
#   monthsWithDay, shortMonthsWithDay    the same beside a day of the month; inflection says where: after, afterSpace or beside
#   weekdays, shortWeekdays, minWeekdays from Sunday
#   LT … LLLL, l … llll                  localized formats
#   ordinal, weekOrdinal                 what follows a number, then what follows others: th|st 1 21 31; a number above 31
#                                        has what ten less has
#   digits                               those of ordinals, from zero
#   meridiem                             the hour that each part of the day ends before, and its name: A/a where they differ
#   weeks                                the first day, 0 for Sunday, and the day of January that lies in the first week
`;

/** `[what follows most numbers, ...what follows others, with their numbers]`. */
function ordinal(texts) {
    const suffixes = new Map();
    texts.forEach((text, index) => {
        const suffix = text.replace(/^[\p{Nd}]+/u, '');
        suffixes.set(suffix, [...(suffixes.get(suffix) ?? []), index + 1]);
    });
    const [[usual], ...others] = [...suffixes].sort((one, other) => other[1].length - one[1].length);
    return [usual, ...others.map(([suffix, numbers]) => [suffix, ...numbers].join(' '))].join('|');
}

/** The digits that ordinals are written with, unless they are ASCII's. */
function digits(texts) {
    const digits = [texts[9].slice(1), ...texts.slice(0, 9)].map((text) => [...text][0]).join('');
    return digits === '0123456789' || !/^\p{Nd}{10}$/u.test(digits) ? undefined : digits;
}

function meridiem(hours = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 'AM|am' : 'PM|pm'))) {
    return hours.flatMap((hour, index) => {
        if (hour === hours[index + 1]) return [];
        const [upper, lower] = hour.split('|');
        return [`${index + 1} ${upper === lower ? upper : `${upper}/${lower}`}`];
    }).join('|');
}

/** The week of a day, and the year that it belongs to, as `w|gggg`. */
function week([year, month, day], [weekStart, yearStart]) {
    const number = (...date) => Date.UTC(...date) / 864e5;
    const begin = (date) => date - ((((date + 4 - weekStart) % 7) + 7) % 7);
    const own = begin(number(year, month - 1, day));
    for (const candidate of [year + 1, year, year - 1]) {
        const first = begin(number(candidate, 0, yearStart));
        if (own >= first) return `${(own - first) / 7 + 1}|${candidate}`;
    }
}

/** The first rule that numbers the measured weeks as dayjs does: with the earliest day of January, and Sunday before others. */
function weeks(name, measured) {
    for (const yearStart of [1, 2, 3, 4, 5, 6, 7]) {
        for (const weekStart of weeksFromSaturday.includes(name) ? [6] : [0, 1, 2, 3, 4, 5, 6]) {
            const isSame = measured.every(([date, weeks]) => {
                const fields = date.split('-').map(Number);
                return `${week(fields, [weekStart, yearStart])}|${week(fields, [1, 4])}` === weeks;
            });
            if (isSame) return `${weekStart} ${yearStart}`;
        }
    }
    throw new Error(`no rule numbers the weeks of ${name}`);
}

const shortened = (format) => format.replace(/(\[[^\]]+])|(MMMM|MM|DD|dddd)/g, (_, text, token) => text ?? token.slice(1));

/** Where a month has the form that goes with a day, by the locale's own `LL`: after the day's number, or before it too. */
function inflection(name, { monthsWithDay, formats, samples }) {
    if (!monthsWithDay) return undefined;
    if (afterSpace.includes(name)) return 'afterSpace';
    return /MMMM?\s+D/.test(formats.LL) && samples.LL.includes(monthsWithDay[1]) ? 'beside' : 'after';
}

function lines(name, fact) {
    const list = (names) => names?.join('|');
    const { formats } = fact;
    const lines = {
        months: list(fact.months), shortMonths: list(fact.monthsShort),
        monthsWithDay: list(fact.monthsWithDay), shortMonthsWithDay: list(fact.monthsShortWithDay), inflection: inflection(name, fact),
        weekdays: list(fact.weekdays), shortWeekdays: list(fact.weekdaysShort), minWeekdays: list(fact.weekdaysMin),
    };
    for (const token of ['LT', 'LTS', 'L', 'LL', 'LLL', 'LLLL']) lines[token] = formats[token];
    for (const token of ['l', 'll', 'lll', 'llll']) {
        if (formats[token] !== shortened(formats[token.toUpperCase()])) lines[token] = formats[token];
    }
    return {
        ...lines, ordinal: ordinal(fact.ordinals), weekOrdinal: weekOrdinals[name], digits: digits(fact.ordinals),
        meridiem: meridiem(fact.meridiem), weeks: weeks(name, fact.weeks),
    };
}

const all = new Map(Object.entries(facts).map(([name, fact]) => [name, lines(name, fact)]));

/** The lines in which a locale differs from another; nothing where it lacks one that the other has. */
function difference(own, base) {
    const isInherited = (key) => !/^l+$/.test(key);
    if (Object.keys(base).some((key) => isInherited(key) && base[key] !== undefined && own[key] === undefined)) return undefined;
    return Object.entries(own).filter(([key, line]) => line !== undefined && !(isInherited(key) && base[key] === line))
        .map(([key, line]) => `${key} ${line}`.trimEnd() + '\n').join('');
}

function block(name) {
    const own = all.get(name);
    if (name === 'en') return `\n= en\n${difference(own, {})}`;
    const bases = ['en', ...(name.includes('-') ? [name.split('-')[0]] : [])].filter((base) => all.has(base));
    const [best] = bases.map((base) => [base, difference(own, all.get(base))]).filter(([, lines]) => lines !== undefined)
        .sort((one, other) => one[1].length - other[1].length);
    return `\n= ${name} ${best[0]}\n${best[1]}`;
}

const names = ['en', ...[...all.keys()].filter((name) => name !== 'en').sort()];
fs.writeFileSync(table, heading + names.map(block).join(''));
