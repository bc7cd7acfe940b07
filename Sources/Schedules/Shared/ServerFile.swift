import Campaigns
package import Texts

/// A file of this machine that the block of a mail server names: whether it is there, and private, only the machine
/// can tell.
package struct ServerFile: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case password
        /// Certificates: of authorities that are believed, or the client's own with its key.
        case certificates
    }

    package let kind: Kind
    /// As it is written.
    package let path: String
    /// The key of the line that names it.
    package let place: Place

    /// Those that the block of that server names.
    static func all(of server: MailServer, in block: Block) -> [ServerFile] {
        var files: [ServerFile] = []
        func add(_ kind: Kind, _ path: String, _ key: Key) {
            guard let entry = block.entry(key) else { return }
            files.append(ServerFile(kind: kind, path: path, place: entry.place))
        }
        if case .authorities(let path) = server.security { add(.certificates, path, .certificate) }
        if let path = server.clientCertificatePath { add(.certificates, path, .clientCertificate) }
        if case .file(let path) = server.secret { add(.password, path, .password) }
        return files
    }
}
