import Campaigns
import Foundation
import Trials

/// A random campaign with random facts: the same for the same number.
struct Scenario {
    private(set) var daysOff: [String] = []
    private(set) var blocks = ""
    /// The same meaning in other words: names, order, comments, texts.
    private(set) var reworded = ""
    private(set) var events: [Event] = []

    struct Event {
        enum Kind { case submit, giveBack, withdraw, extend }
        let kind: Kind
        let at: String
        let unit: String
        let milestone: String
    }

    private var generator: SplitMix

    init(_ number: Int) {
        generator = SplitMix(seed: 2021, number: number)
        daysOff = (0..<number % 3).map { _ in date(in: 1...60) }
        let milestones = (0...(number % 3)).map { index in
            (id: "m\(index)", due: date(in: (10 + 15 * index)...(20 + 15 * index)))
        }
        var parts: [[String]] = milestones.map { milestone in
            ["MỐC \(milestone.id) \"Việc \(milestone.id)\"", "  hạn: \(milestone.due) 17:00"]
        }
        parts.append(reminder("truoc", before: true))
        parts.append(reminder("sau", before: false))
        if number.isMultiple(of: 2) { parts.append(digest()) }
        if number.isMultiple(of: 3) { parts += bulletin() }
        blocks = text(parts)
        reworded = text(
            parts.shuffled(using: &generator).map { block in
                ["# sửa lời văn", block[0].replacing("\"Việc ", with: "\"Công việc ")]
                    + block.dropFirst()
                    + (block[0].hasPrefix("NHẮC VIỆC") ? ["  tiêu đề: \"Nhắc {việc}\""] : [])
            }
        )
        for milestone in milestones {
            for unit in ["CCA", "CCB", "CD"] where Bool.random(using: &generator) {
                addEvents(unit, milestone.id)
            }
        }
        events.sort { $0.at < $1.at }
    }

    private func text(_ parts: [[String]]) -> String {
        parts.map { $0.joined(separator: "\n") + "\n" }.joined()
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &generator)]
    }

    /// Days after the first of March 2021.
    private mutating func date(in days: ClosedRange<Int>) -> String {
        written(Int.random(in: days, using: &generator))
    }

    private func written(_ day: Int) -> String {
        let parts = iso(day).split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    private func iso(_ day: Int) -> String {
        CivilDate(year: 2021, month: 3, day: 1)?.adding(days: day).description ?? ""
    }

    private mutating func reminder(_ id: String, before: Bool) -> [String] {
        let side = before ? "trước" : "sau"
        var lines = Set<String>()
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let count = Int.random(in: 1...7, using: &generator)
            lines.insert(
                "  gửi: \(count) \(pick(["ngày", "ngày làm việc"])) \(side) hạn, lúc \(pick(["08:00", "08:15", "09:00", "14:00"]))"
            )
        }
        if before {
            if Bool.random(using: &generator) {
                lines.insert("  gửi: \(pick([2, 4, 30])) giờ trước hạn")
            }
        } else if Bool.random(using: &generator) {
            lines.insert(
                "  gửi: mỗi thứ \(pick(["Hai", "Tư", "Bảy"])) lúc 08:00, sau hạn, cho đến khi nộp"
            )
        }
        var block = ["NHẮC VIỆC \(id) \"Nhắc \(id)\"", "  mốc: mọi mốc"] + lines.sorted()
        block.append("  gửi tới: đơn vị chưa nộp")
        if !before || Bool.random(using: &generator) {
            block.append("  gửi tối đa: \(Int.random(in: 2...5, using: &generator)) lần")
        }
        if Bool.random(using: &generator) { block.append("  đồng gửi: thủ trưởng đơn vị") }
        let shifts =
            before
            ? ["ngày làm việc liền trước", "không gửi", "vẫn gửi"]
            : ["ngày làm việc liền sau", "không gửi", "vẫn gửi"]
        if Bool.random(using: &generator) { block.append("  nếu rơi ngày nghỉ: \(pick(shifts))") }
        return block
    }

    private mutating func digest() -> [String] {
        [
            "TỔNG HỢP tuan \"Tuần\"", "  gửi: mỗi thứ \(pick(["Sáu", "Bảy"])) lúc 16:00",
            "  gửi tới: phòng TCCB",
        ]
    }

    private mutating func bulletin() -> [[String]] {
        [
            ["CHỈ TIÊU x \"Tỷ lệ\"", "  tử số: \"đã nộp\"", "  mẫu số: \"phải nộp\""],
            [
                "BÁO CÁO NHANH nhanh \"Nhanh\"", "  ngày: \(date(in: 5...40))",
                "  gửi: mỗi \(pick([1, 2, 3])) giờ, từ 07:00 đến 19:00", "  gửi tới: lãnh đạo Sở",
                "  chỉ tiêu: x", "  khung giờ gửi: mọi lúc",
            ],
        ]
    }

    private mutating func addEvents(_ unit: String, _ milestone: String) {
        var day = Int.random(in: 1...60, using: &generator)
        func time(_ minute: Int) -> String {
            iso(day) + "T" + ["07:13", "10:23", "15:41", "21:07"][minute % 4] + ":00"
        }
        let first = pick([Event.Kind.submit, .submit, .extend])
        events.append(Event(kind: first, at: time(day), unit: unit, milestone: milestone))
        guard first == .submit, Bool.random(using: &generator) else { return }
        day += Int.random(in: 1...9, using: &generator)
        let second = pick([Event.Kind.giveBack, .withdraw])
        events.append(Event(kind: second, at: time(day), unit: unit, milestone: milestone))
    }

    /// A minute count that depends on the scenario alone.
    mutating func delay(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }
}
