package import Foundation

/// A message of ours, read back from its bytes.
package struct StoredMessage {
    private let lines: [Substring]

    /// `bytes`: as ``MessageComposer`` made them.
    package init(_ bytes: Data) {
        lines = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false)
    }

    /// The text part as a person reads it; nil where the bytes are no message of ours.
    package var text: String? { part("text/plain") }

    /// The same as a page; nil where the bytes are no message of ours.
    package var html: String? { part("text/html") }

    private func part(_ type: String) -> String? {
        guard let type = lines.firstIndex(where: { $0.hasPrefix("Content-Type: \(type)") }),
            let start = lines[type...].firstIndex(of: ""),
            let end = lines[start...].firstIndex(where: { $0.hasPrefix("--=_") })
        else { return nil }
        let isBase64 = lines[type..<start].contains { $0.hasSuffix(" base64") }
        let body = lines[lines.index(after: start)..<end]
        guard isBase64 else { return Self.unquoted(body) }
        return Data(base64Encoded: body.joined()).map {
            String(decoding: $0, as: UTF8.self).replacing("\r\n", with: "\n")
        }
    }

    /// The names of the attached files, in ASCII: `so-lieu.csv`.
    package var attachments: [String] {
        zip(lines, lines.dropFirst()).compactMap { type, name in
            guard type.hasPrefix("Content-Type: "), name.hasPrefix(" name=\"") else { return nil }
            return String(name.dropFirst(7).dropLast())
        }
    }

    /// Quoted-printable lines (RFC 2045 §6.7) as text.
    private static func unquoted(_ lines: ArraySlice<Substring>) -> String {
        var octets: [UInt8] = []
        for line in lines {
            var rest = line.utf8[...]
            var isSoft = false
            while let octet = rest.popFirst() {
                guard octet == UInt8(ascii: "=") else {
                    octets.append(octet)
                    continue
                }
                let digits = rest.prefix(2)
                if let value = UInt8(String(Substring(digits)), radix: 16), digits.count == 2 {
                    octets.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    isSoft = true
                }
            }
            if !isSoft { octets.append(UInt8(ascii: "\n")) }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
