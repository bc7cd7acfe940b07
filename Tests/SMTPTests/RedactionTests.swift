import Delivery
import Foundation
@testable import SMTP
import Testing

/// Nothing of a secret is left of what a server says, however it writes it.
@Suite struct RedactionTests {
    private static let secret = "Mật+khẩu/2021 =x"
    private static let octets = Data(secret.utf8)

    /// The ways of writing it.
    private static let echoes: [String] = {
        let plain = octets.base64EncodedString()
        let triple = Data(("\0tccb@so.example\0" + secret).utf8).base64EncodedString()
        let other = Data(("a\0tccb\0" + secret).utf8).base64EncodedString()
        let bearer = Data("user=tccb\u{1}auth=Bearer \(secret)\u{1}\u{1}".utf8)
            .base64EncodedString()
        let hex = octets.map { String($0, radix: 16) }.joined()
        let percent = octets.map { "%" + String($0, radix: 16) }.joined()
        return [
            secret, secret.uppercased(), String(secret.dropLast(3)), String(secret.dropFirst(2)),
            plain, triple, other, bearer,
            plain.replacing("=", with: ""),
            plain.replacing("+", with: "-").replacing("/", with: "_"),
            hex, hex.uppercased(),
            octets.map { String($0, radix: 16) }.joined(separator: ":"),
            octets.map { String($0, radix: 16) }.joined(separator: " "),
            percent, percent.replacing("%", with: "="),
            plain.map(String.init).joined(separator: " "),
        ]
    }()

    @Test(arguments: Array(echoes.indices))
    func `an echo is taken out of the reply`(index: Int) throws {
        let echo = Self.echoes[index]
        let redaction = Redaction(of: Self.secret)
        for line in ["535 5.7.8 no: \(echo)", "535 \(echo)", "535 5.7.8 <\(echo)>, sorry"] {
            let parsed = try #require(ReplyLine(Array(line.utf8)[...], redaction))
            #expect(parsed.reply.code == 535)
            #expect(parsed.reply.text.contains(Redaction.mark), "\(parsed.reply.text)")
            for word in echo.split(separator: " ") where word.count > 2 {
                #expect(!parsed.reply.text.contains(word), "\(parsed.reply.text)")
            }
        }
    }

    @Test func `a secret over two lines of a reply is taken out`() throws {
        let redaction = Redaction(of: "hunter2secret")
        let lines = try ["535-the word hunter2", "535 secret is wrong"].map {
            try #require(ReplyLine(Array($0.utf8)[...], redaction)).reply
        }
        let reply = Reply(lines: lines).clean(redaction)
        #expect(reply.text == Redaction.mark)
        #expect(reply.code == 535)
    }

    @Test func `what is cut off leaves no part of a secret`() throws {
        let line = "535 " + String(repeating: "x", count: 493) + " hunter2secret"
        let parsed = try #require(ReplyLine(Array(line.utf8)[...], Redaction(of: "hunter2secret")))
        #expect(!parsed.reply.text.contains("hunt"))
    }

    @Test(arguments: [
        "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", "550 5.1.1 no such user",
        "250 2.0.0 Ok: queued as 4F2a", "454 4.7.0 Temporary authentication failure 0123456789",
    ])
    func `what holds no secret stays as it is`(line: String) throws {
        for secret in ["hunter2secret", "ok", "a", "", nil] {
            let parsed = try #require(ReplyLine(Array(line.utf8)[...], Redaction(of: secret)))
            let plain = try #require(ReplyLine(Array(line.utf8)[...]))
            guard secret != "ok" || !line.contains("Ok") else { continue }
            #expect(parsed.reply == plain.reply, "\(secret ?? "none")")
        }
    }

    @Test(arguments: [
        "Mat&amp;Khau&lt;Dai&gt;123", "Mat&amp;Khau&lt;Dai>123", "Mat&Khau&lt;Dai&gt;123",
        "Mat&amp;amp;Khau&amp;lt;Dai&amp;gt;123",
    ])
    func `a secret as HTML writes it is taken out`(written: String) throws {
        let redaction = Redaction(of: "Mat&Khau<Dai>123")
        let echo = "535 wrong password \(written)"
        let parsed = try #require(ReplyLine(Array(echo.utf8)[...], redaction))
        #expect(parsed.reply.text == "wrong password \(Redaction.mark)")
    }

    @Test func `a short secret is taken out where it is a word of its own`() throws {
        let redaction = Redaction(of: "x9")
        #expect(redaction.applied(to: "no: «x9»") == "no: ***")
        #expect(redaction.applied(to: "queued as x9Fa0") == "queued as x9Fa0")
    }
}
