import Campaigns
import Delivery
import Foundation
import Home
import Testing
import Trials

/// Files that would send too much at once wait until a person accepts them: over random files, looks and persons.
@Suite struct HoldPropertyTests {
    static let numbers = 0..<Effort.rounds(100, quick: 12)

    @Test func `what leaves is what is safe, or what falls due after somebody accepted it`()
        async throws
    {
        var failures: [String] = []
        var waited = 0
        for number in Self.numbers {
            let scenario = HoldScenario(number)
            if scenario.waits { waited += 1 }
            let left = try await scenario.lettersThatLeave(keeping: TimeRule.all)
            if left != scenario.expected { failures.append("\(scenario): \(left) left") }
        }
        print(
            "\(Self.numbers.count - failures.count) of \(Self.numbers.count) files, \(waited) wait"
        )
        #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
        #expect(waited > 0 && waited < Self.numbers.count)
    }

    @Test func `without the hold the property fails`() async throws {
        let rules = TimeRule.all.subtracting([.hold])
        for number in 0..<12 {
            let scenario = HoldScenario(number)
            if try await scenario.lettersThatLeave(keeping: rules) != scenario.expected { return }
        }
        Issue.record("no files show that nothing holds them")
    }
}

/// Files that come to a home, with active ones or without, and when somebody accepts them: the same for the same
/// number.
private struct HoldScenario: CustomStringConvertible {
    /// Units that the active files write to on each of some days, all later than what the new block sends.
    private let active: Int
    /// Units that the new block writes to with each of its lines.
    private let units: Int
    private let hasActive: Bool
    /// Days after 05/04/2021 and hours at which the new block sends, in order.
    private let lines: [Int]
    /// How many hours after 05/04/2021 somebody accepts the files; nil where nobody does.
    private let accepted: Int?
    private let jitter: [Int]

    private static let day = "2021-04-05"
    private static let zone = CivilZone(identifier: "Asia/Ho_Chi_Minh")

    init(_ number: Int) {
        var generator = SplitMix(seed: 24, number: number)
        func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
        active = 1 + roll(25)
        units = 5 + roll(70)
        hasActive = roll(2) == 0
        lines = Set((0...roll(4)).map { _ in 24 * (1 + roll(12)) + [7, 8, 14, 20][roll(4)] })
            .sorted()
        accepted = roll(3) == 0 ? nil : 24 * roll(14) + 12
        jitter = lines.map { _ in roll(10) }
    }

    /// The most letters that leave within 24 hours.
    private var peak: Int {
        let most = lines.map { first in lines.count { $0 >= first && $0 < first + 24 } }.max() ?? 0
        return max(most * units, hasActive ? 0 : active)
    }

    /// Whether the files wait: more than fifty letters, or three times what the active ones send on a day.
    var waits: Bool { peak > max(50, hasActive ? 3 * active : 0) }

    /// How many letters of the new block leave.
    var expected: Int {
        guard waits else { return units * lines.count }
        guard let accepted else { return 0 }
        return units * lines.count { $0 > accepted }
    }

    var description: String {
        "\(units) units, \(lines), active \(hasActive ? active : 0), accepted \(accepted ?? -1): "
            + (waits ? "waits" : "is safe") + ", expected \(expected)"
    }

    private func instant(_ hours: Int, minutes: Int = 0) throws -> Instant {
        try HomeBench.instant(Self.day + "T00:00:00").adding(minutes: hours * 60 + minutes)
    }

    private func names(_ letter: String, _ count: Int) -> String {
        (1...count).map { "\(letter)\($0)" }.joined(separator: ", ")
    }

    private var former: String {
        """
        ĐỢT mot "Đợt một"
          múi giờ: Asia/Ho_Chi_Minh
          lịch nghỉ: lich
          thời gian: từ 01/03/2021 đến 31/12/2021
          danh sách đơn vị: don-vi.csv
          máy chủ thư: may
          khung giờ gửi: mọi lúc
        LỊCH NGHỈ lich "L"
          thời gian: từ 01/01/2021 đến 31/01/2022
          nghỉ hằng tuần: thứ Bảy, Chủ nhật
        MỐC m1 "Việc một"
          hạn: 31/05/2021 17:00
          áp dụng cho: \(names("A", active))
        NHẮC VIỆC cu "Khối cũ"
          mốc: m1
          gửi: 26/04/2021 lúc 08:00
          gửi: 28/04/2021 lúc 08:00
          gửi: 29/04/2021 lúc 08:00
          gửi tới: đơn vị chưa nộp
          nếu rơi ngày nghỉ: vẫn gửi

        """
    }

    private func added() throws -> String {
        let zone = try #require(Self.zone)
        let sends = try lines.map { hours in
            let time = zone.civil(of: try instant(hours))
            let parts = time.date.description.split(separator: "-")
            return "  gửi: \(parts[2])/\(parts[1])/\(parts[0]) lúc \(time.time)"
        }
        return """
            MỐC m2 "Việc hai"
              hạn: 28/05/2021 17:00
              áp dụng cho: \(names("B", units))
            NHẮC VIỆC moi "Khối mới"
              mốc: m2
            \(sends.joined(separator: "\n"))
              gửi tới: đơn vị chưa nộp
              nếu rơi ngày nghỉ: vẫn gửi

            """
    }

    /// Drives a home through the days of the new block, and counts its letters.
    func lettersThatLeave(keeping rules: Set<TimeRule>) async throws -> Int {
        let all = (1...active).map { "A\($0)" } + (1...units).map { "B\($0)" }
        let list =
            "mã,tên,loại đơn vị,thư điện tử\n"
            + all.map { "\($0),Đơn vị \($0),k,\($0.lowercased())@mot.example\n" }.joined()
        let whole = try former + added()
        let home = try HomeBench(
            [
                "may.lich": Files.server, "mot/a.lich": hasActive ? former : whole,
                "mot/don-vi.csv": list,
            ],
            keeping: rules
        )
        func pass(_ hours: Int, _ minutes: Int = 0) async throws {
            let now = try instant(hours, minutes: minutes)
            _ = try await home.engine.pass(at: now, clock: { now })
        }
        if hasActive {
            try await pass(8)
            try home.edit("mot/a.lich") { _ in whole }
        }
        try await pass(9)
        var looks = zip(lines, jitter).map { ($0, $1) }
        if let accepted { looks.append((accepted, 0)) }
        for (hours, minutes) in looks.sorted(by: { $0 < $1 }) {
            if hours == accepted {
                _ = try Workspace(home.home, store: home.store)
                    .accept(home.home.readSchedules(), at: instant(hours))
                home.restart(keeping: rules)
            }
            try await pass(hours, minutes)
        }
        return home.mail.recipients.count { $0.hasPrefix("b") }
    }
}
