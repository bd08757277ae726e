/// A place in a file that an editor opens.
struct EditorPlace: Equatable, Sendable {
    /// The file, as the editor's own machine calls it.
    var file: String
    /// The line, from 1.
    var line: Int
    /// The column, from 1.
    var column: Int
}
