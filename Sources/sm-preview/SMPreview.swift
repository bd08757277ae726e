import ArgumentParser

@main
struct SMPreview: ParsableCommand {
    func run() { print("hello") }
}
