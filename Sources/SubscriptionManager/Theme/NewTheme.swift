import BundledFiles

/// A theme to begin with: one that the program has inside, with what previews of it need.
package struct NewTheme: Sendable {
    /// Where previews are compared on every change.
    package enum Service: String, CaseIterable, Sendable {
        case github, gitlab
    }

    /// Its files, by their paths in its folder.
    package let files: [String: [UInt8]]
    /// The paths in the folder where nothing may stand: the theme's own files and folders. What belongs to the repository
    /// around it may.
    package let ownPlaces: [String]

    /// - Parameters:
    ///   - theme: What its templates, texts and styles are copied from.
    ///   - service: Whose recipe it gets, if it gets one.
    package init(from theme: BundledTheme, for service: Service?) {
        var files = theme.files
        let folders = Set(files.keys.compactMap { $0.split(separator: "/").first.map(String.init) })
        let starter = BundledFile.all(in: "Sources/BundledFiles/Starter").mapValues(\.bytes)
        for (path, name) in [
            Configuration.fileName: "sm-preview.json", "fixtures/my-customer.json": "my-customer.json",
            ".gitattributes": "gitattributes", service?.recipePath: service?.recipeName,
        ] {
            if let path, let name { files[path] = starter[name] }
        }
        files[".sm-preview/sm-preview.schema.json"] = Array(Configuration.jsonSchema().utf8)
        files[".sm-preview/fixture.schema.json"] = Array(StateSchema.standard.jsonSchema().utf8)
        self.files = files
        let shared = [".gitattributes", service?.recipePath]
        ownPlaces = (folders + files.keys.filter { !shared.contains($0) && theme.files[$0] == nil }).sorted()
    }
}

extension NewTheme.Service {
    /// The path of the recipe in the folder.
    package var recipePath: String {
        switch self {
        case .github: ".github/workflows/previews.yml"
        case .gitlab: ".gitlab-ci.yml"
        }
    }

    fileprivate var recipeName: String {
        switch self {
        case .github: "github-workflow.yml"
        case .gitlab: "gitlab-ci.yml"
        }
    }
}
