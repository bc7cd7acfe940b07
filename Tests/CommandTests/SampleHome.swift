import Foundation
import ProgramBench
import Testing

/// A home of its own with the sample data of the 2021 campaign recorded.
final class SampleHome: Sendable {
    private let folder: URL

    /// Recorded once, then copied.
    private static let prepared = Result { try SampleHome(recordedIn: folder()) }

    private static func folder() -> URL {
        FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-stats-\(UUID().uuidString)")
    }

    init() throws {
        folder = Self.folder()
        try FileManager.default.copyItem(at: Self.prepared.get().folder, to: folder)
    }

    private init(recordedIn folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["Schedules", "Templates"] {
            try FileManager.default.copyItem(
                at: Project.root.appendingPathComponent(name),
                to: folder.appendingPathComponent(name)
            )
        }
        for name in ["bao-cao", "quyet-dinh", "so-lieu"] {
            let file = folder.appendingPathComponent("Schedules/bau-cu-2021/mau/\(name).csv")
            let result = try run(["import", file.path])
            #expect(result.code == 0, "\(result.errors)")
        }
    }

    /// `input`: what is typed.
    func run(
        _ arguments: [String],
        input: String = ""
    ) throws -> (code: Int32, output: String, errors: String) {
        let result = try DonDocProgram(home: folder)
            .run(arguments + ["--campaign", "bau-cu-2021"], input: input)
        return (result.code, result.output, result.errors)
    }

    /// The path of a new file with that text.
    func file(_ name: String, _ text: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// What a terminal of 80 columns is sent, without colours.
    func onTerminal(_ arguments: [String]) throws -> String {
        let words =
            [DonDocProgram.path] + arguments
            + ["--campaign", "bau-cu-2021", "--home", folder.path]
        let command = words.map { "'\($0)'" }.joined(separator: " ")
        let result = try OtherProgram.run(
            "/usr/bin/script",
            ["-qec", "stty cols 80 rows 50; \(command)", "/dev/null"],
            environment: [
                "NO_COLOR": "1", "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
            ]
        )
        return String(decoding: result.output, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
