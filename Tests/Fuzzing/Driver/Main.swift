import FuzzTargets

#if canImport(Glibc)
    import Glibc
#endif

/// Gives libFuzzer one target to run: `fuzz TARGET [libFuzzer's options and folders]`, or `fuzz --targets` for their names.
@main struct Main {
    static func main() {
        guard CommandLine.argc > 1, CommandLine.arguments[1] != "--targets" else {
            print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
            return
        }
        guard let target = FuzzTarget.named(CommandLine.arguments[1]) else {
            print("there is no target `\(CommandLine.arguments[1])`")
            exit(2)
        }
        Self.target = target
        // libFuzzer reads what comes after its own name.
        var count = CommandLine.argc - 1
        var arguments = CommandLine.unsafeArgv + 1
        arguments[0] = CommandLine.unsafeArgv[0]
        exit(
            runLibFuzzer(&count, &arguments) { bytes, count in
                Main.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
                return 0
            })
    }

    nonisolated(unsafe) private static var target = FuzzTarget.all[0]

    private static func run(_ input: [UInt8]) {
        do throws(FuzzViolation) {
            try target.check(input)
        } catch {
            fatalError("\(error)")
        }
    }
}

/// `LLVMFuzzerRunDriver` of libFuzzer, which the switch `-sanitize=fuzzer` links.
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ run: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
