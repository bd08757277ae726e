import NunjucksRuntime

let environment = Environment()
let text = "Hello {{ name }}, you have {{ orders | length }} orders."
print(try environment.render(text, ["name": "Ada", "orders": [7, 8]]))
