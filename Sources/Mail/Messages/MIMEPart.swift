import Foundation
import Texts

/// A node of a message's tree (RFC 2046), written as 7-bit lines.
indirect enum MIMEPart {
    /// `fields`: its header lines.
    case leaf(fields: [String], octets: [UInt8])
    case multipart(kind: String, parts: [MIMEPart])

    /// Text in UTF-8, without control characters; `type` with all parameters but the character set.
    static func text(_ type: String, _ text: String) -> MIMEPart {
        let body = BodyEncoder.encode(text.withoutControls)
        return .leaf(
            fields: [
                "Content-Type: \(type); charset=utf-8",
                "Content-Transfer-Encoding: \(body.encoding)",
            ],
            octets: body.octets
        )
    }

    /// A file to be saved; its name in ASCII only where readers know no other (RFC 2231).
    static func file(_ attachment: Attachment) throws(MalformedMessage) -> MIMEPart {
        let name = try HeaderEncoder.fileName(attachment.name)
        return .leaf(
            fields: ["Content-Type: \(attachment.type);", " name=\"\(name.ascii)\""]
                + ["Content-Transfer-Encoding: base64", "Content-Disposition: attachment;"]
                + name.parameters,
            octets: BodyEncoder.base64(attachment.content)
        )
    }

    /// Appends header lines, an empty line and the content.
    ///
    /// `name`: of the boundary, different for every message.
    func write(to message: inout [UInt8], boundary name: String) {
        switch self {
        case .leaf(let fields, let octets):
            message.append(lines: fields + [""])
            message += octets
        case .multipart(let kind, let parts):
            let boundary = "=_\(name)"
            message.append(lines: [
                "Content-Type: multipart/\(kind);", " boundary=\"\(boundary)\"", "",
            ])
            for (index, part) in parts.enumerated() {
                message.append(lines: ["--\(boundary)"])
                part.write(to: &message, boundary: "\(name).\(index)")
            }
            message.append(lines: ["--\(boundary)--"])
        }
    }
}

extension [UInt8] {
    /// Each with its CRLF.
    mutating func append(lines: [String]) {
        for line in lines {
            self += line.utf8
            append(13)
            append(10)
        }
    }
}
