// Writes what the browsers' own `Intl` prints into the tables of Cases/localization, which the tests compare with.
//
//     node Tests/Scripts/localization/expect.js
//
// The tables were written by Node 20.20 with ICU 78 (CLDR 48). Each is tab-separated, with a header line.
'use strict';
const fs = require('fs');
const path = require('path');

const locales = `
    ar ar-AE ar-EG bg-BG bn-BD ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IN en-US es-AR es-CO es-ES es-MX
    es-US et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR gl-ES he-IL hi-IN hr-HR hu-HU id-ID is-IS it-CH it-IT ja-JP
    ka-GE kk-KZ ko-KR lt-LT lv-LV ms-MY nb-NO nl-BE nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE sw-KE
    ta-IN th-TH tr-TR uk-UA ur-PK vi-VN zh-CN zh-HK zh-TW`.trim().split(/\s+/);

function write(name, header, rows) {
    const lines = [header, ...rows].map((row) => row.join('\t'));
    fs.writeFileSync(path.join(__dirname, '../../Cases/localization', name), lines.join('\n') + '\n');
}

// Money: a line for each locale and currency, a column for each amount.
const currencies = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'JPY', 'KWD', 'INR', 'BRL', 'CHF', 'NOK', 'CLP', 'COP', 'HUF', 'XXX'];
const amounts = [
    '0', '-0', '0.5', '1', '-1', '9.99', '0.005', '-0.004', '1.005', '2.5', '1234.5', '12345.678', '-1234567.891', '1e15',
    '123456789012345.67', '1e21',
];
write('money.tsv', ['locale', 'currency', ...amounts], locales.flatMap((locale) => currencies.map((currency) => {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    return [locale, currency, ...amounts.map((amount) => format.format(Number(amount)))];
})));

// Numbers without a style, a column for each.
const numbers = ['0', '-0', '0.5', '1234', '12345.6789', '-1234567.8915', '0.0005', '1e15'];
write('numbers.tsv', ['locale', ...numbers], locales.map((locale) => {
    const format = new Intl.NumberFormat(locale);
    return [locale, ...numbers.map((number) => format.format(Number(number)))];
}));

// Plurals: the categories of 0 to 200 as one letter each, then a column for each further number.
const letters = { zero: 'z', one: '1', two: '2', few: 'f', many: 'm', other: '-' };
const counts = [
    '0.1', '0.5', '1.0', '1.1', '1.5', '2.5', '3.14', '5.01', '10.1', '0.0004', '-1', '-2', '-1.5', '1000', '1001', '1002',
    '1000000', '1000001', '2000000', '1e9', '1e15',
];
const pluralLocales = [...new Set([
    ...locales.map((locale) => new Intl.Locale(locale).language),
    'pt-PT', 'af', 'be', 'br', 'cy', 'dsb', 'ga', 'gd', 'gv', 'hy', 'kw', 'lag', 'mk', 'mt', 'shi', 'si', 'sr', 'yo', 'zu',
])];
write('plurals.tsv', ['locale', '0…200', ...counts], pluralLocales.map((locale) => {
    const rules = new Intl.PluralRules(locale);
    let upTo200 = '';
    for (let count = 0; count <= 200; count += 1) upTo200 += letters[rules.select(count)];
    return [locale, upTo200, ...counts.map((count) => rules.select(Number(count)))];
}));

// Names: twelve months or seven days, joined by bars, alone and beside a day of the month.
function names(locale, dates, part, options) {
    const format = new Intl.DateTimeFormat(locale, {
        ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC',
    });
    return dates.map((date) => format.formatToParts(date).find(({ type }) => type === part).value).join('|');
}
const months = [...Array(12).keys()].map((month) => new Date(Date.UTC(2025, month, 16)));
const days = [...Array(7).keys()].map((day) => new Date(Date.UTC(2025, 1, 16 + day)));
write('names.tsv', [
    'locale', 'months', 'short months', 'months beside a day', 'weekdays', 'short weekdays',
], locales.map((locale) => [
    locale,
    names(locale, months, 'month', { month: 'long' }),
    names(locale, months, 'month', { month: 'short' }),
    names(locale, months, 'month', { month: 'long', day: 'numeric', year: 'numeric' }),
    names(locale, days, 'weekday', { weekday: 'long' }),
    names(locale, days, 'weekday', { weekday: 'short' }),
]));

// Dates in CLDR's own styles, joined by bars.
const dates = ['2025-02-16', '2024-02-29', '1999-12-31', '2026-10-05'].map((date) => new Date(date));
const styles = ['short', 'medium', 'long', 'full'];
write('dates.tsv', ['locale', ...styles], locales.map((locale) => [locale, ...styles.map((dateStyle) => {
    const format = new Intl.DateTimeFormat(locale, {
        dateStyle, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC',
    });
    return dates.map((date) => format.format(date)).join('|');
})]));

// What dates consist of in languages that dayjs has no locale for. `Intl` has no ordinals and no shortest weekdays. What is
// narrow space to newer data is a plain one here.
const withoutDayjs = `
    as ceb dsb ee fil fur gsw ha hsb hy ia ig kab kok lg mzn no or os ps qu rm sah sc so to tt wo xh yi yo zu`.trim().split(/\s+/);
const hours = [...Array(24).keys()].map((hour) => new Date(Date.UTC(2025, 0, 1, hour, 5, 7)));
const turnOfTheYear = ['2020-12-31', '2021-01-01', '2021-01-03', '2021-01-04', '2024-12-30', '2027-01-03', '2027-01-04'];
function weeks(locale) {
    const { firstDay, minimalDays } = new Intl.Locale(locale).getWeekInfo?.() ?? new Intl.Locale(locale).weekInfo;
    const begin = (day) => day - ((((day + 3 - (firstDay - 1)) % 7) + 7) % 7);
    // The week that has so many days of a year is its first.
    const first = (year) => begin(Date.UTC(year, 0, minimalDays) / 864e5);
    return turnOfTheYear.map((date) => {
        const week = begin(new Date(date) / 864e5);
        const year = [1, 0, -1].map((more) => new Date(date).getUTCFullYear() + more).find((candidate) => week >= first(candidate));
        return `${(week - first(year)) / 7 + 1} ${year}`;
    }).join('|');
}
write('cldr.tsv', ['locale', 'MMMM', 'D MMMM', 'dddd', 'ddd', 'LL', 'LT', 'w gggg'], withoutDayjs.map((locale) => {
    const plain = (text) => text.replaceAll('\u202f', ' ');
    const format = (options) => new Intl.DateTimeFormat(locale, {
        ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC',
    });
    return [
        locale,
        names(locale, months, 'month', { month: 'long' }),
        names(locale, months, 'month', { month: 'long', day: 'numeric', year: 'numeric' }),
        names(locale, days, 'weekday', { weekday: 'long' }),
        names(locale, days, 'weekday', { weekday: 'short' }),
        dates.map((date) => plain(format({ dateStyle: 'long' }).format(date))).join('|'),
        hours.map((date) => plain(format({ timeStyle: 'short' }).format(date))).join('|'),
        weeks(locale),
    ];
}));

// What JavaScript's `Date` reads in a time zone, as milliseconds or NaN.
const texts = fs.readFileSync(path.join(__dirname, '../../Cases/localization/date-texts.txt'), 'utf8').split('\n').filter(Boolean);
const localZones = ['UTC', 'America/New_York'];
write('date-texts.tsv', ['text', ...localZones], texts.map((text) => [text, ...localZones.map((zone) => {
    process.env.TZ = zone;
    return new Date(text).getTime();
})]));
process.env.TZ = 'UTC';

// The clocks of time zones: how many seconds they are ahead of UTC, a column for each moment.
const moments = [
    '1970-06-01T00:00:00Z', '2007-03-20T12:00:00Z', '2025-01-15T00:00:00Z', '2025-07-15T00:00:00Z', '2026-03-08T06:59:59Z',
    '2026-03-08T07:00:00Z', '2026-11-01T05:59:59Z', '2026-11-01T06:00:00Z', '2040-07-01T00:00:00Z',
];
const zoneName = (moment, timeZone, timeZoneName) => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName })
    .formatToParts(new Date(moment)).find(({ type }) => type === 'timeZoneName').value;
// Debian 12's ICU is older than these two.
const newZones = ['America/Ciudad_Juarez', 'America/Coyhaique'];
const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !newZones.includes(zone));
write('zones.tsv', ['zone', ...moments], zones.map((zone) => [zone, ...moments.map((moment) => {
    const [, sign, ...fields] = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(zoneName(moment, zone, 'longOffset')) ?? [, '+', 0, 0];
    const [hours, minutes, seconds] = fields.map((field) => Number(field ?? 0));
    return sign + ((hours * 60 + minutes) * 60 + (seconds || 0));
})]));

// What their time is called, in winter and in summer, where most shops are.
write('zone-names.tsv', ['zone', ...moments.slice(2, 4)], `
    America/Chicago America/Denver America/Halifax America/Los_Angeles America/Mexico_City America/New_York America/Phoenix
    America/Sao_Paulo America/Toronto Asia/Dubai Asia/Hong_Kong Asia/Kolkata Asia/Singapore Asia/Tokyo Australia/Adelaide
    Australia/Sydney Europe/Berlin Europe/Dublin Europe/London Europe/Madrid Europe/Paris Europe/Stockholm Pacific/Auckland
    Pacific/Honolulu UTC`.trim().split(/\s+/).map((zone) => [
    zone, ...moments.slice(2, 4).map((moment) => ['short', 'long'].map((width) => zoneName(moment, zone, width)).join('|')),
]));

// Which way scripts run.
write('directions.tsv', ['locale', 'direction'], [
    ...locales, 'ar-Latn', 'az', 'az-Arab', 'ckb', 'dv', 'en-Arab', 'ks', 'ks-Deva', 'ku', 'nqo', 'pa', 'pa-Arab', 'pa-PK',
    'ps', 'sd', 'ug', 'ur', 'uz-AF', 'yi', 'zh-Hant',
].map((locale) => {
    const tag = new Intl.Locale(locale);
    return [locale, (tag.getTextInfo ? tag.getTextInfo() : tag.textInfo).direction];
}));
