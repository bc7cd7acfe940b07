package import Campaigns

/// What `dondoc.conf` says of the machine that a home lies on.
///
/// What belongs to a campaign stands in its schedule files, what belongs to mail in `MÁY CHỦ THƯ`.
package struct HomeSettings: Hashable, Sendable {
    /// Where the database is, absolute or relative to the home; nil: `dondoc.sqlite` in the home.
    package var database: String?
    package var backup: Backup?
    package var metrics: Metrics?
    /// The https address that hears of each good pass.
    package var ping: String?
    package var web: LoopbackPlace?
    /// Whether changed files are taken over by themselves; nil: as the store's kind usually does.
    package var activates: Bool?
    /// What the machine is called; nil: its host name.
    package var machine: String?
    /// The header in which a proxy names the person.
    package var userHeader: String?

    package init() {}

    /// A copy of the database once a day: `hằng ngày lúc 02:00, giữ 14, vào /srv/sao-luu`.
    package struct Backup: Hashable, Sendable {
        /// In the zone of the home's campaigns.
        package let time: TimeOfDay
        /// The number of copies that stay; nil: all.
        package var kept: Int?
        /// Absolute or relative to the home; nil: see ``place``.
        package var folder: String?

        /// Where the copies lie, absolute or relative to the home.
        package var place: String { folder ?? "sao-luu" }
    }

    /// Where the numbers of the service are to be read: a file, a port of this machine, or both.
    package struct Metrics: Hashable, Sendable {
        /// Absolute or relative to the home.
        package var file: String?
        package var port: Int?
    }
}

/// An address and port that only this machine reaches: `127.0.0.1:8025`.
package struct LoopbackPlace: Hashable, Sendable {
    package let host: String
    package let port: Int

    /// nil for anything but a loopback address or `localhost` with a port.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port)
        else { return nil }
        let host = text[..<colon]
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard
            host == "localhost" || host == "[::1]"
                || octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
        else { return nil }
        self.host = String(host.filter { $0 != "[" && $0 != "]" })
        self.port = port
    }
}
