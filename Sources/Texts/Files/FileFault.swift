/// Why a file was not read.
package struct FileFault: Error, Hashable {
    package enum Kind: Hashable, Sendable {
        case missing
        /// It, or a folder on the way to it, may not be read by this user.
        case noRights
        /// It is a folder, a pipe or a device.
        case noFile
        /// Reading failed, or what was read is no text.
        case unreadable
        case large
    }

    package let kind: Kind
    package let path: String
    /// In octets.
    package let limit: Int

    package init(_ kind: Kind, _ path: String, _ limit: Int) {
        self.kind = kind
        self.path = path
        self.limit = limit
    }

    package var phrase: Phrase {
        switch kind {
        case .missing, .noRights, .noFile, .unreadable: Findings.unreadableFile(path, kind)
        case .large: Findings.largeFile(path, limit: limit)
        }
    }
}
