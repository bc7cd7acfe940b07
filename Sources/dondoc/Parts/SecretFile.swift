import Delivery
import Foundation
import Glibc
import Synchronization
import Texts

/// A file that holds a password, and whether it is private enough to be used.
///
/// It must be the service's user's or root's, and nobody else may read or write it; where it is root's, the service's
/// own group may read it. What systemd hands over, under `$CREDENTIALS_DIRECTORY`, or as root's under `/run/credentials`,
/// is taken as it is: rights that it gives by an access list look like the group's. On a read-only disk, where nothing
/// can be mended, an open file is told of and used.
struct SecretFile {
    let path: String
    /// Read-only disks' files that were told of.
    private static let told = Mutex<Set<String>>([])

    /// The first line; throws where there is none, or where the file is open to others.
    func line() throws(RelayFault) -> String {
        // A link is followed: secrets are often handed over as links. What it leads to is judged and read.
        let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            let isForbidden = errno == EACCES || errno == EPERM
            throw RelayFault(isForbidden ? .unreadableSecret : .noSecret, path)
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw RelayFault(.noSecret, path)
        }
        if let mending = mending(of: status), !isHandedOver(status) {
            guard isOnReadOnlyDisk(file) else { throw RelayFault(.openSecret, mending) }
            if Self.told.withLock({ $0.insert(path).inserted }) {
                Screen.complain(KeepingWords.openSecret(path)(Screen.language))
            }
        }
        guard let data = try? handle.read(upToCount: Self.longest),
            let text = Self.text(data),
            let line = text.split(whereSeparator: \.isNewline).first
        else { throw RelayFault(.noSecret, path) }
        return String(line)
    }

    /// As Notepad writes it: UTF-8 with or without its mark, or UTF-16; nil for anything else.
    private static func text(_ data: Data) -> String? {
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            return String(data: data, encoding: .utf16)
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let octets = data.starts(with: mark) ? data.dropFirst(mark.count) : data
        return String(validating: octets, as: UTF8.self)
    }

    /// In octets: an access token has some thousands.
    private static let longest = 65_536

    /// The command that makes it private; nil where it is.
    private func mending(of status: stat) -> String? {
        // Root, who looks at a service of another user, may read what is that user's alone.
        let isOwn = status.st_uid == geteuid() || geteuid() == 0
        guard isOwn || status.st_uid == 0 else { return "chown \(geteuid()) \(path.shellQuoted)" }
        let isOfOwnGroup = !isOwn && status.st_gid == getegid()
        let allowed: mode_t = isOfOwnGroup ? 0o740 : 0o700
        return status.st_mode & 0o777 & ~allowed == 0
            ? nil : "chmod \(isOfOwnGroup ? "640" : "600") \(path.shellQuoted)"
    }

    private func isHandedOver(_ status: stat) -> Bool {
        if status.st_uid == 0, isCredential { return true }
        let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] ?? ""
        return !folder.isEmpty && Self.isIn(folder, path)
    }

    /// Where systemd keeps what it hands to services, each of which can read its own alone; a command typed by hand as
    /// the service's user finds it there, without the variable.
    private static let credentials = "/run/credentials"

    /// Whether systemd hands it to the service, and to no command typed by hand but as the service's user while it runs.
    var isCredential: Bool { Self.isIn(Self.credentials, path) }

    /// Whether this process may read it.
    var isReadable: Bool { unsafe access(path, R_OK) == 0 }

    /// Whether the path leads below the folder.
    private static func isIn(_ folder: String, _ path: String) -> Bool {
        let place = URL(fileURLWithPath: path).standardizedFileURL.path
        return place.hasPrefix(URL(fileURLWithPath: folder).standardizedFileURL.path + "/")
    }

    private func isOnReadOnlyDisk(_ file: Int32) -> Bool {
        var status = statvfs()
        return unsafe fstatvfs(file, &status) == 0 && status.f_flag & UInt(ST_RDONLY) != 0
    }
}
