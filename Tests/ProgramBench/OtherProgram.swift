package import Foundation

/// A program of another make, run to its end.
package enum OtherProgram {
    package struct Result: Sendable {
        package let code: Int32
        package let output: Data
        package let errors: Data

        /// What it printed, without line ends around it.
        package var text: String {
            String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }

    /// `environment`: nil for the tests' own.
    @discardableResult
    package static func run(
        _ path: String,
        _ arguments: [String],
        environment: [String: String]? = nil
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files, not pipes: what the program leaves running may keep them open.
        let files = ["output", "errors"].map(folder.appendingPathComponent)
        for file in files { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus,
            output: try Data(contentsOf: files[0]),
            errors: try Data(contentsOf: files[1])
        )
    }

    /// A Python script; what it complains about is the error where it fails.
    package static func python(_ arguments: [String]) throws -> Result {
        let result = try run("/usr/bin/python3", arguments)
        guard result.code == 0 else {
            throw Complaint(description: String(decoding: result.errors, as: UTF8.self))
        }
        return result
    }

    private struct Complaint: Error, CustomStringConvertible {
        let description: String
    }
}
