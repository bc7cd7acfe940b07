import Foundation

/// A page that people learn the program from; what it says and shows is tried by tests.
package struct Guide: Sendable {
    package let path: String
    package let text: String

    /// How schedule files are written: the officers' guide.
    package static var schedules: Guide { get throws { try Guide("Schedules/README.md") } }

    /// How letters are worded.
    package static var templates: Guide { get throws { try Guide("Templates/README.md") } }

    /// How the program is run.
    package static var program: Guide { get throws { try Guide("README.md") } }

    private init(_ path: String) throws {
        self.path = path
        text = try String(
            contentsOf: Project.root.appendingPathComponent(path),
            encoding: .utf8
        )
    }

    /// Whether a line of the page has these words.
    package func says(_ words: String) -> Bool { text.contains(words) }

    /// What begins with `Ví dụ:` and goes on to the end of its paragraph or cell, without these words.
    ///
    /// A line that ends with them introduces the block below and is none.
    package var examples: [String] {
        text.split(separator: "\n").flatMap { line in
            line.components(separatedBy: " |").flatMap { cell in
                cell.components(separatedBy: "Ví dụ: ").dropFirst()
            }
        }
    }

    /// Whether this is one of its examples, word for word.
    package func shows(_ example: String) -> Bool { examples.contains(example) }

    /// The fenced blocks of that language, in order.
    package func blocks(_ language: String) -> [String] {
        var blocks: [String] = []
        var current: (language: String, lines: [Substring])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("```") else {
                current?.lines.append(line)
                continue
            }
            if let block = current {
                if block.language == language {
                    blocks.append(block.lines.joined(separator: "\n"))
                }
                current = nil
            } else {
                current = (String(line.dropFirst(3)), [])
            }
        }
        return blocks
    }

    /// The cells of the rows of the table whose head begins with these words.
    package func table(_ head: String) -> [[String]] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("| \(head) ") }) else { return [] }
        return lines[start...].dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
            line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
        }
    }
}

extension Guide {
    /// The campaign of the officers' guide, which its examples speak of.
    package static var campaign: String {
        get throws { try schedules.blocks("lich").first ?? "" }
    }

    /// The unit list of that campaign.
    package static var units: String {
        get throws { try schedules.blocks("csv").first ?? "" }
    }
}
