package import Foundation

/// The text of one file as read.
package struct SourceFile: Sendable {
    /// As shown in messages, relative to the home: `Schedules/bau-cu-2021/10-chien-dich.lich`.
    package let path: String
    /// Composed (NFC), without byte-order mark and marks that turn the order of letters about, each line ended by
    /// a line feed alone.
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

    /// Those of the lines with these numbers that there are, without their ends.
    func lines(_ numbers: Set<Int>) -> [(number: Int, text: String)] {
        guard let last = numbers.max(), last > 0 else { return [] }
        var lines: [(Int, String)] = []
        var (number, start) = (1, 0)
        while number <= last, start <= octets.count {
            let end = octets[start...].firstIndex(of: UInt8(ascii: "\n")) ?? octets.count
            if numbers.contains(number) {
                lines.append((number, String(decoding: octets[start..<end], as: UTF8.self)))
            }
            (number, start) = (number + 1, end + 1)
        }
        return lines
    }

    private static func withPlainLineEnds(_ octets: [UInt8]) -> [UInt8] {
        guard
            var position = octets.indices.first(where: {
                octets[$0] != 0x0A
                    && lengthOfLineEnd(octets, at: $0) + lengthOfOrderMark(octets, at: $0) > 0
            })
        else {
            return octets
        }
        var plain = Array(octets[..<position])
        plain.reserveCapacity(octets.count)
        while position < octets.count {
            let mark = lengthOfOrderMark(octets, at: position)
            guard mark == 0 else {
                position += mark
                continue
            }
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

    /// The number of octets of the mark at that position that ``Unicode/Scalar/turnsOrder``; 0 for anything else.
    private static func lengthOfOrderMark(_ octets: [UInt8], at position: Int) -> Int {
        let first = octets[position]
        guard first == 0xE2 || first == 0xD8, position + 1 < octets.count else { return 0 }
        let rest = octets[position..<min(position + (first == 0xE2 ? 3 : 2), octets.count)]
        let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first
        return scalar?.turnsOrder ?? false ? rest.count : 0
    }

    /// The file with these bytes; else what is wrong with it: they are not UTF-8, or a line is too long.
    package static func decode(
        path: String,
        bytes: Data
    ) -> Result<SourceFile, Finding> {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let line = firstBadLine(of: bytes)
            return .failure(Finding(.notUTF8, .line(line, of: path), Findings.notUTF8))
        }
        let file = SourceFile(path: path, text: text)
        if let line = file.octets.firstLongLine {
            return .failure(Finding(.longLine, .line(line, of: path), Findings.longLine))
        }
        return .success(file)
    }

    /// A finding for each line with a control character that no text has, at the first one.
    package var controlFindings: [Finding] {
        var findings: [Finding] = []
        var (line, start) = (1, 0)
        var isTold = false
        for (position, octet) in octets.enumerated()
        where octet < 0x20 || octet == 0x7F || octet == 0xC2 {
            if octet == UInt8(ascii: "\n") {
                (line, start, isTold) = (line + 1, position + 1, false)
                continue
            }
            guard !isTold, findings.count < Self.mostControlFindings else { continue }
            let rest = octets[position..<min(position + 2, octets.count)]
            guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first,
                scalar.isForbiddenControl
            else { continue }
            isTold = true
            let before = String(decoding: octets[start..<position], as: UTF8.self)
            let place = Place.line(line, of: path)
                .at(column: before.unicodeScalars.count + 1, length: 1)
            findings.append(Finding(.controlCharacter, place, Findings.controlCharacter(scalar)))
        }
        return findings
    }

    /// A file that is no text at all is not told line by line.
    private static let mostControlFindings = 100

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
