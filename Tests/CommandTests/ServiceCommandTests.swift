import Foundation
import ProgramBench
import Testing

/// The unit for systemd: what it says, what systemd says of it, and how it is installed.
@Suite struct ServiceCommandTests {
    /// Stands for the installed program: it exists, as systemd wants to see.
    private static let program = ["--program", "/bin/sh"]

    private func dondoc(
        _ arguments: [String],
        home: String = "/var/lib/dondoc"
    ) throws -> DonDocProgram.Result {
        try DonDocProgram(home: URL(fileURLWithPath: home)).run(arguments)
    }

    private func unit(
        _ options: [String] = [],
        home: String = "/var/lib/dondoc"
    ) throws -> [Substring] {
        let result = try dondoc(["service", "print"] + Self.program + options, home: home)
        #expect(result.code == 0, "\(result.errors)")
        return result.output.split(separator: "\n")
    }

    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-service-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func `a home below /var/lib is made by systemd, and nobody else reads it`() throws {
        let unit = try unit()
        for line in [
            "Type=notify", "ExecStart=/bin/sh run --home /var/lib/dondoc", "User=dondoc",
            "UMask=0077", "StateDirectory=dondoc", "StateDirectoryMode=0700",
            "ProtectSystem=strict", "ProtectHome=yes", "Restart=on-failure",
            "SystemCallFilter=@system-service", "MemoryDenyWriteExecute=yes",
            "Environment=DONDOC_LANG=vi",
        ] {
            #expect(unit.contains(Substring(line)), "\(line)")
        }
        for start in ["Group=", "LoadCredential=", "ReadWritePaths=", "BindPaths="] {
            #expect(!unit.contains { $0.hasPrefix(start) }, "\(start)")
        }
    }

    @Test func `officers of a group work beside the service`() throws {
        let unit = try unit(["--group", "tccb", "--user", "nhac-viec"])
        for line in ["User=nhac-viec", "Group=tccb", "UMask=0007", "StateDirectoryMode=2770"] {
            #expect(unit.contains(Substring(line)), "\(line)")
        }
    }

    /// Each home and password file in systemd's own spelling.
    @Test(arguments: [
        ("/srv/thi đua 100%/$x", "ExecStart=/bin/sh run --home \"/srv/thi đua 100%%/$$x\""),
        ("/srv/thi đua 100%/$x", "ReadWritePaths=\"/srv/thi đua 100%%/$x\""),
        ("/home/lan/don:doc", "BindPaths=/home/lan/don\\:doc"),
        ("/home/lan/don:doc", "ProtectHome=tmpfs"),
        ("/srv/dondoc", "LoadCredential=mat-khau-thu:/etc/dondoc/mật khẩu%%"),
    ])
    func `a path is written as systemd reads it`(home: String, line: String) throws {
        let unit = try unit(["--password-file", "/etc/dondoc/mật khẩu%"], home: home)
        #expect(unit.contains(Substring(line)), "\(unit.joined(separator: "\n"))")
    }

    @Test(arguments: [
        ["--home", "/tmp/nha"], ["--home", "/"], ["--home", "/srv/a\nUser=root"],
        ["--home", "/srv/a", "--program", "/home/lan/dondoc"],
        ["--home", "/srv/a", "--program", "/tmp/dondoc"],
        ["--home", "/srv/a", "--user", "root"],
        ["--home", "/srv/a", "--password-file", ""],
    ])
    func `what cannot be is refused with words, and nothing is printed`(options: [String]) throws {
        let result = try OtherProgram.run(
            DonDocProgram.path,
            ["service", "print", "--program", "/bin/sh"].filter {
                !options.contains("--program") || !["--program", "/bin/sh"].contains($0)
            } + options
        )
        #expect(result.code == 1)
        #expect(result.text.isEmpty)
        #expect(String(decoding: result.errors, as: UTF8.self).hasPrefix("dondoc: lỗi: "))
    }

    @Test func `a name that no system takes is wrong usage`() throws {
        #expect(try dondoc(["service", "print", "--user", "a b"]).code == 64)
    }

    @Test func `installing writes the unit alone and says what follows`() throws {
        let root = try folder()
        defer { try? FileManager.default.removeItem(at: root) }
        let arguments = ["service", "install", "--root", root.path] + Self.program
        let first = try dondoc(arguments)
        #expect(first.code == 0, "\(first.errors)")
        let path = root.path + "/etc/systemd/system/dondoc.service"
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(written.split(separator: "\n") == (try unit()))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o644)
        for word in [
            "đã ghi \(path)",
            "adduser --system --group --no-create-home --home /var/lib/dondoc dondoc",
            "install -d -o dondoc -g dondoc -m 0700 /var/lib/dondoc",
            "systemctl daemon-reload", "systemctl enable --now dondoc",
            "chưa có /var/lib/dondoc/Schedules",
        ] {
            #expect(first.output.contains(word), "\(first.output)")
        }
        #expect(!FileManager.default.fileExists(atPath: root.path + "/var"))

        #expect(try dondoc(arguments).output.contains("không ghi lại"))
        let changed = try dondoc(arguments + ["--group", "tccb"])
        #expect(changed.output.contains("giữ lại ở \(path).old"), "\(changed.output)")
        #expect(changed.output.contains("addgroup --system tccb"))
        #expect(try String(contentsOfFile: path + ".old", encoding: .utf8) == written)
        // A service that runs goes on by the former unit until it is started anew.
        #expect(changed.output.contains("systemctl restart dondoc"), "\(changed.output)")
        let third = try dondoc(arguments + ["--group", "vanphong"])
        #expect(third.output.contains("giữ lại ở \(path).old-2"), "\(third.output)")
        #expect(try String(contentsOfFile: path + ".old", encoding: .utf8) == written)
        #expect(try dondoc(arguments).output.contains("giữ lại ở \(path).old-3"))
    }

    /// A system's folder with a home at `/srv/dondoc`, whose `dondoc.conf` says that.
    private func system(_ settings: String) throws -> URL {
        let root = try folder()
        let home = root.appendingPathComponent("srv/dondoc/Schedules")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try settings.write(
            to: root.appendingPathComponent("srv/dondoc/dondoc.conf"),
            atomically: true,
            encoding: .utf8
        )
        return root
    }

    private func install(_ root: URL, _ options: [String] = []) throws -> (
        DonDocProgram.Result, unit: [Substring]
    ) {
        let result = try dondoc(
            ["service", "install", "--root", root.path] + Self.program + options,
            home: "/srv/dondoc"
        )
        let file = root.appendingPathComponent("etc/systemd/system/dondoc.service")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return (result, text.split(separator: "\n"))
    }

    @Test(arguments: [
        ("sao lưu: hằng ngày lúc 02:00, vào /srv/sao-luu", "-/srv/sao-luu", "0700 /srv/sao-luu"),
        ("giám sát: tệp /var/lib/node/dondoc.prom", "-/var/lib/node", "0755 /var/lib/node"),
        ("cơ sở dữ liệu: /srv/kho/dondoc.sqlite", "-/srv/kho", "0700 /srv/kho"),
        ("cơ sở dữ liệu: ../kho/dondoc.sqlite", "-/srv/kho", "0700 /srv/kho"),
        (
            "cơ sở dữ liệu: /srv/kho/dondoc.sqlite\ngiám sát: tệp /srv/kho/dondoc.prom",
            "-/srv/kho", "0700 /srv/kho"
        ),
    ])
    func `what dondoc conf names outside the home the service may write, missing or not`(
        setting: String,
        place: String,
        made: String
    ) throws {
        let root = try system(setting + "\n")
        defer { try? FileManager.default.removeItem(at: root) }
        let (result, unit) = try install(root)
        #expect(result.code == 0, "\(result.errors)")
        let places = unit.filter { $0 == "ReadWritePaths=\(place)" }
        #expect(places.count == 1, "\(unit.joined(separator: "\n"))")
        let command = "install -d -o dondoc -g dondoc -m \(made)\n"
        #expect(result.output.contains(command), "\(result.output)")
    }

    @Test(arguments: [
        "", "sao lưu: hằng ngày lúc 02:00\n", "giám sát: tệp kho/dondoc.prom, cổng 9464\n",
    ])
    func `what lies in the home needs no place of its own`(settings: String) throws {
        let root = try system(settings)
        defer { try? FileManager.default.removeItem(at: root) }
        let (result, unit) = try install(root)
        #expect(result.code == 0, "\(result.errors)")
        let places = unit.filter { $0.hasPrefix("ReadWritePaths=") }
        #expect(places == ["ReadWritePaths=/srv/dondoc"])
    }

    @Test func `a person's folder is bound, and nothing else of the persons' is seen`() throws {
        let root = try system("sao lưu: hằng ngày lúc 02:00, vào /home/lan/sao-luu\n")
        defer { try? FileManager.default.removeItem(at: root) }
        let unit = try install(root).unit
        #expect(unit.contains("BindPaths=-/home/lan/sao-luu"))
        #expect(unit.contains("ProtectHome=tmpfs"))
    }

    @Test(arguments: [
        ("sao lưu: hằng ngày lúc 02:00, vào /tmp/sao\n", [], "/tmp/sao"),
        ("sao lưuu: hằng ngày\n", [], "dondoc.conf:1:1"),
        (
            "", ["--password-file", "/etc/dondoc/mat-khau"],
            "install -m 600 /dev/null /etc/dondoc/mat-khau"
        ),
    ])
    func `what the service could not work with is refused, and no unit is written`(
        settings: String,
        options: [String],
        words: String
    ) throws {
        let root = try system(settings)
        defer { try? FileManager.default.removeItem(at: root) }
        let (result, unit) = try install(root, options)
        #expect(result.code == 1)
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(unit.isEmpty)
    }

    @Test func `what is there already is not asked for again`() throws {
        let root = try folder()
        defer { try? FileManager.default.removeItem(at: root) }
        for path in ["etc", "srv/dondoc/Schedules"] {
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent(path),
                withIntermediateDirectories: true
            )
        }
        try "dondoc:x:120:125::/srv/dondoc:/usr/sbin/nologin\n".write(
            to: root.appendingPathComponent("etc/passwd"),
            atomically: true,
            encoding: .utf8
        )
        let result = try dondoc(
            ["service", "install", "--root", root.path] + Self.program,
            home: "/srv/dondoc"
        )
        #expect(!result.output.contains("adduser"), "\(result.output)")
        #expect(!result.output.contains("install -d"))
        #expect(!result.output.contains("Schedules"))
        #expect(result.output.contains("chown -R dondoc:dondoc /srv/dondoc"))
        #expect(!result.output.contains("g+rwX"))
        // What the service alone could read so far is opened to the group, but not all of the home.
        let shared = try dondoc(
            ["service", "install", "--root", root.path, "--group", "tccb"] + Self.program,
            home: "/srv/dondoc"
        )
        #expect(
            shared.output.contains("chmod -R g+rwX /srv/dondoc/Schedules\n"),
            "\(shared.output)"
        )
        #expect(!shared.output.contains("dondoc.sqlite"))
        // What an officer makes there is the group's, whatever group is the officer's own.
        #expect(
            shared.output.contains("find /srv/dondoc/Schedules -type d -exec chmod g+s {} +\n"),
            "\(shared.output)"
        )
    }

    @Test(.enabled(if: geteuid() != 0, "only who is not root is refused"))
    func `without root nothing is written into the system`() throws {
        let result = try dondoc(["service", "install"] + Self.program)
        #expect(result.code == 1)
        #expect(result.errors.contains("cần quyền root"), "\(result.errors)")
    }

    private static let analyzer = "/usr/bin/systemd-analyze"
    private static var hasAnalyzer: Bool {
        FileManager.default.isExecutableFile(atPath: analyzer)
    }

    @Test(
        .enabled(if: hasAnalyzer, "systemd-analyze is not installed: apt install systemd"),
        arguments: [
            ([], "/var/lib/dondoc"),
            (["--group", "adm", "--lang", "en"], "/var/lib/dondoc"),
            (["--password-file", "/etc/dondoc/mật khẩu%"], "/srv/thi đua 100%/$x"),
            ([], "/home/lan/don:doc"),
        ]
    )
    func `systemd finds nothing to say and little exposed`(options: [String], home: String) throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("dondoc.service")
        // The test's system has no account of the service's name.
        let unit = try unit(options + ["--user", "mail"], home: home)
        try unit.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let verified = try OtherProgram.run(Self.analyzer, ["verify", "--man=no", file.path])
        let complaints = String(decoding: verified.errors, as: UTF8.self)
            .split(separator: "\n").filter { $0.contains("dondoc.service") }
        #expect(verified.code == 0)
        #expect(complaints == [], "\(complaints.joined(separator: "\n"))")
        let security = try OtherProgram.run(
            Self.analyzer,
            ["security", "--offline=yes", "--no-pager", "--threshold=20", file.path]
        )
        let verdict = security.text.split(separator: "\n").last ?? ""
        #expect(security.code == 0, "\(verdict)")
        #expect(verdict.contains("Overall exposure level"), "\(security.text)")
    }
}
