import Foundation

/// The command `sm-preview`, as it was built with the tests.
package enum BuiltProgram {
    /// Where it is: the tests' bundle, or their program, lies beside it. `$SM_PREVIEW` names another one.
    package static let url: URL = {
        if let named = TestEnvironment.value("SM_PREVIEW") { return URL(filePath: named) }
        for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
            return bundle.bundleURL.deletingLastPathComponent().appending(path: "sm-preview")
        }
        return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "sm-preview")
    }()
}
