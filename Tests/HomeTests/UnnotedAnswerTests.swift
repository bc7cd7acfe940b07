import Campaigns
import Delivery
import Foundation
import Home
import Testing

/// An answer that cannot be noted when it comes is noted as soon as it can be: no letter leaves twice for it.
@Suite struct UnnotedAnswerTests {
    @Test(arguments: [StoreError.full, .busy, .readOnly], [false, true])
    func `a letter that was taken while the disk was full is not sent again`(
        error: StoreError,
        editsMeanwhile: Bool
    ) async throws {
        let bench = try HomeBench(
            ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        let store = ForwardingStore(bench.store)
        bench.restart(with: store)
        store.fail(.init(function: "record", campaign: nil, error: error))
        await #expect(throws: error) { try await bench.pass(at: "2021-03-08T08:00:00") }
        #expect(bench.mail.recipients.count == 1)
        await #expect(throws: error) { try await bench.pass(at: "2021-03-08T08:00:01") }
        #expect(bench.mail.recipients.count == 1)
        store.fail(nil)
        if editsMeanwhile {
            try bench.edit("mot/a.lich") { $0.replacing("Nhắc trước hạn", with: "Nhắc") }
        }
        try await bench.pass(at: "2021-03-08T08:00:03")
        try await bench.pass(at: "2021-03-08T08:20:00")
        #expect(bench.mail.recipients.sorted() == ["a@mot.example", "b@mot.example"])
        let letters = try bench.store.outbox(of: "mot", state: nil)
        #expect(letters.map(\.state) == [.sent, .sent])
        for row in try bench.store.ledger(of: nil) { #expect(row.balances, "\(row)") }
    }
}
