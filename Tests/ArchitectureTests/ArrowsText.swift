/// The arrows of the house, as text.
enum ArrowsText {
    /// The modules, floor by floor, and then the folders of each.
    static func text(modules: ArrowGraph, folders: [(module: String, graph: ArrowGraph)]) -> String {
        var text = """
            Which module uses which, and within a module, which folder uses which. `swift test --filter
            ArchitectureTests` finds this out from the sources; with SM_RECORD=1 it writes this file anew.

            Modules, the lowest first: each uses only modules that stand above it.


            """
        for floor in modules.floors {
            for room in floor { text += line(room, modules.used(by: room)) }
            text += "\n"
        }
        for (module, graph) in folders {
            let floors = floors(graph)
            text += "\(module): \(floors.map { $0.joined(separator: ", ") }.joined(separator: " ← "))\n"
            for room in floors.joined() {
                for arrow in graph.arrows where arrow.user == room {
                    text += "    \(room) → \(arrow.used): \(arrow.example)\n"
                }
            }
            text += "\n"
        }
        return text
    }

    private static func line(_ room: String, _ used: [String]) -> String {
        used.isEmpty ? "    \(room)\n" : "    \(room) → \(used.joined(separator: ", "))\n"
    }

    /// The folders by floors, the front above all.
    private static func floors(_ graph: ArrowGraph) -> [[String]] {
        let floors = graph.floors.map { $0.filter { $0 != Folders.front } }.filter { !$0.isEmpty }
        return graph.rooms.contains(Folders.front) ? floors + [[Folders.front]] : floors
    }
}
