package import Foundation

/// The folder that all this is in, with the files that ship.
package enum Project {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    package static let schedules = root.appendingPathComponent("Schedules")
    package static let templates = root.appendingPathComponent("Templates")
}
