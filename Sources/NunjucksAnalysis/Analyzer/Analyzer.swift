import Diagnostics
import HTML
import NunjucksSyntax

/// Works out everything that can be known of a template before it is rendered.
///
/// Expressions, statements, names, markup and other templates have extensions of their own, one file each. Where a
/// dialect puts templates together while compiling, included templates are analyzed in the place of their `include`,
/// so that every value's place in the HTML is known. What is wrong is reported, and the analysis goes on.
package final class Analyzer {
    let vocabulary: Vocabulary
    let options: SyntaxOptions
    let dialect: Dialect
    let kind: TextKind
    let assumptions: Assumptions
    /// How values are written where their position does not count.
    let uniformPosition: HTMLPosition

    var parts: AnalyzedParts
    var unit: UnitScope
    /// The unit of the template itself.
    let rootUnit: UnitScope
    /// The statements that are being collected.
    var statements: [AnalyzedStatement] = []

    /// The source that is being analyzed, and by which includes it was reached.
    var source: Source
    var sourceIndex: Int32 = 0
    var chain = IncludeChains.root
    var includeStack: [String]

    /// Where the text stands in the HTML, where values are written by their position.
    var html = HTMLTracker()
    let tracksHTML: Bool
    /// The number of statements before the tag in which the text stands, where the tag may be taken out again.
    var tagStart = 0
    /// How deep in blocks the text stands that are in an attribute's value, or in an element that holds text only.
    var textDepth = 0
    var unbalancedTags: [UnbalancedTag] = []
    /// The sources with parts of a drawing that production takes for HTML, which is told.
    var sourcesOfForeignParts: Set<Int32> = []
    /// From where on a source is misread, because a tag or a value in it has no end.
    var misreadOffsets: [Int32: Int] = [:]
    /// From where on what a source has is taken for the value of an attribute, because that is never finished.
    var unfinishedOffsets: [Int32: Int] = [:]
    private var reportCounts: [ReportKind: Int] = [:]
    /// The name of an end tag that its fragment does not finish: its element needs no second message.
    var unfinishedEndTag: String?
    /// How deep in bodies of host tags the text stands, whose values are kept apart.
    var piecesDepth = 0
    /// How the lines of such a body are indented, or of what it includes.
    var indentation: Indentation?
    var fragment = FragmentID(index: 0)
    var isInBlock = false
    /// The variable that stands for `super()` here.
    var superName: String?
    var superCount = 0

    /// With the scoping of a page: its variables.
    var pageNames = PageNames()
    /// Where names are used first of which it is not known whether there is such a variable.
    var firstUses: [FirstUse] = []
    /// How many variables there are whose values are followed.
    private var rootCount: Int32 = 0
    private var reportedPlaces: Set<ReportedPlace> = []
    /// Where templates bring in others that have been met.
    var knownEdges: Set<IncludeGraph.Edge.Place> = []
    var blockOverrides: [String: [BlockDefinition]] = [:]
    /// The names of the sources whose faults have been reported.
    private var reportedTrees: Set<String> = []
    /// The names that templates set, with those that they include; nil where that is not known.
    var namesSetInTemplates: [String: Set<String>?] = [:]
    /// How deep in includes these names are being looked for.
    var namesSetDepth = 0
    /// The names that macros of these templates set.
    var namesSetInMacros: Set<String> = []
    /// The names that a page sets, wherever; nil where that is not known, or not asked.
    var namesSetInPage: Set<String>?
    /// How deep in tags, those of the including templates counted, the statements are that are being analyzed.
    var statementDepth = 0
    private var nodeCount = 0
    /// What is known of the values of variables here.
    var values = ValueFlow()

    /// A block of a child template, with where it comes from.
    struct BlockDefinition {
        var block: BlockStatement
        var span: Span
        var source: Source
        var superName: String?
    }

    private struct ReportedPlace: Hashable {
        var source: String
        var start: Int32
        var code: Diagnostic.Code
        var severity: Diagnostic.Severity
    }

    private init(
        _ source: Source, _ kind: TextKind, _ options: SyntaxOptions, escapes: Bool, _ vocabulary: Vocabulary,
        _ assumptions: Assumptions
    ) {
        self.vocabulary = vocabulary
        self.assumptions = assumptions
        self.options = options
        dialect = options.dialect
        self.kind = kind
        self.source = source
        uniformPosition = kind == .page && escapes ? .nunjucks : .verbatim
        tracksHTML = dialect.output == .byPosition && kind != .plain
        parts = AnalyzedParts(name: source.name, dialect: dialect, source: source)
        parts.writesMarkup = tracksHTML
        parts.writesPieces = kind == .pieces
        rootUnit = UnitScope(id: .root, name: source.name)
        unit = rootUnit
        includeStack = [source.name]
        if kind == .pieces { piecesDepth = 1 }
        if tracksHTML { html = HTMLTracker(tree: kind == .page ? .page : .loose) }
    }

    /// Analyzes a template.
    /// - Parameters:
    ///   - escapes: Whether printed values are escaped, where the dialect leaves that to an option.
    ///   - assumptions: What is assumed of it; nothing where it is to be rendered.
    package static func analyze(
        _ source: Source, as kind: TextKind = .page, options: SyntaxOptions, escapes: Bool = true,
        vocabulary: Vocabulary, assumptions: Assumptions = .none
    ) -> AnalyzedTemplate {
        Analyzer(source, kind, options, escapes: escapes, vocabulary, assumptions).analyze()
    }

    private func analyze() -> AnalyzedTemplate {
        parts.units.append(AnalyzedUnit(name: source.name))
        let tree = parse(source)
        let scope = unit.newScope(parent: nil)
        parts.fragments.append(
            Fragment(
                kind: kind == .page ? .page : .text, parent: nil, location: location(Span(0..<0), in: scope)))
        beginVariables(of: tree)
        let body = collect {
            if dialect.inclusion == .whileCompiling {
                analyzeTemplate(tree.statements, in: scope)
            } else {
                analyze(tree.statements, in: scope)
            }
            endFragment(in: scope)
        }
        if dialect.inclusion == .whileRendering { analyzeBlocks(of: tree.statements) }
        parts.units[0] = unit.finish(body: body)
        reportUnbalancedTags()
        leaveOutWhatIsMisread()
        reportUnknownNames()
        parts.variableNames = vocabulary.scriptNames.union(pageNames.entries.lazy.filter(\.isSet).map(\.name))
        parts.namesOfScripts = Set(
            pageNames.entries.lazy.filter {
                !$0.isSet && !$0.isExpected && !$0.isUsed && !$0.isAccessed && !$0.isNeeded
            }.map(\.name))
        return AnalyzedTemplate(parts)
    }

    /// The tree of a source that is analyzed, whose faults are reported once.
    func parse(_ source: Source) -> SyntaxTree {
        let tree = tree(of: source)
        guard reportedTrees.insert(source.name).inserted else { return tree }
        for diagnostic in tree.diagnostics {
            var diagnostic = diagnostic
            diagnostic.includes = includes
            parts.diagnostics.append(diagnostic)
        }
        return tree
    }

    /// The tree of a source, which may only be looked into before it is its turn.
    func tree(of source: Source) -> SyntaxTree {
        if let known = parts.trees[source.name] { return known }
        let tree = SyntaxTree(parsing: source, options: options, tags: vocabulary.tags)
        parts.trees[source.name] = tree
        return tree
    }

    // MARK: Collecting

    /// The statements that `body` adds.
    func collect(_ body: () -> Void) -> [AnalyzedStatement] {
        let outer = statements
        statements = []
        defer { statements = outer }
        body()
        return statements
    }

    func add(_ kind: AnalyzedStatement.Kind, _ span: Span, in scope: Scope) {
        statements.append(AnalyzedStatement(kind, location(span, in: scope), fragment))
    }

    func addText(_ bytes: [UInt8], _ span: Span, in scope: Scope) {
        if !bytes.isEmpty { add(.text(bytes), span, in: scope) }
    }

    func location(_ span: Span, in scope: Scope) -> Location {
        Location(source: sourceIndex, chain: chain, span: span, scope: scope.index)
    }

    /// Analyzes what is a fragment of its own.
    /// - Parameters:
    ///   - location: Where it begins: of an include, in the file that includes.
    ///   - fork: Of a branch: where the block begins whose branch it is.
    func withFragment(
        _ kind: Fragment.Kind, at location: Location, fork: Int32 = -1, _ body: () -> Void
    ) {
        let outer = fragment
        parts.fragments.append(Fragment(kind: kind, parent: outer, location: location, fork: fork))
        fragment = FragmentID(index: Int32(parts.fragments.count - 1))
        body()
        fragment = outer
    }

    // MARK: Limits

    /// Counts a node, and tells whether there are too many to go on.
    func isTooLarge(at span: Span) -> Bool {
        nodeCount += 1
        guard nodeCount >= Self.nodeLimit else { return false }
        if nodeCount == Self.nodeLimit {
            report(.limit, "the page is too large: includes within includes have multiplied it", at: span)
        }
        return true
    }

    /// How many nodes a page may have, those of included templates counted as often as they are included.
    private static let nodeLimit = 1_000_000
    /// How deep tags may be nested, over all templates that are included in one another.
    static let depthLimit = 150
    /// How many loops a unit may have, each counted as often as it is included.
    static let loopLimit = 4096
    /// How deep includes may be nested.
    static let includeLimit = 100

    // MARK: Units

    /// Analyzes a macro, a block or the body of a `call` as a unit of its own.
    func analyzeUnit(
        _ name: String, _ fragmentKind: Fragment.Kind, _ span: Span, enclosing: Scope?, _ body: (Scope) -> Void
    ) -> UnitID {
        let id = UnitID(index: Int32(parts.units.count))
        parts.units.append(AnalyzedUnit(name: name))
        let outer = (unit, html, piecesDepth, textDepth, values)
        piecesDepth = 0
        textDepth = 0
        values = ValueFlow()
        unit = UnitScope(id: id, name: name, enclosing: enclosing.map { (outer.0, $0) })
        let scope = unit.newScope(parent: nil, isolatesWrites: true)
        let place = location(span, in: scope)
        let statements = self.fragment(fragmentKind, at: place, in: scope, tree: .loose) { body(scope) }
        parts.units[Int(id.index)] = unit.finish(body: statements)
        (unit, html, piecesDepth, textDepth, values) = outer
        return id
    }

    // MARK: Diagnostics

    /// By which includes the source was reached that is being analyzed, outermost first.
    var includes: [Diagnostic.Place] { parts.includeChains.places(of: chain, in: parts.sources) }

    func diagnostic(
        _ code: Diagnostic.Code, _ severity: Diagnostic.Severity, _ message: String, at span: Span, help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code, severity, message, at: Diagnostic.Place(span, in: source), includes: includes, help: help)
    }

    /// Reports an error.
    func report(
        _ code: Diagnostic.Code, _ message: @autoclosure () -> String, at span: Span,
        help: @autoclosure () -> String? = nil
    ) {
        guard canReport(code, .error) else { return }
        keep(diagnostic(code, .error, message(), at: span, help: help()))
    }

    /// Reports a warning.
    func warn(
        _ code: Diagnostic.Code, _ message: @autoclosure () -> String, at span: Span,
        help: @autoclosure () -> String? = nil, fix: @autoclosure () -> Diagnostic.Fix? = nil
    ) {
        guard canReport(code, .warning) else { return }
        var warning = diagnostic(code, .warning, message(), at: span, help: help())
        if let fix = fix() { warning.fixes = [fix] }
        keep(warning)
    }

    /// How many diagnostics of one kind are reported.
    static let reportLimit = 500

    private struct ReportKind: Hashable {
        var code: Diagnostic.Code
        var severity: Diagnostic.Severity
    }

    /// Whether another diagnostic of a kind can still be reported.
    func canReport(_ code: Diagnostic.Code, _ severity: Diagnostic.Severity) -> Bool {
        reportCounts[ReportKind(code: code, severity: severity), default: 0] <= Self.reportLimit
    }

    /// Keeps a diagnostic, of each place and kind the first: a template that is included twice has its faults once.
    func keep(_ diagnostic: Diagnostic) {
        guard isFirst(diagnostic) else { return }
        let kind = ReportKind(code: diagnostic.code, severity: diagnostic.severity)
        let count = reportCounts[kind, default: 0]
        reportCounts[kind] = count + 1
        if count < Self.reportLimit { parts.diagnostics.append(diagnostic) }
        guard count == Self.reportLimit else { return }
        parts.diagnostics.append(
            Diagnostic(
                .limit, .warning,
                "there are more than \(Self.reportLimit) \(kind.severity.rawValue)s `\(kind.code.rawValue)`; the rest are left out",
                at: diagnostic.place))
    }

    /// Whether nothing of this kind has been said of this place.
    func isFirst(_ diagnostic: Diagnostic) -> Bool {
        reportedPlaces.insert(
            ReportedPlace(
                source: diagnostic.place?.file ?? "", start: diagnostic.place?.span?.start ?? 0, code: diagnostic.code,
                severity: diagnostic.severity)
        ).inserted
    }

    // MARK: Names

    /// A number for a variable whose values are followed.
    func newRoot() -> ValueRoot {
        defer { rootCount += 1 }
        return ValueRoot(index: rootCount)
    }

    /// The entry of a variable of the page.
    func pageName(_ name: String) -> PageNames.Position {
        pageNames.position(of: name) {
            PageNames.Entry(
                name: name, root: newRoot(),
                hostType: name == "undefined" ? .undefined : vocabulary.types.globals[name],
                isExpected: vocabulary.expectedNames.contains(name))
        }
    }

    /// Whether a template sets a variable of the page.
    func isSet(_ name: String) -> Bool { pageNames.position(of: name).map { pageNames[$0].isSet } ?? false }
}
