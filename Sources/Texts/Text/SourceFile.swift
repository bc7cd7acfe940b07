package import Foundation

/// The text of one file as read.
package struct SourceFile: Sendable {
    /// As shown in messages, relative to the home: `Schedules/bau-cu-2021/10-chien-dich.lich`.
    package let path: String
    /// Composed (NFC), without byte-order mark, each line ended by a line feed alone.
    package let octets: [UInt8]

    package init(path: String, text: String) {
        self.path = path
        var octets = Array(text.composed.utf8)
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { octets.removeFirst(3) }
        self.octets = Self.withPlainLineEnds(octets)
    }

    package var text: String { String(decoding: octets, as: UTF8.self) }

    /// The lines, without their ends.
    package var lines: [String] {
        octets.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func withPlainLineEnds(_ octets: [UInt8]) -> [UInt8] {
        guard
            var position = octets.indices.first(where: {
                octets[$0] != 0x0A && lengthOfLineEnd(octets, at: $0) > 0
            })
        else {
            return octets
        }
        var plain = Array(octets[..<position])
        plain.reserveCapacity(octets.count)
        while position < octets.count {
            let length = lengthOfLineEnd(octets, at: position)
            plain.append(length > 0 ? UInt8(ascii: "\n") : octets[position])
            position += max(1, length)
        }
        return plain
    }

    /// The number of octets of the line end at that position: 1 for LF, 2 for CR LF, 0 for a letter.
    ///
    /// Line ends are the characters that ``Swift/Character/isNewline`` is true for.
    private static func lengthOfLineEnd(_ octets: [UInt8], at position: Int) -> Int {
        func octet(_ distance: Int) -> UInt8 {
            position + distance < octets.count ? octets[position + distance] : 0
        }
        switch octets[position] {
        case 0x0D: return octet(1) == 0x0A ? 2 : 1
        case 0x0A...0x0C: return 1
        case 0xC2: return octet(1) == 0x85 ? 2 : 0
        case 0xE2:
            return octet(1) == 0x80 && (0xA8...0xA9).contains(octet(2)) ? 3 : 0
        default: return 0
        }
    }

    /// The file with these bytes; where they are not UTF-8, the line of the first bad one.
    package static func decode(
        path: String,
        bytes: Data
    ) -> Result<SourceFile, Finding> {
        if let text = String(validating: bytes, as: UTF8.self) {
            return .success(SourceFile(path: path, text: text))
        }
        let line = firstBadLine(of: bytes)
        return .failure(Finding(.notUTF8, .line(line, of: path), Findings.notUTF8))
    }

    /// The 1-based line of the first octet that is not UTF-8.
    package static func firstBadLine(of octets: Data) -> Int {
        var good = 0
        for line in octets.split(separator: 10, omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { break }
            good += 1
        }
        return good + 1
    }
}
