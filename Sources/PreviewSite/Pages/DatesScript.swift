import JSON
import Localization

/// The script that tells the runtime how a page's locale writes dates, as the filter `date` has it.
enum DatesScript {
    /// Where it is, from the output folder.
    /// - Parameter locale: The page's locale, as the theme names it.
    static func path(ofLocale locale: String) -> String { "assets/dates/\(locale).js" }

    /// Its bytes: one assignment to `ogPreview.dates["fr-CA"]`, of what the head of `dates.js` describes.
    static func script(ofLocale locale: String) -> [UInt8] {
        let tag = LocaleTag(locale)
        var json = JSONWriter(escaping: .scripts)
        write(.conventions(of: tag), to: &json)
        let name = JSONWriter.quoted(tag.identifier, .scripts)
        return Array("(ogPreview.dates ??= {})[\(name)] = ".utf8) + json.take() + Array(";\n".utf8)
    }

    private static func write(_ conventions: DateConventions, to json: inout JSONWriter) {
        json.beginObject()
        for (name, names) in [
            ("months", conventions.months), ("shortMonths", conventions.shortMonths),
            ("weekdays", conventions.weekdays), ("shortWeekdays", conventions.shortWeekdays),
            ("minWeekdays", conventions.shortestWeekdays),
        ] {
            json.beginArray(name)
            for form in names.withDay == names.alone ? [names.alone] : [names.alone, names.withDay] {
                write(form, to: &json)
            }
            json.endArray()
        }
        json.member("inflection", conventions.inflection.rawValue)
        json.beginObject("formats")
        for (token, format) in conventions.formats.sorted(by: { $0.key < $1.key }) { json.member(token, format) }
        json.endObject()
        json.beginArray("meridiem")
        for part in conventions.dayParts {
            json.beginArray()
            json.integer(part.end)
            json.string(text(part.upperCase))
            json.string(text(part.lowerCase))
            json.endArray()
        }
        json.endArray()
        json.beginArray("weeks")
        json.integer(conventions.weeks.weekStart)
        json.integer(conventions.weeks.yearStart)
        json.endArray()
        let (days, weeks) = (conventions.dayOrdinals, conventions.weekOrdinals)
        let areAlike = weeks.starts(with: days)
        json.beginArray("ordinals")
        for ordinal in areAlike ? weeks : days { json.string(text(ordinal)) }
        json.endArray()
        if !areAlike {
            json.beginArray("weekOrdinals")
            for ordinal in weeks { json.string(text(ordinal)) }
            json.endArray()
        }
        json.endObject()
    }

    private static func write(_ names: [[UInt8]], to json: inout JSONWriter) {
        json.beginArray()
        for name in names { json.string(text(name)) }
        json.endArray()
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
