import JSON
import PreviewSite
import SubscriptionManager

/// What the tool bar and the State panel have to know of a site.
enum SiteFacts {
    /// What there is to choose from, and what is special in a State: `{ "fixtures": [{ "name", "title", "locales" }],
    /// "locales": [{ "name", "language", "direction" }], "secrets": [field], "maps": { map: list } }`.
    static func json(of edition: Edition) -> [UInt8] {
        let directory = SiteDirectory(of: edition.site.plan)
        let fields = StateSchema.standard.objects.flatMap(\.fields)
        var writer = JSONWriter()
        writer.object { writer in
            writer.array("fixtures") { writer in
                for fixture in directory.fixtures {
                    writer.object { writer in
                        writer.member("name", fixture.name)
                        writer.member("title", fixture.title)
                        writer.array("locales") { for locale in fixture.locales { $0.string(locale) } }
                    }
                }
            }
            writer.array("locales") { writer in
                for locale in directory.locales {
                    writer.object { writer in
                        writer.member("name", locale.name)
                        writer.member("language", locale.language)
                        writer.member("direction", locale.isRightToLeft ? "rtl" : "ltr")
                    }
                }
            }
            writer.array("secrets") { writer in
                for name in Set(fields.filter { $0.privacy != .open }.map(\.name)).sorted() { writer.string(name) }
            }
            writer.object("maps") { writer in
                for map in StateSchema.derivedMaps { writer.member(map.name, map.list) }
            }
        }
        return writer.take()
    }
}
