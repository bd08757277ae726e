import Foundation
import NunjucksAnalysis
import TestSupport
import Testing

@testable import NunjucksRuntime
@testable import NunjucksSyntax
@testable import SubscriptionManager

@Suite("The signatures of the libraries")
struct LibrarySignatureTests {
    static let filters = StandardLibrary.filters + SMLibrary.filters
    static let functions = filters + StandardLibrary.tests + StandardLibrary.globals
    static let tags = SMLibrary.tags.values.map(\.signature)
    static let signatures = unique(functions) + tags

    @Test("every filter, test, function and tag is documented in one sentence")
    func documentation() {
        for signature in Self.signatures {
            let text = signature.documentation
            #expect(text.hasSuffix(".") && text.first?.isUppercase == true, "\(signature.name): \(text)")
            #expect(!text.dropLast().contains(". "), "\(signature.name): \(text)")
        }
    }

    @Test("what production lacks says what to write instead, as the end of a sentence")
    func production() {
        let gaps = ProductionGaps.ofThemes
        for table in [gaps.filters, gaps.tests, gaps.functions, gaps.tags] {
            for (name, gap) in table {
                let instead = gap.instead
                #expect(!instead.hasSuffix(".") && instead.first?.isLowercase == true, "\(name): \(instead)")
            }
        }
    }

    @Test("production has the filters of its documentation, and no others; no functions or tags of ours")
    func productionHas() {
        let gaps = ProductionGaps.ofThemes
        let library = Dictionary(Self.filters.flatMap(\.named).map { ($0.name, $0.signature) }) { $1 }
        #expect(
            library.filter { gaps.filters[$0.value.name] == nil }.map(\.key).sorted() == [
                "action", "currency", "date", "dump", "entries", "find", "first", "get", "ifDefined", "if_defined",
                "js", "key", "last", "reject", "select", "setting", "shuffle", "sort", "t", "until",
            ])
        let tests = Set(StandardLibrary.tests.map(\.signature.name))
        #expect(tests.subtracting(gaps.tests.keys) == ["null", "undefined"])
        #expect(Set(StandardLibrary.globals.map(\.signature.name)) == Set(gaps.functions.keys))
        #expect(Set(Self.tags.map(\.name)) == Set(gaps.tags.keys))
    }

    @Test("what production lacks is something that templates can call")
    func gapsAreKnown() {
        let gaps = ProductionGaps.ofThemes
        #expect(Set(gaps.filters.keys).subtracting(Self.filters.map(\.signature.name)) == [])
        #expect(Set(gaps.tests.keys).subtracting(StandardLibrary.tests.map(\.signature.name)) == [])
    }

    @Test("no filter takes an argument that it does nothing with")
    func arguments() {
        for signature in Self.signatures where signature.role == .filter {
            let many = signature.match(positional: Array(repeating: .unknown, count: signature.parameters.count + 1))
            let isVariadic = signature.parameters.contains(where: \.isVariadic)
            #expect(many.faults.isEmpty == isVariadic, "\(signature.signatureText)")
            let named = signature.match(positional: [], keywords: [("zzz", .unknown)])
            let takesAnyName = signature.parameters.contains { $0.passing == .properties }
            #expect(
                named.faults.contains { if case .unknownKeyword = $0 { true } else { false } } != takesAnyName,
                "\(signature.signatureText)")
        }
    }

    @Test("a name of another language is none of ours, and its translation is the end of a sentence")
    func foreignNames() {
        let filters = Set(Self.filters.flatMap(\.named).map(\.name))
        let globals = Set(StandardLibrary.globals.map(\.signature.name))
        #expect(filters.intersection(ForeignNames.filters.keys) == [])
        #expect(globals.union(filters).intersection(ForeignNames.functions.keys) == [])
        #expect(Set(StateSchema.standard.topLevelNames).intersection(ForeignNames.variables.keys) == [])
        #expect(Set(Self.tags.map(\.name)).intersection(ForeignNames.tags.keys) == [])
        #expect(Set(ValueType.list(.unknown).memberNames).intersection(ForeignNames.properties.keys) == [])
        let tables = [
            ForeignNames.variables, ForeignNames.functions, ForeignNames.filters, ForeignNames.methods,
            ForeignNames.properties, ForeignNames.tags, ForeignNames.arguments,
        ]
        for (name, help) in tables.joined() {
            let isProse = help.first?.isLowercase ?? false || help.hasPrefix("JavaScript")
            #expect(isProse && !help.hasSuffix("."), "\(name): \(help)")
        }
    }

    @Test("a signature has the role of the table it stands in, and the tag's own name")
    func roles() {
        #expect(Self.filters.allSatisfy { $0.signature.role == .filter && $0.signature.input != nil })
        #expect(StandardLibrary.tests.allSatisfy { $0.signature.role == .test && $0.signature.input != nil })
        #expect(StandardLibrary.globals.allSatisfy { $0.signature.role == .function })
        #expect(SMLibrary.tags.allSatisfy { $0.value.signature.role == .tag && $0.value.signature.name == $0.key })
    }

    @Test("the effects of filters on attributes are declared")
    func effects() {
        let effects = Self.signatures.filter { !$0.effects.isEmpty }.map { "\($0.names): \($0.effects)" }
        #expect(
            effects.sorted() == [
                #"["action"]: [NunjucksAnalysis.BindingEffect.namesAction]"#,
                #"["if_defined", "ifDefined"]: [NunjucksAnalysis.BindingEffect.omitsAttribute]"#,
                #"["js"]: [NunjucksAnalysis.BindingEffect.isScript]"#,
            ])
    }

    @Test("parameters that may be left out follow those that may not")
    func parameters() {
        for signature in Self.signatures {
            let optional = signature.parameters.drop { !$0.isOptional }
            #expect(optional.allSatisfy { $0.isOptional }, "\(signature.signatureText)")
            #expect(Set(signature.parameters.map(\.name)).count == signature.parameters.count)
        }
    }

    /// `SM_RECORD=1` writes the file anew; look at what changed.
    @Test("every signature is as in the approved file")
    func approved() throws {
        let text =
            Self.section("Filters of Nunjucks", Self.unique(StandardLibrary.filters))
            + Self.section("Filters of sm", Self.unique(SMLibrary.filters))
            + Self.section("Tests", Self.unique(StandardLibrary.tests))
            + Self.section("Functions", Self.unique(StandardLibrary.globals))
            + Self.section("Tags", Self.tags)
        try ExpectedText("types/signatures.txt").expect(text)
    }

    /// The signatures of functions, each once, whatever its aliases.
    private static func unique(_ functions: [NativeFunction]) -> [FunctionSignature] {
        functions.filter { $0.name == $0.signature.name }.map(\.signature)
    }

    private static func section(_ title: String, _ signatures: [FunctionSignature]) -> String {
        let lines = signatures.sorted { $0.name < $1.name }.map { signature in
            let aliases = signature.aliases.map { ", \($0)" }.joined()
            let input = signature.input.map { " of \($0.notation)" } ?? ""
            return "  \(signature.signatureText)\(aliases)\(input)"
        }
        return ([title] + lines).joined(separator: "\n") + "\n\n"
    }

    @Test("an alias calls the same function under its own name")
    func aliases() {
        let environment = Environment(.sm(options: Options(dialect: .sm), loader: MemoryLoader()))
        #expect(environment.library.filters["ifDefined"]?.name == "ifDefined")
        #expect(environment.library.filters["ifDefined"]?.signature.name == "if_defined")
        #expect(environment.library.filters["d"]?.signature.name == "default")
        #expect(environment.library.tests["sameas"]?.signature.name == "equalto")
        #expect(environment.library.filters.count == 58)
        #expect(environment.library.tests.count == 27)
    }
}
