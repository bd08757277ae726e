import Diagnostics
import HTML
import NunjucksSyntax

/// Everything that is known of a template, and of those that are put together with it, before it is rendered.
///
/// Compilers for renderers only write down what stands here; linters and editors read it. It is immutable.
package final class AnalyzedTemplate: Sendable {
    /// The name of the template.
    package let name: String
    /// The dialect it is written in.
    package let dialect: Dialect
    /// The sources of which it was made, its own first.
    package let sources: [Source]
    /// The trees of these sources, by their names.
    package let trees: [String: SyntaxTree]
    /// The ways by which included templates were reached.
    package let includeChains: IncludeChains
    /// The template itself, then its macros and blocks.
    package let units: [AnalyzedUnit]
    /// The loops of all units.
    package let loops: [AnalyzedLoop]
    /// The attributes with values in them.
    package let attributes: [AnalyzedAttribute]
    /// The fragments of the HTML; the first is the page.
    package let fragments: [Fragment]
    /// The elements that the templates write, those of a fragment in the order of their tags.
    package let elements: [WrittenElement]
    /// The blocks that are found while rendering, by name.
    package let blocks: [(name: String, unit: UnitID)]
    /// Which template brings in which, and where.
    package let includeGraph: IncludeGraph
    /// Whether what a template captures is HTML.
    package let writesMarkup: Bool
    /// Whether the template's values are kept apart from its text.
    package let writesPieces: Bool
    /// Whether a rendering may change the values it was given, and so needs its own copy.
    package let mutatesValues: Bool
    /// What was found wrong, in the order it was met. With an error among it, nothing can be rendered.
    package let diagnostics: [Diagnostic]
    /// Names that nothing sets. Each is worth its diagnostic where the context of a rendering does not have it either.
    package let unknownNames: [UnknownName]
    /// What the templates' comments say that they need, by the names of those that were asked.
    package let needs: [String: NeedsComment]
    /// What included templates need and do not get, by the places of the includes.
    package let unmetNeeds: [Location: [UnmetNeed]]
    /// Where variables are read that cannot have been set before.
    package let unsetReads: Set<Location>
    /// The texts that the templates have between quotes.
    package let stringLiterals: Set<String>
    /// The names of the page's variables that JavaScript sees: those that a template sets, and those of the host.
    package let variableNames: Set<String>
    /// Names that stand in JavaScript alone: as far as the template tells, they are its affair.
    package let namesOfScripts: Set<String>

    package init(_ parts: AnalyzedParts) {
        name = parts.name
        dialect = parts.dialect
        sources = parts.sources
        trees = parts.trees
        includeChains = parts.includeChains
        units = parts.units
        loops = parts.loops
        attributes = parts.attributes
        fragments = parts.fragments
        elements = parts.elements
        blocks = parts.blocks
        includeGraph = parts.includeGraph
        writesMarkup = parts.writesMarkup
        writesPieces = parts.writesPieces
        mutatesValues = parts.mutatesValues
        diagnostics = parts.diagnostics
        unknownNames = parts.unknownNames
        needs = parts.needs
        unmetNeeds = parts.unmetNeeds
        unsetReads = parts.unsetReads
        stringLiterals = parts.stringLiterals
        variableNames = parts.variableNames
        namesOfScripts = parts.namesOfScripts
    }

    /// A template without anything in it.
    package static let empty = AnalyzedTemplate(
        AnalyzedParts(name: "", dialect: .nunjucks, source: Source(name: "", text: "")))

    /// The errors among the diagnostics.
    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    /// The warnings among the diagnostics.
    package var warnings: [Diagnostic] { diagnostics.filter { $0.severity != .error } }
}

/// A name that is read and that nothing sets.
package struct UnknownName: Sendable {
    /// The name.
    package var name: String
    /// What is said of it.
    package var diagnostic: Diagnostic
}

/// Which template brings in which.
package struct IncludeGraph: Sendable {
    /// One include, import or extends.
    package struct Edge: Sendable {
        /// The template that brings in the other.
        package var from: String
        /// The name of the other, as the loader knows it.
        package var to: String
        /// Where it does so.
        package var span: Span
        /// Whether the other exists.
        package var exists: Bool

        /// What tells one from another.
        struct Place: Hashable {
            var template: String
            var span: Span
        }

        var place: Place { Place(template: from, span: span) }
    }

    /// All of them, in the order they were met; each place once.
    package internal(set) var edges: [Edge] = []

    /// The names of the templates that are reached.
    package var reached: Set<String> { Set(edges.lazy.filter(\.exists).map(\.to)) }
}

/// What an analyzed template is made of, while it is being made.
package struct AnalyzedParts {
    var name: String
    var dialect: Dialect
    var sources: [Source]
    var trees: [String: SyntaxTree] = [:]
    var includeChains = IncludeChains()
    var units: [AnalyzedUnit] = []
    var loops: [AnalyzedLoop] = []
    var attributes: [AnalyzedAttribute] = []
    var fragments: [Fragment] = []
    var elements: [WrittenElement] = []
    var blocks: [(name: String, unit: UnitID)] = []
    var includeGraph = IncludeGraph()
    var writesMarkup = false
    var writesPieces = false
    var mutatesValues = false
    var diagnostics: [Diagnostic] = []
    var unknownNames: [UnknownName] = []
    var needs: [String: NeedsComment] = [:]
    var unmetNeeds: [Location: [UnmetNeed]] = [:]
    var unsetReads: Set<Location> = []
    var stringLiterals: Set<String> = []
    var variableNames: Set<String> = []
    var namesOfScripts: Set<String> = []

    init(name: String, dialect: Dialect, source: Source) {
        self.name = name
        self.dialect = dialect
        sources = [source]
    }
}
