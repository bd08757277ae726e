/// What is open around a place in a page, as far as it could be in the way of markup that is put there.
package struct HTMLContext: OptionSet, BitwiseCopyable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    static let form = Self(rawValue: 1)
    static let link = Self(rawValue: 1 << 1)
    static let button = Self(rawValue: 1 << 2)
    static let select = Self(rawValue: 1 << 3)
    static let listItem = Self(rawValue: 1 << 4)
    static let description = Self(rawValue: 1 << 5)
    static let paragraph = Self(rawValue: 1 << 6)
    static let heading = Self(rawValue: 1 << 7)
    static let option = Self(rawValue: 1 << 8)
    static let svg = Self(rawValue: 1 << 9)
    static let math = Self(rawValue: 1 << 10)
    static let table = Self(rawValue: 1 << 11)
    static let tableBody = Self(rawValue: 1 << 12)
    static let row = Self(rawValue: 1 << 13)

    /// The names of the elements.
    package var names: [String] { elements.map { "\($0)" } }

    /// The elements that stand for a context, the outermost first.
    fileprivate var elements: [ElementName] {
        let all: [(HTMLContext, [ElementName])] = [
            (.form, [.form]), (.link, [.a]), (.button, [.button]), (.select, [.select]), (.listItem, [.li]),
            (.description, [.dd]), (.paragraph, [.p]), (.heading, [.h2]), (.option, [.option]), (.svg, [.svg]),
            (.math, [.math]), (.table, [.table]), (.tableBody, [.table, .tbody]), (.row, [.table, .tbody, .tr]),
        ]
        return all.flatMap { contains($0) ? $1 : [] }
    }

    /// Whether text is out of place here, and not only some elements.
    package var isInTable: Bool { !isDisjoint(with: [.table, .tableBody, .row]) }
}

extension TreeBuilder {
    /// A parser of a page in which some elements are open.
    init(within context: HTMLContext) {
        self = .page
        for (id, element) in context.elements.enumerated() {
            var tag = Tag("\(element)")
            tag.id = Int32(id)
            _ = startTag(tag)
        }
    }

    /// What is open here that could be in the way of what is put here.
    package var context: HTMLContext {
        var context: HTMLContext = form == nil ? [] : .form
        if lastFormatting(.a) != nil { context.insert(.link) }
        if isForeign { context.insert(open.last?.namespace == .svg ? .svg : .math) }
        switch (mode, open.last?.element) {
        case (.table, .table): return context.union(.table)
        case (.tableBody, .tbody), (.tableBody, .thead), (.tableBody, .tfoot): return context.union(.tableBody)
        case (.row, .tr): return context.union(.row)
        case (_, .option): context.insert(.option)
        case (_, let element?) where ElementSet.headings.contains(element): context.insert(.heading)
        default: break
        }
        var seesItems = true
        for element in open.reversed() {
            guard element.namespace == .html else {
                if element.isSpecial { break }
                continue
            }
            switch element.element {
            case .p: if !context.contains(.button) { context.insert(.paragraph) }
            case .li: if seesItems { context.insert(.listItem) }
            case .dd, .dt: if seesItems { context.insert(.description) }
            case .button: context.insert(.button)
            case .select: context.insert(.select)
            default: break
            }
            if ElementSet.scope.contains(element.element) { break }
            if element.isSpecial, !ElementSet.itemContent.contains(element.element) { seesItems = false }
        }
        return context
    }
}
