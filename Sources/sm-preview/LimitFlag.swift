import ArgumentParser
import SubscriptionManager

/// The value of `--limit`: a limit of pages, and what it is to be.
struct LimitFlag: ExpressibleByArgument {
    let setting: PageLimits.Setting

    /// All limits, for people.
    static let names = PageLimits.Name.allCases.map(\.rawValue).joined(separator: ", ")

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let name = PageLimits.Name(rawValue: String(parts[0])), let value = Double(parts[1]),
            let setting = try? PageLimits.Setting(name, value)
        else { return nil }
        self.setting = setting
    }
}
