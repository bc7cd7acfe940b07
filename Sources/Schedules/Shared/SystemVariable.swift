/// Variables that systems set for every program: what they hold is no password, and must not reach a mail server.
enum SystemVariable {
    private static let names: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "PWD", "OLDPWD", "SHLVL", "LANG", "LANGUAGE",
        "TERM",
        "TZ", "HOSTNAME", "MAIL", "EDITOR", "VISUAL", "PAGER", "DISPLAY", "TMPDIR", "COLUMNS",
        "LINES",
        "NOTIFY_SOCKET", "INVOCATION_ID", "JOURNAL_STREAM", "MAINPID", "CREDENTIALS_DIRECTORY",
        "STATE_DIRECTORY", "RUNTIME_DIRECTORY", "CACHE_DIRECTORY", "LOGS_DIRECTORY",
        "CONFIGURATION_DIRECTORY", "WATCHDOG_PID", "WATCHDOG_USEC", "LISTEN_FDS", "LISTEN_PID",
    ]
    private static let beginnings = ["LC_", "LD_", "XDG_", "SSH_", "SUDO_", "SYSTEMD_", "DBUS_"]

    /// Whether a system sets a variable of that name, however it is written: `path` as well as `PATH`.
    static func isOne(_ name: String) -> Bool {
        let name = name.uppercased()
        return names.contains(name) || beginnings.contains(where: name.hasPrefix)
    }
}
