import Campaigns
import Delivery
import Foundation
import Home
import Testing

/// Letters that nobody got, or of which nobody knows: the operator hears of them, once a day for a day.
@Suite struct UndeliveredTests {
    private static let refused = Outcome.rejected(
        .rcpt,
        Reply(code: 550, enhanced: "5.1.1", text: "no such user")
    )

    @Test(arguments: [
        (Outcome.ambiguous("connection lost"), LetterState.ambiguous, "--state ambiguous"),
        (refused, .failed, "--state failed"),
    ])
    func `the operator hears of letters that did not arrive or may not have`(
        outcome: Outcome,
        state: LetterState,
        advice: String
    ) async throws {
        let files = Files.campaign("mot", more: "  nếu chưa rõ: giữ")
        let bench = try HomeBench(["may.lich": Files.server].merging(files) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        bench.mail.answer(outcome)
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.store.outbox(of: "mot", state: state).count == 2)
        bench.mail.answer(.accepted(Reply(code: 250, enhanced: nil, text: "Ok")))
        for time in ["08T08:01", "08T09:00", "08T16:59", "10T08:00", "11T08:00"] {
            try await bench.pass(at: "2021-03-\(time):00")
        }
        let told = bench.mail.delivered.filter { $0.recipient.addrSpec == "van-hanh@so.example" }
        #expect(told.count == 1)
        let item = try #require(told.first)
        #expect(try bench.store.letter(item.id)?.row.subject.contains("không gửi được") == true)
        let body = decoded(String(decoding: item.bytes, as: UTF8.self))
        #expect(body.contains(advice), "\(body)")
        #expect(body.contains("a@mot.example") || body.contains("Chi cục A"), "\(body)")
    }

    /// What a person cancelled after it may have left is no news.
    @Test func `a letter that a person cancelled is not told of as unclear`() async throws {
        let bench = try HomeBench(["may.lich": Files.server].merging(Files.campaign("mot")) { $1 })
        try await bench.pass(at: "2021-03-01T08:00:00")
        try bench.store.noteRestoration(at: try HomeBench.instant("2021-03-08T08:10:00"))
        try await bench.pass(at: "2021-03-08T08:11:00")
        let now = try HomeBench.instant("2021-03-08T09:00:00")
        let cancelled = try bench.store.cancel(LetterSelection(campaign: "mot"), at: now)
        #expect(cancelled.count == 2)
        try await bench.pass(at: "2021-03-08T09:01:00")
        #expect(try bench.store.outbox(of: "mot", state: .ambiguous).count <= 2)
        #expect(bench.mail.recipients.allSatisfy { $0 != "van-hanh@so.example" })
    }

    /// The text of the letter's first part.
    private func decoded(_ message: String) -> String {
        let head = "Content-Transfer-Encoding: base64\r\n\r\n"
        let parts = message.components(separatedBy: head).dropFirst()
        let lines = parts.first?.components(separatedBy: "--=_").first ?? ""
        let octets = Data(base64Encoded: lines, options: .ignoreUnknownCharacters) ?? Data()
        return String(decoding: octets, as: UTF8.self)
    }
}
