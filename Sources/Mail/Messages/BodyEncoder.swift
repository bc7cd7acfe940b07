import Foundation
import Texts

/// A body as 7-bit lines: quoted-printable or base64 (RFC 2045), whichever is shorter.
enum BodyEncoder {
    /// The name of the encoding, and the lines with their CRLF.
    static func encode(_ text: String) -> (encoding: String, octets: [UInt8]) {
        let text = text.composed
        let span = text.utf8.span
        let end = contentEnd(of: span)
        var size = 2
        var escaped = 0
        for index in 0..<end {
            let octet = span[index]
            if octet > 126 || octet == 61 { escaped += 1 }
            size += octet == 10 ? 2 : octet == 13 ? 0 : 1
        }
        return size + 2 * escaped <= size * 4 / 3
            ? ("quoted-printable", quoted(span, to: end))
            : ("base64", base64(span, to: end, size: size))
    }

    /// Where the text ends without the line ends at its end; one is added back.
    private static func contentEnd(of span: Span<UInt8>) -> Int {
        var end = span.count
        while end > 0, span[end - 1] == 10 || span[end - 1] == 13 { end -= 1 }
        return end
    }

    private static func base64(_ span: Span<UInt8>, to end: Int, size: Int) -> [UInt8] {
        let source = Data(
            [UInt8](capacity: size) { octets in
                for index in 0..<end where span[index] != 13 {
                    if span[index] == 10 { octets.append(13) }
                    octets.append(span[index])
                }
                octets.append(13)
                octets.append(10)
            }
        )
        return base64(source)
    }

    /// Lines of 76 characters.
    static func base64(_ content: Data) -> [UInt8] {
        let text = Array(content.base64EncodedString().utf8)
        var lines: [UInt8] = []
        lines.reserveCapacity(text.count + text.count / 38 + 2)
        for start in stride(from: 0, to: text.count, by: 76) {
            lines += text[start..<min(start + 76, text.count)]
            lines.append(13)
            lines.append(10)
        }
        return lines
    }

    private static func quoted(_ span: Span<UInt8>, to end: Int) -> [UInt8] {
        // Three octets for each of the source, and a soft line end after at least 73.
        [UInt8](capacity: end * 3 + end * 9 / 73 + 8) { lines in
            var column = 0
            for index in 0..<end {
                let octet = span[index]
                if octet == 13 { continue }
                if octet == 10 {
                    lines.append(13)
                    lines.append(10)
                    column = 0
                    continue
                }
                let isLiteral =
                    octet > 32 && octet < 127 && octet != 61
                    || (octet == 32 || octet == 9) && !endsLine(index + 1, span, end)
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
            lines.append(13)
            lines.append(10)
        }
    }

    private static func endsLine(_ index: Int, _ span: Span<UInt8>, _ end: Int) -> Bool {
        index >= end || span[index] == 10 || span[index] == 13
    }

    private static func hexDigit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? 48 + nibble : 55 + nibble
    }
}
