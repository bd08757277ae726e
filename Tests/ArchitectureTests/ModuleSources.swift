import Foundation

/// The sources of a module, read.
struct ModuleSources {
    /// A Swift source.
    struct File {
        /// The path from the module's folder.
        var path: String
        var names: SwiftNames
    }

    let module: Module
    /// The sources in the order of their paths.
    let files: [File]

    /// Reads the sources of a module.
    init(of module: Module) throws {
        let folder = Module.root.appending(path: module.path)
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        self.module = module
        files = try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
            File(path: path, names: SwiftNames(try String(contentsOf: folder.appending(path: path), encoding: .utf8)))
        }
    }

    /// The modules that the sources import, each with the first file that does.
    var imports: [String: String] {
        var imports: [String: String] = [:]
        for file in files {
            for module in file.names.imports where imports[module] == nil { imports[module] = file.path }
        }
        return imports
    }

    /// What the sources declare in types.
    var members: Set<String> { files.reduce(into: []) { $0.formUnion($1.names.members) } }
}
