import Campaigns
import Foundation
import Trials

/// A random campaign of digests, and what is recorded, and when: the same for the same number.
///
/// Every fact can be told apart in what digests say of it: of each obligation there is one report, or one
/// extension, one excuse, or a report that is returned.
struct DigestScenario {
    private(set) var daysOff: [String] = []
    private(set) var blocks = ""
    private(set) var facts: [Fact] = []
    private var generator: SplitMix

    static let start = "2021-03-01T00:00:00"
    /// From then on nothing is away, and whoever approves does so at once.
    static let calm = "2021-03-27T00:00:00"
    static let end = "2021-04-14T12:00:00"
    static let milestones = ["m0", "m1", "m2", "m3"]
    static let units = (0..<6).map { "U\($0)" }

    static let unitList =
        "mã,tên,loại đơn vị,thư điện tử\n"
        + units.map { "\($0),Đơn vị \($0),k,\($0.lowercased())@so.example\n" }.joined()

    /// Something that is stored at one time and may bear an earlier one.
    struct Fact {
        enum Kind { case report, giveBack, extend, excuse }

        let kind: Kind
        let unit: String
        let milestone: String
        /// Days and minutes since ``start``.
        let stored: (day: Int, minute: Int)
        /// How many minutes earlier it was recorded by its own account.
        let backdated: Int
    }

    init(_ number: Int) {
        // The stream of a number is that of the next one, a step behind: two that draw alike for a while
        // would be the same campaign from then on. A seed of its own keeps them apart.
        var seeds = SplitMix(seed: 5, number: number)
        generator = SplitMix(seed: seeds.next())
        daysOff = (0..<roll(4)).map { _ in "\(Self.two(1 + roll(31)))/03/2021" }
        var parts = Self.milestones.map { id in
            "MỐC \(id) \"Việc \(id)\"\n  hạn: \(Self.two(10 + roll(20)))/04/2021 17:00\n"
        }
        parts.append(
            "NGƯỜI NHẬN hai \"hai người\"\n  địa chỉ: <mot@so.example>\n  địa chỉ: <hai@so.example>\n"
        )
        for index in 0...roll(2) { parts.append(digest("th-\(index)")) }
        blocks = parts.joined()
        for unit in Self.units {
            for milestone in Self.milestones where !isHit(in: 4) { addFacts(unit, milestone) }
        }
        facts.sort { $0.stored < $1.stored }
    }

    private mutating func digest(_ id: String) -> String {
        var lines: [String] = []
        for _ in 0...roll(2) {
            let time = pick(["07:00", "08:00", "08:10", "16:00", "20:00"])
            let when = pick([
                "mỗi ngày", "mỗi ngày làm việc", "mỗi thứ Hai", "mỗi thứ Tư", "mỗi thứ Sáu",
            ])
            lines.append("  gửi: \(when) lúc \(time)")
        }
        lines = Set(lines).sorted()
        lines.append("  gửi tới: \(pick(["phòng TCCB", "lãnh đạo Sở", "hai người"]))")
        lines.append("  nếu không có gì mới: \(pick(["không gửi", "vẫn gửi"]))")
        lines.append("  kỳ báo cáo: \(pick(["từ lần gửi trước", "tuần", "tháng"]))")
        let hasWindow = isHit(in: 2)
        lines.append("  khung giờ gửi: \(hasWindow ? "07:30 đến 18:00" : "mọi lúc")")
        lines.append(
            "  nếu rơi ngày nghỉ: \(pick(["ngày làm việc liền trước", "ngày làm việc liền sau", "vẫn gửi"]))"
        )
        if isHit(in: 3) { lines.append("  duyệt trước khi gửi: có") }
        if hasWindow {
            // One of the evening leaves in the morning, after a weekend at the latest.
            lines.append("  nếu gián đoạn: gửi bù trong vòng 4 ngày")
        } else if isHit(in: 2) {
            lines.append(
                "  nếu gián đoạn: gửi bù trong vòng \(pick(["2 giờ", "1 ngày", "4 ngày"]))"
            )
        }
        return "TỔNG HỢP \(id) \"Tổng hợp \(id)\"\n" + lines.joined(separator: "\n") + "\n"
    }

    private mutating func addFacts(_ unit: String, _ milestone: String) {
        func fact(_ kind: Fact.Kind, on day: Int, _ minute: Int, backdated: Int) -> Fact {
            Fact(
                kind: kind,
                unit: unit,
                milestone: milestone,
                stored: (day, minute),
                backdated: backdated
            )
        }
        // On the very minute of a digest as often as not.
        let minute = isHit(in: 2) ? pick([420, 450, 480, 490, 960, 1200]) : roll(1440)
        let backdated = isHit(in: 3) ? roll(3000) : 0
        let day = 3 + roll(22)
        switch roll(6) {
        case 0: facts.append(fact(.extend, on: day, minute, backdated: backdated))
        case 1: facts.append(fact(.excuse, on: day, minute, backdated: backdated))
        case 2:
            facts.append(fact(.report, on: day, minute, backdated: 3001))
            facts.append(fact(.giveBack, on: day + roll(2), 1439, backdated: 0))
        default: facts.append(fact(.report, on: day, minute, backdated: backdated))
        }
    }

    /// A number from 0 up to, and without, `count`.
    mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    mutating func isHit(in count: Int) -> Bool { roll(count) == 0 }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[roll(choices.count)]
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
