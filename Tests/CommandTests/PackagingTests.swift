import Foundation
import ProgramBench
import Testing

/// What is made of the program's help: pages for `man`, completions for shells.
@Suite struct PackagingTests {
    private static func has(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: program)
    }

    /// A folder that one of the scripts in `.ci` filled from the built program.
    private func made(by script: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-packaging-\(UUID().uuidString)")
        let result = try OtherProgram.run(
            Project.root.appendingPathComponent(".ci/\(script)").path,
            [DonDocProgram.path, folder.path],
            environment: ["PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1790000000"]
        )
        let errors = String(decoding: result.errors, as: UTF8.self)
        try #require(result.code == 0, "\(errors)")
        return folder
    }

    @Test(arguments: [("man1", "SYNOPSIS", "Write"), ("vi/man1", "CÁCH DÙNG", "Ghi tệp dịch vụ")])
    func `every command has a page in both languages, with all its options`(
        place: String,
        heading: String,
        words: String
    ) throws {
        let folder = try made(by: "manuals")
        defer { try? FileManager.default.removeItem(at: folder) }
        func page(_ name: String) throws -> String {
            try String(
                contentsOf: folder.appendingPathComponent("\(place)/\(name).1"),
                encoding: .utf8
            )
        }
        let overview = try page("dondoc")
        let names = try FileManager.default
            .contentsOfDirectory(atPath: folder.appendingPathComponent(place).path)
        #expect(names.count > 15)
        for name in names where name != "dondoc.1" {
            let command = name.dropFirst("dondoc-".count).dropLast(".1".count)
            #expect(overview.contains("\\fB\(command.replacing("-", with: "\\-"))\\fR"), "\(name)")
        }
        let service = try page("dondoc-service")
        for word in [heading, words, "\\fB\\-\\-password\\-file\\fR \\fIFILE\\fR", "2026-09-21"] {
            #expect(service.contains(word), "\(word)")
        }
    }

    /// Keys of `dondoc.conf`, in Vietnamese, as README shows them.
    private func settings() throws -> [String] {
        let readme = try String(
            contentsOf: Project.root.appendingPathComponent("README.md"),
            encoding: .utf8
        )
        let block = try #require(readme.split(separator: "```conf\n").dropFirst().first)
        return block.prefix(upTo: block.range(of: "```")?.lowerBound ?? block.endIndex)
            .split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
    }

    /// Names that the program asks the environment for.
    private func variables() throws -> Set<String> {
        let sources = Project.root.appendingPathComponent("Sources")
        let files =
            FileManager.default.enumerator(atPath: sources.path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
        let names = try files.flatMap { file in
            try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
                .matches(of: /environment\["([A-Z_]+)"\]/).map { String($0.1) }
        }
        // What systemd, the terminal and the locale set is theirs to explain.
        let others = ["NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC", "JOURNAL_STREAM", "TERM"]
        return Set(names).subtracting(others)
    }

    @Test(arguments: ["", "vi/"])
    func `settings, variables and signals stand in the manual`(language: String) throws {
        let folder = try made(by: "manuals")
        defer { try? FileManager.default.removeItem(at: folder) }
        func page(_ path: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(language + path), encoding: .utf8)
                .replacing("\\-", with: "-")
        }
        let keys = try settings()
        #expect(keys.count == 8, "\(keys)")
        let conf = try page("man5/dondoc.conf.5")
        for key in keys { #expect(conf.contains(key), "\(key)") }
        let overview = try page("man1/dondoc.1")
        let variables = try variables()
        #expect(variables.isSuperset(of: ["DONDOC_HOME", "DONDOC_DATABASE", "DONDOC_LOG"]))
        for word in variables.union(["HUP", "TERM", "dondoc.conf", "dondoc-backup"]) {
            #expect(overview.contains(word), "\(word)")
        }
        #expect(!overview.contains(language.isEmpty ? "\\fIcommands\\fR" : "\\fIlệnhs\\fR"))
    }

    @Test(
        .enabled(if: has("/usr/bin/man"), "man is not installed: apt install man-db"),
        arguments: ["man1", "vi/man1", "man5", "vi/man5"]
    )
    func `man reads each page without a warning`(place: String) throws {
        let folder = try made(by: "manuals")
        defer { try? FileManager.default.removeItem(at: folder) }
        let pages = folder.appendingPathComponent(place)
        // A page that is wrong is told.
        try ".TH X 1\n.SH X\n.unknownrequest\n\\[nosuch]\n".write(
            to: pages.appendingPathComponent("wrong.1"),
            atomically: true,
            encoding: .utf8
        )
        for name in try FileManager.default.contentsOfDirectory(atPath: pages.path) {
            let result = try OtherProgram.run(
                "/usr/bin/man",
                [
                    "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                    pages.appendingPathComponent(name).path,
                ],
                environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"]
            )
            let warnings = String(decoding: result.errors, as: UTF8.self)
            #expect(warnings.isEmpty == (name != "wrong.1"), "\(name): \(warnings)")
        }
    }

    @Test(arguments: [
        ("/bin/bash", "bash-completion/completions/dondoc", "service"),
        ("/usr/bin/zsh", "zsh/vendor-completions/_dondoc", "Đọc mọi tệp lịch"),
        ("/usr/bin/fish", "fish/vendor_completions.d/dondoc.fish", "Đọc mọi tệp lịch"),
    ])
    func `a shell takes its completions`(shell: String, path: String, words: String) throws {
        let folder = try made(by: "completions")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(path)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.hasPrefix("#!"))
        #expect(text.contains(words))
        guard Self.has(shell) else {
            return print("not tried, \(shell) is not installed: \(path)")
        }
        let result = try OtherProgram.run(shell, ["-n", file.path])
        let errors = String(decoding: result.errors, as: UTF8.self)
        #expect(result.code == 0 && errors.isEmpty, "\(errors)")
    }
}
