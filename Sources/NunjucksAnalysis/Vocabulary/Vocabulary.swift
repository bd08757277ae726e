import Diagnostics
import ECMARegex
import NunjucksSyntax

/// Where templates come from.
public protocol TemplateLoader: Sendable {
    /// The text of a template, or nil where there is none of that name.
    func source(named name: String) -> Source?
    /// The names of all templates, for "did you mean".
    var names: [String] { get }
}

/// What a host tells the analysis: the functions and tags that templates can call, the types of its values, and where
/// its templates are.
package struct Vocabulary: Sendable {
    /// The filters, by every name they have.
    package var filters: [String: FunctionSignature]
    /// The tests.
    package var tests: [String: FunctionSignature]
    /// The functions that are called like variables.
    package var functions: [String: FunctionSignature]
    /// The tags beside the language's own.
    package var tags: [String: CustomTagSyntax]
    /// What is known of those tags.
    package var tagSignatures: [String: FunctionSignature]
    /// The names of methods that change their list.
    package var mutatingMethodNames: Set<String>
    /// What regular expressions need to know of characters.
    package var unicode: any UnicodeDatabase
    /// The types of the host's values.
    package var types: any HostTypes
    /// What certain attributes make of certain filters' values.
    package var bindings: BindingRules
    /// What production lacks of all this.
    package var production: ProductionGaps
    /// What messages call the variables that the host hands in.
    package var contextName: String
    /// The names of properties that must never be printed.
    package var privateProperties: Set<String>
    /// The names that a context may have; empty where that is not known.
    package var expectedNames: Set<String>
    /// The names of variables that JavaScript in templates sees, where the context has them.
    package var scriptNames: Set<String>
    /// Where templates come from.
    package var loader: any TemplateLoader
    /// Puts a name from a template into the form that the loader knows: a suffix, a folder.
    package var templateName: @Sendable (_ name: String) -> String

    package init(loader: any TemplateLoader, types: any HostTypes, unicode: any UnicodeDatabase) {
        filters = [:]
        tests = [:]
        functions = [:]
        tags = [:]
        tagSignatures = [:]
        mutatingMethodNames = []
        self.types = types
        self.unicode = unicode
        bindings = .none
        production = .none
        contextName = "the context"
        privateProperties = []
        expectedNames = []
        scriptNames = []
        self.loader = loader
        templateName = { $0 }
    }

    /// The filter that leaves an attribute out, as messages write it; nil where the host has none.
    var omittingFilter: String? {
        filters.values.lazy.filter { $0.effects.contains(.omitsAttribute) }.map(\.name).min().map { "`\($0)`" }
    }

    /// The name of the template that was probably meant, written as the name given is: with a suffix or without.
    package func nearestTemplate(to name: String) -> String? {
        func bare(_ name: String) -> String {
            let file = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
            guard let dot = name[file...].lastIndex(of: "."), dot > file else { return name }
            return String(name[..<dot])
        }
        func last(_ name: String) -> Substring { name.split(separator: "/").last ?? "" }
        let names = loader.names
        if bare(name) != name { return nearest(to: name, among: names) }
        // A loader may keep its templates under a folder that includes do not name.
        let candidates = names.map(bare)
        let shortened = candidates.compactMap { candidate in
            candidate.firstIndex(of: "/").map { String(candidate[candidate.index(after: $0)...]) }
        }
        .filter { templateName($0) != $0 }
        return nearest(to: name, among: candidates + shortened)
            ?? (shortened + candidates).first { last($0) == last(name) && $0 != name }
    }
}

/// What the text of a template is.
package enum TextKind: Sendable {
    /// HTML, where the dialect writes values by their position; else what the option `autoescape` says.
    case page
    /// A piece of HTML that is put into a page somewhere, such as a translation with markup.
    case markup
    /// Plain text: nothing is escaped, because the result will be.
    case plain
    /// Text whose values are kept apart, as the body of a tag of the host's.
    case pieces
}
