package import Foundation

/// The built program, run as a person would.
package struct DonDocProgram {
    package let home: URL
    package var environment: [String: String] = [:]

    package init(home: URL) {
        self.home = home
    }

    /// What no log may hold; by default every password that the environment gives the program.
    package var secrets: [String] {
        environment.filter { $0.key.contains("PASSWORD") || $0.key.contains("SECRET") }.map(\.value)
    }

    package static let path: String = {
        // The tests run from the folder that the program was built into.
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appendingPathComponent("dondoc").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return Project.root.appendingPathComponent(".build/debug/dondoc").path
    }()

    package struct Result {
        package let code: Int32
        package let output: String
        package let errors: String
    }

    /// `input`: what is typed; it must fit a pipe's buffer.
    package func start(_ arguments: [String], input: String = "") throws -> (
        process: Process, output: Pipe, errors: Pipe
    ) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments + ["--home", home.path]
        process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"]
            .merging(environment) { _, new in new }
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        let typed = Pipe()
        try typed.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try typed.fileHandleForWriting.close()
        process.standardInput = typed
        try process.run()
        return (process, output, errors)
    }

    @discardableResult
    package func run(_ arguments: String...) throws -> Result { try run(arguments) }

    @discardableResult
    package func run(_ arguments: [String], input: String = "") throws -> Result {
        let (process, output, errors) = try start(arguments, input: input)
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        let words = String(
            decoding: errors.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        // All that is said beside what was asked is the log, and of these commands all that is said.
        let logs =
            ["tick", "run", "send-test"].contains(arguments.first ?? "") ? words + text : words
        try Leak.check(logs, secrets: secrets)
        return Result(code: process.terminationStatus, output: text, errors: words)
    }
}
