package import Foundation
import Wording

/// The text of one file as read, cut into lines for the lexer and for messages.
package struct SourceFile: Sendable {
    /// As shown in messages, relative to the home: `Schedules/bau-cu-2021/10-chien-dich.lich`.
    package let path: String
    /// Composed (NFC), without line ends or byte-order mark.
    package let lines: [String]

    package init(path: String, text: String) {
        self.path = path
        var scalars = text.composed.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        var lines: [String] = []
        var start = scalars.startIndex
        var isAfterReturn = false
        for index in scalars.indices {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if scalar == "\n", isAfterReturn {
                start = next
            } else if scalar.endsLine {
                lines.append(String(scalars[start..<index]))
                start = next
            }
            isAfterReturn = scalar == "\r"
        }
        lines.append(String(scalars[start...]))
        self.lines = lines
    }

    /// The file with these bytes; where they are not UTF-8, the line of the first bad one.
    package static func decode(
        path: String,
        bytes: Data
    ) -> Result<SourceFile, Finding> {
        if let text = String(validating: bytes, as: UTF8.self) {
            return .success(SourceFile(path: path, text: text))
        }
        var good = 0
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            guard String(data: line, encoding: .utf8) != nil else { break }
            good += 1
        }
        return .failure(
            Finding(.notUTF8, path: path, line: good + 1, column: 1, length: 1, Findings.notUTF8)
        )
    }
}

extension Unicode.Scalar {
    /// What ``Swift/Character/isNewline`` knows.
    fileprivate var endsLine: Bool {
        switch value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
