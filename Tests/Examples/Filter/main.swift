import NunjucksRuntime

var configuration = Environment.Configuration()
configuration.addFilter("initials") { name, _ in
    .string((name?.text ?? "").split(separator: " ").map { String($0.prefix(1)) }.joined())
}
print(try Environment(configuration).render("{{ name | initials }}", ["name": "Ada Lovelace"]))
