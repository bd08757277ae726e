import NunjucksAnalysis

extension BindingRules {
    /// The rules of the Subscription Manager: where the filter `action` names a form action.
    package static let subscriptionManager = BindingRules(
        actionAttributes: [
            Attribute("action", of: "form"),
            Attribute("submit", of: "form", isListener: true),
        ])
}
