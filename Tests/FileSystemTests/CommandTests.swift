import FileSystem
import Testing

@Suite("Commands of the machine")
struct CommandTests {
    private let shell = Command(named: "sh", in: "/nowhere:/bin:/usr/bin")

    @Test("a command leaves its output, its errors and whether it succeeded")
    func result() throws {
        let shell = try #require(shell)
        let good = try #require(
            shell.run(["-c", "echo $A; echo bad >&2"], environment: ["A": "b"], patience: 600))
        #expect(good.output == Array("b\n".utf8))
        #expect(good.errors == Array("bad\n".utf8))
        #expect(good.isSuccess)
        let bad = try #require(shell.run(["-c", "exit 3"], environment: [:], patience: 600))
        #expect(!bad.isSuccess && !bad.wasStopped)
    }

    @Test("a command that takes too long is stopped")
    func patience() throws {
        let shell = try #require(shell)
        let result = try #require(shell.run(["-c", "exec sleep 600"], environment: [:], patience: 0.1))
        #expect(result.wasStopped && !result.isSuccess)
    }

    @Test("a command that is nowhere is not found")
    func missing() {
        #expect(Command(named: "no-such-command", in: "/bin:/usr/bin") == nil)
    }
}
