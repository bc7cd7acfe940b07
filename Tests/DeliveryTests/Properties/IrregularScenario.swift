import Campaigns
import Foundation
import Trials

/// A random campaign of reminders whose times meet each other, windows and days off, and what happens in it:
/// the same for the same number and traits.
struct IrregularScenario {
    /// What a campaign has beside reminders and facts.
    enum Trait {
        /// Some blocks wait for approval, and a person lets everything leave now and then.
        case approval
        /// A unit comes with a later set of files.
        case newcomer
        /// Every block has the same window and a catch-up that is longer than the night, see
        /// ``openBlocks``.
        case nights
    }

    private(set) var daysOff: [String] = []
    private(set) var blocks = ""
    /// Of a campaign with nights: the same blocks without a window.
    private(set) var openBlocks = ""
    private(set) var events: [IrregularEvent] = []
    /// The last look, local.
    private(set) var end = ""
    private var parts: [[String]] = []
    /// Days of deadlines, by milestone.
    private var deadlines: [String: Int] = [:]
    /// How many days the campaign lasts.
    private var length = 0
    private let traits: Set<Trait>
    private var generator: SplitMix

    static let units = ["CCA", "CD"]
    static let unitList = """
        mã,tên,loại đơn vị,khối,số cử tri,thư điện tử,thủ trưởng,thư thủ trưởng
        CCA,Chi cục A,chi cục,khối chi cục,100,cca@so.example,Chi cục trưởng,cca-ld@so.example
        CD,Công đoàn,đoàn thể,khối đoàn thể,,cd@so.example,Chủ tịch,cd-ld@so.example
        """
    static let newcomer = "CCB"
    static let longerUnitList =
        unitList
        + "\nCCB,Chi cục B,chi cục,khối chi cục,50,ccb@so.example,Chi cục trưởng,ccb-ld@so.example"

    static let start = "2021-03-01T00:00:00"
    /// When a campaign with nights sends letters.
    static let day = (from: "07:30", until: "18:00")

    init(_ number: Int, _ traits: Set<Trait> = []) {
        generator = SplitMix(seed: 14, number: number)
        self.traits = traits
        daysOff = (0..<roll(4)).map { _ in date(roll(45)) }
        let milestones = (0...roll(2)).map { "m\($0)" }
        let base = 8 + roll(20)
        var last = base
        for id in milestones {
            // Deadlines lie together as often as not.
            let day = isHit(in: 2) ? base : base + roll(12)
            last = max(last, day)
            deadlines[id] = day
            parts.append([
                "MỐC \(id) \"Việc \(id)\"",
                "  hạn: \(date(day)) \(pick(["10:00", "17:00", "22:00"]))",
            ])
        }
        length = last + 10
        for index in 0...roll(3) {
            parts.append(
                reminder("nhac-\(index)", about: isHit(in: 2) ? "mọi mốc" : pick(milestones))
            )
        }
        blocks = Self.text(parts)
        openBlocks = blocks.replacing(Self.window, with: "mọi lúc")
        for milestone in milestones {
            for unit in Self.units where isHit(in: 3) { addFacts(unit, milestone) }
        }
        if traits.contains(.approval) { addReleases() }
        if traits.contains(.newcomer) {
            let join = IrregularEvent.Kind.edit(blocks, units: Self.longerUnitList)
            events.append(IrregularEvent(at: time(roll(last)), kind: join))
        }
        events.sort { $0.at < $1.at }
        end = iso(length + 8) + "T12:00:00"
    }

    private static func text(_ parts: [[String]]) -> String {
        parts.map { $0.joined(separator: "\n") + "\n" }.joined()
    }

    /// The files with that deadline so many days later.
    func blocks(moving milestone: MilestoneID, byDays days: Int) -> String {
        Self.text(
            parts.map { part in
                guard part[0].hasPrefix("MỐC \(milestone) "),
                    let day = deadlines[milestone.text]
                else { return part }
                return part.map { $0.replacing(date(day), with: date(day + days)) }
            }
        )
    }

    /// The files without that block.
    func blocks(without schedule: ScheduleID) -> String {
        Self.text(parts.filter { !$0[0].hasPrefix("NHẮC VIỆC \(schedule) ") })
    }

    private static let window = "\(day.from) đến \(day.until)"

    /// A number from 0 up to, and without, `count`.
    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    mutating func isHit(in count: Int) -> Bool { roll(count) == 0 }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[roll(choices.count)]
    }

    private func date(_ day: Int) -> String {
        let parts = iso(day).split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    private func iso(_ day: Int) -> String {
        CivilDate(year: 2021, month: 3, day: 1)?.adding(days: day).description ?? ""
    }

    /// A time of that day at which no line has anything due, nor soon before.
    private mutating func time(_ day: Int) -> String {
        iso(day) + "T" + pick(["07:13", "10:23", "15:41", "21:07"]) + ":00"
    }

    private mutating func line() -> String {
        let time = pick(["06:00", "08:00", "08:10", "08:20", "08:40", "14:00", "17:50", "20:00"])
        let (count, unit) = (1 + roll(4), pick(["ngày", "ngày làm việc"]))
        let after = "\(count) \(unit) sau hạn, lúc \(time)"
        // A letter before a deadline that the window pushes past it is refused.
        let hasNights = traits.contains(.nights)
        switch roll(9) {
        case 0: return hasNights ? after : "\(count) \(unit) trước hạn, lúc \(time)"
        case 1, 2: return after
        case 3: return hasNights ? after : "lúc đến hạn"
        case 4: return "\(pick([1, 7, 30, 90])) phút sau hạn"
        case 5: return hasNights ? after : "\(pick([1, 20, 45, 240])) phút trước hạn"
        // What is due within half an hour after the window closes would join a letter where only the line does.
        case 6: return "\(pick(hasNights ? [2, 4, 6] : [2, 4, 6, 8])) giờ sau hạn"
        case 7: return "mỗi ngày làm việc lúc \(time), sau hạn, cho đến khi nộp"
        default:
            let weekly = "mỗi thứ \(pick(["Hai", "Tư", "Sáu"])) lúc \(time)"
            return hasNights || isHit(in: 2) ? weekly + ", sau hạn, cho đến khi nộp" : weekly
        }
    }

    private mutating func reminder(_ id: String, about milestones: String) -> [String] {
        var lines = Set<String>()
        for _ in 0...roll(4) { lines.insert("  gửi: " + line()) }
        var block = ["NHẮC VIỆC \(id) \"Nhắc \(id)\"", "  mốc: \(milestones)"] + lines.sorted()
        block.append("  gửi tới: đơn vị chưa nộp")
        if isHit(in: 3) { block.append("  gửi tối đa: \(1 + roll(4)) lần") }
        if isHit(in: 3) { block.append("  đồng gửi: thủ trưởng đơn vị") }
        if traits.contains(.approval), isHit(in: 2) { block.append("  duyệt: có") }
        // A letter before a deadline that days off or the window push past it is refused.
        block.append("  nếu rơi ngày nghỉ: vẫn gửi")
        let isBefore = lines.contains { !$0.contains("sau hạn") }
        let window = isBefore ? "mọi lúc" : pick(["mọi lúc", Self.window, "09:00 đến 09:40"])
        let catchUp = pick(["2 giờ", "1 ngày", "5 ngày"])
        let hasNights = traits.contains(.nights)
        block.append("  khung giờ gửi: \(hasNights ? Self.window : window)")
        if isHit(in: 3) || hasNights {
            let minimum = hasNights && catchUp == "2 giờ" ? "1 ngày" : catchUp
            block.append("  nếu gián đoạn: gửi bù trong vòng \(minimum)")
        }
        return block
    }

    private mutating func addFacts(_ unit: String, _ milestone: String) {
        var day = roll(length)
        func fact(_ kind: Scenario.Event.Kind, _ at: String) -> IrregularEvent {
            IrregularEvent(
                at: at,
                kind: .fact(Scenario.Event(kind: kind, at: at, unit: unit, milestone: milestone))
            )
        }
        let first = pick([Scenario.Event.Kind.submit, .submit, .extend])
        events.append(fact(first, time(day)))
        guard first == .submit, isHit(in: 2) else { return }
        day += 1 + roll(9)
        events.append(fact(pick([.giveBack, .withdraw]), time(day)))
    }

    private mutating func addReleases() {
        var day = roll(3)
        while day < length + 5 {
            events.append(IrregularEvent(at: time(day), kind: .release))
            day += 1 + roll(4)
        }
    }
}
