/// What is mounted where, as `/proc/self/mounts` tells it (`man 5 fstab`).
struct Mounts {
    private let places: [(path: String, type: String)]

    init(_ text: String) {
        places = text.split(separator: "\n").compactMap { line -> (path: String, type: String)? in
            let fields = line.split(separator: " ").map(String.init)
            guard fields.count >= 3 else { return nil }
            return (path: fields[1].replacing("\\040", with: " "), type: fields[2])
        }
    }

    /// The file system that holds the path: that of the longest place above it, and of those the last mounted.
    func type(of path: String) -> String? {
        let above = places.filter { place in
            place.path == "/" || path == place.path || path.hasPrefix(place.path + "/")
        }
        let longest = above.map(\.path.count).max()
        return above.last { $0.path.count == longest }?.type
    }
}
