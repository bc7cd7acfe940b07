import Foundation
import ProgramBench
import Testing

/// Rows 4, 6, 13, 30 and 33: what a schedule file says.
@Suite struct ScheduleAttackTests {
    struct Edit: Sendable {
        let row: Int
        let old: String
        let new: String
        /// What is said: the code of a finding, or words; nil where the file passes.
        let said: String?

        init(_ row: Int, _ old: String, _ new: String, _ said: String?) {
            self.row = row
            self.old = old
            self.new = new
            self.said = said
        }
    }

    private static let milestone = "\"Kế hoạch phát động\""
    private static let sender = "\"Phòng TCCB\" <tccb@so.example>"
    private static let time = "từ 01/01/2020 đến 31/12/2022"
    private static let due = "hạn: 15/03/2021 17:00"
    private static let rule = "gửi: 7 ngày trước hạn, lúc 08:00"

    static let texts = [
        Edit(4, milestone, "\"Kế hoạch\tphát động\"", nil),
        Edit(4, milestone, "\"Kế hoạch\u{2028}phát động\"", "L050"),
        Edit(4, milestone, "\"Kế hoạch\u{85}phát động\"", "L050"),
        Edit(4, milestone, "\"Kế hoạch\u{0B}phát động\"", "L050"),
        Edit(4, milestone, "\"Kế hoạch\u{1B}phát động\"", "L061"),
        Edit(4, milestone, "\"Kế hoạch\u{0}phát động\"", "L061"),
        Edit(4, milestone, "\"Kế hoạch\u{9B}phát động\"", "L061"),
        Edit(4, milestone, "\"Kế hoạch\u{202E}phát động\"", nil),
        Edit(4, "\"Đợt thử\"", "\"Đợt\tthử\"", nil),
        Edit(4, "\"Đợt thử\"", "\"Đợt\u{07}thử\"", "L061"),
        Edit(4, "\"Phòng TCCB\"", "\"Phòng\tTCCB\"", nil),
        Edit(4, "\"Phòng TCCB\"", "\"Phòng\u{1B}TCCB\"", "L061"),
        Edit(4, "\"phòng TCCB\"", "\"phòng\u{7F}TCCB\"", "L061"),
        Edit(4, "\"Nhắc trước hạn\"", "\"Nhắc\u{1B}trước hạn\"", "L061"),
        Edit(4, rule, rule + "\n  nội dung:\n    > chữ\u{1B}[31m đỏ", "L061"),
        Edit(4, rule, rule + " # chú thích\u{1B}", "L061"),
        Edit(4, "ĐỢT thu", "ĐỢT " + String(repeating: "a", count: 500), "L053"),
    ]

    static let addresses = [
        "x@so.example\u{0D}", "x@so.example> SIZE=1", "x\u{0}@so.example", "\"a b\"@so.example",
        "x@[127.0.0.1]", "x@so.example(y)", "x@so.example\u{2066}> RCPT", "x@so..example",
        "@so.example",
        "x@", "x@-so.example", "x y@so.example", "x@so.example,y@so.example", ".x@so.example",
        "x.@so.example", "x@" + String(repeating: "a", count: 64) + ".example",
        String(repeating: "x", count: 65) + "@so.example", "x@so.example RCPT TO:<y",
    ].map { Edit(6, "tccb@so.example>\nMỐC", "\($0)>\nMỐC", "lỗi") }

    static let paths = [
        "../../etc/passwd", "/etc/passwd", "../thu2/don-vi.csv", "..", ".", "~/x.csv",
    ].map { Edit(13, "don-vi.csv", $0, "lỗi L0") }

    static let numbers = [
        Edit(30, due, "hạn: 15/03/0000 17:00", "L0"),
        Edit(30, due, "hạn: 29/02/2027 17:00", "L013"),
        Edit(30, due, "hạn: 15/00/2021 17:00", "L013"),
        Edit(30, due, "hạn: 15/13/2021 17:00", "L013"),
        Edit(30, due, "hạn: 15/03/292278994 17:00", "L01"),
        Edit(30, rule, "gửi: 99999999999999999999 ngày trước hạn", "L033"),
        Edit(30, rule, "gửi: 100000000000000000000000 ngày trước hạn", "L033"),
        Edit(30, rule, "gửi: 99999 ngày trước hạn", "L033"),
        Edit(30, rule, "gửi: -1 ngày trước hạn", "lỗi"),
        Edit(30, rule, "gửi: 1,5 ngày trước hạn", "lỗi"),
        Edit(30, rule, "gửi: ٣ ngày trước hạn", "lỗi"),
        Edit(30, rule, "gửi: ③ ngày trước hạn", "lỗi"),
        Edit(30, time, "từ 01/01/2020 đến 31/12/2999", "dài quá 20 năm"),
        Edit(30, time, "từ 01/01/2020 đến 31/12/9999", "dài quá 20 năm"),
        Edit(30, time, "từ 01/01/2020 đến 01/01/2040", "L017"),
    ]

    static let zones = [
        "../../etc/passwd", "GMT+25", "localtime", "Asia/Ho_Chi_Minh\u{0}",
        "Asia/Ho_Chi_Minh\u{0}x",
        "Asia/Hồ_Chí_Minh", "/etc/localtime", "Etc/GMT+7",
    ].map { Edit(33, "Asia/Ho_Chi_Minh", $0, "lỗi L0") }

    @Test(arguments: texts + addresses + paths + numbers + zones)
    func `what a file says is taken as words, or refused with its place`(edit: Edit) throws {
        let home = try AttackedHome()
        try home.write(edit.new, for: edit.old)
        let check = try home.run("check")
        guard let said = edit.said else {
            #expect(check.code == 0, "row \(edit.row): \(check.errors)")
            let tick = try home.tick()
            #expect(tick.output.contains("lập 2 thư"), "row \(edit.row): \(tick.errors)")
            return
        }
        #expect(check.code == 1, "row \(edit.row), \(edit.new)")
        #expect(check.errors.contains(said), "row \(edit.row), \(edit.new): \(check.errors)")
        #expect(check.errors.contains("Schedules/thu/a.lich:"), "row \(edit.row): \(check.errors)")
        #expect(home.isUntouched)
    }

    /// Twenty years to the day pass; the calendar may be longer.
    @Test func `a campaign of twenty years passes`() throws {
        let home = try AttackedHome()
        try home.write("từ 01/01/2020 đến 31/12/2039", for: Self.time)
        let check = try home.run("check")
        #expect(check.code == 0, "\(check.errors)")
    }

    @Test func `a number that is too large is told as that`() throws {
        let home = try AttackedHome()
        try home.write("gửi: 99999999999999999999 ngày trước hạn", for: Self.rule)
        let check = try home.run("check", "--lang", "en")
        #expect(
            check.errors.contains("the number 99999999999999999999 is too large, 9999 at most"),
            "\(check.errors)"
        )
    }
}
