import Diagnostics

/// A unit that is being run: its variables, and where those names lead that are not its own.
struct Activation {
    let program: LinkedProgram
    let unit: Unit
    let slots: UnsafeMutablePointer<Value>
    let stack: UnsafeMutablePointer<Value>
    let loops: UnsafeMutablePointer<LoopState>
    let caches: UnsafeMutablePointer<PropertyCache>
    /// In the dialect `sm`: the variables of the whole page.
    let globals: UnsafeMutablePointer<Value>
    /// The variables of the template that the unit belongs to.
    let context: TemplateContext
    /// The activation whose variables this one sees, and the scope in it from which it was entered.
    let parent: (activation: UnsafeMutablePointer<Activation>, scope: Int32)?
    /// Tells this activation from others that use the same memory later.
    let serial: Int
    /// The serial of the template or block whose macros and callers share one current frame in Nunjucks.
    let host: Int
    /// Whether `set` at the top may change the variables of the parent: an import that shares its context.
    let isOpen: Bool
    /// Where the values of the free names were found, if in another activation; one for each free name.
    var origins: [UnsafeMutablePointer<Value>?] = []
    /// Which parameters with a default were given a value.
    var given: [Bool] = []
    /// The parent of the template that is being rendered, once `extends` has named one.
    var parentProgram: LinkedProgram?
    /// The instruction that is being run, when it calls something.
    var counter = 0
}

/// Where a loop has got to.
struct LoopState {
    enum Items {
        case none
        case array(ArrayRef)
        case object(ObjectRef)
    }

    var items = Items.none
    var index: Int32 = 0
    var count: Int32 = 0
    /// The variable `loop` as an object, once something has asked for it: the same one in every turn.
    var object: ObjectRef?
}

/// Where a property was found the last time.
struct PropertyCache: BitwiseCopyable {
    var shape: UnsafePointer<Shape.Storage>?
    /// The position of the property, or -1 where objects of this shape have none.
    var index: Int32 = 0
}

/// The variables that a template and its parents and blocks share: Nunjucks' context.
final class TemplateContext {
    let base: ObjectRef?
    var overlay: [(name: StringRef, value: Value)]
    var exports: [StringRef] = []
    /// The blocks by name, those of the outermost child first.
    var blocks: [String: [(program: LinkedProgram, unit: Int)]] = [:]

    init(base: ObjectRef?, overlay: [(name: StringRef, value: Value)] = []) {
        self.base = base
        self.overlay = overlay
    }

    func lookUp(_ name: StringRef) -> Value? {
        for entry in overlay where entry.name == name { return entry.value }
        return base?[name]
    }

    func set(_ name: StringRef, to value: Value) {
        for index in overlay.indices where overlay[index].name == name {
            overlay[index].value = value
            return
        }
        overlay.append((name, value))
    }

    func addBlocks(of program: LinkedProgram) {
        for block in program.code.blocks { blocks[block.name, default: []].append((program, block.unit)) }
    }
}

/// A macro as a value: what it does, and where the names in it lead.
final class MacroBody: CallableBody {
    let program: LinkedProgram
    let unit: Unit
    let context: TemplateContext
    /// For a `caller`: the activation around it, whose variables it sees while that runs.
    let enclosing: (activation: UnsafeMutablePointer<Activation>, scope: Int32, serial: Int)?
    /// The serial of the template or block that the macro is written in.
    let host: Int

    init(
        program: LinkedProgram, unit: Unit, context: TemplateContext,
        enclosing: (activation: UnsafeMutablePointer<Activation>, scope: Int32, serial: Int)?, host: Int
    ) {
        self.program = program
        self.unit = unit
        self.context = context
        self.enclosing = enclosing
        self.host = host
        super.init(name: unit.name)
    }

    override func call(_ arguments: Arguments, in renderer: Renderer) throws(Diagnostic) -> Value {
        try renderer.callMacro(self, arguments)
    }
}
