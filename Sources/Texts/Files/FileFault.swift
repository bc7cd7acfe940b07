/// Why a file was not read.
package struct FileFault: Error, Hashable {
    package enum Kind: Hashable, Sendable {
        /// There is none, it may not be read, or it is no file: a folder, a pipe, a device.
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
        case .unreadable: Findings.missingFile(path)
        case .large: Findings.largeFile(path, limit: limit)
        }
    }
}
