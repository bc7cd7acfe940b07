import Campaigns
import Texts

/// Which mail server stands in for which, `máy chủ dự phòng`, in letters to the operator.
struct FallbackChains {
    private let servers: [String: MailServer]
    private var next: [String: String] = [:]

    /// Reads the key of every block; reports a server that does not exist, that is the block itself, or that leads
    /// back to it.
    init(_ readers: [ValueReader], among servers: [String: MailServer]) {
        self.servers = servers
        for reader in readers {
            let own = reader.block.id
            next[own] = reader.value(.fallback) { cursor throws(Finding) in
                let token = cursor.current
                let server = try cursor.mailServer(servers)
                guard server.id.text != own else {
                    throw cursor.finding(.wrongFallback, token, Findings.ownFallback)
                }
                return server.id.text
            }
        }
        for reader in readers {
            guard let entry = reader.entry(.fallback), let names = circle(from: reader.block.id)
            else { continue }
            reader.report(.wrongFallback, at: entry, Findings.circularFallback(names))
        }
    }

    /// The servers after that one, none twice.
    func chain(from id: String) -> [MailServer] {
        names(after: id).compactMap { servers[$0] }
    }

    /// `a`, `b`, `a` where the server's fallbacks lead back to it; nil where they do not.
    private func circle(from id: String) -> [String]? {
        let names = names(after: id)
        return names.last.flatMap { next[$0] } == id ? [id] + names + [id] : nil
    }

    private func names(after id: String) -> [String] {
        var names: [String] = []
        var current = next[id]
        while let name = current, name != id, !names.contains(name) {
            names.append(name)
            current = next[name]
        }
        return names
    }
}
