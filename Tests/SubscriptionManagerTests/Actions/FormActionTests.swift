import Foundation
import SubscriptionManager
import TestSupport
import Testing

@Suite("Form actions")
struct FormActionTests {
    @Test("production's actions are those of its documentation, and the bundled themes have four of their own")
    func names() {
        #expect(
            FormAction.all.filter { !$0.isBundled }.map(\.name) == [
                "change_shipment_date", "skip_shipment", "skip_subscription", "send_now", "cancel_subscription",
                "reactivate_subscription", "pause_subscription", "change_quantity", "change_item_quantity",
                "change_subscription_frequency", "change_product", "delete_item", "change_shipping_address",
                "change_renewal_behavior", "upgrade_to_prepaid", "send_payment_email",
            ])
        #expect(
            FormAction.all.filter(\.isBundled).map(\.name) == [
                "upgrade_to_subscription", "add_discount_code", "remove_discount_code", "change_payment",
            ])
        #expect(FormAction.named("change_frequency")?.name == "change_subscription_frequency")
        #expect(FormAction.named("change_everything") == nil)
    }

    @Test("every action says in one sentence what changes, and names its fields once")
    func documentation() {
        for action in FormAction.all {
            #expect(action.change.hasSuffix(".") && action.change.first?.isUppercase == true, "\(action.change)")
            #expect(Set(action.fields.map(\.name)).count == action.fields.count, "\(action.name)")
            #expect(!action.notifications.successes.isEmpty && !action.notifications.failures.isEmpty, "\(action.name)")
        }
    }

    @Test("a form lacks the required fields that it has under no name")
    func missingFields() throws {
        let rows: [(action: String, fields: Set<String>, missing: [String])] = [
            ("send_now", [], ["order"]),
            ("send_now", ["order"], []),
            ("delete_item", ["order_item"], []),
            ("change_shipment_date", ["order", "date"], []),
            ("cancel_subscription", ["subscription"], []),
            ("change_frequency", ["subscription", "frequency"], []),
            ("change_frequency", ["subscription", "every", "every_period"], []),
            ("change_frequency", ["subscription", "every_period"], []),
            ("change_frequency", ["subscription", "every"], ["frequency"]),
            ("reactivate_subscription", ["subscription", "frequency"], []),
            ("change_shipping_address", ["order", "shipping_address"], []),
            ("change_shipping_address", ["order", "address_id"], []),
            (
                "change_shipping_address", ["order_id", "customer", "first_name", "last_name", "address", "city"],
                ["state_province_code", "zip_postal_code", "country_code"]
            ),
        ]
        for row in rows {
            let action = try #require(FormAction.named(row.action))
            #expect(action.missingFields(among: row.fields).map(\.name) == row.missing, "\(row.action)")
        }
    }

    @Test("the bundled themes use no action that is not in the table")
    func bundledThemes() throws {
        let templates = Repository.root.appending(path: "Templates")
        let files = try #require(FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil))
        var names: Set<String> = []
        for case let file as URL in files where file.pathExtension == "liquid" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /'(\w+)'\s*\|\s*action/) { names.insert(String(match.output.1)) }
        }
        #expect(names.count > 10)
        #expect(names.filter { FormAction.named($0) == nil } == [])
    }
}
