package import Foundation
import Texts

/// The text of a file, from whichever of the encodings that offices use.
package struct DecodedText: Sendable {
    /// Composed, without a byte-order mark.
    package let text: String
    /// True where the octets are no Unicode text and were read as Windows-1258.
    package let isWindows1258: Bool

    /// nil where the octets are text in none of the known encodings.
    package init?(_ octets: Data) {
        let start = octets.prefix(3)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            guard let text = Self.utf16(octets) else { return nil }
            self.text = text.composed
            isWindows1258 = false
            return
        }
        let body = start.elementsEqual([0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets
        if let text = String(validating: body, as: UTF8.self) {
            self.text = text.composed
            isWindows1258 = false
        } else if let text = Windows1258.text(body) {
            self.text = text.composed
            isWindows1258 = true
        } else {
            return nil
        }
    }

    private static func utf16(_ octets: Data) -> String? {
        let isBig = octets.first == 0xFE
        let body = octets.dropFirst(2)
        guard body.count.isMultiple(of: 2) else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(body.count / 2)
        var first: UInt8?
        for octet in body {
            if let high = first {
                units.append(
                    isBig
                        ? UInt16(high) << 8 | UInt16(octet) : UInt16(octet) << 8 | UInt16(high)
                )
                first = nil
            } else {
                first = octet
            }
        }
        return String(validating: units, as: UTF16.self)
    }
}
