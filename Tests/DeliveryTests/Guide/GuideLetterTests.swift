import Campaigns
import Delivery
import ProgramBench
import Testing

/// What the officers' guide says by example of what letters say and whom they reach is what happens to its
/// campaign.
@Suite struct GuideLetterTests {
    private static func block(_ id: String, _ lines: String) -> String {
        """
        NHẮC VIỆC \(id) "Nhắc"
          mốc: ket-qua
        \(lines)
          gửi tới: đơn vị chưa nộp

        """
    }

    private static let units = ["chicuca", "chicucb", "phongd"]

    @Test(arguments: [("08:20", 3), ("08:40", 6)])
    func `what is due within half an hour is one letter`(time: String, letters: Int) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                08:00 nhắc `ke-hoach`, 08:20 khối khác nhắc `ket-qua`: một thư lúc 08:00 về cả \
                hai việc; 08:40 thì là hai thư.
                """
            )
        )
        let bench = try TestBench(more: Self.block("khac", "  gửi: 09/02/2021 lúc \(time)"))
        #expect(try await bench.leaving(at: "2021-02-09T08:00:00") == Self.units)
        try await bench.pass(at: "2021-02-09T\(time):00")
        #expect(bench.transport.delivered.count == letters)
        let first = try bench.milestones(in: try #require(bench.transport.delivered.first).id)
        #expect(first == (letters == 3 ? ["ke-hoach", "ket-qua"] : ["ke-hoach"]))
    }

    @Test(arguments: [("", 1), ("\n  gộp: không", 2)])
    func `a block's own words are not lost in a letter about several things`(
        key: String,
        letters: Int
    ) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                thêm khối không có lời riêng nhắc `ket-qua` lúc 08:00 09/02: mỗi đơn vị nhận một \
                thư, có `ket-qua` và phần "Kế hoạch rà soát hồ sơ – hạn 17:00 ngày 17/02/2021" \
                của `nhac`; ghi `gộp: không` ở khối mới thì là hai thư.
                """
            )
        )
        let bench = try TestBench(more: Self.block("moi", "  gửi: 09/02/2021 lúc 08:00" + key))
        try await bench.pass(at: "2021-02-09T08:00:00")
        let mine = try bench.read().filter { $0.recipient.hasPrefix("chicuca@") }
        #expect(mine.count == letters)
        guard letters == 1, let letter = mine.first else { return }
        for body in letter.bodies {
            #expect(body.contains("Báo cáo kết quả rà soát hồ sơ"))
            // The heading, and words that no template has.
            for words in [
                "Kế hoạch rà soát hồ sơ – hạn 17:00 ngày 17/02/2021 #KH-CCA",
                "đề nghị đơn vị gửi Kế hoạch rà soát hồ sơ, chậm nhất 17:00 ngày 17/02/2021",
            ] { #expect(body.replacing(/\s+/, with: " ").contains(words), "\(body)") }
        }
    }

    @Test func `what nobody has approved gives its place to the next, under its number`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                thư `don-doc` của thứ Năm 18/02 chưa ai duyệt thì 08:00 thứ Hai 22/02, vẫn số cũ, \
                thành thư của lượt ấy (quá hạn 05 ngày); CCA đã nộp 19/02 thì thư của CCA không \
                gửi; 09:00 cho gửi thì thư của PHD và CCB đi.
                """
            )
        )
        let bench = try TestBench(guide: { $0 })
        try await bench.pass(at: "2021-02-17T18:00:00")
        try await bench.pass(at: "2021-02-18T08:00:00")
        let held = try bench.store.outbox(of: nil, state: .held)
        #expect(held.count == 6)
        try bench.report("CCA", "ke-hoach", at: "2021-02-19T09:00:00")
        #expect(try await bench.leaving(at: "2021-02-22T08:00:00") == [])
        let rest = try bench.store.outbox(of: nil, state: .held)
        #expect(rest.map(\.id) == held.filter { !$0.recipient.hasPrefix("chicuca") }.map(\.id))
        #expect(try bench.read(.held).allSatisfy { $0.text.contains("quá hạn 05 ngày") })
        _ = try bench.store.release(.all)
        #expect(
            try await bench.leaving(at: "2021-02-22T09:00:00") == [
                "chicucb", "chicucb-ld", "phongd", "phongd-ld",
            ]
        )
        #expect(
            try bench.ledger(of: "don-doc") == [
                "2021-02-18 skipped 6", "2021-02-22 sent 4", "2021-02-22 skipped 2",
            ]
        )
    }

    @Test func `what was returned is asked for again by its new deadline`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                CCA nộp `ke-hoach` 09/02, bị trả lại 09:00 thứ Năm 18/02: lượt kế tiếp báo đầu \
                mối gửi lại chậm nhất 17:00 thứ Hai 22/02; chưa gửi lại thì `nhac` nhắc lúc 14:00 \
                19/02, `don-doc` lúc 08:00 23/02 (chờ duyệt).
                """
            )
        )
        let bench = try TestBench(guide: { $0 })
        try await bench.pass(at: "2021-02-09T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-02-09T10:00:00")
        try await bench.pass(at: "2021-02-18T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-02-18T09:00:00", .returned)
        #expect(try await bench.leaving(at: "2021-02-18T09:01:00") == ["chicuca"])
        let notice = try #require(try bench.read().last?.text).replacing(/\s+/, with: " ")
        #expect(notice.contains("chậm nhất 17 giờ 00 phút, thứ Hai ngày 22/02/2021"))
        #expect(try await bench.leaving(at: "2021-02-19T13:59:00") == [])
        #expect(try await bench.leaving(at: "2021-02-19T14:00:00") == ["chicuca"])
        try await bench.pass(at: "2021-02-22T17:01:00")
        let held = try bench.store.outbox(of: nil, state: .held).map(\.recipient)
        #expect(!held.contains { $0.hasPrefix("chicuca") })
        try await bench.pass(at: "2021-02-23T08:00:00")
        let mine = try bench.read(.held).filter { $0.recipient.hasPrefix("chicuca@") }
        let words = try #require(mine.first?.text).replacing(/\s+/, with: " ")
        #expect(mine.count == 1)
        #expect(words.contains("ngày 18/02/2021 trả lại để đơn vị hoàn thiện"), "\(words)")
        #expect(!words.contains("chưa nhận được Kế hoạch"), "\(words)")
    }

    /// The time that the file says first, the one that it says from 13:00 on, and when the letter leaves.
    @Test(arguments: [("14:00", "12:00", ["13:00"]), ("12:00", "14:00", ["12:00"])])
    func `another time of day is the same line, and no day is sent twice`(
        first: String,
        second: String,
        leaves: [String]
    ) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                13:00 đổi giờ gửi hôm nay từ 14:00 thành 12:00, thư chưa đi thì đi ngay lúc 13:00; \
                đổi từ 12:00 (đã gửi) thành 14:00 thì hôm nay không gửi nữa.
                """
            )
        )
        #expect(
            try Guide.schedules.says(
                "at 13:00 changed from 14:00 to 12:00, today's letter leaves at 13:00"
            )
        )
        let bench = try TestBench(more: Self.block("hom-nay", "  gửi: 08/03/2021 lúc \(first)"))
        try await bench.pass(at: "2021-03-05T12:00:00")
        var left: [String] = []
        for time in ["12:00", "13:00", "14:00"] {
            if time == "13:00" {
                let edited = Self.block("hom-nay", "  gửi: 08/03/2021 lúc \(second)")
                try bench.edit(edited, at: "2021-03-08T13:00:00")
            }
            let letters = try await bench.leaving(at: "2021-03-08T\(time):00")
            if !letters.isEmpty { left.append(time) }
        }
        #expect(left == leaves)
    }
}
