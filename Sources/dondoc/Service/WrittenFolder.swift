import Schedules

/// A folder outside the home that `dondoc.conf` has the service write into.
///
/// Example: `sao lưu: hằng ngày lúc 02:00, vào /srv/sao-luu` means `/srv/sao-luu`; without `vào` the copies lie in the
/// home, which the service may write into anyhow.
struct WrittenFolder: Hashable {
    let path: SystemPath
    /// Others may read all that lies in it, as node_exporter reads the metrics.
    let isRead: Bool

    /// Those of a home, each once, sorted.
    ///
    /// Throws what cannot be such a folder, as words.
    static func all(of settings: HomeSettings, in home: SystemPath) throws -> [WrittenFolder] {
        func parent(_ file: String?) -> String? { file.map { $0 + "/.." } }
        let written = [
            (parent(settings.database), false), (settings.backup?.place, false),
            (parent(settings.metrics?.file), true),
        ]
        let folders = try written.compactMap { place, isRead -> WrittenFolder? in
            guard let place else { return nil }
            let absolute = place.hasPrefix("/") ? place : home.text + "/" + place
            guard let path = SystemPath(absolute) else {
                throw CommandFailure(ServiceWords.unfitPath(place))
            }
            guard !path.isBelow(home.text) else { return nil }
            guard !path.isTemporary, path.text != "/" else {
                throw CommandFailure(ServiceWords.unfitFolder(path.text))
            }
            return WrittenFolder(path: path, isRead: isRead)
        }
        return Dictionary(grouping: folders, by: \.path).map { path, same in
            WrittenFolder(path: path, isRead: same.allSatisfy(\.isRead))
        }.sorted { $0.path.text < $1.path.text }
    }
}
