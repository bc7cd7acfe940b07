import Campaigns
import Foundation
import Letters
import Mail
import ProgramBench
import Testing
import Trials

/// What is put into a message comes out of it, by two readers of other makes.
@Suite(.serialized) struct ReadBackTests {
    @Test func `Python's email and GMime read back random letters exactly`() throws {
        var random = SplitMix(seed: 2021)
        let counts = (short: Effort.rounds(9_500, quick: 190), long: Effort.rounds(500, quick: 10))
        let short = try write(counts.short, longNames: false, &random)
        let long = try write(counts.long, longNames: true, &random)
        defer {
            try? FileManager.default.removeItem(at: short)
            try? FileManager.default.removeItem(at: long)
        }
        let first = try readBack([short.path])
        #expect(first == "\(counts.short) messages, 0 disagreements by Python email, 0 by GMime")
        // Python before 3.14.5 keeps the blank between the words of a long name (gh-128110).
        let second = try readBack(["--known", long.path])
        #expect(second == "\(counts.long) messages, 0 disagreements by Python email, 0 by GMime")
        print("\(first); long names: \(second)")
    }

    /// Names of more than one encoded word, as offices have them.
    private static let longNames = [
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Phòng Tổ chức cán bộ, Sở Nông nghiệp và Môi trường",
        "Ban Chỉ đạo cuộc bầu cử đại biểu Quốc hội khóa XV",
        "Chi cục Quản lý chất lượng Nông lâm sản và Thủy sản",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thừa Thiên Huế",
        "Office of the Election Council – Hà Nội (2021)",
    ]

    /// Python's policy parser of Debian 12 keeps the fold between the words of a name, GMime drops it.
    @Test func `a long name is right for readers that keep the fold and for those that drop it`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-names-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (number, name) in Self.longNames.enumerated() {
            let bytes = try MessageComposer.compose(
                Letter(subject: name + " – " + name, text: "x", html: "x"),
                try envelope(name, "Ủy ban")
            )
            try bytes.write(to: folder.appendingPathComponent("\(number).eml"))
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 76 })
        }
        let script = """
            import email, email.policy, pathlib, sys, gi
            gi.require_version("GMime", "3.0")
            from gi.repository import GMime
            GMime.init()
            for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
                raw = path.read_bytes()
                kept = email.message_from_bytes(raw, policy=email.policy.default)
                stream = GMime.StreamMem.new_with_buffer(raw)
                parser = GMime.Parser.new_with_stream(stream)
                dropped = parser.construct_message(None)
                people = dropped.get_from()
                print(" ".join(kept["from"].addresses[0].display_name.split()))
                print(people.get_address(0).get_name())
                print(dropped.get_subject())
            """
        let found = try OtherProgram.python(["-c", script, folder.path]).text
            .split(separator: "\n").map(String.init)
        #expect(found == Self.longNames.flatMap { [$0, $0, "\($0) – \($0)"] })
    }

    /// Strings that try to become something else than words.
    private static let nasty = [
        "a\r\nBcc: x@y.example", "a\nBcc: x@y.example", "a\rBcc: x@y.example", "a\u{0}b",
        "\r\n.\r\nQUIT\r\n", "\n.\n", "a, b", "\"a\" <x@y.example>", "a\\\"b", "=?UTF-8?B?DQo=?=",
        "\u{202E}fdp.exe\u{202C}", "\u{2066}a\u{2069}", "a\u{2028}Bcc: x", "a\u{85}b", "",
        String(repeating: "Chi cục Kiểm lâm ", count: 6_000),
        "e" + String(repeating: "\u{301}", count: 50_000), String(repeating: "x", count: 100_000),
        "../../etc/passwd", "a;b=c", "--=_x", "From ai", ".",
    ]

    private static let fields: Set = [
        "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Thread-Topic",
        "Thread-Index", "List-Id", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding", "Content-Disposition",
    ]

    @Test(arguments: nasty)
    func `nothing that a person wrote becomes a header or a command`(text: String) throws {
        let plain = Letter(subject: "Chủ đề", text: "Nội dung", html: "<p>Nội dung</p>")
        var calendar = plain
        calendar.calendar = text
        var attached = plain
        attached.attachments = [Attachment(name: text, type: "text/csv", content: Data(text.utf8))]
        let letters = [
            Letter(subject: text, text: "x", html: "x"),
            Letter(subject: "x", text: text, html: text),
            calendar, attached,
        ]
        var messages = letters.compactMap {
            try? MessageComposer.compose($0, envelope("Phòng", "a"))
        }
        if EmailAddress("a@so.example", displayName: text) != nil,
            let named = try? envelope(text, text),
            let bytes = try? MessageComposer.compose(plain, named)
        {
            messages.append(bytes)
        }
        // Bodies are encoded whatever they hold.
        #expect(messages.count >= 2)
        for message in messages {
            let lines = String(decoding: message, as: UTF8.self).components(separatedBy: "\r\n")
            #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.hasPrefix(".") })
            #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("\r") })
            let head = lines.prefix { !$0.isEmpty }
            for line in head where !line.hasPrefix(" ") {
                let name = line.prefix { $0 != ":" }
                #expect(Self.fields.contains(String(name)), "\(line.prefix(80))")
            }
            #expect(head.count { $0.hasPrefix("To:") } == 1)
            #expect(head.reduce(0) { $0 + $1.utf8.count } < 8_000)
        }
    }

    @Test func `an address in other letters stays as it is in the header, its domain in ASCII`()
        throws
    {
        let address = try #require(EmailAddress("ủy.ban@Đắk-Lắk.example", displayName: "Ủy ban"))
        #expect(address.needsUTF8)
        #expect(address.addrSpec == "ủy.ban@xn--k-lk-zua6066bda.example")
        let bytes = try MessageComposer.compose(
            Letter(subject: "s", text: "t", html: "h"),
            try envelope("Phòng", "Ủy ban", address)
        )
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                "<ủy.ban@xn--k-lk-zua6066bda.example>\r\n"
            )
        )
        #expect(EmailAddress("uy.ban@đắk.example")?.needsUTF8 == false)
    }

    /// Generated by `Fixtures/domains.py` with the package idna.
    @Test func `domains in other letters agree with idna`() throws {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/domains", withExtension: "csv")
        )
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 300)
        for line in lines {
            let pair = line.split(separator: ",")
            #expect(EmailAddress("a@\(pair[0])")?.domain == String(pair[1]), "\(pair[0])")
        }
    }

    // MARK: Writing

    private func envelope(_ from: String, _ to: String, _ address: EmailAddress? = nil) throws
        -> Envelope
    {
        Envelope(
            sender: try #require(EmailAddress("tccb@so.example", displayName: from)),
            recipient: try address ?? #require(EmailAddress("cca@so.example", displayName: to)),
            replyTo: nil,
            messageID: "abc@so.example",
            thread: MailThread(
                root: "root@so.example",
                topic: "Kế hoạch",
                start: Instant(milliseconds: 1_614_531_600_000)
            ),
            date: Instant(milliseconds: 1_616_029_200_000),
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            listID: "d.so.example",
            isBulk: false
        )
    }

    private func write(_ count: Int, longNames: Bool, _ random: inout SplitMix) throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-mime-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var expected = Data()
        for number in 1...count {
            let limit = longNames ? 99 : 45
            let (from, to) = (random.words(upTo: limit), random.words(upTo: limit))
            var letter = Letter(
                subject: random.words(upTo: 240),
                text: random.body(),
                html: "<p>" + random.body() + "</p>"
            )
            if random.next() % 3 == 0 {
                letter.calendar = "BEGIN:VCALENDAR\r\n\(random.body())END:VCALENDAR"
            }
            for _ in 0..<Int(random.next() % 3) {
                let octets = (0..<Int(random.next() % 300)).map { _ in
                    UInt8(truncatingIfNeeded: random.next())
                }
                letter.attachments.append(
                    Attachment(
                        name: random.words(upTo: 90) + ".csv",
                        type: random.next() % 2 == 0 ? "text/csv" : "application/octet-stream",
                        content: Data(octets)
                    )
                )
            }
            // What was typed decomposed is sent composed.
            let isDecomposed = random.next() % 5 == 0
            let typed =
                isDecomposed
                ? Letter(
                    subject: letter.subject.decomposedStringWithCanonicalMapping,
                    text: letter.text.decomposedStringWithCanonicalMapping,
                    html: letter.html
                ) : letter
            var sent = typed
            sent.calendar = letter.calendar
            sent.attachments = letter.attachments
            try MessageComposer.compose(sent, try envelope(from, to))
                .write(to: folder.appendingPathComponent("\(number).eml"))
            expected += try JSONSerialization.data(withJSONObject: [
                "n": number, "subject": letter.subject, "from_name": from, "to_name": to,
                "text": letter.text, "html": letter.html,
                "calendar": letter.calendar.map { $0 as Any } ?? NSNull(),
                "attachments": letter.attachments.map {
                    [
                        "name": $0.name.replacing("/", with: "-"), "type": $0.type,
                        "base64": $0.content.base64EncodedString(),
                    ]
                },
            ])
            expected.append(10)
        }
        try expected.write(to: folder.appendingPathComponent("expected.jsonl"))
        return folder
    }

    /// The last line that the readers say.
    private func readBack(_ arguments: [String]) throws -> String {
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/read_back", withExtension: "py")
        )
        let lines = try OtherProgram.run("/usr/bin/python3", [script.path] + arguments).text.split(
            separator: "\n"
        )
        for line in lines.dropLast().prefix(10) { print(line) }
        return lines.last.map(String.init) ?? ""
    }
}

/// The texts that letters are made of.
extension SplitMix {
    private static let syllables = [
        "Phòng", "Tổ", "chức", "cán", "bộ", "Sở", "Nông", "nghiệp", "và", "PTNT", "Chi", "cục",
        "Kiểm", "lâm", "Đắk", "Lắk", "kế", "hoạch", "phát", "động", "thi", "đua", "bầu", "cử",
        "ngày",
        "23/5/2021", "–", "hạn", "17:00", "#KH-CCKL", "(dự thảo)", "«A»", "50%", "=?", "?=", "a_b",
        "Trường", "Nghề", "Thủy", "lợi", "ưỡng", "quyết", "=", "1.463", "99,12%", "…", "🙂", "a@b",
    ]

    /// Words parted by single blanks, of at most so many octets.
    fileprivate mutating func words(upTo octets: Int) -> String {
        var text = Self.syllables[Int(next() % 30)]
        for _ in 0..<Int(next() % 40) {
            let word = Self.syllables[Int(next() % UInt64(Self.syllables.count))]
            guard text.utf8.count + 1 + word.utf8.count <= octets else { break }
            text += " " + word
        }
        return text
    }

    fileprivate mutating func body() -> String {
        var text = ""
        for _ in 0...Int(next() % 12) {
            switch next() % 12 {
            case 0: text += "."
            case 1: text += ".." + words(upTo: 60)
            case 2: text += "From " + words(upTo: 60)
            case 3: text += words(upTo: 60) + "  "
            case 4: text += "\t" + words(upTo: 60) + "\t"
            case 5: text += String(repeating: words(upTo: 90), count: 12)
            case 6: break
            default: text += words(upTo: 200)
            }
            text += "\n"
        }
        return text
    }
}
