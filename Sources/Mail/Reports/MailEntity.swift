import Foundation

/// A message or a part of one (RFC 2045), as far as a report needs it: fields, type, parts, content.
///
/// Reads what others wrote: line ends of both kinds, missing boundaries, octets of any character set.
struct MailEntity {
    private let header: [(name: String, value: String)]
    /// What follows the empty line, as it stands.
    private let body: Data.SubSequence

    init(_ octets: Data.SubSequence) {
        var lines: [[String]] = []
        var rest = octets[...]
        while let (line, after) = Self.line(of: rest) {
            rest = after
            if line.isEmpty {
                // Groups of a report may have several empty lines between them.
                if lines.isEmpty { continue }
                break
            }
            if line.first == " " || line.first == "\t", !lines.isEmpty {
                lines[lines.count - 1].append(line.trimmingCharacters(in: .whitespaces))
            } else {
                lines.append([line])
            }
        }
        body = rest
        header = lines.compactMap { line in
            let parts = line.joined(separator: " ")
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            return (
                parts[0].trimmingCharacters(in: .whitespaces).lowercased(),
                parts[1].trimmingCharacters(in: .whitespaces)
            )
        }
    }

    /// A line without its end, and what follows it; nil at the end.
    private static func line(of octets: Data.SubSequence) -> (String, Data.SubSequence)? {
        guard !octets.isEmpty else { return nil }
        let end = octets.firstIndex(of: 10) ?? octets.endIndex
        var line = octets[..<end]
        if line.last == 13 { line = line.dropLast() }
        let text =
            String(bytes: line, encoding: .utf8)
            ?? String(decoding: line.map { UInt16($0) }, as: UTF16.self)
        return (text, octets[end...].dropFirst())
    }

    /// The values of a field, in the order they stand in; `name` in small letters.
    func fields(_ name: String) -> [String] {
        header.filter { $0.name == name }.map(\.value)
    }

    /// `text/plain`, in small letters.
    var type: String {
        (fields("content-type").first ?? "text/plain").split(separator: ";").first
            .map { $0.trimmingCharacters(in: .whitespaces).lowercased() } ?? ""
    }

    /// What follows the empty line, as it stands.
    var rest: Data.SubSequence { body }

    /// The content without its transfer encoding.
    var content: Data {
        switch fields("content-transfer-encoding").first?.lowercased() {
        case "base64":
            Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters) ?? Data()
        case "quoted-printable": Self.unquoted(Data(body))
        default: Data(body)
        }
    }

    /// The parts of a multipart entity and, one in the other, of those in it; not those of a message
    /// inside.
    var parts: [MailEntity] { parts(depth: 0) }

    /// Nobody's report is nested deeper; what is, is not looked into.
    private static let deepest = 8

    private func parts(depth: Int) -> [MailEntity] {
        guard depth < Self.deepest, type.hasPrefix("multipart/"), let boundary
        else { return [] }
        var parts: [MailEntity] = []
        var current: Data?
        var rest = body[...]
        func close() {
            if let octets = current {
                let part = MailEntity(octets)
                parts += [part] + part.parts(depth: depth + 1)
            }
        }
        while let end = rest.firstIndex(of: 10) ?? (rest.isEmpty ? nil : rest.endIndex - 1) {
            let line = rest[...end]
            rest = rest[(end + 1)...]
            let text = String(decoding: line, as: UTF8.self).trimmingCharacters(
                in: .whitespacesAndNewlines
            )
            if text == "--\(boundary)" || text == "--\(boundary)--" {
                close()
                current = text.hasSuffix("--") && text != "--\(boundary)" ? nil : Data()
                if current == nil { return parts }
            } else {
                current?.append(line)
            }
        }
        close()
        return parts
    }

    private var boundary: String? {
        guard let type = fields("content-type").first,
            let range = type.range(of: "boundary=", options: .caseInsensitive)
        else { return nil }
        let rest = type[range.upperBound...]
        if rest.first == "\"" {
            return rest.dropFirst().split(separator: "\"").first.map(String.init)
        }
        return rest.split { $0 == ";" || $0.isWhitespace }.first.map(String.init)
    }

    /// RFC 2045 §6.7.
    private static func unquoted(_ octets: Data) -> Data {
        var result = Data()
        var rest = octets[...]
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "=") else {
                result.append(octet)
                continue
            }
            let digits = rest.prefix(2)
            if digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else if let end = rest.firstIndex(of: 10) {
                // A soft line end, with or without blanks before it.
                rest = rest[(end + 1)...]
            } else {
                return result
            }
        }
        return result
    }
}
