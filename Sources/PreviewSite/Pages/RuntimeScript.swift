import JSON
import SubscriptionManager
import Synchronization

/// The runtime of the pages: modules in JavaScript, joined into one classic script.
///
/// A module imports, each on one line at its top, what modules before it export, and exports declarations. All names at
/// the top of the modules differ: joined, they stand in one function.
enum RuntimeScript {
    /// Where it is, from the output folder.
    static let path = "assets/runtime.js"

    /// One module.
    struct Module {
        /// Its name, as in `import { row } from "./server.js"`.
        let name: String
        /// Its source.
        let source: [UInt8]
        /// Whether it is a part of the library, of which a page gets what its theme uses. The parts may import one another.
        var isLibrary = false
        /// Whether only pages that are served need it, while their theme is edited.
        var isForServing = false
        /// What a theme writes somewhere that needs the module; nil where every page does.
        var isNeededFor: String?
        /// What stands in its place where it is not needed.
        var otherwise = ""
    }

    /// The modules, each after those that it imports.
    static let modules = [
        Module(name: "helpers", source: PackageResources.helpers_js),
        Module(name: "overlay", source: PackageResources.overlay_js),
        Module(name: "errors", source: PackageResources.errors_js),
        Module(name: "zones", source: PackageResources.zones_js),
        Module(name: "clock", source: PackageResources.clock_js),
        Module(name: "dates", source: PackageResources.dates_js),
        Module(name: "renderer", source: PackageResources.renderer_js),
        Module(name: "filters", source: PackageResources.filters_js, isLibrary: true),
        Module(name: "language", source: PackageResources.language_js, isLibrary: true),
        Module(name: "store", source: PackageResources.store_js),
        Module(name: "server", source: PackageResources.server_js),
        Module(name: "rest", source: PackageResources.rest_js),
        Module(
            name: "countries", source: PackageResources.countries_js, isNeededFor: "i18n_country_data",
            otherwise: "const countries = () => ({});"),
        Module(name: "network", source: PackageResources.network_js),
        Module(name: "functions", source: PackageResources.functions_js),
        Module(name: "og", source: PackageResources.og_js),
        Module(name: "calendar", source: PackageResources.calendar_js, isNeededFor: "unpkg.com/cally"),
        Module(name: "actions", source: PackageResources.actions_js),
        Module(name: "forms", source: PackageResources.forms_js),
        Module(name: "replay", source: PackageResources.replay_js, isForServing: true),
        Module(name: "live", source: PackageResources.live_js),
        Module(name: "page", source: PackageResources.page_js),
    ]

    /// Its bytes: the facts that the modules read, then their code.
    /// - Parameters:
    ///   - library: The functions of the library that the theme's templates call.
    ///   - mentions: Whether a word stands anywhere in the theme's own JavaScript.
    ///   - isServed: Whether the pages are served while their theme is edited.
    static func script(
        library: Set<String> = [], isServed: Bool = false, mentions: (String) -> Bool = { _ in true }
    ) -> [UInt8] {
        ScriptCompactor.compact(joined(library: library, isServed: isServed, mentions: mentions))
    }

    /// Its bytes with the whole library, for pages that are served while their theme is edited. They are made once for each choice of the modules that a theme may need.
    /// - Parameter mentions: Whether a word stands anywhere in the theme's own JavaScript.
    static func whole(mentions: (String) -> Bool) -> [UInt8] {
        let words = Set(modules.compactMap(\.isNeededFor).filter(mentions))
        return wholeScripts.withLock { scripts in
            if let script = scripts[words] { return script }
            let script = script(library: libraryNames, isServed: true, mentions: words.contains)
            scripts[words] = script
            return script
        }
    }

    private static let wholeScripts = Mutex<[Set<String>: [UInt8]]>([:])

    /// What runs where there is no page, while one is built: the page's State and the functions of `og.smi`, in a document
    /// that only pretends. Its value is the function that answers the renderer, see `bridge.js`.
    static let engine: [UInt8] = {
        let parts: Set<String> = [
            "helpers", "zones", "clock", "dates", "renderer", "store", "server", "rest", "functions", "og",
        ]
        var script = facts
        script += code(of: Module(name: "pretence", source: PackageResources.pretence_js))
        for module in modules where parts.contains(module.name) { script += code(of: module) }
        // Its names are its own.
        script += Array("return (() => {\n".utf8)
        script += code(of: Module(name: "bridge", source: PackageResources.bridge_js))
        return script + Array("return answer;\n})();\n})();\n".utf8)
    }()

    /// The facts that the modules read, and the beginning of the function in which they stand.
    private static var facts: [UInt8] {
        var script = Array("Object.assign(globalThis.ogPreview ??= {}, {\nmaps: ".utf8)
        script += maps
        script += Array(",\nnumbers: ".utf8) + numbers
        script += Array(",\nrenewals: ".utf8) + renewals
        script += Array(",\nactions: ".utf8) + actions
        return script + Array(",\n});\n(() => {\n\"use strict\";\n".utf8)
    }

    /// The same as it is before it is made shorter.
    static func joined(
        library: Set<String>, isServed: Bool = true, mentions: (String) -> Bool = { _ in true }
    ) -> [UInt8] {
        var script = facts
        var parts: [[UInt8]] = []
        for module in modules where isServed || !module.isForServing {
            if let word = module.isNeededFor, !mentions(word) {
                script += Array("\(module.otherwise)\n".utf8)
                continue
            }
            if module.isLibrary {
                parts.append(code(of: module))
                continue
            }
            if !parts.isEmpty {
                script += self.library(parts, reachedFrom: library)
                parts = []
            }
            script += code(of: module)
        }
        script += Array("})();\n".utf8)
        return script
    }

    /// What the library's other modules need, whatever the theme.
    private static let ownNames: Set<String> = ["environment", "beginRender", "endRender"]

    /// The library as an object: names in it may be the same as in other modules.
    private static func library(_ parts: [[UInt8]], reachedFrom names: Set<String>) -> [UInt8] {
        let library = RuntimeLibrary(parts)
        let script = library.script(reachedFrom: names.union(ownNames))
        let exports = names.subtracting(["attributes", "bound"]).intersection(library.names).union(ownNames)
        let own = ownNames.sorted().joined(separator: ", ")
        return Array("const library = (() => {\n".utf8) + script
            + Array(
                "return { html, nothing, attributes, bound, \(exports.sorted().joined(separator: ", ")) };\n})();\n"
                    .utf8)
            + Array("const { \(own) } = library;\n".utf8)
    }

    /// The names of everything in the library.
    static var libraryNames: Set<String> { RuntimeLibrary(modules.filter(\.isLibrary).map(code(of:))).names }

    /// A module's code as it stands in the script: without imports, comments and indentation. A comment has lines of its
    /// own in the sources, and no text has lines that look like one or begin like an import or export.
    private static func code(of module: Module) -> [UInt8] {
        var script: [UInt8] = []
        var isInComment = false
        for line in module.source.split(separator: UInt8(ascii: "\n")) where !line.starts(with: "import ".utf8) {
            let isExport = line.starts(with: "export ".utf8)
            let declaration = line.dropFirst(isExport ? 7 : 0)
            let text = declaration.drop { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
            if text.starts(with: "/*".utf8) { isInComment = true }
            if !isInComment, !text.isEmpty, !text.starts(with: "//".utf8) {
                // What the library declares is told by the indentation.
                script += (module.isLibrary ? declaration : text) + [UInt8(ascii: "\n")]
            }
            if text.suffix(2).elementsEqual("*/".utf8) { isInComment = false }
        }
        return script
    }

    /// What the REST API writes in place of the store's names: for each field that has both, `{ name: number }`.
    private static var numbers: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        for field in StateSchema.standard.objects.flatMap(\.fields) {
            guard case .choice(let choice) = field.type else { continue }
            let pairs = choice.options.compactMap { option in
                option.name.flatMap { name in option.number.map { (name, $0) } }
            }
            if pairs.isEmpty { continue }
            json.beginObject(field.name)
            for (name, number) in pairs { json.member(name, number) }
            json.endObject()
        }
        json.endObject()
        return json.take()
    }

    /// What can happen after the last delivery that was paid ahead, by name.
    private static var renewals: [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        for field in StateSchema.standard.objects.flatMap(\.fields) where field.name == "renewal_behavior" {
            guard case .choice(let choice) = field.type else { continue }
            for name in choice.options.compactMap(\.name) { json.string(name) }
        }
        json.endArray()
        return json.take()
    }

    /// The table of form actions, as `actions.js` describes it.
    private static var actions: [UInt8] {
        var json = JSONWriter()
        func strings(_ strings: [String]) {
            for string in strings { json.string(string) }
            json.endArray()
        }
        json.beginObject()
        for action in FormAction.all {
            json.beginObject(action.name)
            json.beginArray("aliases")
            strings(action.aliases)
            json.beginArray("fields")
            for field in action.fields {
                json.beginArray()
                json.string(field.name)
                json.integer(field.isRequired ? 1 : 0)
                json.beginArray()
                strings(field.aliases)
                json.beginArray()
                strings(field.substitutes)
                json.endArray()
            }
            json.endArray()
            json.beginArray("successes")
            strings(action.notifications.successes)
            json.beginArray("failures")
            strings(action.notifications.failures)
            json.member("change", action.change)
            json.endObject()
        }
        json.endObject()
        return json.take()
    }

    /// What the State's maps are made of, for the runtime: for each `[name, list, form, keepsOthers, field, owners]`, the
    /// last two for groups only.
    private static var maps: [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        for map in StateSchema.derivedMaps {
            json.beginArray()
            json.string(map.name)
            json.string(map.list)
            switch map.form {
            case .object: json.string("object")
            case .list: json.string("list")
            case .localized: json.string("localized")
            case .group: json.string("group")
            }
            json.integer(map.keepsOthers ? 1 : 0)
            if case .group(let field) = map.form {
                json.string(field)
                json.string(StateSchema.standard.owners(by: field, inList: map.list) ?? map.list)
            }
            json.endArray()
        }
        json.endArray()
        return json.take()
    }
}
