import Diagnostics
import ScriptEngine
import SubscriptionManager
import Threads

/// Errors in the syntax of the theme's script, which keep browsers from running any of it.
///
/// The engine reads the script, and does not run it. Where there is no engine nothing is told. Loading the engine takes as
/// long as all other rules together, and so it is done beside them.
struct ScriptSyntax: LintRule {
    private let failure: Later<ScriptFailure?>?

    /// Begins to read the script of a theme.
    init(of theme: Theme) {
        failure = theme.script.map { bytes in
            let script = Script(bytes, name: theme.scriptName)
            return Later { Self.failure(of: script) }
        }
    }

    /// What is wrong with the syntax of a script.
    private static func failure(of script: Script) -> ScriptFailure? {
        guard let machine = JavaScriptCoreMachine(timeLimit: 1) else { return nil }
        do {
            try JavaScriptCoreEngine(on: machine).check(script)
            return nil
        } catch {
            // One that is nested too deeply for the engine may be right.
            return error.kind == .syntax ? error : nil
        }
    }

    mutating func finish(_ theme: LintedTheme) {
        let name = theme.theme.scriptName
        guard let error = failure?.value else { return }
        takeBackConsequences(theme, script: name)
        let source = Source(name: name, bytes: theme.theme.script ?? [])
        theme.keep(
            Diagnostic(
                .scriptSyntax, .error, "browsers cannot read the script, and run none of it: \(error.message)",
                at: Diagnostic.Place(span(of: error, in: source), in: source)))
    }

    /// Takes back what rendering says of a page whose script is not run: the same error, functions that are not defined,
    /// and what their values would have been.
    private func takeBackConsequences(_ theme: LintedTheme, script: String) {
        var missing: [Diagnostic.Place] = []
        for finding in theme.findings where finding.code == .scriptError {
            guard let place = finding.place, place.file != script, finding.message.contains("ReferenceError") else {
                continue
            }
            missing.append(place)
        }
        theme.takeBack(.scriptError) { finding in
            guard let place = finding.place else { return false }
            return place.file == script || missing.contains(place)
        }
        theme.takeBack(.htmlContext) { finding in
            guard let place = finding.place, let span = place.span, finding.message.contains("is undefined here") else {
                return false
            }
            return missing.contains {
                $0.file == place.file && $0.span.map { span.start <= $0.start } ?? false
                    && $0.span.map { $0.end <= span.end } ?? false
            }
        }
    }

    /// What an error is about: from its column on, or the whole line, which is all that the engine knows of most errors.
    private func span(of error: ScriptFailure, in source: Source) -> Span {
        guard let start = source.offset(line: error.line ?? 1, column: error.column ?? 1) else { return Span(0..<0) }
        let line = source.bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        let text = line.drop { $0 == 0x20 || $0 == 0x09 }
        return Span(text.indices)
    }
}
