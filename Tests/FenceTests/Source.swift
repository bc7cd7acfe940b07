import Foundation
import Testing

/// A Swift file of the project.
struct Source {
    /// Below the folder that was asked for.
    let path: String
    /// Without lines that are comments.
    let code: String
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file below `Sources`.
    static var all: [Source] {
        get throws { try read.get() }
    }

    private static let read = Result {
        let files = try all(in: "Sources")
        #expect(files.count > 40)
        return files
    }

    static func all(in folder: String) throws -> [Source] {
        let start = root.appendingPathComponent(folder)
        let files = try #require(
            FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
        )
        var result: [Source] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let path = String(file.path.dropFirst(start.path.count + 1))
            result.append(Source(path: path, text: try String(contentsOf: file, encoding: .utf8)))
        }
        return result
    }

    init(path: String, text: String) {
        self.path = path
        code = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces).hasPrefix("//") ? "" : String($0) }
            .joined(separator: "\n")
    }

    func matches(_ expression: NSRegularExpression) -> Bool {
        expression.firstMatch(in: code, range: NSRange(code.startIndex..., in: code)) != nil
    }

    var imports: [String] {
        code.matches(of: /(?m)^\s*(?:@testable |package |internal )*import (\w+)$/)
            .map { String($0.1) }
    }
}
