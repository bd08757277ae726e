import Diagnostics
import NunjucksAnalysis

/// What gives a renderer the programs of other templates: its environment.
package protocol TemplateCompiler: AnyObject, Sendable {
    /// The program of the template of a name.
    /// - Throws: What is wrong with the template, or that there is none.
    func program(named name: String) throws(Diagnostic) -> LinkedProgram

    /// Compiles a template whose text is not HTML, or is not escaped here.
    /// - Throws: What is wrong with the template.
    func compile(_ source: Source, as kind: TextKind) throws(Diagnostic) -> LinkedProgram
}
