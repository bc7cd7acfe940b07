import Foundation
import Intake
import Mail
import Testing

/// Delivery status notifications as different mail systems form them (`Fixtures/make_bounces.py`).
@Suite struct BounceTests {
    private struct Expected: Decodable {
        struct Recipient: Decodable {
            let address: String
            let action: String
            let status: String
            let diagnostic: String?
        }

        let file: String
        let isReport: Bool
        let recipients: [Recipient]
    }

    private static var folder: URL {
        get throws {
            try #require(Bundle.module.url(forResource: "Fixtures/bounces", withExtension: nil))
        }
    }

    @Test func `every report is read as Python's email reads it`() throws {
        let folder = try Self.folder
        let expected = try JSONDecoder().decode(
            [Expected].self,
            from: Data(contentsOf: folder.appendingPathComponent("expected.json"))
        )
        #expect(expected.count > 50)
        for one in expected {
            let octets = try Data(contentsOf: folder.appendingPathComponent(one.file))
            let report = DeliveryReport(message: octets)
            #expect(report.isReport == one.isReport, "\(one.file)")
            let found = report.recipients.map {
                "\($0.address) \($0.action.rawValue) \($0.status) \($0.diagnostic ?? "-")"
            }
            let wanted = one.recipients.map {
                "\($0.address) \($0.action) \($0.status) \($0.diagnostic ?? "-")"
            }
            #expect(found == wanted, "\(one.file)")
            if one.isReport {
                #expect(report.returnedTo.contains { $0.contains("+@TOKEN@") }, "\(one.file)")
            }
        }
    }

    @Test func `a mailbox in one file holds the same messages as a folder`() throws {
        let folder = try Self.folder
        let files = try MailFolder(path: folder.path).files.filter { $0.pathExtension == "eml" }
        let messages = try files.map { try Data(contentsOf: $0) }.filter { !$0.isEmpty }
        var box = Data()
        for message in messages {
            box +=
                Data("From MAILER-DAEMON Sun May 24 09:15:27 2026\n".utf8) + message
                + Data("\n\n".utf8)
        }
        let found = MailFolder.messages(in: box)
        #expect(found.count == messages.count)
        #expect(
            found.map { DeliveryReport(message: $0).recipients }
                == messages.map { DeliveryReport(message: $0).recipients }
        )
    }

    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test func `messages are found in a Maildir, above several, and behind links`() throws {
        try withFolder { folder in
            let manager = FileManager.default
            for (path, text) in [
                ("par/Bounces/new/x.eml", "x"), ("par/Bounces/cur/y.eml", "y"),
                ("par/Bounces/tmp/z.eml", "being written"), ("par/.Other/new/o.eml", "o"),
                ("files/a.eml", "a"),
            ] {
                let url = folder.appendingPathComponent(path)
                try manager.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: url)
            }
            try manager.createDirectory(
                at: folder.appendingPathComponent("empty/new"),
                withIntermediateDirectories: true
            )
            let link = { (name: String, target: String) in
                try manager.createSymbolicLink(
                    at: folder.appendingPathComponent(name),
                    withDestinationURL: folder.appendingPathComponent(target)
                )
            }
            try link("link", "par/Bounces")
            try link("files/b.eml", "par/.Other/new/o.eml")
            try link("files/round", "files")
            func names(_ path: String) throws -> [String] {
                try MailFolder(path: folder.appendingPathComponent(path).path).files
                    .map(\.lastPathComponent)
            }
            #expect(try names("par") == ["o.eml", "x.eml", "y.eml"])
            #expect(try names("par/Bounces") == ["x.eml", "y.eml"])
            #expect(try names("link") == ["x.eml", "y.eml"])
            #expect(try names("files") == ["a.eml", "o.eml"])
            #expect(try names("empty") == [])
        }
    }

    @Test func `a file whose lines end in CR alone is not lost`() {
        let box = "From a\rTo: x\r\rone\r\rFrom b\rTo: y\r\rtwo\r"
        #expect(MailFolder.messages(in: Data(box.utf8)).count == 2)
        #expect(MailFolder.messages(in: Data("To: x\r\rone\r".utf8)).count == 1)
    }

    @Test func `the addresses that failed are those that stood on the letter`() throws {
        let folder = try Self.folder
        func report(_ name: String) throws -> DeliveryReport {
            DeliveryReport(message: try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        for name in ["exim-failed.eml", "google-failed.eml", "exim-plain.eml"] {
            #expect(try !report(name).failedRecipients.isEmpty, "\(name)")
        }
        let plain = try report("exim-plain.eml")
        let address = try #require(plain.failedRecipients.first)
        let complaint = try #require(plain.complaint(about: address))
        #expect(!complaint.contains("\n") && !complaint.isEmpty, "\(complaint)")
    }

    @Test(arguments: [
        (0..<20_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
            .joined(),
        "To: a@b.example\n" + String(repeating: " folded\n", count: 100_000),
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
            + String(repeating: "Action: failed\n\n", count: 50_000),
    ])
    func `a message made to be slow is read in time`(text: String) {
        #expect(DeliveryReport(message: Data(text.utf8)).recipients.isEmpty)
    }

    @Test func `no octets of others make it fail`() throws {
        let folder = try Self.folder
        var state: UInt64 = 2021
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let files = try MailFolder(path: folder.path).files.filter { $0.pathExtension == "eml" }
        var read = 0
        for file in files {
            let original = try Data(contentsOf: file)
            guard !original.isEmpty else { continue }
            for _ in 0..<20 {
                var octets = original
                for _ in 0...random(4) { octets[random(octets.count)] = UInt8(random(256)) }
                let cut = octets.prefix(1 + random(octets.count))
                read += DeliveryReport(message: Data(cut)).recipients.count
            }
        }
        #expect(read > 0)
    }
}
