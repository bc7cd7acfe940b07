import Campaigns
import Delivery
import Foundation

/// A command of a mail transaction, and what to wait for (RFC 5321 §3.3).
struct SMTPCommand {
    let phase: SMTPPhase
    let text: String
    /// How long to wait for the answer.
    let limit: Duration

    /// Whether the transaction goes on after that answer.
    func isGranted(_ reply: Reply) -> Bool {
        phase == .data ? reply.code == 354 : (200..<300).contains(reply.code)
    }

    /// MAIL, RCPT and DATA of a letter.
    static func transaction(
        of letter: MailItem,
        declaresSize: Bool,
        _ timeouts: SMTPTimeouts
    ) -> [SMTPCommand] {
        let parameters =
            (declaresSize ? " SIZE=\(letter.bytes.count)" : "")
            + (letter.needsUTF8 ? " SMTPUTF8" : "")
        return [
            SMTPCommand(
                phase: .mail,
                text: "MAIL FROM:<\(letter.sender.addrSpec)>\(parameters)",
                limit: timeouts.command
            ),
            SMTPCommand(
                phase: .rcpt,
                text: "RCPT TO:<\(letter.recipient.addrSpec)>",
                limit: timeouts.command
            ),
            SMTPCommand(phase: .data, text: "DATA", limit: timeouts.data),
        ]
    }
}

extension MailItem {
    /// Whether the server must offer SMTPUTF8 (RFC 6531).
    var needsUTF8: Bool {
        if sender.needsUTF8 || recipient.needsUTF8 { return true }
        // Of our letters only a header with such an address holds octets above 127.
        return unsafe bytes.withUnsafeBytes { octets in
            unsafe octets.contains { $0 > 127 }
        }
    }
}
