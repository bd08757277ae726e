import Diagnostics

/// What tells one finding from another: its code, and where it is; what it says, where that is nowhere.
struct FindingPlace: Hashable {
    private let code: Diagnostic.Code
    private let file: String
    private let line: Int
    private let column: Int
    private let message: String

    init(_ diagnostic: Diagnostic) {
        code = diagnostic.code
        file = diagnostic.place?.file ?? ""
        line = diagnostic.place?.line ?? 0
        column = diagnostic.place?.column ?? 0
        message = diagnostic.place == nil ? diagnostic.message : ""
    }
}
