import Campaigns
import Foundation
import Intake
import Schedules
import Statistics
import Testing
import Texts
import Wording

/// What published figures of 2021 did, and what must come of it.
@Suite struct PublishedFigureTests {
    let zone: CivilZone

    init() throws {
        zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
    }

    @Test func `Hau Giang's voters outside the list are a figure of their own, never 100.43 %`() {
        let campaign = campaign(["Hậu Giang"])
        let figures = [
            figure("U0", 545_303, 545_358, "2021-05-24"),
            figure("U0", 2_427, nil, "2021-05-24", "ngoai"),
        ]
        let turnout = table(campaign, figures, asOf: "2021-05-25").total
        #expect(percent(turnout) == "99,99%")
        #expect(!turnout.isComplete)
        let outside = table(campaign, figures, 1, asOf: "2021-05-25").total
        #expect(outside.numerator == 2_427)
        #expect(outside.rate == nil)
        let summed = intake(
            campaign,
            "unit,indicator,as_of,numerator,denominator\nU0,di-bau,2021-05-24,547730,545358"
        )
        #expect(summed.findings.map(\.code) == [.overDenominator])
        #expect(summed.batch.figures.isEmpty)
    }

    @Test func `Dak Nong's denominator moves both ways and old tables keep theirs`() throws {
        let campaign = campaign(["Đắk Nông"])
        let figures = [
            figure("U0", 0, 410_659, "2021-05-12"), figure("U0", 0, 427_660, "2021-05-19"),
            figure("U0", 424_011, 426_148, "2021-05-25", "di-bau", .final),
        ]
        for (day, voters) in [
            ("2021-05-13", 410_659), ("2021-05-20", 427_660), ("2021-06-01", 426_148),
        ] {
            #expect(table(campaign, figures, asOf: day).total.denominator == voters)
        }
        let jumps = try quality(campaign, figures, asOf: "2021-06-01").findings
        #expect(jumps.map(\.check) == [.denominatorJump])
        #expect(jumps.first?.value == 427_660)
        #expect(jumps.first?.reference == 410_659)
    }

    @Test func `Quang Nam's count falls after a correction and both are kept`() throws {
        let campaign = campaign(["Quảng Nam"])
        let figures = [
            figure("U0", 1_176_830, 1_180_000, "2021-05-23T19:00:00"),
            figure("U0", 1_176_335, 1_180_000, "2021-05-25", "di-bau", .final),
        ]
        #expect(table(campaign, figures, asOf: "2021-05-23").total.numerator == 1_176_830)
        #expect(table(campaign, figures, asOf: "2021-06-01").total.numerator == 1_176_335)
        let falls = try quality(campaign, figures, asOf: "2021-06-01").findings
        #expect(falls.map(\.check) == [.falling])
    }

    @Test func `Nghe An's 2.0732.328 is refused, named and located`() throws {
        let table = intake(
            campaign(["Nghệ An"]),
            "đơn vị;chỉ tiêu;thời điểm;tử số;mẫu số\nNghệ An;di-bau;24/05/2021;2.0732.328;2.100.000"
        )
        let finding = try #require(table.findings.first)
        #expect(finding.code == .badNumber)
        #expect(finding.message.vi.contains("2.0732.328"))
        #expect((finding.line, finding.column) == (2, 27))
        #expect(table.batch.figures.isEmpty)
    }

    @Test func `two decimal marks in one sentence are two percentages`() {
        let table = intake(
            campaign(["A", "B"]),
            "đơn vị;chỉ tiêu;thời điểm;tỷ lệ công bố\nA;di-bau;23/05/2021;99.41%\nB;di-bau;23/05/2021;98,40%"
        )
        #expect(table.findings.isEmpty)
        #expect(table.batch.figures.map(\.publishedPercent) == ["99.41", "98.40"])
    }

    @Test func `Ayun Pa's 100 % of the day is 99.97 % at the wrap-up, and the award goes`() throws {
        var campaign = campaign(["Ayun Pa"])
        var sheet = ScoreSheet(id: "s", name: "s")
        sheet.criteria = [
            ScoreSheet.Criterion(
                name: "đi bầu",
                points: Points(thousandths: 30_000),
                formula: .missing(IndicatorID("di-bau"), tolerated: Percentage(thousandths: 5_000)),
                deduction: nil
            )
        ]
        sheet.levels = [ScoreSheet.Level(name: "xuất sắc", from: Points(thousandths: 30_000))]
        campaign.scoreSheets = [sheet]
        campaign.milestones = [Milestone(id: MilestoneID("bao-cao"), name: "Báo cáo")]
        let figures = [
            figure("U0", 26_012, 26_012, "2021-05-23T19:00:00"),
            figure("U0", 26_005, 26_012, "2021-06-25", "di-bau", .final),
        ]
        func level(_ day: String) throws -> String? {
            let input = StatisticsInput(campaign, facts(figures), at: at(day))
            return try RankingTable(sheet, input).rows[0].level
        }
        let day = table(campaign, figures, asOf: "2021-05-23").total
        #expect(day.isComplete)
        #expect(percent(day) == "100%")
        #expect(try level("2021-05-23") == "xuất sắc")
        let later = table(campaign, figures, asOf: "2021-06-26").total
        #expect(!later.isComplete)
        #expect(percent(later) == "99,97%")
        #expect(try level("2021-06-26") == nil)
    }

    @Test func `Ha Noi is the sum of its districts and not the mean of their percentages`() throws {
        let campaign = campaign((1...30).map { "Quận \($0)" })
        // 29 districts of 10,000 voters and one of 200,000: invented, with the published rates.
        let figures = (0..<30).map { index in
            index == 29
                ? figure("U29", 198_625, 200_000, "2021-05-24")
                : figure("U\(index)", 9_900 + (index < 12 ? 1 : 0), 10_000, "2021-05-24")
        }
        let table = table(campaign, figures, asOf: "2021-05-25")
        let rates = table.units.compactMap(\.rate)
        let mean = rates.reduce(0, +) / Double(rates.count)
        #expect((mean * 10_000).rounded() == 9_901)
        #expect(percent(table.total) == "99,13%")
        let rate = try #require(table.total.rate)
        #expect(try rate > #require(rates.min()) && rate < #require(rates.max()))
    }

    @Test func `Cu Chi's 99.997 % is never shown as 100`() {
        let campaign = campaign(["Củ Chi"])
        let total = table(
            campaign,
            [figure("U0", 99_997, 100_000, "2021-05-24")],
            asOf: "2021-05-25"
        )
        .total
        #expect(percent(total) == "99,99%")
        #expect(!total.isComplete)
    }

    @Test(arguments: [
        ("Đăk Song", "Đắk Song"), ("Lăk", "Lắk"), ("M'Drắk", "M’Đrắk"),
        ("Krông Pắc".decomposedStringWithCanonicalMapping, "Krông Pắc"),
        ("KRÔNG  PẮC", "Krông Pắc"),
    ])
    func `a name is matched whatever its marks and its form`(written: String, listed: String) {
        let table = intake(
            campaign([listed]),
            "đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số\n\(written),di-bau,2021-05-24,1,2"
        )
        #expect(table.findings.isEmpty)
        #expect(table.batch.figures.map(\.unit.text) == ["U0"])
    }

    @Test func `Krong Pak for Krong Pac is a question and not a match`() {
        let table = intake(
            campaign(["Krông Pắc"]),
            "đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số\nKrông Pắk,di-bau,2021-05-24,1,2"
        )
        #expect(table.findings.map(\.code) == [.unknownUnit])
        #expect(table.findings.first?.suggestion == "Krông Pắc")
        #expect(table.batch.figures.isEmpty)
    }

    @Test func `the day is not one day`() {
        let campaign = campaign(["bỏ phiếu sớm", "đúng ngày", "bầu lại"])
        let figures = [
            figure("U0", 90, 100, "2021-05-21T18:00:00"),
            figure("U1", 40, 100, "2021-05-23T09:00:00"),
            figure("U1", 95, 100, "2021-05-23T19:00:00"),
            figure("U2", 60, 100, "2021-05-23T19:00:00"),
            figure("U2", 97, 100, "2021-06-06T19:00:00"),
        ]
        // Early votes count from their own day on.
        let early = table(campaign, figures, asOf: "2021-05-22").total
        #expect((early.numerator, early.reported, early.expected) == (90, 1, 3))
        let evening = table(campaign, figures, asOf: "2021-05-23").total
        #expect((evening.numerator, evening.denominator) == (245, 300))
        // The second vote changes the table after it, not the one of the day.
        #expect(table(campaign, figures, asOf: "2021-06-05").total.numerator == 245)
        #expect(table(campaign, figures, asOf: "2021-06-07").total.numerator == 282)
        // Who reported before the day is silent in the day's slots, not zero.
        let hours = HourlyTable(
            campaign.indicators[0],
            of: campaign,
            facts: facts(figures),
            on: date("2021-05-23"),
            slots: ["2021-05-23T09:00", "2021-05-23T19:00"].compactMap { CivilDateTime(iso: $0) },
            at: at("2021-05-24")
        )
        #expect(hours.rows.map(\.participation.numerator) == [40, 155])
        #expect(hours.rows.map { $0.silent.map(\.code.text) } == [["U0", "U2"], ["U0"]])
    }

    @Test func `silence is no zero and n of N is told`() {
        let campaign = campaign(["A", "B", "C"])
        let total = table(campaign, [figure("U0", 50, 100, "2021-05-23")], asOf: "2021-05-24").total
        #expect((total.reported, total.expected, total.countable) == (1, 3, 1))
        #expect(percent(total) == "50,00%")
        let nobody = table(campaign, [], asOf: "2021-05-24").total
        #expect(nobody.rate == nil && nobody.numerator == nil)
        #expect((nobody.reported, nobody.expected) == (0, 3))
    }
}
