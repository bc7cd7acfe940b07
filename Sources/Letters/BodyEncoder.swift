import Foundation
import Wording

/// A body as 7-bit lines: quoted-printable or base64 (RFC 2045), whichever is shorter.
enum BodyEncoder {
    /// The name of the encoding, and the lines with their CRLF.
    static func encode(_ text: String) -> (encoding: String, octets: [UInt8]) {
        let octets = normalised(text)
        let escaped = octets.count { $0 > 126 || $0 == 61 }
        let quotedSize = octets.count + 2 * escaped
        if quotedSize <= octets.count * 4 / 3 { return ("quoted-printable", quoted(octets)) }
        return ("base64", base64(octets))
    }

    /// Composed, CRLF line ends, one line end at the end.
    private static func normalised(_ text: String) -> [UInt8] {
        var octets: [UInt8] = []
        let source = Array(text.composed.utf8)
        octets.reserveCapacity(source.count + source.count / 32)
        for octet in source where octet != 13 {
            if octet == 10 { octets.append(13) }
            octets.append(octet)
        }
        while octets.last == 10 { octets.removeLast(2) }
        return octets + [13, 10]
    }

    private static func base64(_ octets: [UInt8]) -> [UInt8] {
        let text = Array(Data(octets).base64EncodedString().utf8)
        var lines: [UInt8] = []
        lines.reserveCapacity(text.count + text.count / 38 + 2)
        for start in stride(from: 0, to: text.count, by: 76) {
            lines += text[start..<min(start + 76, text.count)]
            lines += [13, 10]
        }
        return lines
    }

    private static func quoted(_ octets: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var lines: [UInt8] = []
        lines.reserveCapacity(octets.count * 3 / 2)
        var column = 0
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if octet == 13 {
                lines += [13, 10]
                column = 0
                index += 2
                continue
            }
            let isLast = index + 1 < octets.count && octets[index + 1] == 13
            let isBlank = octet == 32 || octet == 9
            var isLiteral = (33...126).contains(octet) && octet != 61 || (isBlank && !isLast)
            if column + (isLiteral ? 1 : 3) > 75 {
                lines += [61, 13, 10]
                column = 0
            }
            if column == 0, octet == UInt8(ascii: ".") { isLiteral = false }
            if isLiteral {
                lines.append(octet)
                column += 1
            } else {
                lines.append(61)
                lines.append(digits[Int(octet >> 4)])
                lines.append(digits[Int(octet & 15)])
                column += 3
            }
            index += 1
        }
        return lines
    }
}
