import Campaigns
import Delivery
import Foundation
import Mail
import Testing

/// What a bounce does to its letter and to its address.
@Suite struct BouncedLetterTests {
    private static let plan = """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: chi cục
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi: 1 ngày trước hạn, lúc 08:00
          nếu rơi ngày nghỉ: vẫn gửi
          gửi tới: đơn vị chưa nộp
          máy chủ thư: tra
        MÁY CHỦ THƯ tra
          máy chủ: smtp://127.0.0.1
          người gửi: "Phòng" <phong@so.example>
          thư dội về: <thu-tra@so.example>

        """

    @Test func `each letter's sender names the letter, and nobody else can make such a name`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-08T08:00:00")
        let token = try bench.store.bounceToken()
        let letters = bench.transport.delivered
        #expect(letters.count == 2)
        for letter in letters {
            let sender = letter.sender.addrSpec
            #expect(sender.hasPrefix("thu-tra+"))
            #expect(token.letter(in: sender) == letter.id)
            #expect(token.letter(in: sender.uppercased()) == letter.id)
            #expect(BounceToken.isToken(in: sender))
            #expect(BounceToken(key: Data(repeating: 1, count: 32)).letter(in: sender) == nil)
        }
        let forged = letters[0].sender.addrSpec.replacing("+\(letters[0].id)-", with: "+9-")
        #expect(token.letter(in: forged) == nil)
    }

    @Test func `a letter that came back is failed, once, with the words of the system`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-08T08:00:00")
        let letter = try #require(bench.transport.delivered.first)
        let now = try bench.instant("2021-03-08T09:00:00")
        let bounce = Bounce(
            letter: letter.id,
            action: .failed,
            status: "5.1.1",
            diagnostic: "550 5.1.1 No such user",
            addresses: [letter.recipient.addrSpec.uppercased()],
            report: "a"
        )
        #expect(try bench.store.note([bounce], at: now).map(\.isKnown) == [false])
        #expect(try bench.store.note([bounce], at: now).map(\.isKnown) == [true])
        let copy = Bounce(
            letter: bench.transport.delivered[1].id,
            action: .failed,
            status: "5.1.1",
            diagnostic: nil,
            addresses: ["nguoi-khac@so.example"],
            report: "b"
        )
        #expect(try bench.store.note([copy], at: now).map(\.isKnown) == [false])
        #expect(try bench.letters()[0] == "failed cca bounced: 5.1.1 550 5.1.1 No such user")
        #expect(try bench.totals() == [.sent: 1, .failed: 1])
        let unknown = Bounce(
            letter: 99,
            action: .failed,
            status: "5.1.1",
            diagnostic: nil,
            addresses: [],
            report: ""
        )
        #expect(try bench.store.note([unknown], at: now).isEmpty)
    }

    @Test(
        arguments: [
            ("5.1.1", "550 5.1.1 No such user", true), ("5.0.0", "550 5.1.1 unknown", true),
            ("5.2.1", "disabled", true), ("5.2.2", "552 5.2.2 full", false),
            ("5.0.0", "552 5.2.2 over quota", false), ("4.2.2", "452 full", false),
            ("5.1.8", "550 5.1.8 bad sender's domain", false),
            ("5.1.0", "550 5.1.0 Sender address rejected: User unknown", false),
            ("5.0.0", "all relevant MX records point to non-existent hosts", false),
            ("5.0.0", "Unrouteable address", true), ("5.7.1", "550 5.7.1 policy", false),
            ("5.3.4", "too big", false),
            // Real bounces that silenced the living.
            (
                "5.1.0", "5.1.0 - Unknown address error 550-'5.2.2 <a@b.example>: Mailbox Full'",
                false
            ),
            ("5.1.0", "5.1.0 - Unknown address error 550-'5.7.1 Access denied'", false),
            ("5.1.1", "552 5.2.2 Over quota", false),
            ("5.1.1", "550 5.7.1 IP address blacklisted by recipient", false),
            ("5.1.3", "553 http://www.spamhaus.org/query/bl?ip=192.0.2.1", false),
            ("5.1.1", "550 a@b.example has sent to too many recipients this hour", false),
            ("5.1.0", "550 not allowed to send mail from b.example: check the SPF Record", false),
            (
                "5.2.1",
                "450 4.2.1 The user is receiving mail at a rate that prevents additional messages",
                false
            ),
            (
                "5.2.1",
                "550-5.2.1 The user is receiving mail at a rate that prevents additional messages",
                false
            ),
            (
                "5.4.4",
                "Host or domain name not found. Name service error for name=b.example type=MX: Malformed or unexpected name server reply",
                false
            ),
            ("5.1.1", "procmail: Couldn't create \"/var/mail/nobody\"", false),
            ("5.1.1", "550 5.1.1 Refused due to recipient preferences", false),
            ("5.1.1", "550 5.1.1 Mailbox temporarily unavailable", false),
            ("5.1.1", "550 mail from your host is blocked", false),
            ("5.1.1", "554 rejected by DMARC policy", false),
            ("5.1.1", "450 4.1.1 user unknown, greylisted", false),
            ("5.4.7", "delivery expired", false),
            ("5.1.1", "user is over the limit of the rate", false),
            ("5.4.6", "554 5.4.6 too many hops, mail loop", false),
            ("5.1.1", "550 5.1.1 account suspended", false),
            ("5.0.0", "unknown.so.example said: 550 no", false),
            // What means nobody: Microsoft 365, Outlook.com, Google, Yahoo, Exim, qmail, Postfix, IronPort.
            ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", true),
            ("5.4.1", "Recipient address rejected: Access denied", true),
            (
                "5.1.10",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
                true
            ),
            ("5.1.1", "550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found", true),
            (
                "5.1.351",
                "550 5.1.351 Remote server returned unknown recipient or mailbox unavailable", true
            ),
            ("5.4.310", "550 5.4.310 DNS domain b.example does not exist", true),
            (
                "5.5.0", "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)",
                true
            ),
            (
                "5.0.0",
                "554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com)",
                true
            ),
            ("5.5.0", "550 Invalid recipient <a@b.example>", true),
            ("5.0.0", "550 No such domain at this location", true),
            ("5.1.1", "550-5.1.1 The email account that you tried to reach does not exist.", true),
            ("5.2.1", "550-5.2.1 The email account that you tried to reach is disabled.", true),
            ("5.0.0", "sorry, no mailbox here by that name. (#5.1.1)", true),
            (
                "5.0.0",
                "550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table",
                true
            ),
            ("5.1.0", "5.1.0 - Unknown address error 550-'5.1.1 no such user'", true),
            (
                "5.4.4",
                "Host or domain name not found. Name service error for name=b.example type=A: Host not found",
                true
            ),
            ("5.0.0", "550 Hộp thư không tồn tại", true), ("5.1.1", nil, true),
            ("5.7.1", nil, false),
            (
                "5.1.1",
                "host spam.limit.example[192.0.2.1] said: 550 5.1.1 <full@b.example> unknown", true
            ),
            ("5.1.0", nil, false), ("5.2.1", nil, false), ("5.4.4", nil, false),
        ] as [(String, String?, Bool)]
    )
    func `only an address that nobody has is dead`(status: String, text: String?, isDead: Bool) {
        #expect(DeadAddress.isMeant(by: status, text: text) == isDead)
    }

    @Test(
        arguments: [
            (550, "5.1.1", "No such user", true), (550, nil, "User unknown", true),
            (550, "5.4.1", "Recipient address rejected: Access denied. AS(201806281)", true),
            (554, "5.7.1", "<a@b.example>: Recipient address rejected: Access denied", false),
            (550, "5.7.1", "User unknown to policy", false),
            (550, "5.1.0", "Address rejected", false),
            (550, "5.1.2", "Host unknown (Name server: b.example: host not found)", true),
            (550, "5.1.1", "User a not listed in Domino Directory", true),
            (450, "4.1.1", "User unknown", false), (550, "5.5.0", "mailbox unavailable", true),
        ] as [(Int, String?, String, Bool)]
    )
    func `a reply's own code comes before its words, unless they are about something else`(
        code: Int,
        enhanced: String?,
        text: String,
        isDead: Bool
    ) {
        let reply = Reply(code: code, enhanced: enhanced, text: text)
        #expect(DeadAddress.isMeant(by: reply) == isDead)
    }

    @Test func `after two refusals an address is written to no more, until a person asks for it`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        let refusal = Outcome.rejected(
            .rcpt,
            Reply(code: 550, enhanced: "5.1.1", text: "No such user")
        )
        for day in ["08", "12"] {
            bench.transport.play([refusal])
            try await bench.pass(at: "2021-03-\(day)T08:00:00")
        }
        try await bench.pass(at: "2021-03-14T08:00:00")
        try await bench.pass(at: "2021-03-15T08:00:00")
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec == "cca@so.example" }
        #expect(mine.isEmpty)
        let failed = try bench.store.outbox(of: nil, state: .failed)
        #expect(failed.count == 3)
        #expect(failed.last?.reason?.code == .deadAddress)
        let now = try bench.instant("2021-03-15T09:00:00")
        let last = try #require(failed.last?.id)
        #expect(try bench.store.retry(LetterSelection(ids: [last]), at: now).count == 1)
        try await bench.pass(at: "2021-03-15T09:00:00")
        #expect(try bench.store.outbox(of: nil, state: .failed).count == 2)
        _ = try bench.totals()
    }

    @Test(arguments: [
        ("5.1.1", "552 5.2.2 Over quota", true),
        ("5.1.0", "5.1.0 - Unknown address error 550-'5.7.1 Access denied'", true),
        ("5.1.1", "550 5.1.1 No such user", false),
    ])
    func `two bounces about something else silence nobody`(
        status: String,
        diagnostic: String,
        isSent: Bool
    ) async throws {
        let bench = try TestBench(Self.plan)
        for day in ["08", "12"] {
            try await bench.pass(at: "2021-03-\(day)T08:00:00")
            let letter = try #require(
                bench.transport.delivered.last { $0.recipient.addrSpec == "cca@so.example" }
            )
            let bounce = Bounce(
                letter: letter.id,
                action: .failed,
                status: status,
                diagnostic: diagnostic,
                addresses: [letter.recipient.addrSpec],
                report: day
            )
            _ = try bench.store.note([bounce], at: try bench.instant("2021-03-\(day)T09:00:00"))
        }
        let before = bench.transport.delivered.count
        try await bench.pass(at: "2021-03-14T08:00:00")
        let mine = bench.transport.delivered.dropFirst(before)
            .filter { $0.recipient.addrSpec == "cca@so.example" }
        #expect(mine.count == (isSent ? 1 : 0))
        _ = try bench.totals()
    }

    @Test func `an address that was taken in between is not dead`() async throws {
        let bench = try TestBench(Self.plan)
        let refusal = Outcome.rejected(
            .rcpt,
            Reply(code: 550, enhanced: "5.1.1", text: "No such user")
        )
        for (day, isRefused) in [("08", true), ("12", false), ("15", true)] {
            bench.transport.play(isRefused ? [refusal] : [])
            try await bench.pass(at: "2021-03-\(day)T08:00:00")
        }
        #expect(
            try bench.store.outbox(of: nil, state: .failed).allSatisfy {
                $0.reason?.code == .refused
            }
        )
    }

    @Test func `letters held and cancelled by hand stay in the balance`() async throws {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        let ids = try bench.store.outbox(of: nil, state: nil).map(\.id)
        #expect(try bench.store.hold(LetterSelection(ids: [ids[0]])).count == 1)
        #expect(try bench.store.cancel(LetterSelection(ids: [ids[1]]), at: now).count == 1)
        try await bench.pass(at: "2021-03-08T08:01:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals() == [.pending: 1, .cancelled: 1])
        #expect(try bench.store.release(LetterSelection(ids: [ids[0]])).count == 1)
        try await bench.pass(at: "2021-03-08T08:02:00")
        #expect(try bench.totals() == [.sent: 1, .cancelled: 1])
    }
}
