import Foundation
import Glibc
import Texts

/// Puts a unit where systemd finds it, and says what remains to be done by a person.
///
/// Nothing but the unit is written: users, groups, folders and passwords are the operator's.
struct ServiceInstallation {
    private let unit: ServiceUnit
    /// The folder that is taken for `/`; nil for the system itself.
    private let root: URL?
    /// A unit of the name was there before, so that the service may be running by it.
    private let replaces: Bool

    /// Throws where the password's file is missing: systemd would start no service.
    init(_ unit: ServiceUnit, root: String?) throws {
        self.unit = unit
        let root = root.map { URL(fileURLWithPath: $0).standardizedFileURL }
        self.root = root
        func isThere(_ path: String) -> Bool {
            FileManager.default.fileExists(atPath: Self.place(path, in: root).path)
        }
        replaces = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]
            .contains { isThere("\($0)/\(ServiceUnit.name)") }
        if let file = unit.passwordFile, !isThere(file.text) {
            throw CommandFailure(ServiceWords.noPasswordFile(file))
        }
    }

    private var target: URL {
        inRoot("/etc/systemd/system").appendingPathComponent(ServiceUnit.name)
    }

    /// Writes the unit whole or not at all; answers what was done.
    ///
    /// A unit of that name that says something else is kept beside it, with `.old`, `.old-2` … at its end, which
    /// systemd does not read; what was kept before stays.
    func write() throws -> [Phrase] {
        let manager = FileManager.default
        let bytes = Data(unit.text.utf8)
        var steps: [Phrase] = []
        let folder = target.deletingLastPathComponent()
        if !manager.fileExists(atPath: folder.path) {
            try manager.createDirectory(at: folder, withIntermediateDirectories: true)
            steps.append(ServiceWords.madeFolder(folder.path))
        }
        if let present = try? Data(contentsOf: target) {
            if present == bytes { return steps + [ServiceWords.unchanged(target.path)] }
            steps.append(ServiceWords.kept(try keep(present)))
        }
        try bytes.write(to: target, options: .atomic)
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: target.path)
        return steps + [ServiceWords.wrote(target.path)]
    }

    /// Returns where the former unit stands.
    private func keep(_ former: Data) throws -> String {
        var (name, number) = (target.path + ".old", 1)
        while FileManager.default.fileExists(atPath: name) {
            if (try? Data(contentsOf: URL(fileURLWithPath: name))) == former { return name }
            number += 1
            name = target.path + ".old-\(number)"
        }
        try former.write(to: URL(fileURLWithPath: name), options: .atomic)
        return name
    }

    /// Commands for root, in order: only what is missing.
    var nextCommands: [String] {
        let (user, home) = (unit.user.text, unit.home)
        let group = unit.group?.text
        var commands: [String] = []
        if let group, !hasAccount(group, in: "group") {
            commands.append("addgroup --system \(group)")
        }
        if !hasAccount(user, in: "passwd") {
            commands.append(
                "adduser --system --group --no-create-home --home \(home.asShellWord) \(user)"
            )
        }
        let owner = "\(user):\(group ?? user)"
        let mode = group == nil ? "0700" : "2770"
        if !FileManager.default.fileExists(atPath: inRoot(home.text).path) {
            commands.append(
                "install -d -o \(user) -g \(group ?? user) -m \(mode) \(home.asShellWord)"
            )
        } else if home.nameInStateFolder == nil {
            commands.append("chown -R \(owner) \(home.asShellWord)")
            commands.append("chmod \(mode) \(home.asShellWord)")
        }
        commands += commandsForOfficers + commandsForFolders
        commands.append("systemctl daemon-reload")
        // A service that runs goes on by the former unit until it is started anew.
        return commands
            + (replaces
                ? ["systemctl enable dondoc", "systemctl restart dondoc"]
                : ["systemctl enable --now dondoc"])
    }

    /// The folders that `dondoc.conf` names, where they are missing.
    private var commandsForFolders: [String] {
        let (user, group) = (unit.user.text, unit.group?.text ?? unit.user.text)
        return unit.written.filter { folder in
            !FileManager.default.fileExists(atPath: inRoot(folder.path.text).path)
        }.map { folder in
            "install -d -o \(user) -g \(group) -m \(folder.isRead ? "0755" : "0700") "
                + folder.path.asShellWord
        }
    }

    /// What a home that was the service's alone holds, opened to the group; nothing else of it, for a password
    /// may lie there, too.
    private var commandsForOfficers: [String] {
        guard let group = unit.group?.text else { return [] }
        let home = unit.home
        func isThere(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: inRoot(home.text + "/" + name).path)
        }
        var commands: [String] = []
        for (name, pattern) in [
            ("Schedules", "Schedules"), ("Templates", "Templates"),
            ("dondoc.sqlite", "dondoc.sqlite*"),
        ]
        where isThere(name) {
            let place = home.asShellWord + "/" + pattern
            commands.append("chgrp -R \(group) \(place)")
            commands.append("chmod -R g+rwX \(place)")
            // What an officer makes in it is the group's, whatever group is the officer's own.
            if pattern == name { commands.append("find \(place) -type d -exec chmod g+s {} +") }
        }
        return commands
    }

    /// What else the operator must know.
    var hints: [Phrase] {
        var hints: [Phrase] = []
        let schedules = unit.home.text + "/Schedules"
        if !FileManager.default.fileExists(atPath: inRoot(schedules).path) {
            hints.append(ServiceWords.noSchedulesYet(schedules))
        }
        if unit.passwordFile != nil {
            hints.append(ServiceWords.usesCredential(ServiceUnit.credentialPath))
        }
        if !unit.written.isEmpty {
            hints.append(ServiceWords.writes(unit.written.map(\.path.text), as: unit.user.text))
        }
        if let group = unit.group { hints.append(ServiceWords.officers(group.text)) }
        return hints
    }

    private func inRoot(_ path: String) -> URL { Self.place(path, in: root) }

    private static func place(_ path: String, in root: URL?) -> URL {
        root.map { $0.appendingPathComponent(String(path.dropFirst())) }
            ?? URL(fileURLWithPath: path)
    }

    /// Whether `passwd` or `group` has the account: the system's own, from whatever source, or the root's.
    private func hasAccount(_ name: String, in database: String) -> Bool {
        if root == nil {
            return unsafe database == "group" ? getgrnam(name) != nil : getpwnam(name) != nil
        }
        let file = inRoot("/etc/\(database)")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").contains { $0.hasPrefix(name + ":") }
    }
}
