import Campaigns
import Foundation
import Trials

/// A random campaign of reminders whose times meet each other, windows and days off, and what happens in it:
/// the same for the same number.
struct IrregularScenario {
    private(set) var daysOff: [String] = []
    private(set) var blocks = ""
    private(set) var events: [Scenario.Event] = []
    private var generator: SplitMix

    static let units = ["CCA", "CCB", "CD"]
    /// The first and the last day on which something happens.
    static let start = "2021-03-01T00:00:00"
    static let end = "2021-05-15T12:00:00"

    init(_ number: Int) {
        generator = SplitMix(seed: 14, number: number)
        daysOff = (0..<roll(4)).map { _ in date(roll(45)) }
        var parts: [[String]] = []
        let milestones = (0...roll(2)).map { "m\($0)" }
        let base = 8 + roll(20)
        for id in milestones {
            // Deadlines lie together as often as not.
            let day = isHit(in: 2) ? base : base + roll(12)
            parts.append([
                "MỐC \(id) \"Việc \(id)\"",
                "  hạn: \(date(day)) \(pick(["10:00", "17:00", "22:00"]))",
            ])
        }
        for index in 0...roll(3) {
            parts.append(
                reminder("nhac-\(index)", about: isHit(in: 2) ? "mọi mốc" : pick(milestones))
            )
        }
        blocks = parts.map { $0.joined(separator: "\n") + "\n" }.joined()
        for milestone in milestones {
            for unit in Self.units where isHit(in: 3) { addEvents(unit, milestone) }
        }
        events.sort { $0.at < $1.at }
    }

    /// A number from 0 up to, and without, `count`.
    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    mutating func isHit(in count: Int) -> Bool { roll(count) == 0 }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[roll(choices.count)]
    }

    private func date(_ day: Int) -> String {
        let parts = iso(day).split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    private func iso(_ day: Int) -> String {
        CivilDate(year: 2021, month: 3, day: 1)?.adding(days: day).description ?? ""
    }

    private mutating func line() -> String {
        let time = pick(["06:00", "08:00", "08:10", "08:20", "08:40", "14:00", "17:50", "20:00"])
        let (count, unit) = (1 + roll(4), pick(["ngày", "ngày làm việc"]))
        switch roll(9) {
        case 0: return "\(count) \(unit) trước hạn, lúc \(time)"
        case 1, 2: return "\(count) \(unit) sau hạn, lúc \(time)"
        case 3: return "lúc đến hạn"
        case 4: return "\(pick([1, 7, 30, 90])) phút sau hạn"
        case 5: return "\(pick([1, 20, 45, 240])) phút trước hạn"
        case 6: return "\(pick([2, 4, 6, 8])) giờ sau hạn"
        case 7: return "mỗi ngày làm việc lúc \(time), sau hạn, cho đến khi nộp"
        default: return "mỗi thứ \(pick(["Hai", "Tư", "Sáu"])) lúc \(time)"
        }
    }

    private mutating func reminder(_ id: String, about milestones: String) -> [String] {
        var lines = Set<String>()
        for _ in 0...roll(4) { lines.insert("  gửi: " + line()) }
        var block = ["NHẮC VIỆC \(id) \"Nhắc \(id)\"", "  mốc: \(milestones)"] + lines.sorted()
        block.append("  gửi tới: đơn vị chưa nộp")
        if isHit(in: 3) { block.append("  gửi tối đa: \(1 + roll(4)) lần") }
        if isHit(in: 3) { block.append("  đồng gửi: thủ trưởng đơn vị") }
        // A letter before a deadline that days off or the window push past it is refused.
        block.append("  nếu rơi ngày nghỉ: vẫn gửi")
        let isBefore = lines.contains { $0.contains("trước") || $0.contains("đến hạn") }
        block.append(
            "  khung giờ gửi: \(isBefore ? "mọi lúc" : pick(["mọi lúc", "07:30 đến 18:00", "09:00 đến 09:40"]))"
        )
        if isHit(in: 3) {
            block.append(
                "  nếu gián đoạn: gửi bù trong vòng \(pick(["2 giờ", "1 ngày", "5 ngày"]))"
            )
        }
        return block
    }

    private mutating func addEvents(_ unit: String, _ milestone: String) {
        var day = roll(45)
        func time() -> String {
            iso(day) + "T" + pick(["07:13", "10:23", "15:41", "21:07"]) + ":00"
        }
        let first = pick([Scenario.Event.Kind.submit, .submit, .extend])
        events.append(Scenario.Event(kind: first, at: time(), unit: unit, milestone: milestone))
        guard first == .submit, isHit(in: 2) else { return }
        day += 1 + roll(9)
        let second = pick([Scenario.Event.Kind.giveBack, .withdraw])
        events.append(Scenario.Event(kind: second, at: time(), unit: unit, milestone: milestone))
    }
}
