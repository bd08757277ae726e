import Foundation

/// How long the command takes from start to end, and how much memory.
struct WholeRuns {
    private let workspace: Workspace
    private let binary: String

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        binary = try workspace.binary()
    }

    func measure(into table: inout Table) throws {}
}
