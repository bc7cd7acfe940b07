import Foundation
import Texts

/// The systemd unit that runs the service of a home.
struct ServiceUnit {
    /// Its name, which is also that of its credentials' folder: `/run/credentials/dondoc.service`.
    static let name = "dondoc.service"
    /// What the password is called in that folder.
    static let credential = "mat-khau-thu"

    let program: SystemPath
    let home: SystemPath
    let user: AccountName
    /// Whose members work on the home beside the service; nil where nobody does.
    let group: AccountName?
    /// The file with the mail server's password, which root alone may read; nil where the schedule
    /// file points to it directly.
    let passwordFile: SystemPath?
    /// Folders outside the home that it may write into.
    let written: [WrittenFolder]
    let language: Language

    /// Where the schedule file finds the password while the service runs.
    static let credentialPath = "/run/credentials/\(name)/\(credential)"

    var text: String {
        let words = UnitWords.self
        var lines = [
            "# " + words.origin(language),
            "",
            "[Unit]",
            "Description=" + words.description(language),
            "Documentation=man:dondoc(1) man:dondoc-service(1)",
            "Wants=network-online.target",
            "After=network-online.target time-sync.target postgresql.service",
            "# " + words.restarts(language),
            "StartLimitIntervalSec=1h",
            "StartLimitBurst=20",
            "",
            "[Service]",
            "Type=notify",
            "ExecStart=\(program.asWord) run --home \(home.asArgument)",
            "ExecReload=/bin/sh -c \"kill -HUP $MAINPID\"",
            "User=\(user.text)",
        ]
        if let group { lines.append("Group=\(group.text)") }
        lines += folderLines
        if let passwordFile {
            lines.append("LoadCredential=\(Self.credential):\(passwordFile.asValue)")
        }
        lines += [
            "# " + words.environment(language),
            "EnvironmentFile=-/etc/default/dondoc",
            "Environment=DONDOC_LANG=\(language.rawValue)",
            "Restart=on-failure",
            "RestartSec=30s",
            "RestartPreventExitStatus=64",
            "TimeoutStartSec=10min",
            "TimeoutStopSec=2min",
            "WatchdogSec=15min",
            "LimitCORE=0",
            "LimitNICE=-4",
            "",
            "# " + words.sandbox(language),
        ]
        lines += Self.sandbox
        lines += ["", "[Install]", "WantedBy=multi-user.target"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The home and what `dondoc.conf` names, which alone can be written to, and what files allow to whom.
    ///
    /// A folder that `dondoc.conf` names may be missing: the service starts all the same, and says what it could not
    /// write.
    private var folderLines: [String] {
        let mode = group == nil ? "0700" : "2770"
        var lines = ["UMask=" + (group == nil ? "0077" : "0007")]
        if let name = home.nameInStateFolder {
            lines += ["StateDirectory=\(name)", "StateDirectoryMode=\(mode)"]
        } else if !home.isInPersonalFolder {
            lines.append("ReadWritePaths=\(home.asWord)")
        }
        let open = written.map(\.path).filter { !$0.isInPersonalFolder }
        lines += open.map { "ReadWritePaths=\($0.asWordIfThere)" }
        lines.append("ProtectSystem=strict")
        let bound =
            (home.isInPersonalFolder ? [home.asBindSource] : [])
            + written.map(\.path).filter(\.isInPersonalFolder).map(\.asBindSourceIfThere)
        guard !bound.isEmpty else { return lines + ["ProtectHome=yes"] }
        return lines + ["ProtectHome=tmpfs"] + bound.map { "BindPaths=\($0)" }
    }

    /// What a service that reads its home and talks to mail servers never needs.
    ///
    /// `ProcSubset=pid` is not among it: the boot's identifier is read below `/proc/sys`. Swift's runtime gives
    /// one of its threads a nice value of -4; where it may not, each start leaves a line in the journal.
    private static let sandbox = [
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "ProtectProc=invisible",
        "ProtectClock=yes",
        "ProtectHostname=yes",
        "ProtectKernelLogs=yes",
        "ProtectKernelModules=yes",
        "ProtectKernelTunables=yes",
        "ProtectControlGroups=yes",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "RestrictNamespaces=yes",
        "RestrictRealtime=yes",
        "RestrictSUIDSGID=yes",
        "LockPersonality=yes",
        "MemoryDenyWriteExecute=yes",
        "RemoveIPC=yes",
        "SystemCallArchitectures=native",
        "SystemCallFilter=@system-service",
        "SystemCallFilter=~@privileged @resources",
        "SystemCallFilter=setpriority",
        "SystemCallErrorNumber=EPERM",
    ]
}
