import Campaigns
import ProgramBench
import Schedules
import Testing
import Texts

/// What `dondoc.conf` may say, and what is said of what it may not.
@Suite struct SettingsTests {
    private static func read(_ text: String) -> SettingsReading {
        SettingsReading(SourceFile(path: SettingsReading.fileName, text: text))
    }

    private static let vietnamese = """
        # Máy chủ của Phòng TCCB
        co so du lieu: "/srv/don doc/dondoc.sqlite"
        sao lưu:       hằng ngày lúc 02:00, giữ 14, vào /srv/sao-luu
        giám sát:      tệp /var/lib/node/dondoc.prom, cổng 9464
        báo nhịp:      https://hc.so.example/ping/a1?ma=x%20y  # của Sở
        trang:         127.0.0.1:8025
        tự áp dụng:    không
        tên máy:       may-tccb-1
        người dùng từ tiêu đề: X-Remote-User

        """

    private static let english = """
        database: "/srv/don doc/dondoc.sqlite"
        backup: daily at 02:00, into /srv/sao-luu, keep 14
        metrics: port 9464, file /var/lib/node/dondoc.prom
        ping: "https://hc.so.example/ping/a1?ma=x%20y"
        web: 127.0.0.1:8025
        activate: no
        machine: "may-tccb-1"
        user from header: X-Remote-User

        """

    @Test(arguments: [vietnamese, english])
    func `every key is read, in either language and any order of parts`(text: String) throws {
        let reading = Self.read(text)
        #expect(!reading.hasErrors, "\(reading.findings.map { $0.headline(.english) })")
        let settings = reading.settings
        #expect(settings.database == "/srv/don doc/dondoc.sqlite")
        let backup = try #require(settings.backup)
        #expect(backup.time == TimeOfDay(hour: 2, minute: 0))
        #expect(backup.kept == 14)
        #expect(backup.folder == "/srv/sao-luu")
        #expect(settings.metrics?.file == "/var/lib/node/dondoc.prom")
        #expect(settings.metrics?.port == 9464)
        #expect(settings.ping == "https://hc.so.example/ping/a1?ma=x%20y")
        #expect(settings.web == LoopbackPlace("127.0.0.1:8025"))
        #expect(settings.activates == false)
        #expect(settings.machine == "may-tccb-1")
        #expect(settings.userHeader == "X-Remote-User")
    }

    @Test func `a key whose feature does not exist yet is said to be without effect`() {
        let found = Self.read(Self.vietnamese).findings
        #expect(found.map(\.code) == [.withoutEffect, .withoutEffect, .withoutEffect])
        #expect(found.map(\.line) == [6, 7, 9])
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    @Test func `the README shows every key as it is read`() throws {
        let reading = Self.read(try #require(try Guide.program.blocks("conf").first))
        #expect(!reading.hasErrors, "\(reading.findings.map { $0.headline(.english) })")
        let settings = reading.settings
        let isSet = [
            settings.database != nil, settings.backup?.folder != nil,
            settings.backup?.kept == 14, settings.metrics?.file != nil,
            settings.metrics?.port != nil, settings.ping != nil, settings.web != nil,
            settings.activates != nil, settings.machine != nil, settings.userHeader != nil,
        ]
        #expect(!isSet.contains(false), "\(isSet)")
        let without = reading.findings.filter { $0.code == .withoutEffect }.count
        #expect(without == 3)
    }

    @Test(arguments: ["", "\n\n", "# chỉ có ghi chú\n"])
    func `a file that says nothing sets nothing`(text: String) {
        let reading = Self.read(text)
        #expect(reading.findings.isEmpty)
        #expect(reading.settings == HomeSettings())
    }

    /// Each with where it is found and what it most likely was meant to be.
    @Test(arguments: [
        ("sao luuu: hằng ngày lúc 02:00", "1:1 L002", "sao lưu"),
        ("databse: dondoc.sqlite", "1:1 L002", "database"),
        ("múi giờ: Asia/Ho_Chi_Minh", "1:1 L070", nil),
        ("sao lưu hằng ngày lúc 02:00", "1:1 L002", "sao lưu:"),
        ("tên máy may-1", "1:1 L001", "tên máy:"),
        ("cái gì đó", "1:1 L001", nil),
        ("ĐỢT x \"X\"", "1:1 L001", nil),
        ("tên máy: a\ntên máy: b", "2:1 L004", nil),
        ("sao lưu: hằng tuần lúc 02:00", "1:10 L030", nil),
        ("sao lưu: hằng ngày lúc 25:00", "1:24 L012", nil),
        ("sao lưu: hằng ngày lúc 02:00, giữ 0", "1:35 L033", nil),
        ("sao lưu: hằng ngày lúc 02:00, giữ 3, giữ 4", "1:38 L030", nil),
        ("sao lưu: hằng ngày", "1:19 L030", nil),
        ("giám sát: cổng 70000", "1:16 L033", nil),
        ("giám sát: cổng chín", "1:16 L030", nil),
        ("giám sát: tep", "1:14 L030", nil),
        ("metrics: prot 9464", "1:10 L030", "port"),
        ("báo nhịp: http://hc.so.example/x", "1:11 L071", nil),
        ("báo nhịp: https:///x", "1:11 L071", nil),
        ("trang: 0.0.0.0:8025", "1:8 L071", nil),
        ("trang: 192.168.1.2:8025", "1:8 L071", nil),
        ("trang: 127.0.0.1", "1:8 L071", nil),
        ("tự áp dụng: khi cần", "1:13 L030", nil),
        ("người dùng từ tiêu đề: \"X Y\"", "1:24 L030", nil),
        ("cơ sở dữ liệu: postgresql://db.so.example/dondoc", "1:16 L071", nil),
        ("cơ sở dữ liệu: service=dondoc", "1:16 L071", nil),
        ("cơ sở dữ liệu: \"", "1:16 L050", nil),
        ("cơ sở dữ liệu:", "1:15 L030", nil),
        ("> chữ", "1:1 L052", nil),
    ])
    func `a mistake is an error with its place`(
        text: String,
        place: String,
        suggestion: String?
    ) throws {
        let reading = Self.read(text)
        let found = reading.findings.filter { $0.severity == .error }
        let finding = try #require(found.first)
        #expect(found.count == 1, "\(found)")
        #expect("\(finding.line):\(finding.column) \(finding.code.rawValue)" == place)
        if let suggestion { #expect(finding.suggestion == suggestion) }
    }

    @Test func `a line that is no setting hides none of the lines below it`() {
        let reading = Self.read("cái gì đó\nsao lưuu: x\ntên máy: a\n")
        #expect(reading.findings.map(\.code) == [.unknownStatement, .unknownKey])
        #expect(reading.settings.machine == "a")
    }

    @Test(arguments: [
        "cơ sở dữ liệu: postgresql://dondoc:bi-mat@db.so.example/dondoc",
        "cơ sở dữ liệu: postgresql://db.so.example/dondoc?user=a&password=bi-mat",
        "báo nhịp: https://a:bi-mat@hc.so.example/",
        "cơ sở dữ liệu: dondoc.sqlite postgresql://a:bi-mat@db.so.example/dondoc",
        "tên máy: a\ntên máy: postgresql://a:bi-mat@db.so.example/dondoc",
    ])
    func `a password is refused and shown nowhere`(text: String) throws {
        let reading = Self.read(text)
        #expect(reading.hasErrors)
        let file = try #require(reading.file)
        for language in [Language.vietnamese, .english] {
            let report = FindingReport(reading.findings, files: [file])
            #expect(!report.text(language).contains("bi-mat"), "\(report.text(language))")
            #expect(!report.json.contains("bi-mat"))
        }
    }

    @Test func `a key of the machine in a schedule file is told where it belongs`() throws {
        let sets = ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: "ĐỢT x \"X\"\n  sao lưu: a\n")],
            templates: nil,
            readUnitList: { path, _ in .success(SourceFile(path: path, text: "")) }
        )
        let finding = try #require(sets.findings.first { $0.code == .misplacedKey })
        #expect(finding.message.vi.contains("dondoc.conf"))
    }

    @Test(arguments: [Language.vietnamese, .english])
    func `canonical spelling keeps what is said`(language: Language) throws {
        func format(_ text: String) throws -> String {
            let formatter = ScheduleFormatter(
                scheduleFiles: [],
                settings: SourceFile(path: SettingsReading.fileName, text: text),
                unreadable: [],
                templates: [],
                language: language,
                readUnitList: { path, _ in .success(SourceFile(path: path, text: "")) }
            )
            return try #require(formatter.texts.first).text
        }
        let once = try format(Self.vietnamese)
        #expect(try format(once) == once)
        #expect(Self.read(once).settings == Self.read(Self.vietnamese).settings)
        let line =
            language == .vietnamese
            ? "báo nhịp:              https://hc.so.example/ping/a1?ma=x%20y  # của Sở"
            : "ping:                  https://hc.so.example/ping/a1?ma=x%20y  # của Sở"
        #expect(once.contains("\n\(line)\n"), "\(once)")
    }
}
