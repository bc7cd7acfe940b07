import Foundation
import Glibc
import ProgramBench
import Testing

/// What a user meets who may not read or write what another one made: the file or the folder is named, with the mend.
@Suite(.enabled(if: OtherUser.canBePlayed)) struct OtherUserTests {
    private static let other = OtherUser.id

    private func home(_ more: String = "") throws -> GeneratedHome {
        try GeneratedHome.reminding(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:9" + more
        )
    }

    private func give(_ home: GeneratedHome, to user: Int) throws {
        let names = FileManager.default.enumerator(atPath: home.url.path)?
            .compactMap { $0 as? String }
        for name in [""] + (names ?? []) { try give(home.url.path + "/" + name, to: user) }
    }

    private func give(_ path: String, to user: Int) throws {
        try FileManager.default.setAttributes(
            [.ownerAccountID: user, .groupOwnerAccountID: user],
            ofItemAtPath: path
        )
    }

    private func allow(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    /// The command as `nobody` gives it.
    private func asOther(_ home: GeneratedHome, _ arguments: String...) throws -> String {
        let result = try OtherProgram.run(
            OtherUser.setpriv,
            ["--reuid=\(Self.other)", "--regid=\(Self.other)", "--clear-groups"]
                + [DonDocProgram.path] + arguments + ["--home", home.url.path, "--lang", "en"]
        )
        return String(decoding: result.output + result.errors, as: UTF8.self)
    }

    @Test func `what root makes in the service's folder is the service's`() throws {
        let home = try home()
        defer { home.remove() }
        try give(home, to: Self.other)
        try DonDocProgram(home: home.url).run("tick", "--now", "2021-03-01T08:00+07:00")
        for name in ["dondoc.sqlite", "dondoc.sqlite.lock"] {
            let path = home.url.path + "/" + name
            let owner = try FileManager.default.attributesOfItem(atPath: path)[.ownerAccountID]
            #expect(owner as? Int == Self.other, "\(name)")
        }
        let passed = try asOther(home, "tick", "--now", "2021-03-01T08:15+07:00")
        #expect(passed.contains("0 letters planned"), "\(passed)")
    }

    @Test func `a database that root made is named with the mend, and doctor goes on`() throws {
        let home = try home()
        defer { home.remove() }
        try DonDocProgram(home: home.url).run("tick", "--now", "2021-03-01T08:00+07:00")
        let database = home.url.path + "/dondoc.sqlite"
        try give(home.url.path, to: Self.other)
        let mend = "chown --reference='\(home.url.path)' '\(database)'"
        let refused = try asOther(home, "tick")
        #expect(refused.contains(mend), "\(refused)")
        let told = try asOther(home, "doctor", "--offline")
        #expect(told.contains("mend: \(mend)"), "\(told)")
        #expect(told.contains("Schedule files"), "\(told)")
        #expect(told.contains("Disk"), "\(told)")
        let root = try DonDocProgram(home: home.url).run("doctor", "--offline", "--lang", "en")
        #expect(root.code == 1)
        #expect(root.output.contains(mend), "\(root.output)")
    }

    @Test func `a folder that one may not read is not said to be missing`() throws {
        let home = try home()
        defer { home.remove() }
        try allow(0o700, home.url.path)
        let closed = try asOther(home, "status")
        #expect(closed.contains("may not read the folder «\(home.url.path)»"), "\(closed)")
        #expect(!closed.contains("there is no folder"), "\(closed)")
        let inner = home.url.path + "/Schedules"
        try allow(0o755, home.url.path)
        try allow(0o700, inner)
        #expect(try asOther(home, "check").contains("may not read the folder «\(inner)»"))
    }

    @Test func `a password's file that one may not read is not said to hold none`() throws {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-mat-khau-\(UUID().uuidString)")
        try Data("bí mật\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try allow(0o600, file.path)
        let home = try home("\n  tài khoản: \"tccb\"\n  mật khẩu: tệp \(file.path)")
        defer { home.remove() }
        let told = try asOther(home, "check").replacing("\n", with: " ")
        #expect(told.contains("this user may not read the password's file"), "\(told)")
        #expect(!told.contains("there is no password"), "\(told)")
    }

    /// Its rights are an access list's, which looks like the group's; a command by hand lacks the variable.
    @Test func `a credential that systemd keeps is taken as it is`() throws {
        let folder = URL(fileURLWithPath: "/run/credentials/dondoc-\(UUID().uuidString).service")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("mat-khau-thu")
        try Data("bí mật\n".utf8).write(to: file)
        try allow(0o444, file.path)
        let home = try home("\n  tài khoản: \"tccb\"\n  mật khẩu: tệp \(file.path)")
        defer { home.remove() }
        #expect(try !asOther(home, "check").contains("C32"))
        // Anywhere else it would be open to all.
        let elsewhere = home.url.appendingPathComponent("mat-khau")
        try FileManager.default.copyItem(at: file, to: elsewhere)
        try home.edit("a.lich") { $0.replacing(file.path, with: elsewhere.path) }
        #expect(try asOther(home, "check").contains("C32"))
    }
}

/// `nobody`, whom root alone can play.
private enum OtherUser {
    static let id = 65_534
    static let setpriv = "/usr/bin/setpriv"

    static var canBePlayed: Bool {
        geteuid() == 0 && FileManager.default.fileExists(atPath: setpriv)
    }
}
