import Campaigns
package import Foundation
import Hashing

/// Turns a letter into the bytes of RFC 5322 and MIME: 7-bit, CRLF, the same for the same input.
package enum MessageComposer {
    /// The finished message.
    ///
    /// Throws ``MalformedMessage`` where the bytes would break a rule; they are checked
    /// as they stand before anybody stores or sends them.
    package static func compose(
        _ letter: Letter,
        _ envelope: Envelope
    ) throws(MalformedMessage) -> Data {
        var lines: [String] = []
        lines.append("Date: " + date(envelope.date, envelope.zone))
        lines += try header("From", envelope.sender)
        lines += try header("To", envelope.recipient)
        if let replyTo = envelope.replyTo { lines += try header("Reply-To", replyTo) }
        lines += try HeaderEncoder.unstructured("Subject", letter.subject)
        lines.append("Message-ID: <\(envelope.messageID)>")
        if let thread = envelope.thread {
            lines.append("In-Reply-To: <\(thread.root)>")
            lines.append("References: <\(thread.root)>")
            lines += try HeaderEncoder.unstructured("Thread-Topic", thread.topic)
            let index = thread.index(of: envelope.messageID, at: envelope.date)
            lines.append("Thread-Index: \(index)")
        }
        lines.append("List-Id: <\(envelope.listID)>")
        lines.append("Auto-Submitted: auto-generated")
        lines.append("X-Auto-Response-Suppress: OOF, AutoReply")
        if envelope.isBulk { lines.append("Precedence: bulk") }
        lines.append("MIME-Version: 1.0")
        var bodies = [
            MIMEPart.text("text/plain", letter.text), MIMEPart.text("text/html", letter.html),
        ]
        if let calendar = letter.calendar {
            bodies.append(MIMEPart.text("text/calendar; method=PUBLISH", calendar))
        }
        var root = MIMEPart.multipart(kind: "alternative", parts: bodies)
        if !letter.attachments.isEmpty {
            var files: [MIMEPart] = []
            for file in letter.attachments { files.append(try MIMEPart.file(file)) }
            root = .multipart(kind: "mixed", parts: [root] + files)
        }
        var message: [UInt8] = []
        message.append(lines: lines)
        root.write(to: &message, boundary: hex(of: envelope.messageID))
        try check(message.span, mayHold8Bit: envelope.needsUTF8)
        return Data(message)
    }

    private static func header(
        _ name: String,
        _ address: EmailAddress
    ) throws(MalformedMessage) -> [String] {
        guard let display = address.displayName, !display.isEmpty else {
            return ["\(name): \(address.addrSpec)"]
        }
        var lines = try HeaderEncoder.phrase(name, display)
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
        SHA256.hash(text).prefix(12).hexadecimal
    }

    /// ASCII only, every line end CRLF, no line over 998 octets or beginning with a dot.
    ///
    /// `mayHold8Bit`: an address in its header may be in UTF-8 (RFC 6532).
    private static func check(
        _ message: Span<UInt8>,
        mayHold8Bit: Bool
    ) throws(MalformedMessage) {
        var column = 0
        var previous: UInt8 = 10
        var isHeader = true
        for index in message.indices {
            let octet = message[index]
            guard octet != 0, octet < 128 || mayHold8Bit && isHeader else {
                throw MalformedMessage("8-bit octet")
            }
            if octet == 10, previous != 13 { throw MalformedMessage("bare LF") }
            if previous == 13, octet != 10 { throw MalformedMessage("bare CR") }
            if previous == 10, octet == UInt8(ascii: ".") {
                throw MalformedMessage("leading dot")
            }
            if octet == 13, column == 0 { isHeader = false }
            column = octet == 10 ? 0 : column + 1
            if column > 998 { throw MalformedMessage("line too long") }
            previous = octet
        }
    }
}
