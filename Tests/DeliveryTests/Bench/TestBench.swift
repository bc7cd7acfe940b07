import Campaigns
import Delivery
import Foundation
import Letters
import Mail
import MemoryStore
import ProgramBench
import Schedules
import Storage
import Synchronization
import Testing
import Texts
import Wording

/// A small campaign with its store, driven by hand-fed instants.
final class TestBench {
    private(set) var campaign: Campaign
    let store: any HomeStore
    /// The store where it is in memory: what it holds can be read row by row.
    private let memory: MemoryStore?
    /// Where the store is on the disk.
    private let folder: URL?
    let templates: TemplateLibrary
    private(set) var dispatcher: Dispatcher
    let transport: ScriptedTransport

    static let head = """
        ĐỢT d "Đợt thi đua"
          tên ngắn: "Thi đua"
          múi giờ: Asia/Ho_Chi_Minh
          lịch nghỉ: lich
          thời gian: từ 01/03/2021 đến 31/12/2021
          danh sách đơn vị: don-vi.csv
          máy chủ thư: may
        LỊCH NGHỈ lich "L"
          thời gian: từ 01/01/2021 đến 31/01/2022
          nghỉ hằng tuần: thứ Bảy, Chủ nhật
        MÁY CHỦ THƯ may
          máy chủ: smtp://127.0.0.1:2525
          người gửi: "Phòng TCCB" <tccb@so.example>
        NGƯỜI NHẬN phong "phòng TCCB"
          địa chỉ: "Phòng Tổ chức cán bộ" <tccb@so.example>
        NGƯỜI NHẬN so "lãnh đạo Sở"
          địa chỉ: "Giám đốc Sở" <giam-doc@so.example>

        """

    static let units = """
        mã,tên,loại đơn vị,khối,số cử tri,thư điện tử,thủ trưởng,thư thủ trưởng
        CCA,Chi cục A,chi cục,khối chi cục,100,cca@so.example,Chi cục trưởng,cca-ld@so.example
        CCB,Chi cục B,chi cục,khối chi cục,50,ccb@so.example,Chi cục trưởng,ccb-ld@so.example
        CD,Công đoàn,đoàn thể,khối đoàn thể,,cd@so.example,Chủ tịch,cd-ld@so.example
        """

    private let head: String
    private let calendar: CalendarText
    private var units: String

    /// What is particular about a test's working calendar, as files write it.
    struct CalendarText {
        /// Dates beyond Saturdays and Sundays.
        var daysOff: [String] = []
        var until = "31/01/2022"
    }

    /// Where a bench keeps its store.
    enum Place {
        case inMemory
        /// SQLite, in a folder of its own: for tests that write past the store.
        case onDisk
    }

    /// A campaign of these blocks, active from that time on.
    ///
    /// `head`: campaign, calendar and mail server. `daysOff`, `calendarUntil`: see ``CalendarText``. `templates`:
    /// nil for those of the project.
    init(
        _ blocks: String,
        head: String = TestBench.head,
        daysOff: [String] = [],
        calendarUntil: String = "31/01/2022",
        units: String = TestBench.units,
        activatedAt: String = "2021-03-01T00:00:00",
        keeping rules: Set<TimeRule> = TimeRule.all,
        place: Place = .inMemory,
        templates: TemplateLibrary? = nil
    ) throws {
        self.rules = rules
        self.head = head
        calendar = CalendarText(daysOff: daysOff, until: calendarUntil)
        self.units = units
        self.templates = try templates ?? Self.templates()
        campaign = try Self.campaign(head + blocks, calendar, units)
        switch place {
        case .inMemory:
            let store = MemoryStore(retention: .everything)
            (self.store, memory, folder) = (store, store, nil)
        case .onDisk:
            let folder = FileManager.default.temporaryDirectory
                .appendingPathComponent("dondoc-test-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let path = folder.appendingPathComponent("dondoc.sqlite").path
            (store, memory) = (try Store(path: path, durability: .scratch), nil)
            self.folder = folder
        }
        let zone = campaign.zone
        _ = try store.activate(
            campaign,
            texts: [:],
            at: zone.instant(of: try #require(CivilDateTime(iso: activatedAt)))
        )
        transport = ScriptedTransport()
        dispatcher = Self.dispatcher(campaign, self.templates, store, rules)
    }

    private let rules: Set<TimeRule>

    /// The files are changed to these blocks, and the service notices at that instant.
    ///
    /// `units`: the new unit list; nil where it stays.
    func edit(_ blocks: String, units: String? = nil, at text: String) throws {
        let (old, now) = (campaign, try instant(text))
        self.units = units ?? self.units
        campaign = try Self.campaign(head + blocks, calendar, self.units)
        let planner = Planner(campaign: old, templates: templates, store: store, keeping: rules)
        try store.commit(
            try planner.closing(for: campaign, facts: facts(), at: now),
            of: old.id,
            at: nil
        )
        _ = try store.activate(campaign, texts: [:], at: now)
        restart()
    }

    /// The campaign becomes what no file can say: for what the readers of files keep from letters.
    func change(_ change: (inout Campaign) -> Void) {
        change(&campaign)
        restart()
    }

    private static func campaign(
        _ text: String,
        _ calendar: CalendarText,
        _ units: String
    ) throws -> Campaign {
        let daysOff = calendar.daysOff.map { "  nghỉ: \($0) \"nghỉ\"\n" }.joined()
        let text =
            text
            .replacing("MÁY CHỦ THƯ may\n", with: daysOff + "MÁY CHỦ THƯ may\n")
            .replacing("đến 31/01/2022\n", with: "đến \(calendar.until)\n")
        let sets = ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: text)],
            templates: try templates().names,
            readUnitList: { path, _ in .success(SourceFile(path: path, text: units)) }
        )
        let findings = sets.findings.map { $0.headline(.english) }
        let campaign = sets.sets.first?.campaign
        return try #require(campaign, "\(findings)")
    }

    deinit {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    /// The database of a store on the disk.
    var databasePath: String {
        get throws { try #require(folder).appendingPathComponent("dondoc.sqlite").path }
    }

    /// Everything that a store in memory holds, row by row.
    func contents() throws -> StoreContents { try #require(memory).snapshot() }

    static func templates() throws -> TemplateLibrary { try library.get() }

    /// Letters of one word: for tests that never read them, for most of a pass is writing.
    static func wordlessTemplates() throws -> TemplateLibrary { try wordless.get() }

    private static let wordless = Result {
        let parts = ["subject", "text", "html"]
        let names = try templates().names.flatMap { name in
            parts.map { "\(name).vi.\($0).mustache" }
        }
        return TemplateLibrary(files: Dictionary(uniqueKeysWithValues: names.map { ($0, "x") }))
    }

    private static let library = Result { try readTemplates() }

    private static func readTemplates() throws -> TemplateLibrary {
        let url = Project.templates
        var files: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
        where name.hasSuffix(".mustache") {
            files[name] = try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
        }
        return TemplateLibrary(files: files)
    }

    private static func dispatcher(
        _ campaign: Campaign,
        _ templates: TemplateLibrary,
        _ store: any HomeStore,
        _ rules: Set<TimeRule>
    ) -> Dispatcher {
        let planner = Planner(
            campaign: campaign,
            templates: templates,
            store: store,
            keeping: rules
        )
        return Dispatcher(
            desks: [CampaignDesk(planner)],
            ledger: store,
            outbox: store,
            worker: Self.worker
        )
    }

    /// A new process over the same database.
    func restart() {
        dispatcher = Self.dispatcher(campaign, self.templates, store, rules)
    }

    @discardableResult
    func pass(at text: String) async throws -> Dispatcher.Report {
        let now = try instant(text)
        return try await dispatcher.pass(
            at: now,
            clock: { now },
            transport: { _ in self.transport }
        )
    }

    func plan(at text: String) throws {
        _ = try dispatcher.plan(at: try instant(text))
    }

    func instant(_ text: String) throws -> Instant {
        campaign.zone.instant(of: try #require(CivilDateTime(iso: text)))
    }

    /// `state unit-or-address reason` of every letter, in the order of the outbox.
    func letters() throws -> [String] {
        try store.outbox(of: nil, state: nil).map { row in
            [
                row.state.rawValue,
                row.recipient.split(separator: "@").first.map(String.init) ?? "",
                row.reason?.text ?? "",
            ]
            .filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// What the letter carries about units, as the ledger has it.
    func occurrences(in letter: Int64) throws -> [TraceRow] {
        try campaign.units.flatMap { unit in
            try campaign.milestones.flatMap { milestone in
                try store.trace(
                    of: ObligationID(unit: unit.code, milestone: milestone.id),
                    campaign: campaign.id
                )
            }
        }.filter { $0.end.message?.id == letter }
    }

    /// The milestones that the letter is about.
    func milestones(in letter: Int64) throws -> [String] {
        try campaign.milestones.filter { milestone in
            try campaign.units.contains { unit in
                try store.trace(
                    of: ObligationID(unit: unit.code, milestone: milestone.id),
                    campaign: campaign.id
                ).contains { $0.end.message?.id == letter }
            }
        }.map(\.id.text)
    }

    static let worker = Worker(process: 1, boot: "this")
    static let dead = Worker(process: 2, boot: "this", line: 1)

    /// Counts over the whole ledger; every test's ledger must balance.
    func totals() throws -> [LedgerColumn: Int] {
        let rows = try store.ledger(of: nil)
        for row in rows { #expect(row.balances, "\(row)") }
        return rows.reduce(into: [:]) { totals, row in
            totals.merge(row.counts, uniquingKeysWith: +)
        }
    }
}
