import Foundation
import Wording

/// A body as 7-bit lines: quoted-printable or base64 (RFC 2045), whichever is shorter.
enum BodyEncoder {
    /// The name of the encoding, and the lines with their CRLF.
    static func encode(_ text: String) -> (encoding: String, octets: [UInt8]) {
        let source = normalised(text)
        var escaped = 0
        var lineEnds = 0
        for octet in source {
            if octet > 126 || octet == 61 { escaped += 1 }
            if octet == 10 { lineEnds += 1 }
        }
        let size = source.count + lineEnds
        if size + 2 * escaped <= size * 4 / 3 {
            return ("quoted-printable", quoted(source, size: size + 2 * escaped))
        }
        return ("base64", base64(source, size: size))
    }

    /// Composed, LF line ends, one line end at the end.
    private static func normalised(_ text: String) -> [UInt8] {
        var octets = Array(text.composed.utf8)
        if octets.contains(13) { octets.removeAll { $0 == 13 } }
        while octets.last == 10 { octets.removeLast() }
        octets.append(10)
        return octets
    }

    private static func base64(_ source: [UInt8], size: Int) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(size)
        for octet in source {
            if octet == 10 { octets.append(13) }
            octets.append(octet)
        }
        let text = Array(Data(octets).base64EncodedString().utf8)
        var lines: [UInt8] = []
        lines.reserveCapacity(text.count + text.count / 38 + 2)
        for start in stride(from: 0, to: text.count, by: 76) {
            lines += text[start..<min(start + 76, text.count)]
            lines.append(13)
            lines.append(10)
        }
        return lines
    }

    /// `size`: what the octets take with escapes, without soft line ends.
    private static func quoted(_ source: [UInt8], size: Int) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(size + size / 20)
        var column = 0
        for (index, octet) in source.enumerated() {
            if octet == 10 {
                lines.append(13)
                lines.append(10)
                column = 0
                continue
            }
            let isBlank = octet == 32 || octet == 9
            // A line ends in the source at its LF, and nowhere else.
            let isLiteral =
                octet > 32 && octet < 127 && octet != 61 || (isBlank && source[index + 1] != 10)
            if column + (isLiteral ? 1 : 3) > 75 {
                lines.append(61)
                lines.append(13)
                lines.append(10)
                column = 0
            }
            if isLiteral, column > 0 || octet != 46 {
                lines.append(octet)
                column += 1
            } else {
                lines.append(61)
                lines.append(hexDigit(octet >> 4))
                lines.append(hexDigit(octet & 15))
                column += 3
            }
        }
        return lines
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? 48 + nibble : 55 + nibble
    }
}
