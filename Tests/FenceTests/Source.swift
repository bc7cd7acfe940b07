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

    /// The raw values of the enums over strings that the file declares, written out or by the case's name.
    var rawValues: Set<String> {
        var values: Set<String> = []
        var isInside = false
        for line in code.split(separator: "\n") {
            if line.contains(/enum \w+: String\b/) { isInside = true }
            guard isInside else { continue }
            if line.contains(/^\s*(package |private |static |var |init|func )/),
                !line.contains("enum ")
            {
                isInside = false
                continue
            }
            guard let cases = line.firstMatch(of: /^\s*(?:indirect )?case (.+)$/)?.1 else {
                continue
            }
            for part in cases.split(separator: ",") {
                if let written = part.firstMatch(of: /= "([^"]+)"/)?.1 {
                    values.insert(String(written))
                } else {
                    values.insert(part.trimmingCharacters(in: .whitespaces))
                }
            }
        }
        return values
    }

    /// The words that a `case` of a switch compares with.
    var comparedWords: [String] {
        code.split(separator: "\n").filter { $0.contains(/^\s*case "/) && !$0.contains("= ") }
            .flatMap { line in
                (line.split(separator: ":").first ?? "").matches(of: /"(\w+)"/).map {
                    String($0.1)
                }
            }
    }
}
