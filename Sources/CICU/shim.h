// ICU's functions carry the library's version in their names, through macros that Swift cannot import;
// these inline functions give each one that is used here a name of its own.
#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <stdbool.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

// The process

static inline void icu_time_zone_set_default(const UChar *name, UErrorCode *status) {
    ucal_setDefaultTimeZone(name, status);
}

// Locales

static inline void icu_locale_set_default(const char *locale, UErrorCode *status) {
    uloc_setDefault(locale, status);
}

static inline int32_t icu_locale_for_language_tag(
    const char *tag, char *locale, int32_t capacity, int32_t *parsed, UErrorCode *status) {
    return uloc_forLanguageTag(tag, locale, capacity, parsed, status);
}

static inline UBool icu_locale_is_right_to_left(const char *locale) {
    return uloc_isRightToLeft(locale);
}

static inline const char *icu_locale_available(int32_t index) {
    return uloc_getAvailable(index);
}

static inline int32_t icu_locale_available_count(void) {
    return uloc_countAvailable();
}

// Numbers

static inline UNumberFormatter *icu_number_open(
    const UChar *skeleton, int32_t length, const char *locale, UErrorCode *status) {
    return unumf_openForSkeletonAndLocale(skeleton, length, locale, status);
}

static inline void icu_number_close(UNumberFormatter *formatter) {
    unumf_close(formatter);
}

static inline UFormattedNumber *icu_number_result_open(UErrorCode *status) {
    return unumf_openResult(status);
}

static inline void icu_number_result_close(UFormattedNumber *result) {
    unumf_closeResult(result);
}

static inline void icu_number_format_double(
    const UNumberFormatter *formatter, double value, UFormattedNumber *result, UErrorCode *status) {
    unumf_formatDouble(formatter, value, result, status);
}

static inline void icu_number_format_decimal(
    const UNumberFormatter *formatter, const char *digits, int32_t length, UFormattedNumber *result,
    UErrorCode *status) {
    unumf_formatDecimal(formatter, digits, length, result, status);
}

static inline int32_t icu_number_result_text(
    const UFormattedNumber *result, UChar *text, int32_t capacity, UErrorCode *status) {
    return unumf_resultToString(result, text, capacity, status);
}

// Ordinals

static inline UNumberFormat *icu_ordinal_open(const char *locale, UErrorCode *status) {
    return unum_open(UNUM_ORDINAL, NULL, 0, locale, NULL, status);
}

static inline int32_t icu_ordinal_format(
    const UNumberFormat *format, int64_t value, UChar *text, int32_t capacity, UErrorCode *status) {
    return unum_formatInt64(format, value, text, capacity, NULL, status);
}

// The locale that the rules were written for, which is another where there are none for the one asked for.
static inline const char *icu_ordinal_locale(const UNumberFormat *format, UErrorCode *status) {
    return unum_getLocaleByType(format, ULOC_ACTUAL_LOCALE, status);
}

static inline void icu_ordinal_close(UNumberFormat *format) {
    unum_close(format);
}

// Plurals

static inline UPluralRules *icu_plural_open(const char *locale, UErrorCode *status) {
    return uplrules_open(locale, status);
}

static inline void icu_plural_close(UPluralRules *rules) {
    uplrules_close(rules);
}

static inline int32_t icu_plural_select(
    const UPluralRules *rules, const UFormattedNumber *number, UChar *keyword, int32_t capacity, UErrorCode *status) {
    return uplrules_selectFormatted(rules, number, keyword, capacity, status);
}

static inline int32_t icu_plural_select_double(
    const UPluralRules *rules, double number, UChar *keyword, int32_t capacity, UErrorCode *status) {
    return uplrules_select(rules, number, keyword, capacity, status);
}

// Dates

static inline UDateFormat *icu_date_open(
    UDateFormatStyle time, UDateFormatStyle date, const char *locale, UErrorCode *status) {
    static const UChar utc[] = {'E', 't', 'c', '/', 'U', 'T', 'C', 0};
    return udat_open(time, date, locale, utc, -1, NULL, 0, status);
}

static inline void icu_date_close(UDateFormat *format) {
    udat_close(format);
}

// The locale, as near as there is data for, which is the default one where there is none.
static inline const char *icu_date_locale(const UDateFormat *format, UErrorCode *status) {
    return udat_getLocaleByType(format, ULOC_VALID_LOCALE, status);
}

static inline int32_t icu_date_pattern(
    const UDateFormat *format, UChar *pattern, int32_t capacity, UErrorCode *status) {
    return udat_toPattern(format, 0, pattern, capacity, status);
}

static inline int32_t icu_date_symbol(
    const UDateFormat *format, UDateFormatSymbolType type, int32_t index, UChar *symbol, int32_t capacity,
    UErrorCode *status) {
    return udat_getSymbols(format, type, index, symbol, capacity, status);
}

static inline int32_t icu_date_first_day_of_week(const UDateFormat *format) {
    return ucal_getAttribute(udat_getCalendar(format), UCAL_FIRST_DAY_OF_WEEK);
}

static inline int32_t icu_date_minimal_days_in_first_week(const UDateFormat *format) {
    return ucal_getAttribute(udat_getCalendar(format), UCAL_MINIMAL_DAYS_IN_FIRST_WEEK);
}

// Time zones

// Fails where the name is none.
static inline int32_t icu_time_zone_canonical(
    const UChar *name, int32_t length, UChar *canonical, int32_t capacity, UBool *is_system, UErrorCode *status) {
    return ucal_getCanonicalTimeZoneID(name, length, canonical, capacity, is_system, status);
}

static inline UEnumeration *icu_time_zones(UErrorCode *status) {
    return ucal_openTimeZones(status);
}

static inline const char *icu_enumeration_next(UEnumeration *enumeration, UErrorCode *status) {
    return uenum_next(enumeration, NULL, status);
}

static inline void icu_enumeration_close(UEnumeration *enumeration) {
    uenum_close(enumeration);
}

static inline UCalendar *icu_calendar_open(const UChar *zone, int32_t length, UErrorCode *status) {
    return ucal_open(zone, length, "en_US", UCAL_GREGORIAN, status);
}

static inline void icu_calendar_close(UCalendar *calendar) {
    ucal_close(calendar);
}

// How far the zone's clock is ahead of UTC, in milliseconds.
static inline int32_t icu_calendar_offset(UCalendar *calendar, double milliseconds, UErrorCode *status) {
    ucal_setMillis(calendar, milliseconds, status);
    int32_t standard = ucal_get(calendar, UCAL_ZONE_OFFSET, status);
    return standard + ucal_get(calendar, UCAL_DST_OFFSET, status);
}

static inline UDateFormat *icu_date_open_pattern(
    const UChar *pattern, int32_t length, const UChar *zone, int32_t zone_length, UErrorCode *status) {
    return udat_open(UDAT_PATTERN, UDAT_PATTERN, "en_US", zone, zone_length, pattern, length, status);
}

static inline int32_t icu_date_format(
    const UDateFormat *format, double milliseconds, UChar *text, int32_t capacity, UErrorCode *status) {
    return udat_format(format, milliseconds, text, capacity, NULL, status);
}

// Characters

static inline UProperty icu_property_named(const char *name) {
    return u_getPropertyEnum(name);
}

static inline int32_t icu_property_value_named(UProperty property, const char *name) {
    return u_getPropertyValueEnum(property, name);
}

// The short name of a value is its name 0, the long one 1, and others may follow; NULL where there are no more.
static inline const char *icu_property_value_name(UProperty property, int32_t value, int32_t index) {
    return u_getPropertyValueName(property, value, (UPropertyNameChoice)index);
}

static inline USet *icu_set_open(UProperty property, int32_t value, UErrorCode *status) {
    USet *set = uset_openEmpty();
    uset_applyIntPropertyValue(set, property, value, status);
    return set;
}

static inline void icu_set_close(USet *set) {
    uset_close(set);
}

static inline int32_t icu_set_range_count(const USet *set) {
    return uset_getItemCount(set);
}

static inline void icu_set_range(const USet *set, int32_t index, UChar32 *first, UChar32 *last, UErrorCode *status) {
    uset_getItem(set, index, first, last, NULL, 0, status);
}

static inline UChar32 icu_fold_case(UChar32 character) {
    return u_foldCase(character, U_FOLD_CASE_DEFAULT);
}

// Texts

static inline int32_t icu_upper_case(
    UChar *mapped, int32_t capacity, const UChar *text, int32_t length, UErrorCode *status) {
    return u_strToUpper(mapped, capacity, text, length, "", status);
}

static inline int32_t icu_lower_case(
    UChar *mapped, int32_t capacity, const UChar *text, int32_t length, UErrorCode *status) {
    return u_strToLower(mapped, capacity, text, length, "", status);
}

static inline const UNormalizer2 *icu_normalizer(bool composes, bool isCompatible, UErrorCode *status) {
    if (isCompatible) return composes ? unorm2_getNFKCInstance(status) : unorm2_getNFKDInstance(status);
    return composes ? unorm2_getNFCInstance(status) : unorm2_getNFDInstance(status);
}

static inline int32_t icu_normalize(
    const UNormalizer2 *normalizer, UChar *normalized, int32_t capacity, const UChar *text, int32_t length,
    UErrorCode *status) {
    return unorm2_normalize(normalizer, text, length, normalized, capacity, status);
}

static inline UCollator *icu_collator_open(const char *locale, UErrorCode *status) {
    return ucol_open(locale, status);
}

static inline int32_t icu_collator_compare(
    const UCollator *collator, const UChar *left, int32_t leftLength, const UChar *right, int32_t rightLength) {
    return ucol_strcoll(collator, left, leftLength, right, rightLength);
}

#endif
