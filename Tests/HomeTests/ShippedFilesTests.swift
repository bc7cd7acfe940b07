import Foundation
import Home
import Letters
import Testing

/// Where a home's letters take their words from.
@Suite struct ShippedFilesTests {
    private let folder: URL
    private let home: URL

    init() throws {
        folder = try HomeBench.emptyFolder()
        home = folder.appendingPathComponent("home")
        try make("home/Schedules")
    }

    private func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent(path),
            withIntermediateDirectories: true
        )
    }

    /// Templates of one letter with that subject.
    private func template(_ path: String) throws {
        try make(path)
        for part in ["subject", "text", "html"] {
            try path.write(
                to: folder.appendingPathComponent("\(path)/thu.vi.\(part).mustache"),
                atomically: true,
                encoding: .utf8
            )
        }
    }

    private func shipped(_ variable: String? = nil) -> ShippedFiles {
        ShippedFiles(
            variable: variable.map { folder.appendingPathComponent($0).path },
            program: folder.appendingPathComponent("checkout/usr/bin/dondoc").path
        )
    }

    private func chosen(_ shipped: ShippedFiles) throws -> String {
        let url = try HomeFolder(home, shipped: shipped).templatesURL
        return String(url.path.dropFirst(folder.path.count + 1))
    }

    @Test func `home, variable, share beside the program and checkout are tried in this order`()
        throws
    {
        defer { try? FileManager.default.removeItem(at: folder) }
        for path in [
            "home/Templates", "named/Templates", "checkout/usr/share/dondoc/Templates",
            "checkout/Templates",
        ] {
            try template(path)
        }
        try "".write(
            to: folder.appendingPathComponent("checkout/Package.swift"),
            atomically: true,
            encoding: .utf8
        )
        func remove(_ path: String) throws {
            try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
        }
        #expect(try chosen(shipped("named")) == "home/Templates")
        try remove("home/Templates")
        #expect(try chosen(shipped("named")) == "named/Templates")
        #expect(try chosen(shipped("empty")) == "checkout/usr/share/dondoc/Templates")
        #expect(try chosen(shipped()) == "checkout/usr/share/dondoc/Templates")
        try remove("checkout/usr/share/dondoc/Templates")
        #expect(try chosen(shipped()) == "checkout/Templates")
        let library = try HomeFolder(home, shipped: shipped()).readTemplates()
        #expect(library.names == ["thu"])
        try remove("checkout/Package.swift")
        let none = shipped()
        let opened = try HomeFolder(home, shipped: none)
        let errors = [
            #expect(throws: HomeError.self) { try opened.readTemplates() },
            #expect(throws: HomeError.self) { try opened.readSchedules() },
        ]
        for error in errors {
            guard case .noTemplates(home.path, none) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test func `a fault in shipped templates is told with their whole path`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try template("named/Templates")
        try "{{#đóng".write(
            to: folder.appendingPathComponent("named/Templates/thu.vi.text.mustache"),
            atomically: true,
            encoding: .utf8
        )
        let library = try HomeFolder(home, shipped: shipped("named")).readTemplates()
        #expect(
            library.faults.map(\.path) == [
                folder.appendingPathComponent("named/Templates/thu.vi.text.mustache").path
            ]
        )
    }

    @Test func `shipped templates that come back under a running service are used again`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try template("named/Templates")
        let home = try HomeFolder(home, shipped: shipped("named"))
        let place = folder.appendingPathComponent("named/Templates")
        let away = folder.appendingPathComponent("named/away")
        try FileManager.default.moveItem(at: place, to: away)
        let opened = try HomeFolder(self.home, shipped: shipped("named"))
        for folder in [home, opened] {
            #expect(throws: HomeError.self) { try folder.readSchedules() }
        }
        try FileManager.default.moveItem(at: away, to: place)
        for folder in [home, opened] {
            #expect(try folder.readTemplates().names == ["thu"])
            #expect(folder.usesShippedTemplates)
        }
    }

    /// 11:58 the folder `Templates` of a running home is moved away: its letters must not go on in other words.
    @Test func `an office's own templates that go under a running service are not replaced`() throws
    {
        defer { try? FileManager.default.removeItem(at: folder) }
        try template("home/Templates")
        try template("named/Templates")
        let running = try HomeFolder(home, shipped: shipped("named"))
        try FileManager.default.removeItem(at: home.appendingPathComponent("Templates"))
        #expect(!running.usesShippedTemplates)
        #expect(running.readableTemplates().names.isEmpty)
        // A link to what is away is the office's own, too.
        try FileManager.default.createSymbolicLink(
            at: home.appendingPathComponent("Templates"),
            withDestinationURL: folder.appendingPathComponent("away")
        )
        #expect(try !HomeFolder(home, shipped: shipped("named")).usesShippedTemplates)
    }

    @Test func `own templates that come later are noticed and used`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try template("named/Templates")
        let running = try HomeFolder(home, shipped: shipped("named"))
        #expect(running.usesShippedTemplates)
        let before = FolderFingerprint(of: running)
        #expect(FolderFingerprint(of: running) == before)
        try template("home/Templates")
        #expect(!running.usesShippedTemplates)
        #expect(FolderFingerprint(of: running) != before)
    }
}
