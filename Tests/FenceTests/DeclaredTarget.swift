import Foundation
import Testing

/// A target as `Package.swift` declares it.
struct DeclaredTarget {
    let name: String
    /// Below the project's root.
    let folder: String
    /// Modules, of products too.
    let dependencies: [String]

    /// Every Swift target, tests included.
    static func all() throws -> [DeclaredTarget] {
        let manifest = try String(
            contentsOf: Source.root.appendingPathComponent("Package.swift"),
            encoding: .utf8
        )
        let starts = manifest.matches(of: /\.(target|executableTarget|testTarget)\(/)
        let ends = starts.dropFirst().map(\.range.lowerBound) + [manifest.endIndex]
        return try zip(starts, ends).compactMap { start, end in
            let text = manifest[start.range.lowerBound..<end]
            let name = try #require(text.firstMatch(of: /name: "(\w+)"/)).1
            let parent = start.1 == "testTarget" ? "Tests" : "Sources"
            let folder =
                text.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) }
                ?? "\(parent)/\(name)"
            guard try !Source.all(in: folder).isEmpty else { return nil }
            let list = text.firstMatch(of: /dependencies: \[((?:[^\[\]]|\n)*)\]/)?.1 ?? ""
            let names = list.replacing(/package: "[^"]*"/, with: "").matches(of: /"([\w-]+)"/)
            return DeclaredTarget(
                name: String(name),
                folder: folder,
                dependencies: names.map { String($0.1) }
            )
        }
    }
}
