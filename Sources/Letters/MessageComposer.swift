import Campaigns
import Crypto
package import Foundation
import Wording

/// Turns a letter into the bytes of RFC 5322 and MIME: 7-bit, CRLF, the same for the same input.
package enum MessageComposer {
    /// The finished message.
    ///
    /// Throws ``LetterError/malformed(_:)`` where the bytes would break a rule; they are checked
    /// as they stand before anybody stores or sends them.
    package static func compose(_ letter: Letter, _ envelope: Envelope) throws -> Data {
        let boundary = "=_" + hex(of: envelope.messageID)
        var lines: [String] = []
        lines.append("Date: " + date(envelope.date, envelope.zone))
        lines += header("From", envelope.sender)
        lines += header("To", envelope.recipient)
        if let replyTo = envelope.replyTo { lines += header("Reply-To", replyTo) }
        lines += try HeaderEncoder.unstructured("Subject", letter.subject)
        lines.append("Message-ID: <\(envelope.messageID)>")
        if let root = envelope.threadRoot {
            lines.append("In-Reply-To: <\(root)>")
            lines.append("References: <\(root)>")
        }
        lines.append("List-Id: <\(envelope.listID)>")
        lines.append("Auto-Submitted: auto-generated")
        lines.append("X-Auto-Response-Suppress: OOF, AutoReply")
        if envelope.isBulk { lines.append("Precedence: bulk") }
        lines.append("MIME-Version: 1.0")
        lines.append("Content-Type: multipart/alternative;")
        lines.append(" boundary=\"\(boundary)\"")
        lines.append("")
        let bodies = [("text/plain", letter.text), ("text/html", letter.html)].map {
            (type: $0, body: BodyEncoder.encode($1))
        }
        var message: [UInt8] = []
        message.reserveCapacity(bodies.reduce(2048) { $0 + $1.body.octets.count })
        append(lines, to: &message)
        for (type, body) in bodies {
            append(
                [
                    "--\(boundary)", "Content-Type: \(type); charset=utf-8",
                    "Content-Transfer-Encoding: \(body.encoding)", "",
                ],
                to: &message
            )
            message += body.octets
        }
        append(["--\(boundary)--"], to: &message)
        try check(message.span)
        return Data(message)
    }

    private static func append(_ lines: [String], to message: inout [UInt8]) {
        for line in lines {
            message += line.utf8
            message.append(13)
            message.append(10)
        }
    }

    private static func header(_ name: String, _ address: EmailAddress) -> [String] {
        guard let display = address.displayName, !display.isEmpty else {
            return ["\(name): \(address.addrSpec)"]
        }
        var lines = HeaderEncoder.phrase(name, display)
        let tail = "<\(address.addrSpec)>"
        if let last = lines.last, last.utf8.count + 1 + tail.utf8.count <= 76 {
            lines[lines.count - 1] = last + " " + tail
        } else {
            lines.append(" " + tail)
        }
        return lines
    }

    /// `Thu, 18 Mar 2021 08:00:00 +0700` (RFC 5322 §3.3).
    private static func date(_ instant: Instant, _ zone: CivilZone) -> String {
        let offset = zone.secondsFromUTC(at: instant) / 60
        let local = zone.civil(of: instant)
        let (year, month, day) = local.date.components
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let clock = "\(two(local.time.hour)):\(two(local.time.minute)):\(two(local.time.second))"
        let size = abs(offset)
        return "\(days[local.date.weekday.rawValue - 1]), \(two(day)) \(months[month - 1]) \(year) "
            + "\(clock) \(offset < 0 ? "-" : "+")\(two(size / 60))\(two(size % 60))"
    }

    private static func hex(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).prefix(12)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// ASCII only, every line end CRLF, no line over 998 octets or beginning with a dot.
    private static func check(_ message: Span<UInt8>) throws {
        var column = 0
        var previous: UInt8 = 10
        for index in message.indices {
            let octet = message[index]
            guard octet < 128, octet != 0 else { throw LetterError.malformed("8-bit octet") }
            if octet == 10, previous != 13 { throw LetterError.malformed("bare LF") }
            if previous == 13, octet != 10 { throw LetterError.malformed("bare CR") }
            if previous == 10, octet == UInt8(ascii: ".") {
                throw LetterError.malformed("leading dot")
            }
            column = octet == 10 ? 0 : column + 1
            if column > 998 { throw LetterError.malformed("line too long") }
            previous = octet
        }
    }
}
