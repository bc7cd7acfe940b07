package import Campaigns
import Foundation
import Hashing

/// A conversation by its synthetic first message, which nobody sent.
package struct MailThread: Hashable, Sendable {
    /// The `Message-ID` of the first message, without angle brackets.
    package let root: String
    /// What Outlook shows above it, the same in every letter.
    package let topic: String
    /// Before every letter of it.
    package let start: Instant

    package init(root: String, topic: String, start: Instant) {
        self.root = root
        self.topic = topic
        self.start = start
    }

    /// `Thread-Index` of a letter: the 22 octets of the conversation and 5 of the reply
    /// ([MS-OXOMSG] §2.2.1.3).
    func index(of messageID: String, at instant: Instant) -> String {
        var octets: [UInt8] = [1]
        let time = Self.fileTime(start)
        octets += (0..<5).map { UInt8(truncatingIfNeeded: time >> UInt64(48 - 8 * $0)) }
        octets += SHA256.hash(root).prefix(16)
        // Units of 2^18 × 100 ns, within 31 bits: a year and nine months.
        let later = (Self.fileTime(instant) &- time) >> 18 & 0x7FFF_FFFF
        octets += (0..<4).map { UInt8(truncatingIfNeeded: later >> UInt64(24 - 8 * $0)) }
        octets += SHA256.hash(messageID).prefix(1)
        return Data(octets).base64EncodedString()
    }

    /// 100-nanosecond steps since 1601.
    private static func fileTime(_ instant: Instant) -> UInt64 {
        UInt64(max(0, instant.milliseconds + 11_644_473_600_000)) * 10_000
    }
}
