import SubscriptionManager

let theme = try Theme(folder: "Theme")
let fixture = try Fixture(json: #"{ "customer": { "first_name": "Ada" }, "orders": [] }"#)
let page = theme.render(fixture, locale: "en-US")
print(page.text)
for diagnostic in theme.analyze().diagnostics { print(diagnostic.message) }  // of all views, before any page is made
