import Campaigns
import Foundation
import Letters
import Mail
import Testing

@Suite struct MessageComposerTests {
    @Test func `the bytes are 7-bit, CRLF, short lines, and the same each time`() throws {
        let letter = Letter(
            subject: String(repeating: "Kế hoạch phát động thi đua ", count: 12),
            text: ".\n..\nKính gửi: Chi cục A \nđường dẫn= https://a.example/?x=1\n"
                + String(repeating: "dài ", count: 400),
            html: "<p>" + String(repeating: "Số liệu nhanh ", count: 300) + "</p>"
        )
        let bytes = try MessageComposer.compose(letter, try envelope())
        let again = try MessageComposer.compose(letter, try envelope())
        #expect(bytes == again)
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 128 } })
        #expect(lines.allSatisfy { !$0.hasPrefix(".") && !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test(arguments: [
        "Kính gửi: Chi cục A\n=3D  \n\n.cuối" + String(repeating: " dài", count: 60),
        String(repeating: "Số liệu ", count: 50), "a", "plain = text\nline",
    ])
    func `a stored message is read back as it was written`(text: String) throws {
        let letter = Letter(subject: "s", text: text, html: "<p>x</p>")
        let bytes = try MessageComposer.compose(letter, try envelope())
        #expect(StoredMessage(bytes).text == text + "\n")
    }

    /// Notes that an earlier version stored may hold them.
    @Test
    func `a body has no control characters, and no marks that turn the order of letters about`()
        throws
    {
        let text = "a\u{1B}[31mb\u{202E}c\u{0}\u{9B}d\u{2066}\te\n"
        let letter = Letter(subject: "s", text: text, html: "<p>\(text)</p>")
        let message = StoredMessage(try MessageComposer.compose(letter, try envelope()))
        #expect(message.text == "a[31mbcd\te\n")
        #expect(message.html?.contains("a[31mbcd\te") ?? false)
    }

    @Test(arguments: ["a\r\nBcc: x@y.example", "a\nb", "a\u{0}b", "a\rb"])
    func `a control character never becomes a header`(subject: String) throws {
        #expect(throws: MalformedMessage.self) {
            try MessageComposer.compose(
                Letter(subject: subject, text: "x", html: "x"),
                try envelope()
            )
        }
    }

    @Test(arguments: [
        "a@b@c.example", "a b@c.example", "a@c.example\r\nRCPT TO:<x@y.example>", "@c.example",
        "a@",
        "a@c..example", "a@-c.example", "<a@c.example>", "a@c.example>", "đ\u{202E}@c.example",
        "đ\u{37E}b@c.example",
        "a@đ đ.example", "a@-đ.example",
        "a@\u{0323}a.example", "đ\r@c.example",
        "a..b@c.example",
        String(repeating: "a", count: 65) + "@c.example",
    ])
    func `an address that could be a command is none`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `an unknown name in a template is found where it is`() {
        let library = TemplateLibrary(files: [
            "nhac-viec.vi.subject.mustache": "{{việc}}",
            "nhac-viec.vi.text.mustache":
                "Kính gửi: {{đơn_vị}}\n  {{ngày_đã_nhắcc}}\n{{#đồng_gửi}}x",
            "nhac-viec.vi.html.mustache": "{{{việc}}}",
        ])
        let faults = library.faults.map { "\($0.path):\($0.line):\($0.column)" }
        #expect(
            faults == [
                "Templates/nhac-viec.vi.html.mustache:1:1",
                "Templates/nhac-viec.vi.text.mustache:2:3",
                "Templates/nhac-viec.vi.text.mustache:3:1",
            ]
        )
        #expect(library.faults[1].suggestion == "ngay_da_nhac")
    }

    @Test func `html is escaped and text is not`() throws {
        let library = TemplateLibrary(files: [
            "thu-thu.vi.subject.mustache": "{{địa_chỉ}}", "thu-thu.vi.text.mustache": "{{địa_chỉ}}",
            "thu-thu.vi.html.mustache": "{{địa_chỉ}}",
        ])
        let letter = try library.letter("thu-thu", ["dia_chi": "<b>&\"A\""])
        #expect(letter.subject == "<b>&\"A\"")
        #expect(letter.text == "<b>&\"A\"")
        #expect(letter.html == "&lt;b&gt;&amp;&quot;A&quot;")
    }

    private func envelope() throws -> Envelope {
        Envelope(
            sender: try #require(
                EmailAddress("tccb@so.example", displayName: "Phòng Tổ chức cán bộ – Sở NN và PTNT")
            ),
            recipient: try #require(EmailAddress("cca@so.example")),
            replyTo: nil,
            messageID: "abc@so.example",
            thread: MailThread(
                root: "root@so.example",
                topic: "Kế hoạch phát động thi đua",
                start: Instant(milliseconds: 1_614_531_600_000)
            ),
            date: Instant(milliseconds: 1_616_029_200_000),
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            listID: "d.so.example",
            isBulk: true
        )
    }
}
