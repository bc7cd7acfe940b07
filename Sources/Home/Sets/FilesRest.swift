import Campaigns
import Foundation
import Glibc

/// Whether files have been left alone long enough to count.
///
/// An editor empties a file before it writes it, a folder is copied file by file: a look in between sees a set that
/// nobody meant. Until the files rest, the campaign does: nothing of it is planned or sent.
struct FilesRest {
    /// The last change of the files that differ; nil where none is known.
    let changed: Instant?
    let now: Instant

    /// In seconds: as long as an editor or a copy takes.
    static let short = 2
    /// In seconds, of a set that lacks something: as long as somebody who meant otherwise takes to put it back, and
    /// more than one pass.
    static let long = 60
    /// In minutes: files that are written again and again count all the same.
    static let longest = 5

    init(changed: Instant?, now: Instant) {
        self.changed = changed
        self.now = now
    }

    /// `paths`: those in the home that are there no more, or say something else than they did.
    init(of home: HomeFolder, differing paths: [String], now: Instant) {
        self.init(
            changed: paths.compactMap { Self.change(of: $0, in: home) }.max(),
            now: now
        )
    }

    /// When the files will rest; nil where they do.
    ///
    /// A change that lies farther ahead than that was stamped by another clock, and tells nothing.
    func end(_ seconds: Int) -> Instant? {
        guard let changed else { return nil }
        let span = Duration.seconds(seconds)
        let end = changed.adding(span)
        return now < end && changed < now.adding(span) ? end : nil
    }

    /// When the file, or where it is gone the folder that had it, last changed in any way, its name included: which no
    /// program that copies files can set back.
    ///
    /// nil where nothing but the home itself is left: it changes with each opening of the database.
    private static func change(of path: String, in home: HomeFolder) -> Instant? {
        var url = home.url.appendingPathComponent(path)
        var status = stat()
        while unsafe stat(url.path, &status) != 0 {
            url.deleteLastPathComponent()
            guard url.path.count > home.url.path.count else { return nil }
        }
        let (seconds, nanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
        return Instant(milliseconds: Int64(seconds) * 1_000 + Int64(nanoseconds) / 1_000_000)
    }
}
