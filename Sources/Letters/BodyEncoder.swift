import Foundation
import Wording

/// A body as 7-bit lines: quoted-printable or base64 (RFC 2045), whichever is shorter.
enum BodyEncoder {
    static func encode(_ text: String) -> (encoding: String, lines: [String]) {
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

    private static func base64(_ octets: [UInt8]) -> [String] {
        let text = Array(Data(octets).base64EncodedString().utf8)
        return stride(from: 0, to: text.count, by: 76).map { start in
            String(decoding: text[start..<min(start + 76, text.count)], as: UTF8.self)
        }
    }

    private static func quoted(_ octets: [UInt8]) -> [String] {
        let digits = Array("0123456789ABCDEF".utf8)
        var lines: [String] = []
        var line: [UInt8] = []
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if octet == 13, index + 1 < octets.count, octets[index + 1] == 10 {
                lines.append(String(decoding: line, as: UTF8.self))
                line = []
                index += 2
                continue
            }
            let isLast = index + 1 < octets.count && octets[index + 1] == 13
            let isBlankAtEnd = (octet == 32 || octet == 9) && isLast
            let isDotAtStart = octet == UInt8(ascii: ".") && line.isEmpty
            let isLiteral = (33...126).contains(octet) && octet != 61 || octet == 32 || octet == 9
            let piece: [UInt8] =
                isLiteral && !isBlankAtEnd && !isDotAtStart
                ? [octet] : [61, digits[Int(octet >> 4)], digits[Int(octet & 15)]]
            if line.count + piece.count > 75 {
                lines.append(String(decoding: line, as: UTF8.self) + "=")
                line = piece == [UInt8(ascii: ".")] ? Array("=2E".utf8) : piece
            } else {
                line += piece
            }
            index += 1
        }
        if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
        return lines
    }
}
