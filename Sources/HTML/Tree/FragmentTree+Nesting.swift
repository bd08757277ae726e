extension FragmentTree {
    /// What HTML cannot say, and why.
    package struct Nesting: Sendable {
        /// What a page's parser does.
        package enum Fault: Sendable {
            /// The element ends another one around the fragment.
            case ends(String)
            /// It is dropped, because it cannot stand in this element, or outside of its own.
            case isDropped
            /// It is moved out of the table in which it stands.
            case leavesTable
            /// It is closed as soon as it is opened.
            case isClosed
            /// The parser puts an element of this name around it.
            case isWrapped(String)
            /// An element that was left open before goes on into it.
            case isFormatted(String)
            /// In production it is an element of HTML, and so is not drawn.
            case isForeign(String)
            /// The element ends another one of its own fragment, in production too.
            case endsOwn(String)
            /// It is dropped in production too: another element of its kind is open, or it is a part of a table that
            /// stands outside of one.
            case isLeftOut
        }

        /// What a page's parser does.
        package var fault: Fault
        /// The name of the element; nil for text.
        package var element: String?
        /// Where it stands, and how much of the template it is.
        package var origin: HTMLOrigin
        package var length: Int
        /// Where the element begins that is in the way.
        package var culprit: HTMLOrigin?

        /// Whether production reads the markup as browsers do, and so has the same.
        package var isProductions: Bool {
            switch fault {
            case .endsOwn, .isLeftOut: true
            default: false
            }
        }

        /// What is wrong, in one sentence.
        package var message: String {
            let what = element.map { "`<\($0)>`" } ?? "text"
            return switch fault {
            case .ends(let name): "\(what) cannot stand in `<\(name)>` in HTML: browsers end the `<\(name)>` before it"
            case .endsOwn(let name):
                "\(what) cannot stand in `<\(name)>` in HTML: browsers end the `<\(name)>` before it"
            case .isLeftOut where element == "form": "\(what) cannot stand in `<form>` in HTML: browsers leave it out"
            case .isDropped, .isLeftOut: "\(what) cannot stand here in HTML: browsers leave it out"
            case .leavesTable: "\(what) cannot stand right in a `<table>` in HTML: browsers move it before the table"
            case .isClosed: "\(what) cannot stand right in a `<table>` in HTML: browsers close it at once"
            case .isWrapped(let name): "\(what) cannot stand here in HTML: browsers put a `<\(name)>` around it"
            case .isFormatted(let name): "browsers take \(what) into the `<\(name)>` that was left open before"
            case .isForeign(let name):
                "in production \(what) is no element of `<\(name)>` here, and is not drawn, because its block is "
                    + "parsed by itself"
            }
        }

        /// How to get along with it.
        package var help: String {
            let consequence = "a static page cannot show what production has here"
            return switch fault {
            case .ends("p"): consequence + "; use a `<div>` instead of the `<p>`"
            case .ends(let name): consequence + "; put it beside the `<\(name)>`"
            case .isDropped, .isWrapped: consequence
            case .leavesTable: consequence + "; put it into a cell"
            case .isClosed: consequence + "; put it around the table, or into a cell"
            case .isFormatted(let name): consequence + "; close the `<\(name)>`"
            case .isForeign(let name): "put the whole `<\(name)>` into the block"
            case .endsOwn("p"): "use a `<div>` instead of the `<p>`, or write `</p>` before it"
            case .endsOwn(let name): "write `</\(name)>` before it"
            case .isLeftOut where element == "form": "write `</form>` before it, or take it out"
            case .isLeftOut: "put it into the part of a `<table>` to which it belongs"
            }
        }

        /// What is to be seen where the element begins that is in the way.
        package var culpritMessage: String {
            switch fault {
            case .ends(let name), .endsOwn(let name), .isFormatted(let name), .isForeign(let name):
                "the `<\(name)>` begins here"
            case .leavesTable: "the table begins here"
            case .isDropped, .isLeftOut, .isClosed, .isWrapped: "in this element"
            }
        }
    }
}
