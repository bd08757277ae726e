import Diagnostics
import NunjucksAnalysis
import NunjucksSyntax
import SubscriptionManager

/// Properties that no value of their object's type has: a misspelt field, a method that there is not.
struct UnknownFields: VisitingRule {
    mutating func visit(_ expression: AnalyzedExpression, in view: LintedView) {
        switch expression.kind {
        case .property(let object, let name):
            report(
                name, of: object.type, object: object,
                at: view.location(ofProperty: name, in: expression.location), in: view)
        case .callMethod(let object, let name, _, let location):
            let place = view.location(ofProperty: name, in: location)
            if !reportUncallable(name, of: object.type, at: place, in: view) {
                report(name, of: object.type, isCalled: true, at: place, in: view)
            }
        case .script(let source, let variables): check(source, variables, at: expression.location, in: view)
        default: if let call = view.filterCall(expression) { check(call, in: view) }
        }
    }

    /// Checks what a piece of JavaScript reads of the template's variables.
    private func check(_ source: String, _ variables: [ScriptVariable], at location: Location, in view: LintedView) {
        for path in ScriptReading(source).paths {
            guard var type = variables.first(where: { $0.name == path.variable })?.type else { continue }
            for property in path.properties {
                let known = type.nonNullish
                if known.isNever || known.isUnknown { break }
                let member = known.member(property.name)
                guard member.isListed else {
                    // Lists and texts have all methods of the browser's JavaScript.
                    if known.isOnlyRecords, view.theme.accepts(.unknownField) {
                        let place = view.location(of: property.name, inScript: location)
                        report(property.name, of: known, at: place, in: view)
                    }
                    break
                }
                type = member.type
            }
        }
    }

    /// Reports a call of a property that is there, and is no function: `orders.length()`, `object.items()`.
    private func reportUncallable(
        _ name: String, of type: ValueType, at location: Location, in view: LintedView
    ) -> Bool {
        let type = type.nonNullish
        let member = type.member(name)
        guard !type.isNever, member.isListed, member.callResult == nil, member.type != .function else { return false }
        let isMap = type.members.allSatisfy { if case .map = $0 { true } else { false } }
        let help = ForeignNames.methods[name]
        guard isMap ? help != nil : !member.type.isUnknown else { return false }
        view.warn(.unknownProperty, "\(type.description) has no function `\(name)`", at: location, help: help)
        return true
    }

    /// Reports a property that a type does not list.
    private func report(
        _ name: String, of type: ValueType, object: AnalyzedExpression? = nil, isCalled: Bool = false,
        at location: Location, in view: LintedView
    ) {
        let type = type.nonNullish
        if type.isNever || type.isUnknown || type.member(name).isListed || view.theme.isKnown(name, of: type) { return }
        // Views may give objects properties of their own.
        if view.theme.setProperties.contains(name) { return }
        guard view.theme.accepts(.unknownField) else { return }
        let records = type.members.compactMap { if case .record(let record) = $0 { record } else { nil } }
        let foreign = records.isEmpty ? ForeignNames.properties[name] : nil
        let method = isCalled ? ForeignNames.methods[name] : nil
        let near = Self.near(name, among: type.memberNames)
        // What a store adds as a matter of course is no mistake, unless it looks like one.
        if near == nil, method == nil, records.contains(where: \.isExtended) { return }
        var warning = view.warning(
            records.isEmpty ? .unknownProperty : .unknownField, "\(type.description) has no `\(name)`", at: location)
        if let foreign = method ?? foreign {
            warning.translate(name, as: foreign, in: view.source(of: location))
        } else {
            warning = warning.suggesting(near, for: name, in: view.source(of: location))
        }
        if let object, let help = Self.help(name, of: type, view.text(at: object.location)) { warning.help = help }
        view.theme.keep(warning)
    }

    /// How to come to an object that has a property, from its id or from a list of such objects.
    private static func help(_ name: String, of type: ValueType, _ text: String) -> String? {
        switch type {
        case .string(.id(let kind?)):
            guard let list = lists[kind], case .list(.record(let record))? = StateTypes.standard.globals[list],
                record.field(named: name) != nil, let variable = record.variableName
            else { return nil }
            return "find the object first: {% set \(variable) = \(list) | find(id=\(text)) %}"
        case .list(let item) where !item.isUnknown && item.nonNullish.member(name).isListed:
            return "its items have it: go through it with a loop, or take one, `\(text) | first`"
        default: return nil
        }
    }

    /// The State's lists, by the kinds of their objects.
    private static let lists = [
        "Address": "addresses", "Order": "orders", "Payment": "payments", "Product": "products",
        "Subscription": "subscriptions",
    ]

    /// The name that was probably meant: one that is nearly the same, or has the name as one of its words.
    private static func near(_ name: String, among names: [String]) -> String? {
        if let alias = aliases[name]?.first(where: names.contains) { return alias }
        if let near = nearest(to: name, among: names, within: 2) { return near }
        let longer = names.filter { $0.split(separator: "_").contains(Substring(name)) }
        return longer.count == 1 ? longer[0] : nil
    }

    /// What other shops' objects call what these have under another name.
    private static let aliases = [
        "id": ["public_id"], "title": ["name"], "price": ["total_price"], "image": ["image_url"], "img": ["image_url"],
        "frequency": ["every"], "interval": ["every"], "qty": ["quantity"], "date": ["place"], "amount": ["total"],
        "total_price": ["total"], "tax": ["tax_total"], "taxes": ["tax_total"], "shipping": ["shipping_total"],
        "discount": ["discount_total"], "currency": ["currency_code"], "ship_date": ["place"],
        "shipment_date": ["place"], "next_date": ["place"], "charge_date": ["place"], "payment_id": ["payment"],
        "address_id": ["shipping_address"], "product_id": ["product"], "variant_id": ["product"],
        "order_id": ["order"], "subscription_id": ["subscription"], "last4": ["cc_number_ending"],
        "last_four": ["cc_number_ending"], "brand": ["cc_type"], "card_type": ["cc_type"],
        "expiry": ["cc_exp_date"], "expiration": ["cc_exp_date"], "exp_date": ["cc_exp_date"],
        "postal_code": ["zip_postal_code"], "province": ["state_province_code"], "country": ["country_code"],
        "street": ["address"], "address1": ["address"], "url": ["detail_url"], "link": ["detail_url"],
        "photo": ["image_url"], "thumbnail": ["image_url"], "active": ["live"], "is_active": ["live"],
        "available": ["live"], "in_stock": ["live"], "created_at": ["created"],
        "updated_at": ["updated", "last_update", "last_updated"],
    ]

    // MARK: Filters that name properties

    /// Checks the properties by which a filter tells the items of a list apart.
    private func check(_ call: LintedView.FilterCall, in view: LintedView) {
        let item = call.input.type.element
        guard !item.isNever, !item.isUnknown else { return }
        switch call.name {
        case "select", "reject", "find":
            for keyword in call.arguments.keywords where keyword.key != "id" {
                report(keyword.key, of: item, at: view.location(of: keyword), in: view)
            }
            for argument in call.arguments.positional { checkPath(argument, of: item, in: view) }
        case "sort" where call.arguments.positional.count == 2 && reportDirection(call, in: view): return
        case "sort", "key": for argument in call.arguments.positional { checkPath(argument, of: item, in: view) }
        default: break
        }
    }

    /// Reports a word for a direction: `sort('place', 'desc')`.
    private func reportDirection(_ call: LintedView.FilterCall, in view: LintedView) -> Bool {
        let second = call.arguments.positional[1]
        guard case .literal(.string(let word)) = second.kind, ["asc", "desc", "descending"].contains(word.lowercased())
        else { return false }
        let first = view.text(at: call.arguments.positional[0].location)
        view.warn(
            .invalidArgument, "`sort` takes no direction, and `\(word)` is the name of a property here",
            at: second.location,
            help: word.lowercased() == "asc"
                ? "write `sort(\(first))`: the smallest comes first" : "write `sort(\(first), reverse=true)`")
        return true
    }

    /// Checks a path of properties that is written out.
    private func checkPath(_ argument: AnalyzedExpression, of type: ValueType, in view: LintedView) {
        guard case .literal(.string(let path)) = argument.kind else { return }
        var type = type
        for name in path.split(separator: ".").map(String.init) {
            let known = type.nonNullish
            if known.isNever || known.isUnknown { return }
            let member = known.member(name)
            guard member.isListed else { return report(name, of: known, at: argument.location, in: view) }
            type = member.type
        }
    }
}

extension RecordType {
    /// Whether stores add fields of their own to such objects as a matter of course.
    fileprivate var isExtended: Bool {
        name.map { StateSchema.extendedObjects.contains(StateSchema.ObjectName(rawValue: $0)) } ?? false
    }
}
