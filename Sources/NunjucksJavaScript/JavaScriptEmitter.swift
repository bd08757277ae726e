import ECMAText
import HTML
import NunjucksAnalysis

/// Writes analyzed templates down as JavaScript, for a page that renders them again whenever something changes.
///
/// Each view becomes one function, which gives a template of lit-html's kind; each text of a locale becomes an
/// expression. Values are JavaScript's own, so most operators are JavaScript's, too. What the language has beside, and
/// where it differs, are functions of a library that the page has (`filters.js`).
///
/// It decides nothing: what a name means, where a value lands and what is wrong stands in the analysis. Where a template
/// goes on after a fault, it goes on here.
///
/// ```swift
/// var emitter = JavaScriptEmitter(contextNames: ["orders"], hostNames: ["date"])
/// let page = emitter.page(analyzed)
/// emitter.views       // the functions, each under its template's name
/// ```
package struct JavaScriptEmitter: Sendable {
    /// A view as a function.
    package struct View {
        /// The template's name, and a number behind it where it is included with variables of other names.
        package var name: String
        /// The parameters and the body: `(order) => html…`.
        package var code: String
    }

    /// A `js` literal as a function of the variables that it reads.
    package struct Literal {
        /// The JavaScript, as the author wrote it.
        package var source: String
        /// The names of the variables that it is given.
        package var parameters: [String]
        /// Where it stands first: a template's name and the number of a line.
        package var place: String
    }

    /// The functions of the views, those first that others call.
    package private(set) var views: [View] = []
    /// The `js` literals, in the order in which they were met.
    package private(set) var literals: [Literal] = []
    /// The names of the library's functions that were called.
    var library: Set<String> = []
    /// The names that the texts of locales read: what a view that has a variable of such a name hands on to a text. Nil
    /// while the texts are written: they hand on all.
    package var namesInTexts: Set<String>?
    /// The names that were read, and that nothing has set.
    var readNames: Set<String> = []

    /// Whether each literal of a page says which of ``literalPlaces`` it is: `html[7]` instead of `html`.
    package var numbersLiterals = false
    /// Where the literals of a page stand in the templates, where they are numbered.
    package var literalPlaces: [LiteralPlaces] { places?.literals ?? [] }
    var places: PlaceRecorder?

    /// The attributes whose values a static page leaves to scripts.
    package private(set) var deferredAttributes: Set<String> = []
    /// Whether anything else waits for scripts: a text, a condition, a list.
    package private(set) var defersContent = false
    /// The attribute that is being written: its name, or `@` for a listener, which no markup shows.
    var attributeAtHand: String?

    /// The variables that the host hands in.
    let contextNames: Set<String>
    /// The names of the host's filters, functions and tags, and `is_…` of its tests: no variable may hide them.
    let hostNames: Set<String>
    /// What a view is called: the file's name as includes write it.
    let viewName: @Sendable (String) -> String

    var template: AnalyzedTemplate
    /// Whether what is written is plain text.
    var writesText = false
    var unit: Int32 = 0
    /// The variables that are JavaScript's own, the innermost last: those of loops and macros.
    var locals: [Local] = []
    /// The variables of outer functions that the function at hand reads, for each function that is being written.
    var captured: [[Local]] = []
    /// How many of the locals are outside of the function at hand.
    var outerLocals = 0
    private var known: [String: String] = [:]
    private var literalNumbers: [String: Int] = [:]

    /// A variable of a loop or a macro.
    struct Local: Equatable {
        var unit: Int32
        var symbol: SymbolID
        var name: String
        /// What JavaScript calls it.
        var code: String
        /// Whether it is the item of a loop.
        var isItem = false
        /// Whether code was written that reads it.
        var isRead = false

        static func == (one: Self, other: Self) -> Bool { one.unit == other.unit && one.symbol == other.symbol }
    }

    /// Makes an emitter.
    /// - Parameters:
    ///   - contextNames: The variables that the host hands in.
    ///   - hostNames: The names of the host's filters, functions and tags, and `is_…` of its tests.
    ///   - viewName: What a template is called among the views.
    package init(
        contextNames: Set<String>, hostNames: Set<String>, viewName: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.contextNames = contextNames
        self.hostNames = hostNames
        self.viewName = viewName
        template = AnalyzedTemplate.empty
    }

    /// Writes a page: its views, and the one that makes all of it, whose name this gives.
    package mutating func page(_ page: AnalyzedTemplate) -> String {
        begin(page)
        if numbersLiterals { places = PlaceRecorder(page, contextNames: contextNames) }
        return view(page.name, page.units[0].body).name
    }

    /// Writes a text of a locale as an expression: a string, or a function of its variables.
    package mutating func text(_ text: AnalyzedTemplate, isMarkup: Bool) -> String {
        begin(text)
        let body = text.units[0].body
        if !isMarkup, let plain = body.plainText { return JavaScriptText.quoted(plain) }
        writesText = !isMarkup
        defer { writesText = false }
        return "($) => \(templateBody(body))"
    }

    private mutating func begin(_ template: AnalyzedTemplate) {
        self.template = template
        unit = 0
        locals = []
        captured = []
        outerLocals = 0
        var search = SetNameSearch()
        template.walk(&search)
        setNames = search.names
    }

    /// The names that something in the template sets.
    var setNames: Set<String> = []

    // MARK: Views

    /// Writes a view as a function of the local variables that it reads, and gives the name and the arguments.
    mutating func view(_ name: String, _ body: [AnalyzedStatement]) -> (name: String, arguments: [String]) {
        let outer = outerLocals
        outerLocals = locals.count
        captured.append([])
        let code = templateBody(body)
        let parameters = captured.removeLast()
        outerLocals = outer
        // What an inner function reads of variables that are farther out, this one reads, too.
        for local in parameters { noteRead(local) }
        let arguments = parameters.map(\.code)
        let function = "(\(arguments.joined(separator: ", "))) => \(code)"
        let base = viewName(name)
        var candidate = base
        var number = 1
        while let other = known[candidate], other != function {
            number += 1
            candidate = "\(base)#\(number)"
        }
        if known.updateValue(function, forKey: candidate) == nil {
            views.append(View(name: candidate, code: function))
        }
        return (candidate, arguments)
    }

    /// Notes that code reads a local variable.
    mutating func noteRead(_ local: Local) {
        guard let index = locals.lastIndex(of: local) else { return }
        locals[index].isRead = true
        guard index < outerLocals, !captured.isEmpty, !captured[captured.count - 1].contains(local) else { return }
        captured[captured.count - 1].append(local)
    }

    /// Writes something that sees some variables more.
    mutating func with<Result>(_ variables: [Local], _ body: (inout Self) -> Result) -> (Result, [Local]) {
        let count = locals.count
        locals += variables
        let result = body(&self)
        let used = Array(locals[count...])
        locals.removeSubrange(count...)
        return (result, used)
    }

    /// What JavaScript calls a variable of a loop or a macro.
    func localCode(_ name: String) -> String {
        JavaScriptText.variable(name) { Self.ownNames.contains($0) || hostNames.contains($0) }
    }

    /// Names that mean something in the code that is written: JavaScript's, and those of the library's functions that are
    /// called beside the host's.
    private static let ownNames: Set<String> = [
        "$", "Infinity", "Keywords", "Math", "NaN", "RegExp", "and", "apply", "arguments", "attributeNames",
        "attributeOf", "attributeText", "attributes", "bound", "captured", "choose", "concat", "contains", "cssAddress",
        "cssText",
        "cssValue", "documentUrl", "each", "eachPair", "equals", "escaped", "eval", "given", "harmless", "html",
        "if_defined", "index", "invoke", "js", "json", "loop", "macro", "member", "named", "nothing", "or", "pieces",
        "plain", "plainText", "plus", "primitive", "printed", "raw", "scriptText", "setProperty", "srcset", "t",
        "truthy", "turns", "undefined", "url", "views",
    ]

    /// The name of one of the library's functions, which the page needs from now on.
    mutating func function(_ name: String) -> String {
        assert(Self.ownNames.contains(name) || hostNames.contains(name), "a variable may hide `\(name)`")
        let name = ReservedWord(name) == nil ? name : name + "_"
        library.insert(name)
        return name
    }

    /// The names of the library's functions that were called since this was asked last.
    @discardableResult
    package mutating func takeLibrary() -> Set<String> {
        defer { library = [] }
        return library
    }

    /// The names that were read since this was asked last, and that nothing has set.
    package mutating func takeReadNames() -> Set<String> {
        defer { readNames = [] }
        return readNames
    }

    // MARK: Literals

    /// Notes that a value here is JavaScript, which a static page does not have.
    mutating func noteDeferred() {
        switch attributeAtHand {
        case "@": break
        case let name?: deferredAttributes.insert(name)
        case nil: defersContent = true
        }
    }

    /// The number of a `js` literal, and the code of its arguments.
    mutating func literal(
        _ source: String, reading names: [String], at location: Location
    ) -> (number: Int, arguments: [String]) {
        var parameters: [String] = []
        var arguments: [String] = []
        for name in names {
            if let local = locals.last(where: { $0.name == name }) {
                noteRead(local)
                arguments.append(local.code)
            } else if setNames.contains(name) || contextNames.contains(name) {
                arguments.append("$\(JavaScriptText.member(name))")
            } else {
                continue
            }
            parameters.append(name)
        }
        let key = "\(parameters.joined(separator: ","))\n\(source)"
        if let number = literalNumbers[key] { return (number, arguments) }
        let file = template.sources[Int(location.source)]
        let place = "\(file.name):\(file.position(of: Int(location.span.start)).line)"
        literals.append(Literal(source: source, parameters: parameters, place: place))
        literalNumbers[key] = literals.count - 1
        return (literals.count - 1, arguments)
    }
}

/// The names that statements set, other than a loop's own.
private struct SetNameSearch: AnalyzedVisitor {
    var names: Set<String> = []

    mutating func visit(_ statement: AnalyzedStatement) {
        switch statement.kind {
        case .set(_, let stores): names.formUnion(stores.map(\.name))
        case .macro(_, let store): names.insert(store.name)
        default: break
        }
    }
}

extension [AnalyzedStatement] {
    /// The text of statements that are nothing else.
    fileprivate var plainText: String? {
        var bytes: [UInt8] = []
        for statement in self {
            guard case .text(let text) = statement.kind else { return nil }
            bytes += text
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
