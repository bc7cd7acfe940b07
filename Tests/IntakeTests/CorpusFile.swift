import Campaigns
import Foundation
import Intake
import Schedules
import Testing
import Wording

/// A file of the corpus, with what must come of it.
struct CorpusFile {
    struct Expected: Decodable {
        struct Options: Decodable {
            let indicator: String?
            let at: String?
            let map: [String]?
            let sheet: String?
        }
        struct Found: Decodable, Hashable, Comparable {
            let code: String
            let line: Int
            let column: Int
            let suggestion: String?

            static func < (left: Self, right: Self) -> Bool {
                (left.line, left.column, left.code) < (right.line, right.column, right.code)
            }
        }
        struct Report: Decodable, Hashable, Comparable {
            let unit: String
            let milestone: String
            let happened: String
            let document: String?
            let status: String

            static func < (left: Self, right: Self) -> Bool {
                "\(left)" < "\(right)"
            }
        }
        struct Measure: Decodable, Hashable, Comparable {
            let unit: String
            let indicator: String
            let as_of: String
            let numerator: Int?
            let denominator: Int?
            let percent: String?
            let status: String

            static func < (left: Self, right: Self) -> Bool {
                "\(left)" < "\(right)"
            }
        }
        struct Ruling: Decodable, Hashable {
            let unit: String
            let milestone: String
            let kind: String
            let until: String?
        }

        let options: Options
        let findings: [Found]
        let reports: [Report]
        let figures: [Measure]
        let decisions: [Ruling]
        let sample: Bool
        let unrelated: Int
    }

    private static let folder = Bundle.module.resourceURL?
        .appendingPathComponent("Fixtures/files")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder?.path ?? "")) ?? []
        return all.filter { !$0.hasSuffix(".json") && !$0.hasSuffix(".md") }.sorted()
    }()

    let name: String
    let octets: Data
    let expected: Expected
    let campaign: Campaign

    init(_ name: String) throws {
        self.name = name
        let folder = try #require(Self.folder)
        octets = try Data(contentsOf: folder.appendingPathComponent(name))
        let stem = (name as NSString).deletingPathExtension
        expected = try JSONDecoder().decode(
            Expected.self,
            from: Data(contentsOf: folder.appendingPathComponent(stem + ".expected.json"))
        )
        campaign = try Self.campaign()
    }

    func read(_ changed: Data? = nil) throws -> IntakeTable {
        let zone = campaign.zone
        var options = IntakeOptions()
        options.indicator = expected.options.indicator.flatMap {
            campaign.indicator(IndicatorID($0))
        }
        options.asOf = expected.options.at.flatMap { AsOf($0, zone: zone) }
        options.sheet = expected.options.sheet
        for mapping in expected.options.map ?? [] {
            try options.map(mapping)
        }
        let now = try #require(CivilDateTime(iso: "2021-06-01T08:00"))
        return IntakeTable(
            path: name,
            octets: changed ?? octets,
            of: campaign,
            options: options,
            now: zone.instant(of: now),
            author: "test"
        )
    }

    private func local(_ instant: Instant) -> String {
        campaign.zone.civil(of: instant).description
    }

    func described(_ fact: Submission) -> Expected.Report {
        Expected.Report(
            unit: fact.obligation.unit.text,
            milestone: fact.obligation.milestone.text,
            happened: local(fact.happened),
            document: fact.document,
            status: fact.status.rawValue
        )
    }

    func described(_ fact: Figure) -> Expected.Measure {
        Expected.Measure(
            unit: fact.unit.text,
            indicator: fact.indicator.text,
            as_of: local(fact.asOf),
            numerator: fact.numerator,
            denominator: fact.denominator,
            percent: fact.publishedPercent,
            status: fact.status.rawValue
        )
    }

    func described(_ fact: Decision) -> Expected.Ruling {
        var until: String?
        if case .extend(let date) = fact.ruling { until = date.date.description }
        return Expected.Ruling(
            unit: fact.obligation.unit.text,
            milestone: fact.obligation.milestone.text,
            kind: until == nil ? "excuse" : "extension",
            until: until
        )
    }

    // MARK: The campaign of campaign.md

    private static func campaign() throws -> Campaign {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let year =
            try #require(CivilDate(iso: "2021-01-01"))...#require(CivilDate(iso: "2021-12-31"))
        let start = try #require(CivilDate(iso: "2021-03-03"))
        var campaign = Campaign(
            id: "corpus",
            name: "corpus",
            zone: zone,
            calendar: WorkingCalendar(validity: year, weeklyDaysOff: [.saturday, .sunday]),
            validity: start...year.upperBound
        )
        campaign.units = units
        campaign.milestones = [
            work("m03-ke-hoach", "Kế hoạch phát động thi đua", nil, "KH M03 O3", "2021-03-15"),
            work(
                "m05-hoc-luat",
                "Biên bản và số liệu học tập Luật Bầu cử",
                "Học tập Luật Bầu cử",
                "HL M05 O2",
                "2021-03-31",
                invites: [.unit(UnitCode("CD"))]
            ),
            work(
                "m20-tong-ket",
                "Báo cáo kết quả đợt thi đua",
                "Báo cáo kết quả",
                "TK M20 O15",
                "2021-06-15"
            ),
            work("m05-tien-do", "Báo cáo tiến độ tháng 3", nil, "BC3 M05 O6", "2021-03-31"),
            work("m09-tien-do", "Báo cáo tiến độ tháng 4", nil, "BC4 M09 O6", "2021-04-29"),
        ]
        var outside = indicator(
            "cu-tri-ngoai",
            "Cử tri ngoài danh sách",
            "cử tri ngoài danh sách",
            "cử tri"
        )
        outside.mayExceedDenominator = true
        campaign.indicators = [
            indicator("di-bau", "Tỷ lệ cử tri đi bầu", "đã đi bầu", "cử tri"),
            indicator(
                "hoc-luat",
                "Tỷ lệ CCVC-NLĐ học tập Luật Bầu cử",
                "CCVC-NLĐ đã học tập Luật Bầu cử",
                "tổng số CCVC-NLĐ"
            ),
            outside,
        ]
        return campaign
    }

    private static let units: [OrganisationalUnit] = {
        func unit(
            _ code: String,
            _ name: String,
            _ kind: String,
            _ block: String,
            _ other: [String] = []
        ) -> OrganisationalUnit {
            var unit = OrganisationalUnit(code: UnitCode(code), name: name, kind: kind)
            unit.block = block
            unit.otherNames = other
            return unit
        }
        let (branch, office) = ("đơn vị trực thuộc", "phòng chuyên môn")
        let service = "khối đơn vị sự nghiệp"
        return [
            unit("CCKL", "Chi cục Kiểm lâm", branch, "khối chi cục", ["Kiểm lâm tỉnh"]),
            unit("CCA", "Chi cục A", branch, "khối chi cục"),
            unit("CCB", "Chi cục B", branch, "khối chi cục"),
            unit("TTKN", "Trung tâm Khuyến nông", branch, service),
            unit("KRNANG", "BQL rừng phòng hộ đầu nguồn Krông Năng", branch, service),
            unit("HOLAK", "BQL rừng lịch sử – văn hóa – môi trường hồ Lắk", branch, service),
            unit("KPAC", "Hạt Kiểm lâm Krông Pắc", branch, service),
            unit("VP", "Văn phòng Sở", office, "khối phòng"),
            unit("TCCB", "Phòng Tổ chức cán bộ", office, "khối phòng"),
            unit("CD", "Công đoàn", "đoàn thể", "khối đoàn thể"),
        ]
    }()

    private static func work(
        _ id: String,
        _ name: String,
        _ short: String?,
        _ code: String,
        _ due: String,
        invites: [UnitSelector] = []
    ) -> Milestone {
        var milestone = Milestone(id: MilestoneID(id), name: name)
        milestone.shortName = short
        milestone.code = code
        milestone.deadline = CivilDateTime(iso: due + "T17:00")
        milestone.appliesTo = .only([.kind("đơn vị trực thuộc"), .kind("phòng chuyên môn")])
        milestone.invites = invites
        return milestone
    }

    private static func indicator(
        _ id: String,
        _ name: String,
        _ numerator: String,
        _ denominator: String
    ) -> Indicator {
        Indicator(
            id: IndicatorID(id),
            name: name,
            numeratorLabel: numerator,
            denominator: .label(denominator)
        )
    }
}
