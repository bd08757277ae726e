import NunjucksRuntime

struct Order: Encodable { var number: Int, items: [String] }
let template = try Environment().template("Order {{ number }}: {{ items | join(', ') }}")
let order = try Context(encoding: Order(number: 7, items: ["Coffee", "Tea"]))
print(try template.render(order))
